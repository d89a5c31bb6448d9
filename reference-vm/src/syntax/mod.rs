//! From text to tree and back: the language, its parser, its printer, its checker and the gate.

pub mod ast;
mod check;
pub mod gate;
mod leaving;
mod parse;
mod print;
#[cfg(test)]
mod roundtrip;
mod rules;
#[cfg(test)]
mod strategies;
mod version;
pub mod walk;
mod yielding;

pub(crate) use check::postpones_annotations;
pub use leaving::{FinallyExit, finally_exits};
pub use parse::{
    Invalid, InvalidKind, MAX_BYTES, Mode, Program, Source, TooLarge, Unsupported, parse, parse_as,
    parse_awaiting,
};
pub use print::{print, print_expr, print_with_metadata};
pub use rules::Exercised;
pub use version::{PythonVersion, VersionError};
pub use yielding::yielding_comprehensions;
