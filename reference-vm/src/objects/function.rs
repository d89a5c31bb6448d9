//! Functions, methods and the descriptors made of them.

use std::cell::{Cell, RefCell};

use crate::compile::code::CodeRef;
use crate::object::{Namespace, Ref};
use crate::value::{Str, Value};
use crate::vm::{Res, Vm};

/// A function of the program or of the library.
pub struct Function {
    /// What a call executes.
    pub code: CodeRef,
    /// The module whose names are its globals.
    pub globals: Ref,
    /// Defaults of the last positional parameters.
    pub defaults: Vec<Value>,
    /// Defaults of keyword-only parameters.
    pub kwdefaults: Vec<(Str, Value)>,
    /// Cells for the code's free variables.
    pub closure: Vec<Ref>,
    /// `__name__`
    pub name: RefCell<Str>,
    /// `__qualname__`
    pub qualname: RefCell<Str>,
    /// `__annotations__`, a dict or None.
    pub annotations: RefCell<Value>,
    /// Other attributes.
    pub attributes: RefCell<Namespace>,
    /// Set by `types.coroutine`: its generators are awaitable.
    pub iterable_coroutine: Cell<bool>,
}

/// The arguments of a call.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// Positional arguments; a method's receiver is the first.
    pub positional: Vec<Value>,
    /// Keyword arguments, in order.
    pub keywords: Vec<(Str, Value)>,
}

/// What runs when a built-in function is called.
pub type NativeFn = fn(&mut Vm, Arguments) -> Res<Value>;

/// A built-in function or method.
#[derive(Clone)]
pub struct Builtin {
    /// Its name, as messages show it.
    pub name: &'static str,
    /// What runs.
    pub call: NativeFn,
    /// Whether it becomes a bound method when read from an instance.
    pub is_method: bool,
}

/// A function and the receiver that it was read from.
pub struct BoundMethod {
    /// The function.
    pub function: Value,
    /// Its first argument.
    pub receiver: Value,
}

/// `property`
#[derive(Clone)]
pub struct Property {
    /// Called to read.
    pub getter: Value,
    /// Called to assign, or None.
    pub setter: Value,
    /// Called to delete, or None.
    pub deleter: Value,
}

impl Arguments {
    /// Whether an object among them has no other holder.
    pub fn any_dies(&self) -> bool {
        let keywords = self.keywords.iter().map(|(_, value)| value);
        let mut objects = self.positional.iter().chain(keywords);
        objects.any(|value| {
            value
                .as_object()
                .is_some_and(|object| object.references() == 1)
        })
    }

    /// Positional arguments alone.
    pub fn positional(positional: Vec<Value>) -> Self {
        Self {
            positional,
            keywords: Vec::new(),
        }
    }

    /// Takes keyword argument `name` out, if it was given.
    pub fn take_keyword(&mut self, name: &str) -> Option<Value> {
        let at = self
            .keywords
            .iter()
            .position(|(keyword, _)| &**keyword == name)?;
        Some(self.keywords.remove(at).1)
    }
}
