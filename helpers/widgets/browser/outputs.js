// Ten outputs for an image of one digit, to be dragged, and what both costs say of them.
import {change, dragged, keepKeys, make, themed} from "./draw.js";

const STYLE = `
.course .outputs { display: grid; grid-template-columns: minmax(260px, 1fr) minmax(220px, 280px); gap: 10px 36px; max-width: 760px; padding: 4px; }
.course .outputs h4 { margin: 0 0 8px; font-size: 16px; }
.course .outputs .one { display: grid; grid-template-columns: 1.2em 1fr 3.2em; gap: 8px; align-items: center; height: 29px;
  font-variant-numeric: tabular-nums; border-radius: 4px; }
.course .outputs .right { background: var(--pale); font-weight: 700; }
.course .outputs .track { height: 100%; display: flex; align-items: center; touch-action: none; cursor: ew-resize; border-radius: 3px; }
.course .outputs .full { height: 19px; width: 100%; border-radius: 3px; box-shadow: inset 0 0 0 1px var(--line); overflow: hidden; }
.course .outputs .bar { height: 100%; transform-origin: left; background: var(--quiet); }
.course .outputs .best .bar { background: var(--vermillion); }
.course .outputs .best.right .bar { background: var(--blue); }
.course .outputs .cost { margin: 0 0 16px; }
.course .outputs .cost b { font-size: 26px; font-variant-numeric: tabular-nums; display: block; }
.course .outputs .height { height: 12px; border-radius: 3px; background: var(--pale); overflow: hidden; }
.course .outputs .height div { height: 100%; transform-origin: left; }
@media (max-width: 640px) { .course .outputs { grid-template-columns: 1fr; } }
`;
const HIGHEST = 5;      // the cost that fills the bar

// What both costs say of outputs that add up to 1, where `right` was shown.
export function costs(outputs, right) {
  const quadratic = outputs.reduce((sum, a, digit) => sum + (a - (digit === right ? 1 : 0)) ** 2, 0);
  return {quadratic, crossEntropy: outputs[right] > 0 ? -Math.log(outputs[right]) : Infinity};
}

// `outputs` with another share for one of them: the others keep their proportions.
export function moved(outputs, digit, share) {
  const to = Math.min(Math.max(share, 0), 1), rest = 1 - outputs[digit];
  return outputs.map((a, other) => (other === digit ? to : rest > 1e-9 ? a / rest * (1 - to) : (1 - to) / 9));
}

export default {
  render({model, el}) {
    const {right} = model.get("data");
    let outputs = [...model.get("state").outputs];
    const answer = make("p", {role: "status", style: "font-weight: 600; margin: 10px 0 0"});

    const rows = outputs.map((_, digit) => {
      const bar = make("div", {class: "bar"}), number = make("span", {});
      const track = make("div", {class: "track", tabindex: 0, role: "slider", "aria-label": `Output for ${digit}`,
        "aria-valuemin": 0, "aria-valuemax": 1}, make("div", {class: "full"}, bar));
      const row = make("div", {class: digit === right ? "one right" : "one"}, make("span", {}, String(digit)), track, number);
      dragged(track, (event) => {
        const box = track.getBoundingClientRect();
        set(moved(outputs, digit, Math.round(200 * (event.clientX - box.left) / box.width) / 200));
      }, keep);
      track.addEventListener("keydown", (event) => {
        const way = {ArrowLeft: -0.01, ArrowDown: -0.01, ArrowRight: 0.01, ArrowUp: 0.01, PageUp: 0.1, PageDown: -0.1,
          Home: -1, End: 1}[event.key];
        if (!way) return;
        event.preventDefault();
        set(moved(outputs, digit, outputs[digit] + way));
        keep();
      });
      return {row, track, bar, number};
    });
    const meters = Object.fromEntries([["quadratic", "Quadratic cost", "--vermillion"],
      ["crossEntropy", "Cross-entropy", "--blue"]].map(([name, words, colour]) => {
      const number = make("b", {}), height = make("div", {style: `background: var(${colour})`});
      return [name, {number, height, element: make("div", {class: "cost"}, words, number, make("div", {class: "height"}, height))}];
    }));

    function set(newer) {
      outputs = newer;
      paint();
    }
    function keep() {
      model.set("state", {outputs: [...outputs]});
      model.save_changes();
    }
    function paint() {
      const best = outputs.indexOf(Math.max(...outputs));
      rows.forEach(({row, track, bar, number}, digit) => {
        bar.style.transform = `scaleX(${outputs[digit]})`;
        number.textContent = outputs[digit].toFixed(2);
        row.classList.toggle("best", digit === best);
        change(track, {"aria-valuenow": outputs[digit].toFixed(2)});
      });
      for (const [name, cost] of Object.entries(costs(outputs, right))) {
        meters[name].number.textContent = Number.isFinite(cost) ? cost.toFixed(2) : "infinite";
        meters[name].height.style.transform = `scaleX(${Math.min(cost / HIGHEST, 1)})`;
      }
      answer.textContent = best === right ? `Its answer is ${best}: right.` : `Its answer is ${best}: wrong, it is a ${right}.`;
    }

    const [evenly, alone] = [["Share the rest evenly", (digit) => (digit === right ? outputs[right] : (1 - outputs[right]) / 9)],
      ["Give the rest to the 8", (digit) => (digit === right ? outputs[right] : digit === 8 ? 1 - outputs[right] : 0)],
    ].map(([words, share]) => {
      const button = make("button", {type: "button"}, words);
      button.addEventListener("click", () => { set(outputs.map((_, digit) => share(digit))); keep(); });
      return button;
    });

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "outputs"},
      make("div", {}, make("h4", {}, `Ten outputs for an image of a ${right}`), ...rows.map(({row}) => row), answer),
      make("div", {}, make("h4", {}, "What they cost"), meters.quadratic.element, meters.crossEntropy.element,
        make("p", {class: "quiet", style: "font-size: 13px"}, `A full bar is a cost of ${HIGHEST}. Drag a bar: the others keep their proportions, and all ten add up to 1.`),
        make("div", {class: "row"}, evenly, alone))));
    const undo = themed(el);
    paint();
    return undo;
  },
};
