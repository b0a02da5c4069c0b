"""deploy/: can the settings be read, are their limits the measured ones, and can nobody log in without being named?"""

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml
from traitlets.config import PyFileConfigLoader

from tools.hub import handout, record, report
from tools.hub.memory import usual
from tools.processes import Stop
from tools.sources import ROOT, lesson_sources

DEPLOY = Path(ROOT, "deploy")
FILES = [path for path in sorted(DEPLOY.rglob("*")) if path.is_file()]

# What the chart of Zero to JupyterHub knows of what we say: its names, and the kinds of their values.
NUMBER, TEXT, YES = (int, float), str, bool
CHART: dict[str, Any] = {
    "hub": {"concurrentSpawnLimit": int, "config": dict},
    "singleuser": {
        "image": {"name": TEXT, "tag": TEXT}, "defaultUrl": TEXT, "startTimeout": int, "extraEnv": dict,
        "memory": {"limit": TEXT, "guarantee": TEXT}, "cpu": {"limit": NUMBER, "guarantee": NUMBER},
        "storage": {"type": TEXT, "homeMountPath": TEXT, "capacity": TEXT},
    },
    "cull": {"enabled": YES, "users": YES, "timeout": int, "every": int, "maxAge": int},
    "scheduling": {"userScheduler": {"enabled": YES}, "podPriority": {"enabled": YES},
                   "userPlaceholder": {"enabled": YES, "replicas": int}},
    "prePuller": {"continuous": {"enabled": YES}},
}
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@pytest.fixture(scope="module")
def littlest():
    return PyFileConfigLoader("course.py", path=str(DEPLOY / "tljh")).load_config()


@pytest.fixture(scope="module")
def kubernetes():
    return yaml.safe_load((DEPLOY / "kubernetes" / "values.yaml").read_text(encoding="utf-8"))


def unknown(values: dict, chart: dict, place: str = "") -> list[str]:
    """What a chart does not know, or knows as something else."""
    found = []
    for name, value in values.items():
        wanted = chart.get(name)
        if isinstance(wanted, dict) and isinstance(value, dict):
            found += unknown(value, wanted, f"{place}{name}.")
        elif wanted is None or not isinstance(value, wanted):
            found.append(place + name)
    return found


def test_the_chart_knows_all_values(kubernetes):
    assert unknown(kubernetes, CHART) == []
    assert all(isinstance(value, str) for value in kubernetes["singleuser"]["extraEnv"].values())


def test_what_a_chart_does_not_know_is_found():
    assert unknown({"cull": {"timeout": "3600"}, "singleuser": {"mem": 1}}, CHART) == ["cull.timeout", "singleuser.mem"]


def test_both_give_learners_the_same(littlest, kubernetes):
    environment = littlest.Spawner.environment
    assert environment == kubernetes["singleuser"]["extraEnv"]
    assert all(environment[name] == "1" for name in THREADS)
    assert littlest.Spawner.mem_limit == kubernetes["singleuser"]["memory"]["limit"]
    assert littlest.Spawner.mem_guarantee == kubernetes["singleuser"]["memory"]["guarantee"]
    assert littlest.Spawner.cpu_limit == kubernetes["singleuser"]["cpu"]["limit"] == 1.0
    for folder in [*environment["JUPYTER_CONFIG_PATH"].split(":"), environment["JUPYTER_PATH"]]:
        assert Path(ROOT, Path(folder).relative_to("/srv/course")).is_dir()


def test_limits_and_tables_are_the_measured_ones():
    for path, text in report.files(record.read()).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: python -m tools.hub.report brings it up to date"


def test_another_measurement_changes_limits_and_tables():
    measured = record.read()
    measured["kernels"]["06"]["own_mb"] += 1000
    changed = report.files(measured)
    assert all(path.read_text(encoding="utf-8") != text for path, text in changed.items())
    before, after = (report.needs(each) for each in (record.read(), measured))
    assert after["limit_mb"] > before["limit_mb"]
    machines = [list(each["machines"].values()) for each in (before, after)]
    assert all(less["gb"] < more["gb"] for less, more in zip(*machines, strict=True))
    assert before["classes"][30]["gb_hours"] < after["classes"][30]["gb_hours"]
    measured["kernels"]["05"]["slowest_cell_cpu_s"] += 100
    slower = report.needs(measured)["machines"].values()
    assert all(one["cores"] < other["cores"] for one, other in zip(machines[1], slower, strict=True))


def test_a_kernel_of_lessons_00_to_08_stays_below_600_mb():
    kernels = record.read()["kernels"]
    assert {lesson: row["own_mb"] for lesson, row in kernels.items() if usual(lesson) and row["own_mb"] > 600} == {}
    assert lesson_sources(ROOT).keys() == kernels.keys()


def test_every_class_was_measured():
    rows = record.read()["class"]
    assert [row["learners"] for row in rows] == [1, 2, 5, 10, 20]
    assert all(row["cells"] > 0 and row["lessons_finished"] <= row["lessons_planned"] for row in rows)


def test_nobody_gets_in_without_being_named():
    assert FILES and not [path for path in FILES if re.search(r"allow_all|dummy", path.read_text(encoding="utf-8"))]


def test_idle_servers_end(kubernetes):
    littlest = yaml.safe_load((DEPLOY / "tljh" / "config.yaml").read_text(encoding="utf-8"))["services"]["cull"]
    assert littlest["enabled"] and kubernetes["cull"]["enabled"]
    assert (littlest["timeout"], littlest["every"]) == (kubernetes["cull"]["timeout"], kubernetes["cull"]["every"])


def test_a_handout_holds_fresh_lessons_and_keeps_its_repository(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "my_work").mkdir()
    (tmp_path / "my_work" / "99_gone.ipynb").write_text("{}", encoding="utf-8")
    paths = handout.hand_out(tmp_path)
    assert len(paths) >= 14 and "my_work/00_start.ipynb" in paths
    for path in paths:
        cells = nbformat.read(tmp_path / path, as_version=4).cells
        assert not any(cell.get("outputs") for cell in cells)
    assert (tmp_path / ".git").is_dir() and not (tmp_path / "my_work" / "99_gone.ipynb").exists()
    assert (tmp_path / "notebooks" / "solutions" / "00_start.ipynb").exists()
    assert not [*tmp_path.rglob("*.html")]  # lesson 12 writes such beside itself: they belong to whoever ran it


@pytest.mark.parametrize("name", [".", "notebooks", "other"])
def test_a_handout_never_replaces_a_course(tmp_path, name):
    mine = tmp_path / name / "my_work" / "00_start.ipynb"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    (tmp_path / "other").mkdir(exist_ok=True)
    (tmp_path / "other" / "start.py").touch()
    root = tmp_path if name != "other" else ROOT
    with pytest.raises(Stop, match=r"Name one outside, such as \.\./handout"):
        handout.hand_out(tmp_path / name, root)
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_link_names_everything_once():
    address = handout.link("https://hub.example.org/", "https://git.example.org/a b", "main", "my_work/00_start.ipynb")
    assert address == ("https://hub.example.org/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgit.example.org%2Fa%20b"
                       "&branch=main&targetPath=course&urlpath=lab%2Ftree%2Fcourse%2Fmy_work%2F00_start.ipynb")


def test_a_part_that_is_measured_again_takes_the_place_of_the_old(tmp_path):
    path = tmp_path / "measured.json"
    record.update("accident", {"others": 1}, path)
    record.update("digits_mb", 3, path)
    record.update("accident", {"others": 2}, path)
    assert json.loads(path.read_text(encoding="utf-8")) == {"about": record.NOTE, "accident": {"others": 2},
                                                           "digits_mb": 3}
