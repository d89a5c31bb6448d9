//! What a trace says about the runtime that gave it.

use serde::{Deserialize, Serialize};
use test525_reference_vm::trace::{Level, Trace};

use crate::case::Case;
use crate::expectation::{Expectation, Expectations};
use crate::metadata::CaseLevel;
use crate::release::Release;

/// The first release of CPython whose message texts are compared too; older ones are past their end.
const EXACT_FROM: Release = Release::new(3, 9, 0);

/// The outcome of one case on one runtime.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The trace is the expected one.
    Pass,
    /// The trace is another one.
    Fail,
    /// It fails, as `expectations/` says.
    ExpectedFailure,
    /// It passes although `expectations/` says that it fails.
    UnexpectedPass,
    /// The trace is another one, where the documentation promises nothing.
    Unspecified,
    /// The case is not for this version, or needs a feature that the runtime does not have.
    NotApplicable,
    /// The reference VM cannot run the program, or stopped at a limit.
    Unsupported,
    /// The runtime died.
    Crashed,
    /// The program took longer than the time limit.
    TimedOut,
    /// A fresh process gave another trace.
    Flaky,
}

impl Verdict {
    /// Every verdict, in the order of reports.
    pub const ALL: [Self; 10] = [
        Self::Pass,
        Self::Fail,
        Self::Crashed,
        Self::TimedOut,
        Self::Flaky,
        Self::Unsupported,
        Self::UnexpectedPass,
        Self::ExpectedFailure,
        Self::Unspecified,
        Self::NotApplicable,
    ];

    /// How people read it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::ExpectedFailure => "expected failure",
            Self::UnexpectedPass => "unexpected pass",
            Self::Unspecified => "unspecified",
            Self::NotApplicable => "not applicable",
            Self::Unsupported => "unsupported",
            Self::Crashed => "crashed",
            Self::TimedOut => "timed out",
            Self::Flaky => "flaky",
        }
    }

    /// Whether a run with this verdict is all as expected.
    pub fn is_expected(self) -> bool {
        !self.is_failure() && self != Self::UnexpectedPass
    }

    /// Whether the verdict fails a run.
    pub fn is_failure(self) -> bool {
        match self {
            Self::Fail | Self::Unsupported | Self::Crashed | Self::TimedOut | Self::Flaky => true,
            Self::Pass
            | Self::ExpectedFailure
            | Self::UnexpectedPass
            | Self::Unspecified
            | Self::NotApplicable => false,
        }
    }

    /// Whether the trace is the expected one.
    pub fn is_pass(self) -> bool {
        matches!(self, Self::Pass | Self::UnexpectedPass)
    }
}

/// A runtime that is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its name in reports.
    pub name: String,
    /// `cpython`, `pypy`, …
    pub implementation: String,
    /// Its release of Python.
    pub release: Release,
    /// What it has that a case may need.
    pub features: Vec<String>,
    /// How much of its traces has to agree.
    pub level: Level,
}

/// What is owed by an implementation at a release.
pub fn level_of(implementation: &str, release: Release) -> Level {
    match implementation {
        "cpython" if release >= EXACT_FROM => Level::Exact,
        _ => Level::Documented,
    }
}

/// A verdict with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, unless the verdict says it all.
    pub reason: Option<String>,
    /// Where the reason is discussed.
    pub link: Option<String>,
    /// The entry of `expectations/` that speaks of it: its file and line.
    pub known: Option<String>,
}

impl Judgement {
    fn plain(verdict: Verdict) -> Self {
        Self {
            verdict,
            reason: None,
            link: None,
            known: None,
        }
    }

    /// A verdict with its reason.
    pub fn because(verdict: Verdict, reason: impl Into<String>) -> Self {
        Self {
            verdict,
            reason: Some(reason.into()),
            link: None,
            known: None,
        }
    }

    /// The judgement of a divergence that an entry of `expectations/` speaks of.
    pub fn known(entry: &Expectation) -> Self {
        Self {
            verdict: Verdict::ExpectedFailure,
            reason: Some(entry.reason.clone()),
            link: entry.link.clone(),
            known: Some(entry.place()),
        }
    }

    /// The judgement where a fresh process gave another trace: a known divergence does not have to happen every time.
    #[must_use]
    pub fn flaky(self) -> Self {
        match self.known {
            Some(_) => Self {
                verdict: Verdict::ExpectedFailure,
                ..self
            },
            None => Self::because(Verdict::Flaky, "a fresh process gave another trace"),
        }
    }
}

/// Why the case is not for this party, if it is not.
pub fn not_applicable(case: &Case, party: &Party) -> Option<Judgement> {
    if !case.covers(party.release) {
        let range = case.metadata.requires_python.as_ref()?;
        let reason = format!("for Python {range}");
        return Some(Judgement::because(Verdict::NotApplicable, reason));
    }
    let has = |name: &str| party.features.iter().any(|feature| feature == name);
    let missing = case
        .metadata
        .features
        .iter()
        .map(|feature| feature.name())
        .find(|name| !has(name))?;
    let reason = format!("needs {missing}");
    Some(Judgement::because(Verdict::NotApplicable, reason))
}

/// Judges a trace against the expected one, known divergences included.
pub fn judge(
    case: &Case,
    party: &Party,
    expected: &Trace,
    actual: &Trace,
    known: &Expectations,
) -> Judgement {
    let raw = verdict(case, party, expected, actual);
    let known = known.find(
        &party.name,
        &party.implementation,
        party.release,
        &case.name,
    );
    let verdict = match (raw, known) {
        (verdict, None) => return Judgement::plain(verdict),
        (Verdict::Pass, Some(_)) => Verdict::UnexpectedPass,
        (Verdict::Fail | Verdict::Crashed | Verdict::TimedOut, Some(_)) => Verdict::ExpectedFailure,
        (other, Some(_)) => other,
    };
    Judgement {
        verdict,
        reason: known.map(|entry| entry.reason.clone()),
        link: known.and_then(|entry| entry.link.clone()),
        known: known.map(Expectation::place),
    }
}

fn verdict(case: &Case, party: &Party, expected: &Trace, actual: &Trace) -> Verdict {
    if expected.differs(actual, party.level).is_none() {
        return Verdict::Pass;
    }
    // CPython owes what it was observed to do; nobody else does.
    let owed = party.implementation == "cpython" || case.metadata.level == CaseLevel::Documented;
    match ended_by_force(actual) {
        Some(verdict) => verdict,
        None if owed => Verdict::Fail,
        None => Verdict::Unspecified,
    }
}

/// How the runtime ended the trace, if it was not the program that did.
pub fn ended_by_force(trace: &Trace) -> Option<Verdict> {
    trace
        .lines()
        .iter()
        .rev()
        .find_map(|line| match line.split(' ').next() {
            Some("!crashed" | "!lost") => Some(Verdict::Crashed),
            Some("!timeout") => Some(Verdict::TimedOut),
            _ => None,
        })
}

/// Judges the reference VM, run as the edition that is a release of CPython, by that CPython itself.
///
/// Where both show the same, the VM's verdict is CPython's: a CPython bug that the VM shows too is the same known failure.
pub fn judge_model(
    party: &Party,
    model: &Trace,
    cpython: &Trace,
    cpython_judgement: &Judgement,
) -> Judgement {
    match cpython.differs(model, party.level) {
        None => cpython_judgement.clone(),
        Some(_) => Judgement::because(
            Verdict::Fail,
            format!("not what CPython {} shows", party.release),
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::metadata::Metadata;
    use crate::subject::SourceText;

    fn case(level: CaseLevel) -> Case {
        Case {
            name: "area/case".to_owned(),
            path: PathBuf::new(),
            source: SourceText {
                filename: "case.py".to_owned(),
                text: String::new(),
            },
            metadata: Metadata {
                level,
                requires_python: ">=3.8".parse().ok(),
                features: vec![crate::metadata::Feature::Refcounting],
                ..Metadata::default()
            },
            expected: None,
        }
    }

    fn party(implementation: &str, minor: u16) -> Party {
        let release = Release::new(3, minor, 0);
        Party {
            name: format!("{implementation}-3.{minor}.0"),
            implementation: implementation.to_owned(),
            release,
            features: vec!["refcounting".to_owned()],
            level: level_of(implementation, release),
        }
    }

    #[test]
    fn verdicts_follow_level_and_implementation() {
        use CaseLevel::{Cpython, Documented, Unspecified};
        let cases = [
            ("cpython", 13, Documented, "a  # x", Verdict::Pass),
            ("cpython", 13, Documented, "a  # y", Verdict::Fail),
            ("cpython", 8, Documented, "a  # y", Verdict::Pass),
            ("cpython", 8, Documented, "b  # x", Verdict::Fail),
            ("pypy", 11, Documented, "a  # y", Verdict::Pass),
            ("pypy", 11, Documented, "b  # x", Verdict::Fail),
            ("pypy", 11, Cpython, "b  # x", Verdict::Unspecified),
            ("pypy", 11, Unspecified, "b  # x", Verdict::Unspecified),
            ("cpython", 13, Cpython, "b  # x", Verdict::Fail),
            ("cpython", 8, Cpython, "b  # x", Verdict::Fail),
            (
                "cpython",
                13,
                Documented,
                "a  # x\n!crashed SIGSEGV",
                Verdict::Crashed,
            ),
            ("pypy", 11, Unspecified, "!timeout", Verdict::TimedOut),
            ("cpython", 13, Documented, "!lost", Verdict::Crashed),
            ("cpython", 13, Documented, "\\!lost", Verdict::Fail),
        ];
        for (implementation, minor, level, actual, expected) in cases {
            let judgement = judge(
                &case(level),
                &party(implementation, minor),
                &Trace::parse("a  # x"),
                &Trace::parse(actual),
                &Expectations::default(),
            );
            assert_eq!(
                judgement.verdict, expected,
                "{implementation} {minor} {actual}"
            );
        }
    }

    #[test]
    fn known_divergences_turn_the_verdict() {
        let mut known = Expectations::default();
        let entry = "[[known]]\nsubject = \"cpython\"\ncase = \"area/*\"\nreason = \"gh-1\"\nlink = \"https://x\"";
        known
            .add(Path::new("x.toml"), entry)
            .expect("the entry is valid");
        let expected = Judgement {
            verdict: Verdict::ExpectedFailure,
            reason: Some("gh-1".to_owned()),
            link: Some("https://x".to_owned()),
            known: Some("x.toml:1".to_owned()),
        };
        let on = |actual: &str| {
            let (case, party) = (case(CaseLevel::Documented), party("cpython", 13));
            judge(
                &case,
                &party,
                &Trace::parse("a"),
                &Trace::parse(actual),
                &known,
            )
        };
        assert_eq!(on("b"), expected);
        assert_eq!(on("!crashed SIGSEGV"), expected);
        assert_eq!(on("a").verdict, Verdict::UnexpectedPass);
    }

    #[test]
    fn cases_for_others_are_not_judged() {
        let reason = |party: &Party| not_applicable(&case(CaseLevel::Documented), party)?.reason;
        assert_eq!(reason(&party("cpython", 13)), None);
        assert_eq!(
            reason(&party("cpython", 7)).as_deref(),
            Some("for Python >=3.8")
        );
        let mut other = party("pypy", 11);
        other.features.clear();
        assert_eq!(reason(&other).as_deref(), Some("needs refcounting"));
    }

    #[test]
    fn the_model_is_judged_by_what_it_models() {
        let party = party("cpython", 13);
        let failure = Judgement::because(Verdict::ExpectedFailure, "gh-1");
        let (bug, right) = (Trace::parse("bug"), Trace::parse("right"));
        assert_eq!(judge_model(&party, &bug, &bug, &failure), failure);
        assert_eq!(
            judge_model(&party, &right, &bug, &failure).verdict,
            Verdict::Fail
        );
    }
}
