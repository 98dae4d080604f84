// Elements from text: nothing the portal says is ever read as HTML.

/** Make an element: `el("p", { class: "soft" }, "text", child)`. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== ""));
  return made;
}

/** A labelled field. */
export const field = (label, input) => el("label", {}, label, input);

/** A day in words. */
export const day = (iso) => new Date(iso).toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" });

/** Show a page: its title, its contents; the reader of a screen reader is led there. */
export function show(title, ...children) {
  const main = document.querySelector("main");
  document.title = `${title} – Entraide, vue d’ailleurs`;
  main.replaceChildren(el("h1", {}, title), ...children.flat().filter(Boolean));
  main.focus();
}

/** Say what happened. */
export function say(text) {
  document.getElementById("said").textContent = text;
}

/** What was refused, above the form that stays as it was typed. */
export function refusal(problem) {
  const lines = problem.errors?.length ? problem.errors.map((one) => one.message) : [problem.message];
  return el("div", { class: "problem", role: "alert" }, lines.map((line) => el("p", {}, line)));
}
