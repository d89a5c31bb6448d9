//! Which clauses a step exercises beside the transition that it takes: what is noticed of a generator while one of its awaitables is used.
//!
//! Nothing here changes what a program does.

use std::cell::Cell;

use super::athrow::Mode;
use super::{AsyncGenASend, AsyncGenAThrow, AsyncGenerator, State, Use, generator};
use crate::clause::Clause;
use crate::heap;
use crate::object::Ref;
use crate::objects::body::Stage;
use crate::objects::generator::Step;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Hooks, Res, Vm};

impl Vm {
    /// Marks that a generator which waits inside a step is not taken for running.
    pub(crate) fn mark_held(&mut self, agen: &AsyncGenerator) {
        let is_free = !agen.running.get() || self.has(Quirk::ParallelStepsAllowed);
        if agen.body.delegate().is_some() && is_free {
            self.mark_for(&agen.body.code, Clause::RunningFlagScope);
        }
    }

    /// What a resumed body finds as it left it.
    pub(super) fn mark_resumption(&mut self, agen: &AsyncGenerator) {
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
    pub(super) fn mark_finished(&mut self, object: &Ref, step: &Step) {
        if let Step::Return(_) = step {
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
        if agen.left_early.replace(false) {
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
