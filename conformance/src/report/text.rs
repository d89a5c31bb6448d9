//! What the forms of the report have in common that people read as text.

use std::fmt::Write as _;

use super::compare::{Change, ChangeKind, Comparison};
use super::demands::Demands;
use super::model::{Report, RuntimeKind};
use crate::judge::Verdict;

/// Lines of one diff that are shown; the report has all of them.
const LINES: usize = 200;

/// Characters of one line that are shown.
const COLUMNS: usize = 2000;

/// A diff as far as people read it.
pub(super) fn shortened(diff: &str) -> String {
    let mut text = String::new();
    for line in diff.lines().take(LINES) {
        match line.char_indices().nth(COLUMNS) {
            Some((end, _)) => _ = writeln!(text, "{}…", line.get(..end).unwrap_or(line)),
            None => _ = writeln!(text, "{line}"),
        }
    }
    if let Some(more) = diff.lines().count().checked_sub(LINES).filter(|n| *n > 0) {
        _ = writeln!(text, "… and {more} more lines, in report.json");
    }
    text
}

/// `1 case`, `2 cases`.
pub(super) fn plural(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// Changes of one kind that differ in the runtime alone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Changed<'a> {
    /// The first of them.
    pub change: &'a Change,
    /// The runtimes of all.
    pub runtimes: Vec<&'a str>,
}

/// The changes of one kind, those of one case that are the same taken together.
pub(super) fn changed(comparison: &Comparison, kind: ChangeKind) -> Vec<Changed<'_>> {
    let mut groups: Vec<Changed<'_>> = Vec::new();
    for change in comparison.of_kind(kind) {
        let is_same = |one: &&mut Changed| {
            (&one.change.case, one.change.old, one.change.new)
                == (&change.case, change.old, change.new)
        };
        // They are sorted by case.
        let mut of_case = groups
            .iter_mut()
            .rev()
            .take_while(|group| group.change.case == change.case);
        match of_case.find(is_same) {
            Some(group) => group.runtimes.push(&change.runtime),
            None => groups.push(Changed {
                change,
                runtimes: vec![&change.runtime],
            }),
        }
    }
    groups
}

impl Changed<'_> {
    /// `pass → fail`, or what there is of it.
    pub(super) fn verdicts(&self) -> String {
        match (self.change.old, self.change.new) {
            (Some(old), Some(new)) => format!("{} → {}", old.text(), new.text()),
            (None, Some(new)) if new.is_failure() => format!("{}, not there before", new.text()),
            (None, Some(one)) | (Some(one), None) => Verdict::text(one).to_owned(),
            (None, None) => String::new(),
        }
    }
}

/// What a comparison comes to, in one sentence.
pub(super) fn conclusion(comparison: &Comparison) -> String {
    let counts: Vec<String> = ChangeKind::ALL
        .into_iter()
        .map(|kind| (comparison.of_kind(kind).count(), kind))
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| format!("{count} {}", kind.text()))
        .collect();
    let compared = format!("{} in both reports", plural(comparison.in_both, "result"));
    match counts.is_empty() {
        true => format!("{compared}: nothing changed."),
        false => format!("{compared}: {}.", counts.join(", ")),
    }
}

/// How a run went, in one sentence.
pub(super) fn sentence(report: &Report, demands: &Demands) -> String {
    let kinds = report.runtimes.iter().map(|runtime| runtime.kind);
    let pythons = kinds.filter(|kind| *kind == RuntimeKind::Subject).count();
    let mut on = format!("{} on the reference VM", plural(report.cases.len(), "case"));
    if pythons > 0 {
        _ = write!(on, " and {}", plural(pythons, "Python"));
    }
    let failures = report.failures().count();
    let new = demands.new_failures(report);
    let known = match failures - new.min(failures) {
        0 => String::new(),
        known => format!(" {} in the baseline too.", is_are(known, "failure")),
    };
    if new > 0 {
        return match &demands.baseline {
            Some(_) => format!("{on}: {}.{known}", plural(new, "new failure")),
            None => format!("{on}: {} not as expected.", plural(new, "result")),
        };
    }
    if report.is_out_of_date() {
        let passes = report
            .unexpected()
            .filter(|(_, r)| r.verdict == Verdict::UnexpectedPass);
        let what = match (report.stale.len(), passes.count()) {
            (0, passes) => match passes {
                1 => "1 unexpected pass".to_owned(),
                _ => format!("{passes} unexpected passes"),
            },
            (stale, _) => format!("{} out of date", plural(stale, "known divergence")),
        };
        return format!("{on}: {what}.{known}");
    }
    match report.interrupted {
        true => format!("{on}: so far as expected.{known}"),
        false if known.is_empty() => format!("{on}: all as expected."),
        false => format!("{on}: no new failure.{known}"),
    }
}

/// `1 failure is`, `2 failures are`.
fn is_are(count: usize, noun: &str) -> String {
    format!(
        "{} {}",
        plural(count, noun),
        if count == 1 { "is" } else { "are" }
    )
}
