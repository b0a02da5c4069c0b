"""The one question of the page "Said and measured"."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="share_of_true_claims",
        question="You have measured most of these sentences yourself. Of those that can be measured, how many are true "
                 "as they stand, without an \"if\" or a \"but\"?",
        prediction=True,
        options=[Option("nearly all"), Option("about three in four"), Option("about half"), Option("hardly any")],
    ),
]
