//! Which clauses the cases claim, and which they exercise on the reference VM.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use test525_reference_vm::clause::Clause;
use test525_reference_vm::quirk::Edition;

use crate::case::Case;
use crate::reference;
use crate::run::Model;

/// The cases of one clause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Covered {
    /// The cases that say they are for it.
    pub claimed: BTreeSet<String>,
    /// The cases that exercised it.
    pub exercised: BTreeSet<String>,
}

/// A case that says it is for a clause and does not exercise it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EmptyClaim {
    /// The case.
    pub case: String,
    /// The clause's ID.
    pub clause: &'static str,
}

/// The cases of every clause.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    clauses: BTreeMap<Clause, Covered>,
    /// Claims that the reference VM saw no ground for.
    pub empty_claims: Vec<EmptyClaim>,
    /// Cases that the reference VM did not run to their end in any edition, and why not.
    pub not_run: Vec<(String, String)>,
}

impl Coverage {
    /// Runs each case on the VM, as every edition that it is meant for, and gathers what it exercised.
    pub fn of(cases: &[Case], editions: &[Edition]) -> Self {
        let mut coverage = Self::default();
        for case in cases {
            match exercised(case, editions) {
                Ok(exercised) => coverage.add(case, &exercised),
                Err(reason) => coverage.not_run.push((case.name.clone(), reason)),
            }
        }
        coverage
    }

    fn add(&mut self, case: &Case, exercised: &BTreeSet<Clause>) {
        for clause in exercised {
            let covered = self.clauses.entry(*clause).or_default();
            covered.exercised.insert(case.name.clone());
        }
        for clause in &case.metadata.clauses {
            let covered = self.clauses.entry(*clause).or_default();
            covered.claimed.insert(case.name.clone());
            if clause.marked().is_shown() && !exercised.contains(clause) {
                self.empty_claims.push(EmptyClaim {
                    case: case.name.clone(),
                    clause: clause.id(),
                });
            }
        }
    }

    /// The clauses that a run can show and that no case claims.
    pub fn unclaimed(&self) -> impl Iterator<Item = Clause> {
        let shown = Clause::ALL
            .iter()
            .copied()
            .filter(|clause| clause.marked().is_shown());
        shown.filter(|clause| self.of_clause(*clause).claimed.is_empty())
    }

    /// The cases of a clause.
    pub fn of_clause(&self, clause: Clause) -> Covered {
        self.clauses.get(&clause).cloned().unwrap_or_default()
    }
}

/// The clauses that a case exercises in any of the editions that it is meant for.
fn exercised(case: &Case, editions: &[Edition]) -> Result<BTreeSet<Clause>, String> {
    let mut all = BTreeSet::new();
    let mut problem = "no edition of the reference VM is in its version range".to_owned();
    let mut ran = false;
    for edition in editions {
        if !case.covers(Model::alone(*edition).party.release) {
            continue;
        }
        match reference::run(&case.source, &case.metadata, *edition) {
            Ok(run) => {
                all.extend(run.exercised());
                match run.cut_short() {
                    Some(stop) => problem = stop.to_string(),
                    None => ran = true,
                }
            }
            Err(outside) => problem = outside.to_string(),
        }
    }
    if ran { Ok(all) } else { Err(problem) }
}
