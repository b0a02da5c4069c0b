"""Exercise solutions inside a code cell: cut out for the learner, kept for the solved notebook.

A solution stands between the lines `### BEGIN SOLUTION` and `### END SOLUTION` (nbgrader's markers). A cell may hold
several of them, anywhere in its code.
"""

import ast
import re
from collections.abc import Iterator

from nbconvert.preprocessors import Preprocessor

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"
LOOKS_LIKE_A_MARKER = re.compile(r"\b(BEGIN|END)[ _-]*SOLUTION\b", re.IGNORECASE)
CELL_MARKER = re.compile(r"^#\s*%%")
TEXT_CELL = re.compile(r"^#\s*%%.*\[(markdown|md|raw)\]")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)


class BuildError(Exception):
    """A lesson cannot be built. The message names the place and says what to do."""


def check_markers(text: str, name: str) -> None:
    """Raise a BuildError naming the file and the line if the markers in a lesson's source do not pair up."""
    opened, in_text_cell = None, False
    for number, line in enumerate(text.splitlines(), start=1):
        place = f"{name}, line {number}"
        if CELL_MARKER.match(line):
            if opened:
                raise BuildError(f"{name}, line {opened}: this solution is not closed before its cell ends. Add {END}.")
            in_text_cell = bool(TEXT_CELL.match(line))
        elif LOOKS_LIKE_A_MARKER.search(line):
            if in_text_cell or line.strip() not in (BEGIN, END):
                raise BuildError(f"{place}: write {BEGIN} or {END} on a line of its own, in a code cell.")
            if line.strip() == BEGIN:
                if opened:
                    raise BuildError(f"{place}: a solution opens inside the one that opened on line {opened}.")
                opened = number
            elif not opened:
                raise BuildError(f"{place}: {END} without a {BEGIN} before it in this cell.")
            else:
                opened = None
    if opened:
        raise BuildError(f"{name}, line {opened}: this solution is not closed before its cell ends. Add {END}.")


def remove_markers(source: str) -> str:
    """The cell with its solutions kept and the marker lines gone."""
    return "\n".join(line for line in source.split("\n") if line.strip() not in (BEGIN, END))


def cut_solutions(source: str) -> str:
    """The cell with a stub in place of each solution.

    The stub says how many lines are enough. Inside a function it returns `...`, in a method that returns nothing it is
    `...`; elsewhere it sets every name that the solution sets to `...`, so that a check can tell an exercise not
    attempted from a wrong one.
    Raises SyntaxError if the cell is not Python, before or after the cut, and ValueError for a region without code.
    """
    lines = source.split("\n")
    if BEGIN not in (line.strip() for line in lines):
        return source
    tree = ast.parse(source)
    kept: list[str] = []
    begin = None
    for index, line in enumerate(lines):
        if line.strip() == BEGIN:
            begin = index
        elif line.strip() == END:
            if begin is None:
                raise ValueError(f"there is no {BEGIN} before {END}")
            kept += _stub(tree, lines, begin, index)
            begin = None
        elif begin is None:
            kept.append(line)
    stubbed = "\n".join(kept)
    ast.parse(stubbed)
    return stubbed


def stubs_beside(source: str) -> str:
    """The cell with its solutions and, beside each, what is left where another tool cuts out all between the markers.

    That is the stub that `cut_solutions` would put there: names set to `...` before the solution, `return ...` behind
    its own `return`, where the solved code never comes. Raises SyntaxError and ValueError as `cut_solutions` does.
    """
    lines, tree = source.split("\n"), ast.parse(source)
    found: list[str] = []
    begin: int | None = None
    for index, line in enumerate(lines):
        if line.strip() == BEGIN:
            begin = index
        elif line.strip() == END and begin is not None:
            comment, *body = _stub(tree, lines, begin, index)
            *_, last = _statements_between(tree, begin + 2, index)
            solution, begin = lines[begin : index + 1], None
            if body[0].strip() != "return ...":
                found += [comment, *body, *solution]
            elif isinstance(last, ast.Return):
                found += [comment, *solution, *body]
            else:
                raise ValueError("it ends without a `return`, and what follows needs what it sets")
        elif begin is None:
            found.append(line)
    return "\n".join(found)


def _stub(tree: ast.Module, lines: list[str], begin: int, end: int) -> list[str]:
    """The lines that take the place of lines[begin:end + 1], markers included."""
    code = [line for line in lines[begin + 1 : end] if line.strip() and not line.strip().startswith("#")]
    statements = list(_statements_between(tree, begin + 1, end + 1))
    if not statements:
        raise ValueError("there is no code between the markers")
    names = list(dict.fromkeys(_names_set(statements, nested=False))) or list(
        dict.fromkeys(_names_set(statements, nested=True))
    )
    enough = "1 line is enough" if len(code) == 1 else f"{len(code)} lines are enough"
    comment = f"# Your code here ({enough})."
    if not _inside_function(tree, statements[0]):
        body = [f"{name} = ..." for name in names]
        if not body and code[0].startswith((" ", "\t")):
            body = ["..."]  # a block must not be left empty
    elif _inside_class(tree, statements[0]) and not any(_returns(statement) for statement in statements):
        body = ["..."]  # a method that changes its object, such as __init__, which may return nothing else
    else:
        body = ["return ..."]
        if names and not any(_returns(statement) for statement in statements):
            comment = f"# Your code here ({enough}): set {_listed(names)}, then remove the next line."
    indent = code[0][: len(code[0]) - len(code[0].lstrip())]
    return [indent + line for line in (comment, *body)]


def _statements_between(node: ast.AST, first: int, last: int) -> Iterator[ast.stmt]:
    """The outermost statements that lie wholly between two lines (counted from 1)."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt) and child.lineno >= first and (child.end_lineno or child.lineno) <= last:
            yield child
        else:
            yield from _statements_between(child, first, last)


def _inside_function(tree: ast.Module, statement: ast.stmt) -> bool:
    return _inside(tree, statement, FUNCTIONS)


def _inside_class(tree: ast.Module, statement: ast.stmt) -> bool:
    return _inside(tree, statement, (ast.ClassDef,))


def _inside(tree: ast.Module, statement: ast.stmt, kinds: tuple[type[ast.AST], ...]) -> bool:
    return any(
        inner is statement
        for definition in ast.walk(tree)
        if isinstance(definition, kinds) and definition is not statement
        for inner in ast.walk(definition)
    )


def _returns(node: ast.AST) -> bool:
    """Does a `return` of this very function stand here (and not one of a function defined here)?"""
    if isinstance(node, DEFINITIONS):
        return False
    return isinstance(node, ast.Return) or any(_returns(child) for child in ast.iter_child_nodes(node))


def _names_set(statements: list[ast.stmt], nested: bool) -> Iterator[str]:
    """Names that the statements assign or define, in their order; nested looks inside loops and conditions as well."""
    for statement in statements:
        if isinstance(statement, DEFINITIONS):
            yield statement.name
        elif isinstance(statement, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            for target in targets:
                yield from _names_in(target)
        elif nested:
            inner = [child for child in ast.iter_child_nodes(statement) if isinstance(child, ast.stmt)]
            yield from _names_set(inner, nested)


def _names_in(target: ast.expr) -> Iterator[str]:
    """The names in an assignment's target; `array[0] = ` and `net.weights = ` set no name."""
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, ast.Tuple | ast.List):
        for element in target.elts:
            yield from _names_in(element)
    elif isinstance(target, ast.Starred):
        yield from _names_in(target.value)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


class CutSolutions(Preprocessor):
    """Makes the learner's notebook. `resources["places"]` names each cell's place in the source, for errors."""

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "code":
            try:
                cell.source = cut_solutions(cell.source)
            except (SyntaxError, ValueError) as error:
                raise BuildError(
                    f"{resources['places'][index]}: the solution in this cell cannot be cut out ({error}). "
                    "Put the markers around whole statements of plain Python."
                ) from error
        return cell, resources


class KeepSolutions(Preprocessor):
    """Makes the solved notebook."""

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "code":
            cell.source = remove_markers(cell.source)
        return cell, resources
