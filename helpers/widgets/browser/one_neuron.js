// One neuron with one weight and one bias that tells 1s from 0s by one number, the cost of its answers, and the way down.
// A point is [weight, bias]; data is {x, labels}: what the neuron gets of each image, and 1 or 0 for what it is.

// What it passes on: from 0, surely a 0, to 1, surely a 1.
export function output([weight, bias], x) {
  return 0.5 * (1 + Math.tanh((weight * x + bias) / 2));
}

// The mean surprise, -ln of what it gave to the right answer.
export function cost([weight, bias], {x, labels}) {
  let sum = 0;
  for (let place = 0; place < x.length; place += 1) {
    const z = weight * x[place] + bias;
    sum += Math.max(z, 0) - labels[place] * z + Math.log1p(Math.exp(-Math.abs(z)));
  }
  return sum / x.length;
}

// Its two slopes, along the weight and along the bias, for the images at `chosen`, or for all.
export function gradient(point, {x, labels}, chosen = null) {
  const count = chosen === null ? x.length : chosen.length;
  let alongWeight = 0, alongBias = 0;
  for (let turn = 0; turn < count; turn += 1) {
    const place = chosen === null ? turn : chosen[turn], error = output(point, x[place]) - labels[place];
    alongWeight += error * x[place];
    alongBias += error;
  }
  return [alongWeight / count, alongBias / count];
}

// The share that it reads right.
export function accuracy([weight, bias], {x, labels}) {
  return x.filter((value, place) => (weight * value + bias > 0) === (labels[place] === 1)).length / x.length;
}

// A walk from `start`: {places, slopes, move}: every place, the gradient at the last of them, and the step it would take
// next. batch: how many images a step looks at, null for all; order: the images' places, shuffled, pass after pass.
export function walk({data, order, batch, start, rate, momentum, steps}) {
  const places = [[...start]];
  let velocity = [0, 0];
  for (;;) {
    const at = places.at(-1), from = (places.length - 1) * batch;
    const chosen = batch === null ? null : Array.from({length: batch}, (_, turn) => order[(from + turn) % order.length]);
    const slopes = gradient(at, data, chosen);
    velocity = velocity.map((value, axis) => momentum * value - rate * slopes[axis]);
    if (places.length > steps) return {places, slopes, move: velocity};
    places.push(at.map((value, axis) => value + velocity[axis]));
  }
}
