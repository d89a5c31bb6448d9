//! `try`, `with` and `async with`, `raise`, and the way out through them.

use crate::clause::Clause;
use crate::quirk::Quirk;
use crate::syntax::ast::{Expr, ExprKind, Handler, Name, Stmt, WithItem};

use super::Compiler;
use super::code::{AwaitFor, Label, Op};
use super::unit::{Block, LoopKind};

/// The parts of a `try` statement.
#[derive(Copy, Clone)]
pub(super) struct Try<'a> {
    pub(super) body: &'a [Stmt],
    pub(super) handlers: &'a [Handler],
    pub(super) orelse: &'a [Stmt],
    pub(super) finalbody: &'a [Stmt],
    pub(super) is_star: bool,
}

impl<'a> Compiler<'a> {
    pub(super) fn try_stmt(&mut self, parts: Try<'a>) {
        self.unit.tries += 1;
        self.try_finally(parts);
        self.unit.tries -= 1;
    }

    fn try_finally(&mut self, parts: Try<'a>) {
        if parts.finalbody.is_empty() {
            self.try_except(parts);
            return;
        }
        let (handler, end) = (self.label(), self.label());
        self.emit(Op::SetupTry(handler));
        self.within(Block::FinallyGuarded(parts.finalbody), |inner| {
            if parts.handlers.is_empty() {
                inner.body(parts.body);
            } else {
                inner.try_except(parts);
            }
        });
        self.emit(Op::PopBlock);
        self.body(parts.finalbody);
        self.emit(Op::Jump(end));

        self.place(handler);
        self.within(Block::FinallyHandler, |inner| inner.body(parts.finalbody));
        self.emit(Op::Reraise);
        self.place(end);
    }

    fn try_except(&mut self, parts: Try<'a>) {
        let (handler, end) = (self.label(), self.label());
        self.emit(Op::SetupTry(handler));
        self.within(Block::Guarded, |inner| inner.body(parts.body));
        self.emit(Op::PopBlock);
        self.body(parts.orelse);
        self.emit(Op::Jump(end));

        self.place(handler);
        if parts.is_star {
            self.star_handlers(parts.handlers);
        } else {
            self.handlers(parts.handlers, end);
        }
        self.place(end);
    }

    /// `[exception]`, being handled, goes to the clause that matches it.
    fn handlers(&mut self, handlers: &'a [Handler], end: Label) {
        for handler in handlers {
            self.unit.line = handler.at.line;
            let next = self.label();
            if let Some(matches) = &handler.matches {
                self.expr(matches);
                self.emit(Op::MatchException);
                self.emit(Op::JumpIfFalse(next));
            }
            self.bind_exception(handler.name.as_ref());
            self.handler_body(handler);
            self.emit(Op::PopHandler);
            self.unbind_exception(handler.name.as_ref());
            self.emit(Op::Jump(end));
            self.place(next);
        }
        self.emit(Op::Reraise);
    }

    /// `[exception]`, being handled, goes through every clause, each of which takes its part.
    fn star_handlers(&mut self, handlers: &'a [Handler]) {
        // The exception, the list of what is to be raised at the end, and the rest that no clause has matched.
        self.emit(Op::Dup);
        self.emit(Op::BuildList(0));
        self.emit(Op::Swap);
        for handler in handlers {
            self.unit.line = handler.at.line;
            let (unmatched, next) = (self.label(), self.label());
            if let Some(matches) = &handler.matches {
                self.expr(matches);
            } else {
                self.none();
            }
            self.emit(Op::MatchExceptionGroup);
            self.emit(Op::Dup);
            self.jump_if_none(unmatched);
            self.bind_exception(handler.name.as_ref());
            // The guard makes the clause's own exceptions part of the result.
            let raised = self.label();
            self.emit(Op::SetupTry(raised));
            self.within(Block::StarHandler(handler.name.as_ref()), |inner| {
                inner.body(&handler.body)
            });
            self.emit(Op::PopBlock);
            self.unbind_exception(handler.name.as_ref());
            self.emit(Op::Jump(next));

            self.place(raised);
            self.unbind_exception(handler.name.as_ref());
            self.emit(Op::ListAppend(2));
            self.emit(Op::PopHandler);
            self.emit(Op::Jump(next));

            self.place(unmatched);
            self.emit(Op::Pop);
            self.place(next);
        }
        self.emit(Op::ListAppend(1));
        self.emit(Op::CombineExceptionGroups);
        self.emit(Op::Dup);
        let nothing = self.label();
        self.jump_if_none(nothing);
        self.emit(Op::PopHandler);
        self.emit(Op::Reraise);
        self.place(nothing);
        self.emit(Op::Pop);
        self.emit(Op::PopHandler);
    }

    /// `[v] → []`
    fn jump_if_none(&mut self, label: Label) {
        self.none();
        self.emit(Op::Compare(crate::syntax::ast::CompareOp::Is));
        self.emit(Op::JumpIfTrue(label));
    }

    /// The body of an `except` clause. Where it binds the exception to a variable, a guard around it unbinds that in any case.
    fn handler_body(&mut self, handler: &'a Handler) {
        let block = Block::Handler(handler.name.as_ref());
        if handler.name.is_none() {
            self.within(block, |inner| inner.body(&handler.body));
            return;
        }
        let (guard, end) = (self.label(), self.label());
        self.emit(Op::SetupTry(guard));
        self.within(block, |inner| inner.body(&handler.body));
        self.emit(Op::PopBlock);
        self.emit(Op::Jump(end));
        self.place(guard);
        self.unbind_exception(handler.name.as_ref());
        self.emit(Op::Reraise);
        self.place(end);
    }

    /// `[exception] → []`
    fn bind_exception(&mut self, name: Option<&Name>) {
        match name {
            Some(name) => self.store(name),
            None => self.emit(Op::Pop),
        }
    }

    fn unbind_exception(&mut self, name: Option<&Name>) {
        if let Some(name) = name {
            self.none();
            self.store(name);
            self.delete(name);
        }
    }

    /// Each item's manager is entered inside the ones before it.
    pub(super) fn with(&mut self, is_async: bool, items: &'a [WithItem], body: &'a [Stmt]) {
        let Some((item, rest)) = items.split_first() else {
            self.body(body);
            return;
        };
        let quirks = self.options.quirks;
        let statement = self.unit.line;
        let (handler, end) = (self.label(), self.label());
        self.expr(&item.context);
        if item.context.at.line > 0 && !quirks.has(Quirk::WithItemAtStatement) {
            self.unit.line = item.context.at.line;
        }
        let line = Some(self.unit.line).filter(|_| !quirks.has(Quirk::ExitCalledAtLastLine));
        if is_async {
            self.emit(Op::EnterAsyncWith);
            self.await_top(AwaitFor::Aenter);
        } else {
            self.emit(Op::EnterWith);
        }
        self.emit(Op::SetupWith(handler));
        self.within(Block::With { is_async, line }, |inner| {
            match &item.target {
                Some(target) => inner.bind_entered(is_async, target),
                None => inner.emit(Op::Pop),
            }
            inner.unit.line = statement;
            if is_async && !rest.is_empty() {
                inner.mark(Clause::AsyncWithMultipleNest);
            }
            stacker::maybe_grow(super::RED_ZONE, super::STACK_STEP, || {
                inner.with(is_async, rest, body)
            });
        });
        self.at_exit_line(line);
        self.emit(Op::PopBlock);
        self.exit_with(is_async);
        self.emit(Op::Jump(end));

        self.place(handler);
        self.emit(Op::ExitWithException);
        if is_async {
            self.await_top(AwaitFor::Aexit);
        }
        let suppressed = self.label();
        self.emit(Op::JumpIfTrue(suppressed));
        if is_async {
            self.mark(Clause::AsyncWithExitFalsyReraises);
        }
        self.emit(Op::Reraise);
        self.place(suppressed);
        if is_async {
            self.mark(Clause::AsyncWithExitTruthySuppresses);
        }
        self.emit(Op::Pop);
        self.emit(Op::PopHandler);
        self.emit(Op::Pop);
        self.place(end);
    }

    /// `[v] → []`: binds the target of a `with` item.
    fn bind_entered(&mut self, is_async: bool, target: &'a Expr) {
        if is_async {
            self.mark(Clause::AsyncWithEnterValueBound);
        }
        // Only other targets than names can raise.
        if is_async && !matches!(target.kind, ExprKind::Name(_)) {
            self.mark(Clause::AsyncWithTargetInsideTry);
        }
        self.assign(target);
    }

    fn at_exit_line(&mut self, line: Option<u32>) {
        if let Some(line) = line {
            self.unit.line = line;
        }
    }

    /// `[bound-exit] → []`: leaves a `with` block regularly.
    fn exit_with(&mut self, is_async: bool) {
        if is_async {
            self.mark(Clause::AsyncWithExitNoneArgs);
        }
        for _ in 0..3 {
            self.none();
        }
        self.emit(Op::Call(3));
        if is_async {
            self.await_top(AwaitFor::Aexit);
        }
        self.emit(Op::Pop);
    }

    pub(super) fn raise(&mut self, exc: Option<&'a Expr>, cause: Option<&'a Expr>) {
        let mut arguments = 0;
        for argument in exc.into_iter().chain(cause) {
            self.expr(argument);
            arguments += 1;
        }
        if exc.is_some_and(names_stop_async_iteration) && self.is_in_async_for() {
            self.mark(Clause::AsyncForOnlyAwaitIsGuarded);
        }
        self.emit(Op::Raise(arguments));
    }

    fn is_in_async_for(&self) -> bool {
        let blocks = self.unit.blocks.iter();
        blocks.into_iter().any(|block| {
            matches!(
                block,
                Block::Loop {
                    kind: LoopKind::AsyncFor { .. },
                    ..
                }
            )
        })
    }

    /// Compiles what is inside a block that has to be undone on the way out.
    pub(super) fn within(&mut self, block: Block<'a>, inside: impl FnOnce(&mut Self)) {
        self.unit.blocks.push(block);
        inside(self);
        self.unit.blocks.pop();
    }

    pub(super) fn return_stmt(&mut self, value: Option<&'a Expr>) {
        match value {
            Some(value) if !value.is_constant() => {
                self.expr(value);
                self.unwind(0, true);
            }
            _ => {
                self.unwind(0, false);
                self.expr_or_none(value);
            }
        }
        self.emit(Op::Return);
    }

    /// Undoes all blocks but the outermost `keep`; with `value`, under a value that stays uppermost.
    pub(super) fn unwind(&mut self, keep: usize, value: bool) {
        let mut undone = Vec::new();
        let line = self.unit.line;
        while self.unit.blocks.len() > keep {
            let Some(block) = self.unit.blocks.pop() else {
                break;
            };
            self.undo(block, value);
            undone.push(block);
        }
        self.unit.line = line;
        self.unit.blocks.extend(undone.into_iter().rev());
    }

    fn undo(&mut self, block: Block<'a>, value: bool) {
        match block {
            Block::Loop { kind, .. } => self.leave_loop(kind, value),
            Block::ReturnValue => self.pop_below(value),
            Block::Guarded => self.emit(Op::PopBlock),
            Block::FinallyGuarded(finalbody) => {
                self.emit(Op::PopBlock);
                if value {
                    self.within(Block::ReturnValue, |inner| inner.body(finalbody));
                } else {
                    self.body(finalbody);
                }
            }
            Block::FinallyHandler => {
                self.pop_below(value);
                self.emit(Op::PopHandler);
            }
            Block::With { is_async, line } => {
                self.at_exit_line(line);
                self.emit(Op::PopBlock);
                if value {
                    self.emit(Op::Swap);
                }
                self.exit_with(is_async);
            }
            Block::Handler(name) => {
                if name.is_some() {
                    self.emit(Op::PopBlock);
                }
                self.emit(Op::PopHandler);
                self.unbind_exception(name);
            }
            Block::StarHandler(name) => {
                self.emit(Op::PopBlock);
                for _ in 0..3 {
                    self.pop_below(value);
                }
                self.emit(Op::PopHandler);
                self.unbind_exception(name);
            }
        }
    }

    /// `[v] → []`, or `[v value] → [value]`.
    pub(super) fn pop_below(&mut self, value: bool) {
        if value {
            self.emit(Op::Swap);
        }
        self.emit(Op::Pop);
    }
}

/// Whether an expression is `StopAsyncIteration` or a call of it.
fn names_stop_async_iteration(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(name) => &**name == "StopAsyncIteration",
        ExprKind::Call { function, .. } => names_stop_async_iteration(function),
        _ => false,
    }
}
