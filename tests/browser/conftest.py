"""A real JupyterLab in a real browser, for the tests that look at widgets as a learner does.

The browser is one that is installed: Chrome, Chromium or Edge. Without one, these tests are skipped and say
so; where CI is "true" they fail.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory):
    """A JupyterLab of its own. `lab.folder` holds its notebooks, `lab.url` and `lab.token` reach it; so does
    lab.call("/api/...", method="GET"), which returns the answer's bytes. `lab.progress`: what is kept of answers.
    lab.end_kernels() leaves the pages without any.
    """
    folder, home = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("jupyter")
    wanted = SimpleNamespace(settings=home / "settings")
    # Else JupyterLab asks whether it may fetch news, on top of the page.
    _setting(wanted, "apputils", "notification", {"fetchNews": "false", "checkForUpdates": False})
    # As `start.py lab` has it: what one did with a widget is saved with the notebook.
    _setting(wanted, "@jupyter-widgets/jupyterlab-manager", "plugin", {"saveState": True})
    # Else a cell out of sight is not on the page, and a test cannot find it.
    _setting(wanted, "notebook", "tracker", {"windowingMode": "none"})
    variables = {"JUPYTERLAB_SETTINGS_DIR": wanted.settings, "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
                 "COURSE_PROGRESS": home / "progress.json"}
    words = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        words.append("--allow-root")
    with _served(words, variables, home) as started:
        started.folder, started.settings, started.progress = folder, wanted.settings, home / "progress.json"
        started.end_kernels = partial(_end_kernels, started)
        yield started


@pytest.fixture(scope="session")
def serve():
    """`with serve(words, variables, home) as lab`: a JupyterLab by its command line; its own files go to `home`."""
    return _served


@contextlib.contextmanager
def _served(words: list[str], variables: dict, home: Path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    started = SimpleNamespace(token=token, url=f"http://127.0.0.1:{port}")
    started.call = partial(_call, started)
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"), "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_PATH": str(ROOT / "tools" / "jupyter"), "JUPYTER_TOKEN": token,
        "PYTHONPATH": str(ROOT)} | {name: str(value) for name, value in variables.items()}
    command = [*words, "--no-browser", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}",
               "--ServerApp.port_retries=0"]
    log = home / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=home, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_for(started, server, log)
        yield started
    finally:
        with contextlib.suppress(OSError):
            started.call("/api/shutdown", method="POST")  # lets the server end its kernels, on Windows as well
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@pytest.fixture(scope="session")
def wait_until():
    """wait_until(page, condition, seconds=10): whether a function that the page cannot ask becomes true in time."""
    def wait(page, condition, seconds: float = 10) -> bool:
        end = time.monotonic() + seconds
        while not (met := condition()) and time.monotonic() < end:
            page.wait_for_timeout(20)
        return bool(met)

    return wait


@pytest.fixture
def open_notebook(browser, lab):
    """open_notebook([source, ...], dark=False): a page with these cells run; `page.problems` lists its errors, and
    page.save() returns when the notebook has been saved.
    """
    with _opened(browser, lab) as run:
        yield run


@pytest.fixture(scope="module")
def open_once(browser, lab):
    """The same, for a page that a module's tests share: to load it takes longer than most of them."""
    with _opened(browser, lab) as run:
        yield run


@contextlib.contextmanager
def _opened(browser, lab):
    contexts = []

    def run(cells: list[str], dark: bool = False):
        _setting(lab, "apputils", "themes", {"theme": "JupyterLab Dark" if dark else "JupyterLab Light"})
        name = f"test_{secrets.token_hex(4)}"
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, lab.folder / f"{name}.ipynb")
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(90_000)      # a busy machine takes its time
        page.problems, page.save = [], partial(_save, page)
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: _note_error(page, frame)))
        page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
        # A workspace of its own: JupyterLab would bring the notebooks of the last page back.
        page.goto(f"{lab.url}/lab/workspaces/{name}/tree/{name}.ipynb?token={lab.token}")
        page.wait_for_selector("#jp-main-statusbar :text('| Idle')")
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        return page

    yield run
    for context in contexts:
        context.close()
    for kernel in json.loads(lab.call("/api/kernels")):
        lab.call(f"/api/kernels/{kernel['id']}", method="DELETE")


def _save(page) -> None:
    """Press Ctrl + S until a save has ended with its checkpoint: JupyterLab ignores the key while it still saves."""
    from playwright.sync_api import TimeoutError as TooLate

    def ended(response) -> bool:
        return response.request.method == "POST" and response.url.split("?")[0].endswith("/checkpoints")

    for _ in range(20):
        try:
            with page.expect_response(ended, timeout=3_000):
                page.keyboard.press("Control+s")
        except TooLate:
            continue
        return
    raise TimeoutError("The notebook has not been saved within a minute.")


def _end_kernels(lab) -> None:
    for session in json.loads(lab.call("/api/sessions")):
        lab.call(f"/api/sessions/{session['id']}", method="DELETE")


def _note_error(page, frame: str | bytes) -> None:
    """What goes wrong in a widget's callback, which JupyterLab shows nowhere on the page."""
    words = frame.decode(errors="replace") if isinstance(frame, bytes) else frame
    if "Traceback" in words:
        page.problems.append(words[words.index("Traceback"):])


def _setting(lab, extension: str, name: str, values: dict) -> None:
    folder = extension if "/" in extension else f"@jupyterlab/{extension}-extension"
    file = lab.settings / folder / f"{name}.jupyterlab-settings"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(values), encoding="utf-8")


def _call(lab, path: str, method: str = "GET") -> bytes:
    request = urllib.request.Request(lab.url + path, method=method, headers={"Authorization": f"token {lab.token}"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return answer.read()


def _wait_for(lab, server, log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            lab.call("/api/status")
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start within 30 s:\n{log.read_text(errors='replace')[-2000:]}")
