//! The methods of contexts, which are mappings of variables to values.

use super::{Context, Entry, entries_of, variable};
use crate::library::native_class::{NativeClass, as_native};
use crate::objects::arguments::{function, method};
use crate::objects::function::Arguments;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) static CONTEXT: NativeClass = NativeClass {
    name: "Context",
    module: "_contextvars",
    base: None,
    methods: &[
        function("__new__", context_new),
        method("run", context_run),
        method("copy", context_copy),
        method("get", context_get),
        method("__getitem__", context_getitem),
        method("__contains__", context_contains),
        method("__len__", context_len),
        method("__iter__", context_iter),
        method("keys", context_keys),
        method("values", context_values),
        method("items", context_items),
    ],
    properties: &[],
};

fn context_new(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    if arguments.positional.len() > 1 || !arguments.keywords.is_empty() {
        return Err(vm.type_error("Context() does not accept any arguments"));
    }
    vm.new_context(Vec::new()).map(Value::Object)
}

fn context_run(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    if arguments.positional.len() < 2 {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    }
    let this = arguments.positional.remove(0);
    let callable = arguments.positional.remove(0);
    vm.run_in_context(&this, &callable, arguments)
}

fn context_copy(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Context.copy")?;
    let entries = this.as_object().map(entries_of).unwrap_or_default();
    vm.new_context(entries).map(Value::Object)
}

fn look_up(vm: &mut Vm, context: &Value, key: &Value) -> Res<Option<Value>> {
    let (object, _) = variable(vm, key)?;
    Ok(as_native::<Context>(context)
        .and_then(|context| context.find(object))
        .map(|entry| entry.value))
}

fn context_get(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let (this, given) = arguments.received_between(vm, "Context.get", 1, 2)?;
    let mut given = given.into_iter();
    let key = given.next().unwrap_or(Value::None);
    Ok(look_up(vm, &this, &key)?
        .or_else(|| given.next())
        .unwrap_or(Value::None))
}

fn context_getitem(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, key] = arguments.received(vm, "Context.__getitem__")?;
    match look_up(vm, &this, &key)? {
        Some(value) => Ok(value),
        None => Err(vm.key_error(&key)),
    }
}

fn context_contains(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, key] = arguments.received(vm, "Context.__contains__")?;
    Ok(look_up(vm, &this, &key)?.is_some().into())
}

fn listed(vm: &mut Vm, arguments: Arguments, part: fn(&Vm, Entry) -> Value) -> Res<Value> {
    let [this] = arguments.received(vm, "Context.keys")?;
    let entries = this.as_object().map(entries_of).unwrap_or_default();
    let items = entries.into_iter().map(|entry| part(vm, entry)).collect();
    Ok(vm.list(items))
}

fn context_len(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Context.__len__")?;
    vm.integer(this.as_object().map(entries_of).unwrap_or_default().len())
}

fn context_keys(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    listed(vm, arguments, |_, entry| entry.var.into())
}

fn context_values(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    listed(vm, arguments, |_, entry| entry.value)
}

fn context_items(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    listed(vm, arguments, |vm, entry| {
        vm.tuple(vec![entry.var.into(), entry.value])
    })
}

fn context_iter(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let keys = context_keys(vm, arguments)?;
    vm.iterate(&keys)
}
