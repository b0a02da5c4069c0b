"""A whole network of one's own. The mistakes are descriptions of classes (_own_network.py)."""

from helpers.exercises.lesson_06._own_network import Own, described
from helpers.exercises.model import Exercise, Mistake
from helpers.wording import percent

GOOD = Own(right=0.976)


def compare_networks(result, expected, arguments):
    if not isinstance(result, Own):
        return "Hand over your class."
    return result == expected if expected.problem or expected.right < expected.bar else (
        not result.problem and result.right >= result.bar)


def slip(name, words):
    """A mistake by the name that the description has for it."""
    return Mistake(name, Own(name), words, lambda result, expected, arguments: result.problem == name)


def seen(before, after=""):
    """Words around what was seen."""
    return lambda case: f"{before}{case.result.detail}{after}"


def below(case):
    own = case.result
    digits = next((digits for digits in range(1, 6) if round(100 * own.right, digits) < 100 * own.bar), 6)
    return (f"The parts are right, and it reads {percent(own.right, digits)} of the held-out images; "
            f"{percent(own.bar, 0)} is the bar. Does the rate fall from epoch to epoch? Then a larger one (0.3 to 0.5) "
            "goes further.")


EXERCISE = Exercise(
    title="Your own network",
    reference=GOOD,
    compare=compare_networks,
    call=described,
    time_limit=120.0,
    slow="Is there a loop over images or weights? Arrays of float32 and products with `@` are fast.",
    mistakes=[
        slip("no class", "Hand over the class itself, `MyNetwork`, and not a network made of it."),
        slip("a method is missing", seen("Your class has no method `", "`.")),
        slip("test data", seen("Your class reads `", "`. What judges a network in the end must not be seen before: "
                               "train on what `train` is handed, and on nothing else.")),
        slip("no weights", "Your class sets no `self.weights` and `self.biases`: two lists with one array a layer."),
        slip("shapes", seen("Look at the shapes: ", ". A layer's weights are (neurons before, neurons after).")),
        slip("shared start", "All neurons of a layer start with the same weights. So they get the same gradients, and "
                             "stay copies of one another for ever: draw each weight at random."),
        slip("spread", seen("The weights start with another spread than `start_layer` gives: ", ".")),
        slip("seed", "The same seed has to give the same start, and another seed another one: make one generator, "
                     "`np.random.default_rng(seed)`, and draw all layers from it."),
        slip("nothing returned", seen("`", "` gives nothing back. Is the `return` missing?")),
        slip("no softmax", "The outputs are the last layer's weighted sums. Softmax makes ten shares of them."),
        slip("softmax across images", "Each output is divided by the sum over the *images*. Softmax divides by the sum "
                                      "over the outputs of one image: `axis=1`."),
        slip("overflow", "Where a weighted sum is near 1,000, its exponential overflows and the outputs are no "
                         "numbers. First subtract the largest of each row: `z - z.max(axis=1, keepdims=True)`."),
        slip("no biases", "The outputs come out right for biases of 0 only: add them in every layer."),
        slip("no bend", "There is no ReLU in the hidden layers. Without a bend all layers together are one layer "
                        "(lesson 02)."),
        slip("bend at the outputs", "The ReLU is also at the outputs, in front of softmax. There it throws away all "
                                    "that speaks against a digit."),
        slip("sigmoid", "The hidden layers bend with a sigmoid; this network asks for ReLU, "
                        "`np.maximum(z, 0)`."),
        slip("outputs", seen("`predict_proba` gives other outputs than a forward pass: ", ".")),
        slip("form of the gradients", seen("`gradients` has to give back two lists, `weight_gradients, "
                                           "bias_gradients`: ", ".")),
        slip("biases first", "Both lists are right, but swapped. Return the weight gradients first."),
        slip("last layer first", "The gradients stand in the order in which they are found, last layer first. Put each "
                                 "in front: `insert(0, ...)`."),
        slip("forgotten mean", "Your gradients are the nudged ones times the number of images. The cost is a mean: "
                               "divide the output errors by `len(labels)`."),
        slip("uphill gradients", "Every gradient has the other sign: start from outputs minus targets."),
        slip("slope of the wrong layer", "The slope is that of the layer the errors come *from*. It has to be that of "
                                         "the layer they go to: `layers[layer] > 0`."),
        slip("no slope", "The last layer is right, the others are not: on their way back the errors are multiplied by "
                         "ReLU's slope, 1 where the neuron is on and 0 where it is off."),
        slip("sigmoid's slope", "You multiply by a(1 - a), the slope of a sigmoid. ReLU's is 1 where a > 0, else 0."),
        slip("late", "The errors are passed back before this layer's gradients are taken from them. First the "
                     "gradients, then back."),
        slip("biases averaged", "The weights are right, the biases too small by the number of images: the errors have "
                                "their 1/n already, so use `sum`."),
        slip("not transposed", "On the way back it has to be `weights.T`. Where all layers are equally wide, nothing "
                               "complains."),
        slip("gradients", seen("Nudging says something else than your gradients: ", ".")),
        slip("input overwritten", seen("`", "` overwrites the images or labels that it is handed. Make new arrays.")),
        slip("nothing moves", "After `train` all weights are where they were. With fewer images than a batch holds "
                              "there is one small batch: `for start in range(0, len(images), batch_size)`."),
        slip("uphill", "`train` steps uphill: subtract rate times gradient."),
        slip("biases stand still", "`train` moves the weights, and leaves the biases where they are."),
        slip("weights stand still", "`train` moves the biases, and leaves the weights where they are."),
        slip("step", "One epoch with all images in one batch is one step: minus `learning_rate` times the gradient. "
                     "Yours moves the weights by something else."),
        slip("batch_size without effect", "An epoch ends in the same place whether a batch holds 1 image or 3: "
                                          "`batch_size` has no effect."),
        slip("last batch dropped", seen("7 images in batches of 3 are two batches and a smaller one. An epoch of yours "
                                        "looks at ", " of the 7: take the last batch, too, "
                                        "`range(0, len(images), batch_size)`.")),
        slip("shuffled once", "The images come in the same order in every epoch. Shuffle them inside the loop over the "
                              "epochs."),
        slip("always the same order", "The images come in the same order whatever the seed: shuffle them in every "
                                      "epoch, with `random.permutation(len(images))`."),
        slip("one epoch only", "Two epochs end where one ends. Does the loop over `epochs` hold the whole epoch, and "
                               "is `return` behind it?"),
        Mistake("below the bar", Own(right=0.93), below,
                lambda result, expected, arguments: not result.problem and 0.3 <= result.right < result.bar),
        Mistake("learns nothing", Own(right=0.1),
                "The parts are right, but the training leads nowhere: it reads about as many digits as guessing would. "
                "Is the default rate far too large, or far too small? 0.1 is a good start.",
                lambda result, expected, arguments: not result.problem and result.right < 0.3),
    ],
    hints=[
        "Four parts, all written before: the start from this lesson, the forward pass from lesson 02, the backward "
        "pass from lesson 05, the epoch from lesson 04.",
        "`gradients` needs all layers, `predict_proba` only the last. A method `activations` that returns the list of "
        "layers serves both.",
        "Lesson 05's backward pass was for sigmoid neurons. Only the slope is another here: "
        "`errors = errors @ self.weights[layer].T * (layers[layer] > 0)`.",
    ],
    variants=[Own(right=0.9701), Own(right=0.945, bar=0.93)],
    remark="Its gradients are what nudging finds, and it reads digits that it has never seen. All of it is yours.",
)
