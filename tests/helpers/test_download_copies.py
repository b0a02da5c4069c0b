"""What becomes of the downloaded files: a damaged one, no place for them, two notebooks at once."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pooch
import pytest

from helpers import data, files, mnist_download
from helpers.data import load_mnist
from helpers.mnist_download import DownloadError
from helpers.mnist_files import FILES

ROOT = Path(__file__).resolve().parents[2]


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
    aside = [name for name in mirrors.kept() if name not in mirrors.all_files]
    assert len(aside) == 1 and aside[0].startswith("train-images-idx3-ubyte.gz.damaged-20")
    assert (mirrors.folder / aside[0]).read_bytes() == broken
    probe = "t10k-labels-idx1-ubyte.gz"
    assert {name for _, name in mirrors.asked} == {"train-images-idx3-ubyte.gz", probe}


def test_a_damaged_copy_without_a_network_is_reported(mirrors, unplugged, capsys):
    mirrors.use("good")
    load_mnist()
    (mirrors.folder / "t10k-labels-idx1-ubyte.gz").write_bytes(mirrors.web_page)
    unplugged()
    capsys.readouterr()
    assert load_mnist().source == "subset"
    printed = capsys.readouterr().out
    assert "An earlier download is broken" in printed and "t10k-labels-idx1-ubyte.gz is a web page" in printed
    assert "no connection" in printed and data.SUBSET_NOTE in printed
    assert [name for name in mirrors.kept() if "t10k-labels-idx1-ubyte.gz.damaged-" in name]


def test_a_folder_that_cannot_be_written_to_gives_way_to_the_user_cache(mirrors, monkeypatch, tmp_path, capsys):
    (tmp_path / "in the way").write_bytes(b"")
    monkeypatch.setattr(mnist_download, "COURSE_FOLDER", tmp_path / "in the way" / "mnist")
    mirrors.use("good")
    assert load_mnist().source == "full"
    assert mirrors.kept(mirrors.cache / "digits-course" / "mnist") == mirrors.all_files
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
    assert mirrors.kept() == mirrors.all_files


def test_a_notebook_that_was_killed_leaves_no_lock(mirrors, monkeypatch):
    mirrors.use("good")
    mirrors.folder.mkdir()
    child = start_child(mirrors, HOLD)
    try:
        assert child.stdout.readline().strip() == "1"
        with open(mirrors.folder / "download.lock", "ab") as lock:
            assert files._is_taken(lock)
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
    assert mirrors.kept() == mirrors.all_files


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
