//! The trace of a text.

use test525_reference_vm::quirk::Edition;
use test525_reference_vm::syntax::{Program, PythonVersion, Source, parse};
use test525_reference_vm::vm::limits::Stop;
use test525_reference_vm::{Options, Run, run};

/// The language that an edition speaks.
pub fn version(edition: Edition) -> PythonVersion {
    PythonVersion::three(edition.minor())
}

/// A text as a program, if it is one in this edition.
pub fn parsed(text: &str, edition: Edition) -> Option<Program> {
    match parse(text, version(edition)) {
        Source::Program(program) => Some(program),
        Source::Invalid(_) | Source::Unsupported(_) | Source::TooLarge(_) => None,
    }
}

/// Runs a program as an edition.
pub fn run_as(program: &Program, edition: Edition) -> Run {
    let options = Options {
        edition,
        ..Options::default()
    };
    run(program, &options)
}

/// The lines of a text's trace, or the limit that it exceeds.
///
/// # Panics
/// If it is no program, or one that cannot be run.
pub fn outcome(text: &str, edition: Edition) -> Result<Vec<String>, Stop> {
    let program = match parse(text, version(edition)) {
        Source::Program(program) => program,
        other => panic!("no program of {edition}, but {other:?}:\n{text}"),
    };
    let run = run_as(&program, edition);
    match run.stopped {
        Some(Stop::Unsupported { what, .. }) => panic!("{what} is not supported:\n{text}"),
        Some(limit) => Err(limit),
        None => Ok(run.trace.lines().to_vec()),
    }
}
