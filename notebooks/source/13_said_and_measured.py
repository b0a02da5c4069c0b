# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] slideshow={"slide_type": "slide"}
# # 13 · Said and measured
#
# **The question: which of the things that are said about networks and digits are true?**
#
# This page is the course's ledger. It holds every sentence that the lessons put to the test, what came out, and the lesson where you can
# watch it come out. The sentences are from texts for beginners, in our own words and in short form; the end of this page names the texts. Some are the course's own.

# %% [markdown] slideshow={"slide_type": "skip"}
# **You need** nothing, but it is more fun after the lessons. **It takes** about {{minutes}} minutes of yours and about 5 seconds of the computer's.
# {{solution}}.

# %% [markdown] tags=["notes"] minutes=2
# **Prepare:** choose four statements that your class will quarrel about, for example one of each verdict.
#
# Ask each to recall one sentence about networks that they believed before this course.

# %% slideshow={"slide_type": "subslide"}
from helpers.exercises import own_words, quiz, reveal
from helpers.figures import claims as figures
from helpers.measured import claims, measured_range

figures.statements(claims())

# %% [markdown] tags=["notes"] minutes=1
# Each tile is one statement. A1, for example, says how many images there are to train on, H3 that a loop means an 8 or a 9.

# %% slideshow={"slide_type": "subslide"}
quiz("share_of_true_claims")

# %% [markdown] tags=["notes"] minutes=2
# Vote. "As they stand" is meant strictly.

# %% [markdown] tags=["before"] slideshow={"slide_type": "slide"}
# ## Judge for yourself
#
# One statement after the other: commit yourself, and then see what was measured, and under which condition. A few are enough. What you answer is kept on your computer, and the score counts by topic.

# %%
from helpers.widgets.claims_game import play_claims

play_claims()

# %% [markdown] tags=["notes"] minutes=8
# By show of hands, four statements. Before you press, ask one person who says "true": of which network? On which data?
#
# What is answered during the talk is kept in the talk's own folder.
#
# Short of time: two statements.

# %% [markdown] tags=["before"] slideshow={"slide_type": "slide"}
# ## All of them
#
# How many of those that can be measured are true as they stand?

# %% [markdown] tags=["notes"] minutes=1
# Who wants to change the vote after the game?

# %% slideshow={"slide_type": "subslide"}
measurable = [claim for claim in claims() if claim.verdict != "not checkable"]
reveal("share_of_true_claims", sum(claim.verdict == "true" for claim in measurable) / len(measurable))
figures.verdicts(claims())

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Fewest of those that were measured are false. More are true only *under conditions* than as they stand, and the sentence leaves the conditions out. Behind each
# verdict stands a rule about measured numbers, and a test of the course fails when they no longer obey it. Which rule is fair to a sentence is an opinion, the course's
# own. It stands beside the verdict, below.

# %% [markdown] tags=["notes"] minutes=2
# Which topic has the most conditions? Let somebody read one aloud, without its condition and with it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Numbers that are told
#
# Some sentences come with a number. A diamond is the number as it is told, a dot what the course measured.

# %% [markdown] tags=["notes"] minutes=1
# Which of the told numbers would you trust most?

# %% slideshow={"slide_type": "skip"}
def ours(claim, quantity):
    return measured_range(claim, quantity, "full")


told = {
    "right before training: chance": (0.10, ours("C1", "textbook")),
    "right with two layers of 16": (0.96, ours("F1", "textbook")),
    "the same, a better recipe": (0.96, ours("F1", "relu")),
    "right with a wider layer": (0.98, ours("F2", "128")),
    "images that get 90 to 99 %": (0.85, ours("G1", "128_90")),
    "images that get 70 to 89 %": (0.12, ours("G1", "128_70")),
    "images that get 50 to 69 %": (0.03, ours("G1", "128_50")),
    "right on clear images": (0.99, ours("F4", "right")),
}

# %% slideshow={"slide_type": "subslide"}
figures.told_and_measured(told)

# %% [markdown]
# The two diamonds far from their dots are from one table, about confidence (G1). It has no row for the {{G1 full 128_99}} of the images that get more than 99 %.

# %% [markdown] tags=["notes"] minutes=3
# Where does the diamond lie on the dot, and where far from it? The three rows of confidence are told as if they were one table.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## The tables
#
# The numbers are medians, with the lowest and the highest of several random starts, on the full MNIST.
# A rule follows them: for which numbers the verdict stands. In a rule, `x.right` is the median of the number named *right*, `x.low.right` the lowest, `x.high.right` the highest.
#
# ## Data
#
# {{claims data}}

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Architecture, and the start
#
# {{claims architecture}}
#
# **Before training**
#
# {{claims the start}}

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Cost
#
# {{claims cost}}

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Gradient descent
#
# {{claims gradient descent}}

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Accuracy
#
# {{claims accuracy}}

# %% [markdown] slideshow={"slide_type": "skip"}
# ## What it learns
#
# {{claims what it learns}}

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Confidence
#
# {{claims confidence}}

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Limits
#
# {{claims limits}}

# %% [markdown] slideshow={"slide_type": "skip"}
# ## Memorising
#
# {{claims memorising}}

# %% [markdown] slideshow={"slide_type": "skip"}
# ## What nobody can measure here
#
# {{claims context}}

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Do not believe this page
#
# The statements stand in these texts: {{claims sources}}. Where no number follows a statement, it is the course's own.
#
# Every row with a rule can be measured again on your machine; only F10 reads times taken on a graphics card. In the course's folder, `python3 start.py claims H4` (Windows: `py`) measures
# one sentence on both data sets, and `python3 start.py claims --all` all of them. The code of each measurement, and the rule of its verdict, is a function in the folder `tools/claims`.

# %% [markdown] tags=["notes"] minutes=3
# The tables of this page are for reading, and are not on the slides. If there is time, measure one row: J4 takes a few seconds.
#
# Who finds a rule too kind? It stands above the function that measures.

# %% [markdown] slideshow={"slide_type": "skip"}
# ## A row of your own
#
# A row of this page is a **statement**, a **measurement** that gives one number from one random start, and a **rule**: for which numbers does it hold?
# Here is an example: run it, and then change all three. `trained_accuracy` trains a network on 3,000 images (or fewer: `images=500`) and returns the share that it reads of 1,000 others. It
# also takes what `Network.train` takes, such as `learning_rate=0.05`.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from helpers.trial import trained_accuracy

statement = "Twice as many hidden neurons bring a point of accuracy"


def measure(seed):
    """How many points more are read with 64 hidden neurons than with 32."""
    return 100 * (trained_accuracy([64], seed) - trained_accuracy([32], seed))


# %% [markdown] slideshow={"slide_type": "skip"}
# Decide on the rule before you measure: afterwards it is easy to find one that fits. Made-up numbers show what it does.

# %% slideshow={"slide_type": "skip"} tags=["nbval-check-output"]
def rule(numbers):
    """It holds if each seed gains a point or more. numbers: one for each seed."""
    return numbers.min() >= 1


print(rule(np.array([2, 1, 3])), rule(np.array([2, 0, 3])))


# %% [markdown] slideshow={"slide_type": "skip"}
# Now measure five seeds. About 3 s. What comes out joins your home page, `my_work/home.md`.

# %% slideshow={"slide_type": "skip"}
from helpers.own_claim import own_claims, put_to_the_test

put_to_the_test(statement, measure, rule, seeds=range(5))
figures.own_claims(own_claims()[-5:])

# %% [markdown] slideshow={"slide_type": "skip"}
# What would you have concluded from one seed alone? And from which numbers the opposite? A rule that no number can break is refused: it tests nothing.

# %% [markdown] slideshow={"slide_type": "skip"}
# **Say it in your own words**

# %% slideshow={"slide_type": "skip"}
own_words("true_without_conditions", "why_it_was_written", "a_statement_of_this_week")
