"""The benchmark with a graphics card, as far as it can be tried without one."""

import importlib.util
import json
import subprocess
import sys

import pytest

from helpers.gpu_times import read_gpu_times
from tools.bench import AS_GIVEN, GIVEN, gpu
from tools.processes import ROOT

needs_keras = pytest.mark.skipif(importlib.util.find_spec("tensorflow") is None, reason="no TensorFlow here")
SMALL = [("784-16-16-10", 32), (gpu.CNN, 128)]


@pytest.fixture
def rows(monkeypatch, capsys):
    """A function: the rows of one way of training, with few images and two networks."""
    monkeypatch.setattr(gpu, "PLAN", SMALL)

    def rows(way):
        gpu.measure(way, 256)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    return rows


def test_the_engine_has_dense_networks_only(rows):
    (row,) = rows("engine")
    assert row.pop("seconds") > 0 and row == {"with": "engine", "network": "784-16-16-10", "batch_size": 32}


@needs_keras
def test_keras_has_both(rows):
    found = rows("Keras CPU")
    assert [(row["network"], row["batch_size"]) for row in found] == SMALL and all(row["seconds"] > 0 for row in found)


@needs_keras
def test_a_gpu_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setattr(gpu, "has_gpu", lambda library: False)
    with pytest.raises(SystemExit, match="Keras reaches no GPU here"):
        gpu.measure("Keras GPU", 256)


def answering(monkeypatch, ways):
    """In place of each process an answer at once, for these ways; the others fail."""
    def run(words, **settings):
        way = words[words.index("--way") + 1]
        row = json.dumps({"with": way, "network": "784-10", "batch_size": 8, "seconds": 0.5})
        return subprocess.CompletedProcess(words, 0, *((row, "") if way in ways else ("", "no module torch")))
    monkeypatch.setattr(gpu.subprocess, "run", run)
    monkeypatch.setattr(gpu, "gpu_name", lambda: "a card")


def test_what_is_measured_is_written_with_what_it_was_measured_on(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(gpu, "FILE", tmp_path / "gpu.json")
    answering(monkeypatch, {"engine", "Keras CPU", "Keras GPU"})
    assert gpu.main([]) == 0
    times = read_gpu_times(gpu.FILE)
    assert list(times.seconds) == [("engine", "784-10", 8), ("Keras CPU", "784-10", 8), ("Keras GPU", "784-10", 8)]
    assert times.machine.startswith("a card, ") and "NumPy" in times.libraries
    assert "PyTorch GPU: left out. no module torch" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "code"), [([], 1), (["--nowhere"], 0)])
def test_without_a_gpu_or_for_a_try_nothing_is_written(monkeypatch, tmp_path, words, code):
    monkeypatch.setattr(gpu, "FILE", tmp_path / "gpu.json")
    answering(monkeypatch, {"engine", "Keras CPU"})
    assert gpu.main(words) == code and not gpu.FILE.exists()


@pytest.mark.parametrize(("extra", "said"), [({}, "1 tensorflow"), ({AS_GIVEN: "1"}, "None jax")])
def test_the_processes_have_all_cores_and_the_callers_keras(extra, said):
    ask = "import os, tools.bench; print(os.environ.get('OMP_NUM_THREADS'), os.environ['KERAS_BACKEND'])"
    theirs = {name: value for name, value in GIVEN.items() if name != "OMP_NUM_THREADS"} | {"KERAS_BACKEND": "jax"}
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env=theirs | extra, capture_output=True, text=True)
    assert done.stdout.strip() == said, done.stderr


def test_only_the_engine_is_kept_to_one_core(monkeypatch):
    seen = {}

    def run(words, env=None, **settings):
        if "--way" in words:
            seen[words[words.index("--way") + 1]] = env
        return subprocess.CompletedProcess(words, 0, "", "")
    monkeypatch.setattr(gpu.subprocess, "run", run)
    monkeypatch.setattr(gpu, "GIVEN", {"KERAS_BACKEND": "jax"})
    assert gpu.main(["--nowhere"]) == 0
    assert list(seen) == list(gpu.WAYS) and all(env[AS_GIVEN] == "1" for env in seen.values())
    assert {way for way, env in seen.items() if "OMP_NUM_THREADS" in env} == {"engine"}
    assert {env["KERAS_BACKEND"] for env in seen.values()} == {"jax"}
