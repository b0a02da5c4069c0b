// A pad to draw a digit on: mouse, finger, pen, and samples for those who have none of them at hand.
import {change, dragged, make, placeIn} from "./draw.js";
import {prepare} from "./prepare.js";

export const SIZE = 280;        // pixels of the drawing, whatever size it is shown in
const PEN = 20;                 // its width, as thick as MNIST's strokes when a digit fills the pad
const STYLE = `
.course .pad { position: relative; width: min(280px, 100%); }
.course .pad canvas { display: block; width: 100%; aspect-ratio: 1; border: 2px solid var(--line); border-radius: 10px;
  touch-action: none; cursor: crosshair; }
.course .pad p { position: absolute; inset: 0; margin: 0; display: grid; place-items: center; text-align: center;
  padding: 1em; color: var(--quiet); pointer-events: none; }
.course .pad p[hidden] { display: none; }
`;

// A pad. onChange(pad) is called for every step of a stroke, onEnd(pad) when one is complete and after undo and clear.
// samples: drawings for the keys 0 to 9, a list of lists of strokes; {} for none.
// Gives {element, buttons, strokes, grey, image, bytes, clear, undo, show, paint}.
export function createPad({onChange = () => {}, onEnd = () => {}, samples = {}, invitation = "Draw a digit here"}) {
  const shown = make("canvas", {tabindex: 0, role: "img"});
  const words = make("p", {"aria-hidden": "true"}, invitation);
  const element = make("div", {class: "pad"}, make("style", {}, STYLE), shown, words);
  const hidden = make("canvas", {width: SIZE, height: SIZE});         // white ink on black: what is read
  const reading = hidden.getContext("2d", {willReadFrequently: true});
  let colours = {ground: "#FFFFFF", ink: "#000000"}, tried = {};
  const undo = make("button", {type: "button"}, "Undo"), clear = make("button", {type: "button"}, "Clear");
  const pad = {element, strokes: [], buttons: make("div", {class: "row"}, undo, clear)};

  const pens = () => [[reading, "#FFFFFF", 1], [shown.getContext("2d"), colours.ink, shown.width / SIZE]];

  function line(stroke, from) {
    for (const [context, colour, scale] of pens()) {
      context.strokeStyle = colour;
      context.lineWidth = PEN * scale;
      context.fillStyle = colour;
      context.lineCap = context.lineJoin = "round";
      const [x, y] = stroke[from];
      context.beginPath();                        // a dot: a line without length would leave nothing
      context.arc(x * scale, y * scale, PEN * scale / 2, 0, 2 * Math.PI);
      context.fill();
      context.beginPath();
      context.moveTo(x * scale, y * scale);
      for (const [nextX, nextY] of stroke.slice(from + 1)) context.lineTo(nextX * scale, nextY * scale);
      context.stroke();
    }
  }

  function redraw() {
    reading.fillStyle = "#000000";
    reading.fillRect(0, 0, SIZE, SIZE);
    const context = shown.getContext("2d");
    context.fillStyle = colours.ground;
    context.fillRect(0, 0, shown.width, shown.height);
    for (const stroke of pad.strokes) line(stroke, 0);
    describe();
  }

  function describe() {
    words.hidden = pad.strokes.length > 0;
    const count = pad.strokes.length;
    change(shown, {"aria-label": count ? `Your drawing, ${count} ${count === 1 ? "stroke" : "strokes"}`
      : `${invitation}. The keys 0 to 9 draw a sample.`});
    undo.disabled = clear.disabled = !count;
  }

  function set(strokes) {
    pad.strokes = strokes.map((stroke) => stroke.map(([x, y]) => [x, y]));
    redraw();
    onChange(pad);
    onEnd(pad);
  }

  let stroke = [];                                // the one that is being drawn
  dragged(shown, (event, begins) => {
    const steps = event.getCoalescedEvents?.() ?? [];
    const places = (steps.length ? steps : [event]).map((step) => placeIn(shown, step, [SIZE, SIZE]).map(rounded));
    if (begins || !pad.strokes.includes(stroke)) pad.strokes.push(stroke = []);      // it may have been taken back
    const before = Math.max(stroke.length - 1, 0);
    stroke.push(...places);
    line(stroke, before);
    describe();
    onChange(pad);
  }, () => onEnd(pad));

  shown.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const known = samples[event.key];
    if (known?.length) {
      tried[event.key] = ((tried[event.key] ?? -1) + 1) % known.length;
      set(known[tried[event.key]]);
    } else if (event.key === "Backspace" || event.key === "u") pad.undo();
    else if (event.key === "Delete" || event.key === "c") pad.clear();
    else return;
    event.preventDefault();
  });

  pad.undo = () => set(pad.strokes.slice(0, -1));
  pad.clear = () => set([]);
  pad.show = (strokes) => set(strokes);
  pad.paint = (theme) => { colours = theme; redraw(); };
  pad.focus = () => shown.focus();
  // The drawing as rows of numbers, 0 = paper, 255 = ink.
  pad.grey = () => {
    const {data} = reading.getImageData(0, 0, SIZE, SIZE);
    return Array.from({length: SIZE}, (_, r) => {
      const row = new Uint8Array(SIZE);
      for (let c = 0; c < SIZE; c += 1) row[c] = data[4 * (r * SIZE + c)];        // quicker than Uint8Array.from
      return row;
    });
  };
  // As MNIST would have it: 784 whole numbers; null while nothing is drawn, or nothing is left of the paper.
  pad.image = () => {
    const grey = pad.grey();
    const differs = (row) => row.some((value) => value !== grey[0][0]);
    return pad.strokes.length && grey.some(differs) ? prepare(grey) : null;
  };
  // The drawing as one Uint8Array of SIZE x SIZE numbers, to be sent.
  pad.bytes = () => {
    const whole = new Uint8Array(SIZE * SIZE);
    pad.grey().forEach((row, r) => whole.set(row, r * SIZE));
    return whole;
  };
  undo.addEventListener("click", () => pad.undo());
  clear.addEventListener("click", () => pad.clear());

  const scale = Math.max(1, Math.min(window.devicePixelRatio || 1, 3));
  shown.width = shown.height = Math.round(SIZE * scale);
  redraw();
  return pad;
}

function rounded(value) {
  return Math.round(10 * value) / 10;
}
