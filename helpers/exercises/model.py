"""What an exercise and a quiz are made of. An exercise is a module of its own, such as lesson_03/squared_error.py:

    EXERCISE = Exercise(
        title="The cost of one image",
        reference=lambda output, target: float(np.sum((output - target) ** 2)),
        cases=[(np.array([0.3, 0.7]), np.array([0.0, 1.0])), ...],      # one tuple of arguments a case, or
        # cases=make_cases,                                 # a function that returns that list: keeps the import quick
        mistakes=[
            Mistake("averaged", lambda output, target: np.mean((output - target) ** 2),
                    "You averaged over the outputs; the cost sums them."),
            Mistake("no square", lambda output, target: np.sum(output - target),
                    lambda case: f"Two errors cancelled: you got {case.result:.2g}. What makes every error count?"),
        ],
        hints=["What is the error of one output?", "Square it.", "Add the squares up: `np.sum`."],
        variants=[cost_with_a_loop, cost_in_float32],       # other correct answers, for the tests
    )

The quizzes of a lesson are in quizzes.py beside it:

    QUIZZES = [
        Quiz(name="share_right", question="What share will it read?", prediction=True,
             options=[Option("About half"), Option("About 80 %"), Option("Over 90 %")],
             truth=bands(0.65, 0.9), claim="A7 60000 4000",
             why="It has seen many ways of writing each digit. What it misreads is mostly written unusually."),
        Quiz(name="why_the_square", question="Why the square?",
             options=[Option("So that errors cannot cancel", "Yes: ...", right=True),
                      Option("It is faster", "No: ...")]),
    ]

A prediction is asked with `quiz("share_right")` and resolved where it is measured, with `reveal("share_right", share)`:
that says what was predicted, what was measured and over how many runs it was what, with `why` in two sentences. `truth`
says which option came true, as its place or as a function of what was measured. `claim` names the numbers of
data/measured.json, "id quantity" (what follows is for the data set that lacks the first); where several values are
measured it is a mapping from their names, and "" for what was never claimed. `unit` is for those without a
claim, and for a claim without a unit.

Questions without options are in quizzes.py as well, OWN_WORDS = [OwnWords(name, question, answer)], and are asked with
`own_words(name, ...)`: a place to write, and behind a click an answer to compare with. They do not count as exercises.

Both are found by being there, and asked for by name in the lesson: `check("squared_error", my_cost)`. An exercise is
called as its module is. Names are lower-case letters and underscores, the field's standard terms, and each comes once
in the whole course; people's progress is kept by them, so they last. The number that is shown ("03.2") follows from the
order of the calls in the lesson's source: nothing is numbered by hand, and something new may go anywhere.

What two exercises of a lesson share is in a module whose name starts with an underscore, such as _quadratic.py. What
several lessons need in words is in messages.py.

Much is named in every exercise alike, and needs no entry (families/): a name of the notebook or a constant in place of
an argument, `return` inside a loop, `=` for `+=`, another source of randomness, a factor, a sign, an order, a part left
out, percent. To find out, an answer that looks right is tried with one argument changed alone as well. What it is
handed must not be overwritten, whatever it is, but for the arguments in `changes`.

Wrong answers: one that is right but for one thing is the right function with a switch, `partial(epoch,
shuffle=False)`, or with a part handed in, `partial(curve, order=np.argsort)`; others are lambdas beside their words, or
functions above, if they are long. Arguments come by position, so `lambda *case: right(*case)[::-1]` will do.

- An exercise with `cases` asks for a function, one without asks for a value: `check("layer_size", my_number)`. Several
  values (`check("mean_and_spread", mean, spread)`) are one tuple. A value's `reference` and `wrong` may be functions
  without arguments.
- A mistake is recognised when the answer equals the mistake's own on every case (exceptions are equal if their types
  are, and their words, sizes aside) or, where it carries `detect`, when that is true of one case that went wrong.
  `detect` is for answers of which no two are alike (random splits); `wrong` is then an example, for the tests.
- Results come to `compare`, `detect` and messages as plain data: numbers, arrays, tuples of them (lists become one of
  the two). An object that is neither, such as a Keras model, comes as it is.
- `compare(result, expected, arguments)` replaces the comparison where many answers are right. True is right, False is
  wrong, a sentence is wrong and says why.
- `call(answer, *arguments)` replaces the call where more than what is returned counts.
- What mistakes give on the cases is kept for the next answer: they must be as repeatable as the cases.
- Texts are plain, but for `code` and *stressed words*. Writing it is enough:
  tests/exercises/test_every_exercise.py tries every mistake, every variant and rubbish of all kinds on it.
"""

import copy
import inspect
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple


class Case(NamedTuple):
    """One case that went wrong, as a mistake's message sees it."""

    arguments: tuple
    expected: Any
    result: Any


@dataclass(frozen=True, eq=False)
class Mistake:
    """A common wrong answer and the words that help whoever gave it."""

    name: str
    wrong: Any                                  # a function like the reference; a value where a value is asked for
    message: str | Callable[[Case], str]
    detect: Callable[[Any, Any, tuple], bool] | None = None     # (result, expected, arguments)

    def words(self, case: Case) -> str:
        return self.message(case) if callable(self.message) else self.message


@dataclass(frozen=True, eq=False)
class Exercise:
    """Something to write and have checked. See the top of this file."""

    title: str
    reference: Any
    mistakes: Sequence[Mistake]
    hints: Sequence[str]
    cases: Sequence[tuple] | Callable[[], Sequence[tuple]] | None = None
    variants: Sequence[Any] = ()
    remark: str = ""                            # said after "Right."
    compare: Callable[[Any, Any, tuple], bool | str] | None = None
    tolerance: float = 1e-5                     # relative and absolute
    time_limit: float = 5.0                     # seconds, all cases together
    slow: str = ""                              # said where that is over, in place of the usual question
    changes: Sequence[str] = ()                 # arguments that the answer may overwrite, since the stub says so
    call: Callable[..., Any] | None = None      # (answer, *arguments) -> what is looked at; None: what it returns

    def __post_init__(self) -> None:
        if len(self.hints) != 3:
            raise ValueError(f"hints: got {len(self.hints)}, expected 3")
        if self.cases is not None and not callable(self.reference):
            raise TypeError(f"reference: got {self.reference!r}, expected a function, as there are cases")

    @property
    def asks_for_function(self) -> bool:
        return self.cases is not None

    @cached_property
    def argument_names(self) -> tuple[str, ...]:
        """What the arguments of a case are called, by the reference (which may have further ones, with defaults)."""
        if not self.asks_for_function:
            return ()
        return tuple(inspect.signature(self.reference).parameters)[: len(self._cases[0])]

    @cached_property
    def _cases(self) -> list[tuple]:
        if self.cases is None:
            return [()]
        cases = list(self.cases() if callable(self.cases) else self.cases)
        if not cases or not all(isinstance(case, tuple) and len(case) == len(cases[0]) for case in cases):
            raise TypeError(f"cases: got {cases!r:.100}, expected tuples of arguments, all of one length")
        return cases

    def make_case(self, place: int) -> tuple:
        """A fresh copy of the arguments of one case."""
        return copy.deepcopy(self._cases[place])

    def make_cases(self) -> list[tuple]:
        """Fresh copies of the arguments of every case; a value has the one case ()."""
        # One by one: copied together, two cases that share an array would still share it.
        return [self.make_case(place) for place in range(len(self._cases))]

    def as_function(self, answer: Any) -> Callable:
        """The answer, reference or mistake as something to call, also where a value is asked for."""
        if self.call is not None:
            return partial(self.call, answer)
        return answer if callable(answer) else lambda: answer


@dataclass(frozen=True)
class Option:
    """One choice of a quiz, and what a learner who takes it reads."""

    text: str
    feedback: str = ""
    right: bool = False


@dataclass(frozen=True)
class OwnWords:
    """A question to answer in one's own words, and an answer to compare with."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True)
class Quiz:
    """A question with options. In a prediction none is marked as right: the learner commits, then measures."""

    name: str
    question: str
    options: Sequence[Option]
    prediction: bool = False
    truth: int | Callable[..., int] | None = None       # of a prediction: the option that came true, see above
    why: str = ""                                       # and why, in two sentences
    claim: str | Mapping[str, str] = ""
    unit: str = ""
    by_course: bool = False                             # what is revealed was measured by the course, not in the lesson

    def __post_init__(self) -> None:
        if not 2 <= len(self.options) <= 26:
            raise ValueError(f"options of {self.name}: got {len(self.options)}, expected 2 to 26, lettered a to z")
        right = sum(option.right for option in self.options)
        if self.prediction and right:
            raise ValueError(f"options of {self.name}: got one that is right, expected none: measuring will tell")
        if not self.prediction and (not right or not all(option.feedback for option in self.options)):
            raise ValueError(f"options of {self.name}: got {right} right ones, expected some, and feedback for all")
        if isinstance(self.truth, int) and not 0 <= self.truth < len(self.options):
            raise ValueError(f"truth of {self.name}: got {self.truth}, expected the place of an option, from 0")

    @property
    def title(self) -> str:
        return self.question

    @property
    def claims(self) -> Mapping[str, str]:
        """The claim of each measured value by the value's name, which is "" where it is the only one."""
        return self.claim if isinstance(self.claim, Mapping) else {"": self.claim}

    @property
    def lettered(self) -> dict[str, Option]:
        """The options by their letters."""
        return {chr(ord("a") + place): option for place, option in enumerate(self.options)}


def bands(*edges: float) -> Callable[[float], int]:
    """A `truth` for options in rising order: how many of the edges a measured value reaches."""
    return lambda value: bisect_right(edges, value)
