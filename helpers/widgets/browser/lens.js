// Digits to go through, and a lens over them that shows pixels as numbers.
import {change, dragged, keepKeys, make, paintDigit, placeIn, shape, themed} from "./draw.js";

const SIDE = 28, REACH = 3, CELL = 52, EDGE = 364;      // pixels; the lens shows 7 x 7 of them
const STYLE = `
.course .lens { display: flex; flex-wrap: wrap; gap: 10px 34px; padding: 4px; }
.course .lens .image { position: relative; width: min(364px, 100%); aspect-ratio: 1; }
.course .lens canvas { width: 100%; height: 100%; image-rendering: pixelated; outline: 1px solid var(--quiet); display: block; }
.course .lens .frame { position: absolute; border: 3px solid var(--vermillion); box-shadow: 0 0 0 1.5px var(--ground), inset 0 0 0 1.5px var(--ground);
  pointer-events: none; }
.course .lens .numbers { width: min(364px, 100%); }
.course .lens svg text { font-variant-numeric: tabular-nums; }
`;

export default {
  render({model, el}) {
    const {sprite, labels, counts, title} = model.get("data");
    const state = {group: "all", place: 0, row: 13, column: 13, ...model.get("state")};
    let all = null, colours = null;

    const names = ["all", ...[...new Set(labels)].sort((a, b) => a - b).map(String)];
    const group = make("select", {"aria-label": "Digit"}, ...names.map((name) => make("option", {value: name}, name)));
    const [before, after] = ["Previous", "Next"].map((name) => make("button", {type: "button"}, name));
    const where = make("span", {class: "quiet", role: "status"});
    const canvas = make("canvas", {width: SIDE, height: SIDE, class: "grab", tabindex: 0, role: "application",
      "aria-label": "The image. Arrow keys move the lens."});
    const frame = make("div", {class: "frame"});
    const cells = Array.from({length: 49}, () => ({box: shape("rect", {width: CELL, height: CELL, stroke: "var(--line)"}),
      number: shape("text", {"text-anchor": "middle", style: "font-size: 16px"})}));
    const numbers = shape("svg", {viewBox: `0 0 ${EDGE} ${EDGE}`, class: "numbers", role: "img"},
      ...cells.flatMap(({box, number}) => [box, number]),
      shape("rect", {x: 3 * CELL, y: 3 * CELL, width: CELL, height: CELL, fill: "none", stroke: "var(--vermillion)", "stroke-width": 3}));
    const centre = make("p", {style: "margin: 8px 0 0; font-weight: 600", role: "status"});
    const flat = make("p", {class: "quiet", style: "margin: 0"});

    const chosen = () => labels.flatMap((label, at) => (state.group === "all" || String(label) === state.group ? [at] : []));
    const image = () => { const at = chosen()[state.place]; return all.subarray(784 * at, 784 * (at + 1)); };

    function paintImage() {
      if (all === null || colours === null) return;
      const there = chosen();
      state.place = Math.min(state.place, there.length - 1);
      group.value = state.group;
      paintDigit(canvas, image(), colours);
      const label = labels[there[state.place]];
      where.textContent = `label ${label}: ${state.place + 1} of the ${there.length} that are shown here; the set has `
        + `${counts[state.group].toLocaleString("en")}`;
      paintLens();
    }

    function paintLens() {
      const pixels = image(), {row, column} = state;
      const share = (count) => `${100 * count / SIDE}%`;
      const top = Math.max(row - REACH, 0), left = Math.max(column - REACH, 0);
      Object.assign(frame.style, {top: share(top), left: share(left), height: share(Math.min(row + REACH, 27) - top + 1),
        width: share(Math.min(column + REACH, 27) - left + 1)});
      cells.forEach(({box, number}, place) => {
        const r = row - REACH + Math.floor(place / 7), c = column - REACH + place % 7;
        const outside = r < 0 || c < 0 || r >= SIDE || c >= SIDE, value = outside ? 0 : pixels[r * SIDE + c];
        const x = (place % 7) * CELL, y = Math.floor(place / 7) * CELL;
        change(box, {x, y, fill: outside ? "var(--pale)" : grey(value)});
        change(number, {x: x + CELL / 2, y: y + CELL / 2 + 6, style: `font-size: 16px; fill: ${contrast(value)}`});
        number.textContent = outside ? "" : value;
      });
      centre.textContent = `row ${row}, column ${column}: ${pixels[row * SIDE + column]} of 255`;
      flat.textContent = `place in the flat vector: ${row} · 28 + ${column} = ${row * SIDE + column}`;
      change(numbers, {"aria-label": `The 7 by 7 pixels around it as numbers. ${centre.textContent}`});
    }
    // As the image is painted: from the ground (0) to ink (255).
    function grey(value) {
      const dark = colours.ground < colours.ink, shade = dark ? 27 + value * 0.82 : 255 - value * 0.87;
      return `rgb(${shade}, ${shade}, ${shade})`;
    }
    function contrast(value) {
      const dark = colours.ground < colours.ink;
      return (dark ? value > 110 : value < 150) ? "#000000" : "#FFFFFF";
    }

    function keep() {
      model.set("state", {...state});
      model.save_changes();
    }
    function look(row, column) {
      if (all === null) return;
      state.row = Math.min(Math.max(row, 0), 27);
      state.column = Math.min(Math.max(column, 0), 27);
      paintLens();
    }
    function turn(way) {
      state.place = (state.place + way + chosen().length) % chosen().length;
      paintImage();
      keep();
    }
    dragged(canvas, (event) => {
      const [x, y] = placeIn(canvas, event, [SIDE, SIDE]);
      look(Math.floor(y), Math.floor(x));
    }, keep);
    canvas.addEventListener("keydown", (event) => {
      const way = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]}[event.key];
      if (!way) return;
      event.preventDefault();
      look(state.row + way[0], state.column + way[1]);
      keep();
    });
    group.addEventListener("change", () => { state.group = group.value; state.place = 0; paintImage(); keep(); });
    before.addEventListener("click", () => turn(-1));
    after.addEventListener("click", () => turn(1));

    keepKeys(el);
    el.append(make("style", {}, STYLE), make("div", {class: "row"}, make("strong", {}, title),
      make("label", {}, "Digit ", group), before, after, where),
      make("div", {class: "lens"},
        make("div", {class: "image"}, canvas, frame),
        make("div", {style: "width: min(364px, 100%)"}, numbers, centre, flat)),
      make("p", {class: "quiet", style: "margin: 0 4px; font-size: 13px"}, "Drag the lens over the image. 0 is paper, 255 is full ink."));
    const undo = themed(el, (theme) => { colours = theme; paintImage(); });

    const picture = new Image();
    picture.onload = () => {
      const whole = make("canvas", {width: SIDE, height: picture.height});
      const context = whole.getContext("2d", {willReadFrequently: true});
      context.drawImage(picture, 0, 0);
      all = context.getImageData(0, 0, SIDE, picture.height).data.filter((_, place) => place % 4 === 0);
      paintImage();
    };
    picture.src = sprite;
    return undo;
  },
};
