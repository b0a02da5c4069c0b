"""The half of an InPage that lives in the kernel."""

from __future__ import annotations

import anywidget
import traitlets


class PageModel(anywidget.AnyWidget):
    """What anywidget keeps equal in the kernel and in the page."""

    _esm = traitlets.Unicode().tag(sync=True)
    data = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
