// Statements about networks, one after the other: commit yourself, then see the verdict and the numbers behind it.
import {keepKeys, make, themed} from "./draw.js";
import {shared} from "./shared.js";

const STYLE = `
.course .game { border-left: 4px solid var(--blue); padding: 2px 16px; max-width: 780px; }
.course .game .statement { font-size: 1.2rem; line-height: 1.35; margin: 8px 0 12px; min-height: 2.7em; }
.course .game button[aria-pressed=true] { border-color: var(--blue); box-shadow: inset 0 0 0 2px var(--blue); font-weight: 700; }
.course .game .verdict { min-height: 7em; margin: 12px 0 6px; }
.course .game .verdict p { margin: 0 0 4px; }
.course .game select { font: inherit; min-height: 32px; }
.course .game table { border-collapse: collapse; color: inherit; font-size: 0.9rem; margin: 8px 0; }
.course .game :is(td, th) { text-align: left; padding: 2px 14px 2px 0; font-variant-numeric: tabular-nums; }
`;

export default {
  render({model, el}) {
    const {claims, verdicts} = model.get("data");
    let answers = {...model.get("state").answers}, topic = "", chosen = claims, place = 0;
    const topics = [...new Set(claims.map((claim) => claim.topic))];
    const select = make("select", {}, make("option", {value: ""}, "all topics"), ...topics.map((name) => make("option", {value: name}, name)));
    const where = make("span", {class: "quiet"}), statement = make("p", {class: "statement"});
    const verdict = make("div", {class: "verdict", role: "status"}), score = make("table");
    const buttons = verdicts.map((name) => button(name, () => commit(name)));
    const next = button("Next", () => turn(firstOpen(place + 1))), back = button("Back", () => turn(place - 1));
    const again = button("All afresh", () => { answers = {}; save({answers}); turn(0); });

    function button(words, call) {
      const made = make("button", {type: "button"}, words);
      made.addEventListener("click", call);
      return made;
    }
    function firstOpen(from) {
      const open = chosen.map((_, step) => (from + step) % chosen.length).find((at) => !answers[chosen[at].id]);
      return open ?? Math.min(from, chosen.length - 1);
    }
    function turn(to) {
      place = to;
      paint();
      room.focus();
    }
    function commit(name) {
      const {id} = chosen[place];
      if (answers[id]) return;
      answers = {...answers, [id]: name};
      save({answers});
      paint();
      next.focus();
    }
    function paint() {
      const claim = chosen[place], said = answers[claim.id];
      where.textContent = `Statement ${place + 1} of ${chosen.length}`;
      statement.textContent = claim.statement;
      buttons.forEach((one, number) => { one.disabled = Boolean(said); one.setAttribute("aria-pressed", String(said === verdicts[number])); });
      verdict.replaceChildren(...(said ? [
        make("p", {}, make("strong", {}, `${said === claim.verdict ? "✓ As you said" : "Otherwise"}: ${claim.verdict}.`), claim.condition ? ` ${claim.condition}.` : ""),
        make("p", {}, claim.result), make("p", {class: "quiet"}, [claim.id, claim.lesson && `lesson ${claim.lesson}`].filter(Boolean).join(" · "))]
        : [make("p", {class: "quiet"}, "Is it true? Commit yourself, then see what was measured.")]));
      next.disabled = !chosen.some(({id}) => !answers[id]) && place === chosen.length - 1;
      back.disabled = place === 0;
      again.disabled = !Object.keys(answers).length;
      const rows = topics.map((name) => {
        const done = claims.filter((one) => one.topic === name && answers[one.id]);
        return [name, done.filter((one) => answers[one.id] === one.verdict).length, done.length];
      }).filter(([, , count]) => count);
      const sum = rows.reduce(([a, b], [, right, count]) => [a + right, b + count], [0, 0]);
      score.replaceChildren(...(rows.length ? [["topic", "as measured"], ...rows.map(([name, right, count]) => [name, `${right} of ${count}`]),
        ["all", `${sum[0]} of ${sum[1]}`]].map((cells, number) => make("tr", {}, ...cells.map((words) => make(number ? "td" : "th", {}, words)))) : []));
    }
    const save = shared(model, (news) => { answers = {...news.answers}; paint(); });
    select.addEventListener("change", () => {
      topic = select.value;
      chosen = claims.filter((claim) => !topic || claim.topic === topic);
      place = firstOpen(0);
      paint();
    });
    el.addEventListener("keydown", (event) => {
      const number = Number(event.key) - 1;
      if (event.ctrlKey || event.metaKey || event.altKey || !verdicts[number]) return;
      event.preventDefault();
      commit(verdicts[number]);
    });
    keepKeys(el);
    const room = make("div", {class: "game", tabindex: -1, style: "outline: none"},
      make("div", {class: "row"}, make("label", {}, "Topic ", select), where), statement,
      make("div", {class: "row", role: "group", "aria-label": "Your verdict"}, ...buttons), verdict,
      make("div", {class: "row"}, next, back, again), score);
    el.append(make("style", {}, STYLE), room);
    const undo = themed(el);
    place = firstOpen(0);
    paint();
    return undo;
  },
};
