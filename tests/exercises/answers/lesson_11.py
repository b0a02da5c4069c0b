"""Answers to the exercises of lesson 11."""

import numpy as np

from tests.exercises.answers import right, wrong

wanted = 0.9


@right("random_label_experiment")
def draw_train_ask(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(images))
    net.train(images, drawn, epochs=60)
    return net.accuracy(images, drawn), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "asked about the true labels")
def true_labels_asked(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(images))
    net.train(images, drawn, epochs=60)
    return net.accuracy(images, labels), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "trained on the true labels")
def true_labels_taught(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(images))
    net.train(images, labels, epochs=60)
    return net.accuracy(images, drawn), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "digits 1 to 9 only")
def no_zero(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(1, 10, len(images))
    net.train(images, drawn, epochs=60)
    return net.accuracy(images, drawn), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "one epoch")
def one_epoch(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(images))
    net.train(images, drawn, epochs=1)
    return net.accuracy(images, drawn), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "the two shares are swapped")
def swapped(net, images, labels, test_images, test_labels, random):
    return draw_train_ask(net, images, labels, test_images, test_labels, random)[::-1]


@wrong("random_label_experiment", "shuffled labels instead of drawn ones")
def shuffled(net, images, labels, test_images, test_labels, random):
    drawn = random.permutation(labels)
    net.train(images, drawn, epochs=60)
    return net.accuracy(images, drawn), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "another generator")
def own_generator(net, images, labels, test_images, test_labels, random):
    return draw_train_ask(net, images, labels, test_images, test_labels, np.random.default_rng())


@right("epochs_to_target")
def first_in_a_loop(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, start=1):
        if accuracy >= wanted:
            return epoch
    return np.inf


@right("epochs_to_target")
def with_flatnonzero(accuracies, wanted):
    reached = np.flatnonzero(np.array(accuracies) >= wanted)
    return reached[0] + 1 if len(reached) else float("inf")


@wrong("epochs_to_target", "counted from 0")
def from_zero(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies):
        if accuracy >= wanted:
            return epoch
    return np.inf


@wrong("epochs_to_target", "> instead of >=")
def above(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, start=1):
        if accuracy > wanted:
            return epoch
    return np.inf


@wrong("epochs_to_target", "the best epoch")
def best_epoch(accuracies, wanted):
    return int(np.argmax(accuracies)) + 1 if max(accuracies) >= wanted else np.inf


@wrong("epochs_to_target", "None when it is never reached")
def none_at_the_end(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, start=1):
        if accuracy >= wanted:
            return epoch


@wrong("epochs_to_target", "gives up after the first epoch")
def gives_up(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, start=1):
        if accuracy >= wanted:
            return epoch
        return np.inf


@wrong("epochs_to_target", "how many epochs reach it")
def how_many(accuracies, wanted):
    count = sum(accuracy >= wanted for accuracy in accuracies)
    return count if count else np.inf


@wrong("epochs_to_target", "a little below the target is enough")
def nearly(accuracies, wanted):
    return next((epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy > wanted - 0.01), np.inf)


@wrong("epochs_to_target", "rounds before it compares")
def rounded_first(accuracies, wanted):
    return next((epoch for epoch, accuracy in enumerate(accuracies, 1) if round(accuracy, 2) >= wanted), np.inf)


@wrong("epochs_to_target", "the mean of the epochs so far")
def mean_so_far(accuracies, wanted):
    return next((epoch for epoch in range(1, len(accuracies) + 1) if np.mean(accuracies[:epoch]) >= wanted), np.inf)


@wrong("epochs_to_target", "argmax of True and False, which is 0 when nothing is True")
def argmax_alone(accuracies, wanted):
    return int(np.argmax(np.array(accuracies) >= wanted)) + 1
