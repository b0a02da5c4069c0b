"""The start of a kernel in a browser tab, and the way home from there. `tools.lite` has a kernel call `set_up`.

    matrix products     NumPy has no matrix library there: SciPy's takes its place (products)
    threadpool_limits   takes 1.25 s a call there and has nothing to limit: `set_up` puts nothing in its place
    time.process_time   stands still there: the clock takes its place
"""

from __future__ import annotations

import contextlib
import logging
import os
import time
import zipfile
from pathlib import Path

STARTUP = "from helpers.browser_tab import set_up\nset_up()\ndel set_up\n"
WORK = Path("/drive/my_work")  # as the kernel sees what the browser keeps
PACKED = "my_work.zip"


class _NoLimits(contextlib.nullcontext):
    """Takes what `threadpoolctl.threadpool_limits` takes, as a call or in a `with`, and does nothing."""

    def __init__(self, limits: object = None, user_api: object = None) -> None:
        super().__init__()


def set_up() -> None:
    """Make a kernel in a browser tab ready for the course, before anything of it is imported."""
    import threadpoolctl

    from helpers.kernel import explain_errors
    from helpers.products import use_blas

    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # its fonts are listed anew each time
    time.process_time = time.perf_counter
    threadpoolctl.threadpool_limits = _NoLimits  # the rest of it stays: scikit-learn takes other things from there
    os.umask(0o022)  # Pyodide begins with one that lets nobody read what `write_whole` has written
    use_blas()
    explain_errors()


def pack(folder: Path = WORK) -> None:
    """Put a learner's notebooks and what is kept of their answers into my_work.zip, beside the folder, and say so.

    folder: the learner's own, my_work. Unpacked in the folder of an installed course, the file's contents are where
    `start.py` looks for them. Raises OSError if the folder cannot be read or the file not be written.
    """
    packed = folder.parent / PACKED
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.writestr(path.relative_to(folder.parent).as_posix(), path.read_bytes())
    print(f"{len(files)} files are in {PACKED} ({packed.stat().st_size / 1e6:.1f} MB). It is in the list of files on "
          "the left, beside the folder my_work: click on it with the right button, then Download.")
