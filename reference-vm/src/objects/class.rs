//! Classes and their instances.

use std::cell::{Cell, RefCell};

use crate::object::{Kind, Namespace, Ref};
use crate::objects::types::T;
use crate::value::{Str, Value};

/// A class, built-in or of the program.
pub struct Class {
    /// `__name__`
    pub name: RefCell<Str>,
    /// `__qualname__`
    pub qualname: RefCell<Str>,
    /// `__module__`
    pub module: Str,
    /// `__bases__`
    pub bases: Vec<Ref>,
    /// The method resolution order behind the class itself.
    pub mro: Vec<Ref>,
    /// The class itself, once it has been made by a program: its method resolution order holds it, so only a collection frees it.
    pub itself: RefCell<Option<Ref>>,
    /// What the class itself defines.
    pub attributes: RefCell<Namespace>,
    /// What an instance is made of.
    pub layout: Layout,
    /// The built-in class that this is, if it is one.
    pub builtin: Option<T>,
    /// Whether instances have a `__del__`, their own class's or an inherited one.
    pub has_finalizer: Cell<bool>,
    /// Whether instances can have attributes that no `__slots__` names.
    pub has_dict: bool,
    /// Names of abstract methods that an instance would lack; empty for most.
    pub abstract_methods: RefCell<Vec<Str>>,
}

/// What an instance of a class is made of: which kind of object a call of the class makes.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Attributes only.
    Instance,
    /// An exception.
    Exception,
    /// The kind of the built-in class named here, which makes its own instances. Programs cannot derive from it.
    Builtin(T),
}

/// An instance of a class of the program.
pub struct Instance {
    /// Its class.
    pub class: Ref,
    /// `__dict__`
    pub attributes: RefCell<Namespace>,
}

impl Class {
    /// What the class or one of its bases defines under `name`.
    pub fn lookup(&self, name: &str) -> Option<Value> {
        if let Some(value) = self.attributes.borrow().get(name) {
            return Some(value.clone());
        }
        self.mro
            .iter()
            .filter_map(|base| base.as_class())
            .find_map(|base| base.attributes.borrow().get(name).cloned())
    }

    /// The same, where what `object` itself defines does not count.
    pub fn lookup_below_object(&self, name: &str) -> Option<Value> {
        if self.builtin == Some(T::Object) {
            return None;
        }
        if let Some(value) = self.attributes.borrow().get(name) {
            return Some(value.clone());
        }
        let bases = self
            .mro
            .iter()
            .filter_map(|base| base.as_class())
            .filter(|base| base.builtin != Some(T::Object));
        bases
            .filter_map(|base| base.attributes.borrow().get(name).cloned())
            .next()
    }

    /// Whether instances may not be given an attribute of that name: it is none of their slots, and they have nothing else.
    pub fn refuses(&self, name: &str) -> bool {
        if self.has_dict {
            return false;
        }
        let behind = self.mro.iter().filter_map(|base| base.as_class());
        !std::iter::once(self)
            .chain(behind)
            .any(|class| class.has_slot(name))
    }

    /// Whether its `__slots__` name it.
    pub fn has_slot(&self, name: &str) -> bool {
        let is_meant = |slot: &Value| {
            slot.as_str().is_some_and(|slot| {
                let is_private = slot.starts_with("__") && !slot.ends_with("__");
                let class = self.name.borrow();
                let prefix = format!("_{}", class.trim_start_matches('_'));
                **slot == *name || is_private && name.strip_prefix(&*prefix) == Some(slot)
            })
        };
        match self.attributes.borrow().get("__slots__") {
            Some(Value::Object(slots)) => match &slots.kind {
                Kind::Tuple(slots) => slots.iter().any(is_meant),
                Kind::List(slots) => slots.borrow().iter().any(is_meant),
                _ => true,
            },
            Some(slot) => is_meant(slot),
            None => false,
        }
    }

    /// An attribute of the class that stands for a built-in container among the bases.
    pub fn attribute_of_stand_in(&self, name: &str) -> Option<Value> {
        let is_container = |base: &Ref| {
            let builtin = base.as_class().and_then(|base| base.builtin);
            matches!(builtin, Some(T::Dict | T::List | T::Tuple))
        };
        let derived = |base: &&Ref| {
            base.as_class()
                .is_some_and(|base| base.bases.iter().any(is_container))
        };
        let stand_in = self.mro.iter().find(derived)?.as_class()?;
        let written = |base: &&Class| base.builtin.is_none();
        std::iter::once(stand_in)
            .chain(stand_in.mro.iter().filter_map(|base| base.as_class()))
            .filter(written)
            .find_map(|base| base.attributes.borrow().get(name).cloned())
    }

    /// Whether `class` is this class or one of its bases.
    pub fn derives_from(&self, class: &Ref) -> bool {
        class
            .as_class()
            .is_some_and(|other| std::ptr::eq(self, other))
            || self.mro.iter().any(|base| base.is(class))
    }
}
