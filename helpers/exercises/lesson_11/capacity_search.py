"""How many labels a network can learn."""

import math

from helpers.exercises.model import Exercise, Mistake


def largest_learnt(learns, smallest):
    if not learns(smallest):
        return 0
    count = smallest
    while learns(2 * count):
        count *= 2
    return count


def with_a_break(learns, smallest):
    largest, count = 0, smallest
    while True:
        if not learns(count):
            break
        largest, count = count, count * 2
    return largest


def recursively(learns, smallest):
    return max(smallest, recursively(learns, 2 * smallest)) if learns(smallest) else 0


def none_for_zero(learns, smallest):
    return largest_learnt(learns, smallest) or None


def first_that_failed(learns, smallest):
    while learns(smallest):
        smallest *= 2
    return smallest


def one_doubling(learns, smallest):
    return 0 if not learns(smallest) else 2 * smallest if learns(2 * smallest) else smallest


def smallest_untried(learns, smallest):
    while learns(2 * smallest):
        smallest *= 2
    return smallest


def half_of_failed(learns, smallest):
    while learns(smallest):
        smallest *= 2
    return smallest // 2


def by_adding(learns, smallest):
    count = 0
    while learns(count + smallest):
        count += smallest
    return count


def one_by_one(learns, smallest):
    count = smallest if learns(smallest) else 0
    while count and learns(count + 1):
        count += 1
    return count


def past_a_failure(learns, smallest):
    return max((smallest * 2**power for power in range(12) if learns(smallest * 2**power)), default=0)


def doublings(learns, smallest):
    largest = largest_learnt(learns, smallest)
    return round(math.log2(largest / smallest)) if largest else 0


def doublings_tried(learns, smallest):
    largest = largest_learnt(learns, smallest)
    return round(math.log2(largest / smallest)) + 1 if largest else 0


def capacities():
    return [(holds_up_to(730), 100), (holds_up_to(130), 100), (holds_up_to(2600), 125), (holds_up_to(40), 50),
            (lambda count: count <= 310 or 1000 < count <= 2000, 75)]  # a lucky run after a failure


def holds_up_to(limit):
    return lambda count: 0 < count <= limit


TWICE = "the same training twice"


def call_counting(answer, learns, smallest):
    """What an answer returns, or TWICE where it asks for the same training again."""
    asked = []

    def counted(count):
        asked.append(count)
        return learns(count)

    result = answer(counted, smallest)
    return TWICE if len(set(asked)) < len(asked) else result


def asks_twice(learns, smallest):
    count = smallest if learns(smallest) else 0
    while count and learns(count) and learns(2 * count):
        count *= 2
    return count


EXERCISE = Exercise(
    title="How much fits in?",
    reference=largest_learnt,
    cases=capacities,
    call=call_counting,
    mistakes=[
        Mistake("the first that failed", first_that_failed,
                "You returned the first number that it could *not* learn. Asked is the one before it."),
        Mistake("one doubling", one_doubling,
                "You doubled once and stopped. As long as it learns, go on: `while`, not `if`."),
        Mistake("the smallest not tried", smallest_untried,
                "You took it for granted that the smallest number is learnt. Try that one, too; if it is not, the "
                "answer is 0."),
        Mistake("half of what failed", half_of_failed,
                "Nearly. Where even the smallest number is not learnt you return half of it, which was never "
                "tried. The answer there is 0."),
        Mistake("added, not doubled", by_adding,
                "You went up in equal steps. Double instead: every try is a whole training, and doubling needs few "
                "of them."),
        Mistake("one by one", one_by_one,
                "You went on to the very last number, which takes many more trainings. Return the last *doubling* "
                "that was learnt."),
        Mistake("on after a failure", past_a_failure,
                "You went on after a failure, and took a later success for the answer. Stop at the first number "
                "that is not learnt."),
        Mistake("None instead of 0", none_for_zero,
                "Where even the smallest number is not learnt your function returns nothing. The answer there is "
                "0."),
        Mistake("how many tries", lambda learns, smallest: doublings_tried(learns, smallest),
                "You counted how often it learnt. Asked is the number of labels that was learnt last."),
        Mistake("one smallest too few", lambda learns, smallest: max(0, 2 * largest_learnt(
            learns, smallest) - smallest),
                "You went one step back by taking `smallest` off. The step before a doubling is *half* of it; keep "
                "the number that was learnt last."),
        Mistake("how many doublings", doublings,
                "You counted the doublings. Asked is the number of labels that was learnt last."),
        Mistake("the same training twice", asks_twice,
                "You ask `learns` for the same number more than once, and every call is a whole training. Keep what it "
                "said.", detect=lambda result, expected, arguments: result == TWICE),
    ],
    hints=[
        "Begin with `learns(smallest)`. What is the answer if that is False already?",
        "Keep the number that was learnt last, and try twice as many. What ends the loop?",
        "`while learns(2 * count): count = 2 * count`, with `count = smallest` before it, then `return count`.",
    ],
    variants=[with_a_break, recursively],
    remark="Doubling finds the answer to a factor of two. For more you would go on between the last two.",
)
