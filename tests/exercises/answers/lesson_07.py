"""Answers to the exercises of lesson 07."""

import numpy as np

from helpers import probes
from tests.exercises.answers import right, wrong

pixels = [1, 2]


@right("morans_i")
def by_slices(values):
    d = values - values.mean()
    products = np.concatenate([(d[:, 1:] * d[:, :-1]).ravel(), (d[1:] * d[:-1]).ravel()])
    return products.mean() / (d**2).mean()


@right("morans_i")
def by_loops(values):
    d = values - np.mean(values)
    rows, columns = d.shape
    total, pairs = 0.0, 0
    for i in range(rows):
        for j in range(columns):
            if j + 1 < columns:
                total, pairs = total + d[i, j] * d[i, j + 1], pairs + 1
            if i + 1 < rows:
                total, pairs = total + d[i, j] * d[i + 1, j], pairs + 1
    return total / pairs / np.mean(d * d)


@wrong("morans_i", "the mean is not subtracted")
def mean_left_in(values):
    d = values
    products = np.concatenate([(d[:, 1:] * d[:, :-1]).ravel(), (d[1:] * d[:-1]).ravel()])
    return products.mean() / (d**2).mean()


@wrong("morans_i", "only neighbours in a row")
def rows_only(values):
    d = values - values.mean()
    return (d[:, 1:] * d[:, :-1]).mean() / (d**2).mean()


@wrong("morans_i", "not divided")
def not_divided(values):
    d = values - values.mean()
    return np.concatenate([(d[:, 1:] * d[:, :-1]).ravel(), (d[1:] * d[:-1]).ravel()]).mean()


@wrong("morans_i", "sums instead of means")
def sums(values):
    d = values - values.mean()
    return ((d[:, 1:] * d[:, :-1]).sum() + (d[1:] * d[:-1]).sum()) / (d**2).sum()


@wrong("morans_i", "diagonal neighbours")
def diagonal(values):
    d = values - values.mean()
    return (d[1:, 1:] * d[:-1, :-1]).mean() / (d**2).mean()


@wrong("morans_i", "the values are overwritten")
def overwritten(values):
    values -= values.mean()
    products = np.concatenate([(values[:, 1:] * values[:, :-1]).ravel(), (values[1:] * values[:-1]).ravel()])
    return products.mean() / (values**2).mean()


@wrong("morans_i", "around the edges: np.roll")
def rolled(values):
    d = values - values.mean()
    return (np.mean(d * np.roll(d, 1, axis=0)) + np.mean(d * np.roll(d, 1, axis=1))) / 2 / np.mean(d**2)


@right("accuracy_without_pixels")
def erased_copy(net, images, labels, pixels):
    erased = images.copy()
    erased[:, pixels] = 0
    return net.accuracy(erased, labels)


@right("accuracy_without_pixels")
def multiplied(net, images, labels, pixels):
    keep = np.ones(images.shape[1])
    keep[list(pixels)] = 0
    return net.accuracy(images * keep, labels)


@wrong("accuracy_without_pixels", "the images themselves are erased")
def images_erased(net, images, labels, pixels):
    images[:, pixels] = 0
    return net.accuracy(images, labels)


@wrong("accuracy_without_pixels", "set to 1, full ink")
def full_ink(net, images, labels, pixels):
    erased = images.copy()
    erased[:, pixels] = 1
    return net.accuracy(erased, labels)


@wrong("accuracy_without_pixels", "rows instead of columns: images are erased, not pixels")
def rows_erased(net, images, labels, pixels):
    erased = images.copy()
    erased[pixels] = 0
    return net.accuracy(erased, labels)


@wrong("accuracy_without_pixels", "everything else is erased")
def the_others(net, images, labels, pixels):
    erased = np.zeros_like(images)
    erased[:, pixels] = images[:, pixels]
    return net.accuracy(erased, labels)


@wrong("accuracy_without_pixels", "the pixels of the notebook")
def pixels_of_the_notebook(net, images, labels, which):
    erased = images.copy()
    erased[:, pixels] = 0
    return net.accuracy(erased, labels)


@wrong("accuracy_without_pixels", "the loss of accuracy")
def the_loss(net, images, labels, pixels):
    return net.accuracy(images, labels) - erased_copy(net, images, labels, pixels)


@wrong("accuracy_without_pixels", "percent")
def percent(net, images, labels, pixels):
    return 100 * erased_copy(net, images, labels, pixels)


@right("scrambled_weights")
def rows_in_new_order(weights, order):
    return weights[order]


@wrong("scrambled_weights", "the columns are reordered")
def columns(weights, order):
    return weights[:, order[: weights.shape[1]] % weights.shape[1]]


@wrong("scrambled_weights", "the inverse order")
def inverse(weights, order):
    return weights[np.argsort(order)]


@wrong("scrambled_weights", "unchanged")
def unchanged(weights, order):
    return weights


@wrong("scrambled_weights", "sorted rows")
def sorted_order(weights, order):
    return weights[np.sort(order)]


@right("exciting_image")
def steps_and_clip(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "plus: away from the digit")
def away(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image + rate * g / np.abs(g).max(), 0, 1)
    return image


@wrong("exciting_image", "not scaled")
def not_scaled(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        image = np.clip(image - rate * probes.input_gradients(net, image, [digit]), 0, 1)
    return image


@wrong("exciting_image", "clipped at the end only")
def clipped_at_the_end(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = image - rate * g / np.abs(g).max()
    return np.clip(image, 0, 1)


@wrong("exciting_image", "one step only")
def one_step(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
        return image


@wrong("exciting_image", "only the sign of the slope")
def sign_steps(net, digit, steps, rate):
    image = np.zeros((1, net.sizes[0]))
    for _ in range(steps):
        image = np.clip(image - rate * np.sign(probes.input_gradients(net, image, [digit])), 0, 1)
    return image


@wrong("exciting_image", "starts from grey")
def starts_grey(net, digit, steps, rate):
    image = np.full((1, net.sizes[0]), 0.5)
    for _ in range(steps):
        g = probes.input_gradients(net, image, [digit])
        image = np.clip(image - rate * g / np.abs(g).max(), 0, 1)
    return image


@right("contributions")
def a_column_times_the_weights(activations, weights):
    return activations.reshape(-1, 1) * weights


@right("contributions")
def row_by_row(activations, weights):
    table = []
    for activation, row in zip(activations, weights, strict=True):
        table.append([activation * weight for weight in row])
    return np.array(table)


@right("contributions")
def in_a_copy(activations, weights):
    table = weights.copy()
    for j in range(len(activations)):
        table[j] *= activations[j]
    return table


@right("contributions")
def with_einsum(activations, weights):
    return np.einsum("j,jk->jk", activations, weights)


@wrong("contributions", "the matrix product adds up at once")
def matrix_product(activations, weights):
    return activations @ weights


@wrong("contributions", "the shapes do not fit, or fit along the wrong axis")
def without_a_column(activations, weights):
    return activations * weights


@wrong("contributions", "transposed to make the shapes fit, and not turned back")
def transposed(activations, weights):
    return activations * weights.T


@wrong("contributions", "a row of outputs for the loudest neuron only")
def loudest_only(activations, weights):
    return activations.max() * weights[activations.argmax()]


@wrong("contributions", "the weights are overwritten")
def weights_overwritten(activations, weights):
    weights *= activations[:, np.newaxis]
    return weights


@wrong("contributions", "ReLU is applied to the products")
def relu_again(activations, weights):
    return np.maximum(0, activations[:, np.newaxis] * weights)


@wrong("contributions", "each row is divided by its sum, to have shares")
def shares_of_rows(activations, weights):
    table = activations[:, np.newaxis] * weights
    return table / np.abs(table).sum()


@wrong("contributions", "added up over the outputs")
def summed_over_outputs(activations, weights):
    return (activations[:, np.newaxis] * weights).sum(axis=1)


@wrong("contributions", "weights times weights")
def no_activation(activations, weights):
    return weights


@wrong("contributions", "return inside the loop")
def returns_too_early(activations, weights):
    table = np.zeros(weights.shape)
    for j in range(len(activations)):
        table[j] = activations[j] * weights[j]
        return table


@wrong("contributions", "128 neurons and 10 outputs, whatever comes")
def fixed_sizes(activations, weights):
    table = np.zeros((128, 10))
    for j in range(128):
        for k in range(10):
            table[j, k] = activations[j] * weights[j, k]
    return table


@wrong("contributions", "nothing is returned")
def not_returned(activations, weights):
    activations[:, np.newaxis] * weights
