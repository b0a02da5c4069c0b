"""`start.py race` runs recipes in turn, says how it went, and what is wrong with a file that cannot race."""

import json
import textwrap
from dataclasses import replace

import numpy as np
import pytest

from helpers.data import DownloadError, load_mnist
from tools import race
from tools.line_times import line_times, product_lines

RECIPE = """
import numpy as np

def train(images, labels, seed):
    assert images.dtype == np.uint8 and images.shape[1:] == (784,)
    means = np.array([images[labels == digit].mean(axis=0) for digit in range(10)])
    def read(images):
        return (images @ means.T - (means**2).sum(axis=1) / 2).argmax(axis=1)
    return read
"""


@pytest.fixture(scope="module")
def mnist():
    full = load_mnist("subset")
    return replace(full, source="full")


@pytest.fixture
def racing(mnist, tmp_path, monkeypatch, capsys):
    """A race of a text as a file, with the subset in the place of the full set: (exit code, output, errors)."""
    def run(text: str | None, *words: str) -> tuple[int, str, str]:
        if text is not None:
            (tmp_path / "mine.py").write_text(textwrap.dedent(text), encoding="utf-8")
            words = ("mine.py", *words)
        code = race.main(["--folder", str(tmp_path), *words])
        return code, *capsys.readouterr()

    record = tmp_path / "the_record.py"
    record.write_text(RECIPE, encoding="utf-8")
    monkeypatch.setattr(race, "RECORD", record)
    monkeypatch.setattr(race, "full_mnist", lambda: mnist)
    monkeypatch.setattr(race, "TARGET", 0.75)
    monkeypatch.setattr(race, "READING", 1000)  # a recipe that trains in a millisecond may read for longer
    monkeypatch.setattr(race.race, "__defaults__", (tmp_path / "board" / "race.json",))
    return run


def test_the_course_races_alone_and_the_last_line_counts(racing, tmp_path):
    code, out, err = racing(None, "--seeds", "3,4")
    assert code == 0 and err == ""
    assert "seed 3: the course's recipe" in out and "seed 4" in out and "seed 1" not in out
    last = out.strip().splitlines()[-1]
    assert last.startswith("median 0.") and last.endswith(" s, 2 of 2 seeds reached 75.0 %")
    assert not (tmp_path / "board").exists(), "nothing was raced against"


def test_a_file_races_in_turn_with_the_course_and_gets_on_the_board(racing, tmp_path):
    code, out, err = racing(RECIPE, "--seeds", "1,2,3")
    assert code == 0 and err == ""
    turns = [line.split(":")[1].split()[0] for line in out.splitlines() if line.startswith("  seed")]
    assert turns == ["the", "mine.py"] * 3
    assert "times as long as the course's recipe: median" in out and "<- this race" in out
    assert "All seeds came to the same" in out
    assert out.strip().splitlines()[-1].endswith("3 of 3 seeds reached 75.0 %")
    (kept,) = json.loads((tmp_path / "board" / "race.json").read_text())
    assert (kept["name"], kept["reached"], kept["seeds"]) == ("mine.py", 3, 3) and kept["seconds"] > 0


def test_it_says_where_the_time_went(racing):
    _, out, _ = racing("""
        import numpy as np

        def train(images, labels, seed):
            for _ in range(20):
                table = np.ones((500, 500)) @ np.ones((500, 500))
            return lambda images: np.zeros(len(images), int)
        """, "--seeds", "1")
    told = out[out.index("Where the time went in mine.py"):]
    share = int(told.splitlines()[1].split("%")[0])
    assert share > 60 and "x    6: table = np.ones((500, 500)) @ np.ones((500, 500))" in told
    assert "0 of 1 seeds reached" in out


def test_a_file_that_calls_another_is_not_said_to_multiply_nothing(racing):
    _, out, _ = racing("from helpers.speed_run import train", "--seeds", "1")
    assert "spends in functions of other files" in out and "Where the time went" not in out


@pytest.mark.parametrize(("text", "words"), [
    ("def tran(images, labels, seed): ...", "mine.py defines no function train(images, labels, seed)"),
    ("train = 3", "mine.py defines no function train"),
    ("\ndef train(:", "mine.py cannot be loaded. SyntaxError: invalid syntax (line 2)\n"),
    ("import sys\nsys.exit(3)", "cannot be loaded. It called sys.exit (line 2): let it return instead."),
    ("import sys\ndef train(*_):\n    sys.exit()", "train in mine.py raised an error. It called sys.exit (line 3)"),
    ("import sys\ndef train(*_):\n    return lambda images: sys.exit()", "raised an error. It called sys.exit"),
    ("def train(images, labels, seed):\n    if seed: 1 / 0\n    return lambda images: images[:, 0]",
     "raised an error with seed 1. ZeroDivisionError"),
    ("def train(*_):\n    return lambda images: None", "gives nothing back, expected digits of shape (1000,)"),
    ("def train(*_):\n    return lambda images: images[:, 0].astype(int) - 1", "numbers from -1 to -1, expected"),
    ("def train(*_):\n    return lambda images: images[:, 0] + 12", "from 12 to 12, expected digits from 0 to 9"),
    ("import a_library_that_nobody_has", "a_library_that_nobody_has"),
    ("def train(images, labels, seed):\n    images[0] = 0", "ValueError: assignment destination is read-only (line 2)"),
    ("def train(images, labels):\n    return 1", "raised an error. TypeError"),
    ("def train(images, labels, seed): ...", "returned nothing, expected a function"),
    ("def train(*_):\n    return lambda images: images[:, :10]", "`.argmax(axis=1)` finds it"),
    ("def train(*_):\n    return lambda images: images[:5, 0]", "returned uint8 of shape (5,) for 1000 images"),
    ("def train(*_):\n    return lambda images: images[:, 0] / 2", "returned float64 of shape (1000,)"),
    ("def train(*_):\n    return lambda images: [[1], [1, 2]]", "raised an error. ValueError"),
    ("def train(*_):\n    return lambda images: 1 / 0", "ZeroDivisionError: division by zero (line 2)"),
])
def test_a_file_that_cannot_race_is_told_why(racing, text, words):
    code, _, err = racing(text, "--seeds", "1")
    assert code == 1 and words in err and "Traceback" not in err and "seed 0" not in err


def test_no_file_and_no_python_are_named(racing, tmp_path):
    assert "There is no file" in racing(None, "nowhere.py")[2]
    (tmp_path / "recipe.txt").write_text("")
    assert "must end with .py" in racing(None, "recipe.txt")[2]
    (tmp_path / "folder.py").mkdir()
    assert "folder.py is a folder, expected a Python file" in racing(None, "folder.py")[2]


def test_of_a_recipe_that_takes_no_time_it_is_not_said_where_the_time_went(racing):
    _, out, _ = racing("def train(images, labels, seed):\n    return lambda images: images[:, 0]", "--seeds", "1")
    assert "0 of 1 seeds reached" in out and "Where the time" not in out and "functions of other files" not in out


@pytest.mark.parametrize("seeds", ["", "one", "1;2", "-1", "1,1", "2,1,2"])
def test_seeds_that_are_none_are_refused(racing, seeds, capsys):
    with pytest.raises(SystemExit):
        racing(None, f"--seeds={seeds}")
    assert "expected whole numbers such as 1,2,3" in capsys.readouterr().err


def test_without_the_full_set_there_is_no_race(monkeypatch, capsys):
    def nothing(which):
        assert which == "full"
        raise DownloadError("no network")

    monkeypatch.setattr(race, "load_mnist", nothing)
    assert race.main([]) == 1
    said = capsys.readouterr().err
    assert "The race needs the full MNIST" in said and "downloaded (no network)" in said and "MNIST_DIR" in said
    monkeypatch.setattr(race, "load_mnist", load_mnist)
    monkeypatch.delenv("MNIST_DIR", raising=False)
    monkeypatch.setattr("helpers.mnist_download.load_or_download", lambda: nothing("full"))
    assert race.main([]) == 1
    said = capsys.readouterr().err
    assert "(no network)" in said and "kernel" not in said and "load_mnist" not in said


def test_who_trains_when_asked_has_not_trained():
    assert race.Run(1, 0.1, 0.99, 0.02).reached
    lazy = race.Run(1, 0.001, 0.99, 0.02)
    assert not lazy.reached and "reading took 0.020 s" in race.line_of("lazy.py", lazy)
    assert not race.Run(1, 0.1, 0.74, 0.02).reached


def test_the_board_keeps_the_latest_race_of_a_version_best_first():
    def entry(name, version, times, reached):
        return race.Entry(name, version, 0.1, times, reached, 5, "2026-01-01")

    board: list[race.Entry] = []
    for new in (entry("a.py", "1", 1.0, 5), entry("b.py", "1", 0.5, 3), entry("a.py", "2", 0.8, 5),
                entry("a.py", "1", 1.2, 5)):
        board = race.with_entry(board, new)
    assert [(each.name, each.version, each.times) for each in board] == [
        ("a.py", "2", 0.8), ("a.py", "1", 1.2), ("b.py", "1", 0.5)]
    assert race.board_table(board, board[0]).count("<- this race") == 1


def test_who_does_nothing_does_not_lead_the_board():
    board: list[race.Entry] = []
    for name, times, reached, seeds in (("nothing.py", 0.0, 0, 1), ("nearly.py", 0.9, 0, 5), ("lucky.py", 0.8, 1, 1),
                                        ("mine.py", 1.1, 5, 5), ("half.py", 0.5, 3, 5)):
        board = race.with_entry(board, race.Entry(name, "1", times, times, reached, seeds, "2026-01-01"))
    lines = race.board_table(board).splitlines()[1:]
    assert [line.split()[:2] for line in lines] == [["1", "mine.py"], ["2", "lucky.py"], ["3", "half.py"],
                                                    ["-", "nearly.py"], ["-", "nothing.py"]]


@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"name": "x"}]'])
def test_a_board_that_is_none_is_empty(tmp_path, content):
    (tmp_path / "race.json").write_text(content)
    assert race.read_board(tmp_path / "race.json") == [] == race.read_board(tmp_path / "none.json")


def test_a_board_that_cannot_be_kept_spoils_nothing(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    race.keep_board(tmp_path / "file" / "race.json", [])
    assert "cannot be kept" in capsys.readouterr().err


def test_the_courses_recipe_can_race(mnist):
    found = race.run(race.load_recipe(race.RECORD), mnist, 1)
    assert found.accuracy > 0.85 and found.reading > 0


# ---- lines -----------------------------------------------------------------------------------------------------------


def test_time_is_charged_to_the_line_that_spends_it():
    def inner(steps):
        return sum(np.sqrt(i) for i in range(steps))

    def outer():
        inner(20_000)
        return sorted(range(1_000_000, 0, -1))[0]

    result, seconds = line_times(__file__, outer)
    first, slow = (function.__code__.co_firstlineno for function in (outer, inner))
    assert result == 1 and seconds[slow + 1] > 5 * seconds[first + 1]
    assert seconds[first + 2] > 5 * seconds[first + 1]


def test_lines_with_products_are_found():
    source = "a = b @ c\nd = (e +\n     np.dot(f, g))\nfor h in i:\n    h @= j\nk = l * m\nn = dots(o)\n"
    assert product_lines(source) == {1, 2, 3, 5}
