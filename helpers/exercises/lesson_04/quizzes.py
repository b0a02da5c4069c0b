"""The questions of lesson 04, gradient descent."""

from helpers.exercises.model import Option, OwnWords, Quiz, bands

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
        # Measured: of 20 steps, how many jumped over the bottom; how far from it the walk ended.
        truth=lambda jumps, distance: 3 if distance > 3 else 1 if jumps > 1 else 2 if jumps == 1 else 0,
        claim={"steps that jumped over the bottom": "", "distance at the end": ""},
        why="The slope of x² is 2x, so a step with this rate turns x into x - 1.8 x, which is -0.8 x: over the bottom, "
            "and a little nearer. With a rate of 0.5 it would be 0 at once.",
    ),
    Quiz(
        name="local_minima",
        question="A curve with three valleys, and 81 starts spread evenly over it. From how many of them will small "
                 "steps end in the deepest valley?",
        prediction=True,
        options=[Option("From all: downhill leads to the lowest place"), Option("From more than half"),
                 Option("From about a third"), Option("From hardly any")],
        truth=lambda found: 0 if found > 0.99 else 1 if found > 0.5 else 2 if found > 0.15 else 3,
        claim="E4 global_1d",
        why="Small steps end in the valley that they start in, and this valley is about as wide as the two others. "
            "How deep a valley is cannot be felt from outside it.",
    ),
    Quiz(
        name="random_directions",
        question="13,002 weights and biases. We try 300 random directions, a step of the same length in each, and keep "
                 "the best. How much further does the cost drop along the negative gradient?",
        prediction=True,
        options=[Option("Hardly further: the best of 300 is nearly as good"), Option("About twice as far"),
                 Option("About ten times as far"), Option("About forty times as far")],
        truth=bands(1.5, 5, 20),
        claim="E2 times_best_random",
        unit="times as far",
        why="Of 300 directions drawn in so many dimensions the best leans on the gradient by only one part in forty. "
            "Whether this says anything about networks is what you try next.",
    ),
    Quiz(
        name="linear_approximation",
        question="We move one weight at a time, downhill, by 0.001, by 0.1 or by 1. For which of them is the drop of "
                 "the cost what the slope promises, slope times distance?",
        prediction=True,
        options=[Option("For all three: the slope is the slope"), Option("For 0.001 and roughly for 0.1"),
                 Option("For 0.001 only"), Option("For none")],
        # Measured: how well promise and drop go together for each distance.
        truth=lambda near, middle, far: 0 if far > 0.9 else 1 if middle > 0.9 else 2 if near > 0.9 else 3,
        claim={"correlation at 0.001": "E5 near", "at 0.1": "E5 middle", "at 1": "E5 far"},
        why="A slope is measured where one stands, and the curve bends further on. A whole unit often leads across the "
            "bottom and up the other side, as a rate that is too large does on x².",
    ),
    Quiz(
        name="gradient_norm",
        question="Full-batch descent with a fixed learning rate, from a random start, 200 steps. What will the length "
                 "of the gradient do?",
        prediction=True,
        options=[Option("Shrink with every step, as on x²"), Option("First grow, then shrink steadily"),
                 Option("Grow first, then shrink and grow again in turn"), Option("Stay about the same")],
        # Measured: the share of steps in which it got shorter, its start and its peak.
        truth=lambda shrinks, start, peak: 0 if shrinks > 0.95 else 3 if peak < 1.1 * start else 1 if shrinks > 0.8
            else 2,
        claim={"steps in which it shrank": "E3 gradient_shrinks", "at the start": "E3 start", "at its peak": "E3 peak"},
        why="Nothing makes a landscape flatter and flatter on the way down. In each of the steps in which the cost "
            "rose, the walk had overshot.",
    ),
    Quiz(
        name="mini_batch_steps",
        question="A step on a mini-batch of 32 images follows the gradient of these 32 only. How many of such steps "
                 "make the cost of *all* images worse?",
        prediction=True,
        options=[Option("None: down is down"), Option("About one in twenty"), Option("About one in four"),
                 Option("Nearly half")],
        truth=bands(0.01, 0.15, 0.35),
        claim="E2 raises_overall",
        why="A step is a step down for its own 32 images, and for all of them nearly as often a step up. That the "
            "steps down outweigh the steps up shows only in the cost of all, over the 300 steps.",
    ),
    Quiz(
        name="working_learning_rates",
        question="Eight learning rates, each ten or three times the one before, from 0.0001 to 10. How many of the "
                 "eight will read over 90 % of the test images after this short training?",
        prediction=True,
        options=[Option("One: the rate must be just right"), Option("Two or three"), Option("Five or six"),
                 Option("All: they only differ in speed")],
        truth=bands(1.5, 4.5, 7.5),
        claim="",
        unit="of the eight rates",
        why="Below them the walk has hardly begun when the training ends, and above them it flies off. How many of the "
            "eight work depends on the length of the training, too.",
    ),
    Quiz(
        name="batch_size",
        question="One pass through the images in batches of 10, 32, 128 ... up to all of them at once. Larger batches "
                 "get a rate that is larger in proportion. Where will the accuracy break down?",
        prediction=True,
        options=[Option("Nowhere: the larger rate makes up for the fewer steps"),
                 Option("At the small batches: their gradients are too noisy"),
                 Option("Somewhere above 500 images in a batch"), Option("Only with all images in one batch")],
        # Measured: the accuracy at 10, 512 and 2,048 images and with all of them.
        truth=lambda small, middle, large, whole: 1 if small < 0.8 else 2 if large < 0.8 else 3 if whole < 0.8 else 0,
        claim={"10 images": "E8 batch_10", "512": "E8 batch_512", "2,048": "E8 batch_2048", "all": "E8 batch_all"},
        why="A rate that grows with the batch passes the cliff at some point, and beyond that nothing is learnt. A "
            "truer gradient is still only a slope, to be trusted no further.",
    ),
    Quiz(
        name="path_between_networks",
        question="A copy of the first network whose hidden neurons are renumbered, with all their weights: it says the "
                 "same to every image. Walk to it from the original in a straight line. What does the cost do?",
        prediction=True,
        options=[Option("It stays as low as at both ends: it is the same network"),
                 Option("It rises a little on the way"),
                 Option("It rises about as high as on the way to the second network"),
                 Option("It falls: the average of two is better than one")],
        # Measured: the cost at the ends, and the highest on the way to the copy.
        truth=lambda ends, highest: 3 if highest < 0.95 * ends else 0 if highest < 1.1 * ends
            else 1 if highest < 4 * ends else 2,
        claim={"at the ends": "E4 cost_first", "at the highest": "E4 cost_renumbered"},
        why="Half-way, nearly every weight is the average of two that belong to different neurons. So a mountain on a "
            "straight line does not tell two valleys from one valley seen twice.",
    ),
    Quiz(
        name="ravine_steps",
        question="The neuron gets the ink as it is, and once more the ink scaled, as in lesson 01. Each walks down at "
                 "its own best rate. How many times as many steps does the one without scaling take?",
        prediction=True,
        options=[Option("As many: it is the same data"), Option("About twice as many"),
                 Option("About ten times as many"), Option("Thirty times as many, or more")],
        # Measured: the steps with the scaled input, and with the input as it is.
        truth=lambda scaled, unscaled: bands(1.4, 5, 20)(unscaled / scaled),
        claim={"scaled": "E12 plain_scaled", "as it is": "E12 plain_unscaled"},
        unit="steps",
        why="Without scaling the map is a ravine: steep across, nearly level along its floor. A rate that the steep "
            "sides can stand is far too small for the floor.",
    ),
    Quiz(
        name="full_batch_passes",
        question="One pass through 4,000 images in batches of 32. How many passes does it take to get the cost as low "
                 "if every step uses all 4,000, at the best of five rates?",
        prediction=True,
        options=[Option("One: it has seen the same images"), Option("About five"), Option("About fifteen"),
                 Option("Thirty or more")],
        truth=bands(1.5, 10, 25),
        claim="E8 passes",
        unit="passes",
        why="A pass in batches of 32 makes 125 steps, and a pass with all images makes one. The one step "
            "goes by all images, but no rate made it worth dozens of the others.",
    ),
]

OWN_WORDS = [
    OwnWords(
        name="what_a_gradient_knows",
        question="What does the gradient know, and what does it not know?",
        answer="It knows how steep the ground is where you stand, along every weight and bias, for the images that it "
               "was computed on. It knows nothing about the ground further off, about other images, or about other "
               "valleys.",
    ),
    OwnWords(
        name="a_cost_that_jumps",
        question="The cost of a training jumps up and down and does not fall. What would you try first, and how would "
                 "you see that it helped?",
        answer="A smaller learning rate, say a third of it: the steps may be jumping across the valley. If the cost "
               "now falls over the same number of steps, it helped; a larger batch would make the steps steadier.",
    ),
]
