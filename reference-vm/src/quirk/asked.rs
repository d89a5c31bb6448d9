//! Which quirks decide something in a run: only for these can the run of an edition without them come out otherwise.

use std::cell::Cell;

use super::set::{WORDS, bit, word};
use super::{Quirk, Quirks};

thread_local! {
    static ASKED: [Cell<u64>; WORDS] = const { [const { Cell::new(0) }; WORDS] };
}

/// Notes that somebody wants to know whether the edition has `quirk`.
#[inline(always)]
pub(super) fn note(quirk: Quirk) {
    ASKED.with(|asked| {
        let asked = &asked[word(quirk)];
        asked.set(asked.get() | bit(quirk));
    });
}

/// What was asked about since the last call, which is forgotten.
fn take() -> Quirks {
    ASKED.with(|asked| Quirks(std::array::from_fn(|word| asked[word].take())))
}

/// Does `work`, and gives the quirks that it asked about with its result.
pub fn asked_during<T>(work: impl FnOnce() -> T) -> (T, Quirks) {
    let before = take();
    let done = work();
    let asked = take();
    ask_again(before);
    ask_again(asked);
    (done, asked)
}

/// Notes what was asked when something was made that is used again.
pub(crate) fn ask_again(quirks: Quirks) {
    ASKED.with(|asked| {
        for (asked, more) in asked.iter().zip(quirks.0) {
            asked.set(asked.get() | more);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quirk::Edition;

    #[test]
    fn what_is_asked_inside_was_asked_outside_too() {
        let quirks = Quirks::of(&Edition::newest());
        let ((_, inner), outer) = asked_during(|| {
            quirks.has(Quirk::CloseGivesNone);
            asked_during(|| quirks.has(Quirk::ClosingUnwinds))
        });
        assert_eq!(inner.iter().collect::<Vec<_>>(), [Quirk::ClosingUnwinds]);
        assert_eq!(
            outer.iter().collect::<Vec<_>>(),
            [Quirk::ClosingUnwinds, Quirk::CloseGivesNone]
        );
    }

    #[test]
    fn an_inverted_edition_differs_in_one_quirk() {
        let newest = Edition::newest();
        for &quirk in Quirk::ALL {
            let plain = Quirks::of(&newest);
            let inverted = Quirks::of(&newest.inverting(quirk));
            let differing: Vec<Quirk> = Quirk::ALL
                .iter()
                .copied()
                .filter(|&other| plain.contains(other) != inverted.contains(other))
                .collect();
            assert_eq!(differing, [quirk]);
        }
    }
}
