// A pad that asks for one digit after the other and sends each to be kept.
import {keepKeys, make, onceAFrame, paintDigit, themed} from "./draw.js";
import {createPad} from "./pad.js";
import {tell} from "./shared.js";

const STYLE = `
.course .collect { display: grid; grid-template-columns: auto minmax(200px, 1fr); gap: 6px 26px; max-width: 780px; padding: 4px; }
.course .collect .asked { font-size: 1.188rem; font-weight: 600; margin: 0 0 8px; }
.course .collect .asked b { font-size: 1.875rem; color: var(--blue); }
.course .collect .seen { width: 112px; height: 112px; image-rendering: pixelated; border: 1px solid var(--line); }
.course .collect .album { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 8px; }
.course .collect .album canvas { width: 42px; height: 42px; image-rendering: pixelated; border: 1px solid var(--line); }
.course .collect .bar { height: 8px; background: var(--pale); border-radius: 4px; overflow: hidden; margin: 8px 0; }
.course .collect .bar div { height: 100%; background: var(--blue); }
@media (max-width: 640px) { .course .collect { grid-template-columns: 1fr; } }
`;

export default {
  render({model, el}) {
    const {kept, samples} = model.get("data");
    const order = [...(model.get("state").order ?? model.get("data").order)];
    const album = (model.get("state").album ?? []).map(({label, image}) => ({label, image: Uint8Array.from(image)}));
    let colours = null, place = album.length;

    const asked = make("p", {class: "asked", role: "status"});
    const seen = make("canvas", {class: "seen", width: 28, height: 28, role: "img", "aria-label": "What the network gets"});
    const done = make("div", {}), said = make("p", {class: "quiet", role: "status"});
    const pictures = make("div", {class: "album"});
    const next = make("button", {type: "button"}, "Keep and go on"), skip = make("button", {type: "button"}, "Skip");
    const pad = createPad({samples, invitation: "Draw it here", onChange: onceAFrame(() => {
      if (colours !== null) paintDigit(seen, pad.image() ?? new Uint8Array(784), colours);
      next.disabled = !pad.strokes.length || place >= order.length;
    })});

    function ask() {
      const left = order.length - place;
      asked.replaceChildren(...(left ? ["Draw a ", make("b", {}, String(order[place])), ` (${place + 1} of ${order.length})`]
        : [`Done: ${album.length} digits of yours. Run the next cell.`]));
      done.style.width = `${100 * place / order.length}%`;
      next.disabled = !pad.strokes.length || !left;
      skip.disabled = !left;
      paintAlbum();
    }

    function paintAlbum() {
      if (colours === null) return;
      pictures.replaceChildren(...album.map(({label, image}) => {
        const picture = make("canvas", {width: 28, height: 28, role: "img", "aria-label": `Your ${label}`});
        paintDigit(picture, image, colours);
        return picture;
      }));
    }

    function keep() {
      if (place >= order.length) return;
      const label = order[place], image = pad.image();
      if (image === null) {
        said.textContent = pad.strokes.length ? "No paper is left around the ink. Clear it and draw a digit." : "";
        return;
      }
      said.textContent = "It is not kept yet: is the kernel at work? It keeps what was sent when it is ready.";
      tell(model, {keep: label}, [pad.bytes().buffer]);
      album.push({label, image});
      goOn();
    }

    function goOn() {
      place += 1;
      save();
      pad.clear();
      ask();
      pad.focus();
    }

    function save() {
      model.set("state", {order: [...order], album: album.map(({label, image}) => ({label, image: Array.from(image)}))});
      model.save_changes();
    }

    // One that could not be written is asked for again, at the end.
    function takeBack(label) {
      const at = album.map((one) => one.label).lastIndexOf(label);
      if (at < 0) return;
      album.splice(at, 1);
      order.push(...order.splice(at, 1));
      place -= 1;
      save();
      ask();
    }

    next.addEventListener("click", keep);
    skip.addEventListener("click", () => {
      order.push(...order.splice(place, 1));
      save();
      pad.clear();
      ask();
    });
    pad.element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) { event.preventDefault(); keep(); }
    });
    model.on("msg:custom", (message) => {
      if (message?.kept === undefined) return;
      said.textContent = message.kept;
      if (message.failed) takeBack(message.label);
    });

    keepKeys(el);
    pad.buttons.append(skip, next);
    el.append(make("style", {}, STYLE), make("div", {class: "collect"},
      make("div", {}, asked, pad.element, make("div", {style: "height: 6px"}), pad.buttons),
      make("div", {}, make("p", {style: "margin: 0 0 6px; font-weight: 600"}, "What the network gets"), seen,
        make("div", {class: "bar"}, done), said,
        make("p", {class: "quiet"}, `${kept} were kept before. Enter keeps a drawing, u takes the last stroke back.`),
        pictures)));
    const undo = themed(el, (theme) => { colours = theme; pad.paint(theme); paintAlbum(); });
    ask();
    return undo;
  },
};
