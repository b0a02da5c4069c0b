"""Families of mistakes: kinds that students make in every exercise, recognised once for all of them.

source.py reads the learner's code, trials.py calls it with one argument changed alone, relations.py compares results
with what was expected. What only the subject can name stays with the exercise (see model.py).
"""
