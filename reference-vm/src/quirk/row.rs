//! What a row of the table says.

use std::fmt;

use super::Version;

/// How a version difference is judged.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// The language, its documentation or its messages changed: both sides were right in their time.
    Change,
    /// A defect of certain CPython releases.
    Bug,
    /// A defect that ends the interpreter by this signal, or may.
    Crash(Signal),
}

/// What kills an interpreter.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Signal {
    /// It accessed memory that is not its own.
    Segv,
}

impl Signal {
    /// The signal as traces name it.
    pub const fn name(self) -> &'static str {
        match self {
            Signal::Segv => "SIGSEGV",
        }
    }
}

impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Kind {
    /// The kind as it is written in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Change => "change",
            Kind::Bug => "bug",
            Kind::Crash(_) => "crash",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// How well a difference is known.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Evidence {
    /// Programs were run on releases with and without it.
    BothSides,
    /// Programs were run on releases of one side only.
    OneSide,
    /// It is known from change logs and issues.
    Changelog,
    /// It is announced for a version that is not out.
    Announced,
}

impl Evidence {
    /// The evidence as it is written in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Evidence::BothSides => "both sides",
            Evidence::OneSide => "one side",
            Evidence::Changelog => "changelog",
            Evidence::Announced => "announced",
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// How the suite shows a difference.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Shown {
    /// By a case for releases that have the quirk, and one for releases that have it not.
    ByCases,
    /// Not at all, for this reason: no program of the language makes it observable.
    Not(&'static str),
}

/// Releases that show a quirk: from `first` on, and before `fixed` if it was fixed.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Interval {
    /// The first release that shows the quirk. 3.6.0 stands for every release up to it.
    pub first: Version,
    /// The first release that does not show it any more.
    pub fixed: Option<Version>,
}

impl Interval {
    pub(super) fn contains(self, version: Version) -> bool {
        self.first <= version && self.fixed.is_none_or(|fixed| version < fixed)
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.fixed) {
            (Version::OLDEST, Some(fixed)) => write!(f, "before {fixed}"),
            (first, Some(fixed)) => write!(f, "{first} to before {fixed}"),
            (first, None) => write!(f, "since {first}"),
        }
    }
}

/// One row of the table.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) present: &'static [Interval],
    pub(super) issue: &'static str,
    pub(super) evidence: Evidence,
    pub(super) shown: Shown,
    pub(super) sentence: &'static str,
}
