"""Make the web site in build/site: `python -m tools.site [--output FOLDER] [--without-lite]`."""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools import npm
from tools.processes import Stop
from tools.site import ROOT
from tools.site.front import write_network
from tools.site.pages import write_pages
from tools.site.scripts import write_scripts


def main(arguments: list[str] | None = None) -> int:
    """The command line. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="start.py site", description="Make the course as a web site.")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "site", help="where; by default build/site")
    parser.add_argument("--without-lite", action="store_true", help="leave out the lessons that run in a browser tab")
    options = parser.parse_args(arguments)
    if importlib.util.find_spec("sphinx") is None:
        print("The site needs Sphinx, and it is not installed. Run: python3 start.py site", file=sys.stderr)
        return 1
    try:
        build(options.output.resolve(), lite=not options.without_lite)
    except (OSError, RuntimeError, Stop, ValueError) as problem:
        print(f"\nThe site was not made. {problem}", file=sys.stderr)
        return 1
    print(f"\nDone. Open {(options.output / 'index.html').resolve()}\n"
          f"or serve it: {Path(sys.executable).name} -m http.server -d {options.output}")
    return 0


def build(output: Path, lite: bool = True) -> None:
    """Make the site in `output`. Raises RuntimeError if Sphinx warns of anything."""
    begun = time.perf_counter()
    with_lite = lite and importlib.util.find_spec("jupyterlite_core") and importlib.util.find_spec("tools.lite")
    shutil.rmtree(output, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        source, doctrees = Path(scratch, "source"), Path(scratch, "doctrees")
        print("The pages' texts, and the network of the first page ...", flush=True)
        static = source / "_static"
        static.mkdir(parents=True)
        (static / "tex-svg.js").write_bytes(npm.file(*npm.MATHJAX))
        write_scripts(static)
        network = write_network(source / "_extra")
        write_pages(source, network, with_lite=bool(with_lite))
        shutil.copy(Path(__file__).with_name("conf.py"), source / "conf.py")
        print("The pages, about half a minute ...", flush=True)
        words = ["-b", "html", "-q", "-W", "--keep-going", "-n", "-d", str(doctrees), str(source), str(output)]
        if subprocess.run([sys.executable, "-m", "sphinx", *words], cwd=ROOT).returncode:
            raise RuntimeError("Sphinx's warnings are above.")
    shutil.rmtree(output / "_sources", ignore_errors=True)
    for name in (".buildinfo", "_static/webpack-macros.html"):  # Sphinx needs them, and no reader
        (output / name).unlink(missing_ok=True)
    (output / ".nojekyll").touch()  # GitHub Pages leaves out folders that begin with _ otherwise
    if with_lite:
        print("The lessons that run in a browser tab ...", flush=True)
        subprocess.run([sys.executable, "-m", "tools.lite", str(output / "lite")], cwd=ROOT, check=True)
    files = [path for path in output.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{pages} pages, {size:.0f} MB, {time.perf_counter() - begun:.0f} s.")


if __name__ == "__main__":
    sys.exit(main())
