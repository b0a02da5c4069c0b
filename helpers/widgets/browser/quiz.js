// A question with options: click, Tab and arrows, or a letter.
import {RUN_AGAIN, kept} from "./kept.js";
import {keepKeys, make, themed} from "./draw.js";

const STYLE = `
.course .quiz { border-left: 4px solid var(--blue); padding: 2px 14px; max-width: 56em; }
.course .quiz p { margin: 4px 0; }
.course .quiz label { display: flex; gap: 9px; align-items: baseline; padding: 4px 8px; border-radius: 6px;
  cursor: pointer; width: fit-content; border: 1px solid transparent; }
.course .quiz label:hover { border-color: var(--line); }
.course .quiz label.chosen { background: var(--pale); border-color: var(--line); }
.course .quiz input { margin: 0; flex: none; width: 16px; height: 16px; position: relative; top: 2px;
  accent-color: var(--blue); }
.course .quiz .letter { min-width: 1.1em; }
.course .quiz .says { border-left: 4px solid var(--said); padding-left: 10px; margin: 8px 0; }
.course .quiz .foot { font-size: 0.812rem; }
.course .quiz code { font-size: 0.93em; background: var(--pale); color: var(--ink); padding: 0 3px; }
`;
let groups = 0;

export default {
  render({model, el}) {
    const data = model.get("data");
    const group = `quiz-${data.name}-${groups += 1}-${Math.random().toString(36).slice(2)}`;
    const says = make("div", {role: "status"});
    const foot = make("p", {class: "quiet foot"});
    let footHtml = data.foot;
    let problem = "";

    const choice = kept({model, el, field: "choice", onNews: (message) => {
      footHtml = message.foot ?? footHtml;
      problem = message.problem ?? problem;
      paint();
    }});
    const options = data.options.map((option) => {
      const input = make("input", {type: "radio", name: group, value: option.letter});
      const label = make("label", {}, input, make("span", {class: "letter"}, `${option.letter})`), withHtml("span", option.text));
      input.addEventListener("change", () => choose(option.letter));
      return {...option, input, label};
    });
    const choose = (letter) => { problem = ""; choice.set(letter); paint(); };

    function paint() {
      const chosen = options.find((option) => option.letter === choice.value);
      for (const option of options) {
        option.input.checked = option === chosen;
        option.label.classList.toggle("chosen", option === chosen);
      }
      says.replaceChildren(...(chosen ? [make("div", {class: "says"}, ...words(chosen))] : []));
      const said = !chosen || data.prediction ? "blue" : chosen.right ? "green" : "vermillion";
      says.style.setProperty("--said", `var(--${said})`);
      foot.innerHTML = footHtml;
    }

    function words(chosen) {
      const parts = [withHtml("p", data.prediction ? predicted(chosen)
        : `<strong>${chosen.right ? "✓ Right." : "✗ Not this one."}</strong> ${chosen.feedback}`
          + (chosen.right ? "" : " Try another one."))];
      if (problem) parts.push(make("p", {}, problem));
      else if (choice.waiting()) parts.push(make("p", {class: "quiet"}, RUN_AGAIN));
      return parts;
    }

    // What is measured once is known: then what was said before it stays.
    function predicted(chosen) {
      if (data.came && data.said) return `You said <strong>${data.said}</strong>, and it was ${data.came}.`;
      return `You predicted <strong>${chosen.letter}</strong>. `
        + (chosen.feedback || "You may change it until you measure.");
    }

    const question = withHtml("p", `<strong>${data.heading}</strong> ${data.question}`);
    question.id = `${group}-question`;
    const list = make("div", {role: "radiogroup", "aria-labelledby": question.id},
      ...options.map((option) => option.label));
    const card = make("div", {class: "quiz"}, question, list, says, foot);
    list.addEventListener("keydown", (event) => {
      const option = options.find(({letter}) => letter === event.key.toLowerCase());
      if (!option || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      option.input.focus();
      if (choice.value !== option.letter) choose(option.letter);
    });
    const undo = themed(el);
    keepKeys(el);
    el.append(make("style", {}, STYLE), card);
    model.on("change:state", paint);
    paint();
    return undo;
  },
};

// The course's own texts, escaped and marked up in Python.
function withHtml(name, html) {
  const element = make(name);
  element.innerHTML = html;
  return element;
}
