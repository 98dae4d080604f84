// Themes for a text while one types. Without it a button suggests them, and those nobody has seen are added on going on.
const PAUSE = 600; // milliseconds after a key: a word or two
const SHORTEST = 15;

for (const form of document.querySelectorAll("form[data-themes]")) {
  const [text, here] = [form.elements.text, form.querySelector("[data-themes-here]")];
  const said = form.querySelector("[data-themes-said]");
  form.querySelector("[data-themes-button]").hidden = true;
  let timer, asked;

  async function suggest() {
    asked?.abort();
    asked = new AbortController();
    const body = new FormData();
    for (const name of ["text", "themes", "seen"]) for (const value of new FormData(form).getAll(name)) body.append(name, value);
    try {
      const answer = await fetch(form.dataset.themes, { method: "POST", body, signal: asked.signal });
      if (answer.ok) show(await answer.text());
    } catch { /* another key was pressed, or the network is away: the form works without */ }
  }

  function show(html) {
    const before = slugs();
    const focused = here.contains(document.activeElement) ? document.activeElement.id : "";
    here.innerHTML = html; // written and escaped by our own template
    if (focused) document.getElementById(focused)?.focus();
    if (slugs() !== before) said.textContent = said.dataset.themesSaid;
  }

  function slugs() { return [...here.querySelectorAll("[name=themes]")].map((box) => box.value).join(); }

  text.addEventListener("input", () => {
    clearTimeout(timer);
    if (text.value.trim().length >= SHORTEST) timer = setTimeout(suggest, PAUSE);
  });
}
