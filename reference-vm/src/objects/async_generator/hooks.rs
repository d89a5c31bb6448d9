//! What the first call of a method of an asynchronous generator does: it takes the hooks (PEP 525).

use super::{AsyncGenASend, AsyncGenerator};
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

    /// What every method does first: the first call takes the hooks.
    pub(super) fn first_iteration(&mut self, this: &Value) -> Res<Ref> {
        let Value::Object(object) = this else {
            return Err(self.wrong_receiver(T::AsyncGenerator.name(), "__anext__", this));
        };
        let agen = self.generator_of(object)?;
        self.mark_method_call(agen);
        if !agen.hooks_inited.replace(true) {
            self.take_hooks(object, agen)?;
        }
        Ok(object.clone())
    }

    /// The finalizer is stored before firstiter is called: what that sets is for the generators after this one.
    fn take_hooks(&mut self, object: &Ref, agen: &AsyncGenerator) -> Res<()> {
        let hooks = self.hooks.clone();
        self.mark_hooks(agen, &hooks);
        agen.finalizer.replace(hooks.finalizer);
        let Some(firstiter) = hooks.firstiter else {
            return Ok(());
        };
        let before = hooks_identity(self);
        let called = self.call_values(&firstiter, vec![object.clone().into()]);
        self.mark_firstiter(agen, hooks_identity(self) != before, called.is_err());
        called.map(drop)
    }
}
