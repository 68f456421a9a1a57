// What to expect: beside each list, what was marked in it; where nothing was, how long it is.
import { marks } from "./marks.js";
import { counted } from "./words.js";

const words = document.querySelector("[data-hub]")?.dataset;
const places = [...document.querySelectorAll("[data-list]")].map((place) => [place, place.textContent]);
const show = () => {
  const all = Object.entries(marks.all());
  for (const [place, before] of places) {
    const own = all.filter(([id]) => id.startsWith(`${place.dataset.list}/`)).map(([, mark]) => mark);
    place.textContent = counted(own, words) || before;
  }
};
if (words) {
  show();
  marks.on(show);
}
