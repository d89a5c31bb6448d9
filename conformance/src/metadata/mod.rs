//! What a program's file says about itself: PEP 723 inline metadata.
//!
//! ```text
//! # /// script
//! # requires-python = ">=3.8"
//! # [tool.test525]
//! # clauses = ["expr.agen.asend.first-must-be-none"]
//! # features = ["refcounting"]
//! # about = "the generator stays startable after the TypeError"
//! # ///
//! ```
//!
//! Unknown keys are errors, so that a misspelt one is never ignored.

mod block;

use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use test525_reference_vm::clause::Clause;
use toml::Spanned;

use crate::release::ReleaseRange;

pub use block::BlockError;

/// What kind of file the metadata stands in: each asks for its own keys.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A case: says which versions and clauses it is for, and what it shows.
    Case,
    /// A regression program: says where it came from and why it is kept.
    Corpus,
    /// Any other program: may say nothing at all.
    Program,
}

/// How far a program's expected trace binds.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaseLevel {
    /// The documentation promises it.
    #[default]
    Documented,
    /// CPython was seen to do it; nobody else owes it.
    Cpython,
    /// The documentation leaves it open: a difference is information.
    Unspecified,
}

impl CaseLevel {
    /// The level as it is written in metadata and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Cpython => "cpython",
            Self::Unspecified => "unspecified",
        }
    }
}

/// What a subject must have, or it is not judged on the program.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feature {
    /// An object is finalized as soon as its last reference goes.
    Refcounting,
    /// The module asyncio, with a loop that runs.
    Asyncio,
    /// The module contextvars.
    Contextvars,
    /// Tracebacks with frames and line numbers.
    Tracebacks,
    /// The module warnings, and warnings of the runtime's own.
    Warnings,
    /// The module weakref.
    Weakref,
    /// The module typing.
    Typing,
    /// Exceptions that nobody can catch are reported.
    Unraisable,
    /// Exception groups and `except*`.
    ExceptionGroups,
    /// Coroutines remember where they were created, if asked to.
    OriginTracking,
}

impl Feature {
    /// Every feature.
    pub const ALL: [Self; 10] = [
        Self::Refcounting,
        Self::Asyncio,
        Self::Contextvars,
        Self::Tracebacks,
        Self::Warnings,
        Self::Weakref,
        Self::Typing,
        Self::Unraisable,
        Self::ExceptionGroups,
        Self::OriginTracking,
    ];

    /// The name that metadata and subjects use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Refcounting => "refcounting",
            Self::Asyncio => "asyncio",
            Self::Contextvars => "contextvars",
            Self::Tracebacks => "tracebacks",
            Self::Warnings => "warnings",
            Self::Weakref => "weakref",
            Self::Typing => "typing",
            Self::Unraisable => "unraisable",
            Self::ExceptionGroups => "exception-groups",
            Self::OriginTracking => "origin-tracking",
        }
    }
}

/// A file's metadata.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// The versions for which the expected trace holds; all, if the file does not say.
    pub requires_python: Option<ReleaseRange>,
    /// The clauses that the program is for.
    pub clauses: Vec<Clause>,
    /// What a subject must have.
    pub features: Vec<Feature>,
    /// One sentence: what the program shows.
    pub about: String,
    /// Names of functions that only drive schedules: marks made by their statements do not count.
    pub driver: Vec<String>,
    /// How far the expected trace binds.
    pub level: CaseLevel,
    /// Where a regression program came from.
    pub origin: Option<String>,
    /// Why a regression program is kept.
    pub why: Option<String>,
}

/// Metadata that cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct MetadataError {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with metadata.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// There is none.
    #[error("no metadata: a case begins with a `# /// script` block (PEP 723)")]
    Missing,
    /// The block is not written as PEP 723 asks.
    #[error(transparent)]
    Block(#[from] BlockError),
    /// The block is no TOML, or has unknown keys or values of the wrong type.
    #[error("metadata: {0}")]
    Toml(String),
    /// `requires-python` is no version range.
    #[error("requires-python: {0}")]
    Range(#[from] crate::release::RangeError),
    /// A key that this kind of file needs is absent or empty.
    #[error("metadata: `{0}` is missing or empty")]
    Key(&'static str),
    /// No such clause in the catalogue.
    #[error("`{0}` is not in the catalogue of clauses (see `test525 clauses`)")]
    Clause(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Document {
    requires_python: Option<Spanned<String>>,
    tool: Option<Tools>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tools {
    test525: Table,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Table {
    clauses: Vec<Spanned<String>>,
    features: Vec<Feature>,
    #[serde(deserialize_with = "one_line")]
    about: String,
    driver: Vec<String>,
    level: CaseLevel,
    #[serde(deserialize_with = "some_line")]
    origin: Option<String>,
    #[serde(deserialize_with = "some_line")]
    why: Option<String>,
}

/// Reports show these texts in the middle of their own, on terminals too.
fn one_line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.contains(char::is_control) {
        true => Err(D::Error::custom(
            "a line break or control character in a sentence",
        )),
        false => Ok(text),
    }
}

fn some_line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    one_line(deserializer).map(Some)
}

impl Metadata {
    /// Reads the metadata of a file of the given kind from its text.
    pub fn read(text: &str, kind: Kind) -> Result<Self, MetadataError> {
        let Some(block) =
            block::find(text).map_err(|(line, reason)| MetadataError::at(line, reason))?
        else {
            return match kind {
                Kind::Case | Kind::Corpus => Err(MetadataError::at(1, Reason::Missing)),
                Kind::Program => Ok(Self::default()),
            };
        };
        let document: Document = toml::from_str(&block.toml).map_err(|e| {
            let line = block.line_of(e.span().map_or(0, |span| span.start));
            MetadataError::at(line, Reason::Toml(e.message().to_owned()))
        })?;
        let metadata = document.into_metadata(&block)?;
        match metadata.missing_key(kind) {
            Some(key) => Err(MetadataError::at(block.first_line - 1, Reason::Key(key))),
            None => Ok(metadata),
        }
    }

    /// The first key that a file of this kind needs and does not have.
    fn missing_key(&self, kind: Kind) -> Option<&'static str> {
        let needed: &[(&str, bool)] = match kind {
            Kind::Case => &[
                ("requires-python", self.requires_python.is_some()),
                ("clauses", !self.clauses.is_empty()),
                ("about", !self.about.is_empty()),
            ],
            Kind::Corpus => &[
                ("origin", self.origin.is_some()),
                ("why", self.why.is_some()),
            ],
            Kind::Program => &[],
        };
        needed
            .iter()
            .find(|(_, present)| !present)
            .map(|(key, _)| *key)
    }
}

impl MetadataError {
    fn at(line: usize, reason: impl Into<Reason>) -> Self {
        Self {
            line,
            reason: reason.into(),
        }
    }
}

impl block::Block {
    /// The file's line that holds this byte of the TOML text.
    fn line_of(&self, offset: usize) -> usize {
        let before = self.toml.get(..offset).unwrap_or(&self.toml);
        self.first_line + before.matches('\n').count()
    }
}

impl Document {
    fn into_metadata(self, block: &block::Block) -> Result<Metadata, MetadataError> {
        let requires_python = self
            .requires_python
            .map(|range| {
                ReleaseRange::from_str(range.get_ref())
                    .map_err(|e| MetadataError::at(block.line_of(range.span().start), e))
            })
            .transpose()?;
        let table = self.tool.map(|tools| tools.test525).unwrap_or_default();
        let mut clauses = Vec::with_capacity(table.clauses.len());
        for id in &table.clauses {
            let clause = Clause::from_id(id.get_ref()).ok_or_else(|| {
                let line = block.line_of(id.span().start);
                MetadataError::at(line, Reason::Clause(id.get_ref().clone()))
            })?;
            clauses.push(clause);
        }
        Ok(Metadata {
            requires_python,
            clauses,
            features: table.features,
            about: table.about,
            driver: table.driver,
            level: table.level,
            origin: table.origin,
            why: table.why,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line and the reason of the error, or nothing if the metadata is read.
    fn check(text: &str, kind: Kind, expected: Option<(usize, &str)>) {
        let error = Metadata::read(text, kind)
            .err()
            .map(|e| (e.line, e.to_string()));
        match (&error, expected) {
            (None, None) => {}
            (Some((line, reason)), Some((expected_line, part))) => {
                assert_eq!(*line, expected_line, "{text}: {reason}");
                assert!(reason.contains(part), "{text}: {reason}");
            }
            _ => panic!("{text}: {error:?}, not {expected:?}"),
        }
    }

    const CASE: &str = "# /// script\n# requires-python = \">=3.8\"\n# [tool.test525]\n\
        # clauses = [\"expr.agen.asend.first-must-be-none\"]\n# features = [\"refcounting\"]\n\
        # about = \"what it shows\"\n# ///\n";

    #[test]
    fn each_kind_asks_for_its_keys() {
        check(CASE, Kind::Case, None);
        check("print()\n", Kind::Program, None);
        check("print()\n", Kind::Case, Some((1, "no metadata")));
        check("print()\n", Kind::Corpus, Some((1, "no metadata")));
        check(CASE, Kind::Corpus, Some((1, "`origin`")));
        for (key, line) in [("clauses", 4), ("about", 6), ("requires-python", 2)] {
            let without: Vec<&str> = CASE
                .lines()
                .enumerate()
                .filter(|(index, _)| index + 1 != line)
                .map(|(_, line)| line)
                .collect();
            check(
                &without.join("\n"),
                Kind::Case,
                Some((1, &format!("`{key}`"))),
            );
        }
    }

    #[test]
    fn errors_name_the_line_of_the_file() {
        let replaced = [
            (">=3.8", "3.8", 2, "requires-python"),
            ("about", "abuot", 6, "unknown field `abuot`"),
            ("refcounting", "refcuonting", 5, "unknown variant"),
            (
                "first-must-be-none",
                "frist",
                4,
                "not in the catalogue of clauses",
            ),
            ("[tool.test525]", "[tool.test526]", 3, "test526"),
            ("[\"refcounting\"]", "[refcounting]", 5, "metadata:"),
            ("what it shows", "what\\nit shows", 6, "a line break"),
        ];
        for (from, to, line, reason) in replaced {
            check(&CASE.replace(from, to), Kind::Case, Some((line, reason)));
        }
    }
}
