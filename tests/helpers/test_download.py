"""The course's own copy of MNIST: helpers/mnist_download.py, against mirrors here that misbehave on purpose."""

import contextlib
import os
import re
import shutil
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pooch
import pytest

from helpers import data, mnist_download
from helpers.data import load_mnist
from helpers.files import locked
from helpers.mnist_download import DownloadError

FIRST, LAST = "train-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"


@pytest.fixture
def no_pauses(monkeypatch):
    """pooch does not wait between its attempts."""
    monkeypatch.setattr(pooch.core.time, "sleep", lambda seconds: None)


def test_downloads_once_and_keeps_it(mirrors, capfd):
    mirrors.use("good", "good")
    mnist = load_mnist()
    assert mnist.source == "full"
    assert mirrors.kept() == mirrors.all_files
    assert all(path.stat().st_mode & 0o444 == 0o444 for path in mirrors.folder.glob("*.gz"))  # a class may share it
    printed = capfd.readouterr()
    assert "Downloading MNIST (about 11 MB, only this once) to data/mnist" in printed.out
    assert "5,000" not in printed.out
    assert "Downloading file" not in printed.err  # pooch's own chatter, with addresses and paths
    asked = len(mirrors.asked)
    assert (load_mnist("full").train_images == mnist.train_images).all()
    assert len(mirrors.asked) == asked
    assert capfd.readouterr() == ("", "")


def test_a_download_that_takes_time_shows_its_progress(mirrors, capfd):
    mirrors.use("dribbling")
    load_mnist()
    shown = [int(share) for share in re.findall(r"training images: +([1-9]\d*)%", capfd.readouterr().err)]
    assert len(set(shown)) > 2 and shown == sorted(shown) and max(shown) <= 100


def test_a_mirror_that_answers_is_preferred_to_one_that_does_not(mirrors):
    mirrors.use("missing", "good")
    assert load_mnist().source == "full"
    assert {manner for manner, name in mirrors.asked if name == FIRST} == {"good"}


def test_a_cut_connection_is_tried_again(mirrors, no_pauses):
    mirrors.use("cut-once")
    assert load_mnist().source == "full"
    assert mirrors.kept() == mirrors.all_files
    assert [name for _, name in mirrors.asked].count(FIRST) == 2


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
        ("gone", "it answered 503"),
        ("cut", "the connection broke off"),
        ("circling", "it redirects in a circle"),
        ("login", "what it sent is a web page"),
        ("pickle", "what it sent is a Python pickle.* not opened"),
        ("other", "what it sent is not an IDX file"),
        ("changed", "what it sent has the shape of .* but other values: it belongs to another data set"),
    ],
)
def test_a_mirror_that_fails_leaves_no_file_and_the_next_one_is_used(mirrors, manner, reason, monkeypatch, no_pauses):
    mirrors.use(manner)
    with pytest.raises(DownloadError, match=f"127.0.0.1:[0-9]+: {reason}") as caught:
        load_mnist("full")
    for way_out in ("connect to a network", "data/mnist/", "MNIST_DIR"):
        assert way_out in str(caught.value)
    assert mirrors.kept() == []
    assert load_mnist().source == "subset"

    mirrors.asked.clear()
    mirrors.use(manner, "good")
    monkeypatch.setattr(mnist_download, "_answering_mirrors", lambda: list(mnist_download.MIRRORS))
    assert load_mnist("full").source == "full"
    assert mirrors.kept() == mirrors.all_files
    assert {name for used, name in mirrors.asked if used == manner} == {FIRST}  # not asked first again


def test_an_interrupted_download_continues_with_the_next_file(mirrors, no_pauses):
    mirrors.use("good")
    taken = mirrors.contents.pop("t10k-images-idx3-ubyte.gz")  # the server breaks down at the third file
    with pytest.raises(DownloadError):
        load_mnist("full")
    assert mirrors.kept() == [FIRST, "train-labels-idx1-ubyte.gz"]
    mirrors.contents["t10k-images-idx3-ubyte.gz"] = taken
    mirrors.asked.clear()
    assert load_mnist("full").source == "full"
    assert not [name for _, name in mirrors.asked if name.startswith("train")]


def test_a_proxy_is_used(mirrors, monkeypatch):
    mirrors.use("good")
    monkeypatch.setenv("http_proxy", mnist_download.MIRRORS[0])
    monkeypatch.setattr(mnist_download, "MIRRORS", ("http://mnist.invalid/good/",))
    assert load_mnist().source == "full"


# ---- no network ----


def test_without_a_network_there_is_the_subset_and_one_sentence(mirrors, unplugged, capsys):
    unplugged()
    assert load_mnist().source == "subset"
    assert capsys.readouterr().out == data.SUBSET_NOTE + "\n"
    mirrors.use("good")  # the Wi-Fi is back: the data do not change under a running notebook
    assert load_mnist().source == "subset"
    assert load_mnist("subset").source == "subset"
    assert capsys.readouterr().out == ""
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


def test_mirrors_that_fall_silent_in_the_middle_of_a_file_are_waited_for_once_each(mirrors, monkeypatch):
    monkeypatch.setattr(mnist_download, "SILENCE", 0.3)
    mirrors.use("stalled-1", "stalled-2")
    with pytest.raises(DownloadError, match=r"no answer.*no answer"):
        load_mnist("full")
    assert sorted(manner for manner, name in mirrors.asked if name == FIRST) == ["stalled-1", "stalled-2"]
    assert mirrors.kept() == []


# ---- the copy on the disk ----


def test_a_damaged_copy_is_reported_and_with_a_network_set_aside_and_fetched_again(mirrors, unplugged, capsys):
    mirrors.use("good")
    load_mnist()
    mirrors.asked.clear()
    (mirrors.folder / LAST).write_bytes(mirrors.web_page)
    addresses = mnist_download.MIRRORS
    unplugged()
    assert load_mnist().source == "subset"
    printed = capsys.readouterr().out
    assert "An earlier download is broken" in printed and f"{LAST} is a web page" in printed
    assert "no connection" in printed and data.SUBSET_NOTE in printed
    assert mirrors.kept() == mirrors.all_files

    mnist_download.MIRRORS = addresses
    assert load_mnist("full").source == "full"
    [aside] = set(mirrors.kept()) - set(mirrors.all_files)
    assert aside.startswith(f"{LAST}.damaged-20")
    assert (mirrors.folder / aside).read_bytes() == mirrors.web_page
    assert {name for _, name in mirrors.asked} == {LAST}


@pytest.mark.parametrize("course", ["in the way/mnist", "site-packages/data/mnist"])
def test_where_the_course_has_no_folder_the_users_cache_is_taken(mirrors, monkeypatch, tmp_path, capsys, course):
    """It cannot be written to, or the helpers are installed without a course around them."""
    (tmp_path / "in the way").write_bytes(b"")
    monkeypatch.setattr(mnist_download, "COURSE_FOLDER", tmp_path / course)
    mirrors.use("good")
    assert load_mnist().source == "full"
    assert mirrors.kept(mirrors.cache / "digits-course" / "mnist") == mirrors.all_files
    assert str(mirrors.cache) in capsys.readouterr().out
    assert not (tmp_path / "site-packages").exists()
    asked = len(mirrors.asked)
    assert load_mnist().source == "full"
    assert len(mirrors.asked) == asked


def test_nowhere_to_write_is_reported(mirrors, monkeypatch, tmp_path):
    (tmp_path / "in the way").write_bytes(b"")
    monkeypatch.setattr(mnist_download, "COURSE_FOLDER", tmp_path / "in the way" / "mnist")
    monkeypatch.setattr(pooch, "os_cache", lambda project: tmp_path / "in the way" / project)
    mirrors.use("good")
    with pytest.raises(DownloadError, match="can be written to"):
        load_mnist("full")
    assert load_mnist().source == "subset"


def test_a_full_disk_is_named_and_no_mirror_is_blamed(mirrors, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "move", full)
    mirrors.use("good", "good")
    with pytest.raises(DownloadError, match=r"could not be downloaded \(data/mnist: no space left on device\)"):
        load_mnist("full")
    assert mirrors.kept() == []
    assert [name for _, name in mirrors.asked].count(FIRST) == 1


def test_two_notebooks_at_once_download_once(mirrors, capsys):
    mirrors.use("dribbling")
    with ThreadPoolExecutor(2) as notebooks:
        pixels = notebooks.map(lambda _: mnist_download.load_or_download()["train_images"].sum(), range(2))
        assert len(set(pixels)) == 1
    assert [name for _, name in mirrors.asked].count(FIRST) == 1
    assert capsys.readouterr().out.count("Another notebook is downloading MNIST") == 1
    assert mirrors.kept() == mirrors.all_files


def test_a_notebook_that_never_ends_is_not_waited_for_forever(mirrors, monkeypatch, capsys):
    monkeypatch.setattr(mnist_download, "PATIENCE", 0.3)
    mirrors.use("good")
    mirrors.folder.mkdir()
    with locked(mirrors.folder / "download.lock"):
        assert load_mnist().source == "full"
    assert "Another notebook is downloading MNIST. Waiting for it." in capsys.readouterr().out
    assert mirrors.kept() == mirrors.all_files


def test_a_file_system_without_locks_does_not_stop_the_download(mirrors, monkeypatch):
    def unsupported(*_):
        raise OSError(95, "Operation not supported")

    for module, function in (("fcntl", "flock"), ("msvcrt", "locking")):
        with contextlib.suppress(ImportError):
            monkeypatch.setattr(f"{module}.{function}", unsupported)
    mirrors.use("good")
    assert load_mnist().source == "full"


def test_what_a_killed_download_leaves_is_no_lock_and_is_removed(mirrors, monkeypatch):
    monkeypatch.setattr(mnist_download, "PATIENCE", float("inf"))  # a lock that stayed would be waited for
    mirrors.use("good")
    mirrors.folder.mkdir()
    old, young = mirrors.folder / "tmp12345678", mirrors.folder / "tmpabcdefgh"
    for path in (old, young, mirrors.folder / "download.lock"):
        path.write_bytes(b"half a file")
    os.utime(old, (time.time() - 7200,) * 2)
    assert load_mnist().source == "full"
    assert not old.exists() and young.exists()  # the young one may belong to a notebook that is still at it
