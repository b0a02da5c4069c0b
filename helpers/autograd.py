"""Numbers that remember what they were made from, and so know their slopes: lesson 05's autograd engine.

    a, b = Value(2), Value(3)
    c = a * b + a
    c.backward()
    a.slope                # 4: how fast c changes with a

Every operation is a step of arithmetic and one remark: along which slope does the result follow each number that went
in? `backward` then needs the chain rule only. This is backpropagation, a single number at a time; TensorFlow and
PyTorch do the same with whole arrays.
"""

from __future__ import annotations

import itertools
import math
from numbers import Real

_count = itertools.count()


class Value:
    """A number, what it was made from, and after `backward` the slope of the result by it."""

    def __init__(self, number: float | Real, *made_from: tuple[Value, float]):
        """made_from: pairs (a value that went in, how fast this number changes with it)."""
        if not isinstance(number, Real):
            raise TypeError(f"number: got {number!r}, expected a single number")
        self.number, self.made_from, self.slope = float(number), made_from, 0.0
        self.place = next(_count)  # whatever a value was made from has a smaller one

    def __repr__(self) -> str:
        return f"Value({self.number:g}, slope {self.slope:g})"

    def __add__(self, other: Value | float) -> Value:
        other = as_value(other)
        return Value(self.number + other.number, (self, 1.0), (other, 1.0))

    def __mul__(self, other: Value | float) -> Value:
        other = as_value(other)
        return Value(self.number * other.number, (self, other.number), (other, self.number))

    def __pow__(self, power: float) -> Value:
        """To a fixed power, a plain number; a whole one (else a ValueError) where this number is not above 0."""
        if not isinstance(power, Real) or (self.number <= 0 and power % 1):
            raise ValueError(f"power of {self.number:g}: got {power!r}, expected a plain number, whole for 0 and below")
        return Value(self.number**power, (self, power * self.number ** (power - 1) if power else 0.0))

    def __neg__(self) -> Value:
        return self * -1

    def __sub__(self, other: Value | float) -> Value:
        return self + -as_value(other)

    def __truediv__(self, other: Value | float) -> Value:
        return self * as_value(other) ** -1

    def __rsub__(self, other: float) -> Value:
        return as_value(other) - self

    def __rtruediv__(self, other: float) -> Value:
        return as_value(other) / self

    __radd__, __rmul__ = __add__, __mul__

    def exp(self) -> Value:
        return Value(math.exp(self.number), (self, math.exp(self.number)))

    def log(self) -> Value:
        """The natural logarithm; a ValueError for a number that has none."""
        return Value(math.log(self.number), (self, 1 / self.number))

    def tanh(self) -> Value:
        result = math.tanh(self.number)
        return Value(result, (self, 1 - result * result))

    def sigmoid(self) -> Value:
        result = (1 + math.tanh(self.number / 2)) / 2  # 1 / (1 + exp(-z)), and no z is too large for it
        return Value(result, (self, result * (1 - result)))

    def relu(self) -> Value:
        return Value(max(self.number, 0.0), (self, float(self.number > 0)))

    def backward(self) -> None:
        """Set `slope` of everything that this value was made from: how fast this value changes with it.

        Slopes of an earlier call are forgotten first, so calling twice gives the same. A value that is used twice gets
        both shares.
        """
        found, waiting = {self.place: self}, [self]
        while waiting:  # a list instead of recursion: chains may be longer than Python's stack is deep
            for parent, _ in waiting.pop().made_from:
                if parent.place not in found:
                    found[parent.place] = parent
                    waiting.append(parent)
        for value in found.values():
            value.slope = 0.0
        self.slope = 1.0
        for place in sorted(found, reverse=True):  # the youngest first: nothing passes on before it has got everything
            for parent, local_slope in found[place].made_from:
                parent.slope += found[place].slope * local_slope


def as_value(number: Value | float) -> Value:
    """`number` as a Value, which it may be already."""
    return number if isinstance(number, Value) else Value(number)
