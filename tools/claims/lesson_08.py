"""Claims about confidence: F4 and G1 to G7."""

from __future__ import annotations

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
from helpers.data import Mnist, normalize
from helpers.network import Network
from tools.claims.networks import few, held_out, one_epoch, small_modern, textbook, wide, wide_held_out
from tools.claims.registry import Value, claim, points, share
from tools.claims.source_texts import jaffe

NETS = {"128": wide, "small": small_modern, "one_epoch": one_epoch, "textbook": textbook, "few": few,
        "held_128": wide_held_out}


def _answers(mnist: Mnist, seed: int, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Probabilities, confidence, and whether the answer is right, for the test images."""
    probabilities = NETS[name](mnist, seed).predict_proba(normalize(mnist.test_images))
    return probabilities, confidence(probabilities), probabilities.argmax(axis=1) == mnist.test_labels


@claim("F4", lesson="08", topic="accuracy", source=jaffe("Key Takeaways, 4"),
       statement="Over 99 % on clear examples",
       verdict="true with conditions", condition="clear means clear to the network",
       result="{{F4 full right}} of the images with a confidence of .99 or more, which are {{F4 full sure}} of all; "
              "{{F4 full all}} of all images",
       holds=lambda x: x.low.right > 0.99 and x.high.all < 0.99, seeds=range(5), seconds=3)
def clear_examples(mnist: Mnist, seed: int) -> dict[str, Value]:
    """`sure`: the share of test images with a confidence of at least 0.99; `right`: of those."""
    _, sure, right = _answers(mnist, seed, "128")
    clear = sure >= 0.99
    return {"sure": share(clear.mean()), "right": share(right[clear].mean()), "all": share(right.mean())}


@claim("G1", lesson="08", topic="confidence", source=jaffe("Typical Confidence Distribution"),
       statement="85 % of the images get 90 to 99 %, 12 % get 70 to 89, 3 % get 50 to 69",
       verdict="false",
       result="90 to 99 %: {{G1 full 128_90}} of the images, 70 to 90: {{G1 full 128_70 median}}, 50 to 70: "
              "{{G1 full 128_50 median}}; and {{G1 full 128_99}} get more than 99 %. Where \"90 and more\" "
              "is meant, the nearest of five networks has {{G1 full nearest_generous}} of the images in other bands",
       holds=lambda x: x.high["128_90"] < 0.5 and x.low["128_99"] > 0.5, seeds=range(5), seconds=10)
def real_bands(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Shares of the test images by confidence, for five networks. `..._apart`: how much is in another band than told.

    `nearest_generous`: of the network that comes nearest if "90-99" is taken for "90 and more".
    """
    told = np.array([0, 0.03, 0.12, 0.85, 0])  # below 50, 50-70, 70-90, 90-99, 99 and more
    result: dict[str, Value] = {}
    generous = []
    for name in ("128", "small", "one_epoch", "textbook", "few"):
        shares = bands(_answers(mnist, seed, name)[1])
        result |= {f"{name}_{band}": share(part) for band, part in
                   zip(("below", "50", "70", "90", "99"), shares, strict=True)}
        result[f"{name}_apart"] = points(np.abs(shares - told).sum() / 2)
        merged = np.append(shares[:3], shares[3:].sum())
        generous.append(np.abs(merged - told[:4]).sum() / 2)
    return result | {"nearest_generous": points(min(generous))}


@claim("G2", lesson="08", topic="confidence", source=jaffe("the text on a robust approach"),
       statement="A clear nine might get 99.7 %",
       verdict="true",
       result="{{G2 full nines}} of the nines get that or more",
       holds=lambda x: x.low.nines > 0.5, seeds=range(5))
def clear_nines(mnist: Mnist, seed: int) -> dict[str, Value]:
    _, sure, _ = _answers(mnist, seed, "128")
    return {"nines": share((sure[mnist.test_labels == 9] >= 0.997).mean()), "all": share((sure >= 0.997).mean())}


@claim("G3", lesson="08", topic="confidence", source=jaffe("Understanding Confidence Scores"),
       statement="It tells you exactly how certain it is",
       verdict="true with conditions", condition="for digits like those that it learnt from, and nearly",
       result="on MNIST nearly: confidence and share right differ by {{G3 full ece_128}} on average, where chance "
              "alone would leave {{G3 full floor_128}}. Elsewhere not (G7)",
       holds=lambda x: x.high.ece_128 < 0.015 and x.low.ece_128 > x.high.floor_128, seeds=range(5), seconds=3)
def calibration(mnist: Mnist, seed: int) -> dict[str, Value]:
    """ECE over 15 bins of equal width, in points; `..._cooled`: with a temperature fitted on held-out images.

    `floor`: what a perfectly calibrated network with these confidences would have, the mean of 100 draws.
    """
    result = {}
    random = np.random.default_rng(seed)
    others = held_out(mnist)
    for name in ("128", "small", "held_128", "few"):
        probabilities, sure, right = _answers(mnist, seed, name)
        result[f"ece_{name}"] = points(expected_calibration_error(sure, right))
        if name == "128":
            draws = [expected_calibration_error(sure, random.random(len(sure)) < sure) for _ in range(100)]
            result["floor_128"] = points(np.mean(draws))
        elif name == "small":
            result["accuracy_small"] = share(right.mean())
        else:
            temperature = fit_temperature(NETS[name](mnist, seed).predict_proba(normalize(mnist.train_images[others])),
                                          mnist.train_labels[others])
            cooled = confidence(with_temperature(probabilities, temperature))
            result[f"ece_{name}_cooled"] = points(expected_calibration_error(cooled, right))
    return result


@claim("G4", lesson="08", topic="confidence", source=jaffe("Understanding Confidence Scores"),
       statement="A digit between 0 and 6 may get 53 and 47 %",
       verdict="true with conditions", condition="but hardly ever among real digits",
       result="of 10,000 real images {{G4 full near_ties_0-6}} are such a near tie, of all pairs "
              "{{G4 full near_ties}}. A 0 blended into a 6 gets there in {{G4 full blends_53_47}} of the pairs",
       holds=lambda x: x["near_ties_0-6"] < 5 and x.blends_53_47 > 0.3, seeds=range(5), seconds=3)
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
    mean = np.mean(everything, axis=0)
    index = int(np.minimum(mean[:, 0], mean[:, 6]).argmax())
    own = everything[seed]
    middles, other_digit = _blends(mnist, wide(mnist, seed), seed)
    return {"five_near_ties": Value(sum(near_ties.values())), "five_0-6": Value(near_ties[0, 6]),
            "five_3-5": Value(near_ties[3, 5]), "five_4-9": Value(near_ties[4, 9]),
            "five_index": Value(index), "near_ties": Value(len(_near_ties(own))),
            "near_ties_0-6": Value(_near_ties(own).count((0, 6))),
            "blends_53_47": share(len(middles) / 200), "blends_another_digit": share(other_digit / 200),
            "blends_mix": share(np.median(middles))}


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


@claim("G5", lesson="08", topic="confidence", source=jaffe("Neural Network Prediction Approach, under cons"),
       statement="Confidence and being right do not always go together",
       verdict="true",
       result="{{G5 full errors_above_90}} of the errors have a confidence above .9; the surest error has "
              "{{G5 full surest_error}}",
       holds=lambda x: x.low.errors_above_90 > 0.05, seeds=range(5))
def sure_and_wrong(mnist: Mnist, seed: int) -> dict[str, Value]:
    _, sure, right = _answers(mnist, seed, "128")
    wrong_for_all = np.all([~_answers(mnist, start, "128")[2] for start in range(5)], axis=0)
    return {"auroc": Value(auroc(sure, right)), "errors_above_90": share((sure[~right] > 0.9).mean()),
            "errors_above_99": Value(int((sure[~right] > 0.99).sum())), "surest_error": share(sure[~right].max()),
            "shared": share(wrong_for_all[~right & (sure > 0.99)].mean())} | _together(mnist, seed)


def _together(mnist: Mnist, seed: int) -> dict[str, Value]:
    """One network, and the mean of the outputs of three: share right, mean cross-entropy."""
    trio = np.array([_answers(mnist, (seed + step) % 5, "128")[0] for step in range(3)])
    result: dict[str, Value] = {}
    for name, outputs in (("alone", trio[0]), ("together", trio.mean(axis=0))):
        of_label = outputs[np.arange(len(outputs)), mnist.test_labels]
        result |= {f"{name}_right": share((outputs.argmax(axis=1) == mnist.test_labels).mean()),
                   f"{name}_cost": Value(float(-np.log(of_label + 1e-12).mean()))}
    return result


@claim("G6", lesson="08", topic="confidence", source=jaffe("the text on production"),
       statement="Unsure cases can be left to a human",
       verdict="true",
       result="without the 5 % least sure images accuracy is {{G6 full 128_5}}, without 10 % {{G6 full 128_10}}. What "
              "a human makes of them was not measured",
       holds=lambda x: x.low["128_5"] > 0.987, seeds=range(5), seconds=0.3)
def deferring(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Accuracy of what is kept if so many percent are deferred. `cost_...`: an error costs 20 looks.

    The threshold is chosen on held-out images and judged on the test images. Costs are in looks per 100 images.
    """
    result = {}
    for name in ("128", "small"):
        _, sure, right = _answers(mnist, seed, name)
        curve = risk_coverage(sure, right)
        for deferred in (1, 2, 5, 10):
            kept = np.searchsorted(curve.coverage, 1 - deferred / 100 - 1e-9)
            result[f"{name}_{deferred}"] = share(1 - curve.risk[kept])
    others = held_out(mnist)
    probabilities = wide_held_out(mnist, seed).predict_proba(normalize(mnist.train_images[others]))
    threshold = threshold_for_costs(confidence(probabilities),
                                    probabilities.argmax(axis=1) == mnist.train_labels[others], 20, 1)
    _, sure, right = _answers(mnist, seed, "held_128")
    for name, chosen in (("chosen", threshold), ("nothing_deferred", 0.0), ("rule", 1 - 1 / 20),
                         ("hindsight", threshold_for_costs(sure, right, 20, 1))):
        result[f"cost_{name}"] = Value(100 * cost_per_image(sure, right, chosen, 20, 1))
    return result


@claim("G7", lesson="08", topic="confidence", source=jaffe("the text on a robust approach"),
       statement="Because it gives probabilities it is robust and knows when it does not know",
       verdict="false",
       result="white on black: {{G7 full 128_right}} right at a mean confidence of {{G7 full 128_confidence}}, against "
              "{{G7 full 128_on_digits}} on the digits as they are: it notices in part. Of those above .95 "
              "{{G7 full 128_passed_right}} are right. 784-16-16-10: {{G7 full small_right}} right, "
              "{{G7 full small_confidence}} sure",
       holds=lambda x: x.high["128_right"] < 0.2 and x.low["128_confidence"] > 0.6, seeds=range(5))
def inverted(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Inverted test images: white ink on black paper. `on_digits`: the confidence on the images as they are.

    `below_95`: inverted images with a confidence below 0.95; `passed_right`: of the others, those read right. `auroc`:
    how often an image as it is is surer than an inverted one, each drawn at random.
    """
    images = probes.inverted(normalize(mnist.test_images))
    result: dict[str, Value] = {}
    for name in ("128", "small"):
        probabilities = NETS[name](mnist, seed).predict_proba(images)
        sure, right = confidence(probabilities), probabilities.argmax(axis=1) == mnist.test_labels
        result |= {f"{name}_right": share(right.mean()), f"{name}_confidence": share(sure.mean())}
        if name == "128":
            _, on_digits, _ = _answers(mnist, seed, name)
            known = np.arange(len(on_digits) + len(sure)) < len(on_digits)
            result |= {"128_on_digits": share(on_digits.mean()), "128_below_95": share((sure < 0.95).mean()),
                       "128_passed_right": share(right[sure >= 0.95].mean()),
                       "128_auroc": share(auroc(np.append(on_digits, sure), known))}
    return result
