"""What the widgets of a lesson's page show, beside the notebook: notebooks/widgets/04_descent.json.

A committed notebook carries pictures only, so that it stays small. A page that can run scripts makes its browser
widgets live with this file (helpers/widgets/in_page.py): the web site does. The build writes it.
"""

from __future__ import annotations

import json
from pathlib import Path

from helpers.files import write_whole

ROOT = Path(__file__).resolve().parents[1]


def alive_path(name: str, root: Path = ROOT) -> Path:
    """Where the file of a lesson is. name: that of its source, "04_descent"."""
    return root / "notebooks" / "widgets" / f"{name}.json"


def write_alive(name: str, alive: dict[str, dict], root: Path = ROOT) -> None:
    """Write what a lesson's widgets show, "cell's id/output's place" -> {module, data, state}; no file for none."""
    path = alive_path(name, root)
    if not alive:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    lines = [f"{json.dumps(key)}: {json.dumps(kept, sort_keys=True)}" for key, kept in alive.items()]
    write_whole(path, "{\n" + ",\n".join(lines) + "\n}\n")  # a line for each widget


def read_alive(name: str, root: Path = ROOT) -> dict[str, dict]:
    """What a lesson's widgets show; empty for a lesson that has none, or was built before they were kept."""
    path = alive_path(name, root)
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
