"""Families of mistakes: each is named in any exercise, and nothing that only looks like one is."""

import numpy as np
import pytest

from helpers.exercises.judge import judge
from helpers.exercises.model import Exercise

labels = np.array([4, 4])       # stands for a name of the notebook
STEPS = 5
random = np.random.default_rng(0)


def made(reference, *cases, **options):
    return Exercise(title="t", reference=reference, cases=list(cases), mistakes=[], hints=["1", "2", "3"], **options)


def total(values, rate):
    return rate * values.sum()


SUM = made(total, (np.array([1.0, 2.0, 4.0]), 0.5), (np.array([3.0, 5.0, 2.0, 7.0]), 0.25))
EACH = made(lambda values, rate: rate * values, (np.array([1.0, 2.0, 4.0]), 0.5), (np.array([3.0, -5.0, 2.0]), 0.25))
TABLE = made(lambda table: 3 * table, (np.array([[1.0, 2.0, 4.0], [0.5, 3.0, 9.0], [2.0, 2.5, 8.0]]),),
             (np.array([[1.5, 2.0], [0.25, 6.0]]),))
DRAWN = made(lambda values, seed: np.random.default_rng(seed).permutation(values), (np.arange(9.0), 1),
             (np.arange(20.0), 4))


def with_the_notebooks_name(values, rate):
    return rate * labels.sum()


def replaced(values, rate):
    rate = 0.1
    return rate * values.sum()


def returns_in_the_loop(values, rate):
    found = 0
    for value in values:
        found += rate * value
        return found


def forgets(values, rate):
    found = 0
    for value in values:
        found = rate * value
    return found


@pytest.mark.parametrize(("exercise", "answer", "family", "words"), [
    (SUM, with_the_notebooks_name, "a name of the notebook", "uses `labels`, which belongs to the notebook"),
    (SUM, returns_in_the_loop, "return inside the loop", "ends at the first pass"),
    (SUM, forgets, "only the last pass counts", "`found += ...`"),
    (SUM, replaced, "an argument without effect", "whether `rate` is"),
    (SUM, lambda values, rate: 0.5 * values.sum(), "an argument without effect", "never uses `rate`"),
    (SUM, lambda values, rate: 7.0, "always the same", "Does it use its arguments?"),
    (SUM, lambda values, rate: print(rate * values.sum()), "nothing returned", "Printing"),
    (SUM, lambda values, rate: -rate * values.sum(), "the sign", "other way round"),
    (SUM, lambda values, rate: values.sum(), "an argument without effect", "`rate`"),
    (SUM, lambda values, rate: rate**2 * values.sum(), "a factor `rate`", "too large by the factor `rate`"),
    (SUM, lambda values, rate: rate * values.mean(), "a factor `len(values)`", "too small by the factor `len(values)`"),
    (SUM, lambda values, rate: 2 * rate * values.sum(), "a factor", "2 times what it should be"),
    (SUM, lambda values, rate: rate * values, "not added up", "their sum was asked for"),
    (SUM, lambda values, rate: (rate * values.sum()) ** 2, "the square", "the square of what was asked for"),
    (EACH, lambda values, rate: (rate * values)[::-1], "reversed", "reverse order"),
    (EACH, lambda values, rate: np.sort(rate * values), "sorted", "you sorted them"),
    (EACH, lambda values, rate: np.cumsum(rate * values), "cumulative", "along the way"),
    (EACH, lambda values, rate: (rate * values)[1:], "the first is missing", "first one is missing"),
    (EACH, lambda values, rate: [*(rate * values), 1], "one too many", "at the end"),
    (EACH, lambda values, rate: np.round(rate * values, 1), "rounded", "1 place."),
    (EACH, lambda values, rate: np.roll(rate * values, 1) * [0, 1, 1], "one place late", "one place too late"),
    (EACH, lambda values, rate: rate * values + 1, "a shift", "1 too large"),
    (EACH, lambda values, rate: (rate * values).sum(), "added up", "one by one"),
    (TABLE, lambda table: 3 * table.T, "transposed", "rows and columns"),
    (TABLE, lambda table: 3 * table / (3 * table).sum(axis=1, keepdims=True), "divided by the sum", "row"),
    (DRAWN, lambda values, seed: np.random.default_rng(0).permutation(values), "an argument without effect", "`seed`"),
    (DRAWN, lambda values, seed: np.random.permutation(values), "another source of randomness", "`seed`"),
    (DRAWN, lambda values, seed: np.random.default_rng().permutation(values), "another source of randomness", "twice"),
])
def test_a_family_is_named(exercise, answer, family, words):
    verdict = judge(exercise, answer)
    assert verdict.mistake == family, verdict
    assert words in " ".join(verdict.sentences)


def test_numbers_that_are_none_do_not_hide_an_argument():
    verdict = judge(DRAWN, lambda values, seed: np.random.default_rng(seed).permutation(values) * np.nan)
    assert "NaN" in " ".join(verdict.sentences) and "same result" not in " ".join(verdict.sentences), verdict


def test_the_line_is_the_cells_own():
    verdict = judge(SUM, with_the_notebooks_name)
    first = with_the_notebooks_name.__code__.co_firstlineno
    assert f"Line {first + 1} of your cell" in verdict.sentences[0]


def with_constants(values, rate):
    found = []
    for value in values[:STEPS]:
        found.append(value)
        if len(found) == len(values):
            return rate * np.sum(found)
    return rate * np.sum(found)


def with_a_running_value(values, rate):
    last = found = 0
    for value in values:
        last = value
        found += rate * last
    return found


@pytest.mark.parametrize(("exercise", "answer"), [
    (SUM, total), (SUM, with_constants), (SUM, with_a_running_value),
    (EACH, lambda values, rate: [rate * value for value in values]),
    (DRAWN, lambda values, seed: values[np.random.default_rng(seed).permutation(len(values))]),
])
def test_a_right_answer_is_right(exercise, answer):
    assert judge(exercise, answer).kind == "right", judge(exercise, answer)


MEAN_ERRORS = made(lambda errors: errors / len(errors), (np.array([[2.0, -4.0, 1.0]]),),
                   (np.ones((4, 3)) * [3.0, 5.0, 2.0],), (np.array([[1.0, 2.0, 6.0], [7.0, 4.0, 1.0]]),))
COLUMN_SUMS = made(lambda table: table.sum(axis=0), (np.array([[1.0, 2.0, 5.0], [3.0, 4.0, 1.0]]),),
                   (np.array([[0.5, 1.5, 2.0], [2.0, 7.0, 1.0]]),))


@pytest.mark.parametrize(("exercise", "answer", "never"), [
    (COLUMN_SUMS, lambda table: table.sum(axis=0, keepdims=True), "last one"),     # an axis too many is no list
    (MEAN_ERRORS, lambda errors: 2 * errors, "divided by 0.5"),                    # nobody divides by a half
])
def test_what_only_looks_like_a_family_is_not_called_one(exercise, answer, never):
    verdict = judge(exercise, answer)
    assert verdict.kind in ("wrong", "mistake") and never not in " ".join(verdict.sentences), verdict


def other_data_by_chance(values, rate):
    return rate * (values.sum() + labels[0])


@pytest.mark.parametrize("answer", [
    other_data_by_chance,                                               # uses all its arguments
    lambda values, rate: rate * values.sum() + 0.01 * values[0],        # no constant shift
    lambda values, rate: rate * (values.sum() - values[-1]),
    lambda values, rate: rate * values.max(),
])
def test_what_is_not_proved_is_not_said(answer):
    verdict = judge(SUM, answer)
    assert verdict.kind == "wrong" and verdict.mistake == "", verdict


def test_numbers_that_are_all_alike_prove_nothing():
    exercise = made(lambda n: np.ones(n), (3,), (5,))
    assert judge(exercise, lambda n: 1.0).mistake in ("", "an argument without effect")


def test_what_is_overwritten_is_named_whatever_it_is():
    def pops(sizes):
        sizes.pop(0)
        return sum(sizes)

    exercise = made(lambda sizes: sum(sizes[1:]), ([1, 2, 3],), ([4, 5],))
    assert "overwrote `sizes`" in judge(exercise, pops).sentences[0]


def test_an_answer_that_is_right_for_the_cases_only_is_found():
    exercise = made(lambda values, places: values[places].sum(), (np.arange(5.0), 2), (np.arange(5.0) * 2, 2))
    verdict = judge(exercise, lambda values, places: values[2])
    assert verdict.mistake == "an argument without effect" and "never uses `places`" in verdict.sentences[0]
    assert judge(exercise, lambda values, places: values[places] if places == 2 else 0).kind == "wrong"
