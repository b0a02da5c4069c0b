// Digits to go through, and a lens over them that shows pixels as numbers.
import {bytes, change, dragged, keepKeys, make, paintDigit, percent, placeIn, rgb, shape, themed} from "./draw.js";
import {shared, tell} from "./shared.js";

const SIDE = 28, REACH = 3, CELL = 52, EDGE = 364, LEFT = 28, TOP = 24;    // pixels; the lens shows 7 x 7 of them
const PATIENCE = 3000;      // milliseconds until a kernel counts as one that does not answer
const KEYS = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-7, 0], PageDown: [7, 0],
  Home: [0, -SIDE], End: [0, SIDE]};
const STYLE = `
.course .lens-room { container-type: inline-size; max-width: 830px; }
.course .lens { display: flex; flex-wrap: wrap; gap: 10px 24px; padding: 4px; }
.course .lens > div { width: min(${LEFT + EDGE}px, 100%); }
.course .lens p { margin: 6px 0 0 ${LEFT}px; }
.course .lens > p { margin-top: 0; width: 100%; }
.course .lens .image { position: relative; margin: ${TOP}px 0 0 ${LEFT}px; aspect-ratio: 1; }
.course .lens canvas { width: 100%; height: 100%; image-rendering: pixelated; outline: 1px solid var(--quiet); display: block; }
.course .lens canvas:focus-visible { outline: 3px solid var(--blue); }
.course .lens .frame { position: absolute; border: 3px solid var(--vermillion); pointer-events: none;
  box-shadow: 0 0 0 1.5px var(--ground), inset 0 0 0 1.5px var(--ground); }
.course .lens .tick { position: absolute; font-size: 13px; line-height: 1; transform: translate(-50%, -50%); color: var(--quiet); }
.course .lens svg { display: block; width: 100%; font-variant-numeric: tabular-nums; }
.course .lens svg .value { font-size: 16px; }
.course .lens-room input, .course .lens-room select { font: inherit; min-height: 32px; }
.course .lens-room input { width: 6em; }
@container (max-width: 600px) { .course .lens > div.looked-at { width: 254px; } }
`;

export default {
  render({model, el}) {
    const {images, labels, indexes, counts, title} = model.get("data");
    const known = new Map();        // index -> {label, pixels} of what the page has
    const state = {group: "all", index: indexes[0], row: 13, column: 13, ...model.get("state")};
    let colours = null, wanted = null, patience = null;

    const group = make("select", {}, ...Object.keys(counts).map((name) => make("option", {value: name}, name)));
    const [before, after, anywhere] = ["Previous", "Next", "Random"].map((name) => make("button", {type: "button"}, name));
    const number = make("input", {type: "number", min: 0, max: counts.all - 1, step: 1});
    const where = make("p", {class: "quiet", role: "status", style: "margin: 6px 4px; min-height: 1.5em"});
    const canvas = make("canvas", {width: SIDE, height: SIDE, class: "grab", tabindex: 0, role: "slider",
      "aria-label": "The lens. Arrow keys move it over the image.", "aria-valuemin": 0, "aria-valuemax": 783});
    const frame = make("div", {class: "frame"});
    const ticks = [0, 7, 14, 21, 27].flatMap((place) => [`left: ${share(place + 0.5)}; top: -11px`, `top: ${share(place + 0.5)}; left: -14px`]
      .map((at) => make("span", {class: "tick", style: at, "aria-hidden": "true"}, String(place))));
    const facts = make("span"), centre = make("p", {style: "font-weight: 600"}), flat = make("p", {class: "quiet", style: "margin-top: 0"});

    const at = (place) => (place + 0.5) * CELL;
    const across = Array.from({length: 7}, (_, place) => shape("text", {x: LEFT + at(place), y: TOP - 8, "text-anchor": "middle", class: "quiet"}));
    const down = Array.from({length: 7}, (_, place) => shape("text", {x: LEFT - 6, y: TOP + at(place) + 5, "text-anchor": "end", class: "quiet"}));
    const cells = Array.from({length: 49}, (_, place) => ({
      box: shape("rect", {x: LEFT + place % 7 * CELL, y: TOP + Math.floor(place / 7) * CELL, width: CELL, height: CELL, stroke: "var(--line)"}),
      text: shape("text", {x: LEFT + at(place % 7), y: TOP + at(Math.floor(place / 7)) + 6, "text-anchor": "middle", class: "value"}),
    }));
    const numbers = shape("svg", {viewBox: `0 0 ${LEFT + EDGE + 2} ${TOP + EDGE + 2}`, role: "img"}, ...across, ...down,
      ...cells.flatMap(({box, text}) => [box, text]),
      shape("rect", {x: LEFT + 3 * CELL, y: TOP + 3 * CELL, width: CELL, height: CELL, fill: "none", stroke: "var(--vermillion)", "stroke-width": 3}));

    // What the page has of the chosen group, in the order of the set.
    const chosen = () => [...known.keys()].sort((a, b) => a - b)
      .filter((index) => state.group === "all" || String(known.get(index).label) === state.group);

    function paintImage() {
      if (!known.has(state.index) || colours === null) return;
      const {label, pixels} = known.get(state.index), there = chosen();
      group.value = state.group;
      number.value = state.index;
      paintDigit(canvas, pixels, colours);
      const all = counts[state.group], place = there.indexOf(state.index) + 1;
      where.textContent = `Label ${label}, index ${thousands(state.index)} of 0 to ${thousands(counts.all - 1)}. ` + (there.length === all
        ? `${thousands(place)} of ${thousands(all)}.`
        : `This is ${thousands(place)} of the ${thousands(there.length)} in this page; the set has ${thousands(all)}${state.group === "all" ? "" : ` of ${state.group}`}.`);
      const zeros = pixels.filter((value) => value === 0).length;
      facts.textContent = `Smallest value ${Math.min(...pixels)}, largest ${Math.max(...pixels)}; ${zeros} of 784 pixels are 0 (${percent(zeros / 784)}).`;
      paintLens();
    }

    function paintLens() {
      const {pixels} = known.get(state.index), {row, column} = state;
      const top = Math.max(row - REACH, 0), left = Math.max(column - REACH, 0);
      Object.assign(frame.style, {top: share(top), left: share(left), height: share(Math.min(row + REACH, 27) - top + 1),
        width: share(Math.min(column + REACH, 27) - left + 1)});
      for (let place = 0; place < 7; place += 1) {
        down[place].textContent = inside(row - REACH + place);
        across[place].textContent = inside(column - REACH + place);
      }
      cells.forEach(({box, text}, place) => {
        const r = row - REACH + Math.floor(place / 7), c = column - REACH + place % 7;
        const outside = inside(r) === "" || inside(c) === "", value = outside ? 0 : pixels[r * SIDE + c], shade = mixed(value);
        change(box, {fill: outside ? "var(--pale)" : `rgb(${shade})`});
        text.style.fill = shade[1] > 117 ? "#000000" : "#FFFFFF";       // whichever reads better on it
        text.textContent = outside ? "" : value;
      });
      centre.textContent = `row ${row}, column ${column}: ${pixels[row * SIDE + column]} of 255`;
      flat.textContent = `place in the flat vector: ${row} · 28 + ${column} = ${row * SIDE + column}`;
      change(canvas, {"aria-valuenow": row * SIDE + column, "aria-valuetext": centre.textContent});
      change(numbers, {"aria-label": `The pixels around it as numbers. ${centre.textContent}`});
    }
    // As paintDigit paints it.
    const mixed = (value) => rgb(colours.ground).map((part, place) => Math.round(part + value / 255 * (rgb(colours.ink)[place] - part)));

    function keep() {
      const {label, pixels} = known.get(state.index);
      const own = indexes.includes(state.index) ? null : {label, pixels: btoa(String.fromCharCode(...pixels))};
      save({...state, own});      // what came from Python is there again when the notebook is opened
    }
    function look(row, column) {
      if (!known.has(state.index)) return;
      state.row = Math.min(Math.max(row, 0), 27);
      state.column = Math.min(Math.max(column, 0), 27);
      paintLens();
    }
    function show(index) {
      wanted = null;
      state.index = index;
      if (state.group !== "all") state.group = String(known.get(index).label);
      paintImage();
      keep();
    }
    function turn(way) {
      const there = chosen(), place = there.indexOf(state.index);
      if (there.length) show(there[way === 0 ? Math.floor(Math.random() * there.length) : (place + way + there.length) % there.length]);
    }
    function goTo(index) {
      if (!Number.isInteger(index) || index < 0 || index >= counts.all) {
        where.textContent = `An index is a whole number from 0 to ${thousands(counts.all - 1)}.`;
      } else if (known.has(index)) show(index);
      else {
        wanted = index;
        where.textContent = `Image ${thousands(index)} is not in this page. Asking Python for it ...`;
        clearTimeout(patience);
        patience = setTimeout(() => {
          if (wanted === index) where.textContent = `Image ${thousands(index)} is not in this page, and Python does not answer: run this cell again.`;
        }, PATIENCE);
        tell(model, {index});
      }
    }
    const save = shared(model, (news) => { Object.assign(state, news); own(); paintImage(); });
    function own() {
      if (state.own) known.set(state.index, {label: state.own.label, pixels: bytes(state.own.pixels)});
      if (!known.has(state.index)) state.index = indexes[0];
      delete state.own;
    }
    model.on("msg:custom", (message) => {
      if (message?.pixels === undefined) return;
      known.set(message.index, {label: message.label, pixels: bytes(message.pixels)});
      if (message.index === wanted) show(message.index);
    });

    dragged(canvas, (event) => {
      const [x, y] = placeIn(canvas, event, [SIDE, SIDE]);
      look(Math.floor(y), Math.floor(x));
    }, keep);
    canvas.addEventListener("keydown", (event) => {
      const way = KEYS[event.key];
      if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      look(state.row + way[0], state.column + way[1]);
    });
    canvas.addEventListener("keyup", (event) => { if (KEYS[event.key]) keep(); });
    group.addEventListener("change", () => { state.group = group.value; show(chosen()[0]); });
    number.addEventListener("change", () => goTo(Number(number.value || NaN)));
    before.addEventListener("click", () => turn(-1));
    after.addEventListener("click", () => turn(1));
    anywhere.addEventListener("click", () => turn(0));

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "lens-room"},
      make("div", {class: "row"}, make("strong", {}, title), make("label", {}, "Digit ", group), before, after, anywhere,
        make("label", {}, "Index ", number)), where,
      make("div", {class: "lens"},
        make("div", {class: "looked-at"}, make("div", {class: "image"}, canvas, frame, ...ticks)),
        make("div", {}, numbers, centre, flat),
        make("p", {class: "quiet"}, facts, make("br"), "Drag the lens. 0 is paper, 255 is full ink."))));
    const undo = themed(el, (theme) => { colours = theme; paintImage(); });
    inflated(bytes(images)).then((all) => {
      indexes.forEach((index, place) => known.set(index, {label: labels[place], pixels: all.subarray(784 * place, 784 * (place + 1))}));
      own();
      paintImage();
    }).catch((error) => { where.textContent = `The images could not be unpacked: ${error.message}. A newer browser can do it.`; });
    return () => { clearTimeout(patience); undo(); };
  },
};

// zlib's bytes unpacked. A picture on a canvas would be shorter, but some browsers falsify what is read from there.
async function inflated(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function share(count) {
  return `${100 * count / SIDE}%`;
}

function inside(place) {
  return place >= 0 && place < SIDE ? String(place) : "";
}

function thousands(count) {
  return count.toLocaleString("en");
}
