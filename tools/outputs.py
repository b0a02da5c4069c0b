"""What the build allows in a committed notebook's outputs, and how it tidies them.

The committed notebooks are read on the web, where no kernel, no widget and no trust exist. So a picture is an
`<img ... alt=...>` in `text/html`, and nothing remains that shows where or how fast a machine computed.
"""

import base64
import html
import os
import re
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

from nbconvert.preprocessors import Preprocessor
from nbconvert.preprocessors.coalescestreams import CoalesceStreamsPreprocessor
from nbformat import NotebookNode

from helpers.widgets.in_page import KEPT

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
READABLE = {"text/plain", "text/html", "text/markdown", "text/latex"}
REPR = re.compile(r"<.*>|[A-Z]\w*\(.*\)", re.DOTALL)  # what an object prints that has nothing to say
ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{4,}")
PATHS = re.compile(r"site-packages|dist-packages|ipykernel_\d+|/home/\w|/Users/\w|\b[A-Z]:\\+\w", re.ASCII)
WARNING = re.compile(r"\b[A-Za-z]*Warning: ")
# "7s" is how one writes several sevens, so a bare second needs a decimal point or a space.
TIME = re.compile(
    r"\d+\.\d+ ?s\b|\d ?(?:ms|µs|us|ns|sec|secs|seconds?|minutes?)\b|\d s\b|\d ?it/s|\b\d\d:\d\d<", re.ASCII
)
NOT_ROUNDED = re.compile(r"\d\.\d{3,} ?(?:s|ms|µs|us|ns|sec|secs|seconds?|minutes?)\b", re.ASCII)
SIZE_LIMIT = 1_000_000  # bytes
DATA_URI = re.compile(r"data:[a-z+/]+;base64,[A-Za-z0-9+/=\s]*")


class CleanOutputs(Preprocessor):
    """Tidies an executed notebook in place and keeps in `self.problems` what its author must put right."""

    def __init__(self, private: Sequence[str] = (), **keywords):
        """private: texts that may not appear, such as paths (see private_texts)."""
        super().__init__(**keywords)
        self.private = private
        self.problems: list[str] = []
        self.alive: dict[str, dict] = {}  # what the page's widgets show, by "cell/output": see tools/alive.py

    def preprocess(self, nb, resources):
        nb, resources = CoalesceStreamsPreprocessor().preprocess(nb, resources)
        nb, resources = super().preprocess(nb, resources)
        nb.metadata.pop("widgets", None)
        return nb, resources

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "code":
            cell.metadata.pop("execution", None)
            place = resources["places"][index]
            kept = {f"{cell.id}/{number}": output.data[KEPT] for number, output in enumerate(cell.outputs)
                    if KEPT in output.get("data", {})}
            self.alive.update(kept)
            found = [problem for output in cell.outputs for problem in tidy(output)]
            cell.outputs = [output for output in cell.outputs if output.get("data") != {}]
            found += problems(cell, self.private)
            self.problems += [f"{place}: {problem}" for problem in dict.fromkeys(found)]
        return cell, resources


def private_texts(folder: Path) -> list[str]:
    """Paths of this machine that no output may show, in the spellings that they are printed in."""
    named = (Path.home(), folder, Path.cwd(), sys.prefix, sysconfig.get_path("purelib"), os.environ.get("MNIST_DIR"))
    texts = {str(path) for path in named if path and len(str(path)) > 4}
    return sorted(texts | {text.replace("\\", "\\\\") for text in texts} | {text.replace("\\", "/") for text in texts})


def tidy(output: NotebookNode) -> Iterator[str]:
    """Reduce a displayed output to what reads on the web; yields what stands in the way of that."""
    if "data" not in output:
        return
    data, metadata = output.data, output.get("metadata", {})
    output.metadata = {}
    picture = "<img" in data.get("text/html", "")
    data.pop(KEPT, None)
    if data.pop(WIDGET_VIEW, None) and not picture and _is_repr(data.get("text/plain", "")):
        yield "a widget without a static form. Show it through helpers.widgets, which gives it one."
    if "image/png" in data and picture:
        del data["image/png"]
    if "image/svg+xml" in data:
        svg = data.pop("image/svg+xml")
        alt = metadata.get("image/svg+xml", {}).get("alt") or data.get("text/plain", "")
        if not picture and _is_repr(alt):
            yield "an SVG without words for those who cannot see it. Give it an alt text (see helpers.figures)."
        elif not picture:
            encoded = base64.b64encode("".join(svg).encode()).decode()
            data["text/html"] = f'<img src="data:image/svg+xml;base64,{encoded}" alt="{html.escape(alt)}">'
    for kind in sorted(data.keys() - READABLE):
        if kind.startswith("image/"):
            yield f"a bare {kind}. Make the figure with helpers.figures, which gives it an alt text."
        else:
            yield f"an output of the kind {kind}, which does not show on the web."


def problems(cell: NotebookNode, private: Sequence[str] = ()) -> Iterator[str]:
    """Whatever may not stand in a committed code cell's outputs (already tidied), in words for the lesson's author."""
    tags = cell.metadata.get("tags", [])
    for output in cell.outputs:
        if output.output_type == "error":
            yield f"an error, {output.ename}: {output.evalue}"
        elif output.output_type == "stream":
            if output.name == "stderr":
                yield f"text on stderr: {output.text.strip()!r}"
            yield from _text_problems(output.text, private, tags)
        else:
            yield from _data_problems(output.data, private, tags)
    if "nbval-check-output" in tags:
        if not cell.outputs or cell.execution_count is None:
            yield "tagged nbval-check-output, but there is no output to compare."
        if any(output.output_type != "stream" and set(output.data) != {"text/plain"} for output in cell.outputs):
            yield "tagged nbval-check-output: print text there, and show pictures and widgets in another cell."


def _data_problems(data: NotebookNode, private: Sequence[str], tags: list[str]) -> Iterator[str]:
    if WIDGET_VIEW in data:
        yield "a live widget."
    for kind, text in data.items():
        if kind.startswith("image/"):
            yield f"a bare {kind}."
        elif isinstance(text, str):
            yield from _text_problems(DATA_URI.sub("", text), private, tags)
    for tag, attributes in _tags(data.get("text/html", "")):
        if tag == "svg":
            yield "inline SVG, which vanishes in a notebook that is not trusted. Put it into an <img> as a data URI."
        elif tag == "script":
            yield "a script, which does not run on the web."
        elif tag == "img" and not (attributes.get("alt") or "").strip():
            yield "a picture without an alt text."
        elif tag == "img" and not (attributes.get("src") or "").startswith("data:image/"):
            yield f"a picture that is not inside the notebook: {(attributes.get('src') or '')[:80]!r}."


def _text_problems(text: str, private: Sequence[str], tags: list[str]) -> Iterator[str]:
    for path in private:
        if path in text:
            yield f"a path of this machine, {path}."
    for pattern, what in ((ADDRESS, "an address in memory"), (PATHS, "a path"), (WARNING, "a warning")):
        if match := pattern.search(text):
            yield f"{what}: {_around(text, match)!r}"
    if "timing" not in tags and (match := TIME.search(text)):
        yield f"a measured time, {_around(text, match)!r}, in a cell without the tag timing."
    if "timing" in tags and (match := NOT_ROUNDED.search(text)):
        yield f"a measured time that is not rounded: {_around(text, match)!r}"


def _around(text: str, match: re.Match) -> str:
    return text[max(0, match.start() - 25) : match.end() + 15]


def _is_repr(text: str) -> bool:
    return not text.strip() or bool(REPR.fullmatch(text.strip()))


class _Tags(HTMLParser):
    def __init__(self, text: str):
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def _tags(text: str) -> list[tuple[str, dict]]:
    return _Tags(text).found


def size_problem(notebook_bytes: bytes, notebook: NotebookNode) -> str | None:
    """A sentence that names the heaviest cells if a notebook is too large for the web."""
    if len(notebook_bytes) <= SIZE_LIMIT:
        return None
    heaviest = sorted(notebook.cells, key=lambda cell: len(str(cell.get("outputs", ""))), reverse=True)[:3]
    cells = ", ".join(f"{cell.id} ({len(str(cell.get('outputs', ''))) // 1000} kB)" for cell in heaviest)
    return f"{len(notebook_bytes) // 1000} kB is over the limit of {SIZE_LIMIT // 1000} kB. Heaviest cells: {cells}."
