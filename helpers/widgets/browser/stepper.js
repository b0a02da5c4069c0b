// Forwards and back through a network, one layer a step.
import {change, keepKeys, make, paintDigit, shape, themed} from "./draw.js";
import {shared} from "./shared.js";

const STYLE = `
.course .stepper { max-width: 860px; }
.course .stepper svg { width: 100%; height: auto; display: block; }
.course .stepper .number { font-variant-numeric: tabular-nums; }
.course .stepper .error { fill: var(--vermillion); font-weight: 700; }
.course .stepper .said { min-height: 3.1em; margin: 6px 0; }
.course .stepper canvas { position: absolute; image-rendering: pixelated; border: 1px solid var(--line); }
.course .stepper .stage { position: relative; }
`;
const WIDTH = 860, HEIGHT = 330, TOP = 34, ROOM = 250;

// What is known at a step: how many layers have been reached forwards, and down to which layer the errors have come back.
function known(step, layers) {
  return {forwards: Math.min(step, layers - 1), cost: step >= layers, back: step > layers ? Math.max(1, 2 * layers - step) : layers};
}

export default {
  render({model, el}) {
    const data = model.get("data"), layers = data.activations.length, last = 2 * layers - 1;
    let {step} = model.get("state");
    const picture = shape("svg", {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img"});
    const said = make("p", {class: "said", role: "status"});
    const stage = make("div", {class: "stage"}, picture);
    const back = make("button", {type: "button"}, "Back"), on = make("button", {type: "button"}, "On");
    const slider = make("input", {type: "range", min: 0, max: last, step: 1, "aria-label": "Step", style: "flex: 1"});
    const x = (layer) => 70 + layer * (WIDTH - 170) / (layers - 1);
    const y = (layer, i) => TOP + ROOM * (i + 0.5) / data.activations[layer].length;
    const name = (layer) => (layer === 0 ? "inputs" : layer === layers - 1 ? "outputs" : layers === 3 ? "hidden" : `hidden ${layer}`);
    const called = (layer, i) => (layer === layers - 1 ? (data.activations[layer].length > 1 ? `output ${i}` : "the output")
      : layer || !canvas ? data.names[i] && !layer ? data.names[i] : `neuron ${i + 1}` : `pixel ${i}`);
    let canvas = null;
    if (!data.small && data.activations[0].length === 784) {
      canvas = make("canvas", {width: 28, height: 28, "aria-hidden": "true", style: `left: 0; top: 22%; width: 15%`});
      stage.append(canvas);
    }

    function show(to) {
      step = Math.min(Math.max(to, 0), last);
      const {forwards, cost, back: reached} = known(step, layers);
      const parts = [];
      if (data.small) parts.push(...lines(forwards, reached));
      for (let layer = 0; layer < layers; layer += 1) {
        parts.push(shape("text", {x: x(layer), y: 18, "text-anchor": "middle", class: "quiet"}, name(layer)));
        if (canvas && layer === 0) continue;
        parts.push(...data.activations[layer].flatMap((a, i) => neuron(layer, i, layer <= forwards ? a : null,
          layer >= reached && layer > 0 ? data.errors[layer - 1][i] : null)));
      }
      if (cost) parts.push(shape("text", {x: WIDTH - 8, y: HEIGHT - 10, "text-anchor": "end", class: "number"}, `cost ${data.cost.toFixed(3)}`));
      picture.replaceChildren(...parts);
      said.textContent = words();
      change(picture, {"aria-label": said.textContent});
      slider.value = step;
      back.disabled = step === 0;
      on.disabled = step === last;
    }

    function neuron(layer, i, a, error) {
      const left = x(layer), top = y(layer, i), lot = data.activations[layer].length;
      if (data.small) {
        const found = [shape("circle", {cx: left, cy: top, r: 27, fill: "var(--pale)", stroke: "var(--line)"})];
        if (a !== null) found.push(shape("text", {x: left, y: top + 5, "text-anchor": "middle", class: "number"}, short(a)));
        if (error !== null) found.push(shape("text", {x: left, y: top + 45, "text-anchor": "middle", class: "number error"}, `δ ${short(error)}`));
        if (layer === 0 && data.names[i]) found.push(shape("text", {x: left - 34, y: top + 5, "text-anchor": "end"}, data.names[i]));
        return found;
      }
      const height = Math.min(15, ROOM / lot - 1), most = Math.max(...data.errors[Math.max(layer - 1, 0)].map(Math.abs), 1e-12);
      const full = Math.max(...data.activations[layer].map(Math.abs), 1e-12);
      const found = [shape("rect", {x: left - 40, y: top - height / 2, width: a === null ? 0 : 36 * Math.abs(a) / full, height, fill: "var(--quiet)"})];
      if (layer === layers - 1) found.push(shape("text", {x: left + 46, y: top + 5, class: i === data.label ? "number error" : "number"}, `${i}${a === null ? "" : `: ${a.toFixed(2)}`}`));
      if (error !== null) {
        const width = 34 * Math.abs(error) / most;
        found.push(shape("rect", {x: left + 2, y: top - height / 2, width, height, fill: error > 0 ? "var(--vermillion)" : "var(--blue)"}));
      }
      return found;
    }

    function lines(forwards, reached) {
      return data.weights.flatMap((matrix, layer) => matrix.flatMap((row, i) => row.flatMap((weight, j) => {
        const from = [x(layer), y(layer, i)], to = [x(layer + 1), y(layer + 1, j)], near = i === j ? 0.5 : 0.32;
        const place = (share) => from.map((start, k) => start + share * (to[k] - start));
        const slope = layer + 1 >= reached ? data.slopes[layer][i][j] : null, [px, py] = place(near);
        const found = [shape("line", {x1: from[0], y1: from[1], x2: to[0], y2: to[1], stroke: weight > 0 ? "var(--above)" : "var(--below)",
          "stroke-width": 1 + 1.5 * Math.abs(weight), opacity: layer < forwards ? 0.8 : 0.25}),
          shape("text", {x: px, y: py - 6, "text-anchor": "middle", class: "number"}, String(Number(weight.toFixed(3))).replace("-", "−"))];
        if (slope !== null) found.push(shape("text", {x: px, y: py + 16, "text-anchor": "middle", class: "number error"}, short(slope)));
        return found;
      })));
    }

    function words() {
      if (step === 0) return "The image is at the inputs. Press On.";
      if (step < layers) return `Forwards into ${name(step)}: each neuron adds up activation times weight and its bias, and bends the sum.`;
      if (step === layers) return `The outputs are compared with what is wanted: ${called(layers - 1, data.label)} should be 1${data.activations.at(-1).length > 1 ? ", the others 0" : ""}. The cost is ${data.cost.toFixed(3)}.`;
      const layer = 2 * layers - step, {from, to, slope} = data.steepest[layer - 1];
      const errors = layer === layers - 1 ? `The error of an output is ${data.differences ? "what came minus what was wanted" : "how fast the cost changes with its sum"}.`
        : "The errors come back over the weights, are added up, and pass each neuron's own slope.";
      return `Back at ${name(layer)}. ${errors} A weight's slope is the activation before it times this error: the steepest, from ${called(layer - 1, from)} to ${called(layer, to)}, is ${short(slope)}.`;
    }

    const save = shared(model, (state) => show(state.step));
    const go = (to) => { show(to); save({step}); };
    back.addEventListener("click", () => go(step - 1));
    on.addEventListener("click", () => go(step + 1));
    slider.addEventListener("input", () => show(Number(slider.value)));
    slider.addEventListener("change", () => save({step}));
    keepKeys(el);
    const remark = data.small ? "On the lines the weights; below them, on the way back, the slopes of the cost by each weight, and δ by each neuron's sum."
      : "Grey: activations. Orange and blue: errors above and below 0. The longest bar of each layer is its largest.";
    el.append(make("style", {}, STYLE), make("div", {class: "stepper"}, stage, said, make("div", {class: "row"}, back, on, slider),
      make("p", {class: "quiet", style: "font-size: 0.812rem; margin: 6px 0 0"}, remark)));
    const undo = themed(el, (colours) => {
      if (canvas) paintDigit(canvas, data.activations[0].map((a) => 255 * a), colours);
    });
    show(step);
    return undo;
  },
};

// Three digits after the point, or as many as a small number needs.
function short(value) {
  const size = Math.abs(value), text = size >= 0.001 || size === 0 ? size.toFixed(3) : size.toExponential(1);
  return `${value < 0 ? "−" : ""}${text}`;
}
