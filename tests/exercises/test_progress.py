"""What is done is kept, whatever happens to the file."""

import json
import os
import subprocess
import sys
import threading

import pytest

from helpers import progress
from helpers.exercises.lessons import progress_words
from helpers.progress import Kept


@pytest.fixture
def path(tmp_path, monkeypatch):
    path = tmp_path / "with ümlaut" / "progress.json"
    monkeypatch.setenv("COURSE_PROGRESS", str(path))
    return path


def forget(monkeypatch):
    """As a new kernel would."""
    monkeypatch.setattr(progress, "_written", Kept())
    monkeypatch.setattr(progress, "_unwritten", Kept())


def test_it_is_kept_from_one_kernel_to_the_next(path, monkeypatch):
    progress.mark_done("one_hot")
    progress.mark_done("one_hot")
    progress.mark_done("blank_pixels")
    forget(monkeypatch)
    assert progress.done() == {"blank_pixels", "one_hot"}
    assert json.loads(path.read_text()) == {"version": 3, "done": ["blank_pixels", "one_hot"]}
    assert [file.name for file in path.parent.iterdir()] == ["progress.json"]       # no lock, no half-written file


def test_off_is_kept_in_memory_only(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS", "off")
    monkeypatch.setattr(progress, "ROOT", tmp_path)
    (tmp_path / "notebooks").mkdir()
    progress.mark_done("one_hot")
    assert progress.done() == {"one_hot"}
    assert not (tmp_path / "my_work").exists()


def test_by_default_it_lies_with_the_learners_work(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_PROGRESS")
    monkeypatch.setattr(progress, "ROOT", tmp_path)
    progress.mark_done("one_hot")
    assert not (tmp_path / "my_work").exists()      # installed without the course around it
    (tmp_path / "notebooks").mkdir()
    progress.mark_done("one_epoch")
    written = json.loads((tmp_path / "my_work" / ".progress.json").read_text())
    assert written == {"version": 3, "done": ["one_epoch", "one_hot"]}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"done": 3}', b'{"done": [1]}', b"\xff\xfe\x00",
                                    b'{"version": 2}', b"[" * 100_000, b'{"done": [], "answers": []}',
                                    b'{"done": [], "answers": {"one_hot": {"choice": 1}}}',
                                    b'{"done": [], "words": {"one_hot": []}}'])
def test_a_damaged_file_is_set_aside_not_lost(path, monkeypatch, damage):
    path.parent.mkdir()
    path.write_bytes(damage)
    progress.mark_done("one_hot")
    path.write_bytes(damage)
    assert progress.done() == {"one_hot"}
    assert sorted(file.read_bytes() for file in path.parent.glob("progress.damaged-*.json")) == [damage, damage]
    progress.mark_done("one_epoch")
    forget(monkeypatch)
    assert progress.done() == {"one_hot", "one_epoch"}


def test_where_nothing_can_be_written_it_is_kept_in_memory(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    for hopeless in (tmp_path / "file" / "progress.json", tmp_path):
        forget(monkeypatch)
        monkeypatch.setenv("COURSE_PROGRESS", str(hopeless))
        progress.mark_done("one_hot")
        assert progress.done() == {"one_hot"}


@pytest.mark.parametrize("named", ["~nobody-of-this-name/x", ".", "a/b", "n" * 300])
def test_what_is_no_file_of_its_own_is_left_alone(tmp_path, monkeypatch, named):
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COURSE_PROGRESS", named)
    progress.mark_done("one_hot")
    assert progress.done() == {"one_hot"}
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_what_is_no_regular_file_is_not_renamed(tmp_path, monkeypatch):
    # A pipe of the test's own, which reads as empty. Never a device: faulty code would take it from the whole machine.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=[b""], daemon=True)
    writer.start()
    monkeypatch.setenv("COURSE_PROGRESS", str(pipe))
    progress.mark_done("one_hot")
    assert progress.done() == {"one_hot"}
    assert list(tmp_path.iterdir()) == [pipe] and pipe.is_fifo()
    os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))       # lets the writer go
    writer.join(5)


def test_an_abandoned_lock_does_not_stop_anybody(path, monkeypatch):
    monkeypatch.setattr(progress, "LOCK_SECONDS", 0.1)
    path.parent.mkdir()
    path.with_name("progress.json.lock").touch()
    progress.mark_done("one_hot")
    assert json.loads(path.read_text()) == {"version": 3, "done": ["one_hot"]}
    assert not path.with_name("progress.json.lock").exists()


def test_kernels_that_write_at_once_lose_nothing(path):
    code = "import sys; from helpers import progress; " \
           "[progress.mark_done(f'{sys.argv[1]}_{i}') for i in range(25)]"
    environment = os.environ | {"PYTHONPATH": str(progress.ROOT)}
    kernels = [subprocess.Popen([sys.executable, "-c", code, str(number)], env=environment) for number in range(50, 54)]
    assert [kernel.wait(60) for kernel in kernels] == [0] * 4
    assert progress.done() == {f"{number}_{i}" for number in range(50, 54) for i in range(25)}


@pytest.fixture
def old_file(path):
    """As it was kept when exercises had numbers; what no lesson has is kept nevertheless."""
    path.parent.mkdir()
    path.write_text(json.dumps({"done": ["01.2", "01.6", "04.9", "98.77"]}))
    return path


def test_a_file_with_numbers_is_read_by_names(old_file):
    assert progress.done() == {"blank_pixels", "one_hot", "one_epoch", "98.77"}
    assert progress_words("one_hot") == "2 of 9 in this lesson"


@pytest.mark.parametrize("name", ["one_hot", "stable_softmax"])
def test_a_file_with_numbers_is_written_with_names(old_file, monkeypatch, name):
    progress.mark_done(name)
    forget(monkeypatch)
    names = {"98.77", "blank_pixels", "one_epoch", "one_hot", name}
    assert json.loads(old_file.read_text()) == {"version": 3, "done": sorted(names)}
    assert progress.done() == names


def test_only_the_lessons_own_count(path, sample):
    assert progress_words("weight_count") == "0 of 6 in this lesson"
    for name in ("weight_count", "moved_number", "one_hot", "weight_sum"):
        progress.mark_done(name)
    assert progress_words("ink_as_shares") == "2 of 6 in this lesson"


@pytest.fixture
def second_version(path):
    """As it was kept when only names were."""
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 2, "done": ["one_hot"]}))
    return path


def test_a_file_without_answers_is_read_and_written_with_them(second_version, monkeypatch):
    assert progress.done() == {"one_hot"} and progress.answer("one_hot") == {}
    progress.choose("blank_pixels", "b")
    forget(monkeypatch)
    assert json.loads(second_version.read_text()) == {
        "version": 3, "done": ["one_hot"], "answers": {"blank_pixels": {"choice": "b"}}}
    assert progress.done() == {"one_hot"} and progress.answer("blank_pixels") == {"choice": "b"}


# ---- answers and words -----------------------------------------------------------------------------------------------

def test_what_was_chosen_first_counts(path, monkeypatch):
    progress.resolve("blank_pixels", "c")                       # measured without a prediction
    assert progress.answer("blank_pixels") == {"came": "c"} and progress.score() == (0, 0)
    progress.choose("blank_pixels", "b")
    assert progress.score() == (0, 0)
    progress.resolve("blank_pixels", "c")
    assert progress.score() == (0, 1)
    progress.choose("blank_pixels", "c")                        # afterwards everybody knows
    progress.resolve("blank_pixels", "c")
    forget(monkeypatch)
    assert progress.answer("blank_pixels") == {"choice": "c", "said": "b", "came": "c"}
    progress.choose("pixel_scaling", "a")
    progress.resolve("pixel_scaling", "a")
    assert progress.score() == (1, 2)


def test_without_a_file_answers_are_kept_in_memory():
    progress.choose("blank_pixels", "b")
    progress.resolve("blank_pixels", "b")
    progress.write("what_a_pixel_is", "a number")
    assert progress.score() == (1, 1) and progress.written("what_a_pixel_is") == "a number"


def test_another_kernels_answers_stay(path, monkeypatch):
    progress.choose("blank_pixels", "b")
    forget(monkeypatch)
    progress.choose("pixel_scaling", "a")
    progress.write("what_a_pixel_is", "ein Wert \ud83d")        # half a character as well
    forget(monkeypatch)
    assert progress.answer("blank_pixels") == {"choice": "b"} and progress.answer("pixel_scaling") == {"choice": "a"}
    assert progress.written("what_a_pixel_is") == "ein Wert \ud83d" and progress.written("one_hot") == ""


def test_a_lesson_that_begins_anew_forgets_answers_and_keeps_words(path):
    progress.choose("blank_pixels", "b")
    progress.choose("pixel_scaling", "a")
    progress.write("what_a_pixel_is", "a number")
    assert progress.forget({"blank_pixels", "what_a_pixel_is"})
    assert progress.answer("blank_pixels") == {} and progress.answer("pixel_scaling") == {"choice": "a"}
    assert progress.written("what_a_pixel_is") == "a number"


# ---- a lesson begins anew --------------------------------------------------------------------------------------------


def test_what_is_forgotten_counts_as_not_done_and_the_rest_stays(path, monkeypatch):
    for name in ("one_hot", "blank_pixels", "one_epoch"):
        progress.mark_done(name)
    assert progress.forget({"one_hot", "blank_pixels", "no_such"})
    assert progress.done() == {"one_epoch"}                     # in a kernel that was running meanwhile
    progress.mark_done("stable_softmax")                        # which does not bring it back
    forget(monkeypatch)
    assert progress.done() == {"one_epoch", "stable_softmax"}


def test_numbers_are_forgotten_by_name(old_file):
    assert progress.forget({"one_hot", "blank_pixels"})
    assert json.loads(old_file.read_text()) == {"version": 3, "done": ["98.77", "one_epoch"]}


def test_where_nothing_is_to_forget_nothing_is_written(path):
    assert not progress.forget({"one_hot"}) and not path.parent.exists()
    progress.mark_done("one_epoch")
    before = path.stat().st_ino
    assert not progress.forget({"one_hot"}) and path.stat().st_ino == before


def test_what_cannot_be_read_is_not_forgotten_but_set_aside(path):
    path.parent.mkdir()
    path.write_bytes(b"{")
    assert not progress.forget({"one_hot"})
    assert path.with_name("progress.damaged-1.json").read_bytes() == b"{"


def test_the_root_says_whose_progress_it_is(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_PROGRESS")
    for course in ("mine", "another"):
        (tmp_path / course / "notebooks").mkdir(parents=True)
        monkeypatch.setattr(progress, "ROOT", tmp_path / course)
        progress.mark_done("one_hot")
    assert progress.forget({"one_hot"}, tmp_path / "mine")
    assert "one_hot" in (tmp_path / "another" / "my_work" / ".progress.json").read_text()
    assert "one_hot" not in (tmp_path / "mine" / "my_work" / ".progress.json").read_text()


def test_it_needs_no_installed_package():
    code = "import helpers.progress, sys; sys.exit('numpy' in sys.modules or 'IPython' in sys.modules)"
    assert subprocess.run([sys.executable, "-S", "-c", code], cwd=progress.ROOT).returncode == 0


def test_what_a_later_version_has_added_stays(path, monkeypatch):
    path.parent.mkdir()
    later = {"version": 9, "done": ["one_hot"], "badges": {"gold": [1]}, "words": {"why": "because"}}
    path.write_text(json.dumps(later))
    progress.mark_done("blank_pixels")
    assert json.loads(path.read_text()) == later | {"done": ["blank_pixels", "one_hot"]}
    forget(monkeypatch)
    progress.forget({"one_hot"})
    assert json.loads(path.read_text()) == later | {"done": ["blank_pixels"]}
