// What goes through a network while it reads one image: its neurons lit by their activations, and the strongest ways
// from pixels to the answer.
import {change, make, rgb} from "./draw.js";

const HEIGHT = 224, WAYS = [10, 3, 3];      // how many ways are followed back from the answer, then from each neuron

// {element, update(image, activations), paint(colours)}. image: 784 numbers from 0 to 255 or null for none;
// activations: what forward() gives. Colours: red counts for what it leads to, blue against.
export function createFlow(network) {
  const element = make("canvas", {role: "img", style: `display: block; width: 100%; height: ${HEIGHT}px`});
  let colours = null, now = [null, null];
  const picture = make("canvas", {width: 28, height: 28});

  function draw() {
    const width = element.clientWidth, scale = Math.min(window.devicePixelRatio || 1, 3);
    if (!width || colours === null) return;
    element.width = Math.round(width * scale);
    element.height = Math.round(HEIGHT * scale);
    const context = element.getContext("2d");
    context.scale(scale, scale);
    const places = arranged(network.sizes, width);
    const [image, activations] = now;
    paintImage(context, places.image, image);
    if (activations !== null) {
      for (const way of strongestWays(network, activations)) paintWay(context, places, way);
    }
    places.layers.forEach((layer, number) => {
      const values = activations === null ? null : activations[number + 1];
      const most = values === null ? 1 : Math.max(...values.map(Math.abs), 1e-9);
      layer.forEach(([x, y, radius], neuron) => {
        context.beginPath();
        context.arc(x, y, radius, 0, 2 * Math.PI);
        context.fillStyle = blend(colours.pale, colours.ink, values === null ? 0 : Math.abs(values[neuron]) / most);
        context.fill();
        context.strokeStyle = colours.line;
        context.lineWidth = 0.8;
        context.stroke();
      });
    });
    context.fillStyle = colours.ink;
    context.font = "13px system-ui, sans-serif";
    context.textBaseline = "middle";
    const answer = activations === null ? -1 : activations.at(-1).indexOf(Math.max(...activations.at(-1)));
    places.layers.at(-1).forEach(([x, y], digit) => {
      context.font = `${digit === answer ? "bold 15px" : "13px"} system-ui, sans-serif`;
      context.fillText(String(digit), x + 11, y);
    });
  }

  function paintImage(context, {left, top, side}, image) {
    const inner = picture.getContext("2d"), data = inner.createImageData(28, 28);
    const paper = rgb(colours.ground), ink = rgb(colours.ink);
    for (let at = 0; at < 784; at += 1) {
      const share = image === null ? 0 : image[at] / 255;
      for (let part = 0; part < 3; part += 1) data.data[4 * at + part] = paper[part] + share * (ink[part] - paper[part]);
      data.data[4 * at + 3] = 255;
    }
    inner.putImageData(data, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(picture, left, top, side, side);
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    context.strokeRect(left, top, side, side);
  }

  function paintWay(context, places, {layer, from, to, share}) {
    const [x, y] = layer === 0 ? pixelPlace(places.image, from) : places.layers[layer - 1][from];
    const [endX, endY] = places.layers[layer][to];
    context.beginPath();
    context.moveTo(x, y);
    context.bezierCurveTo((x + endX) / 2, y, (x + endX) / 2, endY, endX, endY);
    context.strokeStyle = share > 0 ? colours.above : colours.below;
    context.globalAlpha = 0.25 + 0.65 * Math.abs(share);
    context.lineWidth = 0.8 + 2.6 * Math.abs(share);
    context.stroke();
    context.globalAlpha = 1;
  }

  new ResizeObserver(draw).observe(element);
  return {
    element,
    update(image, activations) {
      now = [image, activations];
      change(element, {"aria-label": activations === null ? "The network, waiting for a drawing"
        : `The image goes through ${network.sizes.slice(1, -1).join(" and ")} neurons to ten answers; `
          + "lines show what counted most for the answer in red and against it in blue"});
      draw();
    },
    paint(theme) { colours = theme; draw(); },
  };
}

// The ways that count most: {layer, from, to, share}, share from -1 (against) to 1 (for) within its layer.
export function strongestWays(network, activations) {
  const ways = [];
  let followed = [activations.at(-1).indexOf(Math.max(...activations.at(-1)))];
  for (let layer = network.layers.length - 1, step = 0; layer >= 0; layer -= 1, step += 1) {
    const {weights, neurons} = network.layers[layer], before = activations[layer], found = [];
    for (const to of followed) {
      const own = Array.from(before, (a, from) => ({layer, from, to, amount: a * weights[from * neurons + to]}));
      own.sort((one, other) => Math.abs(other.amount) - Math.abs(one.amount));
      found.push(...own.slice(0, WAYS[Math.min(step, WAYS.length - 1)]).filter(({amount}) => amount !== 0));
    }
    const most = Math.max(...found.map(({amount}) => Math.abs(amount)), 1e-9);
    ways.push(...found.map((way) => ({...way, share: way.amount / most})));
    followed = [...new Set(found.map(({from}) => from))];
  }
  return ways;
}

function arranged(sizes, width) {
  const side = Math.min(168, Math.floor(0.33 * width));
  const image = {left: 1, top: (HEIGHT - side) / 2, side};
  const from = side + 26, to = width - 30, hidden = sizes.slice(1, -1);
  const layers = hidden.map((count, number) => {
    const room = (to - from) / hidden.length, columns = Math.max(1, Math.ceil(count / 16));
    const rows = Math.ceil(count / columns), gap = Math.min(13, (room - 20) / columns, (HEIGHT - 10) / rows);
    const middle = from + room * (number + 0.42);
    return Array.from({length: count}, (_, neuron) => [
      middle + (Math.floor(neuron / rows) - (columns - 1) / 2) * gap,
      HEIGHT / 2 + (neuron % rows - (rows - 1) / 2) * gap, Math.max(1, gap * 0.36)]);
  });
  const outputs = sizes.at(-1), step = (HEIGHT - 12) / outputs;
  layers.push(Array.from({length: outputs}, (_, digit) => [to, 6 + (digit + 0.5) * step, 5]));
  return {image, layers};
}

function pixelPlace({left, top, side}, pixel) {
  return [left + (pixel % 28 + 0.5) * side / 28, top + (Math.floor(pixel / 28) + 0.5) * side / 28];
}

function blend(from, to, share) {
  const [start, end] = [rgb(from), rgb(to)];
  return `rgb(${start.map((value, part) => Math.round(value + share * (end[part] - value))).join(",")})`;
}
