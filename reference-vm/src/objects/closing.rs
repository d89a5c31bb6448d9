//! `close()` of generators and coroutines, and of what is closed on its death.
//!
//! | body                    | close                                                                        |
//! |-------------------------|------------------------------------------------------------------------------|
//! | created                 | ends, nothing is executed                                                    |
//! | suspended, may clean up | what it waits for is closed; then GeneratorExit is raised where it is        |
//! | suspended otherwise     | ends, nothing is executed                                                    |
//! | running                 | error: already executing                                                     |
//! | finished                | nothing                                                                      |
//!
//! Raised, GeneratorExit has done its work if the body ends by it, by a StopIteration or by a return, whose value is the result; any other exception
//! leaves `close`, and a yield is a RuntimeError.

use crate::clause::Clause;
use crate::object::Ref;
use crate::objects::body::{Body, Owner, Resume, Stage};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::frame::{Exit, Leaving};
use crate::vm::{Res, Unwind, Vm};

impl Vm {
    /// `close` of a generator or a coroutine: GeneratorExit is raised where it is suspended, after what it delegates to has been closed.
    pub(crate) fn close_body(&mut self, body: &Body, owner: Owner) -> Res<Value> {
        self.mark_driven(body, owner, Clause::CoroutineClose);
        match body.leaving() {
            Leaving::ThrownAtDelegation => {
                self.stop_where_crashing(Quirk::CloseOfLeftDelegationCrashes)?;
            }
            Leaving::ThrownOut => {
                if self.has(Quirk::CloseOfLeftGeneratorGivesNone) {
                    return Ok(Value::None);
                }
                if self.has(Quirk::CloseOfLeftGeneratorCrashes) {
                    body.clear_meanwhile();
                    return Ok(Value::None);
                }
            }
            Leaving::No | Leaving::Raised | Leaving::FromCleared => {}
        }
        if body.stage() == Stage::Created {
            match self.has(Quirk::CloseOfNewKeepsArguments) {
                true => body.end_and_keep(),
                false => body.abandon(),
            }
            return Ok(Value::None);
        }
        let exception = match self.close_awaited(body) {
            Ok(()) => self.new_generator_exit()?,
            Err(Unwind::Raise(stop))
                if self.is_a(&stop, T::StopIteration) && !self.has(Quirk::StopOfCloseRaised) =>
            {
                let outcome = self.resume_behind_stop(body, owner, &stop);
                return self.closed(body, owner, outcome);
            }
            Err(Unwind::Raise(raised)) => raised,
            Err(stop) => return Err(stop),
        };
        let outcome = match body.stage() {
            Stage::Running => Err(self.already_executing(owner)),
            Stage::Finished => return Ok(Value::None),
            Stage::Suspended if self.ends_without_unwinding(body) => {
                if self.has(Quirk::CloseKeepsVariables) {
                    body.end_and_keep();
                } else if self.has(Quirk::CloseClearsHeldFrame) {
                    body.clear();
                } else {
                    body.abandon();
                }
                self.bury_any_dead()?;
                Err(Unwind::Raise(exception))
            }
            Stage::Created | Stage::Suspended => {
                self.resume(body, owner, Resume::Exception(exception))
            }
        };
        self.closed(body, owner, outcome)
    }

    /// Closes what the body waits for.
    fn close_awaited(&mut self, body: &Body) -> Res<()> {
        match self.delegate_of(body) {
            Some(delegate) => self.close_entered(body, &delegate),
            None => Ok(()),
        }
    }

    fn new_generator_exit(&mut self) -> Res<Ref> {
        let exit = self.exception(T::GeneratorExit, Vec::new());
        self.set_context(&exit)?;
        Ok(exit)
    }

    /// Whether nothing in the suspended body could notice the GeneratorExit of a close.
    fn ends_without_unwinding(&mut self, body: &Body) -> bool {
        if self.has(Quirk::ClosingUnwinds) {
            return false;
        }
        let abandoned = body.with_frame(|frame| match frame.blocks.is_empty() {
            true if frame.delegate().is_none() => Some(frame.stack.clone()),
            _ => None,
        });
        let Some(abandoned) = abandoned.flatten() else {
            return false;
        };
        for value in &abandoned {
            self.mark_abandoned(value);
        }
        true
    }

    /// How a close ends: by a return or GeneratorExit it is done, by a yield GeneratorExit was ignored.
    fn closed(&mut self, body: &Body, owner: Owner, outcome: Res<Option<Exit>>) -> Res<Value> {
        if matches!(owner, Owner::Generator | Owner::IterableCoroutine) {
            self.mark_for(&body.code, Clause::GeneratorCloseReturnsValue);
        }
        match outcome {
            Ok(Some(Exit::Suspend(_) | Exit::Yield(_))) => {
                self.mark_driven(body, owner, Clause::CoroutineCloseIgnored);
                Err(self.raise(
                    T::RuntimeError,
                    format!("{} ignored GeneratorExit", owner.noun()),
                ))
            }
            Ok(Some(Exit::Return(_)))
                if owner == Owner::AsyncGenerator && self.has(Quirk::SwallowedExitReported) =>
            {
                Err(self.raise_value(T::StopAsyncIteration, Vec::new()))
            }
            Ok(Some(Exit::Return(value))) if !self.has(Quirk::CloseGivesNone) => Ok(value),
            Ok(Some(Exit::Return(_)) | None) => Ok(Value::None),
            Err(Unwind::Raise(raised))
                if self.is_a(&raised, T::GeneratorExit) || self.is_a(&raised, T::StopIteration) =>
            {
                self.swallow(&raised);
                // With its traceback goes what only the frame still held.
                drop(raised);
                self.bury_any_dead()?;
                Ok(Value::None)
            }
            Err(other) => Err(other),
        }
    }
}
