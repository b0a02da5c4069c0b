"""`python -m tools.bench [--quick]`: measure, show the tables, and write tests/benchmarks/results.md and its plot."""

from __future__ import annotations

import argparse
import os
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median

from helpers.data import Mnist, load_mnist, normalize
from helpers.files import write_whole
from helpers.wording import percent
from tools.bench import alone, machine, report
from tools.bench.contenders import CONTENDERS, ENGINE, FLOOR, LOOPS, available, loops
from tools.bench.growth import Makers, epochs_in_turn, growth
from tools.bench.plan import FULL, QUICK, SMALL, WIDE, Plan
from tools.bench.race import race
from tools.bench.report import Results

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "tests" / "benchmarks" / "results.md"
PICTURE = ROOT / ".github" / "bench.png"


def say(text: str) -> None:
    print(text, flush=True)


def epochs(makers: Makers, plan: Plan, mnist: Mnist, results: Results) -> None:
    """The first two tables."""
    images, labels = normalize(mnist.train_images)[:plan.images], mnist.train_labels[:plan.images]
    test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
    for recipe in (WIDE, SMALL):
        say(f"  a second epoch of {recipe.name}, {plan.runs} times ...")
        trainers = {name: make(recipe, images, labels) for name, make in makers.items()}
        seconds = epochs_in_turn(trainers, plan.runs)
        results.epochs[recipe.name] = {name: median(each) for name, each in seconds.items()}
        results.accuracy[recipe.name] = {
            name: float((trainer.predict(test_images) == test_labels).mean())
            for name, trainer in trainers.items() if trainer.predict and name != LOOPS}


def measure(makers: Makers, plan: Plan, mnist: Mnist) -> Results:
    """Everything in the plan that is measured in this process."""
    results = Results()
    start, used = time.perf_counter(), time.process_time()
    epochs(makers, plan, mnist, results)
    for name, seed, finish in race(makers, plan, mnist):
        results.finishes.setdefault(name, []).append(finish)
        end = f"{finish.seconds:.2f} s" if finish.seconds else f"not reached, {percent(finish.accuracy, 2)}"
        say(f"  to {percent(plan.target)}, seed {seed}: {name} {end}")
    for what, value, seconds in growth(makers, plan, normalize(mnist.train_images), mnist.train_labels):
        results.growth.setdefault(what, {})[value] = seconds
        say(f"  {what} {value:,}: engine {seconds[ENGINE]:.3f} s, matrix products {seconds[FLOOR]:.3f} s")
    results.share = (time.process_time() - used) / (time.perf_counter() - start)
    return results


def measure_alone(makers: Makers, plan: Plan) -> tuple[dict, list]:
    """Memory and threads, each in processes of their own."""
    # On Linux a process inherits its parent's peak of memory, so this comes first, while this one is still small.
    memory = {}
    for name in (alone.DATA_ONLY, *(name for name in makers if name not in (FLOOR, LOOPS))):
        memory[name] = alone.in_own_process("memory", name)
        say(f"  memory, {name}: {'not measured' if memory[name] is None else f'{memory[name]:.0f} MB'}")
    say("  one BLAS thread or two ...")
    threads = alone.in_own_process("threads", str(plan.part), str(plan.runs)) if (os.cpu_count() or 1) > 1 else []
    return memory, threads


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="start.py bench", description="Compare the engine with its peers.")
    parser.add_argument("--quick", action="store_true", help="a look in under a minute; writes nothing")
    plan = QUICK if parser.parse_args(arguments).quick else FULL
    makers = available() | {LOOPS: partial(loops, part=plan.loop_images)}
    makers = {name: makers[name] for name in CONTENDERS if name in makers}
    missing = [name for name in CONTENDERS if name not in makers]

    say(f"This takes about {plan.minutes:g} minutes. Other programs disturb it: close what you can.")
    for name in missing:
        say(f"{name} is left out: it is not installed.")
    memory, threads = ({}, []) if plan is QUICK else measure_alone(makers, plan)
    mnist = load_mnist(None if plan is QUICK else "full")
    pinned = machine.to_one_core()
    if "PyTorch" in makers:
        # Or it would load the rest of itself with the first optimizer, and crash where TensorFlow is loaded already.
        import torch._dynamo  # noqa: F401
    results = measure(makers, plan, mnist)
    results.memory, results.threads = memory, threads
    say("\n" + report.short(results))
    say(f"\nThe benchmark got {100 * results.share:.0f} % of a core.")
    if plan is QUICK:
        say("This was a look at few images: nothing is written.")
        return 0
    write_whole(PICTURE, report.plot(results).png())
    write_whole(PAGE, report.page(results, plan, machine.description(), missing, pinned))
    say(f"Written: {PAGE.relative_to(ROOT)} and {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nStopped. Nothing is written.", file=sys.stderr)
        sys.exit(130)
    except OSError as problem:
        sys.exit(str(problem))
