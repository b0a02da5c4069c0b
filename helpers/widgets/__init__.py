"""Pictures that answer to sliders, one module a widget: a pure function from state to SVG, and a thin front end.

    base.py     shows any such picture over its controls, with a static picture for pages without a front end
    svg.py      the few SVG pieces that the pictures are made of

Nothing is imported here: a lesson loads ipywidgets only where it shows a widget.
"""
