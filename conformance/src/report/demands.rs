//! What is asked of a run as a whole.

use super::compare::Comparison;
use super::model::Report;
use super::result::Finding;

/// What is asked of a run as a whole.
#[derive(Clone, Debug, Default)]
pub struct Demands {
    /// Whether known divergences that are out of date fail the run.
    pub strict: bool,
    /// What changed since the baseline: with one, only failures that it does not have fail the run.
    pub baseline: Option<Comparison>,
}

impl Demands {
    /// How many results fail the run.
    pub fn new_failures(&self, report: &Report) -> usize {
        match &self.baseline {
            Some(_) => {
                let failures = report.failures();
                failures
                    .filter(|(case, result)| self.is_new(&case.name, &result.runtime))
                    .count()
            }
            None => report.failures().count(),
        }
    }

    /// Whether the run is as it should be.
    pub fn are_met(&self, report: &Report) -> bool {
        self.new_failures(report) == 0 && !(self.strict && report.is_out_of_date())
    }

    /// Whether a failure of this case on this runtime fails the run.
    pub(super) fn is_new(&self, case: &str, runtime: &str) -> bool {
        self.baseline
            .as_ref()
            .is_none_or(|baseline| baseline.is_new_failure(case, runtime))
    }

    /// Whether the finding is not one that the baseline has too.
    pub(super) fn is_shown(&self, finding: &Finding) -> bool {
        let mut runtimes = finding.runtimes.iter();
        !finding.result.verdict.is_failure()
            || runtimes.any(|runtime| self.is_new(&finding.case.name, runtime))
    }
}
