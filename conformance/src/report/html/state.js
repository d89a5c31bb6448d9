// What is shown, which the address says: so every view, filter and case has its link, and going back works.

const VIEWS = { matrix: "Clauses", cases: "Cases", history: "History", coverage: "Coverage" };

const DEFAULTS = { view: "matrix", q: "", only: "", kind: "", section: "", runtimes: "", case: "", on: "", clause: "" };

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const state = { ...DEFAULTS };
  for (const name of Object.keys(state)) if (given.has(name)) state[name] = given.get(name);
  if (!Object.hasOwn(VIEWS, state.view)) state.view = DEFAULTS.view;
  return state;
}

let state = readAddress();

/** The address of what is shown now, with changes. Slashes stay readable. */
function address(changes) {
  const wanted = Object.entries({ ...state, ...changes }).filter(([name, value]) => value !== DEFAULTS[name]);
  return `#${new URLSearchParams(wanted).toString().replaceAll("%2F", "/")}`;
}

/** Shows something else. What is typed letter by letter replaces the address instead of adding to the list of visited ones. */
function go(changes, how = "push") {
  const target = address(changes);
  if (how === "push") history.pushState(null, "", target);
  else history.replaceState(null, "", target);
  refresh();
}

/** The runtimes that are shown: those that were chosen, else the Pythons, else all. */
function shownRuntimes() {
  const chosen = state.runtimes.split(",").filter((name) => runtimeByName.has(name));
  if (chosen.length > 0) return runtimes.filter((runtime) => chosen.includes(runtime.name));
  const subjects = runtimes.filter((runtime) => runtime.kind === "subject");
  return subjects.length > 0 ? subjects : runtimes;
}

/** Whether a case is among those that were asked for by their results. */
function hasWantedResult(one, shown) {
  const some = (test) => shown.some((runtime) => one.at[runtime.index] && test(one.at[runtime.index]));
  switch (state.only) {
    case "failures": return some((result) => verdictOf(result).group === "bad");
    case "new": return some((result) => isNewFailure(one, result));
    case "differences": return some((result) => ["bad", "known", "open"].includes(verdictOf(result).group));
    default: return true;
  }
}

function searchWords() {
  return state.q.toLowerCase().split(/\s+/).filter(Boolean);
}

function hasWords(text, words) {
  return words.every((word) => text.includes(word));
}
