//! Objects of the library that are written in Rust because what they do in CPython is visible and not Python: tasks, futures, context variables, …

use std::any::Any;

use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;

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
    fn finalize(&self, _vm: &mut Vm, _this: &Ref) {}

    /// For weak references: what they refer to is gone. Gives the callback to call.
    fn target_died(&self) -> Option<Value> {
        None
    }

    /// For downcasting.
    fn as_any(&self) -> &dyn Any;
}
