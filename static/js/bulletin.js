// A chart whose columns answer: the one that is pointed at or has the focus says itself below. With the keyboard, a chart
// is one stop; arrows, Home and End go along it. Without this script each column is a link to its line of the table.
const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function answer(chart) {
  const columns = [...chart.querySelectorAll("a")];
  const said = document.getElementById(chart.dataset.answers);

  function tell(column) {
    for (const one of columns) one.classList.toggle("told", one === column);
    said.textContent = column.getAttribute("aria-label");
  }

  function stopAt(column) {
    for (const one of columns) one.setAttribute("tabindex", one === column ? "0" : "-1");
  }

  function go(event) {
    const here = columns.indexOf(event.target.closest("a"));
    const next = { Home: 0, End: columns.length - 1 }[event.key] ?? here + (KEYS[event.key] ?? NaN);
    if (here < 0 || !columns[next]) return;
    event.preventDefault();
    stopAt(columns[next]);
    columns[next].focus();
  }

  said.textContent = said.dataset.hint;
  if (columns.length) stopAt(columns[0]);
  // Chromium makes an SVG that listens for focus a stop of its own, which would say nothing: its parent listens.
  const around = chart.parentElement;
  around.addEventListener("keydown", go);
  for (const type of ["pointerover", "focusin"]) {
    around.addEventListener(type, (event) => columns.includes(event.target.closest("a")) && tell(event.target.closest("a")));
  }
}

document.querySelectorAll("[data-answers]").forEach(answer);
