//! The outside world: cases, subjects, judgement, reports.

// No input can make it panic; tests may.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::todo,
        clippy::unimplemented
    )
)]

pub mod allocator;
pub mod case;
pub mod coverage;
pub mod diff;
pub mod expectation;
pub mod faults;
pub mod fuzzing;
pub mod history;
pub mod judge;
pub mod metadata;
pub mod reference;
pub mod release;
pub mod report;
pub mod run;
pub mod subject;
