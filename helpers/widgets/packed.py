"""A network as plain JSON, for browser/network.js."""

from __future__ import annotations

import base64

import numpy as np

from helpers.network import Network, checked_net
from helpers.validation import one_of

LARGEST = 1e30  # sums of hundreds of such numbers still fit into float32
KINDS = ("float16", "float32", "int8")


def check_reads_digits(network: Network) -> None:
    """Raises TypeError or ValueError for anything but a network that makes ten outputs of 784 pixels."""
    checked_net(network)
    if (network.sizes[0], network.sizes[-1]) != (784, 10):
        raise ValueError(f"network: got {network.sizes[0]} inputs and {network.sizes[-1]} outputs, expected 784 and 10")


def packed(network: Network, weights: str = "float16") -> dict:
    """The network as JSON: `sizes`, `activation`, `output`, and each layer's weights and biases as base64.

    weights: how they are written. "float16": 2 bytes each; "float32": 4 bytes, as they are; "int8": 1 byte each, as a
    share of the largest weight of the same neuron (-127 to 127). Biases are always float32.
    Raises ValueError for weights that cannot be written so, being too large or not finite.
    """
    checked_net(network)
    one_of("weights", weights, KINDS)
    layers = []
    for place, (w, b) in enumerate(zip(network.weights, network.biases, strict=True)):
        if not all(np.isfinite(array).all() and np.abs(array).max(initial=0) <= LARGEST for array in (w, b)):
            raise ValueError(f"network: its layer {place} has weights that are not finite or above {LARGEST:.2g}, "
                             "expected smaller ones")
        layers.append(_layer(w, weights) | {"biases": as_base64(b.astype("<f4"))})
    return {"sizes": list(network.sizes), "activation": network.activation, "output": network.output, "kind": weights,
            "layers": layers}


def _layer(weights: np.ndarray, kind: str) -> dict:
    if kind == "int8":
        scales = np.abs(weights).max(axis=0) / 127
        shares = np.round(weights / np.where(scales > 0, scales, 1))
        return {"weights": as_base64(shares.astype(np.int8)), "scales": as_base64(scales.astype("<f4"))}
    largest = np.abs(weights).max()
    if kind == "float16" and largest > np.finfo(np.float16).max:
        raise ValueError(f'weights: got "float16" for a weight of size {largest:.3g}, expected "float32": '
                         f"float16 ends at {np.finfo(np.float16).max:g}")
    return {"weights": as_base64(weights.astype("<f2" if kind == "float16" else "<f4"))}


def as_base64(array: np.ndarray) -> str:
    """The bytes of an array, as the page reads them (`bytes` in browser/draw.js)."""
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()
