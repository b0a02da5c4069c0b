"""The course as a web site: `python3 start.py site`, or `python -m tools.site`."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
