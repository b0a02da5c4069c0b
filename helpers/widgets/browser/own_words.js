// A question to answer in one's own words: a place to write, and an answer to compare with behind a click.
import {RUN_AGAIN, kept} from "./kept.js";
import {keepKeys, make, themed} from "./draw.js";

const STYLE = `
.course .own-words { border-left: 4px solid var(--blue); padding: 2px 14px; max-width: 56em; }
.course .own-words p { margin: 4px 0; }
.course .own-words textarea { display: block; width: 100%; min-height: 4.6em; margin: 6px 0; padding: 6px 8px;
  font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 6px;
  resize: vertical; field-sizing: content; }
.course .own-words summary { cursor: pointer; width: fit-content; padding: 4px 0; }
.course .own-words .state { float: right; font-size: 0.812rem; padding: 4px 0; }
`;
const PAUSE = 600;      // milliseconds without a key, before what is written is kept

export default {
  render({model, el}) {
    const data = model.get("data");
    const state = make("span", {class: "quiet state", role: "status"});
    const question = make("p");
    question.innerHTML = data.question;     // the course's own texts, escaped and marked up in Python
    const answer = make("p");
    answer.innerHTML = data.answer;
    const area = make("textarea", {rows: 3, "aria-label": question.textContent, placeholder: "Write here"});

    let timer = null;
    const words = kept({model, el, field: "text", onNews: (message) => {
      if (message.kept !== undefined && message.kept === area.value) state.textContent = "Kept.";
      else if (words.waiting()) state.textContent = RUN_AGAIN;
    }});
    const keep = () => {
      clearTimeout(timer);
      timer = null;
      if (area.value === (words.value ?? "")) return;
      words.set(area.value);
      if (words.waiting()) state.textContent = RUN_AGAIN;
    };
    area.value = words.value ?? "";
    area.addEventListener("input", () => {
      state.textContent = "";
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    });
    area.addEventListener("blur", keep);
    const undo = themed(el);
    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "own-words"}, question, area, state,
      make("details", {}, make("summary", {}, "An answer to compare with"), answer)));
    return () => { if (timer !== null) keep(); undo(); };
  },
};
