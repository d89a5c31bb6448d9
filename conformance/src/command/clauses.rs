//! `test525 clauses`.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args as ClapArgs;
use serde::Serialize;
use test525::case::{Suite, select};
use test525::coverage::{Coverage, Covered, EmptyClaim};
use test525::reference;
use test525_reference_vm::clause::{Clause, Marked, Section};

use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::{Status, output};

/// The version of the JSON form.
const SCHEMA: u32 = 1;

/// Arguments of `clauses`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// Run the cases on the reference VM and print which cases claim and which exercise each clause
    #[arg(long)]
    coverage: bool,
    /// Cases for --coverage: files, folders, or names [default: all]
    #[arg(requires = "coverage")]
    paths: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Entry {
    id: &'static str,
    section: String,
    kind: &'static str,
    marked: &'static str,
    url: &'static str,
    sentence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Covered>,
}

#[derive(Serialize)]
struct Document {
    schema: u32,
    clauses: Vec<Entry>,
    empty_claims: Vec<EmptyClaim>,
}

/// Prints the catalogue.
pub fn run(args: &Args, common: &Common) -> Result<Status, Failure> {
    let coverage = match args.coverage {
        true => {
            let cases = select(Suite::Cases, &args.paths)?.cases;
            Some(Coverage::of(&cases, &reference::editions()))
        }
        false => None,
    };
    let entries: Vec<Entry> = Clause::ALL
        .iter()
        .map(|clause| entry(*clause, coverage.as_ref()))
        .collect();
    let empty_claims = coverage.as_ref().map(|c| c.empty_claims.clone());
    let document = Document {
        schema: SCHEMA,
        clauses: entries,
        empty_claims: empty_claims.unwrap_or_default(),
    };
    match common.format {
        Format::Json => output::print_json(&document)?,
        Format::Terminal | Format::Github => output::print(&text(&document))?,
        format @ (Format::Junit | Format::Html) => {
            return Err(output::no_such_form(format, "clauses"));
        }
        Format::Markdown => output::print(&markdown(&document))?,
    }
    Ok(match coverage {
        Some(coverage) => complain(&coverage),
        None => Status::Expected,
    })
}

/// Says on standard error what is wrong with the cases' claims.
fn complain(coverage: &Coverage) -> Status {
    for (case, reason) in &coverage.not_run {
        anstream::eprintln!("test525: {case}: not run: {reason}");
    }
    for claim in &coverage.empty_claims {
        anstream::eprintln!(
            "test525: {} claims {} and does not exercise it",
            claim.case,
            claim.clause
        );
    }
    match coverage.empty_claims.is_empty() && coverage.not_run.is_empty() {
        true => Status::Expected,
        false => Status::Divergent,
    }
}

fn entry(clause: Clause, coverage: Option<&Coverage>) -> Entry {
    Entry {
        id: clause.id(),
        section: clause.section().to_string(),
        kind: clause.kind().name(),
        marked: match clause.marked() {
            Marked::AtRunTime => "at run time",
            Marked::ByChecker => "by the checker",
            Marked::Never => "never",
        },
        url: clause.url(),
        sentence: clause.sentence(),
        coverage: coverage.map(|coverage| coverage.of_clause(clause)),
    }
}

fn text(document: &Document) -> String {
    let mut text = String::new();
    for section in Section::ALL {
        let title = section.to_string();
        _ = writeln!(text, "{title}\n");
        for entry in document
            .clauses
            .iter()
            .filter(|entry| entry.section == title)
        {
            _ = writeln!(
                text,
                "  {} ({}, marked {})",
                entry.id, entry.kind, entry.marked
            );
            _ = writeln!(text, "    {}", entry.sentence);
            _ = writeln!(text, "    {}", entry.url);
            if let Some(covered) = &entry.coverage {
                _ = writeln!(text, "    claimed by:   {}", list(covered.claimed.iter()));
                _ = writeln!(text, "    exercised by: {}", list(covered.exercised.iter()));
            }
            text.push('\n');
        }
    }
    if let Some(sentence) = totals(document) {
        _ = writeln!(text, "{sentence}");
    }
    text
}

fn markdown(document: &Document) -> String {
    let mut text = "| clause | kind | statement |".to_owned();
    let covered = document
        .clauses
        .iter()
        .any(|entry| entry.coverage.is_some());
    text.push_str(if covered {
        " claimed by | exercised by |\n|---|---|---|--:|--:|\n"
    } else {
        "\n|---|---|---|\n"
    });
    for entry in &document.clauses {
        _ = write!(
            text,
            "| [`{}`]({}) | {} | {} |",
            entry.id,
            entry.url,
            entry.kind,
            entry.sentence.replace('|', "\\|")
        );
        if let Some(covered) = &entry.coverage {
            _ = write!(
                text,
                " {} | {} |",
                covered.claimed.len(),
                covered.exercised.len()
            );
        }
        text.push('\n');
    }
    if let Some(sentence) = totals(document) {
        _ = writeln!(text, "\n{sentence}");
    }
    text
}

/// How many clauses are covered, if that was asked for.
fn totals(document: &Document) -> Option<String> {
    let covered: Vec<&Covered> = document
        .clauses
        .iter()
        .filter_map(|entry| entry.coverage.as_ref())
        .collect();
    let count = |has: fn(&Covered) -> bool| covered.iter().filter(|one| has(one)).count();
    (!covered.is_empty()).then(|| {
        format!(
            "{} clauses: {} claimed, {} exercised.",
            covered.len(),
            count(|one| !one.claimed.is_empty()),
            count(|one| !one.exercised.is_empty())
        )
    })
}

fn list<'a>(cases: impl Iterator<Item = &'a String>) -> String {
    let cases: Vec<&str> = cases.map(String::as_str).collect();
    match cases.is_empty() {
        true => "-".to_owned(),
        false => cases.join(", "),
    }
}
