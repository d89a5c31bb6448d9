//! `anext(iterator, default)`, awaited: what `__anext__()` returned, with a default in place of StopAsyncIteration.
//!
//! It has no state of its own: each operation asks what it wraps for an iterator and hands the operation on to that.
//!
//! | what it wraps                  | send, `__next__`, `await`    | throw                      | close                      |
//! |--------------------------------|------------------------------|----------------------------|----------------------------|
//! | a generator's step             | as for that step             | as for that step           | as for that step           |
//! | a coroutine                    | steps the coroutine          | throws into it             | closes it                  |
//! | an object with `__await__`     | steps a new iterator of it   | throws into a new one      | closes a new one           |
//!
//! StopAsyncIteration out of any of them ends it by StopIteration with the default.

use crate::clause::Clause;
use crate::compile::code::AwaitFor;
use crate::object::{Kind, Ref};
use crate::objects::arguments::method;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::generator::Step;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// What `anext(iterator, default)` returns.
pub struct AnextDefault {
    /// What `__anext__()` returned.
    pub awaitable: Value,
    /// The result in place of StopAsyncIteration.
    pub default: Value,
}

/// The methods of the awaitable.
pub const METHODS: &[Builtin] = &[
    method("send", send),
    method("throw", throw),
    method("close", close),
    method("__next__", next),
    method("__iter__", iter),
    method("__await__", iter),
];

fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<&'a AnextDefault> {
    match this.as_object().map(|object| &object.kind) {
        Some(Kind::AnextDefault(anext)) => Ok(anext),
        _ => Err(vm.raise(T::TypeError, "an anext_awaitable is needed")),
    }
}

fn send(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, value] = vm.take_exactly(&mut arguments, "send")?;
    let anext = receiver(vm, &this)?;
    let step = vm.anext_default_call(anext, "send", vec![value])?;
    vm.stop_with_yielded(step)
}

fn next(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__next__")?;
    let anext = receiver(vm, &this)?;
    let step = vm.anext_default_send(anext, Value::None)?;
    vm.stop_with_yielded(step)
}

fn throw(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let mut positional = arguments.positional;
    let this = if positional.is_empty() {
        Value::None
    } else {
        positional.remove(0)
    };
    let anext = receiver(vm, &this)?;
    let step = vm.anext_default_call(anext, "throw", positional)?;
    vm.stop_with_yielded(step)
}

fn close(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let (this, passed_on) = if vm.has(Quirk::AnextCloseTakesArguments) {
        let mut positional = std::mem::take(&mut arguments.positional).into_iter();
        let this = positional.next().unwrap_or(Value::None);
        (this, positional.collect())
    } else {
        let [this] = vm.take_exactly(&mut arguments, "close")?;
        (this, Vec::new())
    };
    let anext = receiver(vm, &this)?;
    match vm.anext_default_call(anext, "close", passed_on)? {
        Step::Yield(value) => Ok(value),
        step @ Step::Return(_) => vm.stop_with_yielded(step),
    }
}

fn iter(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__await__")?;
    Ok(this)
}

impl Vm {
    /// `anext(iterator, default)`
    pub(crate) fn new_anext_default(&mut self, awaitable: Value, default: Value) -> Value {
        Ref::new(Kind::AnextDefault(AnextDefault { awaitable, default })).into()
    }

    /// Sends into the awaitable.
    pub(crate) fn anext_default_send(&mut self, anext: &AnextDefault, value: Value) -> Res<Step> {
        let iterator = self.awaited_iterator(anext)?;
        let outcome = self.send_to(&iterator, value);
        self.default_in_place(anext, outcome)
    }

    /// Calls a method of the awaitable's iterator.
    fn anext_default_call(
        &mut self,
        anext: &AnextDefault,
        method: &str,
        arguments: Vec<Value>,
    ) -> Res<Step> {
        let iterator = self.awaited_iterator(anext)?;
        let method = self.get_attr(&iterator, method)?;
        let outcome = self.call_values(&method, arguments).map(Step::Yield);
        self.default_in_place(anext, outcome)
    }

    fn awaited_iterator(&mut self, anext: &AnextDefault) -> Res<Value> {
        let iterator = self.get_awaitable(anext.awaitable.clone(), AwaitFor::Anext)?;
        match iterator.as_object().map(|object| &object.kind) {
            Some(Kind::Coroutine(_)) => {
                let method = self.get_attr(&iterator, "__await__")?;
                self.call_values(&method, Vec::new())
            }
            _ => Ok(iterator),
        }
    }

    /// Whether the edition fails to make a StopIteration of the default: of what would become its arguments or itself.
    fn refuses_default(&self, default: &Value) -> bool {
        let is_special = default
            .as_object()
            .is_some_and(|object| object.as_tuple().is_some() || object.as_exception().is_some());
        is_special && self.has(Quirk::AnextTupleDefaultFails)
    }

    fn default_in_place(&mut self, anext: &AnextDefault, outcome: Res<Step>) -> Res<Step> {
        match outcome {
            Err(Unwind::Raise(raised)) => {
                self.mark(Clause::BuiltinAnextDefaultOnExhaustion);
                if self.is_a(&raised, T::StopAsyncIteration) {
                    if self.refuses_default(&anext.default) {
                        let message =
                            "<class 'StopIteration'> returned a result with an exception set";
                        return Err(self.raise_from(T::SystemError, message.to_owned(), raised));
                    }
                    self.swallow(&raised);
                    Ok(Step::Return(anext.default.clone()))
                } else {
                    Err(Unwind::Raise(raised))
                }
            }
            other => other,
        }
    }
}
