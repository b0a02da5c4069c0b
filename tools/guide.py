"""The made parts of the instructor's guide, notebooks/instructors.md: `python -m tools.guide`, and each build.

A made part stands between two comments, `<!-- made by tools/guide.py: bank -->` and `<!-- end -->`. All else is written
by hand, and stays. Minutes are those that helpers/home.py counts, and those of the speaker's notes.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from helpers import home
from helpers.exercises import lessons
from helpers.exercises.dots import Row
from helpers.exercises.model import Exercise, Quiz
from helpers.exercises.reveals import came_true, rows_of
from helpers.files import write_whole
from helpers.measured import PLACEHOLDER, claims, fill, read_measured, written
from tools import slides
from tools.sources import ROOT, Lesson, lesson_sources, notebook_paths, read_lesson

GUIDE = Path("notebooks", "instructors.md")
MADE = re.compile(r"(<!-- made by tools/guide\.py: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
HEADING = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)
SHORT = re.compile(r"Short of time: (.+)", re.DOTALL)
GOES_WRONG = re.compile(r"What goes wrong: (.+)", re.DOTALL)
# What reveal says in a lesson's notebook: of what came true, to somebody who had made no prediction, and of each value.
CAME_TRUE = re.compile(r"^It is (\w)\)", re.MULTILINE)
MEASURED = re.compile(r"^\s+(?:(.+): )?(?:[Yy]ou|[Tt]he course) measured (.+?)\.(?=\s|$)", re.MULTILINE)
ANOTHER_ROW = re.compile(r" \([A-Z]\d+\)")  # of lesson 13's tables, which are not here
MISTAKES = 3        # an exercise, at most: the check knows many more

# A session: its name, the lessons in class, the lessons at home behind it.
PLANS: dict[str, list[tuple[str, str, str]]] = {
    "plan of a day": [("morning", "00 02", ""), ("afternoon", "04 06", "08 12")],
    "plan of two days": [("before", "", "01"), ("first day, morning", "00 02", ""),
                         ("first day, afternoon", "03 04", ""), ("second day, morning", "05 06", ""),
                         ("second day, afternoon", "08 12", "07 13")],
    "plan of a term": [("week 1", "00", ""), ("week 2", "01", ""), ("week 3", "02", ""), ("week 4", "03", ""),
                       ("week 5", "04", "04_how_far_a_slope_holds"), ("week 6", "05", "05_an_autograd_engine"),
                       ("week 7", "06", "07"), ("week 8", "08", "09"), ("week 9", "10", "11"),
                       ("week 10", "12 13", "")],
}


def main() -> int:
    """The command line. Returns the exit code."""
    print(f"{GUIDE.as_posix()} {'is written' if write() else 'is up to date'}")
    return 0


def write(root: Path = ROOT) -> bool:
    """Make the made parts anew. Returns whether that changed the guide; where there is none, nothing happens."""
    path = root / GUIDE
    if not path.is_file():
        return False
    before = path.read_text(encoding="utf-8")
    after = filled(before, root)
    if after != before:
        write_whole(path, after)
    return after != before


def filled(text: str, root: Path = ROOT) -> str:
    """The guide with its made parts as they are today. Raises ValueError for a part that nobody knows."""
    read = {number: read_lesson(path) for number, path in lesson_sources(root).items()}
    lessons_alone = [lesson for lesson in read.values() if not lesson.folder]
    parts: dict[str, Callable[[], Iterator[str]]] = {
        "lessons": lambda: chain.from_iterable(map(_lesson, lessons_alone)),
        "bank": lambda: chain.from_iterable(map(_bank, sorted(read.values(), key=lambda lesson: lesson.number))),
        **{name: partial(_plan, sessions, read) for name, sessions in PLANS.items()},
    }

    def made(match: re.Match) -> str:
        if match[2] not in parts:
            raise ValueError(f"{GUIDE.as_posix()}: there is no part {match[2]!r}, only {', '.join(parts)}")
        lines = "\n".join(parts[match[2]]()).rstrip()
        return f"{match[1]}\n{lines}\n\n{match[3]}"

    return MADE.sub(made, text)


# ---- plans -----------------------------------------------------------------------------------------------------------

def _plan(sessions: list[tuple[str, str, str]], read: dict[str, Lesson]) -> Iterator[str]:
    """A plan as a table, with sums."""
    yield "| | in class | minutes | at home | minutes |"
    yield "|---|---|---|---|---|"
    sums = [0.0, 0.0]
    for name, in_class, at_home in sessions:
        given, left = ([read[number] for number in numbers.split()] for numbers in (in_class, at_home))
        minutes = [sum(map(slides.planned, given)), float(sum(home.minutes(lesson.text) for lesson in left))]
        sums = [before + more for before, more in zip(sums, minutes, strict=True)]
        yield (f"| {name} | {', '.join(map(_title, given))} | {_minutes(minutes[0])} | "
               f"{', '.join(map(_title, left))} | {_minutes(minutes[1])} |")
    yield f"| **all** | | **{sums[0]:g}** | | **{sums[1]:g}** |"


def _minutes(count: float) -> str:
    return f"{count:g}" if count else ""


def _title(lesson: Lesson) -> str:
    title = lesson.cells[0].source.split("\n")[0].lstrip("# ")
    return f"*{title.partition(' · ')[2]}*" if lesson.folder else title


# ---- lessons ---------------------------------------------------------------------------------------------------------

def _lesson(lesson: Lesson) -> Iterator[str]:
    """What one has to know to give a lesson."""
    yield f"### {_title(lesson)}\n"
    yield (f"{slides.planned(lesson):g} minutes in class, by the notes, in {slides.stops(lesson)} steps; "
           f"{home.minutes(lesson.text)} minutes for a learner alone.\n")
    if todo := slides.prepare(lesson):
        yield f"**Prepare:** {todo}\n"
    begins, not_shown = _clock(lesson)
    yield f"**Where you are, and where you can stop:** {'; '.join(begins)}.\n"
    if not_shown:
        yield f"**Not on the slides:** {'; '.join(not_shown)}.\n"
    yield from _noted(lesson, "Short of time", SHORT)
    yield from _noted(lesson, "What goes wrong", GOES_WRONG)
    yield from _mistakes(lesson)
    yield from _beliefs(lesson)


def _clock(lesson: Lesson) -> tuple[list[str], list[str]]:
    """The sections, with the minutes that have gone when each begins, and those for which no minute is planned."""
    gone, sections = 0.0, []
    begins: dict[str, float] = {}
    for number, cell in enumerate(lesson.cells):
        if cell.cell_type == "markdown":
            sections += [f"*{title}*" for title in re.findall(r"^## (.+)$", cell.source, re.MULTILINE)]
        if number in lesson.notes:
            if sections:
                begins.setdefault(sections[-1], gone)
            gone += lesson.notes[number].metadata.minutes
    return [f"{gone:g} {section}" for section, gone in begins.items()], [one for one in sections if one not in begins]


def _noted(lesson: Lesson, title: str, wanted: re.Pattern) -> Iterator[str]:
    """What the notes say of this, each with the heading it belongs to."""
    heading, found = "the beginning", []
    for number, cell in enumerate(lesson.cells):
        if cell.cell_type == "markdown" and (headings := HEADING.findall(cell.source)):
            heading = headings[-1]
        for paragraph in re.split(r"\n\n|\n(?=- )", lesson.notes[number].source) if number in lesson.notes else []:
            if match := wanted.search(paragraph):
                found.append(f"- *{heading}* · {_sentence(match[1])}")
    if found:
        yield f"**{title}**\n"
        yield "\n".join(found) + "\n"


def _mistakes(lesson: Lesson) -> Iterator[str]:
    """For each exercise what its check recognises first, in its words."""
    found = []
    for name in lessons.names(lesson.number):
        exercise = lessons.load(name)
        told = [mistake for mistake in exercise.mistakes if isinstance(mistake.message, str)][:MISTAKES] if isinstance(
            exercise, Exercise) else []
        if told:
            optional = "" if f'check("{name}"' in lesson.text else " (optional lesson)"
            found.append(f"- {lessons.numbered(name, exercise.title)}{optional}")
            found += [f"  - *{mistake.name}:* {' '.join(str(mistake.message).split())}" for mistake in told]
    if found:
        yield "**What learners write, and what to say**\n"
        yield "\n".join(found) + "\n"


def _beliefs(lesson: Lesson) -> Iterator[str]:
    """What one reads and what did not hold, or not always."""
    found = [claim for claim in claims() if claim.lesson == lesson.number
             and claim.verdict in ("false", "true with conditions")]
    if found:
        measured = read_measured(ROOT)
        yield "**What one reads elsewhere, and what was measured**\n"
        for claim in found:
            verdict = ": ".join(filter(None, [claim.verdict, claim.condition]))
            result = PLACEHOLDER.sub(lambda match: fill(match[1], measured), claim.result)
            row = f"- {_sentence(claim.statement)} *{_sentence(verdict)}* {_sentence(result)}"
            yield ANOTHER_ROW.sub("", row)
        yield ""


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")


# ---- the bank of questions -------------------------------------------------------------------------------------------

def _bank(lesson: Lesson) -> Iterator[str]:
    """All questions of a lesson, with their answers."""
    asked = [quiz for name in lessons.names(lesson.number) if f'quiz("{name}")' in lesson.text
             and isinstance(quiz := lessons.load(name), Quiz)]
    if asked:
        optional = f" (optional, with lesson {lesson.number})" if lesson.folder else ""
        yield f"### Questions of {'' if lesson.folder else 'lesson '}{_title(lesson)}{optional}\n"
    built = _built(lesson)
    for quiz in asked:
        kind = "Predict" if quiz.prediction else "Question"
        yield f"**{lessons.numbered(quiz.name, kind)}:** {' '.join(quiz.question.split())}\n"
        yield "\n".join(f"- {letter}) {option.text}" for letter, option in quiz.lettered.items()) + "\n"
        yield f"> {' '.join(_answer(quiz, built.get(quiz.name, '')))}\n"


def _answer(quiz: Quiz, said: str) -> Iterator[str]:
    """The option that is right or came true, and what was measured: over the course's runs, or in `said`, what the
    built lesson says of it."""
    if not quiz.prediction:
        for letter, option in quiz.lettered.items():
            if option.right:
                yield f"**{letter})** {option.feedback}"
        return
    rows = rows_of(quiz, [None] * len(quiz.claims), "full")
    in_lesson = dict(MEASURED.findall(said))
    letter = came_true(quiz, rows)
    if not letter and (match := CAME_TRUE.search(said)):
        letter = match[1]
    if letter:
        yield f"**{letter})**"
    once: list[str] = []
    for row in [*rows, Row("", None, None, "", 0)]:
        if row.runs is None and row.label in in_lesson:
            once.append(f"{in_lesson.pop(row.label)} ({row.label})".removesuffix(" ()"))
        elif once:
            yield f"In the lesson: {'; '.join(once)}."
            once = []
        if row.runs:
            before = f"{row.label[:1].upper()}{row.label[1:]}: " if row.label else ""
            over = f" over {row.seeds} runs" if row.runs.lowest < row.runs.highest else ""
            yield f"{before}{written(row.runs, row.unit, 'both')}{over}."
    yield quiz.why


def _built(lesson: Lesson) -> dict[str, str]:
    """What each reveal of a lesson says in its notebook, by the question's name."""
    path = notebook_paths(lesson.name)[0]
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"] if path.exists() else []
    return {match[1]: "".join("".join(output.get("data", {}).get("text/plain", "")) for output in cell["outputs"])
            for cell in cells if (match := re.search(r'reveal\("(\w+)"', "".join(cell["source"])))}


if __name__ == "__main__":
    sys.exit(main())
