// The bar above each view. What it asks for is in the address.

const filters = document.getElementById("filters");

const ONLY = { "": "all results", failures: "only failures", new: "only new failures", differences: "only differences" };
const KIND_NAMES = { documented: "documented", cpython: "observed in CPython", unspecified: "unspecified" };
const QUIRK_KINDS = { change: "changes", bug: "bugs", crash: "crashes" };

function select(id, label, options, value, change) {
  const made = Object.entries(options).map(([name, text]) => h("option", { value: name, selected: name === value }, text));
  return h("label", { class: "filter" }, h("span", { class: "unseen" }, label), h("select", { id, onchange: (e) => change(e.target.value) }, made));
}

const named = (names) => Object.fromEntries(names.map((name) => [name, name]));

function parts() {
  switch (state.view) {
    case "cases": return { "": "all folders", ...named(areas) };
    case "history": {
      const minors = [...new Set(report.quirks.flatMap(eventsOf).map((event) => minorOf(event.release)))];
      minors.sort((a, b) => compareVersions(`${b}.0`, `${a}.0`));
      return { "": "all versions", ...Object.fromEntries(minors.map((minor) => [minor, `Python ${minor}`])) };
    }
    default: return { "": "all sections", ...named(sections) };
  }
}

function runtimeChooser() {
  const shown = new Set(shownRuntimes());
  const choose = () => {
    const checked = [...filters.querySelectorAll("input[name=runtime]:checked")].map((box) => box.value);
    go({ runtimes: checked.join(",") }, "replace");
  };
  const boxes = runtimes.map((runtime) => h("label", {},
    h("input", { type: "checkbox", name: "runtime", value: runtime.name, checked: shown.has(runtime), onchange: choose }),
    ` ${runtime.name}`, runtime.kind === "reference-vm" ? h("small", {}, " reference VM") : null));
  return h("details", { class: "filter", id: "runtimes" }, h("summary", {}, `${shown.size} of ${plural(runtimes.length, "runtime")}`), h("div", { class: "menu" }, boxes));
}

/** Made anew for each view; a change within a view leaves the elements, so that the focus stays where it is. */
function drawFilters() {
  const isGrid = state.view === "matrix" || state.view === "cases";
  const only = { ...ONLY };
  if (!extra.has_baseline) delete only.new;
  let waiting = null;
  const search = (event) => {
    clearTimeout(waiting);
    const q = event.target.value;
    waiting = setTimeout(() => go({ q }, "replace"), 150);
  };
  return [
    h("label", { class: "filter search" }, h("span", { class: "unseen" }, "Search"),
      h("input", { type: "search", id: "search", placeholder: "Search: /", value: state.q, autocomplete: "off", spellcheck: "false", oninput: search })),
    isGrid ? select("only", "Results", only, state.only, (value) => go({ only: value })) : null,
    select("kind", "Kind", state.view === "history" ? { "": "all kinds", ...QUIRK_KINDS } : { "": "all kinds", ...KIND_NAMES }, state.kind, (value) => go({ kind: value })),
    select("part", "Part", parts(), state.section, (value) => go({ section: value })),
    isGrid ? runtimeChooser() : null,
    h("button", { type: "button", id: "clear", onclick: () => go({ ...DEFAULTS, view: state.view }) }, "Clear"),
  ];
}

/** Puts the address's values into the elements that are there. */
function fillFilters() {
  const values = { search: state.q, only: state.only, kind: state.kind, part: state.section };
  for (const [id, value] of Object.entries(values)) {
    const element = document.getElementById(id);
    if (element && element.value !== value && element !== document.activeElement) element.value = value;
  }
  const shown = shownRuntimes();
  for (const box of filters.querySelectorAll("input[name=runtime]")) box.checked = shown.some((runtime) => runtime.name === box.value);
  const summary = filters.querySelector("#runtimes > summary");
  if (summary) summary.textContent = `${shown.length} of ${plural(runtimes.length, "runtime")}`;
  document.getElementById("clear").hidden = Object.entries(state).every(([name, value]) => ["view", "case", "on", "clause"].includes(name) || value === DEFAULTS[name]);
}

filters.addEventListener("submit", (event) => event.preventDefault());
