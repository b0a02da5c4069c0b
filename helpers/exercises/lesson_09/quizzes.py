"""The questions of lesson 09, training with Keras."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="keras_outputs",
        question="The same weights, once in your engine and once in Keras. How far apart are the outputs of the two?",
        prediction=True,
        options=[Option("Not at all: every bit is the same"),
                 Option("In about the seventh digit"),
                 Option("In about the third digit"),
                 Option("A lot: Keras does more than a weighted sum")],
    ),
    Quiz(
        name="keras_training_drift",
        question="Now both go on to learn, step by step, from the same batches in the same order. How far apart is the "
                 "most different weight after 200 steps?",
        prediction=True,
        options=[Option("About 0.0000001, as before"), Option("About 0.00001"), Option("About 0.01"),
                 Option("By then they are two different networks")],
    ),
    Quiz(
        name="accuracy_during_epoch",
        question="After the first epoch Keras reports a *higher* accuracy on the held-out images than on the training "
                 "images. How can that be?",
        options=[
            Option("The held-out images are easier",
                   "They were drawn at random from the same images. There is another difference: *when* is each of "
                   "the two numbers measured?"),
            Option("Its training numbers are an average over the epoch, early steps included",
                   "Yes. The training numbers are collected while the epoch runs, most of it with a network that "
                   "knows less. The held-out images are read at its end.", right=True),
            Option("The network has overfitted",
                   "Overfitting is the other way round: better on the training images than on others."),
            Option("There is a mistake in the program",
                   "No: this is what one usually sees in the first epochs."),
        ],
    ),
    Quiz(
        name="fastest_training",
        question="784-128-10, batches of 32. Which is fastest?",
        prediction=True,
        options=[Option("Keras as it comes: it is written in C++"),
                 Option("Keras, compiled with XLA"),
                 Option("Keras with 50 steps in one call"),
                 Option("The course's engine, in NumPy")],
    ),
    Quiz(
        name="overfitting",
        question="784-128-10 learns 1,000 images by heart, and training goes on. What happens on 1,000 other images?",
        prediction=True,
        options=[Option("Cost up, accuracy down: it forgets how to read new images"),
                 Option("Cost up, accuracy stays"),
                 Option("Cost stays, accuracy down"),
                 Option("Both stay")],
    ),
    Quiz(
        name="regularisation",
        question="One reads that \"regularisation and dropout help\" against overfitting. With 1,000 training images, "
                 "which of these adds most to the accuracy on test images?",
        prediction=True,
        options=[Option("L2: large weights cost extra"),
                 Option("Dropout: in every step, half of the neurons are left out"),
                 Option("Early stopping"),
                 Option("Shifting the images at random by a pixel or two")],
    ),
    Quiz(
        name="mistakes_with_filters",
        question="Your dense network misreads some of the test images. A network of filters with a third of its "
                 "parameters: how many mistakes will it make?",
        prediction=True,
        options=[Option("More: it has fewer parameters"), Option("About as many"),
                 Option("About half as many, or less")],
    ),
]
