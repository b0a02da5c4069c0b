"""What was measured, as tables in Markdown and as the README's plot."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from statistics import median

from helpers.colours import BLUE, GREY, VERMILLION
from helpers.figures.picture import Picture, in_style
from helpers.wording import percent
from tools.bench.contenders import CONTENDERS, ENGINE, FLOOR, LOOPS
from tools.bench.keras_contender import STEPS_PER_EXECUTION
from tools.bench.plan import Plan
from tools.bench.race import FALLING, RECIPES, RECORDS, Finish


@dataclass
class Results:
    """Everything that one run of the benchmark has found."""

    epochs: dict[str, dict[str, float]] = field(default_factory=dict)  # net -> contender -> median seconds
    accuracy: dict[str, dict[str, float]] = field(default_factory=dict)  # the same -> share of test images read
    finishes: dict[str, list[Finish]] = field(default_factory=dict)  # contender -> one for each seed
    growth: dict[str, dict[int, dict[str, float]]] = field(default_factory=dict)  # what -> value -> the same as epochs
    memory: dict[str, float | None] = field(default_factory=dict)  # contender -> MB
    threads: list[dict] = field(default_factory=list)
    share: float = 1.0  # of a core that the benchmark got


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown. The first column is text, the others are numbers."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def number(value: float) -> str:
    """Three significant digits, as a decimal: 0.00123, 0.328, 12.3, 1,234."""
    return f"{value:,.{max(0, 2 - math.floor(math.log10(value)))}f}"


def epoch_table(seconds: dict[str, float], accuracy: dict[str, float]) -> str:
    """Seconds of an epoch, and the ratios that count."""
    rows = [[name, number(value), number(value / seconds[ENGINE]), number(value / seconds[FLOOR]),
             percent(accuracy[name]) if name in accuracy else "-"]
            for name, value in seconds.items()]
    return table(["", "seconds an epoch", "times the engine", "times the matrix products", "test accuracy then"], rows)


def race_table(finishes: dict[str, list[Finish]]) -> str:
    """Seconds to the target: the median over the seeds, of which one that never arrives is the slowest."""
    rows = []
    for name, ends in finishes.items():
        seconds = [float("inf") if end.seconds is None else end.seconds for end in ends]
        arrived = [value for value in seconds if value < float("inf")]
        middle = median(seconds)
        rows.append([name, number(middle) if middle < float("inf") else "not reached",
                     f"{number(min(arrived))} to {number(max(arrived))}" if arrived else "-",
                     f"{min(end.epochs for end in ends)} to {max(end.epochs for end in ends)}",
                     f"{len(arrived)} of {len(ends)}"])
    return table(["", "seconds", "range", "epochs", "seeds that reached it"], rows)


def growth_table(what: str, rows: dict[int, dict[str, float]]) -> str:
    """Seconds of an epoch: a line for each value, a column for each contender."""
    names = list(next(iter(rows.values())))
    lines = [[f"{value:,}", *(number(row[name]) for name in names)] for value, row in rows.items()]
    return table([what, *names], lines)


def threads_table(rows: list[dict]) -> str:
    """One BLAS thread against two."""
    found = {(row["net"], row["busy"], row["threads"]): row["seconds"] for row in rows}
    return table(["", "one thread", "two threads", "two / one"],
                 [[f"{net}, {'beside a busy process' if busy else 'nothing beside it'}",
                   number(found[net, busy, 1]), number(found[net, busy, 2]),
                   number(found[net, busy, 2] / found[net, busy, 1])]
                  for net, busy in dict.fromkeys((net, busy) for net, busy, _ in found)])


def short(results: Results) -> str:
    """What the screen shows at the end."""
    parts = [f"{net}\n\n{epoch_table(seconds, results.accuracy[net])}" for net, seconds in results.epochs.items()]
    if results.finishes:
        parts.append(f"From untrained to the target\n\n{race_table(results.finishes)}")
    if results.memory:
        parts.append(memory_table(results.memory))
    return "\n\n".join(parts)


def memory_table(memory: dict[str, float | None]) -> str:
    """Peak memory of a process."""
    return table(["", "peak memory, MB"],
                 [[name, "not measured" if value is None else f"{value:,.0f}"] for name, value in memory.items()])


def recipe_in_words(name: str) -> str:
    """The settings of the race."""
    recipe = RECIPES.get(name, FALLING)
    fall = ('`learning_rate="adaptive"`, tol 0.03, n_iter_no_change 1' if name == "scikit-learn"
            else f"falling linearly to 0 over {recipe.epochs} epochs")
    return f"{name}: batches of {recipe.batch_size}, learning rate {recipe.learning_rate}, {fall}."


def page(results: Results, plan: Plan, machine: list[tuple[str, str]], missing: list[str], pinned: bool) -> str:
    """The text of tests/benchmarks/results.md."""
    not_installed = "".join(f" {name} was not installed and is left out." for name in missing)
    nets = "\n\n".join(f"### {net}, batches of {batch}\n\n{epoch_table(results.epochs[net], results.accuracy[net])}"
                       for net, batch in zip(results.epochs, (64, 32), strict=True))
    grown = "\n\n".join(growth_table(what, rows) for what, rows in results.growth.items())
    unbound = "" if pinned else " (as far as the system allows: a process cannot be bound to a core here)"
    threads = threads_table(results.threads) if results.threads else "Not measured: this machine has one core."
    facts = "\n".join(f"- {what}: {value}" for what, value in machine)
    target = percent(plan.target)
    racers = "\n".join(f"- {recipe_in_words(name)}" for name in results.finishes if name not in RECORDS)
    return f"""\
# How fast the engine is

Written by `python3 start.py bench`. Nobody edits it by hand.

![Seconds of an epoch as multiples of the bare matrix products, for the engine and its peers](../../.github/bench.png)

{facts}

One run on one core{unbound}, every matrix library held to one thread. Times are processor seconds of the whole
process: on an idle core the same as the clock's. This run got {100 * results.share:.0f} % of a core.{not_installed}

## An epoch

Median of {plan.runs} rounds after one that warms up, all contenders in turn. In each round everybody trains two epochs,
and the second is timed: with momentum, the steps of weights that hardly any image uses shrink to denormal numbers
only after an epoch. Many processors are slower from then on; an AMD EPYC, for one, is not. For all the same:
{plan.images:,} images as float32, ReLU, softmax, cross-entropy, SGD with a momentum of 0.9 and a learning rate of 0.05
(0.02 for the small net), a new random order each epoch. What a library does before its first epoch does not count. The
last column shows that all of them learn: the share of the 10,000 test images that is read correctly after all
{2 * plan.runs + 2} epochs.

- *{ENGINE}*: `helpers.network.Network`.
- *{LOOPS}*: NumPy, backpropagation for one image after the other, as many textbooks write it.
  Measured on {plan.loop_images:,} images and scaled up.
- *scikit-learn*: `MLPClassifier`, solver "sgd", without L2, one `partial_fit` an epoch, its check for finite numbers
  switched off.
- *Keras, default fit*: `compile` and `fit` as they come, without metrics, timed from the begin to the end of the epoch.
- *Keras, tuned*: the same with `steps_per_execution={STEPS_PER_EXECUTION}, jit_compile=True`.
- *PyTorch*: the plain training loop, batches gathered by index instead of by a DataLoader.
- *{FLOOR}*: only `np.matmul` with `out=`: forward, weight gradients, errors passed back, images in
  order. It learns nothing. With this matrix library, no NumPy network can be faster.

{nets}

## From untrained to {target} on the test set

Median over {len(plan.seeds)} seeds. There are three figures for this course, each with rules of its own.

**The engine as it stands**, beside the libraries: 784-128-10, on images that are float32 already. The accuracy is
looked at after every epoch, and looking is not counted; everything else in the training call is, such as checking and
converting the images, and compiling. Each library has its own settings. The engine's were searched for most (twenty
recipes), scikit-learn's found in a few trials. Keras and PyTorch share one that was taken from the engine's trials; of
eight others that were tried with PyTorch on images held out of the training set, none was clearly faster:

{racers}

**The best with digits as drawn**: `helpers/speed_run.py` with `AS_DRAWN`. Everything counts, from the bytes of the
images. Each image goes through the same fixed table of numbers, which 4,000 of the images helped to make.

**The best at all**: the same file as it is. Here each digit is set upright first, which is knowledge about digits and
not learnt.

Both train to their end without a look at the test set. They are made for this one task, in a loop of their own: so
these two figures say what a recipe can do, and nothing about the libraries, for which nobody has written it.
The optional lesson 06_speed_run tells where the time went. `python3 start.py race` repeats them.

{race_table(results.finishes)}

## How the time of an epoch grows

Seconds, on 784-128-10 with batches of 64 unless the table says otherwise; neurons and batch sizes on
{plan.part:,} images.

{grown}

## Memory

The peak of a process that loads all images, trains 784-128-10 for one epoch and ends. Python and the library are
included.

{memory_table(results.memory)}

## One BLAS thread or two

Seconds by the clock for a second epoch of {plan.part:,} images, with the engine's limit of one thread and with two,
on all cores.

{threads}
"""


@in_style
def plot(results: Results) -> Picture:
    """The README's picture: an epoch in multiples of the bare matrix products."""
    names = [name for name in CONTENDERS if name != FLOOR and all(name in row for row in results.epochs.values())]
    ratios = {net: [seconds[name] / seconds[FLOOR] for name in names] for net, seconds in results.epochs.items()}
    alt = "Time of an epoch as a multiple of the bare matrix products. " + " ".join(
        f"{net}: " + ", ".join(f"{name} {number(ratio)}" for name, ratio in zip(names, row, strict=True)) + "."
        for net, row in ratios.items())
    picture = Picture(8.2, 3.6, alt)
    axes = picture.subplots()
    for (net, row), colour, marker, shift in zip(ratios.items(), (BLUE, VERMILLION), "os", (-0.16, 0.16), strict=True):
        heights = [place + shift for place in range(len(names))]
        axes.hlines(heights, 1, row, color=colour, linewidth=1.5)
        axes.plot(row, heights, marker, color=colour, markersize=7, label=net)
        for ratio, height in zip(row, heights, strict=True):
            axes.annotate(number(ratio), (ratio, height), (8, 0), textcoords="offset points", va="center", fontsize=9)
    axes.axvline(1, color=GREY, linewidth=1.5)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_xlim(0.9, 1.8 * max(map(max, ratios.values())))
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlabel("time of an epoch, in multiples of the bare matrix products (logarithmic)")
    axes.legend(loc="upper right")
    low, high = sorted(seconds[ENGINE] / seconds[FLOOR] for seconds in results.epochs.values())
    picture.headline(f"The engine trains in {number(low)} to {number(high)} times what its matrix products take alone")
    return picture
