"""`python -m tools.claims [ID ...]`: measure claims into data/measured.json, by default those older than their code."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import time

from tqdm import tqdm

import tools.claims
from helpers.data import Mnist, load_mnist
from helpers.measured import read_measured
from tools.claims import record, unfinished
from tools.claims.code import code_of
from tools.claims.registry import CLAIMS, Claim, NeedsTensorflow, Numbers, in_order, measured

for module in pkgutil.iter_modules(tools.claims.__path__):
    if module.name.startswith("lesson_") or module.name == "not_checkable":
        importlib.import_module(f"tools.claims.{module.name}")  # enters its claims

BOTH_SETS = 1.3  # seconds on both sets, for one on the full set


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="start.py claims", description="Measure what the lessons say: the claims "
                                     "whose code has changed since. Stopped, it goes on where it was when it is called "
                                     "again. Several runs with different claims may work at the same time.")
    parser.add_argument("ids", nargs="*", metavar="ID", help="measure these, such as A7 E10, changed or not")
    parser.add_argument("--all", action="store_true", help="measure all claims, changed or not")
    parser.add_argument("--stale", action="store_true", help="only list the claims that are older than their code")
    options = parser.parse_args(arguments)
    if options.stale:
        ids = record.stale_ids()
        print(*ids, sep="\n", end="\n" if ids else "")
        return 1 if ids else 0
    chosen = [id.upper() for id in options.ids]
    checkable = [id for id in in_order(CLAIMS) if CLAIMS[id].checkable]
    unknown = [id for id in chosen if id not in checkable]
    if unknown:
        print(f"Nothing to measure for {', '.join(unknown)}. There are: {', '.join(checkable)}.", file=sys.stderr)
        return 2
    record.refresh_words()
    if options.all or chosen:
        work = [(id, source) for source in record.SETS for id in chosen or checkable]
    else:
        claims = read_measured()
        work = [(id, source) for source in record.SETS for id in checkable
                if record.stale(CLAIMS[id], claims.get(id, {}), source)]
    if work:
        _measure(work)
    else:
        print("No claim is older than its code. Their words are up to date.")
    return 0


def _measure(work: list[tuple[str, str]]) -> None:
    """Measure claims on sets: [(id, "full" or "subset")]."""
    sets = {source: load_mnist(source) for source in dict.fromkeys(source for _, source in work)}
    seeds = [(_weight(CLAIMS[id]), len(CLAIMS[id].seeds)) for id, _ in work]
    seconds = sum(CLAIMS[id].seconds * len(CLAIMS[id].seeds) * (1 if source == "full" else BOTH_SETS - 1)
                  for id, source in work)
    minutes = max(1, round(seconds / 60))
    print(f"Measuring {len({id for id, _ in work})} claims, about {minutes} min. Stop it when you like: it goes on "
          "from there.")
    codes = {id: code_of(CLAIMS[id]) for id, _ in work}
    results, start = unfinished.Results(codes), time.perf_counter()
    with tqdm(total=sum(weight * count for weight, count in seeds),
              bar_format="{percentage:3.0f} % |{bar}| {elapsed} of about " + f"{minutes} min  {{desc}}") as bar:
        for id, source in work:
            bar.set_description_str(f"{id}, {source}")
            try:
                found = measured(CLAIMS[id], sets[source], run=_counted(results, bar))
            except NeedsTensorflow as missing:
                bar.write(f"{id} is not measured again. {missing}", file=sys.stderr)
                continue
            record.enter(CLAIMS[id], source, found, codes[id])
            if source == "full" and not CLAIMS[id].holds(Numbers(found)):
                bar.write(f"{id}: the rule behind its verdict no longer holds.", file=sys.stderr)
    results.forget(dict.fromkeys(id for id, _ in work))
    if results.reused:
        print(f"{results.reused} results of a run that was stopped were used again.")
    print(f"Done in {time.perf_counter() - start:.0f} s. See data/measured.json; "
          "`python3 start.py build` puts the numbers into the lessons.")


def _weight(claim: Claim) -> float:
    """What one seed moves the progress bar by."""
    return max(claim.seconds, 0.1)


def _counted(results: unfinished.Results, bar: tqdm):
    """How one seed of a claim is measured here: taken from the stopped run or run and stored, and counted."""
    def run(claim: Claim, mnist: Mnist, seed: int) -> dict:
        result = results.get(claim, mnist, seed)
        bar.update(_weight(claim))
        return result
    return run


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ValueError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("\nStopped. What was measured so far is kept; the same command goes on from there.", file=sys.stderr)
        sys.exit(130)
