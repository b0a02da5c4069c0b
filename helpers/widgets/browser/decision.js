// One decision, taken apart: the loudest hidden neurons of an image, what each adds to which output, and a switch for each.
import {bytes, change, keepKeys, make, onceAFrame, percent, signedColour, themed, written} from "./draw.js";
import {createPad} from "./pad.js";
import {forward, largest, unpack} from "./network.js";
import {shared} from "./shared.js";

const STYLE = `
.course .decision-room { container-type: inline-size; }
.course .decision { display: grid; grid-template-columns: 190px minmax(0, 1fr); gap: 6px 24px; align-items: start; max-width: 940px; }
.course .decision .pad { width: 190px; }
.course .decision .given { gap: 4px; margin-top: 2px; }
.course .decision .given button { padding: 0.1em 0; width: 34px; }
.course .decision .given button[aria-pressed=true] { background: var(--blue); border-color: var(--blue); color: var(--ground); }
.course .decision .line { display: grid; grid-template-columns: 258px repeat(10, minmax(0, 1fr)); align-items: stretch; font-variant-numeric: tabular-nums; }
.course .decision .line > * { padding: 3px 0; text-align: center; }
.course .decision .line > :first-child { text-align: left; display: flex; gap: 8px; align-items: center; }
.course .decision .value { font-size: 0.812rem; display: grid; place-items: center; }
.course .decision .off .value { text-decoration: line-through; opacity: 0.75; }
.course .decision .total { border-top: 2px solid var(--ink); }
.course .decision .best { font-weight: 700; }
.course .decision canvas.weights { width: 34px; height: 34px; image-rendering: pixelated; border: 1px solid var(--line); flex: none; }
.course .decision .switch { padding: 0 0.5em; min-width: 3.1em; }
.course .decision .switch[aria-pressed=false] { background: var(--ground); color: var(--quiet); border-style: dashed; }
@container (max-width: 760px) {
  .course .decision { grid-template-columns: minmax(0, 1fr); }
  .course .decision .line { grid-template-columns: repeat(10, minmax(0, 1fr)); }
  .course .decision .line > :first-child { grid-column: 1 / -1; }
}
`;
const OTHERS = "others";

// One image through the network: the neurons by loudness, what each adds to the outputs, and the outputs' sums and shares
// without those that are switched off (numbers, and "others" for all but the `loudest` first).
export function traced(network, inputs, loudest, off) {
  const hidden = forward(network, inputs)[1], {weights, biases, neurons: outputs} = network.layers[1];
  const order = Array.from(hidden.keys()).sort((one, other) => hidden[other] - hidden[one] || other - one);
  const added = Array.from(hidden, (a, neuron) => Array.from({length: outputs}, (_, to) => a * weights[neuron * outputs + to]));
  const first = order.slice(0, loudest), rest = order.slice(loudest);
  const sumOf = (neurons) => neurons.reduce((sums, neuron) => sums.map((sum, to) => sum + added[neuron][to]), new Array(outputs).fill(0));
  const others = sumOf(rest), on = sumOf(first.filter((neuron) => !off.includes(neuron)));
  const sums = on.map((sum, to) => sum + biases[to] + (off.includes(OTHERS) ? 0 : others[to]));
  const most = Math.max(...sums), e = sums.map((sum) => Math.exp(sum - most)), total = e.reduce((sum, value) => sum + value, 0);
  return {first, hidden, added, others, biases: Array.from(biases), sums, shares: e.map((value) => value / total), active: hidden.filter((a) => a > 0).length};
}

export default {
  render({model, el}) {
    const data = model.get("data"), network = unpack(data.network), given = data.images.map(bytes), wide = network.sizes[1];
    const state = {strokes: [], image: 0, off: [], ...model.get("state")};
    let theme = null, image = new Uint8Array(784);

    let telling = true;         // false while the pad shows what is known already
    const pad = createPad({samples: data.samples, onEnd: () => { if (telling) keep(); }, onChange: ({strokes}) => {
      if (telling) Object.assign(state, {strokes, image: null, off: []});
      follow();
    }});
    const showStrokes = () => { telling = false; pad.show(state.strokes); telling = true; };
    const givenButtons = data.names.map((name, place) => button(String(name), `An image of MNIST: ${name}`, () => {
      Object.assign(state, {strokes: [], image: place, off: []});
      showStrokes();
      keep();
    }));

    // ---- the table: a line for each of the loudest, the others, the biases, the sum, the share
    const said = make("p", {style: "margin: 0 0 4px; min-height: 2.9em"}), spoken = make("p", {class: "unseen", role: "status"});
    const rows = [...Array(data.loudest).keys(), OTHERS, "biases", "sum", "share"].map(row);
    const heads = line(make("span", {role: "columnheader"}, "adds to output"), Array.from({length: 10}, (_, to) => make("span", {role: "columnheader", class: "quiet"}, String(to))));
    const table = make("div", {role: "table", "aria-label": "What is added to the sum of each output"}, heads, ...rows.map(({element}) => element));
    const five = button("The loudest off", null, () => turn(now().first)), only = button("Only the loudest", null, () => turn([OTHERS])), all = button("All on", null, () => turn([]));

    function row(kind) {
      const switched = typeof kind === "number" || kind === OTHERS, name = make("span", {});
      const onOff = switched ? make("button", {type: "button", class: "switch"}) : null;
      onOff?.addEventListener("click", () => {
        const which = kind === OTHERS ? OTHERS : now().first[kind];
        turn(state.off.includes(which) ? state.off.filter((one) => one !== which) : [...state.off, which]);
      });
      const map = typeof kind === "number" ? make("canvas", {width: 28, height: 28, class: "weights", role: "img"}) : null;
      const cells = Array.from({length: 10}, () => make("span", {role: "cell", class: "value"}));
      const element = line(make("span", {role: "rowheader"}, ...[onOff, map, name].filter(Boolean)), cells);
      if (kind === "sum") element.classList.add("total");
      return {kind, element, cells, name, onOff, map};
    }
    function line(first, cells) {
      return make("div", {class: "line", role: "row"}, first, ...cells);
    }

    const inputs = () => Array.from(image, (value) => value / 255);
    const now = () => traced(network, inputs(), data.loudest, state.off);
    const follow = onceAFrame(() => {
      image = state.image !== null ? given[state.image] : pad.image() ?? new Uint8Array(784);
      paint();
    });

    function paint() {
      if (theme === null) return;
      const found = now(), whole = traced(network, inputs(), data.loudest, []);
      const best = largest(found.sums), before = largest(whole.sums);
      const most = Math.max(...[...found.first.map((neuron) => found.added[neuron]), found.others, found.biases].flat().map(Math.abs), 1e-9);
      rows.forEach(({kind, element, cells, name, onOff, map}) => {
        const neuron = found.first[kind], which = kind === OTHERS ? OTHERS : neuron, off = onOff !== null && state.off.includes(which);
        const values = {[OTHERS]: found.others, biases: found.biases, sum: found.sums, share: found.shares}[kind] ?? found.added[neuron];
        const words = {[OTHERS]: `the ${wide - data.loudest} others`, biases: "biases", sum: "sum", share: "share, by softmax"}[kind] ?? `neuron ${neuron}, active ${written(found.hidden[neuron], 1)}`;
        if (name.textContent !== words) name.textContent = words;
        element.classList.toggle("off", off);
        cells.forEach((cell, to) => {
          const text = kind === "share" ? short(values[to]) : written(values[to], 1);
          if (cell.textContent !== text) cell.textContent = text;
          const tinted = !off && kind !== "sum" && kind !== "share";
          cell.style.background = tinted ? `rgb(${signedColour(0.45 * values[to] / most, theme).join(",")})` : "";
          cell.classList.toggle("best", (kind === "sum" || kind === "share") && to === best);
        });
        if (onOff) {
          change(onOff, {"aria-pressed": !off, "aria-label": `${words}: ${off ? "off" : "on"}`});
          onOff.textContent = off ? "off" : "on";
        }
        if (map) {
          change(map, {"aria-label": `The weights of neuron ${neuron}, as an image`});
          paintWeights(map, neuron);
        }
      });
      givenButtons.forEach((one, place) => change(one, {"aria-pressed": place === state.image}));
      const blank = state.image === null && !state.strokes.length ? "A blank page. " : "";
      const without = state.off.length ? ` With all neurons on it says ${before}, with ${percent(whole.shares[before])}.` : ` ${found.active} of ${wide} neurons are active.`;
      said.textContent = `${blank}It says ${best}, with ${percent(found.shares[best])}.${without}`;
    }

    function paintWeights(canvas, neuron) {
      const {weights} = network.layers[0], own = Array.from({length: 784}, (_, pixel) => weights[pixel * wide + neuron]);
      const most = Math.max(...own.map(Math.abs), 1e-9), context = canvas.getContext("2d"), picture = context.createImageData(28, 28);
      own.forEach((value, at) => picture.data.set([...signedColour(value / most, theme), 255], 4 * at));
      context.putImageData(picture, 0, 0);
    }

    function turn(off) {
      state.off = off;
      paint();
      keep();
    }
    const save = shared(model, (news) => { Object.assign(state, news); showStrokes(); });
    function keep() {
      save({...state, strokes: pad.strokes});
      requestAnimationFrame(() => requestAnimationFrame(() => { spoken.textContent = said.textContent; }));
    }

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "decision-room"}, make("div", {class: "decision"},
      make("div", {}, pad.element, make("div", {style: "height: 6px"}), pad.buttons, make("p", {style: "margin: 8px 0 2px"}, "or an image of MNIST"), make("div", {class: "row given"}, ...givenButtons)),
      make("div", {}, said, spoken, table, make("div", {class: "row", style: "margin-top: 8px; gap: 8px"}, five, only, all)))),
      make("p", {class: "quiet", style: "margin: 4px 0; font-size: 0.812rem; max-width: 900px"}, "Each number: activation times weight, red above 0 and blue below. The small maps: a neuron's weights, red where ink makes it louder."));
    const undo = themed(el, (colours) => { theme = colours; pad.paint(theme); paint(); });
    showStrokes();
    return undo;

    function button(words, label, onClick) {
      const made = make("button", {type: "button", "aria-label": label}, words);
      made.addEventListener("click", onClick);
      return made;
    }
  },
};

// A share in a narrow cell; what is not quite 0 or 100 % never reads so.
function short(share) {
  const value = Math.min(Math.max(Math.round(100 * share), 1), 99);
  return `${share < 0.005 ? "<" : share > 0.995 ? ">" : ""}${value}\u2009%`;
}
