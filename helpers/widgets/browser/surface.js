// A landscape over a square of two numbers: as a surface that one turns, and from above with lines of equal height.
import {rgb} from "./draw.js";

const LINES = 32;       // of the surface's net, each way

// {low, span, side, heights}: the heights of a function of a point on a grid, `side` points each way; low: the corner.
export function landscape(height, low, span, side) {
  const heights = new Float64Array(side * side);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      heights[row * side + column] = height([low[0] + column / (side - 1) * span, low[1] + row / (side - 1) * span]);
    }
  }
  let highest = -Infinity, lowest = 0;
  heights.forEach((value, place) => {
    highest = Math.max(highest, value);
    if (value < heights[lowest]) lowest = place;
  });
  return {low, span, side, heights, highest, lowest: [lowest % side, Math.floor(lowest / side)]};
}

// The height at [column, row] of the grid, also between its points.
function between({side, heights}, column, row) {
  const left = Math.min(Math.floor(column), side - 2), lower = Math.min(Math.floor(row), side - 2);
  const right = column - left, up = row - lower, at = lower * side + left;
  return (heights[at] * (1 - right) + heights[at + 1] * right) * (1 - up)
    + (heights[at + side] * (1 - right) + heights[at + side + 1] * right) * up;
}

// ---- from above -----------------------------------------------------------------------------------------------------

// Paint bands between `levels` and a line along each edge of them; size: pixels of the canvas, each way.
export function paintMap(context, land, levels, size, colours) {
  const picture = context.createImageData(size, size), bands = new Uint8Array(size * size);
  const scale = (land.side - 1) / (size - 1);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const height = between(land, x * scale, (size - 1 - y) * scale);
      let band = 0;
      while (band < levels.length && height > levels[band]) band += 1;
      bands[y * size + x] = band;
    }
  }
  const shades = Array.from({length: levels.length + 1}, (_, band) => shade(band / levels.length, colours));
  const edge = rgb(colours.quiet);
  for (let place = 0; place < bands.length; place += 1) {
    const isEdge = (place % size && bands[place] !== bands[place - 1]) || (place >= size && bands[place] !== bands[place - size]);
    const colour = isEdge ? edge : shades[bands[place]];
    for (let part = 0; part < 3; part += 1) picture.data[4 * place + part] = colour[part];
    picture.data[4 * place + 3] = 255;
  }
  context.putImageData(picture, 0, 0);
}

// Where to write the levels: [{level, place}], on the way from the lowest place towards a corner [column, row] (0 or 1).
export function levelPlaces(land, levels, corner) {
  const end = land.side - 1, found = [];
  const way = (share) => land.lowest.map((from, axis) => from + share * (corner[axis] * end - from));
  for (let step = 1, next = 0; step <= 400 && next < levels.length; step += 1) {
    const place = way(step / 400), height = between(land, ...place);
    if (height < levels[next]) continue;
    found.push({level: levels[next], place: place.map((value, axis) => land.low[axis] + value / end * land.span)});
    while (next < levels.length && height >= levels[next]) next += 1;
  }
  return found;
}

// ---- from the side --------------------------------------------------------------------------------------------------

// How a point and its height come to [x, y] on a picture of `width` by `height` pixels; turn: degrees around and down.
export function projection(land, [around, down], width, height) {
  const [sine, cosine] = [Math.sin(around * Math.PI / 180), Math.cos(around * Math.PI / 180)];
  const [flat, steep] = [Math.sin(down * Math.PI / 180), Math.cos(down * Math.PI / 180)];
  const unit = 0.72 * Math.min(width, height);
  return (point, tall) => {
    const [x, y] = point.map((value, axis) => (value - land.low[axis]) / land.span - 0.5);
    const depth = x * sine + y * cosine;
    return [width / 2 + unit * (x * cosine - y * sine),
      0.47 * height - unit * (depth * flat + (0.8 * tall / land.highest - 0.4) * steep), depth];
  };
}

// Paint the surface as a net, the far parts first.
export function paintSurface(context, land, place, colours) {
  const step = (land.side - 1) / LINES, point = (column, row) =>
    [land.low[0] + column * step / (land.side - 1) * land.span, land.low[1] + row * step / (land.side - 1) * land.span];
  const corners = Array.from({length: (LINES + 1) ** 2}, (_, at) => {
    const column = at % (LINES + 1), row = Math.floor(at / (LINES + 1)), height = between(land, column * step, row * step);
    return [...place(point(column, row), height), height];
  });
  const cells = Array.from({length: LINES ** 2}, (_, cell) => cell + Math.floor(cell / LINES));      // the lower left corner
  cells.sort((one, other) => corners[other][2] - corners[one][2]);
  context.lineWidth = 0.6;
  context.lineJoin = "round";
  context.strokeStyle = colours.quiet;
  for (const at of cells) {
    const around = [at, at + 1, at + LINES + 2, at + LINES + 1].map((corner) => corners[corner]);
    const [red, green, blue] = shade(Math.sqrt(around.reduce((sum, corner) => sum + corner[3], 0) / 4 / land.highest), colours);
    context.fillStyle = `rgb(${red},${green},${blue})`;
    context.beginPath();
    around.forEach(([x, y]) => context.lineTo(x, y));
    context.closePath();
    context.fill();
    context.stroke();
  }
}

// From the page's ground, low, towards its ink, high.
function shade(share, colours) {
  const [ground, ink] = [rgb(colours.ground), rgb(colours.ink)];
  return ground.map((value, part) => Math.round(value + 0.42 * share * (ink[part] - value)));
}
