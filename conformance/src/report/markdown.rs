//! The report as Markdown, for a CI summary.

use std::fmt::Write as _;

use super::model::{Finding, Report, level_text};
use crate::diff::Style;

/// The report as one Markdown document.
pub fn render(report: &Report) -> String {
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
    if !findings.is_empty() {
        text.push_str("\n## Not as expected\n");
        for finding in &findings {
            draw_finding(&mut text, finding);
        }
    }
    if !report.stale.is_empty() {
        text.push_str("\n## Known divergences without a case\n\n");
        for known in &report.stale {
            _ = writeln!(text, "- `{}`: {}", known.place, known.reason);
        }
    }
    known(&mut text, report);
    text
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
    let diff = divergence.diff().draw(Style::Marks);
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
    for case in &report.cases {
        for result in &case.results {
            let Some(reason) = &result.reason else {
                continue;
            };
            if result.verdict != crate::judge::Verdict::ExpectedFailure {
                continue;
            }
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
