"""Lesson 06's growing picture in JupyterLab: it grows while the cell still runs, and only one picture remains."""

from __future__ import annotations

CELL = """
import time
from helpers.network import History
from helpers.widgets.training_progress import watch

on_epoch, history = watch(3, "A slow training"), History()
for epoch in (1, 2, 3):
    time.sleep(1.5)
    history.cost.append(1 / epoch)
    history.accuracy.append(0.8 + epoch / 20)
    on_epoch(epoch, history)
print("the cell is done")
"""


def test_the_picture_grows_while_the_training_runs(open_notebook):
    page = open_notebook([CELL])
    picture = page.locator(".widget-html-content [role=img] > svg")
    done = page.locator(".jp-OutputArea-output", has_text="the cell is done")
    for epoch in (1, 2):
        picture.get_by_text(f"A slow training: epoch {epoch} of 3").wait_for()
        assert done.count() == 0
    done.wait_for()
    picture.get_by_text("A slow training: epoch 3 of 3").wait_for()
    assert picture.count() == 1
    assert picture.bounding_box()["width"] > 700
    assert picture.locator("polyline").count() == 2
    assert page.problems == []
