//! Objects of the library that are written in Rust because what they do in CPython is visible and not Python: tasks, futures, context variables, …

use std::any::Any;
use std::cell::RefCell;

use crate::object::{Namespace, Ref};
use crate::objects::generator::Step;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// An object of the library that is written in Rust.
pub trait Native: Any {
    /// Its class.
    fn class(&self) -> &Ref;

    /// Calls `visit` once for every reference that it holds, its class included.
    fn visit(&self, visit: &mut dyn FnMut(&Value));

    /// Drops what it holds, when it is part of a cycle that is collected.
    fn clear(&self);

    /// Whether [`Native::finalize`] has something to do.
    fn has_last_words(&self) -> bool {
        false
    }

    /// Called once when the last reference is gone; `this` may be kept.
    ///
    /// # Errors
    /// Where the program has to stop; what the object's own work raises is reported, not raised.
    fn finalize(&self, _vm: &mut Vm, _this: &Ref) -> Res<()> {
        Ok(())
    }

    /// Whether `weakref.ref` accepts it.
    fn can_be_weakly_referenced(&self) -> bool {
        false
    }

    /// `__dict__`, if programs can set attributes.
    fn attributes(&self) -> Option<&RefCell<Namespace>> {
        None
    }

    /// For iterators that await something: the next step. Nothing for other objects, whose methods are called.
    fn send(&self, _vm: &mut Vm) -> Option<Res<Step>> {
        None
    }

    /// For weak references: what they refer to is gone. Gives the callback to call.
    fn target_died(&self) -> Option<Value> {
        None
    }

    /// For downcasting.
    fn as_any(&self) -> &dyn Any;
}
