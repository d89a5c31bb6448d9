//! What the first call of a method of an asynchronous generator does: it takes the hooks (PEP 525).

use super::{AsyncGenASend, generator};
use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::objects::types::T;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// What the finalizer hook is at the moment, to be compared.
fn hooks_identity(vm: &Vm) -> Option<usize> {
    let finalizer = vm.hooks.finalizer.as_ref();
    finalizer.and_then(Value::as_object).map(Ref::address)
}

impl Vm {
    /// `agen.__anext__()`
    pub(crate) fn new_anext(&mut self, agen: &Value) -> Res<Value> {
        let agen = self.first_iteration(agen)?;
        self.mark_revived(&agen);
        Ok(Ref::new(Kind::AsyncGenASend(AsyncGenASend::anext(agen))).into())
    }

    /// What every method does first: on the first call the hooks are taken, the finalizer before firstiter is called.
    pub(super) fn first_iteration(&mut self, this: &Value) -> Res<Ref> {
        let Some((object, agen)) = this
            .as_object()
            .and_then(|object| Some((object, generator(object)?)))
        else {
            let what = self.type_name(this);
            return Err(self.raise(
                T::TypeError,
                format!("descriptor requires a 'async_generator' object but received a '{what}'"),
            ));
        };
        self.mark_for(&agen.body.code, Clause::MethodsReturnAwaitables);
        if agen.hooks_inited.get() && agen.finalizer.borrow().is_none() && self.is_in_a_loop() {
            self.mark_for(&agen.body.code, Clause::AsyncioHooksCreatedOutside);
        }
        if !agen.hooks_inited.replace(true) {
            let hooks = self.hooks.clone();
            if hooks.finalizer.is_some() {
                self.mark_for(&agen.body.code, Clause::FinalizerStoredAtFirstIteration);
            }
            let is_set = hooks.finalizer.is_some() || hooks.firstiter.is_some();
            if is_set && agen.body.code.is_generator_expression() {
                self.mark_for(&agen.body.code, Clause::HooksGenexprCounts);
            }
            agen.finalizer.replace(hooks.finalizer);
            if let Some(firstiter) = hooks.firstiter {
                self.mark_for(&agen.body.code, Clause::HooksFirstiterOnFirstIteration);
                self.mark_for(&agen.body.code, Clause::HooksFireOnCreate);
                let before = hooks_identity(self);
                let called = self.call_values(&firstiter, vec![this.clone()]);
                if hooks_identity(self) != before {
                    self.mark_for(&agen.body.code, Clause::HooksOrderFinalizerThenFirstiter);
                }
                if called.is_err() {
                    self.mark_for(&agen.body.code, Clause::HooksFirstiterRaises);
                }
                called?;
            }
        }
        Ok(object.clone())
    }
}
