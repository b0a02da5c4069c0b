"""The fast gradient sign method."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake
from helpers.network import Network
from helpers.probes import input_gradients


def fgsm(net, images, labels, epsilon):
    return np.clip(images + epsilon * np.sign(input_gradients(net, images, labels)), 0, 1)


def by_where(net, images, labels, epsilon):
    slopes = input_gradients(net, images, labels)
    return np.minimum(1, np.maximum(0, images + np.where(slopes > 0, epsilon, -epsilon)))


def by_image(net, images, labels, epsilon):
    moved = []
    for image, label in zip(images, labels, strict=True):
        slopes = input_gradients(net, image[np.newaxis], [label])[0]
        moved.append((image + np.sign(slopes) * epsilon).clip(0, 1).astype(np.float32))
    return np.array(moved)


def step(step, clip=True, own_labels=False):
    """FGSM with another step: step(images, slopes, epsilon)."""
    def moved(net, images, labels, epsilon):
        labels = net.predict(images) if own_labels else labels
        new = step(images, input_gradients(net, images, labels), epsilon)
        return np.clip(new, 0, 1) if clip else new
    return moved


def right_step(images, slopes, epsilon):
    return images + epsilon * np.sign(slopes)


def many_steps(net, images, labels, epsilon):
    new = images
    for _ in range(20):
        new = right_step(new, input_gradients(net, new, labels), epsilon / 20).clip(0, 1)
    return new


def squeezed(images):
    return (images - images.min()) / (images.max() - images.min())


def fgsm_cases():
    random = np.random.default_rng(11)
    cases = []
    for seed, (count, epsilon) in enumerate([(3, 0.2), (12, 0.1)]):
        net = Network([6, 5, 3], activation="tanh", dtype="float64", seed=seed)
        images = random.random((count, 6)) * (random.random((count, 6)) < 0.6)
        images[:, 0] = 0.95
        labels = (net.predict(images) + (np.arange(count) % 2)) % 3  # every other one is read wrongly
        cases.append((net, images, labels, epsilon))
    return cases


EXERCISE = Exercise(
    title="The fast gradient sign method",
    reference=fgsm,
    cases=fgsm_cases,
    mistakes=[
        Mistake("downhill", step(lambda images, slopes, epsilon: images - epsilon * np.sign(slopes)),
                "Your images make it *easier* for the network: the cost falls. That is the way you train weights. "
                "Here the cost is to rise."),
        Mistake("not cut off", step(right_step, clip=False),
                "The direction is right, but some pixels are below 0 or above 1 now. There is no ink darker than "
                "ink: cut off with `np.clip`, after the step."),
        Mistake("cut off above only", step(lambda *case: np.minimum(right_step(*case), 1), clip=False),
                "Nothing is above 1, but some pixels are below 0 now, less than paper. Cut off at both ends: "
                "`np.clip(..., 0, 1)`."),
        Mistake("cut off below only", step(lambda *case: np.maximum(right_step(*case), 0), clip=False),
                "Nothing is below 0, but some pixels are above 1 now, more than full ink. Cut off at both ends: "
                "`np.clip(..., 0, 1)`."),
        Mistake("the change cut off", step(
            lambda images, slopes, epsilon: images + np.clip(epsilon * np.sign(slopes), 0, 1), clip=False),
                "You cut off the *change*, so that no pixel can get lighter. Mind the parentheses: first the sum, "
                "then `np.clip`."),
        Mistake("squeezed", step(lambda *case: squeezed(right_step(*case)), clip=False),
                "You squeezed all pixels into the range from 0 to 1, so even those move that were inside. Cut off "
                "only what is outside: `np.clip`."),
        Mistake("signs alone", step(lambda images, slopes, epsilon: np.sign(slopes), clip=False),
                "These are the signs. Multiply them by `epsilon`, and add that to the images."),
        Mistake("slopes alone", step(lambda images, slopes, epsilon: slopes, clip=False),
                "These are the slopes. Take their signs, times `epsilon`, and add that to the images."),
        Mistake("size for sign", step(lambda images, slopes, epsilon: images + epsilon * np.abs(slopes)),
                "You took the *size* of the slopes. What counts is their sign, +1 or -1: `np.sign`."),
        Mistake("its own answers, not cut off", step(right_step, clip=False, own_labels=True),
                "Two things. You raised the cost of the network's own answers: use the true `labels`. And some "
                "pixels are below 0 or above 1 now."),
        Mistake("downhill by slopes", step(lambda images, slopes, epsilon: images - epsilon * slopes),
                "Two things. You went downhill: here the cost is to rise. And you went along the slopes "
                "themselves; take only their *sign*."),
        Mistake("no sign", step(lambda images, slopes, epsilon: images + epsilon * slopes),
                "You went along the slopes themselves, so most pixels hardly moved. Here every pixel takes the "
                "full epsilon; only the *sign* of its slope counts."),
        Mistake("scaled slopes", step(
            lambda images, slopes, epsilon: images + epsilon * slopes / np.abs(slopes).max()),
                "You scaled the slopes to a largest value of 1, so only one pixel takes the full epsilon. Let all "
                "of them take it: use the sign of each slope."),
        Mistake("only the change", step(
            lambda images, slopes, epsilon: epsilon * np.sign(slopes), clip=False),
                "This is what is to be added. Add it to the images."),
        Mistake("only the ink", step(
            lambda images, slopes, epsilon: images + epsilon * np.sign(slopes) * (images > 0)),
                "Only pixels with ink were moved. All pixels may move: white paper can turn grey."),
        Mistake("downhill, not cut off", step(
            lambda images, slopes, epsilon: images - epsilon * np.sign(slopes), clip=False),
                "Two things: your images make it *easier* for the network, as the cost falls; and some pixels are "
                "below 0 or above 1 now."),
        Mistake("no sign, not cut off", step(
            lambda images, slopes, epsilon: images + epsilon * slopes, clip=False),
                "You went along the slopes themselves, so most pixels hardly moved. Take only the *sign* of each "
                "slope. Afterwards, cut off what is below 0 or above 1."),
        Mistake("no epsilon", step(lambda images, slopes, epsilon: images + np.sign(slopes)),
                "Every pixel moved by 1, from white to black or back. By how much should it move?"),
        Mistake("only darker", step(lambda images, slopes, epsilon: images + epsilon * (slopes > 0)),
                "You only added ink. Where the slope is negative, *less* ink raises the cost."),
        Mistake("one direction for all", step(
            lambda images, slopes, epsilon: images + epsilon * np.sign(slopes.mean(axis=0))),
                "You averaged the slopes over the images, so all of them moved alike. Each image has slopes of its "
                "own, one row of `input_gradients`."),
        Mistake("its own answers", step(right_step, own_labels=True),
                "You raised the cost of the network's own answers. Where it is wrong already, that drives it back "
                "to the right one. Use the true `labels`."),
        Mistake("the step alone", lambda net, images, labels, epsilon: np.clip(
            epsilon * np.sign(input_gradients(net, images, labels)), 0, 1),
                "You returned the step alone. It has to be added to the images."),
        Mistake("many small steps", many_steps,
                "You took many small steps, and asked for new slopes after each. That is a stronger attack, and comes "
                "later. Here it is one step, along the slopes of the original images."),
        Mistake("the first image's slopes", step(
            lambda images, slopes, epsilon: images + epsilon * np.sign(slopes[0])),
                "All images moved as the first one should. Each image has slopes of its own, one row of "
                "`input_gradients`."),
        Mistake("slopes cut off", step(
            lambda images, slopes, epsilon: images + np.clip(slopes, -epsilon, epsilon)),
                "You cut the slopes off at epsilon, so pixels with a small slope moved by less. Every pixel takes the "
                "full epsilon: use `np.sign` of its slope."),
        Mistake("multiplied", step(lambda images, slopes, epsilon: images * (1 + epsilon * np.sign(slopes))),
                "You multiplied, so pixels moved by a part of their ink, and white paper not at all. Add epsilon "
                "times the sign instead."),
        Mistake("round again", step(lambda *case: right_step(*case) % 1, clip=False),
                "With `% 1` a pixel above 1 starts again at 0: black turns white. Cut it off at 1, with `np.clip`."),
        Mistake("only lighter", step(lambda images, slopes, epsilon: images - epsilon * (slopes < 0)),
                "You only took ink away. Where the slope is positive, *more* ink raises the cost."),
        Mistake("the change as well", lambda net, images, labels, epsilon: (
            fgsm(net, images, labels, epsilon), epsilon * np.sign(input_gradients(net, images, labels))),
                "You returned two things. Asked for are the new images alone."),
    ],
    hints=[
        "`input_gradients(net, images, labels)` says for every pixel whether more ink there raises the cost "
        "(positive) or lowers it.",
        "`np.sign` makes +1 and -1 of it. Multiply by `epsilon` and add that to the images.",
        "`np.clip(images + epsilon * np.sign(slopes), 0, 1)`.",
    ],
    variants=[by_where, by_image],
)
