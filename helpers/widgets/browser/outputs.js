// Ten outputs for an image of one digit, to be dragged, and what both costs say of them.
import {change, dragged, keepKeys, make, themed} from "./draw.js";
import {shared, stepOf} from "./shared.js";

const STYLE = `
.course .outputs { display: grid; grid-template-columns: minmax(260px, 1fr) minmax(220px, 280px); gap: 10px 36px; max-width: 760px; padding: 4px; }
.course .outputs h4 { margin: 0 0 8px; font-size: 1rem; }
.course .outputs .one { display: grid; grid-template-columns: 1.2em 1fr 3.2em; gap: 8px; align-items: center; height: 29px;
  font-variant-numeric: tabular-nums; border-radius: 4px; }
.course .outputs .right { background: var(--pale); font-weight: 700; }
.course .outputs .track { height: 100%; display: flex; align-items: center; touch-action: pan-y; cursor: ew-resize; border-radius: 3px; }
.course .outputs .full { height: 19px; width: 100%; border-radius: 3px; box-shadow: inset 0 0 0 1px var(--line); overflow: hidden; }
.course .outputs .bar { height: 100%; transform-origin: left; background: var(--quiet); }
.course .outputs .best .bar { background: var(--vermillion); }
.course .outputs .best.right .bar { background: var(--blue); }
.course .outputs .cost { margin: 0 0 16px; }
.course .outputs .cost b { font-size: 1.625rem; font-variant-numeric: tabular-nums; display: block; }
.course .outputs .height { height: 12px; border-radius: 3px; background: var(--pale); overflow: hidden; }
.course .outputs .height div { height: 100%; transform-origin: left; }
.course .outputs-room { container-type: inline-size; }
@container (max-width: 560px) { .course .outputs { grid-template-columns: 1fr; } }
`;
const HIGHEST = 5;      // the cost that fills the bar
const COSTS = [["quadratic", "Quadratic cost", "--vermillion"], ["crossEntropy", "Cross-entropy", "--blue"]];

// What both costs say of outputs that add up to 1, where `right` was shown.
export function costs(outputs, right) {
  const quadratic = outputs.reduce((sum, a, digit) => sum + (a - (digit === right ? 1 : 0)) ** 2, 0);
  return {quadratic, crossEntropy: outputs[right] > 0 ? Math.abs(Math.log(outputs[right])) : Infinity};
}

// `outputs` with another share for one of them: the others keep their proportions.
export function moved(outputs, digit, share) {
  const to = Math.min(Math.max(share, 0), 1), rest = 1 - outputs[digit];
  return outputs.map((a, other) => (other === digit ? to : rest > 1e-9 ? a / rest * (1 - to) : (1 - to) / 9));
}

export default {
  render({model, el}) {
    const {right, wrong} = model.get("data");
    let outputs = [...model.get("state").outputs];
    let before = {digit: null, outputs};        // the proportions of the others: a bar that was full finds them again
    const answer = make("p", {style: "font-weight: 600; margin: 10px 0 0"});
    const spoken = make("p", {class: "unseen", role: "status"});

    const rows = outputs.map((_, digit) => {
      const bar = make("div", {class: "bar"}), number = make("span", {});
      const track = make("div", {class: "track", tabindex: 0, role: "slider", "aria-valuemin": 0, "aria-valuemax": 1,
        "aria-label": `Output for ${digit}${digit === right ? ", the right digit" : ""}`}, make("div", {class: "full"}, bar));
      const row = make("div", {class: digit === right ? "one right" : "one"}, make("span", {}, String(digit)), track, number);
      let untouched = outputs;
      dragged(track, (event, begins) => {
        if (begins) untouched = outputs;
        const box = track.getBoundingClientRect();
        move(digit, Math.round(200 * (event.clientX - box.left) / box.width) / 200);
      }, (event) => {
        if (event.type === "pointercancel") show(untouched);    // a finger that scrolls the page
        else keep();
      });
      track.addEventListener("keydown", (event) => {
        const way = {Home: -1, End: 1}[event.key] ?? stepOf(event, 0.01);
        if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        move(digit, outputs[digit] + way);
      });
      track.addEventListener("keyup", (event) => { if (stepOf(event, 1) || ["Home", "End"].includes(event.key)) keep(); });
      return {row, track, bar, number};
    });
    const meters = Object.fromEntries(COSTS.map(([name, words, colour]) => {
      const number = make("b", {}), height = make("div", {style: `background: var(${colour})`});
      return [name, {number, height, element: make("div", {class: "cost"}, words, number, make("div", {class: "height"}, height))}];
    }));

    function move(digit, share) {
      if (before.digit !== digit) before = {digit, outputs};
      show(moved(before.outputs, digit, share));
    }
    function show(newer) {
      outputs = newer;
      const best = outputs.indexOf(Math.max(...outputs)), found = costs(outputs, right);
      for (const [name] of COSTS) {
        meters[name].number.textContent = written(found[name]);
        meters[name].height.style.transform = `scaleX(${Math.min(found[name] / HIGHEST, 1)})`;
      }
      answer.textContent = best === right ? `Its answer is ${best}: right.` : `Its answer is ${best}: wrong, it is a ${right}.`;
      const words = `${answer.textContent} Quadratic cost ${written(found.quadratic)}, cross-entropy ${written(found.crossEntropy)}.`;
      rows.forEach(({row, track, bar, number}, digit) => {
        bar.style.transform = `scaleX(${outputs[digit]})`;
        number.textContent = outputs[digit].toFixed(2);
        row.classList.toggle("best", digit === best);
        change(track, {"aria-valuenow": outputs[digit].toFixed(2), "aria-valuetext": `${outputs[digit].toFixed(2)}. ${words}`});
      });
      return words;
    }
    const save = shared(model, (state) => { before = {digit: null, outputs}; show([...state.outputs]); });
    const keep = () => save({outputs: [...outputs]});

    const buttons = [["Share the rest evenly", () => 1 / 9], [`Give the rest to the ${wrong}`, (digit) => (digit === wrong ? 1 : 0)],
    ].map(([words, share]) => {
      const button = make("button", {type: "button"}, words);
      button.addEventListener("click", () => {
        before = {digit: right, outputs: outputs.map((_, digit) => (digit === right ? 0 : share(digit)))};
        spoken.textContent = show(moved(before.outputs, right, outputs[right]));
        keep();
      });
      return button;
    });

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "outputs-room"}, make("div", {class: "outputs"},
      make("div", {}, make("h4", {}, `Ten outputs for an image of a ${right}`), ...rows.map(({row}) => row), answer, spoken),
      make("div", {}, make("h4", {}, "What they cost"), meters.quadratic.element, meters.crossEntropy.element,
        make("p", {class: "quiet", style: "font-size: 0.812rem"}, `A full bar is a cost of ${HIGHEST} or more. Drag an output: the others keep their proportions, and all ten add up to 1.`),
        make("div", {class: "row"}, ...buttons)))));
    const undo = themed(el);
    show(outputs);
    return undo;
  },
};

function written(cost) {
  return Number.isFinite(cost) ? cost.toFixed(2) : "infinite";
}
