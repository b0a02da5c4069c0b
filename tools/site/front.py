"""The network of the first page: trained when the site is made, and written as a page of its own as well."""

from __future__ import annotations

import json
import re
from pathlib import Path

from helpers.data import load_mnist, normalize
from helpers.network import Network
from helpers.webpage import export_webpage

EPOCHS = 6


def write_network(folder: Path) -> dict:
    """Train 784-128-10 on whatever MNIST there is, write network.html into `folder`, and return what the page shows."""
    mnist = load_mnist()
    net = Network([784, 128, 10], activation="relu", seed=0)
    train, test = normalize(mnist.train_images), normalize(mnist.test_images)
    net.train(train, mnist.train_labels, epochs=EPOCHS, decay="linear", seed=0)
    right = float(net.accuracy(test, mnist.test_labels))
    card = {
        "What it is": "A dense network with 128 hidden neurons (relu), written in NumPy, as lesson 06 builds it.",
        "What it learnt from": f"{len(train):,} digits of MNIST, {EPOCHS} times through, when this site was made.",
        "How good it is": f"It reads {right:.1%} of {len(test):,} test images that it has never seen. Your hand is "
                          "another matter: lesson 12 asks why.",
        "What it reads": "One digit at a time. It answers whatever you draw, a letter or a face too.",
        "Your drawings": "stay in this page. Nothing is sent anywhere.",
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = export_webpage(net, folder / "network.html", title="Draw a digit here", unsure_below=0.5, card=card)
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', path.read_text(encoding="utf-8"))
    assert found is not None
    return json.loads(found[1])
