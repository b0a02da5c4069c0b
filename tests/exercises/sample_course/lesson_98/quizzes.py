"""Both kinds of questions."""

from helpers.exercises.model import Option, Quiz

QUIZZES = [
    Quiz(
        name="moved_number",
        question="Which of the `two` numbers moved? <b>",
        prediction=True,
        options=[Option("Both"), Option("Only the cost", "Run the next cell and see."), Option("Neither & none")],
    ),
    Quiz(
        name="why_the_square",
        question="Why the square?",
        options=[
            Option("So that errors of opposite sign cannot cancel", "Yes: a square is never negative.", right=True),
            Option("It is faster, and a very long option has to wrap in the column where it stands: " + "word " * 30,
                   "No: it costs one `*` more."),
        ],
    ),
]
