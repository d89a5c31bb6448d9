// A table of rows within rows against runtimes. Rows below a closed one do not exist until it is opened.

/** Rows up to which a filtered table is shown open. */
const OPEN_UP_TO = 400;

/**
 * A row is { key, label, level, children: rows or null, cells: runtime → { text, group, label }, open: (runtime) → what a click does }.
 * Cells can be reached with the arrow keys, as in the treegrid pattern of the ARIA practices.
 */
class Grid {
  constructor(corner, rows, shown) {
    this.shown = shown;
    this.rows = new Map();
    this.body = h("tbody");
    const names = shown.map((runtime) =>
      h("th", { scope: "col", class: "runtime", title: runtime.build ?? runtime.version }, h("span", {}, runtime.name)));
    this.table = h("table", { class: "grid", role: "treegrid", "aria-label": corner, onclick: (e) => this.clicked(e), onkeydown: (e) => this.pressed(e), onmouseover: explain },
      h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "corner" }, corner), names)), this.body);
    this.body.append(...rows.map((row) => this.make(row)));
    const first = this.body.querySelector("th");
    if (first) first.tabIndex = 0;
  }

  make(row) {
    const cells = this.shown.map((runtime) => {
      const cell = row.cells(runtime);
      return h("td", { class: cell.group, "aria-label": `${runtime.name}: ${cell.label}`, tabindex: "-1" }, cell.text);
    });
    const isOpen = row.children ? "false" : null;
    const element = h("tr", { class: `level-${row.level}`, "aria-level": row.level, "aria-expanded": isOpen },
      h("th", { scope: "row", tabindex: "-1" }, h("div", {}, row.label)), cells);
    this.rows.set(element, row);
    return element;
  }

  isOpen(element) {
    return element.getAttribute("aria-expanded") === "true";
  }

  open(element, deep = false) {
    const row = this.rows.get(element);
    if (!row.children || this.isOpen(element)) return;
    element.setAttribute("aria-expanded", "true");
    const made = row.children().map((child) => this.make(child));
    element.after(...made);
    if (deep) made.forEach((child) => this.open(child, true));
  }

  close(element) {
    const { level } = this.rows.get(element);
    element.setAttribute("aria-expanded", "false");
    while (element.nextElementSibling && this.rows.get(element.nextElementSibling).level > level) {
      this.rows.delete(element.nextElementSibling);
      element.nextElementSibling.remove();
    }
  }

  openAll() {
    for (const element of [...this.body.children]) this.open(element, true);
  }

  closeAll() {
    for (const element of [...this.body.children]) if (this.rows.has(element)) this.close(element);
  }

  toggle(element) {
    if (this.isOpen(element)) this.close(element);
    else this.open(element);
  }

  /** What a click or Enter does: a cell shows what is behind it; where nothing is, the row opens or closes. */
  act(cell) {
    const element = cell.closest("tr");
    const row = this.rows.get(element);
    if (!row) return;
    const runtime = this.shown[cell.cellIndex - 1] ?? null;
    if (row.open && (runtime || !row.children)) row.open(runtime);
    else if (row.children) this.toggle(element);
  }

  clicked(event) {
    const cell = event.target.closest("tbody th, tbody td");
    if (!cell || event.target.closest("a")) return;
    this.focus(cell);
    this.act(cell);
  }

  focus(cell) {
    this.table.querySelector("tbody [tabindex='0']")?.setAttribute("tabindex", "-1");
    cell.tabIndex = 0;
    cell.focus();
  }

  pressed(event) {
    const cell = event.target.closest("tbody th, tbody td");
    if (!cell || event.target !== cell || event.ctrlKey || event.altKey || event.metaKey) return;
    const element = cell.parentElement;
    const column = cell.cellIndex;
    const isHeader = column === 0;
    const inRow = (row, index) => row?.children[Math.min(Math.max(index, 0), row.children.length - 1)];
    const parent = () => {
      let row = element;
      const { level } = this.rows.get(element);
      while (row && this.rows.get(row).level >= level) row = row.previousElementSibling;
      return inRow(row, 0);
    };
    const canOpen = isHeader && element.getAttribute("aria-expanded") === "false";
    const moves = {
      ArrowDown: () => inRow(element.nextElementSibling, column),
      ArrowUp: () => inRow(element.previousElementSibling, column),
      ArrowRight: () => (canOpen ? this.open(element) : inRow(element, column + 1)),
      ArrowLeft: () => (!isHeader ? inRow(element, column - 1) : this.isOpen(element) ? this.close(element) : parent()),
      Home: () => inRow(event.shiftKey ? this.body.firstElementChild : element, 0),
      End: () => inRow(event.shiftKey ? this.body.lastElementChild : element, element.children.length - 1),
      Enter: () => this.act(cell),
      " ": () => this.act(cell),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const target = move();
    if (target) this.focus(target);
  }
}

/** A mouse that rests on a cell is told what a screen reader is. */
function explain(event) {
  const cell = event.target.closest("td[aria-label]");
  if (cell && !cell.title) cell.title = cell.getAttribute("aria-label");
}

/** Counts by group. */
function count(groups) {
  const counts = { bad: 0, known: 0, open: 0, pass: 0, none: 0, uncovered: 0 };
  for (const group of groups) counts[group] += 1;
  return counts;
}

/** The worst group that something is in. */
function worst(counts) {
  return GROUPS.find((group) => counts[group] > 0) ?? "uncovered";
}

/** A cell that sums up several things: how many of those that could be judged are not as they should be. */
function summed(counts, words) {
  const group = worst(counts);
  const judged = counts.bad + counts.known + counts.open + counts.pass;
  const text = {
    bad: () => `✗ ${counts.bad}/${judged}`,
    known: () => `(✗) ${counts.known}/${judged}`,
    open: () => `? ${counts.open}/${judged}`,
    pass: () => `✓ ${counts.pass}`,
    none: () => "·",
    uncovered: () => "",
  }[group]();
  const label = Object.entries(words).filter(([name]) => counts[name] > 0).map(([name, word]) => `${counts[name]} ${word}`);
  return { group, text, label: label.join(", ") || "nothing to judge" };
}
