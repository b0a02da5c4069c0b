"""Widgets in a notebook that is opened again, when the kernel that they came from has ended.

A widget lives in its kernel. JupyterLab would show it the next day as "Error displaying widget: model not found", and
not what was saved beside it. One that is computed in the page (helpers/widgets/in_page.py) needs no kernel: its output
carries what it shows, and here it gets the code of today and what the learner did last, also in another notebook or
after the last save. Any other gives way to its picture.
"""

from helpers import progress
from helpers.widgets.browser import bundle
from helpers.widgets.in_page import KEPT

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


def kept_alive(notebook):
    """Make the widgets of a notebook that has no kernel live, or be pictures. Changes the notebook's content."""
    models = {}
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            try:
                models |= _models(data[WIDGET_VIEW]["model_id"], data[KEPT])
            except (KeyError, TypeError, ValueError, OSError):  # no widget, or none that today's course knows
                if "text/html" in data:
                    data.pop(WIDGET_VIEW, None)
    without_states(notebook)
    if models:
        states = {"version_major": 2, "version_minor": 0, "state": models}
        notebook["metadata"]["widgets"] = {WIDGET_STATE: states}


def states_kept(notebook):
    """Put what a learner did with the page's widgets beside their outputs, and drop the rest of the widgets' states.

    JupyterLab saves them all, of every widget, with its code (its setting saveState: see tools/environment.py).
    """
    models = without_states(notebook)
    for cell in notebook.get("cells", []):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            try:
                data[KEPT]["state"] = dict(models[data[WIDGET_VIEW]["model_id"]]["state"]["state"])
            except (KeyError, TypeError, ValueError):  # no widget of the page, or not saved
                continue


def without_states(notebook):
    """Take the widgets' states out of a notebook: they are made anew when it is opened. Returns them, by identity."""
    try:
        return notebook["metadata"].pop("widgets")[WIDGET_STATE]["state"]
    except (KeyError, TypeError):
        return {}


def _models(identity, kept):
    """What JupyterLab's widget manager needs to show one widget: the model itself and its layout."""
    layout = identity + "-layout"
    module = {"model_module": "anywidget", "model_name": "AnyModel", "model_module_version": "*"}
    view = {"_view_module": "anywidget", "_view_name": "AnyView", "_view_module_version": "*"}
    own = {f"_{name}": value for name, value in module.items()}
    state = {**own, **view, "_anywidget_id": "course", "_esm": bundle(kept["module"]), "data": kept["data"],
             "state": {**kept["state"], **_state_of_today(kept)}, "layout": f"IPY_MODEL_{layout}"}
    base = {"model_module": "@jupyter-widgets/base", "model_name": "LayoutModel", "model_module_version": "2.0.0"}
    return {identity: {**module, "state": state}, layout: {**base, "state": {}}}


def _state_of_today(kept):
    """What the learner chose or wrote last, where that is kept with their work."""
    if kept["module"] == "quiz":
        choice = progress.answer(kept["data"]["name"]).get("choice")
        return {"choice": choice} if choice else {}
    if kept["module"] == "own_words":
        words = progress.written(kept["data"]["name"])
        return {"text": words} if words else {}
    return {}
