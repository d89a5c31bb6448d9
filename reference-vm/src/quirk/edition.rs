//! What the machine can be asked to be: a release of CPython with its bugs, or the language as documented.

use std::fmt;
use std::str::FromStr;

use super::version::numbers;
use super::{Kind, Quirk, Version};

/// What the virtual machine is asked to be.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Edition {
    kept: Kept,
    /// A quirk that it has although the releases have it not, or the other way round.
    inverted: Option<Quirk>,
}

/// Both kinds of edition are of a version between the oldest and the newest minor version in the table.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
enum Kept {
    Language { minor: u8 },
    Release(Version),
}

impl Edition {
    /// The newest release in the table, with its bugs.
    pub const fn newest() -> Edition {
        Edition::of(Kept::Release(Version::NEWEST))
    }

    const fn of(kept: Kept) -> Edition {
        Edition {
            kept,
            inverted: None,
        }
    }

    /// The same edition, except that it has `quirk` if it had it not, and has it not if it had it: what differs between the traces of
    /// both is what the quirk does in that edition.
    pub const fn inverting(self, quirk: Quirk) -> Edition {
        Edition {
            kept: self.kept,
            inverted: Some(quirk),
        }
    }

    /// The release `version` of CPython with its bugs.
    ///
    /// # Errors
    /// If the table does not reach to its minor version.
    pub fn release(version: Version) -> Result<Edition, BadEdition> {
        if is_covered(version.major, version.minor) {
            Ok(Edition::of(Kept::Release(version)))
        } else {
            Err(BadEdition::NotCovered(version.to_string()))
        }
    }

    /// The language `major.minor` as documented, without anyone's bugs.
    ///
    /// # Errors
    /// If the table does not reach to this version.
    pub fn language(major: u8, minor: u8) -> Result<Edition, BadEdition> {
        if is_covered(major, minor) {
            Ok(Edition::of(Kept::Language { minor }))
        } else {
            Err(BadEdition::NotCovered(format!("{major}.{minor}")))
        }
    }

    /// The language version of the table that is nearest to 3.`minor`.
    pub(crate) fn nearest_language(minor: u8) -> Edition {
        Edition::of(Kept::Language {
            minor: minor.clamp(Version::OLDEST.minor, Version::NEWEST.minor),
        })
    }

    /// The same language version, without bugs.
    pub const fn without_bugs(self) -> Edition {
        Edition::of(Kept::Language {
            minor: self.minor(),
        })
    }

    /// The language version: 11 for 3.11 and for every 3.11.x.
    pub const fn minor(self) -> u8 {
        match self.kept {
            Kept::Language { minor } => minor,
            Kept::Release(version) => version.minor,
        }
    }

    /// The release that the edition is, or nothing if it is the language as documented.
    pub const fn version(self) -> Option<Version> {
        match self.kept {
            Kept::Language { .. } => None,
            Kept::Release(version) => Some(version),
        }
    }

    /// Whether its releases show `quirk`. A language version is taken at its last release and has changes only.
    pub(super) fn shows(self, quirk: Quirk) -> bool {
        let version = match (self.kept, quirk.kind()) {
            (Kept::Release(version), _) => version,
            (Kept::Language { minor }, Kind::Change) => {
                Version::new(Version::NEWEST.major, minor, u8::MAX)
            }
            (Kept::Language { .. }, Kind::Bug | Kind::Crash(_)) => return false,
        };
        quirk
            .present()
            .iter()
            .any(|interval| interval.contains(version))
    }

    /// The quirk that it has although its releases have it not, or the other way round.
    pub(super) const fn inverted(self) -> Option<Quirk> {
        self.inverted
    }
}

impl Default for Edition {
    fn default() -> Edition {
        Edition::newest()
    }
}

const fn is_covered(major: u8, minor: u8) -> bool {
    major == Version::NEWEST.major
        && Version::OLDEST.minor <= minor
        && minor <= Version::NEWEST.minor
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kept {
            Kept::Language { minor } => write!(f, "{}.{minor}", Version::NEWEST.major)?,
            Kept::Release(version) => write!(f, "cpython-{version}")?,
        }
        match self.inverted {
            Some(quirk) => write!(f, ", {quirk} inverted"),
            None => Ok(()),
        }
    }
}

/// Why a text names no edition.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadEdition {
    /// It is not written as an edition is.
    #[error(
        "`{0}` is not an edition: write 3.11 for the language as documented, or cpython-3.11.7 (or 3.11.7) for a release with its bugs"
    )]
    Malformed(String),
    /// It is a version of Python that the table of quirks does not describe.
    #[error("there is no edition {0}: Python 3.{oldest} to 3.{newest} are covered", oldest = Version::OLDEST.minor, newest = Version::NEWEST.minor)]
    NotCovered(String),
}

impl FromStr for Edition {
    type Err = BadEdition;

    fn from_str(text: &str) -> Result<Edition, BadEdition> {
        let (release, is_cpython) = match text.strip_prefix("cpython-") {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        match numbers(release).as_deref() {
            Ok(&[major, minor, micro]) => Edition::release(Version {
                major,
                minor,
                micro,
            }),
            Ok(&[major, minor]) if !is_cpython => Edition::language(major, minor),
            _ => Err(BadEdition::Malformed(text.to_owned())),
        }
    }
}
