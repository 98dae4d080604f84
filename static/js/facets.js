// Beside the list, the list follows each box: one click narrows it. In the popover of narrow screens several boxes are
// ticked first, and the button sends them; so it is everywhere without this script. The note says so beforehand.
const form = document.querySelector("form.facets[popover]");
const note = form?.querySelector("[data-follows]");
const KEY = "facets";

function follow({ target }) {
  if (target.type !== "checkbox" || form.matches(":popover-open")) return;
  sessionStorage.setItem(KEY, JSON.stringify({ name: target.name, value: target.value, top: scrollY }));
  form.requestSubmit();
}

// The box that was ticked has the focus on the page that follows, and stands where it stood.
function comeBack() {
  const left = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  sessionStorage.removeItem(KEY);
  const isIt = ({ type, name, value }) => type === "checkbox" && name === left.name && value === left.value;
  const box = left && [...form.elements].find(isIt);
  if (!box) return;
  for (let folded = box.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
  box.focus({ preventScroll: true });
  scrollTo({ top: left.top, behavior: "instant" });
}

if (form) {
  comeBack();
  form.addEventListener("change", follow);
  note.hidden = false;
}
