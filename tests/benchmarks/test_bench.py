"""The benchmark runs, and its pieces are right. Nothing is timed here: `python3 start.py bench` does that."""

import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

import tools.bench.__main__ as bench
from helpers.data import load_mnist, normalize
from tools.bench import contenders, growth, machine, race, report
from tools.bench.contenders import CONTENDERS, ENGINE, FLOOR, LOOPS
from tools.bench.plan import FULL, SMALL, WIDE, Recipe
from tools.bench.race import Finish
from tools.bench.report import Results
from tools.bench.trainer import Trainer, by_epoch
from tools.processes import ROOT

TINY = Recipe((784, 12, 10), batch_size=32, learning_rate=0.05, epochs=3)


@pytest.fixture(scope="module")
def mnist():
    return load_mnist("subset")


# What a whole look does, on so few images that it takes seconds. In a process of its own, because the threads of the
# libraries are set before they are loaded. Not bound to a core, which another test may be using.
LOOK = """
import sys
from dataclasses import replace
from threadpoolctl import threadpool_info
import tools.bench.__main__ as bench
bench.load_mnist = lambda which: bench_data
from helpers.data import load_mnist
full = load_mnist("subset")
bench_data = replace(full, train_images=full.train_images[:300], train_labels=full.train_labels[:300],
                     test_images=full.test_images[:100], test_labels=full.test_labels[:100])
bench.QUICK = replace(bench.QUICK, runs=1)
bench.machine.to_one_core = lambda: True
code = bench.main(["--quick"])
assert all(pool["num_threads"] == 1 for pool in threadpool_info()), threadpool_info()
sys.exit(code)
"""


def test_a_look_runs_shows_every_contender_and_writes_nothing():
    files = [Path(ROOT, "tests/benchmarks/results.md"), Path(ROOT, ".github/bench.png")]
    before = [file.read_bytes() for file in files]
    done = subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "", "a library's start-up chatter litters the screen"
    for name in contenders.available():
        assert f"| {name} |" in done.stdout
    for name in CONTENDERS.keys() - contenders.available().keys():
        assert f"{name} is left out" in done.stdout
    assert "784-128-10\n" in done.stdout and "784-16-16-10\n" in done.stdout and "nothing is written" in done.stdout
    assert [file.read_bytes() for file in files] == before


def test_a_whole_run_finds_everything_that_the_page_needs(mnist, capsys):
    """All parts, on 300 images, without the libraries that are slow to start."""
    makers = {name: CONTENDERS[name] for name in (ENGINE, LOOPS, "scikit-learn", FLOOR)}
    plan = replace(FULL, runs=1, images=300, loop_images=50, growth_images=(100, 300), widths=(4,), batch_sizes=(16,),
                   part=100, seeds=(0, 1), target=0.3)
    few = replace(mnist, train_images=mnist.train_images[:300], train_labels=mnist.train_labels[:300])
    results = bench.measure(makers, plan, few)
    assert list(results.epochs) == ["784-128-10", "784-16-16-10"]
    assert all(list(seconds) == list(makers) for seconds in results.epochs.values())
    assert {name: len(ends) for name, ends in results.finishes.items()} == {
        ENGINE: 2, "scikit-learn": 2, race.AS_DRAWN: 2, race.UPRIGHT: 2}
    assert all(end.accuracy > 0.2 for ends in results.finishes.values() for end in ends)
    assert {what: list(rows) for what, rows in results.growth.items()} == {
        "images": [100, 300], "hidden neurons": [4], "batch size": [16]}
    assert results.share > 0
    printed = capsys.readouterr().out
    assert all(words in printed for words in (
        "a second epoch of", "seed 1", "images 300", "hidden neurons 4", "batch size 16"))
    assert "## How the time of an epoch grows" in report.page(results, plan, machine.description(), [], False)


# ---- the contenders --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize("name", [name for name in CONTENDERS if name != FLOOR])
def test_a_contender_learns_and_stops_when_told(name, falling, mnist):
    if name not in contenders.available():
        pytest.skip(f"{name} is not installed")
    images, labels = normalize(mnist.train_images[:1000]), mnist.train_labels[:1000]
    trainer = CONTENDERS[name](replace(TINY, falling=falling), images, labels)
    stops = iter([False, True])
    seconds = trainer.train(TINY.epochs, lambda: next(stops))
    assert len(seconds) == 2 and all(value >= 0 for value in seconds)
    assert (trainer.predict(images) == labels).mean() > 0.6


def test_the_loops_take_the_engines_steps(mnist):
    """From the same start, with all images in one batch, so that their order does not matter."""
    images, labels = normalize(mnist.train_images[:50]), mnist.train_labels[:50]
    recipe = replace(TINY, batch_size=50, learning_rate=0.2)
    trainers = [make(recipe, images, labels) for make in (contenders.loops, contenders.engine)]
    answers = []
    for trainer in trainers:
        trainer.train(4, growth.never)
        answers.append(trainer.predict(normalize(mnist.test_images)))
    assert (answers[0] == answers[1]).mean() > 0.99
    assert len(set(answers[0])) > 5


def test_loops_are_scaled_up_from_the_part_to_all():
    ticks = iter([0.0, 2.0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tools.bench.trainer.CLOCK", lambda: next(ticks))
        assert by_epoch(lambda: None, scale=30)(1, growth.never) == [60.0]


@pytest.mark.parametrize("recipe", [WIDE, SMALL])
def test_the_floor_makes_every_product_of_an_epoch_and_no_more(recipe, monkeypatch):
    """3 products a layer and batch, less one: no error is passed back to the images. The last batch is a small one."""
    shapes = []
    matmul = np.matmul

    def counting(a, b, out):
        shapes.append((a.shape, b.shape))
        return matmul(a, b, out)

    monkeypatch.setattr(contenders.np, "matmul", counting)
    images = np.zeros((recipe.batch_size + 3, 784), np.float32)
    contenders.floor(recipe, images, np.zeros(len(images), int)).train(1, growth.never)
    layers = len(recipe.sizes) - 1
    assert len(shapes) == 2 * (3 * layers - 1)
    assert shapes[0] == ((recipe.batch_size, 784), (784, recipe.sizes[1]))
    assert ((3, 784), (784, recipe.sizes[1])) in shapes


# ---- how it is measured ----------------------------------------------------------------------------------------------


def test_all_take_turns_and_neither_the_first_round_nor_a_first_epoch_is_kept():
    order = []

    def trainer(name: str) -> Trainer:
        def train(epochs, stop):
            order.append(name)
            assert epochs == 2
            return [100.0, float(len(order))]
        return Trainer(train, None)

    assert growth.epochs_in_turn({"a": trainer("a"), "b": trainer("b")}, 2) == {"a": [3.0, 5.0], "b": [4.0, 6.0]}
    assert order == ["a", "b"] * 3


def test_the_race_leaves_the_tests_out_and_ends_at_the_target(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(race, "CLOCK", lambda: now[0])
    right = iter([0.5, 0.9, 1.0])

    def train(epochs, stop):
        for _ in range(epochs):
            now[0] += 3
            if stop():
                break

    def predict(images):
        now[0] += 100
        return (np.arange(10) >= 10 * next(right)).astype(int)

    labels = np.zeros(10, int)
    assert race.raced(Trainer(train, predict), 9, labels, labels, 0.9) == Finish(6.0, 2, 0.9)
    right = iter([0.5, 0.6])
    now[0] = 0.0
    assert race.raced(Trainer(train, predict), 2, labels, labels, 0.9) == Finish(None, 2, 0.6)


def test_a_recipe_is_timed_without_the_reading(monkeypatch, mnist):
    now = [0.0]
    monkeypatch.setattr(race, "CLOCK", lambda: now[0])

    def train(images, labels, seed):
        assert images.dtype == np.uint8 and images.shape[1:] == (784,) and seed == 5
        now[0] += 3

        def read(images):
            now[0] += 100
            return mnist.test_labels * (np.arange(len(images)) % 4 > 0)
        return read

    monkeypatch.setitem(race.RECORDS, race.UPRIGHT, train)
    share = float((mnist.test_labels * (np.arange(len(mnist.test_labels)) % 4 > 0) == mnist.test_labels).mean())
    assert race.recorded(race.UPRIGHT, mnist, 5, 0.7) == Finish(3.0, 1, share)
    assert race.recorded(race.UPRIGHT, mnist, 5, 0.9) == Finish(None, 1, share)


def test_a_process_is_bound_to_one_core_where_the_system_can():
    words = "import os; from tools.bench.machine import to_one_core; print(to_one_core(), len(os.sched_getaffinity(0)))"
    if not hasattr(os, "sched_getaffinity"):
        assert machine.to_one_core() is False
        return
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "1"]


# ---- the page --------------------------------------------------------------------------------------------------------


@pytest.fixture
def results() -> Results:
    seconds = {ENGINE: 0.2, LOOPS: 4.0, "scikit-learn": 0.5, FLOOR: 0.1}
    return Results(epochs={"784-128-10": seconds, "784-16-16-10": seconds},
                   accuracy={"784-128-10": {ENGINE: 0.98}, "784-16-16-10": {ENGINE: 0.95}},
                   finishes={ENGINE: [Finish(2.0, 4, 0.98), Finish(3.0, 5, 0.981), Finish(None, 6, 0.97)],
                             "scikit-learn": [Finish(None, 20, 0.97), Finish(None, 20, 0.97), Finish(9.0, 9, 0.98)],
                             race.UPRIGHT: [Finish(0.08, 1, 0.982)] * 3},
                   growth={"images": {1000: seconds, 60000: seconds}}, memory={"the images alone": 293.4, ENGINE: None},
                   threads=[{"net": "784-128-10", "threads": n, "busy": False, "seconds": float(n)} for n in (1, 2)])


def test_the_tables_say_what_was_measured(results):
    text = report.page(results, FULL, [("processor", "a chip")], ["PyTorch"], True)
    assert "| scikit-learn | 0.500 | 2.50 | 5.00 | - |" in text
    assert f"| {ENGINE} | 0.200 | 1.00 | 2.00 | 98.0 % |" in text
    assert f"| {ENGINE} | 3.00 | 2.00 to 3.00 | 4 to 6 | 2 of 3 |" in text
    assert f"| {race.UPRIGHT} | 0.0800 | 0.0800 to 0.0800 | 1 to 1 | 3 of 3 |" in text
    assert f"- {race.UPRIGHT}: batches" not in text, "it has no recipe of the libraries' kind"
    assert "| scikit-learn | not reached | 9.00 to 9.00 | 9 to 20 | 1 of 3 |" in text
    assert "| 60,000 | 0.200 | 4.00 | 0.500 | 0.100 |" in text
    assert "| the images alone | 293 |" in text and f"| {ENGINE} | not measured |" in text
    assert "| 784-128-10, nothing beside it | 1.00 | 2.00 | 2.00 |" in text
    assert "PyTorch was not installed" in text and "- processor: a chip" in text


def test_the_plot_has_alt_text_with_its_numbers(results):
    picture = report.plot(results)
    assert picture.png().startswith(b"\x89PNG")
    assert f"784-16-16-10: {ENGINE} 2.00, {LOOPS} 40.0, scikit-learn 5.00." in picture.alt


@pytest.mark.parametrize(("value", "text"), [(1234.4, "1,234"), (12.34, "12.3"), (1, "1.00"), (0.3279, "0.328"),
                                            (0.0123, "0.0123"), (0.00123, "0.00123")])
def test_numbers_are_decimals_without_false_precision(value, text):
    assert report.number(value) == text


def test_the_machine_is_described_without_names_of_hosts_and_folders():
    import platform

    lines = dict(machine.description())
    assert lines["numpy"] == np.__version__ and lines["Python"] == platform.python_version()
    assert int(lines["cores"]) >= 1 and lines["processor"]
    text = " ".join(lines.values())
    assert platform.node() not in text.split() and ROOT not in text
    assert ("torch" in lines) == bool(find_spec("torch"))
