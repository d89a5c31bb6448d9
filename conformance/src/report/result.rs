//! How one runtime did on one case.

use serde::{Deserialize, Serialize};
use test525_reference_vm::trace::{Level, Trace};

use super::clauses::ClauseLink;
use super::model::{CaseEntry, level};
use crate::diff::{self, TraceDiff};
use crate::judge::{Judgement, Verdict};

/// How one runtime did on one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultEntry {
    /// The runtime's name.
    pub runtime: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, unless the verdict says it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Where the reason is discussed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The entry of `expectations/` that speaks of this result: its file and line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
    /// How the traces differ, if they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub divergence: Option<Divergence>,
    /// The command that shows it again, if the traces differ or the verdict is not as expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reproduce: Option<String>,
}

impl ResultEntry {
    /// The result of a judgement.
    pub fn new(runtime: &str, judgement: Judgement, divergence: Option<Divergence>) -> Self {
        Self {
            runtime: runtime.to_owned(),
            verdict: judgement.verdict,
            reason: judgement.reason,
            link: judgement.link,
            known: judgement.known,
            divergence,
            reproduce: None,
        }
    }

    /// Whether the other result tells a reader the same, apart from the runtime.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let traces = |result: &Self| {
            let divergence = result.divergence.as_ref()?;
            Some((divergence.expected.clone(), divergence.actual.clone()))
        };
        (self.verdict, &self.reason) == (other.verdict, &other.reason)
            && traces(self) == traces(other)
    }
}

/// The same unexpected result on one or more runtimes.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// The case.
    pub case: &'a CaseEntry,
    /// The result on the first of the runtimes.
    pub result: &'a ResultEntry,
    /// The names of the runtimes.
    pub runtimes: Vec<&'a str>,
}

/// Two traces that differ, and what is known about the place where they first do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Divergence {
    /// How much of the traces was compared.
    #[serde(with = "level")]
    pub level: Level,
    /// Whose trace the expected one is: the case's, or a runtime's.
    pub expected_from: String,
    /// The expected trace.
    pub expected: Vec<String>,
    /// The trace that was seen.
    pub actual: Vec<String>,
    /// The first line of the traces that differs, from 1.
    pub line: usize,
    /// The traces side by side, with the differing words marked.
    #[serde(default)]
    pub diff: TraceDiff,
    /// The lines of the program that the reference VM was executing around that line, if that is known.
    pub program: Vec<ProgramLine>,
    /// The clauses that the reference VM exercised last before that line, the latest first.
    pub clauses_before: Vec<ClauseLink>,
}

impl Divergence {
    /// How two traces differ at a level, if they do.
    pub fn of(expected_from: &str, expected: &Trace, actual: &Trace, level: Level) -> Option<Self> {
        let difference = expected.differs(actual, level)?;
        Some(Self {
            level,
            expected_from: expected_from.to_owned(),
            expected: expected.lines().to_vec(),
            actual: actual.lines().to_vec(),
            line: difference.line + 1,
            diff: diff::compare(expected, actual, level),
            program: Vec::new(),
            clauses_before: Vec::new(),
        })
    }

    /// The diff made anew from the traces, for forms of the report that do not have it.
    pub(super) fn compare_again(&mut self) {
        let (expected, actual) = (self.expected.clone(), self.actual.clone());
        self.diff = diff::compare(
            &Trace::from_lines(expected),
            &Trace::from_lines(actual),
            self.level,
        );
    }
}

/// A line of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramLine {
    /// Its number, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
}
