"""The server that serves the lessons."""

import urllib.error
import urllib.request

import pytest


def test_without_the_token_nothing_is_served(lab):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{lab.url}/api/contents", timeout=5)
    assert refused.value.code in (401, 403)


def test_learners_see_nothing_of_the_slides(open_notebook):
    page = open_notebook(["1 + 1"])
    assert page.locator(".jp-NotebookPanel-toolbar").is_visible()
    assert page.locator("[data-command='deck:toggle']").count() == 0
    assert page.problems == []
