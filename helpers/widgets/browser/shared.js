// What a person has changed: in the kernel while it lives, in the saved notebook, in every view of the same widget.

// save(state) at the end of a gesture. onNews(state) is called when somebody else has changed it: Python, another view.
export function shared(model, onNews) {
  let own = JSON.stringify(model.get("state"));
  model.on("change:state", () => {
    const news = JSON.stringify(model.get("state"));
    if (news !== own) onNews(JSON.parse(own = news));
  });
  return (state) => {
    own = JSON.stringify(state);
    model.set("state", JSON.parse(own));
    model.save_changes();
  };
}

// How far a key moves a slider: `step` for arrows, ten of them for PageUp and PageDown; 0 for any other key.
export function stepOf(event, step) {
  return step * ({ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10}[event.key] ?? 0);
}

// Send a message to Python. Nobody hears it where the kernel has been restarted since: it no longer knows the widget.
export function tell(model, content, buffers = []) {
  try { model.send(content, undefined, buffers); } catch { /* the page says what to do as long as no answer comes */ }
}
