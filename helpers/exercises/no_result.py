"""Answers that come to no result: not attempted, nothing to call, stopped, or too slow."""

import inspect
from typing import Any

from .model import Exercise
from .runner import Failure, Run
from .verdicts import Verdict
from .words import argument_words, counted_names, describe, listed_names


def before_running(exercise: Exercise, answer: Any) -> Verdict | None:
    if has_ellipsis(answer):
        return unattempted()
    if not exercise.asks_for_function:
        if inspect.isroutine(answer):
            name = getattr(answer, "__name__", "f")
            return Verdict("wrong", [f"This exercise asks for a value; the function `{name}` came. "
                                     "Did you forget the parentheses of a call?"])
        return None
    noun = "class" if inspect.isclass(exercise.reference) else "function"
    if not callable(answer):
        return Verdict("wrong", [f"This exercise asks for a {noun}, but {describe(answer)} came. "
                                 f"Hand over the {noun}'s name alone, without parentheses or arguments."])
    try:
        signature = inspect.signature(answer)
    except Exception:
        return None         # functions written in C need not have one, and a class may resist; calling it will tell
    try:
        signature.bind(*exercise.argument_names)
    except TypeError:
        by_name = [name for name, each in signature.parameters.items() if each.kind is each.KEYWORD_ONLY]
        stars = f" {listed_names(by_name)} stands after a `*`, and so can only be given by name." if by_name else ""
        return Verdict("wrong", [f"Your {noun} takes {counted_names(signature.parameters, 'parameter')}, but it is "
                                 f"called with {counted_names(exercise.argument_names, 'argument')}, in this order."
                                 f"{stars}"])
    return None


def has_ellipsis(value: Any) -> bool:
    return value is Ellipsis or (type(value) is tuple and any(part is Ellipsis for part in value))


def is_unwritten(function: Any) -> bool:
    """Whether a `...` is left in a function, or it does nothing at all (Python drops a `...` on a line of its own)."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    return code is not None and (Ellipsis in code.co_consts or (
        not code.co_names and code.co_nlocals == code.co_argcount + code.co_kwonlyargcount))


def unattempted(failure: Failure | None = None) -> Verdict:
    if failure and failure.line:
        todo = f"A `...` is left in your code: it stopped in line {failure.line_number}, `{failure.line}`."
    else:
        todo = "Write your answer where the `...` is, then run the cell again."
    return Verdict("unattempted", [todo])


def too_long(exercise: Exercise, cases: list[tuple], ran: Run) -> Verdict:
    where = argument_words(exercise, cases[min(len(ran.outcomes), len(cases) - 1)])
    where = f" for {where}" if where else ""
    sentences = [f"Your code was still running after {exercise.time_limit:g} seconds{where}.",
                 exercise.slow or "Is there a loop that never ends, or one that does far more work than needed?"]
    if not ran.survived:
        return Verdict("timeout", [f"{sentences[0]} It was stopped.", sentences[1]])
    return Verdict("survived", [f"{sentences[0]} It could not be stopped and still runs.", sentences[1],
                                "Restart the kernel before you go on (menu Kernel, Restart Kernel)."])


def stopped_with(exercise: Exercise, arguments: tuple, failure: Failure) -> list[str]:
    message = f": {failure.message.rstrip('.')}" if failure.message else ""
    sentences = [f"Your code stopped with `{failure.type_name}`{message}."]
    if failure.type_name == "NameError":
        sentences.append("Is it spelled right? If it comes from a cell above, such as `np` from the lesson's first "
                         "code cell, run that cell first.")
    if failure.line:
        sentences.append(f"It happened in line {failure.line_number} of your cell: `{failure.line}`.")
    where = argument_words(exercise, arguments)
    return [*sentences, f"It was called with {where}."] if where else sentences
