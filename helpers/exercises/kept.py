"""What a learner's code may change behind its own back, as it was before: NumPy, the folder, the randomness, ..."""

import builtins
import contextlib
import os
import random
import sys
from collections.abc import Iterator, MutableMapping
from types import ModuleType

import numpy as np

MODULES: tuple[ModuleType, ...] = (np, np.random, np.linalg, builtins, random)
_AT_IMPORT = {name: value for name, value in vars(np).items() if callable(value) and not name.startswith("_")}


@contextlib.contextmanager
def modules_kept() -> Iterator[None]:
    """Whatever is put in a module's place inside, such as `np.array = None`, is gone afterwards."""
    names = [dict(vars(module)) for module in MODULES]
    try:
        yield
    finally:
        for module, before in zip(MODULES, names, strict=True):
            _restore(vars(module), before)


@contextlib.contextmanager
def surroundings_kept() -> Iterator[None]:
    """The folder, the randomness and the settings are the same afterwards as before."""
    folder, path, variables = os.getcwd(), list(sys.path), dict(os.environ)
    recursion, printing = sys.getrecursionlimit(), np.get_printoptions()
    drawn = random.getstate(), np.random.get_state()
    try:
        yield
    finally:
        _restore(os.environ, variables)
        sys.path[:] = path
        with contextlib.suppress(OSError):
            os.chdir(folder)
        with contextlib.suppress(RecursionError):
            sys.setrecursionlimit(recursion)
        np.set_printoptions(**printing)
        random.setstate(drawn[0])
        np.random.set_state(drawn[1])


def _restore(names: MutableMapping, before: dict) -> None:
    """Only what was changed is set: modules of NumPy that were loaded meanwhile stay."""
    for name, value in before.items():
        if name not in names or names[name] is not value:
            names[name] = value


def replaced_names() -> list[str]:
    """Functions of NumPy that something else stands for by now, such as `np.array`."""
    now = vars(np)
    return [f"np.{name}" for name, value in _AT_IMPORT.items() if now.get(name) is not value]
