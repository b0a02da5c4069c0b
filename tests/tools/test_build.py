"""Building for real: a small lesson, two kernels."""

import json

import nbformat
import pytest

from tools import build as build_module
from tools.build import build, main
from tools.fresh import stale_reasons
from tools.solutions import BuildError
from tools.sources import notebook_paths

TITLE = "# %% [markdown]\n# # Title\n\n"


def outputs(path):
    return [cell.outputs for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_both_notebooks_are_executed_and_fresh(course, built, sample, measured):
    learner, solved = built
    assert stale_reasons(sample, measured, course) == []
    assert outputs(learner)[2][0].text == outputs(solved)[2][0].text == "13,002\n"
    assert outputs(learner)[3][0].data == {"text/plain": "Ellipsis"}
    assert outputs(solved)[3][0].data == {"text/plain": "4"}
    for path, folder in ((learner, "notebooks"), (solved, "solutions")):
        printed, picture = outputs(path)[1]
        assert printed.text.startswith(folder + " {") and printed.text.endswith("False\n")
        assert picture.data == {
            "text/html": '<img src="data:image/png;base64,AAAA" alt="A dot.">', "text/plain": "A dot."}
        cells = nbformat.read(path, as_version=4).cells
        assert [cell.execution_count for cell in cells if cell.cell_type == "code"] == [1, 2, 3, 4]


def test_a_second_build_gives_the_same_bytes(course, built, sample, measured):
    before = [path.read_bytes() for path in built]
    build(sample, measured, course)
    assert [path.read_bytes() for path in built] == before


def test_the_files_are_plain_and_name_nothing_of_the_machine(built, built_once):
    for path in built:
        content = path.read_bytes()
        assert content.endswith(b"}\n") and b"\r" not in content
        assert json.dumps(str(built_once)).strip('"').encode() not in content
        notebook = json.loads(content)
        assert all(set(cell["metadata"]) <= {"tags", "jupyter", "slideshow"} for cell in notebook["cells"])
        assert set(notebook["metadata"]) == {"course", "kernelspec", "language_info"}
        assert "version" not in notebook["metadata"]["language_info"]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("# %%\n1 / 0\n", r"01_sample\.py, line 4 raised an error(.|\n)*ZeroDivisionError"),
        ("# %%\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION\nx + 1\n", r"line 4 raised an error(.|\n)*TypeError"),
        ("# %%\n### BEGIN SOLUTION\nx = 1 / 0\n### END SOLUTION\n", r"line 4 raised an error(.|\n)*ZeroDivisionError"),
        ("# %%\nimport sys; print('oh', file=sys.stderr)\n", r"line 4: text on stderr: 'oh'"),
        ("# %%\nimport warnings; warnings.warn('old')\n", r"line 4: text on stderr: .*old"),
        ("# %%\nimport ipywidgets; ipywidgets.IntSlider()\n", r"line 4: a widget without a static form"),
        ("# %%\nobject()\n", r"line 4: an address in memory"),
        ("# %%\nprint('took 2.5 s')\n", r"line 4: a measured time"),
        ("# %%\nfrom IPython.display import HTML; HTML('x' * 2_000_000)\n", r"200\d kB is over the limit"),
    ],
    ids=["error", "unsolved", "solved", "stderr", "warning", "widget", "address", "time", "size"],
)
def test_a_lesson_that_may_not_be_committed_is_refused_and_nothing_written(course, write_lesson, cell, message):
    paths = notebook_paths("01_sample", course)
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text("old")
    with pytest.raises(BuildError, match=message):
        build(write_lesson(TITLE + cell), {}, course)
    assert [path.read_text() for path in paths] == ["old", "old"]
    assert len(list(course.glob("notebooks/**/*.ipynb*"))) == 2


def test_an_optional_lesson_is_built_into_folders_of_its_own_and_what_it_read_is_kept(course, write_deeper):
    note = 'import os\nwith open(os.environ["COURSE_MEASURED_LOG"], "a") as log:\n    log.write("E10 full raw\\n")\n'
    lesson, measured = write_deeper(TITLE + "# %%\n" + note), {"E10": {"full": {"raw": dict(median=1, min=0, max=2)}}}
    build(lesson, measured, course)
    places = ("notebooks/deeper/01_more.ipynb", "notebooks/solutions/deeper/01_more.ipynb")
    for path in (course / place for place in places):
        assert list(nbformat.read(path, as_version=4).metadata.course.built_from.read) == ["E10 full raw"]
    assert stale_reasons(lesson, measured, course) == []
    measured["E10"]["full"]["raw"]["max"] = 3
    assert stale_reasons(lesson, measured, course) == ["measured numbers have changed"]


def test_a_kernel_of_the_same_name_in_the_users_home_is_not_used(course, write_lesson, tmp_path, monkeypatch):
    folder = tmp_path / "jupyter" / "kernels" / "python3"
    folder.mkdir(parents=True)
    spec = {"argv": ["no-such-program", "{connection_file}"], "display_name": "Mine", "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "0")
    build(write_lesson(TITLE + "# %%\n1\n"), {}, course)


def test_a_cell_over_the_limit_is_named(course, write_lesson, monkeypatch):
    monkeypatch.setattr(build_module, "CELL_LIMIT", 1)
    with pytest.raises(BuildError, match=r"line 4 took over 1 s"):
        build(write_lesson(TITLE + "# %%\nimport time; time.sleep(30)\n"), {}, course)


def test_slow_cells_are_reported(course, write_lesson, monkeypatch, capsys):
    monkeypatch.setattr(build_module, "SLOW_CELL", 0.2)
    build(write_lesson(TITLE + "# %%\nimport time; time.sleep(0.4)\n\n# %%\n1\n"), {}, course)
    printed = capsys.readouterr().out
    assert "01_sample.py, line 4 takes 0 s" in printed and "line 7" not in printed


@pytest.fixture
def command(course, monkeypatch):
    """The command line on the small course, with building replaced by a note of what would be built."""
    wanted: list[str] = []
    monkeypatch.setattr(build_module, "ROOT", course)
    monkeypatch.setattr(build_module, "require_full_mnist", lambda: None)
    monkeypatch.setattr(build_module, "build", lambda lesson, measured, root: wanted.append(lesson.name))

    def run(*arguments):
        wanted.clear()
        return main(list(arguments)), list(wanted)

    return run


def test_stale_lists_and_numbers_build_whatever(course, built, command, capsys):
    assert command("--stale") == (0, [])
    assert command() == (0, [])
    assert command("1") == command("01") == command("01_sample") == (0, ["01_sample"])
    (course / "requirements.txt").write_text("numpy==3.0\n")
    capsys.readouterr()
    assert command("--stale") == (1, [])
    assert capsys.readouterr().out == "01_sample\n"
    assert command("--why") == (1, [])
    assert capsys.readouterr().out == "01_sample: the locked versions in requirements.txt have changed\n"
    assert command() == (0, ["01_sample"])


def test_an_optional_lesson_goes_by_its_name(course, built, command, write_deeper, capsys):
    write_deeper(TITLE)
    capsys.readouterr()
    assert command("--stale") == (1, [])
    assert capsys.readouterr().out == "01_more\n"
    assert command("01_more") == command() == (0, ["01_more"])
    assert command("01") == (0, ["01_sample"])


def test_an_unknown_number_and_a_broken_source_are_sentences(course, command, write_lesson, capsys):
    assert command("07") == (1, [])
    assert "There is no source for lesson 07. There is: 01." in capsys.readouterr().err
    (course / "notebooks" / "source" / "01_sample.py").write_text(TITLE + "# %%\n### BEGIN SOLUTION\n")
    assert command("01") == (1, [])
    assert "01_sample.py, line 5" in capsys.readouterr().err


def test_the_subset_is_not_enough(monkeypatch, tmp_path):
    monkeypatch.setenv("MNIST_DIR", str(tmp_path))  # a folder without the files: an error, no download
    with pytest.raises(BuildError, match="full MNIST"):
        build_module.require_full_mnist()
