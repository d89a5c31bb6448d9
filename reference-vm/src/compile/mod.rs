//! From a program's tree to code objects.
//!
//! [`compile`] first finds out which variable each name means (`scope`), then emits the instructions of each block
//! (`stmt`, `expr`, …) into a unit, which becomes a [`Code`](code::Code).
//!
//! Evaluation order, and the moments at which temporaries, iterators and handled exceptions are dropped, are CPython's: finalizers and
//! warnings make them visible.
//!
//! The tree is one that the syntax check accepted. In any other, what has no meaning (a `break` outside a loop, an assignment to a
//! literal) does nothing beyond evaluating its parts.

use std::rc::Rc;

use crate::quirk::{Quirk, Quirks};
use crate::syntax::ast::{Module, Name};
use crate::syntax::postpones_annotations;
use crate::value::Str;

mod assemble;
mod class;
pub mod code;
mod comprehension;
mod condition;
mod dump;
mod exception;
mod expr;
mod function;
mod loops;
mod names;
mod scope;
mod stmt;
mod symbols;
#[cfg(test)]
mod tests;
mod unit;
#[cfg(test)]
mod verify;

use code::{CodeKind, CodeRef, Op, Origin};
use scope::Scopes;
use unit::{Budget, Unit};

/// Stack that must be left, in bytes, before a step into the tree moves to a new segment.
const RED_ZONE: usize = 128 * 1024;
/// The size of such a segment, in bytes.
const STACK_STEP: usize = 2 * 1024 * 1024;

/// How many instructions a module may have. Cleanup code is repeated at every way out of a `try`, so small texts can ask for many.
const MAX_INSTRUCTIONS: usize = 1 << 20;

/// How to compile.
#[derive(Clone, Debug)]
pub struct Options<'o> {
    /// The file name as tracebacks show it.
    pub filename: Str,
    /// Whose code it is.
    pub origin: Origin,
    /// Functions of these names at module level, and everything inside them, are [`Origin::Driver`].
    pub driver: &'o [Name],
    /// Whether a body's leading string becomes its `__doc__`; otherwise it is dropped.
    pub docstrings: bool,
    /// The version to compile for.
    pub quirks: Quirks,
}

/// What a program may not exceed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Limit {
    /// Too many instructions, usually from deeply nested `finally` clauses.
    #[error("the program compiles to more than {MAX_INSTRUCTIONS} instructions")]
    Instructions,
}

/// Compiles a module.
///
/// # Errors
///
/// Fails only when the program is too large.
pub fn compile(module: &Module, options: &Options<'_>) -> Result<CodeRef, Limit> {
    let inline = !options.quirks.has(Quirk::ComprehensionHasOwnLocals);
    let scopes = Scopes::of(module, inline);
    let name: Name = "<module>".into();
    let mut unit = Unit::new(
        scopes.get(scopes.module()),
        CodeKind::Module,
        name.clone(),
        name,
    );
    unit.origin = options.origin;
    let mut compiler = Compiler {
        options,
        annotates_lazily: postpones_annotations(module)
            || !options.quirks.has(Quirk::AnnotationsEvaluatedAtOnce),
        scopes: &scopes,
        unit,
        budget: Budget::new(MAX_INSTRUCTIONS),
    };
    compiler.namespace_body(&module.body);
    compiler.none();
    compiler.emit(Op::Return);
    compiler.budget.check()?;
    Ok(Rc::new(compiler.unit.finish(options)))
}

/// The state of a compilation: the block that is being compiled and what all blocks share.
struct Compiler<'a> {
    options: &'a Options<'a>,
    /// Whether annotations are not evaluated where they stand. They are kept as text then.
    annotates_lazily: bool,
    scopes: &'a Scopes,
    unit: Unit<'a>,
    budget: Budget,
}
