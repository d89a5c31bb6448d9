//! The report as Markdown, for a CI summary.

use std::fmt::Write as _;

use super::compare::{ChangeKind, Comparison};
use super::demands::Demands;
use super::model::{Report, level_text};
use super::result::Finding;
use super::text;
use crate::diff::Style;

/// Bytes after which findings are counted and no longer shown: a job summary of GitHub's may have 1 MiB.
const LIMIT: usize = 800 * 1024;

/// Known divergences that are listed; the report has all of them.
const KNOWN: usize = 500;

/// The report as one Markdown document.
pub fn render(report: &Report, demands: &Demands) -> String {
    let mut text = format!("# test525 {}\n\n", report.suite.version);
    _ = writeln!(
        text,
        "{} of {} cases ({}), {} {}.{}\n",
        report.cases.len(),
        report.suite.selected,
        report.suite.origin,
        report.platform.os,
        report.platform.arch,
        if report.interrupted {
            " **Ended early.**"
        } else {
            ""
        },
    );
    table(&mut text, report);
    let findings = report.findings();
    let (new, old): (Vec<_>, Vec<_>) = findings.iter().partition(|one| demands.is_shown(one));
    if !new.is_empty() {
        text.push_str("\n## Not as expected\n");
        draw_findings(&mut text, &new);
    }
    if !old.is_empty() {
        text.push_str("\n## Failures that the baseline has too\n\n");
        for finding in old.iter().take(KNOWN) {
            let on = finding.runtimes.join(", ");
            let verdict = finding.result.verdict.text();
            _ = writeln!(text, "- `{}` on {on}: {verdict}", finding.case.name);
        }
    }
    if !report.stale.is_empty() {
        text.push_str("\n## Known divergences that are out of date\n\n");
        for known in &report.stale {
            let cause = known.cause.text();
            _ = writeln!(text, "- `{}`: {cause}: {}", known.place, known.reason);
        }
    }
    known(&mut text, report);
    text
}

/// What changed between two reports, as one Markdown document.
pub fn render_comparison(comparison: &Comparison) -> String {
    let mut text = format!("# {}\n", text::conclusion(comparison));
    for kind in ChangeKind::ALL {
        let groups = text::changed(comparison, kind);
        if groups.is_empty() {
            continue;
        }
        _ = writeln!(text, "\n## {}\n", kind.text());
        for (index, group) in groups.iter().enumerate() {
            if text.len() > LIMIT {
                _ = writeln!(text, "- … and {} more", groups.len() - index);
                break;
            }
            let (case, on) = (&group.change.case, group.runtimes.join(", "));
            _ = writeln!(text, "- `{case}` on {on}: {}", group.verdicts());
        }
    }
    text
}

/// As many as there is room for.
fn draw_findings(text: &mut String, findings: &[&Finding]) {
    for (index, finding) in findings.iter().enumerate() {
        if text.len() > LIMIT {
            let more = text::plural(findings.len() - index, "more result");
            _ = writeln!(text, "\n… and {more}, in report.json.");
            return;
        }
        draw_finding(text, finding);
    }
}

fn table(text: &mut String, report: &Report) {
    let verdicts = report.verdicts();
    text.push_str("| runtime | version | level |");
    for verdict in &verdicts {
        _ = write!(text, " {} |", verdict.text());
    }
    text.push_str("\n|---|---|---|");
    text.push_str(&"--:|".repeat(verdicts.len()));
    text.push('\n');
    for runtime in &report.runtimes {
        let totals = report.totals(&runtime.name);
        _ = write!(
            text,
            "| {} | {} | {} |",
            runtime.name,
            runtime.version,
            level_text(runtime.level)
        );
        for verdict in &verdicts {
            _ = write!(text, " {} |", totals.get(verdict).copied().unwrap_or(0));
        }
        text.push('\n');
    }
}

fn draw_finding(text: &mut String, finding: &Finding) {
    let Finding {
        case,
        result,
        runtimes,
    } = finding;
    let runtimes = runtimes.join(", ");
    let verdict = result.verdict.text();
    _ = writeln!(text, "\n### `{}` on {}: {verdict}\n", case.name, runtimes);
    if !case.about.is_empty() {
        _ = writeln!(text, "{}\n", case.about);
    }
    _ = writeln!(text, "`{}`", case.path);
    if let Some(reason) = &result.reason {
        _ = writeln!(text, "\n{reason}");
    }
    let Some(divergence) = &result.divergence else {
        return;
    };
    let diff = text::shortened(&divergence.diff.draw(Style::Marks));
    let fence = fence_for(&diff);
    _ = writeln!(
        text,
        "\n{fence}diff\n--- {}\n+++ {}\n{diff}{fence}",
        divergence.expected_from, runtimes
    );
    if !divergence.program.is_empty() {
        text.push_str("\nThe program there:\n\n");
        for line in &divergence.program {
            _ = writeln!(text, "    {:>5} | {}", line.line, line.text);
        }
    }
    if !divergence.clauses_before.is_empty() {
        text.push_str("\nClauses exercised just before, the latest first:\n\n");
        for clause in &divergence.clauses_before {
            _ = writeln!(text, "- [`{}`]({})", clause.id, clause.url);
        }
    }
    if let Some(command) = &result.reproduce {
        let fence = fence_for(command);
        _ = writeln!(text, "\nTo see it again:\n\n{fence}sh\n{command}\n{fence}");
    }
}

/// A fence that the text itself does not contain.
fn fence_for(text: &str) -> String {
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

/// Known failures with their reasons.
fn known(text: &mut String, report: &Report) {
    let mut heading = "\n## Known divergences\n\n";
    let mut shown = 0;
    for case in &report.cases {
        for result in &case.results {
            let Some(reason) = &result.reason else {
                continue;
            };
            if result.verdict != crate::judge::Verdict::ExpectedFailure {
                continue;
            }
            if shown == KNOWN {
                text.push_str("- … and more, in report.json\n");
                return;
            }
            shown += 1;
            text.push_str(heading);
            heading = "";
            _ = write!(text, "- `{}` on {}: {reason}", case.name, result.runtime);
            match &result.link {
                Some(link) => _ = writeln!(text, " (<{link}>)"),
                None => text.push('\n'),
            }
        }
    }
}
