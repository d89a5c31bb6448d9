//! `gc`: collection when asked for. Nothing is ever collected automatically.

use crate::object::{Kind, Namespace, Ref};
use crate::objects::function::{Arguments, Builtin};
use crate::value::Value;
use crate::vm::{Res, Vm};

const FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "collect",
        call: collect,
        is_method: false,
    },
    Builtin {
        name: "enable",
        call: enable,
        is_method: false,
    },
    Builtin {
        name: "disable",
        call: disable,
        is_method: false,
    },
    Builtin {
        name: "isenabled",
        call: is_enabled,
        is_method: false,
    },
];

pub(super) fn names(_: &mut Vm) -> Res<Namespace> {
    Ok(FUNCTIONS
        .iter()
        .map(|function| {
            (
                function.name.into(),
                Ref::new(Kind::Builtin(function.clone())).into(),
            )
        })
        .collect())
}

fn collect(vm: &mut Vm, _: Arguments) -> Res<Value> {
    let count = vm.collect_garbage()?;
    Ok(Value::Int(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// Only remembered: programs are compared without automatic collection.
fn enable(vm: &mut Vm, _: Arguments) -> Res<Value> {
    vm.gc_enabled = true;
    Ok(Value::None)
}

fn disable(vm: &mut Vm, _: Arguments) -> Res<Value> {
    vm.gc_enabled = false;
    Ok(Value::None)
}

fn is_enabled(vm: &mut Vm, _: Arguments) -> Res<Value> {
    Ok(Value::Bool(vm.gc_enabled))
}
