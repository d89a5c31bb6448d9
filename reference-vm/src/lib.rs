//! A reference virtual machine for Python's asynchronous generators.

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

pub mod clause;
pub mod compile;
mod heap;
mod library;
pub mod object;
pub mod objects;
pub mod quirk;
mod run;
pub mod syntax;
pub mod trace;
pub mod value;
pub mod vm;

pub use run::{NotRunnable, Options, Run, heap_is_empty, run, run_source};
