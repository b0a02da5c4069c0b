"""Where the site goes: what is there already is replaced only if it is an older site."""

import pytest

from tools.processes import Stop
from tools.site.__main__ import SIGNS, main, put, stop_if_anothers


def test_a_folder_with_other_files_is_left_as_it_is(tmp_path, capsys):
    mine = tmp_path / "thesis.txt"
    mine.write_text("mine", encoding="utf-8")
    assert main(["--output", str(tmp_path), "--without-lite"]) == 1
    assert mine.read_text(encoding="utf-8") == "mine" and [*tmp_path.iterdir()] == [mine]
    assert "Name a new or empty folder with --output" in capsys.readouterr().err


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "site").touch()
    with pytest.raises(Stop, match=r"is a file\. Name a folder with --output"):
        stop_if_anothers(tmp_path / "site")


def test_an_older_site_is_replaced_and_its_repository_stays(tmp_path):
    old, made = tmp_path / "old", tmp_path / "made"
    for folder in (old / ".git", old / "lite", made):
        folder.mkdir(parents=True)
    for name in (*SIGNS, "gone.html", "lite/gone.html"):
        (old / name).touch()
    (made / "index.html").touch()
    stop_if_anothers(old)
    put(made, old)
    assert {path.name for path in old.iterdir()} == {".git", "index.html"}
