//! A Python under test: it takes a program and gives a trace.

use test525_reference_vm::trace::Trace;

/// A program as a subject gets it: the original text, so that line numbers agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// What tracebacks and messages call the file.
    pub filename: String,
    /// The program.
    pub text: String,
}

/// What a subject is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectInfo {
    /// How reports call it; unique among the subjects of a run.
    pub name: String,
    /// The implementation as `sys.implementation.name` spells it: `cpython`, `pypy`, …
    pub implementation: String,
    /// The full version, such as `3.13.0` or `3.14.0rc1`.
    pub version: String,
    /// What it has that a program may need: `refcounting`, `asyncio`, …
    pub features: Vec<String>,
}

/// A subject that could not be asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubjectError {
    /// It does not start.
    #[error("{name}: {reason}")]
    Start {
        /// The subject's name or command.
        name: String,
        /// What went wrong.
        reason: String,
    },
}

/// A Python that runs programs.
pub trait Subject {
    /// What it is.
    fn info(&self) -> &SubjectInfo;

    /// Runs one program; a program that kills its runtime is a trace too (`!crashed`, `!timeout`, `!lost`).
    fn run(&mut self, source: &SourceText) -> Result<Trace, SubjectError>;
}
