// What is kept, where, and how to be rid of it: said and done beside every list.
import { marks } from "./marks.js";
import { counted } from "./words.js";

const panels = () => document.querySelectorAll("[data-private]");
const partOf = (panel, name) => panel.querySelector(`[data-${name}]`);
const say = (element, words) => {
  if (element.textContent !== words) element.textContent = words; // said again only when it is new
};

const show = () => {
  for (const panel of panels()) {
    const [state, keep] = [partOf(panel, "state"), partOf(panel, "keep")];
    const words = state.dataset[marks.state()];
    if (state.textContent !== words && /full|blocked/.test(marks.state())) panel.open = true; // a folded panel has something to say
    say(state, words);
    keep.checked = marks.kept();
    keep.disabled = marks.state() === "blocked";
    say(partOf(panel, "cleared"), "");
  }
};

// One of the two is there: the button, or the question it leads to.
const ask = (panel, isAsking) => {
  const [clear, confirm] = [partOf(panel, "clear"), partOf(panel, "confirm")];
  clear.hidden = isAsking;
  confirm.hidden = !isAsking;
  (isAsking ? partOf(confirm, "stay") : clear).focus();
};
const actions = {
  clear(panel) {
    const [words, cleared] = [partOf(panel, "words"), partOf(panel, "cleared")];
    if (marks.isEmpty()) return say(cleared, cleared.dataset.nothing);
    const what = counted(Object.values(marks.all()), words.dataset);
    words.textContent = what ? words.dataset.clear.replace("#", what) : words.dataset.all;
    words.parentElement.ariaLabel = words.textContent; // heard when the focus comes in
    ask(panel, true);
  },
  stay: (panel) => ask(panel, false),
  forget(panel) {
    marks.clear();
    ask(panel, false);
    say(partOf(panel, "cleared"), partOf(panel, "cleared").dataset.done);
  },
};

show();
marks.on(show);
addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-private] button");
  if (button) actions[Object.keys(button.dataset)[0]](button.closest("[data-private]"));
});
addEventListener("change", ({ target }) => target.matches("[data-keep]") && marks.keep(target.checked));
addEventListener("keydown", ({ key, target }) => {
  const confirm = key === "Escape" && target.closest?.("[data-confirm]");
  if (confirm) ask(confirm.closest("[data-private]"), false);
});
