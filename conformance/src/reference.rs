//! The reference VM as the outside world uses it: text in, trace and clauses out.

use test525_reference_vm::clause::Clause;
use test525_reference_vm::quirk::{Edition, Quirk, Version};
use test525_reference_vm::syntax::{
    self, Invalid, Program, PythonVersion, Source, TooLarge, Unsupported,
};
use test525_reference_vm::trace::{DETAIL, Trace};

use crate::metadata::Metadata;
use crate::subject::SourceText;

/// What one program did on the reference VM.
#[derive(Clone, Debug, Default)]
pub struct ModelRun {
    /// What it made observable; up to the stop, if it was stopped.
    pub trace: Trace,
    /// The clauses that it exercised, in order, each with the index of the trace line that it precedes.
    pub marks: Vec<(usize, Clause)>,
    /// Why it was not run to its end, if it was not.
    pub stopped: Option<String>,
}

/// A text that neither the VM runs nor any Python is given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Outside {
    /// A construct outside the language.
    #[error("line {}, column {}: {} is outside the language", .0.line, .0.column, .0.what)]
    Language(Unsupported),
    /// Larger or deeper than what is read at all.
    #[error("{0}")]
    TooLarge(TooLarge),
}

impl ModelRun {
    /// The last distinct clauses that were exercised up to a trace line, the latest first.
    pub fn clauses_before(&self, line: usize, count: usize) -> Vec<Clause> {
        let mut last = Vec::new();
        for (_, clause) in self.marks.iter().rev().filter(|(at, _)| *at <= line) {
            if last.len() < count && !last.contains(clause) {
                last.push(*clause);
            }
        }
        last
    }

    /// The distinct clauses that were exercised, in the order in which they first were.
    pub fn exercised(&self) -> Vec<Clause> {
        let mut seen = std::collections::HashSet::new();
        let clauses = self.marks.iter().map(|(_, clause)| *clause);
        clauses.filter(|clause| seen.insert(*clause)).collect()
    }
}

/// The program, or why Python rejects the text.
fn parse(source: &SourceText, edition: Edition) -> Result<Result<Program, Invalid>, Outside> {
    match syntax::parse(&source.text, PythonVersion::three(edition.minor())) {
        Source::Program(program) => Ok(Ok(program)),
        Source::Invalid(invalid) => Ok(Err(invalid)),
        Source::Unsupported(unsupported) => Err(Outside::Language(unsupported)),
        Source::TooLarge(limit) => Err(Outside::TooLarge(limit)),
    }
}

/// Whether the text may be run at all, on the VM or on a real Python of this edition's version.
pub fn check(source: &SourceText, edition: Edition) -> Result<(), Outside> {
    parse(source, edition).map(drop)
}

/// Runs a program on the VM as an edition.
pub fn run(
    source: &SourceText,
    metadata: &Metadata,
    edition: Edition,
) -> Result<ModelRun, Outside> {
    _ = metadata;
    match parse(source, edition)? {
        Ok(_) => {}
        Err(invalid) => {
            let lines = vec![
                format!(
                    "!syntax {}{DETAIL}{}",
                    invalid.kind.class(),
                    invalid.message
                ),
                "!end".to_owned(),
            ];
            return Ok(ModelRun {
                trace: Trace::from_lines(lines),
                ..ModelRun::default()
            });
        }
    };

    Ok(ModelRun {
        stopped: Some("the machine is not part of this build".to_owned()),
        ..ModelRun::default()
    })
}

/// The releases of CPython on either side of every difference in the table of quirks, and the last of every version.
pub fn editions() -> Vec<Edition> {
    let newest = Edition::newest();
    let bounds = Quirk::ALL
        .iter()
        .flat_map(|quirk| quirk.present())
        .flat_map(|interval| [Some(interval.first), interval.fixed])
        .flatten();
    let latest = (6..=newest.minor()).map(|minor| Version::new(3, minor, u8::MAX));
    let mut editions: Vec<Edition> = bounds
        .chain(latest)
        .filter_map(|version| Edition::release(version).ok())
        .collect();
    editions.sort();
    editions.dedup();
    editions
}
