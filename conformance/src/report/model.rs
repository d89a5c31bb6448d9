//! The result model. Its JSON form is versioned: what is in `schema` 1 keeps its name and meaning.

use std::collections::BTreeMap;

use serde::Serialize;
use test525_reference_vm::clause::Clause;
use test525_reference_vm::trace::{Level, Trace};

use crate::diff::{self, TraceDiff};
use crate::judge::{Judgement, Verdict};

/// The version of the JSON form.
pub const SCHEMA: u32 = 1;

/// A run and all that it found.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The version of this form: [`SCHEMA`].
    pub schema: u32,
    /// What was run.
    pub suite: Suite,
    /// Where it was run.
    pub platform: Platform,
    /// Whether the run was ended before all cases had been run.
    pub interrupted: bool,
    /// The runtimes that were judged, in the order of every case's results.
    pub runtimes: Vec<RuntimeEntry>,
    /// The cases that were run, sorted by name.
    pub cases: Vec<CaseEntry>,
    /// Known divergences whose case does not exist.
    pub stale: Vec<KnownEntry>,
}

/// What was run.
#[derive(Clone, Debug, Serialize)]
pub struct Suite {
    /// The version of test525.
    pub version: &'static str,
    /// Where the cases came from.
    pub origin: String,
    /// How many cases were selected; more than were run if the run was interrupted.
    pub selected: usize,
}

/// The machine.
#[derive(Clone, Debug, Serialize)]
pub struct Platform {
    /// The operating system, such as `linux`.
    pub os: &'static str,
    /// The processor, such as `x86_64`.
    pub arch: &'static str,
}

impl Platform {
    /// The one that this program was built for.
    pub fn this() -> Self {
        Self {
            os: std::env::consts::OS,
            arch: std::env::consts::ARCH,
        }
    }
}

/// What kind of runtime it is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuntimeKind {
    /// The reference VM.
    ReferenceVm,
    /// A Python under test.
    Subject,
}

/// A runtime that was judged.
#[derive(Clone, Debug, Serialize)]
pub struct RuntimeEntry {
    /// Its name, unique in the report.
    pub name: String,
    /// What kind of runtime it is.
    pub kind: RuntimeKind,
    /// `cpython`, `pypy`, …; for the reference VM, of what it is an edition.
    pub implementation: String,
    /// Its full version.
    pub version: String,
    /// What it has that a case may need.
    pub features: Vec<String>,
    /// `exact` or `documented`.
    #[serde(serialize_with = "level_name")]
    pub level: Level,
}

/// A case and how every runtime did.
#[derive(Clone, Debug, Serialize)]
pub struct CaseEntry {
    /// Its name.
    pub name: String,
    /// Its file.
    pub path: String,
    /// What it shows.
    pub about: String,
    /// The clauses that it is for.
    pub clauses: Vec<ClauseLink>,
    /// One result per runtime.
    pub results: Vec<ResultEntry>,
}

/// How one runtime did on one case.
#[derive(Clone, Debug, Serialize)]
pub struct ResultEntry {
    /// The runtime's name.
    pub runtime: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, unless the verdict says it all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Where the reason is discussed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// How the traces differ, if they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub divergence: Option<Divergence>,
}

impl ResultEntry {
    /// Whether the other result tells a reader the same, apart from the runtime.
    fn is_like(&self, other: &Self) -> bool {
        let traces = |result: &Self| {
            let divergence = result.divergence.as_ref()?;
            Some((divergence.expected.clone(), divergence.actual.clone()))
        };
        (self.verdict, &self.reason) == (other.verdict, &other.reason)
            && traces(self) == traces(other)
    }

    /// The result of a judgement.
    pub fn new(runtime: &str, judgement: Judgement, divergence: Option<Divergence>) -> Self {
        Self {
            runtime: runtime.to_owned(),
            verdict: judgement.verdict,
            reason: judgement.reason,
            link: judgement.link,
            divergence,
        }
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
#[derive(Clone, Debug, Serialize)]
pub struct Divergence {
    /// How much of the traces was compared.
    #[serde(serialize_with = "level_name")]
    pub level: Level,
    /// Whose trace the expected one is: the case's, or a runtime's.
    pub expected_from: String,
    /// The expected trace.
    pub expected: Vec<String>,
    /// The trace that was seen.
    pub actual: Vec<String>,
    /// The first line of the traces that differs, from 1.
    pub line: usize,
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
            program: Vec::new(),
            clauses_before: Vec::new(),
        })
    }

    /// The traces side by side.
    pub fn diff(&self) -> TraceDiff {
        let (expected, actual) = (self.expected.clone(), self.actual.clone());
        diff::compare(
            &Trace::from_lines(expected),
            &Trace::from_lines(actual),
            self.level,
        )
    }
}

/// A line of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProgramLine {
    /// Its number, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
}

/// A clause and its documentation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseLink {
    /// The clause's ID.
    pub id: &'static str,
    /// The page and anchor.
    pub url: &'static str,
}

impl From<Clause> for ClauseLink {
    fn from(clause: Clause) -> Self {
        Self {
            id: clause.id(),
            url: clause.url(),
        }
    }
}

/// An entry of `expectations/`.
#[derive(Clone, Debug, Serialize)]
pub struct KnownEntry {
    /// The file and line.
    pub place: String,
    /// Its reason.
    pub reason: String,
}

/// How many cases had each verdict.
pub type Totals = BTreeMap<Verdict, usize>;

impl Report {
    /// The verdicts of one runtime, counted.
    pub fn totals(&self, runtime: &str) -> Totals {
        let mut totals = Totals::new();
        for result in self.results_of(runtime) {
            *totals.entry(result.verdict).or_default() += 1;
        }
        totals
    }

    fn results_of(&self, runtime: &str) -> impl Iterator<Item = &ResultEntry> {
        self.cases
            .iter()
            .flat_map(|case| &case.results)
            .filter(move |result| result.runtime == runtime)
    }

    /// The results with a verdict that is not as expected, with their cases.
    pub fn unexpected(&self) -> impl Iterator<Item = (&CaseEntry, &ResultEntry)> {
        self.cases
            .iter()
            .flat_map(|case| case.results.iter().map(move |result| (case, result)))
            .filter(|(_, result)| !result.verdict.is_expected())
    }

    /// The unexpected results; those of one case that are the same but for the runtime are one finding.
    pub fn findings(&self) -> Vec<Finding<'_>> {
        let mut findings: Vec<Finding<'_>> = Vec::new();
        for (case, result) in self.unexpected() {
            let same = findings
                .iter_mut()
                .rev()
                .find(|finding| std::ptr::eq(finding.case, case) && finding.result.is_like(result));
            match same {
                Some(finding) => finding.runtimes.push(&result.runtime),
                None => findings.push(Finding {
                    case,
                    result,
                    runtimes: vec![&result.runtime],
                }),
            }
        }
        findings
    }

    /// Whether every verdict is as expected and no known divergence is out of date.
    pub fn is_expected(&self) -> bool {
        self.unexpected().next().is_none() && self.stale.is_empty()
    }

    /// The verdicts that at least one result has, in the order of reports.
    pub fn verdicts(&self) -> Vec<Verdict> {
        let seen = |verdict: &Verdict| {
            self.cases
                .iter()
                .flat_map(|case| &case.results)
                .any(|result| result.verdict == *verdict)
        };
        Verdict::ALL.into_iter().filter(seen).collect()
    }
}

/// `exact` or `documented`.
pub(super) fn level_text(level: Level) -> &'static str {
    match level {
        Level::Documented => "documented",
        Level::Exact => "exact",
    }
}

fn level_name<S: serde::Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(level_text(*level))
}
