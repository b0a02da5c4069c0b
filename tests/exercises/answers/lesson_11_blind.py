"""Answers to the exercises of lesson 11 in the manner of students."""

import numpy as np

from tests.exercises.answers import right, wrong


def accuracy(net, images, labels):
    """The share of the images that the network reads as labelled."""
    return float(np.mean(net.activations(images)[-1].argmax(axis=1) == labels))


def train(net, images, labels, epochs, random, learning_rate=0.1, batch_size=32):
    """Plain descent by batches."""
    for _ in range(epochs):
        order = random.permutation(len(images))
        for i in range(0, len(order), batch_size):
            batch = order[i:i + batch_size]
            by_weights, by_biases = net.gradients(images[batch], labels[batch])
            for layer in range(len(net.weights)):
                net.weights[layer] -= learning_rate * by_weights[layer]
                net.biases[layer] -= learning_rate * by_biases[layer]


# random_label_experiment

@wrong("random_label_experiment", "trained by a loop of its own, not with net.train(..., epochs=60)")
def draws_trains_and_asks(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(images))
    train(net, images, drawn, 60, random)
    return accuracy(net, images, drawn), accuracy(net, test_images, test_labels)


@wrong("random_label_experiment", "trained by a loop of its own, not with net.train(..., epochs=60)")
def counts_what_is_given_back(net, images, labels, test_images, test_labels, random):
    nonsense = random.integers(0, 10, size=labels.shape[0])
    train(net, images, nonsense, epochs=60, random=random)
    given_back = 0
    for row, label in zip(net.activations(images)[-1], nonsense, strict=True):
        given_back += int(np.argmax(row) == label)
    guesses = np.argmax(net.activations(test_images)[-1], axis=1)
    return given_back / len(nonsense), np.count_nonzero(guesses == test_labels) / len(test_labels)


@wrong("random_label_experiment", "trained with the true labels")
def teaches_true_labels(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(images))
    train(net, images, labels, 60, random)
    return accuracy(net, images, drawn), accuracy(net, test_images, test_labels)


@wrong("random_label_experiment", "asks for the true labels, not for the drawn ones")
def asks_for_true_labels(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(images))
    train(net, images, drawn, 60, random)
    return accuracy(net, images, labels), accuracy(net, test_images, test_labels)


@wrong("random_label_experiment", "the true labels are shuffled, not new ones drawn")
def shuffles_true_labels(net, images, labels, test_images, test_labels, random):
    drawn = random.permutation(labels)
    train(net, images, drawn, 60, random)
    return accuracy(net, images, drawn), accuracy(net, test_images, test_labels)


@wrong("random_label_experiment", "draws from 0 to 8: no 9")
def never_draws_a_nine(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 9, len(images))
    train(net, images, drawn, 60, random)
    return accuracy(net, images, drawn), accuracy(net, test_images, test_labels)


@wrong("random_label_experiment", "new labels are drawn after the training, and these asked for")
def draws_once_more(net, images, labels, test_images, test_labels, random):
    train(net, images, random.integers(0, 10, len(images)), 60, random)
    return accuracy(net, images, random.integers(0, 10, len(images))), accuracy(net, test_images, test_labels)


@wrong("random_label_experiment", "random labels for the test images, too")
def random_test_labels(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(images))
    train(net, images, drawn, 60, random)
    return accuracy(net, images, drawn), accuracy(net, test_images, random.integers(0, 10, len(test_images)))


@wrong("random_label_experiment", "6 epochs in place of 60")
def six_epochs(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(images))
    train(net, images, drawn, 6, random)
    return accuracy(net, images, drawn), accuracy(net, test_images, test_labels)


@wrong("random_label_experiment", "the true labels are overwritten in place")
def overwrites_the_labels(net, images, labels, test_images, test_labels, random):
    labels[:] = random.integers(0, 10, len(images))
    train(net, images, labels, 60, random)
    return accuracy(net, images, labels), accuracy(net, test_images, test_labels)


@wrong("random_label_experiment", "the two shares are exchanged")
def strangers_first(net, images, labels, test_images, test_labels, random):
    given_back, read = draws_trains_and_asks(net, images, labels, test_images, test_labels, random)
    return read, given_back


# epochs_to_target

@right("epochs_to_target")
def enumerate_from_one(accuracies, wanted):
    for epoch, share in enumerate(accuracies, start=1):
        if share >= wanted:
            return epoch
    return np.inf


@right("epochs_to_target")
def first_of_the_places(accuracies, wanted):
    places = np.flatnonzero(np.array(accuracies) >= wanted)
    return places[0] + 1 if places.size else np.inf


@wrong("epochs_to_target", "counted from 0")
def counts_from_zero(accuracies, wanted):
    for epoch, share in enumerate(accuracies):
        if share >= wanted:
            return epoch
    return np.inf


@wrong("epochs_to_target", "more than wanted, not at least")
def more_than_wanted(accuracies, wanted):
    for epoch, share in enumerate(accuracies, start=1):
        if share > wanted:
            return epoch
    return np.inf


@wrong("epochs_to_target", "argmax answers 1 if it is never reached")
def argmax_never_says_no(accuracies, wanted):
    return int(np.argmax(np.array(accuracies) >= wanted)) + 1


@wrong("epochs_to_target", "counts the epochs below: wrong if the curve falls again")
def counts_those_below(accuracies, wanted):
    below = sum(share < wanted for share in accuracies)
    return below + 1 if below < len(accuracies) else np.inf


@wrong("epochs_to_target", "a binary search supposes that the curve only rises")
def binary_search(accuracies, wanted):
    place = int(np.searchsorted(accuracies, wanted))
    return place + 1 if place < len(accuracies) else np.inf


@wrong("epochs_to_target", "the else in the loop gives up after the first epoch")
def gives_up_at_once(accuracies, wanted):
    for epoch, share in enumerate(accuracies, start=1):
        if share >= wanted:
            return epoch
        else:
            return np.inf


@wrong("epochs_to_target", "the last epoch below is looked for: from when it stays")
def from_when_it_stays(accuracies, wanted):
    epoch = np.inf
    for i in range(len(accuracies) - 1, -1, -1):
        if accuracies[i] < wanted:
            break
        epoch = i + 1
    return epoch


@wrong("epochs_to_target", "None if it is never reached")
def none_if_never(accuracies, wanted):
    for epoch, share in enumerate(accuracies, start=1):
        if share >= wanted:
            return epoch
    return None


@wrong("epochs_to_target", "the number of epochs if it is never reached")
def last_epoch_if_never(accuracies, wanted):
    for epoch, share in enumerate(accuracies, start=1):
        if share >= wanted:
            return epoch
    return len(accuracies)


@wrong("epochs_to_target", "the epoch with the best accuracy")
def best_epoch(accuracies, wanted):
    return int(np.argmax(accuracies)) + 1 if max(accuracies) >= wanted else np.inf





