"""Where a function spends its time, line by line of one file: for `start.py race`."""

from __future__ import annotations

import ast
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

PRODUCTS = {"dot", "matmul", "einsum", "inner", "outer", "tensordot", "vdot", "linear"}  # called by these names


def line_times(file: str, function: Callable[..., Any], *arguments: Any) -> tuple[Any, dict[int, float]]:
    """What the function returns, and the seconds spent in each line of the file, with all that the line calls.

    Asking after every line costs about half a microsecond a line, which counts as the line's own.
    """
    seconds: dict[int, float] = {}
    lines = [0]  # of the frames of this file that are open, the innermost last; 0 stands for everything else
    clock = time.process_time
    since = clock()

    def charge() -> None:
        nonlocal since
        now = clock()
        seconds[lines[-1]] = seconds.get(lines[-1], 0.0) + now - since
        since = now

    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        if frame.f_code.co_filename != file:
            return None
        charge()
        if event == "call":
            lines.append(frame.f_lineno)
        elif event == "return":
            lines.pop()
        else:
            lines[-1] = frame.f_lineno
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        result = function(*arguments)
    finally:
        sys.settrace(before)
    charge()
    return result, seconds


def product_lines(source: str) -> set[int]:
    """The lines that multiply matrices: all lines of a simple statement with `@`, np.dot and the like in it."""
    found: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt) and not hasattr(node, "body") and any(map(_is_product, ast.walk(node))):
            found.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return found


def _is_product(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp | ast.AugAssign):
        return isinstance(node.op, ast.MatMult)
    called = node.func if isinstance(node, ast.Call) else None
    return getattr(called, "attr", getattr(called, "id", "")) in PRODUCTS
