// Presents the notebook that JupyterLab has opened: runs its cells, starts jupyterlab-slideshow, and from then on the
// keys belong to the talk. Loaded as a federated extension, without a build step: see tools/present.py.
(() => {
const NAME = "presenting";
const HERE = new URL(".", document.currentScript.src);
const CHANNEL = "digits-course-talk";
const VIEW = "application/vnd.jupyter.widget-view+json";
const IN_PAGE = "application/vnd.course.in-page+json";
const BEGINS = ["slide", "subslide"], STOPS = [...BEGINS, "fragment"];
const FORWARD = ["PageDown", "ArrowRight", "ArrowDown", " "], BACK = ["PageUp", "ArrowLeft", "ArrowUp"];
const FIELDS = ".cm-content, textarea, select, [contenteditable=true], input:not([type=range], [type=radio], "
  + "[type=checkbox], [type=button])";
const CONTROLS = ".jp-OutputArea :is(input, button, a, summary, canvas, [role=slider], [tabindex]), .talk-bar button, "
  + ".talk-vote button";

const plugin = {
  id: `${NAME}:plugin`,
  autoStart: true,
  activate: (app) => { app.restored.then(() => present(app)).catch((error) => say(`This did not work: ${error}`)); },
};
(window._JUPYTERLAB ??= {})[NAME] = {init: () => {}, get: async () => () => ({default: plugin, __esModule: true})};

const presenting = () => document.body.dataset.jpDeckMode === "presenting";
const about = (cell) => cell.model.getMetadata("course") ?? {};
const slideType = (cell) => cell.model.getMetadata("slideshow")?.slide_type ?? null;

function outputs(cell) {
  const found = cell.model.outputs;
  return Array.from({length: found?.length ?? 0}, (_, number) => found.get(number).data ?? {});
}

function make(name, attributes = {}, ...children) {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...children);
  return element;
}

function withoutWords(node, words) {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(words, "");
}

let message = null;
function say(words) {
  message?.remove();
  message = words ? make("div", {className: "talk-message", role: "status", textContent: words}) : null;
  if (message) document.body.append(message);
}

async function until(condition) {
  for (;;) {
    const found = condition();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function present(app) {
  document.head.append(make("link", {rel: "stylesheet", href: new URL("style.css", HERE)}));
  say("The lesson is opened.");
  const panel = await until(() => app.shell.currentWidget?.sessionContext && app.shell.currentWidget);
  await panel.context.ready;
  await panel.sessionContext.ready;
  await until(() => panel.sessionContext.session?.kernel);
  if (await ran(app, panel)) new Talk(app, panel).start();
}

// Whether all cells have run, now or before this page was loaded again: widgets live only in the kernel that made them.
async function ran(app, panel) {
  const kernel = panel.sessionContext.session.kernel;
  const key = `talk-ran-${panel.context.path}`;
  if (sessionStorage[key] === kernel.id) return true;
  const cells = panel.content.widgets
    .filter((cell) => cell.model.type === "code" && cell.model.sharedModel.source.trim());
  let begun = 0;
  const count = (_, {msg}) => {
    if (msg.header.msg_type === "execute_input") say(`The cells run: ${begun += 1} of ${cells.length}.`);
  };
  kernel.anyMessage.connect(count);
  const good = await app.commands.execute("notebook:run-all-cells");
  kernel.anyMessage.disconnect(count);
  if (!good) {
    say("A cell has stopped with an error. Mend it, then load this page again.");
    message.classList.add("talk-problem");
    return false;
  }
  await app.commands.execute("docmanager:save");
  sessionStorage[key] = kernel.id;
  return true;
}

class Talk {
  constructor(app, panel) {
    Object.assign(this, {app, panel, notebook: panel.content, key: `talk-${panel.context.path}`});
    this.cells = this.notebook.widgets;
    this.stops = this.cells.flatMap((cell, place) => STOPS.includes(slideType(cell)) ? [place] : []);
    const kept = JSON.parse(sessionStorage[this.key] ?? "{}");
    this.stop = kept.stop ?? 0;
    this.begun = kept.begun ?? null;
    this.votes = kept.votes ?? {};
    this.channel = new BroadcastChannel(CHANNEL);
  }

  async start() {
    await until(() => this.app.commands.hasCommand("deck:start"));
    await this.app.commands.execute("deck:start");
    await until(presenting);
    window.addEventListener("keydown", (event) => this.onKey(event), true);
    // JupyterLab listens on the document: what reaches the body has been to whom it was for.
    document.body.addEventListener("keydown", (event) => {
      if (presenting() && !(event.key === "s" && (event.ctrlKey || event.metaKey))) event.stopPropagation();
    });
    document.addEventListener("pointerup", (event) => this.giveFocusBack(event), true);
    for (const cell of this.cells) {
      cell.node.classList.toggle("talk-widget", outputs(cell).some((data) => VIEW in data));
    }
    this.channel.onmessage = ({data}) => data.go ? this.go(data.go) : data.hello && this.tell();
    this.writeVotes();
    this.bar();
    say("");
    this.show(this.stop);
  }

  // ---- where we are

  go(direction) { this.show(this.stop + direction); }

  show(stop) {
    if (stop < 0 || stop >= this.stops.length) return;
    if (stop > 0) this.begun ??= Date.now();
    this.stop = stop;
    this.notebook.deselectAll();
    this.notebook.mode = "command";
    this.notebook.activeCellIndex = this.stops[stop];
    const shown = this.shown();
    this.cells.forEach((cell, place) => cell.node.classList.toggle("talk-shown", shown.includes(place)));
    for (const node of [this.notebook.node, this.notebook.outerNode]) if (node) node.scrollTop = 0;
    this.closeVote();
    this.paintVotes();
    this.enlarge();
    this.update();
    this.keep();
    this.tell();
  }

  // The places of the cells that stand on the screen now.
  shown() {
    const here = this.stops[this.stop], next = this.stops[this.stop + 1] ?? this.cells.length;
    const begin = this.stops.filter((place) => place <= here && this.begins(place)).pop() ?? 0;
    return this.cells.map((_, place) => place)
      .filter((place) => place >= begin && place < next && slideType(this.cells[place]) !== "skip");
  }

  // Widgets are made to be read at a desk: as large as the screen allows, up to one and a half times.
  enlarge() {
    const begin = this.shown()[0], later = this.stops.find((place) => place > begin && this.begins(place));
    const screen = this.cells.slice(begin, later ?? this.cells.length).filter((cell) => slideType(cell) !== "skip");
    const widgets = screen.filter((cell) => cell.node.classList.contains("talk-widget"));
    const height = () => screen.reduce((sum, cell) => sum + cell.node.getBoundingClientRect().height, 0);
    const wide = (cell) => [...cell.node.querySelectorAll(".jp-OutputArea-output, .jp-OutputArea-output *")]
      .some((each) => each.getBoundingClientRect().right > cell.node.getBoundingClientRect().right + 1);
    const fits = () => height() <= Math.min(innerHeight, 720) - 16 && !widgets.some(wide);
    const set = (zoom) => { for (const cell of widgets) cell.node.style.setProperty("--talk-zoom", zoom); };
    let zoom = 1.5;
    for (set(zoom); zoom > 1.01 && !fits(); set(zoom)) zoom -= 0.05;
    // A widget that draws itself anew for its new size may be taller then.
    const again = () => {
      if (this.stops[this.stop] !== place || zoom < 1.01 || fits()) return;
      set(zoom -= 0.05);
      requestAnimationFrame(again);
    };
    const place = this.stops[this.stop];
    requestAnimationFrame(() => requestAnimationFrame(again));
  }

  begins(place) { return BEGINS.includes(slideType(this.cells[place])); }

  // The last cell on the screen about which something is known.
  find(what) {
    return this.shown().map((place) => this.cells[place]).filter((cell) => about(cell)[what] !== undefined).pop();
  }

  keep() {
    const {stop, begun, votes} = this;
    sessionStorage[this.key] = JSON.stringify({stop, begun, votes});
  }

  // ---- keys and focus

  onKey(event) {
    if (!presenting()) return;
    const {key, target} = event, modified = event.ctrlKey || event.metaKey || event.altKey;
    const page = key === "PageDown" || key === "PageUp";
    const busy = !page && target.closest?.(`${FIELDS}, ${CONTROLS}`);
    if (busy) {
      if (target.closest(".cm-content") && (key === "Escape" || (key === "Enter" && (event.shiftKey || modified)))) {
        this.done(event);
        if (key === "Enter") this.run(this.notebook.activeCell);
        else this.focus();
      }
      return;
    }
    if (modified) return;
    this.done(event);
    if (FORWARD.includes(key) && !event.shiftKey) this.go(1);
    else if (BACK.includes(key) || key === " ") this.go(-1);
    else if (key === "b" || key === ".") document.body.classList.toggle("talk-blank");
    else this.buttons.find(({letter}) => letter === key)?.element.click();
  }

  done(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  // After a slider was dragged the keys are the talk's again; who came to it by keys goes on there.
  giveFocusBack(event) {
    if (!presenting() || !event.target.closest?.(".jp-OutputArea, .talk-bar")) return;
    const back = () => { if (!document.activeElement?.matches(FIELDS)) this.focus(); };
    back();
    setTimeout(back);       // a click that follows takes the focus once more
  }

  focus() {
    this.notebook.mode = "command";
    this.notebook.activeCell?.node.focus({preventScroll: true});
  }

  // Where it stands, without moving on.
  async run(cell) {
    this.notebook.activeCellIndex = this.cells.indexOf(cell);
    await this.app.commands.execute("notebook:run-cell");
  }

  // ---- what can be pressed

  bar() {
    const button = (words, letter, title, press) => {
      const element = make("button", {textContent: words, title: letter ? `${title} (key ${letter})` : title,
        ariaLabel: title, onclick: press});
      return {element, letter};
    };
    this.solutionButton = button("Sol.", "s", "Show the solution, or hide it", () => this.toggleSolution());
    this.voteButton = button("Vote", "v", "Type in a vote", () => this.openVote());
    this.number = make("span", {className: "talk-number"});
    const back = button("▲", "", "Back (Page Up)", () => this.go(-1));
    const forward = button("▼", "", "On (Page Down)", () => this.go(1));
    const notes = button("Notes", "n", "Open the notes, for the second screen",
      () => window.open(new URL("notes.html", HERE), "digits-course-notes", "width=900,height=700"));
    const theme = button("◐", "d", "Dark or light", () => this.toggleTheme());
    const end = button("End", "", "Leave the slides", () => this.app.commands.execute("deck:stop"));
    this.buttons = [this.solutionButton, this.voteButton, notes, theme, back, forward, end];
    const upper = [this.solutionButton, this.voteButton], lower = [notes, theme, end];
    document.body.append(make("nav", {className: "talk-bar", ariaLabel: "The talk"},
      ...upper.map(({element}) => element), back.element, this.number, forward.element,
      ...lower.map(({element}) => element)));
  }

  update() {
    this.number.textContent = `${this.stop + 1}/${this.stops.length}`;
    this.solutionButton.element.disabled = !this.find("solution");
    this.voteButton.element.disabled = !this.find("asks");
  }

  // One change after the other: JupyterLab removes its curtain twice, with an error, when two meet.
  toggleTheme() {
    this.themed = (this.themed ?? Promise.resolve()).then(async () => {
      const dark = document.body.dataset.jpThemeLight === "false";
      await this.app.commands.execute("apputils:change-theme", {theme: dark ? "JupyterLab Light" : "JupyterLab Dark"});
      await until(() => document.body.dataset.jpThemeLight === String(dark)
        && !document.getElementById("jupyterlab-splash"));
    });
  }

  async toggleSolution() {
    const cell = this.find("solution");
    if (!cell) return;
    const text = cell.model.sharedModel, {solution, stub} = about(cell);
    const shows = text.source === solution;
    if (!shows) cell.model.setMetadata("course", {...about(cell), stub: text.source});
    text.setSource(shows ? stub : solution);
    const stop = this.stop;
    await this.run(cell);
    if (this.stop === stop) this.show(stop);
  }

  // ---- votes

  options(name) {
    for (const cell of this.cells) {
      if (about(cell).asks !== name) continue;
      const quiz = outputs(cell).find((data) => data[IN_PAGE]);
      if (quiz) return quiz[IN_PAGE].data.options;
    }
    return [];
  }

  openVote() {
    const name = about(this.find("asks") ?? this.cells[0]).asks;
    if (!name || this.panelOfVote) return this.closeVote();
    const fields = this.options(name).map(({letter}) => {
      const field = make("input", {type: "number", min: 0, ariaLabel: `Votes for ${letter}`});
      field.value = this.votes[name]?.[letter] ?? "";
      field.oninput = () => this.count(name, letter, field.value);
      return [make("label", {}, `${letter} `, field), field];
    });
    this.panelOfVote = make("form", {className: "talk-vote"}, make("strong", {textContent: "Hands for"}),
      ...fields.map(([label]) => label), make("button", {textContent: "Done"}));
    this.panelOfVote.onsubmit = (event) => { event.preventDefault(); this.closeVote(); this.focus(); };
    document.body.append(this.panelOfVote);
    fields[0]?.[1].focus();
  }

  closeVote() {
    this.panelOfVote?.remove();
    this.panelOfVote = null;
  }

  count(name, letter, typed) {
    const votes = {...this.votes[name], [letter]: Math.max(0, Math.round(Number(typed) || 0))};
    this.votes[name] = votes;
    this.writeVotes();
    this.keep();
    this.paintVotes();
  }

  // Into the notebook: who saves it keeps them.
  writeVotes() {
    for (const cell of this.cells) {
      const votes = this.votes[about(cell).asks];
      if (votes) cell.model.setMetadata("course", {...about(cell), votes});
    }
  }

  paintVotes() {
    for (const cell of this.cells.filter((each) => about(each).reveals)) {
      const name = about(cell).reveals, votes = this.votes[name] ?? {};
      cell.node.querySelector(".talk-votes")?.remove();
      withoutWords(cell.node, " You had made no prediction this time.");      // it is the room that predicts
      const all = Object.values(votes).reduce((sum, each) => sum + each, 0);
      if (!all) continue;
      const words = Object.entries(votes).map((each) => each.join(" ")).join(", ");
      const rows = this.options(name).map(({letter}) => {
        const bar = make("span", {className: "talk-share"});
        bar.style.width = `${100 * (votes[letter] ?? 0) / all}%`;
        return make("div", {}, make("b", {textContent: letter}), make("span", {className: "talk-track"}, bar),
          make("span", {textContent: votes[letter] ?? 0}));
      });
      cell.node.querySelector(".jp-Cell-outputWrapper")?.append(
        make("div", {className: "talk-votes", role: "img", ariaLabel: `Votes: ${words}`},
          make("p", {textContent: "You voted"}), ...rows));
    }
  }

  // ---- the second screen

  tell() {
    const next = this.stops[this.stop + 1] ?? this.cells.length;
    const told = this.cells.slice(0, next).map(about).filter((each) => each.notes !== undefined);
    const following = this.stops.slice(this.stop + 1).find((place) => this.begins(place));
    this.channel.postMessage({
      title: this.title(this.shown()[0]),
      next: following === undefined ? "" : this.title(following),
      more: this.stops.slice(this.stop + 1).findIndex((place) => place === following),
      notes: told.at(-1)?.notes ?? "",
      planned: told.reduce((sum, each) => sum + each.minutes, 0),
      all: this.panel.content.model.getMetadata("course")?.planned ?? 0,
      begun: this.begun, number: this.stop + 1, total: this.stops.length,
    });
  }

  // The heading that a screen stands under, and its first line where it has none of its own.
  title(place) {
    const lines = (cell) => cell.model.sharedModel.source.split("\n").filter((line) => line.trim());
    const plain = (line = "") => line.replace(/^#+\s*/, "").replace(/[*_`]/g, "");
    const own = lines(this.cells[place])[0];
    const headings = this.cells.slice(0, place + 1).filter((cell) => cell.model.type === "markdown")
      .map((cell) => lines(cell)[0] ?? "");
    const heading = plain(headings.filter((line) => line.startsWith("#")).pop());
    return this.cells[place].model.type === "markdown" && own?.startsWith("#") ? heading : `${heading}: ${plain(own)}`;
  }
}
})();
