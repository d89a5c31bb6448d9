//! What a later run is held against: the verdicts of one runtime, without programs and traces, small enough to be committed.

use super::{CaseEntry, Report, ResultEntry};

impl Report {
    /// The verdicts of one runtime: a report of the same schema, in which cases have neither text nor traces, and nothing tells where
    /// the Python was.
    pub fn outline(&self, runtime: &str) -> Self {
        let mut runtimes = self.runtimes.clone();
        runtimes.retain(|entry| entry.name == runtime);
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
                .filter_map(|case| outline_of(case, runtime))
                .collect(),
            stale: Vec::new(),
            ..self.clone()
        }
    }
}

/// A case with the verdict of one runtime; none if that did not run it.
fn outline_of(case: &CaseEntry, runtime: &str) -> Option<CaseEntry> {
    let result = case
        .results
        .iter()
        .find(|result| result.runtime == runtime)?;
    Some(CaseEntry {
        name: case.name.clone(),
        path: case.path.clone(),
        about: String::new(),
        level: case.level.clone(),
        requires_python: None,
        clauses: Vec::new(),
        exercised: Vec::new(),
        program: String::new(),
        expected: None,
        results: vec![ResultEntry {
            divergence: None,
            reproduce: None,
            ..result.clone()
        }],
    })
}
