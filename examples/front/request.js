// One request with its thread, and a reply by whoever may write there: the portal says who.

import { read, write } from "./api.js";
import { day, el, field, refusal, say, show } from "./draw.js";

/** Show a request. */
export async function request(slug, me) {
  const [one, thread] = await Promise.all([read(`requests/${slug}`), read(`requests/${slug}/posts`)]);
  show(
    one.title,
    el("p", { class: "soft" }, [one.establishment, one.place, one.themes.map((theme) => theme.name).join(", ")].filter(Boolean).join(" – ")),
    el("p", { class: "body" }, one.description),
    one.needs.length ? needs(one.needs) : null,
    el("h2", {}, thread.count === 1 ? "1 message" : `${thread.count} messages`),
    el("ol", {}, thread.results.map(post)),
    thread.next && el("p", {}, "Les messages suivants sont sur le portail."),
    answering(one, me),
  );
}

function needs(lines) {
  const text = (line) => {
    const who = line.profession?.name ?? line.skill?.name ?? "Aide";
    return `${who} : ${line.places_left} sur ${line.number} à pourvoir`;
  };
  return [el("h2", {}, "Qui est recherché"), el("ul", {}, lines.map((line) => el("li", {}, text(line))))];
}

function post(one) {
  return el("li", { class: one.is_solution ? "solution" : null },
    el("h3", {}, one.speaks_for && one.speaks_for !== one.author ? `${one.author}, ${one.speaks_for}` : one.author),
    el("p", { class: "soft" }, one.is_solution ? `Réponse retenue, ${day(one.at)}` : day(one.at)),
    el("p", { class: "body" }, one.is_withdrawn ? "Message retiré par la personne qui l’a écrit." : one.body));
}

function answering(one, me) {
  if (!one.is_taking_answers) return el("p", {}, "Cette demande ne prend plus de réponse.");
  if (!me) return el("p", {}, el("a", { href: "#/connexion" }, "Connectez-vous pour répondre"));
  const key = crypto.randomUUID();
  const send = async (event) => {
    event.preventDefault();
    const form = event.target;
    form.querySelector(".problem")?.remove();
    try {
      const said = await write(`requests/${one.slug}/posts`, { body: form.elements.body.value }, key);
      say(said.is_held ? "Merci. Une personne de l’équipe lit votre réponse avant sa publication." : "Votre réponse est publiée.");
      await request(one.slug, me);
    } catch (problem) {
      form.prepend(refusal(problem));
    }
  };
  return el("form", { onsubmit: send },
    el("h2", {}, "Répondre"),
    field("Votre message", el("textarea", { name: "body", rows: 5, required: true })),
    el("button", {}, "Publier ma réponse"));
}
