"""The questions of lesson 07, looking inside, and of its optional part on edges."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands

QUIZZES = [
    Quiz(
        name="loudest_switched_off",
        question="For each test image, its five loudest hidden neurons of 128 are switched off. For how many images "
                 "does the answer stay as it was?",
        prediction=True,
        options=[Option("Under 10 %: they made the decision"), Option("10 to 70 %"), Option("70 to 95 %"),
                 Option("Over 95 %: nobody misses them")],
        truth=bands(0.1, 0.7, 0.95),
        claim="H12 without_loudest",
        why="Many other neurons are active as well, and together they mostly come to the same answer. The lines above "
            "say how it is with five active ones that are drawn at random.",
    ),
    Quiz(
        name="dead_neurons",
        question="A ReLU neuron passes on 0 for some images. How many of the 128 do so for every single training "
                 "image?",
        prediction=True,
        options=[Option("None"), Option("A few, up to 13"), Option("14 to 64"), Option("More than half")],
        truth=bands(0.5, 13.5, 64.5),
        claim="H14 dead",
        unit="neurons",
        why="A long step can carry a neuron's sum below 0 for all images: from then on its slope is 0, and no training "
            "image moves it. Steps of 0.1, which this network took, seldom do that.",
    ),
    Quiz(
        name="most_important_pixel",
        question="One and the same pixel is erased from all test images. How many points of accuracy does the most "
                 "important pixel of all cost?",
        prediction=True,
        options=[Option("Over 10 points"), Option("1.5 to 10 points"), Option("0.5 to 1.5 points"),
                 Option("Less than half a point")],
        truth=lambda loss: 3 - bands(0.005, 0.015, 0.1)(loss),
        claim="H2 largest_loss",
        why="One pixel of 784 moves the sum of an output only a little. That turns an answer only where two outputs "
            "were nearly equal.",
    ),
    Quiz(
        name="permuted_pixels",
        question="All 784 pixels change places, in the same way in every image. A network like the one before is "
                 "trained on such images, and tested on such. What happens to its accuracy?",
        prediction=True,
        options=[Option("It falls to about 10 %: nobody can read that"), Option("It loses five points or more"),
                 Option("It loses one or a few points"), Option("It stays as it is, give or take a point")],
        truth=lambda straight, scrambled: (0 if scrambled < 0.3 else
                                           3 - bands(0.015, 0.05)(straight - scrambled)),
        claim={"images as they are": "H1 straight", "scrambled": "H1 scrambled"},
        why="A neuron adds up 784 products, and a sum does not care for their order. Whatever can be learnt of one "
            "order can be learnt of any other.",
    ),
    Quiz(
        name="filled_nine",
        question="The hole of every nine is filled with ink. How many of them will the network still read as a 9?",
        prediction=True,
        options=[Option("Hardly any"), Option("About half"), Option("70 to 90 %"), Option("Over 90 %")],
        truth=bands(0.3, 0.7, 0.9),
        claim="H3 wide_filled",
        why="So it is not the hole that makes them nines to the network. Which ink does is tried next.",
    ),
    Quiz(
        name="left_line",
        question="An upright line on the left hints at a 1 or a 7, says a text. Of the training images that have one, "
                 "how many are a 1 or a 7?",
        prediction=True,
        options=[Option("Most of them"), Option("About half"), Option("About as many as of all images, a fifth"),
                 Option("Hardly any")],
        truth=lambda ones_and_sevens: 3 - bands(0.1, 0.3, 0.7)(ones_and_sevens),
        claim="H4 images_1_or_7",
        why="MNIST centres each digit by its ink, so that the line of a 1 stands in the middle. What reaches far to "
            "the left is wider than that.",
    ),
    Quiz(
        name="activation_maximisation",
        question="We change white paper, step by step, so that the output for a digit grows, and stop as soon as the "
                 "network is 99 % sure. What will stand there?",
        prediction=True,
        options=[Option("A digit as people write it"), Option("A blurred digit, like the average of many"),
                 Option("Something much less like that digit than real ones are")],
        # Measured: the correlation with the average image of the digit, of what was drawn and of real digits.
        truth=lambda drawn, real: 2 if drawn < real - 0.1 else 1 if drawn > 0.9 else 0,
        claim={"likeness of what was drawn": "H8 wide_likeness", "of real digits": "H8 real_likeness"},
        why="It was taught to tell ten digits apart, and was never shown anything that is no digit: what makes a 9 "
            "rather than a 4 is enough for it. A likeness of 1 would be the average digit itself.",
    ),
    # ---- the optional part
    Quiz(
        name="morans_i_of_neurons",
        question="Noise has a Moran's I of about 0, an average digit one of about 0.9. Where do the trained neurons "
                 "lie?",
        prediction=True,
        options=[Option("Below 0.1, among the noise"), Option("Between 0.1 and 0.5"), Option("Over 0.5")],
        truth=bands(0.1, 0.5),
        claim="H6 wide",
        why="What was learnt is smooth, since it is made of images. It lies on top of the start, which is noise.",
    ),
    Quiz(
        name="edge_detectors",
        question="A mixture of 200 digits, drawn at random, sometimes looks a bit like an edge, too. How many of the "
                 "neurons look more like an edge than 99 % of such mixtures do?",
        prediction=True,
        options=[Option("Hardly more than the 1 % of chance"), Option("2 to 25 %"), Option("25 to 95 %"),
                 Option("Nearly all of them")],
        truth=bands(0.02, 0.25, 0.95),
        claim={"neurons, by what they learnt": "H5 wide_learnt_over"},
        why="By chance 1 % would pass, so something edge-like is learnt. But the others fit an edge no better than a "
            "mixture of digits may.",
    ),
    Quiz(
        name="edges_with_weight_decay",
        question="The same network is trained with L2 of 0.001: each step also pulls all weights a little towards 0. "
                 "How many of its neurons pass the same line?",
        prediction=True,
        options=[Option("Hardly any"), Option("2 to 25 %"), Option("25 to 95 %"), Option("Nearly all of them")],
        truth=bands(0.02, 0.25, 0.95),
        claim={"neurons, by their whole weights": "H5 l2_over"},
        why="L2 takes the noise of the start away, and leaves what training keeps up. How far that goes depends on the "
            "number of steps.",
    ),
]

OWN_WORDS = [
    OwnWords(
        name="nine_without_a_loop",
        question="Somebody says that the network recognises a nine by its loop. Which experiment would you show?",
        answer="Fill the hole: the nines stay nines. Then open the loop with a gap of about the same size on the left, "
               "on the right and at the top: only the gap at the top makes many of them fours. So the ink at that "
               "place counts, and not that the line is closed.",
    ),
    OwnWords(
        name="why_scrambling_costs_nothing",
        question="Why does scrambling the pixels cost the network nothing, and why would it cost you so much?",
        answer="A neuron adds up products, and the order of a sum does not matter. Your eyes look for lines and "
               "corners, which are made of neighbours, and scrambling takes the neighbours apart.",
    ),
    OwnWords(
        name="weights_that_look_like_noise",
        question="Somebody shows you the weights of a trained network and says \"only noise\". What do you ask for?",
        answer="For the weights before training, to take them off; for a number in place of an impression, such as "
               "Moran's I; and for noise and mixtures of digits, measured in the same way.",
    ),
]
