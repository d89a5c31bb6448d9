//! The methods of asynchronous generators and of their awaitables, as a program calls them.

use super::{AsyncGenASend, AsyncGenAThrow, Outcome, generator};
use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::objects::arguments::method;
use crate::objects::body::Stage;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::generator::Step;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The methods of asynchronous generators.
pub const METHODS: &[Builtin] = &[
    method("__aiter__", aiter),
    method("__anext__", anext),
    method("asend", asend),
    method("athrow", athrow),
    method("aclose", aclose),
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
    vm.warn_of_athrow_arguments(&given)?;
    let agen = vm.first_iteration(&this)?;
    vm.count_athrow_arguments(&given)?;
    Ok(Ref::new(Kind::AsyncGenAThrow(AsyncGenAThrow::athrow(agen, given))).into())
}

fn aclose(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "aclose")?;
    let agen = vm.first_iteration(&this)?;
    Ok(Ref::new(Kind::AsyncGenAThrow(AsyncGenAThrow::aclose(agen))).into())
}

/// The methods of what `asend(value)` and `__anext__()` return.
pub const ASEND_METHODS: &[Builtin] = &[
    method("send", asend_send),
    method("throw", asend_throw),
    method("close", asend_close),
    method("__next__", asend_next),
    method("__iter__", asend_iter),
    method("__await__", asend_iter),
];

fn is_new(agen: &Ref) -> bool {
    generator(agen).is_some_and(|agen| agen.body.stage() == Stage::Created)
}

fn asend_receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<&'a AsyncGenASend> {
    match this.as_object().map(|object| &object.kind) {
        Some(Kind::AsyncGenASend(asend)) => Ok(asend),
        _ => Err(vm.raise(T::TypeError, "an async_generator_asend is needed")),
    }
}

fn asend_send(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, value] = vm.take_exactly(&mut arguments, "send")?;
    let asend = asend_receiver(vm, &this)?;
    vm.mark_for_generator(&asend.agen, Clause::AwaitablesCoroutineLike);
    let outcome = vm.asend_send(asend, value)?;
    vm.mark_finished(&asend.agen, &outcome);
    vm.end_call(outcome)
}

fn asend_next(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__next__")?;
    let asend = asend_receiver(vm, &this)?;
    vm.mark_for_generator(&asend.agen, Clause::AwaitablesCoroutineLike);
    let outcome = vm.asend_send(asend, Value::None)?;
    vm.mark_finished(&asend.agen, &outcome);
    vm.end_call(outcome)
}

fn asend_iter(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__await__")?;
    vm.mark(Clause::AwaitablesCoroutineLike);
    Ok(this)
}

fn asend_throw(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let this = arguments.positional.first().cloned().unwrap_or(Value::None);
    let thrown = vm.take_thrown(&mut arguments, "throw");
    let asend = asend_receiver(vm, &this)?;
    vm.mark_for_generator(&asend.agen, Clause::AwaitablesCoroutineLike);
    if asend.is_unstarted() && is_new(&asend.agen) {
        vm.mark_for_generator(&asend.agen, Clause::AsendThrowNew);
    }
    let outcome = vm.asend_throw(asend, thrown.map(|(_, thrown)| thrown))?;
    vm.mark_finished(&asend.agen, &outcome);
    vm.end_call(outcome)
}

fn asend_close(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "close")?;
    let asend = asend_receiver(vm, &this)?;
    vm.mark_for_generator(&asend.agen, Clause::AwaitablesCoroutineLike);
    vm.asend_close(asend)?;
    Ok(Value::None)
}

/// The methods of what `athrow(…)` and `aclose()` return.
pub const ATHROW_METHODS: &[Builtin] = &[
    method("send", athrow_send),
    method("throw", athrow_throw),
    method("close", athrow_close),
    method("__next__", athrow_next),
    method("__iter__", athrow_iter),
    method("__await__", athrow_iter),
];

fn athrow_receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<&'a AsyncGenAThrow> {
    match this.as_object().map(|object| &object.kind) {
        Some(Kind::AsyncGenAThrow(athrow)) => Ok(athrow),
        _ => Err(vm.raise(T::TypeError, "an async_generator_athrow is needed")),
    }
}

fn athrow_send(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, value] = vm.take_exactly(&mut arguments, "send")?;
    let athrow = athrow_receiver(vm, &this)?;
    vm.mark_for_generator(&athrow.agen, Clause::AwaitablesCoroutineLike);
    let outcome = vm.athrow_send(athrow, value)?;
    vm.mark_finished(&athrow.agen, &outcome);
    vm.end_call(outcome)
}

fn athrow_next(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__next__")?;
    let athrow = athrow_receiver(vm, &this)?;
    vm.mark_for_generator(&athrow.agen, Clause::AwaitablesCoroutineLike);
    let outcome = vm.athrow_send(athrow, Value::None)?;
    vm.mark_finished(&athrow.agen, &outcome);
    vm.end_call(outcome)
}

fn athrow_iter(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__await__")?;
    vm.mark(Clause::AwaitablesCoroutineLike);
    Ok(this)
}

fn athrow_throw(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let this = arguments.positional.first().cloned().unwrap_or(Value::None);
    let thrown = vm.take_thrown(&mut arguments, "throw");
    let athrow = athrow_receiver(vm, &this)?;
    vm.mark_for_generator(&athrow.agen, Clause::AwaitablesCoroutineLike);
    let outcome = vm.athrow_throw(athrow, thrown.map(|(_, thrown)| thrown))?;
    vm.mark_finished(&athrow.agen, &outcome);
    vm.end_call(outcome)
}

fn athrow_close(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "close")?;
    let athrow = athrow_receiver(vm, &this)?;
    vm.mark_for_generator(&athrow.agen, Clause::AwaitablesCoroutineLike);
    vm.athrow_close(athrow)?;
    Ok(Value::None)
}

impl Vm {
    fn warn_of_athrow_arguments(&mut self, arguments: &[Value]) -> Res<()> {
        if arguments.len() > 1 && !self.has(Quirk::MultiArgumentThrowSilent) {
            self.mark(Clause::AthrowSignatureSingle);
            let text = "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.";
            self.warn(T::DeprecationWarning, text)?;
        }
        Ok(())
    }

    /// The call of `athrow` counts its arguments, behind the first iteration's hook, and leaves the rest to the awaitable.
    fn count_athrow_arguments(&mut self, arguments: &[Value]) -> Res<()> {
        if self.has(Quirk::AthrowArgumentsCountedLate) {
            return Ok(());
        }
        let counted = self.athrow_arguments(arguments);
        if counted.is_err() {
            self.mark(Clause::AthrowArgErrorsLate);
        }
        counted.map(drop)
    }

    /// What a call of one of an awaitable's methods gives: what the body waits with, or StopIteration with the result.
    fn end_call(&mut self, outcome: Outcome) -> Res<Value> {
        match outcome {
            Outcome::Suspended(value) => Ok(value),
            Outcome::Yielded(value) => self.stop_with_yielded(Step::Return(value)),
            Outcome::Nothing => self.stop_iteration(Step::Return(Value::None)),
        }
    }
}
