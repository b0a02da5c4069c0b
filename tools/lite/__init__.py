"""The course in a browser tab: JupyterLite, with Pyodide as its Python.

    python -m tools.lite FOLDER         builds it, a part of the web site (tools/lite/site.py)
    python -m tools.lite.test [01 ...]  runs the solved lessons there, in a browser (`start.py test --lite`)
"""
