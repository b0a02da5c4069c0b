"""What is done is kept, whatever happens to the file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.exercises import progress
from helpers.exercises.lessons import progress_words


@pytest.fixture
def path(tmp_path, monkeypatch):
    path = tmp_path / "with ümlaut" / "progress.json"
    monkeypatch.setenv("COURSE_PROGRESS", str(path))
    return path


def forget(monkeypatch):
    """As a new kernel would."""
    monkeypatch.setattr(progress, "_done", set())


def test_it_is_kept_from_one_kernel_to_the_next(path, monkeypatch):
    progress.mark_done("98.2")
    progress.mark_done("98.2")
    progress.mark_done("98.1")
    forget(monkeypatch)
    assert progress.done() == {"98.1", "98.2"}
    assert json.loads(path.read_text()) == {"done": ["98.1", "98.2"]}
    assert [file.name for file in path.parent.iterdir()] == ["progress.json"]       # no lock, no half-written file


def test_off_is_kept_in_memory_only(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS", "off")
    monkeypatch.setattr(progress, "ROOT", tmp_path)
    (tmp_path / "notebooks").mkdir()
    progress.mark_done("98.2")
    assert progress.done() == {"98.2"}
    assert not (tmp_path / "my_work").exists()


def test_by_default_it_lies_with_the_learners_work(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_PROGRESS")
    monkeypatch.setattr(progress, "ROOT", tmp_path)
    progress.mark_done("98.2")
    assert not (tmp_path / "my_work").exists()      # installed without the course around it
    (tmp_path / "notebooks").mkdir()
    progress.mark_done("98.3")
    assert json.loads((tmp_path / "my_work" / ".progress.json").read_text()) == {"done": ["98.2", "98.3"]}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"done": 3}', b'{"done": [1]}', b"\xff\xfe\x00",
                                    b'{"other": []}', b"[" * 100_000])
def test_a_damaged_file_is_set_aside_not_lost(path, monkeypatch, damage):
    path.parent.mkdir()
    path.write_bytes(damage)
    progress.mark_done("98.2")
    path.write_bytes(damage)
    assert progress.done() == {"98.2"}
    assert sorted(file.read_bytes() for file in path.parent.glob("progress.damaged-*.json")) == [damage, damage]
    progress.mark_done("98.3")
    forget(monkeypatch)
    assert progress.done() == {"98.2", "98.3"}


def test_where_nothing_can_be_written_it_is_kept_in_memory(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    for hopeless in (tmp_path / "file" / "progress.json", tmp_path):
        forget(monkeypatch)
        monkeypatch.setenv("COURSE_PROGRESS", str(hopeless))
        progress.mark_done("98.2")
        assert progress.done() == {"98.2"}


def test_an_abandoned_lock_does_not_stop_anybody(path, monkeypatch):
    monkeypatch.setattr(progress, "LOCK_SECONDS", 0.1)
    path.parent.mkdir()
    path.with_name("progress.json.lock").touch()
    progress.mark_done("98.2")
    assert json.loads(path.read_text()) == {"done": ["98.2"]}
    assert not path.with_name("progress.json.lock").exists()


def test_kernels_that_write_at_once_lose_nothing(path):
    code = "import sys; from helpers.exercises import progress; " \
           "[progress._done.clear() or progress.mark_done(f'{sys.argv[1]}.{i}') for i in range(1, 26)]"
    root = Path(progress.__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    kernels = [subprocess.Popen([sys.executable, "-c", code, str(number)], env=environment) for number in range(50, 54)]
    assert [kernel.wait(60) for kernel in kernels] == [0] * 4
    assert progress.done() == {f"{number}.{i}" for number in range(50, 54) for i in range(1, 26)}


def test_only_the_lessons_own_count(path, sample):
    assert progress_words("98.2") == "0 of 6 in this lesson"
    for id in ("98.2", "98.1", "97.1", "98.77"):
        progress.mark_done(id)
    assert progress_words("98.3") == "2 of 6 in this lesson"
