"""A widget whose picture is computed in the page, by a module of browser/: it follows the pointer in the same frame.

    widget = InPage("quiz", {"question": "..."}, words="A question: ...", on_state=lambda state: ...)
    widget                                                  # as a cell's last line

It goes on living while the kernel works, after it has ended, and when the notebook is opened again the next day.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import Any

from helpers.widgets.browser import bundle

KEPT = "application/vnd.course.in-page+json"  # beside a widget's view: what makes it live again without a kernel


class InPage:
    """A widget of the page.

    module    a module of helpers/widgets/browser, by its name
    data      what it shows, as plain JSON; arrays as base64 texts. JavaScript: model.get("data")
    state     what a person changes, as plain JSON; kept in the saved notebook. JavaScript: model.get("state")
    words     what it shows, for those who cannot see it and where no page is
    static    HTML for pages without scripts, such as the notebook on the web; by default the words
    on_state  called with the new state when the page changes it
    on_message  called with (content, buffers) for what the page sends; what it returns, if not None, is sent back
    """

    def __init__(self, module: str, data: Mapping[str, Any], state: Mapping[str, Any] | None = None, *, words: str,
                 static: str = "", on_state: Callable[[dict], object] | None = None,
                 on_message: Callable[[Any, list], object] | None = None):
        bundle(module)  # a module that is missing is a mistake here, and not in the page
        self.module, self.data, self.words = module, dict(data), words
        self.static = static or f"<p>{html.escape(words)}</p>"
        self._on_state, self._on_message = on_state, on_message
        self._state = dict(state or {})
        self._model: Any = None

    @property
    def state(self) -> dict:
        """What the page's state is now."""
        return dict(self._model.state if self._model is not None else self._state)

    @state.setter
    def state(self, state: Mapping[str, Any]) -> None:
        self._state = dict(state)
        if self._model is not None:
            self._model.state = dict(state)

    def send(self, content: Any, buffers: list | None = None) -> None:
        """Send a message to the page: model.on("msg:custom", (content, buffers) => ...)."""
        if self._model is not None:
            self._model.send(content, buffers or [])

    def text(self) -> str:
        """What stands for it where there is no page."""
        return self.words

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        if self._model is None:
            self._model = self._made()
        found = self._model._repr_mimebundle_()
        views = found[0] if isinstance(found, tuple) else found or {}
        return {**views, KEPT: {"module": self.module, "data": self.data, "state": self.state},
                "text/html": self.static, "text/plain": self.words}

    def _made(self) -> Any:
        from helpers.widgets.page_model import PageModel  # ipywidgets takes 0.3 s: only where a widget is shown

        model = PageModel(_esm=bundle(self.module), data=self.data, state=self._state)
        on_state, on_message = self._on_state, self._on_message
        if on_state is not None:
            model.observe(lambda change: on_state(dict(change["new"])), names="state")
        if on_message is not None:
            def received(_model: object, content: Any, buffers: list) -> None:
                answer = on_message(content, buffers)
                if answer is not None:
                    model.send(answer)
            model.on_msg(received)
        return model
