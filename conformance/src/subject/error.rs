//! Why a subject could not be asked.

use std::time::Duration;

/// A subject that could not be asked. Every message begins with the subject's name or command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubjectError {
    /// The command cannot be run at all.
    #[error("{subject}: `{command}` cannot be started: {reason}")]
    NotStarted {
        /// The subject's name.
        subject: String,
        /// The command.
        command: String,
        /// What the system said.
        reason: String,
    },
    /// The command runs, and is no Python.
    #[error("{subject}: `{command}` is not a Python: {answer}")]
    NotPython {
        /// The subject's name.
        subject: String,
        /// The command.
        command: String,
        /// What it did instead of answering.
        answer: String,
    },
    /// A Python without asynchronous generators.
    #[error("{subject}: Python {version} is too old: asynchronous generators need 3.6 or later")]
    TooOld {
        /// The subject's name.
        subject: String,
        /// Its version.
        version: String,
    },
    /// The worker ended before it said hello.
    #[error(
        "{subject}: `{command}` ended at its start, without the answer of a Python 3.6 or later ({how}){}",
        said(output)
    )]
    DiedAtStart {
        /// The subject's name.
        subject: String,
        /// The command.
        command: String,
        /// Its exit status.
        how: String,
        /// The end of what it wrote to standard error.
        output: String,
    },
    /// The worker did not say hello.
    #[error("{subject}: `{command}` did not answer within {} seconds of its start", .within.as_secs())]
    SilentAtStart {
        /// The subject's name.
        subject: String,
        /// The command.
        command: String,
        /// How long it was waited for.
        within: Duration,
    },
    /// The worker's first line is no hello of a protocol known here.
    #[error("{subject}: `{command}` does not answer as a Python 3.6 or later does: {reason}")]
    NoHello {
        /// The subject's name.
        subject: String,
        /// The command.
        command: String,
        /// What is wrong with its first line.
        reason: String,
    },
    /// `harness.py` could not be written to a temporary folder.
    #[error("harness.py cannot be written to the temporary folder: {reason}")]
    Harness {
        /// What the system said.
        reason: String,
    },
    /// The embedded CPython could not be initialized, or its harness failed.
    #[error("embedded: {reason}")]
    Embedded {
        /// What Python said.
        reason: String,
    },
}

fn said(output: &str) -> String {
    match output.trim() {
        "" => String::new(),
        text => format!("; it said:\n{text}"),
    }
}
