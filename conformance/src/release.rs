//! Releases of Python: what a subject reports and what `requires-python` asks.

use std::fmt;
use std::str::FromStr;

/// A release of Python: `3.13.0`. Pre-releases and local builds count as their release.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Release {
    /// `3`
    pub major: u16,
    /// `13` in `3.13.0`
    pub minor: u16,
    /// `0` in `3.13.0`
    pub micro: u16,
}

/// The text is no version of Python.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a Python version such as 3.13.0")]
pub struct ReleaseError(String);

impl Release {
    /// The release `major.minor.micro`.
    pub const fn new(major: u16, minor: u16, micro: u16) -> Self {
        Self {
            major,
            minor,
            micro,
        }
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.micro)
    }
}

impl FromStr for Release {
    type Err = ReleaseError;

    /// Reads `3.13`, `3.13.0`, `3.14.0rc1`, `3.13.0+` and the like; what follows the release is ignored.
    fn from_str(text: &str) -> Result<Self, ReleaseError> {
        let wrong = || ReleaseError(text.to_owned());
        let mut rest = text.trim();
        let mut parts = [0u16; 3];
        for (index, part) in parts.iter_mut().enumerate() {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (number, after) = rest.split_at(digits);
            *part = number.parse().map_err(|_| wrong())?;
            rest = after;
            match rest.strip_prefix('.') {
                Some(after) if index < 2 && after.starts_with(|c: char| c.is_ascii_digit()) => {
                    rest = after;
                }
                _ if index == 0 => return Err(wrong()),
                _ => break,
            }
        }
        let [major, minor, micro] = parts;
        Ok(Self::new(major, minor, micro))
    }
}

/// A range of versions as PEP 440 writes it: `>=3.8`, `>=3.6,<3.9`, `==3.11.*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseRange {
    specifiers: pep440_rs::VersionSpecifiers,
}

/// The text is no range of versions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a version range such as \">=3.8\": {reason}")]
pub struct RangeError {
    text: String,
    reason: String,
}

impl ReleaseRange {
    /// Whether the release is in the range.
    pub fn contains(&self, version: Release) -> bool {
        // Only releases get here, so the rule that ranges exclude pre-releases never applies.
        let parts = [version.major, version.minor, version.micro].map(u64::from);
        self.specifiers.contains(&pep440_rs::Version::new(parts))
    }
}

impl fmt::Display for ReleaseRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.specifiers.fmt(f)
    }
}

impl FromStr for ReleaseRange {
    type Err = RangeError;

    fn from_str(text: &str) -> Result<Self, RangeError> {
        let error = |reason: String| RangeError {
            text: text.to_owned(),
            reason,
        };
        let specifiers = pep440_rs::VersionSpecifiers::from_str(text).map_err(|e| {
            let first = e.to_string();
            error(first.lines().next().unwrap_or_default().to_owned())
        })?;
        if specifiers.is_empty() {
            return Err(error("it is empty".to_owned()));
        }
        Ok(Self { specifiers })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_their_release() {
        let cases = [
            ("3.13.0", Some((3, 13, 0))),
            ("3.13", Some((3, 13, 0))),
            ("3.13.0+", Some((3, 13, 0))),
            ("3.14.0rc1", Some((3, 14, 0))),
            ("3.14.0a1+dev", Some((3, 14, 0))),
            ("3.9.18 (main)", Some((3, 9, 18))),
            ("3.13t", Some((3, 13, 0))),
            ("3", None),
            ("", None),
            ("three", None),
            ("3.", None),
            ("3.99999.0", None),
        ];
        for (text, expected) in cases {
            let read = text
                .parse()
                .ok()
                .map(|v: Release| (v.major, v.minor, v.micro));
            assert_eq!(read, expected, "{text:?}");
        }
    }

    #[test]
    fn ranges_hold_what_they_say() {
        let cases = [
            (">=3.8", "3.8.0", true),
            (">=3.8", "3.7.16", false),
            (">=3.8", "3.14.0rc1", true),
            (">=3.8", "3.13.0+", true),
            (">=3.6,<3.9", "3.8.18", true),
            (">=3.6,<3.9", "3.9.0", false),
            ("<3.12", "3.12.0a1", false),
            ("==3.11.*", "3.11.7", true),
            ("!=3.11.*", "3.11.7", false),
            (">=3.8.2", "3.8.1", false),
            ("~=3.9", "3.13.0", true),
        ];
        for (range, version, expected) in cases {
            let range: ReleaseRange = range.parse().expect(range);
            let version: Release = version.parse().expect(version);
            assert_eq!(range.contains(version), expected, "{range} {version}");
        }
        for wrong in ["", "3.8", ">=", ">=three"] {
            assert!(wrong.parse::<ReleaseRange>().is_err(), "{wrong:?}");
        }
    }
}
