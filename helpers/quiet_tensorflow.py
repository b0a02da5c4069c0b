"""TensorFlow without its start-up messages and without the settings of other projects, where there is a TensorFlow."""

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


@contextlib.contextmanager
def own_settings() -> Iterator[None]:
    """What Keras reads when it is loaded, alone or as a part of TensorFlow: meanwhile nothing that was set for others.

    Its variables (KERAS_...) are hidden, and its file of settings is one of the course, in a folder below yours. So it
    does not matter what yours says, and whether it can be read; it is not touched.
    """
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("KERAS_")}
    home = hidden.get("KERAS_HOME") or os.path.join(os.path.expanduser("~"), ".keras")
    own = {"KERAS_HOME": os.path.join(home, "digits-course"), "KERAS_BACKEND": "tensorflow"}
    os.environ.update(own)
    try:
        yield
    finally:
        for name in own:
            os.environ.pop(name, None)
        os.environ.update(hidden)


def load_tensorflow() -> ModuleType | None:
    """The module `tensorflow`, loaded silently (some seconds the first time); None where it is missing or broken.

    A lesson says MISSING then, and goes on.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # for what is logged later, in the middle of a lesson
    with no_native_messages(), own_settings():
        try:
            import keras  # noqa: F401  (TensorFlow would load it anyway, perhaps when these settings are over)
            import tensorflow
        except ImportError:  # a missing system library ends in this, too
            return None
        # The first computation looks for devices and compiles for the processor, and reports on both.
        tensorflow.linalg.matmul(tensorflow.ones((1, 1)), tensorflow.ones((1, 1)))
    return tensorflow
