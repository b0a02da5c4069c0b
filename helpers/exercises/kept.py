"""What a learner's code may change behind its own back, as it was before: NumPy, the folder, the randomness, ..."""

import builtins
import contextlib
import gc
import math
import operator
import os
import random
import sys
import threading
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

_NUMPY = {"np": np, "np.random": np.random, "np.linalg": np.linalg}
_MODULES: tuple[ModuleType, ...] = (builtins, sys, *_NUMPY.values(), math, random, threading, time)
_all, _map = all, map
_AT_IMPORT = {module: dict(vars(module)) for module in _NUMPY.values()}


def _open_figures() -> list[int]:
    pyplot = sys.modules.get("matplotlib.pyplot")
    return pyplot.get_fignums() if pyplot else []


def _close_figures(but: list[int]) -> None:
    for number in set(_open_figures()) - set(but):
        sys.modules["matplotlib.pyplot"].close(number)


def _put_variables(before: dict[str, str]) -> None:
    if dict(os.environ) != before:
        os.environ.clear()
        os.environ.update(before)


# How each setting is read, and how it is set again.
_SETTINGS: tuple[tuple[Callable[[], Any], Callable[[Any], Any]], ...] = (
    (os.getcwd, os.chdir),
    (lambda: dict(os.environ), _put_variables),
    (lambda: list(sys.path), lambda path: sys.path.__setitem__(slice(None), path)),
    (sys.getrecursionlimit, sys.setrecursionlimit),
    (sys.getswitchinterval, sys.setswitchinterval),
    (gc.isenabled, lambda enabled: gc.enable() if enabled else gc.disable()),
    (random.getstate, random.setstate),
    (np.random.get_state, np.random.set_state),
    (_open_figures, _close_figures),
)


class Names:
    """Whatever is put in a module's place, such as `np.array = None`, is gone after `put_back`.

    It looks up no builtins, since they may be among what was replaced.
    """

    def __init__(self) -> None:
        self.before = [(vars(module), dict(vars(module))) for module in _MODULES]

    def put_back(self) -> None:
        for names, before in self.before:
            _put_names(names, before)


class Surroundings:
    """The names in modules, the folder, the randomness and the settings are the same afterwards as before."""

    def __enter__(self) -> None:
        self.names, self.settings = Names(), []
        for read, put in _SETTINGS:
            with contextlib.suppress(Exception):        # a folder that somebody has removed has no name
                self.settings.append((put, read()))

    def __exit__(self, *error: object) -> None:
        self.names.put_back()
        for put, before in self.settings:
            with contextlib.suppress(Exception):
                put(before)


def _put_names(names: dict, before: dict) -> None:
    """Only what was changed is set: modules that were loaded meanwhile stay."""
    if _all(_map(operator.is_, names.values(), before.values())):       # as almost always; ten times as quick
        return
    for name, value in before.items():
        if name not in names or names[name] is not value:
            names[name] = value


def replaced_names() -> list[str]:
    """What something else stands for by now than when this module was loaded, such as `np.array`."""
    return [f"{prefix}.{name}" for prefix, module in _NUMPY.items() for name, value in _AT_IMPORT[module].items()
            if vars(module).get(name) is not value and not name.startswith("_")]
