// Gathers what the reader ticked, noted, answered and marked to ask, by what it is for. Each line can be changed, moved and
// taken off in its place. What was taken off is no longer stored, and can be put back until the page is left.
import { marks } from "./marks.js";

const sheet = document.querySelector("[data-sheet]");
const find = (name, inside = sheet) => inside.querySelector(`[data-${name}]`);
const title = sheet.querySelector("h2");
const more = find("more");
const heard = find("heard"); // a live region, which also holds the sentences that are said in it
const areas = [...sheet.querySelectorAll("[data-part]")];
const PARTS = { __proto__: null, ask: "ask", bring: "remember", expect: "remember", notice: "raise", say: "raise", rate: "raise" };
const rows = new Map(); // the element of each line, by its mark's id
const gone = new Map(); // marks that were taken off, as they were
let shown = []; // ids in the order of the page, those taken off among them
let open = ""; // the line that is being changed,
let draft; // as it is now,
let first; // and as it was
let isOurs = false; // whether it is this page that changes the marks

const partOf = (mark) => (mark.a ? "ask" : PARTS[mark.k] || "talk");
const tell = (name, values = {}) => {
  heard.textContent = heard.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
};

const rowOf = (id) => {
  if (!rows.has(id)) {
    rows.set(id, find("row-template").content.firstElementChild.cloneNode(true));
    rows.get(id).dataset.row = id;
  }
  return rows.get(id);
};
const fill = (node, text = "") => {
  node.textContent = text;
  node.hidden = !text;
};
const show = (row, mark, focused) => {
  const isOpen = row.dataset.row === open;
  const isGone = !mark && !isOpen;
  find("live", row).hidden = isGone;
  find("gone", row).hidden = !isGone;
  find("panel", row).hidden = !isOpen;
  find("act=change", row).setAttribute("aria-expanded", isOpen);
  const now = mark || (isOpen ? draft : gone.get(row.dataset.row));
  const words = now.s || now.w || "";
  for (const node of row.querySelectorAll("[data-words]")) node.textContent = words;
  fill(find("answer", row), now.k === "fill" && now.c ? now.c : "");
  fill(find("note", row), now.n);
  find("list", row).textContent = now.g;
  find("list", row).parentElement.hidden = !now.g;
  find("act=own", row).hidden = !now.s;
  for (const box of row.querySelectorAll("textarea")) {
    if (box.name === "c") box.parentElement.hidden = now.k !== "fill";
    if (box !== focused) box.value = box.name === "s" ? words : now[box.name] || "";
  }
};

const render = () => {
  // What stands apart is for the reader's eyes alone: it never comes onto a sheet that others may see.
  const all = Object.fromEntries(Object.entries(marks.all()).filter(([, mark]) => mark.k !== "apart"));
  const ids = [...new Set([...marks.order(), ...shown, ...Object.keys(all)])].filter((id) => all[id]);
  const isEmpty = !ids.length;
  shown.forEach((id, place) => {
    if (all[id]) gone.delete(id);
    else if (gone.has(id)) ids.splice(place, 0, id);
  });
  shown = ids;

  const focused = document.activeElement;
  const isHere = sheet.contains(focused);
  for (const area of areas) {
    const list = area.querySelector("ul");
    const here = ids.filter((id) => partOf(all[id] || gone.get(id)) === area.dataset.part);
    const live = here.filter((id) => all[id]);
    here.forEach((id, place) => {
      const row = rowOf(id);
      show(row, all[id], focused);
      find("act=up", row).setAttribute("aria-disabled", id === live[0]);
      find("act=down", row).setAttribute("aria-disabled", id === live.at(-1));
      if (list.children[place] !== row) list.insertBefore(row, list.children[place] || null);
    });
    while (list.children.length > here.length) list.lastElementChild.remove();
    list.hidden = !here.length;
    find("blank", area).hidden = !isEmpty;
    area.hidden = !isEmpty && !here.length;
    if (area.dataset.part === "ask") find("many").hidden = live.length < 8;
  }
  if (more !== focused) more.value = marks.more();
  find("more-on-paper").textContent = marks.more();
  find("help").hidden = !isEmpty;
  find("take", document).hidden = isEmpty && !marks.more();
  sheet.toggleAttribute("data-long", ids.length > 9);

  // A line that moved in the page lost the focus, one that is gone can't have it.
  if (isHere && document.activeElement !== focused) focused.focus();
  if (isHere && !(focused.isConnected && focused.checkVisibility())) title.focus({ preventScroll: true });
};

const ours = (deed) => {
  isOurs = true;
  deed();
  isOurs = false;
};
// The store puts what it saves last: each line stays where it was.
const save = (id, mark) => {
  const place = shown;
  ours(() => {
    marks.set(id, mark);
    marks.reorder(place);
  });
};
const turnTo = (id) => {
  const last = open;
  open = id;
  draft = first = marks.get(id);
  render();
  return !last || !gone.has(last);
};
const move = (id, step) => {
  const near = [...rowOf(id).parentElement.children].map((row) => row.dataset.row).filter((other) => !gone.has(other));
  const goal = near[near.indexOf(id) + step];
  if (goal) {
    shown = shown.filter((other) => other !== id);
    shown.splice(shown.indexOf(goal) + (step > 0), 0, id);
    marks.reorder(shown);
  }
  const place = near.indexOf(id) + 1 + (goal ? step : 0);
  tell("moved", { place, count: near.length });
};
const takeOff = (id, mark) => {
  open = "";
  gone.set(id, mark);
  save(id, null);
  find("act=back", rowOf(id)).focus();
  tell("off");
};

const acts = {
  change: (id) => (open === id ? acts.done(id) : turnTo(id)),
  done(id) {
    if (!turnTo("")) return takeOff(id, gone.get(id));
    find("act=change", rowOf(id)).focus();
    tell("done");
  },
  own(id) {
    const box = find("panel", rowOf(id)).querySelector("textarea");
    box.focus();
    box.value = draft.w;
    change(id, "s", "");
  },
  up: (id) => move(id, -1),
  down: (id) => move(id, 1),
  off: (id) => takeOff(id, marks.get(id) || first),
  back(id) {
    save(id, gone.get(id));
    find("act=change", rowOf(id)).focus();
    tell("back");
  },
};

// A line whose only note is emptied is no longer stored, but stays while it is being changed.
const change = (id, name, value) => {
  draft = { ...(marks.get(id) || draft), [name]: value.trim() && value };
  if (draft.s === draft.w) draft.s = "";
  gone.set(id, first);
  save(id, draft);
};

sheet.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-act]");
  if (button) acts[button.dataset.act](button.closest("[data-row]").dataset.row);
});
sheet.addEventListener("input", ({ target }) => {
  if (target === more) ours(() => marks.more(more.value.trim() && more.value));
  else change(open, target.name, target.value);
});
sheet.addEventListener("keydown", ({ key, target }) => {
  if (key === "Escape" && target.closest("[data-panel]")) acts.done(open);
});
// "Clear everything" takes the way back along, even where nothing else is left to clear.
const forget = () => {
  if (!Object.keys(marks.all()).length) gone.clear();
  render();
};
addEventListener("click", ({ target }) => target.closest?.("[data-clear]") && forget());
marks.on(() => (isOurs ? render() : forget()));
render();
