//! Throwing into a body, through what it delegates to.
//!
//! A body that waits in a `yield from` or an `await` passes an exception on to the iterator there, by its `throw`:
//!
//! | the iterator                       | the body                                                        |
//! |------------------------------------|-----------------------------------------------------------------|
//! | yields a value                     | waits on; who throws gets the value                             |
//! | returns a value                    | goes on behind the `yield from` or `await`, which has the value |
//! | raises an exception                | has that raised there                                           |
//! | has no `throw`                     | has what was thrown raised there                                |
//! | fails to say whether it has one    | waits on; who throws gets the error                             |
//!
//! GeneratorExit closes the iterator instead, unless who throws awaits ([`OnExit`]), and is then raised in the body; an error of the closing
//! takes its place. The body counts as running meanwhile: see the states in [`super::body`].

use crate::clause::Clause;
use crate::object::Ref;
use crate::objects::body::{Body, Owner, Resume, Stage};
use crate::objects::generator::{Step, stop_value};
use crate::objects::thrown::Thrown;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::frame::Exit;
use crate::vm::{Res, Unwind, Vm};

/// What a GeneratorExit that is thrown does to what the body delegates to or awaits.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum OnExit {
    /// It closes that: who throws waits for nothing, so no cleanup there may suspend.
    ClosesDelegate,
    /// It is thrown on into that like any exception: who throws awaits, so cleanup there may await too.
    IsThrownOn,
}

/// What became of an exception that was thrown into the iterator that a body delegates to.
enum Delegated {
    /// The iterator yielded.
    Yielded(Value),
    /// It returned.
    Returned(Value),
    /// It raised.
    Raised(Ref),
    /// It has no `throw`, or was closed: the exception is raised in the body itself.
    Refused,
}

/// How an iterator's `throw` ended.
enum Thrower {
    /// There is none.
    Absent,
    /// By this. A StopIteration may still be an exception.
    Called(Res<Step>),
}

impl Vm {
    /// Throws into the body of a generator, a coroutine or an asynchronous generator. Nothing comes back where it is running already.
    pub(crate) fn throw_into_body(
        &mut self,
        body: &Body,
        owner: Owner,
        thrown: &Thrown,
        on_exit: OnExit,
    ) -> Res<Option<Exit>> {
        if !self.has(Quirk::ThrowChecksArgumentsFirst) {
            self.refuse_throw(body, owner)?;
        }
        // The delegate is let go of before the body goes on, which may be the end of it.
        let delegated = match self.delegate_of(body) {
            Some(delegate) => self.throw_into_delegate(body, &delegate, thrown, on_exit)?,
            None => Delegated::Refused,
        };
        match delegated {
            Delegated::Yielded(value) => Ok(Some(Exit::Suspend(value))),
            Delegated::Returned(value) => self.resume_behind_delegate(body, owner, value),
            Delegated::Raised(exception) => self.resume_raising(body, owner, exception),
            Delegated::Refused => self.raise_in_body(body, owner, thrown),
        }
    }

    /// What the body delegates to, if that can be reached from outside.
    pub(crate) fn delegate_of(&self, body: &Body) -> Option<Value> {
        match self.has(Quirk::EnteredDelegateReached) {
            true => body.delegate().or_else(|| body.entered_delegate()),
            false => body.delegate(),
        }
    }

    /// The exception is raised where the body is. What was thrown may have run code of the program when it was looked at, so whether the
    /// body can be thrown into is asked only now.
    fn raise_in_body(&mut self, body: &Body, owner: Owner, thrown: &Thrown) -> Res<Option<Exit>> {
        let exception = self.thrown_exception(thrown)?;
        if body.delegate().is_some()
            && self.has(Quirk::StopIntoPlainDelegateReturns)
            && self.is_a(&exception, T::StopIteration)
        {
            return self.resume_behind_stop(body, owner, &exception);
        }
        self.refuse_throw(body, owner)?;
        match body.stage() {
            Stage::Created | Stage::Suspended | Stage::Running => {
                self.resume(body, owner, Resume::Exception(exception))
            }
            Stage::Finished => Err(Unwind::Raise(exception)),
        }
    }

    /// Nothing can be thrown into what runs, nor into a coroutine that has ended.
    fn refuse_throw(&mut self, body: &Body, owner: Owner) -> Res<()> {
        match body.stage() {
            Stage::Running => Err(self.already_executing(owner)),
            Stage::Finished if owner == Owner::Coroutine => {
                self.mark_for(&body.code, Clause::CoroutineAwaitTwice);
                Err(self.raise(T::RuntimeError, "cannot reuse already awaited coroutine"))
            }
            Stage::Created | Stage::Suspended | Stage::Finished => Ok(()),
        }
    }

    fn throw_into_delegate(
        &mut self,
        body: &Body,
        delegate: &Value,
        thrown: &Thrown,
        on_exit: OnExit,
    ) -> Res<Delegated> {
        let outcome = if on_exit == OnExit::ClosesDelegate && self.is_generator_exit(thrown) {
            match self.close_entered(body, delegate) {
                Ok(()) => return Ok(Delegated::Refused),
                Err(Unwind::Raise(raised)) if self.has(Quirk::StopOfCloseRaised) => {
                    return Ok(Delegated::Raised(raised));
                }
                Err(unwind) => Err(unwind),
            }
        } else {
            let thrower = self.while_entered(body, |vm| {
                vm.throw_into_iterator(body, delegate, thrown, on_exit)
            });
            match thrower? {
                Thrower::Absent => return Ok(Delegated::Refused),
                Thrower::Called(outcome) => outcome,
            }
        };
        if let Ok(Step::Yield(value)) = outcome {
            return Ok(Delegated::Yielded(value));
        }
        if !self.waits_for(body, delegate) {
            self.stop_where_crashing(Quirk::InnerThrowCrashes)?;
        }
        match outcome {
            Ok(Step::Yield(value) | Step::Return(value)) => Ok(Delegated::Returned(value)),
            Err(Unwind::Raise(exception)) if self.is_a(&exception, T::StopIteration) => {
                self.chain_in_body(body, &exception)?;
                self.swallow(&exception);
                Ok(Delegated::Returned(stop_value(&exception)))
            }
            Err(Unwind::Raise(exception)) => Ok(Delegated::Raised(exception)),
            Err(stop) => Err(stop),
        }
    }

    /// Enters what the body delegates to; it counts as running until that comes back.
    fn while_entered<R>(&mut self, body: &Body, call: impl FnOnce(&mut Self) -> R) -> R {
        let is_first = body.enter_delegate();
        let outcome = call(self);
        if is_first || self.has(Quirk::InnerThrowEndsRunning) {
            body.leave_delegate();
        }
        outcome
    }

    /// Throws into any iterator that `body` delegates to, as from its frame.
    fn throw_into_iterator(
        &mut self,
        body: &Body,
        iterator: &Value,
        thrown: &Thrown,
        on_exit: OnExit,
    ) -> Res<Thrower> {
        let driven = iterator
            .as_object()
            .and_then(|object| object.kind.driven_body());
        if let Some((inner, owner)) = driven {
            let throw = |vm: &mut Self| vm.throw_into(inner, owner, thrown, on_exit);
            let step = match self.has(Quirk::ThrowThroughDelegationWrongTraceback) {
                true => throw(self),
                false => self.call_from(body, throw),
            };
            return Ok(Thrower::Called(step));
        }
        let Some(throw) = self.optional_attr(iterator, "throw")? else {
            return Ok(Thrower::Absent);
        };
        let call = |vm: &mut Self| vm.call_values(&throw, thrown.arguments());
        let yielded = match self.has(Quirk::ThrowToCustomGeneratorHidesFrames) {
            true => call(self),
            false => self.call_from(body, call),
        };
        Ok(Thrower::Called(yielded.map(Step::Yield)))
    }

    /// Closes what the body delegates to; it counts as running meanwhile.
    pub(super) fn close_entered(&mut self, body: &Body, delegate: &Value) -> Res<()> {
        self.while_entered(body, |vm| vm.close_iterator(delegate))
    }

    fn close_iterator(&mut self, iterator: &Value) -> Res<()> {
        let driven = iterator
            .as_object()
            .and_then(|object| object.kind.driven_body());
        if let Some((body, owner)) = driven {
            return self.close_body(body, owner).map(drop);
        }
        match self.optional_attr(iterator, "close") {
            Ok(Some(close)) => self.call_values(&close, Vec::new()).map(drop),
            Ok(None) => Ok(()),
            // Nothing is closed then, and who closes does not hear of it.
            Err(failed) => self.report_unraisable(Err(failed)),
        }
    }

    /// Whether the body still waits for `delegate`.
    fn waits_for(&self, body: &Body, delegate: &Value) -> bool {
        let waits_for = body.delegate().or_else(|| body.entered_delegate());
        waits_for.is_some_and(|it| it.is(delegate))
    }

    /// Goes on behind the `yield from` or `await` whose iterator has raised this StopIteration.
    pub(super) fn resume_behind_stop(
        &mut self,
        body: &Body,
        owner: Owner,
        stop: &Ref,
    ) -> Res<Option<Exit>> {
        self.chain_in_body(body, stop)?;
        self.resume_behind_delegate(body, owner, stop_value(stop))
    }

    /// Goes on behind the `yield from` or `await` whose iterator has returned `value`.
    fn resume_behind_delegate(
        &mut self,
        body: &Body,
        owner: Owner,
        value: Value,
    ) -> Res<Option<Exit>> {
        if body.stage() == Stage::Suspended || self.has(Quirk::InnerThrowCrashes) {
            leave_delegation(body);
        }
        self.go_on(body, owner, Resume::Value(value))
    }

    /// Raises in the body what its delegate has raised.
    fn resume_raising(&mut self, body: &Body, owner: Owner, raised: Ref) -> Res<Option<Exit>> {
        if body.stage() == Stage::Running && self.has(Quirk::InnerThrowCrashes) {
            leave_delegation(body);
        }
        self.go_on(body, owner, Resume::Exception(raised))
    }

    /// The body goes on, unless an earlier throw is still in what it delegates to.
    fn go_on(&mut self, body: &Body, owner: Owner, with: Resume) -> Res<Option<Exit>> {
        match self.resume(body, owner, with)? {
            Some(exit) => Ok(Some(exit)),
            None => Err(self.already_executing(owner)),
        }
    }

    /// Where a StopIteration of the delegate is raised in the body to end the delegation, it gets what the body is handling as context.
    fn chain_in_body(&mut self, body: &Body, exception: &Ref) -> Res<()> {
        if !self.has(Quirk::StopIntoPlainDelegateReturns) {
            return Ok(());
        }
        let Some(handled) = body.with_frame(|frame| frame.handled.clone()) else {
            return Ok(());
        };
        if handled.is_empty() {
            return Ok(());
        }
        let callers = self.handled.len();
        self.handled.extend(handled);
        let chained = self.set_context(exception);
        self.handled.truncate(callers);
        chained
    }
}

/// The frame no longer waits for what it delegated to, and has not gone on either.
fn leave_delegation(body: &Body) {
    body.with_frame(|frame| {
        if frame.delegate().is_some() {
            frame.stack.pop();
            frame.next += 1;
        }
    });
}
