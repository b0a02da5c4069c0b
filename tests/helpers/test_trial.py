"""helpers/trial.py: a small experiment in one line."""

import pytest

from helpers.trial import TO_TRAIN_ON, trained_accuracy


def test_a_network_reads_most_of_the_new_images_and_more_after_more_of_them():
    few, many = (trained_accuracy([16], seed=0, images=images, epochs=5) for images in (100, TO_TRAIN_ON))
    assert 0.3 < few < many - 0.05 and 0.8 < many < 1


def test_one_seed_gives_one_number_and_another_seed_another():
    numbers = [trained_accuracy([16], seed=seed, images=500, epochs=2) for seed in (1, 1, 2)]
    assert numbers[0] == numbers[1] != numbers[2]


def test_whatever_train_takes_is_handed_on_and_layers_are_optional():
    plain = trained_accuracy([], seed=0, images=500, epochs=2)
    assert plain != trained_accuracy([], seed=0, images=500, epochs=2, learning_rate=0.001, decay=None)


@pytest.mark.parametrize("images", [0, TO_TRAIN_ON + 1, 2.5])
def test_an_impossible_number_of_images_is_refused(images):
    with pytest.raises((TypeError, ValueError), match="images"):
        trained_accuracy([16], seed=0, images=images)
