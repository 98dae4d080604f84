// New posts appear while a thread is open. A conditional question every fifteen seconds, none while the page is hidden;
// whoever listens to the page is told politely. Without this script a reload shows the same.
const SECONDS = { first: 15, slowest: 120 };

function follow(section) {
  const thread = section.querySelector(".thread");
  const status = document.getElementById("live");
  let etag = "";
  let pause = SECONDS.first;

  function last() {
    const posts = thread.querySelectorAll(":scope > li[id^='message-']");
    return posts.length ? posts[posts.length - 1].id.slice("message-".length) : "";
  }

  function append(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelectorAll("li[id^='message-']");
    const unknown = [...fresh].filter((item) => !document.getElementById(item.id));
    for (const item of unknown) thread.append(document.adoptNode(item));
    if (unknown.length) status.textContent = said(unknown.length);
  }

  function said(number) {
    return number === 1 ? status.dataset.one : status.dataset.many.replace("%d", number);
  }

  async function ask() {
    const headers = etag ? { "If-None-Match": etag } : {};
    const answer = await fetch(`${section.dataset.live}?apres=${last()}`, { headers, credentials: "same-origin" });
    if (answer.status === 404 || answer.redirected) return false;
    const before = last();
    if (answer.status === 200) append(await answer.text());
    // An answer is known by what it followed: after new posts the next question is another.
    const isSame = last() === before;
    etag = isSame ? (answer.headers.get("ETag") ?? "") : "";
    pause = isSame ? Math.min(pause * 1.5, SECONDS.slowest) : SECONDS.first;
    return true;
  }

  async function again() {
    let goesOn = true;
    if (!document.hidden) goesOn = await ask().catch(() => true);
    if (goesOn) window.setTimeout(again, pause * 1000);
  }

  window.setTimeout(again, pause * 1000);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) ask().catch(() => {});
  });
}

document.querySelectorAll("[data-live]").forEach(follow);
