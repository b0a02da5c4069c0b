// A nudge of one weight on its way to the cost: a number line for each number it passes, with one neuron or two.
import {change, dragged, keepKeys, line, make, placeIn, shape, signed, themed} from "./draw.js";
import {shared, stepOf} from "./shared.js";

const STYLE = `
.course .nudges { max-width: 860px; }
.course .nudges svg { display: block; width: 100%; touch-action: pan-y; }
.course .nudges label { display: inline-flex; gap: 6px; align-items: center; min-height: 32px; }
.course .nudges output { font-variant-numeric: tabular-nums; min-width: 2.6em; }
`;
const LEFT = 120, LONG = 370, ROW = 56, TOP = 44, REACH = 6, SECOND = 2;    // of the lines; the second neuron's weight

const sigmoid = (z) => 1 / (1 + Math.exp(-z));

// Every number from the weight to the cost, and how fast it changes with the number before.
export function chain({weight, pixel, wanted, neurons}) {
  const found = [{name: "w", value: weight, slope: null, by: ""}];
  let from = {weight: pixel, value: weight, by: "x"};
  for (let neuron = 1; neuron <= neurons; neuron += 1) {
    const index = neurons === 1 ? "" : "₁₂"[neuron - 1], z = from.weight * from.value, a = sigmoid(z);
    found.push({name: `z${index}`, value: z, slope: from.weight, by: from.by}, {name: `a${index}`, value: a, slope: a * (1 - a), by: `a${index}(1 − a${index})`});
    from = {weight: SECOND, value: a, by: "w₂"};
  }
  const a = found.at(-1).value, last = found.at(-1).name;
  return [...found, {name: "C", value: (a - wanted) ** 2, slope: 2 * (a - wanted), by: `2(${last} − y)`}];
}

export default {
  render({model, el}) {
    let state = {...model.get("state")};
    const picture = shape("svg", {}), spoken = make("p", {style: "margin: 4px 0; font-weight: 600", role: "status"});
    const grip = shape("circle", {r: 10, fill: "var(--blue)", stroke: "var(--ground)", "stroke-width": 2, class: "grab", tabindex: 0, role: "slider",
      "aria-label": "The weight w", "aria-valuemin": -REACH, "aria-valuemax": REACH});
    const inputs = {nudge: ["Nudge of w", 0.01, 1, 0.01], pixel: ["Input x", 0, 1, 0.05]};
    const sliders = Object.entries(inputs).map(([name, [words, min, max, step]]) => {
      const input = make("input", {type: "range", min, max, step, "aria-label": words}), said = make("output", {});
      input.addEventListener("input", () => set({[name]: Number(input.value)}));
      input.addEventListener("change", keep);
      return {name, input, said, label: make("label", {}, words, input, said)};
    });
    const choices = {wanted: ["Wanted y", [1, 0]], neurons: ["Neurons in a row", [1, 2]]};
    const selects = Object.entries(choices).map(([name, [words, values]]) => {
      const select = make("select", {"aria-label": words}, ...values.map((value) => make("option", {value}, String(value))));
      select.addEventListener("change", () => { set({[name]: Number(select.value)}); keep(); });
      return {name, select, label: make("label", {}, words, select)};
    });
    const save = shared(model, (newer) => { state = {...newer}; show(); });
    function keep() { save({...state}); }
    function set(change) { state = {...state, ...change}; show(); }

    const span = (name) => (/^[wz]/.test(name) ? [-REACH - 1, REACH + 1] : [0, 1]);
    const across = (name, value) => { const [low, high] = span(name); return LEFT + (Math.min(Math.max(value, low), high) - low) / (high - low) * LONG; };
    dragged(grip, (event) => {
      const [x] = placeIn(picture, event, [860, 1]), [low, high] = span("w");
      set({weight: limited(low + (x - LEFT) / LONG * (high - low))});
    }, keep);
    grip.addEventListener("keydown", (event) => {
      const way = stepOf(event, 0.1);
      if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      set({weight: limited(state.weight + way)});
    });
    grip.addEventListener("keyup", (event) => { if (stepOf(event, 1)) keep(); });

    function show() {
      const here = chain(state), there = chain({...state, weight: state.weight + state.nudge}), moved = here.map(({value}, place) => there[place].value - value);
      const parts = [[LEFT + LONG + 30, "nudge"], [LEFT + LONG + 120, "ratio"], [LEFT + LONG + 210, "slope"]].map(([x, text]) => line(x, 18, text, {class: "quiet"}));
      here.forEach(({name, value, slope, by}, place) => {
        const y = TOP + ROW * place, [, high] = span(name), [from, to] = [across(name, value), across(name, there[place].value)];
        const ticks = high === 1 ? [0, 0.5, 1] : [-6, -3, 0, 3, 6];
        parts.push(shape("line", {x1: LEFT, x2: LEFT + LONG, y1: y, y2: y, stroke: "var(--line)", "stroke-width": 2}),
          ...ticks.flatMap((tick) => [shape("line", {x1: across(name, tick), x2: across(name, tick), y1: y - 4, y2: y + 4, stroke: "var(--line)"}),
            line(across(name, tick), y + 20, String(tick).replace("-", "−"), {"text-anchor": "middle", class: "quiet"})]),
          line(12, y + 5, `${name} = ${signed(value, 2)}`, {style: "font-weight: 600"}),
          shape("line", {x1: from, x2: to, y1: y - 16, y2: y - 16, stroke: "var(--vermillion)", "stroke-width": 7}),
          line(LEFT + LONG + 30, y + 5, signed(moved[place], 4), {class: "moved"}));
        if (place) {
          parts.push(shape("circle", {cx: from, cy: y, r: 6, fill: "var(--blue)"}),
            line(LEFT + LONG + 120, y + 5, Math.abs(moved[place - 1]) < 1e-9 ? "none" : signed(moved[place] / moved[place - 1], 3)),
            line(LEFT + LONG + 210, y + 5, `${signed(slope, 3)} = ${by}`, {class: "slope"}));
        } else {
          change(grip, {cx: from, cy: y});
        }
      });
      const product = here.slice(1).reduce((all, {slope}) => all * slope, 1);
      spoken.textContent = `All slopes multiplied: ${signed(product, 4)}. The cost moved ${signed(moved.at(-1) / state.nudge, 4)} times as far as w.`;
      change(picture, {viewBox: `0 0 860 ${TOP + ROW * (here.length - 1) + 26}`});
      picture.replaceChildren(...parts, grip);
      change(grip, {"aria-valuenow": state.weight.toFixed(1), "aria-valuetext": `${signed(state.weight, 1)}. ${spoken.textContent}`});
      for (const {name, input, said} of sliders) { input.value = state[name]; said.textContent = state[name].toFixed(2); }
      for (const {name, select} of selects) select.value = state[name];
    }

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "nudges"}, make("div", {class: "row"}, ...sliders.map(({label}) => label), ...selects.map(({label}) => label)),
      picture, spoken));
    const undo = themed(el);
    show();
    return undo;
  },
};

const limited = (weight) => Math.round(10 * Math.min(Math.max(weight, -REACH), REACH)) / 10;
