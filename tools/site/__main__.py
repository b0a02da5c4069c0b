"""Make the web site in build/site: `python -m tools.site [--output FOLDER] [--without-lite]`.

It is made aside and put in place when it is complete: what goes wrong leaves the last site as it was.
"""

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
from tools.processes import Stop, is_writable
from tools.site import ROOT
from tools.site.front import write_network
from tools.site.pages import write_pages
from tools.site.scripts import write_scripts

USUAL = ROOT / "build" / "site"
SIGNS = (".nojekyll", "network.html")  # a folder with both holds a site that was made here


def main(arguments: list[str] | None = None) -> int:
    """The command line. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="start.py site", description="Make the course as a web site.")
    parser.add_argument("--output", type=Path, default=USUAL, metavar="FOLDER",
                        help="where; by default build/site. An older site there is replaced")
    parser.add_argument("--from", dest="start", default=".", help=argparse.SUPPRESS)  # where the user stands
    parser.add_argument("--without-lite", action="store_true", help="leave out the lessons that run in a browser tab")
    options = parser.parse_args(arguments)
    if importlib.util.find_spec("sphinx") is None:
        print("The site needs Sphinx, and it is not installed. With a network, this installs it and makes the site: "
              "python3 start.py site", file=sys.stderr)
        return 1
    output = Path(options.start, options.output.expanduser()).resolve()
    try:
        build(output, lite=not options.without_lite)
    except (OSError, RuntimeError, Stop, ValueError) as problem:
        print(f"\nThe site was not made. {problem}", file=sys.stderr)
        return 1
    print(f"\nDone. Open {output / 'index.html'}\nor serve it: {sys.executable} -m http.server -d {output}")
    return 0


def build(output: Path, lite: bool = True) -> None:
    """Make the site in `output`. Raises Stop if other files are there, and RuntimeError if Sphinx warns of anything."""
    begun = time.perf_counter()
    stop_if_anothers(output)
    with_lite = lite and importlib.util.find_spec("jupyterlite_core") and importlib.util.find_spec("tools.lite")
    if with_lite:
        from tools.lite.site import kernel_aside

        kernel_aside()  # at once: Sphinx may stop
    with tempfile.TemporaryDirectory() as scratch:
        source, doctrees, made = Path(scratch, "source"), Path(scratch, "doctrees"), Path(scratch, "site")
        print("The pages' texts, and the network of the first page ...", flush=True)
        static = source / "_static"
        static.mkdir(parents=True)
        (static / "tex-svg.js").write_bytes(npm.file(*npm.MATHJAX))
        write_scripts(static)
        network = write_network(source / "_extra")
        write_pages(source, network, with_lite=bool(with_lite))
        shutil.copy(Path(__file__).with_name("conf.py"), source / "conf.py")
        print("The pages, about half a minute ...", flush=True)
        words = ["-b", "html", "-q", "-W", "--keep-going", "-n", "-d", str(doctrees), str(source), str(made)]
        if subprocess.run([sys.executable, "-m", "sphinx", *words], cwd=ROOT).returncode:
            raise RuntimeError("Sphinx's warnings are above.")
        shutil.rmtree(made / "_sources", ignore_errors=True)
        for name in (".buildinfo", "_static/webpack-macros.html"):  # Sphinx needs them, and no reader
            (made / name).unlink(missing_ok=True)
        (made / ".nojekyll").touch()  # GitHub Pages leaves out folders that begin with _ otherwise
        if with_lite:
            print("The lessons that run in a browser tab ...", flush=True)
            if subprocess.run([sys.executable, "-m", "tools.lite", str(made / "lite")], cwd=ROOT).returncode:
                raise RuntimeError("The lessons that run in a browser tab cannot be made; the reason is above. To do "
                                   "without them: python3 start.py site --without-lite")
        put(made, output)
    files = [path for path in output.rglob("*") if path.is_file() and ".git" not in path.relative_to(output).parts]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{pages} pages, {size:.0f} MB, {time.perf_counter() - begun:.0f} s.")


def stop_if_anothers(output: Path) -> None:
    """Raises Stop if a site cannot be put into `output`, or if what is there is no site of the course."""
    if output.exists() and not output.is_dir():
        raise Stop(f"{output} is a file. Name a folder with --output, or none: then it is build/site.")
    there = {path.name for path in output.iterdir()} - {".git"} if output.exists() else set()
    if there and output != USUAL and not there.issuperset(SIGNS):
        raise Stop(f"In {output} are other files, and they would be deleted. Name a new or empty folder with --output.")
    if not is_writable(output):
        raise Stop(f"{output} cannot be written. Name another folder with --output.")


def put(made: Path, output: Path) -> None:
    """Replace what is in `output` by what is in `made`. A repository (.git) stays."""
    for path in output.iterdir():
        if path.name == ".git":
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    for path in made.iterdir():
        shutil.move(path, output / path.name)


if __name__ == "__main__":
    sys.exit(main())
