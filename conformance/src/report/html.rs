//! The report as one HTML page that needs nothing else: no network, no other file.
//!
//! The page holds the report itself, as the JSON of [`super::json`], and draws everything from it in the browser. What is in `html/`
//! is what it consists of: the template, the style, and the parts of the script in the order that `SCRIPT` says.

use std::borrow::Cow;
use std::collections::BTreeMap;

use askama::Template;
use serde::Serialize;

use super::demands::Demands;
use super::model::{Report, RuntimeEntry, level_text};
use super::result::Divergence;
use super::text;
use crate::diff::TraceDiff;
use crate::judge::Verdict;

const STYLE: &str = include_str!("html/style.css");

/// Each part uses what the parts before it define, and in functions that are called later what the parts after it do.
const SCRIPT: [&str; 10] = [
    include_str!("html/dom.js"),
    include_str!("html/model.js"),
    include_str!("html/state.js"),
    include_str!("html/grid.js"),
    include_str!("html/matrix.js"),
    include_str!("html/case.js"),
    include_str!("html/history.js"),
    include_str!("html/coverage.js"),
    include_str!("html/filters.js"),
    include_str!("html/main.js"),
];

/// Lines of one trace or diff that the page has; report.json has all of them.
const LINES: usize = 2000;

/// Characters of one such line.
const COLUMNS: usize = 2000;

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    report: &'a Report,
    extra: Extra<'a>,
    sentence: String,
    passed: bool,
    verdicts: Vec<Verdict>,
    totals: Vec<Row<'a>>,
    style: &'static str,
    script: String,
}

/// What the page needs besides the report.
#[derive(Serialize)]
struct Extra<'a> {
    has_baseline: bool,
    /// The runtimes on which a case fails in the baseline too, by the case's name.
    in_baseline: BTreeMap<&'a str, Vec<&'a str>>,
}

/// The verdicts of one runtime, counted.
struct Row<'a> {
    runtime: &'a RuntimeEntry,
    level: &'static str,
    counts: Vec<usize>,
    sum: usize,
}

/// The report as one HTML document.
///
/// # Errors
/// If something in the report is no JSON.
pub fn render(report: &Report, demands: &Demands) -> Result<String, askama::Error> {
    let report = shortened(report);
    let verdicts = report.verdicts();
    let page = Page {
        extra: Extra::of(&report, demands),
        sentence: text::sentence(&report, demands),
        passed: demands.are_met(&report),
        totals: rows(&report, &verdicts),
        verdicts,
        style: STYLE,
        script: SCRIPT.concat(),
        report: &report,
    };
    page.render()
}

impl<'a> Extra<'a> {
    fn of(report: &'a Report, demands: &Demands) -> Self {
        let mut in_baseline: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (case, result) in report.failures() {
            if !demands.is_new(&case.name, &result.runtime) {
                let runtimes = in_baseline.entry(&case.name).or_default();
                runtimes.push(&result.runtime);
            }
        }
        Self {
            has_baseline: demands.baseline.is_some(),
            in_baseline,
        }
    }
}

fn rows<'a>(report: &'a Report, verdicts: &[Verdict]) -> Vec<Row<'a>> {
    let row = |runtime: &'a RuntimeEntry| {
        let totals = report.totals(&runtime.name);
        let count = |verdict| totals.get(verdict).copied().unwrap_or(0);
        let counts: Vec<usize> = verdicts.iter().map(count).collect();
        Row {
            runtime,
            level: level_text(runtime.level),
            sum: counts.iter().sum(),
            counts,
        }
    };
    report.runtimes.iter().map(row).collect()
}

/// The report with traces that a browser can show.
fn shortened(report: &Report) -> Cow<'_, Report> {
    let is_short =
        |lines: &[String]| lines.len() <= LINES && lines.iter().all(|line| line.len() <= COLUMNS);
    let is_shown =
        |divergence: &Divergence| is_short(&divergence.expected) && is_short(&divergence.actual);
    let divergences = || {
        report
            .results()
            .filter_map(|(_, one)| one.divergence.as_ref())
    };
    let traces = || {
        report
            .cases
            .iter()
            .filter_map(|case| case.expected.as_ref())
    };
    if divergences().all(is_shown) && traces().all(|trace| is_short(trace)) {
        return Cow::Borrowed(report);
    }
    let mut report = report.clone();
    for case in &mut report.cases {
        case.expected.iter_mut().for_each(shorten);
        let results = case.results.iter_mut();
        for divergence in results.filter_map(|result| result.divergence.as_mut()) {
            shorten(&mut divergence.expected);
            shorten(&mut divergence.actual);
            shorten_diff(&mut divergence.diff);
        }
    }
    Cow::Owned(report)
}

fn shorten(lines: &mut Vec<String>) {
    if let Some(more) = lines.len().checked_sub(LINES).filter(|more| *more > 0) {
        lines.truncate(LINES);
        lines.push(format!("… and {more} more lines, in report.json"));
    }
    lines.iter_mut().for_each(shorten_line);
}

fn shorten_line(line: &mut String) {
    if let Some((end, _)) = line.char_indices().nth(COLUMNS) {
        line.truncate(end);
        line.push('…');
    }
}

fn shorten_diff(diff: &mut TraceDiff) {
    let mut left = LINES;
    for hunk in &mut diff.hunks {
        hunk.lines.truncate(left);
        left -= hunk.lines.len();
        let words = hunk.lines.iter_mut().flat_map(|line| &mut line.words);
        words.for_each(|words| shorten_line(&mut words.text));
    }
    diff.hunks.retain(|hunk| !hunk.lines.is_empty());
}
