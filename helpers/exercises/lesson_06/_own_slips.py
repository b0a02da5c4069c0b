"""The forward and the backward pass of lesson 06's own network, with a switch for each slip that its check knows."""

from __future__ import annotations

from typing import Any

import numpy as np

FORWARD_SLIPS: dict[str, dict] = {
    "no softmax": {"softmax": False}, "no biases": {"biases": False}, "no bend": {"bend": False},
    "bend at the outputs": {"bend_all": True}, "sigmoid": {"relu": False}}


def forward(net: Any, images: np.ndarray, softmax=True, biases=True, bend=True, bend_all=False, relu=True) -> list:
    """All layers of a network with ReLU and softmax; each switch is something that is forgotten."""
    layers = [images]
    for layer, (weights, bias) in enumerate(zip(net.weights, net.biases, strict=True), 1):
        z = layers[-1] @ weights + (bias if biases else 0)
        last = layer == len(net.weights)
        if (not last and bend) or bend_all:
            z = np.maximum(z, 0) if relu else 1 / (1 + np.exp(-z))
        if last and softmax:
            z = np.exp(z - z.max(axis=1, keepdims=True))
            z /= z.sum(axis=1, keepdims=True)
        layers.append(z)
    return layers


BACKWARD_SLIPS: dict[str, dict] = {
    "forgotten mean": {"divide": False}, "uphill gradients": {"sign": -1},
    "slope of the wrong layer": {"slope": "after"}, "no slope": {"slope": "none"},
    "sigmoid's slope": {"slope": "sigmoid"}, "late": {"late": True},
    "biases averaged": {"mean_biases": True}, "not transposed": {"transpose": False}}


def backward(net: Any, images: np.ndarray, labels: np.ndarray, divide=True, sign=1, slope="own", late=False,
             mean_biases=False, transpose=True) -> tuple[list, list]:
    """The gradients of the mean cross-entropy; each switch is a slip. Slips that no shape allows give nothing."""
    layers = forward(net, images)
    errors = sign * (layers[-1] - np.eye(layers[-1].shape[1])[labels]) / (len(labels) if divide else 1)
    weight_gradients: list = []
    bias_gradients: list = []
    for layer in reversed(range(len(net.weights))):
        if not transpose and net.weights[layer].shape[0] != net.weights[layer].shape[1]:
            return [], []
        back = errors @ (net.weights[layer].T if transpose else net.weights[layer])
        before = layers[layer]
        if slope == "after":
            if back.shape != layers[layer + 1].shape:
                return [], []
            back = back * (layers[layer + 1] > 0)
        elif slope != "none":
            back = back * ((before > 0) if slope == "own" else before * (1 - before))
        used = back if late and layer and back.shape == errors.shape else errors
        weight_gradients.insert(0, before.T @ used)
        bias_gradients.insert(0, used.mean(axis=0) if mean_biases else used.sum(axis=0))
        errors = back
    return weight_gradients, bias_gradients
