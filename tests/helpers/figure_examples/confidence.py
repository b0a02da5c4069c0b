"""The figures of helpers/figures/confidence.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.confidence import bands, confidence, reliability, risk_coverage, with_temperature
from helpers.figures import confidence as figures


def examples(images, labels):
    random = np.random.default_rng(0)
    logits = 6 * np.eye(10)[labels] + random.normal(0, 2, (len(labels), 10))
    probabilities = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    sure, right = confidence(probabilities), probabilities.argmax(axis=1) == labels
    bins, curve = reliability(sure, right), risk_coverage(sure, right)
    mix = np.linspace(0, 1, 41)
    pixels = images.reshape(-1, 784) / 255
    blends = (1 - mix[:, None]) * pixels[0] + mix[:, None] * pixels[1]
    path = (1 - mix[:, None]) * probabilities[0] + mix[:, None] * probabilities[1]
    thresholds = np.linspace(0.5, 0.999, 50)
    return {
        "band_examples": lambda: figures.band_examples(images, labels, probabilities, "From sure to unsure"),
        "band_examples, empty bands": lambda: figures.band_examples(
            images[:3], labels[:3], probabilities[:3], "Three images", edges=(0, 0.1, 0.2, 1)),
        "band_shares": lambda: figures.band_shares(
            {"one reads": (0, 0.03, 0.12, 0.85, 0), "measured": bands(sure)}, "What one reads, and what is"),
        "reliability_diagram": lambda: figures.reliability_diagram({"one": bins, "two": bins}, "As sure as right?"),
        "softened_outputs": lambda: figures.softened_outputs(
            images[0], {value: with_temperature(probabilities[:1], value)[0] for value in (0.5, 1, 2)}),
        "blend_path": lambda: figures.blend_path(blends, mix, path, "From one digit to another"),
        "risk_coverage": lambda: figures.risk_coverage({"one": curve}, "The rest gets better"),
        "cost_by_threshold": lambda: figures.cost_by_threshold(
            {"validation": 1 + (thresholds - 0.9) ** 2, "test": 1.1 + (thresholds - 0.8) ** 2}, thresholds, 0.9,
            "There is a cheapest threshold"),
    }
