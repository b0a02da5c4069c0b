// The page of one network (helpers/webpage.py): draw a digit, follow it through the network, read the answer.
import {make, onceAFrame, percent, themed} from "./draw.js";
import {createBars} from "./bars.js";
import {createFlow} from "./flow.js";
import {createPad} from "./pad.js";
import {forward, predict, unpack} from "./network.js";
import {prepare} from "./prepare.js";

const STYLE = `
body { margin: 0; overflow-wrap: anywhere; }
main { max-width: 1080px; margin: 0 auto; padding: 16px; min-height: 100vh; }
.course h1 { font-size: 1.625rem; margin: 4px 0 2px; line-height: 1.2; }
.course .page-room { container-type: inline-size; }
.course .page { display: grid; grid-template-columns: 280px minmax(240px, 1fr) minmax(240px, 290px); gap: 8px 24px; margin-top: 18px; }
.course .page h2 { font-size: 0.938rem; margin: 0 0 8px; }
.course .answer { font-size: 1.375rem; font-weight: 600; min-height: 2.8em; margin: 14px 0 0; line-height: 1.3; }
.course .answer small { display: block; font-weight: 400; font-size: 0.938rem; color: var(--quiet); }
.course details { margin-top: 20px; border-top: 1px solid var(--line); padding-top: 12px; }
.course summary { cursor: pointer; font-weight: 600; min-height: 32px; }
@container (max-width: 807px) { .course .page { grid-template-columns: minmax(0, 1fr); }
  .course .pad { margin: 0 auto; } .course .page .row { justify-content: center; } .course .answer { min-height: 0; }
  .course .page .last { order: 1; } }
`;
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

// The public face of the page, synchronous: predict(784 numbers from 0 to 1) gives ten numbers, prepare(rows of 0 to
// 255, bright ink) gives 784 whole numbers from 0 to 255.
function publicFace(network) {
  return {
    predict(pixels) {
      const given = Array.from(pixels ?? []);
      const odd = given.find((value) => !(typeof value === "number" && value >= 0 && value <= 1));
      if (given.length !== 784 || odd !== undefined) {
        const got = given.length === 784 ? odd : `${given.length} values`;
        throw new Error(`pixels: got ${got}, expected 784 numbers from 0 to 1`);
      }
      return Array.from(predict(network, given));
    },
    prepare: (grey) => Array.from(prepare(Array.from(grey ?? [], (row) => Array.from(row ?? [])))),
  };
}

export default {
  render({model, el}) {
    const {network: packed, samples, title, about, card, unsureBelow} = model.get("data");
    const network = unpack(packed);
    window.course = publicFace(network);
    const bars = createBars(DIGITS), flow = createFlow(network);
    const answer = make("p", {class: "answer"}), spoken = make("p", {class: "unseen", role: "status"});

    const follow = onceAFrame(() => {
      const image = pad.image();
      if (image === null) {
        bars.update(null);
        flow.update(null, null);
        answer.replaceChildren("Draw a digit.", make("small", {}, "No pointer? Press Tab, then a key from 0 to 9."));
        return;
      }
      const activations = forward(network, Array.from(image, (value) => value / 255));
      const values = Array.from(activations.at(-1)), most = Math.max(...values), digit = values.indexOf(most);
      bars.update(values);
      flow.update(image, activations);
      answer.replaceChildren(...(most < unsureBelow
        ? ["Not sure.", make("small", {}, `Its best guess is ${digit}, with ${percent(most)}: less than the `
          + `${percent(unsureBelow, 0)} that it takes to answer.`)]
        : [`It reads a ${digit}.`, make("small", {}, `It says so with ${percent(most)}.`)]));
    });
    // Said when a stroke has ended, and not at each of its steps.
    const say = () => requestAnimationFrame(() => requestAnimationFrame(() => { spoken.textContent = answer.textContent; }));
    const pad = createPad({samples, onChange: follow, onEnd: say});

    el.append(make("style", {}, STYLE), make("h1", {}, title), make("div", {class: "quiet"}, about),
      make("div", {class: "page-room"}, make("div", {class: "page"},
        make("section", {}, make("h2", {}, "Your drawing"), pad.element, make("div", {style: "height: 8px"}), pad.buttons),
        make("section", {class: "last"}, make("h2", {}, "Through the network"), flow.element,
          make("p", {class: "quiet", style: "font-size: 0.812rem; margin: 6px 0 0"},
            "Left: your drawing as the network gets it, cut out, made 20 pixels long and centred. Dots: neurons, darker "
            + "or brighter with their activation. Lines: what counted most for the answer, red for it, blue against it.")),
        make("section", {}, make("h2", {}, "What it answers"), bars.element, answer, spoken))));
    if (card.length) {
      const table = make("dl", {}, ...card.flatMap(([term, text]) => [make("dt", {style: "font-weight: 600"}, term),
        make("dd", {style: "margin: 0 0 10px"}, text)]));
      el.append(make("details", {}, make("summary", {}, "What this network is, and what it is not for"), table));
    }
    const undo = themed(el, (theme) => {
      document.body.style.background = theme.ground;
      pad.paint(theme);
      flow.paint(theme);
    });
    follow();
    return undo;
  },
};
