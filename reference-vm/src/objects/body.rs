//! The body of a generator, coroutine or asynchronous generator: a frame that is run in stretches.
//!
//! | state     | send                      | throw                   | is asked whether it is suspended |
//! |-----------|---------------------------|-------------------------|----------------------------------|
//! | created   | None: starts; else error  | raises before any code  | no                               |
//! | running   | error: already executing  | error: already executing| no                               |
//! | suspended | resumes at the yield      | raises at the yield     | yes                              |
//! | finished  | by the kind of its owner  | raises                  | no                               |

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
    state: RefCell<State>,
}

/// Where the execution of a body is.
enum State {
    /// Nothing has been executed.
    Created(Box<Frame>),
    /// It is being executed now.
    Running(Observed),
    /// It waits, while something is thrown into what it delegates to, or that is closed.
    Delegating,
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
            state: RefCell::new(State::Created(Box::new(frame))),
        }
    }

    /// About how many bytes its frame takes.
    pub(crate) fn size(&self) -> usize {
        let variables = self.code.locals.len() + self.code.cells.len();
        size_of::<Frame>() + variables * size_of::<Value>()
    }

    /// Where its execution is.
    pub fn stage(&self) -> Stage {
        match &*self.state.borrow() {
            State::Created(_) => Stage::Created,
            State::Running(Some(seen)) if seen.ends_the_body() => Stage::Finished,
            State::Running(_) | State::Delegating => Stage::Running,
            State::Suspended(_) => Stage::Suspended,
            State::Finished | State::Kept(_) => Stage::Finished,
        }
    }

    /// Whether its own frame is being executed, not only one that it delegates to.
    pub(crate) fn is_executing(&self) -> bool {
        matches!(&*self.state.borrow(), State::Running(_))
    }

    /// Whether an exception is on its way out of it.
    pub(crate) fn leaving(&self) -> Leaving {
        match &*self.state.borrow() {
            State::Running(Some(seen)) => seen.leaving.get(),
            State::Created(_)
            | State::Running(None)
            | State::Delegating
            | State::Suspended(_)
            | State::Finished
            | State::Kept(_) => Leaving::No,
        }
    }

    /// It is closed while an exception that was thrown in is on its way out.
    pub(crate) fn clear_meanwhile(&self) {
        if let State::Running(Some(seen)) = &*self.state.borrow() {
            seen.leaving.set(Leaving::FromCleared);
        }
    }

    /// Whether it has not come to its end.
    pub fn is_unfinished(&self) -> bool {
        self.stage() != Stage::Finished
    }

    /// The iterator that it is delegating to in a `yield from` or an `await`.
    pub fn delegate(&self) -> Option<Value> {
        match &*self.state.borrow() {
            State::Suspended(frame) => frame.delegate().cloned(),
            State::Created(_)
            | State::Running(_)
            | State::Delegating
            | State::Finished
            | State::Kept(_) => None,
        }
    }

    /// Looks at the frame, while it is not running.
    pub fn with_frame<R>(&self, look: impl FnOnce(&mut Frame) -> R) -> Option<R> {
        match &mut *self.state.borrow_mut() {
            State::Created(frame) | State::Suspended(frame) => Some(look(frame)),
            State::Running(_) | State::Delegating | State::Finished | State::Kept(_) => None,
        }
    }

    /// The frame of a body that was closed before anything was executed and keeps its arguments.
    pub fn kept_frame(&self) -> Option<Ref> {
        match &mut *self.state.borrow_mut() {
            State::Kept(frame) => Some(frame.object()),
            State::Created(_)
            | State::Running(_)
            | State::Delegating
            | State::Suspended(_)
            | State::Finished => None,
        }
    }

    /// Ends it without executing anything; what its frame holds goes.
    pub fn abandon(&self) {
        let ended = self.state.replace(State::Finished);
        match ended {
            State::Created(mut frame) | State::Suspended(mut frame) | State::Kept(mut frame) => {
                // The body alone holds the exception that its innermost `except` is handling, which may hold the frame.
                let handled = frame.handled.pop();
                drop(frame.finish());
                drop(handled);
            }
            State::Running(_) | State::Delegating | State::Finished => {}
        }
    }

    /// Ends it without executing anything, if nothing has been executed; what its frame holds stays.
    pub fn end_and_keep(&self) {
        let mut state = self.state.borrow_mut();
        *state = match std::mem::replace(&mut *state, State::Running(None)) {
            State::Created(frame) => State::Kept(frame),
            other @ (State::Running(_)
            | State::Delegating
            | State::Suspended(_)
            | State::Finished
            | State::Kept(_)) => other,
        };
    }

    /// Ends it without executing anything, if nothing has been executed; what its frame holds goes, the frame itself stays.
    pub fn empty_and_keep(&self) {
        self.end_and_keep();
        if let State::Kept(frame) = &mut *self.state.borrow_mut() {
            let object = frame.object();
            frame.clear();
            frame.object = Some(object);
        }
    }

    /// Whether it was closed before anything was executed and keeps its frame.
    pub fn keeps_frame(&self) -> bool {
        matches!(*self.state.borrow(), State::Kept(_))
    }

    /// Ends it without executing anything; what its frame holds goes, whoever else holds the frame.
    pub fn clear(&self) {
        let ended = self.state.replace(State::Finished);
        match ended {
            State::Created(mut frame) | State::Suspended(mut frame) | State::Kept(mut frame) => {
                frame.clear();
            }
            State::Running(_) | State::Delegating | State::Finished => {}
        }
    }

    /// Takes the frame out to run it.
    fn take(&self, observed: Observed) -> Option<Box<Frame>> {
        let leaving = observed.as_ref().map(|seen| seen.leaving.clone());
        let mut state = self.state.borrow_mut();
        match std::mem::replace(&mut *state, State::Running(observed)) {
            State::Created(mut frame) | State::Suspended(mut frame) => {
                frame.leaving = leaving;
                Some(frame)
            }
            running @ (State::Running(_) | State::Delegating) => {
                *state = running;
                None
            }
            ended @ (State::Finished | State::Kept(_)) => {
                *state = ended;
                None
            }
        }
    }

    /// Calls `visit` for every reference that it holds.
    pub fn visit(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Ok(state) = self.state.try_borrow() {
            match &*state {
                State::Created(frame) | State::Suspended(frame) | State::Kept(frame) => {
                    frame.visit(visit);
                }
                State::Running(_) | State::Delegating | State::Finished => {}
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
        let outcome = self.run_stretch(&mut frame, fresh, with);
        match outcome {
            Ok(exit @ (Exit::Suspend(_) | Exit::Yield(_))) => {
                body.state.replace(State::Suspended(frame));
                Ok(Some(exit))
            }
            Ok(exit @ Exit::Return(_)) => {
                body.state.replace(State::Finished);
                self.finish_body(&mut frame);
                self.bury_any_dead()?;
                Ok(Some(exit))
            }
            // After a limit nothing of Python runs any more.
            Err(Unwind::Stop(stop)) => {
                body.state.replace(State::Finished);
                Err(Unwind::Stop(stop))
            }
            Err(unwind) => {
                body.state.replace(State::Finished);
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

/// Proof that a body counts as running while the iterator that it delegates to is thrown into or closed.
pub(crate) struct DelegateRuns(Option<Box<Frame>>);

impl Vm {
    /// Calls into what a body delegates to, as from its frame if that is a generator or a coroutine: a frame in there that ends keeps the frame
    /// that counts as its caller. Only that shows who the caller was.
    pub(crate) fn call_from_delegating<R>(
        &mut self,
        delegating: &mut DelegateRuns,
        call: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let Some(frame) = delegating.0.as_mut().filter(|frame| {
            self.has(Quirk::FinishedGeneratorKeepsFrame) && is_driven(frame.delegate())
        }) else {
            return call(self);
        };
        self.call_from(frame, call)
    }
}

/// Whether it is executed itself, and not by a method that is looked up.
fn is_driven(delegate: Option<&Value>) -> bool {
    delegate
        .and_then(Value::as_object)
        .is_some_and(|object| object.kind.driven_body().is_some())
}

impl Body {
    /// The iterator that the body delegates to is entered: the body counts as running.
    pub(crate) fn run_delegate(&self) -> DelegateRuns {
        let frame = self.take(None);
        if frame.is_some() {
            self.state.replace(State::Delegating);
        }
        DelegateRuns(frame)
    }

    /// It came back: the body is suspended again.
    pub(crate) fn end_delegate(&self, runs: DelegateRuns) {
        if let Some(frame) = runs.0 {
            self.state.replace(State::Suspended(frame));
        }
    }
}
