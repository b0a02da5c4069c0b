"""What several test modules share: what a lesson defines, a card that is checked, a server with a small MNIST."""

import ast
import gzip
import hashlib
import http.server
import pickle
import socket
import threading
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pooch
import pytest

from helpers import data, mnist_download, mnist_files
from helpers.mnist_files import FILES

COORDINATES = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy"}
SOURCES = Path(__file__).parents[2] / "notebooks" / "source"


def pytest_addoption(parser):
    parser.addoption("--update-thumbnails", action="store_true",
                     help="store the figures' examples as they are drawn now, after a look at each that changed")


@pytest.fixture(scope="module")
def definitions(request):
    """A function: the text of a lesson -> its functions and classes by name.

    A test module may say what else they use (SCOPE), which fixtures give that (FIXTURES), and which other statements of
    the lesson count (also_wanted).
    """
    also_wanted = getattr(request.module, "also_wanted", lambda node: False)
    scope = {"np": np, **getattr(request.module, "SCOPE", {})}
    scope |= {name: request.getfixturevalue(name) for name in getattr(request.module, "FIXTURES", ())}

    def defined_by(text):
        wanted = [node for node in ast.parse(text).body
                  if isinstance(node, ast.FunctionDef | ast.ClassDef) or also_wanted(node)]
        found = dict(scope)
        exec(compile(ast.Module(wanted, []), "the lesson", "exec"), found)
        return found
    return defined_by


@pytest.fixture(scope="module")
def lesson_text(request):
    """The source of the lesson that a module called test_built_in_lesson_NN is about, with its optional lessons."""
    number = request.module.__name__[-2:]
    return "\n".join(source.read_text(encoding="utf-8") for folder in (SOURCES, SOURCES / "deeper")
                     for source in sorted(folder.glob(f"{number}_*.py")))


@pytest.fixture(scope="module")
def built(definitions, lesson_text):
    """What the lesson defines, by name."""
    return definitions(lesson_text)


@pytest.fixture(autouse=True)
def widgets_draw_on_their_card(monkeypatch):
    """Whatever a widget draws in a test lies on its card: no coordinate points beyond it."""
    from helpers.widgets import svg

    card = svg.card

    def checked_card(width, height, *children, **words):
        drawn = card(width, height, *children, **words)
        for element in ElementTree.fromstring(drawn).iter():
            for name in set(element.keys()) & COORDINATES:
                end = width if "x" in name else height
                assert -1 <= float(element.get(name)) <= end + 1, f"{name} of {element.attrib} in {width} x {height}"
        return drawn

    monkeypatch.setattr(svg, "card", checked_card)


WEB_PAGE = b"<!DOCTYPE html><html><title>Welcome to SchoolNet, please log in</title></html>"
DAMAGES = {
    "login": lambda content: WEB_PAGE,
    "pickle": lambda content: gzip.compress(pickle.dumps(content)),
    "other": lambda content: gzip.compress(gzip.decompress(content)[::-1]),
    "changed": lambda content: gzip.compress(gzip.decompress(content)[:-1] + b"?"),
}


class Mirror(http.server.BaseHTTPRequestHandler):
    """Serves the small MNIST at /<manner>/<file>; the manner says how."""

    def do_GET(self):
        *_, manner, name = self.path.split("/")
        self.server.asked.append((manner, name))
        again = self.server.asked.count((manner, name)) > 1
        content = self.server.contents.get(name)
        if manner == "missing" or content is None:
            return self.send_error(404)
        if manner == "circling":
            self.send_response(302)
            self.send_header("Location", self.path)
            return self.end_headers()
        if "t10k-labels" in name:  # what a mirror is asked for to see whether it answers
            if manner.startswith("together") and not again:
                self.server.together.wait(30)  # answers when the others have been asked as well
        elif manner == "gone":
            return self.send_error(503)
        elif manner in DAMAGES:
            content = DAMAGES[manner](content)
        if manner == "late":
            self.pause(0.6)
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if manner == "cut" or (manner == "cut-once" and "train-images" in name and not again):
            content = content[: len(content) // 2]
        pause = 0.15 if manner == "dribbling" and "images" in name else 0.0
        for at in range(0, len(content), 4096):
            self.wfile.write(content[at : at + 4096])
            self.pause(pause)
            if manner.startswith("stalled") and "train-images" in name:
                self.server.closing.wait(30)

    def pause(self, seconds):
        time.sleep(seconds)
        self.server.pauses.append(seconds)

    def log_message(self, *_):
        pass


class Mirrors(http.server.ThreadingHTTPServer):
    """The server: what it has (contents), what it was asked for (asked), how long it made its clients wait (pauses)."""

    daemon_threads = True
    web_page = WEB_PAGE

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Mirror)
        self.contents, self.asked, self.pauses, self.closing = {}, [], [], threading.Event()

    def handle_error(self, *_):
        pass  # a client that hangs up early is part of the tests

    @property
    def all_files(self):
        return sorted(f"{file.name}.gz" for file in FILES.values())

    def kept(self, folder=None):
        """The names of the files that a course has downloaded, whole or not."""
        return sorted(path.name for path in (folder or self.folder).iterdir() if path.name != "download.lock")


@pytest.fixture
def mirrors(monkeypatch, tmp_path):
    """A small MNIST on a local server, an empty course, an empty user cache. `use(...)` names the mirrors' manners."""
    random = np.random.default_rng(1)
    server = Mirrors()
    for key, file in list(FILES.items()):
        shape = (file.shape[0] // 1000, *file.shape[1:])
        content = mnist_files._header(shape) + random.integers(0, 256, shape, dtype=np.uint8).tobytes()
        monkeypatch.setitem(FILES, key, file._replace(shape=shape, sha256=hashlib.sha256(content).hexdigest()))
        server.contents[f"{file.name}.gz"] = gzip.compress(content)

    (tmp_path / "course" / "data").mkdir(parents=True)
    server.folder = tmp_path / "course" / "data" / "mnist"
    server.cache = tmp_path / "cache"
    monkeypatch.delenv("MNIST_DIR", raising=False)
    monkeypatch.setattr(mnist_download, "COURSE_FOLDER", server.folder)
    monkeypatch.setattr(pooch, "os_cache", lambda project: server.cache / project)
    monkeypatch.setattr(data, "_gave_up", False)
    monkeypatch.setattr(data, "_announced", False)

    def use(*manners):
        address = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setattr(mnist_download, "MIRRORS", tuple(f"{address}/{manner}/" for manner in manners))

    server.use = use
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.closing.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def unplugged(monkeypatch):
    """Plugs the network out: connections are refused at once."""

    def unplug():
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        hosts = (f"http://127.0.0.1:{port}/", f"http://localhost:{port}/")
        monkeypatch.setattr(mnist_download, "MIRRORS", hosts)

    return unplug
