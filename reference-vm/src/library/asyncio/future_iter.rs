//! What `__await__()` of a future gives: an iterator that yields the future once.
//!
//! | state    | future pending                            | future done               |
//! |----------|-------------------------------------------|---------------------------|
//! | fresh    | yields the future, waits                  | returns its result, ended |
//! | waiting  | RuntimeError: nobody waited for the future | returns its result, ended |
//! | ended    | StopIteration                             | StopIteration             |

use std::any::Any;
use std::cell::RefCell;

use super::future::future_in;
use crate::library::native_class::{NativeClass, as_native};
use crate::object::Ref;
use crate::objects::arguments::method;
use crate::objects::function::Arguments;
use crate::objects::generator::Step;
use crate::objects::native::Native;
use crate::objects::types::T;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// The iterator.
struct FutureIter {
    class: Ref,
    state: RefCell<State>,
}

enum State {
    /// It waits for the future, or will when it is resumed.
    Waiting(Ref),
    /// It has returned, or was closed or thrown into.
    Ended,
}

static FUTURE_ITER: NativeClass = NativeClass {
    name: "FutureIter",
    module: "_asyncio",
    base: None,
    methods: &[
        method("send", send),
        method("__next__", next),
        method("throw", throw),
        method("close", close),
        method("__iter__", |vm, arguments| {
            let [this] = arguments.received(vm, "FutureIter.__iter__")?;
            Ok(this)
        }),
    ],
    properties: &[],
};

/// An iterator that awaits `future`.
pub(super) fn new(vm: &mut Vm, future: Ref) -> Res<Value> {
    let class = vm.native_class(&FUTURE_ITER)?;
    Ok(vm.native(FutureIter {
        class,
        state: RefCell::new(State::Waiting(future)),
    }))
}

impl Native for FutureIter {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
        match &*self.state.borrow() {
            State::Waiting(future) => visit(&Value::Object(future.clone())),
            State::Ended => {}
        }
    }

    fn clear(&self) {
        drop(self.state.replace(State::Ended));
    }

    fn can_be_weakly_referenced(&self) -> bool {
        false
    }

    fn send(&self, vm: &mut Vm) -> Option<Res<Step>> {
        Some(self.resume(vm))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl FutureIter {
    fn resume(&self, vm: &mut Vm) -> Res<Step> {
        match self.state.replace(State::Ended) {
            State::Waiting(future) => match future_in(&future) {
                Some(own) if own.is_pending() => {
                    drop(self.state.replace(State::Waiting(future.clone())));
                    // Who drives the await takes note of a future that it is given, and so can be given it again.
                    match own.blocking.replace(true) {
                        false => Ok(Step::Yield(future.into())),
                        true => Err(vm.raise(T::RuntimeError, "await wasn't used with future")),
                    }
                }
                _ => returned(vm, &future),
            },
            State::Ended => Ok(Step::Return(Value::None)),
        }
    }
}

fn returned(vm: &mut Vm, future: &Ref) -> Res<Step> {
    let Some(own) = future_in(future) else {
        return Ok(Step::Return(Value::None));
    };
    match vm.outcome(own)? {
        Ok(value) => Ok(Step::Return(value)),
        Err(exception) => Err(vm.raise_exception(exception)),
    }
}

fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<&'a FutureIter> {
    match as_native::<FutureIter>(this) {
        Some(iterator) => Ok(iterator),
        None => Err(vm.type_error("a FutureIter is needed")),
    }
}

fn send(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, _] = arguments.received(vm, "FutureIter.send")?;
    let step = receiver(vm, &this)?.resume(vm)?;
    vm.stop_iteration(step)
}

fn next(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "FutureIter.__next__")?;
    let step = receiver(vm, &this)?.resume(vm)?;
    vm.stop_iteration(step)
}

fn throw(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let (this, thrown) = vm.take_thrown(&mut arguments, "throw")?;
    vm.warn_thrown(&thrown, "throw")?;
    let iterator = receiver(vm, &this)?;
    let is_exception = thrown
        .exception
        .as_object()
        .is_some_and(|given| given.as_exception().is_some() || vm.is_exception_class(given));
    if !is_exception {
        return Err(vm.type_error(
            "exceptions must be classes deriving BaseException or instances of such a class",
        ));
    }
    drop(iterator.state.replace(State::Ended));
    match vm.thrown_exception(&thrown) {
        Ok(exception) => Err(Unwind::Raise(exception)),
        Err(unwind) => Err(unwind),
    }
}

fn close(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "FutureIter.close")?;
    drop(receiver(vm, &this)?.state.replace(State::Ended));
    Ok(Value::None)
}
