"""`python -m tools.lite FOLDER`: build the course for a browser tab into FOLDER."""

import argparse
import time
from pathlib import Path

from tools.lite import site


def main() -> None:
    """Build, and say how long it took and how large it is."""
    words = argparse.ArgumentParser(prog="python -m tools.lite", description=__doc__)
    words.add_argument("folder", type=Path, help="it is emptied before")
    folder = words.parse_args().folder
    print("Building the course for a browser tab, about 20 s.", flush=True)
    begun = time.monotonic()
    site.build(folder)
    print(f"{folder}: {site.size(folder):.0f} MB, {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
