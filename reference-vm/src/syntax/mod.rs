//! From text to tree and back: the language, its parser, its printer, its checker and the gate.

pub mod ast;
