//! Every sequence of operations up to a depth, over the bodies of a fixed family: what a bounded exhaustive comparison goes through.

pub mod alphabet;
pub mod family;
mod program;
pub mod sequences;
