//! The quirks of one edition, as a set.

use std::cell::Cell;

use super::{Edition, Quirk, asked};

pub(super) const WORDS: usize = Quirk::ALL.len().div_ceil(64);

/// The quirks of one edition.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Quirks(pub(super) [u64; WORDS]);

impl Quirks {
    /// The quirks that `edition` shows.
    pub fn of(edition: &Edition) -> Quirks {
        thread_local! {
            /// The edition that was asked for last: mostly it is the same again.
            static LAST: Cell<Option<(Edition, Quirks)>> = const { Cell::new(None) };
        }
        match LAST.get() {
            Some((last, quirks)) if last == *edition => quirks,
            _ => {
                let quirks = Self::looked_up(edition);
                LAST.set(Some((*edition, quirks)));
                quirks
            }
        }
    }

    fn looked_up(edition: &Edition) -> Quirks {
        let mut words = [0; WORDS];
        for quirk in Quirk::ALL
            .iter()
            .copied()
            .filter(|&quirk| edition.shows(quirk))
        {
            words[word(quirk)] |= bit(quirk);
        }
        if let Some(quirk) = edition.inverted() {
            words[word(quirk)] ^= bit(quirk);
        }
        Quirks(words)
    }

    /// Whether the edition shows `quirk`. The answer counts as having been asked for: see [`super::asked_during`].
    #[inline(always)]
    pub fn has(&self, quirk: Quirk) -> bool {
        asked::note(quirk);
        self.contains(quirk)
    }

    /// Whether `quirk` is in the set.
    #[inline(always)]
    pub const fn contains(&self, quirk: Quirk) -> bool {
        self.0[word(quirk)] & bit(quirk) != 0
    }

    /// The quirks in the set, in the table's order.
    pub fn iter(self) -> impl Iterator<Item = Quirk> {
        Quirk::ALL
            .iter()
            .copied()
            .filter(move |&quirk| self.contains(quirk))
    }
}

/// The word of the set that holds `quirk`: there are enough words for all of them.
pub(super) const fn word(quirk: Quirk) -> usize {
    quirk as usize / 64
}

pub(super) const fn bit(quirk: Quirk) -> u64 {
    1 << (quirk as usize % 64)
}
