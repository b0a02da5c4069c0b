"""A course in miniature: one lesson and a few helper modules in a temporary folder."""

import json
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from tools.build import build
from tools.sources import Lesson, notebook_paths, read_lesson

SAMPLE = '''
# %% [markdown]
# # A sample lesson
#
# {{solution}}, [the network](../helpers/network.py), [next](02_next.ipynb). Measured: {{E10 full raw}}.

# %%
import os
import sys
from pathlib import Path

def on_paper():
    from helpers.figures import bars as figures
    from helpers.exercises import check

class Picture:
    def _repr_mimebundle_(self, include=None, exclude=None):
        html = '<img src="data:image/png;base64,AAAA" alt="A dot.">'
        return {"text/html": html, "image/png": "AAAA", "text/plain": "A dot."}

progress, log = Path(os.environ["COURSE_PROGRESS"]), Path(os.environ["COURSE_MEASURED_LOG"])
print(Path.cwd().name, {"a", "b", "c"}, progress.exists())
progress.write_text("1")
log.write_text("E11 full kept\\n")
Picture()

# %% tags=["nbval-check-output"] slideshow={"slide_type": "slide"}
print("13,", end="")
sys.stdout.flush()
print("002")

# %% tags=["exercise"]
def double(number):
    """Twice the number."""
    ### BEGIN SOLUTION
    twice = 2 * number
    return twice
    ### END SOLUTION


# cat in the hat: stays a comment
double(2)

# %% [markdown] tags=["notes"] minutes=2
# Say this aloud: {{E10 full raw median}}.
'''
RAW = {"median": 96.21, "min": 96.0, "max": 96.44, "unit": "%", "seeds": [0, 1, 2]}
MEASURED = {"E10": {"full": {"raw": RAW}}, "E11": {"full": {"kept": {**RAW}, "lost": {**RAW}}}}


def write_course(root: Path) -> Path:
    """Write the small course. Its lesson does not import the modules below when it runs, only on paper."""
    files = {
        "notebooks/source/01_sample.py": SAMPLE.lstrip(),
        "data/measured.json": json.dumps({"claims": MEASURED}),
        "requirements.txt": "numpy==2.0  # via scipy\n",
        "helpers/__init__.py": "",
        "helpers/figures/__init__.py": "def __getattr__(name):\n    from helpers.figures import old_names\n",
        "helpers/figures/old_names.py": "from helpers.figures import lines\n",
        "helpers/figures/bars.py": "from .. import colours\n",
        "helpers/figures/lines.py": "",
        "helpers/colours.py": "INK = 1\n",
        "helpers/network.py": "import helpers.data\n",
        "helpers/data.py": "",
        "helpers/exercises/__init__.py": "from .model import check\n",
        "helpers/exercises/model.py": "def f():\n    from helpers.widgets import quiz_box\n",
        "helpers/exercises/lesson_01/__init__.py": "",
        "helpers/exercises/lesson_01/double.py": "import helpers.functions\n",
        "helpers/exercises/lesson_02/__init__.py": "",
        "helpers/functions.py": "",
        "helpers/widgets/__init__.py": "",
        "helpers/widgets/quiz_box.py": "",
        "helpers/widgets/quiz_box.css": "b {}",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The root of the small course."""
    return write_course(tmp_path)


@pytest.fixture(scope="session")
def built_once(tmp_path_factory) -> Path:
    """The root of a small course whose notebooks were built."""
    root = write_course(tmp_path_factory.mktemp("built"))
    build(read_lesson(root / "notebooks" / "source" / "01_sample.py"), MEASURED, root)
    return root


@pytest.fixture
def built(course: Path, built_once: Path) -> tuple[Path, Path]:
    """The sample's two notebooks, the learner's and the solved one, as the build has left them in the small course."""
    shutil.copytree(built_once / "notebooks", course / "notebooks", dirs_exist_ok=True)
    return notebook_paths("01_sample", course)


@pytest.fixture
def sample(course: Path) -> Lesson:
    return read_lesson(course / "notebooks" / "source" / "01_sample.py")


@pytest.fixture
def write_deeper(course: Path):
    """A function that writes notebooks/source/deeper/01_more.py, or another: write_deeper(text, name) -> Lesson."""

    def write(text: str, name: str = "01_more") -> Lesson:
        path = course / "notebooks" / "source" / "deeper" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(dedent(text).lstrip(), encoding="utf-8")
        return read_lesson(path)

    return write


@pytest.fixture
def measured() -> dict:
    return MEASURED


@pytest.fixture
def write_lesson(course: Path):
    """A function that replaces the sample's source: write_lesson(text) -> Lesson."""

    def write(text: str) -> Lesson:
        path = course / "notebooks" / "source" / "01_sample.py"
        path.write_text(dedent(text).lstrip(), encoding="utf-8")
        return read_lesson(path)

    return write
