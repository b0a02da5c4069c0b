# Is this the course's own Python? This cell says nothing when all is well.
from importlib.util import find_spec as _find


class _WrongKernel(ImportError):
    def _render_traceback_(self):  # IPython then shows this one sentence
        return [str(self)]


_missing = [name for name in ("helpers", "numpy", "matplotlib", "ipywidgets") if _find(name) is None]
if _missing:
    raise _WrongKernel(
        f"This notebook is running in a Python that does not know the course (missing: {', '.join(_missing)}): close "
        "it and start again with `python start.py` in the course's folder, or choose the kernel in .venv (in VS Code: "
        "Select Kernel > Python Environments > .venv) and run it again.")
