"""The files around the course agree with each other."""

import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from tools import pythons
from tools.processes import ROOT

ROOT = Path(ROOT)


def requirements(name: str) -> list[Requirement]:
    lines = (line.split("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    return [Requirement(line) for line in lines if line]


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
    found = [each for each in requirements("requirements.txt") if not each.marker or each.marker.evaluate(values)]
    names = [each.name for each in found]
    assert len(names) == len(set(names)), "two versions of one package for the same machine"
    return {each.name: str(each.specifier) for each in found}


def test_every_dependency_is_locked_to_one_version():
    locked = requirements("requirements.txt")
    assert all(re.fullmatch(r"==[\w.]+", str(each.specifier)) for each in locked)
    assert {each.name for each in requirements("requirements.in")} <= {each.name for each in locked}


def test_every_dependency_says_why():
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if line and not line.startswith("#"):
            assert "#" in line or before.startswith("#"), line


@pytest.mark.parametrize("name", ["requirements.in", "requirements.txt"])
def test_no_package_index_is_named(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "--" not in re.sub(r"#.*", "", text) and "://" not in text


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
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    patterns = re.findall(r'"(.*?)"', re.search(r"\[tool.setuptools.packages.find\]\ninclude = \[(.*?)\]", text)[1])
    packages = {".".join(path.parent.relative_to(ROOT).parts) for path in ROOT.glob("[!.]*/**/__init__.py")}
    taken = {name for name in packages if any(fnmatch(name, pattern) for pattern in patterns)}
    assert taken == {name for name in packages if name.split(".")[0] == "helpers"}


def test_the_code_is_clean():
    done = subprocess.run([sys.executable, "-m", "ruff", "check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
