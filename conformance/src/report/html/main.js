// Shows what the address says, again whenever it changes.

const DRAW = { matrix: drawMatrix, cases: drawMatrix, history: drawHistory, coverage: drawCoverage };

let drawnView = null;
let drawn = null;
let opener = null;

/** All of the address but the case: what the view behind the dialog depends on. */
function viewKey() {
  return address({ case: "", on: "", clause: "" });
}

function drawViews() {
  const links = Object.entries(VIEWS).map(([view, title]) =>
    h("a", { href: address({ ...DEFAULTS, view }), "aria-current": view === state.view ? "page" : null }, title));
  document.getElementById("views").replaceChildren(...links);
}

function refresh() {
  state = readAddress();
  if (state.view !== drawnView) {
    drawViews();
    filters.replaceChildren(...drawFilters().filter(Boolean));
    drawnView = state.view;
  }
  fillFilters();
  if (viewKey() !== drawn) {
    document.getElementById("main").replaceChildren(...DRAW[state.view]().flat().filter(Boolean));
    drawn = viewKey();
  }
  if (state.case && !dialog.open) opener = document.activeElement;
  refreshCase();
  if (!state.case && opener) {
    opener.focus();
    opener = null;
  }
}

addEventListener("popstate", refresh);
addEventListener("hashchange", refresh);
addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, select, textarea");
  if (event.key === "/" && !isTyping && !dialog.open) {
    event.preventDefault();
    document.getElementById("search").focus();
  }
});
refresh();
document.documentElement.dataset.ready = "true";
