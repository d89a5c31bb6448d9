//! How much a program may use. A program that exceeds a limit is reported as such; where runtimes give up is no result.

use thiserror::Error;

use crate::quirk::{self, Quirk, Signal};
use crate::syntax::ast::Pos;

/// The limits of one run.
#[derive(Copy, Clone, Debug)]
pub struct Limits {
    /// Instructions executed.
    pub instructions: u64,
    /// Nested calls, generators among them.
    pub depth: usize,
    /// Trace lines.
    pub lines: usize,
    /// Bytes in strings, collections and output that may be made by one operation.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            instructions: 5_000_000,
            depth: 300,
            lines: 100_000,
            bytes: 16 << 20,
        }
    }
}

/// Why a program was not run to its end.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Stop {
    /// It executed too many instructions.
    #[error("more instructions than the limit of {0}")]
    Instructions(u64),
    /// It nested calls too deeply.
    #[error("calls nested deeper than the limit of {0}")]
    Depth(usize),
    /// It printed too many lines.
    #[error("more trace lines than the limit of {0}")]
    Lines(usize),
    /// One value grew too large.
    #[error("a value larger than the limit of {0} bytes")]
    Bytes(usize),
    /// An integer grew too large.
    #[error("an integer larger than the limit of {0} bits")]
    Bits(u64),
    /// It did what crashes the edition's interpreter.
    #[error("this crashes the interpreter: {}", .0.sentence())]
    Crashes(Quirk),
    /// It used something that the machine does not have.
    #[error("line {}, column {}: {what} is not supported", at.line, at.column)]
    Unsupported {
        /// What it used.
        what: String,
        /// Where in the program.
        at: Pos,
    },
}

impl Stop {
    /// What killed the interpreter, if the program crashed it.
    pub fn signal(&self) -> Option<Signal> {
        match self {
            Self::Crashes(quirk) => match quirk.kind() {
                quirk::Kind::Crash(signal) => Some(signal),
                quirk::Kind::Change | quirk::Kind::Bug => None,
            },
            Self::Instructions(_)
            | Self::Depth(_)
            | Self::Lines(_)
            | Self::Bytes(_)
            | Self::Bits(_)
            | Self::Unsupported { .. } => None,
        }
    }
}
