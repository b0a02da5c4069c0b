// What a learner chose or wrote goes to the kernel, which keeps it with their work. Without a kernel the browser keeps
// it, until the cell is run again.

// kept({model, el, field, onNews}): {value, set(value), waiting()}. `field` of the state is what is kept, under
// data.name. onNews(message) is called when the kernel has answered {kept: value, ...}, and with {} when it does not.
export function kept({model, el, field, onNews = () => {}}) {
  const key = `course ${field} ${model.get("data").name}`;
  let late = false;
  let timer = null;
  const send = (value) => {
    store(key, value);
    clearTimeout(timer);
    timer = setTimeout(() => { late = stored(key) !== null; onNews({}); }, PATIENCE);
    model.set("state", {...model.get("state"), [field]: value});
    model.save_changes();
  };
  model.on("msg:custom", (message) => {
    if (message?.kept !== undefined && message.kept === stored(key)) { store(key, null); late = false; }
    onNews(message ?? {});
  });
  const left = stored(key);
  if (left === model.get("state")[field]) store(key, null);
  else if (left !== null) send(left);
  return {
    get value() { return model.get("state")[field] ?? null; },
    set: send,
    // Whether there is no kernel to keep it. JupyterLab marks the widgets of a notebook that was opened again.
    waiting: () => stored(key) !== null && (late || el.closest(".jupyter-widgets-disconnected") !== null),
  };
}

function stored(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function store(key, value) {
  try { if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value); } catch { /* refused */ }
}

const PATIENCE = 2000;      // milliseconds; a kernel answers within 50, unless it is busy

export const RUN_AGAIN = "It is kept with your work once you run this cell again (Shift + Enter).";
