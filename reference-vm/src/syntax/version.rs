//! Versions of the language.

use std::fmt;
use std::str::FromStr;

use crate::quirk::{Edition, Quirk, Quirks};

/// A version of the Python language: `3.12`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PythonVersion {
    /// `3`
    pub major: u8,
    /// `12`
    pub minor: u8,
}

impl PythonVersion {
    /// Python 3.`minor`.
    pub const fn three(minor: u8) -> Self {
        Self { major: 3, minor }
    }
}

impl fmt::Display for PythonVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl From<PythonVersion> for Edition {
    /// The language of that version as documented; of the nearest one that the table of quirks covers, if it covers not that.
    fn from(version: PythonVersion) -> Self {
        Edition::nearest_language(version.minor)
    }
}

/// What a text is read as: a version of the language, and how the edition differs from the newest.
#[derive(Copy, Clone, Debug)]
pub(super) struct Dialect {
    /// The version of the language.
    pub(super) version: PythonVersion,
    /// Whether asynchronous constructs may stand at the top level: `ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`.
    pub(super) awaits_at_top: bool,
    quirks: Quirks,
}

impl Dialect {
    /// What an edition reads.
    pub(super) fn of(edition: Edition) -> Self {
        Self {
            version: PythonVersion::three(edition.minor()),
            awaits_at_top: false,
            quirks: Quirks::of(&edition),
        }
    }

    /// Whether the edition has the given deviation from today's behaviour.
    pub(super) fn has(&self, quirk: Quirk) -> bool {
        self.quirks.has(quirk)
    }

    /// Whether the version comes before 3.`minor`: for wordings and constructs that the table of quirks does not list.
    pub(super) fn before(&self, minor: u8) -> bool {
        self.version < PythonVersion::three(minor)
    }
}

/// Text that is not a version of the form `3.12`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a version of Python: expected a form such as 3.12")]
pub struct VersionError(String);

impl FromStr for PythonVersion {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        let error = || VersionError(text.to_owned());
        let (major, minor) = text.split_once('.').ok_or_else(error)?;
        let number = |part: &str| part.parse::<u8>().map_err(|_| error());
        Ok(Self {
            major: number(major)?,
            minor: number(minor)?,
        })
    }
}
