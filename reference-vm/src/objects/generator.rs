//! Generators, and what they share with coroutines: their methods, and sending. Throwing is in [`super::delegation`], closing in
//! [`super::closing`].

use std::cell::RefCell;

use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::objects::arguments::method;
use crate::objects::body::{Body, Owner, Resume, Stage};
use crate::objects::delegation::OnExit;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::thrown::Thrown;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::{Str, Value};
use crate::vm::frame::Exit;
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

/// The methods of generators.
pub const METHODS: &[Builtin] = &[
    method("send", send),
    method("throw", throw),
    method("close", close),
    method("__next__", next),
    method("__iter__", iter),
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
            Step::Return(value) => Err(self.stop_with(value)),
        }
    }

    /// As [`Vm::stop_iteration`], for a value that an asynchronous generator yielded: None is a value like any other.
    pub(crate) fn stop_with_yielded(&mut self, step: Step) -> Res<Value> {
        match step {
            Step::Return(Value::None) if !self.has(Quirk::YieldedNoneNotInArgs) => {
                Err(self.stop_with(Value::None))
            }
            step => self.stop_iteration(step),
        }
    }

    /// A StopIteration that carries a result.
    fn stop_with(&mut self, value: Value) -> Unwind {
        match self.has(Quirk::StopValueHasContext) {
            true => self.raise_value(T::StopIteration, vec![value]),
            false => Unwind::Raise(self.exception(T::StopIteration, vec![value])),
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
                let step = self.asend_send(asend, value).map(Step::from);
                self.stop_iteration_returns(step)
            }
            Kind::AsyncGenAThrow(athrow) => {
                let step = self.athrow_send(athrow, value).map(Step::from);
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

    /// `throw` of a generator or a coroutine.
    pub(crate) fn throw_into(
        &mut self,
        body: &Body,
        owner: Owner,
        thrown: &Thrown,
        on_exit: OnExit,
    ) -> Res<Step> {
        self.mark_driven(body, owner, Clause::CoroutineThrow);
        let exit = self.throw_into_body(body, owner, thrown, on_exit)?;
        self.step(owner, exit)
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

    pub(super) fn mark_driven(&mut self, body: &Body, owner: Owner, clause: Clause) {
        if owner == Owner::Coroutine {
            self.mark_for(&body.code, clause);
        }
    }
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
