"""What a learner's accident does to the others: `python -m tools.hub.accident [--others 2] [--write]`.

While others work, one learner's kernel is killed, and then the same learner's whole server. Measured: how the others
fare, how long until that learner works again, and whether the notebook is as it was saved.
"""

import argparse
import asyncio
import contextlib
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from tools.hub import loopback, record
from tools.hub.learner import CellFailed, Learner

PATH = "mine.ipynb"
CELL = "import time\ntime.sleep(0.1)\nprint(6 * 7)"
PRESS_AGAIN = 3  # seconds
ENDLESS = "import time\nprint('begun', flush=True)\nwhile True:\n    time.sleep(0.1)"


def small_notebook(cells: int = 3) -> NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL) for _ in range(cells)])


async def accident(hub: loopback.Hub, others: int) -> dict:
    """Let it happen, with so many other learners at work. Returns what was seen."""
    unlucky, lucky = Learner(hub, "unlucky"), [Learner(hub, f"lucky{number}") for number in range(others)]
    await asyncio.gather(*(one.start_server() for one in [unlucky, *lucky]))
    await unlucky.work_through(Path(PATH).stem, small_notebook())
    before = await unlucky.saved(PATH)

    over = asyncio.Event()
    failed: list[str] = []
    working = [asyncio.create_task(work_on(one, over, failed)) for one in lucky]
    kernel_back = await kill_kernel(unlucky)
    server_back = await kill_server(unlucky)
    after = await unlucky.saved(PATH)
    works = await one_cell(unlucky)
    over.set()
    await asyncio.gather(*working)
    times = [cell["seconds"] for one in lucky for cell in one.cells]
    return {
        "others": others, "others_cells": len(times), "others_failed": len(failed),
        "others_slowest_cell_s": round(max(times), 2), "kernel_back_s": round(kernel_back, 1),
        "server_back_s": round(server_back, 1), "file_as_saved": after["cells"] == before["cells"],
        "works_again": works == "42\n",
    }


async def work_on(learner: Learner, over: asyncio.Event, failed: list[str]) -> None:
    """Run small cells in one kernel until it is `over`."""
    await learner.save(PATH, small_notebook())
    async with learner.kernel(PATH) as kernel:
        while not over.is_set():
            start = time.monotonic()
            try:
                if said(await kernel.run(CELL)) != "42\n":
                    failed.append("another output")
            except CellFailed as problem:
                failed.append(str(problem))
                return
            learner.cells.append({"lesson": PATH, "cell": CELL, "seconds": time.monotonic() - start})


async def kill_kernel(learner: Learner) -> float:
    """Kill a kernel in the middle of a cell. Returns the seconds until the learner's next cell has an output."""
    async with learner.kernel(PATH) as kernel:
        running = asyncio.create_task(kernel.run(ENDLESS))
        await until_begun(learner, running)
        process = next(one for part, whose, one in learner.hub.processes() if (part, whose) == ("kernel", learner.name))
        start = time.monotonic()
        process.kill()
        with contextlib.suppress(CellFailed):  # the page says: the kernel appears to have died, it will restart
            await running
        while True:  # as somebody would who presses Shift + Enter again where nothing happens
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(kernel.run(CELL), PRESS_AGAIN)
                return time.monotonic() - start


async def until_begun(learner: Learner, running: asyncio.Task) -> None:
    learner.first_output = 0.0
    while not learner.first_output:
        if running.done():
            running.result()
        await asyncio.sleep(0.05)


async def kill_server(learner: Learner) -> float:
    """Kill a learner's server. Returns the seconds until the learner's next cell has an output."""
    process = next(one for part, whose, one in learner.hub.processes() if (part, whose) == ("server", learner.name))
    start = time.monotonic()
    process.kill()
    user = f"/hub/api/users/{learner.name}"
    while (await asyncio.to_thread(learner.hub.request, "GET", user)).get("server"):  # the hub has not noticed yet
        await asyncio.sleep(0.2)
    await learner.start_server()
    await one_cell(learner)
    return time.monotonic() - start


async def one_cell(learner: Learner) -> str:
    async with learner.kernel(PATH) as kernel:
        return said(await kernel.run(CELL))


def said(outputs: list[dict]) -> str:
    return "".join(output.get("text", "") for output in outputs)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.hub.accident", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--others", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="write the figures into deploy/measured.json")
    options = parser.parse_args(arguments)
    if problem := loopback.missing():
        print(f"Nothing was measured: {problem}.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, loopback.running_hub(Path(folder, "hub"), {}) as hub:
        found = asyncio.run(accident(hub, options.others))
    for key, value in found.items():
        print(f"{key}: {value}")
    if options.write:
        record.update("accident", found | record.where())
    return 0 if found["others_failed"] == 0 and found["file_as_saved"] and found["works_again"] else 1


if __name__ == "__main__":
    sys.exit(main())
