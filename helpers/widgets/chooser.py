"""Going through images: a menu of groups, a slider along the group, and buttons. Part of several widgets."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from ipywidgets import Button, Dropdown, IntSlider, Layout

from helpers.widgets.base import Explorer


class Chooser:
    """The controls `group` and `place`, and which image they mean.

    groups: name in the menu -> positions of its images, integers (k,). An empty group is left out of the menu.

        chooser = Chooser({"all": np.arange(100), "odd": np.arange(1, 100, 2)}, "Show")
        chooser.connect(Explorer(lambda group, place: draw(chooser.index(group, place)), chooser.controls, ...,
                                 rows=[chooser.row]))
    """

    def __init__(self, groups: Mapping[str, np.ndarray], description: str):
        self._groups = {name: np.asarray(positions) for name, positions in groups.items() if len(positions)}
        if not self._groups:
            raise ValueError("groups: got no image in any of them, expected at least one")
        names = list(self._groups)
        width = 110 + 8 * max(len(name) for name in names)
        self._group = Dropdown(options=names, value=names[0], description=description,
                               layout=Layout(width=f"{width}px"))
        # It gives way to the buttons, so that all stand in one row above the picture when there is room for one.
        self._place = IntSlider(max=len(self._groups[names[0]]) - 1, description="Image",
                                layout=Layout(flex="1 1 240px", width="auto", min_width="200px", max_width="340px"))
        for control in (self._group, self._place):
            control.style.description_width = "60px"
        self._buttons = [Button(description=name, layout=Layout(width="80px"))
                         for name in ("Previous", "Next", "Random")]
        self.controls = {"group": self._group, "place": self._place}
        self.row = [self._group, self._place, *self._buttons]

    def index(self, group: str, place: int) -> int:
        """The position of the image at `place` of `group`."""
        positions = self._groups[group]
        # Between a new group and its shorter slider, `place` may still point past the end.
        return int(positions[min(place, len(positions) - 1)])

    def where(self, group: str, place: int) -> str:
        """In words, such as "misread: 3 of 61"."""
        count = len(self._groups[group])
        return f"{group}: {min(place, count - 1) + 1:,} of {count:,}"

    def connect(self, explorer: Explorer) -> Explorer:
        """Make the menu and the buttons work in this explorer, which is returned."""
        chance = np.random.default_rng()

        def start_of_group(_change: object) -> None:
            self._place.max = len(self._groups[self._group.value]) - 1
            self._place.value = 0

        def go(to: int) -> None:
            self._place.value = to % (self._place.max + 1)

        self._group.observe(explorer.guarded(start_of_group), names="value")
        previous, following, anywhere = self._buttons
        previous.on_click(explorer.guarded(lambda _button: go(self._place.value - 1)))
        following.on_click(explorer.guarded(lambda _button: go(self._place.value + 1)))
        anywhere.on_click(explorer.guarded(lambda _button: go(int(chance.integers(self._place.max + 1)))))
        return explorer
