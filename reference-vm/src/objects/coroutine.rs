//! Coroutines, and what `await` makes of an object.

use std::cell::RefCell;

use crate::clause::Clause;
use crate::compile::code::AwaitFor;
use crate::object::{Kind, Ref};
use crate::objects::arguments::method;
use crate::objects::body::Body;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::generator;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::{Str, Value};
use crate::vm::{Res, Unwind, Vm};

/// A coroutine.
pub struct Coroutine {
    /// Its body.
    pub body: Body,
    /// `__name__`
    pub name: RefCell<Str>,
    /// `__qualname__`
    pub qualname: RefCell<Str>,
    /// `cr_origin`: a tuple of (file name, line, function), or None.
    pub origin: Value,
}

/// What `__await__()` of a coroutine gives: an iterator that drives it.
pub struct CoroutineWrapper {
    /// The coroutine.
    pub coroutine: Ref,
}

/// The methods of coroutines.
pub const METHODS: &[Builtin] = &[
    Builtin {
        name: "send",
        ..generator::METHODS[0]
    },
    Builtin {
        name: "throw",
        ..generator::METHODS[1]
    },
    Builtin {
        name: "close",
        ..generator::METHODS[2]
    },
    method("__await__", await_),
];

/// The methods of what `__await__()` of a coroutine gives.
pub const WRAPPER_METHODS: &[Builtin] = &[
    method("send", wrapper_send),
    method("throw", wrapper_throw),
    method("close", wrapper_close),
    method("__next__", wrapper_next),
    method("__iter__", wrapper_iter),
];

fn await_(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__await__")?;
    match this {
        Value::Object(coroutine) if matches!(coroutine.kind, Kind::Coroutine(_)) => {
            vm.mark(Clause::CoroutineAwaitIterate);
            Ok(Ref::new(Kind::CoroutineWrapper(CoroutineWrapper { coroutine })).into())
        }
        _ => Err(vm.raise(T::TypeError, "__await__() needs a coroutine")),
    }
}

fn wrapped(vm: &mut Vm, this: &Value) -> Res<Value> {
    match this.as_object().map(|object| &object.kind) {
        Some(Kind::CoroutineWrapper(wrapper)) => Ok(wrapper.coroutine.clone().into()),
        _ => Err(vm.raise(T::TypeError, "a coroutine_wrapper is needed")),
    }
}

fn wrapper_send(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, value] = vm.take_exactly(&mut arguments, "send")?;
    let coroutine = wrapped(vm, &this)?;
    let step = vm.send_to(&coroutine, value)?;
    vm.mark_returned(&coroutine, &step);
    vm.stop_iteration(step)
}

fn wrapper_next(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__next__")?;
    let coroutine = wrapped(vm, &this)?;
    let step = vm.send_to(&coroutine, Value::None)?;
    vm.mark_returned(&coroutine, &step);
    vm.stop_iteration(step)
}

fn wrapper_iter(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__iter__")?;
    Ok(this)
}

fn wrapper_throw(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let this = arguments.positional.first().cloned().unwrap_or(Value::None);
    let coroutine = wrapped(vm, &this)?;
    if let Some(first) = arguments.positional.first_mut() {
        *first = coroutine;
    }
    (generator::METHODS[1].call)(vm, arguments)
}

fn wrapper_close(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "close")?;
    let coroutine = wrapped(vm, &this)?;
    (generator::METHODS[2].call)(vm, Arguments::positional(vec![coroutine]))
}

impl Vm {
    /// The iterator by which `value` is awaited.
    pub(crate) fn get_awaitable(&mut self, value: Value, purpose: AwaitFor) -> Res<Value> {
        match purpose {
            AwaitFor::Await => self.mark(Clause::AwaitSuspendsOnAwaitable),
            AwaitFor::Aenter => self.mark(Clause::AenterReturnsAwaitable),
            AwaitFor::Aexit => self.mark(Clause::AexitReturnsAwaitable),
            AwaitFor::Comprehension | AwaitFor::Aiter | AwaitFor::Anext => {}
        }
        if purpose == AwaitFor::Aiter {
            return self.get_legacy_iterator(value);
        }
        if let Some(object) = value.as_object() {
            match &object.kind {
                Kind::Coroutine(coroutine) => {
                    if purpose != AwaitFor::Anext && self.delegate_of(&coroutine.body).is_some() {
                        self.mark(Clause::CoroutineAwaitTwice);
                        return Err(
                            self.raise(T::RuntimeError, "coroutine is being awaited already")
                        );
                    }
                    return Ok(value);
                }
                Kind::Generator(generator) if generator.iterable_coroutine => {
                    self.mark(Clause::AwaitableTypesCoroutineGenerators);
                    return Ok(value);
                }
                Kind::AsyncGenASend(_) | Kind::AsyncGenAThrow(_) => {
                    return Ok(value);
                }
                _ => {}
            }
        }
        let Some(method) = self.lookup_special(&value, "__await__")? else {
            return Err(self.not_awaitable(&value, purpose));
        };
        self.mark(Clause::AwaitableAwaitMethod);
        let iterator = self.call_values(&method, Vec::new())?;
        self.check_await_result(&value, iterator)
    }

    /// What `__aiter__` returned, which is no asynchronous iterator: an awaitable of one will do.
    fn get_legacy_iterator(&mut self, value: Value) -> Res<Value> {
        let what = self.type_name(&value);
        match self.get_awaitable(value, AwaitFor::Comprehension) {
            Ok(iterator) => {
                let text = format!(
                    "'{what}' implements legacy __aiter__ protocol; __aiter__ should return an asynchronous iterator, not awaitable"
                );
                self.warn(T::DeprecationWarning, &text)?;
                Ok(iterator)
            }
            Err(Unwind::Raise(original)) => {
                self.mark(Clause::AsyncForBadIteratorTypeError);
                let text = format!("'async for' received an invalid object from __aiter__: {what}");
                Err(self.raise_from(T::TypeError, text, original))
            }
            Err(stop) => Err(stop),
        }
    }

    fn check_await_result(&mut self, awaited: &Value, iterator: Value) -> Res<Value> {
        let is_coroutine = match iterator.as_object().map(|object| &object.kind) {
            Some(Kind::Coroutine(_)) => true,
            Some(Kind::Generator(generator)) => generator.iterable_coroutine,
            _ => false,
        };
        if is_coroutine {
            self.mark(Clause::AwaitableMustReturnIterator);
            let message = match self.has(Quirk::IteratorErrorOldMessage) {
                true => "__await__() returned a coroutine".into(),
                false => self.bad_return(awaited, "__await__", "an iterator", &iterator),
            };
            return Err(self.raise(T::TypeError, message));
        }
        if !self.is_iterator(&iterator)? {
            self.mark(Clause::AwaitableMustReturnIterator);
            let message = match self.has(Quirk::IteratorErrorOldMessage) {
                true => format!(
                    "__await__() returned non-iterator of type '{}'",
                    self.type_name(&iterator)
                ),
                false => self.bad_return(awaited, "__await__", "an iterator", &iterator),
            };
            return Err(self.raise(T::TypeError, message));
        }
        Ok(iterator)
    }

    fn not_awaitable(&mut self, value: &Value, purpose: AwaitFor) -> Unwind {
        let what = self.type_name(value);
        let method = match purpose {
            AwaitFor::Aenter | AwaitFor::Aexit if self.has(Quirk::AsyncWithGenericAwaitError) => {
                self.mark(Clause::AsyncWithNonawaitableEnterExit);
                let text = format!("object {what} can't be used in 'await' expression");
                return self.raise(T::TypeError, text);
            }
            AwaitFor::Await | AwaitFor::Comprehension | AwaitFor::Aiter | AwaitFor::Anext => {
                self.mark(Clause::AwaitNonAwaitableTypeError);
                if matches!(
                    value.as_object().map(|object| &object.kind),
                    Some(Kind::AsyncGenerator(_))
                ) {
                    self.mark(Clause::AwaitAsyncgenObjectNotAwaitable);
                }
                return if self.has(Quirk::AwaitErrorOldMessage) {
                    self.raise(
                        T::TypeError,
                        format!("object {what} can't be used in 'await' expression"),
                    )
                } else {
                    self.raise(T::TypeError, format!("'{what}' object can't be awaited"))
                };
            }
            AwaitFor::Aenter => "__aenter__",
            AwaitFor::Aexit => "__aexit__",
        };
        self.mark(Clause::AsyncWithNonawaitableEnterExit);
        let message = format!(
            "'async with' received an object from {method} that does not implement __await__: {what}"
        );
        self.raise(T::TypeError, message)
    }
}
