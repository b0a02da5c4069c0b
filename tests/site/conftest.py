"""The site, made once for all its tests, and the browser that looks at it."""

from __future__ import annotations

import http.server
import importlib.util
import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of a site that was made now. COURSE_SITE names one that is there already."""
    if there := os.environ.get("COURSE_SITE"):
        return Path(there)
    if any(importlib.util.find_spec(name) is None for name in ("sphinx", "myst_nb", "pydata_sphinx_theme")):
        pytest.skip("Sphinx is not installed: `python3 start.py test` installs it where there is a network")
    folder = tmp_path_factory.mktemp("site") / "site"
    words = [sys.executable, "-m", "tools.site", "--without-lite", "--output", str(folder)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    if "does not come" in done.stderr:  # tools/npm.py's words
        pytest.skip(f"MathJax cannot be fetched here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def server(site):
    """The address of a server of the site."""
    serving = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()


@pytest.fixture
def look(browser, server):
    """look("index.html", width=1366, dark=False): a page of the site. page.asked: what it asked for; page.problems."""
    contexts = []

    def opened(name: str, width: int = 1366, dark: bool = False, base: str = server):
        context = browser.new_context(viewport={"width": width, "height": 844},
                                      color_scheme="dark" if dark else "light")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.asked, page.problems = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto(f"{base}/{name}")
        return page

    yield opened
    for context in contexts:
        context.close()
