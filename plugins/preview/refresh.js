// Only while previewing: refreshes the page after a rebuild and shows what has to be mended.
// The server adds this script to the pages it gives out; it is never part of the built site.
const shownSite = document.currentScript.dataset.site;
const words = {
  title: (count) => (count === 1 ? "1 problem to mend" : `${count || "Some"} problems to mend`),
  about: "You are looking at the last site that was built without problems.",
  where: ({ file, line }) => `${file}, line ${line}`,
  hide: "Hide until the next save",
};

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// The panel lives in a shadow tree: the site's styles and its own do not meet.
// The alert is in the page before it is filled, so that screen readers announce what comes in.
function addPanel() {
  const host = document.body.appendChild(element("div"));
  const panel = element("section", "panel");
  const alert = element("div", "panel__alert");
  const style = element("link");
  const hide = element("button", "panel__hide", words.hide);
  Object.assign(style, { rel: "stylesheet", href: "/_preview/panel.css" });
  Object.assign(hide, { type: "button", onclick: () => (host.hidden = true) });
  alert.setAttribute("role", "alert");
  alert.tabIndex = 0; // a long list can be scrolled with the keyboard
  panel.setAttribute("aria-label", "Preview");
  panel.append(alert, hide);
  host.id = "preview-problems";
  host.attachShadow({ mode: "open" }).append(style, panel);
  return { host, panel, alert };
}

function describe(problem) {
  const item = element(
    "li",
    "",
    element("strong", "panel__where", words.where(problem)),
    element("p", "", problem.message),
  );
  if (problem.hint) item.append(element("p", "panel__hint", problem.hint));
  return item;
}

const { host, panel, alert } = addPanel();

function show({ site, well, problems, rest }) {
  if (site !== shownSite) return location.reload();
  panel.hidden = well;
  host.hidden = well;
  alert.replaceChildren();
  if (well) return;
  alert.append(element("h2", "", words.title(problems.length)));
  if (!document.body.classList.contains("no-site-yet")) alert.append(element("p", "", words.about));
  alert.append(element("ol", "", ...problems.map(describe)));
  if (!problems.length) alert.append(element("pre", "", rest));
}

host.hidden = true;
let events;

// A hidden page lets go of its connection: browsers allow only a few to one server.
function listen() {
  events?.close();
  if (document.hidden) return;
  events = new EventSource("/_preview/events");
  events.onmessage = (event) => show(JSON.parse(event.data));
}

document.addEventListener("visibilitychange", listen);
window.addEventListener("pageshow", listen);
window.addEventListener("pagehide", () => events?.close());
