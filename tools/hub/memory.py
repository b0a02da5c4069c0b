"""How much memory does the kernel of a lesson take? `python -m tools.hub.memory [lesson ...] [--cells] [--write]`.

Runs the solved lessons, as their sources are now, one after the other, each in a kernel of its own. Two figures come
from Linux (nothing else will do): the most that was resident, and the most that is the kernel's own. What is not its
own are files that are mapped, the digits (helpers/shared_digits.py) and the libraries: learners on one machine share
them, and the system may drop them.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from nbclient import NotebookClient
from nbformat import NotebookNode

from helpers import shared_digits
from helpers.data import load_mnist
from helpers.measured import read_measured
from helpers.mnist_files import FILES
from tools.hub import handout, record
from tools.processes import COURSE, ONE_THREAD, course_environment
from tools.sources import ROOT, lesson_sources, read_lesson, solved_notebook

LIMIT = 600  # MB of its own that a kernel of lessons 00 to 08 may take
CELL_LIMIT = 300  # seconds
LOOK_EVERY = 0.01  # seconds


def usual(lesson: str) -> bool:
    """Whether it is one of lessons 00 to 08, and no optional one: they fit on the usual machine."""
    return lesson.isdigit() and lesson <= "08"


def status(process: int) -> dict[str, float]:
    """What /proc/PID/status says in kB, in MB (of a million bytes): "VmRSS" is resident, "RssAnon" its own."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return {line.split(":")[0]: int(line.split()[1]) * 1024 / 1e6 for line in lines if line.endswith(" kB")}


class Watch:
    """The most that a process had resident, and of its own, since the last `peaks`."""

    def __init__(self, process: int):
        self.process, self.own, self.resident, self.ended = process, 0.0, 0.0, threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def _look(self) -> None:
        while not self.ended.wait(LOOK_EVERY):
            try:
                now = status(self.process)
            except OSError:  # it has ended
                return
            self.own, self.resident = max(self.own, now["RssAnon"]), max(self.resident, now["VmRSS"])

    def peaks(self) -> tuple[float, float]:
        """(own, resident) in MB, and start again."""
        peaks, (self.own, self.resident) = (self.own, self.resident), (0.0, 0.0)
        return peaks


def shared_folder() -> Path:
    """A folder with digits that kernels share, made if need be."""
    folder = Path(COURSE, "digits")
    if shared_digits.read(folder) is None:
        mnist = load_mnist("full")
        shared_digits.prepare(folder, {key: getattr(mnist, key) for key in FILES})
    return folder


def kernel_environment(digits: Path | None) -> dict[str, str]:
    """The environment of a learner's kernel on a hub, with nothing noted about anybody's progress."""
    variables = {**course_environment(os.environ), **ONE_THREAD, "COURSE_PROGRESS": "off", "COURSE_DIGITS": "off"}
    if digits:
        os.environ["JUPYTER_PATH"] = str(Path(ROOT, "deploy", "jupyter"))  # where this process finds a class's kernel
        variables["MNIST_DIR"] = str(digits)
    return variables


def solved(number: str) -> NotebookNode:
    """The solved notebook of a lesson. Raises ValueError if there is no such lesson."""
    path = lesson_sources(ROOT).get(number)
    if path is None:
        raise ValueError(f"lesson: got {number!r}, expected one of {', '.join(lesson_sources(ROOT))}")
    return solved_notebook(read_lesson(path), read_measured(ROOT))


async def run_notebook(notebook: NotebookNode, environment: dict[str, str]) -> list[dict]:
    """Run a notebook in a kernel of its own. For each code cell: its first line, seconds by the clock and of the
    processor, which other work on this computer hardly changes, and the peaks in MB."""
    cells = []
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(notebook, timeout=CELL_LIMIT, resources={"metadata": {"path": folder}})
        async with client.async_setup_kernel(env=environment):
            watch = Watch(client.km.provisioner.process.pid)  # type: ignore[union-attr]
            times = psutil.Process(watch.process).cpu_times
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type != "code" or not cell.source.strip():
                    continue
                start, before = time.monotonic(), times()
                await client.async_execute_cell(cell, index)
                seconds, after = time.monotonic() - start, times()
                await asyncio.sleep(2 * LOOK_EVERY)
                own, resident = watch.peaks()
                cells.append({"cell": cell.source.strip().splitlines()[0], "seconds": round(seconds, 2),
                              "cpu_s": round(after.user + after.system - before.user - before.system, 2),
                              "own_mb": round(own), "resident_mb": round(resident)})
            watch.ended.set()
    return cells


def main(arguments: list[str] | None = None) -> int:
    """The command line. Returns 1 if a kernel of lessons 00 to 08 took more than LIMIT."""
    parser = argparse.ArgumentParser(prog="python -m tools.hub.memory", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("lessons", nargs="*", help="01 04; without any: all")
    parser.add_argument("--cells", action="store_true", help="show each cell")
    parser.add_argument("--alone", action="store_true", help="each kernel with digits of its own")
    parser.add_argument("--write", action="store_true", help="write the figures into deploy/measured.json")
    options = parser.parse_args(arguments)
    environment = kernel_environment(None if options.alone else shared_folder())
    found = {}
    for number in options.lessons or lesson_sources(ROOT):
        cells = asyncio.run(run_notebook(solved(number), environment))
        own, resident = (max(cell[key] for cell in cells) for key in ("own_mb", "resident_mb"))
        cpu = [cell["cpu_s"] for cell in cells]
        found[number] = {"own_mb": own, "resident_mb": resident, "cpu_s": round(sum(cpu), 1),
                         "slowest_cell_cpu_s": round(max(cpu), 1), **record.where()}
        print(f"lesson {number}: {own} MB of its own, {resident} MB resident, {sum(cpu):.0f} s of the processor, "
              f"{max(cpu):.1f} s for the slowest cell", flush=True)
        if options.write:  # at once: what comes later may be stopped
            size = sum(path.stat().st_size for path in shared_folder().iterdir())
            record.update("digits_mb", round(size / 1e6))
            record.update("handout_mb", handout.size_mb())
            record.update("kernels", dict(sorted((record.read().get("kernels", {}) | found).items())))
        if options.cells:
            for cell in cells:
                print(f"  {cell['own_mb']:5} {cell['resident_mb']:5} MB {cell['seconds']:6.2f} s  {cell['cell'][:80]}")
    too_large = [number for number in filter(usual, found) if found[number]["own_mb"] > LIMIT]
    if too_large:
        print(f"Over {LIMIT} MB: {', '.join(too_large)}")
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main())
