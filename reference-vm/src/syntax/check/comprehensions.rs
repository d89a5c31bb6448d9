//! Which comprehensions are asynchronous, and where they may stand.

use super::compiler::{Checked, Compiler};
use super::place::{Kind, Place};
use crate::clause::Clause;
use crate::quirk::Quirk;
use crate::syntax::ast::{Expr, ExprKind};
use crate::syntax::parse::Invalid;
use crate::syntax::walk;

impl Compiler {
    pub(super) fn comprehension(&self, expr: &Expr, place: Place) -> Checked {
        let Some((first, rest)) = walk::clauses(expr).and_then(<[_]>::split_first) else {
            return Ok(());
        };
        let is_async = self.is_async_comprehension(expr);
        let needs_async_def = self.dialect.has(Quirk::AsyncGenexprNeedsAsyncDef);
        let is_generator = matches!(expr.kind, ExprKind::Generator { .. });
        if is_generator && needs_async_def && is_async && !place.inside_async {
            let clauses = &[Clause::GenexprAsyncAnywhere];
            return super::breach(expr.at, "invalid syntax", clauses);
        }
        let is_generator = is_generator && !needs_async_def;
        // From 3.11 on, an asynchronous comprehension makes the comprehension around it asynchronous.
        let may_be_async = match place.kind {
            Kind::Async => true,
            Kind::Comprehension => {
                !self.dialect.has(Quirk::NestedAsyncComprehensionRejected) || place.is_generator
            }
            Kind::Module | Kind::Class | Kind::Function => {
                self.awaits_at_top(place) && !self.dialect.has(Quirk::TopLevelComprehensionRejected)
            }
        };
        if is_async && !is_generator && !may_be_async {
            return self.outside(expr, place);
        }
        self.expr(&first.iter, place)?;
        let mut inside = place.scope(Kind::Comprehension);
        inside.is_generator = is_async;
        self.target(&first.target, inside)?;
        let conditions =
            |conditions: &[Expr]| conditions.iter().try_for_each(|c| self.expr(c, inside));
        conditions(&first.conditions)?;
        for clause in rest {
            self.expr(&clause.iter, inside)?;
            self.target(&clause.target, inside)?;
            conditions(&clause.conditions)?;
        }
        let elements = walk::elements(expr);
        elements
            .into_iter()
            .flatten()
            .try_for_each(|element| match &element.kind {
                ExprKind::Starred(items) => self.expr(items, inside),
                _ => self.expr(element, inside),
            })
    }

    fn outside(&self, expr: &Expr, place: Place) -> Checked {
        let message = "asynchronous comprehension outside of an asynchronous function";
        let message = self.misplaced(message, place);
        let clauses: &[Clause] = match (place.kind, &expr.kind) {
            (Kind::Comprehension, _) => &[Clause::CompNestedImplicitlyAsync],
            (_, ExprKind::Generator { .. }) => &[Clause::GenexprAsyncAnywhere],
            _ => &[Clause::CompOutsideAsyncError],
        };
        let mut invalid = Invalid::new(expr.at, message).breaking(clauses);
        if !self.before(8) && self.before(10) {
            // 3.8 and 3.9 lose the line.
            invalid.line = 0;
        }
        Err(invalid.into())
    }

    /// Whether a comprehension awaits: by an `async for` or `await` of its own, and from 3.11 on by such a comprehension in it.
    fn is_async_comprehension(&self, expr: &Expr) -> bool {
        let Some((first, rest)) = walk::clauses(expr).and_then(<[_]>::split_first) else {
            return false;
        };
        if first.is_async || rest.iter().any(|clause| clause.is_async) {
            return true;
        }
        let awaits = |expr: &Expr| match &expr.kind {
            ExprKind::Await(_) => true,
            ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::DictComp { .. } => {
                !self.dialect.has(Quirk::NestedAsyncComprehensionRejected)
                    && self.is_async_comprehension(expr)
            }
            _ => false,
        };
        let own = rest
            .iter()
            .flat_map(|clause| [&clause.target, &clause.iter]);
        let conditions = std::iter::once(first)
            .chain(rest)
            .flat_map(|clause| &clause.conditions);
        let elements = walk::elements(expr).into_iter().flatten();
        let parts = std::iter::once(&first.target)
            .chain(own)
            .chain(conditions)
            .chain(elements);
        parts
            .into_iter()
            .any(|part| walk::any_in_scope(part, &awaits))
    }
}
