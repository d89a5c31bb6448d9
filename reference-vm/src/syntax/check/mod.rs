//! What CPython's symbol table and compiler reject in a text that its parser accepts, in their order: first the names of the
//! whole program, then statement by statement.

mod compiler;
mod comprehensions;
mod expression;
mod place;
mod scopes;
pub(super) mod warnings;

use super::ast::{Module, Pos, StmtKind};
use super::leaving::finally_exits;
use super::parse::{Invalid, Stop, Tree, Unsupported};
use super::version::Dialect;
use crate::clause::Clause;

/// The first error of a module; otherwise what of it is accepted, but cannot be executed here.
pub(super) fn check(tree: &Tree, dialect: Dialect) -> Result<Option<Unsupported>, Stop> {
    let module = &tree.module;
    let errors = scopes::check(module, tree.has_declarations, dialect)
        .and_then(|()| compiler::check(module, dialect));
    errors.map_err(|stop| match stop {
        Stop::Invalid(mut invalid) => {
            invalid.finally_exits = finally_exits(module);
            Stop::Invalid(invalid)
        }
        other => other,
    })
}

fn error<T>(at: Pos, message: impl Into<String>) -> Result<T, Stop> {
    Err(Invalid::new(at, message).into())
}

/// An error by rules of the catalogue.
fn breach<T>(at: Pos, message: impl Into<String>, clauses: &'static [Clause]) -> Result<T, Stop> {
    Err(Invalid::new(at, message).breaking(clauses).into())
}

/// Whether the module begins with `from __future__ import annotations`.
pub(crate) fn postpones_annotations(module: &Module) -> bool {
    module.body.iter().any(|stmt| match &stmt.kind {
        StmtKind::ImportFrom { module, names } => {
            &**module == "__future__" && names.iter().any(|name| &*name.name == "annotations")
        }
        _ => false,
    })
}
