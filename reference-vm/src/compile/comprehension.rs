//! Comprehensions and generator expressions.

use crate::clause::Clause;
use crate::quirk::Quirk;
use crate::syntax::ast::{Expr, ExprKind, ForClause, Name};

use super::Compiler;
use super::code::{AwaitFor, CodeKind, Op};
use super::scope::{Home, Key, Scope, ScopeId, ScopeKind, Variable};
use super::unit::index;

/// What a comprehension does with each item.
#[derive(Copy, Clone)]
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Generator(&'a Expr),
}

impl Element<'_> {
    fn function_name(self) -> Name {
        match self {
            Self::List(_) => "<listcomp>",
            Self::Set(_) => "<setcomp>",
            Self::Dict(..) => "<dictcomp>",
            Self::Generator(_) => "<genexpr>",
        }
        .into()
    }

    /// What makes the empty collection, if there is one.
    fn start(self) -> Option<Op> {
        match self {
            Self::List(_) => Some(Op::BuildList(0)),
            Self::Set(_) => Some(Op::BuildSet(0)),
            Self::Dict(..) => Some(Op::BuildDict(0)),
            Self::Generator(_) => None,
        }
    }

    /// `yields`: it has a `yield` of its own, where that is allowed.
    fn code_kind(self, is_async: bool, yields: bool) -> CodeKind {
        match (self, is_async, yields) {
            (Self::Generator(_), true, _) | (_, true, true) => CodeKind::AsyncGenerator,
            (Self::Generator(_), false, _) | (_, false, true) => CodeKind::Generator,
            (Self::List(_) | Self::Set(_) | Self::Dict(..), true, false) => CodeKind::Coroutine,
            (Self::List(_) | Self::Set(_) | Self::Dict(..), false, false) => CodeKind::Function,
        }
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, expr: &'a Expr) {
        let (element, clauses) = match &expr.kind {
            ExprKind::ListComp { element, clauses } => (Element::List(element), clauses),
            ExprKind::SetComp { element, clauses } => (Element::Set(element), clauses),
            ExprKind::DictComp {
                key,
                value,
                clauses,
            } => (Element::Dict(key, value), clauses),
            ExprKind::Generator { element, clauses } => (Element::Generator(element), clauses),
            _ => return,
        };
        let Some(first) = clauses.first() else { return };
        let id = self.scopes.id(Key::expr(expr));
        let scopes = self.scopes;
        let scope = scopes.get(id);
        if clauses.iter().any(|clause| clause.is_async) && element.start().is_some() {
            self.mark(Clause::CompAsyncForInAsyncDef);
        }
        match element.start() {
            Some(start) if scope.is_inlined => {
                self.leftmost(element, first);
                self.inlined(scope, start, |inner| inner.clauses(element, clauses, 0));
            }
            _ => {
                let kind = element.code_kind(scope.is_async, scope.has_yield);
                self.implicit_function(id, kind, element, clauses);
                self.leftmost(element, first);
                self.emit(Op::Call(1));
                if scope.is_async && element.start().is_some() {
                    self.await_top(AwaitFor::Comprehension);
                }
            }
        }
        if element.start().is_some() {
            self.mark(Clause::CompScope);
        } else if scope.is_async {
            self.mark(Clause::GenexprAsyncKind);
        }
    }

    /// Marks that a list, set or dict comprehension is about to wait for something.
    pub(super) fn mark_suspending_comprehension(&mut self) {
        let innermost = self.unit.inlined.last().copied().unwrap_or(self.unit.scope);
        if innermost.kind == ScopeKind::Comprehension {
            self.mark(Clause::CompMaySuspend);
        }
    }

    /// Whether the current expression is part of a comprehension or generator expression, leftmost iterables apart.
    pub(super) fn is_in_comprehension(&self) -> bool {
        self.unit.scope.kind.is_implicit() || !self.unit.inlined.is_empty()
    }

    /// `[] → [iterator]` over the leftmost iterable, which the block around the comprehension evaluates.
    fn leftmost(&mut self, element: Element<'a>, clause: &'a ForClause) {
        self.expr(&clause.iter);
        self.mark(Clause::CompLeftmostIterableEager);
        if clause.is_async && matches!(element, Element::Generator(_)) {
            self.mark(Clause::GenexprAiterEager);
        }
        let is_checked_late = self.options.quirks.has(Quirk::GenexprSourceCheckedLate);
        if !is_checked_late || element.start().is_some() {
            self.clause_iterator(clause);
        }
    }

    /// `[iterable] → [iterator]`
    fn clause_iterator(&mut self, clause: &ForClause) {
        if clause.is_async {
            self.get_aiter();
        } else {
            self.emit(Op::GetIter);
        }
    }

    /// `[] → [function]`
    fn implicit_function(
        &mut self,
        id: ScopeId,
        kind: CodeKind,
        element: Element<'a>,
        clauses: &'a [ForClause],
    ) {
        let parts = self.closure(id);
        let mut unit = self.inner_unit(id, kind, &element.function_name());
        unit.slot(Variable::of_block(&".0".into()));
        unit.parameters.positional = 1;
        unit.parameters.positional_only = 1;
        let unit = self.nested(unit, |inner| inner.comprehension_body(element, clauses));
        self.make_function(unit, parts);
    }

    /// `[iterator] → [collection]`, in the frame of the block around the comprehension. However it ends, its variables are unbound.
    fn inlined(&mut self, scope: &'a Scope, start: Op, loops: impl FnOnce(&mut Self)) {
        let (cleanup, end) = (self.label(), self.label());
        self.unit.inlined.push(scope);
        self.fresh_cells(scope);
        self.emit(start);
        self.emit(Op::Swap);
        self.emit(Op::SetupWith(cleanup));
        loops(self);
        self.emit(Op::PopBlock);
        self.unbind_all(scope);
        self.emit(Op::Jump(end));

        self.place(cleanup);
        self.emit(Op::Swap);
        self.emit(Op::Pop);
        self.unbind_all(scope);
        self.emit(Op::Reraise);
        self.place(end);
        self.unit.inlined.pop();
    }

    fn fresh_cells(&mut self, scope: &Scope) {
        for name in scope
            .bound_names()
            .filter(|name| scope.home(name) == Home::Cell)
        {
            if let Some(cell) = self.captured(name) {
                self.emit(Op::NewCell(cell));
            }
        }
    }

    /// Unbinds the variables of an inlined comprehension, bound or not, the last one first.
    fn unbind_all(&mut self, scope: &Scope) {
        let names: Vec<_> = scope.bound_names().collect();
        for name in names.into_iter().rev() {
            if scope.home(name) == Home::Local {
                self.none();
                self.store(name);
                self.delete(name);
            } else if let Some(cell) = self.captured(name) {
                self.emit(Op::NewCell(cell));
            }
        }
    }

    fn comprehension_body(&mut self, element: Element<'a>, clauses: &'a [ForClause]) {
        match element.start() {
            Some(start) => {
                self.emit(start);
                self.emit(Op::LoadLocal(0));
                self.clauses(element, clauses, 0);
            }
            None => {
                self.emit(Op::LoadLocal(0));
                if self.options.quirks.has(Quirk::GenexprSourceCheckedLate)
                    && let Some(first) = clauses.first()
                    && first.is_async
                {
                    self.clause_iterator(first);
                }
                self.clauses(element, clauses, 0);
                self.none();
            }
        }
        self.emit(Op::Return);
    }

    /// The loops of the clauses from the first on, whose iterator is on the stack, `depth` iterators above the collection; all are
    /// gone at the end.
    fn clauses(&mut self, element: Element<'a>, clauses: &'a [ForClause], depth: u32) {
        stacker::maybe_grow(super::RED_ZONE, super::STACK_STEP, || {
            if let Some((clause, rest)) = clauses.split_first() {
                self.clause_loop(clause, |inner, next| {
                    for condition in &clause.conditions {
                        inner.jump_if(condition, false, next);
                    }
                    inner.inner_clauses(element, rest, depth + 1);
                });
            }
        });
    }

    fn clause_loop(
        &mut self,
        clause: &'a ForClause,
        body: impl FnOnce(&mut Self, super::code::Label),
    ) {
        if clause.is_async {
            let (start, handler, end) = (self.here(), self.label(), self.label());
            self.mark_suspending_comprehension();
            self.async_next(&clause.target, handler);
            body(self, start);
            self.emit(Op::Jump(start));
            self.place(handler);
            self.end_async_for(end);
            self.place(end);
        } else {
            if self.options.quirks.has(Quirk::ComprehensionIteratesTwice) {
                self.emit(Op::GetIter);
            }
            let (start, end) = (self.here(), self.label());
            self.emit(Op::ForIter(end));
            self.assign(&clause.target);
            body(self, start);
            self.emit(Op::Jump(start));
            self.place(end);
        }
    }

    /// What one round of a clause's loop does: the clauses after it, then the element.
    fn inner_clauses(&mut self, element: Element<'a>, clauses: &'a [ForClause], depth: u32) {
        let Some((clause, rest)) = clauses.split_first() else {
            self.element(element, depth);
            return;
        };
        match sole_item(clause) {
            // `for x in [value]` is an assignment.
            Some(value) => {
                self.expr(value);
                self.assign(&clause.target);
                let next = self.label();
                for condition in &clause.conditions {
                    self.jump_if(condition, false, next);
                }
                self.inner_clauses(element, rest, depth);
                self.place(next);
            }
            None => {
                self.expr(&clause.iter);
                self.clause_iterator(clause);
                self.clauses(element, clauses, depth);
            }
        }
    }

    fn element(&mut self, element: Element<'a>, depth: u32) {
        match element {
            Element::List(Expr {
                kind: ExprKind::Starred(items),
                ..
            }) => {
                // What may follow the star is checked as for a list display.
                self.emit(Op::BuildList(0));
                self.expr(items);
                self.emit(Op::ListExtend);
                self.each_item(|inner| {
                    inner.emit(Op::ListAppend(index(depth as usize + 2)));
                });
            }
            Element::Set(Expr {
                kind: ExprKind::Starred(items),
                ..
            }) => {
                self.expr(items);
                self.each_item(|inner| {
                    inner.emit(Op::SetAdd(index(depth as usize + 2)));
                });
            }
            Element::Generator(Expr {
                kind: ExprKind::Starred(items),
                ..
            }) => {
                self.expr(items);
                self.each_item(|inner| {
                    inner.emit(Op::Yield);
                    inner.emit(Op::Pop);
                });
            }
            Element::List(value) => {
                self.expr(value);
                self.emit(Op::ListAppend(index(depth as usize + 1)));
            }
            Element::Set(value) => {
                self.expr(value);
                self.emit(Op::SetAdd(index(depth as usize + 1)));
            }
            Element::Dict(key, value) => {
                if self.options.quirks.has(Quirk::DictComprehensionValueFirst) {
                    self.expr(value);
                    self.expr(key);
                    self.emit(Op::Swap);
                } else {
                    self.expr(key);
                    self.expr(value);
                }
                self.mark(Clause::CompDictOrder);
                self.emit(Op::DictAdd(index(depth as usize + 1)));
            }
            Element::Generator(value) => {
                self.expr(value);
                self.emit(Op::Yield);
                self.emit(Op::Pop);
            }
        }
    }
}

impl Compiler<'_> {
    /// `[iterable] → []`, and does with each item what `take` does with the value on the stack.
    fn each_item(&mut self, take: impl FnOnce(&mut Self)) {
        self.emit(Op::GetIter);
        let (start, end) = (self.here(), self.label());
        self.emit(Op::ForIter(end));
        take(self);
        self.emit(Op::Jump(start));
        self.place(end);
    }
}

/// The value of `[value]` or `(value,)` where a clause iterates over that.
fn sole_item(clause: &ForClause) -> Option<&Expr> {
    match &clause.iter.kind {
        ExprKind::List(items) | ExprKind::Tuple(items) if !clause.is_async => {
            match items.as_slice() {
                [
                    Expr {
                        kind: ExprKind::Starred(_),
                        ..
                    },
                ] => None,
                [item] => Some(item),
                _ => None,
            }
        }
        _ => None,
    }
}
