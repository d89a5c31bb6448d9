//! A Python under test: it takes a program and gives a trace.
//!
//! Two kinds: [`Worker`], an interpreter in a process of its own, which may crash and hang; and `Embedded`, CPython in
//! this process (feature `embedded`). [`discover`] finds the interpreters of a machine.

mod command;
pub mod discover;
#[cfg(feature = "embedded")]
mod embedded;
mod error;
mod harness;
pub mod leftovers;
mod process;
mod protocol;
mod worker;

use test525_reference_vm::trace::Trace;

pub use command::{Interpreter, SubjectArgument, SubjectArgumentError};
#[cfg(feature = "embedded")]
pub use embedded::Embedded;
pub use error::SubjectError;
pub use harness::HarnessFile;
pub use worker::{Worker, WorkerOptions};

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
    /// What it says about its build, such as `sys.version`, if it says anything.
    pub build: Option<String>,
    /// What it has that a program may need: `refcounting`, `asyncio`, …
    pub features: Vec<String>,
}

/// A Python that runs programs.
pub trait Subject {
    /// What it is.
    fn info(&self) -> &SubjectInfo;

    /// Runs one program; a program that kills its runtime is a trace too (`!crashed`, `!timeout`, `!lost`).
    ///
    /// # Errors
    ///
    /// The subject could not be asked: it does not start, or does not start again after a program ended it.
    fn run(&mut self, source: &SourceText) -> Result<Trace, SubjectError>;
}
