"""Turn the weights and the bias of one neuron and see how it reacts to ten images: lesson 02.

`dial` is the widget, `draw_neuron` its picture, `describe_neuron` the same in words.
"""

from __future__ import annotations

import numpy as np
from ipywidgets import FloatSlider, Layout, ToggleButtons

from helpers.colours import BLUE, GREY, GRID, SKY
from helpers.widgets import svg
from helpers.widgets.base import Explorer

REACH = 10.0  # the axis of z runs from -REACH to REACH; what lies further out is drawn at its end
LEFT, TOP, WIDTH, HEIGHT = 56, 74, 380, 270  # the plot of the curve
ROW, BARS = 27, 470  # the bars: height of a row, left edge
FUNCTIONS = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "ReLU": lambda z: np.maximum(z, 0.0)}


def dial(weights: np.ndarray, images: np.ndarray, labels: np.ndarray) -> Explorer:
    """The widget: sliders for the weights' scale and the bias of a neuron, and its activation function.

    weights (784,). images (k, 784) from 0 to 1 and labels (k,), at most ten. Show it as the last line of a cell.
    """
    images, labels = np.asarray(images), np.asarray(labels)
    if images.ndim != 2 or not 1 <= len(images) <= 10:
        raise ValueError(f"images: got the shape {images.shape}, expected (k, 784) with k from 1 to 10")
    if labels.shape != (len(images),):
        raise ValueError(f"labels: got the shape {labels.shape}, expected ({len(images)},), one for each image")
    if np.shape(weights) != images.shape[1:]:
        raise ValueError(f"weights: got the shape {np.shape(weights)}, expected {images.shape[1:]}")
    sums = images @ weights
    layout = Layout(width="330px")
    controls = {
        "scale": FloatSlider(value=0.25, min=0, max=1, step=0.05, description="Weights times", layout=layout),
        "bias": FloatSlider(value=-5, min=-15, max=15, step=0.5, description="Bias", readout_format=".1f",
                            layout=layout),
        "function": ToggleButtons(options=list(FUNCTIONS), description="Activation",
                                  style={"button_width": "90px"}),
    }
    scale, bias, function = controls.values()
    for control in (scale, function):
        control.style.description_width = "104px"
    bias.style.description_width = "50px"
    return Explorer(lambda **state: draw_neuron(sums, images, labels, **state), controls,
                    lambda **state: describe_neuron(sums, labels, **state), rows=[[scale, bias], [function]])


def outputs(sums: np.ndarray, scale: float, bias: float, function: str) -> tuple[np.ndarray, np.ndarray]:
    """z = scale * sum + bias, and the activation, for every image."""
    z = scale * np.asarray(sums, dtype=float) + bias
    return z, FUNCTIONS[function](z)


def draw_neuron(sums: np.ndarray, images: np.ndarray, labels: np.ndarray, scale: float, bias: float,
                function: str) -> str:
    """The picture as SVG: on the left every image on the neuron's curve, on the right the outputs as bars."""
    z, activations = outputs(sums, scale, bias, function)
    full = 1.0 if function == "sigmoid" else max(REACH, float(activations.max()))
    top = 1.0 if function == "sigmoid" else REACH

    def place(at: float, height: float) -> tuple[float, float]:
        inside = min(max(at, -REACH), REACH)
        return LEFT + WIDTH * (inside + REACH) / (2 * REACH), TOP + HEIGHT * (1 - min(height, top) / top)

    axis = np.linspace(-REACH, REACH, 121)
    curve = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, axis, FUNCTIONS[function](axis)))
    parts = [
        svg.text(LEFT - 28, 36, _headline(labels, activations, function), size=svg.LARGE, font_weight="bold"),
        *(_tick(*place(at, 0), at) for at in (-10, -5, 0, 5, 10)),
        svg.element("line", x1=place(0, 0)[0], y1=TOP, x2=place(0, 0)[0], y2=TOP + HEIGHT, stroke=GRID),
        svg.element("line", x1=LEFT, y1=TOP + HEIGHT, x2=LEFT + WIDTH, y2=TOP + HEIGHT, stroke=GREY),
        svg.text(LEFT - 16, TOP + 5, f"{top:g}", anchor="end", fill=GREY),
        svg.text(LEFT - 16, TOP + HEIGHT + 5, "0", anchor="end", fill=GREY),
        svg.element("polyline", points=curve, fill="none", stroke=SKY, stroke_width=3),
        svg.text(LEFT + WIDTH / 2, TOP + HEIGHT + 54,
                 f"z = {scale:.2f} · sum {'−' if bias < 0 else '+'} {abs(bias):.1f}", anchor="middle"),  # noqa: RUF001
        svg.text(BARS, TOP - 12, "activation for each image", fill=GREY),
        svg.bars(activations, [""] * len(labels), BARS + 24, TOP, 262, row=ROW, full=full),
    ]
    for row, (image, label, at, activation) in enumerate(zip(images, labels, z, activations, strict=True)):
        x, y = place(at, activation)
        parts += [
            svg.element("circle", cx=x, cy=y, r=11, fill="white", stroke=BLUE, stroke_width=2),
            svg.text(x, y + 5, label, anchor="middle"),
            svg.ink(np.round(255 * image.reshape(28, 28)).astype(np.uint8), BARS, TOP + row * ROW, 26, 26)]
    return svg.card(760, TOP + HEIGHT + 74, *parts, title=f"One neuron with {function}")


def describe_neuron(sums: np.ndarray, labels: np.ndarray, scale: float, bias: float, function: str) -> str:
    """What `draw_neuron` shows, in words, every activation included."""
    z, activations = outputs(sums, scale, bias, function)
    each = "; ".join(f"{label}: z {at:.1f}, activation {activation:.2f}"
                     for label, at, activation in zip(labels, z, activations, strict=True))
    return (f"One neuron with {function}, weights times {scale:.2f}, bias {bias:g}. "
            f"{_headline(labels, activations, function)}. The images: {each}.")


def _headline(labels: np.ndarray, activations: np.ndarray, function: str) -> str:
    threshold, words = (0.5, "above one half") if function == "sigmoid" else (0.0, "above 0")
    chosen = [str(label) for label, activation in zip(labels, activations, strict=True) if activation > threshold]
    return f"Activation {words}: {', '.join(chosen) or 'none of them'}"


def _tick(x: float, y: float, number: int) -> str:
    return svg.text(x, y + 28, svg.signed(number, 0), anchor="middle", fill=GREY)
