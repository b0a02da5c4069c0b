// You against the network: one image after the other, which digit it is and how sure one is of it.
import {bytes, keepKeys, make, paintDigit, percent, themed} from "./draw.js";
import {shared} from "./shared.js";

const STYLE = `
.course .versus { display: flex; flex-wrap: wrap; gap: 8px 32px; max-width: 780px; padding: 4px; }
.course .versus canvas { width: 252px; height: 252px; image-rendering: pixelated; border: 1px solid var(--line); display: block; }
.course .versus .ask { flex: 1 1 300px; min-width: 270px; }
.course .versus h4 { margin: 0 0 6px; font-size: 1rem; }
.course .versus .digits { display: grid; grid-template-columns: repeat(5, minmax(44px, 58px)); gap: 6px; margin-bottom: 14px; }
.course .versus .digits button { font-size: 1.1rem; min-height: 40px; }
.course .versus button[aria-pressed=true] { border-color: var(--blue); box-shadow: inset 0 0 0 2px var(--blue); font-weight: 700; }
.course .versus .sure { display: flex; flex-wrap: wrap; gap: 6px; }
.course .versus .says { min-height: 4.6em; margin: 12px 0 6px; }
.course .versus .says p { margin: 0; }
.course .versus:focus { outline: none; }
`;
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export default {
  render({model, el}) {
    const {images, keys, labels, network, levels} = model.get("data");
    const pixels = bytes(images), count = keys.length;
    let answers = {...model.get("state").answers}, place = 0, digit = null, colours = null;
    const canvas = make("canvas", {width: 28, height: 28, role: "img", "aria-label": "The image to be read"});
    const heading = make("h4"), says = make("div", {class: "says", role: "status"}), score = make("p", {class: "quiet"});
    const digits = DIGITS.map((number) => button(String(number), () => choose(number)));
    const sure = levels.map((level, number) => button(number ? percent(level, 0) : `a guess (${percent(level, 0)})`, () => commit(level)));
    const next = button("Next image", () => turn(firstOpen(place + 1)));
    const back = button("Back", () => turn(place - 1)), again = button("All afresh", () => { answers = {}; save({answers}); turn(0); });

    function button(words, call) {
      const made = make("button", {type: "button"}, words);
      made.addEventListener("click", call);
      return made;
    }
    const given = () => answers[keys[place]];
    function firstOpen(from) {
      for (let step = 0; step < count; step += 1) if (!answers[keys[(from + step) % count]]) return (from + step) % count;
      return Math.min(from, count - 1);
    }
    function show(to) {
      place = to;
      digit = given()?.[0] ?? null;
      paint();
    }
    // Then keys go on to work, although the button may no longer be pressed.
    function turn(to) {
      show(to);
      room.focus();
    }
    function choose(number) {
      if (given()) return;
      digit = number;
      paint();
      sure[0].focus();
    }
    function commit(level) {
      if (given() || digit === null) return;
      answers = {...answers, [keys[place]]: [digit, level]};
      save({answers});
      paint();
      next.focus();
    }
    function paint() {
      if (colours === null) return;
      paintDigit(canvas, pixels.subarray(784 * place, 784 * (place + 1)), colours);
      const answer = given(), done = keys.filter((key) => answers[key]), whole = done.length === count;
      heading.textContent = `Image ${place + 1} of ${count}. Which digit is it?`;
      digits.forEach((one, number) => { one.setAttribute("aria-pressed", String(number === digit)); one.disabled = Boolean(answer); });
      sure.forEach((one, number) => {
        one.disabled = Boolean(answer) || digit === null;
        one.setAttribute("aria-pressed", String(answer?.[1] === levels[number]));
      });
      next.disabled = !answer || whole;
      back.disabled = place === 0;
      again.disabled = !done.length;
      const [said, confidence] = network[place];
      says.replaceChildren(...(answer ? [make("p", {}, make("strong", {}, `The label says ${labels[place]}.`)),
        make("p", {}, `You said ${answer[0]}, ${percent(answer[1], 0)} sure: ${answer[0] === labels[place] ? "right" : "wrong"}.`),
        make("p", {}, `The network says ${said}, ${percent(confidence, 0)} sure: ${said === labels[place] ? "right" : "wrong"}.`)]
        : [make("p", {class: "quiet"}, digit === null ? "Choose a digit, or press its key." : "How sure are you? The keys 1 to 5 choose as well.")]));
      const right = (said) => keys.filter((key, at) => answers[key] && said(key, at) === labels[at]).length;
      score.textContent = done.length ? `Of ${done.length} answered: you ${right((key) => answers[key][0])} right, the network `
        + `${right((_, at) => network[at][0])}. ${whole ? "That was all: run the next cell." : "Kept on this computer only."}` : "Your answers are kept on this computer only.";
    }
    const save = shared(model, (news) => { answers = {...news.answers}; show(place); });

    el.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9]$/.test(event.key)) return;
      event.preventDefault();
      if (given()) return;
      if (digit === null) choose(Number(event.key));
      else if (event.key >= "1" && event.key <= "5") commit(levels[Number(event.key) - 1]);
    });
    keepKeys(el);
    const room = make("div", {class: "versus", tabindex: -1}, make("div", {}, canvas),
      make("div", {class: "ask"}, heading, make("div", {class: "digits", role: "group", "aria-label": "The digit"}, ...digits),
        make("h4", {}, "How sure are you?"), make("div", {class: "sure", role: "group", "aria-label": "How sure"}, ...sure), says,
        make("div", {class: "row"}, next, back, again), score));
    el.append(make("style", {}, STYLE), room);
    const undo = themed(el, (theme) => { colours = theme; paint(); });
    show(firstOpen(0));
    return undo;
  },
};
