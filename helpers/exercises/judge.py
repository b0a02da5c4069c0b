"""From an answer to a verdict: run it on the cases, compare, recognise the mistake, find the words."""

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from .compare import NUMBERS, Difference, find_difference, freeze
from .families import relations, source
from .families.trials import Tried, is_random, repeats_itself, try_alone, without_effect
from .kept import replaced_names
from .model import Case, Exercise, Mistake
from .no_result import before_running, has_ellipsis, stopped_with, too_long, unattempted
from .outcomes import expected_outcome, is_out_of_memory, mistake_outcome
from .outcomes import outcome as own_outcome
from .runner import Failure, Run, run, together_within
from .verdicts import Verdict
from .watched import changed
from .words import counter_example, gave_back, listed_names, nothing_returned

SPARE = 0.4     # seconds over an exercise's limit, so that an answer that took nearly all of it is still compared


def judge(exercise: Exercise, answer: Any) -> Verdict:
    """What there is to say about an answer. Never raises for what the answer is or does (but see runner.Stopped)."""
    replaced = replaced_names()
    if replaced:
        return Verdict("unchecked", [
            f"{listed_names(replaced)} is no longer NumPy's own: something in this notebook took its place.",
            "Restart the kernel (menu Kernel, Restart Kernel) and run the cells from the top."])
    verdict = before_running(exercise, answer)
    if verdict:
        return verdict
    cases, given = exercise.make_cases(), exercise.make_cases()
    with together_within(exercise.time_limit + SPARE):
        ran = run(exercise.as_function(answer), given, exercise.time_limit, freeze)
        verdict = _after_running(exercise, answer, cases, given, ran)
    verdict.printed = [line for line in ran.printed.splitlines() if line.strip()]
    return verdict


def matching_mistakes(exercise: Exercise, answer: Any) -> list[Mistake]:
    """Every listed mistake that an answer looks like. The tests want exactly one."""
    ran = run(exercise.as_function(answer), exercise.make_cases(), exercise.time_limit, freeze)
    cases = exercise.make_cases()
    return list(_matching(exercise, cases, _expected(exercise, cases), ran.outcomes))


def _expected(exercise: Exercise, cases: list[tuple]) -> list:
    return [expected_outcome(exercise, place) for place in range(len(cases))]


def _after_running(exercise: Exercise, answer: Any, cases: list[tuple], given: list[tuple], ran: Run) -> Verdict:
    if ran.cut_off:
        return too_long(exercise, cases, ran)
    for outcome in ran.outcomes:
        if has_ellipsis(outcome):
            return unattempted()
        if isinstance(outcome, Failure) and "ellipsis" in outcome.message:
            return unattempted(outcome)

    expected = _expected(exercise, cases)
    for outcome in expected:
        if isinstance(outcome, Failure):
            return Verdict("unchecked", [
                f"The check could not be computed: the course's own code stopped with `{outcome.type_name}`: "
                f"{outcome.message.rstrip('.')}.", "Was a part of NumPy replaced in this notebook? Restart the kernel "
                "(menu Kernel, Restart Kernel), run the cells from the top, and try again."])
    differences = {place: found for place, triple in enumerate(zip(cases, expected, ran.outcomes, strict=True))
                   if (found := _difference(exercise, *triple))}
    changed = _changed(exercise, cases, given)
    if not differences:
        return (_overwritten(changed) or _wrong_in_a_trial(exercise, answer, ran.outcomes)
                or Verdict("right", [exercise.remark] if exercise.remark else []))
    return (_recognised(exercise, answer, cases, expected, ran.outcomes, min(differences))
            or _failed(exercise, cases, ran.outcomes, differences)
            or _nothing_came(exercise, ran, changed)
            or _of_a_family(exercise, answer, cases, expected, ran, differences)
            or Verdict("wrong", _example(exercise, cases, expected, ran, differences)))


def _overwritten(changed: list[str]) -> Verdict | None:
    if not changed:
        return None
    return Verdict("mistake", [f"Your result is right, but your function overwrote {listed_names(changed)}: "
                               "whoever called it finds their data changed. Make a new array or list instead."],
                   mistake="changed its input")


def _wrong_in_a_trial(exercise: Exercise, answer: Any, came: list) -> Verdict | None:
    """Right on the cases. Is it when one argument is changed alone, and when it is called twice?"""
    if not exercise.asks_for_function:
        return None
    tried = try_alone(exercise, answer, came)
    without = without_effect(exercise, tried)
    wrong = [each for each in tried if _difference(exercise, each.arguments, each.expected, each.came)]
    names = {exercise.argument_names[each.trial.argument] for each in wrong}
    for each in tried:
        name = exercise.argument_names[each.trial.argument]
        if name in without and (name in names or is_random(each.trial.value, name)):
            return _takes_no_notice(exercise, answer, tried, [name])
    if not repeats_itself(exercise, answer):
        return _never_twice_the_same(exercise)
    if wrong:
        case = Case(wrong[0].arguments, _plain(wrong[0].expected), _plain(wrong[0].came))
        listed = _listed(exercise, answer, exercise.make_cases(), _expected(exercise, came), came, case)
        if listed:
            return listed
    for each in wrong:
        difference = _difference(exercise, each.arguments, each.expected, each.came)
        if difference and isinstance(each.came, Failure):
            return Verdict("error", stopped_with(exercise, each.arguments, each.came))
        if difference:
            return Verdict("wrong", counter_example(exercise, Case(each.arguments, each.expected, each.came),
                                                    difference))
    return None


def _recognised(exercise: Exercise, answer: Any, cases: list[tuple], expected: list, came: list,
                first: int) -> Verdict | None:
    """A listed mistake; but data of the notebook in place of an argument explains whatever it leads to."""
    found = next((found for found in source.findings(answer) if found[0] == source.NOTEBOOK_NAME), None)
    if found:
        return Verdict("mistake", found[1], mistake=found[0])
    case = Case(cases[first], _plain(expected[first]), _plain(came[first]))
    return _listed(exercise, answer, cases, expected, came, case)


def _listed(exercise: Exercise, answer: Any, cases: list[tuple], expected: list, came: list,
            case: Case) -> Verdict | None:
    """A mistake of the exercise's own list that the answer is like on all cases, and in the trials as well."""
    tried = None
    for mistake in _matching(exercise, cases, expected, came):
        if not mistake.detect and exercise.asks_for_function:
            tried = try_alone(exercise, answer, came) if tried is None else tried
            if not all(_alike(exercise, each.arguments, own_outcome(exercise, mistake.wrong, each.trial.make(exercise)),
                              each.came) for each in tried):
                continue
        return Verdict("mistake", [mistake.words(case)], mistake=mistake.name)
    return None


def _failed(exercise: Exercise, cases: list[tuple], came: list, differences: dict) -> Verdict | None:
    for place in sorted(differences, key=lambda place: _size(cases[place])):
        if isinstance(came[place], Failure):
            return Verdict("error", stopped_with(exercise, cases[place], came[place]))
    return None


def _nothing_came(exercise: Exercise, ran: Run, changed: list[str]) -> Verdict | None:
    if not any(outcome is None for outcome in ran.outcomes):
        return None
    sentences = nothing_returned(exercise, bool(ran.printed), changed)
    return Verdict("mistake" if exercise.asks_for_function else "wrong", sentences, mistake="nothing returned")


def _of_a_family(exercise: Exercise, answer: Any, cases: list[tuple], expected: list, ran: Run,
                 differences: dict[int, Difference]) -> Verdict | None:
    """What the framework knows of all exercises alike (see families)."""
    came = ran.outcomes
    if not exercise.asks_for_function:
        found = relations.of_value(expected[0], came[0]) if exercise.compare is None else iter(())
        return next((Verdict("mistake", words, mistake=name) for name, words in found), None)
    tried = try_alone(exercise, answer, came)
    without = without_effect(exercise, tried)
    code = next(source.findings(answer), None)
    own_words = any(found.kind == "compare" and found.sentence for found in differences.values())
    drawn_from = {exercise.argument_names[each.trial.argument] for each in tried
                  if is_random(each.trial.value, exercise.argument_names[each.trial.argument])}
    read = source.read(answer)
    never_read = [name for name in without if name in drawn_from
                  or (not own_words and (read is None or name in source.unused(read)))]
    if never_read and not code:
        return _takes_no_notice(exercise, answer, tried, never_read)
    if not repeats_itself(exercise, answer):
        return _never_twice_the_same(exercise)
    related = relations.findings(exercise.argument_names, [*cases, *(each.arguments for each in tried)],
                                 [*expected, *(each.expected for each in tried)],
                                 [*came, *(each.came for each in tried)], exercise.tolerance)
    for name, words in [*([code] if code else []), *(related if exercise.compare is None else [])]:
        return Verdict("mistake", words + _example(exercise, cases, expected, ran, differences), mistake=name)
    return None


def _takes_no_notice(exercise: Exercise, answer: Any, tried: list[Tried], without: list[str]) -> Verdict:
    if len(without) == len({each.trial.argument for each in tried}) > 1:
        return Verdict("mistake", ["Your function gives the same result whatever it is called with. Does it use its "
                                   "arguments?"], mistake="always the same")
    name = without[0]
    each = next(each for each in tried if exercise.argument_names[each.trial.argument] == name)
    before, after = exercise.make_case(each.trial.case)[each.trial.argument], each.trial.value
    change = f"is `{before}` or `{after}`" if isinstance(before, NUMBERS) else "stays as it is or changes"
    read = source.read(answer)
    never = f" Your code never uses `{name}`." if read and name in source.unused(read) else ""
    return Verdict("mistake", [f"Your function gives the same result whether `{name}` {change}; it should not.{never}"],
                   mistake="an argument without effect")


def _never_twice_the_same(exercise: Exercise) -> Verdict:
    names = [name for name, value in zip(exercise.argument_names, exercise.make_case(0), strict=True)
             if is_random(value, name)]
    whole = f"All randomness has to come from {listed_names(names)}" if names else "Nothing random is asked for"
    return Verdict("mistake", ["Called twice with the same arguments, your function gave two different results. "
                               f"{whole}."], mistake="another source of randomness")


def _example(exercise: Exercise, cases: list[tuple], expected: list, ran: Run, differences: dict) -> list[str]:
    smallest = min(differences, key=lambda place: _size(cases[place]))
    sentences = counter_example(exercise, Case(cases[smallest], expected[smallest], ran.outcomes[smallest]),
                                differences[smallest])
    sentences += [f"Your function gave `{name}` back as it was." for index, name in enumerate(exercise.argument_names)
                  if all(gave_back(case[index], outcome) for case, outcome in zip(cases, ran.outcomes, strict=True))]
    return sentences + [f"NumPy warned: {warning}." for warning in ran.warned[:2]]


def _difference(exercise: Exercise, arguments: tuple, expected: Any, came: Any) -> Difference | None:
    if isinstance(expected, Failure) or isinstance(came, Failure):
        # Two of a kind are alike, for a listed mistake that stops as well. The course's own code never does.
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


def _changed(exercise: Exercise, cases: list[tuple], given: list[tuple]) -> list[str]:
    """Names of the arguments that were overwritten although the stub does not say so."""
    return [name for index, name in enumerate(exercise.argument_names) if name not in exercise.changes
            and any(changed(before[index], after[index]) for before, after in zip(cases, given, strict=True))]


def _size(arguments: Any) -> int:
    """How many numbers an argument holds: a list may hold arrays of different shapes."""
    if isinstance(arguments, list | tuple):
        return sum(_size(argument) for argument in arguments)
    return np.size(arguments) if isinstance(arguments, np.ndarray) else 1
