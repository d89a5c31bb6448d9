//! The report for a person at a terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::compare::{ChangeKind, Comparison};
use super::demands::Demands;
use super::model::{Report, Totals, level_text};
use super::result::{Divergence, Finding};
use super::text;
use crate::diff;
use crate::judge::Verdict;

/// Divergences shown in full; the report's files have all of them.
const SHOWN: usize = 20;

/// The summary: divergences first, then a table, then one sentence that says how it went.
pub fn render(report: &Report, demands: &Demands, colour: bool) -> String {
    let mut text = String::new();
    let paint = Paint { colour };
    let mut findings = report.findings();
    findings.retain(|finding| demands.is_shown(finding));
    for finding in findings.iter().take(SHOWN) {
        draw_finding(&mut text, paint, finding);
    }
    if let Some(more) = findings.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        _ = writeln!(text, "… and {more} more, in the report's files.\n");
    }
    for known in &report.stale {
        _ = writeln!(
            text,
            "{}: {}; the known divergence ({}) is out of date\n",
            known.place,
            known.cause.text(),
            known.reason
        );
    }
    table(&mut text, paint, report);
    text.push('\n');
    conclusion(&mut text, paint, report, demands);
    text
}

/// What changed between two reports.
pub fn render_comparison(comparison: &Comparison, colour: bool) -> String {
    let paint = Paint { colour };
    let mut text = String::new();
    for (old, new) in &comparison.renamed {
        _ = writeln!(text, "{old} is compared with {new}");
    }
    for name in &comparison.runtimes_removed {
        _ = writeln!(text, "{name} is only in the old report");
    }
    for name in &comparison.runtimes_added {
        _ = writeln!(text, "{name} is only in the new report");
    }
    for kind in ChangeKind::ALL {
        let groups = text::changed(comparison, kind);
        if groups.is_empty() {
            continue;
        }
        let heading = match kind {
            ChangeKind::NewlyFailing => paint.verdict(Verdict::Fail, kind.text()),
            ChangeKind::NewlyPassing => paint.verdict(Verdict::Pass, kind.text()),
            ChangeKind::VerdictChanged | ChangeKind::Added | ChangeKind::Removed => {
                paint.with(Style::new().bold(), kind.text())
            }
        };
        _ = writeln!(text, "{heading}:");
        for group in groups {
            let (case, on) = (&group.change.case, group.runtimes.join(", "));
            _ = writeln!(text, "  {case} on {on}: {}", group.verdicts());
        }
    }
    _ = writeln!(text, "{}", text::conclusion(comparison));
    text
}

#[derive(Copy, Clone)]
struct Paint {
    colour: bool,
}

impl Paint {
    fn with(self, style: Style, text: &str) -> String {
        if self.colour {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    fn verdict(self, verdict: Verdict, text: &str) -> String {
        let style = match verdict {
            Verdict::Pass => AnsiColor::Green.on_default(),
            Verdict::Fail
            | Verdict::Crashed
            | Verdict::TimedOut
            | Verdict::Unsupported
            | Verdict::Flaky => AnsiColor::Red.on_default().bold(),
            Verdict::UnexpectedPass | Verdict::ExpectedFailure => AnsiColor::Yellow.on_default(),
            Verdict::Unspecified | Verdict::NotApplicable => Style::new().dimmed(),
        };
        self.with(style, text)
    }

    fn diff_style(self) -> diff::Style {
        if self.colour {
            diff::Style::Colour
        } else {
            diff::Style::Marks
        }
    }
}

fn draw_finding(text: &mut String, paint: Paint, finding: &Finding) {
    let Finding {
        case,
        result,
        runtimes,
    } = finding;
    let runtimes = runtimes.join(", ");
    let verdict = result.verdict.text().to_uppercase();
    _ = writeln!(
        text,
        "{}  {} on {}",
        paint.verdict(result.verdict, &verdict),
        paint.with(Style::new().bold(), &case.name),
        runtimes,
    );
    if !case.about.is_empty() {
        _ = writeln!(text, "  {}", case.about);
    }
    _ = writeln!(text, "  {}", case.path);
    if let Some(reason) = &result.reason {
        _ = writeln!(text, "  {reason}");
    }
    if let Some(link) = &result.link {
        _ = writeln!(text, "  {link}");
    }
    if let Some(divergence) = &result.divergence {
        text.push_str(&draw_divergence(divergence, &runtimes, paint.colour));
    }
    text.push('\n');
}

/// A divergence as a diff, with the program's lines and the clauses behind it.
pub fn draw_divergence(divergence: &Divergence, runtime: &str, colour: bool) -> String {
    let paint = Paint { colour };
    let mut text = format!("  --- {}\n  +++ {runtime}\n", divergence.expected_from);
    for line in text::shortened(&divergence.diff.draw(paint.diff_style())).lines() {
        _ = writeln!(text, "  {line}");
    }
    if !divergence.program.is_empty() {
        text.push_str("  the program there:\n");
        for line in &divergence.program {
            _ = writeln!(text, "  {:>5} | {}", line.line, line.text);
        }
    }
    if !divergence.clauses_before.is_empty() {
        text.push_str("  clauses exercised just before, the latest first:\n");
        let width = divergence.clauses_before.iter().map(|c| c.id.len()).max();
        for clause in &divergence.clauses_before {
            _ = writeln!(
                text,
                "    {:width$}  {}",
                clause.id,
                clause.url,
                width = width.unwrap_or(0)
            );
        }
    }
    text
}

fn table(text: &mut String, paint: Paint, report: &Report) {
    let verdicts = report.verdicts();
    let width = report.runtimes.iter().map(|r| r.name.chars().count()).max();
    let width = width.unwrap_or(0);
    _ = write!(text, "{:width$}  {:10}", "", "level");
    for verdict in &verdicts {
        _ = write!(text, "  {}", verdict.text());
    }
    text.push('\n');
    for runtime in &report.runtimes {
        let totals = report.totals(&runtime.name);
        _ = write!(
            text,
            "{:width$}  {:10}",
            runtime.name,
            level_text(runtime.level)
        );
        row(text, paint, &verdicts, &totals);
    }
}

fn row(text: &mut String, paint: Paint, verdicts: &[Verdict], totals: &Totals) {
    for verdict in verdicts {
        let count = totals.get(verdict).copied().unwrap_or(0);
        let cell = format!("{count:>width$}", width = verdict.text().len());
        let cell = match count {
            0 => cell,
            _ => paint.verdict(*verdict, &cell),
        };
        _ = write!(text, "  {cell}");
    }
    text.push('\n');
}

fn conclusion(text: &mut String, paint: Paint, report: &Report, demands: &Demands) {
    let cases = report.cases.len();
    if report.interrupted {
        _ = writeln!(
            text,
            "Ended early: {cases} of {} cases were run.",
            report.suite.selected
        );
    }
    if cases == 0 {
        return;
    }
    let sentence = text::sentence(report, demands);
    _ = writeln!(
        text,
        "{}",
        match weight(report, demands) {
            Some(verdict) => paint.verdict(verdict, &sentence),
            None => sentence,
        }
    );
    for (verdict, meaning) in [
        (
            Verdict::UnexpectedPass,
            "a known divergence that did not happen; with --strict it is a failure",
        ),
        (
            Verdict::ExpectedFailure,
            "a divergence that is known, with its reason",
        ),
        (
            Verdict::Unspecified,
            "differs where the documentation promises nothing",
        ),
        (
            Verdict::NotApplicable,
            "the case is for other versions, or needs what that Python does not have",
        ),
    ] {
        if report.verdicts().contains(&verdict) {
            _ = writeln!(text, "  {}: {meaning}", verdict.text());
        }
    }
}

/// The verdict that the run as a whole is coloured like.
fn weight(report: &Report, demands: &Demands) -> Option<Verdict> {
    if demands.new_failures(report) > 0 {
        Some(Verdict::Fail)
    } else if report.is_out_of_date() {
        Some(Verdict::UnexpectedPass)
    } else if report.interrupted {
        None
    } else {
        Some(Verdict::Pass)
    }
}
