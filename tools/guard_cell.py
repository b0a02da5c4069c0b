# Is this the course's own Python, and does no file here hide a library? This cell says nothing when all is well.
import os as _os
import sys as _sys
from importlib.machinery import PathFinder as _PathFinder
from importlib.util import find_spec as _find
from pkgutil import iter_modules as _modules


class _CannotStart(ImportError):
    def _render_traceback_(self):  # IPython then shows this one sentence
        return [str(self)]


def _hidden(folder, path):
    """A sentence about each file in `folder` that hides a library. path: the folders of installed packages."""
    standard = getattr(_sys, "stdlib_module_names", ())
    for _, name, is_folder in _modules([folder]):
        if name == "helpers":
            hides = not _os.path.isdir(_os.path.join(folder, "helpers", "exercises"))  # else it is the course's own
        else:
            hides = name in standard or _PathFinder.find_spec(name, path) is not None
        if hides:
            file = "/".join([_os.path.basename(folder), name if is_folder else name + ".py"])
            yield f"{file} hides the library {name}: rename it"


def _check():
    hidden = list(_hidden(_os.getcwd(), [path for path in _sys.path if path.endswith("-packages")]))
    if hidden:
        raise _CannotStart("\n".join(f"{line}, then restart the kernel (Kernel > Restart Kernel)." for line in hidden))
    missing = [name for name in ("helpers", "numpy", "matplotlib", "ipywidgets") if _find(name) is None]
    if missing:
        raise _CannotStart(
            f"This notebook is running in a Python that does not know the course (missing: {', '.join(missing)}): "
            "close it and start again with `python start.py` in the course's folder, or choose the kernel in .venv "
            "(in VS Code: Select Kernel > Python Environments > .venv) and run it again."
        )


if __name__ == "__main__":
    _check()
