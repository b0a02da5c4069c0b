// A ball on a curve that goes downhill by the rule of gradient descent: drop it, step it, let it go.
import {change, dragged, keepKeys, make, placeIn, shape, themed} from "./draw.js";

// The curves of helpers/descent.py, each with its slope.
export const CURVES = {
  "x²": {height: (x) => x * x, slope: (x) => 2 * x},
  "|x|": {height: Math.abs, slope: Math.sign},
  "three valleys": {
    height: (x) => x * x / 20 + Math.sin(2.2 * x - 1), slope: (x) => x / 10 + 2.2 * Math.cos(2.2 * x - 1),
  },
};
const LOW = -4.5, HIGH = 4.5, WIDTH = 720, HEIGHT = 330, TOP = 20, BOTTOM = 296, LEFT = 20, RIGHT = 700;
const STYLE = "@media (max-width: 640px) { .course svg.grab text { font-size: 26px; } }";
const EVERY = 220, MOST = 200;      // milliseconds between two steps, steps in one go

export default {
  render({model, el}) {
    const state = {curve: "x²", rate: 0.1, start: 3, places: [3], ...model.get("state")};
    let timer = null;

    const curve = make("select", {"aria-label": "Curve"},
      ...Object.keys(CURVES).map((name) => make("option", {value: name}, name)));
    const rate = make("input", {type: "range", min: 0.01, max: 1.2, step: 0.01, "aria-label": "Learning rate"});
    const rateWords = make("output", {style: "min-width: 3em"});
    const [step, play, reset] = ["Step", "Play", "Back to the start"].map((name) => make("button", {type: "button"}, name));
    const said = make("p", {role: "status", style: "margin: 4px 0; font-weight: 600; min-height: 1.5em"});

    const line = shape("path", {fill: "none", stroke: "var(--quiet)", "stroke-width": 2.5});
    const trail = shape("path", {fill: "none", stroke: "var(--blue)", "stroke-width": 1.2, opacity: 0.7});
    const dots = shape("g", {fill: "var(--blue)"});
    const tangent = shape("line", {stroke: "var(--orange)", "stroke-width": 3});
    const next = shape("line", {stroke: "var(--vermillion)", "stroke-width": 3, "stroke-dasharray": "5 4"});
    const ball = shape("circle", {r: 11, fill: "var(--vermillion)", stroke: "var(--ground)", "stroke-width": 2});
    const ticks = [];
    for (let x = -4; x <= 4; x += 1) {
      ticks.push(shape("text", {x: across(x), y: BOTTOM + 22, "text-anchor": "middle", class: "quiet"}, String(x).replace("-", "−")));
    }
    const picture = shape("svg", {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "grab", tabindex: 0, role: "slider",
      "aria-label": "The ball's place", "aria-valuemin": LOW, "aria-valuemax": HIGH,
      style: "display: block; width: 100%; max-width: 720px"},
      shape("line", {x1: LEFT, x2: RIGHT, y1: BOTTOM, y2: BOTTOM, stroke: "var(--line)"}), ...ticks,
      line, trail, dots, tangent, next, ball);

    const shapeOf = () => CURVES[state.curve];
    function down(x) {
      const {low, high} = shapeOf().range ??= range(shapeOf().height);
      return BOTTOM - 12 - (shapeOf().height(x) - low) / (high - low) * (BOTTOM - TOP - 20);
    }
    const points = (places) => places.map((x) => `${across(x).toFixed(1)},${down(x).toFixed(1)}`).join(" L");

    function paintCurve() {
      curve.value = state.curve;
      rate.value = state.rate;
      const along = Array.from({length: 181}, (_, place) => LOW + place * (HIGH - LOW) / 180);
      change(line, {d: `M${points(along)}`});
      paint();
    }

    function paint() {
      const inside = state.places.filter(isInside), x = inside.at(-1), slope = shapeOf().slope(x);
      const gone = inside.length < state.places.length;
      change(trail, {d: `M${points(inside)}`});
      dots.replaceChildren(...inside.slice(0, -1).map((at) => shape("circle", {cx: across(at), cy: down(at), r: 4})));
      change(ball, {cx: across(x), cy: down(x)});
      const rise = down(x + 0.001) - down(x), run = across(x + 0.001) - across(x), length = Math.hypot(rise, run);
      const [right, lower] = [46 * run / length, 46 * rise / length];
      change(tangent, {x1: across(x) - right, x2: across(x) + right, y1: down(x) - lower, y2: down(x) + lower});
      const move = -state.rate * slope, to = Math.min(Math.max(x + move, LOW), HIGH);
      change(next, {x1: across(x), x2: across(to), y1: BOTTOM - 5, y2: BOTTOM - 5});
      rateWords.textContent = state.rate.toFixed(2);
      const count = state.places.length - 1;
      said.textContent = gone ? `Step ${count} leads out of the picture.`
        : `${count ? `After ${count} ${count === 1 ? "step" : "steps"}: ` : ""}x = ${signed(x)}, slope ${signed(slope)}, `
          + `next step −${state.rate.toFixed(2)} · ${signed(slope)} = ${signed(move)}`;
      change(picture, {"aria-valuenow": x.toFixed(2), "aria-valuetext": said.textContent});
      step.disabled = play.disabled = gone;
    }

    function keep() {
      model.set("state", structuredClone(state));
      model.save_changes();
    }
    function stop() {
      clearInterval(timer);
      timer = null;
      play.textContent = "Play";
    }
    function drop(x) {
      stop();
      state.start = Math.min(Math.max(x, -4), 4);
      state.places = [state.start];
      paint();
    }
    function go() {
      const x = state.places.at(-1);
      state.places.push(x - state.rate * shapeOf().slope(x));
      const far = Math.abs(state.places.at(-1) - x);
      if (!isInside(state.places.at(-1)) || far < 1e-4 || state.places.length > MOST) stop();
      paint();
    }

    dragged(picture, (event) => drop(LOW + (placeIn(picture, event, [WIDTH, HEIGHT])[0] - LEFT) / (RIGHT - LEFT) * (HIGH - LOW)), keep);
    picture.addEventListener("keydown", (event) => {
      const way = {ArrowLeft: -0.1, ArrowDown: -0.1, ArrowRight: 0.1, ArrowUp: 0.1}[event.key];
      if (way) drop(Math.round(10 * (state.start + way)) / 10);
      else if (event.key === "Enter" && !event.shiftKey && !step.disabled) go();
      else return;
      event.preventDefault();
      keep();
    });
    curve.addEventListener("change", () => { state.curve = curve.value; drop(state.start); paintCurve(); keep(); });
    rate.addEventListener("input", () => { state.rate = Number(rate.value); paint(); });
    rate.addEventListener("change", keep);
    step.addEventListener("click", () => { stop(); go(); keep(); });
    reset.addEventListener("click", () => { drop(state.start); keep(); });
    play.addEventListener("click", () => {
      if (timer !== null) { stop(); keep(); return; }
      play.textContent = "Pause";
      // For those who want no motion, all steps at once.
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
        timer = 0;
        while (timer !== null) go();
      } else timer = setInterval(() => { go(); if (timer === null) keep(); }, EVERY);
    });

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "row"}, make("label", {}, "Curve ", curve),
      make("label", {class: "row", style: "gap: 8px"}, "Learning rate", rate, rateWords), step, play, reset), said, picture,
      make("p", {class: "quiet", style: "margin: 2px 0; font-size: 13px"},
        "Drag the ball, or drop it with a click. Orange: the slope where it stands. Dashed: the next step."));
    const undo = themed(el);
    paintCurve();
    return () => { stop(); undo(); };
  },
};

function across(x) {
  return LEFT + (x - LOW) / (HIGH - LOW) * (RIGHT - LEFT);
}

function isInside(x) {
  return x >= LOW && x <= HIGH;
}

function range(height) {
  const heights = Array.from({length: 361}, (_, place) => height(LOW + place * (HIGH - LOW) / 360));
  return {low: Math.min(...heights), high: Math.max(...heights)};
}

function signed(value) {
  return (Math.round(100 * value) / 100 + 0).toFixed(2).replace("-", "−");
}
