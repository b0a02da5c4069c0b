// MNIST's preparation of a drawing: helpers/preparation.py in the page, to the last pixel. See there for the recipe.

export const SIDE = 28, BOX = 20;

// A drawing of one digit as an MNIST image: 784 whole numbers, 0 = paper, 255 = full ink, as a Uint8Array.
// grey: rows of numbers of any scale; the lowest counts as paper and the highest as full ink. Throws for no ink.
export function prepare(grey) {
  return steps(grey).image;
}

// The same, with what it looked like on the way: {box: [top, left, height, width], small: rows, image, start}.
export function steps(grey) {
  const box = boxAround(grey);
  const small = resize(cropped(grey, box), BOX);
  const rows = small.map(sum), columns = small[0].map((_, place) => sum(small.map((row) => row[place])));
  const weight = sum(rows);
  const start = [beginning(rows, weight), beginning(columns, weight)];
  const image = new Uint8Array(SIDE * SIDE);
  small.forEach((row, r) => row.forEach((value, c) => {
    image[(start[0] + r) * SIDE + start[1] + c] = roundToEven(255 * value);
  }));
  return {box, small, image, start};
}

function boxAround(grey) {
  if (!Array.isArray(grey) || !grey.length || !grey[0].length || grey.some((row) => row.length !== grey[0].length)) {
    throw new Error("grey: expected rows of numbers, all of one length");
  }
  let lowest = Infinity, highest = -Infinity;
  for (const row of grey) {
    for (const value of row) {
      if (!Number.isFinite(value)) throw new Error(`grey: got ${value}, expected finite numbers`);
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
  }
  if (lowest === highest) throw new Error(`grey: got no ink (every pixel is ${lowest}), expected some`);
  let top = Infinity, bottom = -1, left = Infinity, right = -1;
  grey.forEach((row, r) => {
    for (let c = 0; c < row.length; c += 1) {
      if (row[c] > lowest) {
        if (r < top) top = r;
        bottom = r;
        if (c < left) left = c;
        if (c > right) right = c;
      }
    }
  });
  return {top, left, height: bottom - top + 1, width: right - left + 1, lowest, highest};
}

function cropped(grey, {top, left, height, width, lowest, highest}) {
  const scale = highest - lowest;
  return grey.slice(top, top + height).map(
    (row) => Array.from(row.slice(left, left + width), (value) => (value - lowest) / scale));
}

// Each new pixel is the mean of the area that it covers, parts of pixels counting as parts.
function resize(ink, longerSide) {
  const height = ink.length, width = ink[0].length, longer = Math.max(height, width);
  const [newHeight, newWidth] = [height, width].map((side) => Math.max(1, roundToEven(longerSide * side / longer)));
  const down = averages(height, newHeight), across = averages(width, newWidth);
  const narrow = ink.map((row) => across.map((parts) => mean(parts, (place) => row[place])));
  return down.map((parts) => narrow[0].map((_, c) => mean(parts, (place) => narrow[place][c])));
}

// For each new pixel: [first old pixel, shares of it and of those after it]. The shares of one add up to 1.
function averages(old, size) {
  return Array.from({length: size}, (_, place) => {
    const from = place * (old / size), to = (place + 1) * (old / size), first = Math.floor(from);
    const shares = [];
    for (let pixel = first; pixel < Math.min(to, old); pixel += 1) {
      shares.push((Math.min(to, pixel + 1) - Math.max(from, pixel)) * (size / old));
    }
    return [first, shares];
  });
}

function mean([first, shares], value) {
  let total = 0;
  for (let place = 0; place < shares.length; place += 1) total += shares[place] * value(first + place);
  return total;
}

// Where the box begins so that its centre of mass comes to the index 14.
function beginning(amounts, weight) {
  const centre = amounts.reduce((total, amount, place) => total + amount * place, 0) / weight;
  return Math.min(Math.max(roundToEven(SIDE / 2 - centre), 0), SIDE - amounts.length);
}

// Halves go to the even neighbour, as in Python and NumPy.
function roundToEven(value) {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}

function sum(values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
