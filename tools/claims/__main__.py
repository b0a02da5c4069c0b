"""`python -m tools.claims [ID ...]`: measure the claims, all of them or the given ones, into data/measured.json."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import sys
import time
from pathlib import Path

import numpy as np
from tqdm import tqdm

import tools.claims
from helpers.data import Mnist, load_mnist
from tools.claims import unfinished
from tools.claims.registry import CLAIMS, Claim, NeedsTensorflow, in_order, measured

for module in pkgutil.iter_modules(tools.claims.__path__):
    if module.name != "__main__":
        importlib.import_module(f"tools.claims.{module.name}")  # enters its claims

FILE = Path(__file__).parents[2] / "data" / "measured.json"
ABOUT = ("Written by `python3 start.py claims`; nobody edits it by hand. Median, smallest and largest over so "
         "many seeds (0, 1, 2 ...), on the full MNIST and on the subset of 5,000 images. The lessons take their "
         "numbers from here.")
BOTH_SETS = 1.3  # seconds on both sets, for one on the full set


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="start.py claims", description="Measure what the lessons say. Stopped, it "
                                     "goes on where it was when it is called again.")
    parser.add_argument("ids", nargs="*", metavar="ID", help="which claims, such as A7 E10; all if none is given")
    chosen = [id.upper() for id in parser.parse_args(arguments).ids] or in_order(CLAIMS)
    unknown = [id for id in chosen if id not in CLAIMS]
    if unknown:
        print(f"There is no claim {', '.join(unknown)}. There are: {', '.join(in_order(CLAIMS))}.", file=sys.stderr)
        return 2
    sets = [load_mnist("full"), load_mnist("subset")]
    kept = unfinished.Results()
    seconds = sum(CLAIMS[id].seconds * len(CLAIMS[id].seeds) for id in chosen)
    minutes = max(1, round(BOTH_SETS * seconds / 60))
    print(f"Measuring {len(chosen)} claims on the full set and on the subset, about {minutes} min. "
          "Stop it when you like: it goes on from there.")
    if kept.count:
        print(f"{kept.count} results of a run that was stopped are used again.")
    start = time.perf_counter()
    with tqdm(total=len(sets) * sum(_weight(CLAIMS[id]) * len(CLAIMS[id].seeds) for id in chosen),
              bar_format="{percentage:3.0f} % |{bar}| {elapsed} of about " + f"{minutes} min  {{desc}}") as bar:
        for mnist in sets:
            for id in chosen:
                bar.set_description_str(f"{id}, {mnist.source}")
                try:
                    keep(id, mnist.source, measured(CLAIMS[id], mnist, run=_counted(kept, bar)))
                except NeedsTensorflow as missing:
                    bar.write(f"{id} is not measured again. {missing}", file=sys.stderr)
    kept.forget(chosen)
    print(f"Done in {time.perf_counter() - start:.0f} s. See {FILE.relative_to(FILE.parents[1])}; "
          "`python3 start.py build` puts the numbers into the lessons.")
    return 0


def _weight(claim: Claim) -> float:
    """What one seed moves the progress bar by."""
    return max(claim.seconds, 0.1)


def _counted(kept: unfinished.Results, bar: tqdm):
    """How one seed of a claim is measured here: taken from the stopped run or run and kept, and counted."""
    def run(claim: Claim, mnist: Mnist, seed: int) -> dict:
        result = kept.get(claim, mnist, seed)
        bar.update(_weight(claim))
        return result
    return run


def keep(id: str, source: str, result: dict[str, dict]) -> None:
    """Enter one result into the file, which is whole at any moment."""
    content = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"claims": {}}
    claims = content["claims"]
    claims.setdefault(id, {})[source] = result
    ordered = {name: claims[name] for name in in_order(claims)}
    written = {"about": ABOUT, "numpy": np.__version__, "claims": ordered}
    new = FILE.with_suffix(".new")
    new.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    os.replace(new, FILE)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nStopped. What was measured so far is kept; the same command goes on from there.", file=sys.stderr)
        sys.exit(130)
