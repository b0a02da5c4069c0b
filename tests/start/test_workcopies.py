"""A learner's work is never lost and never blocks an update."""

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import nbformat
import pytest

from helpers.progress import names_in
from tools import lesson_file, workcopies
from tools.processes import ROOT, Stop

RESET = "python3 start.py reset"


def notebook(number: str, name: str, version: str = "aaaaaaaaaaaa", code: str = "1 + 1") -> dict:
    link = f"[the solved lesson](solutions/{name}.ipynb), [next](01_data.ipynb), [data](../data/README.md) für dich"
    cells = [
        {"id": "a", "cell_type": "markdown", "metadata": {}, "source": [link + "\n", "# Title"]},
        {
            "id": "b",
            "cell_type": "code",
            "metadata": {"tags": ["timing"]},
            "execution_count": 7,
            "source": code,
            "outputs": [{"output_type": "stream", "name": "stdout", "text": "the answer"}],
        },
    ]
    metadata = {"course": {"lesson": number, "name": name, "version": version}, "widgets": {"state": {}}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def publish(root: Path, number: str, name: str, **changes) -> None:
    path = root / "notebooks" / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook(number, name, **changes)), encoding="utf-8")


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    monkeypatch.delenv("COURSE_PROGRESS", raising=False)
    publish(tmp_path, "00", "00_start")
    publish(tmp_path, "03", "03_cost")
    return tmp_path


def mine(root: Path, name: str = "03_cost") -> Path:
    return root / "my_work" / f"{name}.ipynb"


def put_aside(root: Path) -> list[Path]:
    return list((root / "my_work" / "old").glob("*"))


def learn(root: Path) -> bytes:
    """The learner takes copies and works in one of them."""
    workcopies.update(str(root), RESET)
    text = mine(root).read_text(encoding="utf-8").replace("1 + 1", "my own work")
    mine(root).write_text(text, encoding="utf-8")
    return mine(root).read_bytes()


def test_every_lesson_is_copied_and_is_a_valid_notebook(root):
    assert workcopies.update(str(root), RESET) == []
    copies = sorted((root / "my_work").iterdir())
    assert [path.name for path in copies] == ["00_start.ipynb", "03_cost.ipynb"]
    for path in copies:
        nbformat.validate(nbformat.read(path, as_version=4))


def test_a_copy_answers_nothing_beforehand(root):
    workcopies.update(str(root), RESET)
    copy = json.loads(mine(root).read_text(encoding="utf-8"))
    code = copy["cells"][1]
    assert code["outputs"] == [] and code["execution_count"] is None
    assert code["source"] == "1 + 1" and code["metadata"] == {"tags": ["timing"]}
    assert "widgets" not in copy["metadata"] and copy["metadata"]["course"]["version"] == "aaaaaaaaaaaa"


def test_the_link_to_the_solution_works_from_there(root):
    solution = root / "notebooks" / "solutions" / "03_cost.ipynb"
    solution.parent.mkdir()
    solution.write_text("{}")
    workcopies.update(str(root), RESET)
    copy = json.loads(mine(root).read_text(encoding="utf-8"))
    links = re.findall(r"\]\((.*?)\)", "".join(copy["cells"][0]["source"]))
    assert (mine(root).parent / links[0]).resolve() == solution.resolve()
    assert links[1:] == ["01_data.ipynb", "../data/README.md"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](solutions/x.ipynb)", "[a](../notebooks/solutions/x.ipynb)"),
        ("[a](./solutions/x.ipynb)", "[a](../notebooks/solutions/x.ipynb)"),
        ("[a](<solutions/x.ipynb>)", "[a](<../notebooks/solutions/x.ipynb>)"),
        ('<a href="solutions/x.ipynb">', '<a href="../notebooks/solutions/x.ipynb">'),
        ("[a](source/x.py)", "[a](../notebooks/source/x.py)"),
        ("[a](../solutions/deeper/x.ipynb)", "[a](../../notebooks/solutions/deeper/x.ipynb)"),
        ("[a](https://example.org/solutions/x)", "[a](https://example.org/solutions/x)"),
        ("the folder solutions/", "the folder solutions/"),
    ],
)
def test_links_are_rewritten_where_they_must_be(text, expected):
    assert lesson_file.relink(text) == expected


def test_a_copy_is_never_overwritten(root):
    work = learn(root)
    assert workcopies.update(str(root), RESET) == []
    publish(root, "03", "03_cost", version="bbbbbbbbbbbb", code="new")
    workcopies.update(str(root), RESET)
    assert mine(root).read_bytes() == work


def test_a_changed_lesson_is_announced_with_the_command(root):
    learn(root)
    publish(root, "03", "03_cost", version="bbbbbbbbbbbb")
    (message,) = workcopies.update(str(root), RESET)
    assert message.startswith("Lesson 03 has changed") and message.endswith("python3 start.py reset 03")


def test_a_deleted_copy_comes_back(root):
    learn(root)
    mine(root).unlink()
    assert workcopies.update(str(root), RESET) == []
    assert mine(root).exists()


NESTED = '{"cells": [], "metadata": {"deep": %s1%s}}'
DAMAGED = ["", "{", "[]", '{"cells": 1}', '{"cells": [], "metadata": []}', '{"cells": [{}], "metadata": {}}', "<html>"]
DAMAGED += ["\x00", '{"cells": [{"cell_type": "code", "source": 1}], "metadata": {}}']
DAMAGED += [NESTED % ("[" * 100_000, "]" * 100_000)]
DAMAGED += [
    f'{{"cells": [{cell}], "metadata": {{}}}}'
    for cell in ("3", "null", '"ab"', '{"cell_type": "code"}', '{"cell_type": "markdown", "source": {"a": "b"}}')
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_copy_stops_nothing(root, text):
    learn(root)
    mine(root).write_text(text)
    mine(root, "00_start").unlink()
    (message,) = workcopies.update(str(root), RESET)
    assert "my_work/03_cost.ipynb cannot be read" in message and message.endswith("reset 03")
    assert mine(root).read_text() == text
    assert mine(root, "00_start").exists()


def test_a_copy_without_course_metadata_is_left_alone(root):
    learn(root)
    stored = json.loads(mine(root).read_text(encoding="utf-8"))
    stored["metadata"] = {}
    mine(root).write_text(json.dumps(stored))
    assert workcopies.update(str(root), RESET) == []


@pytest.mark.parametrize("text", [*DAMAGED, NESTED % ("[" * 5000, "]" * 5000), NESTED % ('["\\ud800",', "]")])
def test_a_damaged_lesson_leaves_the_others_usable(root, text):
    (root / "notebooks" / "00_start.ipynb").write_text(text)
    (message,) = workcopies.update(str(root), RESET)
    assert "Lesson 00" in message
    assert mine(root).exists() and not mine(root, "00_start").exists()
    assert workcopies.first_page(str(root)) == "03_cost.ipynb"


@pytest.mark.parametrize("number", ["3", "03"])
def test_reset_keeps_the_learners_work(root, number):
    work = learn(root)
    publish(root, "03", "03_cost", version="bbbbbbbbbbbb")
    said = workcopies.reset(str(root), number)
    (aside,) = put_aside(root)
    assert aside.read_bytes() == work and aside.name in said
    assert re.fullmatch(r"03_cost \d{4}-\d\d-\d\d \d\d\.\d\d\.ipynb", aside.name)
    assert not set(aside.name) & set('<>:"/\\|?*')  # Windows refuses these
    assert workcopies.update(str(root), RESET) == []


def test_a_link_that_leads_nowhere_is_a_copy_that_cannot_be_read(root):
    (root / "my_work").mkdir()
    mine(root).symlink_to(root / "elsewhere.ipynb")
    (message,) = workcopies.update(str(root), RESET)
    assert "my_work/03_cost.ipynb cannot be read" in message and not mine(root).exists()
    workcopies.reset(str(root), "03")
    (aside,) = put_aside(root)
    assert aside.is_symlink() and mine(root).is_file() and not mine(root).is_symlink()


def test_three_resets_in_one_minute_keep_three_copies(root):
    works = set()
    for count in range(3):
        learn(root)
        mine(root).write_text(f'{{"attempt": {count}}}')
        works.add(mine(root).read_text())
        workcopies.reset(str(root), "03")
    assert {path.read_text() for path in put_aside(root)} == works


def test_reset_of_a_lesson_that_was_never_taken(root):
    assert "A fresh copy is in my_work/03_cost.ipynb" in workcopies.reset(str(root), "3")
    assert not (root / "my_work" / "old").exists()


@pytest.mark.parametrize("number", ["99", "", "three", "../../x"])
def test_reset_of_no_lesson_names_those_there_are(root, number):
    work = learn(root)
    with pytest.raises(ValueError, match="00, 03"):
        workcopies.reset(str(root), number)
    assert mine(root).read_bytes() == work


def test_a_reset_that_cannot_give_a_fresh_copy_leaves_the_old_one_in_place(root):
    work = learn(root)
    (root / "notebooks" / "03_cost.ipynb").write_text("")
    with pytest.raises(ValueError, match="cannot be read"):
        workcopies.reset(str(root), "03")
    assert mine(root).read_bytes() == work


def test_a_write_that_is_cut_off_leaves_no_half_notebook(root, monkeypatch):
    def fail(old, new):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    assert workcopies.update(str(root), RESET) == ["Not copied to my_work: 00, 03. disk full."]
    assert list((root / "my_work").iterdir()) == []


def test_without_lessons_nothing_happens(tmp_path):
    assert workcopies.update(str(tmp_path), RESET) == []
    assert workcopies.first_page(str(tmp_path)) is None


# --- lessons in deeper/ ---


@pytest.fixture
def deeper(root) -> Path:
    publish(root, "03", "deeper/03_shapes_of_a_cost")
    return root


def test_optional_lessons_are_copied_and_reset_by_name(deeper):
    assert workcopies.update(str(deeper), RESET) == []
    assert workcopies.first_page(str(deeper)) == "00_start.ipynb"
    mine(deeper, "deeper/03_shapes_of_a_cost").write_text("my own work")
    (message,) = workcopies.update(str(deeper), RESET)
    assert message.endswith(f"{RESET} 03_shapes_of_a_cost")
    said = workcopies.reset(str(deeper), "03_shapes_of_a_cost")
    (aside,) = put_aside(deeper)
    assert aside.read_text() == "my own work" and f"my_work/old/{aside.name}" in said
    assert workcopies.update(str(deeper), RESET) == []
    assert len(put_aside(deeper)) == 1


@pytest.mark.parametrize("name", ["03_cost", "03_cost.ipynb", "my_work/03_cost.ipynb", "03_cost_functions"])
def test_reset_takes_the_name_of_a_file_as_well(deeper, name):
    work = learn(deeper)
    workcopies.reset(str(deeper), name)
    (aside,) = put_aside(deeper)
    assert aside.read_bytes() == work


# --- lessons that were given new names ---

OLD = "03_cost_functions"


@pytest.fixture
def renamed(root) -> Path:
    """A course whose lesson 03 had another name when the learner took a copy, as the course gave it out."""
    (root / "notebooks" / "03_cost.ipynb").unlink()
    cells = notebook("03", OLD)["cells"]
    version = lesson_file.version_of([(cell["cell_type"], "".join(cell["source"])) for cell in cells])
    publish(root, "03", OLD, version=version)
    workcopies.update(str(root), RESET)
    (root / "notebooks" / f"{OLD}.ipynb").unlink()
    publish(root, "03", "03_cost", version="bbbbbbbbbbbb", code="new")
    return root


def edit(path: Path, before: str = "1 + 1", after: str = "my own work") -> str:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    return text.replace(before, after)


def code(path: Path) -> str:
    return json.loads(path.read_text(encoding="utf-8"))["cells"][1]["source"]


def test_a_copy_with_work_in_it_is_renamed_and_kept_as_it_was(renamed):
    work = edit(mine(renamed, OLD))
    told, changed = workcopies.update(str(renamed), RESET)
    assert f"{OLD}.ipynb (03_cost.ipynb)" in told and "Your copies" in told
    assert changed.startswith("Lesson 03 has changed")
    assert not mine(renamed, OLD).exists()
    assert mine(renamed).read_text(encoding="utf-8") == work.replace(f"{OLD}.ipynb", "03_cost.ipynb")
    assert "my own work" in work and f"../notebooks/solutions/{OLD}.ipynb" in work  # its link leads somewhere again
    assert workcopies.update(str(renamed), RESET) == [changed]


@pytest.mark.parametrize("added", ["outputs", "an empty cell", "nothing"])
def test_a_copy_without_work_in_it_gives_way_to_the_lesson_of_today(renamed, added):
    copy = json.loads(mine(renamed, OLD).read_text(encoding="utf-8"))
    if added == "outputs":
        copy["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "2"}]
    if added == "an empty cell":
        copy["cells"].append({"cell_type": "code", "source": [], "outputs": [], "metadata": {}})
    mine(renamed, OLD).write_text(json.dumps(copy), encoding="utf-8")
    (told,) = workcopies.update(str(renamed), RESET)
    assert "no work of yours" in told and "03_cost.ipynb" in told
    assert not mine(renamed, OLD).exists()
    assert json.loads(mine(renamed).read_text(encoding="utf-8"))["cells"][1]["source"] == "new"
    assert workcopies.update(str(renamed), RESET) == []


@pytest.mark.parametrize("change", ["a note", "a cell", "a type"])
def test_whatever_a_learner_adds_is_work(renamed, change):
    copy = json.loads(mine(renamed, OLD).read_text(encoding="utf-8"))
    if change == "a note":
        copy["cells"][0]["source"].append("!")
    if change == "a cell":
        copy["cells"].append({"cell_type": "raw", "source": "x", "metadata": {}})
    if change == "a type":
        copy["cells"][1]["cell_type"] = "raw"
    mine(renamed, OLD).write_text(json.dumps(copy), encoding="utf-8")
    workcopies.update(str(renamed), RESET)
    assert json.loads(mine(renamed).read_text(encoding="utf-8"))["cells"][1:] == copy["cells"][1:]


@pytest.mark.parametrize("text", ['{"cells": [], "metadata": {}}', "damaged"])
def test_with_work_under_both_names_the_older_is_put_aside_and_both_are_named(renamed, text):
    work = edit(mine(renamed, OLD))
    mine(renamed).write_text(text)
    told = workcopies.update(str(renamed), RESET)[0]
    (aside,) = put_aside(renamed)
    assert told.startswith("You had lesson 03 twice. my_work/03_cost.ipynb is the one of today")
    assert f"{OLD}.ipynb, under its old name, is kept as my_work/old/{aside.name}" in told
    assert aside.read_text(encoding="utf-8") == work.replace(f"{OLD}.ipynb", "03_cost.ipynb")
    assert mine(renamed).read_text() == text and not mine(renamed, OLD).exists()
    assert "twice" not in "".join(workcopies.update(str(renamed), RESET))


def test_work_under_the_old_name_takes_the_place_of_a_copy_without_any(renamed):
    take_copy(renamed, "03_cost", [("markdown", "as given out"), ("code", "new")])
    edit(mine(renamed, OLD))
    told, _ = workcopies.update(str(renamed), RESET)
    assert "Your copies got them" in told and not mine(renamed, OLD).exists()
    assert code(mine(renamed)) == "my own work" and put_aside(renamed) == []


def test_a_copy_of_a_lesson_that_the_course_no_longer_has_stays_without_a_word(root):
    learn(root)
    gone = take_copy(root, "09_gone", [("markdown", "as given out")])
    (root / "notebooks" / "03_cost.ipynb").unlink()
    before = gone.read_bytes(), mine(root).read_bytes()
    assert workcopies.update(str(root), RESET) == []
    assert (gone.read_bytes(), mine(root).read_bytes()) == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": [1], "metadata": {}}', '{"cells": [{}], "metadata": {}}'])
def test_a_damaged_copy_is_renamed_and_kept(renamed, text):
    mine(renamed, OLD).write_text(text)
    workcopies.update(str(renamed), RESET)
    assert mine(renamed).read_text() == text


@pytest.mark.parametrize("untouched", [True, False])
def test_a_copy_that_another_program_holds_stays_and_the_others_are_served(renamed, monkeypatch, untouched):
    if not untouched:
        edit(mine(renamed, OLD))
    before = code(mine(renamed, OLD))
    mine(renamed, "00_start").unlink()

    def refuse(self, *arguments, **keywords):
        raise PermissionError(13, "Access is denied", str(self))

    with monkeypatch.context() as locked:
        locked.setattr(Path, "replace", refuse)
        locked.setattr(Path, "unlink", refuse)
        (told,) = workcopies.update(str(renamed), RESET)
    assert "cannot be renamed" in told and "Access is denied" in told
    assert code(mine(renamed, OLD)) == before
    assert mine(renamed).exists() == untouched  # else the next start would find both, and could not rename
    assert mine(renamed, "00_start").exists()
    workcopies.update(str(renamed), RESET)
    assert mine(renamed).exists() and not mine(renamed, OLD).exists()


def test_what_was_set_aside_under_an_old_name_stays(renamed):
    aside = mine(renamed, f"{OLD} (set aside 2025-01-31 10.00)")
    mine(renamed, OLD).rename(aside)
    assert workcopies.update(str(renamed), RESET) == []
    assert aside.exists() and mine(renamed).exists()


def test_the_lessons_new_names_are_those_of_the_course():
    assert set(lesson_file.RENAMED.values()) <= {path.stem for path in workcopies.lessons(ROOT).values()}


# --- what else may be in a place ---


def a_file(path: Path) -> None:
    path.write_text("mine")


def a_dangling_link(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def a_folder(path: Path) -> None:
    path.mkdir()
    (path / "mine.txt").write_text("mine")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(("make", "words"), [(a_file, "a file"), (a_dangling_link, "a link that leads nowhere")])
def test_in_the_place_of_my_work_it_stops_with_what_to_do(root, make, words):
    make(root / "my_work")
    for step in (workcopies.update, workcopies.reset):
        with pytest.raises(Stop, match=f"my_work is {words}: give it another name") as stopped:
            step(str(root), "03")
        assert "\n" not in str(stopped.value)
    assert os.path.lexists(root / "my_work") and not (root / "my_work").is_dir()
    (root / "my_work").rename(root / "another name")
    assert workcopies.update(str(root), RESET) == []


@pytest.mark.parametrize(("make", "words"), [(a_file, "a file"), (a_dangling_link, "a link that leads nowhere")])
def test_in_the_place_of_deeper_the_other_lessons_are_served(deeper, make, words):
    (deeper / "my_work").mkdir()
    make(deeper / "my_work" / "deeper")
    (told,) = workcopies.update(str(deeper), RESET)
    assert told == f"Not copied to my_work: 03_shapes_of_a_cost. my_work/deeper is {words}: give it another name."
    assert mine(deeper).exists()


def test_a_folder_that_may_not_be_looked_into_stops_nothing(deeper, monkeypatch):
    look = os.stat

    def refuse(path, *arguments, **keywords):
        if os.fspath(path) == str(deeper / "my_work" / "deeper"):
            raise PermissionError(13, "Permission denied", path)
        return look(path, *arguments, **keywords)

    with monkeypatch.context() as locked:
        locked.setattr(os, "stat", refuse)
        workcopies.update(str(deeper), RESET)
    assert mine(deeper).exists()


@pytest.mark.parametrize("make", [a_dangling_link, a_folder, a_pipe])
def test_in_a_lessons_place_it_stays_and_is_named_and_can_be_put_aside(root, make):
    if not hasattr(os, "mkfifo") and make is a_pipe:
        pytest.skip("Windows has no pipes in folders")
    (root / "my_work").mkdir()
    make(mine(root))
    before = os.lstat(mine(root))
    (message,) = workcopies.update(str(root), RESET)
    assert "my_work/03_cost.ipynb cannot be read" in message and message.endswith("reset 03")
    assert os.path.samestat(os.lstat(mine(root)), before) and mine(root, "00_start").exists()
    workcopies.reset(str(root), "03")
    (aside,) = put_aside(root)
    assert os.path.samestat(os.lstat(aside), before) and mine(root).is_file() and not mine(root).is_symlink()
    assert workcopies.update(str(root), RESET) == []


@pytest.mark.parametrize("make", [a_file, a_dangling_link])
def test_in_the_place_of_old_a_reset_changes_nothing(root, make):
    work = learn(root)
    make(root / "my_work" / "old")
    with pytest.raises(ValueError, match=r"There is no fresh copy of my_work/03_cost\.ipynb\. my_work/old is a"):
        workcopies.reset(str(root), "03")
    assert mine(root).read_bytes() == work


def test_a_reset_without_room_for_the_fresh_copy_says_where_the_old_one_is(root, monkeypatch):
    work = learn(root)

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lesson_file, "write_whole", full)
    with pytest.raises(ValueError, match="No space left") as said:
        workcopies.reset(str(root), "03")
    (aside,) = put_aside(root)
    assert aside.read_bytes() == work and aside.name in str(said.value)


def test_a_folder_in_the_place_of_a_lesson_is_left_out(root):
    (root / "notebooks" / "00_start.ipynb").unlink()
    a_folder(root / "notebooks" / "00_start.ipynb")
    (message,) = workcopies.update(str(root), RESET)
    assert message.startswith("Lesson 00 was left out") and mine(root).exists()


def test_resets_at_the_same_moment_put_every_copy_aside(root, monkeypatch):
    learn(root)
    works = [f'{{"attempt": {number}}}' for number in range(5)]
    all_have_chosen, move = Barrier(5, timeout=20), Path.replace

    def late(self, target):
        all_have_chosen.wait()
        return move(self, target)

    def put(number: int) -> None:
        copy = root / "my_work" / f"at work {number}" / "03_cost.ipynb"
        copy.parent.mkdir()
        copy.write_text(works[number])
        workcopies.set_aside(copy, root / "my_work" / "old")

    monkeypatch.setattr(Path, "replace", late)
    with ThreadPoolExecutor(5) as pool:
        list(pool.map(put, range(5)))
    assert sorted(path.read_text() for path in put_aside(root)) == works


# --- files that hide a library ---


@pytest.mark.parametrize("lib", ["lib/python3.13/site-packages", "Lib/site-packages"])
def test_files_that_hide_a_library_are_named_at_the_start(deeper, lib):
    for package in ("numpy", "keras"):
        (deeper / ".venv" / lib / package).mkdir(parents=True)
        (deeper / ".venv" / lib / package / "__init__.py").touch()
    workcopies.update(str(deeper), RESET)
    for name in ("numpy.py", "my_tools.py", "data.py", "helpers.py", "deeper/keras.py", "deeper/copy.py"):
        (deeper / "my_work" / name).touch()
    assert sorted(workcopies.update(str(deeper), RESET)) == [
        "deeper/copy.py hides the library copy: rename it.",
        "deeper/keras.py hides the library keras: rename it.",
        "my_work/helpers.py hides the library helpers: rename it.",
        "my_work/numpy.py hides the library numpy: rename it.",
    ]


# --- a fresh lesson is not half done ---


def test_reset_lets_the_exercises_of_that_lesson_count_as_not_done(root):
    publish(root, "03", "03_cost", code='check("squared_error", f)\nquiz("cost_or_accuracy")')
    (root / "my_work").mkdir()
    kept = root / "my_work" / ".progress.json"
    kept.write_text(json.dumps({"version": 2, "done": ["one_hot", "squared_error", "cost_or_accuracy"]}))
    assert "count as not done again" in workcopies.reset(str(root), "03")
    assert json.loads(kept.read_text())["done"] == ["one_hot"]
    assert "not done" not in workcopies.reset(str(root), "03")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"done": 3}'])
def test_progress_that_cannot_be_read_is_kept(root, text):
    (root / "my_work").mkdir()
    (root / "my_work" / ".progress.json").write_text(text)
    publish(root, "03", "03_cost", code='check("squared_error", f)')
    workcopies.reset(str(root), "03")
    assert [path.read_text() for path in (root / "my_work").glob(".progress*")] == [text]


def test_every_exercise_of_the_course_is_found_in_its_notebook():
    """By whoever resets a lesson without any package installed."""
    for path in workcopies.lessons(ROOT).values():
        source = Path(ROOT, "notebooks", "source", path.relative_to(Path(ROOT, "notebooks"))).with_suffix(".py")
        cells = lesson_file.read(path)["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        assert names_in(code) == names_in(source.read_text(encoding="utf-8"))


# --- links to lessons that were given new names ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](03_cost_functions.ipynb#b)", "[a](03_cost.ipynb#b)"),
        ("[a](<./03_cost_functions.ipynb>)", "[a](<./03_cost.ipynb>)"),
        ("<a href='../03_cost_functions.ipynb'>", "<a href='../03_cost.ipynb'>"),
        ("[a](../notebooks/solutions/03_cost_functions.ipynb)", "[a](../notebooks/solutions/03_cost.ipynb)"),
        ("[a](../../notebooks/source/03_cost_functions.py)", "[a](../../notebooks/source/03_cost.py)"),
        *[
            (text, text)
            for text in (
                "my file 03_cost_functions.ipynb",
                "[03_cost_functions.ipynb](mine.ipynb)",
                "[a](https://example.org/03_cost_functions.ipynb)",
                "[a](../other/03_cost_functions.ipynb)",
                "[a](03_cost_functions.txt)",
            )
        ],
    ],
)
def test_only_links_to_the_courses_own_lessons_get_new_names(text, expected):
    assert lesson_file.with_new_names(text) == expected


LINK, MENDED = f"[a]({OLD}.ipynb)", "[a](03_cost.ipynb)"


def take_copy(root: Path, name: str, cells: list[tuple[str, str]]) -> Path:
    """A copy as the course gave it out."""
    stored = notebook("00", name, version=lesson_file.version_of(cells))
    stored["cells"] = [{"id": kind, "cell_type": kind, "metadata": {}, "source": text} for kind, text in cells]
    path = mine(root, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(stored), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["00_start", "deeper/00_more", "00_start (set aside 2025-01-31 10.00)"])
def test_links_are_mended_in_every_copy_and_nowhere_else_in_it(root, name):
    copy = take_copy(root, name, [("markdown", LINK), ("code", f"# {LINK}\nopen('{OLD}.ipynb')"), ("raw", LINK)])
    edit(copy, "open", "print")
    workcopies.update(str(root), RESET)
    cells = [cell["source"] for cell in json.loads(copy.read_text(encoding="utf-8"))["cells"]]
    assert cells == [MENDED, f"# {LINK}\nprint('{OLD}.ipynb')", LINK]
    assert not lesson_file.is_untouched(lesson_file.read(copy))


@pytest.mark.parametrize("edited", [True, False])
def test_a_copy_whose_links_were_mended_is_as_untouched_as_before(root, edited):
    copy = take_copy(root, "00_start", [("markdown", LINK), ("code", "1 + 1")])
    if edited:
        edit(copy)
    workcopies.update(str(root), RESET)
    assert lesson_file.is_untouched(lesson_file.read(copy)) is not edited


def test_a_copy_of_a_lesson_in_which_only_links_changed_is_no_older_than_the_lesson(root):
    take_copy(root, "00_start", [("markdown", LINK), ("code", "1 + 1")])
    today = lesson_file.version_of([("markdown", MENDED), ("code", "1 + 1")])
    publish(root, "00", "00_start", version=today)
    assert workcopies.update(str(root), RESET) == []


def test_a_copy_without_such_links_is_not_written(root):
    copy = take_copy(root, "00_start", [("markdown", "[a](01_data.ipynb)"), ("code", LINK)])
    before = copy.read_bytes(), copy.stat().st_mtime_ns, copy.stat().st_ino
    workcopies.update(str(root), RESET)
    assert (copy.read_bytes(), copy.stat().st_mtime_ns, copy.stat().st_ino) == before


@pytest.mark.parametrize("path", ["my_work/00_start.ipynb", f"my_work/{OLD}.ipynb"])
def test_a_copy_that_is_read_only_keeps_its_links_and_stops_nothing(renamed, path):
    take_copy(renamed, "00_start", [("markdown", LINK)])
    edit(mine(renamed, OLD))
    before = (renamed / path).read_bytes()
    (renamed / path).chmod(0o444)
    told = workcopies.update(str(renamed), RESET)
    assert not any("cannot" in line for line in told) and any("Your copies got them" in line for line in told)
    assert not mine(renamed, OLD).exists() and "my own work" in code(mine(renamed))
    kept = mine(renamed) if OLD in path else renamed / path
    assert kept.read_bytes() == before


def test_a_link_under_the_new_name_is_not_replaced(renamed):
    edit(mine(renamed, OLD))
    mine(renamed).symlink_to(renamed / "elsewhere.ipynb")
    twice, unreadable = workcopies.update(str(renamed), RESET)
    (aside,) = put_aside(renamed)
    assert aside.name in twice and "my own work" in code(aside)
    assert "my_work/03_cost.ipynb cannot be read" in unreadable and mine(renamed).is_symlink()
    assert not (renamed / "elsewhere.ipynb").exists()


def test_an_untouched_copy_stays_until_the_lesson_of_today_can_be_read(renamed):
    lesson = renamed / "notebooks" / "03_cost.ipynb"
    content = lesson.read_bytes()
    lesson.write_text("")
    (told,) = workcopies.update(str(renamed), RESET)
    assert told.startswith("Lesson 03 was left out") and mine(renamed, OLD).exists()
    lesson.write_bytes(content)
    (told,) = workcopies.update(str(renamed), RESET)
    assert "no work of yours" in told and mine(renamed).exists() and not mine(renamed, OLD).exists()


def interrupt(monkeypatch, after: int) -> None:
    """Let Ctrl-C come after so many steps that change a file."""
    left = [after]

    def counted(step):
        def do(*arguments, **keywords):
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
            return step(*arguments, **keywords)

        return do

    monkeypatch.setattr(os, "replace", counted(os.replace))
    monkeypatch.setattr(Path, "unlink", counted(Path.unlink))


@pytest.mark.parametrize("edited", [True, False])
@pytest.mark.parametrize("steps", range(5))
def test_a_start_that_is_interrupted_is_made_good_by_the_next(renamed, monkeypatch, steps, edited):
    take_copy(renamed, "00_start", [("markdown", LINK)])
    if edited:
        edit(mine(renamed, OLD))
    with monkeypatch.context() as interrupted:
        interrupt(interrupted, steps)
        try:
            workcopies.update(str(renamed), RESET)
        except KeyboardInterrupt:
            assert steps < 4
    workcopies.update(str(renamed), RESET)
    found = sorted(path.name for path in (renamed / "my_work").iterdir())
    assert found == ["00_start.ipynb", "03_cost.ipynb"]
    assert code(mine(renamed)) == ("my own work" if edited else "new")
    for name in found:
        assert f"{OLD}.ipynb" not in (renamed / "my_work" / name).read_text(encoding="utf-8")
