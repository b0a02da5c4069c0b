"""A file is written whole or not at all, and stays what it was: link, permissions, read-only."""

import errno
import os
import stat
from pathlib import Path

import pytest

from helpers.files import write_whole

posix = pytest.mark.skipif(os.name == "nt", reason="Windows knows no such permissions and seldom allows links")


def test_text_and_bytes_arrive_as_they_are(tmp_path):
    write_whole(tmp_path / "text", "a\nü\n")
    write_whole(str(tmp_path / "bytes"), b"\r\n\0")
    assert (tmp_path / "text").read_bytes() == "a\nü\n".encode() and (tmp_path / "bytes").read_bytes() == b"\r\n\0"
    write_whole(tmp_path / "text", "new")
    assert (tmp_path / "text").read_text() == "new" and len(list(tmp_path.iterdir())) == 2


@posix
def test_permissions_stay_and_new_files_get_the_usual_ones(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "new").chmod(0o640)
    write_whole(tmp_path / "new", b"y")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


@posix
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "folder").mkdir()
    file, link = tmp_path / "folder" / "file", tmp_path / "link"
    link.symlink_to(file)
    for content in (b"first", b"second"):  # the link dangles at first
        write_whole(link, content)
        assert link.is_symlink() and file.read_bytes() == content
    assert [path.name for path in file.parent.iterdir()] == ["file"]


@posix
def test_a_read_only_file_is_refused(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(PermissionError, match=r"it is read-only.*file"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old" and list(tmp_path.iterdir()) == [file]


@posix
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    file = tmp_path / "file"
    file.write_bytes(b"old")
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))  # as a full disk: writing stops in the middle
    try:
        with pytest.raises(OSError, match="file") as caught:
            write_whole(file, bytes(10_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert caught.value.errno == errno.EFBIG and Path(caught.value.filename) == file
    assert file.read_bytes() == b"old" and list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_leaves_nothing_either(tmp_path):
    with pytest.raises(TypeError):
        write_whole(tmp_path / "file", 5)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["missing/file", "folder"])
def test_an_error_names_the_file_that_was_asked_for(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError) as caught:
        write_whole(tmp_path / name, b"x")
    assert Path(caught.value.filename) == tmp_path / name and ".new" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_write_that_fails_at_the_end_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    file = tmp_path / "file"
    write_whole(file, "old")

    def fail(old, new):
        raise OSError("the disk is gone")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match=r"the disk is gone.*file"):
        write_whole(file, "new")
    assert file.read_text() == "old" and list(tmp_path.iterdir()) == [file]
