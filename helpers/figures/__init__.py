"""Every static figure of the course: arrays in, a `Picture` (a matplotlib Figure with alt text) out.

    from helpers.figures import descent as figures
    figures.descent_paths(...)

A lesson's figures have a module of their own; what two or more lessons show has one too (maps, misread, predictions).
picture.py is what all figures share.
"""


def __getattr__(name: str):
    """Figures as `helpers.figures.<name>`, under the name that they had once: for learners' copies of old lessons."""
    from helpers.figures.old_names import figure

    globals()[name] = figure(name)
    return globals()[name]
