"""What the lessons say, and how it is measured: `python3 start.py claims [ID ...]` writes data/measured.json.

A claim is a function `(mnist, seed) -> {quantity: Value}` under a decorator that holds its id, its words, its source
and the rule of its verdict. It is measured with the course's own helpers, once for every seed; what is kept is the
median and the range. The lessons take their numbers and words from the file.
"""
