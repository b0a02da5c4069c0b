// Ten bars: what the network answers.
import {change, make, percent} from "./draw.js";

const STYLE = `
.course .bars { display: grid; grid-template-columns: 1.2em minmax(80px, 1fr) 6.7em; gap: 3px 8px; align-items: center;
  font-variant-numeric: tabular-nums; white-space: nowrap; }
.course .bars .track { height: 18px; background: var(--pale); border-radius: 3px; overflow: hidden; }
.course .bars .bar { height: 100%; width: 100%; background: var(--quiet); transform-origin: left; transform: scaleX(0); }
.course .bars .first { font-weight: 700; }
.course .bars .first .bar, .course .bars .bar.first { background: var(--blue); }
`;

// {element, update(values)}; values: one number from 0 to 1 for each label, or null for no answer.
export function createBars(labels) {
  const rows = labels.map((label) => {
    const bar = make("div", {class: "bar"});
    return {name: make("span", {}, String(label)), bar, number: make("span", {class: "quiet"}),
      track: make("div", {class: "track"}, bar)};
  });
  const element = make("div", {class: "bars", role: "img", "aria-label": "No answer yet"},
    make("style", {}, STYLE), ...rows.flatMap(({name, track, number}) => [name, track, number]));
  function update(values) {
    const best = values === null ? -1 : values.indexOf(Math.max(...values));
    rows.forEach(({name, bar, number}, place) => {
      const value = values === null ? 0 : values[place];
      bar.style.transform = `scaleX(${value})`;
      for (const part of [name, bar, number]) part.classList.toggle("first", place === best);
      number.textContent = values === null ? "" : percent(value);
    });
    change(element, {"aria-label": values === null ? "No answer yet"
      : labels.map((label, place) => `${label}: ${percent(values[place])}`).join(", ")});
  }
  update(null);
  return {element, update};
}
