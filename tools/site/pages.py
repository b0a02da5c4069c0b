"""The pages' texts, in a folder for Sphinx: notebooks without what readers need not see, and with living widgets."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path

from helpers.home import Lesson, lessons
from tools import lesson_file
from tools.alive import read_alive
from tools.groups import pyproject
from tools.lite.contents import NOT_HERE
from tools.site import ROOT
from tools.site.glossary import Linker, with_anchors
from tools.site.reading import for_readers, hide_answers

HIDDEN = {"setup-guard", "notes"}
LICENCE = ("Code: MIT. Text: CC BY 4.0. Pictures that show MNIST digits: CC BY-SA 3.0, digits by Yann LeCun and "
           "Corinna Cortes.")
MODULES = {
    "Data": ["data", "preparation", "handwriting", "strangers"],
    "Networks": ["network", "functions", "gradients", "descent", "autograd", "fine_tuning", "speed_run"],
    "Questions put to a network": ["confusion", "confidence", "interval", "audit"],
    "Giving a network away": ["webpage", "model_card", "network_file", "onnx_file"],
}


def address() -> str:
    """The repository's address, from pyproject.toml; empty where it is not known."""
    return pyproject()["project"].get("urls", {}).get("Repository", "").rstrip("/")


def write_pages(source: Path, network: dict, with_lite: bool) -> None:
    """Write all pages into `source`. network: what the first page's pad shows (helpers/webpage.py)."""
    notebooks = source / "notebooks"
    notebooks.mkdir()
    shutil.copytree(ROOT / "notebooks" / "pictures", source / "_static" / "pictures")
    shutil.copy(ROOT / ".github" / "digits.png", source / "_static" / "digits.png")
    known = lessons()
    for lesson in known:
        _write_lesson(lesson, notebooks, with_lite)
    glossary = (ROOT / "notebooks" / "glossary.md").read_text(encoding="utf-8")
    (notebooks / "glossary.md").write_text(with_anchors(glossary), encoding="utf-8")
    for name in ("data/README.md", "notebooks/instructors.md", "deploy/README.md", "CHANGELOG.md"):
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    (source / "_templates").mkdir()
    (source / "_templates" / "licence.html").write_text(f"<p>{LICENCE}</p>", encoding="utf-8")
    (source / "helpers.rst").write_text(_helpers(), encoding="utf-8")
    core = [lesson for lesson in known if "deeper/" not in lesson.file]
    deeper = [lesson for lesson in known if "deeper/" in lesson.file]
    hours = round(sum(lesson.minutes for lesson in core) / 60)
    _listing(source / "lessons.md", "Lessons", f"Fourteen lessons, in order, about {hours} hours. Each answers one "
             f"question, and builds on those before it. {_needed()} There are [deeper lessons](deeper.md), too.", core)
    _listing(source / "deeper.md", "Deeper lessons", "Optional lessons, for those who want to know more. The number is "
             "that of the [lesson](lessons.md) each goes with.", deeper)
    rest = ["Glossary <notebooks/glossary>", "Helpers <helpers>", "For instructors <notebooks/instructors>",
            "For a class <deploy/README>", "Datasheet <data/README>", "Changes <CHANGELOG>"]
    (source / "index.md").write_text(_first_page(core, network, rest), encoding="utf-8")


def widget(identity: str, kept: dict, still: str) -> str:
    """HTML of a widget that site.js makes live. kept: its module, data and state. still: what stands there until then.

    identity: a name that is once on the page, and stands in the address of a link to its state.
    """
    state = json.dumps(kept, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")
    return (f'<div class="course-widget" id="{identity}"><script type="application/json">{state}</script>'
            f'<div class="course-still">{still}</div></div>')


def _write_lesson(lesson: Lesson, folder: Path, with_lite: bool) -> None:
    notebook = lesson_file.read(ROOT / "notebooks" / lesson.file)
    name, up = Path(lesson.file).stem, "../" * lesson.file.count("/")
    alive = read_alive(name)
    cells = [cell for cell in notebook["cells"] if not HIDDEN.intersection(cell["metadata"].get("tags", []))]
    linked = Linker((ROOT / "notebooks" / "glossary.md").read_text(encoding="utf-8"), up + "glossary.html")
    hide_answers(cells, {identity.split("/")[0] for identity in alive})
    for place, cell in enumerate(cells):
        if cell["cell_type"] == "markdown":
            text = "".join(cell["source"])
            cell["source"] = linked(_with_files(text, up)) + (_lesson_links(lesson, with_lite) if place == 0 else "")
        for number, output in enumerate(cell.get("outputs", [])):
            data = output.get("data", {})
            if "text/html" in data:
                still, kept = "".join(data["text/html"]), alive.get(f"{cell['id']}/{number}")
                name_here = f"live-{cell['id']}-{number}"
                data["text/html"] = widget(name_here, kept, still) if kept else for_readers(still)
                data.pop("text/plain", None)
    path, solved = folder / lesson.file, folder.parent / "_extra" / "notebooks" / "solutions" / lesson.file
    for file in (path, solved):
        file.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook | {"cells": cells}), encoding="utf-8")
    shutil.copy(ROOT / "notebooks" / "solutions" / lesson.file, solved)


def _with_files(text: str, up: str) -> str:
    """Links to solved notebooks, which are files of the site and no pages, and to helpers, which are on one page.

    up: the way from the lesson to notebooks/.
    """
    text = re.sub(r"\[([^\]]+)\]\((?:\.\./)?(solutions/[\w/]+\.ipynb)\)",
                  rf'<a href="{up}\2" download>\1</a>', text)
    return re.sub(r"\[([^\]]+)\]\((?:\.\./)+helpers/(\w+)\.py\)",
                  rf'<a href="{up}../helpers.html#module-helpers.\2">\1</a>', text)


def _lesson_links(lesson: Lesson, with_lite: bool) -> str:
    """What one can do with a lesson, below its first words."""
    up = "../" * (1 + lesson.file.count("/"))
    links = []
    if with_lite and Path(lesson.file).name[:2] not in NOT_HERE:
        links.append((f"{up}lite/lab/index.html?path=my_work/{lesson.file}", "Run this lesson in your browser"))
    links.append((f"{up}index.html#do-it-yourself", "Run it on your computer"))
    if address().startswith("https://github.com/"):
        links.append((f"{address().replace('https://github.com', 'https://colab.research.google.com/github', 1)}"
                      f"/blob/main/notebooks/{lesson.file}", "Open in Colab"))
    shown = "".join(f'<a href="{target}">{words}</a>' for target, words in links)
    return f'\n\n<p class="course-actions">{shown}</p>'


def _card(lesson: Lesson) -> str:
    name = Path(lesson.file).stem
    picture = ROOT / "notebooks" / "pictures" / f"{name}.png"
    shown = f'<img src="_static/pictures/{name}.png" alt="" loading="lazy">' if picture.is_file() else ""
    number, title = lesson.title.split(" · ", 1)
    return (f'<a class="course-card" href="notebooks/{lesson.file.removesuffix(".ipynb")}.html">'
            f'<span class="course-thumb">{shown}</span><span class="course-words"><b><i>{number}</i> '
            f'{html.escape(title)}</b><span>{_emphasised(lesson.question)}</span>'
            f'<small>about {lesson.minutes} minutes</small></span></a>')


def _emphasised(words: str) -> str:
    """Markdown's *words* as HTML."""
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", html.escape(words))


def _cards(found: list[Lesson]) -> str:
    return '<div class="course-cards">' + "".join(map(_card, found)) + "</div>"


def _tree(names: list[str], options: str = ":hidden:") -> str:
    return "\n".join(["```{toctree}", options, "", *names, "```", ""])


def _listing(path: Path, title: str, words: str, found: list[Lesson]) -> None:
    names = [f"notebooks/{lesson.file.removesuffix('.ipynb')}" for lesson in found]
    path.write_text(f"# {title}\n\n{words}\n\n{_cards(found)}\n\n{_tree(names)}", encoding="utf-8")


def _needed() -> str:
    """What one should know before, from README.md."""
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    found = re.search(r"You should be able to [^.]+\.", readme)
    if found is None:
        raise ValueError('README.md: got no sentence "You should be able to ...", expected what one needs')
    return found[0]


def _first_page(core: list[Lesson], network: dict, rest: list[str]) -> str:
    pad = widget("draw-here", {"module": "page", "data": network, "state": {}},
                 "<p>The pad needs JavaScript: your browser computes what the network answers.</p>")
    start, badges = core[0].file.removesuffix(".ipynb"), ""
    folder = "the course's folder from whoever gave you this page"
    if address():
        folder = f"[the course's folder]({address()})"
    if address().startswith("https://github.com/"):
        name = address().removeprefix("https://github.com/")
        badges = (f'<a class="course-second" href="https://mybinder.org/v2/gh/{name}/main?urlpath=lab">Run it on '
                  f'Binder</a><a class="course-second" href="{address()}">The repository</a>')
    return f"""# How a network learns to read digits

<div class="course-hero"><p class="course-lead">From raw pixels to a network that knows when to ask a human. You build
everything yourself, in NumPy: predict, run, measure, touch.</p>
<p><a class="course-main" href="notebooks/{start}.html">Begin with lesson 00</a><a class="course-second"
href="lessons.html">All lessons</a><a class="course-second" href="network.html">This pad alone, as
one file</a>{badges}</p></div>

<div class="course-stage">{pad}</div>

## What you will ask it

<figure class="course-figure"><img src="_static/digits.png" alt="Five test digits, each above the ten outputs of a small
trained network: four are read correctly, one is read as another digit"></figure>

Many texts about digit networks repeat sentences that are only half true. This course takes such sentences one by one,
lets you guess, measures them in front of you, and [says what came out](notebooks/13_said_and_measured.ipynb).

## Do it yourself

These pages are for reading: the code has run, and the pictures live. To run it and to answer, get {folder}
and [Python](https://www.python.org/downloads/), open a terminal in the folder and type

```
python3 start.py
```

(on Windows `py start.py`). It installs what it needs inside the folder, and opens your own copy of the lessons.

## The lessons

{_cards(core)}

{_tree(["lessons", "deeper", *rest])}"""


def _helpers() -> str:
    lines = ["Helpers", "=======", "", "What the lessons import: most of it is built in a lesson first.", ""]
    for heading, names in MODULES.items():
        lines += [heading, "-" * len(heading), ""]
        for name in names:
            title = f"helpers.{name}"
            lines += [title, "~" * len(title), "", f".. automodule:: {title}", "   :members:", ""]
    return "\n".join(lines)


def internal_links(site: Path) -> list[str]:
    """Every link of the site to a file or place of its own that is not there, as "page: link"."""
    places = {path: set(re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8")))
              for path in site.rglob("*.html") if "lite" not in path.relative_to(site).parts[:1]}
    dead = []
    for page in places:
        text = re.sub(r"<script.*?</script>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for link in re.findall(r'\b(?:href|src)="([^"]+)"', text):
            link = html.unescape(link)
            if re.match(r"[a-z]+:|//", link):
                continue
            file, _, place = link.partition("#")
            target = (page.parent / file.partition("?")[0]).resolve() if file else page
            if not target.exists() or (place and target in places and place not in places[target]):
                dead.append(f"{page.relative_to(site)}: {link}")
    return dead
