"""A class on this computer: `python -m tools.hub.load [--learners 1 2 5] [--minutes 40] [--write]`.

So many learners at once, through a JupyterHub on loopback: each starts a server, and works through the solved lessons
01 to 06, one after the other, without a pause between cells. No class does that: it is the most that it could ask for.
So that many learners meet different lessons, the second begins with 02, the third with 03, and so on; after 06 comes
01. When the minutes are over, each ends with the cell that it is in. A kernel ends when its lesson is closed.
"""

import argparse
import asyncio
import copy
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
from nbformat import NotebookNode

from tools.hub import loopback, record
from tools.hub.learner import CellFailed, Learner
from tools.hub.memory import shared_folder, solved, status

LESSONS = [f"{number:02}" for number in range(1, 7)]
LOOK_EVERY = 0.5  # seconds
PARTS = ("hub", "proxy", "server", "kernel")


def own_and_share(process: int) -> tuple[float, float]:
    """MB that are a process's own, and its proportional share (PSS) of all that it uses."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    share = next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6
    return status(process)["RssAnon"], share


class Memory:
    """The most that each learner's server and kernel, the hub and its proxy hold, looked at again and again."""

    def __init__(self, hub: loopback.Hub):
        self.hub, self.all = hub, 0.0
        self.own: dict[str, dict[str, float]] = {part: defaultdict(float) for part in PARTS}
        self.share: dict[str, dict[str, float]] = {part: defaultdict(float) for part in PARTS}

    async def watch(self) -> None:
        while True:
            await asyncio.to_thread(self.look)
            await asyncio.sleep(LOOK_EVERY)

    def look(self) -> None:
        total = 0.0
        for part, whose, process in self.hub.processes():
            try:
                own, share = own_and_share(process.pid)
            except (OSError, StopIteration, KeyError):  # it has ended meanwhile
                continue
            total += share
            self.own[part][whose] = max(self.own[part][whose], own)
            self.share[part][whose] = max(self.share[part][whose], share)
        self.all = max(self.all, total)


def busy_seconds() -> float:
    """What all processors of this computer have worked since it was started."""
    times = psutil.cpu_times()
    return times.user + times.system + times.nice


def our_seconds() -> float:
    """What this process has worked, and those that it has started and seen end, with theirs."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, (resource.RUSAGE_SELF,
                                                                                  resource.RUSAGE_CHILDREN)))


def spread(values: list[float], digits: int = 1) -> dict[str, float]:
    return {"median": round(statistics.median(values), digits), "most": round(max(values), digits)}


async def a_class(hub: loopback.Hub, count: int, minutes: float, notebooks: dict[str, NotebookNode]) -> dict:
    """So many learners at work at once. Returns what was measured."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(2 * count + 4))  # nobody waits for another
    learners = [Learner(hub, f"learner{number:03}") for number in range(count)]
    memory, start = Memory(hub), time.monotonic()
    lessons_done: list[tuple[str, float]] = []
    failed: list[str] = []
    until = start + 60 * minutes

    async def work(position: int, learner: Learner) -> None:
        await learner.start_server()
        first = position % len(LESSONS)
        for lesson in LESSONS[first:] + LESSONS[:first]:
            if time.monotonic() > until:
                break
            began = time.monotonic()
            try:
                finished = await learner.work_through(lesson, copy.deepcopy(notebooks[lesson]), until)
            except CellFailed as problem:
                failed.append(f"{learner.name}, lesson {lesson}: {problem}")
                print(f"  {failed[-1]}", flush=True)
                continue
            if finished:
                lessons_done.append((lesson, time.monotonic() - began))
                print(f"  {learner.name}: lesson {lesson} in {lessons_done[-1][1]:.0f} s", flush=True)

    watching = asyncio.create_task(memory.watch())
    await asyncio.gather(*(work(position, learner) for position, learner in enumerate(learners)))
    watching.cancel()
    cells = [cell for learner in learners for cell in learner.cells]
    slowest = max(cells, key=lambda cell: cell["seconds"])
    homes = [sum(path.stat().st_size for path in hub.home(one.name).rglob("*") if path.is_file()) for one in learners]
    return {
        "learners": count, "seconds": round(time.monotonic() - start), "cells": len(cells),
        "lessons_finished": len(lessons_done), "lessons_planned": count * len(LESSONS),
        "failed_starts": sum(learner.failed_starts for learner in learners), "failed_cells": len(failed),
        "server_ready_s": spread([learner.server_ready for learner in learners]),
        "first_output_s": spread([learner.first_output for learner in learners]),
        "cell_s": spread([cell["seconds"] for cell in cells], 2),
        "slowest_cell": {**slowest, "seconds": round(slowest["seconds"], 1)},
        "lesson_s": {lesson: round(statistics.median(times), 1) for lesson in LESSONS
                     if (times := [seconds for done, seconds in lessons_done if done == lesson])},
        **{f"{part}_{kind}_mb": spread(list(values[part].values()), 0)
           for kind, values in (("own", memory.own), ("share", memory.share)) for part in PARTS},
        "all_share_mb": round(memory.all), "home_mb": spread([size / 1e6 for size in homes]),
    }


def measure(count: int, minutes: float, notebooks: dict[str, NotebookNode], digits: Path) -> dict:
    """Start a hub, let a class work, end the hub. With what the computer did besides, which makes all of it slower."""
    variables = {"MNIST_DIR": str(digits), "COURSE_PROGRESS": "off", "COURSE_DIGITS": "off"}
    computer = record.where()
    with tempfile.TemporaryDirectory() as folder:
        start, busy, ours = time.monotonic(), busy_seconds(), our_seconds()
        with loopback.running_hub(Path(folder, "hub"), variables) as hub:
            row = asyncio.run(a_class(hub, count, minutes, notebooks))
        seconds, ours = time.monotonic() - start, our_seconds() - ours
        others = max(0.0, busy_seconds() - busy - ours)
    cores = computer["cores"]
    return row | computer | {"minutes_allowed": minutes, "class_cpu_s": round(ours),
                             "class_cpu_share": round(ours / seconds / cores, 2),
                             "others_cpu_share": round(others / seconds / cores, 2)}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.hub.load", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--learners", type=int, nargs="+", default=[1, 2, 5, 10, 20])
    parser.add_argument("--minutes", type=float, default=40, help="so long at most for each number of learners")
    parser.add_argument("--write", action="store_true", help="write the figures into deploy/measured.json")
    options = parser.parse_args(arguments)
    if problem := loopback.missing():
        print(f"Nothing was measured: {problem}.", file=sys.stderr)
        return 1
    digits, notebooks = shared_folder(), {lesson: solved(lesson) for lesson in LESSONS}
    for count in options.learners:
        print(f"{count} learner{'s' * (count > 1)}, at most {options.minutes:g} minutes", flush=True)
        row = measure(count, options.minutes, notebooks, digits)
        for key, value in row.items():
            print(f"    {key}: {value}")
        if options.write:
            rows = {one["learners"]: one for one in record.read().get("class", [])} | {count: row}
            record.update("class", [rows[number] for number in sorted(rows)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
