"""Answers to the exercises of lesson 09 that need no training."""

from dataclasses import replace

import numpy as np

from helpers.exercises.lesson_09.convolutional_network import GOOD_CNN
from helpers.exercises.lesson_09.keep_best import Callback
from tests.exercises.answers import right, wrong


@right("filter_parameters")
def formula(filters, size, channels):
    return filters * (size * size * channels + 1)


@right("filter_parameters")
def filter_by_filter(filters, size, channels):
    total = 0
    for _ in range(filters):
        total += size**2 * channels
        total += 1
    return total


@wrong("filter_parameters", "no biases")
def no_biases(filters, size, channels):
    return filters * size * size * channels


@wrong("filter_parameters", "one bias for all")
def one_bias(filters, size, channels):
    return filters * size * size * channels + 1


@wrong("filter_parameters", "channels forgotten")
def no_channels(filters, size, channels):
    return filters * (size * size + 1)


@wrong("filter_parameters", "a bias for each channel")
def bias_for_each_channel(filters, size, channels):
    return filters * channels * (size * size + 1)


@wrong("filter_parameters", "the size is not squared")
def not_squared(filters, size, channels):
    return filters * (size * channels + 1)


@wrong("filter_parameters", "times the positions of the window on the image")
def times_positions(filters, size, channels):
    return filters * (size * size * channels + 1) * (28 - size + 1) ** 2


# ---- keep_best and convolutional_network, without Keras --------------------------------------------------------------


@right("keep_best")
class FromAllCosts(Callback):
    """Keeps all costs, and counts how long ago the lowest was."""

    def __init__(self, patience):
        self.patience, self.best, self.costs = patience, None, []

    def on_epoch_end(self, epoch, logs=None):
        self.costs.append(logs["val_loss"])
        ago = len(self.costs) - 1 - int(np.argmin(self.costs))
        if ago == 0:
            self.best = self.model.get_weights()
        if ago >= self.patience:
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        self.model.set_weights(self.best)


class Kept(FromAllCosts):
    def __init__(self, patience):
        self.patience, self.waited, self.lowest, self.best = patience, 0, np.inf, None


@wrong("keep_best", "the best weights are put back after every bad epoch: training starts from there again")
class PutBackEveryTime(Kept):
    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < self.lowest:
            self.lowest, self.best, self.waited = logs["val_loss"], self.model.get_weights(), 0
        else:
            self.waited += 1
            self.model.set_weights(self.best)
            if self.waited >= self.patience:
                self.model.stop_training = True


@wrong("keep_best", "the weights are kept in the bad epochs")
class KeptWhenWorse(Kept):
    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < self.lowest:
            self.lowest, self.waited = logs["val_loss"], 0
        else:
            self.best, self.waited = self.model.get_weights(), self.waited + 1
            if self.waited >= self.patience:
                self.model.stop_training = True


@wrong("keep_best", "the model itself is kept, not its weights")
class ModelForWeights(Kept):
    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < self.lowest:
            self.lowest, self.best, self.waited = logs["val_loss"], self.model, 0
        else:
            self.waited += 1
            if self.waited >= self.patience:
                self.model.stop_training = True


wrong("convolutional_network", "one output in place of ten")(
    replace(GOOD_CNN, outputs=1, right=0.1, right_on_raw_pixels=0.1))
