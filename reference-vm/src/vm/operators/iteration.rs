//! `iter`, `next`, and taking everything that an iterable gives.

use std::rc::Rc;

use super::indexing::range_len;
use super::sequences::ITEM_BYTES;
use crate::clause::Clause;
use crate::object::Kind;
use crate::objects::dict;
use crate::objects::iterator::Iter;
use crate::objects::types::T;
use crate::objects::view::Part;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

impl Vm {
    /// `iter(value)`
    pub fn iterate(&mut self, value: &Value) -> Res<Value> {
        match self.native_iterator(value) {
            Some(iterator) => Ok(iterator),
            None => self.special_iterate(value),
        }
    }

    /// The iterator over a built-in collection; a generator or iterator itself.
    fn native_iterator(&self, value: &Value) -> Option<Value> {
        let iter = match value {
            Value::Str(text) => {
                let class = if text.is_ascii() && !self.older_than(11) {
                    T::StrAsciiIterator
                } else {
                    T::StrIterator
                };
                Iter::Str {
                    text: text.clone(),
                    at: 0,
                    class,
                }
            }
            Value::Bytes(bytes) => Iter::Bytes {
                bytes: Rc::clone(bytes),
                at: 0,
            },
            Value::Object(object) => match &object.kind {
                Kind::List(_) => Iter::List {
                    list: value.clone(),
                    at: 0,
                },
                Kind::Tuple(_) => Iter::Tuple {
                    tuple: value.clone(),
                    at: 0,
                },
                Kind::Dict(_) => dict::iterator(value, Part::Keys, false),
                Kind::Set(items) => Iter::Set {
                    set: value.clone(),
                    position: 0,
                    length: items.borrow().len(),
                },
                Kind::FrozenSet(items) => Iter::Set {
                    set: value.clone(),
                    position: 0,
                    length: items.len(),
                },
                Kind::Range { start, stop, step } => Iter::Range {
                    next: *start,
                    step: *step,
                    left: range_len(*start, *stop, *step),
                },
                Kind::Iterator(_) | Kind::Generator(_) => return Some(value.clone()),
                _ => return None,
            },
            _ => return None,
        };
        Some(self.iterator(iter))
    }

    fn special_iterate(&mut self, value: &Value) -> Res<Value> {
        match self.lookup_special(value, "__iter__")? {
            Some(Value::None) => {}
            Some(method) => {
                let iterator = self.call_values(&method, Vec::new())?;
                if self.is_iterator(&iterator)? {
                    return Ok(iterator);
                }
                let message = match self.has(Quirk::IteratorErrorOldMessage) {
                    true => format!(
                        "iter() returned non-iterator of type '{}'",
                        self.type_name(&iterator)
                    ),
                    false => self.bad_return(value, "__iter__", "an iterator", &iterator),
                };
                return Err(self.type_error(message));
            }
            None if self.has_items(value) => {
                return Ok(self.iterator(Iter::Sequence {
                    sequence: value.clone(),
                    at: 0,
                }));
            }
            None => {}
        }
        self.mark_not_iterable(value);
        let name = self.type_name(value);
        Err(self.type_error(format!("'{name}' object is not iterable")))
    }

    /// The message about a method that did not return what it should, as newer versions word it.
    pub(crate) fn bad_return(
        &self,
        receiver: &Value,
        method: &str,
        wanted: &str,
        given: &Value,
    ) -> String {
        let class = self.full_name_of_type(receiver);
        let given = self.full_name_of_type(given);
        format!("{class}.{method}() must return {wanted}, not {given}")
    }

    fn mark_not_iterable(&mut self, value: &Value) {
        match value.as_object().map(|object| &object.kind) {
            Some(Kind::Coroutine(_)) => self.mark(Clause::CoroutineNoIteration),
            Some(Kind::AsyncGenerator(agen)) if agen.body.code.is_generator_expression() => {
                self.mark(Clause::GenexprNotIterable);
            }
            _ => {}
        }
    }

    /// Whether there is a `__getitem__` to iterate by, and no `__iter__` that is None.
    fn has_items(&self, value: &Value) -> bool {
        self.has_special(value, "__getitem__") && !self.disables_special(value, "__iter__")
    }

    /// Whether `iter(value)` is defined.
    pub(crate) fn is_iterable(&mut self, value: &Value) -> Res<bool> {
        match value {
            Value::Str(_) | Value::Bytes(_) => return Ok(true),
            Value::Object(object) => match object.kind {
                Kind::List(_)
                | Kind::Tuple(_)
                | Kind::Dict(_)
                | Kind::Set(_)
                | Kind::FrozenSet(_)
                | Kind::Range { .. }
                | Kind::Iterator(_)
                | Kind::Generator(_) => return Ok(true),
                _ => {}
            },
            _ => {}
        }
        Ok(self.has_special(value, "__iter__") || self.has_items(value))
    }

    /// Whether `next(value)` is defined.
    pub(crate) fn is_iterator(&mut self, value: &Value) -> Res<bool> {
        match value.as_object().map(|object| &object.kind) {
            Some(Kind::Iterator(_) | Kind::Generator(_)) => Ok(true),
            _ => Ok(self.has_special(value, "__next__")),
        }
    }

    /// `next(iterator)`; None where that raises StopIteration.
    pub fn next(&mut self, iterator: &Value) -> Res<Option<Value>> {
        self.spend(1)?;
        match iterator.as_object().map(|object| (object, &object.kind)) {
            Some((object, Kind::Iterator(_))) => self.next_native(object),
            Some((object, Kind::Generator(_))) => self.generator_next(object),
            _ => {
                let Some(method) = self.lookup_special(iterator, "__next__")? else {
                    self.mark_not_iterable(iterator);
                    let name = self.type_name(iterator);
                    return Err(self.type_error(format!("'{name}' object is not an iterator")));
                };
                match self.call_values(&method, Vec::new()) {
                    Err(Unwind::Raise(exception)) if self.is_a(&exception, T::StopIteration) => {
                        self.swallow(&exception);
                        Ok(None)
                    }
                    result => result.map(Some),
                }
            }
        }
    }

    /// Every item of an iterable.
    pub fn collect(&mut self, iterable: &Value) -> Res<Vec<Value>> {
        match iterable.as_object().map(|object| &object.kind) {
            Some(Kind::List(items)) => {
                let items = items.borrow().clone();
                self.spend(items.len() / 4)?;
                return Ok(items);
            }
            Some(Kind::Tuple(items)) => {
                self.spend(items.len() / 4)?;
                return Ok(items.to_vec());
            }
            _ => {}
        }
        let iterator = self.iterate(iterable)?;
        self.ask_length(iterable)?;
        self.drain(&iterator)
    }

    /// Every item of an iterable for a tuple.
    pub(crate) fn collect_for_tuple(&mut self, iterable: &Value) -> Res<Vec<Value>> {
        if self.older_than(14) {
            return self.collect(iterable);
        }
        let iterator = self.iterate(iterable)?;
        self.drain(&iterator)
    }

    /// Every item that is left.
    pub(crate) fn drain(&mut self, iterator: &Value) -> Res<Vec<Value>> {
        let mut items = Vec::new();
        while let Some(item) = self.next(iterator)? {
            self.claim(items.len() + 1, ITEM_BYTES)?;
            items.push(item);
        }
        Ok(items)
    }

    /// Every item of an iterable for an operation on whole sequences, which has a message of its own where it is none.
    pub(crate) fn collect_sequence(&mut self, iterable: &Value, message: &str) -> Res<Vec<Value>> {
        if let Some(Kind::List(_) | Kind::Tuple(_)) =
            iterable.as_object().map(|object| &object.kind)
        {
            return self.collect(iterable);
        }
        let iterator = self.iterate(iterable);
        match self.without_type_error(iterator)? {
            Some(iterator) => self.collect(&iterator),
            None => Err(self.type_error(message)),
        }
    }

    /// Asks for the length of what a list is about to be made of, to make room; only a `__len__` of the program notices.
    pub(crate) fn ask_length(&mut self, iterable: &Value) -> Res<()> {
        let sequence = match iterable.as_object().map(|object| &object.kind) {
            Some(Kind::Iterator(iterator)) => iterator.borrow().sequence().cloned(),
            Some(Kind::Instance(_) | Kind::Exception(_)) => Some(iterable.clone()),
            _ => None,
        };
        if let Some(sequence) = sequence {
            let length = self.special_len(&sequence);
            self.without_type_error(length)?;
        }
        Ok(())
    }

    /// The items of an iterable for `a, b = iterable` with `count` targets.
    pub fn unpack(&mut self, iterable: &Value, count: usize) -> Res<Vec<Value>> {
        let iterator = self.iterate_for_unpacking(iterable)?;
        let mut items = Vec::with_capacity(count.min(64));
        while items.len() < count {
            match self.next(&iterator)? {
                Some(item) => items.push(item),
                None => {
                    let got = items.len();
                    return Err(self.value_error(format!(
                        "not enough values to unpack (expected {count}, got {got})"
                    )));
                }
            }
        }
        if self.next(&iterator)?.is_none() {
            return Ok(items);
        }
        let known = match iterable.as_object().map(|object| &object.kind) {
            Some(Kind::List(items)) => Some(items.borrow().len()),
            Some(Kind::Tuple(items)) => Some(items.len()),
            Some(Kind::Dict(entries)) => Some(entries.borrow().len()),
            _ => None,
        };
        let got = match known {
            Some(len) if len > count && self.tells_length(iterable) => format!(", got {len}"),
            _ => String::new(),
        };
        Err(self.value_error(format!("too many values to unpack (expected {count}{got})")))
    }

    /// Whether the error about too many values to unpack says how many there were.
    fn tells_length(&self, _iterable: &Value) -> bool {
        !self.older_than(14)
    }

    /// The items of an iterable for `a, *b, c = iterable`: those before the starred target, a list for it, those after it.
    pub fn unpack_starred(
        &mut self,
        iterable: &Value,
        before: usize,
        after: usize,
    ) -> Res<Vec<Value>> {
        let iterator = self.iterate_for_unpacking(iterable)?;
        let mut items = Vec::new();
        while items.len() < before {
            match self.next(&iterator)? {
                Some(item) => items.push(item),
                None => break,
            }
        }
        if items.len() == before {
            items.extend(self.collect(&iterator)?);
        }
        let needed = before + after;
        if items.len() < needed {
            let got = items.len();
            return Err(self.value_error(format!(
                "not enough values to unpack (expected at least {needed}, got {got})"
            )));
        }
        let last = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        items.push(self.list(middle));
        items.extend(last);
        Ok(items)
    }

    fn iterate_for_unpacking(&mut self, iterable: &Value) -> Res<Value> {
        if self.is_iterable(iterable)? {
            return self.iterate(iterable);
        }
        let name = self.type_name(iterable);
        Err(self.type_error(format!("cannot unpack non-iterable {name} object")))
    }

    /// `reversed(value)`
    pub(crate) fn reversed(&mut self, value: &Value) -> Res<Value> {
        let iter = match value.as_object().map(|object| &object.kind) {
            Some(Kind::List(items)) => {
                let at = items.borrow().len();
                Iter::ReversedList {
                    list: value.clone(),
                    at,
                }
            }
            Some(Kind::Dict(_)) => dict::iterator(value, Part::Keys, true),
            Some(Kind::Range { start, stop, step }) => {
                let left = range_len(*start, *stop, *step);
                let offset = i64::try_from(left.saturating_sub(1)).unwrap_or(i64::MAX);
                let last = start.saturating_add(step.saturating_mul(offset));
                Iter::Range {
                    next: last,
                    step: step.wrapping_neg(),
                    left,
                }
            }
            Some(Kind::Set(_) | Kind::FrozenSet(_) | Kind::Iterator(_) | Kind::Generator(_)) => {
                return Err(self.not_reversible(value));
            }
            Some(Kind::Tuple(_)) => self.reversed_sequence(value)?,
            _ if matches!(value, Value::Str(_) | Value::Bytes(_)) => {
                self.reversed_sequence(value)?
            }
            _ => match self.lookup_special(value, "__reversed__")? {
                Some(Value::None) => return Err(self.not_reversible(value)),
                Some(method) => return self.call_values(&method, Vec::new()),
                None if self.has_items(value) && self.has_special(value, "__len__") => {
                    self.reversed_sequence(value)?
                }
                None => return Err(self.not_reversible(value)),
            },
        };
        Ok(self.iterator(iter))
    }

    fn reversed_sequence(&mut self, value: &Value) -> Res<Iter> {
        let len = self.len(value)?;
        let at = i64::try_from(len).unwrap_or(i64::MAX) - 1;
        Ok(Iter::ReversedSequence {
            sequence: value.clone(),
            at,
        })
    }

    fn not_reversible(&mut self, value: &Value) -> Unwind {
        let name = self.type_name(value);
        self.type_error(format!("'{name}' object is not reversible"))
    }
}
