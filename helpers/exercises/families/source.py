"""What can be seen in a learner's code. Each finding is a fact about it, and said only of an answer that is wrong."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import Any

Found = tuple[str, list[str]]           # the family's name, and what to say
NOTEBOOK_NAME = "a name of the notebook"


@dataclass
class Source:
    """A learner's function: its syntax tree, and what its names stand for."""

    function: FunctionType
    tree: ast.FunctionDef | ast.Lambda
    offset: int                         # of its lines in the cell

    @property
    def parameters(self) -> list[str]:
        arguments = self.tree.args
        return [each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]

    def names(self, context: type) -> list[ast.Name]:
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context)]
        return sorted(found, key=lambda node: (node.lineno, node.col_offset))

    def line(self, node: ast.AST) -> int:
        return node.lineno + self.offset    # type: ignore[attr-defined]  # every statement and expression has one


def read(answer: Any) -> Source | None:
    """The source of an answer, or None: it may be no function, or come from where there is no text."""
    if type(answer) is not FunctionType:
        return None
    try:
        text = textwrap.dedent(inspect.getsource(answer))
        nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    except (OSError, TypeError, SyntaxError, ValueError):
        return None
    kind = ast.Lambda if answer.__name__ == "<lambda>" else ast.FunctionDef
    fitting = [node for node in nodes if type(node) is kind and getattr(node, "name", "<lambda>") == answer.__name__]
    if len(fitting) != 1:
        return None
    return Source(answer, fitting[0], answer.__code__.co_firstlineno - 1)


def unused(source: Source) -> list[str]:
    """Parameters that are never read, or given another value before they are."""
    first_read: dict[str, tuple[int, int]] = {}
    for node in source.names(ast.Load):
        first_read.setdefault(node.id, (node.lineno, node.col_offset))
    replaced: dict[str, tuple[int, int]] = {}
    for statement in ast.walk(source.tree):
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            replaced.setdefault(statement.targets[0].id, (statement.lineno, -1))
    never = (9**9, 0)
    return [name for name in source.parameters
            if name not in first_read or (replaced.get(name, never) < first_read[name]
                                          and not _reads_itself(source, name, replaced[name][0]))]


def _reads_itself(source: Source, name: str, line: int) -> bool:
    return any(node.id == name and node.lineno == line for node in source.names(ast.Load))


def notebook_name(source: Source) -> Found | None:
    """Data of the notebook used where an argument stands unused."""
    left = unused(source)
    stored = {node.id for node in source.names(ast.Store)} | set(source.parameters)
    seen = source.function.__globals__
    foreign = [node for node in source.names(ast.Load) if node.id not in stored and node.id in seen
               and _is_data(seen[node.id]) and not node.id.isupper() and not node.id.startswith("_")]
    if not left or not foreign:
        return None
    name, node = next(((name, node) for name in left for node in foreign if name in node.id or node.id in name),
                      (left[0], foreign[0]))
    return NOTEBOOK_NAME, [
        f"Line {source.line(node)} of your cell uses `{node.id}`, which belongs to the notebook; the argument `{name}` "
        "is not used.", "Your function is called with other data than the notebook's: take what it is handed."]


def _is_data(value: Any) -> bool:
    return not isinstance(value, ModuleType | type) and not callable(value)


def return_in_loop(source: Source) -> Found | None:
    """A return that the first pass of a loop always reaches."""
    for loop in _loops(source):
        for statement in loop.body:
            if isinstance(statement, ast.Return):
                return "return inside the loop", [
                    f"The `return` in line {source.line(statement)} of your cell stands inside the loop, so the "
                    "function ends at the first pass. Move it to the left, below the loop."]
    return None


def forgets_the_last_pass(source: Source) -> Found | None:
    """`total = ...` in a `for` where `total += ...` would add up: 0 before, never read inside, used after."""
    for loop in _loops(source):
        end = max(node.lineno for node in ast.walk(loop) if hasattr(node, "lineno"))
        for statement in ast.walk(loop) if isinstance(loop, ast.For) else ():
            if not (isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)):
                continue
            name = statement.targets[0].id
            reads = [node.lineno for node in source.names(ast.Load) if node.id == name]
            adds = statement in loop.body and isinstance(statement.value, ast.BinOp | ast.Call)
            counts = isinstance(statement.value, ast.Constant) and statement.value.value == 1
            if (adds or counts) and _starts_from_0(source, name, loop) and reads and min(reads) > end:
                return "only the last pass counts", [
                    f"Line {source.line(statement)} of your cell gives `{name}` a new value at each pass of the loop: "
                    f"what the passes before had found is lost. Should it be `{name} += ...`?"]
    return None


def _starts_from_0(source: Source, name: str, loop: ast.stmt) -> bool:
    return any(isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name
               and isinstance(node.value, ast.Constant) and node.value.value == 0 and node.lineno < loop.lineno
               for node in ast.walk(source.tree))


def _loops(source: Source) -> Iterator[ast.For | ast.While]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.For | ast.While))


def findings(answer: Any) -> Iterator[Found]:
    """What the code of a wrong answer shows, the most certain first."""
    source = read(answer)
    if source:
        yield from filter(None, (find(source) for find in (notebook_name, return_in_loop, forgets_the_last_pass)))
