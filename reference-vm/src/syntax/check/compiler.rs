//! The compiler's own errors: what may stand in which kind of function and block.

use std::cell::RefCell;

use num_bigint::BigUint;

use super::expression::is_constant;
use super::place::{Around, Kind, Place};
use super::{breach, error};
use crate::clause::Clause;
use crate::quirk::Quirk;
use crate::syntax::ast::{
    Class, Constant, Expr, ExprKind, Function, Handler, Module, Pos, Stmt, StmtKind, UnaryOp,
};
use crate::syntax::parse::{Stop, Unsupported};
use crate::syntax::version::Dialect;
use crate::syntax::walk;

/// Blocks in blocks inside one function. CPython's limit is about 20 and depends on the version and the kinds.
const MAX_BLOCKS: u32 = 15;

pub(super) type Checked = Result<(), Stop>;

/// Checks; what is accepted, but cannot be executed here, comes back.
pub(super) fn check(module: &Module, dialect: Dialect) -> Result<Option<Unsupported>, Stop> {
    let place = Place {
        kind: Kind::Module,
        is_generator: false,
        around: Around::Nothing,
        in_except_star: false,
        in_finally: false,
        inside_async: false,
        blocks: 0,
        is_dead: false,
    };
    let postponed = super::postpones_annotations(module);
    let compiler = Compiler {
        dialect,
        postponed,
        never_run: RefCell::default(),
    };
    compiler.block(&module.body, place)?;
    Ok(compiler.never_run.into_inner())
}

pub(super) struct Compiler {
    pub(super) dialect: Dialect,
    /// Annotations are not compiled.
    postponed: bool,
    /// The first thing that is accepted and cannot be executed here.
    never_run: RefCell<Option<Unsupported>>,
}

impl Compiler {
    pub(super) fn before(&self, minor: u8) -> bool {
        self.dialect.before(minor)
    }

    fn block(&self, block: &[Stmt], mut place: Place) -> Checked {
        for stmt in block {
            self.stmt(stmt, place)?;
            place.is_dead |= matches!(stmt.kind, StmtKind::Return(_) | StmtKind::Raise { .. });
        }
        Ok(())
    }

    /// A block of a compound statement at `at`.
    fn inner(&self, block: &[Stmt], place: Place, at: Pos) -> Checked {
        let place = Place {
            blocks: place.blocks + 1,
            ..place
        };
        if place.blocks > MAX_BLOCKS && !block.is_empty() {
            let what = format!("more than {MAX_BLOCKS} nested blocks in one function");
            return Err(Unsupported::new(at, what).into());
        }
        self.block(block, place)
    }

    fn stmt(&self, stmt: &Stmt, place: Place) -> Checked {
        let at = stmt.at;
        match &stmt.kind {
            StmtKind::Function(function) => self.function(function, at, place),
            StmtKind::Class(class) => self.class(class, at, place),
            StmtKind::Return(value) => self.return_(value.as_ref(), at, place),
            StmtKind::Assign { targets, value } => {
                self.expr(value, place)?;
                targets
                    .iter()
                    .try_for_each(|target| self.target(target, place))
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
            } => {
                value.iter().try_for_each(|value| self.expr(value, place))?;
                self.target(target, place)?;
                match place.kind {
                    Kind::Module | Kind::Class => self.annotation(annotation, place),
                    Kind::Function | Kind::Async | Kind::Comprehension => Ok(()),
                }
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.target(target, place)?;
                self.expr(value, place)
            }
            StmtKind::Delete(targets) => targets.iter().try_for_each(|t| self.delete(t, place)),
            StmtKind::For {
                is_async,
                target,
                iter,
                body,
                orelse,
            } => {
                self.needs_async(*is_async, "'async for'", at, place)?;
                self.expr(iter, place)?;
                self.target(target, place)?;
                self.inner(body, place.around(Around::Loop), at)?;
                self.inner(orelse, place, at)
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(test, place)?;
                let inside = place.around(Around::Loop).behind(test);
                self.reached(test, true, self.inner(body, inside, at))?;
                self.inner(orelse, place, at)
            }
            StmtKind::If { test, body, orelse } => {
                self.expr(test, place)?;
                let place = place.behind(test);
                self.reached(test, true, self.block(body, place))?;
                self.reached(test, false, self.block(orelse, place))
            }
            StmtKind::With {
                is_async,
                items,
                body,
            } => {
                self.needs_async(*is_async, "'async with'", at, place)?;
                for item in items {
                    self.expr(&item.context, place)?;
                    item.target
                        .iter()
                        .try_for_each(|target| self.target(target, place))?;
                }
                let extra = u32::try_from(items.len())
                    .unwrap_or(MAX_BLOCKS)
                    .saturating_sub(1);
                let place = Place {
                    blocks: place.blocks.saturating_add(extra),
                    ..place
                };
                self.inner(body, place, at)
            }
            StmtKind::Try {
                body,
                handlers,
                orelse,
                finalbody,
                is_star,
            } => {
                self.inner(body, place, at)?;
                self.inner(orelse, place, at)?;
                let first = body.first().map_or(at, |stmt| stmt.at);
                self.handlers(handlers, *is_star, first, place)?;
                let place = Place {
                    in_finally: true,
                    ..place
                };
                self.inner(finalbody, place, at)
            }
            StmtKind::Break | StmtKind::Continue => self.jump(stmt, place),
            StmtKind::Import(names) | StmtKind::ImportFrom { names, .. } => {
                let names = names.iter().filter_map(|alias| alias.alias.as_ref());
                names
                    .into_iter()
                    .try_for_each(|name| self.forbidden(name, at))
            }
            StmtKind::Raise { .. } | StmtKind::Assert { .. } | StmtKind::Expr(_) => {
                walk::expressions(stmt, &mut |expr| self.expr(expr, place))
            }
            StmtKind::Global(_) | StmtKind::Nonlocal(_) | StmtKind::Pass => Ok(()),
        }
    }

    fn function(&self, function: &Function, at: Pos, place: Place) -> Checked {
        let mut decorators = function.decorators.iter();
        decorators.try_for_each(|decorator| self.expr(decorator, place))?;
        let parameters = || function.parameters.iter();
        let mut defaults = parameters().filter_map(|parameter| parameter.default.as_ref());
        defaults.try_for_each(|default| self.expr(default, place))?;
        let annotations = parameters().filter_map(|parameter| parameter.annotation.as_ref());
        let mut annotations = annotations.chain(&function.returns);
        annotations.try_for_each(|annotation| self.annotation(annotation, place))?;
        self.forbidden(&function.name, at)?;
        let mut parameters = function.parameters.iter();
        parameters.try_for_each(|parameter| self.forbidden(&parameter.name, at))?;
        let kind = if function.is_async {
            Kind::Async
        } else {
            Kind::Function
        };
        let place = Place {
            is_generator: function.is_async && walk::has_yield(&function.body),
            ..place.scope(kind)
        };
        self.block(&function.body, place)
    }

    fn annotation(&self, annotation: &Expr, place: Place) -> Checked {
        match &annotation.kind {
            _ if self.postponed => Ok(()),
            // `*args: *Ts`
            ExprKind::Starred(value) => self.expr(value, place),
            _ => self.expr(annotation, place),
        }
    }

    fn class(&self, class: &Class, at: Pos, place: Place) -> Checked {
        class
            .decorators
            .iter()
            .try_for_each(|decorator| self.expr(decorator, place))?;
        self.forbidden(&class.name, at)?;
        self.block(&class.body, place.scope(Kind::Class))?;
        self.arguments(&class.bases, &class.keywords, place)
    }

    fn return_(&self, value: Option<&Expr>, at: Pos, place: Place) -> Checked {
        match place.kind {
            Kind::Module | Kind::Class => return error(at, "'return' outside function"),
            Kind::Async if place.is_generator && value.is_some() => {
                return breach(
                    at,
                    "'return' with value in async generator",
                    &[Clause::NoReturnValue],
                );
            }
            Kind::Async | Kind::Function | Kind::Comprehension => {}
        }
        value
            .into_iter()
            .try_for_each(|value| self.expr(value, place))?;
        if place.in_except_star {
            return leaves_except_star(at);
        }
        Ok(())
    }

    fn jump(&self, stmt: &Stmt, place: Place) -> Checked {
        let is_continue = matches!(stmt.kind, StmtKind::Continue);
        if is_continue && place.in_finally && self.dialect.has(Quirk::ContinueInFinallyRejected) {
            return error(stmt.at, "'continue' not supported inside 'finally' clause");
        }
        match place.around {
            Around::Loop => Ok(()),
            Around::ExceptStar => leaves_except_star(stmt.at),
            Around::Nothing if is_continue => error(stmt.at, "'continue' not properly in loop"),
            Around::Nothing => error(stmt.at, "'break' outside loop"),
        }
    }

    fn handlers(&self, handlers: &[Handler], is_star: bool, body: Pos, place: Place) -> Checked {
        let last = handlers.len().saturating_sub(1);
        for (index, handler) in handlers.iter().enumerate() {
            if handler.matches.is_none() && index < last {
                // 3.9 names the line of what is tried.
                let at = if self.before(10) { body } else { handler.at };
                return error(at, "default 'except:' must be last");
            }
            handler
                .matches
                .iter()
                .try_for_each(|matches| self.expr(matches, place))?;
            handler
                .name
                .iter()
                .try_for_each(|name| self.forbidden(name, handler.at))?;
            let place = match is_star {
                true => place.around(Around::ExceptStar),
                false => place,
            };
            self.inner(&handler.body, place, handler.at)?;
        }
        Ok(())
    }

    /// Where the compiler drops what a constant condition keeps from running, it does not find its own errors there.
    fn reached(&self, test: &Expr, branch: bool, checked: Checked) -> Checked {
        let Err(Stop::Invalid(invalid)) = &checked else {
            return checked;
        };
        if !is_constant(test) || !self.dialect.has(Quirk::DeadAwaitMakesCoroutine) {
            return checked;
        }
        match truth(test) {
            Some(truth) if truth == branch => checked,
            // 3.6 does not compute constants.
            Some(_) if matches!(test.kind, ExprKind::Constant(_)) || !self.before(7) => Ok(()),
            Some(_) | None => {
                let at = Pos {
                    line: invalid.line,
                    column: invalid.column,
                };
                let what = "an error behind a computed constant condition, before Python 3.8";
                Err(Unsupported::new(at, what).into())
            }
        }
    }

    fn needs_async(&self, is_async: bool, what: &str, at: Pos, place: Place) -> Checked {
        if !is_async || place.kind == Kind::Async || self.awaits_at_top(place) {
            return Ok(());
        }
        if place.inside_async && self.dialect.has(Quirk::NestedDefAllowsAsyncStatements) {
            let what = format!("{what} outside of the `async def` around it");
            let mut never_run = self.never_run.borrow_mut();
            never_run.get_or_insert_with(|| Unsupported::new(at, what));
            return Ok(());
        }
        let clauses: &[Clause] = match what {
            "'async for'" => &[
                Clause::AsyncForOutsideCoroutineError,
                Clause::AsyncDefAwaitForWithOnlyInside,
            ],
            _ => &[
                Clause::AsyncWithOutsideCoroutineError,
                Clause::AsyncDefAwaitForWithOnlyInside,
            ],
        };
        let message = format!("{what} outside async function");
        breach(at, self.misplaced(&message, place), clauses)
    }

    /// What is said about an asynchronous construct outside of a coroutine function.
    pub(super) fn misplaced<'m>(&self, message: &'m str, place: Place) -> &'m str {
        match self.dialect.has(Quirk::AsyncSyntaxErrorsUnspecific) && !place.inside_async {
            true => "invalid syntax",
            false => message,
        }
    }
}

fn leaves_except_star(at: Pos) -> Checked {
    error(
        at,
        "'break', 'continue' and 'return' cannot appear in an except* block",
    )
}

/// The truth of a constant expression, where it is plain.
fn truth(expr: &Expr) -> Option<bool> {
    match &expr.kind {
        ExprKind::Constant(Constant::None) => Some(false),
        ExprKind::Constant(Constant::Bool(value)) => Some(*value),
        ExprKind::Constant(Constant::Int(value)) => Some(*value != BigUint::ZERO),
        ExprKind::Constant(Constant::Float(value)) => Some(*value != 0.0),
        ExprKind::Constant(Constant::Str(value)) => Some(!value.is_empty()),
        ExprKind::Constant(Constant::Bytes(value)) => Some(!value.is_empty()),
        ExprKind::Tuple(items) => Some(!items.is_empty()),
        ExprKind::Unary {
            op: UnaryOp::Not,
            operand,
        } => truth(operand).map(|truth| !truth),
        _ => None,
    }
}
