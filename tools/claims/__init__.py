"""Measures what the lessons say: `python3 start.py claims [ID ...]` writes data/measured.json.

A claim is a function `(mnist, seed) -> {quantity: Value}` with an id such as "E10", measured with the course's own
helpers, once for every seed. What is kept is the median and the range. The lessons take their numbers from the file.
"""
