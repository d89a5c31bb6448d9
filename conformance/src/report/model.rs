//! The result model. Its JSON form is versioned and described by `reports/schema/report-2.json`: what is in a schema keeps
//! its name and meaning there, and [`super::read`] reads every older one.
//!
//! A report has no clock in it: the same run of the same suite on the same Pythons gives the same bytes, on whatever day, with
//! however many threads, in one piece or in shards. Its date is what `SOURCE_DATE_EPOCH` says, if that is set.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use test525_reference_vm::trace::Level;

use super::clauses::{ClauseEntry, ClauseLink};
use super::quirks::QuirkEntry;
use super::result::{Finding, ResultEntry};
use crate::judge::Verdict;

/// The version of the JSON form.
pub const SCHEMA: u32 = 2;

/// A run and all that it found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The version of this form: [`SCHEMA`].
    pub schema: u32,
    /// What was run.
    pub suite: Suite,
    /// The day that the report is of, as `YYYY-MM-DD`, if `SOURCE_DATE_EPOCH` was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where it was run.
    pub platform: Platform,
    /// Whether the run was ended before all cases had been run.
    pub interrupted: bool,
    /// The runtimes that were judged, in the order of every case's results.
    pub runtimes: Vec<RuntimeEntry>,
    /// The catalogue of clauses, in its own order.
    #[serde(default)]
    pub clauses: Vec<ClauseEntry>,
    /// The table of version differences, in its own order; empty if nobody asked what the cases show of them.
    #[serde(default)]
    pub quirks: Vec<QuirkEntry>,
    /// The cases that were run, sorted by name.
    pub cases: Vec<CaseEntry>,
    /// Known divergences that are out of date.
    pub stale: Vec<KnownEntry>,
}

/// What was run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suite {
    /// The version of test525.
    pub version: String,
    /// The command of test525 that ran it: `run`, `replay` or `diff`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
    /// Where the cases came from.
    pub origin: String,
    /// How many cases were to be run; more than were run if the run was interrupted.
    pub selected: usize,
    /// Which part of the suite was to be run; none if it was all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<ShardEntry>,
}

/// A part of a suite.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardEntry {
    /// Which part, from 1.
    pub number: usize,
    /// How many parts there are.
    pub of: usize,
}

/// The machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Platform {
    /// The operating system, such as `linux`.
    pub os: String,
    /// The processor, such as `x86_64`.
    pub arch: String,
}

impl Platform {
    /// The one that this program was built for.
    pub fn this() -> Self {
        Self {
            os: std::env::consts::OS.to_owned(),
            arch: std::env::consts::ARCH.to_owned(),
        }
    }
}

/// What kind of runtime it is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuntimeKind {
    /// The reference VM.
    ReferenceVm,
    /// A Python under test.
    Subject,
}

/// A runtime that was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuntimeEntry {
    /// Its name, unique in the report.
    pub name: String,
    /// What kind of runtime it is.
    pub kind: RuntimeKind,
    /// `cpython`, `pypy`, …; for the reference VM, of what it is an edition.
    pub implementation: String,
    /// Its full version.
    pub version: String,
    /// What it says about the build, such as `sys.version`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build: Option<String>,
    /// What it has that a case may need.
    pub features: Vec<String>,
    /// `exact` or `documented`.
    #[serde(with = "level")]
    pub level: Level,
    /// What `--subject` takes to have it take part again, as a shell needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// A case and how every runtime did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseEntry {
    /// Its name.
    pub name: String,
    /// Its file.
    pub path: String,
    /// What it shows.
    pub about: String,
    /// `documented`, `cpython` or `unspecified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The versions that it is for, if not for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requires_python: Option<String>,
    /// The clauses that it is for.
    pub clauses: Vec<ClauseLink>,
    /// The IDs of the clauses that the reference VM exercised, sorted.
    #[serde(default)]
    pub exercised: Vec<String>,
    /// The program.
    #[serde(default)]
    pub program: String,
    /// The expected trace; a regression program may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Vec<String>>,
    /// One result per runtime.
    pub results: Vec<ResultEntry>,
}

/// An entry of `expectations/` that is out of date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownEntry {
    /// The file and line.
    pub place: String,
    /// Its reason.
    pub reason: String,
    /// What is out of date about it.
    #[serde(default)]
    pub cause: StaleCause,
}

/// Why an entry of `expectations/` is out of date.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaleCause {
    /// The suite has no case that it speaks of.
    #[default]
    NoSuchCase,
    /// Nothing that it speaks of diverged in this run.
    NoLongerHappens,
    /// Other entries, which come first, speak of all that it speaks of.
    Shadowed,
}

impl StaleCause {
    /// How people read it.
    pub fn text(self) -> &'static str {
        match self {
            Self::NoSuchCase => "no such case",
            Self::NoLongerHappens => "no longer happens",
            Self::Shadowed => "other entries come first",
        }
    }
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
        self.results()
            .map(|(_, result)| result)
            .filter(move |result| result.runtime == runtime)
    }

    /// Every result with its case.
    pub fn results(&self) -> impl Iterator<Item = (&CaseEntry, &ResultEntry)> {
        self.cases
            .iter()
            .flat_map(|case| case.results.iter().map(move |result| (case, result)))
    }

    /// The results with a verdict that is not as expected, with their cases.
    pub fn unexpected(&self) -> impl Iterator<Item = (&CaseEntry, &ResultEntry)> {
        self.results()
            .filter(|(_, result)| !result.verdict.is_expected())
    }

    /// The results that fail a run.
    pub fn failures(&self) -> impl Iterator<Item = (&CaseEntry, &ResultEntry)> {
        self.results()
            .filter(|(_, result)| result.verdict.is_failure())
    }

    /// The unexpected results; those of one case that are the same but for the runtime are one finding.
    pub fn findings(&self) -> Vec<Finding<'_>> {
        let mut findings: Vec<Finding<'_>> = Vec::new();
        for (case, result) in self.unexpected() {
            let same = findings
                .iter_mut()
                .rev()
                .take_while(|finding| std::ptr::eq(finding.case, case))
                .find(|finding| finding.result.is_like(result));
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

    /// Whether no result fails.
    pub fn is_passed(&self) -> bool {
        self.failures().next().is_none()
    }

    /// Whether `expectations/` speaks of what does not happen: whole entries, or single results.
    pub fn is_out_of_date(&self) -> bool {
        let passes = |(_, result): (_, &ResultEntry)| result.verdict == Verdict::UnexpectedPass;
        !self.stale.is_empty() || self.results().any(passes)
    }

    /// Puts down which known divergences no longer happen: those that results speak of, without one of them diverging.
    ///
    /// Follows from the results alone, so that it is the same for a run and for its merged shards.
    pub fn note_stale(&mut self) {
        let mut happens: BTreeMap<(&str, &str), bool> = BTreeMap::new();
        for (_, result) in self.results() {
            let (Some(place), Some(reason)) = (&result.known, &result.reason) else {
                continue;
            };
            *happens.entry((place, reason)).or_default() |=
                result.verdict == Verdict::ExpectedFailure;
        }
        let gone: Vec<KnownEntry> = happens
            .into_iter()
            .filter(|(_, happens)| !happens)
            .map(|((place, reason), _)| KnownEntry {
                place: place.to_owned(),
                reason: reason.to_owned(),
                cause: StaleCause::NoLongerHappens,
            })
            .collect();
        self.stale
            .retain(|entry| entry.cause != StaleCause::NoLongerHappens);
        self.stale.extend(gone);
    }

    /// The verdicts that at least one result has, in the order of reports.
    pub fn verdicts(&self) -> Vec<Verdict> {
        let seen = |verdict: &Verdict| self.results().any(|(_, result)| result.verdict == *verdict);
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

/// A level as it stands in a report.
pub(super) mod level {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use test525_reference_vm::trace::Level;

    #[derive(Deserialize, Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Name {
        Documented,
        Exact,
    }

    pub fn serialize<S: Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
        match level {
            Level::Documented => Name::Documented,
            Level::Exact => Name::Exact,
        }
        .serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Level, D::Error> {
        Ok(match Name::deserialize(deserializer)? {
            Name::Documented => Level::Documented,
            Name::Exact => Level::Exact,
        })
    }
}
