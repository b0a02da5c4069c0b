"""Claims about confidence: F4 and G1 to G7."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np

from helpers import probes
from helpers.confidence import (
    auroc,
    bands,
    confidence,
    cost_per_image,
    expected_calibration_error,
    fit_temperature,
    risk_coverage,
    threshold_for_costs,
    with_temperature,
)
from helpers.data import Mnist, normalize, stratified_split
from helpers.network import Network
from tools.claims.data import trained_on_all
from tools.claims.registry import Value, claim, percent

SMALL = [784, 16, 16, 10]
_kept: dict[tuple[str, str, int], Network] = {}


def _net(mnist: Mnist, seed: int, name: str) -> Network:
    """A network by its name in `RECIPES`, trained once and kept: eight claims ask the same ones."""
    key = (mnist.source, name, seed)
    if key not in _kept:
        _kept[key] = RECIPES[name](mnist, seed)
    return _kept[key]


def _train(sizes: list[int], full: int, subset: int, held_out: bool = False, count: int | None = None,
           output: dict | None = None, **recipe) -> Callable[[Mnist, int], Network]:
    """A recipe. full, subset: epochs on each; held_out: on five sixths of the images; count: on so many of those."""
    def trained(mnist: Mnist, seed: int) -> Network:
        chosen = stratified_split(mnist.train_labels, 1 / 6)[0][:count] if held_out or count else slice(None)
        net = Network(sizes, **({"activation": "relu"} if output is None else output), seed=seed)
        net.train(normalize(mnist.train_images[chosen]), mnist.train_labels[chosen],
                  epochs=full if mnist.source == "full" else subset, seed=seed, **recipe)
        return net
    return trained


MODERN = {"momentum": 0, "batch_size": 32, "decay": "linear"}
TEXTBOOK = {"momentum": 0, "batch_size": 10, "learning_rate": 1.5}
RECIPES: dict[str, Callable[[Mnist, int], Network]] = {
    "128": trained_on_all,
    "small": _train(SMALL, 20, 60, **MODERN),
    "textbook": _train(SMALL, 10, 30, **TEXTBOOK,
                       output={"output": "sigmoid", "cost": "quadratic", "init": "normal"}),
    "one_epoch": _train(SMALL, 1, 4, **MODERN),
    "few": _train([784, 128, 10], 60, 60, count=1000),
    "held_128": _train([784, 128, 10], 5, 20, held_out=True, decay="linear"),
    "held_small": _train(SMALL, 10, 40, held_out=True, **MODERN),
}


def _answers(mnist: Mnist, seed: int, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Probabilities, confidence, and whether the answer is right, for the test images."""
    probabilities = _net(mnist, seed, name).predict_proba(normalize(mnist.test_images))
    return probabilities, confidence(probabilities), probabilities.argmax(axis=1) == mnist.test_labels


def _points(share: float) -> Value:
    return Value(100 * float(share), "points")


@claim("F4", seeds=range(5), seconds=3)
def clear_examples(mnist: Mnist, seed: int) -> dict[str, Value]:
    """`sure`: the share of test images with a confidence of at least 0.99; `right`: of those."""
    _, sure, right = _answers(mnist, seed, "128")
    clear = sure >= 0.99
    return {"sure": percent(clear.mean()), "right": percent(right[clear].mean()), "all": percent(right.mean()),
            "wrong": Value(int((clear & ~right).sum()))}


@claim("G1", seeds=range(5), seconds=10)
def real_bands(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Shares of the test images by confidence, for five networks. `..._apart`: how much is in another band than said.

    `..._apart_generous` takes "90-99" for "90 and more".
    """
    said = np.array([0, 0.03, 0.12, 0.85, 0])  # below 50, 50-70, 70-90, 90-99, 99 and more
    result = {}
    for name in ("128", "small", "one_epoch", "textbook", "few"):
        shares = bands(_answers(mnist, seed, name)[1])
        result |= {f"{name}_{band}": percent(share) for band, share in
                   zip(("below", "50", "70", "90", "99"), shares, strict=True)}
        merged = np.append(shares[:3], shares[3:].sum())
        result[f"{name}_apart"] = _points(np.abs(shares - said).sum() / 2)
        result[f"{name}_apart_generous"] = _points(np.abs(merged - said[:4]).sum() / 2)
    for reading in ("apart", "apart_generous"):
        apart = min(value.number for quantity, value in result.items() if quantity.endswith(f"_{reading}"))
        result["nearest" + reading.removeprefix("apart")] = Value(apart, "points")
    return result


@claim("G2", seeds=range(5))
def clear_nines(mnist: Mnist, seed: int) -> dict[str, Value]:
    _, sure, _ = _answers(mnist, seed, "128")
    return {"nines": percent((sure[mnist.test_labels == 9] >= 0.997).mean()), "all": percent((sure >= 0.997).mean())}


@claim("G3", seeds=range(5), seconds=3)
def calibration(mnist: Mnist, seed: int) -> dict[str, Value]:
    """ECE over 15 bins of equal width, in points; `..._cooled`: with a temperature fitted on held-out images."""
    result = {}
    for name in ("128", "small", "held_128", "held_small", "few"):
        probabilities, sure, right = _answers(mnist, seed, name)
        result[f"ece_{name}"] = _points(expected_calibration_error(sure, right))
        result[f"confidence_{name}"] = percent(sure.mean())
        result[f"accuracy_{name}"] = percent(right.mean())
        if name == "128":
            result["right_at_80_to_90"] = percent(right[(sure >= 0.8) & (sure < 0.9)].mean())
        elif name != "small":
            _, held_out = stratified_split(mnist.train_labels, 1 / 6)
            held_out = held_out, _net(mnist, seed, name).predict_proba(normalize(mnist.train_images[held_out]))
            temperature = fit_temperature(held_out[1], mnist.train_labels[held_out[0]])
            cooled = confidence(with_temperature(probabilities, temperature))
            result[f"temperature_{name}"] = Value(temperature)
            result[f"ece_{name}_cooled"] = _points(expected_calibration_error(cooled, right))
    return result


@claim("G4", seeds=range(5), seconds=3)
def zero_or_six(mnist: Mnist, seed: int) -> dict[str, Value]:
    """A near-tie: two outputs of at least 0.4. Those with `five` in their name are over all five networks.

    Blends: 200 pairs of a 0 and a 6, in 101 steps; `blends_53_47`: at some step the two largest outputs are those
    two digits' and within 5 points of 53 and 47.
    """
    everything = [_answers(mnist, start, "128")[0] for start in range(5)]
    near_ties = dict.fromkeys(combinations(range(10), 2), 0)
    for probabilities in everything:
        for pair in _near_ties(probabilities):
            near_ties[pair] += 1
    order = sorted(near_ties, key=near_ties.get, reverse=True)
    mean = np.mean(everything, axis=0)
    index = int(np.minimum(mean[:, 0], mean[:, 6]).argmax())
    own = everything[seed]
    middles, other_digit = _blends(mnist, _net(mnist, seed, "128"), seed)
    return {"five_near_ties": Value(sum(near_ties.values())), "five_0-6": Value(near_ties[0, 6]),
            "five_3-5": Value(near_ties[3, 5]), "five_4-9": Value(near_ties[4, 9]),
            "five_most": Value(near_ties[order[0]]), "five_index": Value(index), "five_0": percent(mean[index, 0]),
            "five_6": percent(mean[index, 6]), "near_ties": Value(len(_near_ties(own))),
            "near_ties_0-6": Value(_near_ties(own).count((0, 6))),
            "blends_53_47": percent(len(middles) / 200), "blends_another_digit": percent(other_digit / 200),
            "blends_mix": percent(np.median(middles))}


def _near_ties(probabilities: np.ndarray) -> list[tuple[int, int]]:
    """The pairs of digits that both have an output of at least 0.4."""
    order = np.argsort(probabilities, axis=1)[:, -2:]
    tied = np.take_along_axis(probabilities, order[:, :1], axis=1)[:, 0] >= 0.4
    return [tuple(pair) for pair in np.sort(order[tied], axis=1).tolist()]


def _blends(mnist: Mnist, net: Network, seed: int) -> tuple[list[float], int]:
    """The mixes (share of the 6) at which blends are near 53/47, and how many blends say a third digit on the way."""
    random = np.random.default_rng(seed)
    images = normalize(mnist.test_images)
    pairs = [random.choice(np.flatnonzero(mnist.test_labels == digit), 200) for digit in (0, 6)]
    mix = np.linspace(0, 1, 101, dtype=np.float32)[:, np.newaxis]
    middles, other_digit = [], 0
    for zero, six in zip(*pairs, strict=True):
        probabilities = net.predict_proba((1 - mix) * images[zero] + mix * images[six])
        both = np.sort(probabilities[:, [0, 6]], axis=1)
        near = np.all(np.abs(both - [0.47, 0.53]) <= 0.05, axis=1)
        other_digit += not np.isin(probabilities.argmax(axis=1), [0, 6]).all()
        if near.any():
            middles.append(float(mix[near].mean()))
    return middles, other_digit


@claim("G5", seeds=range(5))
def sure_and_wrong(mnist: Mnist, seed: int) -> dict[str, Value]:
    _, sure, right = _answers(mnist, seed, "128")
    everybody = [_answers(mnist, start, "128") for start in range(5)]
    wrong_for_all = np.all([~right for _, _, right in everybody], axis=0)
    sure_for_all = np.min([sure for _, sure, _ in everybody], axis=0)
    return {"auroc": Value(auroc(sure, right)), "errors": Value(int((~right).sum())),
            "errors_above_90": percent((sure[~right] > 0.9).mean()),
            "errors_above_99": Value(int((sure[~right] > 0.99).sum())), "surest_error": percent(sure[~right].max()),
            "shared": percent(wrong_for_all[~right & (sure > 0.99)].mean()),
            "missed_by_five": Value(int(wrong_for_all.sum())),
            "missed_by_five_above_99": Value(int((wrong_for_all & (sure_for_all > 0.99)).sum()))}


@claim("G6", seeds=range(5), seconds=0.3)
def deferring(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Accuracy of what is kept if so many per cent are deferred. `cost_...`: an error costs 20 looks.

    The threshold is chosen on held-out images and judged on the test images. Costs are in looks per 100 images.
    """
    result = {}
    for name in ("128", "small"):
        _, sure, right = _answers(mnist, seed, name)
        curve = risk_coverage(sure, right)
        for deferred in (1, 2, 5, 10):
            kept = np.searchsorted(curve.coverage, 1 - deferred / 100 - 1e-9)
            result[f"{name}_{deferred}"] = percent(1 - curve.risk[kept])
    _, held_out = stratified_split(mnist.train_labels, 1 / 6)
    probabilities = _net(mnist, seed, "held_128").predict_proba(normalize(mnist.train_images[held_out]))
    threshold = threshold_for_costs(confidence(probabilities),
                                    probabilities.argmax(axis=1) == mnist.train_labels[held_out], 20, 1)
    _, sure, right = _answers(mnist, seed, "held_128")
    result |= {"cost_threshold": Value(threshold), "cost_deferred": percent((sure < threshold).mean()),
               "cost_right": percent(right[sure >= threshold].mean())}
    for name, chosen in (("chosen", threshold), ("nothing_deferred", 0.0), ("rule", 1 - 1 / 20),
                         ("hindsight", threshold_for_costs(sure, right, 20, 1))):
        result[f"cost_{name}"] = Value(100 * cost_per_image(sure, right, chosen, 20, 1))
    return result


@claim("G7", seeds=range(5))
def inverted(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Inverted test images: white ink on black paper. `..._passed`: confidence of at least 0.95."""
    images = probes.inverted(normalize(mnist.test_images))
    result = {}
    for name in ("128", "small"):
        probabilities = _net(mnist, seed, name).predict_proba(images)
        sure, right = confidence(probabilities), probabilities.argmax(axis=1) == mnist.test_labels
        result |= {f"{name}_right": percent(right.mean()), f"{name}_confidence": percent(sure.mean()),
                   f"{name}_passed": percent((sure >= 0.95).mean()),
                   f"{name}_ece": _points(expected_calibration_error(sure, right))}
    return result
