// What one image wants: an arrow on each output, and for the output that is clicked the three levers that would move it.
import {bytes, change, keepKeys, line, make, paintDigit, shape, signed, themed} from "./draw.js";
import {shared} from "./shared.js";

const STYLE = `
.course .wishes { display: grid; grid-template-columns: minmax(230px, 270px) minmax(0, 1fr); gap: 8px 28px; max-width: 900px; }
.course .wishes canvas { width: 84px; height: 84px; image-rendering: pixelated; }
.course .wishes .one { display: grid; grid-template-columns: 1.2em 1fr 3em; gap: 8px; align-items: center; width: 100%; min-height: 28px;
  padding: 0 6px; margin: 1px 0; border-color: transparent; background: transparent; text-align: left; font-variant-numeric: tabular-nums; }
.course .wishes .one[aria-pressed=true], .course .wishes .all[aria-pressed=true] { border-color: var(--blue); background: var(--pale); }
.course .wishes svg { display: block; width: 100%; overflow: visible; }
.course .wishes-room { container-type: inline-size; }
@container (max-width: 640px) { .course .wishes { grid-template-columns: 1fr; } }
`;
const COLUMNS = [["activation", 30], ["its weight: wish", 160], ["weight", 340], ["its activation: wish", 490]];
const ROW = 19, TOP = 66, HALF = 46;     // height of a row; where the first begins; longest signed bar

// What one image wants of its last layer; output: a digit, or "all" for all ten together.
export function levers({outputs, label, before, weights}, output) {
  const wanted = outputs.map((a, digit) => (digit === label ? 1 : 0) - a);
  const all = output === "all";
  return {wanted, bias: all ? null : wanted[output], weights: all ? null : before.map((a) => a * wanted[output]),
    activations: weights.map((row) => row.reduce((sum, weight, digit) => (all || digit === output ? sum + weight * wanted[digit] : sum), 0))};
}

export default {
  render({model, el}) {
    const data = model.get("data"), {outputs, label, before, weights} = data;
    let {output} = model.get("state");
    const digit = make("canvas", {width: 28, height: 28, role: "img", "aria-label": `An image of a ${label}`});
    const spoken = make("p", {role: "status", style: "margin: 6px 0; min-height: 4.4em"});
    const picture = shape("svg", {viewBox: `0 0 656 ${TOP + ROW * before.length + 6}`, role: "img"});
    const {wanted} = levers(data, label);
    const rows = outputs.map((a, place) => button("one", place, make("span", {}, String(place)), arrow(a, wanted[place]), make("span", {}, a.toFixed(2))));
    const all = button("all", "all", "All ten together");

    function button(name, value, ...inside) {
      const made = make("button", {type: "button", class: name}, ...inside);
      if (value !== "all") made.setAttribute("aria-label", `Output ${value}: ${outputs[value].toFixed(2)}, wish ${wished(wanted[value])}`);
      made.addEventListener("click", () => { output = value; show(); save({output}); });
      return made;
    }
    const save = shared(model, (state) => { output = state.output; show(); });

    function show() {
      const found = levers(data, output), most = (values) => Math.max(...values.map(Math.abs), 1e-12);
      rows.forEach((row, place) => change(row, {"aria-pressed": place === output}));
      change(all, {"aria-pressed": output === "all"});
      const column = output === "all" ? null : weights.map((row) => row[output]);
      const parts = COLUMNS.map(([name, x], place) => line(x, TOP - 14, place && !found.weights && place < 3 ? "" : name, {class: "quiet"}));
      parts.push(line(30, 22, output === "all" ? "What all ten outputs want of the neurons before" : `Output ${output} wants ${wished(found.bias)}`,
        {style: "font-weight: 600; font-size: 17px"}));
      if (found.weights) parts.push(line(310, 22, `its bias: wish ${wished(found.bias)}`));
      before.forEach((a, place) => {
        const y = TOP + ROW * place;
        parts.push(line(18, y + 11, String(place + 1), {"text-anchor": "end", class: "quiet"}), bar(30, y, 60 * a, "quiet"), line(96, y + 11, a.toFixed(2)));
        if (found.weights) {
          parts.push(...wish(160, y, found.weights[place], most(found.weights)));
          parts.push(bar(340 + HALF, y, HALF * column[place] / most(column), "quiet"), line(340 + 2 * HALF + 4, y + 11, wished(column[place])));
        }
        parts.push(...wish(490, y, found.activations[place], most(found.activations)));
      });
      picture.replaceChildren(...parts);
      spoken.textContent = output === "all" ? "Each output asks for its own. What they ask of a neuron before is added up: that sum is handed on, one layer back."
        : `To move output ${output} by way of its bias, its weights, or the activations before: a weight counts as much as the activation it carries, `
          + "an activation as much as the weight that carries it.";
      change(picture, {"aria-label": `${found.weights ? `Wishes for the weights: ${found.weights.map(wished).join(", ")}. ` : ""}`
        + `Wishes for the activations: ${found.activations.map(wished).join(", ")}.`});
    }
    const wish = (x, y, value, most) => [bar(x + HALF, y, HALF * value / most, value < 0 ? "vermillion" : "blue"),
      line(x + 2 * HALF + 4, y + 11, wished(value), {class: "wish"})];

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "wishes-room"}, make("div", {class: "wishes"},
      make("div", {}, digit, ...rows, all), make("div", {}, picture, spoken))));
    const undo = themed(el, (colours) => paintDigit(digit, bytes(data.pixels), colours));
    show();
    return undo;
  },
};

// The output as a bar, and from its end an arrow to what is wanted.
function arrow(a, wish) {
  const end = 4 + 120 * (a + wish), start = 4 + 120 * a, long = Math.abs(end - start), way = Math.sign(wish);
  const colour = wish < 0 ? "var(--vermillion)" : "var(--blue)", head = Math.min(6, long);
  return shape("svg", {viewBox: "0 0 130 20"}, shape("rect", {x: 4, y: 4, width: 120 * a, height: 12, fill: "var(--line)"}),
    shape("line", {x1: start, x2: end, y1: 10, y2: 10, stroke: colour, "stroke-width": 3}),
    shape("path", {d: `M${end - way * head},${10 - head} L${end},10 L${end - way * head},${10 + head}`, stroke: colour, "stroke-width": 2, fill: "none"}));
}
function bar(x, y, long, colour) {
  return shape("rect", {x: Math.min(x, x + long), y, width: Math.max(Math.abs(long), 0.5), height: 13, fill: `var(--${colour})`});
}
const wished = (value) => signed(value, 3);
