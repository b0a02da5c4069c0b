"""Two workers share every batch of a training, on this one machine: two processes that talk over its own network.

    from helpers.two_workers import two_workers
    two_workers(images, labels)

or `python -m helpers.two_workers`, which takes about half a minute. Each worker reads one half of each batch, the
gradients are added up over both (TensorFlow's MultiWorkerMirroredStrategy), and both take the same step. Keras 3's own
`fit` refuses this strategy, so the step is written out, as a `tf.function`. For comparison, one process takes the same
steps with the whole batch, and one with the first half alone.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from helpers.quiet_tensorflow import MISSING
from helpers.validation import checked_number

SIZES = (784, 128, 10)
RATE = 0.1
TASKS = {"worker 0": (0, 2), "worker 1": (1, 2), "whole": (0, 1), "half": (0, 2)}  # name -> (its part, of so many)


class TwoWorkers(NamedTuple):
    """The largest difference between any two weights or biases that belong together, after the last step."""

    between_workers: float      # worker 0 and worker 1
    to_whole_batch: float       # worker 0 and one process with the whole batch
    half_batch: float           # one process with the first half only, and one with the whole batch
    moved: float                # how far the whole batch moved a weight from its start


def two_workers(images: np.ndarray, labels: np.ndarray, steps: int = 20, batch_size: int = 128, seed: int = 0,
                timeout: float = 180.0) -> TwoWorkers:
    """Train 784-128-10 for some steps in two processes, in one with the whole batch, and in one with half of it.

    images: (n, 784), from 0 to 1; labels: (n,). batch_size: of both workers together, an even number. timeout: seconds
    for each of the three trainings. Every process is ended before this returns or raises.
    Raises ValueError for a batch that cannot be halved or too few images, RuntimeError where TensorFlow is missing or a
    process fails, TimeoutError where one does not end.
    """
    checked_number("steps", steps, whole=True, at_least=1)
    checked_number("batch_size", batch_size, whole=True, at_least=2)
    if batch_size % 2:
        raise ValueError(f"batch_size: got {batch_size}, expected an even number: each worker takes one half")
    if len(images) < steps * batch_size or len(labels) != len(images):
        raise ValueError(f"images, labels: got {len(images)} and {len(labels)}, expected equally many, and at least "
                         f"{steps * batch_size} for {steps} steps")
    if find_spec("tensorflow") is None:
        raise RuntimeError(MISSING)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        np.savez(folder / "images.npz", images=np.asarray(images[:steps * batch_size], np.float32),
                 labels=np.asarray(labels[:steps * batch_size], np.int64), start=_start(seed))
        _run(folder, ["worker 0", "worker 1"], batch_size, timeout)
        _run(folder, ["whole"], batch_size, timeout)
        _run(folder, ["half"], batch_size, timeout)
        ends = {task: np.load(folder / f"{task}.npy") for task in TASKS}
    return TwoWorkers(*(float(np.abs(one - other).max()) for one, other in (
        (ends["worker 0"], ends["worker 1"]), (ends["worker 0"], ends["whole"]), (ends["half"], ends["whole"]),
        (ends["whole"], _start(seed)))))


def _start(seed: int) -> np.ndarray:
    """The weights and biases of a fresh network, one behind the other."""
    from helpers.keras_twin import weights_in_order
    from helpers.network import Network

    return np.concatenate([array.ravel() for array in weights_in_order(Network(SIZES, activation="relu", seed=seed))])


# ---- the parent's side -----------------------------------------------------------------------------------------------

def _run(folder: Path, tasks: Sequence[str], batch_size: int, timeout: float) -> None:
    """Run tasks at the same time, each in a process of its own, until all have ended."""
    addresses = [f"127.0.0.1:{port}" for port in _free_ports(len(tasks))]
    end = time.monotonic() + timeout
    with ExitStack() as closing:
        processes = []
        for index, task in enumerate(tasks):
            settings = {"cluster": {"worker": addresses}, "task": {"type": "worker", "index": index}}
            words = os.environ | {"TF_CONFIG": json.dumps(settings), "TF_NUM_INTRAOP_THREADS": "1",
                                  "CUDA_VISIBLE_DEVICES": "-1"}
            words.pop("KERAS_BACKEND", None)
            said = closing.enter_context(open(folder / f"{task}.log", "w+", encoding="utf-8"))
            process = subprocess.Popen(
                [sys.executable, "-m", "helpers.two_workers", task, str(folder), str(batch_size)],
                cwd=Path(__file__).parents[1], env=words, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
            closing.callback(_ended, process)
            processes.append((task, process, said))
        while any(process.poll() is None for _, process, _ in processes):
            failed = [(task, said) for task, process, said in processes if process.poll()]
            if failed or time.monotonic() > end:
                break       # the other would wait for it for ever
            time.sleep(0.05)
        for task, process, said in processes:
            if process.poll():
                said.seek(0)
                raise RuntimeError(f"{task} failed: {said.read().strip()[-1500:]}")
        if any(process.poll() is None for _, process, _ in processes):
            raise TimeoutError(f"{' and '.join(tasks)}: still running after {timeout:g} s. They were ended.")


def _ended(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.kill()
    process.wait()


def _free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens on. All are held until the last is found, so they differ."""
    with ExitStack() as closing:
        sockets = [closing.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


# ---- a worker's side -------------------------------------------------------------------------------------------------

def _work(task: str, folder: Path, batch_size: int) -> None:
    """What one process does: its part of every batch, and at the end its weights into a file."""
    import tensorflow as tf  # load_tensorflow has it compute at once, and then it takes no more settings

    place, parts = TASKS[task]
    strategy = tf.distribute.MultiWorkerMirroredStrategy()
    stored = np.load(folder / "images.npz")
    shapes = [shape for pair in pairwise(SIZES) for shape in (pair, pair[1:])]
    cuts = np.cumsum([int(np.prod(shape)) for shape in shapes])[:-1]
    with strategy.scope():      # a variable that is made here is the same in every worker
        parameters = [tf.Variable(part.reshape(shape)) for part, shape in
                      zip(np.split(stored["start"], cuts), shapes, strict=True)]
    share = batch_size if parts == 1 else batch_size // parts
    counted = share * strategy.num_replicas_in_sync     # images of a step, over all workers

    @tf.function
    def step(images, labels):
        def in_each_worker(images, labels):
            with tf.GradientTape() as tape:
                activations = images
                for layer in range(0, len(parameters), 2):
                    sums = activations @ parameters[layer] + parameters[layer + 1]
                    activations = tf.nn.relu(sums)     # of the last layer the sums are used
                costs = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, sums)
                cost = tf.reduce_sum(costs) / counted
            gradients = tape.gradient(cost, parameters)
            together = tf.distribute.get_replica_context().all_reduce("sum", gradients)
            for parameter, gradient in zip(parameters, together, strict=True):
                parameter.assign_sub(RATE * gradient)

        strategy.run(in_each_worker, (images, labels))

    for start in range(0, len(stored["labels"]), batch_size):
        own = slice(start + place * share, start + (place + 1) * share)
        step(tf.constant(stored["images"][own]), tf.constant(stored["labels"][own]))
    np.save(folder / f"{task}.npy", np.concatenate([parameter.numpy().ravel() for parameter in parameters]))


def _main(words: Sequence[str]) -> None:
    if words:
        task, folder, batch_size = words
        return _work(task, Path(folder), int(batch_size))
    from helpers.data import load_mnist, normalize

    mnist = load_mnist()
    print("Two workers, 20 steps of 784-128-10 in batches of 2 x 64. This takes about half a minute.", flush=True)
    for what, difference in two_workers(normalize(mnist.train_images), mnist.train_labels)._asdict().items():
        print(f"{what.replace('_', ' '):16s} {difference:.1e}")


if __name__ == "__main__":
    _main(sys.argv[1:])
