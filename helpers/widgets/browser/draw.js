// What every widget that computes in the page is drawn with: elements, themes, colours, keys.

// ---- elements -------------------------------------------------------------------------------------------------------

// make("p", {class: "quiet"}, "words", child): an HTML element. An attribute that is null is left out.
export function make(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

// The same for SVG.
export function shape(name, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

// A line of text in SVG.
export function line(x, y, words, attributes = {}) {
  return shape("text", {x, y, ...attributes}, words);
}

function filled(element, attributes, children) {
  change(element, attributes);
  element.append(...children);
  return element;
}

// Set attributes of an element that is there already.
export function change(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
}

// ---- themes ---------------------------------------------------------------------------------------------------------

// Okabe and Ito's colours (helpers/colours.py), lighter where the ground is dark; red counts for, blue against.
const LIGHT = {
  ground: "#FFFFFF", ink: "#222222", quiet: "#5F6368", line: "#8E9399", pale: "#EEF0F2",
  blue: "#0072B2", vermillion: "#C24E00", green: "#00795A", orange: "#B87F00", above: "#CA0020", below: "#0571B0",
};
const DARK = {
  ground: "#1B1D21", ink: "#ECECEC", quiet: "#B0B4BA", line: "#767B83", pale: "#2B2E34",
  blue: "#56B4E9", vermillion: "#FF8A4C", green: "#2FC69B", orange: "#F0B840", above: "#FF6B6B", below: "#5AB0F2",
};

const STYLE = `
.course { color: var(--ink); background: transparent; font: 0.94rem/1.45 system-ui, "Segoe UI", Helvetica, Arial, sans-serif;
  max-width: 60em; box-sizing: border-box; }
.course *, .course *::before { box-sizing: border-box; }
.course svg text { fill: var(--ink); font-size: 14px; }
.course svg .quiet, .course .quiet { fill: var(--quiet); color: var(--quiet); }
.course button { font: inherit; color: var(--ink); background: var(--pale); border: 1px solid var(--line);
  border-radius: 6px; padding: 0.25em 0.9em; cursor: pointer; min-height: 32px; }
.course button:hover:not(:disabled) { border-color: var(--blue); }
.course button:disabled { opacity: 0.5; cursor: default; }
.course :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.course .grab { cursor: grab; touch-action: none; }
.course .grab:active { cursor: grabbing; }
.course .row { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
.course.jupyter-widgets-disconnected::before { content: none; display: none; }
.course .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

// Make `el` a widget of the course: its style, the colours of the page's theme as CSS variables (--ink, --ground ...),
// kept when the theme changes. Calls onTheme(colours) at once and at every change. Returns what undoes it.
export function themed(el, onTheme = () => {}) {
  el.classList.add("course");
  el.prepend(make("style", {}, STYLE));
  const media = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const dark = isDark(media);
    const colours = dark ? DARK : LIGHT;
    for (const [name, value] of Object.entries(colours)) el.style.setProperty(`--${name}`, value);
    el.style.colorScheme = dark ? "dark" : "light";
    onTheme(colours, dark);
  };
  const watch = new MutationObserver(paint);
  watch.observe(document.body, {attributeFilter: ["data-jp-theme-light", "class"]});
  media.addEventListener("change", paint);
  paint();
  return () => { watch.disconnect(); media.removeEventListener("change", paint); };
}

// JupyterLab and VS Code say which theme they show; elsewhere the computer's own choice holds.
function isDark(media) {
  const light = document.body.dataset.jpThemeLight;
  if (light !== undefined) return light === "false";
  if (document.body.classList.contains("vscode-dark")) return true;
  if (document.body.classList.contains("vscode-light")) return false;
  return media.matches;
}

// The colour of a number from -1 (below) by 0 (the ground) to 1 (above), as [red, green, blue].
export function signedColour(share, colours) {
  const end = rgb(share > 0 ? colours.above : colours.below), ground = rgb(colours.ground);
  const size = Math.min(Math.abs(share), 1);
  return ground.map((value, place) => Math.round(value + size * (end[place] - value)));
}

// "#0072B2" as [0, 114, 178].
export function rgb(colour) {
  return [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16));
}

// Paint a digit, 784 numbers from 0 (paper) to 255 (ink), on a canvas of 28 x 28 pixels, in the theme's colours.
export function paintDigit(canvas, pixels, colours) {
  const paper = rgb(colours.ground), ink = rgb(colours.ink);
  const context = canvas.getContext("2d");
  const picture = context.createImageData(28, 28);
  for (let place = 0; place < 784; place += 1) {
    const share = pixels[place] / 255;
    for (let part = 0; part < 3; part += 1) {
      picture.data[4 * place + part] = paper[part] + share * (ink[part] - paper[part]);
    }
    picture.data[4 * place + 3] = 255;
  }
  context.putImageData(picture, 0, 0);
}

// ---- what people do -------------------------------------------------------------------------------------------------

// Keep keys that a widget may use from the notebook, where `b` inserts a cell and `d d` deletes one. Those with Ctrl,
// Alt or Cmd, Shift + Enter, Escape and Tab go on.
export function keepKeys(el) {
  el.addEventListener("keydown", (event) => {
    const goesOn = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter")
      || ["Escape", "Tab", "F11", "F5"].includes(event.key);
    if (!goesOn) event.stopPropagation();
  });
}

// Let `element` be dragged with mouse, finger or pen: onMove(event) at the start and for every step on the way.
export function dragged(element, onMove, onEnd = () => {}) {
  let pointer = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || pointer !== null) return;
    pointer = event.pointerId;
    element.setPointerCapture(pointer);
    onMove(event, true);
  });
  element.addEventListener("pointermove", (event) => {
    if (event.pointerId === pointer) onMove(event, false);
  });
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) {
    element.addEventListener(name, (event) => {
      if (event.pointerId !== pointer) return;
      pointer = null;
      onEnd(event);
    });
  }
}

// Where a pointer is, in the units of an SVG's viewBox or of a canvas of the size [width, height].
export function placeIn(element, event, [width, height]) {
  const box = element.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width * width, (event.clientY - box.top) / box.height * height];
}

// At most one call a frame, with the newest arguments: pictures never lag behind the pointer.
export function onceAFrame(call) {
  let waiting = null;
  return (...given) => {
    if (waiting === null) requestAnimationFrame(() => { const now = waiting; waiting = null; call(...now); });
    waiting = given;
  };
}

// ---- numbers --------------------------------------------------------------------------------------------------------

// A share as a percentage: 0.9431 is "94.3 %"; what is not quite 0 or 100 % never reads so, but "under 0.1 %".
export function percent(share, digits = 1) {
  const least = 10 ** -digits, value = 100 * share;
  if (share > 0 && value < least) return `under ${least} %`;
  if (share < 1 && value > 100 - least) return `over ${(100 - least).toFixed(digits)} %`;
  return `${value.toFixed(digits)} %`;
}

// Rounded, with a real minus sign and never "−0.00".
export function written(value, digits = 2) {
  return (Math.round(10 ** digits * value) / 10 ** digits + 0).toFixed(digits).replace("-", "−");
}

// With its sign, plus or minus: how far something moves.
export function signed(value, digits = 2) {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(digits)}`;
}

// base64 as bytes.
export function bytes(text) {
  const raw = atob(text);
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}
