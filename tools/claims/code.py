"""The code that a claim's numbers rest on, as twelve hex digits: numbers with other digits are out of date.

It is the function that measures and whatever that uses of tools.claims and of helpers, followed name by name: a class
whole, a module's own statements with any of its names. Statements of claims, words and rules are no part of it, and
neither are comments, docstrings and types. What is reached by a name in a string is not seen.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tools.claims.registry import Claim
from tools.syntax import ROOT, TYPES, digest, syntax_of

PACKAGES = ("helpers", "tools")
WHOLE = "*"  # in place of a name: the whole module
Place = tuple[str, str]  # a module, such as "helpers.data", and a name in it


def code_of(claim: Claim, root: Path = ROOT) -> str:
    """Twelve hex digits for the code behind a claim's numbers, in the files below `root`."""
    waiting = [(claim.measure.__module__, claim.measure.__name__), ("tools.claims.registry", "measured")]
    pieces: dict[Place, str] = {}
    while waiting:
        place = module, name = waiting.pop()
        if place in pieces:
            continue
        nodes = _nodes(module, name, root)
        pieces[place] = " ".join(_syntax(node) for node in nodes if not isinstance(node, ast.Import | ast.ImportFrom))
        for node in nodes:
            if isinstance(node, ast.Import | ast.ImportFrom):
                waiting += _imported(node, root, name)
            else:
                waiting += _used(node, module, root)
        waiting.append((module, ""))
    return digest("\n".join([f"seeds {list(claim.seeds)}", *sorted(f"{at} {text}" for at, text in pieces.items())]))


_syntax = cache(syntax_of)  # of a node, which stays the same as long as its file does


def _nodes(module: str, name: str, root: Path) -> list[ast.stmt]:
    """What defines a name of a module; for "" the statements that run when it is imported; for WHOLE all of it."""
    defined = _defined(_text(module, root))
    return [node for each in defined.values() for node in each] if name == WHOLE else defined.get(name, [])


@cache
def _defined(text: str) -> dict[str, list[ast.stmt]]:
    """A module's top level: name -> its functions, classes, assignments, imports; "" -> statements that define none."""
    found: dict[str, list[ast.stmt]] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            node.decorator_list = [one for one in node.decorator_list if not _enters_a_claim(one)]
            names = [node.name]
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [_bound(alias) for alias in node.names]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
        else:
            names = [] if _has_no_effect(node) else [""]
        for name in names:
            found.setdefault(name, []).append(node)
    return found


@cache
def _used(node: ast.AST, module: str, root: Path) -> list[Place]:
    """The names of our packages that a piece of a module's code uses."""
    return list(dict.fromkeys(_names(node, module, root)))


def _names(node: ast.AST, module: str, root: Path) -> Iterator[Place]:
    aliases, local = _modules(_text(module, root), root), _local(node)
    bases = set()
    for child in _walk(node):
        if isinstance(child, ast.Name) and child.id in local:
            continue
        if isinstance(child, ast.Attribute) and isinstance(child.value, ast.Name) and child.value.id in aliases:
            bases.add(child.value)
            yield aliases[child.value.id], child.attr
        elif isinstance(child, ast.Name) and child not in bases:
            yield (aliases[child.id], WHOLE) if child.id in aliases else (module, child.id)
        elif isinstance(child, ast.Import | ast.ImportFrom):  # inside a function
            yield from _imported(child, root)


def _local(node: ast.AST) -> set[str]:
    """The names that a function keeps to itself: its arguments, and what it sets (but for comprehensions)."""
    if not isinstance(node, ast.FunctionDef):
        return set()
    inner = [each.target for each in ast.walk(node) if isinstance(each, ast.comprehension)]
    inside = {name for target in inner for name in ast.walk(target)}
    arguments = {each.arg for each in ast.walk(node.args) if isinstance(each, ast.arg)}
    return arguments | {name.id for name in ast.walk(node)
                        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store) and name not in inside}


@cache
def _modules(text: str, root: Path) -> dict[str, str]:
    """The modules of ours that a module's text imports, by the names that it has for them."""
    found: dict[str, str] = {}
    for node in (node for nodes in _defined(text).values() for node in nodes):
        if isinstance(node, ast.Import):
            found |= {_bound(alias): alias.name if alias.asname else _bound(alias) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {_bound(alias): f"{node.module}.{alias.name}" for alias in node.names}
    return {name: of for name, of in found.items() if _file(of, root)}


def _imported(node: ast.Import | ast.ImportFrom, root: Path, name: str = WHOLE) -> Iterator[Place]:
    """What an import brings: for one name, or all of it."""
    for alias in node.names:
        if name not in (WHOLE, _bound(alias)):
            continue
        if isinstance(node, ast.Import):
            yield alias.name, WHOLE
        elif _file(f"{node.module}.{alias.name}", root):
            yield f"{node.module}.{alias.name}", WHOLE
        else:
            yield str(node.module), alias.name


def _text(module: str, root: Path) -> str:
    path = _file(module, root)
    return path.read_text(encoding="utf-8") if path else ""


def _file(module: str, root: Path) -> Path | None:
    """A module's file, if the module is one of ours."""
    base = root.joinpath(*module.split("."))
    files = (base.with_suffix(".py"), base / "__init__.py")
    return next((path for path in files if path.is_file()), None) if module.split(".")[0] in PACKAGES else None


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below, outer ones first, without the types of functions."""
    yield node
    for name, value in ast.iter_fields(node):
        if name not in TYPES or isinstance(node, ast.AnnAssign):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _walk(child)


def _bound(alias: ast.alias) -> str:
    return alias.asname or alias.name.split(".")[0]


def _has_no_effect(node: ast.stmt) -> bool:
    """A docstring, or imports that only mypy makes."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _enters_a_claim(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "claim"
