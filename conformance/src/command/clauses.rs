//! `test525 clauses`.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args as ClapArgs;
use serde::Serialize;
use test525::case::{Suite, select};
use test525::coverage::{Coverage, Covered, EmptyClaim};
use test525::faults::{Faults, Noticed};
use test525::reference;
use test525_reference_vm::clause::{Clause, Marked, Section};

use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::{Status, output};

/// The version of the JSON form.
const SCHEMA: u32 = 1;

/// Arguments of `clauses`.
#[derive(ClapArgs, Debug)]
#[command(group = clap::ArgGroup::new("runs_cases").args(["coverage", "faults"]).multiple(true))]
pub struct Args {
    /// Run the cases on the reference VM and print which cases claim and which exercise each clause
    #[arg(long)]
    coverage: bool,
    /// Break each clause in the reference VM, and print which of the cases that claim it notice
    #[arg(long)]
    faults: bool,
    /// Cases for --coverage and --faults: files, folders, or names [default: all]
    #[arg(requires = "runs_cases")]
    paths: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Entry {
    id: &'static str,
    section: String,
    kind: &'static str,
    marked: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unshown: Option<&'static str>,
    url: &'static str,
    sentence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Covered>,
    #[serde(skip_serializing_if = "Option::is_none")]
    faults: Option<Noticed>,
}

#[derive(Serialize)]
struct Document {
    schema: u32,
    clauses: Vec<Entry>,
    empty_claims: Vec<EmptyClaim>,
}

/// Prints the catalogue.
pub fn run(args: &Args, common: &Common) -> Result<Status, Failure> {
    let cases = match args.coverage || args.faults {
        true => select(Suite::Cases, &args.paths)?.cases,
        false => Vec::new(),
    };
    let editions = reference::editions();
    let coverage = args.coverage.then(|| Coverage::of(&cases, &editions));
    let faults = args.faults.then(|| Faults::of(&cases, &editions));
    let entries: Vec<Entry> = Clause::ALL
        .iter()
        .map(|clause| entry(*clause, coverage.as_ref(), faults.as_ref()))
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
    let holds = [
        coverage.as_ref().is_none_or(has_ground),
        // Some of the cases leave most clauses to the others.
        !args.paths.is_empty() || coverage.as_ref().is_none_or(all_claimed),
        faults.as_ref().is_none_or(all_noticed),
    ];
    Ok(match holds {
        [true, true, true] => Status::Expected,
        _ => Status::Divergent,
    })
}

/// Says on standard error which clauses no case claims. Gives whether there is none.
fn all_claimed(coverage: &Coverage) -> bool {
    let unclaimed: Vec<Clause> = coverage.unclaimed().collect();
    for clause in &unclaimed {
        anstream::eprintln!("test525: no case claims {}", clause.id());
    }
    unclaimed.is_empty()
}

/// Says on standard error of which clauses no case that claims them notices a fault. Gives whether there is none.
fn all_noticed(faults: &Faults) -> bool {
    let unnoticed: Vec<Clause> = faults.unnoticed().collect();
    for clause in &unnoticed {
        anstream::eprintln!(
            "test525: no case that claims {} notices when the reference VM breaks it",
            clause.id()
        );
    }
    unnoticed.is_empty()
}

/// Says on standard error what is wrong with the cases' claims. Gives whether nothing is.
fn has_ground(coverage: &Coverage) -> bool {
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
    coverage.empty_claims.is_empty() && coverage.not_run.is_empty()
}

fn entry(clause: Clause, coverage: Option<&Coverage>, faults: Option<&Faults>) -> Entry {
    Entry {
        id: clause.id(),
        section: clause.section().to_string(),
        kind: clause.kind().name(),
        marked: match clause.marked() {
            Marked::AtRunTime => "at run time",
            Marked::ByChecker => "by the checker",
            Marked::Never(_) => "never",
        },
        unshown: match clause.marked() {
            Marked::AtRunTime | Marked::ByChecker => None,
            Marked::Never(unshown) => Some(unshown.reason()),
        },
        url: clause.url(),
        sentence: clause.sentence(),
        coverage: coverage.map(|coverage| coverage.of_clause(clause)),
        faults: faults.map(|faults| faults.of_clause(clause)),
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
                "  {} ({}, marked {}{})",
                entry.id,
                entry.kind,
                entry.marked,
                entry
                    .unshown
                    .map(|reason| format!(": {reason}"))
                    .unwrap_or_default()
            );
            _ = writeln!(text, "    {}", entry.sentence);
            _ = writeln!(text, "    {}", entry.url);
            if let Some(covered) = &entry.coverage {
                _ = writeln!(text, "    claimed by:   {}", list(covered.claimed.iter()));
                _ = writeln!(text, "    exercised by: {}", list(covered.exercised.iter()));
            }
            if let Some(noticed) = &entry.faults {
                let (wrong, exception) = (&noticed.wrong_result, &noticed.exception);
                _ = writeln!(text, "    a wrong result changes: {}", list(wrong.iter()));
                _ = writeln!(
                    text,
                    "    only an exception does: {}",
                    list(exception.iter())
                );
                _ = writeln!(
                    text,
                    "    nothing changes:        {}",
                    list(noticed.nothing.iter())
                );
            }
            text.push('\n');
        }
    }
    for sentence in sentences(document) {
        _ = writeln!(text, "{sentence}");
    }
    text
}

fn markdown(document: &Document) -> String {
    let has = |column: fn(&Entry) -> bool| document.clauses.iter().any(column);
    let mut head = "| clause | kind | statement |".to_owned();
    let mut rule = "|---|---|---|".to_owned();
    if has(|entry| entry.coverage.is_some()) {
        head.push_str(" claimed by | exercised by |");
        rule.push_str("--:|--:|");
    }
    if has(|entry| entry.faults.is_some()) {
        head.push_str(" notice a wrong result | only an exception | nothing |");
        rule.push_str("--:|--:|--:|");
    }
    let mut text = format!("{head}\n{rule}\n");
    for entry in &document.clauses {
        _ = write!(
            text,
            "| [`{}`]({}) | {} | {} |",
            entry.id,
            entry.url,
            entry.kind,
            entry.sentence.replace('|', "\\|")
        );
        let covered = entry.coverage.iter();
        let noticed = entry.faults.iter();
        let counts = covered
            .flat_map(|covered| [covered.claimed.len(), covered.exercised.len()])
            .chain(noticed.flat_map(Noticed::counts));
        for count in counts {
            _ = write!(text, " {count} |");
        }
        text.push('\n');
    }
    for sentence in sentences(document) {
        _ = writeln!(text, "\n{sentence}");
    }
    text
}

/// What the lists come to.
fn sentences(document: &Document) -> impl Iterator<Item = String> {
    totals(document).into_iter().chain(fault_totals(document))
}

/// How many faults are noticed, if that was asked for.
fn fault_totals(document: &Document) -> Option<String> {
    let entries = document.clauses.iter();
    let noticed: Vec<&Noticed> = entries.filter_map(|entry| entry.faults.as_ref()).collect();
    if noticed.is_empty() {
        return None;
    }
    let count = |has: fn(&Noticed) -> bool| noticed.iter().filter(|one| has(one)).count();
    let wrong = count(|one| !one.wrong_result.is_empty());
    let exception = count(|one| one.wrong_result.is_empty() && !one.exception.is_empty());
    let none = count(|one| !one.is_noticed() && !one.nothing.is_empty());
    let claims = noticed.iter().map(|one| one.claims()).sum::<usize>();
    let unmoved = noticed.iter().map(|one| one.nothing.len()).sum::<usize>();
    Some(format!(
        "{} clauses broken, one at a time: of {wrong} a case notices a wrong result, of {exception} only an exception in its place, \
         of {none} nothing. {claims} claims, {unmoved} of them by cases that do not change.",
        wrong + exception + none
    ))
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
