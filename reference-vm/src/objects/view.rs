//! What `keys()`, `values()` and `items()` of a dictionary return.

use std::any::Any;
use std::cell::RefCell;

use super::arguments::method;
use super::dict;
use super::function::{Arguments, Builtin};
use super::native::Native;
use super::set::Set;
use super::types::T;
use crate::object::{Kind, Ref};
use crate::syntax::ast::{BinaryOp, CompareOp};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Which part of each entry.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The key.
    Keys,
    /// The value.
    Values,
    /// A tuple of both.
    Items,
}

impl Part {
    /// The class of a view of this part.
    pub fn view_class(self) -> T {
        match self {
            Self::Keys => T::DictKeys,
            Self::Values => T::DictValues,
            Self::Items => T::DictItems,
        }
    }

    /// The class of an iterator over this part.
    pub fn iterator_class(self, backwards: bool) -> T {
        match (self, backwards) {
            (Self::Keys, false) => T::DictKeyIterator,
            (Self::Values, false) => T::DictValueIterator,
            (Self::Items, false) => T::DictItemIterator,
            (Self::Keys, true) => T::DictReverseKeyIterator,
            (Self::Values, true) => T::DictReverseValueIterator,
            (Self::Items, true) => T::DictReverseItemIterator,
        }
    }

    /// The part of an entry.
    pub fn of(self, vm: &Vm, key: &Value, value: &Value) -> Value {
        match self {
            Self::Keys => key.clone(),
            Self::Values => value.clone(),
            Self::Items => vm.tuple(vec![key.clone(), value.clone()]),
        }
    }
}

/// A view of a dictionary.
pub struct DictView {
    pub(crate) class: Ref,
    pub(crate) dict: RefCell<Value>,
    pub(crate) part: Part,
}

impl Native for DictView {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&Value::Object(self.class.clone()));
        visit(&self.dict.borrow());
    }

    fn clear(&self) {
        let dict = self.dict.replace(Value::None);
        drop(dict);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The methods of all three classes of views.
pub const METHODS: &[Builtin] = &[
    method("__iter__", |vm, arguments| iterate(vm, arguments, false)),
    method("__reversed__", |vm, arguments| iterate(vm, arguments, true)),
    method("__len__", len),
    method("__contains__", contains),
    method("__repr__", repr),
    method("__eq__", |vm, arguments| {
        compare(vm, arguments, CompareOp::Eq)
    }),
    method("__lt__", |vm, arguments| {
        compare(vm, arguments, CompareOp::Lt)
    }),
    method("__le__", |vm, arguments| {
        compare(vm, arguments, CompareOp::Le)
    }),
    method("__gt__", |vm, arguments| {
        compare(vm, arguments, CompareOp::Gt)
    }),
    method("__ge__", |vm, arguments| {
        compare(vm, arguments, CompareOp::Ge)
    }),
    method("__and__", |vm, arguments| {
        combine(vm, arguments, BinaryOp::And, false)
    }),
    method("__rand__", |vm, arguments| {
        combine(vm, arguments, BinaryOp::And, true)
    }),
    method("__or__", |vm, arguments| {
        combine(vm, arguments, BinaryOp::Or, false)
    }),
    method("__ror__", |vm, arguments| {
        combine(vm, arguments, BinaryOp::Or, true)
    }),
    method("__sub__", |vm, arguments| {
        combine(vm, arguments, BinaryOp::Sub, false)
    }),
    method("__rsub__", |vm, arguments| {
        combine(vm, arguments, BinaryOp::Sub, true)
    }),
    method("__xor__", |vm, arguments| {
        combine(vm, arguments, BinaryOp::Xor, false)
    }),
    method("__rxor__", |vm, arguments| {
        combine(vm, arguments, BinaryOp::Xor, true)
    }),
];

/// The view, if `value` is one.
fn as_view(value: &Value) -> Option<(Value, Part)> {
    let Kind::Native(native) = &value.as_object()?.kind else {
        return None;
    };
    let view = native.as_any().downcast_ref::<DictView>()?;
    Some((view.dict.borrow().clone(), view.part))
}

fn receiver(vm: &mut Vm, value: &Value, method: &str) -> Res<(Value, Part)> {
    as_view(value).ok_or_else(|| vm.wrong_receiver("dict_keys", method, value))
}

fn iterate(vm: &mut Vm, arguments: Arguments, backwards: bool) -> Res<Value> {
    let [this] = arguments.received(vm, "dict_keys.__iter__")?;
    let (dict, part) = receiver(vm, &this, "__iter__")?;
    Ok(vm.iterator(dict::iterator(&dict, part, backwards)))
}

fn len(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "dict_keys.__len__")?;
    let (dict, _) = receiver(vm, &this, "__len__")?;
    let len = vm.len(&dict)?;
    vm.integer(len)
}

fn contains(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, item] = arguments.received(vm, "dict_keys.__contains__")?;
    let (dict, part) = receiver(vm, &this, "__contains__")?;
    let found = match part {
        Part::Keys => vm.contains(&dict, &item)?,
        Part::Values => {
            let values = vm.iterator(dict::iterator(&dict, part, false));
            vm.contains(&values, &item)?
        }
        Part::Items => match item.as_object().and_then(|item| item.as_tuple()) {
            Some([key, value]) => {
                let entries = dict::receiver(vm, &dict, "items")?;
                match vm.dict_get(entries, key)? {
                    Some(own) => vm.same_or_equal(&own, value)?,
                    None => false,
                }
            }
            _ => false,
        },
    };
    Ok(Value::Bool(found))
}

fn repr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "dict_keys.__repr__")?;
    let (_, part) = receiver(vm, &this, "__repr__")?;
    let items = vm.collect(&this)?;
    let items = vm.list(items);
    let items = vm.repr(&items)?;
    Ok(format!("{}({items})", part.view_class().name()).into())
}

/// The elements as a set, if `value` is a set or a view of keys or items.
fn as_set(vm: &mut Vm, value: &Value) -> Res<Option<Value>> {
    if let Some(Kind::Set(_) | Kind::FrozenSet(_)) = value.as_object().map(|object| &object.kind) {
        return Ok(Some(value.clone()));
    }
    match as_view(value) {
        Some((_, Part::Keys | Part::Items)) => to_set(vm, value).map(Some),
        _ => Ok(None),
    }
}

fn to_set(vm: &mut Vm, value: &Value) -> Res<Value> {
    let items = RefCell::new(Set::new());
    vm.set_update(&items, value)?;
    Ok(vm.set(items.into_inner()))
}

fn compare(vm: &mut Vm, arguments: Arguments, op: CompareOp) -> Res<Value> {
    let [this, other] = arguments.received(vm, "dict_keys.__eq__")?;
    let (Some(this), Some(other)) = (as_set(vm, &this)?, as_set(vm, &other)?) else {
        return Ok(Value::NotImplemented);
    };
    vm.compare(op, &this, &other)
}

fn combine(vm: &mut Vm, arguments: Arguments, op: BinaryOp, reflected: bool) -> Res<Value> {
    let [this, other] = arguments.received(vm, "dict_keys.__or__")?;
    let Some(this) = as_set(vm, &this)? else {
        return Ok(Value::NotImplemented);
    };
    let other = to_set(vm, &other)?;
    if reflected {
        vm.binary(op, &other, &this)
    } else {
        vm.binary(op, &this, &other)
    }
}
