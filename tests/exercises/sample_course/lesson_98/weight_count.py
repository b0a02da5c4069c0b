"""A value is asked for."""

from helpers.exercises.model import Exercise, Mistake

EXERCISE = Exercise(
    title="How many weights?",
    reference=784 * 16,
    mistakes=[Mistake("added", 784 + 16, "You added."), Mistake("biases", 784 * 16 + 16, "You counted biases.")],
    hints=["How many lines?", "From each to each.", "Multiply."],
)
