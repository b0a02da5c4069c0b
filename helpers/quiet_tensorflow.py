"""TensorFlow without its start-up messages, where there is a TensorFlow."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from types import ModuleType

MISSING = ("TensorFlow is not installed here (it is not published for every Python and every computer), so this part "
           "is left out. The rest of the lesson does not need it.")


@contextlib.contextmanager
def no_native_messages() -> Iterator[None]:
    """Nothing reaches standard error meanwhile, not even what C++ code writes past Python's sys.stderr."""
    sys.stderr.flush()
    try:
        saved = os.dup(2)
    except OSError:  # a program without a console, as pythonw on Windows, has nowhere to write to
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(saved, 2)
        os.close(saved)
        os.close(nowhere)


def load_tensorflow() -> ModuleType | None:
    """The module `tensorflow`, loaded silently (some seconds the first time); None where it is missing or broken.

    A lesson says MISSING then, and goes on.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # for what is logged later, in the middle of a lesson
    with no_native_messages():
        try:
            import tensorflow
        except ImportError:  # a missing system library ends in this, too
            return None
        # The first computation looks for devices and compiles for the processor, and reports on both.
        tensorflow.linalg.matmul(tensorflow.ones((1, 1)), tensorflow.ones((1, 1)))
    return tensorflow
