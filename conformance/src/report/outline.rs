//! What a later run is held against: the verdicts of one runtime, without programs and traces, small enough to be committed.

use super::{CaseEntry, Report, ResultEntry, RuntimeEntry, RuntimeKind};

impl Report {
    /// The verdicts of one Python: a report of the same schema, in which cases have neither text nor traces, and nothing tells where
    /// the Python was. An edition of the reference VM that came with it is there if it fails anything: that is to be held against, too.
    pub fn outline(&self, python: &RuntimeEntry) -> Self {
        let mut runtimes = self.runtimes.clone();
        runtimes.retain(|entry| entry.name == python.name || self.is_failing_model(entry, python));
        let names: Vec<String> = runtimes.iter().map(|entry| entry.name.clone()).collect();
        for entry in &mut runtimes {
            entry.subject = None;
        }
        Self {
            runtimes,
            clauses: Vec::new(),
            quirks: Vec::new(),
            cases: self
                .cases
                .iter()
                .filter_map(|case| outline_of(case, &names))
                .collect(),
            stale: Vec::new(),
            ..self.clone()
        }
    }

    fn is_failing_model(&self, entry: &RuntimeEntry, python: &RuntimeEntry) -> bool {
        entry.kind == RuntimeKind::ReferenceVm
            && entry.subject == python.subject
            && self
                .failures()
                .any(|(_, result)| result.runtime == entry.name)
    }
}

/// A case with the verdicts of these runtimes; none if none of them ran it.
fn outline_of(case: &CaseEntry, runtimes: &[String]) -> Option<CaseEntry> {
    let results: Vec<ResultEntry> = case
        .results
        .iter()
        .filter(|result| runtimes.contains(&result.runtime))
        .map(|result| ResultEntry {
            divergence: None,
            reproduce: None,
            ..result.clone()
        })
        .collect();
    (!results.is_empty()).then(|| CaseEntry {
        name: case.name.clone(),
        path: case.path.clone(),
        about: String::new(),
        level: case.level.clone(),
        requires_python: None,
        clauses: Vec::new(),
        exercised: Vec::new(),
        program: String::new(),
        expected: None,
        results,
    })
}
