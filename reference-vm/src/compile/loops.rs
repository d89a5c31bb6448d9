//! `while`, `for` and `async for`, and the ways out of them.

use crate::clause::Clause;
use crate::quirk::Quirk;
use crate::syntax::ast::{Expr, ExprKind, Stmt};

use super::Compiler;
use super::code::{AwaitFor, Label, Op};
use super::unit::{Block, LoopKind};

impl<'a> Compiler<'a> {
    pub(super) fn while_stmt(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt]) {
        let (start, exhausted, end) = (self.here(), self.label(), self.label());
        self.jump_if(test, false, exhausted);
        let kind = LoopKind::While;
        self.within(Block::Loop { start, end, kind }, |inner| inner.body(body));
        self.emit(Op::Jump(start));
        self.place(exhausted);
        self.body(orelse);
        self.place(end);
    }

    pub(super) fn for_stmt(
        &mut self,
        target: &'a Expr,
        iter: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) {
        self.expr(iter);
        self.emit(Op::GetIter);
        let (start, exhausted, end) = (self.here(), self.label(), self.label());
        self.emit(Op::ForIter(exhausted));
        let kind = LoopKind::For;
        self.within(Block::Loop { start, end, kind }, |inner| {
            inner.assign(target);
            inner.body(body);
        });
        self.emit(Op::Jump(start));
        self.place(exhausted);
        self.body(orelse);
        self.place(end);
    }

    pub(super) fn async_for(
        &mut self,
        target: &'a Expr,
        iter: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) {
        self.expr(iter);
        self.get_aiter();
        let (start, handler, exhausted, end) =
            (self.here(), self.label(), self.label(), self.label());
        let kind = LoopKind::AsyncFor {
            has_else: !orelse.is_empty(),
        };
        self.within(Block::Loop { start, end, kind }, |inner| {
            inner.async_next(target, handler);
            inner.body(body);
        });
        self.emit(Op::Jump(start));
        self.place(handler);
        self.end_async_for(exhausted);
        self.place(exhausted);
        if matches!(target.kind, ExprKind::Name(_)) {
            self.mark(Clause::AsyncForTargetAfterLoop);
        }
        if !orelse.is_empty() {
            self.mark(Clause::AsyncForElse);
        }
        self.body(orelse);
        self.place(end);
    }

    /// `[asynchronous iterable] → [asynchronous iterator]`
    pub(super) fn get_aiter(&mut self) {
        self.emit(Op::GetAIter);
        if self.options.quirks.has(Quirk::AwaitableAiterAccepted) {
            let is_iterator = self.label();
            self.emit(Op::JumpIfAsyncIterator(is_iterator));
            self.await_top(AwaitFor::Aiter);
            self.place(is_iterator);
        }
    }

    /// `[asynchronous iterator] → [asynchronous iterator]`: assigns the next item to the target; exceptions from waiting for it go to
    /// `handler`.
    pub(super) fn async_next(&mut self, target: &'a Expr, handler: Label) {
        self.emit(Op::SetupTry(handler));
        self.emit(Op::GetANext);
        self.none();
        self.emit(Op::YieldFrom);
        let guards_target = self.options.quirks.has(Quirk::TargetStopAsyncEndsLoop);
        if !guards_target {
            self.emit(Op::PopBlock);
        }
        // Only other targets than names can raise.
        if !matches!(target.kind, ExprKind::Name(_)) {
            self.mark(Clause::AsyncForOnlyAwaitIsGuarded);
        }
        self.assign(target);
        if guards_target {
            self.emit(Op::PopBlock);
        }
    }

    /// `[asynchronous iterator exception] → []`, at the end of the iteration.
    pub(super) fn end_async_for(&mut self, exhausted: Label) {
        if !self.options.quirks.has(Quirk::LoopFindsStopAsyncByName) {
            self.emit(Op::EndAsyncFor(exhausted));
            return;
        }
        let ends = self.label();
        let name = self.unit.name_index("StopAsyncIteration");
        self.emit(Op::LoadGlobal(name));
        self.emit(Op::MatchException);
        self.emit(Op::JumpIfTrue(ends));
        self.emit(Op::Reraise);
        self.place(ends);
        self.emit(Op::Pop);
        self.emit(Op::PopHandler);
        self.emit(Op::Pop);
    }

    pub(super) fn break_stmt(&mut self) {
        if let Some(Found {
            depth, end, kind, ..
        }) = self.innermost_loop()
        {
            self.unwind(depth + 1, false);
            self.leave_loop(kind, false);
            if kind == (LoopKind::AsyncFor { has_else: true }) {
                self.mark(Clause::AsyncForElse);
            }
            self.emit(Op::Jump(end));
        }
    }

    pub(super) fn continue_stmt(&mut self) {
        if let Some(Found { depth, start, .. }) = self.innermost_loop() {
            self.unwind(depth + 1, false);
            self.emit(Op::Jump(start));
        }
    }

    /// Drops the iterator of a loop that is left early, below a value if there is one.
    pub(super) fn leave_loop(&mut self, kind: LoopKind, value: bool) {
        match kind {
            LoopKind::While => {}
            LoopKind::For => self.pop_below(value),
            LoopKind::AsyncFor { .. } => {
                self.mark(Clause::AsyncForNoImplicitClose);
                self.pop_below(value);
            }
        }
    }

    /// The loop that `break` and `continue` mean.
    fn innermost_loop(&self) -> Option<Found> {
        let blocks = self.unit.blocks.iter().enumerate();
        blocks.rev().find_map(|(depth, block)| match *block {
            Block::Loop { start, end, kind } => Some(Found {
                depth,
                start,
                end,
                kind,
            }),
            _ => None,
        })
    }
}

/// A loop among the blocks of a unit.
struct Found {
    /// Its index among them.
    depth: usize,
    start: Label,
    end: Label,
    kind: LoopKind,
}
