//! `asend(value)` and `__anext__()`, awaited.
//!
//! | state  | send                                     | throw                                    | close                          |
//! |--------|------------------------------------------|------------------------------------------|--------------------------------|
//! | Init   | begins the step with the value           | begins the step with the exception       | begins it with GeneratorExit   |
//! | Init, while another step owns the generator | RuntimeError; Closed | RuntimeError; Closed    | RuntimeError; Closed           |
//! | Iter   | goes on behind the await in the body     | raises at the await in the body          | raises GeneratorExit there     |
//! | Closed | RuntimeError                             | RuntimeError                             | nothing                        |
//!
//! A step begins as the generator's state says (the table in `mod`), and leaves Iter for Closed by anything but a suspension in an await.

use std::cell::Cell;

use super::{AsyncGenerator, Outcome, State, Throw, Use, close_unless_suspended, generator};
use crate::clause::Clause;
use crate::object::Ref;
use crate::objects::thrown::Thrown;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// As messages name what makes it.
const METHODS: &str = "__anext__()/asend()";

/// What `asend(value)` and `__anext__()` return.
pub struct AsyncGenASend {
    /// The generator, kept alive until the awaitable is dropped.
    pub agen: Ref,
    /// What the yield expression evaluates to; None for `__anext__()`. Kept as long.
    pub sent: Value,
    /// Whether `__anext__()` made it.
    pub(super) is_anext: bool,
    pub(super) state: Cell<State>,
    /// How the last use of it ended, if there was one.
    pub(super) last_use: Cell<Option<Use>>,
}

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

impl Vm {
    /// `send(argument)` on the awaitable, or an `await` of it.
    pub(crate) fn asend_send(&mut self, asend: &AsyncGenASend, argument: Value) -> Res<Outcome> {
        let agen = self.generator_of(&asend.agen)?;
        let step = self.asend_sent(asend, agen, argument);
        self.note_use(&asend.agen, &asend.last_use, step)
    }

    fn asend_sent(
        &mut self,
        asend: &AsyncGenASend,
        agen: &AsyncGenerator,
        argument: Value,
    ) -> Res<Outcome> {
        self.mark_awaited(asend.state.get(), agen);
        match asend.state.get() {
            State::Init if self.is_owned(agen) => self.refuse_asend(asend, agen),
            State::Init => self.begin_asend(asend, agen, argument),
            State::Iter => self.asend_step(asend, agen, argument),
            State::Closed => self.reuse(agen, METHODS),
        }
    }

    /// Begins the step. What the first send gives, if it is not None, goes before what was given to `asend`.
    fn begin_asend(
        &mut self,
        asend: &AsyncGenASend,
        agen: &AsyncGenerator,
        argument: Value,
    ) -> Res<Outcome> {
        let value = if argument.is_none() {
            asend.sent.clone()
        } else {
            self.mark_pushed(agen);
            argument
        };
        self.mark_asend_begins(asend, agen, &value);
        asend.state.set(State::Iter);
        self.asend_step(asend, agen, value)
    }

    fn asend_step(
        &mut self,
        asend: &AsyncGenASend,
        agen: &AsyncGenerator,
        value: Value,
    ) -> Res<Outcome> {
        agen.running.set(true);
        let stretch = self.send_into_agen(agen, value);
        let step = self.end_step(agen, stretch);
        if !asend.is_anext && !matches!(step, Ok(Outcome::Suspended(_))) {
            self.mark_for(&agen.body.code, Clause::AsendNextValueOrStop);
        }
        close_unless_suspended(&asend.state, step)
    }

    /// Another step owns the generator. The refusal uses the awaitable up.
    fn refuse_asend(&mut self, asend: &AsyncGenASend, agen: &AsyncGenerator) -> Res<Outcome> {
        let error = self.already_running(agen, "anext");
        if !self.has(Quirk::ThrowIgnoresRunning) {
            asend.state.set(State::Closed);
        }
        Err(error)
    }

    /// `throw(…)` on the awaitable. A wrong number of arguments is an error like any other of the step that it begins.
    pub(super) fn asend_throw(
        &mut self,
        asend: &AsyncGenASend,
        thrown: Res<Thrown>,
    ) -> Res<Outcome> {
        let agen = self.generator_of(&asend.agen)?;
        let step = self.asend_thrown(asend, agen, thrown);
        self.note_use(&asend.agen, &asend.last_use, step)
    }

    fn asend_thrown(
        &mut self,
        asend: &AsyncGenASend,
        agen: &AsyncGenerator,
        thrown: Res<Thrown>,
    ) -> Res<Outcome> {
        self.mark_guarded(asend.state.get(), agen);
        match self.throw_on(&asend.state, agen, Quirk::ThrowIgnoresRunning) {
            Throw::Reaches => {}
            Throw::Refused => return self.refuse_asend(asend, agen),
            Throw::TooLate => return self.reuse(agen, METHODS),
        }
        let stretch = self.throw_for_caller(agen, thrown);
        let step = self.end_step(agen, stretch);
        close_unless_suspended(&asend.state, step)
    }

    /// `close()` on the awaitable: the generator is closed where it is, also if the step was never begun.
    pub(super) fn asend_close(&mut self, asend: &AsyncGenASend) -> Res<()> {
        if self.has(Quirk::AwaitableCloseOnlyMarks) {
            self.mark_only_closed(&asend.agen, asend.state.get());
            asend.state.set(State::Closed);
            return Ok(());
        }
        match asend.state.get() {
            State::Init | State::Iter => {
                let exit = self.generator_exit();
                let step = self.asend_throw(asend, Ok(exit));
                self.end_awaitable_close(&asend.agen, step)
            }
            State::Closed => Ok(()),
        }
    }
}
