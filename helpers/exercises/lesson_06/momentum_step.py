"""A step with momentum."""

import numpy as np

from helpers.exercises.model import Exercise, Mistake


def momentum_step(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights + velocity, velocity


def momentum_variation(new_velocity, new_weights=lambda w, v, old, g, rate: w + v):
    def step(weights, velocity, gradient, learning_rate, momentum):
        new = new_velocity(velocity, gradient, learning_rate, momentum)
        return new_weights(weights, new, velocity, gradient, learning_rate), new
    return step


def nesterov(weights, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return weights + momentum * velocity - learning_rate * gradient, velocity


def right_velocity(v, g, rate, m):
    return m * v - rate * g


def momentum_cases():
    random = np.random.default_rng(7)
    return [(np.array([1.0, -2.0]), np.array([0.5, -0.4]), np.array([2.0, -1.0]), 0.1, 0.8),
            (random.normal(size=(3, 2)), random.normal(size=(3, 2)), random.normal(size=(3, 2)), 0.05, 0.9)]


EXERCISE = Exercise(
    title="A step with momentum",
    reference=momentum_step,
    cases=momentum_cases,
    mistakes=[
        Mistake("uphill", momentum_variation(lambda v, g, rate, m: m * v + rate * g),
                "The velocity gains speed *uphill*: the gradient has to be subtracted from it."),
        Mistake("velocity subtracted",
                momentum_variation(right_velocity, lambda w, v, old, g, rate: w - v),
                "The velocity is right, but you subtracted it. It points downhill already: add it to the weights."),
        Mistake("rate forgotten", momentum_variation(lambda v, g, rate, m: m * v - g),
                "The gradient goes into the velocity unscaled. Multiply it by `learning_rate`."),
        Mistake("rate outside",
                momentum_variation(lambda v, g, rate, m: m * v + g, lambda w, v, old, g, rate: w - rate * v),
                "That is how PyTorch keeps it: a velocity without the rate, which comes in at the step. The path "
                "is the same while the rate is; here the rate belongs into the velocity, as in the formula."),
        Mistake("old velocity", momentum_variation(right_velocity, lambda w, v, old, g, rate: w + old),
                "The new velocity is right, but you moved the weights by the old one. First the velocity, then "
                "the step."),
        Mistake("velocity not used", momentum_variation(right_velocity, lambda w, v, old, g, rate: w - rate * g),
                "You computed the velocity, and then took a plain step without it. The weights move by the "
                "velocity."),
        Mistake("momentum not applied", momentum_variation(lambda v, g, rate, m: v - rate * g),
                "The old velocity is kept in full, so nothing ever slows down. Only the share `momentum` of it "
                "is kept."),
        Mistake("old velocity dropped", momentum_variation(lambda v, g, rate, m: -rate * g),
                "Your velocity forgets the last one: that is a plain step. Keep the share `momentum` of it."),
        Mistake("weighted average", momentum_variation(lambda v, g, rate, m: m * v - (1 - m) * rate * g),
                "You averaged the old velocity and the new step. Momentum adds the new step in full; that is why "
                "it gets faster where all steps agree."),
        Mistake("only the weights", lambda *arguments: momentum_step(*arguments)[0],
                "Only the weights came back. The velocity is needed for the next step: return both."),
        Mistake("the other sign", momentum_variation(lambda v, g, rate, m: m * v + rate * g,
                                                     lambda w, v, old, g, rate: w - v),
                "Some books keep the velocity with the other sign and subtract it from the weights. Here it points "
                "downhill: subtract the gradient from the velocity, and add the velocity to the weights."),
        Mistake("parentheses", momentum_variation(lambda v, g, rate, m: m * (v - rate * g)),
                "Only the old velocity is multiplied by `momentum`; the new step comes in full. Look where your "
                "parentheses end."),
        Mistake("rate on both", momentum_variation(lambda v, g, rate, m: rate * (m * v - g)),
                "The old velocity is scaled by the rate as well, so it is nearly lost. `learning_rate` belongs to the "
                "gradient alone."),
        Mistake("Nesterov", nesterov,
                "That is Nesterov's variant, which looks one step ahead. Here the weights simply move by the new "
                "velocity."),
        Mistake("old velocity returned", lambda weights, velocity, gradient, learning_rate, momentum: (
            momentum_step(weights, velocity, gradient, learning_rate, momentum)[0], velocity),
                "The weights are right. With them you returned the velocity from *before* the step; the next one "
                "needs the new one."),
        Mistake("numbers swapped", lambda weights, velocity, gradient, learning_rate, momentum: momentum_step(
            weights, velocity, gradient, momentum, learning_rate),
                "`momentum` and `learning_rate` have changed places: momentum goes with the old velocity, the rate "
                "with the gradient."),
    ],
    hints=[
        "Two lines: a new velocity, then new weights.",
        "The new velocity is `momentum` times the old one, minus `learning_rate` times the gradient.",
        "The new weights are the old ones plus the new velocity. Return both, weights first.",
    ],
    variants=[lambda weights, velocity, gradient, learning_rate, momentum: [
        weights + momentum * velocity - learning_rate * gradient, momentum * velocity - learning_rate * gradient]],
    remark="With `momentum=0` it is the plain step.",
)
