"""A step downhill with momentum, for all weights and biases at once. Built in lesson 06."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from helpers.parameters import as_arrays, as_vector

if TYPE_CHECKING:
    from helpers.network import Network

# With momentum, the velocity of a weight whose pixel is rarely inked shrinks from step to step, and after an epoch 6 to
# 7 % of all velocities are denormal numbers (below 1e-38 in float32), which many processors compute slowly. What is
# below 1e-30 changes no weight any more (but one that is 0 itself), so it is set to 0 every 200 steps.
# Later epochs of 784-16-16-10 then took 0.15 s instead of 0.26 s on an Intel Xeon, those of 784-128-10 0.35 s instead
# of 0.46 s; on an AMD EPYC, to which all numbers cost the same, no less. Every weight is the same to the last bit.
STEPS_BETWEEN_FLUSHES = 200
NEGLIGIBLE = 1e-30


class Momentum:
    """velocity = momentum * velocity - rate * gradient; parameters = parameters + velocity (Polyak 1964).

    net              its weights and biases become views of one vector, as the `gradients` (for the weights, for the
                     biases) are of another: so a step is four NumPy calls, and not four for every array
    falling_steps    None, or after how many steps the rate, which falls in equal parts, is 0
    """

    def __init__(self, net: Network, learning_rate: float, momentum: float, l2: float, falling_steps: int | None):
        self.parameters = as_vector(net.weights, net.biases).astype(net.dtype, copy=False)
        net.weights, net.biases = as_arrays(self.parameters, net.weights, net.biases)
        self.gradient, self.velocity = np.empty_like(self.parameters), np.zeros_like(self.parameters)
        self.gradients = as_arrays(self.gradient, net.weights, net.biases)
        self.weights = net.weights
        self.learning_rate, self.momentum, self.l2, self.falling_steps = learning_rate, momentum, l2, falling_steps
        self.steps = 0

    def step(self) -> None:
        """One step along `gradients`, which are used up: they hold other numbers afterwards."""
        if self.l2:
            for gradient, weights in zip(self.gradients[0], self.weights, strict=True):
                gradient += 2 * self.l2 * weights
        self.velocity *= self.momentum
        self.gradient *= self.rate()
        self.velocity -= self.gradient
        self.parameters += self.velocity
        self.steps += 1
        if self.steps % STEPS_BETWEEN_FLUSHES == 0:
            self.velocity[np.abs(self.velocity) < NEGLIGIBLE] = 0

    def rate(self) -> float:
        """The learning rate of the next step."""
        if self.falling_steps is None:
            return self.learning_rate
        return self.learning_rate * (1 - self.steps / self.falling_steps)
