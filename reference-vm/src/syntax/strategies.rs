//! Proptest strategies for trees: every node, in every place where Python's grammar allows it.
//!
//! The trees need not mean anything: names are unbound, and `await` stands where the compiler would refuse it.

mod expression;
mod statement;

pub(super) use statement::any_module;

/// What a tree may contain.
#[derive(Copy, Clone)]
pub(super) struct Language {
    /// Only what Python 3.8 can express.
    pub(super) old: bool,
}
