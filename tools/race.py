"""`python3 start.py race [FILE] [--seeds 1,2,3,4,5]`: how fast from an untrained network to 98.0 % of the test images?

FILE defines `train(images, labels, seed)`, with images uint8 (60000, 784), and returns a function from images (n, 784)
to digits (n,). Without FILE the course's own recipe runs, helpers/speed_run.py; with FILE it runs in turn.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import importlib.util
import json
import linecache
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from types import ModuleType

import numpy as np
from threadpoolctl import threadpool_limits

from helpers.data import DownloadError, Mnist, load_mnist
from helpers.files import write_whole
from helpers.wording import percent
from tools.line_times import line_times, product_lines

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "helpers" / "speed_run.py"
BOARD = ROOT / "my_work" / ".race.json"
TARGET = 0.98
# Or one could leave the work to whoever asks. The course's recipe reads in an eighth of the time that it trains.
READING = 0.5  # times the training, at most
NO_TIME = 0.005  # seconds of which nothing is said where they went
WARM_UP = 0  # the seed of runs that do not count: the first one, and the one that shows where the time goes
RULES = f"""\
From uint8 images in memory to a trained network, preparation included: processor seconds, one thread, seed after seed.
The test images are read afterwards, off the clock, and in at most {READING:g} times the time of the training.
Choose settings on images held out of the training set: who looks at the test set to choose has seen it."""


class Unfit(Exception):
    """A recipe that cannot race: the text says why."""


@dataclass(frozen=True)
class Run:
    """One training and what came of it."""

    seed: int
    seconds: float
    accuracy: float
    reading: float  # seconds

    @property
    def reached(self) -> bool:
        return self.accuracy >= TARGET and self.reading <= READING * self.seconds


@dataclass(frozen=True)
class Entry:
    """What the board keeps of a race of one file."""

    name: str
    version: str  # changes with the file
    seconds: float
    times: float  # the course's record, in the same run
    reached: int
    seeds: int
    day: str


def load_recipe(path: Path) -> ModuleType:
    """The file as a module with a function `train`. Raises Unfit."""
    if not path.is_file():
        raise Unfit(f"{path} is a folder, expected a Python file." if path.is_dir() else f"There is no file {path}.")
    spec = importlib.util.spec_from_file_location(f"recipe_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise Unfit(f"{path.name} is no Python file: its name must end with .py.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look for their module there
    sys.path.insert(0, str(path.parent))  # it may import what lies beside it
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise Unfit(f"{path.name} cannot be loaded. {_told(error, path)}") from error
    finally:
        sys.path.remove(str(path.parent))
    if not callable(getattr(module, "train", None)):
        raise Unfit(f"{path.name} defines no function train(images, labels, seed).")
    return module


def trained(recipe: ModuleType, mnist: Mnist, seed: int) -> tuple[Callable, float]:
    """The function that reads digits, and the processor seconds of the training. Raises Unfit."""
    path = Path(str(recipe.__file__))
    start = time.process_time()
    try:
        read = recipe.train(_rows(mnist.train_images), mnist.train_labels, seed)
    except (Exception, SystemExit) as error:
        which = f" with seed {seed}" if seed != WARM_UP else ""
        raise Unfit(f"train in {path.name} raised an error{which}. {_told(error, path)}") from error
    seconds = time.process_time() - start
    if not callable(read):
        raise Unfit(f"train in {path.name} returned {_kind(read)}, expected a function from images (n, 784) to digits.")
    return read, seconds


def run(recipe: ModuleType, mnist: Mnist, seed: int) -> Run:
    """Train on the clock, then read the test images. Raises Unfit."""
    read, seconds = trained(recipe, mnist, seed)
    start = time.process_time()
    digits = answers(read, mnist, Path(str(recipe.__file__)))
    return Run(seed, seconds, float((digits == mnist.test_labels).mean()), time.process_time() - start)


def answers(read: Callable, mnist: Mnist, path: Path) -> np.ndarray:
    """What a trained network says to the test images, (n,) digits. Raises Unfit."""
    try:
        came = read(_rows(mnist.test_images))
        digits = np.asarray(came)
    except (Exception, SystemExit) as error:
        raise Unfit(f"The function that train in {path.name} returned raised an error. {_told(error, path)}") from error
    count = len(mnist.test_images)
    if came is None:
        raise Unfit(f"The function that train in {path.name} returned gives nothing back, expected digits of shape "
                    f"({count},).")
    if digits.shape == (count, 10):
        raise Unfit(f"{path.name} returned ten outputs for each image, shape ({count}, 10). Expected is the digit, "
                    f"shape ({count},): `.argmax(axis=1)` finds it.")
    if digits.shape != (count,) or digits.dtype.kind not in "iu":
        raise Unfit(f"{path.name} returned {digits.dtype} of shape {digits.shape} for {count} images, expected whole "
                    f"numbers of shape ({count},).")
    if not 0 <= digits.min() <= digits.max() <= 9:
        raise Unfit(f"{path.name} returned numbers from {digits.min()} to {digits.max()}, expected digits from 0 to 9.")
    return digits


def where_the_time_goes(recipe: ModuleType, mnist: Mnist, shown: int = 6) -> str:
    """The costliest lines of a recipe's file, and the share of those that multiply matrices; "" if it takes no time."""
    path = Path(str(recipe.__file__))
    (_, total), seconds = line_times(str(path), trained, recipe, mnist, WARM_UP)
    if total < NO_TIME:
        return ""
    products = product_lines(path.read_text(encoding="utf-8"))
    share = sum(spent for line, spent in seconds.items() if line in products) / total
    words = [f"Where the time went in {path.name} (one more run, watched line by line, which slows it down):",
             f"  {100 * share:.0f} % in its own lines that multiply matrices; the costliest lines:"]
    for line, spent in sorted(seconds.items(), key=lambda pair: -pair[1])[:shown]:
        if line:
            mark = "x" if line in products else " "
            words.append(f"  {100 * spent / total:3.0f} % {mark} {line:4}: "
                         f"{linecache.getline(str(path), line).strip()[:84]}")
    if seconds.get(0, 0.0) > total / 2:
        return f"Most of its time {path.name} spends in functions of other files, which are not watched."
    return "\n".join([*words, "  (x: multiplies matrices)"])


def last_line(runs: list[Run]) -> str:
    """What the race comes down to: "median 0.104 s, 5 of 5 seeds reached 98.0 %"."""
    return (f"median {median(run.seconds for run in runs):.3f} s, {sum(run.reached for run in runs)} of {len(runs)} "
            f"seeds reached {percent(TARGET)}")


def line_of(name: str, run: Run) -> str:
    """A run as the screen shows it."""
    end = "reached" if run.reached else "not reached"
    if run.accuracy >= TARGET and not run.reached:
        end += f": reading took {run.reading:.3f} s, more than {READING:g} times the training"
    return f"  seed {run.seed}: {name:20} {run.seconds:.3f} s, {percent(run.accuracy, 2)}, {end}"


# ---- the board -------------------------------------------------------------------------------------------------------


def read_board(path: Path) -> list[Entry]:
    """What was raced here before; nothing where the file is missing or no board."""
    try:
        return [Entry(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def with_entry(board: list[Entry], new: Entry) -> list[Entry]:
    """The board with a new race on it, best first. A version of a file has one place: its latest race.

    The share of seeds that reached the target counts first, then their number, then the time. Where none did, to be
    quick is no merit: the one that took longest stands first.
    """
    kept = [entry for entry in board if (entry.name, entry.version) != (new.name, new.version)]
    return sorted([*kept, new], key=lambda entry: (-entry.reached / entry.seeds, -entry.reached,
                                                   entry.times if entry.reached else -entry.times))


def board_table(board: list[Entry], new: Entry | None = None, shown: int = 10) -> str:
    """The board for the screen."""
    lines = ["The board of this computer (times the course's recipe in the same race; seeds that reached it):"]
    for place, entry in enumerate(board[:shown], 1):
        now = "  <- this race" if entry == new else ""
        number = place if entry.reached else "-"
        lines.append(f"  {number:>2} {entry.name:24} {entry.times:6.2f} times  {entry.seconds:.3f} s  "
                     f"{entry.reached} of {entry.seeds}  {entry.day}{now}")
    return "\n".join(lines)


# ---- the command -----------------------------------------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="start.py race", description="How fast from untrained to 98.0 % of the test "
                                     "images, on one core?", epilog=RULES)
    parser.add_argument("file", nargs="?", help="defines train(images, labels, seed); without it, the course's own")
    parser.add_argument("--seeds", type=_seeds, default=[1, 2, 3, 4, 5], help="whole numbers, by default 1,2,3,4,5")
    parser.add_argument("--folder", default=".", help=argparse.SUPPRESS)  # where the user stands
    options = parser.parse_args(arguments)
    try:
        recipes = {"the course's recipe": load_recipe(RECORD)}
        if options.file is not None:
            path = Path(options.folder, Path(options.file).expanduser()).resolve()
            recipes[path.name] = load_recipe(path)
        race(recipes, full_mnist(), options.seeds)
    except Unfit as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def full_mnist() -> Mnist:
    """The full set. Raises Unfit where only the subset can be had."""
    try:
        return load_mnist("full")
    except (OSError, ValueError) as problem:
        said = str(problem)
        if isinstance(problem, DownloadError):  # its own words are for notebooks
            said = (f"It could not be downloaded ({problem.__cause__ or problem}). Connect to a network and run this "
                    "again, or put the four files into the folder data/mnist (data/README.md says where to get them), "
                    "or set the environment variable MNIST_DIR to a folder that holds them.")
        raise Unfit(f"The race needs the full MNIST: {percent(TARGET)} is out of reach of the subset's 4,000 images. "
                    f"{said}") from problem


def race(recipes: dict[str, ModuleType], mnist: Mnist, seeds: list[int], board: Path = BOARD) -> None:
    """Run all recipes in turn and say how it went; the last one is the one that counts."""
    print(RULES + "\n", flush=True)
    *_, name = recipes
    with threadpool_limits(1):
        for recipe in recipes.values():
            run(recipe, mnist, WARM_UP)
        told = where_the_time_goes(recipes[name], mnist)
        runs: dict[str, list[Run]] = {one: [] for one in recipes}
        for seed in seeds:
            for one, recipe in recipes.items():
                runs[one].append(run(recipe, mnist, seed))
                print(line_of(one, runs[one][-1]), flush=True)
    if told:
        print(f"\n{told}")
    if len(seeds) > 1 and len({each.accuracy for each in runs[name]}) == 1:
        print("All seeds came to the same: does train use its seed?")
    if len(recipes) > 1:
        (record, *_), mine = runs.values(), runs[name]
        times = median(run.seconds for run in mine) / median(run.seconds for run in record)
        text = Path(str(recipes[name].__file__)).read_bytes()
        new = Entry(name, hashlib.sha256(text).hexdigest()[:8], round(median(run.seconds for run in mine), 4),
                    round(times, 3), sum(run.reached for run in mine), len(mine), datetime.date.today().isoformat())
        entries = with_entry(read_board(board), new)
        keep_board(board, entries)
        print(f"\n{board_table(entries, new)}\n\n{times:.2f} times as long as the course's recipe: {last_line(record)}")
    print(last_line(runs[name]))


def keep_board(path: Path, entries: list[Entry]) -> None:
    """Write the board; where that is impossible, the race still counts."""
    try:
        path.parent.mkdir(exist_ok=True)
        write_whole(path, json.dumps([asdict(entry) for entry in entries], indent=1) + "\n")
    except OSError as problem:
        print(f"The board cannot be kept: {problem}", file=sys.stderr)


def _rows(images: np.ndarray) -> np.ndarray:
    return images.reshape(len(images), -1)


def _kind(thing: object) -> str:
    return "nothing" if thing is None else f"a {type(thing).__name__}"


def _told(error: BaseException, path: Path) -> str:
    """An error in one sentence, with the line of the file in which it came up."""
    lines = [entry.lineno for entry in traceback.extract_tb(error.__traceback__) if entry.filename == str(path)]
    if isinstance(error, SyntaxError) and error.filename == str(path):
        lines.append(error.lineno)
    where = f" (line {lines[-1]})" if lines else ""
    if isinstance(error, SystemExit):
        return f"It called sys.exit{where}: let it return instead."
    words = error.msg if isinstance(error, SyntaxError) else error  # whose words name the line once more
    return f"{type(error).__name__}: {words}{where}"


def _seeds(text: str) -> list[int]:
    """The seeds in "1,2,3"."""
    try:
        seeds = [int(part) for part in text.split(",")]
    except ValueError:
        seeds = []
    if not seeds or min(seeds) < 0 or len(set(seeds)) < len(seeds):
        raise argparse.ArgumentTypeError(f'got "{text}", expected whole numbers such as 1,2,3, each once')
    return seeds


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nStopped. Nothing was kept.", file=sys.stderr)
        sys.exit(130)
