// The lists: requests and volunteers, searched and narrowed by the words of the portal's own addresses.

import { read } from "./api.js";
import { day, el, field, show } from "./draw.js";

const KINDS = {
  demandes: { path: "requests", title: "Demandes d’aide", item: request },
  personnes: { path: "profiles", title: "Personnes volontaires", item: person },
};
let reference;

/** Show a list; `words` come from the address. */
export async function list(kind, words) {
  const { path, title, item } = KINDS[kind];
  const [found, { themes, regions }] = await Promise.all([read(path, words), lists()]);
  show(
    title,
    search(kind, words, themes, regions),
    found.warnings.map((warning) => el("p", { class: "problem" }, warning)),
    el("p", { "aria-live": "polite" }, found.count === 1 ? "1 résultat" : `${found.count} résultats`),
    el("ul", {}, found.results.map(item)),
    turn(kind, "Page précédente", found.previous),
    turn(kind, "Page suivante", found.next),
  );
}

async function lists() {
  reference ??= Promise.all([read("themes"), read("regions")]).then(([themes, regions]) => ({ themes, regions }));
  return reference;
}

function search(kind, words, themes, regions) {
  const chosen = (name, entries, key) =>
    el("select", { name }, el("option", { value: "" }, "Peu importe"),
      entries.map((one) => el("option", { value: one[key], selected: words[name] === one[key] }, one.name)));
  const send = (event) => {
    event.preventDefault();
    const typed = new URLSearchParams([...new FormData(event.target)].filter(([, value]) => value));
    location.hash = `#/${kind}?${typed}`;
  };
  return el("form", { class: "search", role: "search", onsubmit: send },
    field("Mots", el("input", { name: "q", type: "search", value: words.q ?? "" })),
    field("Thème", chosen("theme", themes, "slug")),
    field("Région", chosen("region", regions, "code")),
    el("button", {}, "Chercher"));
}

function turn(kind, label, address) {
  return address && el("p", {}, el("a", { href: `#/${kind}${new URL(address).search}` }, label));
}

function request(one) {
  return el("li", {},
    el("h2", {}, el("a", { href: `#/demandes/${one.slug}` }, one.title)),
    el("p", { class: "soft" }, [one.establishment, one.place, one.published_on && day(one.published_on)].filter(Boolean).join(", ")),
    el("p", {}, one.excerpt));
}

function person(one) {
  return el("li", {},
    el("h2", {}, one.name),
    el("p", { class: "soft" }, [one.function, one.organisation, one.place].filter(Boolean).join(", ")),
    el("p", {}, one.excerpt));
}
