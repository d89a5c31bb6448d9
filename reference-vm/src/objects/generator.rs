//! Generators, and what they share with coroutines: how a body is sent to, thrown into and closed.

use std::cell::RefCell;

use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::objects::body::{Body, Owner, Resume, Stage};
use crate::objects::function::{Arguments, Builtin};
use crate::objects::thrown::Thrown;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::{Str, Value};
use crate::vm::frame::{Exit, Leaving};
use crate::vm::{Res, Unwind, Vm};

/// A generator.
pub struct Generator {
    /// Its body.
    pub body: Body,
    /// `__name__`
    pub name: RefCell<Str>,
    /// `__qualname__`
    pub qualname: RefCell<Str>,
    /// Made by a function that `types.coroutine` decorated: it can be awaited.
    pub iterable_coroutine: bool,
}

impl Generator {
    /// Whose body it has.
    pub(crate) fn owner(&self) -> Owner {
        if self.iterable_coroutine {
            Owner::IterableCoroutine
        } else {
            Owner::Generator
        }
    }
}

/// What an iterator did when it was sent to or thrown into. Exceptions are errors.
#[derive(Debug)]
pub enum Step {
    /// It yielded.
    Yield(Value),
    /// It ended, with a value: a StopIteration for a caller written in Python.
    Return(Value),
}

/// What a GeneratorExit that is thrown does to what the body delegates to or awaits.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum OnExit {
    /// It closes that: who throws waits for nothing, so no cleanup there may suspend.
    ClosesDelegate,
    /// It is thrown on into that like any exception: who throws awaits, so cleanup there may await too.
    IsThrownOn,
}

/// The methods of generators.
pub const METHODS: &[Builtin] = &[
    Builtin {
        name: "send",
        call: send,
        is_method: true,
    },
    Builtin {
        name: "throw",
        call: throw,
        is_method: true,
    },
    Builtin {
        name: "close",
        call: close,
        is_method: true,
    },
    Builtin {
        name: "__next__",
        call: next,
        is_method: true,
    },
    Builtin {
        name: "__iter__",
        call: iter,
        is_method: true,
    },
];

fn send(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, value] = vm.take_exactly(&mut arguments, "send")?;
    if let Some(Kind::Coroutine(coroutine)) = this.as_object().map(|object| &object.kind) {
        let code = coroutine.body.code.clone();
        vm.mark_for(&code, Clause::CoroutineSend);
    }
    let step = vm.send_to(&this, value)?;
    vm.mark_returned(&this, &step);
    vm.stop_iteration(step)
}

fn next(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__next__")?;
    let step = vm.send_to(&this, Value::None)?;
    vm.stop_iteration(step)
}

fn iter(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__iter__")?;
    Ok(this)
}

fn throw(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let (this, thrown) = vm.take_thrown(&mut arguments, "throw")?;
    vm.warn_thrown(&thrown, "throw")?;
    let Some((body, owner)) = this
        .as_object()
        .and_then(|object| object.kind.driven_body())
    else {
        return Err(vm.raise(T::TypeError, "throw() needs a generator or a coroutine"));
    };
    let step = vm.throw_into(body, owner, &thrown, OnExit::ClosesDelegate)?;
    vm.mark_returned(&this, &step);
    vm.stop_iteration(step)
}

fn close(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "close")?;
    match this
        .as_object()
        .and_then(|object| object.kind.driven_body())
    {
        Some((body, owner)) => vm.close_body(body, owner),
        None => Err(vm.raise(T::TypeError, "close() needs a generator or a coroutine")),
    }
}

impl Kind {
    /// The body of a generator, a coroutine or an asynchronous generator.
    pub(crate) fn body(&self) -> Option<&Body> {
        match self {
            Self::Generator(generator) => Some(&generator.body),
            Self::Coroutine(coroutine) => Some(&coroutine.body),
            Self::AsyncGenerator(agen) => Some(&agen.body),
            _ => None,
        }
    }

    /// The body of a generator or a coroutine, the two kinds that are driven directly.
    pub(crate) fn driven_body(&self) -> Option<(&Body, Owner)> {
        match self {
            Self::Generator(generator) => Some((&generator.body, generator.owner())),
            Self::Coroutine(coroutine) => Some((&coroutine.body, Owner::Coroutine)),
            _ => None,
        }
    }
}

impl Vm {
    /// Marks that a coroutine which is driven by calls of its methods has returned.
    pub(crate) fn mark_returned(&mut self, driven: &Value, step: &Step) {
        if let (Some(Kind::Coroutine(coroutine)), Step::Return(_)) =
            (driven.as_object().map(|object| &object.kind), step)
        {
            let code = coroutine.body.code.clone();
            self.mark_for(&code, Clause::CoroutineReturnInStopIteration);
        }
    }

    /// What a method written in Python gives for a step: the yielded value, or StopIteration.
    pub(crate) fn stop_iteration(&mut self, step: Step) -> Res<Value> {
        match step {
            Step::Yield(value) => Ok(value),
            Step::Return(Value::None) => Err(self.raise_value(T::StopIteration, Vec::new())),
            Step::Return(value) => Err(self.raise_value(T::StopIteration, vec![value])),
        }
    }

    /// As [`Vm::stop_iteration`], for a value that an asynchronous generator yielded: None is a value like any other.
    pub(crate) fn stop_with_yielded(&mut self, step: Step) -> Res<Value> {
        match step {
            Step::Return(Value::None) if !self.has(Quirk::YieldedNoneNotInArgs) => {
                Err(self.raise_value(T::StopIteration, vec![Value::None]))
            }
            step => self.stop_iteration(step),
        }
    }

    /// `next(generator)`
    pub(crate) fn generator_next(&mut self, generator: &Ref) -> Res<Option<Value>> {
        let step = self.send_to(&Value::Object(generator.clone()), Value::None);
        match self.stop_iteration_returns(step)? {
            Step::Yield(value) => Ok(Some(value)),
            Step::Return(_) => Ok(None),
        }
    }

    /// Sends `value` into any iterator, as `yield from` and `await` do.
    pub(crate) fn send_to(&mut self, iterator: &Value, value: Value) -> Res<Step> {
        let Some(object) = iterator.as_object() else {
            return self.send_by_protocol(iterator, value);
        };
        match &object.kind {
            Kind::Generator(generator) => self.send_into(&generator.body, generator.owner(), value),
            Kind::Coroutine(coroutine) => self.send_into(&coroutine.body, Owner::Coroutine, value),
            Kind::CoroutineWrapper(wrapper) => {
                let step = self.send_to(&Value::Object(wrapper.coroutine.clone()), value);
                self.stop_iteration_returns(step)
            }
            Kind::AsyncGenASend(asend) => {
                let step = self.asend_send(asend, value);
                self.stop_iteration_returns(step)
            }
            Kind::AsyncGenAThrow(athrow) => {
                let step = self.athrow_send(athrow, value);
                self.stop_iteration_returns(step)
            }
            Kind::AnextDefault(anext) => {
                let step = self.anext_default_send(anext, value);
                self.stop_iteration_returns(step)
            }
            Kind::Native(native) => match native.send(self) {
                Some(step) => step,
                None => self.send_by_protocol(iterator, value),
            },
            _ => self.send_by_protocol(iterator, value),
        }
    }

    /// To a delegating body, a StopIteration out of an iterator is its return, however it came about.
    pub(crate) fn stop_iteration_returns(&mut self, step: Res<Step>) -> Res<Step> {
        step.or_else(|unwind| self.catch_stop_iteration(unwind).map(Step::Return))
    }

    /// `next(iterator)`, or `iterator.send(value)` if there is a value to send.
    fn send_by_protocol(&mut self, iterator: &Value, value: Value) -> Res<Step> {
        let outcome = if value.is_none() {
            match self.lookup_special(iterator, "__next__")? {
                Some(next) => self.call_values(&next, Vec::new()),
                None => self.next(iterator).and_then(|item| match item {
                    Some(item) => Ok(item),
                    None => Err(self.raise_value(T::StopIteration, Vec::new())),
                }),
            }
        } else {
            let send = self.get_attr(iterator, "send")?;
            self.call_values(&send, vec![value])
        };
        match outcome {
            Ok(yielded) => Ok(Step::Yield(yielded)),
            Err(unwind) => self.catch_stop_iteration(unwind).map(Step::Return),
        }
    }

    /// The value of a StopIteration; anything else goes on.
    pub(crate) fn catch_stop_iteration(&mut self, unwind: Unwind) -> Res<Value> {
        match unwind {
            Unwind::Raise(exception) if self.is_a(&exception, T::StopIteration) => {
                self.swallow(&exception);
                Ok(stop_value(&exception))
            }
            other => Err(other),
        }
    }

    /// `send` of a generator or a coroutine.
    pub(crate) fn send_into(&mut self, body: &Body, owner: Owner, value: Value) -> Res<Step> {
        match body.stage() {
            Stage::Created if !value.is_none() => {
                self.mark_driven(body, owner, Clause::CoroutineSend);
                if self.has(Quirk::RefusedStartExhausts) {
                    body.abandon();
                }
                let message = format!(
                    "can't send non-None value to a just-started {}",
                    owner.noun()
                );
                Err(self.raise(T::TypeError, message))
            }
            stage @ (Stage::Created | Stage::Suspended) => {
                if stage == Stage::Suspended {
                    self.mark_driven(body, owner, Clause::AsyncDefSuspendManyPoints);
                }
                let exit = self.resume(body, owner, Resume::Value(value))?;
                self.step(owner, exit)
            }
            Stage::Running => Err(self.already_executing(owner)),
            Stage::Finished => match owner {
                Owner::Coroutine => {
                    self.mark_for(&body.code, Clause::CoroutineAwaitTwice);
                    Err(self.raise(T::RuntimeError, "cannot reuse already awaited coroutine"))
                }
                Owner::Generator | Owner::IterableCoroutine | Owner::AsyncGenerator => {
                    Ok(Step::Return(Value::None))
                }
            },
        }
    }

    /// `throw` of a generator or a coroutine. While it delegates, the exception goes to the iterator that it delegates to; what a
    /// GeneratorExit does there, `on_exit` says.
    pub(crate) fn throw_into(
        &mut self,
        body: &Body,
        owner: Owner,
        thrown: &Thrown,
        on_exit: OnExit,
    ) -> Res<Step> {
        self.mark_driven(body, owner, Clause::CoroutineThrow);
        let exit = self.throw_exit(body, owner, thrown, on_exit)?;
        self.step(owner, exit)
    }

    /// As [`Vm::throw_into`], for asynchronous generators too, whose exits differ.
    pub(crate) fn throw_exit(
        &mut self,
        body: &Body,
        owner: Owner,
        thrown: &Thrown,
        on_exit: OnExit,
    ) -> Res<Option<Exit>> {
        if !self.has(Quirk::ThrowChecksArgumentsFirst) {
            self.refuse_throw(body, owner)?;
        }
        // The delegate is let go of before the body goes on, which may be the end of it.
        let delegated = match body.delegate() {
            Some(delegate) => self.throw_into_delegate(body, &delegate, thrown, on_exit)?,
            None => Delegated::Refused,
        };
        match delegated {
            Delegated::Yielded(value) => return Ok(Some(Exit::Suspend(value))),
            Delegated::Returned(value) => return self.resume_behind_delegate(body, owner, value),
            Delegated::Raised(exception) => {
                return self.resume(body, owner, Resume::Exception(exception));
            }
            Delegated::Refused => {}
        }
        let exception = self.thrown_exception(thrown)?;
        if body.delegate().is_some()
            && self.has(Quirk::StopIntoPlainDelegateReturns)
            && self.is_a(&exception, T::StopIteration)
        {
            return self.resume_behind_delegate(body, owner, stop_value(&exception));
        }
        self.refuse_throw(body, owner)?;
        match body.stage() {
            Stage::Created | Stage::Suspended | Stage::Running => {
                self.resume(body, owner, Resume::Exception(exception))
            }
            Stage::Finished => Err(Unwind::Raise(exception)),
        }
    }

    /// Nothing can be thrown into what runs, nor into a coroutine that has ended.
    fn refuse_throw(&mut self, body: &Body, owner: Owner) -> Res<()> {
        match body.stage() {
            Stage::Running => Err(self.already_executing(owner)),
            Stage::Finished if owner == Owner::Coroutine => {
                self.mark_for(&body.code, Clause::CoroutineAwaitTwice);
                Err(self.raise(T::RuntimeError, "cannot reuse already awaited coroutine"))
            }
            Stage::Created | Stage::Suspended | Stage::Finished => Ok(()),
        }
    }

    fn throw_into_delegate(
        &mut self,
        body: &Body,
        delegate: &Value,
        thrown: &Thrown,
        on_exit: OnExit,
    ) -> Res<Delegated> {
        let mut guard = body.run_delegate();
        let outcome = if on_exit == OnExit::ClosesDelegate && self.is_generator_exit(thrown) {
            match self.close_delegate(delegate) {
                Ok(()) => Ok(None),
                Err(unwind) => Err(unwind),
            }
        } else {
            self.call_from_delegating(&mut guard, |vm| vm.throw_to(delegate, thrown, on_exit))
        };
        body.end_delegate(guard);
        match outcome {
            Ok(None) => Ok(Delegated::Refused),
            Ok(Some(Step::Yield(value))) => Ok(Delegated::Yielded(value)),
            Ok(Some(Step::Return(value))) => Ok(Delegated::Returned(value)),
            Err(Unwind::Raise(exception)) if self.is_a(&exception, T::StopIteration) => {
                self.swallow(&exception);
                Ok(Delegated::Returned(stop_value(&exception)))
            }
            Err(Unwind::Raise(exception)) => Ok(Delegated::Raised(exception)),
            Err(stop) => Err(stop),
        }
    }

    /// Throws into any iterator; nothing where it has no `throw`.
    fn throw_to(
        &mut self,
        iterator: &Value,
        thrown: &Thrown,
        on_exit: OnExit,
    ) -> Res<Option<Step>> {
        if let Some((body, owner)) = iterator
            .as_object()
            .and_then(|object| object.kind.driven_body())
        {
            return self.throw_into(body, owner, thrown, on_exit).map(Some);
        }
        let Some(throw) = self.get_attr_opt(iterator, "throw")? else {
            return Ok(None);
        };
        match self.call_values(&throw, thrown.arguments()) {
            Ok(yielded) => Ok(Some(Step::Yield(yielded))),
            Err(unwind) => self
                .catch_stop_iteration(unwind)
                .map(|value| Some(Step::Return(value))),
        }
    }

    fn close_delegate(&mut self, delegate: &Value) -> Res<()> {
        if let Some((body, owner)) = delegate
            .as_object()
            .and_then(|object| object.kind.driven_body())
        {
            return self.close_body(body, owner).map(drop);
        }
        match self.get_attr_opt(delegate, "close")? {
            Some(close) => self.call_values(&close, Vec::new()).map(drop),
            None => Ok(()),
        }
    }

    /// Goes on behind the `yield from` or `await` whose iterator has returned `value`.
    fn resume_behind_delegate(
        &mut self,
        body: &Body,
        owner: Owner,
        value: Value,
    ) -> Res<Option<Exit>> {
        body.with_frame(|frame| {
            frame.stack.pop();
            frame.next += 1;
        });
        self.resume(body, owner, Resume::Value(value))
    }

    /// `close` of a generator or a coroutine: GeneratorExit is raised where it is suspended, after what it delegates to has been closed.
    pub(crate) fn close_body(&mut self, body: &Body, owner: Owner) -> Res<Value> {
        self.mark_driven(body, owner, Clause::CoroutineClose);
        match body.leaving() {
            Leaving::ThrownAtDelegation => {
                self.stop_where_crashing(Quirk::CloseOfLeftDelegationCrashes)?;
            }
            Leaving::ThrownOut => {
                if self.has(Quirk::CloseOfLeftGeneratorGivesNone) {
                    return Ok(Value::None);
                }
                if self.has(Quirk::CloseOfLeftGeneratorCrashes) {
                    body.clear_meanwhile();
                    return Ok(Value::None);
                }
            }
            Leaving::No | Leaving::Raised | Leaving::FromCleared => {}
        }
        if body.stage() == Stage::Created {
            match self.has(Quirk::CloseOfNewKeepsArguments) {
                true => body.end_and_keep(),
                false => body.abandon(),
            }
            return Ok(Value::None);
        }
        let mut exception = None;
        if let Some(delegate) = body.delegate() {
            let guard = body.run_delegate();
            let closed = self.close_delegate(&delegate);
            body.end_delegate(guard);
            match closed {
                Ok(()) => {}
                Err(Unwind::Raise(stop))
                    if self.is_a(&stop, T::StopIteration)
                        && !self.has(Quirk::StopOfCloseRaised) =>
                {
                    let outcome = self.resume_behind_delegate(body, owner, stop_value(&stop));
                    return self.closed(body, owner, outcome);
                }
                Err(Unwind::Raise(raised)) => exception = Some(raised),
                Err(stop) => return Err(stop),
            }
        }
        let exception = match exception {
            Some(raised) => raised,
            None => {
                let exit = self.exception(T::GeneratorExit, Vec::new());
                self.set_context(&exit)?;
                exit
            }
        };
        let outcome = match body.stage() {
            Stage::Running => Err(self.already_executing(owner)),
            Stage::Finished => return Ok(Value::None),
            Stage::Suspended if self.ends_without_unwinding(body) => {
                if self.has(Quirk::CloseKeepsVariables) {
                    body.end_and_keep();
                } else if self.has(Quirk::CloseClearsHeldFrame) {
                    body.clear();
                } else {
                    body.abandon();
                }
                self.bury_any_dead()?;
                Err(Unwind::Raise(exception))
            }
            Stage::Created | Stage::Suspended => {
                self.resume(body, owner, Resume::Exception(exception))
            }
        };
        self.closed(body, owner, outcome)
    }

    /// Whether nothing in the suspended body could notice the GeneratorExit of a close.
    fn ends_without_unwinding(&mut self, body: &Body) -> bool {
        if self.has(Quirk::ClosingUnwinds) {
            return false;
        }
        let abandoned = body.with_frame(|frame| match frame.blocks.is_empty() {
            true if frame.delegate().is_none() => Some(frame.stack.clone()),
            _ => None,
        });
        let Some(abandoned) = abandoned.flatten() else {
            return false;
        };
        for value in &abandoned {
            self.mark_abandoned(value);
        }
        true
    }

    /// How a close ends: by a return or GeneratorExit it is done, by a yield GeneratorExit was ignored.
    fn closed(&mut self, body: &Body, owner: Owner, outcome: Res<Option<Exit>>) -> Res<Value> {
        if matches!(owner, Owner::Generator | Owner::IterableCoroutine) {
            self.mark_for(&body.code, Clause::GeneratorCloseReturnsValue);
        }
        match outcome {
            Ok(Some(Exit::Suspend(_) | Exit::Yield(_))) => {
                self.mark_driven(body, owner, Clause::CoroutineCloseIgnored);
                Err(self.raise(
                    T::RuntimeError,
                    format!("{} ignored GeneratorExit", owner.noun()),
                ))
            }
            Ok(Some(Exit::Return(_)))
                if owner == Owner::AsyncGenerator && self.has(Quirk::SwallowedExitReported) =>
            {
                Err(self.raise_value(T::StopAsyncIteration, Vec::new()))
            }
            Ok(Some(Exit::Return(value))) if !self.has(Quirk::CloseGivesNone) => Ok(value),
            Ok(Some(Exit::Return(_)) | None) => Ok(Value::None),
            Err(Unwind::Raise(raised))
                if self.is_a(&raised, T::GeneratorExit) || self.is_a(&raised, T::StopIteration) =>
            {
                self.swallow(&raised);
                // With its traceback goes what only the frame still held.
                drop(raised);
                self.bury_any_dead()?;
                Ok(Value::None)
            }
            Err(other) => Err(other),
        }
    }

    fn step(&mut self, owner: Owner, exit: Option<Exit>) -> Res<Step> {
        match exit {
            Some(Exit::Suspend(value) | Exit::Yield(value)) => Ok(Step::Yield(value)),
            Some(Exit::Return(value)) => Ok(Step::Return(value)),
            None => Err(self.already_executing(owner)),
        }
    }

    pub(crate) fn already_executing(&mut self, owner: Owner) -> Unwind {
        if owner != Owner::Coroutine {
            self.mark(Clause::GeneratorAlreadyExecuting);
        }
        self.raise(T::ValueError, format!("{} already executing", owner.noun()))
    }

    fn mark_driven(&mut self, body: &Body, owner: Owner, clause: Clause) {
        if owner == Owner::Coroutine {
            self.mark_for(&body.code, clause);
        }
    }
}

/// What became of an exception that was thrown into the iterator that a body delegates to.
enum Delegated {
    /// The iterator yielded.
    Yielded(Value),
    /// It returned.
    Returned(Value),
    /// It raised.
    Raised(Ref),
    /// It has no `throw`, or was closed: the exception is raised in the body itself.
    Refused,
}

/// `StopIteration.value`
pub(crate) fn stop_value(exception: &Ref) -> Value {
    let Some(details) = exception.as_exception() else {
        return Value::None;
    };
    if let Some(value) = details.attributes.borrow().get("value") {
        return value.clone();
    }
    details
        .args
        .borrow()
        .first()
        .cloned()
        .unwrap_or(Value::None)
}
