"""The model card: one page, with what was measured and nothing from elsewhere."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest

from helpers.model_card import model_card
from helpers.network import Network

SURE = np.linspace(0.5, 1, 200)
GIVEN = {"title": "Reads <my> digits", "network": Network([784, 16, 10], activation="relu"), "use": "To learn.",
         "data": "60,000 images & 20",
         "answers": {"MNIST": (SURE, np.arange(200) >= 10), "my \"hand\"": (SURE[:30], np.ones(30, bool))},
         "not_for": ["Letters <script>alert(1)</script>"], "threshold": "Below 50 %."}


class Page(HTMLParser):
    """The tags of a page, which must close in order, and its text."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.words = [], [], ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in ("meta", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


@pytest.fixture
def page(tmp_path):
    path = model_card(tmp_path / "card.html", **GIVEN)
    assert path == tmp_path / "card.html"
    return path.read_text(encoding="utf-8")


def test_it_says_what_was_measured(page):
    words = Page(page).words
    assert "95.0 % of 200 read right; the interval goes from 91.0 % to 97.3 %." in words
    assert "100.0 % of 30 read right; the interval goes from 88.6 % to 100.0 %." in words
    assert words.count("ECE") == 1, "thirty digits are too few for one"
    assert "12,730 numbers in layers of 784, 16, 10 neurons" in words and "Below 50 %." in words


def test_it_is_one_page_that_asks_for_nothing_and_runs_nothing(page):
    parsed = Page(page)
    assert not {tag for tag, _ in parsed.tags} & {"script", "img", "iframe"}
    assert not re.search(r"https?:|url\(|@import", page)
    assert [attributes["href"] for tag, attributes in parsed.tags if tag == "link"] == ["data:,"]
    assert "<my>" in parsed.words and "alert(1)" in parsed.words


def test_it_is_light_and_dark_and_fits_a_telephone(page):
    assert "prefers-color-scheme: dark" in page and "width=device-width" in page
    # Nothing has a fixed width of more than a few pixels.
    assert all(float(width) < 10 for width in re.findall(r"[ {;]width: ?([\d.]+)px", page))


def test_every_picture_has_words(page):
    scales = [attributes for tag, attributes in Page(page).tags if attributes.get("role") == "img"]
    assert len(scales) == 2 and all("read right" in attributes["aria-label"] for attributes in scales)


@pytest.mark.parametrize(("change", "words"), [
    ({"title": " "}, "title: got"), ({"network": 3}, "net: got"), ({"answers": {}}, "answers: got"),
    ({"not_for": "letters"}, "not_for: got"), ({"answers": {"x": (SURE, np.ones(3, bool))}}, "right: got"),
])
def test_what_makes_no_card_is_refused_and_nothing_is_written(tmp_path, change, words):
    with pytest.raises((TypeError, ValueError), match=words):
        model_card(tmp_path / "card.html", **{**GIVEN, **change})
    assert list(tmp_path.iterdir()) == []
