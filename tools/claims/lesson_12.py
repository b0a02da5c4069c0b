"""Claims about other hands than MNIST's: L1 to L3."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

import numpy as np

from helpers.confidence import confidence, expected_calibration_error
from helpers.data import Mnist, normalize
from helpers.fine_tuning import mixed
from helpers.preparation_steps import STEPS, all_without, drawn_large
from helpers.strangers import as_coarse, load_strangers, some_of_each
from tools.claims.networks import wide
from tools.claims.registry import Value, claim, points, share


@cache
def _strangers(*left_out: str) -> np.ndarray:
    """The strangers' digits without some steps of the preparation, (1797, 784)."""
    return normalize(all_without(load_strangers().drawings, *left_out))


@claim("L1", lesson="12", topic="limits", source=None,
       statement="A network that reads MNIST's test images reads other people's digits as well",
       verdict="false",
       result="of 1,797 digits by 13 others it reads {{L1 full pasted}} as they are and {{L1 full prepared}} after "
              "MNIST's own preparation; of MNIST's test images {{L1 full mnist}}, in as few pixels as the strangers' "
              "{{L1 full coarse}}",
       holds=lambda x: x.high.pasted < 0.6 and x.high.prepared < min(x.low.mnist, x.low.coarse) - 0.05, seeds=range(5),
       seconds=4)
def strangers(mnist: Mnist, seed: int) -> dict[str, Value]:
    """`pasted`: as a whole in 28 x 28 pixels. `ones`: of the strangers' ones, prepared. ECE over 15 bins, in points.

    `coarse`: MNIST's test images, every fifth of 10,000, made as coarse as the strangers' digits, and prepared.
    """
    net, labels, step = wide(mnist, seed), load_strangers().labels, max(1, len(mnist.test_images) // 2000)
    coarse = normalize(all_without(as_coarse(mnist.test_images[::step])))
    probabilities = net.predict_proba(_strangers())
    sure, right = confidence(probabilities), probabilities.argmax(axis=1) == labels
    return {"mnist": share(net.accuracy(normalize(mnist.test_images), mnist.test_labels)),
            "coarse": share(net.accuracy(coarse, mnist.test_labels[::step])),
            "pasted": share(net.accuracy(_strangers(*STEPS), labels)), "prepared": share(right.mean()),
            "ones": share(right[labels == 1].mean()), "sure": share(sure.mean()),
            "ece": points(expected_calibration_error(sure, right))}


@claim("L2", lesson="12", topic="limits", source=None,
       statement="It is enough to cut the digit out",
       verdict="false",
       result="MNIST's test images drawn large: {{L2 full large_all}} are read after the whole preparation, "
              "{{L2 full large_size}} with the digit cut out but not made 20 pixels long",
       holds=lambda x: x.high.large_size < x.low.large_all - 0.2, seeds=range(5), seconds=2.5)
def steps_left_out(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Accuracy on MNIST's test images drawn large (every tenth), with one step of the preparation left out."""
    net, step = wide(mnist, seed), max(1, len(mnist.test_images) // 1000)
    drawings = drawn_large(mnist.test_images[::step], np.random.default_rng(seed))
    result = {}
    for name, left_out in (("all", ()), *((one, (one,)) for one in STEPS), ("none", STEPS)):
        images = normalize(all_without(drawings, *left_out))
        result[f"large_{name}"] = share(net.accuracy(images, mnist.test_labels[::step]))
    return result


@claim("L3", lesson="12", topic="limits", source=None,
       statement="A network that learns a new hand forgets the old ones",
       verdict="true with conditions", condition="in part, and mostly where it sees nothing but the new one",
       result="taught ten of each digit by strangers and nothing else, it reads {{L3 full new_mnist}} of MNIST's test "
              "images; with as many old images among them {{L3 full mix_mnist}}; before {{L3 full before_mnist}}",
       holds=lambda x: x.high.new_mnist < x.low.before_mnist - 0.015 and x.low.mix_mnist > x.before_mnist - 0.012
                       and x.low.mix_strangers > x.high.before_strangers, seeds=range(5), seconds=1.2)
def forgetting(mnist: Mnist, seed: int) -> dict[str, Value]:
    """Ten epochs on ten of each of the strangers' digits, ten times each (`new`), with as many of MNIST (`mix`), and on
    those of MNIST alone (`old`). `..._strangers`: the strangers' other digits."""
    labels, images = load_strangers().labels, _strangers()
    chosen, others = some_of_each(labels, 10, np.random.default_rng(seed))
    both = mixed(normalize(mnist.train_images), mnist.train_labels, images[chosen], labels[chosen], 10,
                 np.random.default_rng(seed))
    half = 10 * len(chosen)
    result, net = {}, wide(mnist, seed)
    for name, part in (("before", None), ("new", slice(half)), ("mix", slice(None)), ("old", slice(half, None))):
        tuned = deepcopy(net)
        if part is not None:
            tuned.train(both[0][part], both[1][part], epochs=10, learning_rate=0.05, decay="linear", seed=seed)
        result[f"{name}_mnist"] = share(tuned.accuracy(normalize(mnist.test_images), mnist.test_labels))
        result[f"{name}_strangers"] = share(tuned.accuracy(images[others], labels[others]))
    return result | {"lost_new": points(result["before_mnist"].number - result["new_mnist"].number),
                     "lost_mix": points(result["before_mnist"].number - result["mix_mnist"].number)}
