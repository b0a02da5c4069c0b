"""Where a library is missing: the cells that need it are left out, all others run, and the lesson reaches its end."""

from __future__ import annotations

import ast
from collections.abc import Collection

MODULES = ("keras", "tensorflow", "helpers.keras_twin", "helpers.widgets.keras_monitor")
MESSAGE = "Left out: this cell needs Keras."
MISSING = ("TensorFlow, which Keras computes with, is not installed here (it is not published for every Python and "
           "every computer). The cells that need it are left out; all others run.")


def skip_cells(name: str = "keras", modules: Collection[str] = MODULES) -> None:
    """From the next cell on, leave out every cell that needs `name`, one of `modules`, or what a left out cell made.

    Such a cell says so in one line. Outside a notebook nothing is left out.
    """
    print(MISSING)
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return
    shell.ast_transformers[:] = [one for one in shell.ast_transformers if not isinstance(one, SkipCells)]
    shell.ast_transformers.append(SkipCells({name}, modules))


class SkipCells(ast.NodeTransformer):
    """Replaces a cell that reads a missing name by one that says so. What it would have set is missing from then on."""

    def __init__(self, names: set[str], modules: Collection[str]):
        self.missing, self.modules = set(names), set(modules)

    def visit_Module(self, cell: ast.Module) -> ast.Module:
        reads: set[str] = set()
        sets: set[str] = set()
        within: set[str] = set()
        gone = False
        for node in ast.walk(cell):
            if isinstance(node, ast.Name):
                (reads if isinstance(node.ctx, ast.Load) else sets).add(node.id)
            elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                sets.add(node.name)
            elif isinstance(node, ast.arg):
                within.add(node.arg)
            elif isinstance(node, ast.Import | ast.ImportFrom):
                gone = gone or self._is_missing(node)
            if isinstance(node, ast.For | ast.comprehension):
                within |= {name.id for name in ast.walk(node.target) if isinstance(name, ast.Name)}
        if not gone and not (reads - within) & self.missing:
            self.missing -= sets
            return cell
        self.missing |= sets
        for node in cell.body:
            if isinstance(node, ast.Import | ast.ImportFrom) and self._is_missing(node):
                self.missing |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        # What the cell imports from elsewhere, later cells may need.
        kept = [node for node in cell.body if isinstance(node, ast.Import | ast.ImportFrom)
                and not self._is_missing(node)]
        message = ast.parse(f"print({MESSAGE!r})").body
        return ast.fix_missing_locations(ast.Module(kept + message, []))

    def _is_missing(self, node: ast.Import | ast.ImportFrom) -> bool:
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        return any(name == gone or name.startswith(f"{gone}.") for name in names for gone in self.modules)
