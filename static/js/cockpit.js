// The cockpit by keyboard, and requests opened beside the list where there is room. Without this script every line is
// a link to a page of its own, and every button works.
const wide = matchMedia("(min-width: 70rem)");
const sheet = document.querySelector("[data-sheet]");
const help = document.getElementById("touches");
const hears = help.querySelector("[data-keys-on]");
const OFF = "cockpit-keys-off";
let thenCall = false;

const links = () => [...document.querySelectorAll("a.case")];
const current = () => document.activeElement?.closest("tr, li")?.querySelector("a.case");

// Beside the list when there is room; a click meant for another tab stays one.
function open(link) {
  const address = new URL(location.href);
  address.searchParams.set("demande", link.dataset.case);
  history.replaceState(null, "", address);
  document.querySelectorAll("tr[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
  link.closest("tr")?.setAttribute("aria-current", "true");
  htmx.trigger(link, "open");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.case");
  if (!link || !wide.matches || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link);
});

// Whoever opened it reads it next; whoever wants to note a call is led to where that is done.
function read() {
  const target = thenCall ? sheet.querySelector("#appel select, #appel button") : sheet.querySelector("#choisie");
  thenCall = false;
  target?.focus();
}

document.body.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.target !== sheet) return;
  read();
  if (detail.requestConfig.verb === "post") document.body.dispatchEvent(new Event("changed"));
});

function call() {
  const link = current();
  thenCall = true;
  if (link && wide.matches) open(link);
  else if (link) location.assign(`${link.href}#appel`);
  else read();
}

function step(by) {
  const all = links();
  const here = all.indexOf(current());
  all[here < 0 ? 0 : Math.min(Math.max(here + by, 0), all.length - 1)]?.focus();
}

const keys = { j: () => step(1), k: () => step(-1), c: call, "?": () => help.togglePopover() };

document.addEventListener("keydown", (event) => {
  const written = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (!hears.checked || written || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

hears.checked = localStorage.getItem(OFF) === null;
hears.addEventListener("change", () => (hears.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
document.querySelector("[data-keys]").hidden = false;
