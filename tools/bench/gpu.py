"""Does a graphics card (GPU) train this course's networks faster? `python -m tools.bench.gpu` on a machine with one.

It needs PyTorch (`start.py bench` installs it) or Keras on a library that reaches the GPU (KERAS_BACKEND=jax, say), or
both, and writes data/gpu.json anew: seconds for an epoch of 60,000 images, on the GPU and on the processor cores of the
same machine, and with the course's engine on one core. Each library and device has a process of its own. Of a few
epochs the fastest counts, without the first, which sets things up. A large network on the cores learns from a part of
the images, and the time is scaled. `--images 1280 --nowhere` is for a try: it shows the times and writes nothing.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise

import numpy as np

from helpers.data import load_mnist, normalize
from helpers.files import write_whole
from helpers.gpu_times import FILE
from tools.bench import AS_GIVEN, GIVEN, machine
from tools.processes import ONE_THREAD, ROOT

EPOCH = 60_000
LARGE, PART = "784-4096-4096-10", 12_800            # on the processor's cores it learns from a part of the images
CNN = "CNN 8-24-64"
PLAN = [("784-16-16-10", 32), ("784-16-16-10", 1024), ("784-128-10", 64), ("784-128-10", 1024), (LARGE, 64),
        (LARGE, 1024), (CNN, 128), (CNN, 1024)]
RATE, MOMENTUM = 0.05, 0.9
WITHOUT_GPU = {"CUDA_VISIBLE_DEVICES": "", "JAX_PLATFORMS": "cpu"}
WAYS = {"engine": ONE_THREAD, "Keras CPU": WITHOUT_GPU, "Keras GPU": {}, "PyTorch CPU": WITHOUT_GPU, "PyTorch GPU": {}}

Epoch = Callable[[], None]


def sizes_of(network: str) -> list[int]:
    return [int(size) for size in network.split("-")]


# ---- one epoch, three ways -------------------------------------------------------------------------------------------

def with_engine(network: str, batch_size: int, images: np.ndarray, labels: np.ndarray) -> Epoch:
    from helpers.network import Network

    net = Network(sizes_of(network), activation="relu", seed=0)
    return lambda: void(net.train(images, labels, epochs=1, batch_size=batch_size, learning_rate=RATE,
                                  momentum=MOMENTUM))


def with_keras(network: str, batch_size: int, images: np.ndarray, labels: np.ndarray) -> Epoch:
    import keras

    layers = keras.layers
    if network == CNN:
        images = images.reshape(-1, 28, 28, 1)
        model = keras.Sequential([
            keras.Input((28, 28, 1)), layers.Conv2D(8, 5, activation="relu"), layers.MaxPooling2D(),
            layers.Conv2D(24, 5, activation="relu"), layers.MaxPooling2D(), layers.Flatten(),
            layers.Dense(64, activation="relu"), layers.Dense(10, activation="softmax")])
    else:
        inputs, *hidden, outputs = sizes_of(network)
        model = keras.Sequential([keras.Input((inputs,)), *(layers.Dense(size, activation="relu") for size in hidden),
                                  layers.Dense(outputs, activation="softmax")])
    model.compile(keras.optimizers.SGD(RATE, momentum=MOMENTUM), "sparse_categorical_crossentropy")
    return lambda: void(model.fit(images, labels, batch_size=batch_size, verbose=0))


def with_torch(network: str, batch_size: int, images: np.ndarray, labels: np.ndarray) -> Epoch:
    import torch
    from torch import nn

    device = "cuda" if torch.cuda.is_available() else "cpu"
    if network == CNN:
        layers = [nn.Unflatten(1, (1, 28, 28)), nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 24, 5),
                  nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(384, 64), nn.ReLU(), nn.Linear(64, 10)]
    else:
        sizes = sizes_of(network)
        layers = [layer for pair in pairwise(sizes) for layer in (nn.Linear(*pair), nn.ReLU())][:-1]
    model = nn.Sequential(*layers).to(device)
    optimizer = torch.optim.SGD(model.parameters(), RATE, momentum=MOMENTUM)
    all_images, all_labels = torch.tensor(images, device=device), torch.tensor(labels, device=device)

    def epoch() -> None:
        order = torch.randperm(len(all_images), device=device)
        for batch in order.split(batch_size):
            optimizer.zero_grad(set_to_none=True)
            nn.functional.cross_entropy(model(all_images[batch]), all_labels[batch]).backward()
            optimizer.step()
        if device == "cuda":
            torch.cuda.synchronize()        # until here the GPU may still be at it
    return epoch


def void(_) -> None:
    """What is computed is not needed."""


MAKERS = {"engine": with_engine, "Keras": with_keras, "PyTorch": with_torch}


def has_gpu(library: str) -> bool:
    """Does the library reach a GPU from this process?"""
    if library == "PyTorch":
        import torch

        return torch.cuda.is_available()
    import keras

    return any("cpu" not in device.lower() for device in keras.distribution.list_devices())


# ---- all of them -----------------------------------------------------------------------------------------------------

def measure(way: str, count: int) -> None:
    """In a process of its own: print a line of JSON for each network and batch size."""
    library, _, device = way.partition(" ")
    if device and (has_gpu(library) != (device == "GPU")):
        raise SystemExit(f"{library} reaches {'no' if device == 'GPU' else 'a'} GPU here.")
    mnist = load_mnist()
    images, labels = normalize(mnist.train_images)[:count], mnist.train_labels[:count].astype(np.int64)
    for network, batch_size in PLAN:
        if way == "engine" and network in (LARGE, CNN):
            continue
        used = min(len(images), PART) if network == LARGE and device == "CPU" else len(images)
        epoch, taken = MAKERS[library](network, batch_size, images[:used], labels[:used]), []
        for _ in range(3):
            start = time.perf_counter()
            epoch()
            taken.append(time.perf_counter() - start)
        print(json.dumps({"with": way, "network": network, "batch_size": batch_size,
                          "seconds": round(min(taken[1:]) * EPOCH / used, 4)}), flush=True)


def libraries() -> str:
    """Those that are installed, with their versions."""
    named = {"keras": "Keras", "jax": "JAX", "tensorflow": "TensorFlow", "torch": "PyTorch", "numpy": "NumPy"}
    found = []
    for package, name in named.items():
        try:
            found.append(f"{name} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found) + f"; Keras on {GIVEN.get('KERAS_BACKEND', 'tensorflow')}"


def gpu_name() -> str:
    """The GPU's name, as its driver says it."""
    try:
        said = subprocess.run(["nvidia-smi", "--query-gpu=name", "--format=csv,noheader"], capture_output=True,
                              text=True, check=True).stdout
        return said.splitlines()[0].strip()
    except (OSError, subprocess.SubprocessError, IndexError):
        return "a GPU"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tools.bench.gpu", description=__doc__.split("\n")[0])
    parser.add_argument("--images", type=int, default=EPOCH, help="learn from so many images")
    parser.add_argument("--nowhere", action="store_true", help="write nothing")
    parser.add_argument("--way", choices=list(WAYS), help=argparse.SUPPRESS)
    options = parser.parse_args(words)
    if options.way:
        measure(options.way, options.images)
        return 0
    rows: list[dict] = []
    for way, settings in WAYS.items():
        done = subprocess.run([sys.executable, "-m", "tools.bench.gpu", "--way", way, "--images", str(options.images)],
                              cwd=ROOT, env=GIVEN | {AS_GIVEN: "1"} | settings, capture_output=True, text=True)
        found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        rows += found
        times = ", ".join(f"{row['network']} by {row['batch_size']} {row['seconds']:.3g} s" for row in found)
        print(f"{way}: {times or 'left out. ' + (done.stderr.strip().splitlines() or ['It said nothing.'])[-1]}",
              flush=True)
    if options.nowhere:
        return 0
    if not any(row["with"].endswith("GPU") for row in rows):
        print("No GPU was reached: nothing is written.", file=sys.stderr)
        return 1
    write_whole(FILE, json.dumps({
        "about": "Seconds for an epoch of 60,000 images. Written by `python -m tools.bench.gpu`.",
        "date": datetime.date.today().isoformat(), "libraries": libraries(),
        "machine": f"{gpu_name()}, {os.cpu_count()} cores of {machine.processor()}", "epochs": rows}, indent=1) + "\n")
    print(f"Written: {FILE.name}. `python3 start.py claims F10` reads it.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
