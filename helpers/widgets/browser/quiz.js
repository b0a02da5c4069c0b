// A question with options.
import {keepKeys, make, themed} from "./draw.js";

export default {
  render({model, el}) {
    const data = model.get("data");
    keepKeys(el);
    const undo = themed(el);
    const list = make("div", {});
    const paint = () => {
      list.replaceChildren(make("p", {}, data.question), ...data.options.map((words, place) => {
        const button = make("button", {"aria-pressed": String(model.get("state").choice === place)}, words);
        button.addEventListener("click", () => {
          model.set("state", {choice: place});
          model.save_changes();
          paint();
        });
        return button;
      }));
    };
    model.on("change:state", paint);
    paint();
    el.append(list);
    return undo;
  },
};
