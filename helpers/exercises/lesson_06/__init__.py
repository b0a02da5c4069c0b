"""The exercises of lesson 06."""


def __getattr__(name: str):
    """For learners' copies of the lesson from version 0.1, which look for this function here."""
    if name != "four_trainings":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from helpers.exercises.lesson_06.learning_curves import four_trainings

    return four_trainings
