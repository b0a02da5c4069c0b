"""A file is written whole or not at all."""

import os

import pytest

from helpers.files import write_whole


def test_text_is_utf_8_with_unix_line_ends_and_bytes_stay_as_they_are(tmp_path):
    write_whole(tmp_path / "text", "Größe\n2\n")
    write_whole(str(tmp_path / "bytes"), b"\r\n\x00")
    assert (tmp_path / "text").read_bytes() == "Größe\n2\n".encode()
    assert (tmp_path / "bytes").read_bytes() == b"\r\n\x00"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "progress.json"
    write_whole(path, "old")

    def fail(old, new):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, "new")
    assert [file.name for file in tmp_path.iterdir()] == ["progress.json"]
    assert path.read_text() == "old"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions, and links need a right of their own")
def test_permissions_and_links_stay_as_they_are(tmp_path):
    target, link, new = tmp_path / "target", tmp_path / "link", tmp_path / "new"
    write_whole(target, "old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_whole(link, "new")
    assert link.is_symlink() and target.read_text() == "new" and target.stat().st_mode & 0o777 == 0o640
    new.write_text("as others are made")
    write_whole(tmp_path / "whole", "x")
    assert (tmp_path / "whole").stat().st_mode == new.stat().st_mode
