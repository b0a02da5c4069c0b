"""Finding a Python that can carry the course."""

import ast
import hashlib
import json
import os
import platform
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.start.test_project_files import chosen
from tools import pythons
from tools.processes import ROOT, Stop

posix_only = pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for Pythons")


def facts(version=(3, 12), bits=64, platform="linux-x86_64"):
    return {"version": list(version), "bits": bits, "platform": platform}


@pytest.mark.parametrize(
    ("given", "suitable", "everything"),
    [
        (facts((3, 9)), False, False),
        (facts((3, 10)), True, True),
        (facts((3, 13)), True, True),
        (facts((3, 14)), True, False),
        (facts((3, 15)), False, False),
        (facts((2, 7)), False, False),
        (facts((3, 12), bits=32), False, False),
        (facts((3, 11), platform="win-arm64"), False, False),
        (facts((3, 14), platform="win-arm64"), True, True),  # no Python there has TensorFlow
        (facts((3, 14), platform="macosx-10.15-x86_64"), True, True),
        (facts((3, 14), platform="macosx-11.0-arm64"), True, False),
        (facts((3, 11), platform="win-amd64"), True, True),
    ],
)
def test_which_pythons_carry_the_course(given, suitable, everything):
    assert pythons.suitable(given) is suitable and pythons.carries_everything(given) is everything


def test_the_table_of_pythons_is_that_of_the_locked_packages():
    """TensorFlow is locked for just the Pythons that are said to carry it."""
    for minor in range(pythons.OLDEST[1], pythons.NEWEST[1] + 1):
        there = "tensorflow-cpu" in chosen("linux", "x86_64", f"3.{minor}")
        assert there is pythons.carries_everything(facts((3, minor)))


def test_the_probe_knows_the_running_python():
    found = pythons.probe(sys.executable)
    assert found["version"] == list(sys.version_info[:2])
    assert {name: found[name] for name in ("version", "bits", "platform")} == pythons.running_python()
    assert Path(found["packages"]).samefile(Path(pytest.__file__).parents[1])
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


@pytest.fixture
def no_better_one(monkeypatch):
    monkeypatch.delenv(pythons.CHOSEN, raising=False)
    monkeypatch.setattr(pythons, "find_or_fetch", lambda: None)
    monkeypatch.setattr(pythons, "STAMP", "no such file")


@posix_only
def test_an_environment_that_is_there_is_gone_on_with(no_better_one, monkeypatch, tmp_path):
    monkeypatch.setattr(pythons, "running_python", lambda: facts((3, 15)))
    monkeypatch.setattr(pythons, "STAMP", sys.executable)
    monkeypatch.setattr(pythons, "VENV_PYTHON", script(tmp_path / "in_venv", f"echo '{json.dumps(facts((3, 14)))}'"))
    assert pythons.better_python() == str(tmp_path / "in_venv")
    monkeypatch.setenv(pythons.CHOSEN, "yes")
    assert pythons.better_python() is None


def test_without_any_the_sentence_names_the_versions(no_better_one, monkeypatch):
    monkeypatch.setattr(pythons, "running_python", lambda: facts((3, 8), bits=32))
    with pytest.raises(Stop, match=r"(?s)3\.10 to 3\.14 .*python\.org.* start\.py"):
        pythons.better_python()


PRETEND = """
pythons.running_python = lambda: dict(version={version}, bits=64, platform="linux-x86_64")
find, pythons._find = pythons._find, lambda *asked: pythons.brought()  # as if no other were installed
start.run = lambda words, variables: print("goes on with", words[0], variables[pythons.CHOSEN]) or 0
"""


@pytest.fixture(scope="module")
def downloads(tmp_path_factory) -> str:
    """A list of Pythons to download, as uv reads it, with one: the Python that runs this, called 3.13."""
    place = tmp_path_factory.mktemp("downloads")
    base, mine = Path(sys.base_prefix), "python{}.{}".format(*sys.version_info[:2])
    left_out = {"site-packages", "test", "tests", "__pycache__", "idlelib", "tkinter", "lib2to3"}

    def needed(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
        return None if left_out & set(Path(entry.name).parts) or entry.name.endswith(".a") else entry

    with tarfile.open(place / "python.tar.gz", "w:gz", compresslevel=1) as archive:
        archive.add(base / "lib" / mine, f"python/lib/{mine}", filter=needed)
        for library in (base / "lib").glob("libpython*"):
            archive.add(library, f"python/lib/{library.name}", filter=needed)
        archive.add(os.path.realpath(base / "bin" / mine), f"python/bin/{mine}")
        for name in ("bin/python3.13", "lib/python3.13"):
            if name.rpartition("/")[2] != mine:
                link = tarfile.TarInfo(f"python/{name}")
                link.type, link.linkname = tarfile.SYMTYPE, mine
                archive.addfile(link)
    machine = platform.machine()
    listed = {
        "name": "cpython",
        "arch": {"family": machine, "variant": None},
        "os": "linux",
        "libc": "gnu",
        "major": 3,
        "minor": 13,
        "patch": 7,
        "prerelease": "",
        "url": (place / "python.tar.gz").as_uri(),
        "sha256": hashlib.sha256((place / "python.tar.gz").read_bytes()).hexdigest(),
        "variant": None,
        "build": "20250101",
    }
    (place / "list.json").write_text(json.dumps({f"cpython-3.13.7-linux-{machine}-gnu": listed}))
    return str(place / "list.json")


@pytest.mark.skipif(sys.platform != "linux", reason="the archive is made from a Python on Linux")
def test_the_course_brings_its_python_which_moves_with_its_folder(course, downloads):
    course.with_uv()
    source = {"UV_PYTHON_DOWNLOADS_JSON_URL": downloads}
    for version in ((3, 14), (3, 15)):
        done = course.start(PRETEND.format(version=list(version)), **source)
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"goes on with {course.root}/.course/python/cpython-3.13.7" in done.stdout
        assert f"This is Python 3.{version[1]} (64 bits)" in done.stdout
        assert ("MB to download" in done.stdout) is (version == (3, 14)), "the second time it is there"
    (python,) = course.root.glob(".course/python/cpython-3.13.7-*/bin/python3.13")
    subprocess.run(course.words(python=str(python)), env=course.variables, check=True)
    moved = course.root.rename(course.root.with_name("moved"))
    course.root = moved
    assert "was moved" in course.start().stdout
    code = "import sys, tiny; print(sys.base_prefix)"
    found = subprocess.run([course.python, "-I", "-c", code], capture_output=True, text=True)
    assert found.stdout.startswith(str(moved))


def test_a_python_that_is_installed_is_found(course):
    if not pythons.carries_everything(pythons.running_python()):
        pytest.skip("this Python does not carry everything")
    done = course.with_uv().start(PRETEND.format(version=[3, 15]) + "pythons._find = find")
    assert done.returncode == 0 and "goes on with" in done.stdout and "Fetching Python" not in done.stdout, done.stdout


@pytest.mark.parametrize(("version", "code"), [((3, 14), 0), ((3, 15), 1)])
def test_where_no_python_can_be_brought_it_goes_on_or_says_what_to_do(course, version, code):
    source = {"UV_PYTHON_DOWNLOADS_JSON_URL": str(course.place / "no such list.json")}
    done = course.with_uv().start(PRETEND.format(version=list(version)), **source)
    assert done.returncode == code and "Fetching Python" in done.stdout
    assert "no such list.json" in done.stderr  # uv's own words
    if code:
        assert "3.10 to 3.14" in done.stderr and "python.org" in done.stderr
    else:
        assert "Going on with this Python, without TensorFlow" in done.stdout and course.version() == "1.0"


@pytest.mark.parametrize(
    "name",
    [*map("tools/{}.py".format, ["__init__", "processes", "pythons", "installer"]), "helpers/files.py", "start.py"],
)
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
