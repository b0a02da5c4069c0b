"""Finding a Python that can carry the course."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import pythons
from tools.processes import ROOT, Stop

posix_only = pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for Pythons")


def facts(version=(3, 12), bits=64, platform="linux-x86_64"):
    return {"version": list(version), "bits": bits, "platform": platform}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (facts((3, 9)), False),
        (facts((3, 10)), True),
        (facts((3, 14)), True),
        (facts((3, 15)), False),
        (facts((2, 7)), False),
        (facts((3, 12), bits=32), False),
        (facts((3, 11), platform="win-arm64"), False),
        (facts((3, 12), platform="win-arm64"), True),
        (facts((3, 11), platform="win-amd64"), True),
    ],
)
def test_which_pythons_are_suitable(given, expected):
    assert pythons.suitable(given) is expected


def test_the_probe_knows_the_running_python():
    found = pythons.probe(sys.executable)
    assert found["version"] == list(sys.version_info[:2])
    assert {name: found[name] for name in ("version", "bits", "platform")} == pythons.running_python()
    assert Path(found["packages"]).samefile(Path(pytest.__file__).parents[1])
    assert found["pip"] is True
    assert Path(found["base"]).exists()


def test_a_python_that_does_not_exist_is_passed_over(tmp_path):
    assert pythons.probe(str(tmp_path / "python3.12")) is None


def script(path: Path, text: str) -> str:
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)
    return str(path)


@posix_only
@pytest.mark.parametrize("text", ["echo 'pyenv: version not installed' >&2; exit 127", "echo hello", "exit 0"])
def test_a_shim_that_runs_no_python_is_passed_over(tmp_path, text):
    assert pythons.probe(script(tmp_path / "python3.12", text)) is None


@posix_only
def test_the_first_suitable_candidate_is_taken(tmp_path, monkeypatch):
    broken = script(tmp_path / "broken", "exit 127")
    old = script(tmp_path / "old", """echo '{"version": [3, 8], "bits": 64, "platform": "linux"}'""")
    good = script(tmp_path / "good", f'exec "{sys.executable}" "$@"')
    monkeypatch.setattr(pythons, "candidates", lambda: iter([broken, old, good, sys.executable]))
    assert pythons.find_another() == good


@posix_only
def test_candidates_come_from_the_path_newest_with_tensorflow_first(tmp_path, monkeypatch):
    paths = {name: script(tmp_path / name, "exit 1") for name in ("python3", "python3.14", "python3.11", "python3.9")}
    monkeypatch.setenv("PATH", str(tmp_path))
    found = [path for path in pythons.candidates() if Path(path).parent == tmp_path]
    assert found == [paths["python3.11"], paths["python3.14"], paths["python3"]]


def test_without_any_the_sentence_names_the_versions(monkeypatch):
    monkeypatch.setattr(pythons, "candidates", lambda: iter([]))
    monkeypatch.setattr(pythons, "running_python", lambda: facts((3, 8), bits=32))
    with pytest.raises(Stop) as stop:
        pythons.find_another()
    for words in ("3.10 to 3.14", "Python 3.8 (32 bits)", "python.org", "start.py"):
        assert words in str(stop.value)


LAUNCHER = r"""Installed Pythons found by C:\Windows\py.exe Launcher for Windows
 -V:3.13 *        C:\Users\Jürgen Groß\AppData\Local\Programs\Python\Python313\python.exe
 -V:3.9-32        C:\Python39-32\python.exe
 -3.8-64          C:\Program Files\Python38\python.exe *
"""


def test_the_launchers_list_on_windows():
    assert pythons.parse_launcher("\n".join(LAUNCHER.splitlines()[1:])) == [
        r"C:\Users\Jürgen Groß\AppData\Local\Programs\Python\Python313\python.exe",
        r"C:\Python39-32\python.exe",
        r"C:\Program Files\Python38\python.exe",
    ]


@pytest.mark.parametrize("name", ["start.py", "tools/__init__.py", "tools/processes.py", "tools/pythons.py"])
def test_an_old_python_can_read_what_it_needs_to_complain(name):
    tree = ast.parse(Path(ROOT, name).read_text(encoding="utf-8"), feature_version=(3, 6))
    futures = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert not futures  # `annotations` came with 3.7
    annotated = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.returns]
    assert not annotated  # `list[str]` and `str | None` fail in an old Python when the function is defined


def test_nothing_but_the_standard_library_before_the_installation():
    code = "import sys; sys.path.insert(0, sys.argv[1]); import start; from tools import environment, workcopies"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code, ROOT], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
