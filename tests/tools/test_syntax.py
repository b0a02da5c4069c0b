"""The text of a syntax tree, and the files that code imports."""

import pytest

from tools.syntax import digest, imported_files, syntax

MODULE = '''"""What it is for."""

import math
from . import other


# why
class Circle:
    """A docstring."""

    radius: float = 1.0

    def area(self, *, digits=None, **options):
        """Another."""
        return f"{round(math.pi * self.radius**2, digits):.3f}" "m" f"{options!r}{{}}"  # an area
'''
# Written down in full, so that a version of Python whose trees differ fails here and does not make all lessons stale.
TEXT = (
    "Module(body=[Import(names=[alias(name='math')]) ImportFrom(names=[alias(name='other')] level=1) "
    "ClassDef(name='Circle' body=["
    "AnnAssign(target=Name(id='radius') annotation=Name(id='float') value=1.0 simple=1) "
    "FunctionDef(name='area' args=arguments(args=[arg(arg='self')] kwonlyargs=[arg(arg='digits')] kw_defaults=[None] "
    "kwarg=arg(arg='options')) body=[Return(value=JoinedStr("
    "FormattedValue(value=Call(func=Name(id='round') args=[BinOp(left=Attribute(value=Name(id='math') attr='pi') "
    "op=Mult() right=BinOp(left=Attribute(value=Name(id='self') attr='radius') op=Pow() right=2)) "
    "Name(id='digits')]) conversion=-1 format_spec=JoinedStr('.3f')) 'm' "
    "FormattedValue(value=Name(id='options') conversion=114) '{}'))])])])"
)


@pytest.fixture
def text_of(tmp_path):
    def make(source):
        path = tmp_path / "module.py"
        path.write_text(source, encoding="utf-8")
        return syntax(path)

    return make


def test_every_version_of_python_gives_this_text(text_of):
    assert text_of(MODULE) == TEXT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# why\n", ""),
        ("  # an area", "  # its area"),
        ('"""What it is for."""', '"""What it was for."""'),
        ('    """A docstring."""\n', ""),
        ('"""Another."""', "'''Yet another.'''"),
        ("\n\n\n", "\n"),
        ("(self, *, digits=None,", "(self, *, digits: int | None = None,"),
        ("**options):", "**options: str) -> str:"),
        ("options!r}{{", "options!r}" "{{"),
        ('"m"', "'m'"),
    ],
)
def test_what_only_people_read_changes_nothing(text_of, old, new):
    assert old in MODULE
    assert text_of(MODULE.replace(old, new)) == TEXT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("**2", "**3"),
        ("1.0", "1"),
        ('"m"', '"cm"'),
        (".3f", ".2f"),
        ("!r", "!s"),
        ("digits=None", "digits=False"),
        ("import math", "import cmath as math"),
        ("from . import", "from .. import"),
        ("*, digits", "digits"),
        ("(self", "(this"),
    ],
)
def test_what_changes_the_code_changes_the_text(text_of, old, new):
    assert old in MODULE
    assert text_of(MODULE.replace(old, new)) != TEXT


def test_none_is_kept_where_it_is_a_value(text_of):
    texts = [text_of(source) for source in ("f()", "f(None)", "{**a}", "{None: a}", "return_ = None", "x: int")]
    assert len(set(texts)) == len(texts)


def test_a_digest_follows_its_text():
    assert digest("a") == digest("a") != digest("b")
    assert len(digest("a")) == 12


@pytest.fixture
def house(tmp_path):
    files = {
        "helpers/__init__.py": "",
        "helpers/data.py": "import numpy\n",
        "helpers/network.py": "def f():\n    import helpers.data as data\n",
        "helpers/figures/__init__.py": "def __getattr__(name):\n    from helpers.figures import old_names\n",
        "helpers/figures/old_names.py": "import helpers.figures.training, helpers.figures.digits\n",
        "helpers/figures/digits.py": "from .picture import Picture\n",
        "helpers/figures/training.py": "from .picture import Picture\nfrom ..network import Network\n",
        "helpers/figures/picture.py": "",
        "tools/__init__.py": "",
        "tools/claims.py": "from helpers.figures import digits\nfrom . import training\n",
        "tools/training.py": "import helpers.network\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def names(files, house):
    return [path.relative_to(house).as_posix() for path in files]


FIGURES_OF_DIGITS = ["helpers/__init__.py", "helpers/figures/__init__.py", "helpers/figures/digits.py",
                     "helpers/figures/picture.py"]


@pytest.mark.parametrize("text", ["from helpers.figures import digits as figures", "import helpers.figures.digits"])
def test_a_module_brings_what_it_imports_and_its_packages(house, text):
    assert names(imported_files(text, house), house) == FIGURES_OF_DIGITS


def test_an_import_counts_wherever_it_stands(house):
    found = names(imported_files("if x:\n    from helpers.network import Network", house), house)
    assert found == ["helpers/__init__.py", "helpers/data.py", "helpers/network.py"]


def test_files_may_start_it_and_other_packages_may_count(house):
    start = [house / "tools" / "claims.py"]
    assert names(imported_files(start, house), house) == FIGURES_OF_DIGITS
    found = names(imported_files(start, house, ("helpers", "tools")), house)
    assert found == ["helpers/__init__.py", "helpers/data.py", *FIGURES_OF_DIGITS[1:], "helpers/network.py",
                     "tools/__init__.py", "tools/training.py"]


def test_other_modules_and_strings_bring_nothing(house):
    assert imported_files("import numpy\nfrom tools import claims\n'helpers.data'\nhelpers = 1", house) == []
