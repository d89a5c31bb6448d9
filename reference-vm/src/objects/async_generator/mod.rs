//! Asynchronous generators and the awaitables that their methods return.
//!
//! An asynchronous generator never runs by itself. `__anext__()`, `asend()`, `athrow()` and `aclose()` each make an awaitable; awaiting
//! that executes one *step* of the body: from where it is to the next `yield`, whose value is the result of the `await`. While
//! the body itself awaits, the step is suspended and owns the generator.
//!
//! | generator                         | a step by `asend`                | a step by `athrow`           | a step by `aclose`       |
//! |-----------------------------------|----------------------------------|------------------------------|--------------------------|
//! | created                           | None starts it; else TypeError   | raises, ends it              | ends it, runs no code    |
//! | suspended at a `yield`            | resumes with the value           | raises there                 | raises GeneratorExit     |
//! | owned by another step (`running`) | RuntimeError                     | RuntimeError                 | RuntimeError             |
//! | finished                          | StopAsyncIteration               | nothing                      | nothing                  |
//!
//! `closed` says that the end was seen: by StopAsyncIteration, GeneratorExit, or an `aclose` that has begun. Then no finalizer is called.

mod anext;
mod asend;
mod athrow;
mod finalize;

pub use anext::{AnextDefault, METHODS as ANEXT_METHODS};
pub use asend::{AsyncGenASend, METHODS as ASEND_METHODS};
pub use athrow::{AsyncGenAThrow, METHODS as ATHROW_METHODS};

use std::cell::{Cell, RefCell};

use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::objects::body::{Body, Owner, Resume, Stage};
use crate::objects::function::{Arguments, Builtin};
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
    /// An `async for` over it was left before its end, and its cleanup has not begun since.
    pub left_early: Cell<bool>,
    /// The context of the latest step.
    stepped_in: Cell<u64>,
    /// Nothing is to be said about it any more: it has died again after its finalizer revived it.
    pub silent: Cell<bool>,
    /// The finalizer that was registered then.
    finalizer: RefCell<Option<Value>>,
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

/// How a use of an awaitable ended.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Use {
    /// It gave a value, or suspended.
    Gave,
    /// It raised.
    Raised,
}

/// The methods of asynchronous generators.
pub const METHODS: &[Builtin] = &[
    Builtin {
        name: "__aiter__",
        call: aiter,
        is_method: true,
    },
    Builtin {
        name: "__anext__",
        call: anext,
        is_method: true,
    },
    Builtin {
        name: "asend",
        call: asend,
        is_method: true,
    },
    Builtin {
        name: "athrow",
        call: athrow,
        is_method: true,
    },
    Builtin {
        name: "aclose",
        call: aclose,
        is_method: true,
    },
];

fn aiter(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__aiter__")?;
    vm.mark(Clause::AiterSelf);
    Ok(this)
}

fn anext(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__anext__")?;
    vm.new_anext(&this)
}

fn asend(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, value] = vm.take_exactly(&mut arguments, "asend")?;
    let agen = vm.first_iteration(&this)?;
    vm.mark_revived(&agen);
    Ok(Ref::new(Kind::AsyncGenASend(AsyncGenASend::asend(agen, value))).into())
}

fn athrow(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let mut given = arguments.positional.into_iter();
    let this = given.next().unwrap_or(Value::None);
    let given: Vec<Value> = given.collect();
    vm.check_athrow_arguments(&given)?;
    let agen = vm.first_iteration(&this)?;
    Ok(Ref::new(Kind::AsyncGenAThrow(AsyncGenAThrow::athrow(agen, given))).into())
}

fn aclose(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "aclose")?;
    let agen = vm.first_iteration(&this)?;
    Ok(Ref::new(Kind::AsyncGenAThrow(AsyncGenAThrow::aclose(agen))).into())
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
            left_early: Cell::new(false),
            stepped_in: Cell::new(0),
            silent: Cell::new(false),
            finalizer: RefCell::default(),
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

/// What the finalizer hook is at the moment, to be compared.
fn hooks_identity(vm: &Vm) -> Option<usize> {
    let finalizer = vm.hooks.finalizer.as_ref();
    finalizer.and_then(Value::as_object).map(Ref::address)
}

/// The generator in `object`; awaitables are only ever made for generators.
fn generator(object: &Ref) -> Option<&AsyncGenerator> {
    match &object.kind {
        Kind::AsyncGenerator(agen) => Some(agen),
        _ => None,
    }
}

impl Vm {
    /// `agen.__anext__()`
    pub(crate) fn new_anext(&mut self, agen: &Value) -> Res<Value> {
        let agen = self.first_iteration(agen)?;
        self.mark_revived(&agen);
        Ok(Ref::new(Kind::AsyncGenASend(AsyncGenASend::anext(agen))).into())
    }

    /// Marks that a generator which waits inside a step is not taken for running.
    pub(crate) fn mark_held(&mut self, agen: &AsyncGenerator) {
        if agen.body.delegate().is_some() && !agen.running.get() {
            self.mark_for(&agen.body.code, Clause::RunningFlagScope);
        }
    }

    /// What every method does first: on the first call the hooks are taken, the finalizer before firstiter is called.
    fn first_iteration(&mut self, this: &Value) -> Res<Ref> {
        let Some((object, agen)) = this
            .as_object()
            .and_then(|object| Some((object, generator(object)?)))
        else {
            let what = self.type_name(this);
            return Err(self.raise(
                T::TypeError,
                format!("descriptor requires a 'async_generator' object but received a '{what}'"),
            ));
        };
        self.mark_for(&agen.body.code, Clause::MethodsReturnAwaitables);
        if agen.hooks_inited.get() && agen.finalizer.borrow().is_none() && self.is_in_a_loop() {
            self.mark_for(&agen.body.code, Clause::AsyncioHooksCreatedOutside);
        }
        if !agen.hooks_inited.replace(true) {
            let hooks = self.hooks.clone();
            if hooks.finalizer.is_some() {
                self.mark_for(&agen.body.code, Clause::FinalizerStoredAtFirstIteration);
            }
            let is_set = hooks.finalizer.is_some() || hooks.firstiter.is_some();
            if is_set && agen.body.code.is_generator_expression() {
                self.mark_for(&agen.body.code, Clause::HooksGenexprCounts);
            }
            agen.finalizer.replace(hooks.finalizer);
            if let Some(firstiter) = hooks.firstiter {
                self.mark_for(&agen.body.code, Clause::HooksFirstiterOnFirstIteration);
                self.mark_for(&agen.body.code, Clause::HooksFireOnCreate);
                let before = hooks_identity(self);
                let called = self.call_values(&firstiter, vec![this.clone()]);
                if hooks_identity(self) != before {
                    self.mark_for(&agen.body.code, Clause::HooksOrderFinalizerThenFirstiter);
                }
                if called.is_err() {
                    self.mark_for(&agen.body.code, Clause::HooksFirstiterRaises);
                }
                called?;
            }
        }
        Ok(object.clone())
    }

    /// Sends `value` into the body, which is not running.
    fn agen_send(&mut self, agen: &AsyncGenerator, value: Value) -> Res<Option<Exit>> {
        agen.stepped_in.set(self.context_serial());
        match agen.body.stage() {
            Stage::Created if !value.is_none() => {
                self.mark_for(&agen.body.code, Clause::AsendFirstMustBeNone);
                if self.has(Quirk::RefusedStartExhausts) {
                    agen.body.abandon();
                }
                Err(self.raise(
                    T::TypeError,
                    "can't send non-None value to a just-started async generator",
                ))
            }
            Stage::Created => {
                self.mark_for(&agen.body.code, Clause::RunsToFirstYield);
                self.mark_for(&agen.body.code, Clause::ObjectControlsExecution);
                self.resume(&agen.body, Owner::AsyncGenerator, Resume::Value(value))
            }
            Stage::Suspended => {
                self.mark_resumption(agen);
                self.mark_early_exit(agen);
                self.resume(&agen.body, Owner::AsyncGenerator, Resume::Value(value))
            }
            Stage::Running => Err(self.already_executing(Owner::AsyncGenerator)),
            Stage::Finished => {
                self.mark_for(&agen.body.code, Clause::AnextAfterEndKeepsRaising);
                if agen.closed.get() {
                    self.mark_for(&agen.body.code, Clause::AcloseThenStopAsync);
                }
                Err(self.raise_value(T::StopAsyncIteration, Vec::new()))
            }
        }
    }

    /// Throws into the body. `close_delegate`: whether a GeneratorExit closes what the body is awaiting, instead of being thrown into it.
    fn agen_throw(
        &mut self,
        agen: &AsyncGenerator,
        thrown: &Thrown,
        close_delegate: bool,
    ) -> Res<Option<Exit>> {
        if agen.body.stage() == Stage::Suspended {
            self.mark_resumption(agen);
        }
        let exit = self.throw_exit(&agen.body, Owner::AsyncGenerator, thrown, close_delegate);
        let cancelled = thrown
            .exception
            .as_object()
            .is_some_and(|thrown| self.is_cancelled_error(thrown));
        if cancelled && matches!(exit, Ok(Some(Exit::Yield(_)))) {
            self.mark_for(&agen.body.code, Clause::AsyncioCancelSwallowAndYield);
        }
        exit
    }

    fn mark_resumption(&mut self, agen: &AsyncGenerator) {
        let code = &agen.body.code;
        self.mark_for(code, Clause::SuspendRetainsIp);
        if !(code.locals.is_empty() && code.cells.is_empty() && code.frees.is_empty()) {
            self.mark_for(code, Clause::SuspendRetainsLocals);
        }
        self.mark_for(code, Clause::ResumeLikeExternalCall);
        let (operands, handling, in_try) = agen
            .body
            .with_frame(|frame| {
                (
                    !frame.stack.is_empty(),
                    !frame.handled.is_empty(),
                    !frame.blocks.is_empty(),
                )
            })
            .unwrap_or_default();
        if operands {
            self.mark_for(code, Clause::SuspendRetainsStack);
        }
        if handling {
            self.mark_for(code, Clause::SuspendRetainsExcState);
        }
        if handling || !self.handled.is_empty() {
            self.mark_for(code, Clause::ExcStateIsolatedFromCaller);
        }
        if in_try {
            self.mark_for(code, Clause::YieldAnywhereInTry);
        }
    }

    /// How a stretch of the body ends a step of `asend` or `athrow`: by a yielded value, which is the awaitable's result, or by an
    /// exception; the end of the body is StopAsyncIteration. Only an await in the body keeps the step going.
    fn end_step(&mut self, agen: &AsyncGenerator, stretch: Res<Option<Exit>>) -> Res<Step> {
        let code = &agen.body.code;
        let raised = match stretch {
            Ok(Some(Exit::Suspend(value))) => return Ok(Step::Yield(value)),
            Ok(Some(Exit::Yield(value))) => {
                self.mark_for(code, Clause::YieldValueToAwaiter);
                self.mark_for(code, Clause::AnextRunsUntilYield);
                self.mark_for(code, Clause::AnextValueIdentity);
                agen.running.set(false);
                return Ok(Step::Return(value));
            }
            Ok(Some(Exit::Return(_)) | None) => {
                self.mark_for(code, Clause::BareReturnEnds);
                self.mark_for(code, Clause::AnextRunsUntilYield);
                self.mark_for(code, Clause::AnextEndRaisesStopAsyncIteration);
                self.raise_value(T::StopAsyncIteration, Vec::new())
            }
            Err(raised) => raised,
        };
        agen.running.set(false);
        if self.is_end(&raised) {
            agen.closed.set(true);
        }
        Err(raised)
    }

    /// Whether an exception out of the body says that the generator has come to its end.
    fn is_end(&self, unwind: &Unwind) -> bool {
        match unwind {
            Unwind::Raise(raised) => {
                self.is_a(raised, T::StopAsyncIteration) || self.is_a(raised, T::GeneratorExit)
            }
            Unwind::Stop(_) => false,
        }
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

    /// Marks that a generator goes on which its finalizer has revived.
    fn mark_revived(&mut self, object: &Ref) {
        if object.finalized.get() {
            self.mark_for_generator(object, Clause::HooksFinalizerOnce);
        }
    }

    /// Marks a clause about a generator.
    pub(super) fn mark_for_generator(&mut self, object: &Ref, clause: Clause) {
        if let Some(agen) = generator(object) {
            self.mark_for(&agen.body.code, clause);
        }
    }

    /// Marks that an awaitable which is driven by calls of its methods has ended with a result.
    fn mark_finished(&mut self, object: &Ref, step: &Step) {
        if let Step::Return(_) = step {
            self.mark_for_generator(object, Clause::AnextResultIsStopIterationValue);
        }
    }

    /// Notes how a use of an awaitable went; marks that it follows one that raised.
    fn note_use<R>(&mut self, object: &Ref, last_use: &Cell<Option<Use>>, used: Res<R>) -> Res<R> {
        let this = if used.is_err() {
            Use::Raised
        } else {
            Use::Gave
        };
        if last_use.replace(Some(this)) == Some(Use::Raised) {
            self.mark_for_generator(object, Clause::AwaitableErrorCloses);
        }
        used
    }

    /// What an awaitable that has ended gives when it is awaited again.
    fn reuse(&mut self, agen: &AsyncGenerator, methods: &str) -> Res<Step> {
        self.mark_for(&agen.body.code, Clause::AwaitableReused);
        if self.has(Quirk::FinishedAwaitableGivesNone) {
            return Ok(Step::Return(Value::None));
        }
        Err(self.raise(
            T::RuntimeError,
            format!("cannot reuse already awaited {methods}"),
        ))
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
