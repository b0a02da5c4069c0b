"""The site's scripts: those of tools/site/static, and the browser widgets, made from helpers/widgets/browser."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers.widgets.browser import FOLDER, bundle


def write_scripts(static: Path) -> None:
    """Write them into the folder of the site's static files.

    A widget becomes a script of its own that is loaded when it is looked at. It is no ES module there: a browser loads
    none from a page that was opened as a file.
    """
    for path in Path(__file__).with_name("static").iterdir():
        shutil.copy(path, static / path.name)
    folder = static / "widgets"
    folder.mkdir()
    for path in FOLDER.glob("*.js"):
        if "export default" in path.read_text(encoding="utf-8"):
            code = bundle(path.stem).replace("export default ", f'window.courseWidgets["{path.stem}"] = ')
            (folder / path.name).write_text(f"(() => {{\n{code}}})();\n", encoding="utf-8")
