//! `test525 quirks`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use clap::Args as ClapArgs;
use serde::Serialize;
use test525::case::{Suite, select};
use test525::history::{History, Pair};
use test525_reference_vm::quirk::{Interval, Quirk, Shown};

use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::{Status, output};

/// Arguments of `quirks`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// Run the cases on the reference VM with and without each quirk, and print which ones show it before and after the change
    #[arg(long)]
    cases: bool,
}

#[derive(Serialize)]
struct Entry {
    name: &'static str,
    kind: &'static str,
    present: String,
    issue: Option<String>,
    evidence: &'static str,
    sentence: &'static str,
    /// Why no case can show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_shown: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cases: Option<Pair>,
}

/// Prints the table of version differences.
pub fn run(args: &Args, common: &Common) -> Result<Status, Failure> {
    let history = match args.cases {
        true => Some(History::of(&select(Suite::Cases, &[])?.cases)),
        false => None,
    };
    let entries: Vec<Entry> = Quirk::ALL
        .iter()
        .map(|quirk| entry(*quirk, history.as_ref()))
        .collect();
    match common.format {
        Format::Json => output::print_json(&entries)?,
        Format::Terminal | Format::Github => output::print(&text(&entries))?,
        format @ (Format::Junit | Format::Html) => {
            return Err(output::no_such_form(format, "quirks"));
        }
        Format::Markdown => output::print(&markdown(&entries))?,
    }
    let incomplete = history
        .map(|history| history.incomplete())
        .unwrap_or_default();
    for quirk in &incomplete {
        anstream::eprintln!(
            "test525: {quirk}: no pair of cases shows it before and after the change"
        );
    }
    Ok(match incomplete.is_empty() {
        true => Status::Expected,
        false => Status::Divergent,
    })
}

fn entry(quirk: Quirk, history: Option<&History>) -> Entry {
    let present: Vec<String> = quirk.present().iter().map(interval).collect();
    Entry {
        name: quirk.name(),
        kind: quirk.kind().name(),
        present: present.join(" and "),
        issue: quirk.issue_url(),
        evidence: quirk.evidence().name(),
        sentence: quirk.sentence(),
        not_shown: match quirk.shown() {
            Shown::ByCases => None,
            Shown::Not(reason) => Some(reason),
        },
        cases: history.map(|history| history.of_quirk(quirk)),
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
        if let Some(reason) = entry.not_shown {
            _ = writeln!(text, "  no case can show it: {reason}");
        }
        if let Some(pair) = &entry.cases {
            _ = writeln!(text, "  before: {}", list(&pair.before));
            _ = writeln!(text, "  after:  {}", list(&pair.after));
        }
        text.push('\n');
    }
    text
}

fn list(cases: &BTreeSet<String>) -> String {
    let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
    match cases.is_empty() {
        true => "-".to_owned(),
        false => cases.join(", "),
    }
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
