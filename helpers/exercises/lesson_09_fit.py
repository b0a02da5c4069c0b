"""Exercise 09.4: build, compile and fit. The mistakes are descriptions of models (keras_models.py)."""

from dataclasses import replace

from helpers.exercises.keras_models import Fit, ModelExercise, described_fit
from helpers.exercises.model import Mistake

GOOD_FIT = Fit(layers=(("Dense", 64, "relu"), ("Dense", 10, "softmax")), inputs=(784,),
               loss="sparse_categorical_crossentropy", accuracy=True, held_out=True, learnt_from="training part",
               learns=True)

NAMES = {"layers": "layers", "inputs": "inputs", "loss": "loss", "accuracy": "metrics", "held_out": "validation data",
         "learnt_from": "training images or batches", "learns": "learning"}


def compare_fits(result, expected, arguments):
    came, wanted = described_fit(result), described_fit(expected)
    if isinstance(came, str):
        return came
    if came.loss == "categorical_crossentropy" and wanted.loss.startswith("sparse"):
        came = replace(came, loss=wanted.loss)  # with one-hot targets: the same number
    unlike = [field for field in NAMES if getattr(came, field) != getattr(wanted, field)]
    if not unlike:
        return True
    if "layers" in unlike:
        said = ", ".join(f"{kind}({size}, {activation})" for kind, size, activation in came.layers)
        return f"The layers are not those that were asked for. Yours are: {said or 'none'}."
    if "learns" in unlike:
        return ("The model was trained, but it has hardly learnt anything. Is the learning rate 0.05, and are the "
                "images those from 0 to 1?")
    return f"Something about the {listed(NAMES[field] for field in unlike)} is not as asked for."


def listed(words) -> str:
    """a, b and c."""
    words = list(words)
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


EXERCISES = [
    ModelExercise(
        id="09.4",
        title="Build, compile and fit",
        reference=lambda: GOOD_FIT,
        compare=compare_fits,
        time_limit=20.0,
        mistakes=[
            Mistake("no softmax", lambda: replace(GOOD_FIT, layers=(("Dense", 64, "relu"), ("Dense", 10, "linear"))),
                    "The output layer has no activation, so its ten numbers are no probabilities, and the loss takes "
                    "them for such. What makes ten numbers add up to 1?"),
            Mistake("no relu", lambda: replace(GOOD_FIT, layers=(("Dense", 64, "linear"), ("Dense", 10, "softmax"))),
                    "The hidden layer has no activation. Without one, two layers can do no more than one (lesson 02). "
                    "Keras' `Dense` has none unless you say so."),
            Mistake("activations swapped",
                    lambda: replace(GOOD_FIT, layers=(("Dense", 64, "softmax"), ("Dense", 10, "relu"))),
                    "The two activations are swapped: ReLU belongs to the hidden layer, softmax to the output."),
            Mistake("no hidden layer", lambda: replace(GOOD_FIT, layers=(("Dense", 10, "softmax"),)),
                    "There is no hidden layer. Which layer stands between the 784 inputs and the ten outputs?"),
            Mistake("squared error", lambda: replace(GOOD_FIT, loss="mse"),
                    "The loss is the squared error. It can be done, and it learns more slowly (lesson 03). The labels "
                    "are whole numbers: which cross-entropy takes such?"),
            Mistake("no metrics", lambda: replace(GOOD_FIT, accuracy=False),
                    "The history knows the cost but no accuracy: Keras counts only what `compile` was asked for with "
                    "`metrics=[...]`."),
            Mistake("no held-out images", lambda: replace(GOOD_FIT, held_out=False),
                    "Nothing was measured on held-out images. `fit` takes them as `validation_data=(images, labels)`."),
            Mistake("learnt from all", lambda: replace(GOOD_FIT, learnt_from="all images"),
                    "It learnt from *all* images, the held-out ones too, so what it says about those is no "
                    "measurement any more. Hand over `images[training]` and `labels[training]`."),
            Mistake("default batches", lambda: replace(GOOD_FIT, learnt_from="training part in batches of 32"),
                    "The batches have 32 images: that is what Keras takes unless it is told. 128 were asked for."),
        ],
        hints=[
            "`keras.Sequential([keras.Input((784,)), ...])` with two `keras.layers.Dense(neurons, activation=...)`.",
            "`model.compile(optimizer, loss, metrics=[\"accuracy\"])`; all three stand in the table above.",
            "`history = model.fit(images[training], labels[training], batch_size=128, epochs=2, "
            "validation_data=(images[held_out], labels[held_out]), verbose=0)`",
        ],
        variants=[lambda: replace(GOOD_FIT, loss="categorical_crossentropy")],
        remark="Three calls, and what you wrote by hand in lessons 02 to 06 is behind them.",
    ),
]
