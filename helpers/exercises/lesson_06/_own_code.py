"""What the code of a learner's class tells before it runs: does it read the test images, is a part still unwritten?"""

from __future__ import annotations

import dis
import inspect
from collections.abc import Iterator
from types import CodeType, FunctionType, ModuleType

OF_THE_COURSE = {"test_images", "test_labels"}  # what Mnist calls them


def names_of_test_data(own: type) -> Iterator[str]:
    """What the class reads of the test images: arrays of the notebook that are called so, and the course's own."""
    for function in _functions(own):
        for code in _codes(function.__code__):
            before: tuple = ()  # what the instruction before was about: some read two variables at once
            for step in dis.get_instructions(code):
                name = str(step.argval)
                if step.opname in ("LOAD_GLOBAL", "LOAD_NAME") and "test" in name.lower().split("_"):
                    thing = function.__globals__.get(name)
                    if not (callable(thing) or isinstance(thing, ModuleType | int | float | str)):
                        yield name
                if step.opname in ("LOAD_ATTR", "LOAD_METHOD") and name in OF_THE_COURSE and before[-1:] != ("self",):
                    yield name
                before = step.argval if isinstance(step.argval, tuple) else (step.argval,)


def _functions(own: type) -> Iterator[FunctionType]:
    """The functions of a class: methods of all kinds, properties, and what is inside a decorated one."""
    for each in [each for kind in own.__mro__[:-1] for each in vars(kind).values()]:
        outer = getattr(each, "__func__", None) or getattr(each, "fget", None) or each
        yield from {one for one in (outer, inspect.unwrap(outer)) if isinstance(one, FunctionType)}


def _codes(code: CodeType) -> Iterator[CodeType]:
    """A function's code, and that of the functions inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)
