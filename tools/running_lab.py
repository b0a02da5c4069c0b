"""A JupyterLab that start.py has started for this course folder and that still runs.

Standard library only. Jupyter's servers describe themselves in files (jpserver-<process>.json), which a killed one
leaves behind. So the server is asked: tools/jupyter makes it say its process in every answer.
"""

import http.client
import json
import os
import urllib.request
import webbrowser
from glob import escape, glob
from pathlib import Path
from urllib.parse import quote

from tools.processes import ROOT, course_environment, say

HEADER = "Course-Process"
SECONDS = 10.0  # for an answer: milliseconds, but a busy machine takes its time; a killed server refuses at once
WITHOUT_EFFECT = {"--no-browser", "--allow-root"}  # on the server itself


def reopen(arguments: list[str]) -> bool:
    """Open the JupyterLab that runs already. False if none does, or if the arguments ask for one of their own."""
    link = None if set(arguments) - WITHOUT_EFFECT else find(ROOT)
    if link is None:
        return False
    say(f"JupyterLab already runs for this folder. This link leads there: {link}")
    if "--no-browser" not in arguments:
        webbrowser.open(link)
    return True


def find(root: str) -> str | None:
    """The link to a running JupyterLab on this folder, with its token, or None."""
    runtime = os.path.join(course_environment(os.environ)["JUPYTER_DATA_DIR"], "runtime")
    links = (link_of(Path(name), root) for name in glob(os.path.join(escape(runtime), "jpserver-*.json")))
    return next((link for link in links if link), None)


def link_of(path: Path, root: str) -> str | None:
    """The link to the server that a file describes, or None if it is none of this folder's or answers no more."""
    try:
        if not path.is_file():  # a pipe would have us wait for ever
            return None
        server = json.loads(path.read_text(encoding="utf-8"))
        if not os.path.samefile(server["root_dir"], root):
            return None
        # A proxy is for other computers.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(server["url"] + "api", timeout=SECONDS) as reply:
            lives = reply.headers[HEADER] == str(server["pid"])
        return f"{server['url']}?token={quote(server['token'])}" if lives else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, http.client.HTTPException):
        return None
