//! What happens when an asynchronous generator, or one of its awaitables, is about to be destroyed.

use super::{AsyncGenASend, AsyncGenAThrow, AsyncGenerator, generator};
use crate::clause::Clause;
use crate::object::Ref;
use crate::objects::body::{Owner, Stage};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::vm::{Res, Unwind, Vm};

impl Vm {
    /// An unfinished generator is given to the finalizer that was registered when its iteration began; without one, or once it is
    /// `closed`, it is closed on the spot, where nothing can be awaited.
    pub(crate) fn finalize_agen(&mut self, object: &Ref, agen: &AsyncGenerator) -> Res<()> {
        if agen.body.stage() == Stage::Finished {
            return Ok(());
        }
        let finalizer = agen.finalizer.borrow().clone();
        let code = agen.body.code.clone();
        match finalizer {
            Some(finalizer) if !agen.closed.get() => {
                self.mark_for(&code, Clause::HooksFinalizerOnGc);
                self.mark_for(&code, Clause::FinalizerTakesAgen);
                self.mark_for(&code, Clause::FinalizerRegisteredByHooks);
                self.mark_early_exit(agen);
                let called = self
                    .call_values(&finalizer, vec![object.clone().into()])
                    .map(drop);
                if called.is_err() {
                    self.mark_for(&code, Clause::HooksFinalizerRaises);
                }
                self.report_unraisable(called)
            }
            finalizer => {
                if agen.has_cleanup() {
                    self.mark_for(&code, Clause::GcNoHooksClose);
                    self.mark_early_exit(agen);
                }
                if finalizer.is_some() || self.hooks.finalizer.is_some() {
                    self.mark_for(&code, Clause::HooksFinalizerNotCalled);
                }
                let closed = self.close_body(&agen.body, Owner::AsyncGenerator).map(drop);
                if let Err(Unwind::Raise(raised)) = &closed
                    && self.is_a(raised, T::StopAsyncIteration)
                {
                    self.mark_for(&code, Clause::GcSwallowReportsStopAsync);
                }
                self.report_unraisable(closed)
            }
        }
    }

    /// The warning about an awaitable of `__anext__()` or `asend()` that was never awaited.
    pub(crate) fn finalize_asend(&mut self, asend: &AsyncGenASend) -> Res<()> {
        if asend.is_half_run() {
            self.mark_for_generator(&asend.agen, Clause::RunningFlagScope);
        }
        if asend.is_last_holder() {
            self.mark_for_generator(&asend.agen, Clause::AsendHoldsValue);
        }
        if asend.is_unstarted() {
            self.warn_unawaited_method(&asend.agen, "asend", asend.is_used())
        } else {
            Ok(())
        }
    }

    /// The warning about an awaitable of `athrow()` or `aclose()` that was never awaited.
    pub(crate) fn finalize_athrow(&mut self, athrow: &AsyncGenAThrow) -> Res<()> {
        if athrow.is_unstarted() {
            self.warn_unawaited_method(&athrow.agen, athrow.method(), athrow.is_used())
        } else {
            Ok(())
        }
    }

    fn warn_unawaited_method(&mut self, agen: &Ref, method: &str, is_used: bool) -> Res<()> {
        let Some(agen) = generator(agen) else {
            return Ok(());
        };
        if !is_used {
            self.mark_for(&agen.body.code, Clause::UnawaitedWarning);
        }
        if self.has(Quirk::UnawaitedMethodSilent) {
            return Ok(());
        }
        let text = format!(
            "coroutine method '{method}' of '{}' was never awaited",
            agen.qualname.borrow()
        );
        let warned = self.warn(T::RuntimeWarning, &text);
        self.report_unraisable(warned)
    }
}
