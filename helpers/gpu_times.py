"""data/gpu.json: how long one epoch takes with and without a graphics card (GPU). tools/bench/gpu.py measures it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parents[1] / "data" / "gpu.json"


class GpuTimes(NamedTuple):
    """What was measured, and on what."""

    date: str
    machine: str                                        # in words
    libraries: str                                      # with their versions
    seconds: dict[tuple[str, str, int], float]          # ("Keras GPU", "784-128-10", 64) -> an epoch of 60,000 images


def read_gpu_times(file: Path = FILE) -> GpuTimes:
    """What the file says. Raises ValueError for one that `python -m tools.bench.gpu` has not written."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        seconds = {(row["with"], row["network"], row["batch_size"]): float(row["seconds"]) for row in found["epochs"]}
        return GpuTimes(found["date"], found["machine"], found["libraries"], seconds)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{file.name}: got no times of epochs ({error!r}), expected what `python -m tools.bench.gpu` "
                         "writes") from error


def ratios(times: GpuTimes, library: str) -> dict[tuple[str, int], float]:
    """GPU over CPU for each network and batch size that were measured with a library: below 1 the GPU is faster."""
    both = [(network, size) for who, network, size in times.seconds if who == f"{library} GPU"
            and (f"{library} CPU", network, size) in times.seconds]
    return {(network, size): times.seconds[f"{library} GPU", network, size]
            / times.seconds[f"{library} CPU", network, size] for network, size in both}
