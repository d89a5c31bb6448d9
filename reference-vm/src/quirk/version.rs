//! Release numbers.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

/// A release of CPython.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Version {
    /// 3, for every release that there is an edition for.
    pub major: u8,
    /// The language version within `major`.
    pub minor: u8,
    /// The bug-fix release within `minor`.
    pub micro: u8,
}

impl Version {
    pub(super) const OLDEST: Version = Version::new(3, 6, 0);
    pub(super) const NEWEST: Version = Version::new(3, 15, 2);

    /// The version with these numbers.
    pub const fn new(major: u8, minor: u8, micro: u8) -> Version {
        Version {
            major,
            minor,
            micro,
        }
    }

    /// The release before this one of the same minor version, or the last of the minor version before, if the table covers it.
    pub(super) fn predecessor(self) -> Option<Version> {
        let Version {
            major,
            minor,
            micro,
        } = self;
        match micro {
            0 if self <= Version::OLDEST => None,
            0 => Some(Version::new(major, minor - 1, u8::MAX)),
            _ => Some(Version::new(major, minor, micro - 1)),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.micro)
    }
}

/// Why a text is not a version: it is not three numbers with dots between them.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{0}` is not a version: three numbers such as 3.11.7 are expected")]
pub struct BadVersion(String);

impl FromStr for Version {
    type Err = BadVersion;

    fn from_str(text: &str) -> Result<Version, BadVersion> {
        match numbers(text).as_deref() {
            Ok(&[major, minor, micro]) => Ok(Version {
                major,
                minor,
                micro,
            }),
            _ => Err(BadVersion(text.to_owned())),
        }
    }
}

/// The numbers between the dots of `text`, which are plain decimal digits without a sign or a leading zero.
pub(super) fn numbers(text: &str) -> Result<Vec<u8>, ParseIntError> {
    text.split('.')
        .map(|part| match part.as_bytes() {
            [b'0', _, ..] | [b'+', ..] => "".parse(),
            _ => part.parse(),
        })
        .collect()
}
