"""What is done in another way in a browser tab, with the switch set by hand. `start.py test --lite` runs it there."""

from __future__ import annotations

import subprocess
import sys
import threading
import zipfile

import numpy as np
import pytest

from helpers import browser_tab, data, in_browser, mnist_download
from helpers.exercises import runner
from helpers.exercises.runner import Failure, run, together_within


@pytest.fixture
def no_threads(monkeypatch):
    def refuse(thread):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(runner, "IN_BROWSER", True)
    monkeypatch.setattr(threading.Thread, "start", refuse)


def test_here_is_no_browser_tab():
    assert not in_browser.IN_BROWSER


def test_a_check_runs_without_threads(no_threads, capsys):
    def halved(number):
        print("halving", number)
        return number / 2

    result = run(halved, [(4,), (6,)], time_limit=5)
    assert result.outcomes == [2, 3]
    assert result.printed == "halving 4\nhalving 6\n" and capsys.readouterr().out == ""
    assert not result.cut_off


@pytest.mark.parametrize("error", [ZeroDivisionError, SystemExit, KeyboardInterrupt])
def test_errors_of_a_learners_code_are_answers_there_too(no_threads, error):
    def fails():
        raise error("no")

    outcome, = run(fails, [()], time_limit=5).outcomes
    assert isinstance(outcome, Failure) and outcome.type_name == error.__name__


def test_no_time_limit_cuts_a_check_off_there(no_threads):
    with together_within(0.0):
        assert run(lambda: 1, [()], time_limit=0.0).outcomes == [1]


def test_what_a_learner_replaces_is_put_back_there_too(no_threads):
    def replaces():
        np.exp = None

    exp = np.exp
    run(replaces, [()], time_limit=5)
    assert np.exp is exp


def test_the_data_are_the_subset_there(monkeypatch, capsys):
    monkeypatch.setattr(mnist_download, "IN_BROWSER", True)
    monkeypatch.delenv("MNIST_DIR", raising=False)
    monkeypatch.setattr(data, "_gave_up", False)
    monkeypatch.setattr(data, "_announced", False)
    monkeypatch.setitem(sys.modules, "pooch", None)         # importing it raises
    assert data.load_mnist().source == "subset"
    assert "4,000 to train on" in capsys.readouterr().out
    monkeypatch.setattr(data, "IN_BROWSER", True)
    with pytest.raises(mnist_download.DownloadError, match="only in a course that is installed"):
        data.load_mnist("full")


CODE = """
import sys
from helpers.browser_tab import set_up
set_up()
from threadpoolctl import threadpool_limits
threadpool_limits(1)
with threadpool_limits(limits=1, user_api="blas"):
    pass
import numpy as np
from helpers.network import Network
net = Network([784, 10], seed=0)
net.train(np.zeros((10, 784), np.float32), np.zeros(10, int), epochs=1, batch_size=5, learning_rate=0.1)
from sklearn.datasets import load_digits
import time
print(type(threadpool_limits(1)).__module__, "pooch" in sys.modules, time.process_time is time.perf_counter)
"""


def test_threads_are_not_limited_there_time_goes_on_and_nothing_is_imported_that_is_not_there():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert done.stdout.split() == ["helpers.browser_tab", "False", "True"], done.stderr


def test_nothing_is_displayed_meanwhile(monkeypatch):
    import IPython

    class Publisher:
        def publish(self, *message):
            shown.append(message)

    class Shell:
        display_pub = Publisher()

    shown: list = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: Shell)
    with in_browser.nothing_displayed():
        Shell.display_pub.publish("a figure")
    assert shown == []
    Shell.display_pub.publish("another")
    assert shown == [("another",)]


def test_work_is_packed_as_an_installed_course_expects_it(tmp_path, capsys):
    work = tmp_path / "my_work"
    (work / "deeper").mkdir(parents=True)
    for name in ("04_descent.ipynb", ".progress.json", "deeper/06_speed_run.ipynb"):
        (work / name).write_text(name)
    browser_tab.pack(work)
    with zipfile.ZipFile(tmp_path / "my_work.zip") as archive:
        assert sorted(archive.namelist()) == ["my_work/.progress.json", "my_work/04_descent.ipynb",
                                              "my_work/deeper/06_speed_run.ipynb"]
        assert archive.read("my_work/04_descent.ipynb") == b"04_descent.ipynb"
    assert "3 files are in my_work.zip" in capsys.readouterr().out
