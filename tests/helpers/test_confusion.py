"""The confusion matrix, against counting by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.confusion import Pair, confused_pairs, confusion_matrix

digits = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=60)


@given(answers=digits)
def test_it_counts_every_answer_at_its_place(answers):
    labels, guesses = np.array(answers, dtype=np.uint8).reshape(-1, 2).T
    table = confusion_matrix(labels, guesses)
    assert table.shape == (10, 10) and table.sum() == len(answers)
    for label, guess in answers:
        assert table[label, guess] == answers.count((label, guess))


def test_row_is_the_label_and_column_the_guess():
    table = confusion_matrix(np.array([4, 4, 9]), np.array([9, 9, 9]))
    assert table[4, 9] == 2 and table[9, 9] == 1 and table[9, 4] == 0


def test_pairs_take_both_ways_together_and_leave_the_right_answers_out():
    table = confusion_matrix(np.array([4, 9, 9, 1, 1, 1, 0]), np.array([9, 4, 4, 1, 1, 1, 6]))
    pairs = confused_pairs(table)
    assert pairs[:2] == [Pair(4, 9, 3), Pair(0, 6, 1)]
    assert len(pairs) == 45 and sum(pair.errors for pair in pairs) == 4


@pytest.mark.parametrize("labels, guesses, error, words", [
    (np.array([1, 2]), np.array([1]), ValueError, "guesses"),
    (np.array([1, 10]), np.array([1, 1]), ValueError, "labels"),
    (np.array([1, 2]), np.array([0.5, 1]), TypeError, "guesses"),
])
def test_answers_that_cannot_be_counted_are_refused(labels, guesses, error, words):
    with pytest.raises(error, match=words):
        confusion_matrix(labels, guesses)
