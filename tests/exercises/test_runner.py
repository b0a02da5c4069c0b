"""The learner's code can do no harm: time limits, interrupts, printing, exceptions."""

import _thread
import math
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from helpers.exercises import runner
from helpers.exercises.judge import judge
from helpers.exercises.model import Exercise
from helpers.exercises.runner import Failure, Stopped, run


def plain_loop():
    while True:
        pass


def loop_with_bare_except():
    count = 0
    while True:
        try:  # noqa: SIM105
            count += 1
        except:  # noqa: E722
            pass


def loop_inside_a_try():
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue


def loop_that_sleeps():
    while True:
        try:  # noqa: SIM105
            time.sleep(0.01)
        except:  # noqa: E722
            pass


def loop_that_computes():
    while True:
        try:
            np.ones((50, 50)) @ np.ones((50, 50))
        except:  # noqa: E722
            continue


def loop_in_two_tries():
    while True:
        try:
            try:
                while True:
                    pass
            except BaseException as error:
                print("no", error)
        except:  # noqa: E722
            continue


def ended(threads):
    """Whether there are soon no more threads than before."""
    end = time.monotonic() + 2
    while threading.active_count() > threads and time.monotonic() < end:
        time.sleep(0.01)
    return threading.active_count() <= threads


LOOPS = [plain_loop, loop_inside_a_try, loop_in_two_tries, loop_that_computes]
if sys.version_info >= (3, 11):
    LOOPS.append(loop_with_bare_except)     # Python 3.10 never lets another thread run there, nor Ctrl-C
if sys.version_info[:2] != (3, 12):
    LOOPS.append(loop_that_sleeps)          # 3.12 goes back into the `try` before it looks


@pytest.mark.parametrize("function", LOOPS)
def test_an_endless_loop_is_cut_off(function):
    threads = threading.active_count()
    result = run(function, [()], time_limit=0.2)
    assert result.cut_off and not result.survived and result.outcomes == []
    assert ended(threads)


def test_what_cannot_be_stopped_is_said_to_survive(monkeypatch):
    monkeypatch.setattr(runner, "GRACE", 0.2)
    result = run(time.sleep, [(1.5,)], time_limit=0.1)
    assert result.cut_off and result.survived


def test_the_limit_covers_all_calls_together_and_finished_ones_are_kept():
    result = run(lambda seconds: time.sleep(seconds) or seconds, [(0.01,), (0.02,), (0.6,), (0.01,)], time_limit=0.3)
    assert result.cut_off and result.outcomes == [0.01, 0.02]


def test_the_streams_are_as_before():
    before = sys.stdout, sys.stderr
    run(plain_loop, [()], time_limit=0.05)
    assert (sys.stdout, sys.stderr) == before


def test_stop_on_the_main_thread_ends_the_thread_too():
    streams, threads = (sys.stdout, sys.stderr), threading.active_count()
    timer = threading.Timer(0.2, _thread.interrupt_main)
    timer.start()
    with pytest.raises(Stopped) as stopped:
        run(loop_inside_a_try, [()], time_limit=20)
    timer.join()
    assert isinstance(stopped.value, KeyboardInterrupt)
    assert len(stopped.value._render_traceback_()) == 1
    assert (sys.stdout, sys.stderr) == streams and ended(threads)


def test_what_the_code_prints_is_kept_and_nothing_else(capsys):
    def other():
        time.sleep(0.05)
        print("from another thread")

    def chatty(word):
        print(word)
        print("trouble", file=sys.stderr)
        time.sleep(0.2)

    thread = threading.Thread(target=other)
    thread.start()
    result = run(chatty, [("one",), ("two",)], time_limit=5)
    thread.join()
    captured = capsys.readouterr()
    assert result.printed == "one\ntwo\n"
    assert captured.out == "from another thread\n" and captured.err == ""


def test_endless_printing_is_not_kept_in_full():
    def printer():
        while True:
            print("x" * 100)

    assert len(run(printer, [()], time_limit=0.2).printed) == runner.MOST_CHARACTERS


def test_warnings_are_collected_not_shown(capsys):
    result = run(lambda: np.exp(np.float64(1000)), [()], time_limit=5)
    assert result.warned == ["overflow encountered in exp"]
    assert capsys.readouterr().err == ""
    with pytest.warns(RuntimeWarning):      # afterwards warnings work as before
        warnings.warn("still here", RuntimeWarning, stacklevel=1)


def test_an_exception_is_described_and_the_next_call_still_runs():
    def divide(number):
        half = number / 2
        return 1 / half

    failure, value = run(divide, [(0,), (4,)], time_limit=5).outcomes
    assert value == 0.5
    assert failure.type_name == "ZeroDivisionError" and failure.message.endswith("division by zero")
    assert failure.line == "return 1 / half" and failure.line_number == divide.__code__.co_firstlineno + 2


def test_a_line_of_a_library_is_not_blamed():
    def wrong_shapes(array):
        return np.linalg.inv(array)

    failure, = run(wrong_shapes, [(np.ones((2, 3)),)], time_limit=5).outcomes
    assert failure.type_name == "LinAlgError" and failure.line == "return np.linalg.inv(array)"


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, RecursionError, MemoryError, GeneratorExit])
def test_every_exception_is_an_outcome(error):
    def fail():
        raise error("no")

    failure, = run(fail, [()], time_limit=5).outcomes
    assert isinstance(failure, Failure) and failure.type_name == error.__name__


def test_an_exception_without_words_or_with_too_many():
    class Mute(Exception):
        def __str__(self):
            raise RuntimeError

    def fail(error):
        raise error

    mute, long = run(fail, [(Mute(),), (ValueError("x" * 5000),)], time_limit=5).outcomes
    assert mute.type_name == "Mute" and mute.message == ""
    assert len(long.message) == 300


def test_freezing_a_result_is_under_the_time_limit_as_well():
    result = run(lambda: None, [()], time_limit=0.2, freeze=lambda value: plain_loop())
    assert result.cut_off and not result.survived


def test_it_works_off_the_main_thread():
    results = []
    thread = threading.Thread(target=lambda: results.append(run(plain_loop, [()], time_limit=0.1)))
    thread.start()
    thread.join()
    assert results[0].cut_off and not results[0].survived


def test_numpy_error_settings_of_the_learner_hold_in_the_thread():
    with np.errstate(all="raise"):
        failure, = run(lambda: np.float64(1) / np.float64(0), [()], time_limit=5).outcomes
    assert failure.type_name == "FloatingPointError"


def test_code_that_goes_on_after_its_check_is_over_changes_nothing_back(monkeypatch):
    monkeypatch.setattr(runner, "GRACE", 0.1)
    monkeypatch.setattr(math, "tau", 1.0)
    threads = threading.active_count()
    assert run(time.sleep, [(0.5,)], time_limit=0.1).survived
    monkeypatch.setattr(math, "tau", 2.0)           # by the learner, in another cell
    assert ended(threads) and math.tau == 2.0


def exercise(reference=lambda x: 2 * x, **more):
    return Exercise(title="t", reference=reference, cases=[(3,)], mistakes=[], hints=["1", "2", "3"], **more)


class After:
    """An answer that takes its time in some of its calls."""

    def __init__(self, seconds, since=0):
        self.seconds, self.calls_left = seconds, since

    def __call__(self, x):
        self.calls_left -= 1
        if self.calls_left < 0:
            time.sleep(self.seconds)
        return 2 * x


@pytest.mark.parametrize("answer, kind", [
    (lambda x: time.sleep(60), "survived"),
    (lambda x: [time.sleep(0.01) for _ in range(9999)], "timeout"),
    (After(0.25), "right"),                                     # right, and slow in every call
    (After(60, since=1), "right"),                              # right on the cases
])
def test_a_check_answers_within_a_second_of_its_limit(answer, kind):
    begun = time.monotonic()
    assert judge(exercise(time_limit=0.3), answer).kind == kind
    assert time.monotonic() - begun < 1.3


def test_runs_together_share_their_time():
    with runner.together_within(0.3):
        assert run(time.sleep, [(0.2,)], time_limit=5).outcomes == [None]
        begun = time.monotonic()
        assert run(plain_loop, [()], time_limit=5).cut_off
        assert run(lambda: 1, [()], time_limit=5).outcomes == []
    assert time.monotonic() - begun < 0.3
    assert run(lambda: 1, [()], time_limit=5).outcomes == [1]
