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
#
# **You need** lessons [02](02_neurons.ipynb) (softmax) and [06](06_training.ipynb). **It takes** about {{minutes}} minutes of yours and
# about 20 seconds of the computer's. {{solution}}.

# %%
import numpy as np

from helpers.data import load_mnist, normalize, stratified_split
from helpers.figures import confidence as figures
from helpers.figures import misread, predictions

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels
mnist

# %% [markdown]
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

# %% slideshow={"slide_type": "fragment"}
from helpers.confidence import confidence

probabilities = net.predict_proba(test_images)        # (n, 10)
sure = confidence(probabilities)                      # (n,): the largest of the ten
right = probabilities.argmax(axis=1) == test_labels   # (n,): True or False

figures.band_examples(mnist.test_images, test_labels, probabilities,
                      "Test images by the confidence of their answer")

# %% [markdown]
# The rows do not tell how many images belong in each. Look at the digits, though: would you have sorted them like this?
#
# And how sure is it of your own hand? Here are the digits that you kept. (If you kept none, they are the course's drawings.)

# %% slideshow={"slide_type": "fragment"}
from helpers.own_digits import digits_or_samples, prepared

digits, are_yours = digits_or_samples()
figures.band_examples(digits.images, digits.labels, net.predict_proba(normalize(digits.images)),
                      f"{'Your digits' if are_yours else 'Drawings'} by the confidence of their answer")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How are the images spread?
#
# A text about this network says: typically, **85 %** of the images get a confidence of 90 to 99 %, **12 %** get 70 to 89 %, and
# **3 %** get 50 to 69 %. Before you count, commit yourself.

# %%
from helpers.exercises import check, hint, own_words, quiz, reveal

quiz("most_common_band")

# %% slideshow={"slide_type": "fragment"}
from helpers.confidence import bands

share_of = bands(sure)
reveal("most_common_band", *share_of)

# %% [markdown]
# (A band holds its lower edge and not its upper one, so that no image is in two; only the last holds both.) One network proves little, so four more answer with ours: the small one of the textbooks,
# the same stopped early, after a fifth of our epochs, the first textbooks' recipe ([lesson 06](06_training.ipynb)), and one that learnt 1,000 images by heart. (The ten outputs of the third recipe are sigmoids, which need not add up to 1. We take the largest all the same.) About 4 s.

# %% slideshow={"slide_type": "fragment"}
small = Network([784, 16, 16, 10], activation="relu", seed=0)
small.train(images[training], labels[training], epochs=2 * epochs, batch_size=32,
            momentum=0, decay="linear")
print(f"784-16-16-10: {small.accuracy(test_images, test_labels):.1%} right", flush=True)

early = Network([784, 16, 16, 10], activation="relu", seed=0)
early.train(images[training], labels[training], epochs=epochs // 5, batch_size=32,
            momentum=0, decay="linear")
print(f"the same, early: {early.accuracy(test_images, test_labels):.1%} right")

# %%
textbook = Network([784, 16, 16, 10], output="sigmoid", cost="quadratic", init="normal")
textbook.train(images[training], labels[training], epochs=epochs, batch_size=10,
               learning_rate=1.5, momentum=0)
print(f"textbook's recipe: {textbook.accuracy(test_images, test_labels):.1%} right",
      flush=True)

by_heart = Network([784, 128, 10], activation="relu", seed=0)
by_heart.train(images[training[:1000]], labels[training[:1000]], epochs=60)
print(f"1,000 by heart: {by_heart.accuracy(test_images, test_labels):.1%} right")

# %% slideshow={"slide_type": "fragment"}
nets = {"784-128-10": net, "784-16-16-10": small, "the same, early": early,
        "textbook's recipe": textbook, "1,000 by heart": by_heart}
shares = {"what one reads": np.array([0, 0.03, 0.12, 0.85, 0])}
for name, one in nets.items():
    shares[name] = bands(confidence(one.predict_proba(test_images)))

figures.band_shares(shares, "What one reads, and what five networks do")

# %% [markdown] slideshow={"slide_type": "slide"}
# Over five seeds, on the full set (all training images; the second network 20 epochs, the fourth 10). The last column is the share of the images that stand in another band than the text says:
#
# | | under 50 % | 50-70 | 70-90 | 90-99 | 99 and more | elsewhere |
# |---|---|---|---|---|---|---|
# | what one reads | 0 | 3 | 12 | 85 | 0 | |
# | 784-128-10 | {{G1 full 128_below median}} | {{G1 full 128_50 median}} | {{G1 full 128_70 median}} | {{G1 full 128_90 median}} | {{G1 full 128_99 median}} | {{G1 full 128_apart}} |
# | 784-16-16-10 | {{G1 full small_below median}} | {{G1 full small_50 median}} | {{G1 full small_70 median}} | {{G1 full small_90 median}} | {{G1 full small_99 median}} | {{G1 full small_apart}} |
# | the same, early | {{G1 full one_epoch_below median}} | {{G1 full one_epoch_50 median}} | {{G1 full one_epoch_70 median}} | {{G1 full one_epoch_90 median}} | {{G1 full one_epoch_99 median}} | {{G1 full one_epoch_apart}} |
# | textbook's recipe | {{G1 full textbook_below median}} | {{G1 full textbook_50 median}} | {{G1 full textbook_70 median}} | {{G1 full textbook_90 median}} | {{G1 full textbook_99 median}} | {{G1 full textbook_apart}} |
# | 1,000 by heart | {{G1 full few_below median}} | {{G1 full few_50 median}} | {{G1 full few_70 median}} | {{G1 full few_90 median}} | {{G1 full few_99 median}} | {{G1 full few_apart}} |
#
# The 85 / 12 / 3 fits none of them. Three of the five are nearly certain of most images, and every one is spread over more bands than the text knows. Even read generously, with everything over 90 % in one band, the nearest of the
# five is {{G1 full nearest_generous}} away.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A clear nine
#
# "A clear nine might get 99.7 %", one reads, and also "99 % accuracy on clear examples". Both can be counted.

# %% slideshow={"slide_type": "fragment"}
nines, clear = test_labels == 9, sure >= 0.99
print(f"{(sure[nines] >= 0.997).mean():.1%} of the nines have 99.7 % or more")
print(f"{clear.mean():.1%} of all images have 99 % or more; "
      f"{right[clear].mean():.2%} of those are right")
print(f"all images: {right.mean():.1%} right")

# %% [markdown]
# 99.7 % is nothing special for a nine: over five seeds {{G2 full nines}} of the nines reach it (subset: {{G2 subset nines}}). And where the network is
# that sure, it is right: of the images at 99 % and more, {{F4 full right}} (subset: {{F4 subset right}}).
#
# So "99 % accuracy" is true of the images that are *easy for this network*. That is no accuracy of the network: {{F4 full all}} of all
# images. Whoever leaves the hard ones out can claim any accuracy.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Is 90 % right 90 % of the time?
#
# Weather forecasts have a good test: of all days with "70 % rain", did it rain on 70 %? Then the forecast is **calibrated**. It says exactly how sure it is, one reads about
# our network. Take the images that got between 80 and 90 %.

# %%
quiz("calibration")

# %% slideshow={"slide_type": "fragment"}
chosen = (sure >= 0.8) & (sure < 0.9)
print(f"{chosen.sum()} test images: {sure[chosen].mean():.1%} sure on average, "
      f"{right[chosen].mean():.1%} right")
reveal("calibration", right[chosen].mean())

# %% [markdown]
# Now all of them. Cut the confidence from 0 to 1 into ten equally wide bins, and compare in each bin what was said (the mean confidence) with what came true (the share right).

# %% slideshow={"slide_type": "fragment"}
from helpers.confidence import reliability


def answers_of(one, images=test_images):
    """Confidence, and whether the answer is right."""
    probabilities = one.predict_proba(images)
    return confidence(probabilities), probabilities.argmax(axis=1) == test_labels


three = {"784-128-10": net, "784-16-16-10": small, "1,000 by heart": by_heart}
bins = {name: reliability(*answers_of(one)) for name, one in three.items()}
figures.reliability_diagram(bins, "As sure as right? Below the line: surer than right")

# %% [markdown]
# (A whisker shows how far chance alone could move a bin of so few images.)
#
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

# %%
hint("calibration_error")

# %% [markdown]
# How small can it get? A network that is perfectly calibrated would still not get 0: with so many images, chance alone leaves a gap. So we draw: an image with a confidence of 80 % is "right" with a probability of 0.8, and so on for all.

# %% slideshow={"slide_type": "fragment"}
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

# %% [markdown] slideshow={"slide_type": "slide"}
# Over five seeds, ECE in points:
#
# | | full set | subset |
# |---|---|---|
# | 784-128-10, all training images | {{G3 full ece_128}} | {{G3 subset ece_128}} |
# | the same confidences, perfectly calibrated | {{G3 full floor_128}} | {{G3 subset floor_128}} |
# | 784-16-16-10, all training images | {{G3 full ece_small}} | {{G3 subset ece_small}} |
# | 784-128-10, 1,000 images by heart | {{G3 full ece_few}} | {{G3 subset ece_few}} |
#
# With many images and few epochs, the confidence can nearly be taken at its word: its error is above what chance leaves, by less than half a point. With 1,000 images and many epochs it is far off: the network is surer than right.
# (In the run above, the first network learnt from fewer images, and came out within its floor.) "Exactly how certain" is therefore not built into softmax. It has to be measured, each time.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## You against the network
#
# And you? Here are 50 of the 200 test images that this network is least sure of. Say which digit each is, and how sure you are. What you answer is kept on your computer only. As many as you like; ten are enough to go on.

# %%
quiz("hard_images_read")

# %%
from helpers.widgets.versus import hardest, play

game = play(mnist.test_images, test_labels, probabilities)
game

# %% slideshow={"slide_type": "fragment"}
hard = hardest(probabilities, 50)
reveal("hard_images_read", right[hard].mean())

# %% slideshow={"slide_type": "fragment"}
from helpers.interval import wilson_interval

yours = game.answers
your_right = yours.digits == test_labels[yours.indexes]
its_right, its_sure = right[yours.indexes], sure[yours.indexes]
if len(yours.indexes) >= 10:
    for who, one_sure, one_right in (("you", yours.confidence, your_right),
                                     ("the network", its_sure, its_right)):
        low, high = wilson_interval(int(one_right.sum()), len(one_right))
        print(f"{who:11s} {one_right.sum()} of {len(one_right)} right ({low:.0%} to {high:.0%}), "
              f"{one_sure.mean():.0%} sure on average")
else:
    print("Answer ten images or more above, then run this cell and the next once more.")

# %% slideshow={"slide_type": "fragment"}
both_sides = {"the network": reliability(sure[hard], right[hard], bins=5)}
if len(yours.indexes) >= 10:
    both_sides["you"] = reliability(yours.confidence, your_right, bins=5)
figures.reliability_diagram(both_sides, "On the images that it is least sure of")

# %% [markdown]
# These are images that *this network* finds hard, so the comparison is unfair to it: on 50 that *you* find hard, it might be the other way round. And with so few images, look at the intervals before you say who is better. What can be seen is the other thing: whether you were as often right as you said.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Temperature
#
# An overconfident network can be talked down after the training, with one number. Divide the pre-activations $z_k$ of the outputs by a **temperature** $T$ before the softmax:
#
# $$p_k = \frac{e^{z_k / T}}{\sum_j e^{z_j / T}}$$
#
# where $p_k$ is one of the `probabilities` and $T$ the `temperature`.

# %%
quiz("temperature")

# %% [markdown]
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

# %%
hint("softened_probabilities")

# %% [markdown]
# Here is an image of which `by_heart` is not sure.

# %% slideshow={"slide_type": "fragment"}
from helpers.confidence import with_temperature

outputs = by_heart.predict_proba(test_images)
one = np.abs(confidence(outputs) - 0.8).argmin()
figures.softened_outputs(mnist.test_images[one], {
    temperature: with_temperature(outputs[one:one + 1], temperature)[0]
    for temperature in (0.5, 1, 2, 5)})

# %% [markdown]
# The best $T$ is the one with the lowest cross-entropy. It must be found on images the network has not learnt from: those held back.

# %% slideshow={"slide_type": "fragment"}
from helpers.confidence import fit_temperature

for name, one in three.items():
    temperature = fit_temperature(one.predict_proba(images[held_out]), labels[held_out])
    cooled = with_temperature(one.predict_proba(test_images), temperature)
    one_sure, one_right = answers_of(one)
    before = expected_calibration_error(one_sure, one_right)
    after = expected_calibration_error(confidence(cooled), one_right)
    print(f"{name:16s} T = {temperature:.2f}: "
          f"ECE {100 * before:.2f} -> {100 * after:.2f} points")

# %% slideshow={"slide_type": "fragment"}
# The loop ended with the third network: its answers, before and after.
figures.reliability_diagram({"1,000 by heart": reliability(one_sure, one_right),
                             f"at T = {temperature:.2f}":
                                 reliability(confidence(cooled), one_right)},
                            "One number brings it closer to the line")

# %% [markdown]
# What was far off comes close: over five seeds ECE goes from {{G3 full ece_few median}} to {{G3 full ece_few_cooled median}} for 1,000 images. On the subset, the other two gain as well
# (784-128-10: from {{G3 subset ece_held_128 median}} to {{G3 subset ece_held_128_cooled median}}). On the full set they were calibrated already, and there is nothing to win:
# {{G3 full ece_held_128}} before, {{G3 full ece_held_128_cooled}} after.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Zero or six?
#
# "An ambiguous digit, a 0 that could be a 6, gives 53 % and 47 %." Are there such images among the test images?
#
# They are rare. Counting all pairs of digits, five networks find {{G4 full five_near_ties}} near-ties (two outputs of 40 % or more) on the full set: in {{G4 full five_0-6}} of them it is 0
# against 6. 3 against 5 has {{G4 full five_3-5}}, 4 against 9 {{G4 full five_4-9}}. On the subset, no network has a near-tie of 0 and 6.
#
# But we can *make* ambiguous images: mix a clear 0 with a clear 6, pixel by pixel.

# %%
quiz("blended_digits")

# %% slideshow={"slide_type": "fragment"}
zeros, sixes = (test_images[(test_labels == digit) & right & (sure > 0.999)][:12]
                for digit in (0, 6))                              # clear ones
mix = np.linspace(0, 1, 101, dtype=np.float32)[:, np.newaxis]     # share of the 6
blends = (1 - mix) * zeros[1] + mix * sixes[1]                    # (101, 784)
path = net.predict_proba(blends)

print(f"on {(confidence(path) >= 0.9).mean():.0%} of the way it is 90 % sure or more")
tipping = ((path[:, 0] > 0.1) & (path[:, 0] < 0.9)).mean()     # where the 0 is neither kept nor lost
reveal("blended_digits", tipping)
figures.blend_path(blends, mix[:, 0], path, "A clear 0 turns into a clear 6")

# %% [markdown]
# The images in the middle are two digits on top of each other. The network is still sure for most of it, and tips over within a short stretch. Try other pairs: where is 53 / 47, and does a third digit come up?

# %%
from helpers.widgets.blend import explore_blend

explore_blend(net, zeros, sixes)

# %% [markdown]
# Of 200 pairs of a 0 and a 6, {{G4 full blends_53_47}} come within 5 points of 53 / 47 somewhere on the way (five networks; subset: {{G4 subset blends_53_47}}),
# at a mix of about {{G4 full blends_mix median}}. In {{G4 full blends_another_digit}} the answer is a third digit for a while. So 53 / 47 exists. You have to look for it.

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

# %% [markdown]
# So confidence sorts well, but not perfectly. Two more networks, trained from other starts, can tell whether the sure errors are bad luck of this one. About 5 s.

# %%
quiz("shared_confident_errors")

# %% slideshow={"slide_type": "fragment"}
trio = [net]
for seed in (1, 2):
    trio.append(Network([784, 128, 10], activation="relu", seed=seed))
    trio[-1].train(images[training], labels[training], epochs=epochs, decay="linear",
                   seed=seed)
    accuracy = trio[-1].accuracy(test_images, test_labels)
    print(f"seed {seed}: {accuracy:.1%} right", flush=True)

# %% slideshow={"slide_type": "fragment"}
everybody = np.array([one.predict_proba(test_images) for one in trio])    # (3, n, 10)
all_wrong = (everybody.argmax(axis=2) != test_labels).all(axis=0)         # (n,)
least = everybody.max(axis=2).min(axis=0)        # the confidence of the least sure
sure_errors = ~right & (sure > 0.99)
print(f"{sure_errors.sum()} errors of over 99 % by this network; "
      f"{(sure_errors & all_wrong).sum()} of them are misread by all three")
reveal("shared_confident_errors", all_wrong[sure_errors].mean() if sure_errors.any() else np.nan)

# %% slideshow={"slide_type": "fragment"}
surest = np.where(all_wrong, least, 0).argsort()[::-1][:16]
print("their places among the test images:", surest[:6])
misread.most_confident(mnist.test_images[surest], test_labels[surest],
                       everybody.mean(axis=0)[surest], count=16,
                       title="All three networks are wrong here, and sure of it")

# %% [markdown]
# What if the three vote, by the mean of their outputs?

# %% slideshow={"slide_type": "fragment"}
def cost_of(probabilities):
    """The mean cross-entropy."""
    return -np.log(probabilities[np.arange(len(test_labels)), test_labels] + 1e-12).mean()


for name, one in {"alone": everybody, "together": everybody.mean(axis=0)[np.newaxis]}.items():
    print(f"{name:9s} right " + ", ".join(f"{(p.argmax(axis=1) == test_labels).mean():.2%}" for p in one)
          + "; cost " + ", ".join(f"{cost_of(p):.4f}" for p in one))

# %% [markdown]
# Over five seeds, full set: one network {{G5 full alone_right}}, three together {{G5 full together_right}}; the cost falls from {{G5 full alone_cost}} to {{G5 full together_cost}}. What is bad luck of one, the others outvote.
#
# Back to the picture. With whom do you side, the label or the networks? Decide for each of them. Which would you have read right, and which would you hand back, too?
#
# On the full set, over five seeds, {{G5 full errors_above_99}} errors have over 99 %, the surest of them {{G5 full surest_error}}. Of these, {{G5 full shared}} are misread by all five networks (subset:
# {{G5 subset shared}}): those are the image's doing, and no network's bad luck. AUROC is {{G5 full auroc}} (subset: {{G5 subset auroc}}).

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Ask a human
#
# Sure answers are mostly right, so let the network answer those, and hand the others to a person. The more you hand over, the better the rest. How much better?
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

# %%
hint("risk_coverage")

# %% slideshow={"slide_type": "fragment"}
from helpers.confidence import risk_coverage

figures.risk_coverage({name: risk_coverage(*answers_of(nets[name]))
                       for name in ("784-128-10", "784-16-16-10")},
                      "Hand over a few, and the rest gets much better")

# %% [markdown]
# (`risk_coverage` is your function; it also knows what to do when two images have the same confidence.) Over five seeds, full set:
#
# | handed over | nothing | 1 % | 2 % | 5 % | 10 % |
# |---|---|---|---|---|---|
# | 784-128-10: accuracy of the rest | {{F4 full all median}} | {{G6 full 128_1 median}} | {{G6 full 128_2 median}} | {{G6 full 128_5 median}} | {{G6 full 128_10 median}} |
# | 784-16-16-10 | {{G3 full accuracy_small median}} | {{G6 full small_1 median}} | {{G6 full small_2 median}} | {{G6 full small_5 median}} | {{G6 full small_10 median}} |
#
# Move the threshold yourself. Who is handed over, and how many of them had been read right anyway?

# %%
from helpers.widgets.confidence_explorer import explore_confidence

explore_confidence(mnist.test_images, test_labels, probabilities)

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Which threshold?
#
# That depends on what things cost. Say a human look costs 1, and an error that slips through costs 20, a letter that goes to the wrong town. (At first the human makes no mistake.)

# %%
quiz("threshold_data")

# %% [markdown]
# ### Your turn: a deferral policy
#
# An image is kept if its confidence is *at least* the threshold. Find the candidate with the lowest cost.

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

# %%
hint("deferral_policy")

# %% [markdown]
# `threshold_for_costs` does the same, with every confidence that occurs as a candidate. It chooses on the images held back. The test images only judge.

# %% slideshow={"slide_type": "fragment"}
from helpers.confidence import cost_per_image, threshold_for_costs

held_probabilities = net.predict_proba(images[held_out])
held_sure = confidence(held_probabilities)
held_right = held_probabilities.argmax(axis=1) == labels[held_out]
threshold = threshold_for_costs(held_sure, held_right, cost_of_error=20, cost_of_look=1)

kept = sure >= threshold
print(f"threshold {threshold:.3f}: {(~kept).mean():.1%} of them go to a human, "
      f"{right[kept].mean():.2%} of the rest are right")
for name, value in {"nothing handed over": 0, "all handed over": np.inf,
                    "chosen on validation": threshold}.items():
    cost = 100 * cost_per_image(sure, right, value, cost_of_error=20, cost_of_look=1)
    print(f"{name:21s} {cost:6.1f} looks per 100 images")

# %% slideshow={"slide_type": "fragment"}
thresholds = 1 - np.logspace(0, -4, 200)
costs = {name: np.array([100 * cost_per_image(*pair, one, 20, 1) for one in thresholds])
         for name, pair in {"validation images": (held_sure, held_right),
                            "test images": (sure, right)}.items()}
figures.cost_by_threshold(costs, thresholds, threshold,
                          "Chosen on validation images, good on test images, too")

# %% [markdown]
# The valley is flat at its bottom: the exact threshold hardly matters. If the confidence is calibrated (and to know that, one needs data), it can be computed. Of the images with confidence $p$, a share of $1 - p$ is
# read wrong. So an image costs, on average:

# %% tags=["nbval-check-output"]
for p in (0.8, 0.9, 0.95, 0.98):
    print(f"confidence {p:.0%}: {20 * (1 - p):.1f} if kept, 1.0 if handed over")

# %% [markdown]
# Keep it where $p$ is at least $1 - 1/20 = 95\,\%$: one look divided by one error, taken from 1 (Chow 1970). Over five seeds, in looks per 100 images:
#
# | | full set | subset |
# |---|---|---|
# | nothing handed over | {{G6 full cost_nothing_deferred}} | {{G6 subset cost_nothing_deferred}} |
# | threshold chosen on held-out images | {{G6 full cost_chosen}} | {{G6 subset cost_chosen}} |
# | Chow's 95 % | {{G6 full cost_rule}} | {{G6 subset cost_rule}} |
# | the best there was, known only afterwards | {{G6 full cost_hindsight}} | {{G6 subset cost_hindsight}} |
#
# Humans err as well. Set how often:

# %% slideshow={"slide_type": "fragment"}
for human_error in (0, 0.01, 0.02, 0.05):
    best = threshold_for_costs(held_sure, held_right, 20, 1, human_error)
    handed = sure < best
    wrong_in_all = (~right & ~handed).mean() + human_error * handed.mean()
    print(f"the human errs in {human_error:3.0%}: threshold {best:.3f}, {handed.mean():5.1%} handed over, "
          f"{wrong_in_all:.2%} wrong in all")

# %% [markdown]
# The more often the human errs, the less is worth handing over: Chow's rule becomes $1 - 1/20 - h$, with $h$ the human's share of errors.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Something it has never met
#
# "Because it gives probabilities, the network is robust: it flags what it is unsure of." All test images so far were like the training images. Now somebody scans with white ink on black paper. For you nothing
# changes.

# %%
quiz("inverted_images")

# %% slideshow={"slide_type": "fragment"}
from helpers import probes

inverted = probes.inverted(test_images)               # 1 - test_images
strange_sure, strange_right = answers_of(net, inverted)
print(f"{strange_right.mean():.1%} right, {strange_sure.mean():.1%} sure on average")
reveal("inverted_images", strange_right.mean(), strange_sure.mean())
passed = strange_sure >= threshold
print(f"{passed.mean():.1%} pass the threshold of {threshold:.3f}; "
      f"{strange_right[passed].mean():.1%} of those are right")

# %% slideshow={"slide_type": "fragment"}
some = [0, 1, 2, 3, 4]
predictions.ten_outputs(inverted[some], test_labels[some],
                        net.predict_proba(inverted[some]),
                        "The first five test images, inverted")

# %% [markdown]
# Does it notice nothing? Take one test image and one stranger, each drawn at random: how often is the test image the surer one? (AUROC again.)

# %% slideshow={"slide_type": "fragment"}
from helpers.strangers import load_strangers

strangers = load_strangers()
unmet = {"inverted digits": inverted, "13 other people": normalize(prepared(strangers.drawings)),
         "noise": np.random.default_rng(0).random((2000, 784))}
for name, some in unmet.items():
    its = confidence(net.predict_proba(some))
    told = auroc(np.append(sure, its), np.arange(len(sure) + len(its)) < len(sure))
    print(f"{name:16s} {its.mean():.1%} sure on average, below the threshold {(its < threshold).mean():.1%}, "
          f"told apart in {told:.1%} of the draws")

# %% [markdown]
# Over five seeds, full set: {{G7 full 128_right}} of the inverted digits are read right, at a mean confidence of {{G7 full 128_confidence}} against {{G7 full 128_on_digits}} on the digits as they are. {{G7 full 128_below_95}} of them fall below a threshold of 95 %,
# and in {{G7 full 128_auroc}} of the draws the image as it is is the surer one. So it notices in part. But it reads no better for that, and {{G7 full 128_passed_right}} of those above 95 % are right. The small network reads {{G7 full small_right}} of them, {{G7 full small_confidence}} sure.
#
# Softmax shares out 100 % among ten digits, and "none of these" is not among the answers. Calibration is a promise about images *like those it was measured on*. Lesson
# 10 goes on from here: noise, letters, attacks, and what helps.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## What you have measured
#
# | what one reads | what was measured |
# |---|---|
# | 85 % of images at 90-99 %, 12 % at 70-89, 3 % at 50-69 | none of five networks: 784-128-10 has {{G1 full 128_99 median}} at 99 % and more, {{G1 full 128_90 median}} at 90-99 |
# | it says exactly how sure it is | nearly: ECE {{G3 full ece_128}}, a perfect one would have {{G3 full floor_128}}; 1,000 images by heart: {{G3 full ece_few}} |
# | unsure cases can go to humans | true: 5 % handed over, {{G6 full 128_5}} of the rest right |
# | probabilities make it robust | false: inverted digits {{G7 full 128_right}} right at {{G7 full 128_confidence}} confidence |
#
# Full MNIST, test images, median (lowest to highest) over five seeds.
#
# **Say it in your own words**

# %% slideshow={"slide_type": "skip"}
own_words("ninety_five_percent_sure", "two_calibration_errors", "dearer_errors")

# %% [markdown] slideshow={"slide_type": "skip"}
# **To read on:** C. Guo and others, *On Calibration of Modern Neural Networks* (2017), has ECE and temperature. C. K. Chow, *On Optimum Recognition Error and Reject Tradeoff* (1970). Y. Geifman and R. El-Yaniv, *Selective
# Classification for Deep Neural Networks* (2017). A. Nguyen and others, *Deep Neural Networks are Easily Fooled* (2015), on being sure of nothing.
#
# **Next:** [lesson 09](09_keras.ipynb) hands the work over to Keras.
