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
# **The question: which of the things that one reads about networks and digits are true?**
#
# This page is the course's ledger. It holds every sentence that the lessons put to the test, what came out, and the lesson where you can
# watch it come out. The sentences are from texts for beginners, in our own words and in short form; the last line of this page names them. The numbers are medians, with the lowest and the highest
# of several random starts, on the full MNIST. They are entered by the program that measures them.
#
# **You need** nothing, but it is more fun after the lessons. **It takes** about {{minutes}} minutes of yours and a second of the computer's.
# {{solution}}.

# %%
from helpers.exercises import own_words, quiz, reveal

quiz("share_of_true_claims")

# %% [markdown] tags=["before"] slideshow={"slide_type": "slide"}
# ## Judge for yourself
#
# One statement after the other: is it true? Commit yourself, and then see what was measured, and under which condition. A few are enough; what you answer is kept on your computer, and the score counts by topic.

# %%
from helpers.widgets.claims_game import play_claims

play_claims()

# %% [markdown] tags=["before"] slideshow={"slide_type": "slide"}
# ## All of them
#
# How many of those that can be measured are true as they stand?

# %% slideshow={"slide_type": "fragment"}
from helpers.figures import claims as figures
from helpers.measured import VERDICTS, claims, measured_range

measurable = [claim for claim in claims() if claim.verdict != "not checkable"]
reveal("share_of_true_claims", sum(claim.verdict == "true" for claim in measurable) / len(measurable))
figures.verdicts(claims())

# %% tags=["nbval-check-output"]
for verdict in VERDICTS:
    print(f"{verdict:22s}{sum(claim.verdict == verdict for claim in claims()):3d}")

# %% [markdown]
# Few of the sentences are plainly wrong. But about as many as are true are true only *under conditions*, and the sentence leaves those out. A
# verdict is not an opinion here: behind each stands a rule about measured numbers, and a test of the course fails when the numbers no
# longer obey it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Numbers that are told
#
# Some sentences come with a number. A diamond is the number as it is told, a dot what the course measured.

# %% slideshow={"slide_type": "fragment"}
def ours(claim, quantity):
    return measured_range(claim, quantity, "full")


figures.told_and_measured({
    "right before training: chance": (0.10, ours("C1", "textbook")),
    "right with two layers of 16": (0.96, ours("F1", "textbook")),
    "the same, a better recipe": (0.96, ours("F1", "relu")),
    "right with a wider layer": (0.98, ours("F2", "128")),
    "images that get 90 to 99 %": (0.85, ours("G1", "128_90")),
    "images that get 70 to 89 %": (0.12, ours("G1", "128_70")),
    "images that get 50 to 69 %": (0.03, ours("G1", "128_50")),
    "right on clear images": (0.99, ours("F4", "right")),
})

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Data
#
# {{claims data}}

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Architecture, and the start
#
# {{claims architecture}}
#
# **Before training**
#
# {{claims the start}}

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Cost
#
# {{claims cost}}

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Gradient descent
#
# {{claims gradient descent}}

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Accuracy
#
# {{claims accuracy}}

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What it learns
#
# {{claims what it learns}}

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Confidence
#
# {{claims confidence}}

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Limits
#
# {{claims limits}}

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Memorising
#
# {{claims memorising}}

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What nobody can measure here
#
# {{claims context}}

# %% [markdown]
# ## Do not believe this page
#
# What one reads stands in these texts: {{claims sources}}. Where no number follows, the statement is the course's own.
#
# Every row can be measured again on your machine. In the course's folder, `python start.py claims H4` measures one sentence on both data sets, and
# `python start.py claims --all` all of them. The code of each measurement is a function of a few lines in the folder `tools/claims`.
#
# **Say it in your own words**

# %% slideshow={"slide_type": "skip"}
own_words("true_without_conditions", "why_it_was_written", "a_statement_of_this_week")
