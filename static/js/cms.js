// Fields and panels of the admin start here, because its policy runs no script that stands in a page (home/starting.py).
// Only these may be called: a name in the page must not reach just anything.
const MAY_START = /^(init(Date|Time|DateTime)Chooser|InlinePanel|MultipleChooserPanel|createTaskChooser|\w*Chooser)$/;

// Fill in a phrase that people searched for, chosen from a list.
function choosePhrase(id, url) {
  const field = document.getElementById(id);
  const chosen = (phrase) => {
    field.value = phrase.querystring;
  };
  document.getElementById(`${id}-chooser`).addEventListener("click", () => {
    window.ModalWorkflow({ url, onload: window.QUERY_CHOOSER_MODAL_ONLOAD_HANDLERS, responses: { queryChosen: chosen } });
  });
}

function start(name, words) {
  if (name === "choosePhrase") return choosePhrase(...words);
  if (!MAY_START.test(name)) throw new Error(`The admin does not start ${name}.`);
  const called = window[name];
  return /^[A-Z]/.test(name) ? new called(...words) : called(...words);
}

// The browser tells the element that it stands in the page at the very moment when a script in its place would have run:
// while the page is read, and when a line or a window is put into it. Moved to another place, it must not start again.
class Start extends HTMLElement {
  connectedCallback() {
    if (this.started) return;
    this.started = true;
    start(this.getAttribute("call"), JSON.parse(JSON.parse(`"${this.getAttribute("words")}"`)));
  }
}

customElements.define("cms-start", Start);

// What crops pictures finds out about touch by attributes that hold scripts, unless it is told; this comes before it.
window.jQuery(() => {
  if (window.jQuery.Jcrop) window.jQuery.Jcrop.defaults.touchSupport = "ontouchstart" in window;
});

// Who else has a page open stands in a bubble alone, and the button that shows it has no name: it takes what the bubble says.
function nameSessions() {
  for (const button of document.querySelectorAll("button.w-editing-sessions__session:not([aria-label])")) {
    const said = button._tippy?.popper.textContent.replace(/\s+/g, " ").trim();
    if (said) button.setAttribute("aria-label", said);
  }
}

addEventListener("load", nameSessions);
document.addEventListener("w-swap:success", () => setTimeout(nameSessions));
