"""A learner's work is never lost and never blocks an update."""

import json
import os
import re
from pathlib import Path

import nbformat
import pytest

from tools import workcopies

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
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(notebook(number, name, **changes)), encoding="utf-8")


@pytest.fixture
def root(tmp_path) -> Path:
    publish(tmp_path, "00", "00_start")
    publish(tmp_path, "03", "03_cost")
    return tmp_path


def mine(root: Path, name: str = "03_cost") -> Path:
    return root / "my_work" / f"{name}.ipynb"


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
        ("[a](https://example.org/solutions/x)", "[a](https://example.org/solutions/x)"),
        ("the folder solutions/", "the folder solutions/"),
    ],
)
def test_links_are_rewritten_where_they_must_be(text, expected):
    assert workcopies.relink(text) == expected


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


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": 1}', '{"cells": [], "metadata": []}', "<html>", "\x00"])
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


def test_a_damaged_lesson_leaves_the_others_usable(root):
    (root / "notebooks" / "00_start.ipynb").write_text("")
    (message,) = workcopies.update(str(root), RESET)
    assert "Lesson 00" in message
    assert mine(root).exists() and not mine(root, "00_start").exists()
    assert workcopies.first_lesson(str(root)) == "03_cost.ipynb"


@pytest.mark.parametrize("number", ["3", "03"])
def test_reset_keeps_the_learners_work(root, number):
    work = learn(root)
    publish(root, "03", "03_cost", version="bbbbbbbbbbbb")
    said = workcopies.reset(str(root), number)
    (aside,) = (root / "my_work").glob("*set aside*")
    assert aside.read_bytes() == work and aside.name in said
    assert re.fullmatch(r"03_cost \(set aside \d{4}-\d\d-\d\d \d\d\.\d\d\)\.ipynb", aside.name)
    assert not set(aside.name) & set('<>:"/\\|?*')  # Windows refuses these
    assert workcopies.update(str(root), RESET) == []


def test_three_resets_in_one_minute_keep_three_copies(root):
    works = set()
    for count in range(3):
        learn(root)
        mine(root).write_text(f'{{"attempt": {count}}}')
        works.add(mine(root).read_text())
        workcopies.reset(str(root), "03")
    assert {path.read_text() for path in (root / "my_work").glob("*set aside*")} == works


def test_reset_of_a_lesson_that_was_never_taken(root):
    assert "a fresh copy is in my_work/03_cost.ipynb" in workcopies.reset(str(root), "3")
    assert not list((root / "my_work").glob("*set aside*"))


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
    with pytest.raises(OSError, match="disk full"):
        workcopies.update(str(root), RESET)
    assert not mine(root).exists() and not mine(root, "00_start").exists()


def test_without_lessons_nothing_happens(tmp_path):
    assert workcopies.update(str(tmp_path), RESET) == []
    assert workcopies.first_lesson(str(tmp_path)) is None
