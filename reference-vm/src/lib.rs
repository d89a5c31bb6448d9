//! A reference virtual machine for Python's asynchronous generators.

pub mod clause;
pub mod quirk;
pub mod syntax;
pub mod trace;
