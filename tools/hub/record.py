"""deploy/measured.json: what was measured for a class. It is written here, and read by the report and the tests."""

import json
import os
import time
from pathlib import Path
from typing import Any

from helpers.files import write_whole
from tools.bench.machine import processor
from tools.sources import ROOT

MEASURED = Path(ROOT, "deploy", "measured.json")
NOTE = "Written by python -m tools.hub.memory --write and python -m tools.hub.load --write. Do not edit."


def read(path: Path = MEASURED) -> dict[str, Any]:
    """What was measured; nothing if there is no such file yet."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"about": NOTE}


def where() -> dict[str, Any]:
    """The day and the computer, for each row that is measured."""
    return {"date": time.strftime("%Y-%m-%d"), "processor": processor(), "cores": os.cpu_count() or 1}


def update(part: str, figures: Any, path: Path = MEASURED) -> None:
    """Put figures in the place of those that a part of the file had."""
    write_whole(path, json.dumps(read(path) | {part: figures}, indent=1) + "\n")
