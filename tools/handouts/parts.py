"""What handouts and decks are made of: cells, questions and outputs as HTML. Formulas stay TeX (see typeset.py)."""

import html
import json
import re

from nbconvert.filters import markdown2html
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from helpers.exercises.lessons import load, numbered
from helpers.exercises.lessons import own_words as find_own_words
from helpers.exercises.model import Quiz
from helpers.exercises.verdicts import marked_up
from helpers.widgets.in_page import KEPT

LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!https?:|mailto:|#)[^)\s]+\)")  # to a file that a page does not come with
CHECK = re.compile(r"\n*^check\(.*", re.MULTILINE | re.DOTALL)
ENOUGH = re.compile(r"# Your code here \((\d+) lines? (?:is|are) enough\)")
QUIZ = re.compile(r'^quiz\(\s*"(\w+)"', re.MULTILINE)
OWN_WORDS = re.compile(r"^own_words\(([^)]*)\)", re.MULTILINE)
# What concerns those who sit at a computer: the solved copy, the time a cell takes, what they have predicted and done.
AT_A_COMPUTER = re.compile(r"\s*\[Here is the solved lesson\]\([^)]*\)\."
                           r"|(?:(?<=\s)|^)The next cell takes about \d+ s\.")
OF_A_LEARNER = re.compile(r" You had made no prediction this time\.| · \d+ of \d+ in this lesson")


def text(cell: NotebookNode) -> str:
    """A text cell."""
    return markdown2html(LINK.sub(r"\1", AT_A_COMPUTER.sub("", cell.source)))


def code(source: str) -> str:
    """Code, coloured by classes of Pygments."""
    return f'<pre class="code">{highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip()}</pre>'


def outputs(cell: NotebookNode, living: list[dict] | None = None) -> str:
    """What a code cell showed. living: gets the widgets that the page is to bring to life; None: pictures will do."""
    found = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if output.output_type == "stream" and output.name == "stdout" and output.text.strip():
            found.append(f'<pre class="output">{html.escape(output.text.rstrip())}</pre>')
        elif living is not None and KEPT in data:
            living.append(json.loads(OF_A_LEARNER.sub("", json.dumps(data[KEPT], ensure_ascii=False))))
            found.append(f'<div class="in-page" data-widget="{len(living) - 1}">{data["text/html"]}</div>')
        elif "text/html" in data:
            found.append(f'<div class="shown">{OF_A_LEARNER.sub("", data["text/html"])}</div>')
        elif data.get("text/plain", "").strip():
            found.append(f'<pre class="output">{html.escape(data["text/plain"].rstrip())}</pre>')
    return "\n".join(found)


def is_prediction(name: str) -> bool:
    """Whether a question is one that the lesson measures."""
    return isinstance(quiz := load(name), Quiz) and quiz.prediction


def question(name: str) -> str:
    """A question with boxes to tick, and of a prediction a line for what was measured. No answer."""
    quiz = load(name)
    if not isinstance(quiz, Quiz):
        raise ValueError(f"name: got {name!r}, expected that of a question")
    heading = numbered(name, "Predict:" if quiz.prediction else "Question:")
    options = "".join(f'<li><span class="box"></span><span>{letter}) {marked_up(option.text)}</span></li>'
                      for letter, option in quiz.lettered.items())
    measured = '<p class="measured"><span>Measured:</span><span class="rule"></span></p>' if quiz.prediction else ""
    return (f'<div class="question"><p><strong>{heading}</strong> {marked_up(quiz.question)}</p>'
            f"<ul>{options}</ul>{measured}</div>")


def in_own_words(source: str) -> str:
    """The questions without options that a cell asks, with lines to answer them."""
    names = [json.loads(name) for call in OWN_WORDS.findall(source) for name in re.findall(r'"\w+"', call)]
    return "".join(f'<div class="question"><p>{marked_up(find_own_words(name).question)}</p>{lines(4)}</div>'
                   for name in names)


def stub(source: str) -> str:
    """An exercise: what is to be filled in, and room to write."""
    match = ENOUGH.search(source)
    room = max(4, int(match[1]) + 2) if match else 6
    return f'<div class="question">{code(CHECK.sub("", source))}{lines(room)}</div>'


def lines(count: int) -> str:
    """Lines to write on."""
    return '<div class="lines">' + "<div></div>" * count + "</div>"
