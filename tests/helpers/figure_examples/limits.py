"""The figures of helpers/figures/limits.py, each drawn once. A name may have a remark after a comma."""

import numpy as np

from helpers.figures import limits as figures


def examples(images, labels):
    random = np.random.default_rng(0)
    images = images.reshape(-1, 784) / np.float32(255)
    probabilities = random.dirichlet(np.full(10, 0.3), len(labels))
    guesses = np.array([np.where(random.random(len(labels)) < 0.9, labels, (labels + 1) % 10) for _ in range(2)])
    attacked = (images[0] + 0.1 * random.choice([-1, 1], 784)).clip(0, 1)
    ranges = {"noise": (0.5, 0.4, 0.8), "letters": (0.9, 0.85, 0.95)}
    return {
        "strange_answers": lambda: figures.strange_answers({"noise": (images[:2], probabilities[:2]),
                                                            "letters": (images[2:4], probabilities[2:4])}),
        "confidence_on": lambda: figures.confidence_on({"wide": probabilities.max(axis=1),
                                                        "small": probabilities.max(axis=1) ** 2}, "noise"),
        "dots_by_kind": lambda: figures.dots_by_kind({"wide": ranges, "small": ranges}, "Sure of letters",
                                                     "confidence"),
        "dots_by_kind, without ranges": lambda: figures.dots_by_kind(
            {"before": {"noise": (0.5,)}, "after": {"noise": (0.1,)}}, "It doubts noise", "confidence"),
        "by_distance": lambda: figures.by_distance(np.linspace(1, 0.93, 10), images[:10]),
        "missed_by_all": lambda: figures.missed_by_all(images, labels, guesses),
        "missed_by_all, none": lambda: figures.missed_by_all(images, labels, np.array([labels, labels])),
        "change_curves": lambda: figures.change_curves(
            {"one": [0.98, 0.8, 0.4], "other": [0.97, 0.9, 0.7]}, [0, 1, 2], "Two pixels cost it", "shift in pixels",
            images[:3]),
        "change_curves, without images": lambda: figures.change_curves({"one": [0.98, 0.4]}, [0, 0.1], "It falls",
                                                                       "epsilon"),
        "digit_rows": lambda: figures.digit_rows({"fours": images[:4], "nines": images[4:8]}, "Leaning more and more",
                                                 ["left", "2", "3", "right"]),
        "digit_rows, with answers": lambda: figures.digit_rows({"a 4": images[:2]}, "More",
                                                               answers={"a 4": probabilities[:2]}),
        "attack": lambda: figures.attack(images[0], attacked, probabilities[0], probabilities[1]),
        "attack, without effect": lambda: figures.attack(images[0], images[0], probabilities[0], probabilities[0]),
        "audit": lambda: figures.audit(["upright", "leaning"], {"half": [0.97, 0.58], "all": [0.97, 0.97]},
                                       "Those who lean are misread", "slant"),
    }
