"""The environment in .venv: first starts, later ones, and what comes between. Everything is really run."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.start.conftest import SmallCourse
from tools import environment, installer, processes
from tools.processes import Stop

NO_NETWORK = {
    "UV_HTTP_RETRIES": "0",
    "PIP_NO_INDEX": "0",
    "PIP_FIND_LINKS": "",
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
}
posix_only = pytest.mark.skipif(os.name == "nt", reason="signals and permissions are others on Windows")


def test_a_first_start_installs_with_uv_and_the_next_has_nothing_to_do(course):
    first = course.with_uv().start()
    assert first.returncode == 0, first.stderr
    assert course.version() == "1.0"
    assert "Bytecode compiled" in first.stderr and "GB of disk" in first.stdout
    assert "TensorFlow is not published" in first.stdout
    second = course.start(**NO_NETWORK)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


def test_without_uv_pip_does_it(course):
    done = course.start()
    assert done.returncode == 0 and course.version() == "1.0"
    assert "uv cannot be had: ERROR: No matching distribution found for uv" in done.stdout
    assert "Going on with pip" in done.stdout


def test_where_uv_fails_pip_does_it(course):
    course.with_uv()
    (course.place / ".config" / "uv").mkdir(parents=True)
    (course.place / ".config" / "uv" / "uv.toml").write_text("[pip]\nnonsense = 1\n")
    done = course.start()
    assert done.returncode == 0 and course.version() == "1.0", done.stderr
    assert "nonsense" in done.stderr and "Going on with pip" in done.stdout


@pytest.mark.parametrize("with_uv", [True, False])
def test_nothing_redirects_the_installation(course, with_uv):
    if with_uv:
        course.with_uv()
    elsewhere = str(course.place / "elsewhere")
    (course.place / "pip.conf").write_text(f"[install]\ntarget = {elsewhere}\n[global]\nconstraint = /no/such/file\n")
    (course.place / "json.py").write_text("raise ImportError('not the standard library')")
    done = course.start(
        PIP_CONFIG_FILE=str(course.place / "pip.conf"),
        PIP_TARGET=elsewhere,
        PIP_PREFIX=elsewhere,
        PIP_ROOT=elsewhere,
        PIP_DRY_RUN="1",
        PIP_PYTHON=sys.executable,
        UV_SYSTEM_PYTHON="1",
        UV_CONSTRAINT="/no/such/file",
        PYTHONPATH=str(course.place),
        PYTHONSAFEPATH="1",
        PYTHONOPTIMIZE="2",
        ALL_PROXY="socks5://127.0.0.1:9",
    )
    assert done.returncode == 0 and course.version() == "1.0", done.stderr
    assert not Path(elsewhere).exists()


def test_a_redirection_in_uvs_own_file_is_noticed(course):
    course.with_uv()
    (course.place / ".config" / "uv").mkdir(parents=True)
    (course.place / ".config" / "uv" / "uv.toml").write_text(f"[pip]\ntarget = '{course.place / 'elsewhere'}'\n")
    assert course.start().returncode == 0 and course.version() == "1.0"


def test_settings_of_pip_reach_uv(course, monkeypatch):
    for name in list(os.environ):
        if name.startswith(("PIP_", "UV_", "SSL_")):
            monkeypatch.delenv(name)
    settings = course.place / "pip.conf"
    settings.write_text(
        "[global]\nindex-url = https://mirror.example/simple\nextra-index-url = https://a.example https://b.example\n"
        "cert = /etc/school.pem\ntrusted-host = mirror.example\nproxy = http://proxy.example:3128\nuser = true\n"
    )
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    monkeypatch.setenv("UV_HTTP_TIMEOUT", "90")
    made = installer.variables(sys.executable)
    assert made["UV_DEFAULT_INDEX"] == made["PIP_INDEX_URL"] == "https://mirror.example/simple"
    assert made["UV_INDEX"] == "https://a.example https://b.example"
    assert made["SSL_CERT_FILE"] == "/etc/school.pem" and made["UV_INSECURE_HOST"] == "mirror.example"
    assert made["ALL_PROXY"] == "http://proxy.example:3128" and made["UV_HTTP_TIMEOUT"] == "90"
    assert made["PIP_CONFIG_FILE"] == os.devnull and made["PIP_USER"] == "0"


@pytest.mark.parametrize("with_uv", [False, True])
def test_no_network_is_said_when_that_is_it(course, with_uv):
    if with_uv:
        course.with_uv()
    done = course.start(**NO_NETWORK)
    assert done.returncode == 1
    assert "Connect this computer to the internet, then run again" in done.stderr
    assert "refused" in done.stderr and "Traceback" not in done.stderr  # the tool's own words


def test_another_failure_is_not_called_a_missing_network(course):
    (course.root / "requirements.txt").write_text("tiny==7.0\n")
    done = course.start()
    assert done.returncode == 1 and "internet" not in done.stderr
    assert "No matching distribution found for tiny==7.0" in done.stderr and "did not finish" in done.stderr


@posix_only
@pytest.mark.parametrize(("moment", "whom"), [("pip/__init__.py", "everything"), ("tiny*", "start.py alone")])
def test_a_start_that_was_killed_is_made_good_by_the_next(course, moment, whom):
    with open(course.place / "said", "w") as said:
        process = subprocess.Popen(
            course.with_uv().words(), env=course.variables, stdout=said, stderr=said, start_new_session=True
        )
    end = time.monotonic() + 60
    while not list(course.root.glob(f".venv/lib/python*/site-packages/{moment}")) and time.monotonic() < end:
        time.sleep(0.001)
    (os.killpg if whom == "everything" else os.kill)(process.pid, signal.SIGKILL)
    process.wait()
    assert not (course.root / ".venv" / "course.json").exists()
    done = course.start()
    assert done.returncode == 0 and course.version() == "1.0", done.stderr
    assert "made anew" in done.stdout


@posix_only
def test_of_two_starts_at_once_the_second_waits_and_says_so(course):
    course.with_uv()
    both = []
    for _ in range(2):
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        both.append(subprocess.Popen(course.words(), env=course.variables, **options))
        time.sleep(0.3)
    said = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert [("Waiting for it" in text, "installs its packages" in text) for text in said] == [
        (False, True),
        (True, False),
    ]
    assert course.version() == "1.0"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A course that is installed, and a copy of its folder."""
    course = SmallCourse(tmp_path_factory.mktemp("installed")).with_uv()
    assert course.start().returncode == 0
    shutil.copytree(course.root, course.place / "copy", symlinks=True)
    return course


@pytest.fixture
def installed(kept):
    """A course that is installed, as it was then."""
    kept.root = kept.place / "Kurs für Zahlen"
    shutil.rmtree(kept.root, ignore_errors=True)
    shutil.copytree(kept.place / "copy", kept.root, symlinks=True)
    return kept


def test_an_update_without_a_network_leaves_what_there_is_and_comes_later(installed):
    installed.require("2.0")
    done = installed.start(**NO_NETWORK)
    assert done.returncode == 0 and installed.version() == "1.0"
    assert "Going on with those you have" in done.stdout
    assert installed.start().returncode == 0 and installed.version() == "2.0"


def test_an_environment_from_before_uv_is_kept(installed):
    """Version 0.2 wrote no base into its stamp."""
    stamp = installed.root / ".venv" / "course.json"
    old = {**json.loads(stamp.read_text()), "python": [3, 11]}
    del old["base"]
    stamp.write_text(json.dumps(old))
    assert installed.start(**NO_NETWORK).stdout == ""
    stamp.write_text(json.dumps({**old, "folder": "/elsewhere"}))
    done = installed.start(**NO_NETWORK)
    assert done.returncode == 0 and installed.version() == "1.0" and "was moved" in done.stdout


def test_an_update_that_was_cut_off_is_not_taken_for_the_old_installation(installed):
    installed.require("2.0")
    assert installed.start(**NO_NETWORK).returncode == 0
    packages = next((installed.root / ".venv").glob("**/site-packages"))
    shutil.rmtree(packages / "tiny-1.0.dist-info")  # as pip and uv do first
    assert installed.start().returncode == 0 and installed.version() == "2.0"


def test_a_moved_folder_is_adjusted_without_a_network(installed):
    moved = installed.root.with_name("Größe 2")
    installed.root.rename(moved)
    installed.root = moved
    done = installed.start(**NO_NETWORK)
    assert done.returncode == 0 and installed.version() == "1.0"
    assert "was moved" in done.stdout and installed.start(**NO_NETWORK).stdout == ""
    code = "import helpers; print(ascii(helpers.__file__))"
    found = subprocess.run([installed.python, "-I", "-c", code], capture_output=True, text=True)
    assert found.stdout.strip() == ascii(str(moved / "helpers" / "__init__.py"))


@posix_only
def test_a_python_that_moved_is_found_again_without_a_network(installed):
    for path in (installed.root / ".venv" / "bin").glob("python*"):
        path.unlink()
        path.symlink_to("/nowhere/python")
    stamp = installed.root / ".venv" / "course.json"
    stamp.write_text(stamp.read_text().replace(json.loads(stamp.read_text())["base"] or "?", "/nowhere/python"))
    done = installed.start(**NO_NETWORK)
    assert done.returncode == 0 and installed.version() == "1.0" and "Python was moved" in done.stdout


def test_a_damaged_stamp_keeps_what_is_installed(installed):
    (installed.root / ".venv" / "course.json").write_text("[]")
    assert installed.start(**NO_NETWORK).returncode == 0 and installed.version() == "1.0"


def test_a_venv_of_the_learners_own_is_kept(course):
    (course.root / ".venv").mkdir()
    (course.root / ".venv" / "mine.txt").write_text("mine")
    done = course.start()
    assert done.returncode == 0 and "It is called .venv-1 now" in done.stdout
    assert (course.root / ".venv-1" / "mine.txt").read_text() == "mine" and course.version() == "1.0"


def test_lost_packages_come_back(installed):
    shutil.rmtree(next((installed.root / ".venv").glob("**/site-packages/tiny")))
    done = installed.start(change='start.COMMANDS["ready"] = lambda arguments: not environment.repaired()')
    assert done.returncode == 0 and "is damaged" in done.stdout and installed.version() == "1.0"


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"folder": "/"}'])
def test_a_damaged_stamp_means_that_nothing_is_certain(text, tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "STAMP", str(tmp_path / "course.json"))
    (tmp_path / "course.json").write_text(text)
    assert environment.read_stamp() is None


def test_a_folder_that_cannot_be_written_works_when_it_was_prepared(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "is_ready", lambda: False)
    monkeypatch.setattr(environment, "is_writable", lambda folder: False)
    monkeypatch.setattr(environment, "read_stamp", lambda: {"folder": "/elsewhere"})
    monkeypatch.setattr(environment, "make_ready", lambda: pytest.fail("nothing may be written"))
    environment.prepare()
    monkeypatch.setattr(environment, "read_stamp", lambda: None)
    with pytest.raises(Stop, match="Copy the folder"):
        environment.prepare()


@posix_only
def test_another_users_environment_is_not_touched(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "VENV", str(tmp_path / ".venv"))
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(Stop, match="belongs to another user"):
        environment.clear()
    assert (tmp_path / ".venv").is_dir()


@posix_only
def test_a_path_that_no_environment_can_have_is_said(course):
    course.root = course.root.rename(course.root.with_name("a:b"))
    done = course.start()
    assert done.returncode == 1 and "PATH separator" in done.stderr and "apt" not in done.stderr


def test_too_little_disk_is_said_before_anything_is_made(course):
    done = course.start("environment.VENV_GB = 10**9")
    assert done.returncode == 1 and "too little free disk" in done.stderr
    assert not (course.root / ".venv").exists()


def test_jupyterlab_does_not_ask_about_news(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "VENV", str(tmp_path))
    environment.configure(str(tmp_path))
    settings = json.loads((tmp_path / "share/jupyter/lab/settings/overrides.json").read_text())
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    assert (tmp_path / "digits_course.pth").read_bytes().isascii()


def test_the_digest_changes_with_a_requirement_only():
    digest = environment.requirements_digest("numpy==2.0  # why\nscipy==1.0\n")
    assert environment.requirements_digest("# new comment\r\nnumpy==2.0\r\n\r\nscipy==1.0") == digest
    assert environment.requirements_digest("numpy==2.0\nscipy==1.1\n") != digest
    assert environment.requirements_digest("numpy==2.0 ; python_version < '3.11'\nscipy==1.0\n") != digest


@pytest.mark.parametrize(
    ("problem", "words"), [(None, ""), (False, "cannot be installed here"), ("no route", "no route. Going on without")]
)
def test_a_group_is_installed_beside_what_is_locked(monkeypatch, capsys, problem, words):
    asked = []

    def install(python, line, is_done):
        asked.append(line)
        if isinstance(problem, str):
            raise installer.Unreachable(problem)
        return problem is None

    monkeypatch.setattr(environment, "quietly", lambda line: (0, "torch\n", ""))
    monkeypatch.setattr(installer, "install", install)
    environment.install_group("bench", "3 GB to download")
    printed = capsys.readouterr().out
    assert "torch: 3 GB to download" in printed and words in printed
    assert asked == [["--constraint", environment.REQUIREMENTS, "torch"]]


def test_a_group_that_is_all_there_is_not_mentioned(monkeypatch, capsys):
    monkeypatch.setattr(environment, "quietly", lambda words: (0, "", ""))
    environment.install_group("bench", "3 GB to download")
    assert capsys.readouterr().out == ""


def test_a_quiet_programs_last_line():
    assert processes.last_line((1, "out\n", "warning\nERROR: this\n\n")) == "ERROR: this"
    assert processes.last_line((1, "Error: that\n", "")) == "Error: that"
    assert processes.last_line((1, "", "")) and processes.last_line(None)
