"""What pyproject.toml declares. `python -m tools.groups bench` lists what .venv lacks of a group, a line each."""

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import Requirement

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]


def pyproject() -> dict:
    """What pyproject.toml holds."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def declared(group: str | None = None) -> list[Requirement]:
    """The requirements of a dependency group, or without one the dependencies of the course itself."""
    lines = pyproject()["project"]["dependencies"] if group is None else pyproject()["dependency-groups"][group]
    return [Requirement(line) for line in lines]


def missing(requirements: list[Requirement]) -> list[Requirement]:
    """Those of them that are meant for this machine and not installed."""
    return [each for each in requirements if (each.marker is None or each.marker.evaluate()) and not _is_there(each)]


def _is_there(requirement: Requirement) -> bool:
    try:
        return requirement.specifier.contains(version(requirement.name), prereleases=True)
    except PackageNotFoundError:
        return False


def main(words: list[str]) -> int:
    """List what is missing of the group that `words` names. Returns the exit code."""
    groups = pyproject()["dependency-groups"]
    if len(words) != 1 or words[0] not in groups:
        print(f"Say which group: {' or '.join(groups)}.", file=sys.stderr)
        return 2
    for requirement in missing(declared(words[0])):
        print(requirement)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
