"""`python -m tools.picture`: draws the README's picture, .github/digits.png."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from helpers.data import load_mnist, normalize
from helpers.figures.predictions import ten_outputs
from tools.claims.networks import wide

FILE = Path(__file__).parents[1] / ".github" / "digits.png"


def main() -> None:
    """Train lesson 00's network and show four answers and the mistake that it is surest of."""
    mnist = load_mnist("full")
    probabilities = wide(mnist, 0).predict_proba(normalize(mnist.test_images))
    wrong = probabilities.argmax(axis=1) != mnist.test_labels
    worst = int(np.where(wrong, probabilities.max(axis=1), 0).argmax())
    unsure = int(np.where(wrong, 1, probabilities.max(axis=1)).argmin())
    chosen = [0, 1, 4, unsure, worst]
    FILE.write_bytes(ten_outputs(mnist.test_images[chosen], mnist.test_labels[chosen], probabilities[chosen]).png())
    print(f"Written: {FILE.relative_to(FILE.parents[1])}")


if __name__ == "__main__":
    main()
