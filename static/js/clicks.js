// Which place of a list is chosen for which words: told to the portal itself, without a cookie or anything of the
// person, and not at all by a browser that asks not to be followed. Without it the list works as it is.
const list = document.querySelector("[data-clicks]");
const isAsked = !navigator.globalPrivacyControl && navigator.doNotTrack !== "1";

function tell({ target }) {
  const item = target.closest("[data-clicks] > li");
  if (!item || !target.closest("a[href]")) return;
  const rank = Number(list.dataset.first) + [...list.children].indexOf(item);
  const body = new URLSearchParams({ q: list.dataset.words, where: list.dataset.where, rank });
  // keepalive: the page is left by this very click.
  fetch(list.dataset.clicks, { method: "POST", body, keepalive: true, credentials: "omit" }).catch(() => {});
}

if (isAsked) list?.addEventListener("click", tell);
