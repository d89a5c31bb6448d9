// What changed in which release of CPython, with the programs that show it.

const numbers = (version) => version.split(".").map(Number);
const minorOf = (version) => numbers(version).slice(0, 2).join(".");
const compareVersions = (a, b) => {
  const [x, y] = [numbers(a), numbers(b)];
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
};

/**
 * What happens to a version difference in which release: it begins or ends. Where it was mended in an older branch while the
 * first release of the newer one had it already, nothing begins there.
 */
function eventsOf(quirk) {
  return quirk.present.flatMap(({ first, fixed }, index) => {
    const before = quirk.present[index - 1];
    const goesOn = before && minorOf(before.fixed) !== minorOf(first) && first.endsWith(".0");
    const begins = first === "3.6.0" || goesOn ? [] : [{ quirk, release: first, begins: true }];
    return fixed ? [...begins, { quirk, release: fixed, begins: false }] : begins;
  });
}

function rangeText(quirk) {
  const parts = quirk.present.map(({ first, fixed }) => {
    if (first === "3.6.0") return fixed ? `before ${fixed}` : "every release";
    return fixed ? `${first} to before ${fixed}` : `since ${first}`;
  });
  return parts.join(", ");
}

function programs(title, names) {
  if (names.length === 0) return null;
  const shown = names.map((name) => h("li", {}, h("a", { href: address({ case: name, on: "", clause: "" }) }, name)));
  if (names.length <= 3) return h("div", {}, `${title}: `, h("ul", { class: "inline" }, shown));
  return h("details", {}, h("summary", {}, `${title}: ${plural(names.length, "program")}`), h("ul", {}, shown));
}

function drawEvent({ quirk, release, begins }) {
  const when = release ? h("span", { class: "when" }, begins ? `since ${release}` : `before ${release}`) : null;
  return h("li", { class: "event" },
    h("p", {}, when, " ", h("span", { class: `kind ${quirk.kind}` }, quirk.kind), " ", quirk.statement),
    h("p", { class: "facts" }, h("code", {}, quirk.name), ` (${rangeText(quirk)}); evidence: ${quirk.evidence}`,
      quirk.issue ? ["; ", webLink(quirk.issue, "issue")] : null),
    quirk.not_shown ? h("p", { class: "facts" }, `No program can show it: ${quirk.not_shown}.`) : null,
    programs("With it", quirk.before), programs("Without it", quirk.after));
}

function drawHistory() {
  if (report.quirks.length === 0) return [h("p", { class: "nothing" }, "This report has no table of version differences.")];
  const words = searchWords();
  const wanted = report.quirks.filter((quirk) =>
    (!state.kind || quirk.kind === state.kind)
    && hasWords(`${quirk.name}\n${quirk.statement}\n${quirk.issue ?? ""}`.toLowerCase(), words));
  const events = wanted.flatMap(eventsOf).filter((event) => !state.section || minorOf(event.release) === state.section);
  events.sort((a, b) => compareVersions(b.release, a.release));
  const always = state.section ? [] : wanted.filter((quirk) => eventsOf(quirk).length === 0);
  const minors = [...new Set(events.map((event) => minorOf(event.release)))];
  say(plural(wanted.length, "version difference"));
  if (events.length + always.length === 0) return [h("p", { class: "nothing" }, "No version difference is like that.")];
  return [
    h("p", { class: "explanation" },
      "Each sentence says what the releases named beside it do: those before a release, or since one. What was mended in several branches is under each of them. ",
      "The programs come out as they do because of it: on the reference VM they come out otherwise where it is turned round."),
    minors.map((minor) => {
      const inside = events.filter((event) => minorOf(event.release) === minor);
      return h("section", { class: "version" }, h("h2", { id: `python-${minor}` }, `Python ${minor} `, h("small", {}, plural(inside.length, "change"))),
        h("ul", {}, inside.map(drawEvent)));
    }),
    always.length > 0
      ? h("section", { class: "version" }, h("h2", {}, "In every release"), h("ul", {}, always.map((quirk) => drawEvent({ quirk }))))
      : null,
  ];
}
