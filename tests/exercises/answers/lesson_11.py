"""Answers to the exercises of lesson 11."""

import numpy as np

from helpers.handwriting import shift
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


@right("random_label_experiment")
def one_draw_for_each(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(low=0, high=10, size=labels.shape[0])
    net.train(images, labels=drawn, epochs=60)
    return (net.predict(images) == drawn).mean(), (net.predict(test_images) == test_labels).mean()


@right("random_label_experiment")
def up_to_nine_inclusive(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 9, len(images), endpoint=True)
    net.train(images, drawn, epochs=60)
    given_back = np.count_nonzero(net.predict_proba(images).argmax(axis=1) == drawn) / len(drawn)
    return np.array([given_back, net.accuracy(test_images, test_labels)])


@right("random_label_experiment")
def drawn_into_a_copy(net, images, labels, test_images, test_labels, random):
    drawn = labels.copy()
    drawn[:] = random.integers(0, 10, drawn.size)
    net.train(images, drawn, epochs=60)
    return 1 - np.mean(net.predict(images) != drawn), 1 - np.mean(net.predict(test_images) != test_labels)


@wrong("random_label_experiment", "600 epochs")
def far_too_long(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(labels))
    net.train(images, drawn, epochs=600)
    return net.accuracy(images, drawn), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "a half of the labels is left true")
def half_random(net, images, labels, test_images, test_labels, random):
    drawn = labels.copy()
    drawn[:len(labels) // 2] = random.integers(0, 10, len(labels) // 2)
    net.train(images, drawn, epochs=60)
    return net.accuracy(images, drawn), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "only false labels are drawn: never the true one")
def never_the_true_one(net, images, labels, test_images, test_labels, random):
    drawn = (labels + random.integers(1, 10, len(labels))) % 10
    net.train(images, drawn, epochs=60)
    return net.accuracy(images, drawn), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "new labels in every epoch")
def drawn_anew_each_epoch(net, images, labels, test_images, test_labels, random):
    for _ in range(60):
        drawn = random.integers(0, 10, len(labels))
        net.train(images, drawn, epochs=1)
    return net.accuracy(images, drawn), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "trained on the test images as well")
def test_images_too(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(labels))
    net.train(np.concatenate([images, test_images]), np.concatenate([drawn, test_labels]), epochs=60)
    return net.accuracy(images, drawn), net.accuracy(test_images, test_labels)


@wrong("random_label_experiment", "the first number only")
def memory_alone(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(labels))
    net.train(images, drawn, epochs=60)
    return net.accuracy(images, drawn)


@wrong("random_label_experiment", "the histories are returned")
def the_history(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(labels))
    history = net.train(images, drawn, epochs=60, validation=(test_images, test_labels))
    return history.accuracy, history.validation_accuracy


@wrong("random_label_experiment", "the second number is about the training images and their true labels")
def test_by_drawn_labels(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(labels))
    net.train(images, drawn, epochs=60)
    return net.accuracy(images, drawn), net.accuracy(images, labels)


@wrong("random_label_experiment", "the best epoch on the test images is reported")
def best_epoch_on_new_images(net, images, labels, test_images, test_labels, random):
    drawn = random.integers(0, 10, len(labels))
    history = net.train(images, drawn, epochs=60, validation=(test_images, test_labels))
    return net.accuracy(images, drawn), max(history.validation_accuracy)


@right("epochs_to_target")
def with_a_while_loop(accuracies, wanted):
    epoch = 0
    while epoch < len(accuracies):
        epoch += 1
        if not accuracies[epoch - 1] < wanted:
            return epoch
    return float("inf")


@right("epochs_to_target")
def smallest_of_all_that_do(accuracies, wanted):
    return min([number + 1 for number, reached in enumerate(accuracies) if reached >= wanted] + [np.inf])


@right("epochs_to_target")
def backwards(accuracies, wanted):
    found = np.inf
    for place in reversed(range(len(accuracies))):
        if accuracies[place] >= wanted:
            found = place + 1
    return found


@wrong("epochs_to_target", "the text 'never'")
def never_in_words(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, 1):
        if accuracy >= wanted:
            return epoch
    return "never"


@wrong("epochs_to_target", "not a number, np.nan, where it is never reached")
def not_a_number(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, 1):
        if accuracy >= wanted:
            return epoch
    return np.nan


@wrong("epochs_to_target", "counted from 2: start=1 and one more")
def one_too_high(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, start=1):
        if accuracy >= wanted:
            return epoch + 1
    return np.inf


@wrong("epochs_to_target", "all epochs that reach it")
def all_epochs(accuracies, wanted):
    return [epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy >= wanted]


@wrong("epochs_to_target", "argmax of the comparison, from 0, and 0 where it is never reached")
def bare_argmax(accuracies, wanted):
    return np.argmax(np.array(accuracies) >= wanted)


@wrong("epochs_to_target", "minus infinity")
def minus_infinity(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, 1):
        if accuracy >= wanted:
            return epoch
    return -np.inf


@wrong("epochs_to_target", "the epoch nearest to the target")
def nearest(accuracies, wanted):
    return int(np.argmin(np.abs(np.array(accuracies) - wanted))) + 1


@wrong("epochs_to_target", "pair of epoch and accuracy")
def with_its_accuracy(accuracies, wanted):
    for epoch, accuracy in enumerate(accuracies, 1):
        if accuracy >= wanted:
            return epoch, accuracy
    return np.inf


@wrong("epochs_to_target", "the loop stops one epoch too early")
def last_not_looked_at(accuracies, wanted):
    for epoch in range(1, len(accuracies)):
        if accuracies[epoch - 1] >= wanted:
            return epoch
    return np.inf


@wrong("epochs_to_target", "searchsorted, which wants a curve that only rises")
def by_searchsorted(accuracies, wanted):
    place = int(np.searchsorted(accuracies, wanted))
    return place + 1 if place < len(accuracies) else np.inf


@right("misled_read")
def by_indices(says, labels, taught):
    places = np.flatnonzero(labels != taught)
    return [np.count_nonzero(row[places] == labels[places]) / len(places) for row in says]


@right("misled_read")
def weighted(says, labels, taught):
    return np.average(says == labels, axis=1, weights=labels != taught)


@right("misled_read")
def transposed(says, labels, taught):
    chosen = ~np.equal(labels, taught)
    return ((labels[:, None] == says.T)[chosen]).sum(axis=0) / chosen.sum()


@wrong("misled_read", "of all images that are read truly, those with a false label")
def share_of_the_true_answers(says, labels, taught):
    true = says == labels
    return (true & (labels != taught)).sum(axis=1) / true.sum(axis=1)


@wrong("misled_read", "percent")
def misled_percent(says, labels, taught):
    return 100 * (says == labels)[:, labels != taught].mean(axis=1)


@wrong("misled_read", "the best epoch only")
def best_share(says, labels, taught):
    return (says == labels)[:, labels != taught].mean(axis=1).max()


@wrong("misled_read", "the first epoch only")
def first_share(says, labels, taught):
    return (says[0] == labels)[labels != taught].mean()


@wrong("misled_read", "wrong answers of the misled, not the true ones")
def not_true(says, labels, taught):
    return (says != labels)[:, labels != taught].mean(axis=1)


@wrong("misled_read", "true or as taught: either counts")
def either(says, labels, taught):
    return ((says == labels) | (says == taught))[:, labels != taught].mean(axis=1)


@wrong("misled_read", "says the true digit and was taught it, over all images")
def as_taught_and_true(says, labels, taught):
    return ((says == labels) & (says == taught)).mean(axis=1)


@wrong("misled_read", "a table for each image: no mean")
def no_mean(says, labels, taught):
    return (says == labels)[:, labels != taught]


@wrong("misled_read", "the rows are chosen, not the columns")
def rows_chosen(says, labels, taught):
    return (says == labels)[labels != taught].mean(axis=1)


@wrong("misled_read", "the false ones are those that the network answers otherwise than taught")
def answered_otherwise(says, labels, taught):
    return np.array([(row == labels)[row != taught].mean() for row in says])


@wrong("misled_read", "divided by the number of images with a true label")
def by_the_wrong_number(says, labels, taught):
    return ((says == labels) & (labels != taught)).sum(axis=1) / (labels == taught).sum()


@right("kept_after_a_shift")
def two_loops(net, images, taught):
    shares = []
    for pixels in (-1, 1):
        for vertical in (True, False):
            moved = shift(images, pixels, 0) if vertical else shift(images, 0, pixels)
            shares.append((net.predict(moved) == taught).mean())
    return sum(shares) / 4


@right("kept_after_a_shift")
def one_minus_the_lost(net, images, taught):
    lost = [np.mean(net.predict(shift(images, rows, columns)) != taught)
            for rows, columns in zip([1, 0, -1, 0], [0, 1, 0, -1], strict=True)]
    return float(1 - np.average(lost))


@right("kept_after_a_shift")
def votes_for_each_image(net, images, taught):
    kept = np.zeros(len(images))
    for row in (-1, 0, 1):
        for column in (-1, 0, 1):
            if abs(row) + abs(column) == 1:
                kept += net.predict_proba(shift(images, row, column)).argmax(axis=1) == taught
    return kept.mean() / 4


@wrong("kept_after_a_shift", "the unmoved images are counted, too")
def five_ways(net, images, taught):
    ways = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]
    return np.mean([net.accuracy(shift(images, *way), taught) for way in ways])


@wrong("kept_after_a_shift", "all eight neighbours")
def eight_ways(net, images, taught):
    ways = [(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1) if (row, column) != (0, 0)]
    return np.mean([net.accuracy(shift(images, *way), taught) for way in ways])


@wrong("kept_after_a_shift", "compared with its own answers to the unmoved images")
def kept_its_answers(net, images, taught):
    said = net.predict(images)
    return np.mean([(net.predict(shift(images, *way)) == said).mean() for way in [(1, 0), (-1, 0), (0, 1), (0, -1)]])


@wrong("kept_after_a_shift", "kept only if all four ways give the label")
def in_all_four(net, images, taught):
    ways = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    return np.all([net.predict(shift(images, *way)) == taught for way in ways], axis=0).mean()


@wrong("kept_after_a_shift", "kept if any of the four ways gives the label")
def in_any_of_four(net, images, taught):
    ways = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    return np.any([net.predict(shift(images, *way)) == taught for way in ways], axis=0).mean()


@wrong("kept_after_a_shift", "each way starts where the last one ended")
def there_and_back(net, images, taught):
    shares = []
    for way in [(1, 0), (-1, 0), (0, 1), (0, -1)]:
        images = shift(images, *way)
        shares.append(net.accuracy(images, taught))
    return np.mean(shares)


@wrong("kept_after_a_shift", "what is lost")
def what_is_lost(net, images, taught):
    ways = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    return 1 - np.mean([net.accuracy(shift(images, *way), taught) for way in ways])


@wrong("kept_after_a_shift", "counted")
def how_many_are_kept(net, images, taught):
    ways = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    return np.mean([(net.predict(shift(images, *way)) == taught).sum() for way in ways])


@wrong("kept_after_a_shift", "percent")
def kept_percent(net, images, taught):
    ways = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    return 100 * np.mean([net.accuracy(shift(images, *way), taught) for way in ways])


@wrong("kept_after_a_shift", "return inside the loop")
def the_first_way(net, images, taught):
    for way in [(1, 0), (-1, 0), (0, 1), (0, -1)]:
        return net.accuracy(shift(images, *way), taught)


@wrong("kept_after_a_shift", "the labels are moved, not the images")
def labels_moved(net, images, taught):
    return np.mean([net.accuracy(images, np.roll(taught, step)) for step in (1, -1)])


@wrong("kept_after_a_shift", "the flat rows are rolled by one: up and down are missing, the edges wrap")
def rolled_rows(net, images, taught):
    return np.mean([net.accuracy(np.roll(images, step, axis=1), taught) for step in (1, -1)])


@wrong("kept_after_a_shift", "three ways: left was forgotten")
def three_ways(net, images, taught):
    return np.mean([net.accuracy(shift(images, *way), taught) for way in [(1, 0), (-1, 0), (0, 1)]])


@wrong("kept_after_a_shift", "the confidence in the taught label in place of the share")
def mean_confidence(net, images, taught):
    ways = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    return np.mean([net.predict_proba(shift(images, *way))[np.arange(len(taught)), taught].mean() for way in ways])
