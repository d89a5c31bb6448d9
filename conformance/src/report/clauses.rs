//! Clauses as a report has them.

use serde::{Deserialize, Serialize};
use test525_reference_vm::clause::{Clause, Marked};

/// A clause and its documentation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseLink {
    /// The clause's ID.
    pub id: String,
    /// The page and anchor.
    pub url: String,
}

impl From<Clause> for ClauseLink {
    fn from(clause: Clause) -> Self {
        Self {
            id: clause.id().to_owned(),
            url: clause.url().to_owned(),
        }
    }
}

/// A row of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseEntry {
    /// The clause's ID.
    pub id: String,
    /// The part of the catalogue that it is in.
    pub section: String,
    /// `documented`, `cpython` or `unspecified`.
    pub kind: String,
    /// `at-run-time`, `by-checker` or `never`: whether and when a run shows that a program exercises it.
    pub marked: String,
    /// What it states.
    pub statement: String,
    /// The page and anchor.
    pub url: String,
}

impl From<Clause> for ClauseEntry {
    fn from(clause: Clause) -> Self {
        Self {
            id: clause.id().to_owned(),
            section: clause.section().to_string(),
            kind: clause.kind().name().to_owned(),
            marked: match clause.marked() {
                Marked::AtRunTime => "at-run-time",
                Marked::ByChecker => "by-checker",
                Marked::Never(_) => "never",
            }
            .to_owned(),
            statement: clause.sentence().to_owned(),
            url: clause.url().to_owned(),
        }
    }
}

/// The whole catalogue.
pub fn catalogue() -> Vec<ClauseEntry> {
    Clause::ALL.iter().map(|clause| (*clause).into()).collect()
}
