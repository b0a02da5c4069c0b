"""A callback that keeps the best weights, tried without Keras on a stand-in for a model in training."""


import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.exercises.no_result import is_unwritten


class Callback:
    """What a Keras callback is, as far as this exercise goes, where there is no Keras."""

    def set_model(self, model):
        self.model = model

    def set_params(self, params):
        self.params = params


class KeepBest(Callback):
    """The reference; each switch is one of the ways in which it goes wrong."""

    watched, sign, late, reset, stops, keeps, against_last, as_variables = "val_loss", 1, 0, True, True, "best", 0, 0
    remembers, rewinds = True, False

    def __init__(self, patience):
        self.patience, self.lowest, self.waited, self.best = patience, np.inf, 0, None

    def on_epoch_end(self, epoch, logs):
        cost = self.sign * logs[self.watched]
        better = cost < self.lowest
        if (better or self.against_last) and self.remembers:
            self.lowest = cost
        if (better and self.keeps == "best") or self.keeps == "all":
            self.best = self.model.weights if self.as_variables else self.model.get_weights()
        if better:
            self.waited = 0 if self.reset else self.waited
        else:
            self.waited += 1
            if self.rewinds:
                self.model.set_weights(self.best)
            if self.waited >= self.patience + self.late and self.stops:
                self.model.stop_training = True

    def on_train_end(self, logs=None):
        if self.best is not None:
            self.model.set_weights(self.best)


def variation(**switches):
    return type("KeepBest", (KeepBest,), switches)


class FirstRise(KeepBest):
    def on_epoch_end(self, epoch, logs):
        if logs["val_loss"] < self.lowest:
            self.lowest, self.best = logs["val_loss"], self.model.get_weights()
        else:
            self.model.stop_training = True


class ByEpochNumber(KeepBest):
    """Another right way: no counter, but the number of the best epoch."""

    def on_epoch_end(self, epoch, logs):
        if logs["val_loss"] < self.lowest:
            self.lowest, self.best_epoch, self.best = logs["val_loss"], epoch, self.model.get_weights()
        if epoch - self.best_epoch >= self.patience:
            self.model.stop_training = True


class ByCopies(KeepBest):
    """Right as well: copies of the arrays, one by one, and stop_training set in every epoch."""

    def on_epoch_end(self, epoch, logs):
        self.waited += 1
        if logs["val_loss"] < self.lowest:
            self.lowest, self.waited = logs["val_loss"], 0
            self.best = [np.array(array) for array in self.model.weights]
        self.model.stop_training = self.waited == self.patience


class StandIn:
    """Stands in for a Keras model: its one weight grows by 1 in every epoch of training."""

    def __init__(self):
        self.stop_training, self.weights = False, [np.zeros(1)]

    def get_weights(self):
        return [array.copy() for array in self.weights]

    def set_weights(self, weights):
        if not isinstance(weights, list | tuple):
            raise TypeError("set_weights: expected a list of arrays, as `get_weights()` gives it")
        # Its own weights: what was kept is no copy.
        self.weights[0][:] = -2 if weights[0] is self.weights[0] else weights[0]


HELD_OUT = [(0.9, 0.5, 0.4, 0.45, 0.44, 0.46, 0.47, 0.48, 0.3),
            (0.9, 0.8, 0.85, 0.7, 0.75, 0.6, 0.65, 0.66, 0.67, 0.68),
            (0.5, 0.6, 0.7, 0.65, 0.64, 0.63), (0.6, 0.5, 0.55, 0.52, 0.45, 0.5, 0.49, 0.47, 0.48)]


def driven(callback):
    """What a callback does to trainings with the costs HELD_OUT: how many epochs they ran, whose weights they end with.

    Each gets a callback of its own. `...` where the method is not written yet.
    """
    results = []
    for costs in HELD_OUT:
        one, model = callback(), StandIn()
        if one is Ellipsis or _is_unwritten(type(one)):
            return ...
        one.set_params({"epochs": len(costs)})
        one.set_model(model)
        call(one, "on_train_begin")
        for epoch, cost in enumerate(costs):
            model.weights[0] += 1
            # The training cost falls, but for the last two epochs; the accuracy rises, but for the last three.
            left = len(costs) - epoch
            logs = {"loss": 1 / (epoch + 1) if left > 2 else 0.5, "accuracy": 0.9, "val_loss": cost,
                    "val_accuracy": 0.8 + epoch / 100 if left > 3 else 0.8}
            one.on_epoch_end(epoch, logs)
            if model.stop_training:
                break
        call(one, "on_train_end")
        kept = -1 if getattr(one, "best", ...) is None else int(model.weights[0][0])
        results.append((epoch + 1, kept))
    return np.array(results)


def _is_unwritten(kind):
    """Whether the class has the method, with nothing in it. (Keras' own does nothing, too.)"""
    method = getattr(kind, "on_epoch_end", None)
    return getattr(method, "__module__", None) == kind.__module__ and is_unwritten(method)


def call(callback, name):
    if hasattr(callback, name):
        getattr(callback, name)(None)


def drive_objects(answer, patience):
    """The answer is a class; what is compared is what its objects do."""
    return driven(lambda: answer(patience))


def compare_driven(result, expected, arguments):
    if not isinstance(result, np.ndarray) or result.shape != expected.shape:
        return "`KeepBest(3)` should be a callback, of a class that begins `class KeepBest(keras.callbacks.Callback)`."
    for costs, (ran, kept), (should_run, should_keep) in zip(HELD_OUT, result, expected, strict=True):
        if kept == -1 != should_keep:
            return (f"Held-out costs {', '.join(map(str, costs))}, patience {arguments[0]}: your training ended after "
                    f"epoch {ran}, and `self.best` is still `None`. It should end after epoch {should_run} with the "
                    f"weights of epoch {should_keep}.")
        if (ran, kept) != (should_run, should_keep):
            return (f"Held-out costs {', '.join(map(str, costs))}, patience {arguments[0]}: your training ended after "
                    f"epoch {ran} with the weights of epoch {kept}; it should end after epoch {should_run} with those "
                    f"of epoch {should_keep}.")
    return True


EXERCISE = Exercise(
    title="A callback that keeps the best",
    reference=KeepBest,
    cases=[(2,), (1,), (3,)],
    compare=compare_driven,
    call=drive_objects,
    mistakes=[
        Mistake("counter not reset", variation(reset=False),
                "You count all bad epochs together. After an epoch with a new lowest cost, patience starts afresh: "
                "set `self.waited` back to 0."),
        Mistake("compared with the epoch before", variation(against_last=True),
                "You compare with the epoch before. 0.48 after 0.5 is better than that, but 0.4 had been there "
                "already: compare with the *lowest* so far, and change it only when there is a lower one."),
        Mistake("wrong way round", variation(sign=-1),
                "You wait for the cost to *rise*: that suits an accuracy. A low `val_loss` is a good one."),
        Mistake("watches the training cost", variation(watched="loss"),
                "You watch `logs[\"loss\"]`, the cost of the training images, and that falls nearly always. Which "
                "entry is the cost of the held-out images?"),
        Mistake("one epoch late", variation(late=1),
                "You stop one epoch late. With a patience of 2, the second bad epoch in a row is the last."),
        Mistake("first bad epoch", FirstRise,
                "You stop at the first epoch that is no better, whatever the patience. Count such epochs in "
                "`self.waited`."),
        Mistake("never stops", variation(stops=False),
                "Your training never ends early. Does `self.waited` grow by 1 in every bad epoch? And is it "
                "`self.model.stop_training` that becomes `True`? (`self.stop_training` or `return` ends nothing.)"),
        Mistake("lowest not remembered", variation(remembers=False),
                "Every epoch counts as a new lowest cost: nothing is lower than `self.lowest`, which stays "
                "infinite. When there is a lower cost, set `self.lowest` to it."),
        Mistake("nothing happens", variation(keeps="none", stops=False),
                "Your training never ends early, and nothing is kept: `self.best` is still `None` at the end. Is "
                "your code in the method `on_epoch_end`, and does it ask whether `logs[\"val_loss\"]` is lower "
                "than `self.lowest`?"),
        Mistake("watches the accuracy", variation(watched="val_accuracy"),
                "You watch `logs[\"val_accuracy\"]`, and wait for it to fall. Asked for is the lowest held-out "
                "*cost*, `logs[\"val_loss\"]`."),
        Mistake("watches the accuracy rise", variation(watched="val_accuracy", sign=-1),
                "You watch `logs[\"val_accuracy\"]`. It can go on rising while the cost does so, too. Asked for is "
                "the lowest held-out *cost*, `logs[\"val_loss\"]`."),
        Mistake("weights not kept", variation(keeps="none"),
                "It stops in time, but `self.best` is still `None` at the end. `self.model.get_weights()` gives "
                "the weights to keep."),
        Mistake("last weights", variation(keeps="all"),
                "It stops in time, but ends with the *last* weights: you keep those of every epoch, or of the bad "
                "ones. Keep them only when the cost is the lowest."),
        Mistake("put back too early", variation(rewinds=True),
                "You put the best weights back after each bad epoch, so training begins there again and again and may "
                "never get past it. `on_train_end` puts them back, once."),
        Mistake("not a copy", variation(as_variables=True),
                "`self.model.weights` are the weights themselves, and they go on changing. You need a copy of what "
                "they are now: `self.model.get_weights()`."),
    ],
    hints=[
        "Two cases: this `logs[\"val_loss\"]` is lower than `self.lowest`, or it is not. What changes in each?",
        "Lower: remember the cost in `self.lowest`, the weights in `self.best` (`self.model.get_weights()`), and "
        "set `self.waited` to 0.",
        "Otherwise add 1 to `self.waited`; once it has reached `self.patience`, "
        "`self.model.stop_training = True`.",
    ],
    variants=[ByEpochNumber, ByCopies],
    remark="Keras has it, too: `keras.callbacks.EarlyStopping(patience=..., restore_best_weights=True)`.",
)
