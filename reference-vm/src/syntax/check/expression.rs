//! What may stand in which expression, and be assigned to or deleted.

use super::compiler::{Checked, Compiler};
use super::place::{Kind, Place};
use super::{breach, error};
use crate::clause::Clause;
use crate::quirk::Quirk;
use crate::syntax::ast::{Expr, ExprKind, Keyword, Pos, UnaryOp};
use crate::syntax::parse::Unsupported;
use crate::syntax::walk;

impl Compiler {
    /// `__debug__` cannot be assigned to.
    pub(super) fn forbidden(&self, name: &str, at: Pos) -> Checked {
        if name == "__debug__" {
            return error(at, "cannot assign to __debug__");
        }
        Ok(())
    }

    pub(super) fn target(&self, target: &Expr, place: Place) -> Checked {
        match &target.kind {
            ExprKind::Name(name) => self.forbidden(name, target.at),
            ExprKind::Attribute { value, name } => {
                self.expr(value, place)?;
                self.forbidden(name, target.at)
            }
            ExprKind::Starred(_) => error(
                target.at,
                "starred assignment target must be in a list or tuple",
            ),
            ExprKind::Tuple(targets) | ExprKind::List(targets) => {
                let mut starred = false;
                for target in targets {
                    let ExprKind::Starred(inner) = &target.kind else {
                        self.target(target, place)?;
                        continue;
                    };
                    if std::mem::replace(&mut starred, true) {
                        return error(target.at, "multiple starred expressions in assignment");
                    }
                    self.target(inner, place)?;
                }
                Ok(())
            }
            _ => self.expr(target, place),
        }
    }

    pub(super) fn delete(&self, target: &Expr, place: Place) -> Checked {
        match &target.kind {
            ExprKind::Starred(_) => error(target.at, "cannot delete starred"),
            ExprKind::Tuple(targets) | ExprKind::List(targets) => targets
                .iter()
                .try_for_each(|target| self.delete(target, place)),
            ExprKind::Name(name) if &**name == "__debug__" && self.before(10) => {
                let what = "a deletion of `__debug__`, before Python 3.10";
                Err(Unsupported::new(target.at, what).into())
            }
            ExprKind::Name(name) if &**name == "__debug__" => {
                error(target.at, "cannot delete __debug__")
            }
            _ => self.expr(target, place),
        }
    }

    pub(super) fn expr(&self, expr: &Expr, place: Place) -> Checked {
        let at = expr.at;
        match &expr.kind {
            ExprKind::Yield(_) => self.yield_(expr, place),
            ExprKind::YieldFrom(_) => self.yield_from(expr, place),
            ExprKind::Await(value) => {
                self.await_(at, place)?;
                self.expr(value, place)
            }
            ExprKind::Lambda { parameters, body } => {
                walk::in_parameters(parameters, &mut |child| self.expr(child, place))?;
                let mut names = parameters.iter();
                names.try_for_each(|parameter| self.forbidden(&parameter.name, at))?;
                self.expr(body, place.scope(Kind::Function))
            }
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::Generator { .. } => self.comprehension(expr, place),
            ExprKind::Named { target, value } => {
                self.expr(value, place)?;
                self.forbidden(target, at)
            }
            ExprKind::Call {
                function,
                arguments,
                keywords,
            } => {
                self.expr(function, place)?;
                self.arguments(arguments, keywords, place)
            }
            ExprKind::Starred(_) => error(at, "can't use starred expression here"),
            ExprKind::Tuple(items) | ExprKind::List(items) | ExprKind::Set(items) => {
                self.items(items, place)
            }
            _ => walk::children(expr, &mut |child| self.expr(child, place)),
        }
    }

    /// Expressions among which `*value` may stand.
    pub(super) fn items(&self, items: &[Expr], place: Place) -> Checked {
        items.iter().try_for_each(|item| match &item.kind {
            ExprKind::Starred(value) => self.expr(value, place),
            _ => self.expr(item, place),
        })
    }

    pub(super) fn arguments(
        &self,
        arguments: &[Expr],
        keywords: &[Keyword],
        place: Place,
    ) -> Checked {
        for (index, keyword) in keywords.iter().enumerate() {
            let Some(name) = &keyword.name else {
                continue;
            };
            self.forbidden(name, keyword.value.at)?;
            let before = keywords.get(..index).unwrap_or_default();
            if before
                .iter()
                .any(|earlier| earlier.name.as_ref() == Some(name))
            {
                let message = format!("keyword argument repeated: {name}");
                return error(keyword.value.at, message);
            }
        }
        self.items(arguments, place)?;
        walk::in_keywords(keywords, &mut |value| self.expr(value, place))
    }

    fn yield_(&self, expr: &Expr, place: Place) -> Checked {
        if !place.is_function_like() {
            let clauses = &[Clause::YieldOnlyInFunction];
            return breach(expr.at, "'yield' outside function", clauses);
        }
        walk::children(expr, &mut |child| self.expr(child, place))
    }

    fn yield_from(&self, expr: &Expr, place: Place) -> Checked {
        if !place.is_function_like() {
            let message = match self.before(13) {
                true => "'yield' outside function",
                false => "'yield from' outside function",
            };
            return breach(expr.at, message, &[Clause::YieldOnlyInFunction]);
        }
        if place.kind == Kind::Async {
            let clauses = &[Clause::NoYieldFrom, Clause::AsyncDefYieldFromError];
            return breach(expr.at, "'yield from' inside async function", clauses);
        }
        walk::children(expr, &mut |child| self.expr(child, place))
    }

    /// Whether the flag for top-level await reaches a place.
    pub(super) fn awaits_at_top(&self, place: Place) -> bool {
        self.dialect.awaits_at_top
            && match place.kind {
                Kind::Module => true,
                Kind::Function => self.dialect.has(Quirk::TopLevelFlagReachesNestedDef),
                Kind::Class | Kind::Async | Kind::Comprehension => false,
            }
    }

    fn await_(&self, at: Pos, place: Place) -> Checked {
        const CLAUSES: &[Clause] = &[
            Clause::AwaitOnlyInAsyncDef,
            Clause::AsyncDefAwaitForWithOnlyInside,
            Clause::AwaitInDeadCodeOfDef,
        ];
        let (dead, reached) = (CLAUSES, CLAUSES.get(..2).unwrap_or_default());
        let clauses = if place.is_dead { dead } else { reached };
        if self.awaits_at_top(place) {
            return Ok(());
        }
        match place.kind {
            Kind::Module | Kind::Class => {
                let message = self.misplaced("'await' outside function", place);
                breach(at, message, clauses)
            }
            Kind::Function => {
                let message = self.misplaced("'await' outside async function", place);
                breach(at, message, clauses)
            }
            Kind::Async | Kind::Comprehension => Ok(()),
        }
    }
}

/// Whether the constant folding of CPython makes a constant of an expression.
pub(super) fn is_constant(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(_) => true,
        ExprKind::Tuple(items) => items.iter().all(is_constant),
        ExprKind::Unary {
            op: UnaryOp::Neg | UnaryOp::Pos | UnaryOp::Invert | UnaryOp::Not,
            operand,
        } => is_constant(operand),
        ExprKind::Binary { left, right, .. } => is_constant(left) && is_constant(right),
        _ => false,
    }
}
