"""Lesson 07, looking inside: Moran's I, erasing pixels, scrambled weights, an image that excites an output."""

import numpy as np

from helpers import probes
from helpers.exercises import answers_07 as answers
from helpers.exercises.model import Exercise, Mistake, Option, Quiz

QUIZZES = [
    Quiz(
        id="07.1",
        question="Each of the 16 neurons has 784 weights, one for each pixel. Drawn as an image, what will they show?",
        prediction=True,
        options=[Option("Short edges and strokes"), Option("Whole digits, one a neuron"),
                 Option("Noise"), Option("Something blotchy that has no name")],
    ),
    Quiz(
        id="07.3",
        question="Noise has a Moran's I of about 0, an average digit one of about 0.9. Where do the trained neurons "
                 "lie?",
        prediction=True,
        options=[Option("Below 0.1, among the noise"), Option("Between 0.1 and 0.5"), Option("Over 0.5")],
    ),
    Quiz(
        id="07.4",
        question="A mixture of 200 digits, drawn at random, sometimes looks a bit like an edge, too. How many of the "
                 "neurons look more like an edge than 99 % of such mixtures do?",
        prediction=True,
        options=[Option("Hardly more than the 1 % of chance"), Option("Up to a quarter"), Option("Most of them"),
                 Option("All of them")],
    ),
    Quiz(
        id="07.5",
        question="One and the same pixel is erased from all test images. How many points of accuracy does the most "
                 "important pixel of all cost?",
        prediction=True,
        options=[Option("Over 10 points"), Option("Several points"), Option("About 1 point"),
                 Option("A fraction of a point")],
    ),
    Quiz(
        id="07.7",
        question="All 784 pixels change places, in the same way in every image. A network like the one before is "
                 "trained on such images, and tested on such. What happens to its accuracy?",
        prediction=True,
        options=[Option("It falls to about 10 %: nobody can read that"), Option("It loses some ten points"),
                 Option("It loses a few points"), Option("It stays as it is")],
    ),
    Quiz(
        id="07.9",
        question="The hole of every nine is filled with ink. What will the network say?",
        prediction=True,
        options=[Option("Mostly 4"), Option("Mostly 7"), Option("Mostly 1"), Option("Mostly still 9")],
    ),
    Quiz(
        id="07.10",
        question="A single upright bar, drawn on the left of an empty image. What will the network say?",
        prediction=True,
        options=[Option("1"), Option("7"), Option("0"), Option("4 or 6"), Option("It will not be sure of anything")],
    ),
    Quiz(
        id="07.11",
        question="We change white paper, step by step, so that the output for the 9 grows. What will stand there when "
                 "the network is sure?",
        prediction=True,
        options=[Option("A handsome 9"), Option("A blurred 9, an average"), Option("Nothing that you could read")],
    ),
    Quiz(
        id="07.13",
        question="One digit is blended into another, in a straight line. On how many of such ways does a third digit "
                 "(or more) lie in between, to the network?",
        prediction=True,
        options=[Option("Hardly any"), Option("About one in ten"), Option("About one in three"), Option("Nearly all")],
    ),
]


EXERCISES = [
    Exercise(
        id="07.2",
        title="Moran's I",
        reference=lambda values: probes.morans_i(values),
        cases=answers.maps,
        may_change_input=False,
        mistakes=[
            Mistake("mean left in", lambda values: answers.moran(values, centred=False),
                    "You multiplied the values themselves. Two neighbours that are both large count then, even where "
                    "everything is large. Take the mean of the map off first."),
            Mistake("only side by side", lambda values: answers.moran(values, down=False),
                    "You looked at neighbours side by side only. Those above each other count, too."),
            Mistake("only above each other", lambda values: answers.moran(values, across=False),
                    "You looked at neighbours above each other only. Those side by side count, too."),
            Mistake("sums for means", lambda values: answers.moran(values, sums=True),
                    "You divided a sum over pairs by a sum over pixels. There are nearly twice as many pairs as "
                    "pixels: take the *mean* of each."),
            Mistake("two means added", lambda values: 2 * answers.mean_of_two_means(values),
                    "You added the mean of the pairs side by side and that of the pairs above each other: the result "
                    "can pass 1. One mean over all pairs is asked for."),
            Mistake("mean of two means", answers.mean_of_two_means,
                    "Nearly. You took the mean of two means; but there are not as many pairs in one direction as in "
                    "the other. Put all products together, then take the mean."),
            Mistake("divided by the spread", lambda values: answers.moran(values, square=False),
                    "You divided by the spread. Products of two differences have to be compared with the variance, "
                    "its square."),
            Mistake("not divided", lambda values: answers.moran(values) * np.var(values),
                    "You stopped at the mean product of neighbours. It still depends on the scale of the map: divide "
                    "by the mean of the squared differences."),
            Mistake("around the border", answers.around_the_border,
                    "`np.roll` makes the last column a neighbour of the first one. Pixels at opposite borders are no "
                    "neighbours: use slices, such as `d[:, 1:]` and `d[:, :-1]`."),
            Mistake("correlation of the pairs", answers.correlation_of_pairs,
                    "You took the correlation of all pairs, a close relative. It uses the mean and spread of each half "
                    "of the pairs; Moran's I uses those of the whole map."),
            Mistake("square of the mean", answers.by_the_square_of_the_mean,
                    "You divided by the square of the mean of `d`. That mean is 0: take the mean of the squares, "
                    "`(d * d).mean()`.", detect=answers.has_exploded),
            Mistake("one long row", answers.in_one_row,
                    "You took the map as one long row. Then the last pixel of a row is a neighbour of the first one of "
                    "the next, and nobody has a neighbour above. Keep the rows and columns."),
            Mistake("diagonals only", lambda values: answers.diagonals_only(values),
                    "`d[1:, 1:]` and `d[:-1, :-1]` pair each pixel with the one above *and* to the left. Shift in one "
                    "direction at a time: first the columns, then the rows."),
            Mistake("wrapped round by -1", answers.by_loop_with_minus_one,
                    "In row or column 0 the place before is -1, and Python takes that for the *last* one. Skip "
                    "neighbours that are outside the map."),
            Mistake("squared gaps", answers.squared_gaps,
                    "You squared the gaps between neighbours. That is another measure (close to Geary's C), small "
                    "where neighbours are alike. Moran's I takes their products."),
            Mistake("diagonals too", answers.with_diagonals,
                    "You counted diagonal neighbours as well. Here only pixels that share a side are neighbours."),
        ],
        hints=[
            "What is `d`, for the whole map at once? Then the pairs: lay the map over itself, shifted by one column. "
            "Which pixels lie upon each other?",
            "With `d = values - values.mean()`, `d[:, 1:] * d[:, :-1]` are the products of all neighbours side by "
            "side. Which slices give those above each other?",
            "Put both into one array, `np.concatenate([a.ravel(), b.ravel()])`, and divide its mean by the mean of "
            "`d * d`.",
        ],
        variants=[answers.moran, answers.by_loop, answers.every_pair_twice,
                  lambda values: np.float32(answers.moran(values))],
        remark="`probes.morans_i` does the same for many maps at once.",
    ),
    Exercise(
        id="07.6",
        title="Accuracy without some pixels",
        reference=answers.accuracy_without,
        cases=answers.networks,
        may_change_input=False,
        mistakes=[
            Mistake("images erased", answers.filled(0.0, rows=True),
                    "`images[pixels] = 0` erases whole *images*, those with these numbers. A pixel is a column: "
                    "`[:, pixels]`."),
            Mistake("everything else erased", answers.filled(0.0, invert=True),
                    "You kept these pixels and erased all others. It is the other way round."),
            Mistake("inked", answers.filled(1.0),
                    "You filled the pixels with ink: 1 is ink, 0 is paper."),
            Mistake("mean", answers.filled("mean"),
                    "You put the mean of each pixel in its place. A good idea, and another question; here the pixels "
                    "become paper, 0."),
            Mistake("loss", answers.lost,
                    "You returned how much accuracy is *lost*. What is left is asked for."),
            Mistake("change", lambda *case: -answers.lost(*case),
                    "You returned by how much the accuracy *changes*. What is left is asked for."),
            Mistake("per cent", lambda *case: 100 * answers.accuracy_without(*case),
                    "You gave per cent. A share goes from 0 to 1."),
            Mistake("share wrong", lambda *case: 1 - answers.accuracy_without(*case),
                    "That is the share of *wrong* answers. The accuracy is the rest."),
            Mistake("compared with its own answers", answers.against_its_own,
                    "You counted the answers that stay as they were. The accuracy compares them with the `labels`."),
            Mistake("not erased", answers.unchanged,
                    "That is the accuracy with all pixels in place. Does the network see your changed copy, or the "
                    "images as they were?"),
            Mistake("count", answers.how_many,
                    "You counted the right answers. Divide by the number of images, or use `net.accuracy`."),
            Mistake("one by one", answers.one_after_the_other,
                    "You erased one pixel at a time. All of `pixels` go at once, and one number comes back."),
        ],
        hints=[
            "Which lines of the array are the pixels: the rows or the columns? And how do the images that you were "
            "given keep theirs?",
            "Make a copy first, `images.copy()`. Every row is an image, every column a pixel: which columns become 0?",
            "`erased[:, pixels] = 0`, then `return net.accuracy(erased, labels)`.",
        ],
        variants=[answers.with_a_mask, answers.with_loops, answers.filled(0.0)],
        remark="`probes.erase` makes such copies.",
    ),
    Exercise(
        id="07.8",
        title="Scrambled weights",
        reference=answers.scrambled_weights,
        cases=answers.orders,
        may_change_input=False,
        mistakes=[
            Mistake("the way back", answers.back,
                    "You scrambled them the way back. New pixel `i` is old pixel `order[i]`; which old weights belong "
                    "to it?"),
            Mistake("unchanged", lambda weights, order: weights.copy(),
                    "The weights are where they were. But each pixel has another place now, and its weights must "
                    "follow it."),
            Mistake("neurons scrambled", lambda weights, order: weights[:, order],
                    "You changed the order of the columns, which are the neurons. The pixels are the rows."),
            Mistake("transposed", lambda weights, order: weights[order].T,
                    "The right rows, but transposed. The shape stays (pixels, neurons)."),
        ],
        hints=[
            "In `images @ weights` pixel `i` meets row `i` of the weights. Both must move together.",
            "`images[:, order]` scrambles the pixels, which are columns there. In the weights they are rows.",
            "`return weights[order]`",
        ],
        variants=[answers.by_rows, lambda weights, order: np.take(weights, order, axis=0),
                  lambda weights, order: [list(weights[pixel]) for pixel in order]],
        remark="So every network has a twin for scrambled images, exactly as good. Nothing can be lost.",
    ),
    Exercise(
        id="07.12",
        title="An image that excites an output",
        reference=answers.excite,
        cases=answers.climbing_cases,
        compare=answers.compare_images,
        mistakes=[
            Mistake("the other way", answers.climb(sign=1),
                    "Your image makes the network *less* sure. `input_gradients` is the slope of the cost, and the "
                    "cost should fall: take the step against it."),
            Mistake("not clipped", answers.climb(clip=None),
                    "Your pixels leave the range from 0 (paper) to 1 (ink). Clip the image after every step."),
            Mistake("the step clipped", answers.climb(clip=None, clip_step=True),
                    "You clipped the step, not the image: pixels can then move in one direction only. Mind the "
                    "parentheses: first the whole difference, then `.clip(0, 1)`."),
            Mistake("clipped too early", answers.clipped_before_the_step,
                    "You clipped before the step, so the last step leaves the range. Clip *after* every step."),
            Mistake("clipped at the end", answers.climb(at_end=True),
                    "You clipped once, at the end. In between the image was none, and the slopes belonged to it: clip "
                    "after *every* step."),
            Mistake("not scaled", answers.climb(scale=lambda slope: slope),
                    "Your steps are as long as the slope. It dies out as the network becomes sure, and the image "
                    "stands still: divide it by its largest value first."),
            Mistake("divided without abs", answers.climb(scale=lambda slope: slope / slope.max()),
                    "You divided by the largest *positive* value. The slope's largest size may be negative: "
                    "`np.abs(slope).max()`."),
            Mistake("divided by its length", answers.climb(scale=lambda slope: slope / np.linalg.norm(slope)),
                    "You divided by the length of the slope. Here its largest value becomes 1: divide by "
                    "`np.abs(slope).max()`."),
            Mistake("only the signs", answers.climb(scale=np.sign),
                    "You moved every pixel by the same amount, by the sign of its slope. That is lesson 10's attack; "
                    "here pixels that matter more move further."),
            Mistake("from grey", answers.climb(start=0.5),
                    "You began with grey. Begin with white paper, all zeros."),
            Mistake("from ink", answers.climb(start=1.0),
                    "You began with ink everywhere: 1 is ink, 0 is paper, however white looks on a screen. Begin with "
                    "zeros."),
            Mistake("a step too few", lambda net, digit, steps, rate: answers.climb()(net, digit, steps - 1, rate),
                    "That is the image one step before the last. `range(1, steps)` has only `steps - 1` numbers."),
            Mistake("a step too many", lambda net, digit, steps, rate: answers.climb()(net, digit, steps + 1, rate),
                    "You took one step more than `steps`: `range(steps + 1)` has one number too many."),
            Mistake("slope of the start", answers.climb(first_slope=True),
                    "You asked for the slope once and kept it. It changes with the image: ask again in every step."),
            Mistake("rate forgotten", lambda net, digit, steps, rate: answers.climb()(net, digit, steps, 1.0),
                    "Your steps have the length 1. Multiply the scaled slope by `rate`."),
            Mistake("one step", lambda net, digit, steps, rate: answers.climb()(net, digit, 1, rate),
                    "That is the image after one step. Does the next step go on from where this one ended? And is "
                    "`return` outside the loop?"),
        ],
        hints=[
            "What is white paper as an array, for one image? And in which direction must its pixels go so that the "
            "*cost* falls?",
            "Ask for `probes.input_gradients(net, image, [digit])` in every step. Divide this slope by "
            "`np.abs(slope).max()`, multiply by `rate`, and subtract it from the image.",
            "From `image = np.zeros((1, net.sizes[0]))` on: `image = (image - rate * slope / "
            "np.abs(slope).max()).clip(0, 1)` in the loop, `return image[0]` after it.",
        ],
        variants=[answers.climb(), answers.two_dimensional, answers.in_place],
        remark="`probes.excite` does the same, and keeps the images on the way.",
    ),
]
