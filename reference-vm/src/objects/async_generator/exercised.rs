//! Which clauses a step exercises beside the transition that it takes: what is noticed of a generator while one of its awaitables is used.
//!
//! Nothing here changes what a program does.

use std::cell::Cell;

use super::athrow::Mode;
use super::{AsyncGenASend, AsyncGenAThrow, AsyncGenerator, Outcome, State, generator};
use crate::clause::Clause;
use crate::heap;
use crate::object::Ref;
use crate::objects::body::Stage;
use crate::objects::thrown::Thrown;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::frame::Exit;
use crate::vm::{Hooks, Res, Vm};

/// What is remembered of a generator for the marks of clauses alone.
#[derive(Default)]
pub struct Noticed {
    /// An `async for` over it was left before its end, and its cleanup has not begun since.
    pub(crate) left_early: Cell<bool>,
    /// The context of the latest step.
    stepped_in: Cell<u64>,
    /// Nothing is to be said about it any more: it has died again after its finalizer revived it.
    pub(crate) silent: Cell<bool>,
}

/// How a use of an awaitable ended.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// It gave a value, or suspended.
    Gave,
    /// It raised.
    Raised,
}

impl Vm {
    /// A value is about to be sent into the body.
    pub(super) fn mark_sent(&mut self, agen: &AsyncGenerator, value: &Value) {
        let code = &agen.body.code;
        agen.noticed.stepped_in.set(self.context_serial());
        match agen.body.stage() {
            Stage::Created if !value.is_none() => {
                self.mark_for(code, Clause::AsendFirstMustBeNone);
            }
            Stage::Created => {
                self.mark_for(code, Clause::RunsToFirstYield);
                self.mark_for(code, Clause::ObjectControlsExecution);
            }
            Stage::Suspended => {
                self.mark_resumption(agen);
                self.mark_early_exit(agen);
            }
            Stage::Running => {}
            Stage::Finished => {
                self.mark_for(code, Clause::AnextAfterEndKeepsRaising);
                if agen.closed.get() {
                    self.mark_for(code, Clause::AcloseThenStopAsync);
                }
            }
        }
    }

    /// Something is about to be thrown into the body.
    pub(super) fn mark_thrown_into(&mut self, agen: &AsyncGenerator) {
        if agen.body.stage() == Stage::Suspended {
            self.mark_resumption(agen);
        }
    }

    /// What was thrown led to this; the cancellation of a task may have been answered by a yield.
    pub(super) fn mark_cancel_swallowed(
        &mut self,
        agen: &AsyncGenerator,
        thrown: &Thrown,
        stretch: &Res<Option<Exit>>,
    ) {
        let exception = thrown.exception.as_object();
        let cancelled = exception.is_some_and(|thrown| self.is_cancelled_error(thrown));
        if cancelled && matches!(stretch, Ok(Some(Exit::Yield(_)))) {
            self.mark_for(&agen.body.code, Clause::AsyncioCancelSwallowAndYield);
        }
    }

    /// How a stretch of the body ends a step of `asend` or `athrow`.
    pub(super) fn mark_stretch(&mut self, agen: &AsyncGenerator, stretch: &Res<Option<Exit>>) {
        let clauses: &[Clause] = match stretch {
            Ok(Some(Exit::Yield(_))) => &[
                Clause::YieldValueToAwaiter,
                Clause::AnextRunsUntilYield,
                Clause::AnextValueIdentity,
            ],
            Ok(Some(Exit::Return(_)) | None) => &[
                Clause::BareReturnEnds,
                Clause::AnextRunsUntilYield,
                Clause::AnextEndRaisesStopAsyncIteration,
            ],
            Ok(Some(Exit::Suspend(_))) | Err(_) => &[],
        };
        for clause in clauses {
            self.mark_for(&agen.body.code, *clause);
        }
    }

    /// How a stretch of the body ends a step of `athrow`.
    pub(super) fn mark_athrow_stretch(
        &mut self,
        agen: &AsyncGenerator,
        stretch: &Res<Option<Exit>>,
    ) {
        let clause = match stretch {
            Ok(Some(Exit::Yield(_))) => Clause::AthrowNextValue,
            Ok(Some(Exit::Return(_))) => Clause::AthrowExitStopAsync,
            Err(_) => Clause::AthrowUncaughtPropagates,
            Ok(Some(Exit::Suspend(_)) | None) => return,
        };
        self.mark_for(&agen.body.code, clause);
    }

    /// How a stretch of the body ends a step of `aclose`, or not yet.
    pub(super) fn mark_aclose_stretch(
        &mut self,
        agen: &AsyncGenerator,
        stretch: &Res<Option<Exit>>,
    ) {
        let clauses: &[Clause] = match stretch {
            Ok(Some(Exit::Suspend(_))) => &[Clause::AcloseAwaitInFinallyRuns],
            Ok(Some(Exit::Yield(_))) => &[
                Clause::AcloseYieldIsRuntimeError,
                Clause::YieldInFinallyOnClose,
            ],
            Ok(Some(Exit::Return(_)) | None) => &[Clause::AcloseGracefulExitOk],
            Err(raised) if self.is_end(raised) => &[Clause::AcloseGracefulExitOk],
            Err(_) => &[Clause::AcloseOtherExceptionPropagates],
        };
        for clause in clauses {
            self.mark_for(&agen.body.code, *clause);
        }
    }

    /// Marks that a generator which waits inside a step is not taken for running.
    pub(crate) fn mark_held(&mut self, agen: &AsyncGenerator) {
        let is_free = !agen.running.get() || self.has(Quirk::ParallelStepsAllowed);
        if agen.body.delegate().is_some() && is_free {
            self.mark_for(&agen.body.code, Clause::RunningFlagScope);
        }
    }

    /// What a resumed body finds as it left it.
    fn mark_resumption(&mut self, agen: &AsyncGenerator) {
        let code = &agen.body.code;
        self.mark_for(code, Clause::SuspendRetainsIp);
        if !(code.locals.is_empty() && code.cells.is_empty() && code.frees.is_empty()) {
            self.mark_for(code, Clause::SuspendRetainsLocals);
        }
        self.mark_for(code, Clause::ResumeLikeExternalCall);
        let (operands, handling, in_try) = agen
            .body
            .with_frame(|frame| {
                (
                    !frame.stack.is_empty(),
                    !frame.handled.is_empty(),
                    !frame.blocks.is_empty(),
                )
            })
            .unwrap_or_default();
        if operands {
            self.mark_for(code, Clause::SuspendRetainsStack);
        }
        if handling {
            self.mark_for(code, Clause::SuspendRetainsExcState);
        }
        if handling || !self.handled.is_empty() {
            self.mark_for(code, Clause::ExcStateIsolatedFromCaller);
        }
        if in_try {
            self.mark_for(code, Clause::YieldAnywhereInTry);
        }
    }

    /// A method is called.
    pub(super) fn mark_method_call(&mut self, agen: &AsyncGenerator) {
        let code = &agen.body.code;
        self.mark_for(code, Clause::MethodsReturnAwaitables);
        if agen.hooks_inited.get() && agen.finalizer.borrow().is_none() && self.is_in_a_loop() {
            self.mark_for(code, Clause::AsyncioHooksCreatedOutside);
        }
    }

    /// The first call of a method takes these hooks.
    pub(super) fn mark_hooks(&mut self, agen: &AsyncGenerator, hooks: &Hooks) {
        let code = &agen.body.code;
        if hooks.finalizer.is_some() {
            self.mark_for(code, Clause::FinalizerStoredAtFirstIteration);
        }
        let is_set = hooks.finalizer.is_some() || hooks.firstiter.is_some();
        if is_set && code.is_generator_expression() {
            self.mark_for(code, Clause::HooksGenexprCounts);
        }
    }

    /// firstiter has been called, and may have set another finalizer, or raised.
    pub(super) fn mark_firstiter(&mut self, agen: &AsyncGenerator, has_set: bool, raised: bool) {
        let code = &agen.body.code;
        self.mark_for(code, Clause::HooksFirstiterOnFirstIteration);
        self.mark_for(code, Clause::HooksFireOnCreate);
        if has_set {
            self.mark_for(code, Clause::HooksOrderFinalizerThenFirstiter);
        }
        if raised {
            self.mark_for(code, Clause::HooksFirstiterRaises);
        }
    }

    /// Marks that a generator goes on which its finalizer has revived.
    pub(super) fn mark_revived(&mut self, object: &Ref) {
        if object.finalized.get() {
            self.mark_for_generator(object, Clause::HooksFinalizerOnce);
        }
    }

    /// Marks a clause about a generator.
    pub(super) fn mark_for_generator(&mut self, object: &Ref, clause: Clause) {
        if let Some(agen) = generator(object) {
            self.mark_for(&agen.body.code, clause);
        }
    }

    /// Marks that an awaitable which is driven by calls of its methods has ended with a result.
    pub(super) fn mark_finished(&mut self, object: &Ref, outcome: &Outcome) {
        if !matches!(outcome, Outcome::Suspended(_)) {
            self.mark_for_generator(object, Clause::AnextResultIsStopIterationValue);
        }
    }

    /// Notes how a use of an awaitable went; marks that it follows one that raised.
    pub(super) fn note_use<R>(
        &mut self,
        object: &Ref,
        last_use: &Cell<Option<Use>>,
        used: Res<R>,
    ) -> Res<R> {
        let this = if used.is_err() {
            Use::Raised
        } else {
            Use::Gave
        };
        if last_use.replace(Some(this)) == Some(Use::Raised) {
            self.mark_for_generator(object, Clause::AwaitableErrorCloses);
        }
        used
    }

    /// The cleanup of a generator begins that an `async for` has left early.
    pub(super) fn mark_early_exit(&mut self, agen: &AsyncGenerator) {
        if agen.noticed.left_early.replace(false) {
            self.mark_for(&agen.body.code, Clause::EarlyExitCleanupElsewhere);
        }
    }

    /// Generators that their finalizers had revived have died again: nothing more was run.
    pub(crate) fn mark_second_deaths(&mut self) {
        for death in heap::take_second_deaths() {
            self.mark_for(&death.code, Clause::HooksFinalizerOnce);
            if death.skipped_cleanup {
                self.mark_for(&death.code, Clause::FinalizeMaySkipFinally);
            }
        }
    }

    /// An object goes for good; if it is a generator in the middle of its body, what it would have cleaned up there is not.
    pub(crate) fn mark_skipped_cleanup(&mut self, object: &Ref) {
        if let Some(agen) = generator(object).filter(|agen| agen.has_cleanup()) {
            self.mark_for(&agen.body.code, Clause::FinalizeMaySkipFinally);
        }
    }

    /// What `athrow` or `aclose` is about to throw into.
    pub(super) fn mark_thrown(&mut self, athrow: &AsyncGenAThrow, agen: &AsyncGenerator) {
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
        let elsewhere = agen.noticed.stepped_in.get() != self.context_serial();
        if is_close && elsewhere {
            self.mark_for(code, Clause::AcloseInClosersContext);
        }
        match is_close {
            _ if !code.is_generator_expression() => {}
            true => self.mark_for(code, Clause::GenexprAcloseNotForwarded),
            false => self.mark_for(code, Clause::GenexprAsendIgnored),
        }
    }

    /// An awaitable is awaited, its first time or again: a generator that waits inside a step whose awaitable is gone is free, and before
    /// the guard of steps only the body itself says that it runs.
    pub(super) fn mark_awaited(&mut self, state: State, agen: &AsyncGenerator) {
        if state != State::Init {
            return;
        }
        self.mark_held(agen);
        if agen.body.stage() == Stage::Running && self.has(Quirk::ParallelStepsAllowed) {
            self.mark_for(&agen.body.code, Clause::Reentrant);
        }
    }

    /// The first send of an `asend` has a value of its own.
    pub(super) fn mark_pushed(&mut self, agen: &AsyncGenerator) {
        self.mark_for(&agen.body.code, Clause::FirstSendPushes);
        if agen.body.stage() == Stage::Created {
            self.mark_for(&agen.body.code, Clause::FirstSendNonNone);
        }
    }

    /// An `asend` is about to begin its step with `value`.
    pub(super) fn mark_asend_begins(
        &mut self,
        asend: &AsyncGenASend,
        agen: &AsyncGenerator,
        value: &Value,
    ) {
        let code = &agen.body.code;
        let (stage, has_value) = (agen.body.stage(), !value.is_none());
        match asend.is_anext {
            true => self.mark_for(code, Clause::AnextStartsOrResumes),
            false => self.mark_for(code, Clause::AsendResumes),
        }
        if stage == Stage::Suspended && has_value && code.is_generator_expression() {
            self.mark_for(code, Clause::GenexprAsendIgnored);
        }
        match (stage, asend.is_anext) {
            (Stage::Created, false) if !has_value => self.mark_for(code, Clause::AsendNoneStarts),
            (Stage::Suspended, true) => self.mark_for(code, Clause::ResumeAnextNone),
            (Stage::Suspended, false) => self.mark_for(code, Clause::ResumeAsendValue),
            (Stage::Created | Stage::Running | Stage::Finished, _) => {}
        }
    }

    /// An unstarted awaitable is thrown into while a step owns the generator.
    pub(super) fn mark_guarded(&mut self, state: State, agen: &AsyncGenerator) {
        if state == State::Init && agen.running.get() {
            self.mark_for(&agen.body.code, Clause::ThrowCloseGuarded);
        }
    }

    /// An `athrow` or `aclose` that was used, and left free, is sent or thrown to again.
    pub(super) fn mark_used_again(&mut self, athrow: &AsyncGenAThrow, agen: &AsyncGenerator) {
        let was_used = match athrow.state.get() {
            State::Init => athrow.last_use.get().is_some(),
            State::Iter => true,
            State::Closed => false,
        };
        if was_used && !agen.running.get() {
            self.mark_for(&agen.body.code, Clause::AwaitableReused);
        }
    }

    /// An awaitable is closed where that does nothing to its generator.
    pub(super) fn mark_only_closed(&mut self, agen: &Ref, state: State) {
        self.mark_for_generator(agen, Clause::CloseClosesGenerator);
        if state == State::Iter {
            self.mark_for_generator(agen, Clause::RunningFlagScope);
        }
    }

    /// An `athrow` or `aclose` meets more than one reason not to begin.
    pub(super) fn mark_checks(&mut self, agen: &AsyncGenerator, argument: &Value) {
        let is_running = agen.running.get();
        if is_running && !argument.is_none() || !is_running && agen.closed.get() {
            self.mark_for(&agen.body.code, Clause::RunningCheckBeforeClosed);
        }
    }

    /// An `athrow` or `aclose` does nothing.
    pub(super) fn mark_nothing_thrown(
        &mut self,
        athrow: &AsyncGenAThrow,
        agen: &AsyncGenerator,
        argument: &Value,
    ) {
        let code = &agen.body.code;
        if athrow.is_unstarted() && !argument.is_none() {
            self.mark_for(code, Clause::RunningCheckBeforeClosed);
        }
        let clause = match (agen.body.stage(), &athrow.mode) {
            (Stage::Running, _) => Clause::Reentrant,
            (Stage::Created | Stage::Suspended | Stage::Finished, Mode::AThrow(_)) => {
                Clause::AthrowFinishedReturnsNone
            }
            (Stage::Created | Stage::Suspended | Stage::Finished, Mode::AClose) => {
                Clause::AcloseAlreadyFinishedNoop
            }
        };
        self.mark_for(code, clause);
    }
}
