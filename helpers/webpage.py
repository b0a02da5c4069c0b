"""A network as a web page: one file that reads handwriting in any browser, without a network connection."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Mapping
from pathlib import Path

from helpers.files import write_whole
from helpers.network import Network
from helpers.strokes import sample_strokes
from helpers.validation import checked_number
from helpers.widgets.browser import bundle
from helpers.widgets.packed import check_reads_digits, packed

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>%(title)s</title>
</head>
<body>
<main id="page"></main>
<noscript>This page computes in your browser: it needs JavaScript.</noscript>
<script id="data" type="application/json">%(data)s</script>
<script type="module">
%(code)s
const data = JSON.parse(document.getElementById("data").textContent);
const model = {get: (name) => ({data, state: {}})[name], set() {}, on() {}, save_changes() {}, send() {}};
widget.render({model, el: document.getElementById("page")});
</script>
</body>
</html>
"""


def export_webpage(network: Network, path: str | os.PathLike, *, title: str = "A network that reads digits",
                   unsure_below: float = 0.5, weights: str = "float16", card: Mapping[str, str] | None = None) -> Path:
    """Write one HTML file with a pad to draw on and the network behind it. Returns the file's path.

    network       any `Network` with 784 inputs and ten outputs, of any depth
    title         the page's heading
    unsure_below  with a largest output below this share, 0 to 1, the page says "not sure"
    weights       "float16"; "int8" for half the size; "float32" for the very weights (see helpers/widgets/packed.py)
    card          what the page says about the network behind a click, heading -> sentence; by default what is known
                  from the network itself

    The page asks for nothing from anywhere. In its console, `course.predict(pixels)` and `course.prepare(grey)` do what
    `Network.predict_proba` and `helpers.preparation.prepare` do. Raises TypeError or ValueError before it writes.
    """
    check_reads_digits(network)
    if not isinstance(title, str) or not title.strip():
        raise ValueError(f"title: got {title!r}, expected some words")
    unsure_below = float(checked_number("unsure_below", unsure_below))
    if not 0 <= unsure_below <= 1:
        raise ValueError(f"unsure_below: got {unsure_below:g}, expected a share from 0 to 1")
    if card is not None and not isinstance(card, Mapping):
        raise TypeError(f"card: got a {type(card).__name__}, expected a dict, heading -> sentence")
    path = Path(path)
    if path.suffix.lower() not in (".html", ".htm"):
        raise ValueError(f"path: got {os.fspath(path)!r}, expected a name that ends in .html")
    layers = " to ".join(map(str, network.sizes))
    data = {
        "network": packed(network, weights), "title": title, "unsureBelow": unsure_below,
        "about": f"{layers} neurons, {network.parameter_count:,} numbers, all of them in this page.",
        "samples": {digit: some[::2] for digit, some in sample_strokes().items()},
        "card": [[str(term), str(text)] for term, text in (_known(network) if card is None else card).items()],
    }
    # "</script>" in a text would end the script.
    text = json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")
    code = bundle("page").replace("export default", "const widget =")
    write_whole(path, PAGE % {"title": html.escape(title), "data": text, "code": code})
    return path


def _known(network: Network) -> dict[str, str]:
    hidden = " and ".join(map(str, network.sizes[1:-1])) or "no"
    return {
        "What it is": f"A dense network with {hidden} hidden neurons ({network.activation}), written in NumPy.",
        "What it reads": "One handwritten digit at a time. It answers with one of ten digits whatever one draws, a "
                         "letter or a face too.",
        "How sure it is": "The bars are shares that add up to 100 %. A high one is no proof: networks can be sure and "
                          "wrong.",
        "Your drawings": "stay in this page. Nothing is sent anywhere.",
    }
