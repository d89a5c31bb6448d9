//! What happens when objects die: finalizers, warnings and weak references, in the order of death, and never twice.

use std::rc::Weak;

use super::{Res, Unwind, Vm};
use rustc_hash::FxHashMap;

use crate::clause::Clause;
use crate::heap::{self, Dead};
use crate::object::{Kind, Object, Ref};
use crate::objects::body::{Body, Owner, Stage};
use crate::objects::types::T;
use crate::value::Value;

/// Weak reference objects by the address of what they refer to.
pub(crate) type WeakReferences = FxHashMap<usize, Vec<Weak<Object>>>;

impl Vm {
    /// Works off the list of the dead. What dies while one object is finalized goes before the next on the list, as if each had been
    /// finalized at the moment of its death.
    pub(crate) fn bury_dead(&mut self) -> Res<()> {
        match heap::any_dead() {
            true => self.nested(Self::bury_all),
            false => Ok(()),
        }
    }

    fn bury_all(&mut self) -> Res<()> {
        self.charge_made()?;
        let mut waiting = heap::take_dead();
        waiting.reverse();
        while let Some(dead) = waiting.pop() {
            match dead {
                Dead::Object(object) => self.bury(Ref::from_rc(object))?,
                Dead::Rest(rest) => heap::let_go(rest.into_iter().rev()),
            }
            if heap::any_dead() {
                waiting.extend(heap::take_dead().into_iter().rev());
            }
        }
        self.mark_second_deaths();
        Ok(())
    }

    /// Where native code has run Python code that may have left something dead: that is finalized before anything else happens.
    pub(crate) fn bury_any_dead(&mut self) -> Res<()> {
        match heap::any_dead() {
            true => self.bury_dead(),
            false => Ok(()),
        }
    }

    fn bury(&mut self, object: Ref) -> Res<()> {
        if matches!(
            object.kind,
            Kind::Generator(_) | Kind::Coroutine(_) | Kind::AsyncGenerator(_)
        ) {
            self.clear_weak_references(&object)?;
        }
        if !object.finalized.get() {
            object.finalized.set(true);
            self.finalize(&object)?;
        }
        if object.references() > 1 {
            return Ok(());
        }
        self.mark_skipped_cleanup(&object);
        self.clear_weak_references(&object)?;
        object.silence();
        drop(object);
        Ok(())
    }

    /// Runs an object's finalizer. Exceptions out of it are reported, never raised.
    pub(crate) fn finalize(&mut self, object: &Ref) -> Res<()> {
        match &object.kind {
            Kind::Instance(_) | Kind::Exception(_) => {
                let value = Value::Object(object.clone());
                let called = match self.lookup_special(&value, "__del__") {
                    Ok(Some(method)) => self.call_values(&method, Vec::new()).map(drop),
                    Ok(None) => Ok(()),
                    Err(unwind) => Err(unwind),
                };
                self.report_unraisable(called)
            }
            Kind::Generator(generator) => self.finalize_body(&generator.body, generator.owner()),
            Kind::Coroutine(coroutine) => {
                if coroutine.body.stage() == Stage::Created {
                    let code = coroutine.body.code.clone();
                    self.mark_for(&code, Clause::CoroutineNeverAwaitedWarning);
                    let name = coroutine.qualname.borrow().clone();
                    let warned = self.warn_never_awaited(&name, &coroutine.origin);
                    return self.report_unraisable(warned);
                }
                let code = coroutine.body.code.clone();
                if coroutine.body.stage() == Stage::Suspended {
                    self.mark_for(&code, Clause::CoroutineAutoClose);
                }
                self.finalize_body(&coroutine.body, Owner::Coroutine)
            }
            Kind::AsyncGenerator(agen) => self.finalize_agen(object, agen),
            Kind::AsyncGenASend(asend) => self.finalize_asend(asend),
            Kind::AsyncGenAThrow(athrow) => self.finalize_athrow(athrow),
            Kind::Native(native) => native.finalize(self, object),
            _ => Ok(()),
        }
    }

    fn finalize_body(&mut self, body: &Body, owner: Owner) -> Res<()> {
        if body.stage() == Stage::Finished {
            return Ok(());
        }
        let closed = self.close_body(body, owner).map(drop);
        self.report_unraisable(closed)
    }

    /// Reports an exception that nothing can catch.
    pub(crate) fn report_unraisable(&mut self, outcome: Res<()>) -> Res<()> {
        let Err(Unwind::Raise(exception)) = outcome else {
            return outcome;
        };
        self.bury_any_dead()?;
        let text = self.describe_exception(&exception)?;
        self.observe(&format!("!unraisable {text}"))
    }

    /// An exception as trace lines show it: its type and, as detail, its message.
    pub(crate) fn describe_exception(&mut self, exception: &Ref) -> Res<String> {
        let value = Value::Object(exception.clone());
        let name = self.type_name(&value);
        // A trace has no file names: of a SyntaxError it shows the message alone.
        let message = match exception.as_exception() {
            Some(details) if self.is_a(exception, T::SyntaxError) => {
                details.attributes.borrow().get("msg").cloned()
            }
            _ => None,
        };
        let message = match self.str(message.as_ref().unwrap_or(&value)) {
            Ok(message) => message,
            Err(Unwind::Raise(_)) => "<str() failed>".to_owned(),
            Err(stop) => return Err(stop),
        };
        Ok(if message.is_empty() {
            name
        } else {
            format!("{name}  # {}", crate::trace::escape_printed(&message))
        })
    }

    /// Clears the weak references to an object, then calls their callbacks, the newest first.
    pub(super) fn clear_weak_references(&mut self, object: &Ref) -> Res<()> {
        if !object.weakly_referenced.replace(false) {
            return Ok(());
        }
        let Some(references) = self.weak.remove(&object.address()) else {
            return Ok(());
        };
        let living: Vec<Ref> = references
            .iter()
            .rev()
            .filter_map(Weak::upgrade)
            .map(Ref::from_rc)
            .collect();
        let mut callbacks = Vec::new();
        for reference in living {
            if let Kind::Native(native) = &reference.kind
                && let Some(callback) = native.target_died()
            {
                callbacks.push((callback, reference.clone()));
            }
        }
        for (callback, reference) in callbacks {
            let called = self
                .call_values(&callback, vec![reference.into()])
                .map(drop);
            self.report_unraisable(called)?;
        }
        Ok(())
    }

    /// Ends a run: gives its results and frees every object.
    pub(crate) fn end(mut self) -> (crate::trace::Trace, super::marks::Marks) {
        self.shut_down();
        if let Some(remains) = self.remains.take() {
            return (remains.trace, remains.marks);
        }
        (
            std::mem::take(&mut self.output).into_trace(),
            std::mem::take(&mut self.marks),
        )
    }

    /// Breaks what the machine itself holds, when a run is over: nothing of Python runs any more.
    fn shut_down(&mut self) {
        self.handled.clear();
        self.modules.clear();
        self.hooks = super::Hooks::default();
        self.library = crate::library::State::default();
        self.weak.clear();
        self.warnings = super::warnings::Warnings::default();
        for object in heap::registered() {
            object.silence();
            super::collect::clear(&object);
        }
        heap::reset();
    }
}
