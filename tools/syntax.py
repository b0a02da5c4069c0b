"""What a piece of Python rests on: the files that it imports, and each file's code without what only people read.

Outputs and measured numbers are as old as their code. A comment, a docstring or the types of a
function's arguments do not age them, and neither does another version of Python: the text of a syntax tree that is
made here is the same from Python 3.10 on.
"""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLD = "old_"  # modules that serve learners' old copies only begin so: no lesson rests on them
WITHOUT_EFFECT = {"ctx", "kind", "type_comment", "type_ignores"}  # fields of nodes that change nothing when code runs
TYPES = {"annotation", "returns"}  # of a function: only people and mypy read them


def digest(text: str) -> str:
    """Twelve hex digits that change with the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def syntax(path: Path) -> str:
    """A Python file's syntax tree as text, without comments, docstrings and functions' types. Raises SyntaxError."""
    return _syntax(path.read_text(encoding="utf-8"))


def syntax_of(node: ast.AST) -> str:
    """The same for one node, such as a function."""
    return _text(node)


@cache
def _syntax(text: str) -> str:
    return _text(ast.parse(text))


def _text(value: object) -> str:
    """Node types and their fields that are not empty: `ast.dump` shows fields that only newer versions have."""
    if isinstance(value, list):
        return f"[{' '.join(_text(item) for item in value if not _is_lone_string(item))}]"
    if isinstance(value, ast.JoinedStr):
        return f"JoinedStr({' '.join(_pieces(value))})"
    if isinstance(value, ast.Constant):
        return repr(value.value)
    if isinstance(value, ast.AST):
        of_function = isinstance(value, ast.arg | ast.FunctionDef | ast.AsyncFunctionDef)
        skipped = WITHOUT_EFFECT | TYPES if of_function else WITHOUT_EFFECT
        fields = [(name, getattr(value, name, None)) for name in value._fields if name not in skipped]
        filled = [f"{name}={_text(field)}" for name, field in fields if field is not None and field != []]
        return f"{type(value).__name__}({' '.join(filled)})"
    return "-" if value is None else repr(value)  # no key in {**a} is not the key None


def _is_lone_string(node: object) -> bool:
    """A docstring, or a string that stands alone elsewhere."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _pieces(node: ast.JoinedStr) -> Iterator[str]:
    """The parts of an f-string, with text in a row joined: versions of Python cut it differently."""
    text = ""
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            if text:
                yield repr(text)
            text = ""
            yield _text(part)
    if text:
        yield repr(text)


def imported_files(
    start: str | Iterable[Path], root: Path = ROOT, packages: tuple[str, ...] = ("helpers",)
) -> list[Path]:
    """The files that Python code imports, wherever in it, directly or through others. Sorted.

    start: the text of a module, or files below `root`, which are in the result only if something imports them.
    packages: only files of these packages count, and only they are followed.
    """
    if isinstance(start, str):
        waiting = list(_imports(start, "", root, packages))
    else:
        waiting = [found for path in start for found in _imports_of(path, root, packages)]
    files: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path not in files and not path.name.startswith(OLD):
            files.add(path)
            waiting += _imports_of(path, root, packages)
    return sorted(files)


def _imports_of(path: Path, root: Path, packages: tuple[str, ...]) -> Iterator[Path]:
    package = ".".join(path.parent.relative_to(root).parts)
    return _imports(path.read_text(encoding="utf-8"), package, root, packages)


def _imports(text: str, package: str, root: Path, packages: tuple[str, ...]) -> Iterator[Path]:
    for name in _imported_names(text, package):
        if name.split(".")[0] in packages:
            yield from _files_of(name, root)


@cache
def _imported_names(text: str, package: str) -> tuple[str, ...]:
    """Every name that may be a module's: what `import a.b` and `from a import b` say, as "a.b", and "a"."""
    names: list[str] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parents, *filter(None, [node.module])])
            names += [base, *(f"{base}.{alias.name}" for alias in node.names)]
    return tuple(dict.fromkeys(names))


def _files_of(name: str, root: Path) -> Iterator[Path]:
    """The module's file and its packages' __init__ files; nothing for a name that is no module."""
    parts = name.split(".")
    for length in range(1, len(parts) + 1):
        base = root.joinpath(*parts[:length])
        for path in (base / "__init__.py", base.with_suffix(".py")):
            if path.is_file():
                yield path
