//! Dictionaries.

use std::cell::RefCell;

use super::arguments::{function, method};
use super::function::{Arguments, Builtin};
use super::iterator::Iter;
use super::special;
use super::table::Table;
use super::types::T;
use super::view::{DictView, Part};
use crate::heap;
use crate::object::{Kind, Ref};
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// A dictionary's keys and values, in the order of insertion.
pub type Dict = Table<Value>;

/// Bytes that an entry takes, roughly.
const ENTRY_BYTES: usize = 64;

impl Vm {
    /// The value under `key`.
    pub(crate) fn dict_get(&mut self, dict: &RefCell<Dict>, key: &Value) -> Res<Option<Value>> {
        let hash = self.hash_as(key, "a dict key")?;
        let at = self.find(key, || dict.borrow().lookup(hash, key))?;
        Ok(at.and_then(|at| dict.borrow().value_at(at).cloned()))
    }

    /// Sets the value under `key`.
    pub(crate) fn dict_set(&mut self, dict: &RefCell<Dict>, key: Value, value: Value) -> Res<()> {
        self.spend(1)?;
        let hash = self.hash_as(&key, "a dict key")?;
        let at = self.find(&key, || dict.borrow().lookup(hash, &key))?;
        dict.borrow().note_content(&key, &value);
        let old = match at {
            Some(at) => dict.borrow_mut().replace_at(at, value),
            None => {
                dict.borrow_mut().push(hash, key, value);
                None
            }
        };
        drop(old);
        let entries = dict.borrow().len();
        self.claim(entries, ENTRY_BYTES)
    }

    /// Removes the entry of `key` and gives its value.
    pub(crate) fn dict_remove(&mut self, dict: &RefCell<Dict>, key: &Value) -> Res<Option<Value>> {
        let hash = self.hash_as(key, "a dict key")?;
        let at = self.find(key, || dict.borrow().lookup(hash, key))?;
        let removed = at.and_then(|at| dict.borrow_mut().remove_at(at));
        Ok(removed.map(|(_, value)| value))
    }

    /// Sets every entry of a mapping, or of an iterable of pairs.
    pub(crate) fn dict_update(&mut self, dict: &RefCell<Dict>, other: &Value) -> Res<()> {
        if let Some(Kind::Dict(entries)) = other.as_object().map(|object| &object.kind) {
            let entries: Vec<_> = entries
                .borrow()
                .iter()
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect();
            return entries
                .into_iter()
                .try_for_each(|(key, value)| self.dict_set(dict, key, value));
        }
        if self.optional_attr(other, "keys")?.is_some() {
            return self.update_from_mapping(dict, other);
        }
        let iterator = self.iterate(other)?;
        let mut index = 0;
        while let Some(pair) = self.next(&iterator)? {
            let (key, value) = self.pair(&pair, index)?;
            self.dict_set(dict, key, value)?;
            index += 1;
        }
        Ok(())
    }

    /// Sets every entry of a mapping; for `{**mapping}`.
    pub(crate) fn dict_update_mapping(&mut self, dict: &RefCell<Dict>, mapping: &Value) -> Res<()> {
        if matches!(
            mapping.as_object().map(|object| &object.kind),
            Some(Kind::Dict(_))
        ) {
            return self.dict_update(dict, mapping);
        }
        let updated = self.update_from_mapping(dict, mapping);
        match self.or_no_mapping(mapping, updated)? {
            Some(()) => Ok(()),
            None => {
                let name = match self.older_than(15) {
                    true => self.type_name(mapping),
                    false => self.full_name_of_type(mapping),
                };
                Err(self.type_error(format!("'{name}' object is not a mapping")))
            }
        }
    }

    /// What came of reading a mapping, or nothing where that raised AttributeError: then it counts as none, whatever raised it; from
    /// 3.15 on only if it has no `keys`.
    pub(crate) fn or_no_mapping<V>(&mut self, mapping: &Value, read: Res<V>) -> Res<Option<V>> {
        match read {
            Err(Unwind::Raise(error))
                if !self.older_than(15)
                    && self.is_a(&error, T::AttributeError)
                    && self.optional_attr(mapping, "keys")?.is_some() =>
            {
                Err(Unwind::Raise(error))
            }
            read => self.without(T::AttributeError, read),
        }
    }

    fn update_from_mapping(&mut self, dict: &RefCell<Dict>, mapping: &Value) -> Res<()> {
        for key in self.keys_of(mapping)? {
            let value = self.subscript(mapping, &key)?;
            self.dict_set(dict, key, value)?;
        }
        Ok(())
    }

    /// The keys of a mapping that is no dictionary: all of them, before a value is looked up.
    pub(crate) fn keys_of(&mut self, mapping: &Value) -> Res<Vec<Value>> {
        let method = self.get_attr(mapping, "keys")?;
        let keys = self.call_values(&method, Vec::new())?;
        let iterator = self.iterate(&keys);
        let Some(iterator) = self.without_type_error(iterator)? else {
            let name = self.type_name(mapping);
            return Err(match self.older_than(15) {
                true => {
                    let what = self.type_name(&keys);
                    self.type_error(format!(
                        "{name}.keys() returned a non-iterable (type {what})"
                    ))
                }
                false => {
                    let what = self.full_name_of_type(&keys);
                    self.type_error(format!("{name}.keys() must return an iterable, not {what}"))
                }
            });
        };
        let mut listed = Vec::new();
        while let Some(key) = self.next(&iterator)? {
            listed.push(key);
        }
        Ok(listed)
    }

    /// Element `index` of a sequence of pairs.
    fn pair(&mut self, pair: &Value, index: usize) -> Res<(Value, Value)> {
        let is_iterable = self.is_iterable(pair)?;
        if !is_iterable {
            let message = match self.older_than(14) {
                true => {
                    format!(
                        "cannot convert dictionary update sequence element #{index} to a sequence"
                    )
                }
                false => "object is not iterable".to_owned(),
            };
            return Err(self.type_error(message));
        }
        let items = self.collect(pair)?;
        let count = items.len();
        let Ok([key, value]) = <[Value; 2]>::try_from(items) else {
            return Err(self.value_error(format!(
                "dictionary update sequence element #{index} has length {count}; 2 is required"
            )));
        };
        Ok((key, value))
    }

    /// A KeyError for `key`.
    pub(crate) fn key_error(&mut self, key: &Value) -> crate::vm::Unwind {
        self.raise_value(T::KeyError, vec![key.clone()])
    }
}

/// The dictionary that a method was called on.
pub(crate) fn receiver<'a>(vm: &mut Vm, value: &'a Value, name: &str) -> Res<&'a RefCell<Dict>> {
    match value.as_object().map(|object| &object.kind) {
        Some(Kind::Dict(dict)) => Ok(dict),
        _ => Err(vm.wrong_receiver("dict", name, value)),
    }
}

/// The methods of `dict`.
pub const METHODS: &[Builtin] = &[
    special::ITER,
    special::LEN,
    special::GETITEM,
    special::SETITEM,
    special::DELITEM,
    special::CONTAINS,
    special::EQ,
    special::NE,
    special::OR,
    special::REPR,
    special::REVERSED,
    special::CLASS_GETITEM,
    method("get", get),
    method("setdefault", setdefault),
    method("pop", pop),
    method("popitem", popitem),
    method("keys", |vm, arguments| {
        view(vm, arguments, "dict.keys", Part::Keys)
    }),
    method("values", |vm, arguments| {
        view(vm, arguments, "dict.values", Part::Values)
    }),
    method("items", |vm, arguments| {
        view(vm, arguments, "dict.items", Part::Items)
    }),
    method("update", update),
    method("clear", clear),
    method("copy", copy),
    function("fromkeys", fromkeys),
];

fn get(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, "dict.get", 1, 2)?;
    let dict = receiver(vm, &this, "get")?;
    let mut rest = rest.into_iter();
    let key = rest.next().unwrap_or(Value::None);
    let found = vm.dict_get(dict, &key)?;
    Ok(found.or_else(|| rest.next()).unwrap_or(Value::None))
}

fn setdefault(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, "dict.setdefault", 1, 2)?;
    let dict = receiver(vm, &this, "setdefault")?;
    let mut rest = rest.into_iter();
    let key = rest.next().unwrap_or(Value::None);
    if let Some(found) = vm.dict_get(dict, &key)? {
        return Ok(found);
    }
    let default = rest.next().unwrap_or(Value::None);
    vm.dict_set(dict, key, default.clone())?;
    Ok(default)
}

fn pop(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, "dict.pop", 1, 2)?;
    let dict = receiver(vm, &this, "pop")?;
    let mut rest = rest.into_iter();
    let key = rest.next().unwrap_or(Value::None);
    let is_empty = dict.borrow().is_empty();
    let removed = if is_empty {
        None
    } else {
        vm.dict_remove(dict, &key)?
    };
    removed
        .or_else(|| rest.next())
        .ok_or_else(|| vm.key_error(&key))
}

fn popitem(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "dict.popitem")?;
    let dict = receiver(vm, &this, "popitem")?;
    let last = dict.borrow_mut().pop_last();
    match last {
        Some((key, value)) => Ok(vm.tuple(vec![key, value])),
        None => Err(vm.key_error(&Value::from("popitem(): dictionary is empty"))),
    }
}

fn view(vm: &mut Vm, arguments: Arguments, name: &str, part: Part) -> Res<Value> {
    let [this] = arguments.received(vm, name)?;
    receiver(vm, &this, name.rsplit('.').next().unwrap_or(name))?;
    let class = vm.class(part.view_class()).clone();
    Ok(Ref::new(Kind::Native(Box::new(DictView {
        class,
        dict: RefCell::new(this),
        part,
    })))
    .into())
}

fn update(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keywords = std::mem::take(&mut arguments.keywords);
    let (this, rest) = arguments.received_between(vm, "dict.update", 0, 1)?;
    let dict = receiver(vm, &this, "update")?;
    fill(vm, dict, rest.first(), keywords)?;
    Ok(Value::None)
}

/// Does what `dict(other, **keywords)` does to a new dictionary.
pub(crate) fn fill(
    vm: &mut Vm,
    dict: &RefCell<Dict>,
    other: Option<&Value>,
    keywords: Vec<(crate::value::Str, Value)>,
) -> Res<()> {
    if let Some(other) = other {
        vm.dict_update(dict, other)?;
    }
    keywords
        .into_iter()
        .try_for_each(|(key, value)| vm.dict_set(dict, key.into(), value))
}

fn clear(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "dict.clear")?;
    let all = receiver(vm, &this, "clear")?.borrow_mut().take();
    heap::let_go(all.into_items());
    Ok(Value::None)
}

fn copy(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "dict.copy")?;
    let copy = receiver(vm, &this, "copy")?.borrow().clone();
    vm.claim_work(copy.len(), ENTRY_BYTES)?;
    Ok(vm.dict(copy))
}

fn fromkeys(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let arguments = arguments.between(vm, "fromkeys", 1, 2)?;
    let mut arguments = arguments.into_iter();
    let keys = arguments.next().unwrap_or(Value::None);
    let value = arguments.next().unwrap_or(Value::None);
    let dict = RefCell::new(Dict::new());
    let keys = vm.iterate(&keys)?;
    while let Some(key) = vm.next(&keys)? {
        vm.dict_set(&dict, key, value.clone())?;
    }
    Ok(vm.dict(dict.into_inner()))
}

/// An iterator over a part of a dictionary.
pub(crate) fn iterator(dict: &Value, part: Part, backwards: bool) -> Iter {
    let length = match dict.as_object().map(|object| &object.kind) {
        Some(Kind::Dict(entries)) => entries.borrow().len(),
        _ => 0,
    };
    let position = if backwards { usize::MAX } else { 0 };
    Iter::Dict {
        dict: dict.clone(),
        position,
        length,
        part,
        backwards,
    }
}
