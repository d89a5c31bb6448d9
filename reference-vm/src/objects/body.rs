//! The body of a generator, coroutine or asynchronous generator: a frame that is run in stretches.
//!
//! | state      | send                     | throw                                | close                    | suspended |
//! |------------|--------------------------|--------------------------------------|--------------------------|-----------|
//! | created    | None: starts; else error | raises before any code               | ends it                  | no        |
//! | running    | error: already executing | error: already executing             | error: already executing | no        |
//! | delegating | error: already executing | error: already executing             | error: already executing | no        |
//! | suspended  | resumes at the yield     | raises at the yield                  | raises GeneratorExit     | yes       |
//! | finished   | by its owner: a generator returns, a coroutine is refused | raises; a coroutine is refused | nothing | no |
//! | kept       | as finished              | as finished                          | nothing                  | no        |
//!
//! A body is delegating while what it waits for is thrown into or closed on its behalf: it executes nothing and may not be entered. A
//! suspended one that waits passes a throw and a close on first: see [`super::delegation`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::clause::Clause;
use crate::compile::code::{CodeRef, Op};
use crate::object::Ref;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::frame::{Exit, Frame, Leaving};
use crate::vm::{Res, Unwind, Vm};

/// The body of a generator, coroutine or asynchronous generator.
pub struct Body {
    /// What it executes.
    pub code: CodeRef,
    execution: RefCell<Execution>,
    /// While its frame counts as executing: which of the machine's calls it is.
    pub(crate) call: Cell<Option<usize>>,
}

/// Where the execution of a body is.
enum Execution {
    /// Nothing has been executed.
    Created(Box<Frame>),
    /// It is being executed now.
    Running(Observed),
    /// It waits, while something is thrown into what it delegates to, or that is closed.
    Delegating(Box<Frame>),
    /// It waits in a `yield`, a `yield from` or an `await`.
    Suspended(Box<Frame>),
    /// It has ended, by a return or an exception.
    Finished,
    /// It has ended by being closed before anything was executed, and keeps its arguments nevertheless.
    Kept(Box<Frame>),
}

/// Where a running body sees what an exception does in its frame. Nothing where that makes no difference.
type Observed = Option<Rc<Exceptional>>;

/// What an exception does in the frame of a running body.
struct Exceptional {
    leaving: Rc<Cell<Leaving>>,
    /// The body counts as finished while one is leaving: [`Quirk::UnwindingIsFinished`].
    is_finished_then: bool,
}

impl Exceptional {
    fn new(is_finished_then: bool) -> Rc<Self> {
        Rc::new(Self {
            leaving: Rc::default(),
            is_finished_then,
        })
    }

    fn ends_the_body(&self) -> bool {
        self.is_finished_then && self.leaving.get() != Leaving::No
    }
}

/// The state of a body, for those who only look.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing has been executed.
    Created,
    /// It is being executed now.
    Running,
    /// It waits in a `yield`, a `yield from` or an `await`.
    Suspended,
    /// It has ended.
    Finished,
}

/// Whose body it is: messages and what happens at the end differ.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A generator.
    Generator,
    /// A generator of a function that `types.coroutine` decorated.
    IterableCoroutine,
    /// A coroutine.
    Coroutine,
    /// An asynchronous generator.
    AsyncGenerator,
}

impl Owner {
    /// As messages name it.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Generator | Self::IterableCoroutine => "generator",
            Self::Coroutine => "coroutine",
            Self::AsyncGenerator => "async generator",
        }
    }
}

impl Body {
    /// A body of which nothing has been executed.
    pub fn new(frame: Frame) -> Self {
        Self {
            code: frame.code.clone(),
            execution: RefCell::new(Execution::Created(Box::new(frame))),
            call: Cell::new(None),
        }
    }

    /// About how many bytes its frame takes.
    pub(crate) fn size(&self) -> usize {
        let variables = self.code.locals.len() + self.code.cells.len();
        size_of::<Frame>() + variables * size_of::<Value>()
    }

    /// Where its execution is.
    pub fn stage(&self) -> Stage {
        match &*self.execution.borrow() {
            Execution::Created(_) => Stage::Created,
            Execution::Running(Some(seen)) if seen.ends_the_body() => Stage::Finished,
            Execution::Running(_) | Execution::Delegating(_) => Stage::Running,
            Execution::Suspended(_) => Stage::Suspended,
            Execution::Finished | Execution::Kept(_) => Stage::Finished,
        }
    }

    /// Whether its own frame is being executed, not only one that it delegates to.
    pub(crate) fn is_executing(&self) -> bool {
        matches!(&*self.execution.borrow(), Execution::Running(_))
    }

    /// Whether an exception is on its way out of it.
    pub(crate) fn leaving(&self) -> Leaving {
        match &*self.execution.borrow() {
            Execution::Running(Some(seen)) => seen.leaving.get(),
            Execution::Created(_)
            | Execution::Running(None)
            | Execution::Delegating(_)
            | Execution::Suspended(_)
            | Execution::Finished
            | Execution::Kept(_) => Leaving::No,
        }
    }

    /// It is closed while an exception that was thrown in is on its way out.
    pub(crate) fn clear_meanwhile(&self) {
        if let Execution::Running(Some(seen)) = &*self.execution.borrow() {
            seen.leaving.set(Leaving::FromCleared);
        }
    }

    /// Whether it has not come to its end.
    pub fn is_unfinished(&self) -> bool {
        self.stage() != Stage::Finished
    }

    /// The iterator that it waits for in a `yield from` or an `await`, while it is suspended.
    pub fn delegate(&self) -> Option<Value> {
        match &*self.execution.borrow() {
            Execution::Suspended(frame) => frame.delegate().cloned(),
            Execution::Created(_)
            | Execution::Running(_)
            | Execution::Delegating(_)
            | Execution::Finished
            | Execution::Kept(_) => None,
        }
    }

    /// The same, while that is being thrown into or closed on the body's behalf.
    pub(crate) fn entered_delegate(&self) -> Option<Value> {
        match &*self.execution.borrow() {
            Execution::Delegating(frame) => frame.delegate().cloned(),
            Execution::Created(_)
            | Execution::Running(_)
            | Execution::Suspended(_)
            | Execution::Finished
            | Execution::Kept(_) => None,
        }
    }

    /// What it waits for is about to be thrown into or closed: the body counts as running. False if it did already.
    pub(crate) fn enter_delegate(&self) -> bool {
        let mut execution = self.execution.borrow_mut();
        let (entered, is_new) = match std::mem::replace(&mut *execution, Execution::Finished) {
            Execution::Suspended(frame) => (Execution::Delegating(frame), true),
            other @ (Execution::Created(_)
            | Execution::Running(_)
            | Execution::Delegating(_)
            | Execution::Finished
            | Execution::Kept(_)) => (other, false),
        };
        *execution = entered;
        is_new
    }

    /// That is over: the body is suspended again.
    pub(crate) fn leave_delegate(&self) {
        let mut execution = self.execution.borrow_mut();
        *execution = match std::mem::replace(&mut *execution, Execution::Finished) {
            Execution::Delegating(frame) => Execution::Suspended(frame),
            other @ (Execution::Created(_)
            | Execution::Running(_)
            | Execution::Suspended(_)
            | Execution::Finished
            | Execution::Kept(_)) => other,
        };
    }

    /// Looks at the frame, while it is not being executed.
    pub fn with_frame<R>(&self, look: impl FnOnce(&mut Frame) -> R) -> Option<R> {
        match &mut *self.execution.borrow_mut() {
            Execution::Created(frame)
            | Execution::Delegating(frame)
            | Execution::Suspended(frame) => Some(look(frame)),
            Execution::Running(_) | Execution::Finished | Execution::Kept(_) => None,
        }
    }

    /// The frame of a body that was closed before anything was executed and keeps its arguments.
    pub fn kept_frame(&self) -> Option<Ref> {
        match &mut *self.execution.borrow_mut() {
            Execution::Kept(frame) => Some(frame.object()),
            Execution::Created(_)
            | Execution::Running(_)
            | Execution::Delegating(_)
            | Execution::Suspended(_)
            | Execution::Finished => None,
        }
    }

    /// Ends it without executing anything; what its frame holds goes.
    pub fn abandon(&self) {
        let ended = self.execution.replace(Execution::Finished);
        match ended {
            Execution::Created(mut frame)
            | Execution::Delegating(mut frame)
            | Execution::Suspended(mut frame)
            | Execution::Kept(mut frame) => {
                // The body alone holds the exception that its innermost `except` is handling, which may hold the frame.
                let handled = frame.handled.pop();
                drop(frame.finish());
                drop(handled);
            }
            Execution::Running(_) | Execution::Finished => {}
        }
    }

    /// Ends it without executing anything, if nothing has been executed; what its frame holds stays.
    pub fn end_and_keep(&self) {
        let mut execution = self.execution.borrow_mut();
        *execution = match std::mem::replace(&mut *execution, Execution::Running(None)) {
            Execution::Created(frame) => Execution::Kept(frame),
            other @ (Execution::Running(_)
            | Execution::Delegating(_)
            | Execution::Suspended(_)
            | Execution::Finished
            | Execution::Kept(_)) => other,
        };
    }

    /// Ends it without executing anything, if nothing has been executed; what its frame holds goes, the frame itself stays.
    pub fn empty_and_keep(&self) {
        self.end_and_keep();
        if let Execution::Kept(frame) = &mut *self.execution.borrow_mut() {
            let object = frame.object();
            frame.clear();
            frame.object = Some(object);
        }
    }

    /// Whether it was closed before anything was executed and keeps its frame.
    pub fn keeps_frame(&self) -> bool {
        matches!(*self.execution.borrow(), Execution::Kept(_))
    }

    /// Ends it without executing anything; what its frame holds goes, whoever else holds the frame.
    pub fn clear(&self) {
        let ended = self.execution.replace(Execution::Finished);
        match ended {
            Execution::Created(mut frame)
            | Execution::Delegating(mut frame)
            | Execution::Suspended(mut frame)
            | Execution::Kept(mut frame) => frame.clear(),
            Execution::Running(_) | Execution::Finished => {}
        }
    }

    /// Takes the frame out to run it.
    fn take(&self, observed: Observed) -> Option<Box<Frame>> {
        let leaving = observed.as_ref().map(|seen| seen.leaving.clone());
        let mut execution = self.execution.borrow_mut();
        match std::mem::replace(&mut *execution, Execution::Running(observed)) {
            Execution::Created(mut frame) | Execution::Suspended(mut frame) => {
                frame.leaving = leaving;
                Some(frame)
            }
            running @ (Execution::Running(_) | Execution::Delegating(_)) => {
                *execution = running;
                None
            }
            ended @ (Execution::Finished | Execution::Kept(_)) => {
                *execution = ended;
                None
            }
        }
    }

    /// Calls `visit` for every reference that it holds.
    pub fn visit(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(execution) = self.execution.try_borrow() {
            match &*execution {
                Execution::Created(frame)
                | Execution::Delegating(frame)
                | Execution::Suspended(frame)
                | Execution::Kept(frame) => frame.visit(visit),
                Execution::Running(_) | Execution::Finished => {}
            }
        }
    }
}

impl Body {
    /// The frame object of a body that is not running, once something asked for it.
    pub(crate) fn frame_object(&self) -> Option<Ref> {
        self.with_frame(|frame| frame.object.clone()).flatten()
    }

    /// Calls `visit` for every reference in the frame of a body that is not running, the frame object aside.
    pub(crate) fn visit_frame_content(&self, visit: &mut dyn FnMut(&Ref)) {
        self.with_frame(|frame| frame.visit_content(visit));
    }
}

/// Whether the last instruction of a frame that an exception has left was the wait for something awaited.
fn waits_at_end(frame: &Frame) -> bool {
    let last = frame.next.checked_sub(1);
    matches!(
        last.and_then(|at| frame.code.ops.get(at)),
        Some(Op::YieldFrom)
    )
}

/// What a body is resumed with.
pub enum Resume {
    /// The value of the yield expression.
    Value(Value),
    /// An exception, raised at the yield expression.
    Exception(Ref),
}

impl Vm {
    /// Executes the next stretch of a created or suspended body. Nothing where the body runs already or has ended.
    pub(crate) fn resume(&mut self, body: &Body, owner: Owner, with: Resume) -> Res<Option<Exit>> {
        let fresh = body.stage() == Stage::Created;
        let is_finished_then = self.has(Quirk::UnwindingIsFinished);
        let is_seen = is_finished_then || matches!(with, Resume::Exception(_));
        let observed = is_seen.then(|| Exceptional::new(is_finished_then));
        let Some(mut frame) = body.take(observed) else {
            return Ok(None);
        };
        let entered_from = body.call.replace(Some(self.calls_deep()));
        let outcome = self.run_stretch(&mut frame, fresh, with);
        body.call.set(entered_from);
        match outcome {
            Ok(exit @ (Exit::Suspend(_) | Exit::Yield(_))) => {
                body.execution.replace(Execution::Suspended(frame));
                Ok(Some(exit))
            }
            Ok(exit @ Exit::Return(_)) => {
                body.execution.replace(Execution::Finished);
                self.finish_body(&mut frame);
                self.bury_any_dead()?;
                Ok(Some(exit))
            }
            // After a limit nothing of Python runs any more.
            Err(Unwind::Stop(stop)) => {
                body.execution.replace(Execution::Finished);
                Err(Unwind::Stop(stop))
            }
            Err(unwind) => {
                body.execution.replace(Execution::Finished);
                if owner == Owner::AsyncGenerator && waits_at_end(&frame) {
                    self.mark_inner_exhaustion(&unwind, body);
                }
                let unwind = self.convert_stop(unwind, owner, fresh && frame.next == 0, body);
                self.finish_body(&mut frame);
                self.bury_any_dead()?;
                Err(unwind)
            }
        }
    }

    fn run_stretch(&mut self, frame: &mut Frame, fresh: bool, with: Resume) -> Res<Exit> {
        match with {
            Resume::Value(value) => {
                if !fresh {
                    frame.stack.push(value);
                }
                self.execute(frame)
            }
            Resume::Exception(exception) => self.execute_raising(frame, exception),
        }
    }

    fn mark_inner_exhaustion(&mut self, unwind: &Unwind, body: &Body) {
        if let Unwind::Raise(raised) = unwind
            && self.is_a(raised, T::StopAsyncIteration)
        {
            self.mark_for(&body.code, Clause::InnerExhaustionWrapped);
        }
    }

    /// PEP 479: a StopIteration that leaves the body, or a StopAsyncIteration that leaves an asynchronous generator's, becomes a
    /// RuntimeError, so that it cannot be taken for the end of the iteration.
    fn convert_stop(
        &mut self,
        unwind: Unwind,
        owner: Owner,
        unstarted: bool,
        body: &Body,
    ) -> Unwind {
        let Unwind::Raise(raised) = unwind else {
            return unwind;
        };
        let stop = if self.is_a(&raised, T::StopIteration) {
            "StopIteration"
        } else if owner == Owner::AsyncGenerator && self.is_a(&raised, T::StopAsyncIteration) {
            "StopAsyncIteration"
        } else {
            let of_comprehension = body.code.name.ends_with("comp>");
            if of_comprehension && self.is_a(&raised, T::StopAsyncIteration) {
                self.mark_for(&body.code, Clause::StopWrappedInAsyncGenexpr);
            }
            return Unwind::Raise(raised);
        };
        if owner == Owner::AsyncGenerator {
            self.mark_for(&body.code, Clause::StopExceptionsWrapped);
            if body.code.is_generator_expression() {
                self.mark_for(&body.code, Clause::StopWrappedInAsyncGenexpr);
            }
        }
        if unstarted && self.has(Quirk::UnstartedStopEscapes) {
            return Unwind::Raise(raised);
        }
        match owner {
            Owner::Coroutine => self.mark_for(&body.code, Clause::CoroutineStopIterationConverted),
            Owner::Generator if self.has(Quirk::GeneratorStopIterationEscapes) => {
                let text = format!("generator '{}' raised StopIteration", body.code.name);
                return match self.warn(T::DeprecationWarning, &text) {
                    Ok(()) => Unwind::Raise(raised),
                    Err(unwind) => unwind,
                };
            }
            Owner::Generator | Owner::IterableCoroutine | Owner::AsyncGenerator => {}
        }
        self.raise_from(
            T::RuntimeError,
            format!("{} raised {stop}", owner.noun()),
            raised,
        )
    }
}
