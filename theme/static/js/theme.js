// Light or dark. The system decides until the reader taps the button; the tap is the only thing that writes storage,
// and choosing what the system has anyway forgets the choice again.
const key = "beforehand:theme";
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const button = document.querySelector("[data-theme-toggle]");

const current = () => root.dataset.theme || (system.matches ? "dark" : "light");
const other = () => (current() === "dark" ? "light" : "dark");

// The button says what it will do, and the browser's own bar takes the page's color.
const show = () => {
  button.lastElementChild.textContent = button.dataset[other()];
  const paper = getComputedStyle(root).backgroundColor;
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper;
};

const remember = (theme) => {
  try {
    if (theme) localStorage.setItem(key, theme);
    else localStorage.removeItem(key);
  } catch {} // storage is switched off: the choice lasts for this page
};

try {
  const chosen = localStorage.getItem(key);
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
} catch {}

root.dataset.script = "on"; // controls that need a script appear from here on

if (button) {
  show();
  system.addEventListener("change", show);
  button.addEventListener("click", () => {
    const theme = other();
    const isSystems = theme === (system.matches ? "dark" : "light");
    if (isSystems) delete root.dataset.theme;
    else root.dataset.theme = theme;
    remember(isSystems ? "" : theme);
    show();
  });
}
