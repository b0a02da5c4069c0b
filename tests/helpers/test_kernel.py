"""What a kernel of the course says of a name that it does not know, and of an interrupted cell."""

from __future__ import annotations

import time

import pytest
from jupyter_client.manager import start_new_kernel

from helpers.kernel import INTERRUPTED, NOT_DEFINED, STARTUP


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    startup = tmp_path / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "course.py").write_text(STARTUP)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    manager, client = start_new_kernel()
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, code: str, meanwhile=lambda: None) -> list[str]:
    """The lines of the error that a cell ends with."""
    request = client.execute(code)
    meanwhile()
    lines: list[str] = []
    while True:
        message = client.get_iopub_msg(timeout=30)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "error":
            lines = message["content"]["traceback"]
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return lines    # not before: what comes while a cell ends with an error is not run


def test_a_name_that_is_not_there_says_to_run_the_cells_above(kernel):
    _, client = kernel
    lines = run(client, "training_images + 1")
    assert lines[-1] == NOT_DEFINED and "training_images" in "".join(lines)
    for code in ("def f():\n    return missing_inside\nf()", "[missing + x for x in range(3)]", "(lambda: missing)()"):
        assert run(client, code)[-1] == NOT_DEFINED
    library = "import types\nmodule = types.ModuleType('m')\nexec('def f(): return missing', module.__dict__)\n"
    assert NOT_DEFINED not in run(client, library + "module.f()")
    assert "ZeroDivisionError" in "".join(run(client, "1 / 0"))
    assert run(client, "x = 1") == []


def test_an_interrupted_cell_leaves_one_line(kernel):
    manager, client = kernel

    def interrupt():
        time.sleep(1)
        manager.interrupt_kernel()

    assert run(client, "import time\nfor _ in range(100): time.sleep(0.1)", interrupt) == [INTERRUPTED]
    assert run(client, "x = 1") == []
