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
# # 08 · Confidence
#
# **The question: how sure is it, and may I believe it?**
#
# A network gives ten numbers that add up to 1, and we called the largest its confidence. Here you find out what that number is worth:
# when to trust it, when to ask a human, and when it means nothing at all.

# %% [markdown] slideshow={"slide_type": "skip"}
# **You need** lessons [02](02_neurons.ipynb) (softmax) and [06](06_training.ipynb). **It takes** about {{minutes}} minutes of yours and
# about 20 seconds of the computer's. {{solution}}.

# %% [markdown] tags=["notes"] minutes=1
# **Prepare:** nothing. Decide whether the class plays *You against the network* together or each alone: ten images take three minutes.
#
# Ask what they would want a program to say when it cannot read a digit.

# %% slideshow={"slide_type": "skip"}
import numpy as np

from helpers.data import load_mnist, normalize, stratified_split
from helpers.exercises import check, hint, own_words, quiz, reveal
from helpers.figures import confidence as figures
from helpers.figures import misread, predictions

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
mnist

# %% [markdown] slideshow={"slide_type": "subslide"}
# The network is lesson 00's. A sixth of the training images is held back: we will need images that the network has not learnt from, to make choices with.
# About 3 s.

# %%
from helpers.network import Network
from helpers.widgets.training_progress import watch

training, held_out = stratified_split(labels, share=1 / 6)
epochs = 5 if mnist.source == "full" else 20

net = Network([784, 128, 10], activation="relu", seed=0)
history = net.train(images[training], labels[training], epochs=epochs, decay="linear",
                    on_epoch=watch(epochs, "784-128-10"))

# %% slideshow={"slide_type": "subslide"}
from helpers.confidence import confidence

probabilities = net.predict_proba(test_images)        # (n, 10)
sure = confidence(probabilities)                      # (n,): the largest of the ten
right = probabilities.argmax(axis=1) == test_labels   # (n,): True or False

figures.band_examples(mnist.test_images, test_labels, probabilities,
                      "Test images by the confidence of their answer")

# %% [markdown] tags=["notes"] minutes=2
# The rows do not tell how many images belong in each. Let the room sort three of them before you say where they stand.

# %% [markdown] slideshow={"slide_type": "skip"}
# The rows do not tell how many images belong in each. Would you have sorted them like this? And how sure is it of your own hand? (If you kept no digits, these are the course's drawings.)

# %% slideshow={"slide_type": "skip"}
from helpers.own_digits import digits_or_samples, prepared

digits, are_yours = digits_or_samples()
figures.band_examples(digits.images, digits.labels, net.predict_proba(normalize(digits.images)),
                      f"{'Your digits' if are_yours else 'Drawings'} by the confidence of their answer")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How are the images spread?
#
# Colin Jaffe (*Neural Network Training Process for Digit Recognition*, 2026) says: typically, **85 %** of the images get a confidence of 90 to 99 %, **12 %** get 70 to 89 %, and
# **3 %** get 50 to 69 %. Before you count, commit yourself.

# %%
quiz("most_common_band")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Nobody has counted yet, the text neither.

# %% slideshow={"slide_type": "subslide"}
from helpers.confidence import bands

share_of = bands(sure)
reveal("most_common_band", *share_of)

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% [markdown] slideshow={"slide_type": "subslide"}
# One network proves little, so four more answer with ours: the small one of the textbooks, the same stopped early, the first textbooks' recipe ([lesson 06](06_training.ipynb)), and one that learnt 1,000 images by heart.
# (The ten outputs of the third are sigmoids, which need not add up to 1. We take the largest all the same.) About 4 s.

# %%
many = images[training], labels[training]
few = images[training[:1000]], labels[training[:1000]]
nets = {"784-128-10": net}
for name, sizes, of_network, data, of_training in [
    ("784-16-16-10", [784, 16, 16, 10], {"activation": "relu"}, many,
     {"epochs": 2 * epochs, "batch_size": 32, "momentum": 0, "decay": "linear"}),
    ("the same, early", [784, 16, 16, 10], {"activation": "relu"}, many,
     {"epochs": epochs // 5, "batch_size": 32, "momentum": 0, "decay": "linear"}),
    ("textbook's recipe", [784, 16, 16, 10], {"output": "sigmoid", "cost": "quadratic", "init": "normal"}, many,
     {"epochs": epochs, "batch_size": 10, "learning_rate": 1.5, "momentum": 0}),
    ("1,000 by heart", [784, 128, 10], {"activation": "relu"}, few, {"epochs": 60}),
]:
    nets[name] = Network(sizes, seed=0, **of_network)
    nets[name].train(*data, **of_training)
    print(f"{name}: {nets[name].accuracy(test_images, test_labels):.1%} right", flush=True)

# %% [markdown] tags=["notes"] minutes=2
# Five recipes, one question. Which of the five would come nearest to 85 / 12 / 3?

# %% slideshow={"slide_type": "subslide"}
shares = {"said": np.array([0, 0.03, 0.12, 0.85, 0])}
for name, one in nets.items():
    shares[name] = bands(confidence(one.predict_proba(test_images)))

figures.band_shares(shares, "What is said, and what five networks do")

# %% [markdown]
# The 85 / 12 / 3 fits none of them. Over five seeds, and read generously, with everything over 90 % in one band, the nearest of the five is {{G1 full nearest_generous}} of the images away.
# ([Between two digits](deeper/08_between_two_digits.ipynb), an optional lesson, has the table, and asks for images that are as undecided as the text says.)

# %% [markdown] tags=["notes"] minutes=2
# Find the row that is nearest, and say what is wrong with it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is 90 % right 90 % of the time?
#
# Weather forecasts have a good test: of all days with "70 % rain", did it rain on 70 %? Then the forecast is **calibrated**. The network says exactly how sure it is, says the same text.
# Take the images that got between 80 and 90 %.

# %%
quiz("calibration")

# %% [markdown] tags=["notes"] minutes=2
# Vote. Ask what a perfect forecaster would get.

# %% slideshow={"slide_type": "subslide"}
chosen = (sure >= 0.8) & (sure < 0.9)
print(f"{chosen.sum()} test images: {sure[chosen].mean():.1%} sure on average, "
      f"{right[chosen].mean():.1%} right")
reveal("calibration", right[chosen].mean())

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% [markdown] slideshow={"slide_type": "skip"}
# Now all of them. Cut the confidence from 0 to 1 into ten equally wide bins, and compare in each what was said (the mean confidence) with what came true (the share right). A whisker shows how far chance alone could move a bin of so few images.

# %% slideshow={"slide_type": "subslide"}
from helpers.confidence import reliability


def answers_of(one, images=test_images):
    """Confidence, and whether the answer is right."""
    probabilities = one.predict_proba(images)
    return confidence(probabilities), probabilities.argmax(axis=1) == test_labels


three = {name: nets[name] for name in ("784-128-10", "784-16-16-10", "1,000 by heart")}
bins = {name: reliability(*answers_of(one)) for name, one in three.items()}
figures.reliability_diagram(bins, "As sure as right? Below the line: surer than right")

# %% [markdown] tags=["notes"] minutes=3
# Read one point aloud: so sure, so often right. Which of the three would you hire as a weather forecaster?

# %% [markdown] slideshow={"slide_type": "subslide"}
# One number for all that is the **expected calibration error**: the gap between confidence and accuracy, averaged over the bins, each weighted by its
# number of images,
#
# $$\text{ECE} = \sum_{b} \frac{n_b}{n} \, \bigl|\, \text{right}_b - \text{confidence}_b \,\bigr|$$
#
# with $n_b$ the number of images in bin $b$ and $n$ that of all images. The number depends on the bins; 15 of equal width are customary.
#
# ### Your turn: the expected calibration error

# %% tags=["exercise"]
def my_calibration_error(said, came, counts):
    """ECE of bins that are counted already, a number from 0 to 1.

    said: the mean confidence of each bin. came: its share right. counts: its number of
    images, at least 1. All of the shape (bins,).
    """
    ### BEGIN SOLUTION
    return np.sum(counts * np.abs(came - said)) / np.sum(counts)
    ### END SOLUTION


check("calibration_error", my_calibration_error)

# %% slideshow={"slide_type": "skip"}
hint("calibration_error")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the bins are not weighted, or the gaps keep their signs and cancel.
#
# Short of time: show the solution (key s).

# %% [markdown] slideshow={"slide_type": "subslide"}
# How small can it get? Even with a perfectly calibrated network, chance leaves a gap. So we draw: an image with a confidence of 80 % is "right" with a probability of 0.8, and so on for all.

# %%
from helpers.confidence import expected_calibration_error

random = np.random.default_rng(8)
for name, one in three.items():
    one_sure, one_right = answers_of(one)
    ece = expected_calibration_error(one_sure, one_right, bins=15)
    floor = [expected_calibration_error(one_sure, random.random(len(one_sure)) < one_sure)
             for _ in range(100)]
    print(f"{name:16s} {one_sure.mean():.1%} sure, {one_right.mean():.1%} right, "
          f"ECE {100 * ece:.2f} points; perfectly calibrated {100 * np.mean(floor):.2f}, "
          f"at most {100 * np.quantile(floor, 0.95):.2f} in 95 of 100 draws")

# %% [markdown] tags=["notes"] minutes=2
# The last two numbers of a line are the control: what would perfection get?

# %% [markdown] slideshow={"slide_type": "subslide"}
# Over five seeds, full set, ECE in points:
#
# | 784-128-10, all training images | {{G3 full ece_128}} |
# |---|---|
# | the same confidences, perfectly calibrated | {{G3 full floor_128}} |
# | 784-128-10, five sixths of them, as above | {{G3 full ece_held_128}} |
# | 784-16-16-10, all training images | {{G3 full ece_small}} |
# | 784-128-10, 1,000 images by heart | {{G3 full ece_few}} |
#
# With many images and few epochs, the confidence can nearly be taken at its word. With 1,000 images and many epochs it is far off: the network is surer than right. How exact the confidence is has to be measured, each time.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## You against the network
#
# And you? Here are 50 of the 200 test images that this network is least sure of (of the subset, these are a fifth). Say which digit each is, and how sure you are. Your answers stay on your computer. Ten are enough to go on.

# %%
quiz("hard_images_read")

# %% [markdown] tags=["notes"] minutes=2
# Vote on what the network does with them. Then play.

# %% slideshow={"slide_type": "subslide"}
from helpers.widgets.versus import hardest, play

game = play(mnist.test_images, test_labels, probabilities)
game

# %% [markdown] tags=["notes"] minutes=4
# Ten images, one person at the keyboard, the room calls the digit and the confidence. Ask for an image where they disagree among themselves.

# %% slideshow={"slide_type": "subslide"}
hard = hardest(probabilities, 50)
reveal("hard_images_read", right[hard].mean())

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
from helpers.interval import wilson_interval

yours = game.answers
your_right = yours.digits == test_labels[yours.indexes]
both_sides = {"the network": reliability(sure[hard], right[hard], bins=5)}
if len(yours.indexes) >= 10:
    both_sides["you"] = reliability(yours.confidence, your_right, bins=5)
    for who, one_sure, one_right in (("you", yours.confidence, your_right),
                                     ("the network", sure[yours.indexes], right[yours.indexes])):
        low, high = wilson_interval(int(one_right.sum()), len(one_right))
        print(f"{who:11s} {one_right.sum()} of {len(one_right)} right ({low:.0%} to {high:.0%}), "
              f"{one_sure.mean():.0%} sure on average")
else:
    print("Answer ten images or more above, then run this cell and the next once more.")

# %% slideshow={"slide_type": "subslide"}
figures.reliability_diagram(both_sides, "On the images that it is least sure of")

# %% [markdown] slideshow={"slide_type": "skip"}
# These are images that *this network* finds hard, so the comparison is unfair to it. And with so few, look at the intervals before you say who is better. What can be seen is whether you were as often right as you said.

# %% [markdown] tags=["notes"] minutes=2
# Unfair to the network: it is its worst fifty, and not yours. Look at the intervals first.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Temperature
#
# An overconfident network can be talked down after the training, with one number. Divide the pre-activations $z_k$ of the outputs by a **temperature** $T$ before the softmax:
#
# $$p_k = \frac{e^{z_k / T}}{\sum_j e^{z_j / T}}$$
#
# where $p_k$ is one of the `probabilities` and $T$ the `temperature`.

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: another temperature
#
# The network gives `probabilities`, not $z_k$. But the logarithm of a softmax *is* $z_k$, but for one number that is the same for all ten outputs of an image, and a softmax does not care for that.

# %% tags=["exercise"]
def my_temperature(probabilities, temperature):
    """The probabilities at another temperature: a softmax of log(probabilities) / temperature.

    probabilities: (n, 10), all above 0, each row adds up to 1. Returns the same shape.
    """
    ### BEGIN SOLUTION
    e = np.exp(np.log(probabilities) / temperature)
    return e / e.sum(axis=1, keepdims=True)
    ### END SOLUTION


check("softened_probabilities", my_temperature)

# %% slideshow={"slide_type": "skip"}
hint("softened_probabilities")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the probabilities themselves are divided; the rows no longer add up to 1.

# %% slideshow={"slide_type": "subslide"}
from helpers.confidence import with_temperature

outputs = nets["1,000 by heart"].predict_proba(test_images)
one = np.abs(confidence(outputs) - 0.8).argmin()
figures.softened_outputs(mnist.test_images[one], {
    temperature: with_temperature(outputs[one:one + 1], temperature)[0]
    for temperature in (0.5, 1, 2, 5)})

# %% [markdown] tags=["notes"] minutes=1
# Ask before you show it: does the answer change? It does not: the order stays.

# %% [markdown] slideshow={"slide_type": "subslide"}
# The answer never changes, only how sure it is. The best $T$ is the one with the lowest cross-entropy. It must be found on images the network has not learnt from: those held back.

# %%
from helpers.confidence import fit_temperature

for name, one in three.items():
    temperature = fit_temperature(one.predict_proba(images[held_out]), labels[held_out])
    cooled = with_temperature(one.predict_proba(test_images), temperature)
    one_sure, one_right = answers_of(one)
    before = expected_calibration_error(one_sure, one_right)
    after = expected_calibration_error(confidence(cooled), one_right)
    print(f"{name:16s} T = {temperature:.2f}: "
          f"ECE {100 * before:.2f} -> {100 * after:.2f} points")

# %% slideshow={"slide_type": "subslide"}
# The loop ended with the third network: its answers, before and after.
figures.reliability_diagram({"1,000 by heart": reliability(one_sure, one_right),
                             f"at T = {temperature:.2f}":
                                 reliability(confidence(cooled), one_right)},
                            "1,000 by heart, before and after: which is nearer to the line?")

# %% [markdown] slideshow={"slide_type": "skip"}
# What was far off comes close: over five seeds ECE goes from {{G3 full ece_few median}} to {{G3 full ece_few_cooled median}} for 1,000 images. On the full set, 784-128-10 was nearly calibrated already, and there is little to win; a single network may even lose a little:
# {{G3 full ece_held_128 median}} before, {{G3 full ece_held_128_cooled median}} after. On the subset it gains as well, from {{G3 subset ece_held_128 median}} to {{G3 subset ece_held_128_cooled median}}.

# %% [markdown] tags=["notes"] minutes=2
# One number for ten thousand images. Where was there little to win?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Sure and wrong
#
# How often is a right answer surer than a wrong one? Draw one of each, at random, many times: the share is called **AUROC**. A coin would give 50 %.

# %%
from helpers.confidence import auroc

print(f"a right answer is the surer one in {auroc(sure, right):.1%} of the draws")
of_errors = sure[~right]
print(f"{len(of_errors)} errors: {(of_errors > 0.9).mean():.0%} have over 90 %, "
      f"{(of_errors > 0.99).sum()} have over 99 %")

# %% [markdown] tags=["notes"] minutes=2
# A coin would give 50 %. Ask for an error that the network is sure of: what may it look like?

# %% [markdown] slideshow={"slide_type": "subslide"}
# So confidence sorts well, but not perfectly. Two more networks, trained from other starts, can tell whether the sure errors are bad luck of this one. About 5 s.

# %%
quiz("shared_confident_errors")

# %% [markdown] tags=["notes"] minutes=2
# Vote.

# %% slideshow={"slide_type": "subslide"}
trio = [net]
for seed in (1, 2):
    trio.append(Network([784, 128, 10], activation="relu", seed=seed))
    trio[-1].train(*many, epochs=epochs, decay="linear", seed=seed)
everybody = np.array([one.predict_proba(test_images) for one in trio])    # (3, n, 10)
all_wrong = (everybody.argmax(axis=2) != test_labels).all(axis=0)         # (n,)
least = everybody.max(axis=2).min(axis=0)        # the confidence of the least sure
sure_errors = ~right & (sure > 0.99)
print(f"{sure_errors.sum()} errors of over 99 % by this network; "
      f"{(sure_errors & all_wrong).sum()} of them are misread by all three")
reveal("shared_confident_errors", all_wrong[sure_errors].mean() if sure_errors.any() else np.nan)

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
surest = np.where(all_wrong, least, 0).argsort()[::-1][:16]
misread.most_confident(mnist.test_images[surest], test_labels[surest],
                       everybody.mean(axis=0)[surest], count=16,
                       title="All three networks are wrong here, and sure of it")

# %% [markdown] tags=["notes"] minutes=3
# With whom do they side, the label or the networks? Decide for each. Which would they hand back, too?

# %% [markdown] slideshow={"slide_type": "subslide"}
# With whom do you side, the label or the networks? What if the three vote, by the mean of their outputs?

# %%
def cost_of(probabilities):
    """The mean cross-entropy."""
    return -np.log(probabilities[np.arange(len(test_labels)), test_labels] + 1e-12).mean()


for name, one in {"alone": everybody, "together": everybody.mean(axis=0)[np.newaxis]}.items():
    print(f"{name:9s} right " + ", ".join(f"{(p.argmax(axis=1) == test_labels).mean():.2%}" for p in one)
          + "; cost " + ", ".join(f"{cost_of(p):.4f}" for p in one))

# %% [markdown]
# Over five seeds, full set: one network reads {{G5 full alone_right median}}, three together {{G5 full together_right}}; the cost falls from {{G5 full alone_cost median}} to {{G5 full together_cost median}}.
# The surest errors stay: a network has {{G5 full errors_above_99}} above 99 %, and all five networks misread {{G5 full shared}} of those.

# %% [markdown] tags=["notes"] minutes=2
# Three heads are better: a little in the accuracy, more in the cost.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ask a human
#
# Let the network keep what it is sure of, and hand the others to a person. The more you hand over, the better the rest. How much better?
#
# ### Your turn: risk and coverage
#
# Sort the images, the surest first. If the first $k$ of $n$ are kept, the **coverage** is $k / n$, and the **risk** is the share of wrong answers *among those $k$*. Do it for every $k$ from 1 to $n$.

# %% tags=["exercise"]
def my_risk_coverage(confidence, right):
    """Coverage and risk if only the k surest images are kept, for k = 1, 2, ..., n.

    confidence: numbers from 0 to 1, no two equal, (n,). right: True or False, (n,).
    Returns (coverage, risk), both of shape (n,).
    """
    ### BEGIN SOLUTION
    order = np.argsort(-confidence)
    kept = np.arange(1, len(order) + 1)
    errors = np.cumsum(~right[order])
    return kept / len(order), errors / kept
    ### END SOLUTION


check("risk_coverage", my_risk_coverage)

# %% slideshow={"slide_type": "skip"}
hint("risk_coverage")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: the least sure come first; errors are divided by all images in place of those kept.

# %% slideshow={"slide_type": "subslide"}
from helpers.confidence import risk_coverage

figures.risk_coverage({name: risk_coverage(*answers_of(nets[name]))
                       for name in ("784-128-10", "784-16-16-10")},
                      "Hand over a few, and the rest gets much better")

# %% [markdown] slideshow={"slide_type": "skip"}
# (`risk_coverage` is your function; it also knows what to do when two images have the same confidence.) Over five seeds, full set, with nothing handed over {{F4 full all median}} are right, with 1 % {{G6 full 128_1 median}}, with 5 % {{G6 full 128_5 median}}; of 784-16-16-10 {{G3 full accuracy_small median}}, {{G6 full small_1 median}} and {{G6 full small_5 median}}.
#
# Move the threshold yourself. Who is handed over, and how many of them had been read right anyway?

# %% [markdown] tags=["notes"] minutes=2
# Where does the curve stop falling fast? Let somebody read off five per cent.

# %% slideshow={"slide_type": "subslide"}
from helpers.widgets.confidence_explorer import explore_confidence

explore_confidence(mnist.test_images, test_labels, probabilities)

# %% [markdown] tags=["notes"] minutes=3
# Drag until they want to stop. Who was handed over and had been read right?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Which threshold?
#
# That depends on what things cost. Say a human look costs 1, and an error that slips through costs 20, a letter that goes to the wrong town. (At first the human makes no mistake.)

# %% [markdown] slideshow={"slide_type": "subslide"}
# ### Your turn: a deferral policy
#
# An image is kept if its confidence is *at least* the threshold. Find the candidate with the lowest cost. (And on which images do you choose? Not on those that will judge you: on the ones held back.)

# %% tags=["exercise"]
def choose_threshold(confidence, right, thresholds, cost_of_error, cost_of_look):
    """The threshold at which the images cost least; of equally cheap ones the lowest.

    confidence: numbers from 0 to 1, (n,). right: True or False, (n,).
    thresholds: the candidates, ascending. A kept image that is read wrong costs
    cost_of_error, one that is handed over costs cost_of_look, right or wrong.
    """
    ### BEGIN SOLUTION
    costs = []
    for threshold in thresholds:
        kept = confidence >= threshold
        errors = (kept & ~right).sum()
        looks = (~kept).sum()
        costs.append(cost_of_error * errors + cost_of_look * looks)
    return thresholds[np.argmin(costs)]
    ### END SOLUTION


check("deferral_policy", choose_threshold)

# %% slideshow={"slide_type": "skip"}
hint("deferral_policy")

# %% [markdown] tags=["notes"] minutes=4
# What goes wrong: an error that a human has caught is paid for as well; more than the threshold in place of at least.
#
# Short of time: show the solution (key s).

# %% [markdown] slideshow={"slide_type": "subslide"}
# `threshold_for_costs` does the same, with every confidence that occurs as a candidate. It chooses on the images held back. The test images only judge.

# %%
from helpers.confidence import cost_per_image, threshold_for_costs

held_probabilities = net.predict_proba(images[held_out])
held_sure = confidence(held_probabilities)
held_right = held_probabilities.argmax(axis=1) == labels[held_out]
threshold = threshold_for_costs(held_sure, held_right, cost_of_error=20, cost_of_look=1)

kept = sure >= threshold
print(f"threshold {threshold:.3f}: {(~kept).mean():.1%} of them go to a human, "
      f"{right[kept].mean():.2%} of the rest are right")

# %% slideshow={"slide_type": "subslide"}
thresholds = 1 - np.logspace(0, -4, 200)
costs = {name: np.array([100 * cost_per_image(*pair, one, 20, 1) for one in thresholds])
         for name, pair in {"validation images": (held_sure, held_right),
                            "test images": (sure, right)}.items()}
figures.cost_by_threshold(costs, thresholds, threshold, "What 100 images cost, by the threshold")

# %% [markdown] tags=["notes"] minutes=3
# Where would you set it? The valley is flat: the exact threshold hardly matters. Then: how could one have computed it?

# %% [markdown] slideshow={"slide_type": "subslide"}
# The valley is flat at its bottom. If the confidence is calibrated (and to know that, one needs data), the threshold can be computed. Of the images with confidence $p$, a share of $1 - p$ is
# read wrong. So one that is kept costs $20\,(1 - p)$ on average, and one that is handed over costs 1:

# %% tags=["nbval-check-output"]
for p in (0.8, 0.9, 0.95, 0.98):
    print(f"confidence {p:.0%}: {20 * (1 - p):.1f} if kept, 1.0 if handed over")

# %% [markdown]
# Keep it where $p$ is at least $1 - 1/20 = 95\,\%$ (Chow 1970). Over five seeds, full set, the rule costs {{G6 full cost_rule median}} looks per 100 images,
# the threshold chosen on held-out images {{G6 full cost_chosen median}}, and the best there was, known only afterwards, {{G6 full cost_hindsight median}}. Without a human it is {{G6 full cost_nothing_deferred median}}.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Humans err as well. Set how often:

# %%
for human_error in (0, 0.05, 0.1, 0.2):
    best = threshold_for_costs(held_sure, held_right, 20, 1, human_error)
    handed = sure < best
    wrong_in_all = (~right & ~handed).mean() + human_error * handed.mean()
    print(f"the human errs in {human_error:3.0%}: threshold {best:.3f}, {handed.mean():5.1%} handed over, "
          f"{wrong_in_all:.2%} wrong in all")

# %% [markdown]
# (This human errs on all images alike; a real one may err more on the hard ones that are handed over.) The more often the human errs, the less is worth handing over. By Chow's rule the threshold becomes $1 - 1/20 - h$, with $h$ the human's share of errors; the one that the held-out images choose need not move at each step.

# %% [markdown] tags=["notes"] minutes=3
# Ask who has ever typed in numbers for an hour. What was their share of errors?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Something it has never met
#
# The same text goes on: because it gives probabilities, the network is robust, and flags what it is unsure of. All test images so far were like the training images. Now somebody scans with white ink on black paper. For you nothing
# changes.

# %%
quiz("inverted_images")

# %% [markdown] tags=["notes"] minutes=2
# Vote.

# %% slideshow={"slide_type": "subslide"}
from helpers import probes

inverted = probes.inverted(test_images)               # 1 - test_images
strange_sure, strange_right = answers_of(net, inverted)
print(f"{strange_right.mean():.1%} right, {strange_sure.mean():.1%} sure on average")
reveal("inverted_images", strange_right.mean(), strange_sure.mean())
passed = strange_sure >= threshold
print(f"{passed.mean():.1%} pass the threshold of {threshold:.3f}; "
      f"{strange_right[passed].mean():.1%} of those are right")

# %% [markdown] tags=["notes"] minutes=1
# Compare with the vote.

# %% slideshow={"slide_type": "subslide"}
some = [0, 1, 2, 3, 4]
predictions.ten_outputs(inverted[some], test_labels[some],
                        net.predict_proba(inverted[some]),
                        "The first five test images, inverted")

# %% [markdown] tags=["notes"] minutes=1
# Cover the answers with your hand and let the room read the digits: nobody hesitates.

# %% [markdown] slideshow={"slide_type": "subslide"}
# Does it notice nothing? Take one test image and one stranger, each drawn at random: how often is the test image the surer one? (AUROC again.)

# %%
from helpers.strangers import load_strangers

strangers = load_strangers()
unmet = {"inverted digits": inverted, "13 other people": normalize(prepared(strangers.drawings)),
         "noise": np.random.default_rng(0).random((2000, 784))}
for name, some in unmet.items():
    its = confidence(net.predict_proba(some))
    told = auroc(np.append(sure, its), np.arange(len(sure) + len(its)) < len(sure))
    print(f"{name:16s} {its.mean():.1%} sure on average, below the threshold {(its < threshold).mean():.1%}, "
          f"told apart in {told:.1%} of the draws")

# %% [markdown] slideshow={"slide_type": "subslide"}
# Over five seeds, full set: {{G7 full 128_right}} of the inverted digits are read right. The mean confidence is {{G7 full 128_confidence median}} against {{G7 full 128_on_digits median}} on the digits as they are,
# {{G7 full 128_below_95 median}} fall below a threshold of 95 %, and in {{G7 full 128_auroc median}} of the draws the image as it is is the surer one. So it notices in part, and reads no better for that.
#
# Softmax shares out 100 % among ten digits, and "none of these" is not among the answers. Calibration is a promise about images *like those it was measured on*. Lesson
# 10 goes on from here.

# %% [markdown] tags=["notes"] minutes=3
# It notices in part. What would you add to the ten answers?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what is said | verdict | what was measured |
# |---|---|---|
# | 85 % of images at 90-99 %, 12 % at 70-89, 3 % at 50-69 | {{G1 verdict}} | 784-128-10 has {{G1 full 128_99 median}} at 99 % and more, {{G1 full 128_90 median}} at 90-99 |
# | it says exactly how sure it is | {{G3 verdict}} | ECE {{G3 full ece_128}}, a perfect one would have {{G3 full floor_128 median}} |
# | unsure cases can go to humans | {{G6 verdict}} | 5 % handed over, {{G6 full 128_5}} of the rest right |
# | probabilities make it robust | {{G7 verdict}} | inverted digits: {{G7 full 128_right}} right, {{G7 full 128_confidence median}} sure |
#
# Full MNIST, test images, median (lowest to highest) over five seeds.

# %% [markdown] tags=["notes"] minutes=2
# Which of the four would they have signed an hour ago?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Say it in your own words

# %%
own_words("ninety_five_percent_sure", "two_calibration_errors", "dearer_errors")

# %% [markdown] tags=["notes"] minutes=3
# In pairs, one question each.

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** C. Guo and others, *On Calibration of Modern Neural Networks* (2017), has ECE and temperature. C. K. Chow, *On Optimum Recognition Error and Reject Tradeoff* (1970). Y. Geifman and R. El-Yaniv, *Selective
# Classification for Deep Neural Networks* (2017). A. Nguyen and others, *Deep Neural Networks are Easily Fooled* (2015), on being sure of nothing.
#
# **Next:** [lesson 09](09_keras.ipynb) hands the work over to Keras.
