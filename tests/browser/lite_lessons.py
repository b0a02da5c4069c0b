"""Every solved lesson in a browser tab, from its first cell to its last: no error, no request to another computer.

No part of the usual tests (the name does not begin with test_): `python3 start.py test --lite` runs it, with `-k 04`
for one lesson and `-k deeper` for the optional ones. It downloads about 85 MB once, and prints what took how long.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import http.server
import io
import json
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import psutil
import pytest

from tools.lite import pyodide, site
from tools.lite.contents import NOT_HERE
from tools.processes import COURSE

SOLUTIONS = Path(__file__).resolve().parents[2] / "notebooks" / "solutions"
LESSONS = [path.relative_to(SOLUTIONS).as_posix() for folder in ("", "deeper")
           for path in sorted(Path(SOLUTIONS, folder).glob("*.ipynb")) if path.stem[:2] not in NOT_HERE]
MOST_SECONDS = 360.0        # of computing, a lesson without the start; other programs on the same machine do not count.
                            # All but 06 and 11, those with most trainings, stay under 180 on a slow machine.
SLOW = 5.0                  # seconds: cells that take longer are listed

READY = """async () => {
    const panel = window.jupyterapp?.shell.currentWidget;
    if (!panel?.context?.isReady || !panel.sessionContext?.session?.kernel) return false;
    await panel.sessionContext.session.kernel.requestExecute({code: "pass"}).done;
    return true;
}"""
COUNT = "window.jupyterapp.shell.currentWidget.content.widgets.length"
RUN = """async index => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const cell = notebook.widgets[index];
    if (cell.model.type !== "code") return null;
    notebook.activeCellIndex = index;
    notebook.deselectAll();
    const begun = performance.now();
    await window.jupyterapp.commands.execute("notebook:run-cell");
    const outputs = cell.model.outputs.toJSON();
    return {seconds: (performance.now() - begun) / 1000, source: cell.model.sharedModel.getSource(), outputs};
}"""
# The time of an epoch, as the course's texts name it.
EPOCH = """
import time
from helpers.data import load_mnist, normalize
from helpers.network import Network
mnist = load_mnist("subset")
images, labels = normalize(mnist.train_images), mnist.train_labels
net = Network([784, 128, 10], activation="relu", seed=0)
times = net.train(images, labels, epochs=4, batch_size=64, learning_rate=0.1, clock=time.perf_counter).seconds
print(f"an epoch of {len(images):,} images, 784-128-10, batches of 64: {min(times):.3f} s")
"""
EXECUTE = """async code => {
    let said = "";
    const future = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({code});
    future.onIOPub = message => { said += message.content.text ?? message.content.evalue ?? ""; };
    await future.done;
    return said;
}"""


def computed() -> float:
    """Seconds of processor time that the pages of our browser have taken, those that are open."""
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if "--type=renderer" in process.cmdline():
                total += sum(process.cpu_times()[:2])
    return total


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where the site is served, with Pyodide of its own."""
    folder = tmp_path_factory.mktemp("lite") / "lite"
    own = Path(COURSE, f"pyodide-{pyodide.VERSION}")
    pyodide.fetch(own)
    site.build(folder, own)
    print(f"\nthe site: {site.size(folder) - site.size(folder / 'pyodide'):.0f} MB without Pyodide, "
          f"{site.size(folder):.0f} MB with it", flush=True)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture
def opened(browser, address):
    """opened(path): a notebook, its kernel ready. Lists: `page.outside`, requests elsewhere; `page.problems`.

    again: the context of an earlier page, whose storage the new one finds.
    """
    contexts = []

    def open_notebook(path: str, again=None):
        context = again or browser.new_context(viewport={"width": 1366, "height": 768})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(600_000)
        page.outside, page.problems = [], []
        context.on("request", lambda request: None if request.url.startswith((address, "data:", "blob:"))
                   else page.outside.append(request.url))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        begun, page.used_before = time.monotonic(), computed()
        page.goto(f"{address}lab/index.html?path={path}")
        while not page.evaluate(READY):
            page.wait_for_timeout(100)
        page.start_seconds = time.monotonic() - begun
        return page

    yield open_notebook
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_solved_lesson_runs(lesson, opened, request):
    if lesson.startswith("deeper/") and "deeper" not in request.config.option.keyword:
        pytest.skip("the optional ones run with -k deeper")
    page = opened(f"notebooks/solutions/{lesson}")
    begun, used, cells, errors, slow = time.monotonic(), computed(), 0, [], []
    for index in range(page.evaluate(COUNT)):
        cell = page.evaluate(RUN, index)
        if cell is None:
            continue
        cells += 1
        first_line = cell["source"].split("\n")[0][:60]
        if cell["seconds"] > SLOW:
            slow.append(f"{cell['seconds']:.0f} s: {first_line}")
        errors += [f"{first_line}: {one['ename']}: {one['evalue']}" for one in cell["outputs"]
                   if one["output_type"] == "error"]
    seconds, alone = time.monotonic() - begun, computed() - used
    start = f"{page.start_seconds:.0f} s ({used - page.used_before:.0f})"
    print(f"\n{lesson}: {seconds:.0f} s for {cells} cells ({alone:.0f} s of computing), after {start} of starting, "
          f"{len(page.outside)} outside requests",
          *slow, sep="\n    ", flush=True)
    assert not errors
    assert page.outside == []
    assert page.problems == []
    assert alone < MOST_SECONDS


KEEP = """
from helpers import progress
from helpers.own_digits import keep
import numpy as np
progress.mark_done("accuracy")
progress.write("what_a_seven_is", "a bar and a stroke")
keep(np.eye(30, dtype=np.uint8) * 255, 1)
"""
LOOK = """
from helpers import progress
from helpers.own_digits import load
print(progress.done(), progress.written("what_a_seven_is"), load().labels)
"""
FILE = """async path => {
    const file = await window.jupyterapp.serviceManager.contents.get(path, {content: true});
    return file.content;
}"""


def test_work_is_kept_and_can_be_taken_home(opened):
    page = opened("my_work/take_home.ipynb")
    assert page.evaluate(EXECUTE, KEEP) == ""
    page.close()
    page = opened("my_work/take_home.ipynb", page.context)
    assert page.evaluate(EXECUTE, LOOK).strip() == "{'accuracy'} a bar and a stroke [1]"
    cells = [page.evaluate(RUN, index) for index in range(page.evaluate(COUNT))]
    said, = cells[-1]["outputs"]
    print(f"\n{said.get('text', said)}", flush=True)
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(page.evaluate(FILE, "my_work.zip")))) as archive:
        names = set(archive.namelist())
        kept = json.loads(archive.read("my_work/.progress.json"))
        lesson = json.loads(archive.read("my_work/04_descent.ipynb"))
    assert {"my_work/digits/1_001.png", "my_work/take_home.ipynb", "my_work/deeper/06_speed_run.ipynb"} <= names
    assert kept["done"] == ["accuracy"] and lesson["metadata"]["course"]["name"] == "04_descent"


def test_an_epoch(opened):
    page = opened("my_work/00_start.ipynb")
    said = page.evaluate(EXECUTE, EPOCH)
    here = subprocess.run([sys.executable, "-c", EPOCH], capture_output=True, text=True, check=True).stdout
    print(f"\n{said.strip().splitlines()[-1]} in the browser tab, {here.split()[-2]} s in this Python", flush=True)
    assert "an epoch" in said
