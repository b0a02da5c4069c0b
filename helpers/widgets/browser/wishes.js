// What one image wants: an arrow on each output, and for the chosen one its three levers.
import {bytes, change, keepKeys, make, paintDigit, themed} from "./draw.js";
import {shared} from "./shared.js";

const STYLE = `
.course .wishes { display: grid; grid-template-columns: 112px minmax(210px, 260px) minmax(260px, 1fr); gap: 8px 26px; max-width: 860px; padding: 4px; }
.course .wishes h4 { margin: 0 0 6px; font-size: 1rem; }
.course .wishes canvas { width: 112px; height: 112px; image-rendering: pixelated; border: 1px solid var(--line); border-radius: 4px; }
.course .wishes .one { display: grid; grid-template-columns: 1.2em 1fr 3.6em; gap: 8px; align-items: center; width: 100%; min-height: 29px;
  padding: 0 6px; background: none; border: 1px solid transparent; text-align: left; font-variant-numeric: tabular-nums; }
.course .wishes .one[aria-pressed=true] { border-color: var(--blue); background: var(--pale); }
.course .wishes .track { position: relative; height: 19px; box-shadow: inset 0 0 0 1px var(--line); border-radius: 3px; overflow: hidden; }
.course .wishes .track div { position: absolute; top: 0; bottom: 0; left: 0; background: var(--line); }
.course .wishes .track .arrow { top: 7px; bottom: 7px; }
.course .wishes .track .tip { width: 0; background: none; top: 2px; bottom: 2px; border-block: 7.5px solid transparent; }
.course .wishes .lever { margin: 0 0 12px; }
.course .wishes .lever p { margin: 0 0 3px; }
.course .wishes .cells { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(4px, 30px); gap: 2px; height: 62px;
  background: linear-gradient(var(--line), var(--line)) 0 50% / 100% 1px no-repeat; }
.course .wishes .cell { position: relative; }
.course .wishes .cell div { position: absolute; left: 0; right: 0; }
.course .wishes .glow { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(4px, 30px); gap: 2px; height: 10px; margin-top: 2px; }
.course .wishes .glow div { border: 1px solid var(--line); border-radius: 2px; }
.course .wishes-room { container-type: inline-size; }
@container (max-width: 700px) { .course .wishes { grid-template-columns: 112px 1fr; } .course .wishes .levers { grid-column: 1 / -1; } }
@container (max-width: 400px) { .course .wishes { grid-template-columns: 1fr; } }
`;
const ALL = 10;        // chosen: all ten outputs together

// How far the image would have each lever of output `chosen` move (of all ten together: of the activations only).
export function levers({outputs, activations, weights, label}, chosen) {
  const missing = outputs.map((a, digit) => (digit === label ? 1 : 0) - a);
  const together = activations.map((_, i) => missing.reduce((sum, each, digit) => sum + each * weights[digit][i], 0));
  if (chosen === ALL) return {missing, bias: null, weights: null, activations: together};
  const own = missing[chosen];
  return {missing, bias: own, weights: activations.map((h) => own * h), activations: weights[chosen].map((w) => own * w)};
}

export default {
  render({model, el}) {
    const data = model.get("data");
    let {chosen} = model.get("state");
    const {missing} = levers(data, ALL);
    const canvas = make("canvas", {width: 28, height: 28, role: "img", "aria-label": `An image of a ${data.label}`});
    const spoken = make("p", {class: "unseen", role: "status"});
    const heading = make("h4", {});

    const rows = [...missing.keys(), ALL].map((digit) => {
      const row = make("button", {type: "button", class: "one"});
      if (digit === ALL) row.append(make("span", {}, "Σ"), make("span", {}, "all ten together"), make("span", {}));
      else row.append(make("span", {}, String(digit)), arrow(data.outputs[digit], missing[digit]), make("span", {}, signed(missing[digit])));
      change(row, {"aria-label": digit === ALL ? "All ten outputs together"
        : `Output ${digit}: ${data.outputs[digit].toFixed(2)}, should move by ${signed(missing[digit])}`});
      row.addEventListener("click", () => { show(digit); save({chosen}); });
      return row;
    });
    const bias = lever("Its bias", ""), own = lever("Its weights", "in proportion to the activations in front of them");
    const before = lever("The activations in front", "in proportion to the weights");
    const glow = make("div", {class: "glow", "aria-hidden": "true"}, ...data.activations.map((h) => {
      const share = Math.min(1, h / Math.max(...data.activations, 1e-9));
      return make("div", {style: `background: color-mix(in srgb, var(--ink) ${Math.round(100 * share)}%, var(--ground))`});
    }));
    own.element.append(glow, make("p", {class: "quiet", style: "font-size: 0.812rem"}, "The squares: how active each neuron in front is."));

    function show(digit) {
      chosen = digit;
      const found = levers(data, chosen);
      rows.forEach((row, place) => change(row, {"aria-pressed": String(place === chosen)}));
      heading.textContent = chosen === ALL ? "All ten outputs ask the activations for" : `To move output ${chosen} by ${signed(missing[chosen])}`;
      bias.element.hidden = own.element.hidden = chosen === ALL;
      if (chosen !== ALL) { bias.fill([found.bias], 1); own.fill(found.weights, Math.max(...data.activations)); }
      before.fill(found.activations, Math.max(...data.weights.flat().map(Math.abs)));
      const most = found.activations.map(Math.abs), place = most.indexOf(Math.max(...most));
      spoken.textContent = `${heading.textContent}. ${chosen === ALL ? "" : `Bias ${signed(found.bias)}. `}`
        + `The largest wish to an activation is ${signed(found.activations[place])}, to neuron ${place}.`;
    }
    const save = shared(model, (state) => show(state.chosen));

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "wishes-room"}, make("div", {class: "wishes"},
      make("div", {}, make("h4", {}, `A ${data.label}`), canvas),
      make("div", {}, make("h4", {}, "Outputs: came, wanted"), ...rows),
      make("div", {class: "levers"}, heading, bias.element, own.element, before.element, spoken))));
    const undo = themed(el, (colours) => paintDigit(canvas, bytes(data.image), colours));
    show(chosen);
    return undo;
  },
};

// The bar of an output, and on it an arrow from what came to what is wanted.
function arrow(came, missing) {
  const colour = missing > 0 ? "var(--blue)" : "var(--vermillion)", from = Math.min(came, came + missing), tip = Math.min(6, 100 * Math.abs(missing));
  const line = make("div", {class: "arrow", style: `left: ${100 * from}%; width: ${100 * Math.abs(missing)}%; background: ${colour}`});
  const head = make("div", {class: "tip", style: missing > 0 ? `left: calc(${100 * (came + missing)}% - ${tip}px); border-left: ${tip}px solid ${colour}`
    : `left: ${100 * (came + missing)}%; border-right: ${tip}px solid ${colour}`});
  return make("div", {class: "track"}, make("div", {style: `width: ${100 * came}%`}), line, head);
}

// A row of bars, up for more and down for less.
function lever(words, remark) {
  const cells = make("div", {class: "cells"});
  const element = make("div", {class: "lever", role: "img"}, make("p", {}, make("strong", {}, words), remark ? ` ${remark}` : ""), cells);
  return {element, fill(values, largest) {
    cells.replaceChildren(...values.map((value) => {
      const height = 50 * Math.min(1, Math.abs(value) / Math.max(largest, 1e-9));
      return make("div", {class: "cell"}, make("div", {style: value > 0 ? `bottom: 50%; height: ${height}%; background: var(--blue)`
        : `top: 50%; height: ${height}%; background: var(--vermillion)`}));
    }));
    change(element, {"aria-label": `${words}: ${values.map(signed).join(", ")}`});
  }};
}

function signed(value) {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}
