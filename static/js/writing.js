// The box one writes in: keeps the draft while one types, shows a preview in place, quotes, completes names after @.
// Without it the same buttons send the form, and a draft is kept when one of them is pressed.
const PAUSE = 1500; // milliseconds after a key: a thought
const CALLED = /(?:^|[^\w.@/-])@([\p{L}\d-]{1,40})$/u;

function send(form, address, extra = {}) {
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "body"]) body.append(name, form.elements[name].value);
  return fetch(address, { method: "POST", body, redirect: "error", ...extra });
}

class Draft {
  constructor(form) {
    this.form = form;
    this.said = form.querySelector("[data-saved]");
    this.kept = form.elements.body.value;
    form.elements.body.addEventListener("input", () => this.wait());
    form.addEventListener("submit", () => { clearTimeout(this.timer); this.kept = form.elements.body.value; });
    addEventListener("pagehide", () => this.keep({ keepalive: true }));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  }

  async keep(extra) {
    clearTimeout(this.timer);
    const text = this.form.elements.body.value;
    if (text === this.kept) return;
    this.kept = text;
    try {
      const answer = await send(this.form, this.form.dataset.draft, extra);
      this.said.textContent = answer.ok ? this.said.dataset.said : this.said.dataset.lost;
    } catch { // signed out meanwhile, or the network is away: sending the form still keeps every word
      this.kept = null;
      this.said.textContent = this.said.dataset.lost;
    }
  }
}

function previews(form) {
  const here = form.querySelector("[data-preview-here]");
  form.querySelector("button[name=preview]").addEventListener("click", async (event) => {
    if (form.elements.attached?.files.length) return; // files go with the form
    event.preventDefault();
    try {
      const answer = await send(form, form.dataset.preview);
      if (!answer.ok) return form.requestSubmit();
      here.innerHTML = await answer.text(); // written and made safe by our own template
      const shown = here.firstElementChild;
      shown.tabIndex = -1;
      shown.focus();
    } catch { form.requestSubmit(); }
  });
}

function quotes(form) {
  const box = form.elements.body;
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-quote]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const answer = await fetch(link.dataset.quote, { redirect: "error" });
      if (!answer.ok) return location.assign(link.href);
      const text = await answer.text();
      box.value = box.value.trimEnd() ? `${box.value.trimEnd()}\n\n${text}` : text;
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
      box.dispatchEvent(new Event("input"));
    } catch { location.assign(link.href); }
  });
}

class Mentions {
  constructor(form) {
    this.form = form;
    this.box = form.elements.body;
    this.list = Object.assign(document.createElement("div"), { className: "suggest card", id: "people", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", form.dataset.peopleLabel);
    this.said = Object.assign(document.createElement("div"), { className: "sr" });
    this.said.setAttribute("aria-live", "polite");
    this.box.after(this.list, this.said);
    this.box.setAttribute("aria-autocomplete", "list");
    this.box.setAttribute("aria-controls", "people");
    this.box.addEventListener("input", () => this.ask());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("click", ({ target }) => this.choose(target.closest('[role="option"]')));
  }

  get called() { return CALLED.exec(this.box.value.slice(0, this.box.selectionEnd))?.[1]; }
  get options() { return [...this.list.querySelectorAll('[role="option"]')]; }
  get active() { return this.list.querySelector('[aria-selected="true"]'); }

  async ask() {
    this.asked?.abort();
    const letters = this.called;
    if (!letters) return this.close();
    this.asked = new AbortController();
    const address = new URL(this.form.dataset.people, location.href);
    address.searchParams.set("q", letters);
    try {
      const answer = await fetch(address, { signal: this.asked.signal, redirect: "error" });
      if (!answer.ok || this.called !== letters) return;
      const found = await answer.text(), chosen = this.active?.dataset.word;
      this.list.innerHTML = found; // written and escaped by our own template
      // An answer that was slow may come between an arrow and Enter: who was chosen stays so.
      this.mark(this.options.find((option) => chosen && option.dataset.word === chosen));
      this.said.textContent = this.list.firstElementChild.dataset.status;
      this.list.hidden = this.options.length === 0;
    } catch { /* another key was pressed, or the network is away: a name can be typed */ }
  }

  mark(option) {
    this.active?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.box.setAttribute("aria-activedescendant", option.id);
    else this.box.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (this.list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const places = [null, ...this.options]; // before the first and after the last is the box itself
      this.mark(places.at((places.indexOf(this.active) + step + places.length) % places.length));
    } else if ((event.key === "Enter" || event.key === "Tab") && this.active) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  choose(option) {
    if (!option) return;
    const end = this.box.selectionEnd, start = end - this.called.length;
    this.box.setRangeText(`${option.dataset.word} `, start, end, "end");
    this.close();
    this.box.dispatchEvent(new Event("input"));
  }

  close() {
    this.asked?.abort();
    this.mark(null);
    this.list.hidden = true;
    this.list.replaceChildren();
  }
}

for (const form of document.querySelectorAll("form[data-writing]")) {
  if (form.dataset.draft) new Draft(form);
  previews(form);
  quotes(form);
  new Mentions(form);
}
