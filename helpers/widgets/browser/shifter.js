// A digit to drag and turn: what the network says of it, and a map of all shifts, marked where it is read as its label.
import {bytes, change, dragged, keepKeys, line, make, onceAFrame, paintDigit, percent, placeIn, shape, themed, written} from "./draw.js";
import {largest, predict, unpack} from "./network.js";
import {shared, stepOf} from "./shared.js";

const SIDE = 28, MIDDLE = 13.5, REACH = 8, CELL = 15, LEFT = 30, TOP = 26;      // pixels of a shift; of the map
const STYLE = `
.course .shifter-room { container-type: inline-size; max-width: 880px; }
.course .shifter { display: grid; grid-template-columns: 250px 290px 1fr; gap: 10px 26px; padding: 4px; align-items: start; }
.course .shifter canvas { width: 100%; aspect-ratio: 1; image-rendering: pixelated; outline: 1px solid var(--quiet); display: block; }
.course .shifter canvas:focus-visible { outline: 3px solid var(--blue); }
.course .shifter label { display: flex; gap: 10px; align-items: center; margin-top: 6px; min-height: 32px; }
.course .shifter input[type=range] { flex: 1; min-width: 0; }
.course .shifter svg { display: block; width: 100%; }
.course .shifter .value { width: 4.2em; text-align: right; font-variant-numeric: tabular-nums; }
.course .shifter .said { font-weight: 600; grid-column: 1 / -1; margin: 0; min-height: 1.5em; }
@container (max-width: 760px) { .course .shifter { grid-template-columns: minmax(0, 290px); } }
`;

// The pixels, 784 numbers, turned and slanted about the middle, then shifted: what helpers/handwriting.py does.
export function moved(pixels, {row, column, turn, slant, inverted}) {
  const angle = turn * Math.PI / 180, [c, s] = [Math.cos(angle), Math.sin(angle)], found = new Float64Array(784);
  for (let place = 0; place < 784; place += 1) {
    const [down, right] = [Math.floor(place / SIDE) - row - MIDDLE, place % SIDE - column - MIDDLE];
    const [a, b] = [c * down + s * right, -s * down + c * right];               // before the turn
    const value = between(pixels, a + MIDDLE, slant * a + b + MIDDLE);          // and before the slant
    found[place] = inverted ? 255 - value : value;
  }
  return found;
}

// The mean of the four pixels around a place, by nearness; outside is paper.
function between(pixels, row, column) {
  const [top, left] = [Math.floor(row), Math.floor(column)], [down, right] = [row - top, column - left];
  const at = (r, c) => (r < 0 || r >= SIDE || c < 0 || c >= SIDE ? 0 : pixels[r * SIDE + c]);
  return (1 - down) * ((1 - right) * at(top, left) + right * at(top, left + 1)) + down * ((1 - right) * at(top + 1, left) + right * at(top + 1, left + 1));
}

export default {
  render({model, el}) {
    const data = model.get("data"), network = unpack(data.network), images = data.images.map(bytes);
    let state = {...model.get("state")}, colours = null, from = null, mapped = null, right = 0;
    const canvas = make("canvas", {width: SIDE, height: SIDE, class: "grab", tabindex: 0, role: "application", "aria-label": "The digit. Drag it, or move it with the arrow keys."});
    const choice = make("select", {}, ...data.labels.map((label, place) => make("option", {value: place}, `a ${label}`)));
    const [turn, turned] = slider("turn", "turn", -90, 90, 5), [slant, slanted] = slider("slant", "slant", -0.8, 0.8, 0.1);
    const inverted = make("input", {type: "checkbox"}), back = make("button", {type: "button"}, "As it was");
    const said = make("p", {class: "said", role: "status"});
    const bars = Array.from({length: 10}, (_, digit) => ({bar: shape("rect", {x: 26, y: 6 + 26 * digit, height: 18}), words: line(0, 20 + 26 * digit, "", {})}));
    const outputs = shape("svg", {viewBox: "0 0 300 264", role: "img"}, ...bars.flatMap(({bar, words}, digit) => [line(6, 20 + 26 * digit, String(digit)), bar, words]));
    const across = 2 * REACH + 1, cells = Array.from({length: across ** 2}, (_, place) => shape("rect", {
      x: LEFT + CELL * (place % across), y: TOP + CELL * Math.floor(place / across), width: CELL - 1, height: CELL - 1}));
    const here = shape("rect", {width: CELL + 3, height: CELL + 3, fill: "none", stroke: "var(--ink)", "stroke-width": 2.5});
    const ticks = [-8, -4, 0, 4, 8].flatMap((at) => [line(LEFT + CELL * (at + REACH + 0.5), TOP - 6, written(at, 0), {"text-anchor": "middle", class: "quiet"}),
      line(LEFT - 5, TOP + CELL * (at + REACH + 0.5) + 4, written(at, 0), {"text-anchor": "end", class: "quiet"})]);
    const map = shape("svg", {viewBox: `0 0 ${LEFT + CELL * across + 4} ${TOP + CELL * across + 4}`, role: "img", class: "grab"}, ...cells, ...ticks, here);

    function slider(key, words, min, max, step) {
      const input = make("input", {type: "range", min, max, step}), value = make("span", {class: "value"});
      input.addEventListener("input", () => set({[key]: Number(input.value)}));
      input.addEventListener("change", () => save(state));
      return [input, [make("label", {}, words, input, value), value]];
    }

    const readsAt = (row, column) => largest(predict(network, moved(images[state.image], {...state, row, column}).map((value) => value / 255)));
    const paint = onceAFrame(() => {
      if (!colours) return;
      const label = data.labels[state.image], pixels = moved(images[state.image], state), shares = predict(network, pixels.map((value) => value / 255)), answer = largest(shares);
      paintDigit(canvas, pixels, colours);
      shares.forEach((share, digit) => {
        change(bars[digit].bar, {width: Math.max(1, 190 * share), fill: digit === label ? "var(--blue)" : digit === answer ? "var(--vermillion)" : "var(--line)"});
        change(bars[digit].words, {x: 32 + 190 * share});
        bars[digit].words.textContent = percent(share);
      });
      const drawn = JSON.stringify({...state, row: 0, column: 0});      // the map is the same wherever on it one is
      if (drawn !== mapped) {
        mapped = drawn;
        const isRight = cells.map((cell, place) => readsAt(Math.floor(place / across) - REACH, place % across - REACH) === label);
        isRight.forEach((is, place) => change(cells[place], {fill: is ? "var(--blue)" : "var(--pale)"}));
        right = isRight.filter(Boolean).length;
      }
      change(here, {x: LEFT + CELL * (Math.round(state.column) + REACH) - 2, y: TOP + CELL * (Math.round(state.row) + REACH) - 2});
      const where = `${Math.abs(state.column)} to the ${state.column < 0 ? "left" : "right"}, ${Math.abs(state.row)} ${state.row < 0 ? "up" : "down"}, turned by ${written(state.turn, 0)} degrees, slanted by ${written(state.slant, 1)}`;
      change(outputs, {"aria-label": `The ten outputs. The largest: ${answer}, ${percent(shares[answer])}.`});
      change(map, {"aria-label": `A map of ${cells.length} shifts: at ${right} of them the digit is read right.`});
      said.textContent = `A ${label}, ${where}: it says ${answer}, with ${percent(shares[answer])}. Read right at ${right} of ${cells.length} shifts (blue).`;
      choice.value = state.image;
      Object.assign(turn, {value: state.turn});
      Object.assign(slant, {value: state.slant});
      turned[1].textContent = `${written(state.turn, 0)}°`;
      slanted[1].textContent = written(state.slant, 1);
      inverted.checked = state.inverted;
    });
    const limited = (value) => Math.round(Math.min(Math.max(value, -REACH), REACH));
    function set(news) { state = {...state, ...news}; paint(); }
    const save = shared(model, (news) => set(news)), keep = (news) => { set(news); save(state); };

    dragged(canvas, (event, first) => {
      const [x, y] = placeIn(canvas, event, [SIDE, SIDE]);
      if (first) from = [x - state.column, y - state.row];
      set({column: limited(x - from[0]), row: limited(y - from[1])});
    }, () => save(state));
    dragged(map, (event) => {
      const [x, y] = placeIn(map, event, [LEFT + CELL * across + 4, TOP + CELL * across + 4]);
      set({column: limited((x - LEFT) / CELL - REACH - 0.5), row: limited((y - TOP) / CELL - REACH - 0.5)});
    }, () => save(state));
    canvas.addEventListener("keydown", (event) => {
      const by = stepOf(event, 1);
      if (!by || Math.abs(by) > 1) return;
      event.preventDefault();
      keep(event.key === "ArrowLeft" || event.key === "ArrowRight" ? {column: limited(state.column + by)} : {row: limited(state.row - by)});
    });
    choice.addEventListener("change", () => keep({image: Number(choice.value)}));
    inverted.addEventListener("change", () => keep({inverted: inverted.checked}));
    back.addEventListener("click", () => keep({row: 0, column: 0, turn: 0, slant: 0, inverted: false}));
    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "shifter-room"}, make("div", {class: "shifter"}, said,
      make("div", {}, canvas, make("div", {class: "row", style: "margin-top: 8px"}, make("label", {style: "margin: 0"}, "image", choice), back), turned[0], slanted[0],
        make("label", {}, inverted, "white ink on black paper")),
      make("div", {}, make("p", {style: "margin: 0 0 4px"}, "Which shifts are read right?"), map, make("p", {class: "quiet", style: "margin: 4px 0 0; font-size: 0.812rem"}, "Across: pixels to the right. Down: pixels down. The frame: here.")),
      make("div", {}, make("p", {style: "margin: 0 0 4px"}, "What does it say here?"), outputs))));
    const undo = themed(el, (theme) => { colours = theme; paint(); });
    paint();
    return undo;
  },
};
