"""What one image wants of a network, without a formula: lesson 05's arrows and levers (browser/wishes.js).

`what_it_wants` is the widget; `wishes` is how far one image would have each weight of the outputs move.
"""

from __future__ import annotations

import base64

import numpy as np

from helpers.network import Network
from helpers.validation import checked_images, checked_labels
from helpers.widgets.in_page import InPage
from helpers.widgets.packed import check_reads_digits
from helpers.wording import article


def what_it_wants(net: Network, image: np.ndarray, label: int) -> InPage:
    """The widget: an arrow on each output, and for one of them its three levers. Show it as the last line of a cell.

    net: 784 inputs, a hidden layer or more, ten outputs. image: pixels from 0 to 1, (784,) or (28, 28). label: 0 to 9.
    Raises TypeError or ValueError for anything else.
    """
    check_reads_digits(net)
    if len(net.sizes) < 3:
        raise ValueError("net: got no hidden layer, expected one or more: it is their activations that are levers")
    one = checked_images(np.reshape(image, (1, -1)), 784, float, "image")
    [label] = checked_labels([label], 1, 10, "label").tolist()
    *_, hidden, outputs = (layer[0].astype(float) for layer in net.activations(one))
    missing = np.eye(10)[label] - outputs
    most = int(np.abs(missing).argmax())
    words = (f"An image of {article(label)}, and the ten outputs with an arrow each: from what came to what is wanted. "
             f"The longest belongs to output {most}, which should move by {missing[most]:+.2f}. Its levers are its "
             f"bias, its {len(hidden)} weights and the {len(hidden)} activations in front of it.")
    data = {"image": base64.b64encode(np.round(255 * one).astype(np.uint8).tobytes()).decode(), "label": label,
            "outputs": outputs.tolist(), "activations": hidden.tolist(), "weights": net.weights[-1].T.tolist()}
    return InPage("wishes", data, {"chosen": most}, words=words)


def wishes(net: Network, images: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """How far each image would have each weight into the outputs move: activation times what is missing.

    images (n, 784), labels (n,). Returns (n, neurons before, 10). Minus their mean is the gradient of the cost, for
    softmax outputs and cross-entropy.
    """
    *_, hidden, outputs = net.activations(images)
    return hidden[:, :, np.newaxis] * (np.eye(outputs.shape[1])[labels] - outputs)[:, np.newaxis, :]
