//! One file per command.

pub mod baseline;
pub mod clauses;
pub mod compare;
pub mod conclusion;
pub mod diff;
pub mod explore;
pub mod fuzz;
pub mod generate;
pub mod known;
pub mod merge;
pub mod quirks;
pub mod reduce;
pub mod run;
pub mod subjects;
pub mod vm;

use test525::reference::Outside;

use crate::failure::Failure;

/// A program that may not be run.
fn outside(place: &str, outside: &Outside) -> Failure {
    Failure::Usage(format!("{place}: {outside}"))
}
