"""The four trainings of lesson 06's exercise look as its words say, on the data set that there is and on the subset."""

import numpy as np
import pytest

from helpers.data import load_mnist, normalize, stratified_split
from helpers.exercises.judge import judge
from helpers.exercises.lesson_06 import learning_curves
from helpers.exercises.lesson_06.learning_curves import OVERFITS, TOO_LARGE, TOO_SMALL, WELL
from helpers.exercises.lessons import load


@pytest.fixture(scope="module", params=["subset", None])
def curves(request):
    mnist = load_mnist(*filter(None, [request.param]))
    images, labels = normalize(mnist.train_images), mnist.train_labels
    training, held_out = stratified_split(labels, share=1 / 6)
    histories = learning_curves.four_trainings(images[training], labels[training], images[held_out], labels[held_out])
    return {letter: (np.array(each.cost), np.array(each.validation_cost)) for letter, each in histories.items()}


def test_each_panel_shows_what_is_said_of_it(curves):
    cost, held_out = curves[OVERFITS]
    assert np.diff(cost).max() < 0 and cost[-1] < 0.05 and held_out[-1] > held_out.min() + 0.2      # down to nearly 0
    assert np.sum(np.diff(curves[TOO_LARGE][0]) > 0.03) >= 3                                       # jumps
    assert np.diff(curves[TOO_SMALL][0]).max() < 0 and curves[TOO_SMALL][0][-1] > 1                # still high up
    cost, held_out = curves[WELL]
    assert np.diff(cost).max() < 0 and abs(held_out[-1] - cost[-1]) < 0.15                         # close together


@pytest.mark.parametrize(("letters", "words"), [
    (("A", "B", "D"), "None of the three is right."), (("B", "A", "C"), "One of the three is right."),
    (("B", "D", "C"), "In C the two curves"), (("C", "D", "A"), "Two of the three are right.")])
def test_how_many_are_right_is_said_in_a_sentence(letters, words):
    assert judge(load("learning_curves"), letters).sentences[0].startswith(words)
