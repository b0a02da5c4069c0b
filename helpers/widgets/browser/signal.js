// An image on its way through a network: the strongest products as lines, every neuron by what it passes on, and one of
// them opened: its weights, its sum, its bias.
import {bytes, change, keepKeys, make, onceAFrame, paintDigit, percent, rgb, shape, signed, signedColour, themed} from "./draw.js";
import {createPad} from "./pad.js";
import {forward, largest, unpack} from "./network.js";
import {shared} from "./shared.js";

const STYLE = `
.course .signal-room { container-type: inline-size; }
.course .signal { display: grid; grid-template-columns: 190px minmax(0, 1fr) 250px; gap: 6px 20px; align-items: start; max-width: 920px; }
.course .signal .pad { width: 190px; }
.course .signal h4 { margin: 0 0 4px; font-size: 0.938rem; font-weight: 600; }
.course .signal .given { gap: 4px; margin-top: 2px; }
.course .signal .given button { padding: 0.1em 0; width: 34px; }
.course .signal button[aria-pressed=true] { background: var(--blue); border-color: var(--blue); color: var(--ground); }
.course .signal .way { position: relative; max-width: 480px; }
.course .signal .way canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
.course .signal .way svg { position: relative; display: block; width: 100%; }
.course .signal .way circle { cursor: pointer; stroke: var(--line); stroke-width: 1.2; }
.course .signal .way circle:focus-visible, .course .signal .way circle[aria-pressed=true] { outline: none; stroke: var(--orange); stroke-width: 4; }
.course .signal .maps { display: flex; gap: 10px; }
.course .signal .maps canvas { width: 118px; height: 118px; image-rendering: pixelated; border: 1px solid var(--line); display: block; }
.course .signal .maps p { margin: 0; font-size: 0.812rem; }
.course .signal table { border-collapse: collapse; margin: 6px 0; font-variant-numeric: tabular-nums; width: 100%; font-size: inherit; }
.course .signal td { padding: 2px 0; text-align: left; background: none; color: var(--ink); border: 0; }
.course .signal td + td { text-align: right; font-weight: 600; white-space: nowrap; }
@container (max-width: 800px) { .course .signal { grid-template-columns: minmax(0, 1fr); } }
`;
const WIDE = 440, TALL = 410, TOP = 26, SIDE = 140;         // the picture's own units; the image's side
const MOST = {pixels: 60, opened: 40};                      // lines from pixels: to a whole layer, to one neuron

export default {
  render({model, el}) {
    const data = model.get("data"), names = Object.keys(data.networks);
    const networks = Object.fromEntries(names.map((name) => [name, unpack(data.networks[name])]));
    const {sizes} = networks[names[0]], given = data.images.map(bytes), last = sizes.length - 1;
    const state = {strokes: [], image: 0, network: names.at(-1), open: null, ...model.get("state")};
    const places = arranged(sizes);
    let theme = null, image = new Uint8Array(784), passed = null;

    // ---- what there is to choose
    const pad = createPad({samples: data.samples, onChange: ({strokes}) => { if (strokes.length || state.strokes.length) state.image = null; state.strokes = strokes; follow(); },
      onEnd: () => keep()});
    const givenButtons = data.names.map((name, place) => button(String(name), `An image of MNIST: ${name}`, () => {
      state.strokes = [];
      state.image = place;
      pad.show([]);
    }));
    const networkButtons = names.map((name) => button(name, null, () => { state.network = name; follow(); keep(); }));
    const said = make("p", {style: "margin: 2px 0 4px; min-height: 2.9em"}), spoken = make("p", {class: "unseen", role: "status"});

    // ---- the way, and the neuron that is open
    const ground = make("canvas", {}), seen = make("canvas", {width: 28, height: 28});
    const neurons = places.slice(1).map((layer, number) => layer.map(([x, y, r], neuron) => {
      const circle = shape("circle", {cx: x, cy: y, r, role: "button", tabindex: number || neuron ? -1 : 0, "aria-pressed": false});
      circle.addEventListener("click", () => open(number + 1, neuron));
      circle.addEventListener("keydown", (event) => moved(event, number + 1, neuron));
      return circle;
    }));
    const heads = [[SIDE / 2 + 2, `${sizes[0]} pixels`], ...places.slice(1).map((layer, number) => [layer[0][0], number + 1 === last ? "outputs" : `hidden ${number + 1}`])];
    const labels = places[last].map(([x, y, r], digit) => shape("text", {x: x + r + 7, y: y + 5, "aria-hidden": "true", style: "font-size: 15px"}, String(digit)));
    const way = shape("svg", {viewBox: `0 0 ${WIDE} ${TALL}`, role: "group", "aria-label": "The network's neurons: arrow keys move, Enter opens one"},
      ...heads.map(([x, words]) => shape("text", {x, y: 15, "text-anchor": "middle", class: "quiet", style: "font-size: 15px"}, words)), ...neurons.flat(), ...labels);
    const opened = make("div", {});

    const follow = onceAFrame(() => {
      const started = performance.now();
      image = state.image !== null ? given[state.image] : pad.image() ?? new Uint8Array(784);
      const inputs = Array.from(image, (value) => value / 255);
      passed = Object.fromEntries(names.map((name) => [name, forward(networks[name], inputs)]));
      paint();
      el.dataset.milliseconds = (performance.now() - started).toFixed(2);
    });

    function paint() {
      if (passed === null || theme === null) return;
      const now = passed[state.network];
      paintDigit(seen, image, theme);
      paintWays(now);
      neurons.forEach((layer, number) => layer.forEach((circle, neuron) => {
        const value = now[number + 1][neuron], most = Math.max(1, ...now[number + 1].map(Math.abs));
        change(circle, {fill: mixed(theme.ground, theme.ink, Math.abs(value) / most), "aria-pressed": isOpen(number + 1, neuron),
          "aria-label": `${called(number + 1, neuron)} passes on ${written(number + 1, value)}`});
      }));
      const answer = largest(now.at(-1));
      labels.forEach((label, digit) => { label.style.fontWeight = digit === answer ? 700 : 400; });
      const blank = state.image === null && !state.strokes.length ? "A blank page. " : "";
      said.textContent = blank + names.map((name) => `${name[0].toUpperCase()}${name.slice(1)}: says ${largest(passed[name].at(-1))}, with ${percent(Math.max(...passed[name].at(-1)))}`).join(". ") + ".";
      givenButtons.forEach((one, place) => change(one, {"aria-pressed": place === state.image}));
      networkButtons.forEach((one) => change(one, {"aria-pressed": one.textContent === state.network}));
      paintOpened(now);
    }

    function paintWays(now) {
      const scale = ground.width / WIDE, context = ground.getContext("2d");
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, ground.width, ground.height);
      context.scale(scale, scale);
      context.imageSmoothingEnabled = false;
      const [left, top] = corner();
      context.drawImage(seen, left, top, SIDE, SIDE);
      context.strokeStyle = theme.line;
      context.strokeRect(left, top, SIDE, SIDE);
      for (let layer = 1; layer <= last; layer += 1) {
        for (const {from, to, share} of ways(networks[state.network], now, layer, state.open)) {
          const faded = state.open !== null && !isOpen(layer, to) ? 0.12 : 1;
          context.globalAlpha = faded * (0.08 + 0.92 * Math.abs(share));
          context.lineWidth = 0.5 + 3 * Math.abs(share);
          context.strokeStyle = share > 0 ? theme.above : theme.below;
          context.beginPath();
          context.moveTo(...place(layer - 1, from));
          context.lineTo(...place(layer, to));
          context.stroke();
        }
      }
      context.globalAlpha = 1;
    }

    function paintOpened(now) {
      if (state.open === null) {
        opened.replaceChildren(make("h4", {}, "Open a neuron"), make("p", {class: "quiet", style: "margin: 0"}, "Click on one, or go to the network with Tab, move with the arrow keys and press Enter."));
        return;
      }
      const [layer, neuron] = state.open, {weights, biases, neurons: wide} = networks[state.network].layers[layer - 1];
      const own = Array.from(now[layer - 1], (_, from) => weights[from * wide + neuron]);
      const products = own.map((weight, from) => weight * now[layer - 1][from]);
      const sum = products.reduce((total, value) => total + value, 0), z = sum + biases[neuron];
      const name = layer === last ? "passes on, after softmax" : `passes on ${data.activation}(z)`;
      const rows = [[`sum of ${own.length} products`, signed(sum)], ["its bias", signed(biases[neuron])], ["together: z", signed(z)], [name, written(layer, now[layer][neuron])]];
      const close = button("Close", "Close the neuron", () => { const circle = neurons[layer - 1][neuron]; open(layer, neuron); circle.focus(); });
      opened.replaceChildren(make("h4", {}, called(layer, neuron)), layer === 1 ? maps(own, products) : bars(products),
        make("table", {}, make("tbody", {}, ...rows.map(([words, value]) => make("tr", {}, make("td", {}, words), make("td", {}, value))))), close);
    }

    function maps(own, products) {
      const most = Math.max(...own.map(Math.abs), 1e-9);
      return make("div", {class: "maps"}, ...[["its weights", own], ["weight × pixel", products]].map(([words, values]) => {
        const canvas = make("canvas", {width: 28, height: 28, role: "img", "aria-label": `${words}, as an image: red above 0, blue below`});
        const context = canvas.getContext("2d"), picture = context.createImageData(28, 28);
        values.forEach((value, at) => picture.data.set([...signedColour(value / most, theme), 255], 4 * at));
        context.putImageData(picture, 0, 0);
        return make("div", {}, canvas, make("p", {}, words));
      }));
    }

    function bars(products) {
      const most = Math.max(...products.map(Math.abs), 1e-9), high = 13;
      const words = products.map((value, from) => `${from}: ${signed(value)}`).join(", ");
      return make("div", {}, shape("svg", {viewBox: `0 0 250 ${products.length * high + 4}`, role: "img", style: "display: block; width: 100%; max-width: 250px", "aria-label": `Weight times what comes in, from each neuron before: ${words}`},
        shape("line", {x1: 125, x2: 125, y1: 0, y2: products.length * high + 2, stroke: "var(--line)"}),
        ...products.map((value, from) => shape("rect", {y: from * high + 2, height: high - 3, width: 122 * Math.abs(value) / most, x: value < 0 ? 125 - 122 * Math.abs(value) / most : 125,
          fill: value < 0 ? "var(--below)" : "var(--above)"}))),
        make("p", {style: "margin: 0; font-size: 0.812rem"}, `weight × input, for the ${products.length} neurons before`));
    }

    // ---- what people do
    function open(layer, neuron) {
      state.open = isOpen(layer, neuron) ? null : [layer, neuron];
      reach(neurons[layer - 1][neuron]);
      paint();
      keep();
    }
    function reach(circle) {
      for (const one of neurons.flat()) change(one, {tabindex: one === circle ? 0 : -1});
    }
    function moved(event, layer, neuron) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const way = {ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0]}[event.key];
      if (["Enter", " "].includes(event.key)) open(layer, neuron);
      else if (way) {
        const to = Math.min(Math.max(layer + way[0], 1), last), count = sizes[to];
        const beside = way[0] && to !== layer ? Math.round((neuron + 0.5) / sizes[layer] * count - 0.5) : neuron + way[1];
        const circle = neurons[to - 1][Math.min(Math.max(beside, 0), count - 1)];
        reach(circle);
        circle.focus();
      } else return;
      event.preventDefault();
    }
    const isOpen = (layer, neuron) => state.open !== null && state.open[0] === layer && state.open[1] === neuron;
    const save = shared(model, (news) => { Object.assign(state, news); const chosen = state.image; pad.show(state.strokes); state.image = chosen; follow(); });
    function keep() {
      save({...state, strokes: pad.strokes});
      requestAnimationFrame(() => requestAnimationFrame(() => { spoken.textContent = said.textContent; }));
    }

    const called = (layer, neuron) => (layer === last ? `Output ${neuron}` : `Hidden ${layer}, neuron ${neuron + 1}`);
    const written = (layer, value) => (layer === last && networks[state.network].output === "softmax" ? percent(value) : value.toFixed(2));
    const corner = () => [2, TOP + (TALL - TOP - SIDE) / 2];
    const place = (layer, at) => (layer ? places[layer][at] : [corner()[0] + (at % 28 + 0.5) * SIDE / 28, corner()[1] + (Math.floor(at / 28) + 0.5) * SIDE / 28]);

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "signal-room"}, make("div", {class: "signal"},
      make("div", {}, pad.element, make("div", {style: "height: 6px"}), pad.buttons, make("p", {style: "margin: 8px 0 2px"}, "or an image of MNIST"), make("div", {class: "row given"}, ...givenButtons)),
      make("div", {}, make("div", {class: "row", style: "gap: 6px"}, ...networkButtons), said, spoken, make("div", {class: "way"}, ground, way)), opened)),
      make("p", {class: "quiet", style: "margin: 2px 0; font-size: 13px; max-width: 900px"}, "Lines: weight times what comes in, red above 0, blue below, the wider the larger (in each column for itself); of the pixels' lines only the strongest. "
        + "Neurons: the fuller, the more they pass on."));
    const undo = themed(el, (colours) => { theme = colours; pad.paint(theme); paint(); });
    const watch = new ResizeObserver(() => {
      const scale = Math.min(window.devicePixelRatio || 1, 2), width = Math.round(way.getBoundingClientRect().width * scale);
      if (!width || width === ground.width) return;
      change(ground, {width, height: Math.round(width * TALL / WIDE)});
      paint();
    });
    watch.observe(way);
    const chosen = state.image;
    pad.show(state.strokes);
    state.image = chosen;
    follow();
    return () => { watch.disconnect(); undo(); };

    function button(words, label, onClick) {
      const made = make("button", {type: "button", "aria-label": label}, words);
      made.addEventListener("click", onClick);
      return made;
    }
  },
};

// The lines into a layer: {from, to, share}, share from -1 to 1 of the largest there. Of the pixels' only the strongest;
// of those into the open neuron, if it is in this layer, as many as are its own.
export function ways(network, activations, layer, open = null) {
  const {weights, neurons} = network.layers[layer - 1], before = activations[layer - 1], found = [];
  const only = open !== null && open[0] === layer ? open[1] : null;
  for (let from = 0; from < before.length; from += 1) {
    if (before[from] === 0) continue;
    for (let to = 0; to < neurons; to += 1) {
      if (only === null || to === only) found.push({from, to, amount: before[from] * weights[from * neurons + to]});
    }
  }
  const strongest = layer > 1 ? found : found.sort((one, other) => Math.abs(other.amount) - Math.abs(one.amount)).slice(0, only === null ? MOST.pixels : MOST.opened);
  const most = strongest.reduce((largest, {amount}) => Math.max(largest, Math.abs(amount)), 1e-9);
  return strongest.map(({from, to, amount}) => ({from, to, share: amount / most}));
}

// Where every neuron is, layer by layer: [x, y, radius]; nothing for the pixels.
function arranged(sizes) {
  const hidden = sizes.length - 2;
  return sizes.map((count, layer) => {
    if (layer === 0) return [];
    const step = (TALL - TOP) / Math.max(count, 10), r = Math.min(layer === sizes.length - 1 ? 11 : 9, 0.42 * step);
    const x = 212 + (layer - 1) * (WIDE - 252) / Math.max(hidden, 1);
    return Array.from({length: count}, (_, neuron) => [x, TOP + (TALL - TOP) / 2 + (neuron - (count - 1) / 2) * step, r]);
  });
}

function mixed(from, to, share) {
  const [start, end] = [rgb(from), rgb(to)];
  return `rgb(${start.map((value, part) => Math.round(value + share * (end[part] - value))).join(",")})`;
}
