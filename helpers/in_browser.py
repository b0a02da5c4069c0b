"""Whether this is a browser tab: there, Python is Pyodide, and some things that the course uses are not.

    no threads          a check runs a learner's code in the one that there is, without a time limit (exercises/runner)
    no downloads        `load_mnist` takes the 5,000 images that come with the course (mnist_download)

What the tab's kernel does at its start is in `browser_tab`.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

IN_BROWSER = sys.platform == "emscripten"


@contextlib.contextmanager
def nothing_displayed() -> Iterator[None]:
    """Figures and whatever else is displayed inside are let be. (An installed course's kernel has hooks for that.)"""
    from IPython import get_ipython

    publisher = getattr(get_ipython(), "display_pub", None)
    if publisher is None:
        yield
        return
    publisher.publish = lambda *message, **settings: None
    try:
        yield
    finally:
        del publisher.publish  # and with it the class's own is back
