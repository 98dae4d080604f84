// Passkeys: has the browser make or use one, and sends its answer with the form that asked.
// Without script these forms stay hidden; the ways with a code or a password need none.
const { create, get, supported } = window.webauthnJSON;

async function optionsOf(form) {
  const given = form.querySelector("script[type='application/json']");
  if (given) return JSON.parse(given.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`No options: ${answer.status}`);
  return answer.json();
}

async function make(options) {
  // A passkey of ours always signs in by itself, on a device that asks who is there.
  const wanted = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
  options.publicKey.authenticatorSelection = { ...options.publicKey.authenticatorSelection, ...wanted };
  return create(options);
}

async function answer(form) {
  const options = await optionsOf(form);
  return form.dataset.passkey === "create" ? make(options.creation_options) : get(options.request_options);
}

function prepare(form) {
  const [error, button] = [form.querySelector("[data-passkey-error]"), form.querySelector("[type=submit]")];
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    error.hidden = true;
    button.setAttribute("aria-busy", "true");
    try {
      form.elements.credential.value = JSON.stringify(await answer(form));
      form.submit();
    } catch {
      // Refused, cancelled or unknown: the browser has already said which.
      button.removeAttribute("aria-busy");
      error.hidden = false;
    }
  });
}

if (supported()) document.querySelectorAll("form[data-passkey]").forEach(prepare);
