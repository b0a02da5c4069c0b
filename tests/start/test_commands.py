"""What start.py does with what the user types."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

import start
from tools import environment, processes, pythons, running_lab, workcopies
from tools.processes import ROOT, VENV, VENV_PYTHON, Stop


@pytest.fixture
def ran(monkeypatch) -> list:
    """No environment is prepared and nothing is run: only the command lines are kept."""
    lines: list = []
    monkeypatch.setattr(environment, "prepare", lambda: None)
    monkeypatch.setattr(running_lab, "find", lambda root: None)
    monkeypatch.setattr(start, "run", lambda words, environment=None: lines.append((words, environment)) or 0)
    return lines


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ([], ("lab", [])),
        (["lab"], ("lab", [])),
        (["--port", "9000"], ("lab", ["--port", "9000"])),
        (["lab", "--no-browser"], ("lab", ["--no-browser"])),
        (["test", "-k", "data"], ("test", ["-k", "data"])),
        (["reset", "3"], ("reset", ["3"])),
        (["build", "03", "--stale"], ("build", ["03", "--stale"])),
    ],
)
def test_the_command_is_chosen(typed, expected):
    assert start.choose(typed) == expected


def test_an_unknown_command_is_answered_with_the_nearest(capsys):
    assert start.main(["tset"]) == 1
    said = capsys.readouterr().err
    assert '"tset"' in said and "Did you mean test?" in said and "--help" in said


@pytest.mark.parametrize("word", ["-h", "--help", "help"])
def test_help_names_every_command(word, capsys):
    assert start.main([word]) == 0
    said = capsys.readouterr().out
    assert all(f"start.py {name}" in said for name in start.COMMANDS)


def test_lab_serves_the_course_folder_and_opens_the_first_lesson():
    words = start.lab_words(["--port", "9000", "--ip=0.0.0.0"], as_root=False, first_page="00_start.ipynb")
    assert words[:3] == [VENV_PYTHON, "-m", "jupyterlab"]
    assert "--ServerApp.root_dir=" + ROOT in words
    assert "--LabApp.default_url=/lab/tree/my_work/00_start.ipynb" in words
    assert words[-3:] == ["--port", "9000", "--ip=0.0.0.0"]
    assert "--allow-root" not in words
    assert not [word for word in words if "token" in word.lower() or "password" in word.lower()]


def test_lab_listens_beyond_this_computer_only_when_told():
    assert not [word for word in start.lab_words([], False, None) if "ip" in word.split("=")[0].lower().split(".")]


@pytest.mark.parametrize(("given", "count"), [([], 1), (["--allow-root"], 1)])
def test_root_is_allowed_in_a_container(given, count):
    assert start.lab_words(given, as_root=True, first_page=None).count("--allow-root") == count


def test_lab_copies_the_lessons_says_what_changed_and_starts(ran, monkeypatch, capsys):
    monkeypatch.setattr(workcopies, "update", lambda root, reset: [f"Lesson 03 has changed: {reset} 03"])
    monkeypatch.setattr(workcopies, "first_page", lambda root: "00_start.ipynb")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert start.main(["--no-browser"]) == 0
    ((words, _),) = ran
    assert "--allow-root" in words and words[-1] == "--no-browser"
    said = capsys.readouterr().out
    assert "start.py reset 03" in said and "--allow-root" in said


def test_a_second_lab_starts_no_server(ran, monkeypatch, capsys):
    monkeypatch.setattr(running_lab, "find", lambda root: "http://localhost:8888/?token=t")
    monkeypatch.setattr(workcopies, "update", lambda root, reset: [])
    assert start.main(["--no-browser"]) == 0
    assert ran == [] and "http://localhost:8888/?token=t" in capsys.readouterr().out
    assert start.main(["--port", "9000"]) == 0
    assert len(ran) == 1


def test_ctrl_c_is_how_lab_ends(ran, monkeypatch, capsys):
    def interrupted(words, environment=None):
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "run", interrupted)
    monkeypatch.setattr(workcopies, "update", lambda root, reset: [])
    assert start.main([]) == 0
    assert "JupyterLab has ended" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "Stopped. To go on, run:"),
        (Stop("do this"), 1, "do this"),
        (PermissionError(13, "Permission denied", "/course/.venv"), 1, "/course/.venv"),
    ],
)
def test_every_end_is_a_sentence_and_an_exit_code(monkeypatch, capsys, error, code, words):
    def fail():
        raise error

    monkeypatch.setattr(environment, "prepare", fail)
    assert start.main(["build", "03"]) == code
    said = capsys.readouterr().err
    assert words in said and "Traceback" not in said


@pytest.mark.parametrize(("name", "module"), [("build", "tools.build"), ("claims", "tools.claims"),
                                              ("present", "tools.present")])
def test_tools_run_in_the_environment(ran, name, module):
    assert start.main([name, "03", "--stale"]) == 0
    assert ran == [([VENV_PYTHON, "-m", module, "03", "--stale"], None)]


@pytest.mark.parametrize(("typed", "asked"), [([], ["site", "class"]), (["--quick"], [])])
def test_what_the_whole_test_run_needs_is_installed_before_it(ran, monkeypatch, typed, asked):
    groups: list[str] = []
    monkeypatch.setattr(environment, "install_group", lambda name, size: groups.append(name))
    assert start.main(["test", *typed]) == 0
    assert groups == asked and len(ran) == 2


@pytest.mark.parametrize(("typed", "asked"), [([], ["bench"]), (["--quick"], []), (["--help"], [])])
def test_the_benchmarks_peers_are_installed_when_they_are_measured(ran, monkeypatch, typed, asked):
    groups: list[str] = []
    monkeypatch.setattr(environment, "install_group", lambda name, size: groups.append(name))
    assert start.main(["bench", *typed]) == 0
    assert groups == asked and ran == [([VENV_PYTHON, "-m", "tools.bench", *typed], None)]


def test_a_race_is_told_where_its_file_is_looked_for_and_has_one_thread(ran, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert start.main(["race", "mine.py", "--seeds", "1,2"]) == 0
    ((words, variables),) = ran
    assert words == [VENV_PYTHON, "-m", "tools.race", "--folder", str(tmp_path), "mine.py", "--seeds", "1,2"]
    assert variables["OPENBLAS_NUM_THREADS"] == "1" and variables["VIRTUAL_ENV"] == VENV


def test_reset_asks_for_a_lesson(capsys):
    assert start.main(["reset"]) == 1
    assert "start.py reset 03" in capsys.readouterr().err


def test_reset_of_no_lesson_is_a_sentence(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(start, "ROOT", str(tmp_path))
    assert start.main(["reset", "77"]) == 1
    assert 'There is no lesson "77"' in capsys.readouterr().err


# --- start.py test ---


DEFAULTS = start.EVERYTHING
HERE = str(Path(__file__).relative_to(ROOT))


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ([], DEFAULTS),
        (["-x"], ["-x", *DEFAULTS]),
        (["-k", "data"], ["-k", "data", *DEFAULTS]),  # there is a folder called data
        (["-n", "0", "--maxfail=1"], ["-n", "0", "--maxfail=1", *DEFAULTS]),
        (["--ignore", "tests"], ["--ignore", "tests", *DEFAULTS]),
        (["--quick"], start.QUICK),
        (["-x", "--quick"], ["-x", *start.QUICK]),
        (["--quick", "notebooks"], [os.path.join(ROOT, "notebooks")]),
        (["notebooks"], [os.path.join(ROOT, "notebooks")]),
        (["-x", HERE], ["-x", os.path.join(ROOT, HERE)]),
        ([HERE + "::test_x[a::b]"], [os.path.join(ROOT, HERE) + "::test_x[a::b]"]),
        (["no_such_file.py"], ["no_such_file.py", *DEFAULTS]),
    ],
)
def test_which_tests_are_run(typed, end, tmp_path):
    words = start.test_words(typed, str(tmp_path))
    assert words[:3] == [VENV_PYTHON, "-m", "pytest"]
    assert words[words.index("--nbval-cell-timeout=120") + 1 :] == end


def test_the_lessons_in_a_browser_tab_are_tests_of_their_own(ran, monkeypatch):
    groups = []
    monkeypatch.setattr(environment, "install_group", lambda name, size: groups.append(name))
    assert start.test(["--lite", "-k", "04"]) == 0
    words = ran[0][0]
    assert groups == ["lite"] and len(ran) == 1 and words[-2:] == ["-k", "04"] and "--lite" not in words
    file, = (word for word in words if word.endswith(".py"))
    assert os.path.exists(os.path.join(ROOT, file)) and not os.path.basename(file).startswith("test_")


def test_a_quick_run_names_what_there_is_and_needs_no_browser():
    assert all(os.path.exists(os.path.join(ROOT, place)) for place in start.QUICK)
    assert "tests/browser" not in start.QUICK and "tests" not in start.QUICK


def test_a_path_is_taken_from_where_the_user_stands(tmp_path):
    (tmp_path / "test_mine.py").write_text("")
    assert start.test_words(["test_mine.py::test_a"], str(tmp_path))[-1] == f"{tmp_path / 'test_mine.py'}::test_a"


def test_the_tests_run_after_the_data_was_reported(ran):
    assert start.main(["test", "-x"]) == 0
    (report, variables), (words, same) = ran
    assert report == [VENV_PYTHON, "-c", start.DATA_REPORT]
    assert "pytest" in words and variables == same
    assert variables["COURSE_PROGRESS"] == "off" and variables["OPENBLAS_NUM_THREADS"] == "1"


@pytest.mark.parametrize(("codes", "expected"), [([1], 1), ([0, 5], 5), ([0, 0], 0)])
def test_the_exit_code_is_pytests_unless_the_data_is_broken(monkeypatch, codes, expected):
    left = list(codes)
    monkeypatch.setattr(environment, "prepare", lambda: None)
    monkeypatch.setattr(start, "run", lambda words, environment=None: left.pop(0))
    assert start.main(["test"]) == expected
    assert left == []


def report(**variables) -> subprocess.CompletedProcess:
    words = [sys.executable, "-c", start.DATA_REPORT]
    return subprocess.run(words, cwd=ROOT, env={**os.environ, **variables}, capture_output=True, text=True)


def test_broken_data_is_reported_in_a_sentence(tmp_path):
    done = report(MNIST_DIR=str(tmp_path))
    assert done.returncode == 1 and done.stdout == ""
    assert str(tmp_path) in done.stderr and "Traceback" not in done.stderr


@pytest.mark.skipif(not os.environ.get("MNIST_DIR"), reason="MNIST_DIR is not set")
def test_the_data_is_reported():
    assert report().stdout.splitlines()[-1] == "Data: the full MNIST set, 70,000 images"


# --- other programs ---


FOREIGN = """PYTHONPATH PYTHONHOME PYTHONOPTIMIZE PYTHONSAFEPATH MPLBACKEND MATPLOTLIBRC IPYTHONDIR
    PIP_TARGET PIP_PYTHON PIP_ROOT PIP_DRY_RUN PIP_CONSTRAINT UV_PYTHON UV_CONSTRAINT
    JUPYTER_PATH JUPYTERLAB_DIR JUPYTER_NO_CONFIG JUPYTER_CONFIG_DIR"""
OWN = """HOME PIP_INDEX_URL PIP_CERT PIP_PROXY UV_DEFAULT_INDEX UV_INDEX_SCHOOL_PASSWORD SSL_CERT_FILE
    HTTPS_PROXY ALL_PROXY JUPYTER_TOKEN JUPYTERHUB_USER"""


def test_the_environment_is_not_disturbed_by_the_users_own_settings(monkeypatch, tmp_path):
    monkeypatch.setattr(processes, "COURSE", str(tmp_path))
    foreign = dict.fromkeys(FOREIGN.split(), "/elsewhere")
    own = dict.fromkeys(OWN.split(), "mine")
    made = processes.course_environment({"PATH": "/bin", **foreign, **own})
    assert "/elsewhere" not in made.values()
    assert {name: made.get(name) for name in own} == own
    assert made["VIRTUAL_ENV"] == VENV and made["PATH"].split(os.pathsep) == [os.path.dirname(VENV_PYTHON), "/bin"]
    assert made["JUPYTER_CONFIG_PATH"] == os.path.join(ROOT, "tools", "jupyter")
    folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR", "MPLCONFIGDIR", "KERAS_HOME")
    assert all(made[name].startswith(str(tmp_path)) for name in folders)
    assert "MNIST_DIR" not in made


def test_programs_keep_their_things_elsewhere_where_the_course_cannot_be_written(monkeypatch):
    monkeypatch.setattr(processes, "is_writable", lambda folder: False)
    assert processes.course_environment({})["MPLCONFIGDIR"].startswith(tempfile.gettempdir())


@pytest.mark.skipif(os.name == "nt", reason="a folder's permissions are other ones on Windows")
def test_what_others_may_write_is_not_taken_for_ones_own(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    own = processes.private_folder()
    assert processes.private_folder() == own and os.stat(own).st_mode & 0o777 == 0o700
    os.chmod(own, 0o777)
    assert processes.private_folder() != own
    os.rmdir(own)
    os.symlink("/", own)
    assert processes.private_folder() != own


def test_the_users_data_folder_is_seen_from_every_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert processes.course_environment({"MNIST_DIR": '"my data"'})["MNIST_DIR"] == str(tmp_path / "my data")
    assert processes.course_environment({"MNIST_DIR": ""})["MNIST_DIR"] == ""


@pytest.mark.parametrize("code", [0, 1, 5])
def test_exit_codes_are_handed_on(code):
    assert processes.run([sys.executable, "-c", f"raise SystemExit({code})"]) == code


def test_programs_run_in_the_course_folder():
    check = "import os, sys; sys.exit(not os.path.samefile('.', sys.argv[1]))"
    assert processes.run([sys.executable, "-c", check, ROOT]) == 0


@pytest.mark.skipif(os.name == "nt", reason="signals end a process differently on Windows")
def test_a_killed_program_gives_the_usual_code():
    assert processes.run([sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"]) == 143


def test_quiet_programs():
    assert processes.quietly([sys.executable, "-c", "print('ü'); raise SystemExit(3)"])[:2] == (3, "ü" + os.linesep)
    assert processes.quietly([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.5) is None
    assert processes.quietly(["no-such-program-anywhere"]) is None


SLOW_START = """
import sys
import start
from tools import environment, processes
child = '''
import signal, time
def end(*signal_and_frame):
    raise KeyboardInterrupt
signal.signal(signal.SIGTERM, end)
print("up", flush=True)
try:
    time.sleep(60)
except KeyboardInterrupt:
    print("child ends", flush=True)
'''
environment.prepare = lambda: processes.run([sys.executable, "-c", child])
sys.exit(start.main(["build"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no way to press Ctrl-C from here on Windows")
@pytest.mark.parametrize("how", ["Ctrl-C", "SIGTERM"])
def test_ctrl_c_waits_for_the_program_and_ends_with_a_sentence(how):
    words = [sys.executable, "-c", SLOW_START]
    process = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout.readline() == "up\n"
    time.sleep(0.2)
    if how == "Ctrl-C":
        os.killpg(process.pid, signal.SIGINT)
    else:
        os.kill(process.pid, signal.SIGTERM)
    printed, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert printed == "child ends\n"
    assert "Stopped. To go on, run:" in said and "Traceback" not in said


def test_an_unsuitable_python_hands_over_to_a_better_one(ran, monkeypatch):
    monkeypatch.setattr(pythons, "better_python", lambda: "/usr/bin/python3.12")
    assert start.main(["test", "-x"]) == 0
    ((words, variables),) = ran
    assert words == ["/usr/bin/python3.12", "-I", os.path.join(ROOT, "start.py"), "test", "-x"]
    assert variables[pythons.CHOSEN], "the other one does not look any further"


@pytest.mark.parametrize("option", ["-I", "-P", "-OO"])
def test_it_starts_whatever_python_was_told(option, tmp_path):
    (tmp_path / "difflib.py").write_text("raise ImportError('not the standard library')")
    if option == "-P" and sys.version_info < (3, 11):
        option = "-E"
    words = [sys.executable, option, os.path.join(ROOT, "start.py"), "--help"]
    done = subprocess.run(
        words, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert done.returncode == 0 and "start.py" in done.stdout, done.stderr


@pytest.mark.parametrize("name", ["build", "claims"])
def test_what_the_preparation_says_stays_out_of_a_list(name, monkeypatch, capsys):
    monkeypatch.setattr(environment, "prepare", lambda: processes.say("The course folder was moved."))
    monkeypatch.setattr(start, "run", lambda words: print("04_descent") or 1)
    assert start.main([name, "--stale"]) == 1
    assert capsys.readouterr() == ("04_descent\n", "The course folder was moved.\n")
