"""Questions put to a trained network: images it never saw, pixels it must do without, images made to excite or fool it.

    from helpers import probes
    probes.inverted(images)

The modules: deciding (what does each neuron add to a decision?), mapping (activations as points on a map), strange
(images and labels that are no data), erasing (what must the network do without?), layout (how is ink, or a map of
weights, spread over an image?), exciting (images changed along the network's own slopes), shapes (loops, bars, rings,
edges: found and drawn), slices (paths and flat slices through the space of images).
Images are float32, (n, 784), from 0 (paper) to 1 (ink), unless a function says otherwise.
"""

from helpers.probes.deciding import contributions, margins, output_sums
from helpers.probes.erasing import erase, erasing_each_pixel, occlusion
from helpers.probes.exciting import attacked_half, excite, fgsm, input_gradients, pgd, ssim
from helpers.probes.layout import morans_i, scramble, slant
from helpers.probes.mapping import principal_components, same_label_share
from helpers.probes.shapes import (
    bar,
    best_templates,
    cut_top,
    edge_templates,
    fill_holes,
    has_left_line,
    has_upper_loop,
    holes,
    mixtures,
    open_loops,
    ring,
)
from helpers.probes.slices import boundaries_crossed, boundary_between, comes_back, path, plane
from helpers.probes.strange import (
    gaussian_noise,
    inverted,
    letters,
    random_labels,
    speckles,
    uniform_noise,
    upside_down,
)

__all__ = [
    "attacked_half",
    "bar",
    "best_templates",
    "boundaries_crossed",
    "boundary_between",
    "comes_back",
    "contributions",
    "cut_top",
    "edge_templates",
    "erase",
    "erasing_each_pixel",
    "excite",
    "fgsm",
    "fill_holes",
    "gaussian_noise",
    "has_left_line",
    "has_upper_loop",
    "holes",
    "input_gradients",
    "inverted",
    "letters",
    "margins",
    "mixtures",
    "morans_i",
    "occlusion",
    "open_loops",
    "output_sums",
    "path",
    "pgd",
    "plane",
    "principal_components",
    "random_labels",
    "ring",
    "same_label_share",
    "scramble",
    "slant",
    "speckles",
    "ssim",
    "uniform_noise",
    "upside_down",
]
