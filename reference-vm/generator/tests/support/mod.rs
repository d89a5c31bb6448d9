//! What the theorems have in common: editions, and the trace of a text.

use proptest::prelude::*;
use test525_reference_vm::quirk::Edition;
use test525_reference_vm::syntax::{Program, PythonVersion, Source, parse};
use test525_reference_vm::vm::limits::Stop;
use test525_reference_vm::{Options, Run, run};

/// As many cases as the environment asks for, otherwise these.
pub fn cases(otherwise: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(otherwise),
    }
}

/// Every version of the language that generated programs are written in, as documented, and the newest release with its bugs.
/// Older Pythons refuse `continue` in `finally`.
pub fn all_editions() -> Vec<Edition> {
    let newest = Edition::newest();
    let documented = (8..=newest.minor()).filter_map(|minor| Edition::language(3, minor).ok());
    documented.chain([newest]).collect()
}

/// One of [`all_editions`].
pub fn editions() -> impl Strategy<Value = Edition> {
    prop::sample::select(all_editions())
}

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
