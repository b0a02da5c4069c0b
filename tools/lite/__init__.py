"""The course in a browser tab: JupyterLite, with Pyodide as its Python.

`python -m tools.lite FOLDER` builds it, a part of the web site. `start.py test --lite` runs the solved lessons there
(tests/browser/lite_lessons.py).
"""
