"""Every prediction is resolved where it is measured, and nothing on the way gives the answer away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from helpers.exercises import lessons
from helpers.exercises.model import Quiz
from helpers.exercises.reveals import resolve
from helpers.measured import fill, measured_range, read_measured
from tools.sources import Lesson, lesson_sources, read_lesson

CALL = r'^\s*{}\(\s*"{}"'
NUMBER = r"\d[\d,]*(?:\.\d+)?"
SHARE = re.compile(rf"({NUMBER}) ?%")
AMOUNT = re.compile(rf"(?<![\w.]){NUMBER}(?![\w%]| %)")


def predictions(number: str) -> dict[str, Quiz]:
    found = {name: lessons.load(name) for name in lessons.names(number)}
    return {name: quiz for name, quiz in found.items() if isinstance(quiz, Quiz) and quiz.prediction}


def giveaways(quiz: Quiz) -> set[str]:
    """Numbers that would tell the answer: those of the claims and of the option that came true, as people read them."""
    texts, measured = [], read_measured()
    names = [(claim.split()[0], quantity) for claim in quiz.claims.values() for quantity in claim.split()[1:]]
    found = [f"{claim} {source} {quantity}" for claim, quantity in names for source in ("full", "subset")
             if quantity in measured[claim].get(source, {})]
    for placeholder in found:
        texts += [fill(f"{placeholder} median", measured), fill(f"{placeholder} range", measured)]
    if (right := came_true(quiz)) is not None:
        texts.append(quiz.options[right].text)
    # A small whole number is in every code.
    numbers = {number for text in texts for number in re.findall(NUMBER, text) if len(number.strip(",.")) > 1}
    asked = set(re.findall(NUMBER, quiz.question))
    return numbers - asked


def came_true(quiz: Quiz) -> int | None:
    """The place of the option that came true, by the claims; None where a function needs what no claim has."""
    if isinstance(quiz.truth, int):
        return quiz.truth
    if quiz.truth is None or not all(quiz.claims.values()):
        return None
    middles = [measured_range(*claim.split()[:2], "full").median for claim in quiz.claims.values()]
    return quiz.truth(*middles)


def problems(lesson: Lesson, asked: Mapping[str, Quiz]) -> Iterator[str]:
    """What is wrong with the predictions of a lesson's source."""
    for name, quiz in asked.items():
        places = {call: [place for place, cell in enumerate(lesson.cells) if cell.cell_type == "code"
                         and re.search(CALL.format(call, name), cell.source, re.MULTILINE)]
                  for call in ("quiz", "reveal")}
        if not places["quiz"]:
            continue        # it is asked in another source of this lesson
        if not places["reveal"]:
            yield f'{name}: no cell says reveal("{name}", ...)'
            continue
        first, last = places["quiz"][0], places["reveal"][0]
        if last < first:
            yield f"{name}: revealed before it is asked"
        if quiz.truth is None or not quiz.why:
            yield f"{name}: `truth` and `why` are missing in quizzes.py"
        secret = giveaways(quiz)
        for place in range(first, last + 1):
            cell, where = lesson.cells[place], lesson.places[place]
            if cell.cell_type != "code" and "before" not in cell.metadata.get("tags", []):
                yield f"{name}: {where}: a text without the tag `before` between question and measurement"
            text = cell.source
            if place == first:
                text = re.split(CALL.format("quiz", name), text, maxsplit=1, flags=re.MULTILINE)[-1]
            if place == last:
                text = re.split(CALL.format("reveal", name), text, maxsplit=1, flags=re.MULTILINE)[0]
            shown = set(SHARE.findall(text)) | set(AMOUNT.findall(text))
            shown |= {f"{100 * float(share):.4g}" for share in re.findall(r"\b0\.\d+", text)}
            if given := sorted(secret & shown):
                yield f"{name}: {where}: gives {', '.join(given)} away"
            if any(f"{{{{{claim}" in text for claim in _claimed(quiz)):
                yield f"{name}: {where}: a placeholder gives the measurement away"


def _claimed(quiz: Quiz) -> list[str]:
    return [f"{claim.split()[0]} {source} {quantity}" for claim in quiz.claims.values() if claim
            for source in ("full", "subset") for quantity in claim.split()[1:]]


def of_lesson(number: str) -> list[str]:
    asked = predictions(number)
    sources = [path for key, path in lesson_sources().items() if key[:2] == number]
    return [problem for path in sources for problem in problems(read_lesson(path), asked)]


@pytest.mark.parametrize("number", lessons.lessons())
def test_every_prediction_is_resolved_and_none_given_away(number):
    assert of_lesson(number) == []


@pytest.mark.parametrize("number", lessons.lessons())
def test_each_resolves_in_two_sentences_with_numbers_that_there_are(number):
    for name, quiz in predictions(number).items():
        middles = [measured_range(*claim.split()[:2], "full").median if claim else 0.5 + place / 100
                   for place, claim in enumerate(quiz.claims.values())]
        text = " ".join(resolve(quiz, tuple(middles)).text().split())
        assert text.startswith("It is ") and "no number" not in text, name
        assert len(re.findall(r"[.?](?: |$)", quiz.why)) == 2, name


# ---- the test itself -------------------------------------------------------------------------------------------------

SOURCE = """# %% [markdown]
# # A lesson

# %%
quiz("ten_images_per_digit")

# %% [markdown] tags=["before"]
# This takes about 4 s.

# %%
print(accuracy)
reveal("ten_images_per_digit", accuracy)

# %% [markdown]
# It was {{A7 full 100}}: 76.2 %.
"""


@pytest.mark.parametrize(("old", "new", "problem"), [
    ("", "", ""),
    ('reveal("ten_images_per_digit", accuracy)\n', "", "no cell says reveal"),
    ('"before"', "", "a text without the tag `before`"),
    ("about 4 s", "about 4 s, and gives 75 %", "gives 75 away"),
    ("about 4 s", "{{A7 full 100 range}}", "a placeholder gives the measurement away"),
    ("print(accuracy)", 'curve(accuracy, "A hundred images give 76.2 %")', "gives 76.2 away"),
    ("print(accuracy)", "print(accuracy)     # about 0.76", ""),
    ("print(accuracy)", "print(accuracy)     # about 0.762", "gives 76.2 away"),
    ('quiz("ten_images_per_digit")', "# about 75 %", ""),       # asked elsewhere
])
def test_it_finds_what_is_wrong(tmp_path, old, new, problem):
    path = tmp_path / "97_sample.py"
    path.write_text(SOURCE.replace(old, new) if old else SOURCE)
    found = list(problems(read_lesson(path), {"ten_images_per_digit": lessons.load("ten_images_per_digit")}))
    assert len(found) == bool(problem) and all(problem in line for line in found)
