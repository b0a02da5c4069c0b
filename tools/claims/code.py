"""The code that a claim's numbers rest on, as twelve hex digits: numbers with other digits are out of date.

It is the function that measures, what it uses of `tools.claims`, name by name, and the files of `helpers` behind that.
Statements, words and rules are no part of it, and neither are comments.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tools.claims.registry import Claim
from tools.syntax import ROOT, digest, imported_files, syntax, syntax_of


def code_of(claim: Claim, root: Path = ROOT) -> str:
    """Twelve hex digits for the code behind a claim's numbers, in the files below `root`."""
    function = claim.measure
    pieces, helpers = _used(root.joinpath(*function.__module__.split(".")).with_suffix(".py"), function.__name__, root)
    files = [f"{path.relative_to(root).as_posix()} {syntax(path)}" for path in imported_files(helpers, root)]
    return digest("\n".join([f"seeds {list(claim.seeds)}", *pieces, *files]))


def _used(path: Path, name: str, root: Path) -> tuple[list[str], str]:
    """What the module's `name` is defined by: the syntax of definitions in tools.claims, and imports of helpers."""
    waiting, definitions, imports = [(path, name)], {}, set()
    while waiting:
        place = path, name = waiting.pop()
        if place in definitions:
            continue
        node = definitions[place] = _defined(path.read_text(encoding="utf-8"))[name]
        if isinstance(node, ast.Import):
            imports.add(ast.unparse(node))
        elif isinstance(node, ast.ImportFrom):
            [original] = [alias.name for alias in node.names if (alias.asname or alias.name) == name]
            if node.module and node.module.startswith("tools.claims."):
                waiting.append((root.joinpath(*node.module.split(".")).with_suffix(".py"), original))
            else:
                imports.add(f"from {node.module} import {original}")
        else:
            known = _defined(path.read_text(encoding="utf-8"))
            waiting += [(path, used.id) for used in ast.walk(node) if isinstance(used, ast.Name) and used.id in known]
    pieces = {f"{path.relative_to(root).as_posix()} {syntax_of(node)}"
              for (path, _), node in definitions.items() if not isinstance(node, ast.Import | ast.ImportFrom)}
    return sorted(pieces), "\n".join(sorted(imports))


@cache
def _defined(text: str) -> dict[str, ast.stmt]:
    """What a module's text defines at its top level: name -> function, class, assignment or import."""
    found: dict[str, ast.stmt] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            node.decorator_list = [one for one in node.decorator_list if not _enters_a_claim(one)]
            found[node.name] = node
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(alias.asname or alias.name).split(".")[0]: node for alias in node.names}
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {name.id: node for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return found


def _enters_a_claim(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "claim"
