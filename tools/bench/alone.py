"""What needs a process of its own: the peak of memory, and whether a second BLAS thread pays.

`python -m tools.bench.alone memory NAME` and `python -m tools.bench.alone threads IMAGES RUNS` print JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from itertools import product
from statistics import median

import numpy as np

from tools.bench.plan import SMALL, WIDE, Recipe
from tools.processes import ROOT

DATA_ONLY = "the images alone"


def in_own_process(*words: str):
    """What this module prints when it is started with these words."""
    done = subprocess.run([sys.executable, "-m", "tools.bench.alone", *words], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"The measurement {' '.join(words)} failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def peak_megabytes() -> float | None:
    """The most memory that this process has held so far, in MB of a million bytes; None on Windows."""
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6  # bytes on macOS, kB elsewhere


def memory(name: str) -> float | None:
    """Peak memory of loading the images and training 784-128-10 on all of them for one epoch, Python included."""
    from helpers.data import load_mnist, normalize

    mnist = load_mnist("full")
    images = normalize(mnist.train_images)
    if name != DATA_ONLY:
        from tools.bench.contenders import CONTENDERS
        from tools.bench.growth import never

        CONTENDERS[name](WIDE, images, mnist.train_labels).train(1, never)
    return peak_megabytes()


def second_epoch(recipe: Recipe, images: np.ndarray, labels: np.ndarray) -> float:
    """Seconds of the engine's second epoch, by the clock. `Network.train` would hold BLAS to one thread."""
    from helpers.momentum import Momentum
    from helpers.network import Network

    net, random = Network(recipe.sizes, activation="relu"), np.random.default_rng(0)
    optimizer, targets = Momentum(net, recipe.learning_rate, 0.9, 0.0, None), net._targets(labels)
    for _ in range(2):
        start = time.perf_counter()
        net._epoch(images, targets, random.permutation(len(images)), recipe.batch_size, optimizer, None, random)
    return time.perf_counter() - start


def threads(count: int, runs: int) -> list[dict]:
    """Seconds of a second epoch of `count` images with one and two BLAS threads, with and without a busy process.

    By the clock on the wall, because waiting is what is feared. The busy process is a loop in Python.
    """
    from threadpoolctl import threadpool_limits

    from helpers.data import load_mnist, normalize

    mnist = load_mnist()
    images, labels = normalize(mnist.train_images)[:count], mnist.train_labels[:count]
    rows = []
    for busy in (False, True):
        other = subprocess.Popen([sys.executable, "-c", "while True: pass"]) if busy else None
        try:
            seconds: dict = {}
            for _, recipe, number in product(range(runs + 1), (WIDE, SMALL), (1, 2)):
                with threadpool_limits(number, "blas"):
                    seconds.setdefault((recipe.name, number), []).append(second_epoch(recipe, images, labels))
        finally:
            if other:
                other.kill()
                other.wait()
        rows += [{"net": net, "threads": number, "busy": busy, "seconds": median(values[1:])}
                 for (net, number), values in seconds.items()]
    return rows


if __name__ == "__main__":
    what, *words = sys.argv[1:]
    print(json.dumps(memory(*words) if what == "memory" else threads(*map(int, words))))
