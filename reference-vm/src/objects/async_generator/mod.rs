//! Asynchronous generators and the awaitables that their methods return.
//!
//! An asynchronous generator never runs by itself. `__anext__()`, `asend()`, `athrow()` and `aclose()` each make an awaitable; awaiting
//! that executes one *step* of the body: from where it is to the next `yield`, whose value is the result of the `await`. While
//! the body itself awaits, the step is suspended and owns the generator.
//!
//! | generator                           | a step by `asend`                | a step by `athrow`           | a step by `aclose`       |
//! |-------------------------------------|----------------------------------|------------------------------|--------------------------|
//! | created                             | None starts it; else TypeError   | raises, ends it              | ends it, runs no code    |
//! | suspended at a `yield`              | resumes with the value           | raises there                 | raises GeneratorExit     |
//! | suspended, `closed`                 | resumes with the value           | StopAsyncIteration           | StopAsyncIteration       |
//! | owned by a step (`running`)         | RuntimeError                     | RuntimeError                 | RuntimeError             |
//! | finished                            | StopAsyncIteration               | nothing                      | nothing                  |
//!
//! A step owns the generator from its first stretch until it ends; its awaitable need not live so long: when one goes whose step is
//! suspended, the generator stays owned for good. `asend` asks first whether it is owned, `athrow` and `aclose` whether it is finished, owned,
//! `closed`, in this order.
//!
//! `closed` says that the end was seen, or is meant: a step ended by StopAsyncIteration or GeneratorExit, or a `send` or an `await` began an
//! `aclose`. It keeps `athrow` and `aclose` from beginning, and the finalizer from being called; a generator that ignored its `aclose` is
//! suspended and `closed`.
//!
//! All this is about steps that a `send` or an `await` begins. One that the awaitable's own `throw` or `close` begins asks only whether the
//! generator is owned, raises its exception where the generator is, closed or not, and does not make it `closed`; out of a finished
//! generator the exception comes back at once.
//!
//! This file drives the generator itself; `asend` and `athrow` hold the state machines of the awaitables, `anext` that of `anext()` with a
//! default; `hooks` is what the first call of a method does, `finalize` what happens at the end of a life, `methods` what a program calls,
//! and `exercised` what is noticed on the way for the catalogue of clauses: nothing named `mark…` or `note…` changes what a program does.

mod anext;
mod asend;
mod athrow;
mod exercised;
mod finalize;
mod hooks;
mod methods;

pub(crate) use exercised::{Noticed, Use};

pub use anext::{AnextDefault, METHODS as ANEXT_METHODS};
pub use asend::AsyncGenASend;
pub use athrow::AsyncGenAThrow;
pub use methods::{ASEND_METHODS, ATHROW_METHODS, METHODS};

use std::cell::{Cell, RefCell};

use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::objects::body::{Body, Owner, Resume, Stage};
use crate::objects::delegation::OnExit;
use crate::objects::generator::Step;
use crate::objects::thrown::Thrown;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::{Str, Value};
use crate::vm::frame::Exit;
use crate::vm::{Res, Unwind, Vm};

/// An asynchronous generator.
pub struct AsyncGenerator {
    /// Its body.
    pub body: Body,
    /// `__name__`
    pub name: RefCell<Str>,
    /// `__qualname__`
    pub qualname: RefCell<Str>,
    /// A step owns the generator, running or suspended in an await.
    pub running: Cell<bool>,
    /// Its end was seen, or its closing has begun.
    pub closed: Cell<bool>,
    /// Whether the hooks have been looked at, which the first call of a method does.
    hooks_inited: Cell<bool>,
    /// The finalizer that was registered then.
    finalizer: RefCell<Option<Value>>,
    /// What only the marks of clauses ask for.
    pub noticed: Noticed,
}

/// Where an awaitable is in its life.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Created and not yet awaited: the generator has not been touched.
    Init,
    /// Its step owns the generator: the body runs, or is suspended in an await.
    Iter,
    /// The step has ended, by a value or an exception, and cannot be awaited again.
    Closed,
}

/// What a `throw` on an awaitable meets.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Throw {
    /// It reaches the body.
    Reaches,
    /// Another step owns the generator.
    Refused,
    /// The awaitable's step has ended.
    TooLate,
}

/// What a use of an awaitable led to. Exceptions are errors.
pub(crate) enum Outcome {
    /// The body awaits: the step is suspended, and this is what it waits with.
    Suspended(Value),
    /// The body yielded this: it is the result of the step.
    Yielded(Value),
    /// The step is over without a result.
    Nothing,
}

impl From<Outcome> for Step {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Suspended(value) => Self::Yield(value),
            Outcome::Yielded(value) => Self::Return(value),
            Outcome::Nothing => Self::Return(Value::None),
        }
    }
}

impl AsyncGenerator {
    /// A generator of which nothing has been executed.
    pub fn new(body: Body, name: Str, qualname: Str) -> Self {
        Self {
            body,
            name: RefCell::new(name),
            qualname: RefCell::new(qualname),
            running: Cell::new(false),
            closed: Cell::new(false),
            hooks_inited: Cell::new(false),
            finalizer: RefCell::default(),
            noticed: Noticed::default(),
        }
    }

    /// Whether it is suspended where an exception would run code of its own.
    pub fn has_cleanup(&self) -> bool {
        self.body.stage() == Stage::Suspended
            && self
                .body
                .with_frame(|frame| !frame.blocks.is_empty())
                .unwrap_or(false)
    }

    /// Calls `visit` for every reference that it holds.
    pub fn visit(&self, visit: &mut dyn FnMut(&Ref)) {
        self.body.visit(visit);
        self.visit_finalizer(visit);
    }

    /// Calls `visit` for the finalizer.
    pub(crate) fn visit_finalizer(&self, visit: &mut dyn FnMut(&Ref)) {
        if let Some(Value::Object(finalizer)) = &*self.finalizer.borrow() {
            visit(finalizer);
        }
    }

    /// Drops what it holds, when it is part of a cycle that is collected.
    pub fn clear(&self) {
        self.body.clear();
        self.finalizer.take();
    }
}

/// The generator in `object`; awaitables are only ever made for generators.
fn generator(object: &Ref) -> Option<&AsyncGenerator> {
    match &object.kind {
        Kind::AsyncGenerator(agen) => Some(agen),
        _ => None,
    }
}

impl Vm {
    /// The generator of an awaitable, in a step of it.
    fn generator_of<'a>(&mut self, object: &'a Ref) -> Res<&'a AsyncGenerator> {
        generator(object).ok_or_else(|| self.raise(T::SystemError, "not an asynchronous generator"))
    }

    /// Sends `value` into the body.
    fn send_into_agen(&mut self, agen: &AsyncGenerator, value: Value) -> Res<Option<Exit>> {
        self.mark_sent(agen, &value);
        match agen.body.stage() {
            Stage::Created if !value.is_none() => {
                if self.has(Quirk::RefusedStartExhausts) {
                    agen.body.abandon();
                }
                Err(self.raise(
                    T::TypeError,
                    "can't send non-None value to a just-started async generator",
                ))
            }
            Stage::Created | Stage::Suspended => {
                self.resume(&agen.body, Owner::AsyncGenerator, Resume::Value(value))
            }
            Stage::Running => Err(self.already_executing(Owner::AsyncGenerator)),
            Stage::Finished => Err(self.raise_value(T::StopAsyncIteration, Vec::new())),
        }
    }

    /// Throws into the body.
    fn throw_into_agen(
        &mut self,
        agen: &AsyncGenerator,
        thrown: &Thrown,
        on_exit: OnExit,
    ) -> Res<Option<Exit>> {
        self.mark_thrown_into(agen);
        let stretch = self.throw_into_body(&agen.body, Owner::AsyncGenerator, thrown, on_exit);
        self.mark_cancel_swallowed(agen, thrown, &stretch);
        stretch
    }

    /// Throws what the caller of an awaitable's `throw` gave, or reports what was wrong with it. Such a caller does not await, so a
    /// GeneratorExit closes what the body awaits.
    fn throw_for_caller(
        &mut self,
        agen: &AsyncGenerator,
        thrown: Res<Thrown>,
    ) -> Res<Option<Exit>> {
        let thrown = thrown?;
        self.warn_thrown(&thrown, "throw")?;
        self.throw_into_agen(agen, &thrown, OnExit::ClosesDelegate)
    }

    fn generator_exit(&self) -> Thrown {
        Thrown::single(self.class(T::GeneratorExit).clone().into())
    }

    /// How a stretch of the body ends a step of `asend` or `athrow`: by a yielded value, which is the awaitable's result, or by an
    /// exception; the end of the body is StopAsyncIteration. Only an await in the body keeps the step going.
    fn end_step(&mut self, agen: &AsyncGenerator, stretch: Res<Option<Exit>>) -> Res<Outcome> {
        self.mark_stretch(agen, &stretch);
        let raised = match stretch {
            Ok(Some(Exit::Suspend(value))) => return Ok(Outcome::Suspended(value)),
            Ok(Some(Exit::Yield(value))) => {
                agen.running.set(false);
                return Ok(Outcome::Yielded(value));
            }
            Ok(Some(Exit::Return(_)) | None) => self.raise_value(T::StopAsyncIteration, Vec::new()),
            Err(raised) => raised,
        };
        agen.running.set(false);
        if self.is_end(&raised) {
            agen.closed.set(true);
        }
        Err(raised)
    }

    /// How closing an awaitable ends: the end of the generator is no error, a further suspension is.
    fn end_awaitable_close(&mut self, agen: &Ref, step: Res<Outcome>) -> Res<()> {
        self.mark_for_generator(agen, Clause::CloseClosesGenerator);
        match step {
            Ok(Outcome::Suspended(_)) => {
                self.mark_for_generator(agen, Clause::CloseIgnored);
                Err(self.raise(T::RuntimeError, "coroutine ignored GeneratorExit"))
            }
            Ok(Outcome::Yielded(_) | Outcome::Nothing) => Ok(()),
            Err(raised) if self.is_end(&raised) => Ok(()),
            Err(other) => Err(other),
        }
    }

    /// Whether an exception out of the body says that the generator has come to its end.
    fn is_end(&self, unwind: &Unwind) -> bool {
        match unwind {
            Unwind::Raise(raised) => self.is_end_of_close(raised),
            Unwind::Stop(_) => false,
        }
    }

    /// The same for an exception.
    fn is_end_of_close(&self, raised: &Ref) -> bool {
        self.is_a(raised, T::StopAsyncIteration) || self.is_a(raised, T::GeneratorExit)
    }

    /// The error of an awaitable whose generator is owned by another step.
    fn already_running(&mut self, agen: &AsyncGenerator, method: &str) -> Unwind {
        self.mark_for(&agen.body.code, Clause::GeneratorAlreadyExecuting);
        self.mark_for(&agen.body.code, Clause::AlreadyRunning);
        if agen.body.stage() == Stage::Running {
            self.mark_for(&agen.body.code, Clause::Reentrant);
        } else if self.modules.contains_key("asyncio") {
            self.mark_for(&agen.body.code, Clause::AsyncioConcurrentUseError);
        }
        self.raise(
            T::RuntimeError,
            format!("{method}(): asynchronous generator is already running"),
        )
    }

    /// What an awaitable that has ended gives when it is awaited again.
    fn reuse(&mut self, agen: &AsyncGenerator, methods: &str) -> Res<Outcome> {
        self.mark_for(&agen.body.code, Clause::AwaitableReused);
        if self.has(Quirk::FinishedAwaitableGivesNone) {
            return Ok(Outcome::Nothing);
        }
        Err(self.raise(
            T::RuntimeError,
            format!("cannot reuse already awaited {methods}"),
        ))
    }

    /// What a `throw` on an awaitable in `state` meets; it begins a step that has not begun. Releases with the quirk `unbegun` throw all the same
    /// but leave the step as it was: the next send begins it.
    fn throw_on(&self, state: &Cell<State>, agen: &AsyncGenerator, unbegun: Quirk) -> Throw {
        match state.get() {
            State::Init if !self.has(Quirk::ThrowIgnoresRunning) && self.is_owned(agen) => {
                Throw::Refused
            }
            State::Init if self.has(unbegun) => Throw::Reaches,
            State::Init => {
                state.set(State::Iter);
                agen.running.set(true);
                Throw::Reaches
            }
            State::Iter => Throw::Reaches,
            State::Closed => Throw::TooLate,
        }
    }

    /// Whether a step owns the generator, so that no other may begin.
    fn is_owned(&self, agen: &AsyncGenerator) -> bool {
        agen.running.get() && !self.has(Quirk::ParallelStepsAllowed)
    }

    /// `ag_running`
    pub(crate) fn ag_running(&self, agen: &AsyncGenerator) -> bool {
        if self.has(Quirk::AgRunningFalseInAwait) {
            agen.body.stage() == Stage::Running
        } else {
            agen.running.get()
        }
    }
}

/// A step that does not end in a suspension has used its awaitable up.
fn close_unless_suspended(state: &Cell<State>, step: Res<Outcome>) -> Res<Outcome> {
    if !matches!(step, Ok(Outcome::Suspended(_))) {
        state.set(State::Closed);
    }
    step
}
