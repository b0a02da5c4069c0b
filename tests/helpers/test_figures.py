"""Every figure: can it be drawn, does it say in words what it shows, and is it the same picture each time?"""

import base64
import importlib
import inspect
import io
import re
import runpy
import subprocess
import sys
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image

import helpers.figures
from helpers.data import load_mnist
from helpers.figures import inside

TOPICS = {path.stem: runpy.run_path(str(path))["examples"]
          for path in sorted(Path(__file__).with_name("figure_examples").glob("*.py"))}
MNIST = load_mnist("subset")
EXAMPLES = {f"{topic}: {name}": draw for topic, examples in TOPICS.items()
            for name, draw in examples(MNIST.test_images, MNIST.test_labels).items()}


THUMBNAILS = Path(__file__).with_name("figure_examples") / "thumbnails.npz"
SIZE = 40, 24  # pixels of a thumbnail: a label that is missing darkens some of them less
TOLERANCE = 6  # of 255 shades of grey, for what another processor or library draws differently


@pytest.fixture(scope="module")
def thumbnails(request):
    """The examples as they looked when `pytest tests/helpers/test_figures.py --update-thumbnails` was last called."""
    update = request.config.getoption("--update-thumbnails")
    stored = dict(np.load(THUMBNAILS)) if THUMBNAILS.exists() else {}
    yield stored
    if update:
        np.savez_compressed(THUMBNAILS, **{name: stored[name] for name in sorted(stored) if name in EXAMPLES})


def figures_of(topic):
    """The names of the figures that a module defines."""
    module = importlib.import_module(f"helpers.figures.{topic}")
    return {name for name, function in inspect.getmembers(module, inspect.isfunction)
            if function.__module__ == module.__name__ and hasattr(function, "__wrapped__")}


def test_every_figure_has_an_example():
    topics = {path.stem for path in Path(helpers.figures.__file__).parent.glob("*.py")}
    for topic in topics - {"__init__", "old_names", "picture"}:
        tried = {name.split(": ")[1].split(",")[0] for name in EXAMPLES if name.startswith(f"{topic}: ")}
        assert tried == figures_of(topic), topic


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_is_drawn_and_says_in_words_what_it_shows(name, thumbnails, request):
    picture = EXAMPLES[name]()
    shown = picture._repr_mimebundle_()
    alt = re.search('alt="([^"]*)"', shown["text/html"])[1]
    assert len(alt) > 40 and alt.endswith(".")
    assert "nan" not in alt.lower()
    assert shown["text/plain"] == picture.alt
    assert picture.get_suptitle()
    drawn = pixels(base64.b64decode(re.search('base64,([^"]*)', shown["text/html"])[1])).convert("L")
    image = np.asarray(drawn)
    assert image.std() > 5, "blank"
    assert (image[:, [0, -1]] > 200).mean() > 0.9 and (image[[0, -1]] > 200).mean() > 0.9, "cut off"
    thumbnail = np.asarray(drawn.resize(SIZE, Image.Resampling.BOX))
    if request.config.getoption("--update-thumbnails"):
        thumbnails[name] = thumbnail
    assert name in thumbnails, "no thumbnail is stored: look at the picture, then call pytest with --update-thumbnails"
    changed = np.abs(thumbnail.astype(int) - thumbnails[name]) > TOLERANCE
    assert not changed.any(), f"it looks different in row {changed.any(axis=1).argmax()} of {len(changed)}"


def pixels(png):
    return Image.open(io.BytesIO(png))


@pytest.mark.parametrize("name", ["data: class_counts", "inside: smoothness", "neurons: signal_flow"])
def test_it_is_the_same_picture_each_time_whatever_style_the_learner_likes(name):
    plain = EXAMPLES[name]().png()
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        assert EXAMPLES[name]().png() == plain
        assert matplotlib.rcParams["font.size"] == 30


def test_the_rare_colours_of_a_map_are_shown_as_they_are():
    values = np.zeros((28, 28))
    values[3, 3], values[20, 20] = -1, 1  # one dark red and one dark blue pixel among 782 pale ones
    picture = inside.erased_pixels(values.ravel(), np.linspace(0, 1, 784))
    colours = np.asarray(pixels(picture.png()).convert("RGB")).reshape(-1, 3).astype(int)
    for value in (0.0, 1.0):
        wanted = 255 * np.array(matplotlib.colormaps["RdBu"](value)[:3])
        assert np.abs(colours - wanted).max(axis=1).min() < 6


# What `from helpers import figures` gave while all lessons imported their figures so.
OLD = """
Picture accuracy_bars accuracy_by_training_size accuracy_curves activation_functions activations_and_slopes
added_weights along_path answer_shares answers attack audit band_examples band_shares batch_sweep between_networks
blend_path by_distance by_heart capacity centring change_curves changed_minds cheapest_and_dearest class_counts
confidence_of_right_and_wrong confidence_on confused confusion cost_against_accuracy cost_and_accuracy_apart
cost_and_slope cost_by_threshold cost_curves descent_map descent_paths digit_rows digit_wall dots_by_kind edge_fits
equal_minima erased_pixels erasing_curves fiddling filters_and_maps gallery gaps gradient_comparison ink_map ladder
layer_shapes learning_curve lettered_curves map_rows mean_digits misled missed_by_all mistakes nearest nudge_sizes
one_filter output_and_target output_sums paired_bars pixel_histogram pixel_maps pixel_numbers plateau
promised_and_real push_curves random_directions rate_sweep reliability_diagram risk_coverage said_against_measured
scaled_histograms seconds_of_each seeds signal_by_layer signal_flow slice_map slopes_by_layer smooth_and_step
smoothness softened_outputs staircase_and_slope step_changes straight_and_bent strange_answers sums_by_digit
taught_labels ten_outputs there_and_back times_as_fast twins two_ways untrained_accuracies valley_map valleys
value_graph verdicts weight_maps weighted_sum what_helps
""".split()  # noqa: SIM905


def test_a_learners_old_copy_finds_every_figure_by_its_old_name():
    code = f"from helpers import figures\nprint([name for name in {OLD} * 2 if not callable(getattr(figures, name))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_name_that_no_figure_ever_had_is_an_error():
    with pytest.raises(AttributeError, match="no attribute 'digit_walls'"):
        helpers.figures.digit_walls  # noqa: B018


def test_no_module_takes_the_name_of_an_old_figure():
    """`from helpers.figures import <module>` would then find the figure."""
    assert not {path.stem for path in Path(helpers.figures.__file__).parent.glob("*.py")} & set(OLD)
