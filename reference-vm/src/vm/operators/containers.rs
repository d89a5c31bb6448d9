//! `len`, subscripts and `in`.

use std::cell::RefCell;

use num_traits::{Signed, ToPrimitive};

use super::defines_operators;
use super::indexing::{Positions, Sequence, range_len, slice_positions};
use super::sequences::ITEM_BYTES;
use crate::clause::Clause;
use crate::heap;
use crate::object::Kind;
use crate::objects::iterator::character;
use crate::objects::number::{Number, integer_of};
use crate::objects::types::T;
use crate::value::{Str, Value};
use crate::vm::{Res, Unwind, Vm};
impl Vm {
    /// `len(value)`
    pub fn len(&mut self, value: &Value) -> Res<usize> {
        let object = match value {
            Value::Str(text) => {
                self.spend_reading(text.len())?;
                return Ok(text.chars().count());
            }
            Value::Bytes(bytes) => return Ok(bytes.len()),
            Value::Object(object) => object,
            _ => return Err(self.no_len(value)),
        };
        match &object.kind {
            Kind::Tuple(items) => Ok(items.len()),
            Kind::List(items) => Ok(items.borrow().len()),
            Kind::Dict(entries) => Ok(entries.borrow().len()),
            Kind::Set(items) => Ok(items.borrow().len()),
            Kind::FrozenSet(items) => Ok(items.len()),
            Kind::Range { start, stop, step } => {
                match usize::try_from(range_len(*start, *stop, *step)) {
                    Ok(len) if i64::try_from(len).is_ok() => Ok(len),
                    _ => Err(self.raise(
                        T::OverflowError,
                        "Python int too large to convert to C ssize_t",
                    )),
                }
            }
            _ if defines_operators(object) => match self.special_len(value)? {
                Some(len) => Ok(len),
                None => Err(self.no_len(value)),
            },
            _ => Err(self.no_len(value)),
        }
    }

    fn no_len(&mut self, value: &Value) -> Unwind {
        let name = self.type_name(value);
        self.type_error(format!("object of type '{name}' has no len()"))
    }

    /// What `__len__` says, if there is one.
    pub(super) fn special_len(&mut self, value: &Value) -> Res<Option<usize>> {
        let Some(method) = self.lookup_special(value, "__len__")? else {
            return Ok(None);
        };
        let result = self.call_values(&method, Vec::new())?;
        match Number::of(&result) {
            Some(Number::Small(n)) if n >= 0 => Ok(usize::try_from(n).ok()),
            Some(Number::Big(n)) if n.is_positive() => Err(self.raise(
                T::OverflowError,
                "cannot fit 'int' into an index-sized integer",
            )),
            Some(Number::Small(_) | Number::Big(_)) => {
                Err(self.value_error("__len__() should return >= 0"))
            }
            _ => {
                let name = self.type_name(&result);
                Err(self.type_error(format!(
                    "'{name}' object cannot be interpreted as an integer"
                )))
            }
        }
    }

    /// `container[index]`
    pub fn subscript(&mut self, container: &Value, index: &Value) -> Res<Value> {
        let slice = match index.as_object().map(|index| &index.kind) {
            Some(Kind::Slice(slice)) => Some(&**slice),
            _ => None,
        };
        let object = match container {
            Value::Str(text) => {
                return self.subscript_text(text, index, slice);
            }
            Value::Bytes(bytes) => {
                return match slice {
                    Some(slice) => {
                        let positions = slice_positions(self, slice, bytes.len())?;
                        self.claim_work(positions.count, 1)?;
                        Ok(Value::Bytes(
                            positions
                                .iter()
                                .filter_map(|at| bytes.get(at).copied())
                                .collect(),
                        ))
                    }
                    None => {
                        let at = self.position(index, bytes.len(), Sequence::Bytes)?;
                        Ok(bytes
                            .get(at)
                            .map_or(Value::None, |byte| Value::Int(i64::from(*byte))))
                    }
                };
            }
            Value::Object(object) => object,
            _ => return Err(self.not_subscriptable(container)),
        };
        match &object.kind {
            Kind::List(items) => match slice {
                Some(slice) => {
                    let len = items.borrow().len();
                    let positions = slice_positions(self, slice, len)?;
                    self.claim_work(positions.count, ITEM_BYTES)?;
                    let part = taken(&items.borrow(), &positions);
                    Ok(self.list(part))
                }
                None => {
                    let len = items.borrow().len();
                    let at = self.position(index, len, Sequence::List)?;
                    let item = items.borrow().get(at).cloned();
                    item.ok_or_else(|| self.raise(T::IndexError, Sequence::List.out_of_range()))
                }
            },
            Kind::Tuple(items) => match slice {
                Some(slice) => {
                    let positions = slice_positions(self, slice, items.len())?;
                    self.claim_work(positions.count, ITEM_BYTES)?;
                    let part = taken(items, &positions);
                    Ok(self.tuple(part))
                }
                None => {
                    let at = self.position(index, items.len(), Sequence::Tuple)?;
                    Ok(items.get(at).cloned().unwrap_or(Value::None))
                }
            },
            Kind::Dict(entries) => match self.dict_get(entries, index)? {
                Some(value) => Ok(value),
                None => Err(self.key_error(index)),
            },
            Kind::Range { start, stop, step } => {
                self.subscript_range((*start, *stop, *step), index, slice)
            }
            Kind::Class(_) => self.subscript_class(container, index),
            _ if defines_operators(object) => {
                match self.lookup_special(container, "__getitem__")? {
                    Some(method) => self.call_values(&method, vec![index.clone()]),
                    None => Err(self.not_subscriptable(container)),
                }
            }
            _ => Err(self.not_subscriptable(container)),
        }
    }

    fn subscript_range(
        &mut self,
        range: (i64, i64, i64),
        index: &Value,
        slice: Option<&[Value; 3]>,
    ) -> Res<Value> {
        let (start, stop, step) = range;
        let len = usize::try_from(range_len(start, stop, step)).unwrap_or(usize::MAX);
        let item = |at: i64| start.saturating_add(step.saturating_mul(at));
        match slice {
            Some(slice) => {
                let positions = slice_positions(self, slice, len)?;
                Ok(self.range(
                    item(positions.start),
                    item(positions.stop),
                    step.saturating_mul(positions.step),
                ))
            }
            None => {
                let at = self.position(index, len, Sequence::Range)?;
                Ok(Value::Int(item(i64::try_from(at).unwrap_or(i64::MAX))))
            }
        }
    }

    fn subscript_class(&mut self, class: &Value, index: &Value) -> Res<Value> {
        let builtin = class
            .as_object()
            .and_then(|object| object.as_class())
            .and_then(|class| class.builtin);
        match builtin {
            Some(T::Coroutine | T::Generator) => self.mark(Clause::CoroutineGeneric),
            Some(T::AsyncGenerator) => self.mark(Clause::AbcSubscript),
            _ => {}
        }
        if builtin.is_some_and(|builtin| self.is_generic(builtin))
            || self.is_generic_of_library(class)
        {
            return self.generic_alias(class, index);
        }
        if let Some(method) = self.lookup_special(class, "__getitem__")? {
            return self.call_values(&method, vec![index.clone()]);
        }
        match self.optional_attr(class, "__class_getitem__")? {
            Some(method) => self.call_values(&method, vec![index.clone()]),
            None => Err(self.not_subscriptable(class)),
        }
    }

    fn not_subscriptable(&mut self, value: &Value) -> Unwind {
        if !self.older_than(11)
            && let Some(class) = value.as_object().and_then(|object| object.as_class())
        {
            let name = class.name.borrow().clone();
            return self.type_error(format!("type '{name}' is not subscriptable"));
        }
        let name = self.type_name(value);
        self.type_error(format!("'{name}' object is not subscriptable"))
    }

    /// `container[index] = value`
    pub fn set_subscript(&mut self, container: &Value, index: &Value, value: Value) -> Res<()> {
        match container.as_object().map(|object| &object.kind) {
            Some(Kind::List(items)) => {
                if let Some(Kind::Slice(slice)) = index.as_object().map(|index| &index.kind) {
                    return self.set_slice(items, slice, &value);
                }
                let len = items.borrow().len();
                let at = self.position(index, len, Sequence::ListAssignment)?;
                let old = items
                    .borrow_mut()
                    .get_mut(at)
                    .map(|item| std::mem::replace(item, value));
                drop(old);
                Ok(())
            }
            Some(Kind::Dict(entries)) => self.dict_set(entries, index.clone(), value),
            Some(Kind::Instance(_) | Kind::Exception(_) | Kind::Native(_) | Kind::Class(_)) => {
                match self.lookup_special(container, "__setitem__")? {
                    Some(method) => self.call_for_effect(&method, vec![index.clone(), value]),
                    None => Err(self.no_item_assignment(container)),
                }
            }
            _ => Err(self.no_item_assignment(container)),
        }
    }

    fn subscript_text(
        &mut self,
        text: &Str,
        index: &Value,
        slice: Option<&[Value; 3]>,
    ) -> Res<Value> {
        if text.is_ascii() && slice.is_none() {
            let at = self.position(index, text.len(), Sequence::Str)?;
            let part = text.get(at..at + 1);
            return Ok(part.map_or(Value::None, Value::from));
        }
        self.claim_work(text.len(), size_of::<char>())?;
        let chars: Vec<char> = text.chars().collect();
        match slice {
            Some(slice) => {
                let positions = slice_positions(self, slice, chars.len())?;
                let part: String = positions.iter().filter_map(|at| chars.get(at)).collect();
                Ok(part.into())
            }
            None => {
                let at = self.position(index, chars.len(), Sequence::Str)?;
                Ok(chars.get(at).map_or(Value::None, |c| character(*c)))
            }
        }
    }

    /// In CPython one slot serves both methods: a class with the other one fails only when this one is looked up.
    fn no_item_assignment(&mut self, container: &Value) -> Unwind {
        if self.has_special(container, "__delitem__") {
            return self.raise(T::AttributeError, "__setitem__");
        }
        let name = self.type_name(container);
        self.type_error(format!("'{name}' object does not support item assignment"))
    }

    fn no_item_deletion(&mut self, container: &Value, index: &Value) -> Unwind {
        if self.has_special(container, "__setitem__") {
            return self.raise(T::AttributeError, "__delitem__");
        }
        let name = self.type_name(container);
        let not = match self.is_index(index) && self.is_sequence_to_c(container) {
            true => "doesn't",
            false => "does not",
        };
        self.type_error(format!("'{name}' object {not} support item deletion"))
    }

    /// Whether CPython looks for a sequence's deletion in the type at all: those of classes in Python, and what has a length of its own.
    fn is_sequence_to_c(&self, value: &Value) -> bool {
        let Value::Object(object) = value else {
            return matches!(value, Value::Str(_) | Value::Bytes(_));
        };
        match &object.kind {
            Kind::Tuple(_) | Kind::Range { .. } | Kind::Set(_) | Kind::FrozenSet(_) => true,
            Kind::Native(_) => self.has_special(value, "__len__"),
            _ => {
                let class = self.class_of(value);
                class
                    .as_class()
                    .is_some_and(|class| class.builtin.is_none())
            }
        }
    }

    fn set_slice(
        &mut self,
        items: &RefCell<Vec<Value>>,
        slice: &[Value; 3],
        value: &Value,
    ) -> Res<()> {
        let is_extended = !slice[2].is_none() || !self.older_than(13);
        let message = match is_extended {
            true => "must assign iterable to extended slice",
            false => "can only assign an iterable",
        };
        let new = self.collect_sequence(value, message)?;
        let len = items.borrow().len();
        self.claim_work(len.saturating_add(new.len()), ITEM_BYTES)?;
        let positions = slice_positions(self, slice, len)?;
        // `__index__` may have changed the list.
        let len = items.borrow().len();
        if slice[2].is_none() || matches!(slice[2], Value::Int(1)) {
            let start = usize::try_from(positions.start).unwrap_or(0).min(len);
            let end = start.saturating_add(positions.count).min(len);
            let old: Vec<Value> = items.borrow_mut().splice(start..end, new).collect();
            // Items go from the end, as in CPython.
            heap::let_go(old.into_iter().rev());
            return Ok(());
        }
        if positions.count != new.len() {
            let (given, wanted) = (new.len(), positions.count);
            return Err(self.value_error(format!(
                "attempt to assign sequence of size {given} to extended slice of size {wanted}"
            )));
        }
        let mut replaced = Vec::with_capacity(positions.count);
        for (at, item) in positions.iter().zip(new) {
            let mut items = items.borrow_mut();
            let place = items.get_mut(at);
            replaced.extend(place.map(|place| std::mem::replace(place, item)));
        }
        heap::let_go(replaced);
        Ok(())
    }

    /// `del container[index]`
    pub fn delete_subscript(&mut self, container: &Value, index: &Value) -> Res<()> {
        match container.as_object().map(|object| &object.kind) {
            Some(Kind::List(items)) => {
                let len = items.borrow().len();
                if let Some(Kind::Slice(slice)) = index.as_object().map(|index| &index.kind) {
                    let doomed = slice_positions(self, slice, len)?;
                    self.claim_work(len, ITEM_BYTES)?;
                    let mut removed = remove_all(&mut items.borrow_mut(), doomed.iter());
                    if slice[2].is_none() || matches!(slice[2], Value::Int(1)) {
                        removed.reverse();
                    }
                    heap::let_go(removed);
                    return Ok(());
                }
                let at = self.position(index, len, Sequence::ListAssignment)?;
                self.spend_reading(len.saturating_sub(at).saturating_mul(ITEM_BYTES))?;
                let mut items = items.borrow_mut();
                // `__index__` may have shortened the list.
                let old = (at < items.len()).then(|| items.remove(at));
                drop(items);
                drop(old);
                Ok(())
            }
            Some(Kind::Dict(entries)) => match self.dict_remove(entries, index)? {
                Some(_) => Ok(()),
                None => Err(self.key_error(index)),
            },
            Some(Kind::Instance(_) | Kind::Exception(_) | Kind::Native(_) | Kind::Class(_)) => {
                match self.lookup_special(container, "__delitem__")? {
                    Some(method) => self.call_for_effect(&method, vec![index.clone()]),
                    None => Err(self.no_item_deletion(container, index)),
                }
            }
            _ => Err(self.no_item_deletion(container, index)),
        }
    }

    /// `item in container`
    pub fn contains(&mut self, container: &Value, item: &Value) -> Res<bool> {
        let object = match container {
            Value::Str(text) => {
                let Value::Str(part) = item else {
                    let name = self.type_name(item);
                    return Err(self.type_error(format!(
                        "'in <string>' requires string as left operand, not {name}"
                    )));
                };
                self.spend_reading(text.len().saturating_mul(3))?;
                return Ok(text.contains(&**part));
            }
            Value::Bytes(bytes) => return self.bytes_contain(bytes, item),
            Value::Object(object) => object,
            _ => return Err(self.no_container(container)),
        };
        match &object.kind {
            Kind::Dict(entries) => Ok(self.dict_get(entries, item)?.is_some()),
            Kind::Set(_) | Kind::FrozenSet(_) => self.set_contains(container, item),
            Kind::Range { start, stop, step } => match integer_of(item) {
                Some(n) => Ok(n.to_i64().is_some_and(|n| {
                    let inside = if *step > 0 {
                        *start <= n && n < *stop
                    } else {
                        *stop < n && n <= *start
                    };
                    inside && (i128::from(n) - i128::from(*start)) % i128::from(*step) == 0
                })),
                None => self.contains_by_iteration(container, item),
            },
            _ if defines_operators(object) => {
                match self.lookup_special(container, "__contains__")? {
                    Some(Value::None) => {
                        let name = self.type_name(container);
                        Err(self.type_error(format!("'{name}' object is not a container")))
                    }
                    Some(method) => {
                        let result = self.call_values(&method, vec![item.clone()])?;
                        let contains = self.truth(&result);
                        drop(result);
                        self.bury_any_dead()?;
                        contains
                    }
                    None => self.contains_by_iteration(container, item),
                }
            }
            _ => self.contains_by_iteration(container, item),
        }
    }

    fn contains_by_iteration(&mut self, container: &Value, item: &Value) -> Res<bool> {
        let iterator = self.iterate(container);
        let Some(iterator) = self.without_type_error(iterator)? else {
            return Err(self.no_container(container));
        };
        while let Some(candidate) = self.next(&iterator)? {
            if self.same_or_equal(&candidate, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn no_container(&mut self, value: &Value) -> Unwind {
        let name = self.type_name(value);
        let what = if self.older_than(14) {
            "iterable"
        } else {
            "a container or iterable"
        };
        self.type_error(format!("argument of type '{name}' is not {what}"))
    }

    fn bytes_contain(&mut self, bytes: &[u8], item: &Value) -> Res<bool> {
        self.spend_reading(bytes.len())?;
        if let Value::Bytes(part) = item {
            self.spend_reading(bytes.len().saturating_mul(part.len()))?;
            return Ok(part.is_empty() || bytes.windows(part.len()).any(|window| window == &**part));
        }
        match self.index_value(item)? {
            Some(Value::Int(n)) if (0..256).contains(&n) => {
                Ok(bytes.iter().any(|byte| i64::from(*byte) == n))
            }
            Some(_) => Err(self.value_error("byte must be in range(0, 256)")),
            None => {
                let name = self.type_name(item);
                Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
            }
        }
    }
}

/// The items at the positions of a slice.
fn taken(items: &[Value], positions: &Positions) -> Vec<Value> {
    positions
        .iter()
        .filter_map(|at| items.get(at).cloned())
        .collect()
}

/// Takes the items at some positions out, in the order in which they are in the list.
fn remove_all(items: &mut Vec<Value>, positions: impl Iterator<Item = usize>) -> Vec<Value> {
    let mut doomed: Vec<usize> = positions.collect();
    doomed.sort_unstable();
    let mut doomed = doomed.into_iter().peekable();
    let (removed, kept) = std::mem::take(items)
        .into_iter()
        .enumerate()
        .partition::<Vec<_>, _>(|(at, _)| doomed.next_if_eq(at).is_some());
    *items = kept.into_iter().map(|(_, item)| item).collect();
    removed.into_iter().map(|(_, item)| item).collect()
}
