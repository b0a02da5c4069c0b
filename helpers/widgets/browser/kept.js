// What a learner chose or wrote goes to the kernel, which keeps it with their work. Without a kernel the browser keeps
// it, until the cell is run again.

// kept({model, el, field, onKept}): {value, set(value), waiting()}. `field` of the state is what is kept, under
// data.name. onKept(message) is called when the kernel has answered {kept: value, ...}.
export function kept({model, el, field, onKept = () => {}}) {
  const key = `course ${field} ${model.get("data").name}`;
  const send = (value) => {
    store(key, value);
    model.set("state", {...model.get("state"), [field]: value});
    model.save_changes();
  };
  model.on("msg:custom", (message) => {
    if (message?.kept !== undefined && message.kept === stored(key)) store(key, null);
    onKept(message ?? {});
  });
  const left = stored(key);
  if (left === model.get("state")[field]) store(key, null);
  else if (left !== null) send(left);
  return {
    get value() { return model.get("state")[field] ?? null; },
    set: send,
    // Whether no kernel is behind this page: JupyterLab marks the widgets whose kernel has ended.
    waiting: () => stored(key) !== null && el.closest(".jupyter-widgets-disconnected") !== null,
  };
}

function stored(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function store(key, value) {
  try { if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value); } catch { /* refused */ }
}

export const RUN_AGAIN = "It is kept with your work once you run this cell again (Shift + Enter).";
