// What every page has: the reader's choice of theme is remembered, a folded menu closes by itself, a form that is on its
// way says so, and one that can't leave stays with all that was typed. Without script the system's choice applies, the
// menu is opened and closed by its own word, and the browser says itself that it is offline.
const root = document.documentElement;
const show = (theme) => (theme === "auto" ? delete root.dataset.theme : (root.dataset.theme = theme));
let kept = "auto";
try { kept = localStorage.getItem("theme") || kept; } catch { /* storage refused: nothing to remember */ }
show(kept);
addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector(".theme");
  if (!box) return; // an error page has no footer
  box.hidden = false;
  const choice = box.querySelector(`[value="${CSS.escape(kept)}"]`) || box.querySelector('[value="auto"]');
  choice.checked = true;
  box.addEventListener("change", ({ target }) => {
    show(target.value);
    try { localStorage.setItem("theme", target.value); } catch { /* the same */ }
  });
});
const fold = (open) => open.removeAttribute("open");
const folds = () => document.querySelectorAll("[data-folds][open]");
addEventListener("click", ({ target }) => folds().forEach((open) => open.contains(target) || fold(open)));
addEventListener("focusin", ({ target }) => folds().forEach((open) => open.contains(target) || fold(open)));
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  folds().forEach((open) => { fold(open); open.querySelector("summary").focus(); });
});

// Offline: said aloud once, until the line is back; what is sent would be lost on the browser's own page.
function tell() {
  const box = document.querySelector("[data-offline]");
  if (!box) return;
  box.hidden = navigator.onLine;
  // A region that was hidden is read aloud when its words change after it is there.
  setTimeout(() => { box.firstElementChild.textContent = navigator.onLine ? "" : box.dataset.offline; }, 100);
}
addEventListener("offline", tell);
addEventListener("online", tell);
addEventListener("submit", (event) => {
  if (!navigator.onLine) { event.preventDefault(); tell(); }
  else if (!event.defaultPrevented && event.target.method === "post") event.submitter?.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => {
  document.querySelectorAll("[type=submit][aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
});
