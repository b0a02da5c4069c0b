// Makes the widgets of a page live, without Python: the modules of helpers/widgets/browser over the state that the
// page carries. A widget's state can stand in the address, so that one can link to it: #live-l04-c16-0=eyJy...
(() => {
  window.courseWidgets = {};
  const root = document.documentElement, base = document.currentScript.src.replace(/site\.js.*$/, "");
  const KEPT = ["quiz", "own_words"];     // what is answered there is kept in this browser

  // The widgets ask the page which theme it has, as they do in JupyterLab.
  const tell = () => { document.body.dataset.jpThemeLight = String(root.dataset.theme !== "dark"); };

  const loading = {};
  function load(name) {
    loading[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${base}widgets/${name}.js`;
      script.onload = () => resolve(window.courseWidgets[name]);
      script.onerror = () => reject(new Error(`widgets/${name}.js is missing`));
      document.head.append(script);
    });
    return loading[name];
  }

  // base64url of UTF-8, and back.
  const pack = (state) => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(state))))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const unpack = (text) => JSON.parse(new TextDecoder().decode(
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0))));

  function inAddress(id) {
    try {
      const [name, value] = location.hash.slice(1).split("=");
      return name === id && value ? unpack(value) : null;
    } catch { return null; }
  }

  // What a widget's module knows of the kernel (anywidget's model): here there is none.
  function modelOf(data, state, keep) {
    const values = {data, state}, listeners = {};
    const tellAll = (event, ...given) => (listeners[event] ?? []).forEach((call) => call(...given));
    return {
      get: (name) => values[name],
      set(name, value) { values[name] = value; tellAll(`change:${name}`); },
      on(event, call) { (listeners[event] ??= []).push(call); },
      off() {},
      save_changes() { keep(values.state, (answer) => tellAll("msg:custom", answer)); },
      send() {},
    };
  }

  function stored(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } }

  async function mount(place) {
    const {module, data, state} = JSON.parse(place.querySelector("script").textContent);
    const key = `course site ${place.id}`, kept = KEPT.includes(module);
    const begin = {...state, ...(kept ? stored(key) : null), ...inAddress(place.id)};
    const model = modelOf(data, begin, (now, answer) => {
      if (!kept) return;
      try { localStorage.setItem(key, JSON.stringify(now)); } catch { /* refused: it lasts as long as the page */ }
      setTimeout(() => answer({kept: now.choice ?? now.text}), 0);
    });
    const widget = await load(module);
    // In a shadow tree the site's style sheets do not reach the widget, nor its own the site.
    const host = document.createElement("div"), el = document.createElement("div");
    host.className = "course-living";
    host.attachShadow({mode: "open"}).append(el);
    widget.render({model, el});
    place.querySelector(".course-still").replaceWith(host);
    if (!kept && Object.keys(state).length) place.append(linker(place.id, model));
    place.dataset.alive = "yes";
  }

  function linker(id, model) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "course-link";
    button.textContent = "Link to this state";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      history.replaceState(null, "", `#${id}=${pack(model.get("state"))}`);
      try {
        await navigator.clipboard.writeText(location.href);
        said.textContent = " Copied. It is in the address line as well.";
      } catch { said.textContent = " It is in the address line now."; }
    });
    const row = document.createElement("div");
    row.className = "course-link-row";
    row.append(button, said);
    return row;
  }

  function begin() {
    tell();
    new MutationObserver(tell).observe(root, {attributeFilter: ["data-theme"]});
    const seen = new IntersectionObserver((entries) => {
      for (const {isIntersecting, target} of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        mount(target).catch((problem) => console.error(problem));
      }
    }, {rootMargin: "400px"});
    const places = document.querySelectorAll(".course-widget");
    places.forEach((place) => seen.observe(place));
    const linked = [...places].find((place) => inAddress(place.id));
    if (linked) {
      const show = () => linked.scrollIntoView({block: "center"});
      show();
      addEventListener("load", () => setTimeout(show, 300));
    }
    addEventListener("hashchange", () => {
      if ([...places].some((place) => inAddress(place.id))) location.reload();
    });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();

  // The search: a word of the glossary is found there first, a helper last, and excerpts leave out code and formulas,
  // where the word stands elsewhere as well. courseWords is written by tools/site/conf.py.
  document.addEventListener("DOMContentLoaded", () => {
    if (typeof Search === "undefined") return;
    const asked = (new URLSearchParams(location.search).get("q") ?? "").trim().toLowerCase();
    const explained = window.courseWords.includes(asked);
    Scorer.score = ([page, title, , , score]) =>
      score + (page === "helpers" ? -20 : explained && page === "notebooks/glossary" ? 30
        : title.toLowerCase().includes(asked) ? 10 : 0);
    const textOf = Search.htmlToText;
    Search.htmlToText = (page, anchor) => {
      const tree = new DOMParser().parseFromString(page, "text/html");
      tree.querySelectorAll(".cell_input, .math, .bd-header-article, h1").forEach((part) => part.remove());
      const text = textOf(tree.documentElement.outerHTML, anchor);
      return asked.split(/\s+/).some((word) => text.toLowerCase().includes(word)) ? text : textOf(page, anchor);
    };
  });
})();
