//! `test525 quirks`.

use std::fmt::Write as _;

use serde::Serialize;
use test525_reference_vm::quirk::{Interval, Quirk};

use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::{Status, output};

#[derive(Serialize)]
struct Entry {
    name: &'static str,
    kind: &'static str,
    present: String,
    issue: Option<String>,
    evidence: &'static str,
    sentence: &'static str,
}

/// Prints the table of version differences.
pub fn run(common: &Common) -> Result<Status, Failure> {
    let entries: Vec<Entry> = Quirk::ALL.iter().map(|quirk| entry(*quirk)).collect();
    match common.format {
        Format::Json => output::print_json(&entries)?,
        Format::Terminal => output::print(&text(&entries))?,
        Format::Markdown => output::print(&markdown(&entries))?,
    }
    Ok(Status::Expected)
}

fn entry(quirk: Quirk) -> Entry {
    let present: Vec<String> = quirk.present().iter().map(interval).collect();
    Entry {
        name: quirk.name(),
        kind: quirk.kind().name(),
        present: present.join(" and "),
        issue: quirk.issue_url(),
        evidence: quirk.evidence().name(),
        sentence: quirk.sentence(),
    }
}

fn interval(interval: &Interval) -> String {
    match interval.fixed {
        Some(fixed) => format!(">={},<{fixed}", interval.first),
        None => format!(">={}", interval.first),
    }
}

fn text(entries: &[Entry]) -> String {
    let mut text = String::new();
    for entry in entries {
        _ = writeln!(text, "{} ({})", entry.name, entry.kind);
        _ = writeln!(text, "  {}", entry.sentence);
        _ = writeln!(
            text,
            "  CPython {}; evidence: {}",
            entry.present, entry.evidence
        );
        if let Some(issue) = &entry.issue {
            _ = writeln!(text, "  {issue}");
        }
        text.push('\n');
    }
    text
}

fn markdown(entries: &[Entry]) -> String {
    let mut text =
        "| quirk | kind | CPython | what it does | evidence |\n|---|---|---|---|---|\n".to_owned();
    for entry in entries {
        let name = match &entry.issue {
            Some(issue) => format!("[{}]({issue})", entry.name),
            None => entry.name.to_owned(),
        };
        _ = writeln!(
            text,
            "| {name} | {} | {} | {} | {} |",
            entry.kind,
            entry.present,
            entry.sentence.replace('|', "\\|"),
            entry.evidence
        );
    }
    text
}
