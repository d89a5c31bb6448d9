//! Ranges.

use super::arguments::method;
use super::function::{Arguments, Builtin};
use super::special;
use crate::object::Kind;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The methods of `range`.
pub const METHODS: &[Builtin] = &[
    special::ITER,
    special::LEN,
    special::GETITEM,
    special::CONTAINS,
    special::EQ,
    special::NE,
    special::HASH,
    special::REPR,
    special::REVERSED,
    method("index", index),
    method("count", count),
];

/// `start`, `stop` and `step`.
pub(crate) fn attribute(start: i64, stop: i64, step: i64, name: &str) -> Option<Value> {
    match name {
        "start" => Some(Value::Int(start)),
        "stop" => Some(Value::Int(stop)),
        "step" => Some(Value::Int(step)),
        _ => None,
    }
}

fn index(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, item] = arguments.received(vm, "range.index")?;
    let Some(Kind::Range { start, step, .. }) = this.as_object().map(|object| &object.kind) else {
        return Err(vm.wrong_receiver("range", "index", &this));
    };
    match item {
        Value::Int(n) if vm.contains(&this, &item)? => {
            Ok(Value::Int(n.wrapping_sub(*start) / step))
        }
        _ => {
            if !vm.older_than(14) && matches!(item, Value::Int(_) | Value::BigInt(_)) {
                return Err(vm.value_error("range.index(x): x not in range"));
            }
            let shown = vm.repr(&item)?;
            Err(vm.value_error(format!("{shown} is not in range")))
        }
    }
}

fn count(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, item] = arguments.received(vm, "range.count")?;
    let found = vm.contains(&this, &item)?;
    Ok(Value::Int(i64::from(found)))
}
