//! The differences between versions: what older or faulty CPython releases do otherwise than the newest.
//!
//! A quirk is present in some releases and absent from the others; the virtual machine behaves as the language without quirks and
//! asks `quirks.has(…)` where an edition differs. The rows are in `quirk/table.rs`.

mod asked;
mod edition;
mod row;
mod set;
mod table;
mod version;

#[cfg(test)]
mod tests;

use std::fmt;

pub(crate) use asked::ask_again;
pub use asked::asked_during;
pub use edition::{BadEdition, Edition};
pub use row::{Evidence, Interval, Kind, Shown, Signal};
pub use set::Quirks;
pub use table::Quirk;
pub use version::{BadVersion, Version};

impl Quirk {
    /// The name in reports, such as `aexit-looked-up-first`.
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// How the difference is judged.
    pub const fn kind(self) -> Kind {
        self.row().kind
    }

    /// The releases that show the quirk, in ascending order.
    pub const fn present(self) -> &'static [Interval] {
        self.row().present
    }

    /// The issue or PEP that tells of it: `bpo-39048`, `gh-117881`, `pep-0585`.
    pub fn issue(self) -> Option<&'static str> {
        Some(self.row().issue).filter(|issue| !issue.is_empty())
    }

    /// The address of [`Quirk::issue`].
    pub fn issue_url(self) -> Option<String> {
        let (tracker, number) = self.issue()?.split_once('-')?;
        match tracker {
            "bpo" => Some(format!("https://bugs.python.org/issue{number}")),
            "gh" => Some(format!("https://github.com/python/cpython/issues/{number}")),
            _ => Some(format!("https://peps.python.org/{tracker}-{number}/")),
        }
    }

    /// How well the difference is known.
    pub const fn evidence(self) -> Evidence {
        self.row().evidence
    }

    /// How the suite shows it.
    pub const fn shown(self) -> Shown {
        self.row().shown
    }

    /// Releases next to each border between those that have the quirk and those that have it not, oldest first. The last release of a
    /// minor version is taken to have the highest number that there is room for.
    pub fn borders(self) -> Vec<Edition> {
        let sides = self.present().iter().flat_map(|interval| {
            let before = |version: Version| [version.predecessor(), Some(version)];
            let end = interval.fixed.map(before);
            let start = before(interval.first);
            start.into_iter().chain(end.into_iter().flatten())
        });
        let newest = std::iter::once(Some(Version::NEWEST));
        let mut versions: Vec<Version> = sides.chain(newest).flatten().collect();
        versions.sort();
        versions.dedup();
        versions
            .into_iter()
            .filter_map(|version| Edition::release(version).ok())
            .collect()
    }

    /// What the releases that have the quirk do.
    pub const fn sentence(self) -> &'static str {
        self.row().sentence
    }

    /// The quirk of this name.
    pub fn from_name(name: &str) -> Option<Quirk> {
        Quirk::ALL
            .iter()
            .copied()
            .find(|quirk| quirk.name() == name)
    }
}

impl fmt::Display for Quirk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
