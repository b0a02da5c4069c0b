"""Two workers that share every batch, and what happens when one fails or does not end."""

import importlib.util
import subprocess
import sys

import numpy as np
import pytest

from helpers import two_workers as module
from helpers.two_workers import two_workers

needs_tensorflow = pytest.mark.skipif(importlib.util.find_spec("tensorflow") is None, reason="no TensorFlow here")


@pytest.fixture
def digits():
    random = np.random.default_rng(0)
    return random.random((64, 784)), random.integers(0, 10, 64)


@pytest.fixture
def started(monkeypatch):
    """All processes that were started."""
    found = []

    class Noted(subprocess.Popen):
        def __init__(self, *words, **settings):
            super().__init__(*words, **settings)
            found.append(self)

    monkeypatch.setattr(module.subprocess, "Popen", Noted)
    return found


@needs_tensorflow
def test_two_halves_teach_what_the_whole_batch_teaches(digits, started):
    found = two_workers(*digits, steps=4, batch_size=16, seed=3)
    assert found.between_workers == 0
    assert found.to_whole_batch < 1e-6 < 1e-3 < min(found.half_batch, found.moved)
    assert len(started) == 4 and [process.returncode for process in started] == [0] * 4


@needs_tensorflow
def test_who_does_not_end_is_ended(digits, started):
    with pytest.raises(TimeoutError, match=r"worker 0 and worker 1: still running after 0\.2 s"):
        two_workers(*digits, steps=4, batch_size=16, timeout=0.2)
    assert len(started) == 2 and all(process.poll() is not None for process in started)


@needs_tensorflow
def test_a_worker_that_fails_is_named_and_the_other_one_ended(digits, started, monkeypatch, tmp_path):
    program = tmp_path / "python"
    program.write_text(f"#!{sys.executable}\nimport sys, time\n"
                       "if sys.argv[3] == 'worker 1':\n    raise SystemExit('no port is free')\ntime.sleep(60)\n")
    program.chmod(0o755)
    monkeypatch.setattr(module.sys, "executable", str(program))
    with pytest.raises(RuntimeError, match="worker 1 failed: no port is free"):
        two_workers(*digits, steps=4, batch_size=16)
    assert len(started) == 2 and all(process.poll() is not None for process in started)


@pytest.mark.parametrize(("changed", "error"), [
    ({"batch_size": 15}, "batch_size: got 15, expected an even number"), ({"steps": 0}, "steps"),
    ({"steps": 5}, "images, labels: got 64 and 64, expected equally many, and at least 80"),
    ({"labels": [1, 2]}, "images, labels: got 64 and 2")])
def test_what_cannot_be_shared_out_is_refused(digits, started, changed, error):
    images, labels = digits
    with pytest.raises(ValueError, match=error):
        two_workers(images, **({"labels": labels, "steps": 4, "batch_size": 16} | changed))
    assert started == []


def test_ports_are_free_and_differ():
    ports = module._free_ports(5)
    assert len(set(ports)) == 5 and all(port > 1023 for port in ports)
