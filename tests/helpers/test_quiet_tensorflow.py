"""TensorFlow comes only when it is called, and says nothing; where it is missing, the lesson can say so."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "notebooks" / "source"

needs_tensorflow = pytest.mark.skipif(importlib.util.find_spec("tensorflow") is None, reason="no TensorFlow here")


def run(code):
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)


def imports_of(path):
    """The import statements of a lesson, as code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def test_no_helper_and_no_lesson_before_09_loads_tensorflow_by_itself():
    lines = [line for path in sorted(SOURCES.glob("0[0-8]_*.py")) for line in imports_of(path)]
    assert any("helpers.network" in line for line in lines)
    code = "\n".join([
        "import sys, pkgutil, importlib, helpers",
        "for module in pkgutil.walk_packages(helpers.__path__, 'helpers.'): importlib.import_module(module.name)",
        *dict.fromkeys(lines),
        "print(len([name for name in sys.modules if name.startswith('helpers.')]),",
        "      *({'tensorflow', 'keras', 'torch'} & set(sys.modules)))"])
    count, *heavy = run(code).stdout.split()
    assert int(count) > 20 and heavy == []


@needs_tensorflow
def test_it_loads_silently_and_gives_the_streams_back():
    result = run("import os, sys\n"
                 "from helpers.quiet_tensorflow import load_tensorflow\n"
                 "tf = load_tensorflow()\n"
                 "assert float(tf.reduce_sum(tf.ones(3))) == 3\n"
                 "os.write(2, b'native '); print('python', file=sys.stderr)")
    assert result.stdout == ""
    assert result.stderr.split() == ["native", "python"]


def test_without_tensorflow_there_is_none_and_a_sentence():
    result = run("import sys; sys.modules['tensorflow'] = None\n"  # as Python marks what cannot be imported
                 "from helpers.quiet_tensorflow import MISSING, load_tensorflow\n"
                 "print(load_tensorflow(), MISSING); print('still there', file=sys.stderr)")
    assert result.stdout.startswith("None TensorFlow is not installed here")
    assert result.stderr.split() == ["still", "there"]


def test_native_messages_are_held_back_and_errors_are_not():
    result = run("import os, sys\n"
                 "from helpers.quiet_tensorflow import no_native_messages\n"
                 "try:\n"
                 "    with no_native_messages():\n"
                 "        os.write(2, b'chatter'); print('more', file=sys.stderr)\n"
                 "        raise RuntimeError\n"
                 "except RuntimeError:\n"
                 "    os.write(2, b'after')")
    assert result.stderr == "after"
