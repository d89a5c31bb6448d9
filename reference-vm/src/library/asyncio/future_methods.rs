//! The methods of futures.

use super::future::{Future, State, as_future};
use super::future_iter;
use crate::library::native_class::NativeClass;
use crate::object::Ref;
use crate::objects::arguments::{function, method};
use crate::objects::function::Arguments;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

pub(super) static FUTURE: NativeClass = NativeClass {
    name: "Future",
    module: "_asyncio",
    base: None,
    methods: &[
        function("__new__", new),
        method("result", result),
        method("exception", exception),
        method("set_result", set_result),
        method("set_exception", set_exception),
        method("cancel", cancel),
        method("cancelled", cancelled),
        method("done", done),
        method("add_done_callback", add_done_callback),
        method("remove_done_callback", remove_done_callback),
        method("get_loop", get_loop),
        method("_make_cancelled_error", make_cancelled_error),
        method("__await__", await_),
        method("__iter__", await_),
        method("__repr__", super::task_repr::repr),
    ],
    properties: &[("_cancel_message", |_, arguments| {
        let future = arguments.positional.first().and_then(as_future);
        Ok(future.map_or(Value::None, |future| future.cancel_message.borrow().clone()))
    })],
};

/// The receiver of a method of futures.
pub(super) fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<(&'a Ref, &'a Future)> {
    match (this.as_object(), as_future(this)) {
        (Some(object), Some(future)) => Ok((object, future)),
        _ => Err(vm.type_error("a Future is needed")),
    }
}

fn new(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let given = arguments.take_keyword("loop");
    let Some(Value::Object(class)) = arguments.positional.first().cloned() else {
        return Err(vm.type_error("Future.__new__(): not enough arguments"));
    };
    if arguments.positional.len() > 1
        && class
            .as_class()
            .is_some_and(|class| &**class.name.borrow() == "Future")
    {
        return Err(vm.type_error("Future() takes no positional arguments"));
    }
    let event_loop = vm.loop_or_running(given)?;
    Ok(vm.native(Future::new(vm, class, event_loop)))
}

fn result(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.result")?;
    let (_, future) = receiver(vm, &this)?;
    match vm.outcome(future)? {
        Ok(value) => Ok(value),
        Err(exception) => Err(vm.raise_exception(exception)),
    }
}

fn exception(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.exception")?;
    let (_, future) = receiver(vm, &this)?;
    if future.is_pending() {
        return Err(vm.invalid_state("Exception is not set."));
    }
    if future.is_cancelled() {
        let error = vm.cancelled_error(future)?;
        return Err(vm.raise_exception(error));
    }
    future.log_traceback.set(false);
    Ok(match &*future.state.borrow() {
        State::Failed { exception, .. } => exception.clone().into(),
        State::Pending | State::Cancelled | State::Finished(_) => Value::None,
    })
}

fn set_result(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, value] = arguments.received(vm, "Future.set_result")?;
    let (object, future) = receiver(vm, &this)?;
    if !future.is_pending() {
        return Err(vm.invalid_state("invalid state"));
    }
    vm.end_future(object, future, State::Finished(value))?;
    Ok(Value::None)
}

fn set_exception(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, given] = arguments.received(vm, "Future.set_exception")?;
    let (object, future) = receiver(vm, &this)?;
    if !future.is_pending() {
        return Err(vm.invalid_state("invalid state"));
    }
    let exception = match given.as_object() {
        Some(class) if vm.is_exception_class(class) => vm.call_values(&given, Vec::new())?,
        _ => given,
    };
    let Some(exception) = exception
        .as_object()
        .filter(|object| object.as_exception().is_some())
        .cloned()
    else {
        return Err(vm.type_error("invalid exception object"));
    };
    let exception = settable(vm, exception)?;
    vm.fail_future(object, future, exception)?;
    Ok(Value::None)
}

/// StopIteration cannot pass through an await.
fn settable(vm: &mut Vm, exception: Ref) -> Res<Ref> {
    if !vm.is_a(&exception, T::StopIteration) {
        return Ok(exception);
    }
    let message =
        "StopIteration interacts badly with generators and cannot be raised into a Future";
    if vm.has(Quirk::FutureRefusesStopIteration) {
        return Err(vm.type_error(message));
    }
    match vm.raise_from(T::RuntimeError, message.to_owned(), exception) {
        Unwind::Raise(wrapped) => Ok(wrapped),
        stop => Err(stop),
    }
}

fn cancel(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let message = take_message(&mut arguments);
    let [this] = arguments.received(vm, "Future.cancel")?;
    let (object, future) = receiver(vm, &this)?;
    vm.cancel_future(object, future, message).map(Value::Bool)
}

/// The optional message of `cancel(msg=None)`.
pub(super) fn take_message(arguments: &mut Arguments) -> Value {
    match arguments.take_keyword("msg") {
        Some(message) => message,
        None if arguments.positional.len() == 2 => {
            arguments.positional.pop().unwrap_or(Value::None)
        }
        None => Value::None,
    }
}

fn cancelled(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.cancelled")?;
    let (_, future) = receiver(vm, &this)?;
    Ok(future.is_cancelled().into())
}

fn done(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.done")?;
    let (_, future) = receiver(vm, &this)?;
    Ok((!future.is_pending()).into())
}

fn add_done_callback(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let context = match arguments.take_keyword("context") {
        Some(context) if !context.is_none() => context,
        _ => vm.copy_context()?,
    };
    let given = arguments.positional.len().saturating_sub(1);
    if given != 1 {
        return Err(vm.type_error(format!(
            "add_done_callback() takes exactly 1 positional argument ({given} given)"
        )));
    }
    let [this, callback] = arguments.received(vm, "Future.add_done_callback")?;
    let (object, future) = receiver(vm, &this)?;
    vm.when_done(object, future, callback, context)?;
    Ok(Value::None)
}

fn remove_done_callback(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, callback] = arguments.received(vm, "Future.remove_done_callback")?;
    let (_, future) = receiver(vm, &this)?;
    let mut removed = 0;
    let mut at = 0;
    loop {
        let Some(known) = future
            .callbacks
            .borrow()
            .get(at)
            .map(|(known, _)| known.clone())
        else {
            break;
        };
        if !vm.equal(&known, &callback)? {
            at += 1;
            continue;
        }
        let mut callbacks = future.callbacks.borrow_mut();
        let gone = callbacks.get(at).is_some().then(|| callbacks.remove(at));
        drop(callbacks);
        drop(gone);
        removed += 1;
    }
    Ok(Value::Int(removed))
}

fn get_loop(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.get_loop")?;
    let (_, future) = receiver(vm, &this)?;
    Ok(future.own_loop())
}

fn make_cancelled_error(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future._make_cancelled_error")?;
    let (_, future) = receiver(vm, &this)?;
    vm.cancelled_error(future).map(Value::Object)
}

fn await_(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.__await__")?;
    let (object, _) = receiver(vm, &this)?;
    future_iter::new(vm, object.clone())
}
