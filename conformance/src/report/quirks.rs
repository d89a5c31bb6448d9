//! Version differences as a report has them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use test525_reference_vm::quirk::{Interval, Quirk, Shown};

use crate::history::History;

/// A row of the table of version differences, with the cases that show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuirkEntry {
    /// Its name.
    pub name: String,
    /// `change`, `bug` or `crash`.
    pub kind: String,
    /// The releases of CPython that have it, the oldest first.
    pub present: Vec<IntervalEntry>,
    /// Where it is discussed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// How well it is known: `both sides`, `one side`, `changelog` or `announced`.
    pub evidence: String,
    /// What the releases that have it do.
    pub statement: String,
    /// Why no case can show it, if none can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_shown: Option<String>,
    /// The cases of this report that show what it is like: they would come out otherwise without it.
    pub before: BTreeSet<String>,
    /// The cases of this report that show what it is like without it: they would come out otherwise with it.
    pub after: BTreeSet<String>,
}

/// Releases that have a version difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntervalEntry {
    /// The first that has it; 3.6.0 stands for every release up to it.
    pub first: String,
    /// The first after it that does not have it any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed: Option<String>,
}

impl From<&Interval> for IntervalEntry {
    fn from(interval: &Interval) -> Self {
        Self {
            first: interval.first.to_string(),
            fixed: interval.fixed.map(|version| version.to_string()),
        }
    }
}

impl QuirkEntry {
    fn new(quirk: Quirk, history: &History) -> Self {
        let pair = history.of_quirk(quirk);
        Self {
            name: quirk.name().to_owned(),
            kind: quirk.kind().name().to_owned(),
            present: quirk.present().iter().map(Into::into).collect(),
            issue: quirk.issue_url(),
            evidence: quirk.evidence().name().to_owned(),
            statement: quirk.sentence().to_owned(),
            not_shown: match quirk.shown() {
                Shown::ByCases => None,
                Shown::Not(reason) => Some(reason.to_owned()),
            },
            before: pair.before,
            after: pair.after,
        }
    }

    /// Whether both are the same row of the table, whatever cases show it.
    pub(super) fn is_same_row(&self, other: &Self) -> bool {
        let row = |entry: &Self| Self {
            before: BTreeSet::new(),
            after: BTreeSet::new(),
            ..entry.clone()
        };
        row(self) == row(other)
    }
}

/// The whole table, with the cases that show each row.
pub fn table(history: &History) -> Vec<QuirkEntry> {
    let entry = |quirk: &Quirk| QuirkEntry::new(*quirk, history);
    Quirk::ALL.iter().map(entry).collect()
}
