"""What a learner's code changes behind its own back is as it was before, and what the notebook changed is said."""

import builtins
import gc
import io
import math
import os
import random
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from helpers.exercises.judge import judge
from helpers.exercises.model import Exercise


def exercise(reference=lambda x: 2 * x, **more):
    return Exercise(title="t", reference=reference, cases=[(3,)], mistakes=[], hints=["1", "2", "3"], **more)


def open_a_figure():
    from matplotlib import pyplot

    pyplot.figure()


def open_figures():
    from matplotlib import pyplot

    return pyplot.get_fignums()


# What a learner's code does, and how to look at what must not differ afterwards.
CARELESS = {
    "folder": (lambda: os.chdir("/"), os.getcwd),
    "a variable": (lambda: os.environ.update(HOME="/nowhere"), lambda: os.environ.get("HOME")),
    "a new variable": (lambda: os.environ.update(COURSE_TEST="1"), lambda: os.environ.get("COURSE_TEST")),
    "path": (lambda: sys.path.clear(), lambda: list(sys.path)),
    "another path": (lambda: setattr(sys, "path", []), lambda: id(sys.path)),
    "numpy's randomness": (lambda: np.random.seed(1), lambda: np.random.get_state()[1].tolist()),
    "randomness": (lambda: random.seed(1), random.getstate),
    "printing": (lambda: np.set_printoptions(precision=1), np.get_printoptions),
    "errors": (lambda: np.seterr(all="raise"), np.geterr),
    "recursion": (lambda: sys.setrecursionlimit(5000), sys.getrecursionlimit),
    "switching": (lambda: sys.setswitchinterval(1), sys.getswitchinterval),
    "garbage": (gc.disable, gc.isenabled),
    "warnings": (lambda: warnings.simplefilter("error"), lambda: list(warnings.filters)),
    "figures": (open_a_figure, open_figures),
    "a closed stream": (lambda: sys.stdout.close(), lambda: sys.stdout.closed),
    "another stream": (lambda: setattr(sys, "stdout", io.StringIO()), lambda: sys.stdout),
    "no stream": (lambda: setattr(sys, "stderr", None), lambda: sys.stderr),
    "input": (lambda: setattr(sys, "stdin", None), lambda: sys.stdin),
    "numpy": (lambda: setattr(np, "array", None), lambda: np.array),
    "numpy.random": (lambda: setattr(np.random, "default_rng", None), lambda: np.random.default_rng),
    "numpy.linalg": (lambda: setattr(np.linalg, "norm", None), lambda: np.linalg.norm),
    "builtins": (lambda: setattr(builtins, "len", None), lambda: builtins.len),
    "math": (lambda: setattr(math, "pi", 3), lambda: math.pi),
    "random": (lambda: setattr(random, "random", None), lambda: random.random),
    "time": (lambda: setattr(time, "monotonic", None), lambda: time.monotonic),
    "threading": (lambda: setattr(threading, "current_thread", None), lambda: threading.current_thread),
}


@pytest.mark.parametrize("change, look", CARELESS.values(), ids=CARELESS)
def test_a_check_leaves_everything_as_it_was(change, look):
    def careless(x):
        change()
        return 2 * x

    before = look()
    assert judge(exercise(), careless).kind == "right"
    assert look() == before


@pytest.mark.parametrize("change, look", CARELESS.values(), ids=CARELESS)
def test_code_that_has_to_be_cut_off_leaves_everything_as_it_was_too(change, look):
    def careless(x):
        change()
        while True:
            pass

    before = look()
    assert judge(exercise(time_limit=0.15), careless).kind == "timeout"
    assert look() == before


def test_the_check_itself_needs_nothing_that_was_replaced():
    """While it waits for the learner's code, and when it restores."""
    def replaces(x):
        names = ["len", "min", "max", "all", "map", "zip", "next", "iter", "getattr", "isinstance", "vars", "dict"]
        for name in names:
            setattr(builtins, name, None)
        time.sleep(0.2)
        return 2 * x

    before = dict(vars(builtins))
    assert judge(exercise(), replaces).kind == "right"
    assert [name for name in before if vars(builtins)[name] is not before[name]] == []


@pytest.mark.parametrize("module, name, shown", [(np, "isclose", "np.isclose"), (np, "pi", "np.pi"),
                                                 (np.random, "default_rng", "np.random.default_rng"),
                                                 (np.linalg, "norm", "np.linalg.norm")])
def test_numpy_that_was_replaced_in_the_notebook_is_said(monkeypatch, module, name, shown):
    monkeypatch.setattr(module, name, lambda *anything, **more: False)
    verdict = judge(exercise(), lambda x: 2 * x)
    assert verdict.kind == "unchecked" and f"`{shown}` is no longer NumPy's own" in verdict.sentences[0]


def test_numpy_that_lost_a_name_in_the_notebook_is_said(monkeypatch):
    monkeypatch.delattr(np, "array")
    assert "`np.array` is no longer NumPy's own" in judge(exercise(), lambda x: 2 * x).sentences[0]
