//! Slices.

use super::arguments::method;
use super::function::{Arguments, Builtin};
use super::special;
use crate::object::Kind;
use crate::value::Value;
use crate::vm::operators::slice_positions;
use crate::vm::{Res, Vm};

/// The methods of `slice`.
pub const METHODS: &[Builtin] = &[
    special::EQ,
    special::NE,
    special::LT,
    special::LE,
    special::GT,
    special::GE,
    special::HASH,
    special::REPR,
    method("indices", indices),
];

/// `start`, `stop` and `step`.
pub(crate) fn attribute(parts: &[Value; 3], name: &str) -> Option<Value> {
    let [start, stop, step] = parts;
    match name {
        "start" => Some(start.clone()),
        "stop" => Some(stop.clone()),
        "step" => Some(step.clone()),
        _ => None,
    }
}

fn indices(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, len] = arguments.received(vm, "slice.indices")?;
    let Some(Kind::Slice(parts)) = this.as_object().map(|object| &object.kind) else {
        return Err(vm.wrong_receiver("slice", "indices", &this));
    };
    let Ok(len) = usize::try_from(vm.index_number(&len)?) else {
        return Err(vm.value_error("length should not be negative"));
    };
    let positions = slice_positions(vm, parts, len)?;
    let items = [positions.start, positions.stop, positions.step]
        .map(Value::Int)
        .to_vec();
    Ok(vm.tuple(items))
}
