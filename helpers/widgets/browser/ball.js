// A ball on a curve that goes downhill by the rule of gradient descent: drop it, step it, let it go.
import {change, dragged, keepKeys, make, placeIn, shape, themed, written} from "./draw.js";
import {shared, stepOf} from "./shared.js";

// The curves of helpers/descent.py, each with its slope.
export const CURVES = {
  "x²": {height: (x) => x * x, slope: (x) => 2 * x},
  "|x|": {height: Math.abs, slope: Math.sign},
  "three valleys": {
    height: (x) => x * x / 20 + Math.sin(2.2 * x - 1), slope: (x) => x / 10 + 2.2 * Math.cos(2.2 * x - 1),
  },
};
const LOW = -4.5, HIGH = 4.5, EDGE = 20, TOP = 26;     // the part of the x axis that is drawn; pixels around it
const MOST = 100, SMALLEST = 1e-4;                      // steps in all; a step below it is no longer to be seen
const ROLL = 280, PAUSE = 90;                           // milliseconds of a step and after it, for the first ones

for (const curve of Object.values(CURVES)) {
  const heights = Array.from({length: 361}, (_, place) => curve.height(LOW + place * (HIGH - LOW) / 360));
  curve.range = {low: Math.min(...heights), high: Math.max(...heights)};
}

// Every place visited, the start first, until the picture is left: that place is the last one.
export function walk({curve, start, rate, steps}) {
  const places = [start];
  while (places.length <= steps && isInside(places.at(-1))) {
    places.push(places.at(-1) - rate * CURVES[curve].slope(places.at(-1)));
  }
  return places;
}

export default {
  render({model, el}) {
    const state = {curve: "x²", rate: 0.1, start: 3, steps: 0, ...model.get("state")};
    let places = walk(state), size = {width: 720, height: 330}, timer = null, frame = null;

    const curve = make("select", {"aria-label": "Curve"},
      ...Object.keys(CURVES).map((name) => make("option", {value: name}, name)));
    const rate = make("input", {type: "range", min: 0.01, max: 1.2, step: 0.01, "aria-label": "Learning rate"});
    const rateWords = make("output", {style: "min-width: 2.5em"});
    const [step, play, reset] = ["Step", "Play", "Back to the start"].map((name) => make("button", {type: "button"}, name));
    const said = make("p", {style: "margin: 4px 0; font-weight: 600; min-height: 1.45em"});
    const spoken = make("p", {class: "unseen", role: "status"});

    const axis = shape("g");
    const line = shape("path", {fill: "none", stroke: "var(--quiet)", "stroke-width": 2.5});
    const trail = shape("path", {fill: "none", stroke: "var(--blue)", "stroke-width": 1.2, opacity: 0.7});
    const dots = shape("g", {fill: "var(--blue)"});
    const first = shape("circle", {r: 8, fill: "none", stroke: "var(--vermillion)", "stroke-width": 2});
    const tangent = shape("line", {stroke: "var(--orange)", "stroke-width": 3.5});
    const next = shape("path", {fill: "none", stroke: "var(--vermillion)", "stroke-width": 2.5});
    const landing = shape("line", {stroke: "var(--vermillion)", "stroke-width": 1.5, "stroke-dasharray": "3 4"});
    const ball = shape("circle", {r: 11, fill: "var(--vermillion)", stroke: "var(--ground)", "stroke-width": 2});
    const picture = shape("svg", {class: "grab", tabindex: 0, role: "slider", "aria-label": "The ball's place",
      "aria-valuemin": LOW, "aria-valuemax": HIGH, style: "display: block; width: 100%; max-width: 720px; touch-action: pan-y"},
      axis, line, trail, dots, first, tangent, landing, next, ball);

    const bottom = () => size.height - 34;
    const across = (x) => EDGE + (x - LOW) / (HIGH - LOW) * (size.width - 2 * EDGE);
    const lowest = () => CURVES[state.curve].range.low;
    const unit = () => (bottom() - TOP - 16) / (CURVES[state.curve].range.high - lowest());     // pixels for a height of 1
    const down = (x) => bottom() - 16 - (CURVES[state.curve].height(x) - lowest()) * unit();
    const path = (some) => `M${some.map((x) => `${across(x).toFixed(1)},${down(x).toFixed(1)}`).join(" L")}`;
    const isGone = () => !isInside(places.at(-1));
    const nextMove = (x) => -state.rate * CURVES[state.curve].slope(x);
    const isOver = () => isGone() || places.length > MOST || Math.abs(nextMove(places.at(-1))) < SMALLEST;

    function paintAll() {
      change(picture, {viewBox: `0 0 ${size.width} ${size.height}`});
      const ticks = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((x) => shape("text", {x: across(x), y: bottom() + 22,
        "text-anchor": "middle", class: "quiet"}, String(x).replace("-", "−")));
      axis.replaceChildren(shape("line", {x1: EDGE, x2: size.width - EDGE, y1: bottom(), y2: bottom(), stroke: "var(--line)"}), ...ticks);
      change(line, {d: path(Array.from({length: 181}, (_, place) => LOW + place * (HIGH - LOW) / 180))});
      curve.value = state.curve;
      rate.value = state.rate;
      paint();
    }

    // The walk so far, and the ball at its end, or at `x` while it rolls there.
    function paint(x = null) {
      const rolls = x !== null, gone = isGone(), at = clamped(x ?? places.at(-1));
      const walked = places.slice(0, rolls ? -1 : undefined).filter(isInside);
      change(trail, {d: path([...walked, ...(rolls || gone ? [at] : [])])});
      dots.replaceChildren(...walked.slice(1, rolls || gone ? undefined : -1).map((place) =>
        shape("circle", {cx: across(place), cy: down(place), r: 4})));
      change(first, {cx: across(state.start), cy: down(state.start)});
      change(ball, {cx: across(at), cy: down(at), opacity: gone && !rolls ? 0.45 : 1});
      paintSlope(at);
      paintNext(at, rolls || gone);
      rateWords.textContent = state.rate.toFixed(2);
      step.disabled = play.disabled = isOver();
      if (rolls) return;
      said.textContent = words();
      change(picture, {"aria-valuenow": at.toFixed(2), "aria-valuetext": said.textContent});
    }

    function paintSlope(x) {
      const run = across(1) - across(0), rise = -unit() * CURVES[state.curve].slope(x);
      const length = Math.hypot(rise, run), [right, lower] = [46 * run / length, 46 * rise / length];
      change(tangent, {x1: across(x) - right, x2: across(x) + right, y1: down(x) - lower, y2: down(x) + lower});
    }

    // An arrow as long as the next step, and where that lands on the curve.
    function paintNext(x, hidden) {
      const to = x + nextMove(x), [from, end, y] = [across(x), across(clamped(to)), down(x)], way = Math.sign(end - from);
      const short = hidden || Math.abs(end - from) < 3;
      change(next, {d: short ? "" : `M${from},${y} H${end} m${-7 * way},-5 l${7 * way},5 l${-7 * way},5`});
      change(landing, {x1: end, x2: end, y1: y, y2: down(clamped(to)), visibility: short || !isInside(to) ? "hidden" : "visible"});
    }

    function words() {
      const count = places.length - 1, x = places.at(-1), slope = CURVES[state.curve].slope(x);
      if (isGone()) return `Step ${count} leads out of the picture, from x = ${written(places.at(-2))} to ${written(x)}.`;
      const here = `${count ? `After ${count} ${count === 1 ? "step" : "steps"}: ` : ""}x = ${written(x)}, slope ${written(slope)}. `;
      if (Math.abs(nextMove(x)) < SMALLEST) return `${here}The next step would be smaller than ${SMALLEST}: it rests.`;
      if (places.length > MOST) return `${here}That is enough: it does not rest.`;
      return `${here}Next step: −${state.rate.toFixed(2)} · ${slope < 0 ? `(${written(slope)})` : written(slope)} = ${written(nextMove(x))}`;
    }

    const save = shared(model, (news) => { stop(); Object.assign(state, news); places = walk(state); paintAll(); });
    function keep() {
      save({...state, places});
      spoken.textContent = said.textContent;
    }
    function stop() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      timer = frame = null;
      play.textContent = "Play";
    }
    function again(changes) {
      stop();
      Object.assign(state, changes);
      places = walk(state);
      paint();
    }
    const drop = (x) => again({start: clamped(x), steps: 0});

    function oneMore() {
      state.steps = places.length;
      places = walk(state);
    }
    // One step. goesOn: and the next ones until it is over; all at once for those who want no motion.
    function go(goesOn) {
      const from = clamped(places.at(-1)), begun = performance.now(), pace = 0.94 ** Math.max(state.steps - 5, 0);
      oneMore();
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) while (goesOn && !isOver()) oneMore();
      else { roll(); return; }
      arrive();

      function roll() {
        const share = Math.min((performance.now() - begun) / (ROLL * pace), 1), to = clamped(places.at(-1));
        if (share === 1) { arrive(); return; }
        paint(from + (to - from) * share * share * (3 - 2 * share));
        frame = requestAnimationFrame(roll);
      }
      function arrive() {
        paint();
        if (goesOn && !isOver()) timer = setTimeout(() => go(true), PAUSE * pace);
        else { stop(); keep(); }
      }
    }

    let untouched = null;
    dragged(picture, (event, begins) => {
      if (begins) untouched = {...state};
      drop(LOW + (placeIn(picture, event, [size.width, size.height])[0] - EDGE) / (size.width - 2 * EDGE) * (HIGH - LOW));
    }, (event) => {
      if (event.type === "pointercancel") again(untouched);     // a finger that scrolls the page
      else keep();
    });
    picture.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const way = stepOf(event, 0.1);
      if (way) drop(Math.round(10 * (clamped(places.at(-1)) + way)) / 10);
      else if (event.key === "Home" || event.key === "End") drop(event.key === "Home" ? -4 : 4);
      else if (event.key === "Enter") { if (!isOver()) { stop(); go(false); } }
      else return;
      event.preventDefault();
    });
    picture.addEventListener("keyup", (event) => { if (stepOf(event, 1) || ["Home", "End"].includes(event.key)) keep(); });
    curve.addEventListener("change", () => { again({curve: curve.value, steps: 0}); paintAll(); keep(); });
    rate.addEventListener("input", () => again({rate: Number(rate.value)}));        // as many steps, by the new rate
    rate.addEventListener("change", keep);
    step.addEventListener("click", () => { stop(); paint(); if (!isOver()) go(false); });
    reset.addEventListener("click", () => { drop(state.start); keep(); });
    play.addEventListener("click", () => {
      if (play.textContent === "Pause") { stop(); paint(); keep(); return; }
      play.textContent = "Pause";
      go(true);
    });

    keepKeys(el);
    el.append(make("div", {class: "row"}, make("label", {}, "Curve ", curve),
        make("label", {class: "row", style: "gap: 8px"}, "Learning rate", rate, rateWords), step, play, reset), said, spoken, picture,
      make("p", {class: "quiet", style: "margin: 2px 0; font-size: 0.812rem; max-width: 720px"}, "Drag the ball, or drop it with a click. Orange line: "
        + "the slope where it stands. Arrow: the next step. Ring: where it started. A new rate walks as many steps again."));
    const undo = themed(el);
    // As many units as pixels, so that words keep their size in a narrow page.
    const watch = new ResizeObserver(() => {
      const width = Math.round(picture.getBoundingClientRect().width);
      if (width < 100 || width === size.width) return;
      size = {width, height: Math.min(Math.max(Math.round(0.46 * width), 260), 330)};
      said.style.minHeight = width < 560 ? "2.9em" : "1.45em";      // the picture below stays where it is
      paintAll();
    });
    paintAll();
    watch.observe(picture);
    return () => { stop(); watch.disconnect(); undo(); };
  },
};

function isInside(x) {
  return x >= LOW && x <= HIGH;
}

function clamped(x) {
  return Math.min(Math.max(x, LOW), HIGH);
}
