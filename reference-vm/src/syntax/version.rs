//! Versions of the language.

use std::fmt;
use std::str::FromStr;

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
