//! Clauses that show where a frame waits, fails or is left: what it was doing there says which.

use super::Vm;
use super::frame::Frame;
use crate::clause::Clause;
use crate::compile::code::{AwaitFor, CodeKind, Op};
use crate::object::{Kind, Ref};
use crate::objects::body::Stage;
use crate::objects::types::T;
use crate::value::Value;

/// What a frame waits for.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Waiting {
    /// The next item of an `async for` statement.
    Item,
    /// An `await`, written or implied.
    For(AwaitFor),
}

/// What the frame waits for at instruction `at`, if that is a wait: `GetANext` or `GetAwaitable` and the first value to send come before it.
fn waiting(frame: &Frame, at: usize) -> Option<Waiting> {
    let ops = &frame.code.ops;
    let Some(Op::YieldFrom) = ops.get(at) else {
        return None;
    };
    match at.checked_sub(2).and_then(|start| ops.get(start))? {
        Op::GetANext => {
            let marked = at.checked_sub(4).and_then(|before| ops.get(before));
            let in_comprehension = matches!(marked, Some(Op::Mark(Clause::CompMaySuspend)));
            (!in_comprehension).then_some(Waiting::Item)
        }
        Op::GetAwaitable(purpose) => Some(Waiting::For(*purpose)),
        _ => None,
    }
}

impl Vm {
    /// A function is made of `code`.
    pub(super) fn mark_function(&mut self, code: &Value, is_annotated: bool) {
        let Value::Code(code) = code else { return };
        match code.kind {
            CodeKind::Coroutine if !code.name.ends_with("comp>") => {
                self.mark_for(code, Clause::AsyncDefCoroutineFunction);
            }
            CodeKind::AsyncGenerator if !code.is_generator_expression() => {
                self.mark_for(code, Clause::YieldMakesAsyncgen);
            }
            _ => {}
        }
        if is_annotated {
            self.mark_for(code, Clause::TypingAnnotationsNotEnforced);
        }
    }

    /// The frame is about to be suspended at instruction `at` by what it delegates to.
    pub(super) fn mark_suspension(&mut self, frame: &Frame, at: usize, delegate: &Value) {
        match waiting(frame, at) {
            Some(Waiting::Item) => self.mark(Clause::AsyncForMaySuspend),
            Some(Waiting::For(AwaitFor::Aenter | AwaitFor::Aexit)) => {
                self.mark(Clause::AenterAexitMaySuspend);
            }
            Some(Waiting::For(
                AwaitFor::Await | AwaitFor::Comprehension | AwaitFor::Aiter | AwaitFor::Anext,
            ))
            | None => {}
        }
        let awaits = matches!(
            frame.code.kind,
            CodeKind::Coroutine | CodeKind::AsyncGenerator
        );
        if awaits && is_iterator_of_await(delegate) {
            self.mark(Clause::AwaitableAnyYieldValues);
        }
    }

    /// An exception came up in the frame at instruction `at`.
    pub(super) fn mark_failure(&mut self, frame: &Frame, at: usize) {
        let entering = match frame.code.ops.get(at) {
            Some(Op::EnterAsyncWith | Op::GetAwaitable(AwaitFor::Aenter)) => true,
            Some(_) => waiting(frame, at) == Some(Waiting::For(AwaitFor::Aenter)),
            None => false,
        };
        if entering {
            self.mark(Clause::AsyncWithEnterFailureNoExit);
        }
    }

    /// An exception is thrown into the frame, which is suspended in a handler.
    pub(super) fn mark_thrown_into_handler(&mut self, frame: &Frame, thrown: &Ref) {
        let is_same = self.handling().is_some_and(|handled| handled.is(thrown));
        if is_same {
            self.mark_for(&frame.code, Clause::RethrowSameNoSelfCycle);
            return;
        }
        self.mark_for(&frame.code, Clause::AthrowChainsContext);
        if waiting(frame, frame.next) == Some(Waiting::For(AwaitFor::Aexit)) {
            self.mark_for(&frame.code, Clause::AsyncWithExitExcContext);
        }
    }

    /// An exception in the frame goes to the handler at instruction `handler`. Dropping what is below the exception is how the handler
    /// of a comprehension begins that runs in its function's frame.
    pub(super) fn mark_handler(&mut self, frame: &Frame, handler: usize, exception: &Ref) {
        let begin = (frame.code.ops.get(handler), frame.code.ops.get(handler + 1));
        if matches!(begin, (Some(Op::Swap), Some(Op::Pop)))
            && self.is_a(exception, T::StopAsyncIteration)
        {
            self.mark(Clause::StopWrappedInAsyncGenexpr);
        }
    }

    /// `__aexit__` is called because of an exception.
    pub(super) fn mark_exit_with_exception(&mut self, frame: &Frame, exception: &Value) {
        let is_async = matches!(
            frame.code.ops.get(frame.next),
            Some(Op::GetAwaitable(AwaitFor::Aexit))
        );
        if !is_async {
            return;
        }
        self.mark(Clause::AsyncWithExitArgs);
        if !self.is_raised(exception, T::Exception) {
            self.mark(Clause::AsyncWithBaseExceptionsToo);
        }
    }

    /// Whether a value that is being raised or handled is an instance of a built-in exception class.
    fn is_raised(&self, value: &Value, class: T) -> bool {
        value
            .as_object()
            .is_some_and(|exception| self.is_a(exception, class))
    }

    /// An `except` clause for `class` was tried on `exception`.
    pub(super) fn mark_match(&mut self, frame: &Frame, exception: &Value, class: &Value) {
        // Before 3.8 the end of an `async for` is such a clause; only there a jump follows where it matches.
        let ends_loop = matches!(frame.code.ops.get(frame.next), Some(Op::JumpIfTrue(_)));
        if ends_loop && self.is_raised(exception, T::StopAsyncIteration) {
            exception
                .as_object()
                .into_iter()
                .for_each(|exception| self.mark_exhaustion(exception));
            return;
        }
        let catches_exceptions = class
            .as_object()
            .is_some_and(|class| class.is(self.class(T::Exception)));
        if catches_exceptions {
            if self.is_raised(exception, T::GeneratorExit) {
                self.mark(Clause::GeneratorExitIsBaseException);
            }
            if self.is_raised(exception, T::StopAsyncIteration) {
                self.mark(Clause::StopAsyncIterationIsException);
            }
        }
    }

    /// An asynchronous generator yields; the exits of the managers that it is inside of are on its stack.
    pub(super) fn mark_scope_over_yield(&mut self, frame: &Frame) {
        let is_open = frame.stack.iter().any(|value| {
            let Some(Kind::BoundMethod(exit)) = value.as_object().map(|object| &object.kind) else {
                return false;
            };
            let class = self.class_of(&exit.receiver);
            class.as_class().is_some_and(|class| {
                let is_scope = matches!(&**class.name.borrow(), "Timeout" | "TaskGroup");
                is_scope && class.module.trim_start_matches('_').starts_with("asyncio")
            })
        });
        if is_open {
            self.mark(Clause::TimeoutAcrossYield);
        }
    }

    /// An `async for` over `iterator` is left before the iterator's end.
    pub(super) fn leave_iterator(&mut self, iterator: &Value) {
        if let Some(Kind::AsyncGenerator(agen)) = iterator.as_object().map(|object| &object.kind)
            && agen.body.stage() == Stage::Suspended
        {
            agen.noticed.left_early.set(true);
        }
    }

    /// As [`Vm::leave_iterator`], where an exception leaves the loop.
    pub(crate) fn mark_abandoned(&mut self, value: &Value) {
        if let Some(Kind::AsyncGenerator(agen)) = value.as_object().map(|object| &object.kind)
            && agen.body.stage() == Stage::Suspended
        {
            self.mark(Clause::AsyncForNoImplicitClose);
            agen.noticed.left_early.set(true);
        }
    }
}

/// Whether an awaited iterator is none of those that the machine drives itself, but came from an `__await__`.
fn is_iterator_of_await(iterator: &Value) -> bool {
    match iterator.as_object().map(|object| &object.kind) {
        Some(
            Kind::Coroutine(_)
            | Kind::CoroutineWrapper(_)
            | Kind::AsyncGenASend(_)
            | Kind::AsyncGenAThrow(_)
            | Kind::AnextDefault(_),
        ) => false,
        Some(Kind::Generator(generator)) => !generator.iterable_coroutine,
        _ => true,
    }
}
