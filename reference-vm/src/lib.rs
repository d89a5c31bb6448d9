//! A reference virtual machine for Python's asynchronous generators.

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
