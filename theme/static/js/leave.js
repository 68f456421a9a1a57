// "Leave this site" is a plain link without this script. With it the page is blanked first, then what was marked for this tab
// only is removed, then the page is replaced, so that Back does not come here again. Escape three times within a second and
// a half does the same.
const root = document.documentElement;
const link = document.querySelector("[data-leave]");

const leave = (event) => {
  event.preventDefault();
  root.hidden = true;
  document.title = "\u00a0";
  try {
    for (const end of ["", ":aside"]) sessionStorage.removeItem(`beforehand:${root.dataset.practice}${end}`);
  } catch {} // storage is blocked: nothing is there
  location.replace(link.href);
};

if (link) {
  link.title = link.dataset.leave;
  link.addEventListener("click", leave);

  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    presses = [...presses, event.timeStamp].slice(-3);
    if (presses.length === 3 && presses[2] - presses[0] < 1500) leave(event);
  });
}
