// What the reader ticked, noted, answered and marked to ask: one value for each practice. It is in this tab's storage, or in
// the device's once the reader has switched that on; never in both. Nothing is written before the first mark, and where
// writing is not possible, marks live in memory until the page is left. The saved form is told in theme/README.md.
const KEY = `beforehand:${document.documentElement.dataset.practice}`;
const ASIDE = `${KEY}:aside`; // what could not be read: kept, not shown, cleared with the rest
const listeners = [];
let wish = false; // on the device, or in this tab, while nothing is stored yet
let memory = null; // the marks, where storage would not take them
let trouble = ""; // why it would not

const storage = (device) => (device ? localStorage : sessionStorage); // throws where it is blocked
const textOf = (device, key = KEY) => {
  try {
    return storage(device).getItem(key);
  } catch {
    return null;
  }
};
const erase = (device) => {
  try {
    for (const key of [KEY, ASIDE]) storage(device).removeItem(key);
  } catch {}
};
const isReachable = (device) => {
  try {
    return Boolean(storage(device));
  } catch {
    return false;
  }
};
const lines = (...texts) => texts.filter(Boolean).join("\n");
const tell = () => listeners.forEach((listener) => listener());

const hasMeaning = (mark) => mark.t || mark.a || mark.n || mark.c;
const isGood = ([id, mark]) =>
  /^[^/]+\/./.test(id) &&
  mark instanceof Object &&
  [mark.t, mark.a].every((flag) => flag === undefined || flag === 1) &&
  [..."ncwkgs"].every((key) => mark[key] === undefined || typeof mark[key] === "string") &&
  hasMeaning(mark);

// Only good marks, and no order or other words without need.
const tidy = (data) => {
  const marks = Object.fromEntries(Object.entries(Object(data.marks)).filter(isGood));
  const order = Array.isArray(data.order) ? data.order.filter((id) => Object.hasOwn(marks, id)) : [];
  const more = typeof data.more === "string" && data.more;
  return { ...data, v: 1, marks, order: order.length ? order : undefined, more: more || undefined };
};

// A text that is not wholly readable goes along as `rest`, and is set aside when next something is saved.
const parse = (text) => {
  if (!text) return tidy({});
  try {
    const found = JSON.parse(text);
    if (found.v === 1) {
      const data = tidy(found);
      return JSON.stringify(data) === JSON.stringify(found) ? data : { ...data, rest: text };
    }
  } catch {}
  return { ...tidy({}), rest: text };
};

const isKept = () => (memory ? wish : textOf(false) ? false : textOf(true) ? true : wish);
const read = () => memory || parse(textOf(isKept()));

// Tells whether it could be saved. What was stored before stays where it could not.
const save = (data, device) => {
  const { rest, ...value } = tidy(data);
  wish = device;
  try {
    const box = storage(device);
    if (rest) box.setItem(ASIDE, lines(box.getItem(ASIDE), rest));
    if (value.more || Object.keys(value.marks).length) box.setItem(KEY, JSON.stringify(value));
    else box.removeItem(KEY);
    memory = null;
    trouble = "";
  } catch {
    memory = { ...value, rest };
    trouble = isReachable(device) ? "full" : "blocked";
  }
  return !trouble;
};
const change = (edit) => {
  const data = read();
  edit(data);
  save(data, isKept());
  tell();
};

const forgetAll = () => {
  erase(true);
  erase(false);
  [wish, memory, trouble] = [false, null, ""];
  tell();
};

// "Clear everything" means every tab: those with marks of their own are told. Nothing is stored or sent for that.
let news;
const listen = () => {
  news = self.BroadcastChannel && new BroadcastChannel(KEY);
  if (news) news.onmessage = forgetAll;
};
listen();

export const marks = {
  all: () => structuredClone(read().marks),
  get: (id) => marks.all()[id],
  set: (id, mark) =>
    change((data) => {
      delete data.marks[id];
      if (mark && hasMeaning(mark))
        data.marks[id] = Object.fromEntries(Object.entries(mark).filter(([key, value]) => value || !"tancwkgs".includes(key)));
    }),
  order: () => read().order || [],
  reorder: (ids) => change((data) => (data.order = ids)),
  more: (text) => (text === undefined ? read().more || "" : change((data) => (data.more = text))),
  kept: isKept,
  keep(yes) {
    if (yes === isKept()) return;
    const [there, here, before] = [parse(textOf(yes)), read(), memory];
    const rest = lines(there.rest, textOf(!yes, ASIDE), here.rest);
    const isSaved = save({ ...there, ...here, marks: { ...there.marks, ...here.marks }, rest }, yes);
    if (isSaved || !yes) erase(!yes);
    else {
      // It could not be put on the device: all stays as it was.
      [wish, memory] = [false, before];
      if (!textOf(true)) erase(true);
    }
    tell();
  },
  clear() {
    forgetAll();
    news?.postMessage("clear");
  },
  forget(list, ids) {
    const gone = Object.keys(read().marks).filter((id) => id.startsWith(`${list}/`) && !ids.includes(id.slice(list.length + 1)));
    if (gone.length) change((data) => gone.forEach((id) => delete data.marks[id]));
  },
  // Whether anything at all is stored, even what could not be read.
  isEmpty: () => !memory && ![true, false].some((device) => textOf(device) || textOf(device, ASIDE)),
  state: () => trouble || (!isReachable(isKept()) ? "blocked" : isKept() ? "kept" : "tab"),
  on: (listener) => void listeners.push(listener),
};

addEventListener("storage", (event) => {
  if (event.key && event.key !== KEY) return;
  if (!event.newValue) {
    if (wish) memory = null;
    wish = false;
  }
  tell();
});
// A page kept for Back holds no marks of its own, and shows what is stored when it comes back.
addEventListener("pagehide", () => {
  [memory, trouble] = [null, ""];
  news?.close();
});
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  listen();
  tell();
});
