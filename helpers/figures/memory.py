"""Figures of lesson 11: networks that learn nonsense by heart, beside networks that learn digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from helpers.colours import BLUE, GREY, GRID, INK, LINES, VERMILLION
from helpers.figures.maps import show_signed
from helpers.figures.picture import Picture, epoch_axis, image_rows, in_style, percent_axis, show_digit
from helpers.network import History
from helpers.probes import morans_i
from helpers.wording import percent

CHANCE = 0.1


@in_style
def taught_labels(images: np.ndarray, labels: np.ndarray, taught: np.ndarray, count: int = 30) -> Picture:
    """The first images with the label that a network is taught for each: blue where it is true, orange where it is not.

    images: (n, 784) or (n, 28, 28). labels, taught: (n,), the true label and the one that is taught.
    """
    count = min(count, len(images))
    right = int(np.sum(labels[:count] == taught[:count]))
    words = ", ".join(f"{true} taught as {told}" for true, told in zip(labels[:count], taught[:count], strict=True))
    figure = Picture(8.4, 1.02 * -(-count // 10) + 0.5, f"{count} digits with the label that is taught for each: "
                                                        f"{words}. {right} of them are true.")
    figure.headline(f"What it is taught: {right} of these {count} labels {'is' if right == 1 else 'are'} true")
    for axes in (panels := figure.subplots(-(-count // 10), 10, squeeze=False).ravel()):
        axes.axis("off")
    for axes, image, true, told in zip(panels, images[:count], labels, taught, strict=False):
        axes.axis("on")
        show_digit(axes, image)
        axes.set_title(f"“{told}”", fontsize=12, loc="center", pad=3, fontweight="bold",
                       color=BLUE if true == told else VERMILLION)
    return figure


@in_style
def accuracy_on_taught_and_new(histories: Mapping[str, History], title: str) -> Picture:
    """Accuracy, epoch by epoch: left on the labels that a network is taught, right on new images with true labels.

    histories: what it is taught -> History with validation on new images.
    """
    described = "; ".join(f"{name}: {percent(history.accuracy[-1])} of what it is taught, "
                          f"{percent(history.validation_accuracy[-1])} of new images"
                          for name, history in histories.items())
    figure = Picture(8.4, 3.4, f"{title}. Accuracy after {len(next(iter(histories.values())).cost)} epochs. "
                               f"{described}.")
    figure.headline(title)
    left, right = figure.subplots(1, 2, sharey=True)
    for (name, history), (colour, marker, line) in zip(histories.items(), LINES, strict=False):
        for axes, values in ((left, history.accuracy), (right, history.validation_accuracy)):
            axes.plot(range(1, len(values) + 1), values, color=colour, marker=marker, linestyle=line, markersize=4,
                      label=name)
    for axes, words in ((left, "on the images and labels it is taught"), (right, "on new images, true labels")):
        axes.axhline(CHANCE, color=GREY, linewidth=1, linestyle="--")
        axes.set_title(words, fontsize=10.5)
        axes.grid(axis="y", color=GRID)
        epoch_axis(axes, max(len(history.cost) for history in histories.values()))
    left.text(1, 0.04, "guessing gives 10 %", color=GREY, fontsize=9)
    left.set(ylabel="accuracy", ylim=(0, 1.04))
    percent_axis(left.yaxis)
    if len(histories) > 1:
        figure.legend(*left.get_legend_handles_labels(), loc="outside lower center", ncols=len(histories), fontsize=9.5)
    return figure


@in_style
def answers_to_false_labels(answers: np.ndarray, labels: np.ndarray, taught: np.ndarray) -> Picture:
    """What a network says, epoch by epoch, about the images whose taught label is false.

    answers: (epochs, n) digits. labels, taught: (n,), the true label and the one that is taught.
    """
    false = labels != taught
    true_digit, told = (np.mean(answers[:, false] == wanted[false], axis=1) for wanted in (labels, taught))
    best = int(true_digit.argmax())
    title = f"After epoch {best + 1} it gives {percent(true_digit[best], 0)} of them their true digit"
    figure = Picture(7.6, 3.5, f"{title}. What the network says about the {false.sum()} images with a false label. "
                               f"The true digit: {percent(true_digit[0])} after the first epoch, "
                               f"{percent(true_digit[-1])} after the last. The false label that it is taught: "
                               f"{percent(told[0])} after the first, {percent(told[-1])} after the last.")
    figure.headline(title)
    axes = figure.subplots()
    epochs = range(1, len(answers) + 1)
    for values, words, (colour, marker, _), x, y, side in (
            (true_digit, "says the true digit,\nwhich nobody told it", LINES[0], best, 1.1, "left"),
            (told, "says the false label that it is taught", LINES[1], len(answers) - 1, 0.86, "right")):
        axes.plot(epochs, values, color=colour, marker=marker, markersize=4)
        axes.annotate(words, (x + 1, values[x]), xytext=(x + 1, y), ha=side, va="top", color=colour, fontsize=10,
                      fontweight="bold", arrowprops={"arrowstyle": "-", "color": colour} if side == "left" else None)
    epoch_axis(axes, len(answers))
    axes.set(ylabel="share of the images\nwith a false label", ylim=(0, 1.16))
    axes.set_yticks(np.linspace(0, 1, 6))
    axes.grid(axis="y", color=GRID)
    percent_axis(axes.yaxis)
    return figure


@in_style
def early_and_late_answers(images: np.ndarray, taught: np.ndarray, early: np.ndarray, late: np.ndarray,
                           epochs: tuple[int, int], count: int = 10) -> Picture:
    """Digits with a false label: what the network said about each early, and what it says late.

    images: (n, 784). taught, early, late: (n,) digits. epochs: when `early` and `late` were asked.
    """
    count = min(count, len(images))
    words = ", ".join(f"taught {told}: first {first}, then {then}"
                      for told, first, then in zip(taught[:count], early, late, strict=False))
    figure = Picture(8.4, 1.75, f"{count} digits, the false label taught for each, and the answers after epochs "
                                f"{epochs[0]} and {epochs[1]}. {words}.")
    figure.headline("What is taught, and what it says early and late")
    panels = figure.subplots(1, count, squeeze=False)[0]
    for axes, image, told, first, then in zip(panels, images, taught, early, late, strict=False):
        show_digit(axes, image)
        axes.set_title(f"“{told}”", fontsize=12, loc="center", pad=4, color=VERMILLION, fontweight="bold")
        for height, answer in ((-0.12, first), (-0.44, then)):
            axes.text(0.5, height, str(answer), transform=axes.transAxes, ha="center", va="top", fontsize=13,
                      fontweight="bold", color=VERMILLION if answer == told else BLUE)
    for height, name in ((1.2, "taught"), (-0.16, f"says, epoch {epochs[0]}"), (-0.48, f"says, epoch {epochs[1]}")):
        panels[0].text(-0.25, height, name, transform=panels[0].transAxes, ha="right", va="top", fontsize=9.5)
    return figure


@in_style
def relative_cost_and_accuracy(runs: Mapping[str, tuple[Sequence[float], Sequence[float], float]]) -> Picture:
    """Cost and accuracy of trainings, after every epoch. runs: name -> (costs, accuracies, level).

    level: the cost of ten outputs of one tenth. Every cost is drawn as a part of it, so that two kinds of cost can
    stand in one picture; what it stands for is not said, since lesson 11 asks.
    """
    described = "; ".join(f"{name}: the cost goes from {costs[0] / level:.2f} to {costs[-1] / level:.2f} times the "
                          f"dashed line's {level:.1f}, the accuracy from {percent(accuracies[0])} to "
                          f"{percent(accuracies[-1])}"
                          for name, (costs, accuracies, level) in runs.items())
    figure = Picture(8.4, 3.5 + 0.25 * ((len(runs) - 1) // 3), f"Cost and accuracy, epoch by epoch. {described}.")
    figure.headline("Cost and accuracy: who pauses at the dashed line?")
    left, right = figure.subplots(1, 2)
    for (name, (costs, accuracies, level)), (colour, marker, line) in zip(runs.items(), LINES, strict=False):
        epochs = range(1, len(costs) + 1)
        left.plot(epochs, np.divide(costs, level), color=colour, marker=marker, linestyle=line, markersize=4,
                  label=name)
        right.plot(epochs, accuracies, color=colour, marker=marker, linestyle=line, markersize=4)
    left.axhline(1, color=GREY, linewidth=1, linestyle="--")
    right.axhline(CHANCE, color=GREY, linewidth=1, linestyle="--")
    for axes, words in ((left, "cost, as a part of the dashed line"), (right, "accuracy on what it is taught")):
        epoch_axis(axes, len(costs))
        axes.set_ylabel(words)
        axes.set_ylim(0, 1.12)
        axes.grid(axis="y", color=GRID)
    percent_axis(right.yaxis)
    figure.legend(*left.get_legend_handles_labels(), loc="outside lower center", ncols=min(3, len(runs)), fontsize=9.5)
    return figure


@in_style
def capacity(held: Mapping[int, float], needed: float, parameters: int) -> Picture:
    """How many of its labels a network holds when it is taught more and more of them.

    held: number of random labels -> share that it gives back. needed: the share that counts as learnt by heart.
    """
    learnt = [count for count, share in held.items() if share >= needed]
    title = (f"{parameters:,} parameters hold {max(learnt):,} random labels" if learnt
             else f"{parameters:,} parameters hold none of these lists")
    points = ", ".join(f"{count:,} labels: {percent(share)}" for count, share in held.items())
    figure = Picture(7.4, 3.5, f"{title}. The share of random labels given back, by their number. {points}.")
    figure.headline(title)
    axes = figure.subplots()
    counts, shares = list(held), list(held.values())
    axes.plot(counts, shares, color=INK, zorder=1)
    for count, share in held.items():
        enough = share >= needed
        axes.plot(count, share, "o" if enough else "s", color=BLUE if enough else VERMILLION, markersize=9)
        axes.annotate(percent(share), (count, share), xytext=(0, 10 if enough else -20), ha="center",
                      textcoords="offset points", fontsize=9)
    axes.axhline(needed, color=GREY, linewidth=1, linestyle="--")
    axes.text(counts[0], needed - 0.06, f"learnt by heart: at least {percent(needed, 0)}", color=GREY, fontsize=9,
              va="top")
    axes.axhline(CHANCE, color=GREY, linewidth=1, linestyle="--")
    axes.text(counts[0], CHANCE + 0.02, "guessing gives 10 %", color=GREY, fontsize=9)
    axes.set_xscale("log")
    axes.set_xticks(counts, [f"{count:,}" for count in counts])
    axes.minorticks_off()
    axes.set(xlabel="random labels to learn (log scale)", ylabel="share given back", ylim=(0, 1.14))
    axes.set_yticks(np.linspace(0, 1, 6))
    percent_axis(axes.yaxis)
    return figure


@in_style
def paired_bars(rows: Mapping[str, Sequence[float]], names: Sequence[str], title: str, xlabel: str) -> Picture:
    """A few shares for each of several networks, as groups of bars. rows: network -> one share for each of `names`."""
    described = "; ".join(f"{row}: " + ", ".join(f"{name} {percent(value)}" for name, value in
                                                 zip(names, values, strict=True)) for row, values in rows.items())
    figure = Picture(7.8, 0.26 * len(rows) * len(names) + 0.2 * len(rows) + 1.3, f"{title}. {described}.")
    figure.headline(title)
    axes = figure.subplots()
    height = 0.8 / len(names)
    for place, name in enumerate(names):
        values = [row[place] for row in rows.values()]
        heights = np.arange(len(rows)) + (place - (len(names) - 1) / 2) * height
        axes.barh(heights, values, height * 0.92, color=LINES[place][0], label=name)
        for y, value in zip(heights, values, strict=True):
            axes.text(value + 0.008, y, percent(value), va="center", fontsize=9)
    axes.axvline(CHANCE, color=GREY, linewidth=1, linestyle="--")
    axes.set_yticks(range(len(rows)), list(rows))
    axes.tick_params(axis="y", length=0)
    axes.invert_yaxis()
    axes.set_xlim(0, 1.16)
    axes.set_xticks(np.linspace(0, 1, 6))
    axes.set_xlabel(f"{xlabel} (dashed: guessing)")
    percent_axis(axes.xaxis)
    figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=len(names), fontsize=9.5)
    return figure


@in_style
def added_weights(added: Mapping[str, np.ndarray], count: int = 8) -> Picture:
    """What training added to the weights of the first hidden neurons, a row for each network.

    added: network -> (784, neurons), weights after training less weights before it. Shown are the neurons whose weights
    changed most; Moran's I is the median over all.
    """
    middle = {name: float(np.nanmedian(morans_i(change.T.reshape(-1, 28, 28)))) + 0.0 for name, change in added.items()}
    described = "; ".join(f"{name}: Moran's I {value:.2f}, length of the change "
                          f"{np.linalg.norm(added[name]):.1f}" for name, value in middle.items())
    figure = Picture(8.6, 1.02 * len(added) + 0.45, f"What training added to the weights of {count} hidden neurons of "
                                                    f"each network, as maps of 28 by 28 pixels. {described}.")
    figure.headline("What training added to eight neurons: how smooth are the maps?")
    largest = max(np.quantile(np.abs(change), 0.999) for change in added.values())
    rows = {f"{name}\nMoran's I {middle[name]:.2f}": change.T[np.argsort(-np.linalg.norm(change, axis=0))[:count]]
            for name, change in added.items()}
    image_rows(figure, rows, lambda axes, change: show_signed(axes, change, largest), fontsize=9.5)
    return figure


@in_style
def final_costs(costs: Mapping[str, Sequence[float]], title: str) -> Picture:
    """The final costs of networks that differ only in their seed, a dot each. costs: what was trained -> costs."""
    spread = {name: float(np.std(values, ddof=1) / np.mean(values)) for name, values in costs.items()}
    described = "; ".join(f"{name}: {min(values):.2g} to {max(values):.2g}, spread {percent(spread[name])} of the mean"
                          for name, values in costs.items())
    figure = Picture(7.8, 0.55 * len(costs) + 1.25, f"{title}. Final cost, a dot for each seed. {described}.")
    figure.headline(title)
    axes = figure.subplots()
    for row, (name, values) in enumerate(costs.items()):
        axes.plot(values, np.full(len(values), row), "o", color=LINES[row % 2][0], alpha=0.6, markersize=9)
        axes.annotate(f"spread {percent(spread[name], 0)}", (max(values), row), xytext=(12, -4),
                      textcoords="offset points", fontsize=9.5)
    axes.set_xscale("log")
    numbers = [value for values in costs.values() for value in values]
    axes.set_xlim(min(numbers) / 1.5, max(numbers) * 4)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_yticks(range(len(costs)), list(costs))
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(costs) - 0.5, -0.5)
    axes.set_xlabel("final cost on the training images (log scale)")
    return figure


@in_style
def ends_at_equal_cost(epochs: Mapping[str, Sequence[int]], same: Mapping[str, float]) -> Picture:
    """Networks that were trained to the same cost: what each took, and how often two of them agree.

    epochs: what was taught -> the epochs of each network. same: what was taught -> the share of new images to which two
    of the networks give the same answer, 0 to 1.
    """
    title = "Trained to the same cost: how long it took, and how often two agree"
    described = "; ".join(f"{name}: {min(values)} to {max(values)} epochs, two networks agree on {percent(same[name])}"
                          for name, values in epochs.items())
    figure = Picture(8.4, 2.7, f"{title}. {described}.")
    figure.headline(title)
    left, right = figure.subplots(1, 2, sharey=True)
    for row, (name, values) in enumerate(epochs.items()):
        colour, marker, _ = LINES[row]
        left.plot(values, np.linspace(row - 0.15, row + 0.15, len(values)), marker, color=colour, alpha=0.7)
        right.barh(row, same[name], 0.5, color=colour)
        right.text(same[name] + 0.02, row, percent(same[name]), va="center", fontsize=9.5)
    left.set(xlabel="epochs until the cost is 0.05\n(a mark for each network)", ylim=(len(epochs) - 0.5, -0.5))
    left.set_xlim(0, None)
    left.set_yticks(range(len(epochs)), list(epochs))
    right.set(xlabel="new images to which two of them\ngive the same answer", xlim=(0, 1.15))
    right.set_xticks(np.linspace(0, 1, 6))
    percent_axis(right.xaxis)
    for axes in (left, right):
        axes.tick_params(axis="y", length=0)
    return figure
