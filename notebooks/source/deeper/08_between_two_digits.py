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
# # 08 · Between two digits
#
# **The question: how undecided can an image be?**
#
# An optional lesson behind [lesson 08](../08_confidence.ipynb), for those who want the fine print: how the confidence is spread, what "a clear nine" gets, and whether there are images that
# are a 0 and a 6 at once.
#
# **You need** lesson 08. **It takes** about {{minutes}} minutes of yours and about 10 seconds of the computer's. {{solution}}.

# %%
import numpy as np

from helpers.confidence import bands, confidence
from helpers.data import load_mnist, normalize, stratified_split
from helpers.exercises import quiz, reveal
from helpers.figures import confidence as figures
from helpers.network import Network

mnist = load_mnist()
images, labels = normalize(mnist.train_images), mnist.train_labels
test_images, test_labels = normalize(mnist.test_images), mnist.test_labels

training, held_out = stratified_split(labels, share=1 / 6)
net = Network([784, 128, 10], activation="relu", seed=0)
net.train(images[training], labels[training], epochs=5 if mnist.source == "full" else 20, decay="linear")

probabilities = net.predict_proba(test_images)        # (n, 10)
sure = confidence(probabilities)
right = probabilities.argmax(axis=1) == test_labels
figures.band_examples(mnist.test_images, test_labels, probabilities,
                      "Test images by the confidence of their answer")

# %% [markdown] slideshow={"slide_type": "slide"}
# ## How is the confidence spread?
#
# Colin Jaffe (*Neural Network Training Process for Digit Recognition*, 2026) gives 85 % of the images a confidence of 90 to 99 %, 12 % one of 70 to 89, 3 % one of 50 to 69. Lesson 08 trained five networks to compare. Here they are over five
# seeds, full set, all training images (the second network 20 epochs, the fourth 10). The last column is the share of the images that stand in another band than the text says:
#
# | | under 50 % | 50-70 | 70-90 | 90-99 | 99 and more | elsewhere |
# |---|---|---|---|---|---|---|
# | what is said | 0 | 3 | 12 | 85 | 0 | |
# | 784-128-10 | {{G1 full 128_below median}} | {{G1 full 128_50 median}} | {{G1 full 128_70 median}} | {{G1 full 128_90 median}} | {{G1 full 128_99 median}} | {{G1 full 128_apart}} |
# | 784-16-16-10 | {{G1 full small_below median}} | {{G1 full small_50 median}} | {{G1 full small_70 median}} | {{G1 full small_90 median}} | {{G1 full small_99 median}} | {{G1 full small_apart}} |
# | the same, early | {{G1 full one_epoch_below median}} | {{G1 full one_epoch_50 median}} | {{G1 full one_epoch_70 median}} | {{G1 full one_epoch_90 median}} | {{G1 full one_epoch_99 median}} | {{G1 full one_epoch_apart}} |
# | textbook's recipe | {{G1 full textbook_below median}} | {{G1 full textbook_50 median}} | {{G1 full textbook_70 median}} | {{G1 full textbook_90 median}} | {{G1 full textbook_99 median}} | {{G1 full textbook_apart}} |
# | 1,000 by heart | {{G1 full few_below median}} | {{G1 full few_50 median}} | {{G1 full few_70 median}} | {{G1 full few_90 median}} | {{G1 full few_99 median}} | {{G1 full few_apart}} |
#
# A band holds its lower edge and not its upper one, so that no image is in two; only the last holds both:

# %% tags=["nbval-check-output"]
for edge in (0.5, 0.7, 0.9, 0.99, 1):
    print(f"a confidence of {edge:4.0%} is in band {bands(np.array([edge])).argmax()}")

# %% [markdown]
# Three of the five are nearly certain of more than half of the images, and every one is spread over more bands than the text has. Which recipe would you need to come near 85 / 12 / 3?

# %% [markdown] slideshow={"slide_type": "slide"}
# ## A clear nine
#
# A clear nine might get 99.7 %, says the same text, and 99 % accuracy on clear examples. Both can be counted.

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
# images. Whoever leaves the hard ones out can claim more than the network can do.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Zero or six?
#
# An ambiguous digit, a 0 that could be a 6, would get 53 % and 47 %, so the text. Are there such images among the test images?
#
# They are rare. Counting all pairs of digits, five networks find {{G4 full five_near_ties}} near-ties (two outputs of 40 % or more) among the 10,000 test images, each network counted by itself: in {{G4 full five_0-6}} of them it is 0
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
# The images in the middle are two digits on top of each other. This is one pair. The network is sure of it for most of the way, and tips over within a short stretch. Is that so with other pairs? Try them: where is 53 / 47, and does a third digit come up?

# %%
from helpers.widgets.blend import explore_blend

explore_blend(net, zeros, sixes)

# %% [markdown]
# Of 200 pairs of a 0 and a 6, {{G4 full blends_53_47}} come within 5 points of 53 / 47 somewhere on the way (five networks; subset: {{G4 subset blends_53_47}}),
# at a mix of about {{G4 full blends_mix median}}. In {{G4 full blends_another_digit}} the answer is a third digit for a while. So 53 / 47 exists. You have to look for it.

# %% [markdown] slideshow={"slide_type": "slide"}
# ## Say it in your own words
#
# 1. Somebody reports 99 % accuracy "on clear images". What do you ask?
# 2. A network gives 53 % for a 0 and 47 % for a 6. What does that say about the image, and what about the network?
