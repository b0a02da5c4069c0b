"""Tidying outputs and refusing what may not be committed."""

import base64

import pytest
from nbformat import v4

from helpers.widgets.in_page import KEPT
from tools.outputs import WIDGET_VIEW, CleanOutputs, private_texts, size_problem

MIME = {"plain": "text/plain", "html": "text/html", "png": "image/png", "svg": "image/svg+xml", "view": WIDGET_VIEW}
PICTURE = '<img src="data:image/png;base64,AAAA" alt="Ten digits.">'


def display(**data):
    return v4.new_output("display_data", data={MIME.get(name, name): value for name, value in data.items()})


def stream(text, name="stdout"):
    return v4.new_output("stream", text=text, name=name)


def clean(*outputs, tags=(), private=()):
    """The cleaned outputs of a notebook with one cell, and the problems that were found."""
    cell = v4.new_code_cell("x", outputs=list(outputs), execution_count=1, metadata={"tags": list(tags)})
    notebook = v4.new_notebook(cells=[cell], metadata={"widgets": {"state": {}}})
    cleaner = CleanOutputs(list(private))
    notebook, _ = cleaner.preprocess(notebook, {"places": ["01_a.py, line 9"]})
    assert "widgets" not in notebook.metadata
    return notebook.cells[0].outputs, cleaner.problems


def test_a_widget_leaves_its_static_form():
    outputs, problems = clean(display(view={"model_id": "1"}, html=PICTURE, plain="Ten digits."))
    assert problems == []
    assert outputs[0].data == {"text/html": PICTURE, "text/plain": "Ten digits."}


def test_what_a_widget_of_the_page_shows_is_put_aside_for_the_site():
    cell = v4.new_code_cell("x", outputs=[stream("first"), display(**{KEPT: {"module": "ball"}}, html=PICTURE)])
    cleaner = CleanOutputs([])
    cleaner.preprocess(v4.new_notebook(cells=[cell]), {"places": ["line 9"]})
    assert cleaner.alive == {f"{cell.id}/1": {"module": "ball"}}
    assert list(cell.outputs[1].data) == ["text/html"]


def test_a_quiz_leaves_its_words():
    outputs, problems = clean(display(view={"model_id": "1"}, plain="Which?\n  a) this\n  b) that"))
    assert problems == []
    assert list(outputs[0].data) == ["text/plain"]


@pytest.mark.parametrize("plain", ["IntSlider(value=3, max=9)", "", "Output()"])
def test_a_widget_without_a_static_form_is_refused(plain):
    assert "static form" in clean(display(view={"model_id": "1"}, plain=plain))[1][0]


def test_a_picture_is_kept_once():
    outputs, problems = clean(display(png="AAAA", html=PICTURE, plain="Ten digits."))
    assert problems == []
    assert sorted(outputs[0].data) == ["text/html", "text/plain"]


def test_a_picture_without_words_is_refused():
    assert "helpers.figures" in clean(display(png="AAAA", plain="<Figure size 640x480 with 1 Axes>"))[1][0]
    for alt in ("", 'alt=""', 'alt=" "'):
        html = f'<img src="data:image/png;base64,AAAA" {alt}>'
        assert "without an alt text" in clean(display(html=html, plain="x"))[1][0]


def test_an_svg_becomes_a_picture_with_its_words():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    outputs, problems = clean(display(svg=svg, plain='A "curve" & a dot.'))
    assert problems == []
    encoded = base64.b64encode(svg.encode()).decode()
    expected = f'<img src="data:image/svg+xml;base64,{encoded}" alt="A &quot;curve&quot; &amp; a dot.">'
    assert outputs[0].data["text/html"] == expected
    assert "image/svg+xml" not in outputs[0].data
    assert "alt text" in clean(display(svg=svg, plain="<IPython.core.display.SVG object>"))[1][0]


def test_what_vanishes_on_the_web_is_refused():
    assert "inline SVG" in clean(display(html="<div><svg></svg></div>", plain="x"))[1][0]
    assert "script" in clean(display(html="<script>1</script>", plain="x"))[1][0]
    assert "not inside the notebook" in clean(display(html='<img src="https://a.org/b.png" alt="b">', plain="x"))[1][0]
    assert "application/json" in clean(display(**{"application/json": {}, "plain": "x"}))[1][0]


def test_streams_are_merged_and_progress_leaves_its_last_state():
    outputs, problems = clean(stream("one\n"), stream(" 10 %\r 20 %\r"), stream("100 %\n"), stream("two\n"))
    assert problems == []
    assert [output.text for output in outputs] == ["one\n100 %\ntwo\n"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<helpers.network.Network object at 0x7f12ab34cd56>", "address in memory"),
        ("read from /secret/place/train.gz", "path of this machine, /secret/place"),
        ("/home/ada/course", "a path"),
        ("C:\\Users\\ada", "a path"),
        ("lib/python3.11/site-packages/numpy", "a path"),
        ("RuntimeWarning: overflow encountered in exp", "a warning"),
        ("trained in 3.2 s", "a measured time"),
        ("trained in 3.2s", "a measured time"),
        ("trained in 3 s", "a measured time"),
        ("28 ms", "a measured time"),
        ("28ms", "a measured time"),
        ("4 seconds", "a measured time"),
        ("100%|##########| 10/10 [00:03<00:00, 3.2it/s]", "a measured time"),
    ],
)
def test_what_belongs_to_the_machine_is_refused(text, problem):
    for output in (stream(text + "\n"), display(plain=text), display(plain="x", html=f"<p>{text}</p>")):
        found = clean(output, private=["/secret/place"])[1]
        assert len(found) == 1
        assert found[0].startswith("01_a.py, line 9: ") and problem in found[0]


@pytest.mark.parametrize("text", ["13,002", "most 4s and 9s", "in the 1990s", "accuracy 0.962", "3 steps", "5 min 3"])
def test_ordinary_words_and_numbers_pass(text):
    assert clean(stream(text + "\n"))[1] == []


def test_pictures_are_not_searched_for_words():
    bits = base64.b64encode(b"\x00 3 s").decode() + "at0x123456"
    assert clean(display(html=f'<img src="data:image/png;base64,{bits}0ms/home/a" alt="b">', plain="b"))[1] == []


def test_times_belong_in_cells_tagged_timing_and_are_rounded():
    assert clean(stream("trained in 3.2 s\n"), tags=["timing"])[1] == []
    assert "not rounded" in clean(stream("trained in 3.21734 s\n"), tags=["timing"])[1][0]


def test_stderr_and_errors_are_refused_and_shown():
    assert "'watch out'" in clean(stream("watch out\n", name="stderr"))[1][0]
    assert "ValueError: no" in clean(v4.new_output("error", ename="ValueError", evalue="no", traceback=[]))[1][0]


def test_compared_cells_hold_text_and_only_text():
    tags = ["nbval-check-output"]
    assert clean(stream("13,002\n"), tags=tags)[1] == []
    assert clean(display(plain="13002"), tags=tags)[1] == []
    assert "no output to compare" in clean(tags=tags)[1][0]
    assert "print text there" in clean(stream("x\n"), display(html=PICTURE, plain="x"), tags=tags)[1][0]


def test_the_paths_of_this_machine_are_known_in_every_spelling(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_DIR", r"D:\digits\mnist")
    texts = private_texts(tmp_path)
    assert {str(tmp_path), r"D:\digits\mnist", r"D:\\digits\\mnist", "D:/digits/mnist"} <= set(texts)


def test_a_notebook_over_the_limit_names_its_heaviest_cell():
    small, large = v4.new_code_cell("a"), v4.new_code_cell("b", outputs=[stream("x" * 5000)])
    small.id, large.id = "l01-c02", "l01-c03"
    notebook = v4.new_notebook(cells=[small, large])
    assert size_problem(b"x" * 1_000_000, notebook) is None
    assert "l01-c03 (5 kB), l01-c02" in size_problem(b"x" * 1_000_001, notebook)
