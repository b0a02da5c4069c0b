"""An image that excites an output."""

import numpy as np

from helpers import probes
from helpers.exercises.model import Exercise, Mistake
from helpers.network import Network


def excite(net, digit, steps, rate):
    return probes.excite(net, digit, steps, rate, start=np.zeros(net.sizes[0]), every=steps)[-1]


def climb(start=0.0, sign=-1, scale=lambda slope: slope / np.abs(slope).max(), clip=(0, 1), at_end=False,
          first_slope=False, clip_step=False):
    """The ascent, with switches for what goes wrong. sign: -1 steps against the slope of the cost."""
    def climb(net, digit, steps, rate):
        image = np.full((1, net.sizes[0]), start)
        kept = None
        for _ in range(steps):
            if kept is None or not first_slope:
                kept = probes.input_gradients(net, image, [digit])
            step = rate * scale(kept)
            image = image + sign * (step.clip(0, 1) if clip_step else step)
            if clip and not at_end:
                image = image.clip(*clip)
        return image[0].clip(0, 1) if at_end else image[0]
    return climb


def clipped_before_the_step(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        slope = probes.input_gradients(net, image, [digit])
        image = image.clip(0, 1) - rate * slope / np.abs(slope).max()
    return image[0]


def two_dimensional(net, digit, steps, rate):
    return excite(net, digit, steps, rate)[np.newaxis]


def in_place(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]), np.float32)
    for _ in range(steps):
        slope = probes.input_gradients(net, image, np.array([digit]))
        image -= rate * slope / np.max(np.abs(slope))
        np.clip(image, 0, 1, out=image)
    return image.ravel().tolist()


def climbing_cases():
    cases = []
    for seed, digit, steps, rate in ((3, 2, 6, 0.3), (4, 0, 5, 0.4)):
        net = Network([9, 12, 4], activation="tanh", dtype="float64", seed=seed)
        cases.append((net, digit, steps, rate))
    return cases


def compare_images(result, expected, arguments):
    if not isinstance(result, np.ndarray) or result.dtype.kind not in "fiu" or result.size != expected.size:
        return f"Return the image itself, {expected.size} numbers, after the last step."
    gap = np.abs(result.ravel() - expected.ravel())
    if gap.max() < 1e-4:
        return True
    return (f"Your image differs from the expected one at {np.sum(gap > 1e-4)} of {gap.size} pixels, by up to "
            f"{gap.max():.2g}. In each step: ask for the slope at the image as it is *now*, take the step, then clip.")


EXERCISE = Exercise(
    title="An image that excites an output",
    reference=excite,
    cases=climbing_cases,
    compare=compare_images,
    mistakes=[
        Mistake("the other way", climb(sign=1),
                "Your image makes the network *less* sure. `input_gradients` is the slope of the cost, and the "
                "cost should fall: take the step against it."),
        Mistake("not clipped", climb(clip=None),
                "Your pixels leave the range from 0 (paper) to 1 (ink). Clip the image after every step."),
        Mistake("the other way, not clipped", climb(sign=1, clip=None),
                "Two things. Your image makes the network *less* sure: take the step against the slope of the "
                "cost. And clip the image to 0 ... 1 after every step."),
        Mistake("neither scaled nor clipped", climb(scale=lambda slope: slope, clip=None),
                "Two things. Divide the slope by its largest value, `np.abs(slope).max()`; and clip the image to 0 "
                "... 1 after every step."),
        Mistake("clipped below only", climb(clip=(0, None)),
                "No pixel is below 0, but some are above 1, more than full ink. Clip to both ends: "
                "`.clip(0, 1)`."),
        Mistake("clipped above only", climb(clip=(None, 1)),
                "No pixel is above 1, but some are below 0, less than paper. Clip to both ends: `.clip(0, 1)`."),
        Mistake("without signs", climb(scale=lambda slope: np.abs(slope) / np.abs(slope).max()),
                "You took the size of every slope, so its sign is lost and all pixels go one way. `np.abs` belongs "
                "into the divisor only."),
        Mistake("divided by the mean", climb(scale=lambda slope: slope / np.abs(slope).mean()),
                "You divided by the *mean* size of the slopes. Divide by the largest: `np.abs(slope).max()`."),
        Mistake("divided by the sum", climb(scale=lambda slope: slope / np.abs(slope).sum()),
                "You divided by the *sum* of the sizes. Divide by the largest: `np.abs(slope).max()`."),
        Mistake("the step clipped", climb(clip=None, clip_step=True),
                "You clipped the step, not the image: pixels can then move in one direction only. Mind the "
                "parentheses: first the whole difference, then `.clip(0, 1)`."),
        Mistake("clipped too early", clipped_before_the_step,
                "You clipped before the step, so the last step leaves the range. Clip *after* every step."),
        Mistake("clipped at the end", climb(at_end=True),
                "You clipped once, at the end. In between the image was none, and the slopes belonged to it: clip "
                "after *every* step."),
        Mistake("not scaled", climb(scale=lambda slope: slope),
                "Your steps are as long as the slope. It dies out as the network becomes sure, and the image "
                "stands still: divide it by its largest value first."),
        Mistake("divided without abs", climb(scale=lambda slope: slope / slope.max()),
                "You divided by the largest *positive* value. The slope's largest size may be negative: "
                "`np.abs(slope).max()`."),
        Mistake("divided by its length", climb(scale=lambda slope: slope / np.linalg.norm(slope)),
                "You divided by the length of the slope. Here its largest value becomes 1: divide by "
                "`np.abs(slope).max()`."),
        Mistake("only the signs", climb(scale=np.sign),
                "You moved every pixel by the same amount, by the sign of its slope. That is lesson 10's attack; "
                "here pixels that matter more move further."),
        Mistake("from grey", climb(start=0.5),
                "You began with grey. Begin with white paper, all zeros."),
        Mistake("from ink", climb(start=1.0),
                "You began with ink everywhere: 1 is ink, 0 is paper, however white looks on a screen. Begin with "
                "zeros."),
        Mistake("a step too few", lambda net, digit, steps, rate: climb()(net, digit, steps - 1, rate),
                "That is the image one step before the last. `range(1, steps)` has only `steps - 1` numbers."),
        Mistake("a step too many", lambda net, digit, steps, rate: climb()(net, digit, steps + 1, rate),
                "You took one step more than `steps`: `range(steps + 1)` has one number too many."),
        Mistake("slope of the start", climb(first_slope=True),
                "You asked for the slope once and kept it. It changes with the image: ask again in every step."),
        Mistake("rate forgotten", lambda net, digit, steps, rate: climb()(net, digit, steps, 1.0),
                "Your steps have the length 1. Multiply the scaled slope by `rate`."),
        Mistake("one step", lambda net, digit, steps, rate: climb()(net, digit, 1, rate),
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
    variants=[climb(), two_dimensional, in_place],
    remark="`probes.excite` does the same, and keeps the images on the way.",
)
