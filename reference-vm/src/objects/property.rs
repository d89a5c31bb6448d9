//! `property`, and the other descriptors that are made by calling a class.

use super::arguments::method;
use super::function::{Arguments, Builtin, Property};
use crate::object::{Kind, Ref};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The methods of `property`, by which decorators add to one.
pub const METHODS: &[Builtin] = &[
    method("getter", |vm, arguments| {
        with(vm, arguments, "getter", |property, function| {
            property.getter = function
        })
    }),
    method("setter", |vm, arguments| {
        with(vm, arguments, "setter", |property, function| {
            property.setter = function
        })
    }),
    method("deleter", |vm, arguments| {
        with(vm, arguments, "deleter", |property, function| {
            property.deleter = function
        })
    }),
];

/// A copy with another function.
fn with(
    vm: &mut Vm,
    arguments: Arguments,
    name: &str,
    set: fn(&mut Property, Value),
) -> Res<Value> {
    let [this, function] = arguments.received(vm, &format!("property.{name}"))?;
    let Some(Kind::Property(property)) = this.as_object().map(|object| &object.kind) else {
        return Err(vm.wrong_receiver("property", name, &this));
    };
    let mut copy = property.clone();
    set(&mut copy, function);
    Ok(Ref::new(Kind::Property(copy)).into())
}

/// `fget`, `fset`, `fdel`.
pub(crate) fn attribute(property: &Property, name: &str) -> Option<Value> {
    match name {
        "fget" => Some(property.getter.clone()),
        "fset" => Some(property.setter.clone()),
        "fdel" => Some(property.deleter.clone()),
        _ => None,
    }
}
