//! What CPython's symbol table and compiler reject in a text that its parser accepts, in their order: first the names of the
//! whole program, then statement by statement.

mod compiler;
mod scopes;
mod warnings;

use super::ast::{Module, Pos};
use super::parse::{Invalid, Stop};
use super::version::PythonVersion;

/// The first error of `module`, or what CPython would warn about.
pub(super) fn check(module: &Module, version: PythonVersion) -> Result<(), Stop> {
    scopes::check(module, version)?;
    compiler::check(module, version)?;
    warnings::check(module)?;
    Ok(())
}

fn error<T>(at: Pos, message: impl Into<String>) -> Result<T, Stop> {
    Err(Invalid::new(at, message).into())
}
