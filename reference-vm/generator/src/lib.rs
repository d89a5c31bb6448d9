//! Programs about asynchronous generators: generated, mutated, rewritten and reduced.
//!
//! Everything here is a function from trees and random bytes to trees. A program that [`generate`](generate::generate) makes
//! holds bodies (asynchronous generator functions), a table of schedules (sequences of operations, as a literal) and a short
//! driver that interprets them, so that one compilation serves many schedules.

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

mod bodies;
mod build;
pub mod compact;
pub mod desugar;
pub mod enumerate;
pub mod features;
pub mod generate;
pub mod limits;
pub mod mutate;
pub mod operations;
pub mod reduce;
mod repair;
mod schedules;
pub mod source;
#[cfg(feature = "proptest")]
pub mod strategy;
mod visit;
