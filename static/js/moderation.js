// Keys for the queue: j and k walk through the lines; Enter opens the one in focus, as for any link.
document.addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const links = [...document.querySelectorAll(".moderation-title")];
  const next = links[links.indexOf(document.activeElement) + step];
  if (next) next.focus();
});
