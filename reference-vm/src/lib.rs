//! A reference virtual machine for Python's asynchronous generators.

pub mod clause;
pub mod syntax;
pub mod trace;
