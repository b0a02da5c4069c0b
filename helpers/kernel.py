"""What the course's kernel says of two errors that every learner meets. Loaded when a kernel starts (see STARTUP)."""

from __future__ import annotations

from types import TracebackType
from typing import Any

STARTUP = "from helpers.kernel import explain_errors\nexplain_errors()\n"  # tools/environment.py puts it in place

INTERRUPTED = "Stopped, as you asked. To do it again, run the cell again."
NOT_DEFINED = ("Has the cell that makes it been run since the kernel started? The menu Run, Run All Above Selected "
               "Cell, runs all cells above this one.")


def explain_errors() -> None:
    """Let this kernel end an interrupted cell with one line, and say what to do about a name that it does not know."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None:
        shell.set_custom_exc((KeyboardInterrupt, NameError), _explained)


def _explained(shell: Any, kind: type[BaseException], error: BaseException, traceback: TracebackType,
               tb_offset: int | None = None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        own = getattr(error, "_render_traceback_", lambda: [INTERRUPTED])   # a check that was stopped has its own words
        shell._showtraceback(kind, error, own())
        return
    lines = shell.InteractiveTB.structured_traceback(kind, error, traceback, tb_offset=tb_offset)
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    in_a_cell = traceback.tb_frame.f_globals is shell.user_ns       # not in a library's own code
    shell._showtraceback(kind, error, [*lines, NOT_DEFINED] if in_a_cell else lines)
