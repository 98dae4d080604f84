// Which page an address means, and who reads it.

import { giveCode, signIn, signOut, whoAmI } from "./api.js";
import { el, field, refusal, say, show } from "./draw.js";
import { list } from "./lists.js";
import { request } from "./request.js";

let me = await whoAmI();
let before = "#/demandes";

async function open() {
  const [path, query = ""] = (location.hash || "#/demandes").slice(2).split("?");
  const [room, slug] = path.split("/");
  document.getElementById("who").textContent = me ? `Se déconnecter (${me.first_name || me.email})` : "Se connecter";
  try {
    if (room === "connexion") return await door();
    before = location.hash || before;
    if (room === "demandes" && slug) return await request(slug, me);
    return await list(room === "personnes" ? "personnes" : "demandes", Object.fromEntries(new URLSearchParams(query)));
  } catch (problem) {
    show("Un problème", refusal(problem), el("p", {}, el("a", { href: "#/demandes" }, "Revenir aux demandes")));
  }
}

async function door() {
  if (!me) return show("Se connecter", password());
  await signOut();
  me = null;
  say("Vous êtes déconnecté.");
  location.hash = before;
}

function asking(fields, label, act) {
  const send = async (event) => {
    event.preventDefault();
    const form = event.target;
    form.querySelector(".problem")?.remove();
    try {
      if (await act(form.elements)) return show("Votre second facteur", code());
      me = await whoAmI();
      say("Vous êtes connecté.");
      location.hash = before;
    } catch (problem) {
      form.prepend(refusal(problem));
    }
  };
  return el("form", { onsubmit: send }, fields, el("button", {}, label));
}

const password = () => asking([
  field("Adresse électronique", el("input", { name: "email", type: "email", autocomplete: "email", required: true })),
  field("Mot de passe", el("input", { name: "password", type: "password", autocomplete: "current-password", required: true })),
], "Se connecter", ({ email, password: secret }) => signIn(email.value, secret.value));

const code = () => asking([
  field("Code de votre application", el("input", { name: "code", inputmode: "numeric", autocomplete: "one-time-code", required: true })),
], "Continuer", (typed) => giveCode(typed.code.value));

addEventListener("hashchange", open);
await open();
