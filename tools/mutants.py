"""Do the tests notice when a helper is broken? `.venv/bin/python -m tools.mutants [PATH ...]`, for maintainers.

Small faults (mutants) are drawn at random over helpers/, or the paths given. Each is put into a copy of the project,
where the tests of its module run. Look at those that survive: a test is missing, or the change makes no difference.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path

from tools.processes import ONE_THREAD

ROOT = Path(__file__).resolve().parents[1]
JOBS = 2  # at a time
SECONDS = 60  # for one mutant; tests that go on for longer have noticed it
COMPARISONS = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
               ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is}
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
             ast.Mod: ast.Mult, ast.Pow: ast.Mult}
DRAWINGS = {"figures", "widgets"}  # their numbers are mostly places and sizes, which people look at
NOT_RUN = {"annotation", "returns", "decorator_list", "type_comment"}  # fields of nodes: types, and whole wrappers


@dataclass(frozen=True)
class Mutant:
    """A changed piece of a file. start, end: offsets in bytes."""

    path: str
    line: int
    start: int
    end: int
    before: str
    after: str


def replacements(node: ast.AST) -> Iterator[str]:
    """What a node may be replaced by, as Python text."""
    match node:
        case ast.Compare(left, [operator], [right]):
            yield ast.unparse(ast.Compare(left, [COMPARISONS[type(operator)]()], [right]))
        case ast.BinOp(left, operator, right) if type(operator) in OPERATORS:
            yield ast.unparse(ast.BinOp(left, OPERATORS[type(operator)](), right))
        case ast.BoolOp(operator, values):
            yield ast.unparse(ast.BoolOp(ast.And() if isinstance(operator, ast.Or) else ast.Or(), values))
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield ast.unparse(operand)
        case ast.Constant(bool(value)):
            yield str(not value)
        case ast.Constant(int(value) | float(value)):
            yield repr(value + 1)
        case ast.Return(value) if value is not None and not (isinstance(value, ast.Constant) and value.value is None):
            yield "return None"
        case ast.Expr(ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
            yield "pass"


def mutants(path: Path) -> list[Mutant]:
    """Every mutant of a file, in order."""
    source, found = path.read_bytes(), []
    drawing = path.parent.name in DRAWINGS
    starts = [0, *accumulate(map(len, source.splitlines(keepends=True)))]
    tree = ast.parse(source)
    judging = path.parent.parent.name == "exercises"
    for node in nodes(ast.Module(judges(tree), []) if judging else tree):
        for after in () if drawing and isinstance(node, ast.Constant) else replacements(node):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
            after = f"({after})" if isinstance(node, ast.expr) else after
            name = path.relative_to(ROOT).as_posix()
            found.append(Mutant(name, node.lineno, start, end, " ".join(source[start:end].decode().split()), after))
    return found


def judges(tree: ast.Module) -> list[ast.stmt]:
    """What judges answers in an exercise's module: its reference and what its comparisons use.

    The rest is sample cases and answers, right ones and wrong ones: tests of a check, and not what is tested.
    """
    fields = {"reference", "compare", "detect", "call"}
    words = [word for node in ast.walk(tree) if isinstance(node, ast.Call) for word in node.keywords]
    waiting = [name.id for word in words if word.arg in fields for name in ast.walk(word) if isinstance(name, ast.Name)]
    definitions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    found: dict[str, ast.stmt] = {}
    while waiting:
        name = waiting.pop()
        if name in definitions and name not in found:
            found[name] = definitions[name]
            waiting += [each.id for each in ast.walk(definitions[name]) if isinstance(each, ast.Name)]
    return list(found.values())


def nodes(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """The nodes that are run, without f-strings: Python 3.11 does not say where their parts stand."""
    for name, value in ast.iter_fields(tree):
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST) and name not in NOT_RUN and not isinstance(node, ast.JoinedStr):
                if isinstance(node, ast.expr | ast.stmt):
                    yield node
                yield from nodes(node)


def tests_of(path: str, root: Path = ROOT) -> list[str]:
    """The words for pytest that run the tests of a module of helpers. Empty if there are none."""
    module, (_, folder, *deeper) = Path(path), Path(path).with_suffix("").parts
    if folder == "figures":
        topic = (root / "tests" / "helpers" / "figure_examples" / module.name).exists()
        return ["tests/helpers/test_figures.py", *(["-k", module.stem] if topic else [])]
    if folder == "exercises" and len(deeper) == 2:
        others = [file.stem for file in (root / path).parent.glob("[!_]*.py")]
        names = others if module.stem.startswith("_") else [module.stem]
        return ["tests/exercises", "-k", " or ".join(names).replace("quizzes", "quiz")]
    if folder == "exercises":
        slow = ("test_every_exercise", "test_keras_answers")  # over a minute; the framework has tests of its own
        return ["tests/exercises", *(f"--ignore=tests/exercises/{name}.py" for name in slow)]
    found = [file for file in sorted((root / "tests" / "helpers").glob("test_*.py")) if imports(file, module)]
    own = [file for file in found if re.match(rf"test_({module.stem}|widget_{module.stem}\.py)", file.name)]
    if found:
        return [file.relative_to(root).as_posix() for file in own or found]
    users = [file for file in sorted((root / "helpers").rglob("*.py")) if imports(file, module)]  # tested through these
    words = {word for file in users for word in tests_of(file.relative_to(root).as_posix(), root)}
    return sorted(word for word in words if word.startswith("tests/"))


def imports(file: Path, module: Path) -> bool:
    """Whether a Python file imports a module of helpers, by whichever of its names."""
    names = module.parent if module.stem == "__init__" else module.with_suffix("")
    package, name = re.escape(".".join(names.parts[:-1])), names.name
    pattern = rf"\b{package}\.{name}\b|from {package} import \(?[\w\s,]*\b{name}\b"
    return re.search(pattern, file.read_text(encoding="utf-8")) is not None


def copy_project(folder: Path) -> Path:
    """A copy of the project's files, as they are now."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def outcome(project: Path, tests: Sequence[str]) -> str:
    """Run tests in a copy of the project: "survived" if none fails, "killed" if one does, "timeout" after SECONDS."""
    if not tests:
        return "survived"
    environment = os.environ | ONE_THREAD
    environment |= {"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1", "COURSE_PROGRESS": "off"}
    if (ROOT / "data" / "mnist").is_dir():
        environment.setdefault("MNIST_DIR", str(ROOT / "data" / "mnist"))
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    process = subprocess.Popen(words, cwd=project, env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.STDOUT, start_new_session=True)
    try:
        return "survived" if process.wait(SECONDS) in (0, 5) else "killed"  # 5: pytest was left without a test
    except subprocess.TimeoutExpired:
        return "timeout"
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)  # kernels and servers that the tests started as well
            process.wait()


def judge(project: Path, mutant: Mutant) -> str:
    """What the tests of its module say of a mutant."""
    path = project / mutant.path
    original = path.read_bytes()
    path.write_bytes(original[: mutant.start] + mutant.after.encode() + original[mutant.end :])
    try:
        return outcome(project, tests_of(mutant.path, project))
    finally:
        path.write_bytes(original)


def main() -> None:
    parser = argparse.ArgumentParser(prog="tools.mutants", description="Do the tests notice broken helpers?")
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "helpers"], help="files or folders of helpers/")
    parser.add_argument("--count", type=int, default=100, help="how many mutants are drawn")
    parser.add_argument("--seed", type=int, default=0, help="another one draws others")
    options = parser.parse_args()
    files = [file for path in options.paths for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
    every = [mutant for file in files for mutant in mutants(file.resolve())]
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(JOBS) as pool:
        free = [copy_project(Path(folder, str(job))) for job in range(JOBS)]  # a copy for each thread

        def in_a_copy(action, what):
            project = free.pop()
            try:
                return action(project, what)
            finally:
                free.append(project)

        suites = sorted({tuple(tests_of(mutant.path)) for mutant in drawn})
        unbroken = dict(zip(suites, pool.map(partial(in_a_copy, outcome), suites), strict=True))
        for tests in (tests for tests, said in unbroken.items() if said != "survived"):
            print(f"{unbroken[tests]} without a mutant, and so left out: {' '.join(tests)}", flush=True)
        usable = [mutant for mutant in drawn if unbroken[tuple(tests_of(mutant.path))] == "survived"]
        for mutant, said in zip(usable, pool.map(partial(in_a_copy, judge), usable), strict=True):
            counts[said] += 1
            print(f"{said:9} {mutant.path}:{mutant.line}: {mutant.before}  ->  {mutant.after}", flush=True)
    noticed = counts["killed"] + counts["timeout"]
    print(f"\nOf {len(every):,} mutants {len(usable)} were tried: {noticed} noticed, {counts['survived']} survived.")


if __name__ == "__main__":
    main()
