// Which clauses have a case, and which cases exercise what they claim.

/** Claims that the reference VM saw no ground for. What it did not run, and clauses that no run can show, owe nothing. */
function emptyClaims() {
  const models = runtimes.filter((runtime) => runtime.kind === "reference-vm");
  const ran = (one) => models.some((runtime) => one.at[runtime.index] && one.at[runtime.index].verdict !== "not-applicable");
  return cases.filter(ran).flatMap((one) =>
    one.clauses.filter((clause) => clause.marked && clause.marked !== "never" && !one.exercised.includes(clause))
      .map((clause) => ({ one, clause })));
}

function tableOf(head, rows) {
  return h("div", { class: "wide" }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((text, index) => h("th", { scope: "col", class: index > 0 ? "number" : null }, text)))),
    h("tbody", {}, rows)));
}

function coverageRow(title, some) {
  const cells = [some.length, some.filter((clause) => clause.cases.length > 0).length, some.filter((clause) => clause.exercisedBy.length > 0).length,
    some.filter((clause) => clause.cases.length === 0).length];
  return h("tr", {}, h("th", { scope: "row" }, title), cells.map((number) => h("td", { class: "number" }, String(number))));
}

function drawClause(clause) {
  return h("li", {}, webLink(clause.url, h("code", {}, clause.id)), " ", h("span", { class: "kind" }, clause.kind),
    clause.marked === "never" ? " no run can show it" : null,
    h("span", { class: "about" }, clause.statement));
}

function drawCoverage() {
  const words = searchWords();
  const wanted = clauses.filter((clause) =>
    (!state.kind || clause.kind === state.kind) && (!state.section || clause.section === state.section)
    && hasWords(`${clause.id}\n${clause.statement}`.toLowerCase(), words));
  const gaps = wanted.filter((clause) => clause.cases.length === 0);
  const claims = emptyClaims().filter(({ clause }) => wanted.includes(clause));
  const owed = report.quirks.filter((quirk) => !quirk.not_shown && quirk.before.length + quirk.after.length > 0);
  const shown = report.quirks.filter((quirk) => !quirk.not_shown);
  const bySection = sections.map((section) => [section, wanted.filter((clause) => clause.section === section)]).filter(([, some]) => some.length > 0);
  say(plural(wanted.length, "clause"));
  const isPart = report.cases.length < report.suite.selected || report.suite.shard;
  return [
    isPart ? h("p", { class: "bad" }, "This report is of a part of the suite, and so is what it says about coverage.") : null,
    h("h2", {}, "Clauses with cases"),
    tableOf(["section", "clauses", "with a case", "exercised", "without"],
      [bySection.map(([section, some]) => coverageRow(section, some)), Object.keys(KINDS).map((kind) => coverageRow(`all ${kind}`, wanted.filter((clause) => clause.kind === kind))), coverageRow("all", wanted)]),
    h("h2", {}, `Clauses without a case: ${gaps.length}`),
    gaps.length > 0 ? h("ul", { id: "gaps", class: "clauses" }, gaps.map(drawClause)) : null,
    h("h2", {}, `Cases that do not exercise what they claim: ${claims.length}`),
    claims.length > 0 ? h("ul", { id: "empty-claims" }, claims.map(({ one, clause }) =>
      h("li", {}, h("a", { href: address({ case: one.key, on: "", clause: "" }) }, one.name), " claims ", h("code", {}, clause.id)))) : null,
    report.quirks.length > 0 ? [h("h2", {}, "Version differences"),
      h("p", {}, `${owed.length} of ${shown.length} that programs can show are shown by a case of this report; ${report.quirks.length - shown.length} no program can show.`)] : null,
  ];
}
