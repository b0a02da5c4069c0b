// A dense network in the page: what helpers/network.py computes, for one image at a time.
import {bytes} from "./draw.js";

const ACTIVATIONS = {
  sigmoid: {of: (z) => 1 / (1 + Math.exp(-z)), slope: (a) => a * (1 - a)},
  relu: {of: (z) => Math.max(z, 0), slope: (a) => (a > 0 ? 1 : 0)},
  tanh: {of: Math.tanh, slope: (a) => 1 - a * a},
  linear: {of: (z) => z, slope: () => 1},
};

// A network from what helpers/widgets/packed.py makes of one: {sizes, activation, output, layers: [{weights, biases,
// scales}]}. Its layers hold weights as one Float32Array, row by row: weights[i * neurons + j] leads from i to j.
export function unpack(packed) {
  const layers = packed.layers.map((layer, place) => {
    const neurons = packed.sizes[place + 1];
    const weights = numbers(layer.weights, packed.kind);
    if (packed.kind === "int8") {
      const scales = numbers(layer.scales, "float32");
      for (let at = 0; at < weights.length; at += 1) weights[at] *= scales[at % neurons];
    }
    return {weights, biases: numbers(layer.biases, "float32"), neurons};
  });
  return {sizes: packed.sizes, activation: ACTIVATIONS[packed.activation], output: packed.output, layers};
}

function numbers(text, kind) {
  const raw = bytes(text);
  if (kind === "float32") return new Float32Array(raw.buffer);
  if (kind === "int8") return Float32Array.from(new Int8Array(raw.buffer));
  return Float32Array.from(new Uint16Array(raw.buffer), fromHalf);
}

// The 16 bits of a half-precision number (IEEE 754, binary16): sign, 5 bits of exponent, 10 of fraction.
function fromHalf(bits) {
  const sign = bits & 0x8000 ? -1 : 1, exponent = (bits >> 10) & 31, fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

// The activations of every layer, the inputs (numbers from 0 to 1) first, the outputs last.
export function forward(network, inputs) {
  const found = [Float64Array.from(inputs)];
  network.layers.forEach((layer, place) => {
    const z = sums(layer, found[place]);
    found.push(place + 1 < network.layers.length ? z.map(network.activation.of) : outputs(network, z));
  });
  return found;
}

// The outputs alone: ten numbers.
export function predict(network, inputs) {
  return forward(network, inputs).at(-1);
}

// Which output is the largest: the digit that is read.
export function largest(values) {
  return values.indexOf(Math.max(...values));
}

function sums({weights, biases, neurons}, before) {
  const z = Float64Array.from(biases);
  for (let i = 0; i < before.length; i += 1) {
    const input = before[i];
    if (input === 0) continue;          // most of an image is paper
    for (let j = 0, at = i * neurons; j < neurons; j += 1, at += 1) z[j] += input * weights[at];
  }
  return z;
}

function outputs(network, z) {
  if (network.output === "sigmoid") return z.map(ACTIVATIONS.sigmoid.of);
  const top = Math.max(...z);
  const e = Array.from(z, (value) => Math.exp(value - top));
  const total = e.reduce((sum, value) => sum + value, 0);
  return Float64Array.from(e, (value) => value / total);
}

// Backpropagation for softmax or sigmoid outputs with cross-entropy, where the outputs' deltas are a - y:
// {deltas: a list for each layer after the inputs, inputs: the slope of the cost with respect to every input}.
export function backward(network, activations, target) {
  let delta = activations.at(-1).map((a, j) => a - (j === target ? 1 : 0));
  const deltas = [delta];
  for (let place = network.layers.length - 1; place >= 0; place -= 1) {
    const {weights, neurons} = network.layers[place], before = activations[place];
    const back = new Float64Array(before.length);
    for (let i = 0; i < before.length; i += 1) {
      let total = 0;
      for (let j = 0, at = i * neurons; j < neurons; j += 1, at += 1) total += weights[at] * delta[j];
      back[i] = place ? total * network.activation.slope(before[i]) : total;
    }
    delta = back;
    if (place) deltas.unshift(delta);
  }
  return {deltas, inputs: delta};
}
