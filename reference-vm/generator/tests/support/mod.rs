//! What the theorems have in common: editions, and the trace of a text.

pub mod running;

use proptest::prelude::*;
use test525_reference_vm::quirk::Edition;

/// As many cases as the environment asks for, otherwise these.
pub fn cases(otherwise: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(otherwise),
    }
}

/// Every version of the language that generated programs are written in, as documented, and the newest release with its bugs.
/// Older Pythons refuse `continue` in `finally`.
pub fn all_editions() -> Vec<Edition> {
    let newest = Edition::newest();
    let documented = (8..=newest.minor()).filter_map(|minor| Edition::language(3, minor).ok());
    documented.chain([newest]).collect()
}

/// One of [`all_editions`].
pub fn editions() -> impl Strategy<Value = Edition> {
    prop::sample::select(all_editions())
}
