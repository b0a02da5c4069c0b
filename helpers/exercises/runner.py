"""Running a learner's code where it can do no harm: in a thread with a time limit, its printing kept aside.

A browser tab has no threads: there it runs in the one that there is, and there is no time limit.
"""

import contextlib
import contextvars
import ctypes
import functools
import linecache
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import get_ident
from time import monotonic, sleep
from types import FunctionType, MethodType
from typing import Any

from helpers.in_browser import IN_BROWSER, nothing_displayed

from .kept import Names, Surroundings

POLL = 0.05                 # seconds; short, because on Windows a waiting main thread does not see an interrupt
GRACE = 0.5                 # seconds given to code that is being cut off
MOST_CHARACTERS = 2000      # of what was printed: an endless loop may print, too


@dataclass
class Failure:
    """An exception that the learner's code let out, in words that need no traceback."""

    type_name: str
    message: str
    line_number: int | None = None      # in the learner's cell (or file)
    line: str = ""


@dataclass
class Run:
    """What a learner's code did: a value or a Failure for each call, for fewer if it was cut off."""

    outcomes: list[Any] = field(default_factory=list)
    cut_off: bool = False
    survived: bool = False              # it was to be cut off, and still runs
    printed: str = ""
    warned: list[str] = field(default_factory=list)


class Stopped(KeyboardInterrupt):
    """The learner pressed Stop while a check was waiting for their code."""

    def _render_traceback_(self) -> list[str]:
        return ["The check was stopped. Nothing was counted."]


class _CutOff(SystemExit):
    """Raised inside the learner's thread, again and again. (threading says nothing about a SystemExit.)

    A bare `except:` in a loop would swallow a single one. But an exception is made in the thread that it is raised in,
    before any handler runs. This one sleeps while it is made, so that the next one is due when the handler starts and
    the `try` no longer holds it. (`partial`, since a function in Python would itself be hit by the next one.) Measured:
    this ends every loop but one that sleeps within its `try` in Python 3.12. One long call of C code it cannot end.
    """

    __init__ = staticmethod(functools.partial(sleep, 0.02))


_seconds_left: contextvars.ContextVar[list[float] | None] = contextvars.ContextVar("seconds_left", default=None)


@contextlib.contextmanager
def together_within(seconds: float) -> Iterator[None]:
    """All that is run inside shares these seconds: once they are used up, nothing is started, and counts as cut off."""
    token = _seconds_left.set([seconds])
    try:
        yield
    finally:
        _seconds_left.reset(token)


def run(function: Callable, calls: Sequence[tuple], time_limit: float, freeze: Callable = lambda value: value) -> Run:
    """Call `function` with each tuple of arguments, all within `time_limit` seconds, and say what happened.

    `freeze` turns each result into plain data. It runs in the thread as well, since a result can be code in disguise
    (`__array__`, an endless generator). Raises Stopped when the learner interrupts, after the thread has been cut off.
    """
    result, left = Run(), None if IN_BROWSER else _seconds_left.get()
    if left:
        time_limit = min(time_limit, left[0])
        if time_limit <= 0:
            return Run(cut_off=True)
    # Held while the learner's code runs. (thread.join, when it is interrupted, takes the thread for ended.)
    busy = threading.Lock()
    busy.acquire()

    def call() -> None:
        for arguments in calls:
            names = Names()
            try:
                try:
                    result_of_call = function(*arguments)
                finally:
                    if not result.survived:     # else the check has long been over
                        names.put_back()
                outcome = freeze(result_of_call)
            except _CutOff:
                raise
            except BaseException as error:      # sys.exit() and KeyboardInterrupt are answers as well
                outcome = _describe(error, function)
            result.outcomes.append(outcome)

    def work() -> None:
        try:
            try:
                _display_nothing()
                call()
            finally:
                try:                    # a `try` comes first here, since Python 3.10 lets no _CutOff in before a `try`
                    busy.release()
                    sleep(0)       # the last one, if it is on its way, arrives here
                except _CutOff:
                    pass
        except _CutOff:
            pass

    # The context carries numpy's error settings and, in a notebook, the cell that output belongs to.
    thread = threading.Thread(target=contextvars.copy_context().run, args=(work,), daemon=True)
    if IN_BROWSER:
        thread = threading.current_thread()
    out, err = _ThreadOutput(sys.stdout, thread), _ThreadOutput(sys.stderr, thread)
    begun = monotonic()
    with warnings.catch_warnings(record=True) as caught, Surroundings():
        warnings.simplefilter("always")
        sys.stdout, sys.stderr = out, err
        try:
            if IN_BROWSER:
                with nothing_displayed():
                    work()
            else:
                thread.start()
            while busy.locked() and monotonic() < begun + time_limit:   # no builtins: they may just be replaced
                _wait(busy, POLL)
        except KeyboardInterrupt:
            raise Stopped from None
        finally:
            result.cut_off = busy.locked()
            result.survived = result.cut_off and not _cut_off(thread, busy)
    if left:
        left[0] -= monotonic() - begun
    result.printed = out.captured
    result.warned = sorted({str(warning.message) for warning in caught if warning.category is RuntimeWarning})
    return result


def _wait(busy: threading.Lock, seconds: float) -> None:
    if busy.acquire(timeout=seconds):
        busy.release()


def _display_nothing() -> None:
    """Figures and whatever else this thread displays are let be: they would appear once for each call of a check."""
    if "IPython" in sys.modules:
        from IPython import get_ipython

        publisher = getattr(get_ipython(), "display_pub", None)
        register = getattr(publisher, "register_hook", None)    # a kernel's; hooks belong to the thread that adds them
        if register is not None:
            register(lambda message: None)


def _cut_off(thread: threading.Thread, busy: threading.Lock) -> bool:
    """Raise _CutOff in the thread until it has left the learner's code; False if it has not within GRACE."""
    end = monotonic() + GRACE
    while busy.locked() and monotonic() < end:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(_CutOff))
        _wait(busy, 0.001)
    return not busy.locked()


class _ThreadOutput:
    """Stands in for sys.stdout: captures what one thread prints, passes on what all others do."""

    def __init__(self, stream: Any, thread: threading.Thread) -> None:
        self.stream, self.thread, self.captured = stream, thread, ""

    def write(self, text: str) -> int:
        if get_ident() != self.thread.ident:
            return self.stream.write(text)
        self.captured += text[: MOST_CHARACTERS - len(self.captured)]
        return len(text)

    def close(self) -> None:
        """Nothing: the stream belongs to the kernel."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def _describe(error: BaseException, function: Callable) -> Failure:
    try:
        message = " ".join(str(error).split())
    except _CutOff:
        raise
    except BaseException:               # an exception is code of the learner's as well
        message = ""
    failure = Failure(name_of(error), message if len(message) <= 300 else message[:297] + "...")
    home = function.__code__.co_filename if type(function) in (FunctionType, MethodType) else None
    trace = error.__traceback__
    while trace is not None:            # the innermost line that is the learner's own: a library's line would not help
        filename = trace.tb_frame.f_code.co_filename
        if filename != __file__ and (filename == home or "ipykernel_" in filename or "<ipython-input" in filename):
            failure.line_number = trace.tb_lineno
            failure.line = linecache.getline(filename, trace.tb_lineno).strip()
        trace = trace.tb_next
    return failure


def name_of(error: BaseException) -> str:
    """What an exception is called. Its class is not asked: that would be foreign code again."""
    return type.__dict__["__name__"].__get__(type(error))
