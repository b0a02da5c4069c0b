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
# # 00 · Start here
#
# **The question: what will I be able to build?**
#
# In this lesson you train a network that reads handwritten digits, yours among them, on your own machine, in seconds. Then you look at what it
# says about images that it has never seen: where it is right, where it is wrong, and how sure it is of either.

# %% [markdown] slideshow={"slide_type": "skip"}
# **You need** Python and school algebra. **It takes** about {{minutes}} minutes of yours and a few seconds of the computer's.
# {{solution}}.
#
# Click on the next cell and press **Shift + Enter**: it runs, and you move on.

# %% [markdown] tags=["notes"] minutes=2
# **Prepare:** open the notes on the second screen, and try the pad once with the mouse or pen that you will use.
#
# Say what they will be able to do at the end of the course. Do not explain the word *network* yet: they see one in a minute.

# %% slideshow={"slide_type": "subslide"}
from helpers.network import Network
from helpers.widgets.pad import draw

net = Network([784, 128, 10], activation="relu", seed=0)
first = draw(net, name="The new network")
first

# %% [markdown] slideshow={"slide_type": "skip"}
# **Draw a digit**, any one you like. The bars follow while you draw. (No mouse or finger at hand? Press Tab until the pad has a frame, then a key from 0 to 9.)
#
# What you see on the right are the answers of a network that has just been made. Does it read your digit? Try some others, and keep one on the pad: it will be
# asked again.
#
# ## How the notebooks work
#
# | | |
# |---|---|
# | run a cell | **Shift + Enter**, from the top of the page to its end |
# | something is stuck | menu *Kernel*, *Restart Kernel*, then run again from the top |
# | a prediction | choose before you run the next cell, and you will hear how it came out. Nobody sees it but you |
# | an exercise | you write a few lines, and a check says what it thinks of them. Skip it if you like: nothing below depends on it |
# | where your work is | in the folder `my_work`. An update of the course never touches it |
# | start a lesson afresh | close it, then `python3 start.py reset 00` in the course's folder (Windows: `py`). Your old copy stays in `my_work/old` |
#
# Numbers in the text were measured with the code that you see, over several random starts, and are given as a range:
# *median (lowest to highest)*. Yours will lie near it, not on it.

# %% [markdown] tags=["notes"] minutes=3
# Draw a 3, slowly, so that everybody sees the bars follow. Let somebody from the room come and draw another.
#
# - Ask: does it read your digit? Draw three or four: its answers have nothing to do with them.
# - Leave one digit on the pad. It is asked again after the training.
#
# Short of time: one digit is enough.

# %% slideshow={"slide_type": "subslide"}
from helpers.data import load_mnist
from helpers.figures import misread, predictions
from helpers.figures import start as figures

mnist = load_mnist()
figures.digit_wall(mnist.train_images, mnist.train_labels)

# %% [markdown] tags=["notes"] minutes=2
# Ask everybody to find the strangest 7. Which rule would catch it, and no 1?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Can you write the rule down?
#
# These are digits that people wrote on forms, twenty of each. You read them without effort. Now pick a row and try to say *how*: a rule that fits every 7 and no 1. Some sevens have a bar, some
# lean, some are hardly more than a line.
#
# This course does not write rules. It takes a **network**: a formula with many adjustable numbers. It shows the network examples,
# and turns each number a little, again and again, until the answers fit. How, and why that works, is what the lessons are about. First, see it happen.

# %% [markdown] tags=["notes"] minutes=2
# Collect two or three rules by call. For each, point at a digit on the slide before that breaks it. Then: this course writes no rules.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A network that knows nothing
#
# We keep some of the images apart, the **test images**. They are for judging, not for learning.

# %%
from helpers.exercises import check, hint, own_words, quiz, reveal

quiz("untrained_accuracy")

# %% [markdown] tags=["notes"] minutes=2
# Say why some images are kept apart: who has seen the questions before an exam shows nothing by passing it.
#
# Let them vote by show of hands, and type the hands in (key v). Nobody has to know anything for this one: how many answers would be right by luck?

# %% slideshow={"slide_type": "subslide"}
from helpers.data import normalize

images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels

before = net.accuracy(test_images, test_labels)
print(f"before training: {before:.1%} of {len(test_labels):,} test images read correctly")
reveal("untrained_accuracy", before)

# %% tags=["nbval-check-output"]
print(f"the network has {net.parameter_count:,} numbers to adjust")

# %% [markdown] tags=["notes"] minutes=2
# Show the number that they voted for, and the number of those who did. The line below counts what is going to be adjusted: keep it in mind for the training.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Training
#
# Next the network sees the training images, 64 at a time. After each 64 all its numbers move a little towards better answers.
# One pass through all images is an **epoch**. The test images stay locked away.

# %%
quiz("trained_accuracy")

# %% [markdown] tags=["notes"] minutes=2
# Vote again. Ask one of those who chose *all of them* and one of those who chose a low number for a reason.

# %% [markdown] slideshow={"slide_type": "skip"} tags=["before"]
# Watch it learn. The **cost** says how wrong its answers are, as one number; lesson 03 is about it. About 3 s.

# %% slideshow={"slide_type": "subslide"}
from helpers.widgets.training_progress import watch

epochs = 5 if mnist.source == "full" else 20    # the subset is small: more passes
history = net.train(images, labels, epochs=epochs, decay="linear", on_epoch=watch(epochs))

# %% [markdown] tags=["notes"] minutes=2
# Run this cell again, live: click into it, then Shift + Enter. It takes a few seconds. Point at the cost that falls while the accuracy rises.
#
# What goes wrong: the network goes on from where it was, so a second run begins low. Say so, or leave it.

# %% slideshow={"slide_type": "subslide"}
after = net.accuracy(test_images, test_labels)
print(f"before training {before:.1%}, after it {after:.1%} of {len(test_labels):,} new images")
reveal("trained_accuracy", after)

# %% [markdown] tags=["notes"] minutes=2
# Compare with the vote. The question behind it comes in a minute: which ones does it still get wrong?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The same digit again
#
# Here is what you drew at the top (draw something, if it is empty). What does the trained network say of it? Then make it hard: write as you do when you are in a hurry, turn the digit,
# draw a letter. What does it say of something that is no digit?

# %%
draw(net, first, name="The trained network")

# %% [markdown] slideshow={"slide_type": "fragment"}
# It answers whatever you draw, and always with a digit. "Keep it as" puts your drawing into `my_work/digits`, where lesson 12 finds it: how well it reads *you* is a question of its own.

# %% [markdown] tags=["notes"] minutes=3
# The digit from the top is still there. Then let the room choose: a 7 with a bar, a digit upside down, a letter.
#
# - Ask before each: what will it say, and how sure?
# - It always answers with a digit. Nothing in it can say *I do not know*.
#
# Short of time: one digit, one letter.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What exactly does it say?
#
# For each image the network gives **ten numbers**, one for each digit. They add up to 1, and the largest is its answer. We call the largest
# number its **confidence**. Here are the first two test images, the one that it was least sure of, and the one that it was
# surest of although wrong.

# %%
import numpy as np

probabilities = net.predict_proba(test_images)      # a row of ten numbers for every image
guesses = probabilities.argmax(axis=1)              # the place of the largest
confidence = probabilities.max(axis=1)
wrong = guesses != test_labels

# %% slideshow={"slide_type": "subslide"}
chosen = [0, 1, confidence.argmin(), np.where(wrong, confidence, 0).argmax()]
predictions.ten_outputs(mnist.test_images[chosen], test_labels[chosen], probabilities[chosen])

# %% [markdown] tags=["notes"] minutes=3
# Read one column of bars aloud, number by number: they add up to 1. Then the last two. Ask which digit they are before you point at the label.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Try it
#
# Go through the test images. Choose the misread ones, or the ones it was unsure of, and decide for yourself which digit it is before you look at
# the bars.

# %%
from helpers.widgets.reader import read

read(net, mnist.test_images, mnist.test_labels)

# %% [markdown] tags=["notes"] minutes=3
# Choose *misread*. Let the room name the digit before you uncover the bars with your words. Two or three are enough.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Does it notice when it is wrong?

# %%
quiz("confidence_when_wrong")

# %% [markdown] tags=["notes"] minutes=1
# Vote. Lesson 08 is about this one.

# %% slideshow={"slide_type": "subslide"}
certain = wrong & (confidence > 0.99)
print(f"{wrong.sum()} wrong answers, {certain.sum()} of them with over 99 % confidence")
reveal("confidence_when_wrong", confidence[wrong].min(), confidence[wrong].max())

# %% slideshow={"slide_type": "subslide"}
figures.confidence_of_right_and_wrong(confidence, ~wrong)

# %% [markdown] tags=["notes"] minutes=3
# Ask where in the picture a rule such as *trust it above 90 %* would cut, and what would be left on the wrong side.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Its confidence tells you something, but not everything: lesson 08 measures how much. These are the mistakes of which it was surest:

# %%
misread.most_confident(mnist.test_images, test_labels, probabilities)

# %% [markdown] tags=["notes"] minutes=2
# Let them judge: which of these would you have read? Some labels look wrong to people too.
#
# Short of time: skip the exercise that follows; it is homework.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Your turn: meet the checks
#
# Every lesson has exercises. You write a few lines, run the cell, and a check tells you what it thinks of them. If something is wrong, it
# tries to say *what*. Write a function that gives the share of right answers, a number from 0 to 1.
#
# Get it wrong on purpose first: return the *number* of right answers, or the share of wrong ones, and read what the check says.

# %% tags=["exercise"]
def share_right(guesses, labels):
    """The share of guesses that equal their label.

    guesses, labels: integer arrays of the same shape (n,). Returns one float from 0 to 1.
    """
    ### BEGIN SOLUTION
    return float(np.mean(guesses == labels))
    ### END SOLUTION


check("accuracy", share_right)

# %% [markdown] slideshow={"slide_type": "skip"}
# Stuck? Run the next cell. It gives one hint, and the next one when you run it again.

# %% slideshow={"slide_type": "skip"}
hint("accuracy")

# %% [markdown] tags=["notes"] minutes=4
# Give them two minutes on their own machines, then ask what the check said.
#
# - What goes wrong: the *number* of right answers in place of the share, or the share of wrong ones. The check names both.
# - Some return an array of True and False: what is its average?
#
# Show the solution with the key s when most are done.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## The map
#
# | | lesson | the question it answers |
# |---|---|---|
# | **00** | start here | What will I be able to build? |
# | **01** | [data and normalisation](01_data.ipynb) | What does the network see? |
# | **02** | [neurons and layers](02_neurons.ipynb) | How do 784 numbers become ten answers? |
# | **03** | [cost functions](03_cost.ipynb) | How wrong is the network, as one number? |
# | **04** | [gradient descent](04_descent.ipynb) | Which way is down? |
# | **05** | [backpropagation](05_backprop.ipynb) | How is that slope found in one sweep? |
# | **06** | [training from scratch](06_training.ipynb) | Can I train it myself? |
# | **07** | [looking inside](07_inside.ipynb) | What did it learn? |
# | **08** | [confidence](08_confidence.ipynb) | How sure is it, and may I believe it? |
# | **09** | [training with Keras](09_keras.ipynb) | What do the tools do for me? |
# | **10** | [limits](10_limits.ipynb) | When does it fail? |
# | **11** | [memorising or learning](11_memorising.ipynb) | Does it understand or memorise? |
# | **12** | [your own handwriting](12_handwriting.ipynb) | Does it read *me*? |
# | **13** | [said and measured](13_said_and_measured.ipynb) | Which of the things that one reads are true? |

# %% [markdown] tags=["notes"] minutes=1
# Do not read it out. Say which lesson comes next, and when.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have seen
#
# | | measured, full set | measured, subset |
# |---|---|---|
# | read correctly by an untrained network | {{C1 full wide_relu}} | {{C1 subset wide_relu}} |
# | read correctly after training on everything | {{A7 full 60000}} | {{A7 subset 4000}} |
#
# - A network starts with random numbers and reads one image in ten, by luck.
# - Training on examples, without a single rule about digits, takes it to {{A7 full 60000 median}} of images that it has never seen.
# - It answers with ten numbers that add up to 1. It can be wrong and sure of it.

# %% [markdown] tags=["notes"] minutes=2
# Read the three points. The table is a range over several random starts: yours lay near it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Say it in your own words
#
# Write before you compare. What you write is kept in `my_work`, and nobody sees it but you.

# %%
own_words("why_test_images_stay_apart", "what_learning_means", "before_you_believe_it")

# %% [markdown] tags=["notes"] minutes=3
# One minute for each in pairs, then one answer by call. The answers to compare with are behind a click.
#
# Short of time: take the second question only.

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** 3Blue1Brown, *But what is a neural network?* (video, chapter 1 of its series on deep learning), shows the same task.
# Michael Nielsen, *Neural Networks and Deep Learning*, chapter 1, free on the web, tells it at length.
#
# **Next:** [lesson 01](01_data.ipynb) looks at what the network sees.
