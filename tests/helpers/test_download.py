"""The course's own copy of MNIST: helpers/mnist_download.py, against mirrors here that misbehave on purpose."""

import gzip
import hashlib
import re
import socket
import threading
import time

import numpy as np
import pytest

from helpers import data, mnist_download, mnist_files
from helpers.data import load_mnist
from helpers.mnist_download import DownloadError
from helpers.mnist_files import FILES


def test_downloads_once_and_keeps_it(mirrors, capfd):
    mirrors.use("good", "good")
    mnist = load_mnist()
    assert mnist.source == "full"
    assert mirrors.kept() == mirrors.all_files
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
    assert mirrors.kept() == mirrors.all_files
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
    assert mirrors.kept() == mirrors.all_files
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
    assert mirrors.kept() in ([], ["t10k-labels-idx1-ubyte.gz"])
    assert load_mnist().source == "subset"
    assert "5,000 of MNIST's 70,000 digits" in capsys.readouterr().out


def test_an_interrupted_download_continues_with_the_next_file(mirrors, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    mirrors.use("good")
    del mirrors.contents["t10k-images-idx3-ubyte.gz"]  # the server breaks down at the third file
    with pytest.raises(DownloadError):
        load_mnist("full")
    assert mirrors.kept() == ["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"]
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


def test_mirrors_that_fall_silent_do_not_cost_their_time_over_and_over(mirrors, blackhole, monkeypatch):
    monkeypatch.setattr(mnist_download, "FIRST_ANSWER", 0.3)
    silent = [f"{address_of(blackhole)}{number}/" for number in range(4)]
    monkeypatch.setattr(mnist_download, "_answering_mirrors", lambda: silent)
    monkeypatch.setattr(mnist_download, "SILENCE", 0.3)
    begun = time.monotonic()
    with pytest.raises(DownloadError, match="no answer"):
        load_mnist("full")
    assert time.monotonic() - begun < 3


def test_a_redirect_in_a_circle_is_named(mirrors, capsys):
    mirrors.use("circling")
    with pytest.raises(DownloadError, match="redirects in a circle"):
        load_mnist("full")
