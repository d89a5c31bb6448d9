//! Special methods that every object has, from `object` or `BaseException`.

use super::arguments::method;
use super::function::{Arguments, Builtin};
use crate::object::Kind;
use crate::syntax::ast::CompareOp;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The special methods of `object` that operators call.
pub const OBJECT_METHODS: &[Builtin] = &[
    method("__repr__", |vm, arguments| {
        let [this] = arguments.received(vm, "object.__repr__")?;
        vm.default_repr(&this).map(Value::from)
    }),
    method("__str__", |vm, arguments| {
        let [this] = arguments.received(vm, "object.__str__")?;
        vm.default_str(&this).map(Value::from)
    }),
    method("__hash__", hash),
    method("__eq__", eq),
    method("__ne__", ne),
    method("__lt__", |vm, arguments| {
        order(vm, arguments, CompareOp::Lt)
    }),
    method("__le__", |vm, arguments| {
        order(vm, arguments, CompareOp::Le)
    }),
    method("__gt__", |vm, arguments| {
        order(vm, arguments, CompareOp::Gt)
    }),
    method("__ge__", |vm, arguments| {
        order(vm, arguments, CompareOp::Ge)
    }),
];

/// What is called by name of everything that can be called.
pub const CALL: &[Builtin] = &[method("__call__", |vm, mut arguments| {
    if arguments.positional.is_empty() {
        return Err(vm.type_error("unbound method __call__() needs an argument"));
    }
    let this = arguments.positional.remove(0);
    vm.call(&this, arguments)
})];

fn hash(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "object.__hash__")?;
    let by_identity = matches!(
        this.as_object().map(|object| &object.kind),
        Some(Kind::Instance(_) | Kind::Exception(_) | Kind::Native(_) | Kind::Class(_))
    );
    let hash = if by_identity {
        crate::vm::operators::identity_hash(&this)
    } else {
        vm.hash(&this)?
    };
    Ok(Value::Int(hash.cast_signed()))
}

fn eq(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, other] = arguments.received(vm, "object.__eq__")?;
    match vm.native_compare(CompareOp::Eq, &this, &other)? {
        Some(equal) => Ok(Value::Bool(equal)),
        None if this.is(&other) => Ok(Value::Bool(true)),
        None => Ok(Value::NotImplemented),
    }
}

/// The opposite of what the object's own `__eq__` says.
fn ne(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, other] = arguments.received(vm, "object.__ne__")?;
    match vm.call_special(&this, "__eq__", &other)? {
        Some(equal) => Ok(Value::Bool(!vm.truth(&equal)?)),
        None => Ok(Value::NotImplemented),
    }
}

fn order(vm: &mut Vm, arguments: Arguments, op: CompareOp) -> Res<Value> {
    let [this, other] = arguments.received(vm, "object.__lt__")?;
    Ok(vm
        .native_compare(op, &this, &other)?
        .map_or(Value::NotImplemented, Value::Bool))
}
