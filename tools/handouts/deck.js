// A deck: keys, buttons, the place in the address, and the widgets of the page, each made when its slide comes.
const deck = (() => {
  const sections = [...document.querySelectorAll("section")];
  const stops = sections.flatMap((section) => [...section.children].map((step) => ({section, step})));
  const kept = JSON.parse(document.getElementById("kept").textContent);
  const place = document.getElementById("place"), back = document.getElementById("back"), on = document.getElementById("on");
  const widgets = {};
  let here = 0;

  // What a widget asks its kernel: here nobody is there, and what one chooses stays on the page.
  function modelOf({data, state}) {
    const values = {data, state}, heard = {};
    return {
      get: (name) => values[name],
      set(name, value) { values[name] = value; },
      on(event, call) { (heard[event] ??= []).push(call); },
      off() {},
      send() {},
      save_changes() {
        const kept = values.state.choice ?? values.state.text;
        if (kept !== undefined) setTimeout(() => heard["msg:custom"]?.forEach((call) => call({kept})), 0);
      },
    };
  }

  function bringToLife(section) {
    for (const element of section.querySelectorAll(".in-page:not(.course)")) {
      const own = kept[Number(element.dataset.widget)], widget = widgets[own.module];
      if (!widget) continue;
      element.replaceChildren();
      widget.render({model: modelOf(own), el: element});
    }
  }

  // A slide that is taller than the screen is made smaller, down to two thirds; then one can scroll.
  function fit(section) {
    section.style.zoom = 1;
    const share = section.clientHeight / section.scrollHeight;
    if (share < 1 && innerWidth > 700) section.style.zoom = Math.max(2 / 3, share);
  }

  function go(to, remember = true) {
    here = Math.min(Math.max(to, 0), stops.length - 1);
    stops.forEach(({step}, number) => step.classList.toggle("later", number > here));
    for (const section of sections) section.classList.toggle("here", section === stops[here].section);
    bringToLife(stops[here].section);
    fit(stops[here].section);
    back.disabled = here === 0;
    on.disabled = here === stops.length - 1;
    place.textContent = `${sections.indexOf(stops[here].section) + 1} / ${sections.length}`;
    if (remember) history.replaceState(null, "", `#${here + 1}`);
  }

  function dark(yes) {
    document.documentElement.classList.toggle("dark", yes);
    document.body.dataset.jpThemeLight = String(!yes);      // what the widgets look at
  }

  // Page Down and Page Up, which remotes send, lead on from wherever one clicked; other keys may be a widget's own.
  const pages = {PageDown: 1, PageUp: -1};
  const keys = {ArrowRight: 1, " ": 1, Enter: 1, ArrowLeft: -1, Backspace: -1, Home: -Infinity, End: Infinity};
  const taken = (event) => event.ctrlKey || event.metaKey || event.altKey;
  addEventListener("keydown", (event) => {
    if (taken(event) || !(event.key in pages)) return;
    go(here + pages[event.key]);
    event.preventDefault();
    event.stopPropagation();
  }, {capture: true});
  document.addEventListener("keydown", (event) => {
    if (taken(event) || event.target.closest("input, textarea, button, select")) return;
    if (event.key === "d") dark(!document.documentElement.classList.contains("dark"));
    else if (event.key in keys) go(here + keys[event.key]);
    else return;
    event.preventDefault();
  });
  back.addEventListener("click", () => go(here - 1));
  on.addEventListener("click", () => go(here + 1));
  addEventListener("hashchange", () => go(Number(location.hash.slice(1)) - 1 || 0, false));
  addEventListener("resize", () => fit(stops[here].section));
  addEventListener("load", () => go(Number(location.hash.slice(1)) - 1 || 0, false));
  dark(matchMedia("(prefers-color-scheme: dark)").matches);

  return {alive(name, widget) { widgets[name] = widget; }};
})();
