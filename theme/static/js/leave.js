// "Leave this site" is a plain link without this script. With it the page is blanked first and then replaced,
// so that Back does not come here again. Escape three times within a second and a half does the same.
const link = document.querySelector("[data-leave]");

const leave = (event) => {
  event.preventDefault();
  document.documentElement.hidden = true;
  document.title = "\u00a0";
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
