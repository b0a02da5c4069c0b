"""The page "Said and measured": does every verdict follow from what was measured?"""

import json
from pathlib import Path

import pytest

import tools.claims.__main__  # noqa: F401 (enters all claims)
from helpers.measured import VERDICTS, sentences
from tools.claims.registry import CLAIMS
from tools.said import is_table, table
from tools.sources import lesson_sources

MEASURED = json.loads((Path(__file__).parents[2] / "data" / "measured.json").read_text(encoding="utf-8"))["claims"]


class Numbers:
    """The medians of one claim on the full set, by name: x.relu, x["4-9"]; x.low and x.high are the range."""

    def __init__(self, claim, key="median"):
        self._claim, self._key = claim, key

    def __getitem__(self, quantity):
        return MEASURED[self._claim]["full"][quantity][self._key]

    __getattr__ = __getitem__

    @property
    def low(self):
        return Numbers(self._claim, "min")

    @property
    def high(self):
        return Numbers(self._claim, "max")


# Each rule is true of the numbers if, and only if, the verdict is fair. Per cents are from 0 to 100.
RULES = {
    "A1": lambda x: x.train == 60_000 and x.test == 10_000,
    "A2": lambda x: x.pixels == 784,
    "A3": lambda x: x.product == 784,
    "A4": lambda x: x.highest == 255 and x.levels == 256,
    "A5": lambda x: x.furthest < 1 and x.missed_by_all > 50,
    "A6": lambda x: x.duplicates == 0,
    "A7": lambda x: x["100"] > 70 and x["1000"] + 5 < x["60000"],
    "B1": lambda x: 12_500 < x.parameters < 13_500,
    "B2": lambda x: x.biases == x.neurons < x.connections,
    "B3": lambda x: x.high.linear < x.low.relu - 3 and abs(x.linear - x.none) < 1,
    "B4": lambda x: x.softmax_furthest_from_1 < 1e-5 and x.softmax_noise_confidence > 50 and x.sigmoid_noise < 0.95,
    "B5": lambda x: x["16-16_accuracy"] > 95 and x["128_accuracy"] > x["512-512_accuracy"] - 0.3,
    "C1": lambda x: 9 < x.textbook < 11 and 9 < x.wide_relu < 11,
    "C2": lambda x: x.high.sigmoid < 50 and x.high.relu < 15 and x.low.no_hidden > 90,
    "D1": lambda x: x.high.trained < x.low.start,
    "D2": lambda x: x.last_cost > x.lowest_cost and x.gain > 0,
    "D3": lambda x: x.smooth == 100 and x.step == 0,
    "D4": lambda x: x.accuracy_millionth == 0 and x.cost_millionth == 100,
    "E1": lambda x: x.largest_factor < 1,
    "E2": lambda x: x.low.times_best_random > 10 and x.raises_overall > 25,
    "E3": lambda x: x.gradient_shrinks < 65 and x.low.cost_rises > 0,
    "E4": lambda x: x.global_1d < 50 and x.low.cost_between > 5 * x.high.cost_first,
    "E5": lambda x: x.near > 0.99 and x.far < 0.5,
    "E6": lambda x: x.high.tape_float64 < 1e-12 and x.low.times_1 > 1000,
    "E7": lambda x: x.high["rate_0.001"] < x.low["rate_0.3"] and x.high.rate_3 < 15,
    "E8": lambda x: x.low.batch_32 > x.high.batch_all,
    "E9": lambda x: x.wide_25 - x.wide_10 < 1 and x.small_worse_than_before > 25,
    "E10": lambda x: x.high.raw_test < 20 and x.low.unit_test > 90,
    "E11": lambda x: x.low.sigmoid_last_to_first > 1000 and x.high.relu_last_to_first < 10,
    "F1": lambda x: x.high.textbook < 95.5 and x.relu > 95.5,
    "F2": lambda x: x.low["128"] > 97.5,
    "F3": lambda x: x.low.cnn > 98.7 and x.high.parameters < 60_000,
    "F4": lambda x: x.low.right > 99 and x.high.all < 99,
    "F6": lambda x: x.low.test > 97,
    "F7": lambda x: x.low.engine > 1.5 and x.steps > 1.3,
    "G1": lambda x: x.high["128_90"] < 50 and x.low["128_99"] > 50,
    "G2": lambda x: x.low.nines > 50,
    "G3": lambda x: x.high.ece_128 < 1.5,
    "G4": lambda x: x["near_ties_0-6"] < 5 and x.blends_53_47 > 30,
    "G5": lambda x: x.low.errors_above_90 > 5,
    "G6": lambda x: x.low["128_5"] > 98.7,
    "G7": lambda x: x.high["128_right"] < 20 and x.low["128_confidence"] > 60,
    "H1": lambda x: x.scrambled > x.straight - 0.3,
    "H2": lambda x: x.without_200_least > x.base - 0.2 and x.high.without_100_most < x.low.without_100_random - 10,
    "H3": lambda x: x.images_8_or_9 > 85 and x.low.wide_filled > 90 and x.low.wide_cut_3_is_4 > 75,
    "H4": lambda x: x.images_0_or_6 > 50 and x.images_1_or_7 < 5 and x.high.wide_left_is_1_or_7 < 10,
    "H5": lambda x: x.high.wide_over < 20 and x.high.small_over < 20,
    "H6": lambda x: x.low.wide > 2 * x.noise_99 and x.wide_above_noise > 75 and x.high.wide < x.low.mixtures,
    "H7": lambda x: x.after > 99 and x.high.line_share < 10,
    "H8": lambda x: x.high.wide_likeness < x.real_likeness - 0.2 and x.low.wide_same_kind_agrees > 90,
    "H9": lambda x: x.low.wide_two_or_more > 20 and x.wide_cosine < 0.9,
    "H10": lambda x: x["4-9"] > 2 * x["0-6"] and min(x["rank_0-6"], x["rank_1-7"]) > 10,
    "I1": lambda x: x.small_gaussian > x.wide_gaussian + 10 and x.wide_gaussian_sure < 5 and x.low.wide_letters > 80,
    "I2": lambda x: x.high.uniform < 15 and x.low.plain_uniform > 40 and x.accuracy > x.plain_accuracy - 0.3,
    "I3": lambda x: x.low.own_1 > 99 and x.high.own_10 < 95,
    "I4": lambda x: x.missed_by_all > 50 and x.one_as_seven < 10,
    "I5": lambda x: x.plain_train == 100 and x.l2_small < x.plain + 1 and x.dropout < x.plain + 2
                    and x.low.shifts_1 > x.plain + 3,
    "I6": lambda x: x.high["fgsm_0.1"] < 50 and x.low["random_0.1"] > 95 and x.paper_grey > 30,
    "I7": lambda x: x.high.upright_5 < 70 and x.low.upright_control_5 > 95,
    "I8": lambda x: x.train_100 == 100 and x.high.test_100 < 85 and x.low.mixed > x.high.test_1000 + 2,
    "J1": lambda x: x.low["1000_random_taught"] > 99 and x.high["1000_random_test"] < 15,
    "J2": lambda x: x.low["2000_random"] > 3 * x.high["2000_true"],
    "J3": lambda x: x.sigmoid_25 - x.sigmoid_100 < 0.05 and x.low.relu_25_right > 40,
    "J4": lambda x: x.high.true_cost_last < x.low.true_cost_first and x.low.true_right_last > x.high.true_right_first,
    "J5": lambda x: x.wide_true_spread < x.wide_random_spread and x.small_true_spread < x.small_random_spread / 2,
    "J6": lambda x: x.parameters == 13_002 and x.tanh_1000 > 99 and x.tanh_4000 < 95,
}


@pytest.mark.parametrize("sentence", sentences(), ids=lambda sentence: sentence.id)
def test_the_verdict_follows_from_the_numbers(sentence):
    assert sentence.verdict in VERDICTS and sentence.measured.strip()
    if sentence.verdict == "not checkable":
        assert sentence.id not in RULES and sentence.lesson == "" and "{{" not in sentence.measured
        return
    assert RULES[sentence.id](Numbers(sentence.id)), MEASURED[sentence.id]["full"]
    assert f"{{{{{sentence.id} full" in sentence.measured, "its own measurement is shown"


def test_every_claim_that_is_measured_is_a_sentence_of_the_page():
    assert {sentence.id for sentence in sentences() if sentence.verdict != "not checkable"} == set(CLAIMS)


def test_the_tables_of_all_topics_are_on_the_page_and_link_to_their_lessons():
    page = lesson_sources()["13"].read_text(encoding="utf-8")
    for topic in {sentence.topic for sentence in sentences()}:
        assert f"{{{{said {topic}}}}}" in page
        text = table(f"said {topic}", MEASURED, lesson_sources())
        assert "{{" not in text and text.count("\n") == 1 + sum(s.topic == topic for s in sentences())
    assert "](00_" not in text and is_table("said data") and not is_table("E10 full raw")
    data = table("said data", MEASURED, lesson_sources())
    assert "| A3 | 2,828 image dimensions | × **false** |" in data  # noqa: RUF001
    assert "](01_data.ipynb) |" in data


def test_an_unknown_topic_is_named():
    with pytest.raises(ValueError, match="Topics are: data, architecture"):
        table("said nothing", MEASURED, lesson_sources())
