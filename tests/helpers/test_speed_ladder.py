"""The ladder of the optional lesson 06_speed_run: one change a rung, each measured, and each can be climbed."""

from functools import partial
from itertools import pairwise

import numpy as np
import pytest

from helpers import speed_ladder
from helpers.data import load_mnist
from helpers.measured import measured_range
from helpers.speed_ladder import climb, engine, quantity, rungs, without


@pytest.fixture(scope="module")
def mnist():
    return load_mnist("subset")


def settings(train: partial) -> dict:
    return {"function": train.func, **train.keywords}


@pytest.mark.parametrize("full", [True, False])
def test_a_rung_changes_one_thing(full):
    ladder = {name: settings(train) for name, train in rungs(full).items()}
    for (_, before), (name, after) in pairwise(ladder.items()):
        if before["function"] is not after["function"]:  # the own loop takes other settings
            assert name == "own loop"
            assert (after["rate"], after["epochs"]) == (before["learning_rate"], before["epochs"])
            continue
        changed = {key for key in before | after if before.get(key) != after.get(key)}
        # A step without momentum must be longer by what momentum adds up.
        assert changed == {"momentum", "learning_rate"} if name == "no momentum" else len(changed) == 1, (name, changed)


def test_the_top_is_the_recipe_that_races():
    import inspect

    *_, top = rungs().values()
    defaults = {name: value.default for name, value in inspect.signature(top.func).parameters.items()
                if value.default is not value.empty}
    assert top.keywords == defaults


def test_every_rung_and_everything_left_out_was_measured():
    for source in ("full", "subset"):
        for name in [*rungs(), *without()]:
            assert 0 < measured_range("F8", quantity(name), source).median < 1


@pytest.mark.parametrize("inputs", ["pixels", "small", "waves"])
def test_the_engine_learns_from_each_kind_of_input(mnist, inputs):
    found = climb(partial(engine, inputs=inputs, epochs=2), mnist)
    assert found.accuracy > 0.85 and found.seconds > 0
    flat = mnist.test_images.reshape(-1, 784)
    assert (found.read(flat) == mnist.test_labels).mean() == found.accuracy


def test_the_training_is_timed_and_the_reading_is_not(mnist, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(speed_ladder.time, "process_time", lambda: now[0])

    def train(images, labels, seed):
        assert images.shape == (4000, 784) and seed == 3
        now[0] += 2

        def read(images):
            now[0] += 50
            return np.full(len(images), 1)
        return read

    found = climb(train, mnist, 3)
    assert found.seconds == 2 and found.accuracy == (mnist.test_labels == 1).mean()


def test_a_training_that_fails_is_a_result(mnist):
    found = climb(partial(without(full=False)["not whitened"], rate=50.0), mnist)
    assert found.accuracy < 0.3
