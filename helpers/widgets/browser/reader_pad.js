// Draw a digit and see what a network makes of it: the drawing, what the network gets, ten bars that follow.
import {keepKeys, make, onceAFrame, paintDigit, percent, themed} from "./draw.js";
import {createBars} from "./bars.js";
import {createPad} from "./pad.js";
import {predict, unpack} from "./network.js";
import {shared, tell} from "./shared.js";

const STYLE = `
.course .reader { display: grid; grid-template-columns: auto auto minmax(230px, 1fr); gap: 6px 26px; align-items: start;
  max-width: 780px; padding: 4px; }
.course .reader h4 { margin: 0 0 6px; font-size: 0.938rem; font-weight: 600; }
.course .reader .seen canvas { width: 140px; height: 140px; image-rendering: pixelated; border: 1px solid var(--line);
  display: block; }
.course .reader .answer { font-size: 1.062rem; min-height: 1.6em; margin: 8px 0 0; }
.course .reader .keep { gap: 4px; }
.course .reader .keep button { padding: 0.1em 0.6em; }
@media (max-width: 640px) { .course .reader { grid-template-columns: 1fr; } }
`;
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export default {
  render({model, el}) {
    const data = model.get("data");
    const network = unpack(data.network);
    const seen = make("canvas", {width: 28, height: 28, role: "img", "aria-label": "What the network gets"});
    const bars = createBars(DIGITS);
    const answer = make("p", {class: "answer"}), spoken = make("p", {class: "unseen", role: "status"});
    const kept = make("span", {class: "quiet", role: "status"});
    let colours = null;

    const follow = onceAFrame(() => {
      const image = pad.image();
      paintDigit(seen, image ?? new Uint8Array(784), colours);
      if (image === null) { bars.update(null); answer.textContent = ""; return; }
      const started = performance.now();
      const values = Array.from(predict(network, Array.from(image, (value) => value / 255)));
      bars.update(values);
      const most = Math.max(...values);
      answer.textContent = `${data.name} says ${values.indexOf(most)}, with ${percent(most)}.`;
      el.dataset.milliseconds = (performance.now() - started).toFixed(2);
    });
    const pad = createPad({
      samples: data.samples ?? {}, onChange: follow,
      onEnd: ({strokes}) => {
        kept.textContent = "";
        requestAnimationFrame(() => requestAnimationFrame(() => { spoken.textContent = answer.textContent; }));
        save({strokes});
      },
    });
    const save = shared(model, (news) => pad.show(news.strokes ?? []));
    const keep = make("div", {class: "row keep"}, make("span", {}, "Keep it as a"), ...DIGITS.map((digit) => {
      const button = make("button", {type: "button"}, String(digit));
      button.addEventListener("click", () => {
        if (!pad.strokes.length) { kept.textContent = "Draw something first."; return; }
        kept.textContent = "It is kept as soon as this cell is run again.";     // unless the kernel answers
        tell(model, {keep: digit}, [pad.bytes().buffer]);
      });
      return button;
    }), kept);
    model.on("msg:custom", (message) => { if (message?.kept !== undefined) kept.textContent = message.kept; });

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "reader"},
      make("div", {}, make("h4", {}, "Your drawing"), pad.element, make("div", {style: "height: 6px"}), pad.buttons),
      make("div", {class: "seen"}, make("h4", {}, "What the network gets"), seen,
        make("p", {class: "quiet", style: "margin: 6px 0 0; max-width: 140px; font-size: 0.812rem"},
          "cut out, made 20 pixels long, centred")),
      make("div", {}, make("h4", {}, "What it answers"), bars.element, answer, spoken),
    ), ...(data.keep ? [keep] : []));
    const undo = themed(el, (theme) => { colours = theme; pad.paint(theme); follow(); });
    pad.show(model.get("state").strokes ?? []);
    return undo;
  },
};
