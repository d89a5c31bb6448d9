// The report, with what can be looked up in it.

const report = JSON.parse(document.getElementById("report").textContent);
const extra = JSON.parse(document.getElementById("extra").textContent);

/** What each verdict looks like; its group says what it counts as. A failure's sign begins with a cross, whatever the colour. */
const VERDICTS = {
  pass: { sign: "✓", text: "pass", group: "pass" },
  fail: { sign: "✗", text: "fail", group: "bad" },
  crashed: { sign: "✗c", text: "crashed", group: "bad" },
  "timed-out": { sign: "✗t", text: "timed out", group: "bad" },
  flaky: { sign: "✗~", text: "flaky: a fresh process gave another trace", group: "bad" },
  unsupported: { sign: "✗u", text: "unsupported by the reference VM", group: "bad" },
  "unexpected-pass": { sign: "(✓)", text: "unexpected pass: a known divergence that did not happen", group: "known" },
  "expected-failure": { sign: "(✗)", text: "expected failure: a divergence that is known, with its reason", group: "known" },
  unspecified: { sign: "?", text: "unspecified: differs where the documentation promises nothing", group: "open" },
  "not-applicable": { sign: "·", text: "not applicable: for other versions, or in need of what that Python does not have", group: "none" },
};

/** Groups of verdicts, the one that matters most first. */
const GROUPS = ["bad", "known", "open", "pass", "none"];

/** What the kinds of clauses and cases mean. */
const KINDS = {
  documented: "Documented: what the documentation promises",
  cpython: "Observed in CPython, promised nowhere",
  unspecified: "Unspecified: left open",
};

const runtimes = report.runtimes.map((runtime, index) => ({ ...runtime, index }));
const runtimeByName = new Map(runtimes.map((runtime) => [runtime.name, runtime]));
const clauseById = new Map(report.clauses.map((clause) => [clause.id, { ...clause, cases: [], exercisedBy: [] }]));
const clauses = [...clauseById.values()];

const times = new Map();
for (const { name } of report.cases) times.set(name, (times.get(name) ?? 0) + 1);

const cases = report.cases.map((entry) => {
  const at = new Array(runtimes.length).fill(null);
  for (const result of entry.results) at[runtimeByName.get(result.runtime).index] = result;
  const slash = entry.name.lastIndexOf("/");
  const found = (id) => clauseById.get(id);
  return {
    ...entry,
    at,
    // What links call it: files of two folders can have one name.
    key: times.get(entry.name) === 1 ? entry.name : `${entry.name} in ${entry.path}`,
    kind: entry.level ?? "documented",
    area: slash < 0 ? "(no folder)" : entry.name.slice(0, slash),
    shows: [],
    clauses: entry.clauses.map((link) => found(link.id) ?? link),
    exercised: entry.exercised.map((id) => found(id) ?? { id }),
    words: `${entry.name}\n${entry.about}\n${entry.program}`.toLowerCase(),
  };
});
const caseByName = new Map(cases.map((one) => [one.name, one]));
const caseByKey = new Map(cases.map((one) => [one.key, one]));

for (const one of cases) {
  for (const clause of one.clauses) clause.cases?.push(one);
  for (const clause of one.exercised) clause.exercisedBy?.push(one);
}
for (const quirk of report.quirks) {
  for (const name of quirk.before) caseByName.get(name)?.shows.push({ quirk, has: true });
  for (const name of quirk.after) caseByName.get(name)?.shows.push({ quirk, has: false });
}

/** The verdict of a result; one that is not there is no verdict. */
function verdictOf(result) {
  return result ? VERDICTS[result.verdict] : null;
}

/** Whether a result fails a run, and is not in the baseline too. */
function isNewFailure(one, result) {
  return verdictOf(result)?.group === "bad" && !extra.in_baseline[one.name]?.includes(result.runtime);
}

/** The sections of the catalogue, in its order. */
const sections = [...new Set(clauses.map((clause) => clause.section))];
/** The folders of the cases. */
const areas = [...new Set(cases.map((one) => one.area))];
