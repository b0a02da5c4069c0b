"""Widgets that compute in the page: plain ES modules, and how they get there.

    draw.js      elements, themes, colours, keys          prepare.js   MNIST's preparation of a drawing
    network.js   a dense network, forward and backward    pad.js       a pad to draw on
    kept.js      what a learner chose or wrote is kept
    the others   a widget each; its default export is {render({model, el})}, as anywidget asks for

They need no build step. A page gets the modules that it needs as one text, so that it asks for nothing else: `bundle`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
IMPORT = re.compile(r'^import \{([^}]+)\} from "\./(\w+)\.js";\n', re.MULTILINE)
COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) (\w+))", re.MULTILINE)
DEFAULT = "export default "


@cache
def bundle(name: str) -> str:
    """The module `name` and all that it imports as the text of one ES module.

    Each module becomes a function of its own that returns what it exports, so that private names cannot clash.
    Lines that are comments are left out. Modules keep to `import {a, b} from "./name.js";` and to exports that stand in
    front of what they export.
    """
    parts: dict[str, str] = {}
    _collect(name, parts, ())
    return "\n".join([*parts.values(), f"export default {_variable(name)}.widget;\n"])


def _collect(name: str, parts: dict[str, str], on_the_way: tuple[str, ...]) -> None:
    if name in parts:
        return
    if name in on_the_way:
        raise ValueError(f"name: got {name!r}, which imports itself by {' and '.join(on_the_way)}")
    path = FOLDER / f"{name}.js"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in FOLDER.glob("*.js")))
        raise ValueError(f"name: got {name!r}, expected one of {known}")
    code = COMMENT.sub("", path.read_text(encoding="utf-8"))
    for _, needed in IMPORT.findall(code):
        _collect(needed, parts, (*on_the_way, name))
    code = IMPORT.sub(lambda match: f"const {{{match[1].replace(' as ', ': ')}}} = {_variable(match[2])};\n", code)
    exported = EXPORT.findall(code)
    code = EXPORT.sub("", code)
    if DEFAULT in code:
        code = code.replace(DEFAULT, "const widget = ")
        exported.append("widget")
    parts[name] = (f"const {_variable(name)} = (() => {{\n{code}return {{{', '.join(exported)}}};\n}})();")


def _variable(name: str) -> str:
    return f"module_{name}"
