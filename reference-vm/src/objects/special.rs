//! Special methods that do no more than the operator that they stand for.

use super::arguments::{function, method};
use super::function::{Arguments, Builtin};
use crate::syntax::ast::{BinaryOp, CompareOp, UnaryOp};
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(crate) const ITER: Builtin = method("__iter__", |vm, arguments| {
    let [this] = arguments.received(vm, "__iter__")?;
    vm.iterate(&this)
});

pub(crate) const NEXT: Builtin = method("__next__", |vm, arguments| {
    let [this] = arguments.received(vm, "__next__")?;
    match vm.next(&this)? {
        Some(item) => Ok(item),
        None => Err(vm.raise_value(super::types::T::StopIteration, Vec::new())),
    }
});

pub(crate) const REVERSED: Builtin = method("__reversed__", |vm, arguments| {
    let [this] = arguments.received(vm, "__reversed__")?;
    vm.reversed(&this)
});

pub(crate) const LEN: Builtin = method("__len__", |vm, arguments| {
    let [this] = arguments.received(vm, "__len__")?;
    let len = vm.len(&this)?;
    vm.integer(len)
});

pub(crate) const GETITEM: Builtin = method("__getitem__", |vm, arguments| {
    let [this, index] = arguments.received(vm, "__getitem__")?;
    vm.subscript(&this, &index)
});

pub(crate) const SETITEM: Builtin = method("__setitem__", |vm, arguments| {
    let [this, index, value] = arguments.received(vm, "__setitem__")?;
    vm.set_subscript(&this, &index, value)?;
    Ok(Value::None)
});

pub(crate) const DELITEM: Builtin = method("__delitem__", |vm, arguments| {
    let [this, index] = arguments.received(vm, "__delitem__")?;
    vm.delete_subscript(&this, &index)?;
    Ok(Value::None)
});

pub(crate) const CONTAINS: Builtin = method("__contains__", |vm, arguments| {
    let [this, item] = arguments.received(vm, "__contains__")?;
    vm.contains(&this, &item).map(Value::Bool)
});

pub(crate) const HASH: Builtin = method("__hash__", |vm, arguments| {
    let [this] = arguments.received(vm, "__hash__")?;
    let hash = vm.hash(&this)?;
    Ok(Value::Int(hash.cast_signed()))
});

pub(crate) const REPR: Builtin = method("__repr__", |vm, arguments| {
    let [this] = arguments.received(vm, "__repr__")?;
    vm.repr(&this).map(Value::from)
});

pub(crate) const STR: Builtin = method("__str__", |vm, arguments| {
    let [this] = arguments.received(vm, "__str__")?;
    vm.str(&this).map(Value::from)
});

pub(crate) const FORMAT: Builtin = method("__format__", |vm, arguments| {
    let [this, spec] = arguments.received(vm, "__format__")?;
    let Some(spec) = spec.as_str() else {
        let name = vm.type_name(&spec);
        return Err(vm.type_error(format!("__format__() argument must be str, not {name}")));
    };
    vm.format(&this, spec).map(Value::from)
});

pub(crate) const BOOL: Builtin = method("__bool__", |vm, arguments| {
    let [this] = arguments.received(vm, "__bool__")?;
    vm.truth(&this).map(Value::Bool)
});

pub(crate) const EQ: Builtin = method("__eq__", |vm, arguments| {
    compare(vm, arguments, "__eq__", CompareOp::Eq)
});
pub(crate) const NE: Builtin = method("__ne__", |vm, arguments| {
    compare(vm, arguments, "__ne__", CompareOp::Ne)
});
pub(crate) const LT: Builtin = method("__lt__", |vm, arguments| {
    compare(vm, arguments, "__lt__", CompareOp::Lt)
});
pub(crate) const LE: Builtin = method("__le__", |vm, arguments| {
    compare(vm, arguments, "__le__", CompareOp::Le)
});
pub(crate) const GT: Builtin = method("__gt__", |vm, arguments| {
    compare(vm, arguments, "__gt__", CompareOp::Gt)
});
pub(crate) const GE: Builtin = method("__ge__", |vm, arguments| {
    compare(vm, arguments, "__ge__", CompareOp::Ge)
});

fn compare(vm: &mut Vm, arguments: Arguments, name: &str, op: CompareOp) -> Res<Value> {
    let [this, other] = arguments.received(vm, name)?;
    Ok(vm
        .native_compare(op, &this, &other)?
        .map_or(Value::NotImplemented, Value::Bool))
}

pub(crate) const ADD: Builtin = method("__add__", |vm, arguments| {
    arithmetic(vm, arguments, "__add__", BinaryOp::Add, false)
});
pub(crate) const RADD: Builtin = method("__radd__", |vm, arguments| {
    arithmetic(vm, arguments, "__radd__", BinaryOp::Add, true)
});
pub(crate) const SUB: Builtin = method("__sub__", |vm, arguments| {
    arithmetic(vm, arguments, "__sub__", BinaryOp::Sub, false)
});
pub(crate) const MUL: Builtin = method("__mul__", |vm, arguments| {
    arithmetic(vm, arguments, "__mul__", BinaryOp::Mul, false)
});
pub(crate) const MOD: Builtin = method("__mod__", |vm, arguments| {
    arithmetic(vm, arguments, "__mod__", BinaryOp::Mod, false)
});
pub(crate) const AND: Builtin = method("__and__", |vm, arguments| {
    arithmetic(vm, arguments, "__and__", BinaryOp::And, false)
});
pub(crate) const OR: Builtin = method("__or__", |vm, arguments| {
    arithmetic(vm, arguments, "__or__", BinaryOp::Or, false)
});
pub(crate) const XOR: Builtin = method("__xor__", |vm, arguments| {
    arithmetic(vm, arguments, "__xor__", BinaryOp::Xor, false)
});

fn arithmetic(
    vm: &mut Vm,
    arguments: Arguments,
    name: &str,
    op: BinaryOp,
    reflected: bool,
) -> Res<Value> {
    let [this, other] = arguments.received(vm, name)?;
    let result = if reflected {
        vm.native_binary(op, &other, &this)?
    } else {
        vm.native_binary(op, &this, &other)?
    };
    Ok(result.unwrap_or(Value::NotImplemented))
}

pub(crate) const RSUB: Builtin = method("__rsub__", |vm, arguments| {
    arithmetic(vm, arguments, "__rsub__", BinaryOp::Sub, true)
});
pub(crate) const RMUL: Builtin = method("__rmul__", |vm, arguments| {
    arithmetic(vm, arguments, "__rmul__", BinaryOp::Mul, true)
});
pub(crate) const TRUEDIV: Builtin = method("__truediv__", |vm, arguments| {
    arithmetic(vm, arguments, "__truediv__", BinaryOp::TrueDiv, false)
});
pub(crate) const FLOORDIV: Builtin = method("__floordiv__", |vm, arguments| {
    arithmetic(vm, arguments, "__floordiv__", BinaryOp::FloorDiv, false)
});
pub(crate) const POW: Builtin = method("__pow__", |vm, arguments| {
    arithmetic(vm, arguments, "__pow__", BinaryOp::Pow, false)
});

pub(crate) const DIVMOD: Builtin = method("__divmod__", |vm, arguments| {
    let [this, other] = arguments.received(vm, "__divmod__")?;
    Ok(match vm.divmod(&this, &other)? {
        Some((quotient, remainder)) => vm.tuple(vec![quotient, remainder]),
        None => Value::NotImplemented,
    })
});

pub(crate) const IADD: Builtin = method("__iadd__", |vm, arguments| {
    let [this, other] = arguments.received(vm, "__iadd__")?;
    vm.in_place(BinaryOp::Add, &this, &other)
});

pub(crate) const NEG: Builtin = method("__neg__", |vm, arguments| {
    let [this] = arguments.received(vm, "__neg__")?;
    vm.unary(UnaryOp::Neg, &this)
});

pub(crate) const POS: Builtin = method("__pos__", |vm, arguments| {
    let [this] = arguments.received(vm, "__pos__")?;
    vm.unary(UnaryOp::Pos, &this)
});

pub(crate) const INVERT: Builtin = method("__invert__", |vm, arguments| {
    let [this] = arguments.received(vm, "__invert__")?;
    vm.unary(UnaryOp::Invert, &this)
});

pub(crate) const ABS: Builtin = method("__abs__", |vm, arguments| {
    let [this] = arguments.received(vm, "__abs__")?;
    match vm.native_compare(CompareOp::Lt, &this, &Value::Int(0))? {
        Some(true) => vm.unary(UnaryOp::Neg, &this),
        _ => vm.unary(UnaryOp::Pos, &this),
    }
});

/// `list[int]` and the like.
pub(crate) const CLASS_GETITEM: Builtin = function("__class_getitem__", |vm, _| {
    Err(vm.unsupported("a parametrized built-in class"))
});
