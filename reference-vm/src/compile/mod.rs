//! From a program's tree to code objects.

pub mod code;
