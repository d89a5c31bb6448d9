//! `athrow(…)` and `aclose()`, awaited.
//!
//! | state  | send                                        | throw                              | close                        |
//! |--------|---------------------------------------------|------------------------------------|------------------------------|
//! | Init   | asks these in turn:                         | begins the step with that exception | begins it with GeneratorExit |
//! |        | generator finished: None; Closed            |                                    |                              |
//! |        | another step owns it: RuntimeError; Closed  | RuntimeError; Closed               | RuntimeError; Closed         |
//! |        | its closing has begun: StopAsyncIteration; Closed |                              |                              |
//! |        | a value other than None: RuntimeError; Init |                                    |                              |
//! |        | else None begins the step                   |                                    |                              |
//! | Iter   | goes on behind the await in the body; if the generator is finished: None; Closed | raises at the await in the body | raises GeneratorExit there |
//! | Closed | RuntimeError                                | RuntimeError                       | nothing                      |
//!
//! `throw` and `close` ask nothing else of an Init: the generator may be finished or `closed`, and does not become `closed` by them.
//!
//! `aclose` differs in how its step ends: StopAsyncIteration and GeneratorExit are the success that it wants, a yield is an error. It
//! makes the generator `closed` as it begins, so its end need not.

use std::cell::Cell;

use super::{AsyncGenerator, Outcome, State, Throw, Use, close_unless_suspended};
use crate::clause::Clause;
use crate::object::Ref;
use crate::objects::body::Stage;
use crate::objects::delegation::OnExit;
use crate::objects::function::Arguments;
use crate::objects::thrown::Thrown;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::frame::Exit;
use crate::vm::{Res, Unwind, Vm};

/// As messages name what makes it.
const METHODS: &str = "aclose()/athrow()";

/// The message about a first value that is not None.
const JUST_STARTED: &str = "can't send non-None value to a just-started coroutine";

/// What `athrow(…)` and `aclose()` return.
pub struct AsyncGenAThrow {
    /// The generator, kept alive until the awaitable is dropped.
    pub agen: Ref,
    pub(super) mode: Mode,
    pub(super) state: Cell<State>,
    /// How the last use of it ended, if there was one.
    pub(super) last_use: Cell<Option<Use>>,
}

/// Which method made it.
pub(super) enum Mode {
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

/// How a stretch of the body leaves an `aclose`.
#[derive(Copy, Clone, PartialEq, Eq)]
enum End {
    /// The body awaits.
    Suspended,
    /// The body yielded: it ignored GeneratorExit.
    Ignored,
    /// The body has ended, by a return or by StopAsyncIteration or GeneratorExit.
    Over,
    /// The body has ended by another exception.
    Raised,
}

impl AsyncGenAThrow {
    /// Whether `aclose()` made it.
    pub(crate) fn is_aclose(&self) -> bool {
        matches!(self.mode, Mode::AClose)
    }

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

impl Vm {
    /// `send(argument)` on the awaitable, or an `await` of it.
    pub(crate) fn athrow_send(&mut self, athrow: &AsyncGenAThrow, argument: Value) -> Res<Outcome> {
        let agen = self.generator_of(&athrow.agen)?;
        let step = self.athrow_sent(athrow, agen, argument);
        self.note_use(&athrow.agen, &athrow.last_use, step)
    }

    fn athrow_sent(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        argument: Value,
    ) -> Res<Outcome> {
        self.mark_awaited(athrow.state.get(), agen);
        match athrow.state.get() {
            State::Init | State::Iter if self.is_over(agen) => {
                self.throw_nothing(athrow, agen, &argument)
            }
            State::Init => self.begin_athrow(athrow, agen, &argument),
            State::Iter => {
                self.mark_used_again(athrow, agen);
                let stretch = self.send_into_agen(agen, argument);
                self.end_later_stretch(athrow, agen, stretch, By::Send)
            }
            State::Closed => self.reuse(agen, METHODS),
        }
    }

    /// Whether the generator is beyond being thrown into.
    fn is_over(&self, agen: &AsyncGenerator) -> bool {
        match agen.body.stage() {
            Stage::Finished => true,
            Stage::Running => self.has(Quirk::SelfCloseReturnsSilently) && agen.body.is_executing(),
            Stage::Created | Stage::Suspended => false,
        }
    }

    /// On a generator that is over, both do nothing, which uses them up.
    fn throw_nothing(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        argument: &Value,
    ) -> Res<Outcome> {
        self.mark_nothing_thrown(athrow, agen, argument);
        if !self.has(Quirk::FinishedAwaitableGivesNone) {
            athrow.state.set(State::Closed);
        }
        Ok(Outcome::Nothing)
    }

    /// Begins the step, unless another step owns the generator, its closing has begun, or a value is sent, asked in this order.
    fn begin_athrow(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        argument: &Value,
    ) -> Res<Outcome> {
        self.mark_checks(agen, argument);
        if self.is_owned(agen) {
            return self.refuse_athrow(athrow, agen);
        }
        if agen.closed.get() {
            return self.throw_into_closed(athrow);
        }
        if !argument.is_none() {
            self.mark_for(&agen.body.code, Clause::FirstSendNonNone);
            return Err(self.raise(T::RuntimeError, JUST_STARTED));
        }
        athrow.state.set(State::Iter);
        agen.running.set(true);
        self.mark_thrown(athrow, agen);
        let thrown = self.what_is_thrown(athrow, agen)?;
        let stretch = self.throw_for_awaiter(agen, &thrown);
        self.end_first_stretch(athrow, agen, stretch)
    }

    /// Another step owns the generator. The refusal uses the awaitable up.
    fn refuse_athrow(&mut self, athrow: &AsyncGenAThrow, agen: &AsyncGenerator) -> Res<Outcome> {
        if !self.has(Quirk::RefusedAthrowStaysOpen) {
            athrow.state.set(State::Closed);
        }
        Err(self.already_running(agen, athrow.method()))
    }

    /// The generator waits in the cleanup of a closing whose awaitable is gone.
    fn throw_into_closed(&mut self, athrow: &AsyncGenAThrow) -> Res<Outcome> {
        if self.has(Quirk::ClosingThrowGivesNone) {
            return Ok(Outcome::Nothing);
        }
        athrow.state.set(State::Closed);
        Err(self.raise_value(T::StopAsyncIteration, Vec::new()))
    }

    /// What the first stretch begins with. From an `aclose` on, the generator counts as closed.
    fn what_is_thrown(&mut self, athrow: &AsyncGenAThrow, agen: &AsyncGenerator) -> Res<Thrown> {
        match &athrow.mode {
            Mode::AThrow(arguments) => {
                let thrown = self.athrow_arguments(arguments);
                if thrown.is_err() {
                    self.mark_for(&agen.body.code, Clause::AthrowArgErrorsLate);
                }
                thrown
            }
            Mode::AClose => {
                agen.closed.set(true);
                Ok(self.generator_exit())
            }
        }
    }

    /// The step is awaited, so what the body awaits may await in its own cleanup: GeneratorExit is thrown on into that.
    fn throw_for_awaiter(&mut self, agen: &AsyncGenerator, thrown: &Thrown) -> Res<Option<Exit>> {
        let before = agen.body.stage();
        let stretch = self.throw_into_agen(agen, thrown, OnExit::IsThrownOn);
        if stretch.is_err() && agen.body.stage() == before {
            self.mark_for(&agen.body.code, Clause::AthrowArgErrorsLate);
        }
        stretch
    }

    /// How the first stretch ends the step, or leaves it suspended.
    fn end_first_stretch(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        stretch: Res<Option<Exit>>,
    ) -> Res<Outcome> {
        if athrow.is_aclose() {
            return self.end_aclose(athrow, agen, stretch, By::Send);
        }
        self.mark_athrow_stretch(agen, &stretch);
        let step = self.end_step(agen, stretch);
        let ended = step.as_ref().is_err_and(|raised| self.is_end(raised));
        if !ended && self.has(Quirk::FinishedAthrowRunsAgain) {
            return step;
        }
        match close_unless_suspended(&athrow.state, step) {
            Err(Unwind::Raise(raised))
                if self.has(Quirk::AthrowGeneratorExitSwallowed)
                    && self.is_a(&raised, T::GeneratorExit) =>
            {
                self.swallow(&raised);
                Ok(Outcome::Nothing)
            }
            step => step,
        }
    }

    /// The same for a stretch after the first.
    fn end_later_stretch(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        stretch: Res<Option<Exit>>,
        by: By,
    ) -> Res<Outcome> {
        if athrow.is_aclose() {
            return self.end_aclose(athrow, agen, stretch, by);
        }
        self.mark_athrow_stretch(agen, &stretch);
        let step = self.end_step(agen, stretch);
        let stays_usable = match by {
            By::Send => self.has(Quirk::SuspendedAthrowReusable),
            By::Throw => self.has(Quirk::ThrownAwaitableReusable),
        };
        match stays_usable {
            true => step,
            false => close_unless_suspended(&athrow.state, step),
        }
    }

    /// How a stretch ends a step of `aclose`: by a yield GeneratorExit was ignored; the end of the body, however it came, is success.
    fn end_aclose(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        stretch: Res<Option<Exit>>,
        by: By,
    ) -> Res<Outcome> {
        let end = self.end_of(&stretch);
        if !self.aclose_stays_running(end, by) {
            agen.running.set(false);
        }
        if !self.aclose_stays_usable(end, by) {
            athrow.state.set(State::Closed);
        }
        self.aclose_result(agen, stretch, by)
    }

    fn end_of(&self, stretch: &Res<Option<Exit>>) -> End {
        match stretch {
            Ok(Some(Exit::Suspend(_))) => End::Suspended,
            Ok(Some(Exit::Yield(_))) => End::Ignored,
            Ok(Some(Exit::Return(_)) | None) => End::Over,
            Err(raised) if self.is_end(raised) => End::Over,
            Err(_) => End::Raised,
        }
    }

    /// Whether the generator still counts as owned by this `aclose`: only while the body awaits.
    fn aclose_stays_running(&self, end: End, by: By) -> bool {
        match (end, by) {
            (End::Suspended, By::Send | By::Throw) => true,
            (End::Over | End::Raised, By::Throw) => self.has(Quirk::ThrownAcloseStaysRunning),
            (End::Over | End::Raised, By::Send) | (End::Ignored, By::Send | By::Throw) => false,
        }
    }

    /// Whether this `aclose` can be used once more: only while the body awaits.
    fn aclose_stays_usable(&self, end: End, by: By) -> bool {
        match (end, by) {
            (End::Suspended, By::Send | By::Throw) => true,
            (End::Ignored, By::Send | By::Throw) => self.has(Quirk::IgnoredAcloseRunsAgain),
            (End::Over | End::Raised, By::Throw) => self.has(Quirk::ThrownAwaitableReusable),
            (End::Raised, By::Send) => self.has(Quirk::FinishedAthrowRunsAgain),
            (End::Over, By::Send) => false,
        }
    }

    fn aclose_result(
        &mut self,
        agen: &AsyncGenerator,
        stretch: Res<Option<Exit>>,
        by: By,
    ) -> Res<Outcome> {
        self.mark_aclose_stretch(agen, &stretch);
        let end_leaks = by == By::Throw && self.has(Quirk::AcloseThrowLeaksGeneratorExit);
        match stretch {
            Ok(Some(Exit::Suspend(value))) => Ok(Outcome::Suspended(value)),
            Ok(Some(Exit::Yield(_))) => {
                Err(self.raise(T::RuntimeError, "async generator ignored GeneratorExit"))
            }
            Ok(Some(Exit::Return(_)) | None) if end_leaks => {
                Err(self.raise_value(T::StopAsyncIteration, Vec::new()))
            }
            Ok(Some(Exit::Return(_)) | None) => Ok(Outcome::Nothing),
            Err(Unwind::Raise(raised)) if self.is_end_of_close(&raised) && !end_leaks => {
                self.swallow(&raised);
                Ok(Outcome::Nothing)
            }
            Err(raised) => Err(raised),
        }
    }

    /// `throw(…)` on the awaitable. A wrong number of arguments is an error like any other of the step that it begins.
    pub(super) fn athrow_throw(
        &mut self,
        athrow: &AsyncGenAThrow,
        thrown: Res<Thrown>,
    ) -> Res<Outcome> {
        let agen = self.generator_of(&athrow.agen)?;
        let step = self.athrow_thrown(athrow, agen, thrown);
        self.note_use(&athrow.agen, &athrow.last_use, step)
    }

    fn athrow_thrown(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        thrown: Res<Thrown>,
    ) -> Res<Outcome> {
        self.mark_guarded(athrow.state.get(), agen);
        self.mark_used_again(athrow, agen);
        if athrow.state.get() == State::Init && self.has(Quirk::UnbegunThrowIsRefused) {
            self.mark_for(&agen.body.code, Clause::FirstSendNonNone);
            return Err(self.raise(T::RuntimeError, JUST_STARTED));
        }
        match self.throw_on(&athrow.state, agen, Quirk::ThrownAcloseClosesTwice) {
            Throw::Reaches => {}
            Throw::Refused => return self.refuse_athrow(athrow, agen),
            Throw::TooLate => return self.reuse(agen, METHODS),
        }
        let stretch = self.throw_for_caller(agen, thrown);
        let is_error = stretch.as_ref().is_err_and(|raised| !self.is_end(raised));
        if is_error && athrow.is_aclose() {
            self.mark_for(&agen.body.code, Clause::RunningFlagScope);
        }
        self.end_later_stretch(athrow, agen, stretch, By::Throw)
    }

    /// `close()` on the awaitable: as for `asend`.
    pub(super) fn athrow_close(&mut self, athrow: &AsyncGenAThrow) -> Res<()> {
        if self.has(Quirk::AwaitableCloseOnlyMarks) {
            self.mark_for_generator(&athrow.agen, Clause::CloseClosesGenerator);
            athrow.state.set(State::Closed);
            return Ok(());
        }
        match athrow.state.get() {
            State::Init | State::Iter => {
                let exit = self.generator_exit();
                let step = self.athrow_throw(athrow, Ok(exit));
                self.end_awaitable_close(&athrow.agen, step)
            }
            State::Closed => Ok(()),
        }
    }

    /// The exception that `athrow` was given.
    pub(super) fn athrow_arguments(&mut self, arguments: &[Value]) -> Res<Thrown> {
        let mut given = Arguments::positional(
            std::iter::once(Value::None)
                .chain(arguments.iter().cloned())
                .collect(),
        );
        self.take_thrown(&mut given, "athrow")
            .map(|(_, thrown)| thrown)
    }
}
