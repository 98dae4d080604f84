// Remembers the reader's choice of theme; without script the system's choice applies.
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
