//! The reference VM as the outside world uses it: text in, trace and clauses out.

use std::rc::Rc;

use test525_reference_vm::clause::Clause;
use test525_reference_vm::quirk::{Edition, Quirk, Signal, Version};
use test525_reference_vm::syntax::gate::{self, Refused};
use test525_reference_vm::syntax::{self, Source, TooLarge, Unsupported};
use test525_reference_vm::trace::Trace;
use test525_reference_vm::vm::fault::Fault;
use test525_reference_vm::vm::limits::Stop;
use test525_reference_vm::vm::marks::Marks;
use test525_reference_vm::{NotRunnable, Options, run_source};

use crate::metadata::Metadata;
use crate::subject::SourceText;

/// What one program did on the reference VM.
#[derive(Clone, Debug, Default)]
pub struct ModelRun {
    /// What it made observable; up to the stop, if it was stopped.
    pub trace: Trace,
    /// The clauses that it exercised, in order, each with the index of the trace line that it precedes.
    pub marks: Marks,
    /// Why it was not run to its end, if it was not.
    pub stopped: Option<Stop>,
}

/// A text that no Python is given; the VM runs it only if it is the gate that refuses it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Outside {
    /// A construct outside the language.
    #[error("line {}, column {}: {} is outside the language", .0.line, .0.column, .0.what)]
    Language(Unsupported),
    /// Something that no real Python is given.
    #[error("line {}, column {}: {} is outside the gate: {}", .0.line, .0.column, .0.what, .0.rule.text())]
    Gate(#[from] Refused),
    /// Larger or deeper than what is read at all.
    #[error("{0}")]
    TooLarge(TooLarge),
    /// A text that Python refuses, where a program is wanted.
    #[error("not a program: {0}")]
    NoProgram(String),
}

impl From<NotRunnable> for Outside {
    fn from(reason: NotRunnable) -> Self {
        match reason {
            NotRunnable::Unsupported(unsupported) => Self::Language(unsupported),
            NotRunnable::TooLarge(limit) => Self::TooLarge(limit),
        }
    }
}

impl ModelRun {
    /// The limit that stopped the program, if one did.
    pub fn exceeded(&self) -> Option<&Stop> {
        self.stopped.as_ref().filter(|stop| match stop {
            Stop::Instructions(_)
            | Stop::Depth(_)
            | Stop::Lines(_)
            | Stop::Bytes(_)
            | Stop::Bits(_) => true,
            Stop::Crashes(_) | Stop::Unsupported { .. } => false,
        })
    }

    /// The signal that the program ended the interpreter by, if it did.
    pub fn crashed(&self) -> Option<Signal> {
        self.stopped.as_ref().and_then(Stop::signal)
    }

    /// Why the trace is not all that the program makes observable, if it is not: a crash is the end of what there is.
    pub fn cut_short(&self) -> Option<&Stop> {
        self.stopped.as_ref().filter(|stop| stop.signal().is_none())
    }

    /// The distinct clauses that were exercised, in the order in which they first were.
    pub fn exercised(&self) -> Vec<Clause> {
        let mut seen = std::collections::HashSet::new();
        let clauses = self.marks.iter().map(|(_, clause)| clause);
        clauses.filter(|clause| seen.insert(*clause)).collect()
    }
}

/// What may be done with a text in a real Python.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It is a program that the gate accepts.
    Run,
    /// It is not Python: it may be compiled, to see how it is refused, and never run.
    Compile,
}

/// What may be done with the text in a Python of this edition's version.
pub fn check(source: &SourceText, edition: Edition) -> Result<Permission, Outside> {
    match parse(source, edition)? {
        Source::Program(program) => {
            gate::check(&program)?;
            Ok(Permission::Run)
        }
        Source::Invalid(_) => Ok(Permission::Compile),
        Source::Unsupported(unsupported) => Err(Outside::Language(unsupported)),
        Source::TooLarge(limit) => Err(Outside::TooLarge(limit)),
    }
}

fn parse(source: &SourceText, edition: Edition) -> Result<Source, Outside> {
    match syntax::parse(&source.text, edition) {
        Source::Unsupported(unsupported) => Err(Outside::Language(unsupported)),
        Source::TooLarge(limit) => Err(Outside::TooLarge(limit)),
        source @ (Source::Program(_) | Source::Invalid(_)) => Ok(source),
    }
}

/// Runs a text on the VM as an edition.
pub fn run(
    source: &SourceText,
    metadata: &Metadata,
    edition: Edition,
) -> Result<ModelRun, Outside> {
    run_parsed(&parse(source, edition)?, source, metadata, edition, None)
}

/// Runs a text on a VM that does something wrong.
///
/// # Errors
/// If the VM does not run the text at all.
pub fn run_with_fault(
    source: &SourceText,
    metadata: &Metadata,
    edition: Edition,
    fault: Fault,
) -> Result<ModelRun, Outside> {
    let parsed = parse(source, edition)?;
    run_parsed(&parsed, source, metadata, edition, Some(fault))
}

fn run_parsed(
    parsed: &Source,
    source: &SourceText,
    metadata: &Metadata,
    edition: Edition,
    fault: Option<Fault>,
) -> Result<ModelRun, Outside> {
    let driver: Vec<Rc<str>> = metadata.driver.iter().map(|n| n.as_str().into()).collect();
    let options = Options {
        edition,
        filename: &source.filename,
        driver: &driver,
        fault,
        ..Options::default()
    };
    let run = run_source(parsed, &options)?;
    Ok(ModelRun {
        trace: run.trace,
        marks: run.marks,
        stopped: run.stopped,
    })
}

/// Runs a program on the VM that a real Python may be given too.
///
/// # Errors
/// If the text is no program, or one that no real Python is given.
pub fn run_permitted(
    source: &SourceText,
    metadata: &Metadata,
    edition: Edition,
) -> Result<ModelRun, Outside> {
    let parsed = parse(source, edition)?;
    match &parsed {
        Source::Program(program) => gate::check(program)?,
        Source::Invalid(invalid) => return Err(Outside::NoProgram(invalid.message.to_string())),
        Source::Unsupported(unsupported) => return Err(Outside::Language(unsupported.clone())),
        Source::TooLarge(limit) => return Err(Outside::TooLarge(*limit)),
    }
    run_parsed(&parsed, source, metadata, edition, None)
}

/// The editions that the VM is held to: the releases of CPython on either side of every difference in the table of quirks, and the last of every version.
pub fn editions() -> Vec<Edition> {
    let newest = Edition::newest();
    let bounds = Quirk::ALL
        .iter()
        .flat_map(|quirk| quirk.present())
        .flat_map(|interval| [Some(interval.first), interval.fixed])
        .flatten();
    let latest = (0..=newest.minor()).map(|minor| Version::new(3, minor, u8::MAX));
    let mut editions: Vec<Edition> = bounds
        .chain(latest)
        .filter_map(|version| Edition::release(version).ok())
        .collect();
    editions.sort();
    editions.dedup();
    editions
}
