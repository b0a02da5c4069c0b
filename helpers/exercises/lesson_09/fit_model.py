"""Build, compile and fit. The mistakes are descriptions of models (_keras_models.py)."""

from dataclasses import replace

from helpers.exercises.lesson_09._keras_models import Fit, described_fit, value_of
from helpers.exercises.model import Exercise, Mistake
from helpers.wording import listed

LOGITS = "sparse_categorical_crossentropy from logits"
GOOD_FIT = Fit(layers=(("Dense", 64, "relu"), ("Dense", 10, "linear")), inputs=(28, 28), loss=LOGITS, accuracy=True,
               held_out=True, learnt_from="training part", learns=True)
SOFTMAX = (("Dense", 64, "relu"), ("Dense", 10, "softmax"))
NAMES = {"layers": "layers", "inputs": "inputs", "loss": "loss", "accuracy": "metrics", "held_out": "validation data",
         "learnt_from": "training images or batches", "epochs_fit": "number of epochs", "optimizer": "optimizer",
         "rate": "learning rate", "momentum": "momentum", "scaled": "scaling", "learns": "learning"}


def compare_fits(result, expected, arguments):
    came, wanted = described_fit(result), described_fit(expected)
    if isinstance(came, str):
        return came
    came = as_asked(came)
    unlike = [field for field in NAMES if getattr(came, field) != getattr(wanted, field)]
    if unlike[-1:] == ["learns"] and unlike != ["learns"] and wanted == GOOD_FIT:
        unlike = unlike[:-1]  # the other differences are the reason
    if not unlike:
        return True
    if "layers" in unlike:
        yours = ", ".join(f"{kind}({size}, {activation})" if size else kind for kind, size, activation in came.layers)
        return f"The layers are not those that were asked for. Yours are: {yours or 'none'}."
    if unlike == ["inputs"]:
        return (f"The model takes inputs of the shape {came.inputs}. The bytes come as (28, 28): "
                "`keras.Input((28, 28))`.")
    if "learns" in unlike:
        return ("The model was trained, but it has hardly learnt anything. Did `fit` run for all epochs, "
                "`epochs=passes`? Are the labels those that belong to the images?")
    return f"Something about the {listed(NAMES[field] for field in unlike)} is not as asked for."


def as_asked(fit):
    """A Fit with what comes to the same told in the same way."""
    if fit.loss.startswith("categorical_crossentropy"):
        fit = replace(fit, loss=f"sparse_{fit.loss}")  # with one-hot targets: the same number
    if fit.inputs == (28, 28, 1):
        fit = replace(fit, inputs=GOOD_FIT.inputs)
    if GOOD_FIT.rate / 2.1 < fit.rate < GOOD_FIT.rate * 2.1:
        fit = replace(fit, rate=GOOD_FIT.rate)  # another rate of that size learns as well
    return fit


def same_but(fit, *fields) -> bool:
    """Whether a Fit is as asked for, some fields aside, one of which is not."""
    fit = as_asked(fit)
    unlike = {field for field in NAMES if getattr(fit, field) != getattr(GOOD_FIT, field)}
    return bool(unlike) and unlike <= set(fields)


def has_dropout(fit) -> bool:
    return fit.layers != GOOD_FIT.layers and GOOD_FIT.layers == tuple(
        layer for layer in fit.layers if layer[0] != "Dropout")


def of_fit(condition):
    """A detector that gets the description."""
    return lambda result, expected, arguments: condition(described_fit(result))


def words_on_fit(words):
    """A message that is made from the description."""
    return lambda case: words(described_fit(case.result))


EXERCISE = Exercise(
    title="Build, compile and fit",
    reference=lambda: GOOD_FIT,
    compare=compare_fits,
    call=value_of,
    time_limit=20.0,
    mistakes=[
        Mistake("loss of probabilities", lambda: replace(GOOD_FIT, loss="sparse_categorical_crossentropy"),
                "The model gives sums, and the loss takes them for probabilities: that is what its name alone means. "
                "Make one: `keras.losses.SparseCategoricalCrossentropy(from_logits=True)`.",
                of_fit(lambda fit: same_but(fit, "loss", "learns")
                       and fit.loss == "sparse_categorical_crossentropy")),
        Mistake("softmax in the model", lambda: replace(GOOD_FIT, layers=SOFTMAX,
                                                        loss="sparse_categorical_crossentropy"),
                "The softmax is in the model, and the loss fits it. That is sound, and common. Here the model should "
                "give the ten sums, and the loss should know it: `from_logits=True`."),
        Mistake("softmax twice", lambda: replace(GOOD_FIT, layers=SOFTMAX, learns=False),
                "The output layer has a softmax, and `from_logits=True` tells the loss that it has none. Leave the "
                "softmax out.",
                of_fit(lambda fit: same_but(fit, "layers", "learns") and fit.layers == SOFTMAX)),
        Mistake("not scaled", lambda: replace(GOOD_FIT, scaled=False, learns=False),
                "There is no `Rescaling(1 / 255)` in the model, so whoever uses it has to think of the division. Put "
                "it before `Flatten`, and hand over the bytes as they are.",
                of_fit(lambda fit: same_but(fit, "scaled", "learns") and not fit.scaled)),
        Mistake("no relu", lambda: replace(GOOD_FIT, layers=(("Dense", 64, "linear"), ("Dense", 10, "linear"))),
                "The hidden layer has no activation. Without one, two layers can do no more than one (lesson 02). "
                "Keras' `Dense` has none unless you say so."),
        Mistake("activation at the output",
                lambda: replace(GOOD_FIT, layers=(("Dense", 64, "relu"), ("Dense", 10, "relu"))),
                "The output layer has a ReLU, so no sum can be below 0. `Dense(10)` alone gives the sums."),
        Mistake("no hidden layer", lambda: replace(GOOD_FIT, layers=(("Dense", 10, "linear"),)),
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
        Mistake("another optimizer", lambda: replace(GOOD_FIT, optimizer="Adam", rate=0.001, momentum=0.0),
                words_on_fit(lambda fit: f"The optimizer is {fit.optimizer}. It may learn as well; here SGD was asked "
                             "for, with a rate and a momentum."),
                of_fit(lambda fit: same_but(fit, "optimizer", "rate", "momentum", "learns")
                       and fit.optimizer != "SGD")),
        Mistake("no momentum", lambda: replace(GOOD_FIT, momentum=0.0),
                "There is no momentum: SGD has none unless you say so, `momentum=0.9`.",
                of_fit(lambda fit: same_but(fit, "momentum", "learns") and fit.momentum == 0)),
        Mistake("default rate", lambda: replace(GOOD_FIT, rate=0.01),
                "The rate is 0.01: that is what SGD takes unless it is told. 0.05 was asked for.",
                of_fit(lambda fit: same_but(fit, "rate", "learns") and fit.rate == 0.01)),
        Mistake("all defaults", lambda: replace(GOOD_FIT, rate=0.01, momentum=0.0, learns=False),
                "SGD runs with the rate 0.01 and no momentum: that is what Keras takes for the word `\"sgd\"`, or "
                "unless it is told. Make one: `keras.optimizers.SGD(learning_rate=..., momentum=...)`.",
                of_fit(lambda fit: same_but(fit, "rate", "momentum", "learns") and fit.momentum == 0
                       and fit.rate == 0.01)),
        Mistake("number of epochs", lambda: replace(GOOD_FIT, epochs_fit=False),
                "The last call of `fit` ran for another number of epochs. The cell says how many: `epochs=passes`.",
                of_fit(lambda fit: same_but(fit, "epochs_fit", "learns") and not fit.epochs_fit)),
        Mistake("dropout", lambda: replace(GOOD_FIT, layers=(("Dense", 64, "relu"), ("Dropout", 0, "linear"),
                                                             ("Dense", 10, "linear"))),
                "There is a `Dropout` between the layers. It is worth a try, later; it was not asked for here.",
                of_fit(lambda fit: same_but(fit, "layers", "learns") and has_dropout(fit))),
        Mistake("default batches", lambda: replace(GOOD_FIT, learnt_from="training part in batches of 32"),
                "The batches have 32 images: that is what Keras takes unless it is told. 128 were asked for."),
    ],
    hints=[
        "`keras.Sequential([keras.Input((28, 28)), layers.Rescaling(1 / 255), layers.Flatten(), ...])`, then two "
        "`layers.Dense`, the last without an activation.",
        "`model.compile(keras.optimizers.SGD(learning_rate=..., momentum=...), loss, metrics=[\"accuracy\"])`, with "
        "the `loss` from above.",
        "`history = model.fit(mnist.train_images[training], labels[training], batch_size=128, epochs=passes, "
        "validation_data=validation, verbose=0)`",
    ],
    variants=[lambda: replace(GOOD_FIT, loss="categorical_crossentropy from logits"),
              lambda: replace(GOOD_FIT, inputs=(28, 28, 1)), lambda: replace(GOOD_FIT, rate=0.04)],
    remark="Three calls, and what you wrote by hand in lessons 02 to 06 is behind them.",
)
