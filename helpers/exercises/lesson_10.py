"""Lesson 10, limits: robustness, augmentation, adversarial steps, an audit by group."""

import numpy as np

from helpers.exercises import answers_10 as answers
from helpers.exercises.model import Exercise, Mistake, Option, Quiz


class Augmenting(Exercise):
    """An exercise that also looks at whether the answer draws from the generator that it is given."""

    def as_function(self, answer):
        return answers.watched(answer)


QUIZZES = [
    Quiz(
        id="10.1",
        question="A network that reads nearly all new digits is shown pure noise. How large will its confidence, the "
                 "largest output, typically be?",
        prediction=True,
        options=[Option("About 10 %, as it has no idea which of the ten it is"), Option("About 50 %"),
                 Option("Over 90 %")],
    ),
    Quiz(
        id="10.2",
        question="Now noise for both: the wide network, which reads digits better, and the small one. Which of them "
                 "doubts the noise more?",
        prediction=True,
        options=[Option("The wide one: a better network knows better what is no digit"),
                 Option("The small one: it is less sure of everything"),
                 Option("Neither: both are equally sure")],
    ),
    Quiz(
        id="10.3",
        question="The network has learnt to doubt noise. What will it say to letters, which it still has never seen?",
        prediction=True,
        options=[Option("It doubts them as well: they are no digits either"),
                 Option("It is as sure of them as before"),
                 Option("It takes them for noise, and reads digits worse as well")],
    ),
    Quiz(
        id="10.4",
        question="Five networks differ only in their seeds. Take the errors that one of them makes: what share of "
                 "these images do the other four misread, too?",
        prediction=True,
        options=[Option("Hardly any: each network has its own bad luck"), Option("About a tenth"),
                 Option("A third to two thirds"), Option("Nearly all")],
    ),
    Quiz(
        id="10.6",
        question="One reads that regularisation such as L2 helps against overfitting. A network learns from 1,000 "
                 "images. What makes it better on new ones?",
        prediction=True,
        options=[Option("L2: a penalty on large weights"), Option("Stopping early"),
                 Option("Each image moved by at most a pixel, anew in every epoch")],
    ),
    Quiz(
        id="10.8",
        question="Every pixel of a digit is moved by 0.1, a tenth of the way from white to black, up or down by the "
                 "toss of a coin. What share of the digits does the network still read?",
        prediction=True,
        options=[Option("Over 95 %"), Option("About 70 %"), Option("About 35 %"), Option("About 10 %")],
    ),
    Quiz(
        id="10.10",
        question="A network learns only from the half of each digit that leans least to the right. How well does it "
                 "read the fifth of the test images that leans most?",
        prediction=True,
        options=[Option("Nearly as well as the rest: a slanted 4 is still a 4"), Option("About 90 %"),
                 Option("About 60 %"), Option("About 10 %, like guessing")],
    ),
]

EXERCISES = [
    Exercise(
        id="10.5",
        title="Robustness",
        reference=answers.robustness,
        cases=answers.robustness_cases,
        mistakes=[
            Mistake("more and more", answers.more_and_more,
                    "Your changes pile up: the images of the second amount were those that the first had changed "
                    "already. Start from the original images each time."),
            Mistake("not changed", lambda net, images, labels, change, amounts: [net.accuracy(images, labels)
                                                                                 for _ in amounts],
                    "Every amount gives the same accuracy. Which images did you hand to the network?"),
            Mistake("only the first", lambda net, images, labels, change, amounts: [
                net.accuracy(change(images, amounts[0]), labels)],
                    "Only the first amount was tried. Is your `return` inside the loop?"),
            Mistake("a number for the last", lambda net, images, labels, change, amounts: net.accuracy(
                change(images, amounts[-1]), labels),
                    "You returned one number, that of the last amount. Collect one for every amount in a list."),
            Mistake("errors", lambda net, images, labels, change, amounts: [
                1 - net.accuracy(change(images, amount), labels) for amount in amounts],
                    "These are the shares of *wrong* answers. Asked for is the accuracy."),
            Mistake("per cent", lambda net, images, labels, change, amounts: [
                100 * net.accuracy(change(images, amount), labels) for amount in amounts],
                    "Your numbers are per cents. As everywhere in the course, an accuracy goes from 0 to 1."),
            Mistake("counts", lambda net, images, labels, change, amounts: [
                (net.predict(change(images, amount)) == labels).sum() for amount in amounts],
                    "These are numbers of images. Divide by how many there are: an accuracy is a share, 0 to 1."),
            Mistake("averaged", lambda net, images, labels, change, amounts: np.mean(
                [net.accuracy(change(images, amount), labels) for amount in amounts]),
                    "You took the mean over all amounts. What matters is how the accuracy falls from one to the next: "
                    "return all of them, in a list."),
            Mistake("what is lost", lambda net, images, labels, change, amounts: [
                net.accuracy(images, labels) - net.accuracy(change(images, amount), labels) for amount in amounts],
                    "You returned how much accuracy is *lost*. Asked for is how much is left."),
            Mistake("the place of the amount", lambda net, images, labels, change, amounts: [
                net.accuracy(change(images, place), labels) for place in range(len(amounts))],
                    "You changed the images by 0, 1, 2, ..., the places in the list. Take the amounts themselves: "
                    "`for amount in amounts`."),
            Mistake("with their amounts", lambda net, images, labels, change, amounts: [
                (amount, net.accuracy(change(images, amount), labels)) for amount in amounts],
                    "You returned pairs of amount and accuracy. Whoever calls knows the amounts: return the accuracies "
                    "alone."),
            Mistake("against itself", answers.against_itself,
                    "You compared the answers with those for the unchanged images. Then an image that was wrong and "
                    "stays wrong counts as right. Compare with `labels`."),
        ],
        hints=[
            "For one amount: change the images, then ask for the accuracy, with the same labels as before.",
            "`change` is a function that came as an argument: call it, `change(images, amount)`, to get new images.",
            "`[net.accuracy(change(images, amount), labels) for amount in amounts]`, or the same as a loop.",
        ],
        variants=[answers.robustness_by_loop],
    ),
    Augmenting(
        id="10.7",
        title="A better augmentation",
        reference=answers.augmentation,
        cases=answers.augmentation_cases,
        compare=answers.compare_augmented,
        mistakes=[
            Mistake("unchanged", lambda images, random: images,
                    "The images came back as they were. The helpers return new images and leave the old ones alone: "
                    "did you return theirs?", answers.has_fault("unchanged")),
            Mistake("all alike", answers.all_alike,
                    "All images of the batch were changed by the same amount. Sixty people do not all lean by the "
                    "same angle: draw one amount for each image, as the `random_` helpers do.",
                    answers.has_fault("alike")),
            Mistake("only shifts", answers.only_shifts,
                    "These are shifts, and nothing else to speak of: that was lesson 06. What else differs from hand "
                    "to hand?",
                    answers.has_fault("shifts")),
            Mistake("one kind", answers.only_rotations,
                    lambda case: f"These are {answers.fault_of(case.result, case.arguments[0])}, and nothing else to "
                                 "speak of. Combine two kinds or more: the second helper gets what the first returned, "
                                 "not the old images.",
                    answers.has_fault("rotations", "slants", "changes of thickness")),
            Mistake("own dice", answers.own_dice,
                    "You drew nothing from the `random` that came as an argument. Hand it on to the helpers: then the "
                    "seed of the training decides all that is drawn, and no two batches are changed alike.",
                    answers.has_fault("own dice")),
            Mistake("mirrored", answers.mirror,
                    "Some images came back as in a mirror. That is fine for photographs of cats. Would you still read "
                    "a mirrored 3 or 7 as what its label says?", answers.has_fault("mirrored")),
            Mistake("too much", answers.any_angle,
                    "Many of your images can hardly be recognised any more, or have left the picture. A 6 on its head "
                    "is a 9, but its label still says 6. Use smaller amounts.", answers.has_fault("unreadable")),
            Mistake("pixel noise", answers.with_noise,
                    "You added noise to all pixels. That is another kind of damage; nobody's handwriting differs by "
                    "grey dust on the paper. Change the shape of the digit.", answers.has_fault("noise")),
            Mistake("pictures", answers.as_pictures,
                    "Your images have the shape (n, 28, 28); `train` wants them as they came, (n, 784). The helpers "
                    "keep the shape that they get.", answers.has_fault("pictures")),
        ],
        hints=[
            "How do the fours of two people differ? In place, size, slant, angle, thickness of the pen.",
            "`random_rotations(images, random, degrees=...)` returns new images; hand these on to `random_shears` or "
            "`random_shifts`.",
            "`turned = random_rotations(images, random, degrees=10)`, then `return random_shifts(turned, random)`.",
        ],
        variants=[answers.by_angles, answers.one_by_one, answers.in_double_precision],
        remark="Whether it is better, only new images can tell. Run the next cell.",
        time_limit=8.0,
    ),
    Exercise(
        id="10.9",
        title="The fast gradient sign method",
        reference=answers.fgsm,
        cases=answers.fgsm_cases,
        may_change_input=False,
        mistakes=[
            Mistake("downhill", answers.step(lambda images, slopes, epsilon: images - epsilon * np.sign(slopes)),
                    "Your images make it *easier* for the network: the cost falls. That is the way you train weights. "
                    "Here the cost is to rise."),
            Mistake("not cut off", answers.step(answers.right_step, clip=False),
                    "The direction is right, but some pixels are below 0 or above 1 now. There is no ink darker than "
                    "ink: cut off with `np.clip`."),
            Mistake("no sign", answers.step(lambda images, slopes, epsilon: images + epsilon * slopes),
                    "You went along the slopes themselves, so most pixels hardly moved. Here every pixel takes the "
                    "full epsilon; only the *sign* of its slope counts."),
            Mistake("scaled slopes", answers.step(
                lambda images, slopes, epsilon: images + epsilon * slopes / np.abs(slopes).max()),
                    "You scaled the slopes to a largest value of 1, so only one pixel takes the full epsilon. Let all "
                    "of them take it: use the sign of each slope."),
            Mistake("only the change", answers.step(
                lambda images, slopes, epsilon: epsilon * np.sign(slopes), clip=False),
                    "This is what is to be added. Add it to the images."),
            Mistake("only the ink", answers.step(
                lambda images, slopes, epsilon: images + epsilon * np.sign(slopes) * (images > 0)),
                    "Only pixels with ink were moved. All pixels may move: white paper can turn grey."),
            Mistake("downhill, not cut off", answers.step(
                lambda images, slopes, epsilon: images - epsilon * np.sign(slopes), clip=False),
                    "Two things: your images make it *easier* for the network, as the cost falls; and some pixels are "
                    "below 0 or above 1 now."),
            Mistake("no sign, not cut off", answers.step(
                lambda images, slopes, epsilon: images + epsilon * slopes, clip=False),
                    "You went along the slopes themselves, so most pixels hardly moved. Take only the *sign* of each "
                    "slope. Afterwards, cut off what is below 0 or above 1."),
            Mistake("no epsilon", answers.step(lambda images, slopes, epsilon: images + np.sign(slopes)),
                    "Every pixel moved by 1, from white to black or back. By how much should it move?"),
            Mistake("only darker", answers.step(lambda images, slopes, epsilon: images + epsilon * (slopes > 0)),
                    "You only added ink. Where the slope is negative, *less* ink raises the cost."),
            Mistake("one direction for all", answers.step(
                lambda images, slopes, epsilon: images + epsilon * np.sign(slopes.mean(axis=0))),
                    "You averaged the slopes over the images, so all of them moved alike. Each image has slopes of its "
                    "own, one row of `input_gradients`."),
            Mistake("its own answers", answers.step(answers.right_step, own_labels=True),
                    "You raised the cost of the network's own answers. Where it is wrong already, that drives it back "
                    "to the right one. Use the true `labels`."),
        ],
        hints=[
            "`input_gradients(net, images, labels)` says for every pixel whether more ink there raises the cost "
            "(positive) or lowers it.",
            "`np.sign` makes +1 and -1 of it. Multiply by `epsilon` and add that to the images.",
            "`np.clip(images + epsilon * np.sign(slopes), 0, 1)`.",
        ],
        variants=[answers.by_where, answers.by_image],
    ),
    Exercise(
        id="10.11",
        title="An audit by group",
        reference=answers.audit,
        cases=answers.audit_cases,
        mistakes=[
            Mistake("divided by all", answers.within(lambda right, members: (right & members).mean()),
                    "You divided by the number of all images. Of a small group even a perfect reading would then be a "
                    "small number. Divide by the size of the group."),
            Mistake("counts", answers.within(lambda right, members: (right & members).sum()),
                    "These are numbers of images. Groups differ in size, so compare *shares*."),
            Mistake("errors", answers.within(lambda right, members: 1 - right[members].mean()),
                    "These are the shares of wrong answers. Asked for is the share of right ones."),
            Mistake("the total", answers.within(lambda right, members: right.mean()),
                    "Every group got the accuracy of all images together. Choose the group's own: `right[groups == "
                    "name]`."),
            Mistake("share of the errors", answers.within(
                lambda right, members: (~right & members).sum() / (~right).sum()),
                    "You found out which share of all errors lies in each group. A large group has many errors, even "
                    "if it is read well. How well is each group read?"),
            Mistake("by label", answers.by_label,
                    "You went by the labels, so this is the accuracy of each *digit*. Go by `groups`."),
            Mistake("by guess", lambda labels, guesses, groups: answers.audit(labels, guesses, guesses),
                    "You went by what the network said. Go by `groups`."),
            Mistake("the other order", lambda labels, guesses, groups: answers.audit(labels, guesses, groups)[::-1],
                    "Both are right, in the other order: first the names, then the shares."),
            Mistake("in pairs", answers.in_pairs,
                    "You returned pairs of name and share. Return two things: all names, then all shares."),
            Mistake("a dictionary", answers.as_dictionary,
                    "Your dictionary has it all. The cells below want two things: all names, then all shares."),
            Mistake("names forgotten", lambda labels, guesses, groups: answers.audit(labels, guesses, groups)[1],
                    "The shares are right, but nobody can tell which group each belongs to. Return both: the names of "
                    "the groups, then their shares."),
            Mistake("per cent", answers.within(lambda right, members: 100 * right[members].mean()),
                    "Your shares are per cents. As everywhere in the course, an accuracy goes from 0 to 1."),
            Mistake("groups that are not there", answers.every_number,
                    "You counted the groups up from 0; some of these numbers do not occur. Which groups there are, "
                    "`np.unique(groups)` says."),
            Mistake("in order of appearance", answers.as_they_come,
                    "The numbers are right, but the groups stand in the order in which they came. Sort them, as "
                    "`np.unique` does."),
        ],
        hints=[
            "`labels == guesses` is True where the answer is right; its mean is the accuracy. You need that mean for "
            "some of the images at a time.",
            "`names = np.unique(groups)` are the groups. For one `name`, `groups == name` chooses its images.",
            "`right[groups == name].mean()` for every name in `names`; return `names` and the list of these means.",
        ],
        variants=[answers.audit_by_counting, answers.audit_by_inverse],
    ),
]
