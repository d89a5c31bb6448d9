//! Names: locals, cells, class bodies, globals and builtins.

use super::frame::Frame;
use super::stack::cell;
use super::{Res, Unwind, Vm, missing};
use crate::compile::code::Op;
use crate::object::{Kind, Namespace};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::{Str, Value};

impl Vm {
    /// `LoadName`, `LoadClassCell`, `LoadGlobal`.
    pub(super) fn load_named(&mut self, frame: &Frame, op: &Op) -> Res<Value> {
        let (name, in_namespace, cell_index) = match *op {
            Op::LoadClassCell { name, cell } => (name, true, Some(cell)),
            Op::LoadName(name) => (name, true, None),
            Op::LoadGlobal(name) => (name, false, None),
            _ => return Err(self.unsupported("an instruction of another group")),
        };
        let Some(name) = frame.code.names.get(name as usize) else {
            return Err(self.unsupported("a name without text"));
        };
        if let Some(value) = frame
            .namespace
            .as_ref()
            .filter(|_| in_namespace)
            .and_then(|names| names.borrow().get(name).cloned())
        {
            return Ok(value);
        }
        if let Some(index) = cell_index {
            return self.load_cell(frame, index);
        }
        if let Some(value) = globals(frame, |names| names.get(name).cloned()).flatten() {
            return Ok(value);
        }
        if self.define(&frame.globals, name)?
            && let Some(value) = globals(frame, |names| names.get(name).cloned()).flatten()
        {
            return Ok(value);
        }
        match self.world.builtins.get(name) {
            Some(value) => Ok(value.clone()),
            None => Err(self.undefined(name)),
        }
    }

    /// `StoreName`, `StoreGlobal`.
    pub(super) fn store_named(frame: &Frame, index: u32, value: Value, into_namespace: bool) {
        let name = frame.name(index);
        let old = match frame.namespace.as_ref().filter(|_| into_namespace) {
            Some(namespace) => namespace.borrow_mut().insert(name, value),
            None => globals(frame, |names| names.insert(name, value)).flatten(),
        };
        drop(old);
    }

    /// `DeleteName`, `DeleteGlobal`.
    pub(super) fn delete_named(
        &mut self,
        frame: &Frame,
        index: u32,
        from_namespace: bool,
    ) -> Res<()> {
        let name = frame.name(index);
        let old = match frame.namespace.as_ref().filter(|_| from_namespace) {
            Some(namespace) => namespace.borrow_mut().shift_remove(&name),
            None => globals(frame, |names| names.shift_remove(&name)).flatten(),
        };
        match old {
            Some(_) => Ok(()),
            None => Err(self.undefined(&name)),
        }
    }

    /// The content of a cell.
    pub(super) fn load_cell(&mut self, frame: &Frame, index: u32) -> Res<Value> {
        if let Some(value) = cell(frame, index).and_then(|content| content.borrow().clone()) {
            return Ok(value);
        }
        let code = &frame.code;
        let own = code.cells.len();
        match code.cells.get(index as usize) {
            Some((name, _)) => Err(self.unbound(name)),
            None => {
                let name = code
                    .frees
                    .get((index as usize).saturating_sub(own))
                    .cloned()
                    .unwrap_or_else(|| "".into());
                let message = if self.has(Quirk::UnboundLocalOldMessage) {
                    format!(
                        "free variable '{name}' referenced before assignment in enclosing scope"
                    )
                } else {
                    format!(
                        "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
                    )
                };
                Err(self.raise(T::NameError, message))
            }
        }
    }

    /// The error of reading a local variable that is not bound.
    pub(super) fn unbound_local(&mut self, frame: &Frame, slot: u32) -> Unwind {
        let name = frame
            .code
            .locals
            .get(slot as usize)
            .cloned()
            .unwrap_or_else(|| "".into());
        self.unbound(&name)
    }

    fn unbound(&mut self, name: &Str) -> Unwind {
        let message = if self.has(Quirk::UnboundLocalOldMessage) {
            format!("local variable '{name}' referenced before assignment")
        } else {
            format!("cannot access local variable '{name}' where it is not associated with a value")
        };
        self.raise(T::UnboundLocalError, message)
    }

    fn undefined(&mut self, name: &Str) -> Unwind {
        if missing::is_builtin(name) {
            return self.unsupported(format!("`{name}`"));
        }
        self.raise(T::NameError, format!("name '{name}' is not defined"))
    }
}

/// Looks into the frame's globals.
fn globals<R>(frame: &Frame, look: impl FnOnce(&mut Namespace) -> R) -> Option<R> {
    match &frame.globals.kind {
        Kind::Module(module) => Some(look(&mut module.names.borrow_mut())),
        _ => None,
    }
}
