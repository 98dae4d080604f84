// Type-ahead for search boxes: the combobox with a list of the ARIA Authoring Practices, chosen by hand.
// Without it the box is an ordinary field; the server writes the options, see components/suggestions.html.
const PAUSE = 120; // milliseconds after a key: most people type the next one within
const SHORTEST = 2;

class Combobox {
  constructor(input) {
    this.input = input;
    this.form = input.form;
    this.list = this.make("div", "suggest card", { id: `${input.id}-suggestions`, role: "listbox" });
    this.list.setAttribute("aria-label", input.labels[0]?.textContent.trim() || input.name);
    this.list.hidden = true;
    this.said = this.make("div", "sr", { "aria-live": "polite" });
    (input.closest(".search") ?? input).after(this.list, this.said);
    const pattern = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(pattern)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", ({ target }) => this.choose(target.closest('[role="option"]')));
  }

  make(tag, className, attributes) {
    const element = Object.assign(document.createElement(tag), { className });
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  get options() { return [...this.list.querySelectorAll('[role="option"]')]; }
  get active() { return this.list.querySelector('[aria-selected="true"]'); }

  wait() {
    clearTimeout(this.timer);
    this.asked?.abort();
    if (this.input.value.trim().length < SHORTEST) return this.close();
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asked = new AbortController();
    const address = new URL(this.input.dataset.suggest, location.href);
    address.searchParams.set("q", this.input.value);
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: this.asked.signal });
      if (answer.ok) this.show(await answer.text());
    } catch { /* another key was pressed, or the network is away: the field works without */ }
  }

  show(html) {
    if (document.activeElement !== this.input) return;
    const chosen = this.active?.textContent;
    this.list.innerHTML = html; // written and escaped by our own template
    this.say(this.list.firstElementChild.dataset.status);
    // An answer that was slow may come between an arrow and Enter: what was chosen stays so.
    this.mark(this.options.find((option) => chosen && option.textContent === chosen));
    this.open(this.options.length > 0);
  }

  open(yes) {
    this.list.hidden = !yes;
    this.input.setAttribute("aria-expanded", String(yes));
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.mark(null);
    this.open(false);
    this.list.replaceChildren(); // two boxes of one form suggest the same lines, and each line has one name
  }

  say(words) { this.said.textContent = words; }

  mark(option) {
    this.active?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  move(step) {
    const places = [null, ...this.options]; // before the first and after the last is the field itself
    this.mark(places.at((places.indexOf(this.active) + step + places.length) % places.length));
  }

  key(event) {
    if (event.isComposing) return;
    const opened = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (opened) this.move(event.key === "ArrowDown" ? 1 : -1);
      else if (this.input.value.trim().length >= SHORTEST) this.ask();
    } else if (opened && event.key === "Enter" && this.active) {
      event.preventDefault();
      this.choose(this.active);
    } else if (opened && event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  choose(option) {
    if (!option) return;
    const { url, field, value, label, said } = option.dataset;
    this.close();
    if (url) return location.assign(url);
    if ("suggestStay" in this.input.dataset) { // a field of a longer form: only it is filled
      this.input.value = label;
      return this.say(said);
    }
    const other = this.form.elements[field];
    if (other === this.input && field === "q") {
      this.input.value = value;
      return this.form.requestSubmit();
    }
    if (other !== this.input) this.input.value = "";
    if (other) {
      other.value = label;
      return this.say(said);
    }
    this.form.append(this.make("input", "", { type: "hidden", name: field, value }));
    this.form.requestSubmit();
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new Combobox(input);
