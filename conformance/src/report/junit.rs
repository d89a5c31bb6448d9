//! The report as JUnit XML, which every CI service reads: a suite for each runtime, a test for each case.

use quick_junit::{NonSuccessKind, Property, TestCase, TestCaseStatus, TestSuite};

use super::demands::Demands;
use super::model::{CaseEntry, Report, RuntimeEntry};
use super::result::ResultEntry;
use super::text;
use crate::diff::Style;
use crate::judge::Verdict;

/// The report cannot be written as XML.
pub use quick_junit::SerializeError;

/// The report as one XML document. What does not fail the run is no failure in it: a failure that the baseline has too is
/// skipped, and what passes although it is known to fail is a success, unless the run is strict.
pub fn render(report: &Report, demands: &Demands) -> Result<String, SerializeError> {
    let mut document = quick_junit::Report::new("test525");
    for runtime in &report.runtimes {
        document.add_test_suite(suite(report, runtime, demands));
    }
    document.to_string()
}

fn suite(report: &Report, runtime: &RuntimeEntry, demands: &Demands) -> TestSuite {
    let mut suite = TestSuite::new(runtime.name.as_str());
    for (name, value) in [
        ("implementation", Some(&runtime.implementation)),
        ("version", Some(&runtime.version)),
        ("build", runtime.build.as_ref()),
        ("test525", Some(&report.suite.version)),
    ] {
        if let Some(value) = value {
            suite.add_property(Property::new(name, value.as_str()));
        }
    }
    for (case, result) in report.results() {
        if result.runtime == runtime.name {
            suite.add_test_case(test(case, result, demands));
        }
    }
    suite
}

fn test(case: &CaseEntry, result: &ResultEntry, demands: &Demands) -> TestCase {
    let mut test = TestCase::new(case.name.as_str(), status(case, result, demands));
    test.set_classname(match case.name.rsplit_once('/') {
        Some((area, _)) => area,
        None => "test525",
    });
    if result.verdict == Verdict::Unspecified {
        test.set_system_out(description(case, result));
    }
    test
}

fn status(case: &CaseEntry, result: &ResultEntry, demands: &Demands) -> TestCaseStatus {
    let mut status = match result.verdict {
        Verdict::Pass | Verdict::Unspecified => return TestCaseStatus::success(),
        Verdict::UnexpectedPass if !demands.strict => return TestCaseStatus::success(),
        Verdict::NotApplicable | Verdict::ExpectedFailure => TestCaseStatus::skipped(),
        failure if failure.is_failure() && !demands.is_new(&case.name, &result.runtime) => {
            TestCaseStatus::skipped()
        }
        Verdict::Fail | Verdict::Flaky | Verdict::UnexpectedPass => {
            TestCaseStatus::non_success(NonSuccessKind::Failure)
        }
        Verdict::Crashed | Verdict::TimedOut | Verdict::Unsupported => {
            TestCaseStatus::non_success(NonSuccessKind::Error)
        }
    };
    status.set_type(result.verdict.text());
    status.set_message(match &result.reason {
        Some(reason) => format!("{}: {reason}", result.verdict.text()),
        None => format!("{}: {}", result.verdict.text(), case.about),
    });
    if result.divergence.is_some() {
        status.set_description(description(case, result));
    }
    status
}

fn description(case: &CaseEntry, result: &ResultEntry) -> String {
    let mut lines = vec![case.path.clone()];
    lines.extend(result.reproduce.clone());
    lines.extend(result.link.clone());
    if let Some(divergence) = &result.divergence {
        lines.push(text::shortened(&divergence.diff.draw(Style::Marks)));
        lines.extend(
            divergence
                .clauses_before
                .iter()
                .map(|clause| clause.url.clone()),
        );
    }
    lines.join("\n")
}
