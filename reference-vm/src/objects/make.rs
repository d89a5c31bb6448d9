//! Making values out of what Rust holds.

use std::cell::RefCell;

use super::dict::Dict;
use super::iterator::Iter;
use super::set::Set;
use super::types::T;
use crate::object::{Kind, Ref};
use crate::value::{Str, Value};
use crate::vm::{Unwind, Vm};

impl Vm {
    /// A tuple.
    pub fn tuple(&self, items: Vec<Value>) -> Value {
        Ref::new(Kind::Tuple(items.into())).into()
    }

    /// A new list.
    pub fn list(&self, items: Vec<Value>) -> Value {
        Ref::new(Kind::List(RefCell::new(items))).into()
    }

    /// A new dictionary.
    pub fn dict(&self, entries: Dict) -> Value {
        Ref::new(Kind::Dict(RefCell::new(entries))).into()
    }

    /// A new dictionary of names.
    pub fn dict_of_names<'a>(
        &self,
        names: impl IntoIterator<Item = (&'a Str, &'a Value)>,
    ) -> Value {
        let mut dict = Dict::new();
        for (name, value) in names {
            dict.set_str(name, value.clone());
        }
        self.dict(dict)
    }

    /// A new set.
    pub fn set(&self, items: Set) -> Value {
        Ref::new(Kind::Set(RefCell::new(items))).into()
    }

    /// A frozen set.
    pub fn frozenset(&self, items: Set) -> Value {
        Ref::new(Kind::FrozenSet(items)).into()
    }

    /// A slice; absent parts are None.
    pub fn slice(&self, start: Value, stop: Value, step: Value) -> Value {
        Ref::new(Kind::Slice(Box::new([start, stop, step]))).into()
    }

    /// A range; `step` is not 0.
    pub fn range(&self, start: i64, stop: i64, step: i64) -> Value {
        Ref::new(Kind::Range { start, stop, step }).into()
    }

    /// A new iterator.
    pub fn iterator(&self, iterator: Iter) -> Value {
        Ref::new(Kind::Iterator(RefCell::new(Box::new(iterator)))).into()
    }

    /// A TypeError to raise.
    pub(crate) fn type_error(&mut self, message: impl Into<String>) -> Unwind {
        self.raise(T::TypeError, message)
    }

    /// A ValueError to raise.
    pub(crate) fn value_error(&mut self, message: impl Into<String>) -> Unwind {
        self.raise(T::ValueError, message)
    }
}
