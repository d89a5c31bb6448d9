//! `asend(value)` and `__anext__()`, awaited.
//!
//! | state  | send                                     | throw                                    | close                          |
//! |--------|------------------------------------------|------------------------------------------|--------------------------------|
//! | Init   | begins the step, unless another owns it  | begins the step with the exception       | begins it with GeneratorExit   |
//! | Iter   | goes on behind the await in the body     | raises at the await in the body          | raises GeneratorExit there     |
//! | Closed | RuntimeError                             | RuntimeError                             | nothing                        |

use std::cell::Cell;

use super::{AsyncGenerator, State, Use, generator};
use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::objects::body::Stage;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::generator::Step;
use crate::objects::thrown::Thrown;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// What `asend(value)` and `__anext__()` return.
pub struct AsyncGenASend {
    /// The generator, kept alive until the awaitable is dropped.
    pub agen: Ref,
    /// What the yield expression evaluates to; None for `__anext__()`. Kept as long.
    pub sent: Value,
    /// Whether `__anext__()` made it.
    is_anext: bool,
    state: Cell<State>,
    /// How the last use of it ended, if there was one.
    last_use: Cell<Option<Use>>,
}

/// The methods of the awaitable.
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
    Builtin {
        name: "__await__",
        call: iter,
        is_method: true,
    },
];

impl AsyncGenASend {
    /// What `__anext__()` returns.
    pub fn anext(agen: Ref) -> Self {
        Self {
            agen,
            sent: Value::None,
            is_anext: true,
            state: Cell::new(State::Init),
            last_use: Cell::new(None),
        }
    }

    /// What `asend(sent)` returns.
    pub fn asend(agen: Ref, sent: Value) -> Self {
        Self {
            agen,
            sent,
            is_anext: false,
            state: Cell::new(State::Init),
            last_use: Cell::new(None),
        }
    }

    /// Whether its step has begun and not ended.
    pub fn is_half_run(&self) -> bool {
        self.state.get() == State::Iter
    }

    /// Whether the generator or the value to be sent, having more to do, is alive only because of it.
    pub fn is_last_holder(&self) -> bool {
        let keeps_generator = self.agen.references() == 1
            && generator(&self.agen).is_some_and(AsyncGenerator::has_cleanup);
        let sent = self.sent.as_object();
        keeps_generator || sent.is_some_and(|sent| sent.references() == 1 && sent.has_last_words())
    }

    /// Whether it was used at all.
    pub fn is_used(&self) -> bool {
        self.last_use.get().is_some()
    }

    /// Whether it was never awaited.
    pub fn is_unstarted(&self) -> bool {
        self.state.get() == State::Init
    }
}

fn is_new(agen: &Ref) -> bool {
    generator(agen).is_some_and(|agen| agen.body.stage() == Stage::Created)
}

fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<&'a AsyncGenASend> {
    match this.as_object().map(|object| &object.kind) {
        Some(Kind::AsyncGenASend(asend)) => Ok(asend),
        _ => Err(vm.raise(T::TypeError, "an async_generator_asend is needed")),
    }
}

fn send(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, value] = vm.take_exactly(&mut arguments, "send")?;
    let asend = receiver(vm, &this)?;
    vm.mark_for_generator(&asend.agen, Clause::AwaitablesCoroutineLike);
    let step = vm.asend_send(asend, value)?;
    vm.mark_finished(&asend.agen, &step);
    vm.stop_with_yielded(step)
}

fn next(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__next__")?;
    let asend = receiver(vm, &this)?;
    vm.mark_for_generator(&asend.agen, Clause::AwaitablesCoroutineLike);
    let step = vm.asend_send(asend, Value::None)?;
    vm.mark_finished(&asend.agen, &step);
    vm.stop_with_yielded(step)
}

fn iter(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__await__")?;
    vm.mark(Clause::AwaitablesCoroutineLike);
    Ok(this)
}

fn throw(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let this = arguments.positional.first().cloned().unwrap_or(Value::None);
    let thrown = vm.take_thrown(&mut arguments, "throw");
    let asend = receiver(vm, &this)?;
    vm.mark_for_generator(&asend.agen, Clause::AwaitablesCoroutineLike);
    if asend.is_unstarted() && is_new(&asend.agen) {
        vm.mark_for_generator(&asend.agen, Clause::AsendThrowNew);
    }
    let step = vm.asend_throw(asend, thrown.map(|(_, thrown)| thrown))?;
    vm.mark_finished(&asend.agen, &step);
    vm.stop_with_yielded(step)
}

fn close(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "close")?;
    let asend = receiver(vm, &this)?;
    vm.mark_for_generator(&asend.agen, Clause::AwaitablesCoroutineLike);
    vm.asend_close(asend)?;
    Ok(Value::None)
}

impl Vm {
    /// `send(argument)` on the awaitable.
    pub(crate) fn asend_send(&mut self, asend: &AsyncGenASend, argument: Value) -> Res<Step> {
        let step = self.asend_sent(asend, argument);
        self.note_use(&asend.agen, &asend.last_use, step)
    }

    fn asend_sent(&mut self, asend: &AsyncGenASend, argument: Value) -> Res<Step> {
        let Some(agen) = generator(&asend.agen) else {
            return Ok(Step::Return(Value::None));
        };
        if asend.is_unstarted() && !agen.running.get() && agen.body.delegate().is_some() {
            self.mark_for(&agen.body.code, Clause::RunningFlagScope);
        }
        match asend.state.get() {
            State::Closed => self.reuse(agen, "__anext__()/asend()"),
            State::Init if self.is_owned(agen) => {
                let error = self.already_running(agen, "anext");
                self.refuse_asend(asend, error)
            }
            State::Init => {
                let value = self.pushed(asend, agen, argument);
                asend.state.set(State::Iter);
                self.asend_step(asend, agen, value)
            }
            State::Iter => self.asend_step(asend, agen, argument),
        }
    }

    /// The value that the first send pushes into the generator: its own if that is not None, else the one given to `asend`.
    fn pushed(&mut self, asend: &AsyncGenASend, agen: &AsyncGenerator, argument: Value) -> Value {
        let code = &agen.body.code;
        self.mark_for(
            code,
            if asend.is_anext {
                Clause::AnextStartsOrResumes
            } else {
                Clause::AsendResumes
            },
        );
        let value = if argument.is_none() {
            asend.sent.clone()
        } else {
            self.mark_for(code, Clause::FirstSendPushes);
            if agen.body.stage() == Stage::Created {
                self.mark_for(code, Clause::FirstSendNonNone);
            }
            argument
        };
        let is_suspended = agen.body.stage() == Stage::Suspended;
        if is_suspended && !value.is_none() && code.is_generator_expression() {
            self.mark_for(code, Clause::GenexprAsendIgnored);
        }
        match (agen.body.stage(), asend.is_anext) {
            (Stage::Created, false) if value.is_none() => {
                self.mark_for(code, Clause::AsendNoneStarts)
            }
            (Stage::Suspended, true) => self.mark_for(code, Clause::ResumeAnextNone),
            (Stage::Suspended, false) => self.mark_for(code, Clause::ResumeAsendValue),
            _ => {}
        }
        value
    }

    fn asend_step(
        &mut self,
        asend: &AsyncGenASend,
        agen: &AsyncGenerator,
        value: Value,
    ) -> Res<Step> {
        agen.running.set(true);
        let stretch = self.agen_send(agen, value);
        let step = self.end_step(agen, stretch);
        if !asend.is_anext && !matches!(step, Ok(Step::Yield(_))) {
            self.mark_for(&agen.body.code, Clause::AsendNextValueOrStop);
        }
        close_unless_suspended(&asend.state, step)
    }

    /// An error that an unstarted awaitable meets before it touches the generator.
    fn refuse_asend(&mut self, asend: &AsyncGenASend, error: Unwind) -> Res<Step> {
        if !self.has(Quirk::ThrowIgnoresRunning) {
            asend.state.set(State::Closed);
        }
        Err(error)
    }

    /// `throw(…)` on the awaitable. A wrong number of arguments is an error like any other of the step that it begins.
    fn asend_throw(&mut self, asend: &AsyncGenASend, thrown: Res<Thrown>) -> Res<Step> {
        let step = self.asend_thrown(asend, thrown);
        self.note_use(&asend.agen, &asend.last_use, step)
    }

    fn asend_thrown(&mut self, asend: &AsyncGenASend, thrown: Res<Thrown>) -> Res<Step> {
        let Some(agen) = generator(&asend.agen) else {
            return Ok(Step::Return(Value::None));
        };
        let state = asend.state.get();
        if state == State::Init && agen.running.get() {
            self.mark_for(&agen.body.code, Clause::ThrowCloseGuarded);
        }
        match state {
            State::Closed => return self.reuse(agen, "__anext__()/asend()"),
            State::Init if self.has(Quirk::ThrowIgnoresRunning) => {}
            State::Init if self.is_owned(agen) => {
                let error = self.already_running(agen, "anext");
                return self.refuse_asend(asend, error);
            }
            State::Init => {
                asend.state.set(State::Iter);
                agen.running.set(true);
            }
            State::Iter => {}
        }
        let stretch = thrown.and_then(|thrown| {
            self.warn_thrown(&thrown, "throw")?;
            self.agen_throw(agen, &thrown, true)
        });
        let step = self.end_step(agen, stretch);
        close_unless_suspended(&asend.state, step)
    }

    /// `close()` on the awaitable: the generator is closed where it is, also if the step was never begun.
    fn asend_close(&mut self, asend: &AsyncGenASend) -> Res<()> {
        if self.has(Quirk::AwaitableCloseOnlyMarks) {
            self.mark_for_generator(&asend.agen, Clause::CloseClosesGenerator);
            if asend.state.get() == State::Iter {
                self.mark_for_generator(&asend.agen, Clause::RunningFlagScope);
            }
            asend.state.set(State::Closed);
            return Ok(());
        }
        match asend.state.get() {
            State::Closed => Ok(()),
            State::Init | State::Iter => {
                let exit = Thrown::single(self.class(T::GeneratorExit).clone().into());
                let step = self.asend_throw(asend, Ok(exit));
                self.end_awaitable_close(&asend.agen, step)
            }
        }
    }

    /// How closing an awaitable ends: the end of the generator is no error, a further suspension is.
    pub(super) fn end_awaitable_close(&mut self, agen: &Ref, step: Res<Step>) -> Res<()> {
        let code = generator(agen).map(|agen| agen.body.code.clone());
        if let Some(code) = &code {
            self.mark_for(code, Clause::CloseClosesGenerator);
        }
        match step {
            Ok(Step::Yield(_)) => {
                if let Some(code) = &code {
                    self.mark_for(code, Clause::CloseIgnored);
                }
                Err(self.raise(T::RuntimeError, "coroutine ignored GeneratorExit"))
            }
            Ok(Step::Return(_)) => Ok(()),
            Err(raised) if self.is_end(&raised) => Ok(()),
            Err(other) => Err(other),
        }
    }
}

/// A step that does not end in a suspension has used its awaitable up.
pub(super) fn close_unless_suspended(state: &Cell<State>, step: Res<Step>) -> Res<Step> {
    if !matches!(step, Ok(Step::Yield(_))) {
        state.set(State::Closed);
    }
    step
}
