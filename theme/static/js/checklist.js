// A list's lines: ticks, answers and words are native and work alone. The script adds a note and Ask to each line that has a
// box or only words, brings back what was marked, and saves every change.
import { marks } from "./marks.js";

const under = document.getElementById("list-tools"); // in articles: progress and privacy, below each list
const counted = ".checklist__group:is([data-kind=do], [data-kind=ask], [data-kind=bring]):not(.situation *) .item__box";
const lists = [...document.querySelectorAll("[data-checklist]")];
const itemsOf = (list) => [...list.querySelectorAll(".item")];
const idOf = (item) => (item.matches("[data-item]") ? item : item.querySelector("[data-item]")).dataset.item;
const keyOf = (item) => `${item.closest("[data-checklist]").dataset.checklist}/${idOf(item)}`;
const partsOf = (item) => ({
  box: item.querySelector(".item__box"),
  ask: item.querySelector("[data-ask]"),
  note: item.querySelector(".item__note"),
  own: item.querySelector(":scope > .item__text"),
  dots: [...item.querySelectorAll(".choice__dot")],
});
const wordsOf = (element) => element.textContent.replace(/\s*\[\d+\]/g, "").replace(/\s+/g, " ").trim();
const grow = (area) => {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight + 4}px`;
};

// What the sheet will say: the line's own words; of a choice, what was chosen; of an answer, the words it offers.
const sheetWords = (item, dots, dot) => {
  const label = wordsOf(item.querySelector(".item__label"));
  if (!dot) return label;
  const [first, last, chosen] = [dots[0], dots.at(-1), dot].map((one) => wordsOf(one.nextElementSibling));
  if (item.matches(".item--prefer")) return [first, last].includes(chosen) ? chosen : `${chosen}: ${first} ↔ ${last}`;
  return wordsOf(dot.parentElement.querySelector(".choice__words") || { textContent: `${label} ${chosen}` });
};

const save = (item) => {
  const { box, ask, note, own, dots } = partsOf(item);
  const list = item.closest("[data-checklist]");
  const dot = dots.find((one) => one.checked);
  marks.forget(list.dataset.checklist, itemsOf(list).map(idOf));
  marks.set(keyOf(item), {
    ...marks.get(keyOf(item)),
    t: box?.checked && 1,
    a: ask?.ariaPressed === "true" && 1,
    n: note?.lastElementChild.value.trim(),
    c: own ? own.value.trim() : dot?.value,
    w: sheetWords(item, dots, dot),
    k: item.closest("[data-kind]").dataset.kind,
    g: wordsOf(document.getElementById(list.getAttribute("aria-labelledby"))),
  });
};

const write = (area, text = "") => {
  if (area.value.trim() !== text) area.value = text;
  grow(area);
};
// A note that comes or goes opens or closes its line, but never under the reader's hands.
const showNote = (note, text) => {
  const [summary, area] = note.children;
  const had = note.hasAttribute("data-noted");
  const has = note.toggleAttribute("data-noted", Boolean(text));
  if (has !== had && !note.contains(document.activeElement)) note.open = has;
  summary.textContent = summary.dataset[has ? "yours" : "add"];
  write(area, text);
};
const show = (item, mark = {}) => {
  const { box, ask, note, own, dots } = partsOf(item);
  if (box) box.checked = Boolean(mark.t);
  if (ask) ask.ariaPressed = Boolean(mark.a);
  if (note) showNote(note, mark.n);
  if (own) write(own, mark.c);
  for (const dot of dots) dot.checked = dot.value === mark.c;
};
const showProgress = (list) => {
  const progress = (under ? list : document).querySelector("[data-progress]");
  if (!progress) return;
  const boxes = [...list.querySelectorAll(counted)];
  const ticked = boxes.filter((box) => box.checked).length;
  const words = progress.firstElementChild;
  words.value = words.dataset.words.replace("#1", ticked).replace("#2", boxes.length);
  progress.style.setProperty("--part", ticked / boxes.length);
};
const showAll = () => {
  const all = marks.all();
  for (const list of lists) {
    for (const item of itemsOf(list)) show(item, all[keyOf(item)]);
    showProgress(list);
  }
};

// Every control is named by its own word and the words of its line.
const equip = (item) => {
  const label = item.querySelector(".item__label");
  const { box, own, dots } = partsOf(item);
  if (own || dots.length || item.closest("[data-kind=apart]")) return;
  item.append(document.getElementById("item-tools").content.cloneNode(true));
  const { ask, note } = partsOf(item);
  const [summary, area] = note.children;
  label.id = `${box?.id || keyOf(item)}--words`;
  ask.id = `${label.id}-ask`;
  summary.id = `${label.id}-note`;
  for (const [part, own] of [[ask, ask], [summary, summary], [area, summary]]) part.setAttribute("aria-labelledby", `${own.id} ${label.id}`);
};
for (const list of lists) {
  itemsOf(list).forEach(equip);
  if (under) list.append(under.content.cloneNode(true));
  if (under && !list.querySelector(counted)) list.querySelector("[data-progress]").remove();
}
showAll();
for (const item of document.querySelectorAll(".situation .item")) if (marks.get(keyOf(item))) item.closest(".situation").open = true;
for (const answers of document.querySelectorAll(".item--rate .choice__answers")) answers.ariaLive = "polite"; // the words an answer offers
marks.on(showAll);

const onItem = (type, handle) =>
  document.addEventListener(type, (event) => {
    const item = event.target.closest("[data-checklist] .item");
    if (item) handle(item, event.target, event);
  });
onItem("input", save);
onItem("click", (item, target, event) => {
  if (target.matches("[data-ask]")) target.ariaPressed = target.ariaPressed !== "true";
  else if (target.type === "radio" && target.value === marks.get(keyOf(item))?.c) target.checked = false; // the same answer again takes it back
  else if (target.matches("summary") && !target.parentElement.open) {
    // Who asks for a note wants to write.
    event.preventDefault();
    target.parentElement.open = true;
    return target.nextElementSibling.focus();
  } else return;
  save(item);
});
