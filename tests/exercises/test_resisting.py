"""Objects that lie, refuse or are too large: a check says something, and never raises."""

import numpy as np
import pytest

from helpers.exercises import check, hint, own_words, quiz, reveal


def refuse(*anything, **more):
    raise SystemExit("no")


class Resists(type):
    """A class that lets nothing be asked of it."""

    __signature__ = __name__ = property(refuse)
    __getattr__ = __instancecheck__ = refuse


class Liar:
    """An object that lets nothing be asked of it."""

    __class__ = property(refuse)
    __getattr__ = __repr__ = __eq__ = __bool__ = __len__ = __iter__ = __array__ = __format__ = refuse
    __hash__ = None


class CallableLiar(Liar):
    __signature__ = __name__ = property(refuse)
    __call__ = refuse


class Number(int):
    __repr__ = __str__ = __abs__ = __ge__ = __lt__ = __float__ = __eq__ = refuse
    __hash__ = int.__hash__


class Words(str):
    __eq__ = __len__ = __repr__ = refuse
    __hash__ = str.__hash__


class Many(list):
    __iter__ = __len__ = refuse


class Strange(Exception, metaclass=type("Meta", (type,), {"__name__": property(refuse)})):
    __str__ = refuse


RESISTING = [Resists("C", (), {}), Resists("C", (), {"__init__": lambda self, x: None}), Liar(), CallableLiar(),
             Number(3), Words("a"), Many([1]), {Liar: Liar()}, np.zeros(2, dtype=[("a", "i4")]), NotImplemented]


def raise_strange(*arguments):
    raise Strange


# A function is asked for, a function that is compared in a way of its own, a value.
@pytest.mark.parametrize("name", ["accuracy", "stratified_split", "planted_bug"])
@pytest.mark.parametrize("way", ["answer", "result"])
def test_whatever_an_answer_is_a_check_says_something(name, way, capsys):
    for thing in [*RESISTING, raise_strange]:
        check(name, thing if way == "answer" else lambda *arguments, thing=thing: thing)
        shown = capsys.readouterr()
        assert shown.out.startswith(("✗", "○")) and shown.err == ""


def test_whatever_was_measured_a_reveal_says_something(capsys):
    for thing in [*RESISTING, raise_strange, None, "many", np.nan, np.zeros(3), [], 10**400]:
        reveal("pixel_scaling", 0.1, thing, 0.9)
        assert "01.3" in capsys.readouterr().out
        reveal("pixel_scaling", thing)
        assert "got 1 values, expected 3" in capsys.readouterr().out


def test_an_exception_that_resists_is_named(capsys):
    check("accuracy", raise_strange)
    assert "Your code stopped with `Strange`." in capsys.readouterr().out


@pytest.mark.parametrize("call", [check, hint, quiz, reveal, own_words])
def test_whatever_a_name_is_a_call_says_something(call, capsys):
    for thing in RESISTING:
        call(thing)
        assert "name" in capsys.readouterr().out


@pytest.mark.parametrize("answer, words", [
    (lambda _: 10**5000, "your function returned a whole number of more than 20 digits; `1` was expected"),
    (lambda total: total * 10**30, "your function returned `1.2e+31`; `1` was expected"),
    (lambda _: np.array(10**5000), "your function returned a whole number of more than 20 digits; `1` was expected"),
    (lambda _: [10**5000, 1], "2 results (a whole number of more than 20 digits, `1`); a single number was expected"),
], ids=["huge", "large", "in an array", "in a list"])
def test_a_number_that_no_array_holds_is_told_as_one(answer, words, capsys):
    check("accuracy", lambda guesses, labels: answer(int(np.sum(guesses + labels))))
    assert words in " ".join(capsys.readouterr().out.split())
