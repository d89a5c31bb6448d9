//! `test525 subjects`.

use std::fmt::Write as _;

use serde::Serialize;
use test525::subject::SubjectInfo;

use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::{Status, output, subjects};

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    implementation: &'a str,
    version: &'a str,
    features: &'a [String],
}

impl<'a> Entry<'a> {
    fn of(info: &'a SubjectInfo) -> Self {
        Self {
            name: &info.name,
            implementation: &info.implementation,
            version: &info.version,
            features: &info.features,
        }
    }
}

/// Prints the Pythons that a run would use.
pub fn run(common: &Common) -> Result<Status, Failure> {
    let launchers = subjects::launchers(common)?;
    let entries: Vec<Entry> = launchers.iter().map(|one| Entry::of(one.info())).collect();
    match common.format {
        Format::Json => output::print_json(&entries)?,
        Format::Terminal | Format::Github => output::print(&text(&entries))?,
        format @ (Format::Junit | Format::Html) => {
            return Err(output::no_such_form(format, "subjects"));
        }
        Format::Markdown => output::print(&markdown(&entries))?,
    }
    Ok(Status::Expected)
}

fn text(entries: &[Entry]) -> String {
    let width = |part: fn(&Entry) -> usize| entries.iter().map(part).max().unwrap_or(0);
    let (name, version) = (width(|e| e.name.len()), width(|e| e.version.len()));
    let mut text = String::new();
    for entry in entries {
        _ = writeln!(
            text,
            "{:name$}  {} {:version$}  {}",
            entry.name,
            entry.implementation,
            entry.version,
            entry.features.join(" ")
        );
    }
    if entries.is_empty() {
        text.push_str("No Python was found. --subject NAME=COMMAND names one by its command.\n");
    }
    text
}

fn markdown(entries: &[Entry]) -> String {
    let mut text = "| name | implementation | version | features |\n|---|---|---|---|\n".to_owned();
    for entry in entries {
        _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            entry.name,
            entry.implementation,
            entry.version,
            entry.features.join(", ")
        );
    }
    text
}
