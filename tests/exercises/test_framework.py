"""check and hint: what a learner reads for every kind of answer."""

import dataclasses
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.exercises import check, hint, progress
from helpers.exercises.compare import find_difference, freeze
from helpers.exercises.judge import judge, matching_mistakes
from helpers.exercises.model import Exercise, Mistake
from helpers.exercises.verdicts import Card, marked_up
from helpers.exercises.words import describe


def make(reference, cases=None, **options):
    mistakes = options.pop("mistakes", [])
    return Exercise(title="t", reference=reference, cases=cases, mistakes=mistakes, hints=["1", "2", "3"], **options)


def words_of(exercise, answer):
    return " ".join(judge(exercise, answer).sentences)


# ---- verdicts --------------------------------------------------------------------------------------------------------

def test_every_exercise_of_the_sample_knows_its_mistakes_and_variants(sample):
    for exercise in filter(lambda item: isinstance(item, Exercise), sample.values()):
        for answer in (exercise.reference, *exercise.variants):
            assert judge(exercise, answer).kind == "right"
        for mistake in exercise.mistakes:
            verdict = judge(exercise, mistake.wrong)
            assert (verdict.kind, verdict.mistake) == ("mistake", mistake.name)
            assert matching_mistakes(exercise, mistake.wrong) == [mistake]


def test_a_message_may_be_made_from_the_first_case_that_differs(sample):
    output, target = sample["cost_of_one_image"].make_cases()[0]
    error = output - target
    expected = f"Errors cancelled: {np.sum(error):.3f} came, {np.sum(error ** 2):.3f} was expected."
    assert words_of(sample["cost_of_one_image"], lambda output, target: sum(output) - sum(target)) == expected


def test_two_mistakes_alike_are_found():
    alike = [Mistake(name, lambda x: x + 1, "m") for name in ("one", "other")]
    assert len(matching_mistakes(make(lambda x: x, [(1,)], mistakes=alike), lambda x: x + 1)) == 2


def test_two_exceptions_are_alike_if_they_say_the_same_sizes_aside():
    exercise = make(lambda x: len(x), [([1, 2],)], mistakes=[Mistake("too far", lambda x: x[2], "m")])
    assert judge(exercise, lambda x: x[99]).mistake == "too far"
    exercise = make(lambda x: x @ x.T, [(np.ones((2, 3)),)], mistakes=[
        Mistake("not turned", lambda x: x @ x, "m"), Mistake("added", lambda x: x + x.T, "m")])
    assert judge(exercise, lambda x: (1 * x) @ x[:, :]).mistake == "not turned"
    assert judge(exercise, lambda x: x.T + x).mistake == "added"
    assert judge(exercise, lambda x: max(x, 0)).kind == "error", "a ValueError, too, but another one"


def test_whole_numbers_and_fractions_may_be_stacked_in_one_array():
    exercise = make(lambda n: (np.arange(n), np.arange(n) / 4), [(3,), (5,)])
    assert judge(exercise, lambda n: np.array([np.arange(n), np.arange(n) / 4])).kind == "right"
    assert judge(exercise, lambda n: [np.arange(n), np.arange(n) / 4]).kind == "right"
    assert judge(exercise, lambda n: np.array([np.arange(n) + 0.1, np.arange(n) / 4])).kind == "wrong"
    both_whole = make(lambda n: (np.arange(n), -np.arange(n)), [(3,)])
    assert judge(both_whole, lambda n: np.array([np.arange(n), -np.arange(n)], float)).kind == "wrong"


def test_an_argument_may_be_a_list_of_arrays_of_different_shapes():
    exercise = make(lambda arrays: sum(array.sum() for array in arrays),
                    [([np.ones((2, 3)), np.ones(4)],), ([np.ones(2), np.ones((1, 2))],)])
    assert judge(exercise, lambda arrays: 10).kind == "mistake"
    assert judge(exercise, exercise.reference).kind == "right"


def test_an_argument_that_is_a_function_is_no_mistake():
    exercise = make(lambda f, x: f(x) + 1, [(np.square, 2.0), (lambda x: 3 * x, 2.0)])
    words = words_of(exercise, lambda f, x: 5 * x if f is np.square else 6 + x)
    assert "`f` = a function and" in words and "parentheses" not in words
    assert "parentheses" in words_of(exercise, lambda f, x: f), "where a function is returned, the advice helps"


def test_a_list_of_pairs_is_an_array_of_pairs():
    exercise = make(lambda n: np.arange(2.0 * n).reshape(n, 2), [(3,), (1,)])
    assert judge(exercise, lambda n: [(2.0 * i, 2.0 * i + 1) for i in range(n)]).kind == "right"
    assert judge(exercise, lambda n: tuple([2.0 * i, 2.0 * i + 1] for i in range(n))).kind == "right"
    assert judge(exercise, lambda n: [(2.0 * i, 2.0 * i) for i in range(n)]).kind == "wrong"


def test_an_unlisted_wrong_answer_gets_the_smallest_counter_example():
    exercise = make(lambda values: values * 2, [(np.arange(5.0),), (np.array([1.0, 2.0]),), (np.array([0.0]),)])
    assert words_of(exercise, lambda values: values * 2 + (values > 1)) == \
        "For `values` = `[1, 2]` your function returned `[2, 5]`; `[2, 4]` was expected."


def test_a_large_array_is_not_dumped():
    exercise = make(lambda images: images / 255, [(np.full((20, 784), 51),)])
    text = words_of(exercise, lambda images: np.where(np.arange(784) == 3, 9, images / 255))
    assert text == ("For `images` = an array of shape (20, 784), whole numbers from 51 to 51: at `[0, 3]` your "
                    "result has `9`; `0.2` was expected. 20 of 15,680 numbers differ.")


def test_a_large_array_of_true_and_false_is_not_dumped():
    images = np.full((20, 784), 51)
    text = words_of(make(lambda images: images / 255, [(images,)]), lambda images: images > 0)
    assert text.endswith("at `[0, 0]` your result has `True`; `0.2` was expected. 15,680 of 15,680 numbers differ.")
    text = words_of(make(lambda images: images > 0, [(images,)]), lambda images: images / 255)
    assert text.endswith("at `[0, 0]` your result has `0.2`; `True` was expected. 15,680 of 15,680 numbers differ.")


@pytest.mark.parametrize(("reference", "answer", "words"), [
    (lambda x: np.ones((5, 3)), lambda x: np.ones((3, 5)), "rows and columns swapped"),
    (lambda x: np.ones((5, 3)), lambda x: np.ones((5, 3, 1)), "arrangement"),
    (lambda x: np.ones((5, 3)), lambda x: np.ones(3), "for one of them only"),
    (lambda x: np.ones((5, 3)), lambda x: 1.0, "Did you add up"),
    (lambda x: 1.0, lambda x: np.ones(3), "What has to happen to all these numbers"),
    (lambda x: np.ones(3), lambda x: np.array([1, np.nan, 1]), "1 of the 3 numbers are NaN"),
    (lambda x: np.ones(3), lambda x: np.array([1, np.inf, 1]), "infinity"),
    (lambda x: np.arange(3), lambda x: np.arange(3.0), "floats (dtype float64) came, whole numbers"),
    (lambda x: (np.ones(3), 2.0), lambda x: (np.ones(3), 5.0), "the second result was `5`; `2` was expected"),
    (lambda x: (np.ones(3), 2.0), lambda x: np.ones(3), "2 results (an array of shape (3,), a single number) were"),
    (lambda x: {"a": 1}, lambda x: {"b": 1}, "keys"),
    (lambda x: {"a": 1}, lambda x: {"a": 2}, "`2`; `1` was expected"),
    (lambda x: "yes", lambda x: "no", "a text ('no'); a text ('yes') was expected"),
    (lambda x: np.ones(3), lambda x: x, "Your function gave `x` back as it was"),
    (lambda x: 1.0, lambda x: "1.0", "Your function returned a text ('1.0'); a single number was expected"),
    (lambda x: 1.0, lambda x: (i for i in "a"), "a generator"),
    (lambda x: 1.0, lambda x: print, "did you forget the parentheses"),
    (lambda x: 1.0, lambda x: 1.0001, "`1.0001`; `1` was expected"),
    (lambda x: 1.0, lambda x: 10**5000, "a whole number of more than 20 digits; `1` was expected"),
    (lambda x: [1.0, 2.0], lambda x: zip(x, x, strict=True), "a `zip` (`list(...)`"),
    (lambda x: 1.0, lambda x: dict, "the class `dict` itself"),
    (lambda x: 1.0, lambda x: np.inf, "What came is infinity."),
])
def test_what_is_wrong_is_named(reference, answer, words):
    verdict = judge(make(reference, [(np.array([4.0, 5.0, 6.0]),)]), answer)
    assert verdict.kind in ("wrong", "mistake") and words in " ".join(verdict.sentences), verdict.sentences


@pytest.mark.parametrize(("reference", "answer"), [
    (lambda x: np.ones(3), lambda x: [1, 1, 1]),
    (lambda x: np.ones(3), lambda x: (1.0, 1.0, 1.0)),
    (lambda x: np.ones(3), lambda x: np.ones(3, dtype=np.float32)),
    (lambda x: np.ones(3), lambda x: np.ones(3, dtype=np.uint8)),
    (lambda x: np.ones((2, 2)), lambda x: [np.ones(2), np.ones(2)]),
    (lambda x: np.ones((2, 2)), lambda x: (np.ones(2), np.ones(2))),
    (lambda x: np.arange(3), lambda x: np.arange(3, dtype=np.uint8)),
    (lambda x: (np.ones(2), np.zeros(2)), lambda x: [np.ones(2), np.zeros(2)]),
    (lambda x: (np.ones(2), np.zeros(2)), lambda x: np.array([[1, 1], [0, 0]])),
    (lambda x: (np.ones(2), 3), lambda x: [np.ones(2), 3.0]),
    (lambda x: 0.5, lambda x: np.array(0.5)), (lambda x: 0.5, lambda x: np.float32(0.5)), (lambda x: 2.0, lambda x: 2),
    (lambda x: np.array([np.nan, 1]), lambda x: np.array([np.nan, 1])), (lambda x: None, lambda x: None),
])
def test_correct_in_another_form_is_right(reference, answer):
    verdict = judge(make(reference, [(1,)]), answer)
    assert verdict.kind == "right", verdict.sentences


def test_the_tolerance_is_the_exercises_own():
    assert judge(make(lambda x: 1.0, [(1,)], tolerance=0.1), lambda x: 1.05).kind == "right"
    assert judge(make(lambda x: 1.0, [(1,)]), lambda x: 1.05).kind == "wrong"


def test_every_case_gets_fresh_arguments_and_overwriting_is_named_unless_it_is_allowed():
    def overwrites(values):
        result = values / 2
        values[:] = 0
        return result

    shared = np.ones(2)
    exercise = make(lambda values: values / 2, [(shared,), (shared,)], changes=["values"])
    assert judge(exercise, overwrites).kind == "right" and shared.tolist() == [1, 1]
    verdict = judge(dataclasses.replace(exercise, changes=[]), overwrites)
    assert verdict.kind == "mistake" and "overwrote `values`" in verdict.sentences[0]


def test_results_that_share_one_buffer_are_told_apart():
    buffer = np.zeros(2)

    def into_buffer(value):
        buffer[:] = value
        return buffer

    assert judge(make(lambda value: np.full(2, value), [(1.0,), (2.0,)]), into_buffer).kind == "right"


def test_strict_error_settings_of_the_learner_do_not_break_the_reference():
    def reference(x):
        return 1 / (1 + np.exp(-x))     # overflows on the way to a correct 0

    def stable(x):
        with np.errstate(all="ignore"):
            return reference(x)

    with np.errstate(all="raise"):
        assert judge(make(reference, [(np.array([-1000.0]),)]), stable).kind == "right"


def test_a_missing_return_is_explained():
    def prints(values):
        print(values.sum())

    def in_place(values):
        values /= 2

    exercise = make(lambda values: values / 2, [(np.ones(2),)])
    assert "only `return` hands it" in words_of(exercise, prints)
    assert "It changed `values` in place: return it as well." in words_of(exercise, in_place)


@pytest.mark.parametrize(("answer", "kind", "words"), [
    (..., "unattempted", "where the `...` is"), (lambda x: ..., "unattempted", "where the `...` is"),
    (lambda x: (..., 1), "unattempted", "where the `...` is"),
    (lambda x: [..., 1], "unattempted", "where the `...` is"),
    (lambda x: ... + 1, "unattempted", "A `...` is left in your code"),
    (None, "wrong", "asks for a function, but `None`"),
    (3, "wrong", "asks for a function, but `3` came"),
    (lambda: 1, "wrong", "takes no parameters, but it is called with 1"),
    (lambda a, b: 1, "wrong", "takes 2 parameters (`a` and `b`), but it is called with 1 argument (`x`)"),
    (lambda x: 1 / 0, "error", "`ZeroDivisionError`: division by zero."),
])
def test_answers_that_cannot_be_checked(answer, kind, words):
    verdict = judge(make(lambda x: x, [(1,)]), answer)
    assert verdict.kind == kind and words in " ".join(verdict.sentences), verdict.sentences


def test_time_limits_and_calls_that_cannot_be_stopped(monkeypatch):
    import time

    def loop(x):
        while True:
            pass

    exercise = make(lambda x: x, [(1,)], time_limit=0.1)
    verdict = judge(exercise, loop)
    assert verdict.kind == "timeout" and "after 0.1 seconds for `x` = `1`. It was stopped." in verdict.sentences[0]
    own_words = judge(dataclasses.replace(exercise, slow="Products with `@` are fast."), loop)
    assert own_words.sentences[1] == "Products with `@` are fast."
    monkeypatch.setattr("helpers.exercises.runner.GRACE", 0.1)
    verdict = judge(exercise, lambda x: time.sleep(1))
    assert verdict.kind == "survived" and "Restart the kernel" in verdict.sentences[-1]


def test_of_several_values_it_is_told_which_are_right():
    exercise = make((-0.5, 0.2, 7))
    assert words_of(exercise, (-0.5, 0.3, 7)) == "`0.3` is not it; the first and third are right."
    assert words_of(exercise, (-0.5, 0.3, 8)) == "`0.3` is not it; the first is right."
    assert words_of(make((-0.5, 0.2)), (1, 2)) == "`1` is not it; nor is the second."


def test_short_lists_of_lists_are_shown_as_python_shows_them():
    exercise = make(lambda pairs: 1.0, [([[], [(0, 2.0)]],), ([[(1, 3.0)], [], []],)])
    assert "For `pairs` = `[[], [(0, 2.0)]]` your function" in words_of(exercise, lambda pairs: 2.0 + len(pairs))
    long = make(lambda pairs: 1.0, [([[(0, 2.0)]] * 50,)])
    assert "50 results" in words_of(long, lambda pairs: 2.0)


def test_values(sample):
    exercise = sample["weight_count"]
    assert judge(exercise, np.int64(12544)).kind == "right"
    assert words_of(exercise, 5) == "`5` is not it."
    assert "12" not in words_of(exercise, [1, 2]).replace("[1, 2]", "")       # the value itself is not given away
    assert "asks for a value; the function `len`" in words_of(exercise, len)
    pair = make(lambda: (1.0, np.ones(3)))
    assert judge(pair, (1, [1, 1, 1])).kind == "right"
    assert judge(pair, (1, ...)).kind == "unattempted"


def test_compare_may_decide_and_say_why(sample):
    exercise = sample["split_by_class"]
    unlisted = dataclasses.replace(exercise, mistakes=())
    both = lambda labels, share: (np.arange(40), np.arange(8))  # noqa: E731
    assert judge(unlisted, both).sentences[0] == "Some images are in both parts."
    assert words_of(unlisted, lambda labels, share: (np.arange(8, 40), np.arange(8))).endswith("`share` = `0.2`.")
    assert "`5`; 2 results" in words_of(unlisted, lambda labels, share: 5)
    hangs = dataclasses.replace(unlisted, time_limit=0.2, compare=lambda *_: [1 for _ in iter(int, 1)])
    assert judge(hangs, both).kind == "wrong"


# ---- what is shown ---------------------------------------------------------------------------------------------------

def test_check_prints_and_counts_and_returns_nothing(sample, capsys):
    assert check("cost_of_one_image", lambda output, target: 1 / 0) is None
    assert progress.done() == set()
    check("cost_of_one_image", sample["cost_of_one_image"].reference)
    out = capsys.readouterr().out
    assert "✗ Not yet. Your code stopped with `ZeroDivisionError`" in out and "0 of 6 in this lesson" in out
    assert "✓ Right. A perfect answer costs nothing.\n  98.2 The cost of one image · 1 of 6 in this lesson" in out
    assert "Traceback" not in out


def test_what_the_code_printed_is_shown_once_and_short(sample, capsys):
    def chatty(output, target):
        print("<b>hello</b>")
        print("y" * 500)
        return 0

    check("cost_of_one_image", chatty)
    out = capsys.readouterr().out
    assert out.count("<b>hello</b>") == 2 and "| ..." in out and "y" * 101 not in out


def test_several_answers_are_one_tuple(sample, capsys, monkeypatch):
    monkeypatch.setattr("helpers.exercises.lesson_98.weight_count.EXERCISE", make((1, 2)))
    check("weight_count", 1, 2)
    assert "✓ Right." in capsys.readouterr().out


@pytest.mark.parametrize(("arguments", "words"), [
    ((), "in quotes"), ((None,), "in quotes"), ((98.2, len), "in quotes"),
    (("weight_cuont", 1), 'no exercise or question named "weight_cuont". Did you mean "weight_count"'),
    (("Weight_Count", 1), 'Did you mean "weight_count"'),
    (("x" * 1000, 1), f'named "{"x" * 40}". The lesson\'s own cell shows the name.'),
    (("cost_of_one_image",), '"The cost of one image" needs your answer as well: check("cost_of_one_image",'),
    ((len, "weight_count"), 'The name comes first: check("...", len)'),
    (("moved_number", 1), '"moved_number" is a question: quiz("moved_number")'),
    (("quizzes", 1), "no exercise or question"), (("_split", 1), "no exercise or question"),
    (("98.2", 1), "There is no 98.2: exercises have names now"),
    (("04.99", 1), "There is no 04.99: exercises have names now"),
])
def test_a_call_that_is_wrong_itself_gets_a_sentence(sample, capsys, arguments, words):
    assert check(*arguments) is None
    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith("○ Nothing was checked.") and words in out


def test_hints_come_one_at_a_time(sample, capsys):
    shown = []
    for _ in range(4):
        hint("cost_of_one_image")
        shown.append(capsys.readouterr().out)
    assert shown[0].startswith("Hint 1 of 3. What is the error") and "Square" not in shown[0]
    assert shown[1].startswith("Hint 2 of 3. Square it.") and "solved lesson" not in shown[1]
    assert shown[2].startswith("Hint 3 of 3. Add") and "the solved lesson is linked at the" in shown[2]
    assert all(text in shown[3] for text in ("What is the error", "Square it.", "Add the squares", "solved lesson"))
    hint("weight_count")
    assert capsys.readouterr().out.startswith("Hint 1 of 3.")
    hint("moved_number")
    hint()
    assert capsys.readouterr().out.count("○ No hint.") == 2


def test_a_card_escapes_everything_but_code_and_stress():
    card = Card("✗ <h>", ["a < b & `x<y` and *so* on", "2 * 3 * 4"], "foot `c`", printed=["<script>"])
    html = card.html()
    assert "<strong>✗ &lt;h&gt;</strong> a &lt; b &amp; <code>x&lt;y</code> and <em>so</em> on" in html
    assert "2 * 3 * 4" in html and "&lt;script&gt;" in html and "<script>" not in html
    assert card.text() == "✗ <h> a < b & `x<y` and *so* on\n  2 * 3 * 4\n  | <script>\n  foot `c`"
    assert set(card._repr_mimebundle_()) == {"text/html", "text/plain"}


def test_marked_up_leaves_lone_marks_alone():
    assert marked_up("a `b") == "a `b"
    assert marked_up("2*3*4") == "2*3*4"
    assert marked_up("`a*b*c`") == "<code>a*b*c</code>"


# ---- the parts -------------------------------------------------------------------------------------------------------

NUMBERS = st.one_of(st.booleans(), st.integers(-10**6, 10**6), st.floats(-1e6, 1e6))
VALUES = st.recursive(
    st.one_of(NUMBERS, st.none(), st.text(max_size=5), st.just(...), st.floats()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.tuples(inner, inner),
                            st.dictionaries(st.text(max_size=2), inner, max_size=3)), max_leaves=12)


@given(VALUES)
def test_anything_equals_itself(value):
    assert find_difference(freeze(value), freeze(value), 1e-5) is None


@given(VALUES, VALUES)
def test_any_two_values_can_be_compared_and_described(one, other):
    find_difference(freeze(one), freeze(other), 1e-5)
    assert 0 < len(describe(freeze(one))) < 2000


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=6), st.integers(0, 5))
def test_one_changed_number_is_found(values, place):
    changed = list(values)
    changed[place % len(values)] += 1
    found = find_difference(freeze(values), freeze(changed), 1e-5)
    assert (found.kind, found.where, found.count) == ("values", (place % len(values),), 1)


@pytest.mark.parametrize(("arguments", "error"), [
    ({"hints": ["one"]}, ValueError), ({"reference": 3, "cases": [(1,)]}, TypeError),
])
def test_an_unusable_exercise_is_refused(arguments, error):
    usable = {"title": "t", "reference": len, "cases": [("a",)], "mistakes": [], "hints": ["1", "2", "3"]}
    Exercise(**usable)
    with pytest.raises(error):
        Exercise(**usable | arguments)


@pytest.mark.parametrize("cases", [[], [1], [(1,), (1, 2)]])
def test_unusable_cases_are_refused(cases):
    with pytest.raises(TypeError, match=r"cases: got .* expected tuples"):
        make(lambda x: x, cases).make_cases()


def test_arguments_with_defaults_may_be_left_out_of_the_cases():
    exercise = make(lambda x, times=2: x * times, [(1,)])
    assert exercise.argument_names == ("x",) and judge(exercise, lambda x: 2 * x).kind == "right"


def test_importing_it_loads_no_widgets():
    code = ("import sys, helpers.exercises; "
            "print(*(name in sys.modules for name in ('ipywidgets', 'IPython', 'matplotlib', 'helpers.network')))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"] * 4


def test_the_courses_own_code_is_never_expected_to_stop():
    exercise = make(lambda x: [].pop(), [(1,)])
    verdict = judge(exercise, lambda x: [].pop())
    assert verdict.kind == "unchecked" and "could not be computed" in verdict.sentences[0]


def test_where_a_class_is_asked_for_the_words_say_so():
    class Counter:
        def __init__(self, start):
            self.start = start

    exercise = make(Counter, [(3,)], compare=lambda result, expected, arguments: result.start == expected.start)
    assert judge(exercise, Counter).kind == "right"
    assert "asks for a class" in words_of(exercise, Counter(3))


def test_an_argument_that_is_given_by_name_only_is_named():
    exercise = make(lambda x, rate: x * rate, [(1, 2)])
    assert "`rate` stands after a `*`" in words_of(exercise, lambda x, *, rate: x * rate)


def test_a_name_from_a_cell_that_was_not_run_is_explained():
    words = words_of(make(lambda x: x, [(1,)]), lambda x: nmupy.array(x))  # noqa: F821
    assert "`NameError`" in words and "run that cell first" in words


def test_two_values_that_look_alike_are_shown_where_they_part():
    words = words_of(make(lambda x: x, [(np.array([1.0, 2.0]),)]), lambda x: x + np.array([0, 1e-4 / 3]))
    assert "returned `[1, 2.00003]`; `[1, 2]` was expected" in words
    exercise = make(lambda x: (x, 1.0), [(np.array([1.0, 2.0]),)], tolerance=1e-9)
    words = words_of(exercise, lambda x: (x + np.array([0, 1e-7]), 1.0))
    assert "the first result was at `[1]` `2.0000001`; at `[1]` `2` was expected" in words
