// The landscape of one neuron's cost: a surface to turn, a map to drop a ball on, and the curve that each place stands for.
import {change, dragged, keepKeys, make, onceAFrame, percent, placeIn, shape, themed, written} from "./draw.js";
import {shared, stepOf} from "./shared.js";
import {accuracy, cost, output, walk} from "./one_neuron.js";
import {landscape, levelPlaces, paintMap, paintSurface, projection} from "./surface.js";

const STYLE = `
.course .landscape { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 4px 12px; max-width: 900px; }
.course .landscape figure { margin: 0; min-width: 0; }
.course .landscape figcaption { font-weight: 600; margin: 2px 0; }
.course .landscape .picture { position: relative; }
.course .landscape canvas { display: block; width: 100%; }
.course .landscape svg { display: block; width: 100%; overflow: hidden; }
.course .landscape .over { position: absolute; inset: 0; pointer-events: none; }
.course .landscape-room { container-type: inline-size; }
.course .walkers label { display: inline-flex; gap: 6px; align-items: center; min-height: 28px; }
.course .walkers input { width: 16px; height: 16px; margin: 0; }
.course .walkers b { display: inline-block; width: 12px; height: 12px; border-radius: 50%; }
@container (max-width: 640px) { .course .landscape { grid-template-columns: minmax(0, 380px); justify-content: center; } }
`;
const LEVELS = [0.35, 0.5, 0.7, 1, 1.5, 2, 3, 4, 6, 9];     // heights of the map's lines
const SIDE = 97, LEFT = 26, FOOT = 22;                      // of the grid; pixels for the map's numbers
const MOST = 300, PACE = 140, SHORTEST = 34;                // steps; milliseconds of the first ones; pixels of an arrow
const RATES = {lowest: 0.01, highest: 20};
const WALKERS = {all: {batch: null, colour: "blue"}, some: {batch: 10, colour: "vermillion"}, one: {batch: 1, colour: "green"}};

export default {
  render({model, el}) {
    const {inputs, labels, order, low, span, feature} = model.get("data");
    const state = {input: Object.keys(inputs)[0], rate: 1, momentum: 0, who: ["all"], start: [2, 5], steps: 0, turn: [-35, 28],
      ...model.get("state")};
    const lands = {}, jitter = labels.map((_, place) => (place * 0.618) % 1 - 0.5);
    let size = 280, theme = null, timer = null, walks = {}, base = null;

    const data = () => ({x: inputs[state.input], labels});
    const land = () => (lands[state.input] ??= landscape((point) => cost(point, data()), low, span, SIDE));
    const lead = () => Object.keys(WALKERS).find((name) => state.who.includes(name)) ?? "all";
    const places = () => walks[lead()].places;
    const lowest = () => land().lowest.map((place, axis) => low[axis] + place / (SIDE - 1) * span);

    // ---- what there is to set
    const input = make("select", {"aria-label": "What the neuron gets"},
      ...Object.keys(inputs).map((name) => make("option", {value: name}, name)));
    const rate = make("input", {type: "range", min: 0, max: 100, step: 1, "aria-label": "Learning rate"});
    const momentum = make("input", {type: "range", min: 0, max: 0.95, step: 0.05, "aria-label": "Momentum"});
    const [rateWords, momentumWords] = [0, 0].map(() => make("output", {style: "min-width: 2.7em"}));
    const [step, play, back] = ["Step", "Play", "Back to the start"].map((name) => make("button", {type: "button"}, name));
    const boxes = Object.entries(WALKERS).map(([name, {batch, colour}]) => {
      const box = make("input", {type: "checkbox", value: name});
      box.addEventListener("change", () => {
        const chosen = boxes.filter(({box: other}) => other.checked).map(({box: other}) => other.value);
        if (!chosen.length) { box.checked = true; return; }
        again({who: chosen});
        keep();
      });
      const words = batch === null ? `all ${labels.length} images` : batch === 1 ? "1 image" : `${batch} images`;
      return {box, label: make("label", {}, box, make("b", {style: `background: var(--${colour})`}), words)};
    });
    const said = make("p", {style: "margin: 4px 0; min-height: 2.9em; font-variant-numeric: tabular-nums"});
    const spoken = make("p", {class: "unseen", role: "status"});

    // ---- three pictures
    const hills = make("canvas", {class: "grab", tabindex: 0, role: "slider", "aria-label": "Turn the surface", "aria-valuemin": -180,
      "aria-valuemax": 180});
    const ground = make("canvas", {}), axes = shape("g", {class: "quiet"}), trails = shape("g", {fill: "none"});
    const parts = shape("g", {stroke: "var(--ink)", "stroke-width": 1.5, fill: "none"});
    const arrow = shape("path", {stroke: "var(--ink)", fill: "none"}), balls = shape("g");
    const inside = shape("svg", {}, trails, parts, arrow, balls);      // cut off at the map's edges
    const map = shape("svg", {class: "grab", tabindex: 0, role: "slider", "aria-label": "The ball's place, weight and bias",
      "aria-valuemin": low[0], "aria-valuemax": low[0] + span}, axes, inside);
    const dots = shape("g"), curves = shape("g", {fill: "none", "stroke-width": 3}), frame = shape("g", {class: "quiet"});
    const curve = shape("svg", {role: "img"}, frame, dots, curves);

    const inner = () => size - LEFT - 4;                            // the map's square, in pixels
    const across = ([weight]) => LEFT + (weight - low[0]) / span * inner();
    const down = ([, bias]) => 4 + inner() - (bias - low[1]) / span * inner();
    const unit = () => inner() / span, tall = () => 4 + inner() + FOOT;

    function paintAll() {
      const scale = Math.min(window.devicePixelRatio || 1, 2), sharp = Math.round(inner() * scale), whole = Math.round(size * scale);
      Object.assign(ground.style, {position: "absolute", left: `${LEFT}px`, top: "4px", width: `${inner()}px`});
      change(ground, {width: sharp, height: sharp});
      paintMap(ground.getContext("2d"), land(), LEVELS, sharp, theme);
      change(map, {viewBox: `0 0 ${size} ${tall()}`, style: "position: relative"});
      change(inside, {x: LEFT, y: 4, width: inner(), height: inner(), viewBox: `${LEFT} 4 ${inner()} ${inner()}`});
      change(hills, {width: whole, height: Math.round((tall()) * scale)});
      hills.style.height = `${tall()}px`;
      change(curve, {viewBox: `0 0 ${size} ${tall()}`});
      axes.replaceChildren(...ticks(low[0], span).map((value) => word(across([value]), tall() - 5, written(value, 0), "middle")),
        ...ticks(low[1], span).map((value) => word(LEFT - 4, down([0, value]) + 5, written(value, 0), "end")),
        shape("path", {d: `M${across(lowest())},${down(lowest())} m-5,0 h10 m-5,-5 v10`, stroke: "var(--ink)", "stroke-width": 1.5}),
        ...farApart(levelPlaces(land(), LEVELS, [1, 1]).map(({level, place}) => [across(place), down(place), String(level)])).map((label) => halo(...label)));
      paintFrame();
      paintHills();
      paint();
    }

    // The surface without the walks, kept until it is turned.
    function paintHills() {
      base = make("canvas", {width: hills.width, height: hills.height});
      const context = base.getContext("2d"), scale = hills.width / size;
      context.scale(scale, scale);
      const place = projection(land(), state.turn, size, tall());
      paintSurface(context, land(), place, theme);
      context.fillStyle = theme.ink;
      context.font = "14px system-ui, sans-serif";
      context.textAlign = "center";
      for (const [name, point] of [["weight", [low[0] + span / 2, low[1] - 0.09 * span]], ["bias", [low[0] - 0.09 * span, low[1] + span / 2]]]) {
        context.fillText(name, ...place(point, 0).slice(0, 2));
      }
      change(hills, {"aria-valuenow": state.turn[0], "aria-valuetext": `turned by ${state.turn[0]} degrees, seen from ${state.turn[1]} degrees above`});
    }

    function paintFrame() {
      const gets = data().x, [from, to] = [Math.min(...gets), Math.max(...gets)], pad = 0.05 * (to - from);
      curve.range = [from - pad, to + pad];
      frame.replaceChildren(...ticks(from - pad, to - from + 2 * pad).map((value) => word(right(value), tall() - 5, written(value, 0), "middle")),
        ...[0, 0.5, 1].map((share) => word(LEFT - 4, up(share) + 5, String(share), "end")),
        ...[0, 0.5, 1].map((share) => shape("line", {x1: LEFT, x2: size - 4, y1: up(share), y2: up(share), stroke: "var(--line)"})));
      dots.replaceChildren(...gets.map((value, place) => shape("circle", {cx: right(value).toFixed(1), r: 3, opacity: 0.55,
        cy: (up(labels[place]) + 0.09 * size * jitter[place]).toFixed(1), fill: labels[place] ? "var(--orange)" : "var(--quiet)"})));
    }
    const right = (value) => LEFT + (value - curve.range[0]) / (curve.range[1] - curve.range[0]) * (size - LEFT - 4);
    const up = (share) => tall() - FOOT - 26 - share * (inner() - 46);

    function paint() {
      walks = Object.fromEntries(Object.keys(WALKERS).filter((name) => name === lead() || state.who.includes(name)).map((name) => [name,
        walk({...state, data: data(), order, batch: WALKERS[name].batch})]));
      const shown = Object.entries(walks).reverse();
      trails.replaceChildren(...shown.map(([name, {places: all}]) => shape("path", {d: `M${all.map((at) => `${across(at).toFixed(1)},${down(at).toFixed(1)}`).join(" L")}`,
        stroke: `var(--${WALKERS[name].colour})`, "stroke-width": 2})), ring(state.start));
      balls.replaceChildren(...shown.map(([name, {places: all}]) => shape("circle", {cx: across(all.at(-1)).toFixed(1), cy: down(all.at(-1)).toFixed(1), r: 8,
        fill: `var(--${WALKERS[name].colour})`, stroke: "var(--ground)", "stroke-width": 2})));
      curves.replaceChildren(...shown.map(([name, {places: all}]) => shape("path", {stroke: `var(--${WALKERS[name].colour})`, d: `M${Array.from({length: 81}, (_, place) => {
        const value = curve.range[0] + place / 80 * (curve.range[1] - curve.range[0]);
        return `${right(value).toFixed(1)},${up(output(all.at(-1), value)).toFixed(1)}`;
      }).join(" L")}`})));
      paintArrow();
      paintWalks(shown);
      input.value = state.input;
      rate.value = Math.round(100 * Math.log(state.rate / RATES.lowest) / Math.log(RATES.highest / RATES.lowest));
      momentum.value = state.momentum;
      rateWords.textContent = String(state.rate);
      momentumWords.textContent = state.momentum.toFixed(2);
      for (const {box} of boxes) box.checked = state.who.includes(box.value);
      step.disabled = play.disabled = state.steps >= MOST;
      said.textContent = words();
      change(map, {"aria-valuenow": places().at(-1)[0].toFixed(2), "aria-valuetext": said.textContent});
      change(curve, {"aria-label": `The neuron's output for each ${feature}: ${output(places().at(-1), curve.range[0]).toFixed(2)} at the left, `
        + `${output(places().at(-1), curve.range[1]).toFixed(2)} at the right; 0s lie at the bottom, 1s at the top.`});
    }

    // The next step as an arrow, and its two parts: one along the weight, one along the bias.
    function paintArrow() {
      const at = places().at(-1), {move} = walks[lead()], long = unit() * Math.hypot(...move);
      const shown = move.map((value) => value * unit() * Math.max(1, SHORTEST / Math.max(long, 1e-9)));
      const [x, y] = [across(at), down(at)], [endX, endY] = [x + shown[0], y - shown[1]], angle = Math.atan2(endY - y, endX - x);
      const head = [2.6, -2.6].map((side) => `M${endX},${endY} l${9 * Math.cos(angle + side)},${9 * Math.sin(angle + side)}`).join(" ");
      change(arrow, {d: long < 1e-4 ? "" : `M${x},${y} L${endX},${endY} ${head}`, "stroke-width": long < SHORTEST ? 2 : 3});
      parts.replaceChildren(shape("path", {d: long < 1e-4 ? "" : `M${x},${y} H${endX} V${endY}`, "stroke-dasharray": "2 3"}));
    }

    function paintWalks(shown) {
      const context = hills.getContext("2d"), scale = hills.width / size, place = projection(land(), state.turn, size, tall());
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, hills.width, hills.height);
      context.drawImage(base, 0, 0);
      context.scale(scale, scale);
      context.lineWidth = 2;
      for (const [name, {places: all}] of shown) {
        const colour = theme[WALKERS[name].colour], found = all.map((at) => (isOnMap(at) ? place(at, cost(at, data())) : null));
        context.strokeStyle = context.fillStyle = colour;
        context.beginPath();
        found.forEach((at, turn) => at && context[turn && found[turn - 1] ? "lineTo" : "moveTo"](at[0], at[1]));
        context.stroke();
        if (!found.at(-1)) continue;
        context.beginPath();
        context.arc(found.at(-1)[0], found.at(-1)[1] - 6, 7, 0, 2 * Math.PI);
        context.fill();
      }
    }

    function words() {
      const at = places().at(-1), {slopes} = walks[lead()], [first, second] = slopes.map(Math.abs), costs = Object.entries(walks)
        .map(([name, {places: all}]) => `${cost(all.at(-1), data()).toFixed(3)}${Object.keys(walks).length > 1 ? ` with ${name === "all" ? "all" : WALKERS[name].batch}` : ""}`);
      const [more, times] = first > second ? ["weight", first / second] : ["bias", second / first];
      const matters = Math.max(first, second) < 1e-4 ? "It is level here." : times < 1.05 ? "Both count the same here."
        : `A small step along the ${more} counts ${times < 10 ? times.toFixed(1) : times < 1000 ? Math.round(times) : "over 1,000"} times as much.`;
      return `${state.steps === 1 ? "1 step" : `${state.steps} steps`}${isOnMap(at) ? "" : ", off the map"}: weight ${written(at[0])}, bias ${written(at[1])}, cost ${costs.join(", ")}, `
        + `${percent(accuracy(at, data()), 0)} read right. Slope ${written(slopes[0])} along the weight, ${written(slopes[1])} along the bias. ${matters}`;
    }

    // ---- what a person does
    const save = shared(model, (news) => { stop(); Object.assign(state, news); paintAll(); });
    function keep() {
      save({...state, ends: Object.fromEntries(Object.entries(walks).map(([name, {places: all}]) => [name, all.at(-1)]))});
      spoken.textContent = said.textContent;
    }
    function stop() {
      clearTimeout(timer);
      timer = null;
      play.textContent = "Play";
    }
    function again(changes) {
      stop();
      Object.assign(state, changes);
      paint();
    }
    function go(goesOn) {
      const atOnce = matchMedia("(prefers-reduced-motion: reduce)").matches;
      state.steps = goesOn && atOnce ? MOST : state.steps + 1;
      paint();
      if (goesOn && state.steps < MOST) timer = setTimeout(() => go(true), Math.max(PACE * 0.93 ** Math.max(state.steps - 8, 0), 16));
      else { stop(); keep(); }
    }
    const isOnMap = (at) => at.every((value, axis) => value === onMap(value, axis));
    const onMap = (value, axis) => Math.min(Math.max(value, low[axis]), low[axis] + span);
    const drop = (point) => again({start: point.map((value, axis) => Math.round(100 * onMap(value, axis)) / 100), steps: 0});

    let untouched = null;
    dragged(map, (event, begins) => {
      if (begins) untouched = {...state};
      const [x, y] = placeIn(map, event, [size, tall()]);
      drop([low[0] + (x - LEFT) / unit(), low[1] + (4 + inner() - y) / unit()]);
    }, (event) => {
      if (event.type === "pointercancel") again(untouched);
      else keep();
    });
    map.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const way = {ArrowLeft: [-0.25, 0], ArrowRight: [0.25, 0], ArrowDown: [0, -0.25], ArrowUp: [0, 0.25]}[event.key];
      if (way) drop(places().at(-1).map((value, axis) => onMap(value, axis) + way[axis]));
      else if (event.key === "Enter") { if (state.steps < MOST) { stop(); go(false); } }
      else return;
      event.preventDefault();
    });
    map.addEventListener("keyup", (event) => { if (event.key.startsWith("Arrow")) keep(); });

    let held = null;
    const turned = onceAFrame((turn) => {
      state.turn = [((Math.round(turn[0]) + 540) % 360) - 180, Math.min(Math.max(Math.round(turn[1]), 5), 85)];
      paintHills();
      paintWalks(Object.entries(walks).reverse());
    });
    dragged(hills, (event, begins) => {
      if (begins) held = {x: event.clientX, y: event.clientY, turn: state.turn};
      turned([held.turn[0] - 0.6 * (event.clientX - held.x), held.turn[1] + 0.4 * (event.clientY - held.y)]);
    }, () => requestAnimationFrame(keep));
    hills.addEventListener("keydown", (event) => {
      const way = {ArrowLeft: [5, 0], ArrowRight: [-5, 0], ArrowDown: [0, -5], ArrowUp: [0, 5]}[event.key];
      if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      turned(state.turn.map((value, axis) => value + way[axis]));
    });
    hills.addEventListener("keyup", (event) => { if (event.key.startsWith("Arrow")) requestAnimationFrame(keep); });

    input.addEventListener("change", () => { again({input: input.value, steps: 0}); paintAll(); keep(); });
    rate.addEventListener("input", () => again({rate: Number((RATES.lowest * (RATES.highest / RATES.lowest) ** (rate.value / 100)).toPrecision(2))}));
    momentum.addEventListener("input", () => again({momentum: Number(momentum.value)}));
    for (const slider of [rate, momentum]) {
      slider.addEventListener("change", keep);
      slider.addEventListener("keydown", (event) => { if (stepOf(event, 1)) stop(); });
    }
    step.addEventListener("click", () => { stop(); go(false); });
    back.addEventListener("click", () => { again({steps: 0}); keep(); });
    play.addEventListener("click", () => {
      if (play.textContent === "Pause") { stop(); keep(); return; }
      play.textContent = "Pause";
      go(true);
    });

    keepKeys(el);
    const figure = (words, ...children) => make("figure", {}, make("figcaption", {}, words), make("div", {class: "picture"}, ...children));
    el.append(make("style", {}, STYLE),
      make("div", {class: "row"}, make("label", {}, "The neuron gets ", input), make("label", {class: "row", style: "gap: 8px"}, "Learning rate", rate, rateWords),
        make("label", {class: "row", style: "gap: 8px"}, "Momentum", momentum, momentumWords)),
      make("div", {class: "row walkers"}, "Each step looks at", ...boxes.map(({label}) => label), step, play, back), said, spoken,
      make("div", {class: "landscape-room"}, make("div", {class: "landscape"}, figure("The cost as a surface", hills), figure("From above", ground, map),
        figure("What the neuron says", curve))),
      make("p", {class: "quiet", style: "margin: 2px 0; font-size: 13px; max-width: 900px"}, "Drag the surface to turn it. Drag the ball on the map, or drop it with a click: "
        + "across is the weight, up the bias; lines join places of the same cost. Ring: the start. Cross: the lowest place. Arrow: the next step with its two parts; a short one is drawn longer. "
        + `Right: ${feature} of each image, 0s at the bottom, 1s at the top, and the neuron's output, from 0 to 1.`));
    const undo = themed(el, (colours) => { theme = colours; if (base) paintAll(); });
    const watch = new ResizeObserver(() => {
      const width = Math.round(map.parentElement.getBoundingClientRect().width);
      if (width < 100 || width === size) return;
      size = width;
      said.style.minHeight = el.clientWidth < 640 ? "7.3em" : "2.9em";      // the pictures below stay where they are
      paintAll();
    });
    paintAll();
    watch.observe(map.parentElement);
    return () => { stop(); watch.disconnect(); undo(); };

    function ring(at) {
      return shape("circle", {cx: across(at), cy: down(at), r: 6, stroke: "var(--ink)", "stroke-width": 2});
    }
    function word(x, y, text, anchor) {
      return shape("text", {x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor, class: "quiet", style: "font-size: 13px"}, text);
    }
    function halo(x, y, text) {
      return shape("text", {x: x.toFixed(1), y: (y + 4).toFixed(1), "text-anchor": "middle", style: "font-size: 12px; paint-order: stroke; stroke-width: 3px; stroke: var(--ground)"}, text);
    }
  },
};

// Round numbers between low and low + span, at most eight.
function ticks(low, span) {
  const step = [1, 2, 5, 10].find((size) => span / size <= 8) ?? span;
  return Array.from({length: Math.floor((low + span) / step) - Math.ceil(low / step) + 1}, (_, turn) => (Math.ceil(low / step) + turn) * step);
}

// The labels [x, y, text] that do not stand on the one before.
function farApart(labels) {
  return labels.reduce((kept, label) => (kept.length && Math.hypot(label[0] - kept.at(-1)[0], label[1] - kept.at(-1)[1]) < 20 ? kept : [...kept, label]), []);
}
