//! Whether a claim bears on what its case shows: the reference VM does wrong what the clause states, and the case has to notice.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use test525_reference_vm::clause::{Clause, Kind};
use test525_reference_vm::quirk::Edition;
use test525_reference_vm::trace::Level;
use test525_reference_vm::vm::fault::{Fault, Harm};

use crate::case::Case;
use crate::reference::{self, ModelRun};
use crate::run::Model;

/// The cases that claim a clause, by what each of them notices when the machine breaks it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Noticed {
    /// Those whose trace changes where what the clause is about comes out wrong.
    pub wrong_result: BTreeSet<String>,
    /// Those whose trace changes only where there is an exception in the place of what the clause is about: they get there, and
    /// perhaps no more.
    pub exception: BTreeSet<String>,
    /// Those whose trace does not change.
    pub nothing: BTreeSet<String>,
}

impl Noticed {
    /// Whether a case notices anything.
    pub fn is_noticed(&self) -> bool {
        !self.wrong_result.is_empty() || !self.exception.is_empty()
    }

    /// How many cases notice a wrong result, only an exception, nothing.
    pub fn counts(&self) -> [usize; 3] {
        [&self.wrong_result, &self.exception, &self.nothing].map(BTreeSet::len)
    }

    /// How many cases claim the clause.
    pub fn claims(&self) -> usize {
        self.counts().iter().sum()
    }
}

/// What the cases notice of the faults that can be planted: one for each clause that a run can show.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    clauses: BTreeMap<Clause, Noticed>,
}

impl Faults {
    /// Breaks each clause that a case claims, case by case, and looks at what the case shows then as one of the editions that it is for.
    pub fn of(cases: &[Case], editions: &[Edition]) -> Self {
        let mut faults = Self::default();
        for case in cases {
            let claimed = case.metadata.clauses.iter();
            let shown: Vec<Clause> = claimed
                .copied()
                .filter(|clause| clause.marked().is_shown())
                .collect();
            if shown.is_empty() {
                continue;
            }
            let runs = sound_runs(case, editions);
            for clause in shown {
                faults.add(case, clause, &runs);
            }
        }
        faults
    }

    fn add(&mut self, case: &Case, clause: Clause, runs: &[(Edition, ModelRun)]) {
        let noticed = self.clauses.entry(clause).or_default();
        let notices = |harm| {
            let fault = Fault { clause, harm };
            runs.iter()
                .any(|(edition, sound)| is_noticed(case, *edition, sound, fault))
        };
        let cases = if notices(Harm::WrongResult) {
            &mut noticed.wrong_result
        } else if notices(Harm::Exception) {
            &mut noticed.exception
        } else {
            &mut noticed.nothing
        };
        cases.insert(case.name.clone());
    }

    /// What the cases that claim a clause notice.
    pub fn of_clause(&self, clause: Clause) -> Noticed {
        self.clauses.get(&clause).cloned().unwrap_or_default()
    }

    /// The clauses that cases claim and of which none of these notices a fault.
    pub fn unnoticed(&self) -> impl Iterator<Item = Clause> {
        let all = self.clauses.iter();
        all.filter(|(_, noticed)| !noticed.is_noticed())
            .map(|(clause, _)| *clause)
    }
}

/// What the case shows on a machine without fault, as each edition that it is for, the newest first.
fn sound_runs(case: &Case, editions: &[Edition]) -> Vec<(Edition, ModelRun)> {
    let mut runs = Vec::new();
    for edition in editions.iter().rev() {
        if !case.covers(Model::alone(*edition).party.release) {
            continue;
        }
        if let Ok(run) = reference::run(&case.source, &case.metadata, *edition)
            && run.cut_short().is_none()
        {
            runs.push((*edition, run));
        }
    }
    runs
}

/// Whether the case shows something else on a machine with this fault. What the documentation states has to be noticed without what
/// only CPython says.
fn is_noticed(case: &Case, edition: Edition, sound: &ModelRun, fault: Fault) -> bool {
    if !sound.marks.iter().any(|(_, clause)| clause == fault.clause) {
        return false;
    }
    let level = match fault.clause.kind() {
        Kind::Documented => Level::Documented,
        Kind::Cpython | Kind::Unspecified => Level::Exact,
    };
    match reference::run_with_fault(&case.source, &case.metadata, edition, fault) {
        Ok(run) => run.cut_short().is_some() || sound.trace.differs(&run.trace, level).is_some(),
        Err(_) => true,
    }
}
