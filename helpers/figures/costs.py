"""Figures of what an answer costs, and of how a cost replies when something is nudged."""

from __future__ import annotations

import numpy as np

from helpers.colours import BLUE, GREY, INK, VERMILLION
from helpers.figures.picture import Picture, epoch_axis, in_style, percent_axis, show_digit
from helpers.functions import costs, output_errors
from helpers.network import History
from helpers.wording import article, percent


@in_style
def output_and_target(image: np.ndarray, label: int, output: np.ndarray) -> Picture:
    """One image, its ten outputs beside the ten wanted numbers, and the square of each error. output (10,)."""
    squares = (output - np.eye(10)[label]) ** 2
    listed = ", ".join(f"{digit}: {value:.2f}" for digit, value in enumerate(output))
    largest = np.argsort(-squares)[:2]
    figure = Picture(8.2, 2.9, f"A handwritten {label}, the ten outputs of the network ({listed}), and the squares of "
                               f"the ten errors. They add up to {squares.sum():.2f}; the largest belong to the digits "
                               f"{largest[0]} and {largest[1]}.")
    figure.headline(f"It is {article(label)}: the ten squared errors add up to {squares.sum():.2f}")
    digit, outputs, errors = figure.subplots(1, 3, width_ratios=[0.75, 1, 1])
    show_digit(digit, image)
    outputs.bar(range(10), output, color=BLUE, width=0.75, label="came")
    outputs.plot(range(10), np.eye(10)[label], "_", color=VERMILLION, markersize=15, markeredgewidth=3, label="wanted")
    outputs.legend(loc="upper right" if label < 5 else "upper left", fontsize=9)
    outputs.set_title("outputs", fontsize=10)
    errors.bar(range(10), squares, color=[VERMILLION if k in largest else GREY for k in range(10)], width=0.75)
    for k in largest:
        errors.text(k, squares[k] + 0.02, f"{squares[k]:.2f}", ha="center", fontsize=9)
    errors.set_title("squared errors", fontsize=10)
    for axes in (outputs, errors):
        axes.set_xticks(range(10))
        axes.set(xlabel="digit", ylim=(0, 1.12))
    return figure


@in_style
def lowest_and_highest_costs(images: np.ndarray, labels: np.ndarray, outputs: np.ndarray, costs: np.ndarray,
                             count: int = 8) -> Picture:
    """How the costs of many images are spread, and the images at both ends. outputs (n, 10), costs (n,)."""
    order, guesses = np.argsort(costs, kind="stable"), outputs.argmax(axis=1)
    tenth = np.sort(costs)[-max(1, len(costs) // 10):].sum() / costs.sum()
    figure = Picture(7.8, 4.2, f"A histogram of the costs of {len(costs):,} images, average {costs.mean():.2f}: the "
                               f"most expensive tenth makes up {percent(tenth, 0)} of the sum. Below, the "
                               f"{count} images that cost least, from {costs.min():.2f}, and the {count} that cost "
                               f"most, up to {costs.max():.2f}.")
    figure.headline(f"The most expensive tenth of the images makes up {percent(tenth, 0)} of the cost")
    grid = figure.add_gridspec(3, count, height_ratios=[1.35, 1, 1])
    histogram = figure.add_subplot(grid[0, :])
    histogram.hist(costs, bins=np.linspace(0, max(2.0, float(costs.max())), 61).tolist(), color=BLUE)
    histogram.axvline(costs.mean(), color=VERMILLION)
    histogram.text(costs.mean() + 0.02, 1.02, f"average {costs.mean():.2f}", color=VERMILLION, fontsize=10,
                   transform=histogram.get_xaxis_transform())
    histogram.set_yscale("log")
    histogram.minorticks_off()
    histogram.set(xlabel="cost of one image", ylabel="images\n(log scale)")
    for row, chosen in ((1, order[:count]), (2, order[::-1][:count])):
        for column, i in enumerate(chosen):
            right = guesses[i] == labels[i]
            words = f"says {guesses[i]}" if right else f"{labels[i]}, says {guesses[i]}"
            show_digit(figure.add_subplot(grid[row, column]), images[i], f"{words}\ncost {costs[i]:.2f}",
                       BLUE if right else VERMILLION)
            figure.axes[-1].title.set_fontsize(8.5)
    return figure


@in_style
def accuracy_and_cost_by_push(pushes: np.ndarray, accuracies: np.ndarray, costs: np.ndarray) -> Picture:
    """Accuracy and cost of the same images while one weight is pushed. pushes (n,): 0 is where the weight stood."""
    levels = len(np.unique(accuracies))
    figure = Picture(7.6, 3.4, f"Two curves over the same pushes of one weight, from {pushes.min():g} to "
                               f"{pushes.max():g}. The accuracy is a staircase with {levels} heights, flat between "
                               f"its jumps. The cost is a smooth curve from {costs[0]:.3f} to {costs[-1]:.3f}.")
    figure.headline("The accuracy is a staircase, the cost is a slope")
    for axes, values, colour, name in zip(figure.subplots(1, 2), (accuracies, costs), (VERMILLION, BLUE),
                                          ("accuracy", "average cost"), strict=True):
        stairs = name == "accuracy"
        axes.plot(pushes, values, color=colour, drawstyle="steps-mid" if stairs else "default")
        axes.axvline(0, color=GREY, linewidth=1, linestyle="--")
        axes.text(0, 1.01, " now", color=GREY, fontsize=9, transform=axes.get_xaxis_transform())
        axes.set(xlabel="push of this one weight", ylabel=name)
        if stairs:
            percent_axis(axes.yaxis)
    return figure


@in_style
def smooth_and_step(pushes: np.ndarray, smooth: np.ndarray, step: np.ndarray) -> Picture:
    """The cost of two networks with the same weights, sigmoid neurons and step neurons, as one weight is pushed."""
    figure = Picture(7.6, 3.4, "Left, with sigmoid neurons, the cost is a smooth curve over the pushes of one weight. "
                               f"Right, with step neurons and the same weights, it has {len(np.unique(step))} values "
                               f"only, with jumps between them.")
    figure.headline("Graded neurons give a slope, neurons that jump give stairs")
    for axes, values, colour, name in zip(figure.subplots(1, 2), (smooth, step), (BLUE, VERMILLION),
                                          ("sigmoid neurons", "step neurons"), strict=True):
        axes.plot(pushes, values, color=colour, drawstyle="steps-mid" if colour == VERMILLION else "default")
        axes.axvline(0, color=GREY, linewidth=1, linestyle="--")
        axes.text(0, 0.02, " now", color=GREY, fontsize=9, transform=axes.get_xaxis_transform())
        axes.set_title(name, fontsize=10)
        axes.set(xlabel="push of this one weight", ylabel="average cost")
    return figure


def two_class_outputs(right: np.ndarray) -> np.ndarray:
    """Pre-activations (n, 2) whose softmax gives `right` to the right class, 0, and the rest to a wrong one."""
    return np.stack([np.log(right), np.log1p(-right)], axis=1)


@in_style
def cost_curves() -> Picture:
    """Both costs of one image against the output for the right digit; one wrong digit has all the rest."""
    right = np.concatenate([np.logspace(-8, -2, 100), np.linspace(0.0101, 0.999999, 300)])
    labels = np.zeros(len(right), int)
    figure = Picture(7.6, 3.4, "Both costs of one image on a logarithmic axis of the output for the right digit, from "
                               "1 down to 0.00000001. The quadratic cost comes to a halt at 2. The cross-entropy "
                               "rises by 2.3 with every factor of ten, without end.")
    figure.headline("Sure and wrong: one cost comes to a halt at 2, the other has no end")
    axes = figure.subplots()
    for cost, colour, line, words, y in (("cross_entropy", BLUE, "-", "cross-entropy", 16.2),
                                         ("quadratic", VERMILLION, "--", "quadratic", 2.9)):
        axes.plot(right, costs("softmax", cost, two_class_outputs(right), labels), color=colour, linestyle=line)
        axes.text(2.2e-7, y, words, color=colour, fontweight="bold")
    axes.set_xscale("log")
    axes.set_xticks([1e-8, 1e-6, 1e-4, 1e-2, 1], ["0.00000001", "0.000001", "0.0001", "0.01", "1"])
    axes.minorticks_off()
    axes.set(xlabel="output for the right digit (log scale; all the rest goes to one wrong digit)",
             ylabel="cost of the image", ylim=(0, 19.5), xlim=(1e-8, 1.3))
    return figure


@in_style
def push_curves() -> Picture:
    """How strongly each cost pushes the right digit's pre-activation up, by the output for the right digit."""
    right = np.linspace(1e-6, 1 - 1e-6, 400)
    outputs, targets = np.stack([right, 1 - right], axis=1), np.array([[1.0, 0.0]])
    pushes = {cost: -output_errors("softmax", cost, outputs, targets)[:, 0] for cost in ("cross_entropy", "quadratic")}
    best = right[pushes["quadratic"].argmax()]
    figure = Picture(7.2, 3.3, "The push that each cost gives to the right digit's pre-activation. Cross-entropy: 1 "
                               "where the output is 0, then falling on a straight line to 0. Quadratic: nearly 0 at "
                               f"both ends, largest where the output is {best:.2f}.")
    figure.headline("Where the answer is sure and wrong, the quadratic cost hardly pushes")
    axes = figure.subplots()
    axes.plot(right, pushes["cross_entropy"], color=BLUE)
    axes.plot(right, pushes["quadratic"], color=VERMILLION, linestyle="--")
    axes.text(0.07, 0.99, "cross-entropy", color=BLUE, fontweight="bold")
    axes.text(0.5, 0.56, "quadratic", color=VERMILLION, fontweight="bold")
    axes.annotate("sure and wrong", (0.005, 0.03), (0.1, 0.13), color=INK, fontsize=9.5, va="center",
                  arrowprops={"arrowstyle": "->", "color": INK})
    axes.set(xlabel="output for the right digit", ylabel="push upwards\n(minus the derivative)", xlim=(-0.01, 1.01),
             ylim=(0, 1.1))
    return figure


@in_style
def cost_and_accuracy_by_epoch(history: History) -> Picture:
    """Cost and accuracy on new images, epoch by epoch, with the epoch of the lowest cost marked in both."""
    cost, accuracy = history.validation_cost, history.validation_accuracy
    epochs, best = np.arange(1, len(cost) + 1), int(np.argmin(cost))
    figure = Picture(7.8, 3.3, f"Two curves over {len(cost)} epochs, on new images. The cost is lowest in epoch "
                               f"{best + 1}, {cost[best]:.2f}, and ends at {cost[-1]:.2f}. The accuracy is "
                               f"{percent(accuracy[best])} there and ends at {percent(accuracy[-1])}.")
    rises = cost[-1] > cost[best] and accuracy[-1] > accuracy[best]
    figure.headline("After its lowest point the cost rises, and the accuracy does too" if rises else
                    f"The cost is lowest in epoch {best + 1}: what does the accuracy do afterwards?")
    left, right = figure.subplots(1, 2)
    for axes, values, colour, words in ((left, cost, BLUE, "{:.2f}".format), (right, accuracy, VERMILLION, percent)):
        axes.plot(epochs, values, color=colour)
        axes.axvline(best + 1, color=GREY, linewidth=1, linestyle="--")
        for epoch in {best, len(cost) - 1}:
            axes.plot(epochs[epoch], values[epoch], "o", color=colour)
            axes.annotate(words(values[epoch]), (epochs[epoch], values[epoch]), xytext=(5, -17), fontsize=9.5,
                          textcoords="offset points", ha="left" if epoch == best else "right", color=INK)
        epoch_axis(axes, len(cost))
        axes.set_xlabel("epoch (dashed: the lowest cost)")
    spread = max(cost) - min(cost)
    left.set(ylabel="cost on new images", ylim=(min(cost) - 0.2 * spread, max(cost) + 0.08 * spread))
    right.set(ylabel="accuracy on new images", ylim=(accuracy[best] - 0.05, max(accuracy) + 0.02))
    percent_axis(right.yaxis)
    return figure
