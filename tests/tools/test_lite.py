"""The course for a browser tab, without building it: the lock, the hashes, the wheel, the texts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helpers.exercises.lessons import number
from tools.lite import contents, pyodide, site, wheels
from tools.processes import ROOT

PATHS = re.compile(r"\]\(([^)#]+)\)")


def test_the_lock_is_whole_and_of_the_version_that_the_site_asks_for():
    lock = pyodide.lock()
    assert lock["info"]["version"] == pyodide.VERSION and f"v{pyodide.VERSION}/" in pyodide.ADDRESS
    assert pyodide.part_of(lock) == lock
    assert all(re.fullmatch("[0-9a-f]{64}", one["sha256"]) for one in lock["packages"].values())


def test_a_part_of_a_lock_holds_what_the_packages_need():
    whole = {"info": {}, "packages": {"a": {"depends": ["B_b"]}, "b-b": {"depends": ["a"]}, "c": {"depends": []}}}
    assert list(pyodide.part_of(whole, ("A",))["packages"]) == ["a", "b-b"]


def carrier(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "carrier.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def wanted(**files: bytes) -> dict:
    return {"packages": {name: {"file_name": f"{name}.whl", "sha256": hashlib.sha256(content).hexdigest()}
                         for name, content in files.items()}}


def test_only_the_files_of_the_lock_are_taken(tmp_path):
    path = carrier(tmp_path, {"assets/deep/numpy.whl": b"numpy", "assets/other.whl": b"other"})
    assert pyodide.packages_in(path, wanted(numpy=b"numpy")) == {"numpy.whl": b"numpy"}


def test_a_file_with_another_hash_is_refused(tmp_path):
    path = carrier(tmp_path, {"assets/numpy.whl": b"numpy!"})
    with pytest.raises(pyodide.Refused, match=r"numpy\.whl is not the file that the lock names"):
        pyodide.packages_in(path, wanted(numpy=b"numpy"))


def test_a_missing_file_is_named(tmp_path):
    path = carrier(tmp_path, {"assets/numpy.whl": b"numpy"})
    with pytest.raises(pyodide.Refused, match=r"lacks scipy\.whl"):
        pyodide.packages_in(path, wanted(numpy=b"numpy", scipy=b"scipy"))


def test_another_lock_than_npms_is_refused_and_nothing_is_left_in_place(tmp_path, monkeypatch):
    other = pyodide.lock()
    other["packages"]["numpy"]["sha256"] = "0" * 64
    monkeypatch.setattr(pyodide, "_from_npm", lambda: ({}, other))
    with pytest.raises(pyodide.Refused, match="no part of the lock"):
        pyodide.fetch(tmp_path / "pyodide")
    assert not (tmp_path / "pyodide").exists()


def test_the_course_as_a_wheel_numbers_its_exercises_and_knows_the_measured_numbers(tmp_path):
    wheel = wheels.course_wheel(tmp_path)
    code = ("from helpers.exercises.lessons import number; from helpers.measured import read_measured; import helpers;"
            "print(helpers.__file__, number('one_hot'), len(read_measured()) > 50)")
    unpacked = tmp_path / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
        record = archive.read(next(name for name in archive.namelist() if name.endswith("/RECORD"))).decode()
        for line in record.splitlines()[:-1]:
            name, digest, _ = line.rsplit(",", 2)
            found = base64.urlsafe_b64encode(hashlib.sha256(archive.read(name)).digest()).rstrip(b"=").decode()
            assert digest == f"sha256={found}", name
    done = subprocess.run([sys.executable, "-c", code], cwd=unpacked, capture_output=True, text=True)
    assert done.stdout.split()[1:] == [number("one_hot"), "True"], done.stderr
    assert done.stdout.startswith(str(unpacked))
    startup = (unpacked / wheels.STARTUP_FILE).read_text()
    assert "set_up()" in startup


def test_the_wheels_from_pypi_are_those_of_the_requirements():
    locked = wheels.locked_versions((Path(ROOT) / "requirements.txt").read_text())
    assert set(wheels.FROM_PYPI) <= set(locked)
    assert wheels.locked_versions("a-b==1.2 ; python_version < '3.14'\n    # via x\n") == {"a-b": "1.2"}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lite")
    contents.write(folder)
    return folder


def cells(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def test_every_lesson_says_where_it_is_and_opens_without_outputs(files):
    lessons = [path for path in sorted((files / "my_work").rglob("[01]*.ipynb"))]
    assert len(lessons) == len(list(Path(ROOT, "notebooks").glob("[01]*.ipynb"))) + len(
        list(Path(ROOT, "notebooks", "deeper").glob("*.ipynb")))
    for path in lessons:
        found = cells(path)
        assert "browser tab" in "".join(found[1]["source"]), path.name
        assert not any(cell.get("outputs") for cell in found), path.name
    assert len(cells(files / "my_work" / "09_keras.ipynb")) == 2


def test_links_between_the_files_lead_somewhere(files):
    texts = {path: "".join(cells(path)[1]["source"]) for path in (files / "my_work").rglob("[01]*.ipynb")}
    texts |= {files / "my_work" / "home.md": contents.page(),
              files / "my_work" / "take_home.ipynb": contents.TAKE_HOME}
    for path, text in texts.items():
        for link in PATHS.findall(text):
            assert (path.parent / link).resolve().is_file(), f"{path.name}: {link}"


def test_solved_lessons_are_there_but_for_the_one_that_does_not_run(files):
    solved = {path.name for path in (files / "notebooks" / "solutions").glob("*.ipynb")}
    assert "04_descent.ipynb" in solved and "09_keras.ipynb" not in solved
    assert not any(cell.get("outputs") for cell in cells(files / "notebooks" / "solutions" / "04_descent.ipynb"))


@pytest.mark.parametrize("own", [True, False])
def test_a_site_takes_pyodide_from_its_official_address_and_a_test_from_itself(own):
    settings = site.configuration([Path("course.whl")], [Path("piplite.whl")], own)["jupyter-config-data"]
    kernel = settings["litePluginSettings"][f"{site.KERNEL}:kernel"]
    assert kernel["pyodideUrl"].startswith("./" if own else "https://cdn.jsdelivr.net/pyodide/v0.27.7/")
    assert kernel["disablePyPIFallback"] is True
    options = kernel["loadPyodideOptions"]
    assert options["lockFileURL"] == "./pyodide-lock.json"
    assert {"numpy", "../../../../wheels/course.whl", "pypi/piplite.whl"} <= set(options["packages"])


def test_the_kernels_extension_is_no_part_of_an_installed_jupyterlab(tmp_path):
    """JupyterLab loads whatever is among its extensions, and says "Shared module @jupyterlite/server doesn't exist"."""
    installed = tmp_path / "share" / "jupyter" / "labextensions" / site.KERNEL
    for text in ("old", "new"):  # a newer version replaces what was put aside
        installed.mkdir(parents=True)
        (installed / "package.json").write_text(text, encoding="utf-8")
        found = site.kernel_aside(str(tmp_path))
        assert not installed.parent.exists() and (found / "package.json").read_text(encoding="utf-8") == text
    assert site.kernel_aside(str(tmp_path)) == found
