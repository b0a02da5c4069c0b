"""One decision, taken apart: the loudest hidden neurons, what each adds to which output, and a switch for each.

`trace_decision` is the widget of lesson 07; browser/decision.js draws it. The numbers are those of
`probes.contributions`.
"""

from __future__ import annotations

import numpy as np

from helpers import probes
from helpers.figures.deciding import decision
from helpers.network import Network
from helpers.validation import checked_array, checked_images, checked_labels
from helpers.widgets.in_page import InPage
from helpers.widgets.packed import as_base64, check_reads_digits, packed
from helpers.widgets.pad import samples
from helpers.wording import percent

LOUDEST = 5  # neurons with a row of their own


def trace_decision(net: Network, images, labels) -> InPage:
    """The widget: a drawing or one of the images, decided in the page. Show it as the last line of a cell.

    net: 784 pixels, one hidden layer of at least 5 neurons, ten outputs of softmax. images (n, 784) from 0 to 1, at
    most ten, and labels (n,): what there is for those who do not draw.
    """
    check_reads_digits(net)
    if len(net.sizes) != 3 or net.sizes[1] < LOUDEST or net.output != "softmax":
        raise ValueError(f"net: got {'-'.join(map(str, net.sizes))} with {net.output} outputs, expected one hidden "
                         f"layer of at least {LOUDEST} neurons and softmax outputs")
    images = checked_images(checked_array("images", images, "fiu", "numbers from 0 to 1"), 784, float)
    labels = checked_labels(labels, len(images), 10)
    if not 1 <= len(images) <= 10:
        raise ValueError(f"images: got {len(images)}, expected 1 to 10")
    if images.min() < 0 or images.max() > 1:
        raise ValueError(f"images: got numbers from {images.min():g} to {images.max():g}, expected 0 to 1")

    data = {"network": packed(net), "loudest": LOUDEST, "samples": samples(), "names": labels.tolist(),
            "images": [as_base64(row) for row in np.round(255 * images).astype(np.uint8)]}
    hidden = net.activations(images[:1])[1][0]
    loudest = hidden.argsort(kind="stable")[::-1][:LOUDEST]
    outputs = net.predict_proba(images[:1])[0]
    words = (f"An image of a {labels[0]}, decided by {len(hidden)} hidden neurons, of which {np.sum(hidden > 0)} are "
             f"active. It says {outputs.argmax()}, with {percent(outputs.max())}. The loudest are neurons "
             f"{', '.join(map(str, loudest))}.")
    picture = decision(images[0], probes.contributions(net, images[0]), net.biases[-1], loudest.tolist(), hidden,
                       "One decision: what is added to the sum of each output")
    return InPage("decision", data, {"strokes": [], "image": 0, "off": []}, words=words,
                  static=picture._repr_mimebundle_()["text/html"])
