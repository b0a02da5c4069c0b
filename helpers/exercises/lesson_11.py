"""Lesson 11, memorising or learning: the random-label experiment, epochs to a target, capacity, spread over seeds."""

import math

import numpy as np

from helpers.exercises import answers_11 as ways
from helpers.exercises.model import Exercise, Mistake, Option, Quiz

QUIZZES = [
    Quiz(
        id="11.1",
        question="A network with 64 hidden neurons is taught these 500 labels, 60 times over. How many of the 500 will "
                 "it give back?",
        prediction=True,
        options=[Option("About 50, one in ten: there is nothing to learn"), Option("About half of them"),
                 Option("All 500")],
    ),
    Quiz(
        id="11.3",
        question="1,000 images. One network is taught the true labels, its twin random ones. How many epochs do they "
                 "need for 99 %?",
        prediction=True,
        options=[Option("About the same: a label is a label"), Option("The random labels take a few times as many"),
                 Option("The random labels take a hundred times as many"), Option("The random labels are faster")],
    ),
    Quiz(
        id="11.5",
        question="After its first few epochs you ask this network about the images whose label is false. Mostly, what "
                 "does it say?",
        prediction=True,
        options=[Option("The false label: it is what it was taught"),
                 Option("The true digit, though it was taught another one for this image"),
                 Option("Anything: false labels have spoilt the lesson")],
    ),
    Quiz(
        id="11.6",
        question="The quadratic cost sums (output - target)² over the ten outputs. The plateau is at 0.9, whatever the "
                 "digit. Which answer costs 0.9?",
        options=[
            Option("Ten zeros", "Ten zeros cost (0 - 1)² = 1, for the one output that should be 1. A little more than "
                                "the plateau."),
            Option("Ten outputs of one tenth", "Yes: 9 · 0.1² + 0.9² = 0.9. It has learnt how often each digit comes, "
                                               "and looks at no image yet.", right=True),
            Option("A random digit, with full confidence", "Nine times out of ten that is wrong, and then it costs 1 + "
                                                           "1 = 2: on average 1.8."),
        ],
    ),
    Quiz(
        id="11.7",
        question="784-16-16-10 has 13,002 weights and biases. How many random labels can it learn by heart?",
        prediction=True,
        options=[Option("Fewer than 100: its layers have 16 neurons"), Option("Some hundreds"),
                 Option("One or two thousand"), Option("About 13,000, one for each parameter")],
    ),
    Quiz(
        id="11.9",
        question="Both networks give back all of their 1,000 labels. Now every one of the 1,000 images is moved by one "
                 "pixel. How many labels does each give back?",
        prediction=True,
        options=[Option("Both nearly all: a pixel is nothing"), Option("The one that learnt most, the other few"),
                 Option("Both few: a dense network knows nothing of shifts"),
                 Option("The one that learnt by heart most: it knows each image")],
    ),
    Quiz(
        id="11.10",
        question="Ten networks of 784-16-16-10, the same 500 images, ten seeds. By how much do their final costs "
                 "differ, with true labels and with random ones?",
        prediction=True,
        options=[Option("By little, with both"), Option("By little with true labels, by much with random ones"),
                 Option("By much, with both"), Option("By much with true labels, by little with random ones")],
    ),
    Quiz(
        id="11.12",
        question="You hear of a network: \"100 % on its training images\". What do you know of it?",
        options=[
            Option("It has learnt to read digits", "So had the one with the random labels, by this measure. What would "
                                                   "you have to ask for?"),
            Option("It has memorised its images", "Perhaps. A network that really reads may have 100 %, too."),
            Option("It is large enough for these labels, and nothing more",
                   "Yes. Whether it learnt or memorised shows on images that it was not taught.", right=True),
        ],
    ),
]

EXERCISES = [
    Exercise(
        id="11.2",
        title="The random-label experiment",
        reference=ways.experiment,
        cases=ways.experiments,
        compare=ways.compare_reports,
        may_change_input=False,
        mistakes=[
            Mistake("taught the true labels", ways.variation(taught=lambda labels: labels),
                    "You drew the nonsense, but taught the true labels. Which labels does `net.train` get?"),
            Mistake("judged by the true labels", ways.variation(judged=lambda labels, nonsense, random: labels),
                    "The training is right. For the first number you asked how many *true* labels it gives back; the "
                    "question is how many of those that it was taught."),
            Mistake("judged by new nonsense", ways.variation(
                judged=lambda labels, nonsense, random: random.integers(0, 10, len(labels))),
                    "You drew random labels twice: one list for the training, another for judging. Nobody can know a "
                    "list that has not been seen. Keep the first one under a name."),
            Mistake("nonsense for the test images too", ways.variation(
                test=lambda test_labels, random: random.integers(0, 10, len(test_labels))),
                    "The second number should be judged by the true labels of the test images; you drew labels for "
                    "them, too."),
            Mistake("images shuffled", ways.images_shuffled,
                    "You shuffled the images and kept the labels. Each image then has a stranger's label, but it is "
                    "not what was asked: leave the images as they are, and draw labels."),
            Mistake("noise for images", ways.noise_for_images,
                    "You replaced the images by noise. The images stay as they are; only the labels become nonsense."),
            Mistake("labels shuffled", ways.variation(draw=lambda labels, random: random.permutation(labels)),
                    "You put the true labels into another order. That keeps how often each digit comes. Draw them "
                    "anew, with `random.integers(0, 10, ...)`, whatever they were."),
            Mistake("no nines", ways.variation(draw=lambda labels, random: random.integers(0, 9, len(labels))),
                    "The digit 9 is never drawn: the upper end of `random.integers(low, high)` is left out."),
            Mistake("one label for all", ways.variation(
                draw=lambda labels, random: np.full(len(labels), random.integers(0, 10))),
                    "You drew a single label, and all images got it. Draw one for each image: the third argument of "
                    "`random.integers` is how many."),
            Mistake("the default of five epochs", ways.variation(epochs=5),
                    "Everything is right, but the training is short: without `epochs=60` it ends after five."),
            Mistake("no zeros", ways.variation(draw=lambda labels, random: random.integers(1, 10, len(labels))),
                    "The digit 0 is never drawn: `random.integers(low, high)` starts at `low`."),
            Mistake("not trained", ways.untrained,
                    "The network was not trained: it answers as it did at its start. Call `net.train` with the drawn "
                    "labels before you ask."),
            Mistake("per cent", ways.reported(lambda net, images, labels, history: 100 * net.accuracy(images, labels)),
                    "Your numbers are per cents. As everywhere in the course, a share goes from 0 to 1."),
            Mistake("errors", ways.reported(lambda net, images, labels, history: 1 - net.accuracy(images, labels)),
                    "These are the shares of *wrong* answers. Asked for are those of the right ones."),
            Mistake("counts", ways.reported(lambda net, images, labels, history: (net.predict(images) == labels).sum()),
                    "These are numbers of images. Divide by how many there are, or use `net.accuracy`."),
            Mistake("accuracy while training", ways.reported(
                lambda net, images, labels, history: history.accuracy[-1] if history else net.accuracy(images, labels)),
                    "Your first number was measured *while* the last epoch ran. Ask again at the end, with "
                    "`net.accuracy`."),
            Mistake("swapped", ways.variation(swapped=True),
                    "Both numbers are right, in the other order: first the training images, then the test images."),
        ],
        hints=[
            "Three steps: draw labels, train on the images with *these* labels, ask for two accuracies.",
            "`random.integers(0, 10, len(labels))` draws the nonsense. Keep it under a name: you need it twice.",
            "`net.train(images, nonsense, epochs=60)`, then `net.accuracy(images, nonsense)` and "
            "`net.accuracy(test_images, test_labels)`.",
        ],
        variants=[ways.by_helper, ways.as_list],
        remark="The first number measures memory, the second reading.",
    ),
    Exercise(
        id="11.4",
        title="The first epoch that reaches a target",
        reference=ways.epochs_to,
        cases=[([0.2, 0.5, 0.9, 1.0], 0.9), ([0.4, 0.995, 0.98, 1.0, 0.97], 0.99), ([0.1, 0.3, 0.2], 0.5),
               ([1.0, 1.0], 0.99)],
        mistakes=[
            Mistake("counted from 0", lambda accuracies, wanted: ways.epochs_to(accuracies, wanted) - 1,
                    "You are one too low: positions in a list count from 0, epochs from 1."),
            Mistake("above, not at least", ways.strictly,
                    "An accuracy of exactly the target has reached it. Is it `>` or `>=`?"),
            Mistake("the last that is below", lambda accuracies, wanted: (
                math.inf if max(accuracies) < wanted else 1 + max(
                    (epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy < wanted), default=0)),
                    "An accuracy can fall again later. You returned the epoch after the *last* one that is too low; "
                    "asked is the *first* one that is high enough."),
            Mistake("counted the low ones", lambda accuracies, wanted: (
                math.inf if max(accuracies) < wanted else 1 + sum(accuracy < wanted for accuracy in accuracies)),
                    "You counted the epochs below the target. An accuracy can fall again later, and then the count "
                    "goes on. Stop at the first one that is high enough."),
            Mistake("the best epoch", lambda accuracies, wanted: (
                math.inf if max(accuracies) < wanted else int(np.argmax(accuracies)) + 1),
                    "That is the epoch with the highest accuracy. The target may be reached before."),
            Mistake("the accuracy, not the epoch", lambda accuracies, wanted: next(
                (accuracy for accuracy in accuracies if accuracy >= wanted), math.inf),
                    "You found the right place, and returned the accuracy there. Asked is the number of the epoch; "
                    "`enumerate(accuracies, start=1)` counts along."),
            Mistake("gave up at once", lambda accuracies, wanted: 1 if accuracies[0] >= wanted else math.inf,
                    "Your function looks at the first accuracy and gives up. Put `return np.inf` behind the loop, not "
                    "into it: only then is it sure that none will do."),
            Mistake("the last one that does", lambda accuracies, wanted: max(
                (epoch for epoch, accuracy in enumerate(accuracies, 1) if accuracy >= wanted), default=math.inf),
                    "You returned the *last* epoch that is high enough. Leave the function at the first one."),
            Mistake("from 0, and never is nothing", lambda accuracies, wanted: next(
                (epoch for epoch, accuracy in enumerate(accuracies) if accuracy >= wanted), None),
                    "Two things: epochs count from 1, `enumerate(accuracies, start=1)`; and where the target is never "
                    "reached your function returns nothing. Return `np.inf` there, after the loop."),
            Mistake("never is the first", ways.never_is(lambda accuracies: 1),
                    "Where the target is never reached you return 1. `argmax` of a list that is False everywhere is 0: "
                    "ask `any()` first, and return `np.inf`."),
            Mistake("never is the last", ways.never_is(len),
                    "Where the target is never reached you return the last epoch, as if it had been. Return `np.inf`."),
            Mistake("never is nothing", ways.never_is(lambda accuracies: None),
                    "Where the target is never reached your function returns nothing. Return `np.inf` there, after the "
                    "loop."),
        ],
        hints=[
            "Go through the accuracies one by one, and stop at the first that is high enough.",
            "`for epoch, accuracy in enumerate(accuracies, start=1):` counts the epochs from 1.",
            "Inside the loop, `if accuracy >= wanted: return epoch`; behind it, `return np.inf`.",
        ],
        variants=[ways.by_positions, ways.by_argmax],
    ),
    Exercise(
        id="11.8",
        title="How much fits in?",
        reference=ways.largest_learnt,
        cases=ways.capacities,
        mistakes=[
            Mistake("the first that failed", ways.first_that_failed,
                    "You returned the first number that it could *not* learn. Asked is the one before it."),
            Mistake("one doubling", ways.one_doubling,
                    "You doubled once and stopped. As long as it learns, go on: `while`, not `if`."),
            Mistake("the smallest not tried", ways.smallest_untried,
                    "You took it for granted that the smallest number is learnt. Try that one, too; if it is not, the "
                    "answer is 0."),
            Mistake("half of what failed", ways.half_of_failed,
                    "Nearly. Where even the smallest number is not learnt you return half of it, which was never "
                    "tried. The answer there is 0."),
            Mistake("added, not doubled", ways.by_adding,
                    "You went up in equal steps. Double instead: every try is a whole training, and doubling needs few "
                    "of them."),
            Mistake("one by one", ways.one_by_one,
                    "You went on to the very last number, which takes many more trainings. Return the last *doubling* "
                    "that was learnt."),
            Mistake("on after a failure", ways.past_a_failure,
                    "You went on after a failure, and took a later success for the answer. Stop at the first number "
                    "that is not learnt."),
            Mistake("none for none", ways.none_for_none,
                    "Where even the smallest number is not learnt your function returns nothing. The answer there is "
                    "0."),
            Mistake("how many doublings", ways.doublings,
                    "You counted the doublings. Asked is the number of labels that was learnt last."),
        ],
        hints=[
            "Begin with `learns(smallest)`. What is the answer if that is False already?",
            "Keep the number that was learnt last, and try twice as many. What ends the loop?",
            "`while learns(2 * count): count = 2 * count`, with `count = smallest` before it, then `return count`.",
        ],
        variants=[ways.with_a_break, ways.recursively],
        remark="Doubling finds the answer to a factor of two. For more you would go on between the last two.",
    ),
    Exercise(
        id="11.11",
        title="Spread over seeds",
        reference=ways.spread,
        cases=lambda: [(np.array([4.0, 2.0, 9.0]),), (np.random.default_rng(3).random(10) + 0.5,),
                       (np.array([0.02, 0.03, 0.025, 0.09]),)],
        may_change_input=False,
        mistakes=[
            Mistake("mean for median", ways.spread_with(middle=np.mean),
                    "The first number is the mean. Asked is the median, the one in the middle: a single run that went "
                    "wrong does not move it."),
            Mistake("upper middle", ways.spread_with(middle=lambda values: sorted(values)[len(values) // 2]),
                    "Your median is right for an odd number of values. For an even number two stand in the middle, and "
                    "the median is their mean; `np.median` knows that."),
            Mistake("not in order", lambda values: (values[len(values) // 2], *ways.spread(values)[1:]),
                    "Your first number is the one in the middle of the list. Put the values in order first; "
                    "`np.median` does that."),
            Mistake("first and last", lambda values: (np.median(values), values[0], values[-1], ways.spread(values)[3]),
                    "Your second and third number are the first and the last of the values, which come in any order. "
                    "Asked are the lowest and the highest."),
            Mistake("another order", lambda values: tuple(ways.spread(values)[place] for place in (1, 0, 2, 3)),
                    "All are right, but not in the order that was asked for: the median comes first."),
            Mistake("without the last", lambda values: ways.spread(values)[:3],
                    "Three of four. The coefficient of variation is missing."),
            Mistake("divided by n", ways.spread_with(part=lambda values: np.std(values) / np.mean(values)),
                    "Your deviation is a little small: `np.std` divides by n, the formula by n - 1. `np.std(values, "
                    "ddof=1)` does that."),
            Mistake("not divided by the mean", ways.spread_with(part=lambda values: np.std(values, ddof=1)),
                    "The last number is the standard deviation itself, in the unit of the values. Divide it by the "
                    "mean, so that large and small costs can be compared."),
            Mistake("deviation by n, and no mean", ways.spread_with(part=np.std),
                    "The last number is the standard deviation itself, divided by n. Take `np.std(values, ddof=1)`, "
                    "and divide it by the mean."),
            Mistake("divided by the median", ways.spread_with(
                part=lambda values: np.std(values, ddof=1) / np.median(values)),
                    "You divided the deviation by the median. The coefficient of variation divides it by the mean."),
            Mistake("variance", ways.spread_with(part=lambda values: np.var(values, ddof=1) / np.mean(values)),
                    "You divided the variance, which is in squared units, by the mean. Take its square root first."),
            Mistake("in per cent", ways.spread_with(part=lambda values: 100 * np.std(values, ddof=1) / np.mean(values)),
                    "Your last number is in per cent. Give it as a share: 0.07, not 7."),
            Mistake("upside down", ways.spread_with(part=lambda values: np.mean(values) / np.std(values, ddof=1)),
                    "Your last fraction is upside down: the deviation stands above, the mean below."),
            Mistake("width of the range", ways.spread_with(
                part=lambda values: (np.max(values) - np.min(values)) / np.mean(values)),
                    "You divided the width of the range by the mean. Take the standard deviation, which looks at all "
                    "values and not only at the two outermost."),
        ],
        hints=[
            "NumPy has `np.median`, `np.min`, `np.max`, `np.mean` and `np.std`.",
            "`np.std(values, ddof=1)` divides by n - 1, as the formula does.",
            "`return np.median(values), min(values), max(values), np.std(values, ddof=1) / np.mean(values)`.",
        ],
        variants=[ways.by_statistics, ways.by_formula],
        remark="Every range in this course is made by the first three.",
    ),
]
