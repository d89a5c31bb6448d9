//! Every state of a state machine with every operation: what holds whatever the body does, as theorems that are tried on all of them.
//!
//! A program in `data/states/` meets each state with each operation and prints a line for it, whose parts are set apart by ` | `. The theorems
//! quantify over these lines, for the language of every version that they hold in; `conformance/tests/states.rs` holds the
//! same programs against a real CPython.

mod anext_default;
mod awaitables;
mod generators;
mod support;
