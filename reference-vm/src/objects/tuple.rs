//! Tuples.

use super::arguments::method;
use super::function::{Arguments, Builtin};
use super::list::{count_items, search_bounds};
use super::special;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The methods of `tuple`.
pub const METHODS: &[Builtin] = &[
    special::ITER,
    special::LEN,
    special::GETITEM,
    special::CONTAINS,
    special::ADD,
    special::MUL,
    special::RMUL,
    special::EQ,
    special::NE,
    special::LT,
    special::LE,
    special::GT,
    special::GE,
    special::HASH,
    special::REPR,
    special::CLASS_GETITEM,
    method("index", index),
    method("count", count),
];

fn receiver<'a>(vm: &mut Vm, value: &'a Value, name: &str) -> Res<&'a [Value]> {
    match value.as_object().and_then(|object| object.as_tuple()) {
        Some(items) => Ok(items),
        None => Err(vm.wrong_receiver("tuple", name, value)),
    }
}

fn index(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, "tuple.index", 1, 3)?;
    let items = receiver(vm, &this, "index")?;
    let (wanted, start, stop) = search_bounds(vm, rest, items.len())?;
    for (at, item) in items.iter().enumerate().take(stop).skip(start) {
        if vm.same_or_equal(item, &wanted)? {
            return vm.integer(at);
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}

fn count(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, wanted] = arguments.received(vm, "tuple.count")?;
    let items = receiver(vm, &this, "count")?;
    count_items(vm, items, &wanted)
}
