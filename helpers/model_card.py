"""A model card: one page that says what a network is, how well it does on whom, and what it is not for.

After M. Mitchell and others, "Model Cards for Model Reporting" (2019).
"""

from __future__ import annotations

import html
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from helpers.confidence import expected_calibration_error
from helpers.files import write_whole
from helpers.interval import wilson_interval
from helpers.network import Network, checked_net
from helpers.wording import percent

Answers = tuple[np.ndarray, np.ndarray]  # confidence (n,) from 0 to 1, and whether the answer is right, booleans (n,)

FEW = 100  # images: below that, no calibration error is given (a perfect one would not be 0 either)

STYLE = """
:root { color-scheme: light dark; --ink: #222; --paper: #fff; --soft: #eef0f2; --line: #ccc; --bar: #0072B2;
  --range: #56B4E9; --quiet: #595959; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #16181b; --soft: #24282d; --line: #4a4f55;
  --bar: #fff; --range: #56B4E9; --quiet: #b5b9be; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
p, ul { margin: .4rem 0; } ul { padding-left: 1.2rem; }
.on { background: var(--soft); border-radius: 8px; padding: .7rem .9rem; margin: .6rem 0; }
.on h3 { font-size: 1rem; margin: 0; } .on p { margin: .15rem 0; } .quiet { color: var(--quiet); font-size: .92rem; }
.scale { position: relative; height: 1.1rem; margin: .45rem 0 .1rem; border-bottom: 1px solid var(--line); }
.scale i, .scale b { position: absolute; display: block; }
.scale i { top: .3rem; height: .5rem; background: var(--range); border-radius: 3px; }
.scale b { top: .05rem; width: 4px; height: 1rem; margin-left: -2px; background: var(--bar); }
.ends { display: flex; justify-content: space-between; font-size: .8rem; color: var(--quiet); }
"""


def model_card(path: str | os.PathLike, *, title: str, network: Network, data: str, answers: Mapping[str, Answers],
               use: str, not_for: Sequence[str], threshold: str = "") -> Path:
    """Write a model card as one HTML file without anything from elsewhere. Returns its path.

    title        the page's heading                       network     what the card is about
    data         what it has learnt from, a sentence      use         what it is for, a sentence
    answers      what it was tried on, such as "my hand" -> (confidence (n,), right (n,) as booleans)
    not_for      what it is not for, a sentence each      threshold   when it hands over to a human, a sentence or ""

    Each accuracy is given with its 95 % interval (Wilson). Raises TypeError or ValueError before anything is written.
    """
    checked_net(network)
    for name, text in (("title", title), ("data", data), ("use", use)):
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"{name}: got {text!r}, expected some words")
    if not isinstance(answers, Mapping) or not answers:
        raise TypeError(f"answers: got {answers!r}, expected a dictionary, name -> (confidence, right)")
    if isinstance(not_for, str) or not all(isinstance(text, str) for text in not_for):
        raise TypeError(f"not_for: got {not_for!r}, expected a list of sentences")
    parts = [f"<h1>{html.escape(title)}</h1>", _paragraph(use),
             "<h2>What it is</h2>", _paragraph(f"{network.parameter_count:,} numbers in layers of "
                                               f"{', '.join(map(str, network.sizes))} neurons; {network.activation} "
                                               f"inside, {network.output} at the end. It takes 28 x 28 pixels and "
                                               "answers with one of ten digits, always."),
             "<h2>What it has learnt from</h2>", _paragraph(data),
             "<h2>How well it reads, and whom</h2>",
             _paragraph("The mark is the share that was read right. The band is where the true share lies with 95 % "
                        "confidence: the fewer images, the wider.", "quiet"),
             *(_tried_on(name, *pair) for name, pair in answers.items())]
    if threshold:
        parts += ["<h2>When it asks a human</h2>", _paragraph(threshold)]
    if not_for:
        parts += ["<h2>What it is not for</h2>",
                  "<ul>" + "".join(f"<li>{html.escape(text)}</li>" for text in not_for) + "</ul>"]
    page = (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" '
            f'content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
            f"<title>{html.escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
            + "\n".join(parts) + "\n</main>\n</body>\n</html>\n")
    path = Path(path)
    write_whole(path, page)
    return path


def _paragraph(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{html.escape(text)}</p>' if kind else f"<p>{html.escape(text)}</p>"


def _tried_on(name: str, confidence: np.ndarray, right: np.ndarray) -> str:
    """One block: the share, its interval as a picture and in words, and how sure the network was."""
    confidence, right = np.asarray(confidence), np.asarray(right)
    ece = expected_calibration_error(confidence, right)  # it checks both
    low, high = wilson_interval(int(right.sum()), len(right))
    share = float(right.mean())
    words = (f"{percent(share)} of {len(right):,} read right; the interval goes from {percent(low)} to "
             f"{percent(high)}.")
    sure = f"It was {percent(float(confidence.mean()))} sure on average"
    sure += (f"; confidence and accuracy differ by {100 * ece:.1f} points (ECE, 15 bins)." if len(right) >= FEW else
             ". These are too few to say more about its calibration.")
    return (f'<section class="on"><h3>{html.escape(name)}</h3>'
            f'<div class="scale" role="img" aria-label="{html.escape(words)}">'
            f'<i style="left:{100 * low:.2f}%;width:{100 * (high - low):.2f}%"></i>'
            f'<b style="left:{100 * share:.2f}%"></b></div>'
            f'<div class="ends" aria-hidden="true"><span>0 %</span><span>100 %</span></div>'
            f'<p>{words}</p><p class="quiet">{sure}</p></section>')
