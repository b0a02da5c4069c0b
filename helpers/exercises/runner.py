"""Running a learner's code where it can do no harm: in a thread with a time limit, its printing kept aside."""

import contextvars
import ctypes
import functools
import linecache
import sys
import threading
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .kept import modules_kept, surroundings_kept

POLL = 0.05                 # seconds; short, because on Windows a waiting main thread does not see an interrupt
GRACE = 0.8                 # seconds given to code that is being cut off
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

    __init__ = staticmethod(functools.partial(time.sleep, 0.02))


def run(function: Callable, calls: Sequence[tuple], time_limit: float, freeze: Callable = lambda value: value) -> Run:
    """Call `function` with each tuple of arguments, all within `time_limit` seconds, and say what happened.

    `freeze` turns each result into plain data. It runs in the thread as well, since a result can be code in disguise
    (`__array__`, an endless generator). Raises Stopped when the learner interrupts, after the thread has been cut off.
    """
    result = Run()
    # Held while the learner's code runs. (thread.join, when it is interrupted, takes the thread for ended.)
    busy = threading.Lock()
    busy.acquire()

    def call() -> None:
        for arguments in calls:
            try:
                with modules_kept():
                    result_of_call = function(*arguments)
                outcome = freeze(result_of_call)
            except _CutOff:
                raise
            except BaseException as error:      # sys.exit() and KeyboardInterrupt are answers as well
                outcome = _describe(error, function)
            result.outcomes.append(outcome)

    def work() -> None:
        try:
            try:
                call()
            finally:
                try:                    # a `try` comes first here, since Python 3.10 lets no _CutOff in before a `try`
                    busy.release()
                    time.sleep(0)       # the last one, if it is on its way, arrives here
                except _CutOff:
                    pass
        except _CutOff:
            pass

    # The context carries numpy's error settings and, in a notebook, the cell that output belongs to.
    thread = threading.Thread(target=contextvars.copy_context().run, args=(work,), daemon=True)
    out, err = _ThreadOutput(sys.stdout, thread), _ThreadOutput(sys.stderr, thread)
    end = time.monotonic() + time_limit
    with surroundings_kept(), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        sys.stdout, sys.stderr = out, err
        try:
            thread.start()
            while busy.locked() and time.monotonic() < end:
                _wait(busy, min(POLL, end - time.monotonic()))
            result.cut_off = busy.locked()
            if result.cut_off:
                result.survived = not _cut_off(thread, busy)
        except KeyboardInterrupt:
            _cut_off(thread, busy)
            raise Stopped from None
        finally:
            # Only where nobody (the learner's code, a debugger) has put something else there meanwhile.
            if sys.stdout is out:
                sys.stdout = out.stream
            if sys.stderr is err:
                sys.stderr = err.stream
    result.printed = out.captured
    result.warned = sorted({str(warning.message) for warning in caught if warning.category is RuntimeWarning})
    return result


def _wait(busy: threading.Lock, seconds: float) -> None:
    if busy.acquire(timeout=max(0.0, seconds)):
        busy.release()


def _cut_off(thread: threading.Thread, busy: threading.Lock) -> bool:
    """Raise _CutOff in the thread until it has left the learner's code; False if it has not within GRACE."""
    end = time.monotonic() + GRACE
    while busy.locked() and time.monotonic() < end:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(_CutOff))
        _wait(busy, 0.001)
    return not busy.locked()


class _ThreadOutput:
    """Stands in for sys.stdout: captures what one thread prints, passes on what all others do."""

    def __init__(self, stream: Any, thread: threading.Thread) -> None:
        self.stream, self.thread, self.captured = stream, thread, ""

    def write(self, text: str) -> int:
        if threading.current_thread() is not self.thread:
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
    except Exception:
        message = ""
    failure = Failure(type(error).__name__, message if len(message) <= 300 else message[:297] + "...")
    home = getattr(getattr(function, "__code__", None), "co_filename", None)
    trace = error.__traceback__
    while trace is not None:            # the innermost line that is the learner's own: a library's line would not help
        filename = trace.tb_frame.f_code.co_filename
        if filename != __file__ and (filename == home or "ipykernel_" in filename or "<ipython-input" in filename):
            failure.line_number = trace.tb_lineno
            failure.line = linecache.getline(filename, trace.tb_lineno).strip()
        trace = trace.tb_next
    return failure
