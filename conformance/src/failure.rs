//! Why a command did not run: one clear message, and an exit status that says whose fault it is.

use std::process::ExitCode;

use test525::case::InputError;
use test525::expectation::ExpectationError;
use test525::fuzzing::finding::FindingsError;
use test525::report::folder::FolderError;
use test525::report::merge::MergeError;
use test525::report::read::ReadError;
use test525::run::PlanError;
use test525::subject::SubjectError;

/// A command that could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file or folder that cannot be used.
    #[error(transparent)]
    Input(#[from] InputError),
    /// A file of known divergences that cannot be used.
    #[error(transparent)]
    Expectation(#[from] ExpectationError),
    /// The folder of findings cannot be used.
    #[error(transparent)]
    Findings(#[from] FindingsError),
    /// The report folder cannot be used.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A file that cannot be used as a report.
    #[error(transparent)]
    Report(#[from] ReadError),
    /// Reports that are not parts of one.
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// A program that may not be run, or a subject that cannot take part.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A subject that the user asked for and that does not start.
    #[error(transparent)]
    Subject(#[from] SubjectError),
    /// Anything else that the user can put right.
    #[error("{0}")]
    Usage(String),
    /// A fault of the machinery.
    #[error("{0}")]
    Machinery(String),
}

impl Failure {
    /// 2 for what the user can put right, 3 for the rest.
    pub fn status(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Input(_)
            | Self::Expectation(_)
            | Self::Findings(_)
            | Self::Folder(FolderError::Unusable { .. })
            | Self::Report(_)
            | Self::Merge(_)
            | Self::Plan(_)
            | Self::Subject(_)
            | Self::Usage(_) => 2,
            Self::Folder(FolderError::Unwritten { .. }) | Self::Machinery(_) => 3,
        })
    }
}
