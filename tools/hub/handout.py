"""What learners on a hub get: `python -m tools.hub.handout FOLDER [--hub ADDRESS --repository ADDRESS]`.

Writes the lessons into a folder as a learner should meet them, without outputs, with the solutions and the glossary
that they link to. Make a git repository of it that learners can read. With both addresses, a link for each lesson is
printed: whoever follows it gets the notebooks into the own home (nbgitpuller; what was changed there is kept).
"""

import argparse
import math
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote, urlencode

from tools.lesson_file import fresh, read, write
from tools.processes import Stop, is_writable
from tools.sources import ROOT
from tools.workcopies import FOLDER, copy_of, lessons

NAME = "course"  # the folder in a learner's home; the settings in deploy/ name it as well


def hand_out(folder: Path, root: Path = ROOT) -> list[str]:
    """Write the folder's content anew; what else is in it (.git) stays. Returns the notebooks' paths in it.

    Raises Stop, and touches nothing, where `folder` is a course or part of this one: that holds somebody's work.
    """
    if root.resolve() in [folder.resolve(), *folder.resolve().parents] or (folder / "start.py").exists():
        raise Stop(f"{folder} is a course's own folder, or in it. Name one outside, such as ../handout.")
    if folder.exists() and not folder.is_dir():
        raise Stop(f"{folder} is a file. Name a folder.")
    if not is_writable(folder):
        raise Stop(f"{folder} cannot be written. Name another folder.")
    paths = []
    for part in (FOLDER, "notebooks"):
        shutil.rmtree(folder / part, ignore_errors=True)
    left_out = shutil.ignore_patterns(".ipynb_checkpoints", "my_*")  # my_network.html, which lesson 12 writes
    shutil.copytree(root / "notebooks", folder / "notebooks", ignore=left_out)
    for lesson in lessons(str(root)).values():
        copy = copy_of(str(folder), folder / "notebooks" / lesson.relative_to(root / "notebooks"))
        write(copy, fresh(read(lesson)))
        paths.append(copy.relative_to(folder).as_posix())
    return paths


def size_mb() -> int:
    """MB of what a learner gets."""
    with tempfile.TemporaryDirectory() as folder:
        hand_out(Path(folder))
        return math.ceil(sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6)


def link(hub: str, repository: str, branch: str, path: str) -> str:
    """An address that fetches the newest notebooks into a learner's home and opens one."""
    wanted = {"repo": repository, "branch": branch, "targetPath": NAME, "urlpath": f"lab/tree/{NAME}/{path}"}
    return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(wanted, quote_via=quote)}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.hub.handout", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hub", help="such as https://hub.example.org")
    parser.add_argument("--repository", help="where learners' servers fetch the folder from, https://.../handout")
    parser.add_argument("--branch", default="main")
    options = parser.parse_args(arguments)
    try:
        paths = hand_out(options.folder)
    except (Stop, OSError) as problem:
        print(f"Nothing to hand out. {problem}", file=sys.stderr)
        return 1
    print(f"{len(paths)} notebooks are in {options.folder / FOLDER}.")
    if options.hub and options.repository:
        for path in paths:
            print(link(options.hub, options.repository, options.branch, path))
    return 0


if __name__ == "__main__":
    sys.exit(main())
