//! `athrow(…)` and `aclose()`, awaited.
//!
//! | state  | send                                        | throw                              | close                        |
//! |--------|---------------------------------------------|------------------------------------|------------------------------|
//! | Init   | None begins the step, unless the generator has ended, another step owns it, or it is closed | begins the step with that exception | begins it with GeneratorExit |
//! | Iter   | goes on behind the await in the body        | raises at the await in the body    | raises GeneratorExit there   |
//! | Closed | RuntimeError                                | RuntimeError                       | nothing                      |
//!
//! `aclose` differs in how its step ends: StopAsyncIteration and GeneratorExit are the success that it wants, a yield is an error.

use std::cell::Cell;

use super::asend::close_unless_suspended;
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
use crate::vm::frame::Exit;
use crate::vm::{Res, Unwind, Vm};

/// The message about a first value that is not None.
const JUST_STARTED: &str = "can't send non-None value to a just-started coroutine";

/// What `athrow(…)` and `aclose()` return.
pub struct AsyncGenAThrow {
    /// The generator, kept alive until the awaitable is dropped.
    pub agen: Ref,
    mode: Mode,
    state: Cell<State>,
    /// How the last use of it ended, if there was one.
    last_use: Cell<Option<Use>>,
}

/// Which method made it.
enum Mode {
    /// `athrow` with these arguments.
    AThrow(Vec<Value>),
    /// `aclose`
    AClose,
}

/// Which of the awaitable's methods led to a stretch of the body.
#[derive(Copy, Clone, PartialEq, Eq)]
enum By {
    /// `send` or `__next__`, or an `await`.
    Send,
    /// `throw` or `close`.
    Throw,
}

impl AsyncGenAThrow {
    /// Whether `aclose()` made it.
    pub(crate) fn is_aclose(&self) -> bool {
        matches!(self.mode, Mode::AClose)
    }
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

impl AsyncGenAThrow {
    /// What `athrow(…)` returns.
    pub fn athrow(agen: Ref, arguments: Vec<Value>) -> Self {
        Self {
            agen,
            mode: Mode::AThrow(arguments),
            state: Cell::new(State::Init),
            last_use: Cell::new(None),
        }
    }

    /// What `aclose()` returns.
    pub fn aclose(agen: Ref) -> Self {
        Self {
            agen,
            mode: Mode::AClose,
            state: Cell::new(State::Init),
            last_use: Cell::new(None),
        }
    }

    /// Whether it was used at all.
    pub fn is_used(&self) -> bool {
        self.last_use.get().is_some()
    }

    /// Whether it was never awaited.
    pub fn is_unstarted(&self) -> bool {
        self.state.get() == State::Init
    }

    /// The method that made it.
    pub fn method(&self) -> &'static str {
        match self.mode {
            Mode::AThrow(_) => "athrow",
            Mode::AClose => "aclose",
        }
    }

    /// Calls `visit` for every reference that it holds.
    pub fn visit(&self, visit: &mut dyn FnMut(&Ref)) {
        visit(&self.agen);
        if let Mode::AThrow(arguments) = &self.mode {
            arguments
                .iter()
                .filter_map(Value::as_object)
                .for_each(visit);
        }
    }
}

fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> Res<&'a AsyncGenAThrow> {
    match this.as_object().map(|object| &object.kind) {
        Some(Kind::AsyncGenAThrow(athrow)) => Ok(athrow),
        _ => Err(vm.raise(T::TypeError, "an async_generator_athrow is needed")),
    }
}

fn send(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, value] = vm.take_exactly(&mut arguments, "send")?;
    let athrow = receiver(vm, &this)?;
    vm.mark_for_generator(&athrow.agen, Clause::AwaitablesCoroutineLike);
    let step = vm.athrow_send(athrow, value)?;
    vm.mark_finished(&athrow.agen, &step);
    vm.stop_athrow(athrow, step)
}

fn next(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__next__")?;
    let athrow = receiver(vm, &this)?;
    vm.mark_for_generator(&athrow.agen, Clause::AwaitablesCoroutineLike);
    let step = vm.athrow_send(athrow, Value::None)?;
    vm.mark_finished(&athrow.agen, &step);
    vm.stop_athrow(athrow, step)
}

fn iter(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "__await__")?;
    vm.mark(Clause::AwaitablesCoroutineLike);
    Ok(this)
}

fn throw(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let this = arguments.positional.first().cloned().unwrap_or(Value::None);
    let thrown = vm.take_thrown(&mut arguments, "throw");
    let athrow = receiver(vm, &this)?;
    vm.mark_for_generator(&athrow.agen, Clause::AwaitablesCoroutineLike);
    let step = vm.athrow_throw(athrow, thrown.map(|(_, thrown)| thrown))?;
    vm.mark_finished(&athrow.agen, &step);
    vm.stop_athrow(athrow, step)
}

fn close(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this] = vm.take_exactly(&mut arguments, "close")?;
    let athrow = receiver(vm, &this)?;
    vm.mark_for_generator(&athrow.agen, Clause::AwaitablesCoroutineLike);
    vm.athrow_close(athrow)?;
    Ok(Value::None)
}

impl Vm {
    /// What the call of `athrow` itself checks of its arguments.
    pub(super) fn check_athrow_arguments(&mut self, arguments: &[Value]) -> Res<()> {
        if arguments.len() > 1 && !self.has(Quirk::MultiArgumentThrowSilent) {
            self.mark(Clause::AthrowSignatureSingle);
            let text = "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.";
            self.warn(T::DeprecationWarning, text)?;
        }
        if self.has(Quirk::AthrowArgumentsCountedLate) {
            return Ok(());
        }
        let counted = self.athrow_arguments(arguments);
        if counted.is_err() {
            self.mark(Clause::AthrowArgErrorsLate);
        }
        counted.map(drop)
    }

    /// What a call of the awaitable's methods gives: only of `athrow` the end of a step can be a yield, and then the generator waits at it.
    fn stop_athrow(&mut self, athrow: &AsyncGenAThrow, step: Step) -> Res<Value> {
        let waits =
            generator(&athrow.agen).is_some_and(|agen| agen.body.stage() == Stage::Suspended);
        if waits && !athrow.is_aclose() {
            self.stop_with_yielded(step)
        } else {
            self.stop_iteration(step)
        }
    }

    fn athrow_arguments(&mut self, arguments: &[Value]) -> Res<Thrown> {
        let mut given = Arguments::positional(
            std::iter::once(Value::None)
                .chain(arguments.iter().cloned())
                .collect(),
        );
        self.take_thrown(&mut given, "athrow")
            .map(|(_, thrown)| thrown)
    }

    /// `send(argument)` on the awaitable.
    pub(crate) fn athrow_send(&mut self, athrow: &AsyncGenAThrow, argument: Value) -> Res<Step> {
        let step = self.athrow_sent(athrow, argument);
        self.note_use(&athrow.agen, &athrow.last_use, step)
    }

    fn athrow_sent(&mut self, athrow: &AsyncGenAThrow, argument: Value) -> Res<Step> {
        let Some(agen) = generator(&athrow.agen) else {
            return Ok(Step::Return(Value::None));
        };
        if athrow.state.get() == State::Closed {
            return self.reuse(agen, "aclose()/athrow()");
        }
        let is_over = self.has_nothing_to_do(agen);
        let is_unstarted = athrow.is_unstarted();
        if is_unstarted && !argument.is_none() && (is_over || agen.running.get()) {
            self.mark_for(&agen.body.code, Clause::RunningCheckBeforeClosed);
        }
        if is_unstarted && !agen.running.get() && agen.body.delegate().is_some() {
            self.mark_for(&agen.body.code, Clause::RunningFlagScope);
        }
        if is_over {
            let clause = match agen.body.stage() {
                Stage::Running => Clause::Reentrant,
                Stage::Created | Stage::Suspended | Stage::Finished => athrow.noop_clause(),
            };
            self.mark_for(&agen.body.code, clause);
            if !self.has(Quirk::FinishedAwaitableGivesNone) {
                athrow.state.set(State::Closed);
            }
            return Ok(Step::Return(Value::None));
        }
        match athrow.state.get() {
            State::Init => self.athrow_begin(athrow, agen, argument),
            State::Iter | State::Closed => {
                let stretch = self.agen_send(agen, argument);
                self.athrow_go_on(athrow, agen, stretch, By::Send)
            }
        }
    }

    /// Whether the generator is beyond being thrown into.
    fn has_nothing_to_do(&self, agen: &AsyncGenerator) -> bool {
        match agen.body.stage() {
            Stage::Finished => true,
            Stage::Running => self.has(Quirk::SelfCloseReturnsSilently),
            Stage::Created | Stage::Suspended => false,
        }
    }

    fn athrow_begin(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        argument: Value,
    ) -> Res<Step> {
        if agen.closed.get() && !agen.running.get() {
            self.mark_for(&agen.body.code, Clause::RunningCheckBeforeClosed);
        }
        if self.is_owned(agen) {
            athrow.state.set(State::Closed);
            return Err(self.already_running(agen, athrow.method()));
        }
        if agen.closed.get() && self.has(Quirk::ClosingThrowGivesNone) {
            return Ok(Step::Return(Value::None));
        }
        if agen.closed.get() {
            athrow.state.set(State::Closed);
            return Err(self.raise_value(T::StopAsyncIteration, Vec::new()));
        }
        if !argument.is_none() {
            self.mark_for(&agen.body.code, Clause::FirstSendNonNone);
            return Err(self.raise(T::RuntimeError, JUST_STARTED));
        }
        athrow.state.set(State::Iter);
        agen.running.set(true);
        self.mark_thrown(athrow, agen);
        let thrown = match &athrow.mode {
            Mode::AThrow(arguments) => {
                let thrown = self.athrow_arguments(arguments);
                if thrown.is_err() {
                    self.mark_for(&agen.body.code, Clause::AthrowArgErrorsLate);
                }
                thrown?
            }
            Mode::AClose => {
                agen.closed.set(true);
                Thrown::single(self.class(T::GeneratorExit).clone().into())
            }
        };
        let stage = agen.body.stage();
        let stretch = self.agen_throw(agen, &thrown, false);
        if stretch.is_err() && agen.body.stage() == stage {
            self.mark_for(&agen.body.code, Clause::AthrowArgErrorsLate);
        }
        match athrow.mode {
            Mode::AThrow(_) => {
                let step = self.end_athrow(agen, stretch);
                self.end_first_athrow(athrow, step)
            }
            Mode::AClose => self.end_aclose(athrow, agen, stretch, By::Send),
        }
    }

    /// How the first stretch leaves an `athrow`: used up, unless it is suspended.
    fn end_first_athrow(&mut self, athrow: &AsyncGenAThrow, step: Res<Step>) -> Res<Step> {
        let ended = step.as_ref().is_err_and(|raised| self.is_end(raised));
        if !ended && self.has(Quirk::FinishedAthrowRunsAgain) {
            return step;
        }
        match close_unless_suspended(&athrow.state, step) {
            Err(Unwind::Raise(raised))
                if self.has(Quirk::AthrowGeneratorExitSwallowed)
                    && self.is_a(&raised, T::GeneratorExit) =>
            {
                Ok(Step::Return(Value::None))
            }
            step => step,
        }
    }

    fn mark_thrown(&mut self, athrow: &AsyncGenAThrow, agen: &AsyncGenerator) {
        let code = &agen.body.code;
        let clause = match (&athrow.mode, agen.body.stage()) {
            (Mode::AThrow(_), Stage::Created) => Clause::AthrowNewGenerator,
            (Mode::AThrow(_), _) => Clause::AthrowRaisesAtPause,
            (Mode::AClose, Stage::Created) => Clause::AcloseNewRunsNoBody,
            (Mode::AClose, _) => Clause::AcloseThrowsGeneratorExit,
        };
        self.mark_for(code, clause);
        if agen.body.stage() != Stage::Suspended {
            return;
        }
        let is_close = matches!(athrow.mode, Mode::AClose);
        if is_close {
            self.mark_early_exit(agen);
            if agen.has_cleanup() {
                self.mark_for(code, Clause::CallerMustAclose);
            }
            if athrow.agen.finalized.get() {
                self.mark_for(code, Clause::LoopResponsibleForAclose);
            }
        }
        let elsewhere = agen.stepped_in.get() != self.context_serial();
        if is_close && elsewhere {
            self.mark_for(code, Clause::AcloseInClosersContext);
        }
        match is_close {
            _ if !code.is_generator_expression() => {}
            true => self.mark_for(code, Clause::GenexprAcloseNotForwarded),
            false => self.mark_for(code, Clause::GenexprAsendIgnored),
        }
    }

    /// How a stretch ends a step of `athrow`.
    fn end_athrow(&mut self, agen: &AsyncGenerator, stretch: Res<Option<Exit>>) -> Res<Step> {
        let clause = match &stretch {
            Ok(Some(Exit::Yield(_))) => Some(Clause::AthrowNextValue),
            Ok(Some(Exit::Return(_))) => Some(Clause::AthrowExitStopAsync),
            Err(_) => Some(Clause::AthrowUncaughtPropagates),
            Ok(Some(Exit::Suspend(_)) | None) => None,
        };
        if let Some(clause) = clause {
            self.mark_for(&agen.body.code, clause);
        }
        self.end_step(agen, stretch)
    }

    /// How a stretch ends a step of `aclose`: by a yield GeneratorExit was ignored; the end of the body, however it came, is success.
    fn end_aclose(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        stretch: Res<Option<Exit>>,
        by: By,
    ) -> Res<Step> {
        let (stays_usable, stays_running) = match (&stretch, by) {
            (Ok(Some(Exit::Suspend(_))), _) => (true, true),
            (Ok(Some(Exit::Yield(_))), _) => (self.has(Quirk::IgnoredAcloseRunsAgain), false),
            (_, By::Throw) => (
                self.has(Quirk::ThrownAwaitableReusable),
                self.has(Quirk::ThrownAcloseStaysRunning),
            ),
            (Err(raised), By::Send) if !self.is_end(raised) => {
                (self.has(Quirk::FinishedAthrowRunsAgain), false)
            }
            (Ok(_) | Err(_), By::Send) => (false, false),
        };
        if !stays_running {
            agen.running.set(false);
        }
        if !stays_usable {
            athrow.state.set(State::Closed);
        }
        self.aclose_result(agen, stretch, by)
    }

    fn aclose_result(
        &mut self,
        agen: &AsyncGenerator,
        stretch: Res<Option<Exit>>,
        by: By,
    ) -> Res<Step> {
        let code = &agen.body.code;
        let end_leaks = by == By::Throw && self.has(Quirk::AcloseThrowLeaksGeneratorExit);
        match stretch {
            Ok(Some(Exit::Suspend(value))) => {
                self.mark_for(code, Clause::AcloseAwaitInFinallyRuns);
                Ok(Step::Yield(value))
            }
            Ok(Some(Exit::Yield(_))) => {
                self.mark_for(code, Clause::AcloseYieldIsRuntimeError);
                self.mark_for(code, Clause::YieldInFinallyOnClose);
                Err(self.raise(T::RuntimeError, "async generator ignored GeneratorExit"))
            }
            Ok(Some(Exit::Return(_)) | None) => {
                self.mark_for(code, Clause::AcloseGracefulExitOk);
                if end_leaks {
                    return Err(self.raise_value(T::StopAsyncIteration, Vec::new()));
                }
                Ok(Step::Return(Value::None))
            }
            Err(raised) if self.is_end(&raised) && !end_leaks => {
                self.mark_for(code, Clause::AcloseGracefulExitOk);
                Ok(Step::Return(Value::None))
            }
            Err(other) => {
                self.mark_for(code, Clause::AcloseOtherExceptionPropagates);
                Err(other)
            }
        }
    }

    /// How a stretch after the first ends the step.
    fn athrow_go_on(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        stretch: Res<Option<Exit>>,
        by: By,
    ) -> Res<Step> {
        match athrow.mode {
            Mode::AThrow(_) => {
                let step = self.end_athrow(agen, stretch);
                let stays_usable = match by {
                    By::Send => self.has(Quirk::SuspendedAthrowReusable),
                    By::Throw => self.has(Quirk::ThrownAwaitableReusable),
                };
                if stays_usable {
                    step
                } else {
                    close_unless_suspended(&athrow.state, step)
                }
            }
            Mode::AClose => self.end_aclose(athrow, agen, stretch, by),
        }
    }

    /// `throw(…)` on the awaitable. A wrong number of arguments is an error like any other of the step that it begins.
    fn athrow_throw(&mut self, athrow: &AsyncGenAThrow, thrown: Res<Thrown>) -> Res<Step> {
        let step = self.athrow_thrown(athrow, thrown);
        self.note_use(&athrow.agen, &athrow.last_use, step)
    }

    fn athrow_thrown(&mut self, athrow: &AsyncGenAThrow, thrown: Res<Thrown>) -> Res<Step> {
        let Some(agen) = generator(&athrow.agen) else {
            return Ok(Step::Return(Value::None));
        };
        match athrow.state.get() {
            State::Init if agen.running.get() => {
                self.mark_for(&agen.body.code, Clause::ThrowCloseGuarded);
            }
            State::Iter if agen.running.get() => {}
            State::Init if athrow.last_use.get().is_none() => {}
            State::Init | State::Iter => self.mark_for(&agen.body.code, Clause::AwaitableReused),
            State::Closed => {}
        }
        match athrow.state.get() {
            State::Closed => return self.reuse(agen, "aclose()/athrow()"),
            State::Init if self.has(Quirk::UnbegunThrowIsRefused) => {
                self.mark_for(&agen.body.code, Clause::FirstSendNonNone);
                return Err(self.raise(T::RuntimeError, JUST_STARTED));
            }
            State::Init if !self.has(Quirk::ThrowIgnoresRunning) && self.is_owned(agen) => {
                athrow.state.set(State::Closed);
                return Err(self.already_running(agen, athrow.method()));
            }
            // It stays as if it had not begun: the next send begins it.
            State::Init if self.has(Quirk::ThrownAcloseClosesTwice) => {}
            State::Init => {
                athrow.state.set(State::Iter);
                agen.running.set(true);
            }
            State::Iter => {}
        }
        let stretch = thrown.and_then(|thrown| {
            self.warn_thrown(&thrown, "throw")?;
            self.agen_throw(agen, &thrown, true)
        });
        let is_error = stretch.as_ref().is_err_and(|raised| !self.is_end(raised));
        if is_error && matches!(athrow.mode, Mode::AClose) {
            self.mark_for(&agen.body.code, Clause::RunningFlagScope);
        }
        self.athrow_go_on(athrow, agen, stretch, By::Throw)
    }

    /// `close()` on the awaitable.
    fn athrow_close(&mut self, athrow: &AsyncGenAThrow) -> Res<()> {
        if self.has(Quirk::AwaitableCloseOnlyMarks) {
            self.mark_for_generator(&athrow.agen, Clause::CloseClosesGenerator);
            athrow.state.set(State::Closed);
            return Ok(());
        }
        match athrow.state.get() {
            State::Closed => Ok(()),
            State::Init | State::Iter => {
                let exit = Thrown::single(self.class(T::GeneratorExit).clone().into());
                let step = self.athrow_throw(athrow, Ok(exit));
                self.end_awaitable_close(&athrow.agen, step)
            }
        }
    }
}

impl AsyncGenAThrow {
    /// The clause that lets it do nothing on a finished generator.
    fn noop_clause(&self) -> Clause {
        match self.mode {
            Mode::AThrow(_) => Clause::AthrowFinishedReturnsNone,
            Mode::AClose => Clause::AcloseAlreadyFinishedNoop,
        }
    }
}
