"""From an answer to a verdict: run it on the cases, compare, recognise the mistake, find the words."""

import copy
import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from .compare import Difference, find_difference, freeze
from .model import Case, Exercise, Mistake
from .outcomes import expected_outcome, is_out_of_memory, mistake_outcome
from .runner import Failure, Run, run
from .verdicts import Verdict
from .words import argument_words, counted_names, counter_example, describe, listed_names, nothing_returned


def judge(exercise: Exercise, answer: Any) -> Verdict:
    """What there is to say about an answer. Never raises for what the answer is or does (but see runner.Stopped)."""
    verdict = _before_running(exercise, answer)
    if verdict:
        return verdict
    cases, given = exercise.make_cases(), exercise.make_cases()
    ran = run(exercise.as_function(answer), given, exercise.time_limit, freeze)
    verdict = _after_running(exercise, cases, given, ran)
    verdict.printed = [line for line in ran.printed.splitlines() if line.strip()]
    return verdict


def matching_mistakes(exercise: Exercise, answer: Any) -> list[Mistake]:
    """Every listed mistake that an answer looks like. The tests want exactly one."""
    ran = run(exercise.as_function(answer), exercise.make_cases(), exercise.time_limit, freeze)
    cases = exercise.make_cases()
    return list(_matching(exercise, cases, _expected(exercise, cases), ran.outcomes))


def _expected(exercise: Exercise, cases: list[tuple]) -> list:
    return [expected_outcome(exercise, place) for place in range(len(cases))]


def _before_running(exercise: Exercise, answer: Any) -> Verdict | None:
    if _has_ellipsis(answer):
        return _unattempted()
    if not exercise.asks_for_function:
        if inspect.isroutine(answer):
            name = getattr(answer, "__name__", "f")
            return Verdict("wrong", [f"This exercise asks for a value; the function `{name}` came. "
                                     "Did you forget the parentheses of a call?"])
        return None
    if not callable(answer):
        return Verdict("wrong", [f"This exercise asks for a function, but {describe(answer)} came. "
                                 "Hand over the function's name alone, without parentheses or arguments."])
    try:
        signature = inspect.signature(answer)
    except (TypeError, ValueError):
        return None         # functions written in C need not have a signature; calling them will tell
    try:
        signature.bind(*exercise.argument_names)
    except TypeError:
        return Verdict("wrong", [f"Your function takes {counted_names(signature.parameters, 'parameter')}, but it is "
                                 f"called with {counted_names(exercise.argument_names, 'argument')}."])
    return None


def _after_running(exercise: Exercise, cases: list[tuple], given: list[tuple], ran: Run) -> Verdict:
    if ran.cut_off:
        return _too_long(exercise, cases, ran)
    for outcome in ran.outcomes:
        if _has_ellipsis(outcome):
            return _unattempted()
        if isinstance(outcome, Failure) and "ellipsis" in outcome.message:
            return _unattempted(outcome)

    expected = _expected(exercise, cases)
    differences = {place: found for place, triple in enumerate(zip(cases, expected, ran.outcomes, strict=True))
                   if (found := _difference(exercise, *triple))}
    changed = _changed(exercise, cases, given)
    if not differences:
        if changed and not exercise.may_change_input:
            return Verdict("mistake", [f"Your result is right, but your function overwrote {listed_names(changed)}: "
                                       "whoever called it finds their data changed. Make a new array instead."],
                           mistake="changed its input")
        return Verdict("right", [exercise.remark] if exercise.remark else [])

    first = min(differences)
    for mistake in _matching(exercise, cases, expected, ran.outcomes):
        case = Case(cases[first], _plain(expected[first]), _plain(ran.outcomes[first]))
        return Verdict("mistake", [mistake.words(case)], mistake=mistake.name)
    by_size = sorted(differences, key=lambda place: _size(cases[place]))
    for place in by_size:
        if isinstance(ran.outcomes[place], Failure):
            return Verdict("error", _stopped_with(exercise, cases[place], ran.outcomes[place]))
    if any(outcome is None for outcome in ran.outcomes):
        return Verdict("wrong", nothing_returned(exercise, bool(ran.printed), changed))
    smallest = by_size[0]
    sentences = counter_example(exercise, Case(cases[smallest], expected[smallest], ran.outcomes[smallest]),
                                differences[smallest])
    return Verdict("wrong", sentences + [f"NumPy warned: {warning}." for warning in ran.warned[:2]])


def _difference(exercise: Exercise, arguments: tuple, expected: Any, came: Any) -> Difference | None:
    if isinstance(expected, Failure) or isinstance(came, Failure):
        same = isinstance(expected, Failure) and isinstance(came, Failure) and expected.type_name == came.type_name
        return None if same and not is_out_of_memory(came) else Difference("error")
    if exercise.compare is None:
        return find_difference(expected, came, exercise.tolerance)
    # In a thread again: what came may be an object of the learner's own, and looking at it may run their code.
    verdict = run(exercise.compare, [(came, copy.deepcopy(expected), arguments)], exercise.time_limit,
                  lambda value: value if isinstance(value, str) else bool(value)).outcomes
    if not verdict or isinstance(verdict[0], Failure):
        return Difference("type")
    if isinstance(verdict[0], str):
        return Difference("compare", verdict[0])
    return None if verdict[0] else Difference("compare")


def _matching(exercise: Exercise, cases: list[tuple], expected: list, came: list) -> Iterator[Mistake]:
    """The mistakes that outcomes look like. Each is compared case by case, up to the first that tells them apart."""
    def looks_like(mistake: Mistake) -> bool:
        if mistake.detect:
            return any(_detected(exercise, mistake.detect, *triple)
                       for triple in zip(cases, expected, came, strict=True))
        # What was kept may come from a moment when a learner had changed NumPy: it rules out, and is never a proof.
        return all(_alike(exercise, arguments, mistake_outcome(exercise, mistake, place, anew), outcome)
                   for anew in (False, True)
                   for place, (arguments, outcome) in enumerate(zip(cases, came, strict=True)))

    return (mistake for mistake in exercise.mistakes if looks_like(mistake))


def _alike(exercise: Exercise, arguments: tuple, wrong: Any, came: Any) -> bool:
    """Whether an answer's outcome is a mistake's. Two exceptions have to say the same as well, sizes aside."""
    if _difference(exercise, arguments, wrong, came):
        return False
    messages = [re.sub(r"[\d\s]+", "", outcome.message) for outcome in (wrong, came) if isinstance(outcome, Failure)]
    return not messages or messages[0] == messages[1]


def _detected(exercise: Exercise, detect: Callable, arguments: tuple, expected: Any, came: Any) -> bool:
    if isinstance(came, Failure) or not _difference(exercise, arguments, expected, came):
        return False
    calls = [(_plain(came), copy.deepcopy(_plain(expected)), arguments)]
    return run(detect, calls, exercise.time_limit, bool).outcomes == [True]     # detect may stumble over any rubbish


def _plain(outcome: Any) -> Any:
    """A single number as a number, for the authors of messages and detectors."""
    return outcome[()] if isinstance(outcome, np.ndarray) and outcome.ndim == 0 else outcome


def _has_ellipsis(value: Any) -> bool:
    return value is Ellipsis or (type(value) is tuple and any(part is Ellipsis for part in value))


def _unattempted(failure: Failure | None = None) -> Verdict:
    if failure and failure.line:
        todo = f"A `...` is left in your code: it stopped in line {failure.line_number}, `{failure.line}`."
    else:
        todo = "Write your answer where the `...` is, then run the cell again."
    return Verdict("unattempted", [todo])


def _too_long(exercise: Exercise, cases: list[tuple], ran: Run) -> Verdict:
    where = argument_words(exercise, cases[min(len(ran.outcomes), len(cases) - 1)])
    where = f" for {where}" if where else ""
    sentences = [f"Your code was still running after {exercise.time_limit:g} seconds{where}.",
                 "Is there a loop that never ends, or one that does far more work than needed?"]
    if not ran.survived:
        return Verdict("timeout", [f"{sentences[0]} It was stopped.", sentences[1]])
    return Verdict("survived", [f"{sentences[0]} It could not be stopped and still runs.", sentences[1],
                                "Restart the kernel before you go on (menu Kernel, Restart Kernel)."])


def _stopped_with(exercise: Exercise, arguments: tuple, failure: Failure) -> list[str]:
    message = f": {failure.message.rstrip('.')}" if failure.message else ""
    sentences = [f"Your code stopped with `{failure.type_name}`{message}."]
    if failure.line:
        sentences.append(f"It happened in line {failure.line_number} of your cell: `{failure.line}`.")
    where = argument_words(exercise, arguments)
    return [*sentences, f"It was called with {where}."] if where else sentences


def _changed(exercise: Exercise, cases: list[tuple], given: list[tuple]) -> list[str]:
    """Names of the arrays among the arguments that were overwritten."""
    changed = []
    for index, name in enumerate(exercise.argument_names):
        pairs = [(before[index], after[index]) for before, after in zip(cases, given, strict=True)]
        if any(isinstance(before, np.ndarray) and not np.array_equal(before, after) for before, after in pairs):
            changed.append(name)
    return changed


def _size(arguments: Any) -> int:
    """How many numbers an argument holds: a list may hold arrays of different shapes."""
    if isinstance(arguments, list | tuple):
        return sum(_size(argument) for argument in arguments)
    return np.size(arguments) if isinstance(arguments, np.ndarray) else 1
