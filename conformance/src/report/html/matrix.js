// The two tables: clauses by section of the documentation, and cases by folder; kinds are kept apart in both.

/** What the counts of a clause, a section or a kind say. */
const OF_CLAUSES = {
  bad: "not held", known: "with a known divergence", open: "unspecified and different", pass: "held",
  none: "not applicable", uncovered: "without a case",
};
const OF_CASES = {
  bad: "failing", known: "known to differ, or unexpectedly passing", open: "unspecified and different", pass: "passing",
  none: "not applicable", uncovered: "not run",
};

function caseRow(one, level, clause) {
  return {
    level,
    label: [h("code", {}, one.name), h("span", { class: "about" }, one.about)],
    children: null,
    cells: (runtime) => {
      const result = one.at[runtime.index];
      const verdict = verdictOf(result);
      if (!verdict) return { text: "", group: "uncovered", label: "not run" };
      const reason = result.reason ? ` (${result.reason})` : "";
      return { text: verdict.sign, group: verdict.group, label: `${verdict.text}${reason}` };
    },
    open: (runtime) => go({ case: one.key, on: runtime?.name ?? "", clause: clause?.id ?? "" }),
  };
}

/** What the verdicts of its cases make of a clause: the worst of them. A clause is judged where a case of it is. */
function clauseGroup(found, runtime) {
  if (found.length === 0) return "uncovered";
  return worst(count(found.map((one) => verdictOf(one.at[runtime.index])?.group ?? "none")));
}

function clauseRow(clause, found) {
  const inOrder = (runtime) => {
    const rank = (one) => GROUPS.indexOf(verdictOf(one.at[runtime.index])?.group ?? "none");
    return [...found].sort((a, b) => rank(a) - rank(b));
  };
  return {
    level: 3,
    label: [h("code", {}, clause.id), " ", webLink(clause.url, "↗"), h("span", { class: "about" }, clause.statement)],
    children: found.length > 0 ? () => found.map((one) => caseRow(one, 4, clause)) : null,
    cells: (runtime) => {
      const groups = found.map((one) => verdictOf(one.at[runtime.index])?.group ?? "uncovered");
      return summed(count(groups), { ...OF_CASES, uncovered: "not run" });
    },
    open: found.length > 0
      ? (runtime) => go({ case: inOrder(runtime)[0].key, on: runtime.name, clause: clause.id })
      : null,
  };
}

/** A row that sums up others. */
function groupRow(level, title, what, children, groupsOf, words) {
  return {
    level,
    label: [h("span", { class: "title" }, title), h("span", { class: "about" }, what)],
    children: () => children,
    cells: (runtime) => summed(count(groupsOf(runtime)), words),
    open: null,
  };
}

/** The clauses that the filters leave, each with the cases that they leave. */
function wantedClauses(shown) {
  const words = searchWords();
  return clauses.flatMap((clause) => {
    if (state.kind && clause.kind !== state.kind) return [];
    if (state.section && clause.section !== state.section) return [];
    const isFound = hasWords(`${clause.id}\n${clause.statement}`.toLowerCase(), words);
    const found = clause.cases.filter((one) => (isFound || hasWords(one.words, words)) && hasWantedResult(one, shown));
    return found.length > 0 || (isFound && !state.only) ? [{ clause, found }] : [];
  });
}

function clauseRows(shown) {
  const wanted = wantedClauses(shown);
  const kinds = Object.keys(KINDS).flatMap((kind) => {
    const ofKind = wanted.filter(({ clause }) => clause.kind === kind);
    if (ofKind.length === 0) return [];
    const bySection = sections.flatMap((section) => {
      const inside = ofKind.filter(({ clause }) => clause.section === section);
      if (inside.length === 0) return [];
      const rows = inside.map(({ clause, found }) => clauseRow(clause, found));
      return [groupRow(2, section, plural(inside.length, "clause"), rows, groupsOf(inside), OF_CLAUSES)];
    });
    return [groupRow(1, KINDS[kind], plural(ofKind.length, "clause"), bySection, groupsOf(ofKind), OF_CLAUSES)];
  });
  return { kinds, size: wanted.length, noun: "clause" };

  function groupsOf(some) {
    return (runtime) => some.map(({ found }) => clauseGroup(found, runtime));
  }
}

function caseRows(shown) {
  const words = searchWords();
  const wanted = cases.filter((one) =>
    (!state.kind || one.kind === state.kind) && (!state.section || one.area === state.section)
    && hasWords(one.words, words) && hasWantedResult(one, shown));
  const groupsOf = (some) => (runtime) => some.map((one) => verdictOf(one.at[runtime.index])?.group ?? "uncovered");
  const kinds = Object.keys(KINDS).flatMap((kind) => {
    const ofKind = wanted.filter((one) => one.kind === kind);
    if (ofKind.length === 0) return [];
    const byArea = areas.flatMap((area) => {
      const inside = ofKind.filter((one) => one.area === area);
      if (inside.length === 0) return [];
      const rows = inside.map((one) => caseRow(one, 3, null));
      return [groupRow(2, area, plural(inside.length, "case"), rows, groupsOf(inside), OF_CASES)];
    });
    return [groupRow(1, KINDS[kind], plural(ofKind.length, "case"), byArea, groupsOf(ofKind), OF_CASES)];
  });
  return { kinds, size: wanted.length, noun: "case" };
}

function drawMatrix() {
  const shown = shownRuntimes();
  const isClauses = state.view === "matrix";
  const { kinds, size, noun } = isClauses ? clauseRows(shown) : caseRows(shown);
  say(plural(size, noun));
  if (size === 0) return [h("p", { class: "nothing" }, state.only ? `No ${noun} has such a result.` : `No ${noun} is like that.`)];
  const grid = new Grid(isClauses ? "Clause" : "Case", kinds, shown);
  const isFiltered = state.q || state.only || state.section;
  for (const element of [...grid.body.children]) grid.open(element, Boolean(isFiltered) && size <= OPEN_UP_TO);
  const explanation = isClauses
    ? "A clause counts once, by the worst verdict of the cases that are for it; sections add up to their kind."
    : "A case counts once; folders add up to their kind, and kinds to the verdicts by runtime.";
  return [
    h("p", { class: "tools" },
      plural(size, noun), " ",
      h("button", { type: "button", onclick: () => grid.openAll() }, "Open all"), " ",
      h("button", { type: "button", onclick: () => grid.closeAll() }, "Close all")),
    h("div", { class: "scroll" }, grid.table),
    h("p", { class: "explanation" }, explanation),
    legend(),
  ];
}

function legend() {
  const entries = Object.values(VERDICTS).map((verdict) =>
    [h("dt", { class: verdict.group }, verdict.sign), h("dd", {}, verdict.text)]);
  return h("details", { class: "legend" }, h("summary", {}, "What the signs mean"), h("dl", {}, entries));
}
