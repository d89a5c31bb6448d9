//! What the compiler knows of where a text stands.

use super::expression::is_constant;
use crate::syntax::ast::Expr;

#[derive(Copy, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Module,
    Class,
    /// A `def` or a lambda.
    Function,
    Async,
    Comprehension,
}

/// What surrounds a statement inside its function.
#[derive(Copy, Clone)]
pub(super) enum Around {
    /// Nothing that `break` could leave.
    Nothing,
    Loop,
    /// An `except*` block, since the last loop.
    ExceptStar,
}

#[derive(Copy, Clone)]
pub(super) struct Place {
    pub(super) kind: Kind,
    /// It is a generator function; of a comprehension: it is asynchronous.
    pub(super) is_generator: bool,
    pub(super) around: Around,
    /// An `except*` block is around, whatever else.
    pub(super) in_except_star: bool,
    /// A `finally` block is around, since the last loop.
    pub(super) in_finally: bool,
    /// The text is inside an `async def`, at any depth.
    pub(super) inside_async: bool,
    pub(super) blocks: u32,
    /// Behind a constant condition or a `return`: the text may never be reached.
    pub(super) is_dead: bool,
}

impl Place {
    pub(super) fn scope(self, kind: Kind) -> Self {
        Self {
            kind,
            is_generator: false,
            around: Around::Nothing,
            in_except_star: false,
            in_finally: false,
            inside_async: self.inside_async || kind == Kind::Async,
            blocks: 0,
            is_dead: false,
        }
    }

    pub(super) fn is_function_like(self) -> bool {
        match self.kind {
            Kind::Module | Kind::Class => false,
            Kind::Function | Kind::Async | Kind::Comprehension => true,
        }
    }

    /// Behind a condition.
    pub(super) fn behind(self, test: &Expr) -> Self {
        Self {
            is_dead: self.is_dead || is_constant(test),
            ..self
        }
    }

    pub(super) fn around(self, around: Around) -> Self {
        Self {
            around,
            in_except_star: self.in_except_star || matches!(around, Around::ExceptStar),
            in_finally: self.in_finally && !matches!(around, Around::Loop),
            ..self
        }
    }
}
