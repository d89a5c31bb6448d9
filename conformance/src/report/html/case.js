// One case on one runtime: what it shows, how the traces differ, where that is documented, and how to see it again.

const dialog = document.getElementById("case");

/** The runtime whose result is shown: the one that was asked for, else one where the case fails, else one that ran it. */
function runtimeFor(one) {
  const asked = runtimeByName.get(state.on);
  if (asked) return asked;
  const rank = (runtime) => GROUPS.indexOf(verdictOf(one.at[runtime.index])?.group ?? "none");
  return [...shownRuntimes()].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

function drawCase() {
  const one = caseByKey.get(state.case);
  if (!one) {
    return [h("div", { class: "head" }, h("h2", { id: "case-name" }, state.case), closeButton()),
      h("p", {}, "This report has no case of that name.")];
  }
  const runtime = runtimeFor(one);
  const result = runtime ? one.at[runtime.index] : null;
  return [
    h("div", { class: "head" }, h("h2", { id: "case-name" }, one.name), closeButton()),
    siblings(one, runtime),
    h("p", { class: "about" }, one.about),
    facts(one),
    runtime && chooser(one, runtime),
    result && outcome(one, runtime, result),
    result?.divergence && difference(runtime, result.divergence),
    program(one, result?.divergence),
    traces(one, runtime, result),
    clausesOf(one, result?.divergence),
    historyOf(one),
  ];
}

function closeButton() {
  return h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => dialog.close() }, "✕");
}

/** The other cases of the clause that the case was opened from. */
function siblings(one, runtime) {
  const clause = clauseById.get(state.clause);
  if (!clause || clause.cases.length < 2) return null;
  const items = clause.cases.map((other) => {
    const verdict = runtime && verdictOf(other.at[runtime.index]);
    const isThis = other === one;
    return h("li", {}, h("a", { href: address({ case: other.key }), "aria-current": isThis ? "true" : null },
      h("span", { class: `sign ${verdict?.group ?? "uncovered"}` }, verdict?.sign ?? ""), " ", other.name));
  });
  return h("details", { class: "siblings" },
    h("summary", {}, `${plural(clause.cases.length, "case")} of `, h("code", {}, clause.id)), h("ul", {}, items));
}

function facts(one) {
  const parts = [h("span", { class: "kind" }, one.kind)];
  parts.push(` for Python ${one.requires_python ?? "of every version"} `);
  parts.push(h("code", {}, one.path), " ");
  parts.push(h("a", { href: `#${new URLSearchParams({ case: one.key }).toString().replaceAll("%2F", "/")}`, class: "link" }, "link to this case"));
  return h("p", { class: "facts" }, parts);
}

function chooser(one, runtime) {
  const options = runtimes.map((other) => {
    const verdict = verdictOf(one.at[other.index]);
    return h("option", { value: other.name, selected: other === runtime }, `${verdict?.sign ?? ""} ${other.name}`);
  });
  const choose = (event) => go({ on: event.target.value }, "replace");
  return h("p", { class: "chooser" }, h("label", {}, "On ", h("select", { id: "case-runtime", onchange: choose }, options)));
}

function outcome(one, runtime, result) {
  const verdict = verdictOf(result);
  const command = result.reproduce ?? commandFor(one, runtime, result);
  return h("section", {},
    h("p", { id: "case-verdict", class: `verdict ${verdict.group}` }, h("span", { class: "sign" }, verdict.sign), " ", verdict.text),
    result.reason ? h("p", {}, result.reason, result.link ? [" (", webLink(result.link, "discussed here"), ")"] : null) : null,
    result.known ? h("p", {}, "Known by ", h("code", {}, result.known)) : null,
    command ? [h("h3", {}, "To see it again"), h("div", { class: "command" }, h("pre", { id: "case-command" }, command), copyButton("Copy", () => command))] : null);
}

/** The command for a result that the report has none for, because there is nothing to be seen. */
function commandFor(one, runtime, result) {
  if (result.verdict === "not-applicable" || !runtime.subject || !["run", "replay"].includes(report.suite.command)) return null;
  const name = /^[\w./-]+$/.test(one.name) ? one.name : `'${one.name.replaceAll("'", "'\\''")}'`;
  return `test525 ${report.suite.command} ${name} --subject ${runtime.subject} --level ${runtime.level}`;
}

/** A unified diff. Signs and underlines say what colours say. */
function difference(runtime, divergence) {
  const signs = { both: " ", expected: "-", actual: "+" };
  const tags = { both: "span", expected: "del", actual: "ins" };
  const line = ({ side, words }) => {
    const pieces = words.map((word) => (word.differs ? h("mark", {}, word.text) : word.text));
    return h(tags[side], { class: `line ${side}` }, h("span", { class: "sign" }, signs[side]), pieces, "\n");
  };
  const length = (hunk, side) => hunk.lines.filter((one) => one.side === "both" || one.side === side).length;
  const hunks = divergence.diff.map((hunk) => [
    h("span", { class: "hunk" }, `@@ -${hunk.expected_start + 1},${length(hunk, "expected")} +${hunk.actual_start + 1},${length(hunk, "actual")} @@\n`),
    hunk.lines.map(line),
  ]);
  const level = divergence.level === "exact" ? "Compared exactly." : "Text after two spaces and # is not compared.";
  return h("section", {}, h("h3", {}, "Difference"),
    h("pre", { id: "case-diff", class: "diff", tabindex: "0" },
      h("span", { class: "hunk" }, `--- ${divergence.expected_from}\n+++ ${runtime.name}\n`), hunks),
    h("p", { class: "explanation" }, level));
}

/** The program, with the lines that were running where the traces part. */
function program(one, divergence) {
  const running = new Set((divergence?.program ?? []).map((line) => line.line));
  const lines = one.program.replace(/\n$/, "").split("\n").map((text, index) => {
    const isRunning = running.has(index + 1);
    return h("span", { class: isRunning ? "line running" : "line" },
      h("span", { class: "number", "aria-hidden": "true" }, `${isRunning ? "▸" : ""}${index + 1}`), text, "\n");
  });
  return h("section", {}, h("h3", {}, "Program"),
    running.size > 0 ? h("p", { class: "explanation" }, "▸ was running where the traces first differ") : null,
    h("div", { class: "command" }, h("pre", { id: "case-program", class: "program", tabindex: "0" }, lines), copyButton("Copy", () => one.program)));
}

function traces(one, runtime, result) {
  const divergence = result?.divergence;
  const expected = divergence?.expected ?? one.expected;
  const column = (id, title, lines) => h("div", {}, h("h3", {}, title), h("pre", { id, tabindex: "0" }, lines.map((line) => `${line}\n`)));
  const isSame = ["pass", "unexpected-pass"].includes(result?.verdict);
  return h("section", { class: "traces" },
    expected ? column("case-expected", divergence && divergence.expected_from !== "expected" ? `Trace of ${divergence.expected_from}` : "Expected trace", expected) : null,
    divergence ? column("case-actual", `Trace of ${runtime.name}`, divergence.actual) : null,
    isSame ? h("p", { class: "explanation" }, runtime.level === "exact" ? `${runtime.name} showed this trace.` : `${runtime.name} showed this trace, as far as it is compared: text after two spaces and # is not.`) : null);
}

function clauseItem(clause) {
  return h("li", {}, webLink(clause.url ?? "", h("code", {}, clause.id)), clause.statement ? h("span", { class: "about" }, clause.statement) : null);
}

function clausesOf(one, divergence) {
  const before = (divergence?.clauses_before ?? []).map((link) => clauseById.get(link.id) ?? link);
  return h("section", { id: "case-clauses" },
    h("h3", {}, "Clauses that it is for"), h("ul", {}, one.clauses.map(clauseItem)),
    before.length > 0 ? [h("h3", {}, "Clauses exercised just before the difference, the latest first"), h("ol", {}, before.map(clauseItem))] : null,
    one.exercised.length > 0
      ? h("details", {}, h("summary", {}, `All ${plural(one.exercised.length, "clause")} that it exercises`), h("ul", {}, one.exercised.map(clauseItem)))
      : null);
}

function historyOf(one) {
  if (one.shows.length === 0) return null;
  const items = one.shows.map(({ quirk, has }) => h("li", {},
    h("a", { href: address({ ...DEFAULTS, view: "history", q: quirk.name }) }, quirk.name),
    h("span", { class: "about" }, `${has ? "With" : "Without"} it: ${quirk.statement}`)));
  return h("section", {}, h("h3", {}, "Version differences that it shows"), h("ul", {}, items));
}

/** Opens, fills or closes the dialog, as the address says. */
function refreshCase() {
  if (!state.case) {
    if (dialog.open) dialog.close();
    return;
  }
  const focused = document.activeElement?.id;
  dialog.replaceChildren(...drawCase().filter(Boolean));
  if (!dialog.open) dialog.showModal();
  if (focused && dialog.querySelector(`#${CSS.escape(focused)}`)) document.getElementById(focused).focus();
  dialog.scrollTop = 0;
}

dialog.addEventListener("close", () => {
  // It comes late: by then another case may have been opened.
  if (state.case && !dialog.open) go({ case: "", on: "", clause: "" });
});
// A click beside the dialog closes it.
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
