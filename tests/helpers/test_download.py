"""The course's own copy of MNIST: helpers/mnist_download.py, against mirrors here that misbehave on purpose."""

import gzip
import hashlib
import http.server
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pooch
import pytest

from helpers import data, mnist_download, mnist_files
from helpers.data import load_mnist
from helpers.mnist_download import DownloadError
from helpers.mnist_files import FILES

ROOT = Path(__file__).resolve().parents[2]
WEB_PAGE = b"<!DOCTYPE html><html><title>Welcome to SchoolNet, please log in</title></html>"


class Mirror(http.server.BaseHTTPRequestHandler):
    """Serves the small MNIST at /<manner>/<file>; the manner says how."""

    def do_GET(self):
        _, manner, name = self.path.split("/")
        self.server.asked.append((manner, name))
        again = self.server.asked.count((manner, name)) > 1
        if manner.startswith("together") and not again and "t10k-labels" in name:
            self.server.together.wait(30)  # answers when the others have been asked as well
        content = self.server.contents[name]
        if manner == "missing":
            return self.send_error(404)
        if manner == "login":
            content = WEB_PAGE
        if manner == "other":
            content = gzip.compress(gzip.decompress(content)[::-1])
        if manner == "late":
            self.pause(0.6)
        promised = len(content)
        if manner == "cut" or (manner == "cut-once" and "train-images" in name and not again):
            content = content[: promised // 2]
        if manner == "gone" and "t10k-labels" not in name:
            return self.send_error(503)
        self.send_response(200)
        self.send_header("Content-Length", str(promised))
        self.end_headers()
        pause = 0.15 if manner == "dribbling" and "images" in name else 0.0
        for at in range(0, len(content), 4096):
            self.wfile.write(content[at : at + 4096])
            self.pause(pause)

    def pause(self, seconds):
        time.sleep(seconds)
        self.server.pauses.append(seconds)

    def log_message(self, *_):
        pass


class QuietServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # a client that hangs up early is part of the tests


@pytest.fixture
def mirrors(monkeypatch, tmp_path):
    """A small MNIST on a local server, an empty course, an empty user cache. `use(...)` names the mirrors' manners."""
    random = np.random.default_rng(1)
    server = QuietServer(("127.0.0.1", 0), Mirror)
    server.contents, server.asked, server.pauses = {}, [], []
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


def names_in(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != "download.lock")


WHOLE = sorted(f"{file.name}.gz" for file in FILES.values())


def test_downloads_once_and_keeps_it(mirrors, capfd):
    mirrors.use("good", "good")
    mnist = load_mnist()
    assert mnist.source == "full"
    assert names_in(mirrors.folder) == WHOLE
    printed = capfd.readouterr()
    assert "Downloading MNIST (about 11 MB, only this once) to data/mnist" in printed.out
    assert "5,000" not in printed.out
    asked = len(mirrors.asked)
    assert (load_mnist("full").train_images == mnist.train_images).all()
    assert len(mirrors.asked) == asked
    assert capfd.readouterr() == ("", "")


def test_a_download_that_takes_time_shows_its_progress(mirrors, capfd):
    mirrors.use("dribbling")
    load_mnist()
    shown = [int(share) for share in re.findall(r"training images: +([1-9]\d*)%", capfd.readouterr().err)]
    assert len(set(shown)) > 2 and shown == sorted(shown) and max(shown) <= 100


@pytest.mark.parametrize("first", ["missing", "cut", "login", "other", "gone"])
def test_second_mirror_is_used_when_the_first_fails(mirrors, first, monkeypatch):
    monkeypatch.setattr(mnist_download, "_answering_mirrors", lambda: list(mnist_download.MIRRORS))
    monkeypatch.setattr(time, "sleep", lambda seconds: None)  # pooch pauses between its attempts
    mirrors.use(first, "good")
    assert load_mnist("full").source == "full"
    assert names_in(mirrors.folder) == WHOLE
    assert mirrors.asked[0][0] == first
    given_up = [name for manner, name in mirrors.asked if manner == first and "t10k-images" in name]
    assert not given_up  # a mirror that failed is not asked first again


def test_a_mirror_that_answers_is_preferred_to_one_that_does_not(mirrors):
    mirrors.use("missing", "good")
    assert load_mnist().source == "full"
    assert {manner for manner, name in mirrors.asked if "train-images" in name} == {"good"}


def test_a_cut_connection_is_tried_again(mirrors):
    mirrors.use("cut-once")
    assert load_mnist().source == "full"
    assert names_in(mirrors.folder) == WHOLE
    assert len([name for _, name in mirrors.asked if "train-images" in name]) == 2


@pytest.mark.parametrize("manner", ["late", "dribbling"])
def test_a_slow_connection_goes_on(mirrors, manner, monkeypatch):
    monkeypatch.setattr(mnist_download, "FIRST_ANSWER", 1.2)
    monkeypatch.setattr(mnist_download, "SILENCE", 1.2)
    mirrors.use(manner)
    assert load_mnist().source == "full"
    assert sum(mirrors.pauses) > 1.5  # longer than any single wait that is allowed
    assert len(mirrors.asked) == 5  # each file once, after the question whether the mirror answers


@pytest.mark.parametrize(
    ("manner", "reason"),
    [
        ("missing", "it answered 404"),
        ("cut", "the connection broke off"),
        ("login", "what it sent is a web page"),
        ("other", "what it sent is not an IDX file"),
        ("gone", "it answered 503"),
    ],
)
def test_failed_download_leaves_no_file(mirrors, manner, reason, capsys, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)  # pooch pauses between its attempts
    mirrors.use(manner)
    with pytest.raises(DownloadError) as caught:
        load_mnist("full")
    message = str(caught.value)
    assert reason in message and "127.0.0.1" in message
    assert "connect to a network" in message and "data/mnist/" in message and "MNIST_DIR" in message
    assert names_in(mirrors.folder) in ([], ["t10k-labels-idx1-ubyte.gz"])
    assert load_mnist().source == "subset"
    assert "5,000 of MNIST's 70,000 digits" in capsys.readouterr().out


def test_an_interrupted_download_continues_with_the_next_file(mirrors, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    mirrors.use("good")
    del mirrors.contents["t10k-images-idx3-ubyte.gz"]  # the server breaks down at the third file
    with pytest.raises(DownloadError):
        load_mnist("full")
    assert names_in(mirrors.folder) == ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"]
    key, file = "test_images", FILES["test_images"]
    content = mnist_files._header(file.shape) + bytes(int(np.prod(file.shape)))
    monkeypatch.setitem(FILES, key, file._replace(sha256=hashlib.sha256(content).hexdigest()))
    mirrors.contents[f"{file.name}.gz"] = gzip.compress(content)
    mirrors.asked.clear()
    assert load_mnist("full").source == "full"
    assert not [name for _, name in mirrors.asked if name.startswith("train")]


# ---- no network ----


def test_refused_connections_fall_back_at_once(mirrors, unplugged, capsys):
    unplugged()
    assert load_mnist().source == "subset"
    assert capsys.readouterr().out == data.SUBSET_NOTE + "\n"
    assert load_mnist().source == "subset"
    assert load_mnist("subset").source == "subset"
    assert capsys.readouterr().out == ""  # said once


def test_the_data_do_not_change_under_a_running_notebook(mirrors, unplugged):
    unplugged()
    assert load_mnist().source == "subset"
    mirrors.use("good")  # the Wi-Fi is back
    assert load_mnist().source == "subset"
    assert load_mnist("full").source == "full"
    assert load_mnist().source == "full"


@pytest.fixture
def blackhole():
    """A socket that accepts connections into its queue and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(50)
        yield listener


def address_of(listener):
    return f"http://127.0.0.1:{listener.getsockname()[1]}/"


def test_silent_hosts_are_given_up(mirrors, blackhole, monkeypatch):
    monkeypatch.setattr(mnist_download, "FIRST_ANSWER", 0.5)
    monkeypatch.setattr(mnist_download, "MIRRORS", tuple(f"{address_of(blackhole)}{number}/" for number in range(3)))
    with pytest.raises(DownloadError, match="no answer"):
        load_mnist("full")


def test_all_mirrors_are_asked_at_once(mirrors, monkeypatch):
    """None of them answers before the last one has been asked."""
    monkeypatch.setattr(mnist_download, "FIRST_ANSWER", 60)
    mirrors.together = threading.Barrier(5)
    mirrors.use(*(f"together-{number}" for number in range(5)))
    assert load_mnist("full").source == "full"


def test_a_silent_first_mirror_does_not_delay_the_second(mirrors, blackhole, monkeypatch):
    mirrors.use("good")
    monkeypatch.setattr(mnist_download, "FIRST_ANSWER", 30)
    monkeypatch.setattr(mnist_download, "MIRRORS", (address_of(blackhole), *mnist_download.MIRRORS))
    assert load_mnist().source == "full"
    connection, _ = blackhole.accept()
    with connection:
        assert connection.recv(65536).startswith(b"GET ")
        connection.setblocking(False)
        with pytest.raises(BlockingIOError):  # still open: the first mirror has not been given up
            connection.recv(1)


def test_a_name_server_that_hangs_is_skipped(mirrors, monkeypatch):
    monkeypatch.setattr(mnist_download, "FIRST_ANSWER", 0.5)
    monkeypatch.setattr(mnist_download, "MIRRORS", ("http://one.invalid/", "http://two.invalid/"))
    asked, answered, release = [], [], threading.Event()

    def hang(host, *_, **__):
        asked.append(host)
        release.wait(30)
        answered.append(host)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    assert load_mnist().source == "subset"
    assert asked and not answered
    release.set()


# ---- damaged and unwritable copies ----


def test_a_damaged_copy_is_set_aside_and_fetched_again(mirrors, capsys):
    mirrors.use("good")
    load_mnist()
    path = mirrors.folder / "train-images-idx3-ubyte.gz"
    broken = path.read_bytes()[:-100]
    path.write_bytes(broken)
    mirrors.asked.clear()
    capsys.readouterr()
    assert load_mnist().source == "full"
    aside = [name for name in names_in(mirrors.folder) if name not in WHOLE]
    assert len(aside) == 1 and aside[0].startswith("train-images-idx3-ubyte.gz.damaged-20")
    assert (mirrors.folder / aside[0]).read_bytes() == broken
    probe = "t10k-labels-idx1-ubyte.gz"
    assert {name for _, name in mirrors.asked} == {"train-images-idx3-ubyte.gz", probe}


def test_a_damaged_copy_without_a_network_is_reported(mirrors, unplugged, capsys):
    mirrors.use("good")
    load_mnist()
    (mirrors.folder / "t10k-labels-idx1-ubyte.gz").write_bytes(WEB_PAGE)
    unplugged()
    capsys.readouterr()
    assert load_mnist().source == "subset"
    printed = capsys.readouterr().out
    assert "An earlier download is broken" in printed and "t10k-labels-idx1-ubyte.gz is a web page" in printed
    assert "no connection" in printed and data.SUBSET_NOTE in printed
    assert [name for name in names_in(mirrors.folder) if "t10k-labels-idx1-ubyte.gz.damaged-" in name]


def test_a_folder_that_cannot_be_written_to_gives_way_to_the_user_cache(mirrors, monkeypatch, tmp_path, capsys):
    (tmp_path / "in the way").write_bytes(b"")
    monkeypatch.setattr(mnist_download, "COURSE_FOLDER", tmp_path / "in the way" / "mnist")
    mirrors.use("good")
    assert load_mnist().source == "full"
    assert names_in(mirrors.cache / "digits-course" / "mnist") == WHOLE
    assert str(mirrors.cache) in capsys.readouterr().out
    asked = len(mirrors.asked)
    assert load_mnist().source == "full"
    assert len(mirrors.asked) == asked


def test_helpers_without_a_course_around_them_leave_site_packages_alone(mirrors, monkeypatch, tmp_path):
    monkeypatch.setattr(mnist_download, "COURSE_FOLDER", tmp_path / "site-packages" / "data" / "mnist")
    mirrors.use("good")
    assert load_mnist().source == "full"
    assert not (tmp_path / "site-packages").exists()


def test_nowhere_to_write_is_reported(mirrors, monkeypatch, tmp_path):
    (tmp_path / "in the way").write_bytes(b"")
    monkeypatch.setattr(mnist_download, "COURSE_FOLDER", tmp_path / "in the way" / "mnist")
    monkeypatch.setattr(pooch, "os_cache", lambda project: tmp_path / "in the way" / project)
    mirrors.use("good")
    with pytest.raises(DownloadError, match="can be written to"):
        load_mnist("full")
    assert load_mnist().source == "subset"


# ---- two notebooks at once ----

CHILD = """
import json, sys, time
from pathlib import Path
import pooch
from helpers import mnist_download, mnist_files
setup = json.loads(sys.argv[1])
for key, (shape, digest) in setup["files"].items():
    mnist_files.FILES[key] = mnist_files.FILES[key]._replace(shape=tuple(shape), sha256=digest)
mnist_download.COURSE_FOLDER = Path(setup["folder"])
mnist_download.MIRRORS = tuple(setup["mirrors"])
pooch.os_cache = lambda project: Path(setup["folder"]) / "cache"
"""
LOAD = "from helpers.data import load_mnist; mnist = load_mnist(); print(mnist.source, int(mnist.train_images.sum()))"
HOLD = "exec('with mnist_download._locked(mnist_download.COURSE_FOLDER): print(1, flush=True); time.sleep(60)')"


def start_child(mirrors, task):
    files = {key: (file.shape, file.sha256) for key, file in FILES.items()}
    setup = {"folder": str(mirrors.folder), "mirrors": mnist_download.MIRRORS, "files": files}
    return subprocess.Popen(
        [sys.executable, "-c", CHILD + task, json.dumps(setup)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_two_notebooks_at_once_download_once(mirrors):
    mirrors.use("dribbling")
    children = [start_child(mirrors, LOAD) for _ in range(2)]
    outputs = [child.communicate(timeout=60) for child in children]
    assert [child.returncode for child in children] == [0, 0], outputs
    results = {out.splitlines()[-1] for out, _ in outputs}
    assert len(results) == 1 and results.pop().startswith("full ")
    assert len([name for _, name in mirrors.asked if "train-images" in name]) == 1
    assert sorted("Another notebook is downloading MNIST" in out for out, _ in outputs) == [False, True]
    assert not any("Downloading file" in err for _, err in outputs)  # pooch's own chatter, with addresses and paths
    assert names_in(mirrors.folder) == WHOLE


def test_a_notebook_that_was_killed_leaves_no_lock(mirrors, monkeypatch):
    mirrors.use("good")
    mirrors.folder.mkdir()
    child = start_child(mirrors, HOLD)
    try:
        assert child.stdout.readline().strip() == "1"
        with open(mirrors.folder / "download.lock", "ab") as lock:
            assert mnist_download._is_taken(lock)
    finally:
        child.kill()
        child.communicate()
    monkeypatch.setattr(mnist_download, "PATIENCE", float("inf"))  # a lock that stayed would be waited for
    assert load_mnist().source == "full"


def test_a_notebook_that_never_ends_is_not_waited_for_forever(mirrors, monkeypatch, capsys):
    monkeypatch.setattr(mnist_download, "PATIENCE", 0.3)
    mirrors.use("good")
    mirrors.folder.mkdir()
    child = start_child(mirrors, HOLD)
    try:
        assert child.stdout.readline().strip() == "1"
        assert load_mnist().source == "full"
        assert child.poll() is None  # it holds the lock to this moment
    finally:
        child.kill()
        child.communicate()
    assert "Another notebook is downloading MNIST. Waiting for it." in capsys.readouterr().out
    assert names_in(mirrors.folder) == WHOLE


def test_a_file_system_without_locks_does_not_stop_the_download(mirrors, monkeypatch):
    def unsupported(*_):
        raise OSError(95, "Operation not supported")

    module = pytest.importorskip("msvcrt" if sys.platform == "win32" else "fcntl")
    monkeypatch.setattr(module, "locking" if sys.platform == "win32" else "flock", unsupported)
    mirrors.use("good")
    assert load_mnist().source == "full"


def test_leftovers_of_a_killed_download_are_removed(mirrors):
    mirrors.use("good")
    old, young = mirrors.folder / "unfinished-old", mirrors.folder / "unfinished-young"
    for folder in (old, young):
        folder.mkdir(parents=True)
        (folder / "tmpabc").write_bytes(b"half a file")
    os.utime(old, (time.time() - 7200,) * 2)
    assert load_mnist().source == "full"
    assert not old.exists() and young.exists()  # the young one may belong to a notebook that is still at it
