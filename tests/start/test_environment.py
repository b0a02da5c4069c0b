"""The environment in .venv: what start.py decides to do, without really installing anything."""

import json
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from tools import environment
from tools.processes import Stop


class Course:
    """A course folder on disk, and a record of what would have been run."""

    def __init__(self, root: Path):
        self.root = root
        self.venv = root / ".venv"
        self.packages = self.venv / "lib" / "site-packages"
        self.stamp = self.venv / "course.json"
        self.steps: list[str] = []
        self.facts: dict | None = None
        self.network = True
        self.pip_result = 0
        self.installed_offline = False
        self.problem: str | None = None
        self.free = 100e9

    def make_venv(self, *words) -> None:
        self.packages.mkdir(parents=True, exist_ok=True)
        self.facts = {
            "version": [3, 12],
            "bits": 64,
            "platform": "linux-x86_64",
            "base": "base-python",
            "packages": str(self.packages),
            "pip": True,
        }

    def run(self, words, environment=None) -> int:
        self.steps.append(" ".join(words[1:3]))
        if words[1:3] == ["-m", "venv"]:
            assert "--clear" in words
            self.make_venv()
            return 0
        assert not self.stamp.exists(), "while pip works, nothing may say that the installation is complete"
        return self.pip_result

    def quietly(self, words, seconds=None):
        if "download" in words:
            return (0 if self.network else 1), "", ""
        if "--no-index" in words:
            return (0 if self.installed_offline else 1), "", ""
        if "venv" in words:
            self.steps.append("refresh")
            return 0, "", ""
        return (1, "", f"Traceback\n{self.problem}\n") if self.problem else (0, "", "")


@pytest.fixture
def course(tmp_path, monkeypatch) -> Course:
    course = Course(tmp_path / "Kurs für Zahlen")
    course.root.mkdir()
    (course.root / "requirements.txt").write_text("numpy==2.0\n")
    monkeypatch.setattr(environment, "ROOT", str(course.root))
    monkeypatch.setattr(environment, "VENV", str(course.venv))
    monkeypatch.setattr(environment, "STAMP", str(course.stamp))
    monkeypatch.setattr(environment, "REQUIREMENTS", str(course.root / "requirements.txt"))
    monkeypatch.setattr(environment, "probe", lambda python: course.facts)
    monkeypatch.setattr(environment, "run", course.run)
    monkeypatch.setattr(environment, "quietly", course.quietly)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(0, 0, course.free))
    return course


@pytest.fixture
def installed(course) -> Course:
    environment.prepare()
    course.steps.clear()
    return course


def test_the_first_start_creates_installs_and_stamps(course, capsys):
    environment.prepare()
    assert course.steps == ["-m venv", "-m pip"]
    stamp = json.loads(course.stamp.read_text(encoding="utf-8"))
    assert stamp["folder"] == str(course.root) and stamp["python"] == [3, 12]
    printed = capsys.readouterr().out
    assert "3 GB of disk" in printed and "100.0 GB are free" in printed


def test_a_second_start_has_nothing_to_do_and_asks_no_network(installed):
    installed.network = False
    environment.prepare()
    assert installed.steps == []


def test_a_second_start_works_in_a_folder_that_cannot_be_written(installed, monkeypatch):
    def refuse(path, text):
        raise PermissionError(path)

    monkeypatch.setattr(environment, "write_whole", refuse)
    environment.prepare()


def test_the_first_start_without_a_network_is_one_clear_sentence(course):
    course.network = False
    with pytest.raises(Stop, match="Connect this computer to the internet, then run again"):
        environment.prepare()
    assert course.steps == ["-m venv"] and not course.stamp.exists()
    course.network = True
    environment.prepare()
    assert course.steps == ["-m venv", "-m pip"] and course.stamp.exists()


def test_packages_that_are_all_there_need_no_network(course):
    course.network, course.installed_offline = False, True
    environment.prepare()
    assert course.steps == ["-m venv"] and course.stamp.exists()


def test_an_installation_that_failed_goes_on_at_the_next_start(course):
    course.pip_result = 1
    with pytest.raises(Stop, match="did not finish"):
        environment.prepare()
    assert not course.stamp.exists()
    course.pip_result = 0
    environment.prepare()
    assert course.steps == ["-m venv", "-m pip", "-m pip"] and course.stamp.exists()


def test_what_an_interrupted_pip_left_half_written_is_removed_before_pip_runs_again(course, monkeypatch):
    course.make_venv()
    info = package(course.packages, "numpy")
    (course.packages / "numpy" / "core.py").unlink()

    def pip(words, environment=None):
        assert not info.exists(), "pip would take this package for complete"
        return course.run(words)

    monkeypatch.setattr(environment, "run", pip)
    environment.prepare()
    assert course.steps == ["-m pip"]


def test_an_interrupted_installation_leaves_no_stamp(course, monkeypatch):
    def interrupted(words, environment=None):
        course.run(words)
        if "pip" in words:
            raise KeyboardInterrupt
        return 0

    monkeypatch.setattr(environment, "run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        environment.prepare()
    assert not course.stamp.exists()


def test_packages_that_cannot_be_imported_are_no_installation(course):
    course.problem = "ImportError: DLL load failed"
    with pytest.raises(Stop, match="DLL load failed"):
        environment.prepare()
    assert not course.stamp.exists()


def test_changed_requirements_are_installed(installed):
    (installed.root / "requirements.txt").write_text("numpy==2.1\n")
    environment.prepare()
    assert installed.steps == ["-m pip"]
    environment.prepare()
    assert installed.steps == ["-m pip"]


def test_changed_requirements_without_a_network_do_not_stop_a_learner(installed, capsys):
    before = installed.stamp.read_text()
    (installed.root / "requirements.txt").write_text("numpy==2.1\n")
    installed.network = False
    environment.prepare()
    assert "Going on with those you have" in capsys.readouterr().out
    assert installed.stamp.read_text() == before, "the next start with a network must still update"


def test_an_update_that_was_cut_off_is_not_taken_for_the_old_installation(installed):
    (installed.root / "requirements.txt").write_text("numpy==2.1\n")
    installed.pip_result = 1
    with pytest.raises(Stop, match="did not finish"):
        environment.prepare()
    installed.network = False
    with pytest.raises(Stop, match="Connect this computer"):
        environment.prepare()


def move(course: Course, monkeypatch) -> None:
    stamp = json.loads(course.stamp.read_text(encoding="utf-8"))
    course.stamp.write_text(json.dumps(stamp | {"folder": "/somewhere/else"}), encoding="utf-8")


def test_a_moved_folder_is_adjusted_without_a_network(installed, monkeypatch, capsys):
    move(installed, monkeypatch)
    installed.network = False
    environment.prepare()
    assert installed.steps == ["refresh"]
    assert json.loads(installed.stamp.read_text(encoding="utf-8"))["folder"] == str(installed.root)
    assert "was moved" in capsys.readouterr().out


def test_a_moved_folder_that_does_not_work_is_installed_again(installed, monkeypatch):
    move(installed, monkeypatch)
    installed.problem = "ImportError: no numpy"

    def pip_repairs(words, environment=None):
        installed.problem = None
        return installed.run(words)

    monkeypatch.setattr(environment, "run", pip_repairs)
    environment.prepare()
    assert installed.steps == ["refresh", "-m pip"]


@pytest.mark.parametrize("change", [None, {"pip": False}, {"version": [3, 9]}, {"bits": 32}])
def test_an_environment_that_is_no_good_is_made_anew(installed, change):
    installed.facts = change if change is None else installed.facts | change
    environment.prepare()
    assert installed.steps[0] == "-m venv"


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"folder": 1}'])
def test_a_damaged_stamp_means_that_nothing_is_certain(installed, text):
    installed.stamp.write_text(text)
    environment.prepare()
    assert installed.steps == ["-m pip"]


def test_too_little_disk_is_said_before_anything_is_made(course):
    course.free = 1e9
    with pytest.raises(Stop, match="too little free disk"):
        environment.prepare()
    assert course.steps == []


def test_a_missing_tensorflow_is_said_once(course, capsys):
    environment.prepare()
    assert "TensorFlow is not published" in capsys.readouterr().out
    environment.prepare()
    assert "TensorFlow" not in capsys.readouterr().out


class Group:
    """A dependency group of which one package is missing."""

    def __init__(self, monkeypatch, network: bool, pip_result: int):
        self.installed: list[list[str]] = []
        self.network, self.pip_result = network, pip_result
        monkeypatch.setattr(environment, "quietly", self.quietly)
        monkeypatch.setattr(environment, "run", self.run)

    def quietly(self, words, seconds=None):
        if "tools.groups" in words:
            return 0, "torch\n", ""
        return (0 if self.network else 1), "", ""

    def run(self, words):
        self.installed.append(words)
        return self.pip_result


@pytest.mark.parametrize(
    ("network", "pip_result", "words"), [(True, 0, ""), (True, 1, "cannot be installed here"), (False, 0, "without")]
)
def test_a_group_is_installed_beside_what_is_locked(monkeypatch, capsys, network, pip_result, words):
    group = Group(monkeypatch, network, pip_result)
    environment.install_group("bench", "3 GB to download")
    printed = capsys.readouterr().out
    assert "torch: 3 GB to download" in printed and words in printed
    assert len(group.installed) == network
    for line in group.installed:
        assert line[-3:] == ["--constraint", environment.REQUIREMENTS, "torch"]


def test_a_group_that_is_all_there_is_not_mentioned(monkeypatch, capsys):
    monkeypatch.setattr(environment, "quietly", lambda words: (0, "", ""))
    environment.install_group("bench", "3 GB to download")
    assert capsys.readouterr().out == ""


def test_the_digest_changes_with_a_requirement_only():
    digest = environment.requirements_digest("numpy==2.0  # why\nscipy==1.0\n")
    assert environment.requirements_digest("# new comment\r\nnumpy==2.0\r\n\r\nscipy==1.0") == digest
    assert environment.requirements_digest("numpy==2.0\nscipy==1.1\n") != digest
    assert environment.requirements_digest("numpy==2.0 ; python_version < '3.11'\nscipy==1.0\n") != digest


def test_helpers_are_found_in_a_path_with_umlauts_and_after_a_move(course):
    environment.prepare()
    helpers = course.root / "helpers"
    helpers.mkdir()
    (helpers / "__init__.py").write_text("")
    moved = course.root.with_name("Größe 2")
    course.root.rename(moved)
    packages = moved / course.packages.relative_to(course.root)
    code = "import site, sys; site.addsitedir(sys.argv[1]); import helpers; print(ascii(helpers.__file__))"
    words = [sys.executable, "-I", "-S", "-c", code, str(packages)]
    found = subprocess.run(words, capture_output=True, text=True, cwd=moved.parent)
    assert found.stdout.strip() == ascii(str(moved / "helpers" / "__init__.py")), found.stderr
    assert (packages / "digits_course.pth").read_bytes().isascii()


def test_jupyterlab_does_not_ask_about_news(course):
    environment.prepare()
    settings = json.loads((course.venv / "share/jupyter/lab/settings/overrides.json").read_text())
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"


def package(packages: Path, name: str) -> Path:
    """A package as pip leaves it: its files, and a RECORD of their sizes."""
    (packages / name).mkdir(parents=True)
    (packages / name / "core.py").write_text("x = 1\n")
    (packages / name / "a, b.py").write_text("y = 2\n")
    info = packages / f"{name}-1.0.dist-info"
    info.mkdir()
    record = f'{name}/core.py,sha256=abc,6\n"{name}/a, b.py",sha256=abc,6\n{name}/core.pyc,,\n{info.name}/RECORD,,\n'
    (info / "RECORD").write_text(record)
    return info


def test_half_written_packages_are_found_so_that_pip_installs_them_again(tmp_path):
    whole, missing, short, unrecorded = (package(tmp_path, name) for name in ("whole", "missing", "short", "bare"))
    (tmp_path / "missing" / "a, b.py").unlink()
    (tmp_path / "short" / "core.py").write_text("x")
    (unrecorded / "RECORD").unlink()
    (tmp_path / "~umpy").mkdir()
    environment.remove_damaged(str(tmp_path))
    left = {path.name for path in tmp_path.iterdir()}
    assert whole.name in left
    assert not left & {missing.name, short.name, unrecorded.name, "~umpy"}


def test_the_installed_packages_count_as_complete():
    """Otherwise every repair would install them all again."""
    packages = Path(pytest.__file__).parents[1]
    found = sorted(packages.glob("[a-d]*.dist-info"))
    assert found and all(environment.is_complete(str(packages), str(path)) for path in found)
