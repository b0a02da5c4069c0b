"""A CNN. The mistakes are descriptions of models (_keras_models.py)."""

from dataclasses import replace

from helpers.exercises.lesson_09._keras_models import BARS, MOST_PARAMETERS, Cnn, described_cnn, value_of
from helpers.exercises.model import Exercise, Mistake
from helpers.wording import percent

GOOD_CNN = Cnn(parameters=43426, filters=True, outputs=10, right=0.99, right_on_raw_pixels=0.97, bar=0.98)


def compare_cnns(result, expected, arguments):
    came = described_cnn(result)
    if isinstance(came, str):
        return came
    fine = came.filters and came.outputs == 10 and came.parameters < MOST_PARAMETERS and came.right >= came.bar
    fine = fine and not came.peeked
    wanted = described_cnn(expected)
    if came.outputs != 10:
        return f"Outputs of the last layer: {came.outputs}. Ten digits need ten."
    return came == wanted if wanted.right < wanted.bar or not wanted.filters else fine


def fits(cnn) -> bool:
    return cnn.filters and cnn.outputs == 10 and cnn.parameters < MOST_PARAMETERS


def prefers_raw(cnn) -> bool:
    """A network that learnt from pixels up to 255 reads those clearly better than pixels up to 1."""
    return fits(cnn) and cnn.right_on_raw_pixels > cnn.right + 0.01


def of_cnn(condition):
    """A detector that gets the description."""
    return lambda result, expected, arguments: condition(described_cnn(result))


def too_many(case):
    return (f"{described_cnn(case.result).parameters:,} parameters; under {MOST_PARAMETERS:,} was asked for. Most of "
            "them stand behind `Flatten`: smaller maps (a pooling, or `strides=2`) make that layer smaller.")


def below(case):
    cnn = described_cnn(case.result)
    return (f"{percent(cnn.right, 2)} of the held-out images: {percent(cnn.bar)} is the bar here. Do the filters get "
            "*more* from layer to layer, as the maps get smaller? Does the rate fall towards the end? Then one more "
            "epoch helps.")


EXERCISE = Exercise(
    title="A CNN of your own",
    reference=lambda: GOOD_CNN,
    compare=compare_cnns,
    call=value_of,
    time_limit=60.0,
    mistakes=[
        Mistake("too many parameters", lambda: replace(GOOD_CNN, parameters=225034),
                too_many,
                of_cnn(lambda cnn: cnn.filters and cnn.parameters >= MOST_PARAMETERS)),
        Mistake("learnt from all", lambda: replace(GOOD_CNN, peeked=True),
                "It learnt from *all* images, the held-out ones too, so what it says about those is no measurement. "
                "Hand over `flat[training]` and `labels[training]`, and build it anew: what it has learnt, it keeps.",
                of_cnn(lambda cnn: fits(cnn) and cnn.peeked)),
        Mistake("no filters", lambda: replace(GOOD_CNN, filters=False, right=0.978),
                "There is no `Conv2D` in it: a dense network may be good, but a network of filters was asked for.",
                of_cnn(lambda cnn: not cnn.filters)),
        Mistake("not trained", lambda: replace(GOOD_CNN, right=0.11, right_on_raw_pixels=0.1),
                "It reads about as many digits as guessing would. Was `fit` called, and with a rate that it can "
                "learn with (Adam: 0.001 to 0.01)?",
                of_cnn(lambda cnn: fits(cnn) and cnn.right < 0.3 and not prefers_raw(cnn))),
        Mistake("raw pixels", lambda: replace(GOOD_CNN, right=0.2, right_on_raw_pixels=0.99),
                "It reads pixels from 0 to 255, but hardly any from 0 to 1. Train it on what `normalize` gives, "
                "reshaped to (n, 28, 28, 1).",
                of_cnn(lambda cnn: prefers_raw(cnn) and cnn.right < cnn.bar)),
        Mistake("below the bar", lambda: replace(GOOD_CNN, right=0.972), below,
                of_cnn(lambda cnn: fits(cnn) and 0.3 <= cnn.right < cnn.bar and not prefers_raw(cnn))),
    ],
    hints=[
        "Take the network above and change it: `Conv2D(filters, size, strides=2)` makes maps of half the size "
        "without pooling. `model.count_params()` counts.",
        "Compile it with `falling_adam(len(training), batch_size, epochs, start=0.01)`, as above. "
        "`steps_per_execution=20` makes it faster.",
        "`Conv2D(12, 5, strides=2, activation=\"relu\")`, `Conv2D(32, 5, strides=2, activation=\"relu\")`, "
        "`Flatten()`, `Dense(64, activation=\"relu\")`, softmax; 1 epoch in batches of 64, 10 on the subset.",
    ],
    variants=[lambda: replace(GOOD_CNN, parameters=9000, right=0.9801),
              lambda: replace(GOOD_CNN, bar=BARS["subset"], right=0.957)],
)
