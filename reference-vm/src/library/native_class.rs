//! Classes of the library that are written in Rust.

use rustc_hash::FxHashMap;

use crate::object::{Kind, Namespace, Ref};
use crate::objects::arguments::function;
use crate::objects::function::{Builtin, NativeFn, Property};
use crate::objects::native::Native;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// A class that is written in Rust.
pub(crate) struct NativeClass {
    /// `__name__`
    pub(crate) name: &'static str,
    /// `__module__`
    pub(crate) module: &'static str,
    /// The class that it derives from, if that is not `object`.
    pub(crate) base: Option<&'static NativeClass>,
    /// Its methods; `__new__` makes instances.
    pub(crate) methods: &'static [Builtin],
    /// Its read-only properties.
    pub(crate) properties: &'static [(&'static str, NativeFn)],
}

/// The classes made so far in a run, by module and name.
pub(crate) type NativeClasses = FxHashMap<(&'static str, &'static str), Ref>;

impl Vm {
    /// The class, made when first asked for.
    pub(crate) fn native_class(&mut self, class: &'static NativeClass) -> Res<Ref> {
        let key = (class.module, class.name);
        if let Some(known) = self.library.classes.get(&key) {
            return Ok(known.clone());
        }
        let base = match class.base {
            Some(base) => self.native_class(base)?,
            None => self.class(T::Object).clone(),
        };
        let mut attributes: Namespace = class
            .methods
            .iter()
            .map(|method| {
                (
                    method.name.into(),
                    Ref::new(Kind::Builtin(method.clone())).into(),
                )
            })
            .collect();
        attributes.extend(
            class
                .properties
                .iter()
                .map(|&(name, getter)| (name.into(), property(name, getter))),
        );
        let (module, name) = self.named(class);
        let made = self.new_class(
            name.into(),
            name.into(),
            module.into(),
            vec![base],
            attributes,
        )?;
        self.library.classes.insert(key, made.clone());
        Ok(made)
    }

    /// `__module__` and `__name__`
    fn named(&self, class: &NativeClass) -> (&'static str, &'static str) {
        let is_plain = self.has(Quirk::LibraryTypesPlainlyNamed);
        match (class.module, class.name) {
            ("weakref", "ReferenceType") if is_plain => ("builtins", "weakref"),
            ("_contextvars", name) if is_plain => ("builtins", name),
            named => named,
        }
    }

    /// A new object of the library.
    pub(crate) fn native(&self, object: impl Native) -> Value {
        Ref::new(Kind::Native(Box::new(object))).into()
    }
}

fn property(name: &'static str, getter: NativeFn) -> Value {
    let getter = Ref::new(Kind::Builtin(function(name, getter))).into();
    Ref::new(Kind::Property(Box::new(Property {
        getter,
        setter: Value::None,
        deleter: Value::None,
    })))
    .into()
}

/// The library object of type `N`, if `value` is one.
pub(crate) fn as_native<N: Native>(value: &Value) -> Option<&N> {
    native_in(value.as_object()?)
}

/// The same for an object.
pub(crate) fn native_in<N: Native>(object: &Ref) -> Option<&N> {
    match &object.kind {
        Kind::Native(native) => native.as_any().downcast_ref(),
        _ => None,
    }
}
