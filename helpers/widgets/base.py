"""Shows a picture over its controls: the one front end of every widget of the course.

A widget is a pure function from state to SVG and some ipywidgets controls that hold the state:

    import ipywidgets
    from helpers.colours import BLUE
    from helpers.widgets import svg
    from helpers.widgets.base import Explorer

    def draw(radius):
        return svg.card(200, 200, svg.element("circle", cx=100, cy=100, r=radius, fill=BLUE), title="A circle")

    radius = ipywidgets.IntSlider(value=40, max=90, description="Radius")
    Explorer(draw, {"radius": radius}, alt=lambda radius: f"A circle of radius {radius}.")   # as a cell's last line

On a page without a front end (the web, paper, a test) the same picture stands there as a static image.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import wraps

import ipywidgets

from helpers.widgets.svg import as_image, escape

# ipywidgets draws the arrow of a menu black, also on JupyterLab's dark theme, where it cannot be seen.
ARROW = """<style>body[data-jp-theme-light="false"] { --jp-widgets-dropdown-arrow: url("data:image/svg+xml,\
<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18'>\
<path fill='white' d='M5.2 5.9 9 9.7l3.8-3.8L14 7.1l-5 5-5-5z'/></svg>") }</style>"""


class Explorer:
    """Controls above a picture that follows them.

    draw(**state)   the SVG text of the picture; called with the value of every control, by name. It changes no control.
    controls        name -> ipywidgets control
    alt(**state)    what the picture shows, in words, for those who cannot see it
    rows            controls and buttons as they stand above the picture; by default all controls in one row that wraps

    JupyterLab may run callbacks on another thread than the cells, so one lock is held while anything here draws or
    changes. When changes pile up behind it, one drawing serves them all: only the newest state matters. An exception
    is shown in place of the picture, in one line, and the next change draws again.
    """

    def __init__(self, draw: Callable[..., str], controls: Mapping[str, ipywidgets.Widget], alt: Callable[..., str],
                 rows: Sequence[Sequence[ipywidgets.Widget]] | None = None):
        self.controls = dict(controls)
        self._draw, self._alt = draw, alt
        self._lock = threading.RLock()  # re-entrant: a callback that sets a control comes back here on the same thread
        self._stale, self._busy = True, False
        self._words = ""
        self._svg: str | None = None
        self._picture = ipywidgets.HTML(layout=ipywidgets.Layout(margin="4px 0 0 0"))
        wrap = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        boxes = [ipywidgets.HBox(list(row), layout=wrap) for row in (rows or [list(self.controls.values())])]
        style = ipywidgets.HTML(ARROW, layout=ipywidgets.Layout(display="none"))
        self.box = ipywidgets.VBox([*boxes, self._picture, style])
        for control in self.controls.values():
            _show_name(control)
            control.observe(self.refresh, names="value")
        self.refresh()

    @property
    def html(self) -> str:
        """What the widget shows now: the SVG, or the line that says what went wrong."""
        return self._picture.value

    def refresh(self, _change: object = None) -> None:
        """Draw the present state. Call it when something that `draw` reads, and that is no control, has changed."""
        self._stale = True
        with self._lock:
            if self._busy or not self._stale:
                return  # the guarded callback we are in draws at its end, or another thread has drawn this state
            self._stale = False  # before the state is read: a change from here on asks for a drawing of its own
            self._busy = True
            try:
                state = {name: control.value for name, control in self.controls.items()}
                self._show(self._draw(**state), self._alt(**state))
            except Exception as error:
                self._show_error(error)
            finally:
                self._busy = False

    def guarded(self, callback: Callable[..., object]) -> Callable[..., None]:
        """`callback`, safe to hand to `observe` or `on_click`: one at a time, drawn once at its end, its errors shown.

        Others wait meanwhile: a callback that takes seconds belongs on a thread of its own that calls `refresh`.
        """
        @wraps(callback)
        def safely(*event: object) -> None:
            with self._lock:
                inside, self._busy = self._busy, True
                try:
                    callback(*event)
                except Exception as error:
                    if inside:
                        raise  # the outermost callback shows it
                    self._stale = False
                    self._show_error(error)
                    return
                finally:
                    self._busy = inside
            self.refresh()
        return safely

    def _show(self, svg: str, words: str) -> None:
        self._svg, self._words = svg, words
        self._picture.value = f'<div role="img" aria-label="{escape(words)}">{svg}</div>'

    def _show_error(self, error: Exception) -> None:
        message = f"{type(error).__name__}: {' '.join(str(error).split())}".removesuffix(": ")
        self._svg, self._words = None, f"This picture could not be drawn. {message}"
        self._picture.value = f'<p role="alert">{escape(self._words)}</p>'

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        with self._lock:
            static = self.html
            if self._svg is not None:
                static = as_image(self._svg, self._words)
            return {**self.box._repr_mimebundle_(), "text/html": static, "text/plain": self._words}


def _show_name(control: ipywidgets.Widget) -> None:
    """Show the name of a control beside it, and when the pointer rests on it."""
    if control.tooltip is None:
        control.tooltip = control.description  # else "null" pops up over the name
    if isinstance(control, ipywidgets.ToggleButtons):
        control.add_class("widget-inline-hbox")  # the name stands beside the buttons, as on every other control
