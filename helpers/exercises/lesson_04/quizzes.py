"""The questions of lesson 04, gradient descent."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="downhill_direction",
        question="You stand at x = 3 on the curve x². The slope there is 6. Which way is down, and what tells you?",
        options=[
            Option("To the right: the slope is positive",
                   "A positive slope says that the curve rises to the right. Down is the other way."),
            Option("To the left: the slope is positive",
                   "Yes. A positive slope means that it rises to the right, so down is to the left: against the sign "
                   "of the slope.", right=True),
            Option("To the left: the bottom is at 0",
                   "True, but nobody told you where the bottom is. In the fog you only have the slope, and its sign is "
                   "enough."),
            Option("It cannot be known without looking at the whole curve",
                   "For the bottom you would have to. For the way *down from here* the sign of the slope is enough."),
        ],
    ),
    Quiz(
        name="overshooting",
        question="The same start on x², larger steps. With a learning rate of 0.1 you saw an even walk to the bottom. "
                 "What will 0.9 do?",
        prediction=True,
        options=[Option("Arrive nine times sooner"), Option("Jump over the bottom with every step, and still arrive"),
                 Option("Jump over the bottom once, then slow down"), Option("Fly away")],
    ),
    Quiz(
        name="local_minima",
        question="A curve with three valleys, and 81 starts spread evenly over it. From how many of them will small "
                 "steps end in the deepest valley?",
        prediction=True,
        options=[Option("From all: downhill leads to the lowest place"), Option("From more than half"),
                 Option("From about a third"), Option("From hardly any")],
    ),
    Quiz(
        name="random_directions",
        question="13,002 weights and biases. We try 300 random directions, a step of the same length in each, and keep "
                 "the best. How much further does the cost drop along the negative gradient?",
        prediction=True,
        options=[Option("Hardly further: the best of 300 is nearly as good"), Option("About twice as far"),
                 Option("About ten times as far"), Option("About forty times as far")],
    ),
    Quiz(
        name="linear_approximation",
        question="We move one weight at a time, downhill, by 0.001, by 0.1 or by 1. For which of them is the drop of "
                 "the cost what the slope promises, slope times distance?",
        prediction=True,
        options=[Option("For all three: the slope is the slope"), Option("For 0.001 and roughly for 0.1"),
                 Option("For 0.001 only"), Option("For none")],
    ),
    Quiz(
        name="gradient_norm",
        question="Full-batch descent with a fixed learning rate, from a random start, 200 steps. What will the length "
                 "of the gradient do?",
        prediction=True,
        options=[Option("Shrink with every step, as on x²"), Option("First grow, then shrink steadily"),
                 Option("Grow first, then shrink and grow again in turn"), Option("Stay about the same")],
    ),
    Quiz(
        name="mini_batch_steps",
        question="A step on a mini-batch of 32 images follows the gradient of these 32 only. How many of such steps "
                 "make the cost of *all* images worse?",
        prediction=True,
        options=[Option("None: down is down"), Option("About one in twenty"), Option("About one in four"),
                 Option("Nearly half")],
    ),
    Quiz(
        name="working_learning_rates",
        question="Eight learning rates, each ten or three times the one before, from 0.0001 to 10. How many of the "
                 "eight will read over 90 % of the test images after this short training?",
        prediction=True,
        options=[Option("One: the rate must be just right"), Option("Two or three"), Option("Five or six"),
                 Option("All: they only differ in speed")],
    ),
    Quiz(
        name="batch_size",
        question="One pass through the images in batches of 10, 32, 128 ... up to all of them at once. Larger batches "
                 "get a rate that is larger in proportion. Where will the accuracy break down?",
        prediction=True,
        options=[Option("Nowhere: the larger rate makes up for the fewer steps"),
                 Option("At the small batches: their gradients are too noisy"),
                 Option("Somewhere above 500 images in a batch"), Option("Only with all images in one batch")],
    ),
    Quiz(
        name="path_between_networks",
        question="Two networks, trained from different random starts, both good. Walk from one to the other in a "
                 "straight line. What is the cost half-way?",
        prediction=True,
        options=[Option("As low as at both ends"), Option("A little higher"),
                 Option("Many times higher"), Option("Lower: the average of two is better than one")],
    ),
]
