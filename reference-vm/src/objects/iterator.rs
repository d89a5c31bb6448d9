//! The iterators of the built-in collections, and `enumerate`, `zip`, `map`, `filter` and `reversed`.

use std::cell::RefCell;
use std::rc::Rc;

use super::arguments::method;
use super::function::Builtin;
use super::special;
use super::types::T;
use super::view::Part;
use crate::object::{Kind, Ref};
use crate::syntax::ast::BinaryOp;
use crate::value::{Str, Value};
use crate::vm::{Res, Unwind, Vm};

/// An iterator that is written in Rust. Collections are held until they are exhausted, as in Python.
#[expect(missing_docs, reason = "the fields are named after what they hold")]
pub enum Iter {
    /// Over a list by index, so that it sees what changes meanwhile.
    List { list: Value, at: usize },
    /// `reversed(list)`; `at` items are left.
    ReversedList { list: Value, at: usize },
    /// Over a tuple.
    Tuple { tuple: Value, at: usize },
    /// Over the characters of a string, from the byte `at` on.
    Str { text: Str, at: usize, class: T },
    /// Over bytes.
    Bytes { bytes: Rc<[u8]>, at: usize },
    /// Over a range.
    Range { next: i64, step: i64, left: u64 },
    /// Over a dictionary that had `length` entries at the beginning.
    Dict {
        dict: Value,
        position: usize,
        length: usize,
        part: Part,
        backwards: bool,
    },
    /// Over a set that had `length` elements at the beginning.
    Set {
        set: Value,
        position: usize,
        length: usize,
    },
    /// `enumerate`
    Enumerate { iterator: Value, count: Value },
    /// `zip`
    Zip {
        iterators: Rc<[Value]>,
        strict: bool,
    },
    /// `map`
    Map {
        function: Value,
        iterators: Rc<[Value]>,
    },
    /// `filter`; the function may be None.
    Filter { function: Value, iterator: Value },
    /// `iter(function, sentinel)`
    Callable { function: Value, sentinel: Value },
    /// By `__getitem__` with 0, 1, 2, …
    Sequence { sequence: Value, at: i64 },
    /// `reversed(sequence)` by `__getitem__`; `at` is the next index.
    ReversedSequence { sequence: Value, at: i64 },
    /// Exhausted; what it was remains its class.
    Ended(T),
}

/// The methods of every class of iterators.
pub const METHODS: &[Builtin] = &[
    special::ITER,
    special::NEXT,
    method("__length_hint__", |vm, arguments| {
        let [this] = arguments.received(vm, "__length_hint__")?;
        let left = match this.as_object().map(|object| &object.kind) {
            Some(Kind::Iterator(iterator)) => iterator.borrow().left(),
            _ => 0,
        };
        vm.integer(left)
    }),
];

/// What is to be done for the next item once the iterator itself is not borrowed any longer.
enum Step {
    Ready(Option<Value>),
    Failed(&'static str),
    Entry {
        key: Value,
        value: Value,
        part: Part,
    },
    Enumerate {
        iterator: Value,
        count: Value,
    },
    Zip {
        iterators: Rc<[Value]>,
        strict: bool,
    },
    Map {
        function: Value,
        iterators: Rc<[Value]>,
    },
    Filter {
        function: Value,
        iterator: Value,
    },
    Callable {
        function: Value,
        sentinel: Value,
    },
    Sequence {
        sequence: Value,
        at: i64,
    },
}

impl Iter {
    /// Its class.
    pub fn class(&self) -> T {
        match self {
            Self::List { .. } => T::ListIterator,
            Self::ReversedList { .. } => T::ListReverseIterator,
            Self::Tuple { .. } => T::TupleIterator,
            Self::Str { class, .. } => *class,
            Self::Bytes { .. } => T::BytesIterator,
            Self::Range { .. } => T::RangeIterator,
            Self::Dict {
                part, backwards, ..
            } => part.iterator_class(*backwards),
            Self::Set { .. } => T::SetIterator,
            Self::Enumerate { .. } => T::Enumerate,
            Self::Zip { .. } => T::Zip,
            Self::Map { .. } => T::Map,
            Self::Filter { .. } => T::Filter,
            Self::Callable { .. } => T::CallableIterator,
            Self::Sequence { .. } => T::Iterator,
            Self::ReversedSequence { .. } => T::Reversed,
            Self::Ended(class) => *class,
        }
    }

    /// What it subscripts, if it iterates by `__getitem__`.
    pub(crate) fn sequence(&self) -> Option<&Value> {
        match self {
            Self::Sequence { sequence, .. } | Self::ReversedSequence { sequence, .. } => {
                Some(sequence)
            }
            _ => None,
        }
    }

    /// Calls `visit` for every reference that it holds.
    pub fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        match self {
            Self::List { list: held, .. }
            | Self::ReversedList { list: held, .. }
            | Self::Tuple { tuple: held, .. }
            | Self::Dict { dict: held, .. }
            | Self::Set { set: held, .. }
            | Self::Sequence { sequence: held, .. }
            | Self::ReversedSequence { sequence: held, .. } => visit(held),
            Self::Enumerate { iterator, count } => {
                visit(iterator);
                visit(count);
            }
            Self::Zip { iterators, .. } => iterators.iter().for_each(visit),
            Self::Map {
                function,
                iterators,
            } => {
                visit(function);
                iterators.iter().for_each(visit);
            }
            Self::Filter {
                function: a,
                iterator: b,
            }
            | Self::Callable {
                function: a,
                sentinel: b,
            } => {
                visit(a);
                visit(b);
            }
            Self::Str { .. } | Self::Bytes { .. } | Self::Range { .. } | Self::Ended(_) => {}
        }
    }

    /// Drops what it holds; it is exhausted then.
    pub fn clear(&mut self) -> Self {
        let ended = Self::Ended(self.class());
        std::mem::replace(self, ended)
    }

    /// How many items are left, as far as that is known.
    fn left(&self) -> usize {
        let (all, at) = match self {
            Self::List { list, at } => (list_len(list), *at),
            Self::ReversedList { at, .. } => (*at, 0),
            Self::Tuple { tuple, at } => (
                tuple
                    .as_object()
                    .and_then(|t| t.as_tuple())
                    .map_or(0, <[_]>::len),
                *at,
            ),
            Self::Str { text, at, .. } => {
                (text.get(*at..).map_or(0, |rest| rest.chars().count()), 0)
            }
            Self::Bytes { bytes, at } => (bytes.len(), *at),
            Self::Range { left, .. } => (usize::try_from(*left).unwrap_or(usize::MAX), 0),
            Self::Dict { length, .. } | Self::Set { length, .. } => (*length, 0),
            _ => (0, 0),
        };
        all.saturating_sub(at)
    }

    /// Goes one step, as far as that needs no Python.
    fn step(&mut self) -> Step {
        let item = match self {
            Self::List { list, at } => {
                let item = list_item(list, *at);
                *at += 1;
                item
            }
            Self::ReversedList { list, at } => at.checked_sub(1).and_then(|index| {
                *at = index;
                list_item(list, index)
            }),
            Self::Tuple { tuple, at } => {
                let item = tuple
                    .as_object()
                    .and_then(|tuple| tuple.as_tuple()?.get(*at).cloned());
                *at += 1;
                item
            }
            Self::Str { text, at, .. } => {
                text.get(*at..)
                    .and_then(|rest| rest.chars().next())
                    .map(|c| {
                        *at += c.len_utf8();
                        character(c)
                    })
            }
            Self::Bytes { bytes, at } => {
                let item = bytes.get(*at).map(|byte| Value::Int(i64::from(*byte)));
                *at += 1;
                item
            }
            Self::Range { next, step, left } => left.checked_sub(1).map(|rest| {
                let item = Value::Int(*next);
                *next = next.wrapping_add(*step);
                *left = rest;
                item
            }),
            Self::Dict { .. } | Self::Set { .. } => return self.step_table(),
            Self::Enumerate { iterator, count } => {
                return Step::Enumerate {
                    iterator: iterator.clone(),
                    count: count.clone(),
                };
            }
            Self::Zip { iterators, strict } => {
                return Step::Zip {
                    iterators: Rc::clone(iterators),
                    strict: *strict,
                };
            }
            Self::Map {
                function,
                iterators,
            } => {
                return Step::Map {
                    function: function.clone(),
                    iterators: Rc::clone(iterators),
                };
            }
            Self::Filter { function, iterator } => {
                return Step::Filter {
                    function: function.clone(),
                    iterator: iterator.clone(),
                };
            }
            Self::Callable { function, sentinel } => {
                return Step::Callable {
                    function: function.clone(),
                    sentinel: sentinel.clone(),
                };
            }
            Self::Sequence { sequence, at } => {
                let step = Step::Sequence {
                    sequence: sequence.clone(),
                    at: *at,
                };
                *at += 1;
                return step;
            }
            Self::ReversedSequence { sequence, at } if *at >= 0 => {
                let step = Step::Sequence {
                    sequence: sequence.clone(),
                    at: *at,
                };
                *at -= 1;
                return step;
            }
            Self::ReversedSequence { .. } | Self::Ended(_) => None,
        };
        if item.is_none() {
            drop(self.clear());
        }
        Step::Ready(item)
    }

    fn step_table(&mut self) -> Step {
        let (object, length, what) = match self {
            Self::Dict { dict, length, .. } => (
                dict.clone(),
                length,
                "dictionary changed size during iteration",
            ),
            Self::Set { set, length, .. } => {
                (set.clone(), length, "Set changed size during iteration")
            }
            _ => return Step::Ready(None),
        };
        let now = match object.as_object().map(|object| &object.kind) {
            Some(Kind::Dict(dict)) => dict.borrow().len(),
            Some(Kind::Set(set)) => set.borrow().len(),
            Some(Kind::FrozenSet(set)) => set.len(),
            _ => 0,
        };
        if now != *length {
            // The iterator stays broken, even if the size is right again.
            *length = usize::MAX;
            return Step::Failed(what);
        }
        let step = match (
            self.as_table_position(),
            object.as_object().map(|object| &object.kind),
        ) {
            (Some((position, Some((part, backwards)))), Some(Kind::Dict(dict))) => {
                let dict = dict.borrow();
                let entry = if backwards {
                    dict.entry_before(*position)
                } else {
                    dict.entry_from(*position)
                };
                entry.map(|(at, key, value)| {
                    *position = at;
                    Step::Entry {
                        key: key.clone(),
                        value: value.clone(),
                        part,
                    }
                })
            }
            (Some((position, None)), Some(Kind::Set(set))) => {
                set.borrow().entry_from(*position).map(|(at, key, ())| {
                    *position = at;
                    Step::Ready(Some(key.clone()))
                })
            }
            (Some((position, None)), Some(Kind::FrozenSet(set))) => {
                set.entry_from(*position).map(|(at, key, ())| {
                    *position = at;
                    Step::Ready(Some(key.clone()))
                })
            }
            _ => None,
        };
        step.unwrap_or_else(|| {
            drop(self.clear());
            Step::Ready(None)
        })
    }

    fn as_table_position(&mut self) -> Option<(&mut usize, Option<(Part, bool)>)> {
        match self {
            Self::Dict {
                position,
                part,
                backwards,
                ..
            } => Some((position, Some((*part, *backwards)))),
            Self::Set { position, .. } => Some((position, None)),
            _ => None,
        }
    }
}

/// A string of one character.
pub(crate) fn character(c: char) -> Value {
    let mut buffer = [0; 4];
    let text: &str = c.encode_utf8(&mut buffer);
    Value::from(text)
}

fn list_len(list: &Value) -> usize {
    match list.as_object().map(|object| &object.kind) {
        Some(Kind::List(items)) => items.borrow().len(),
        _ => 0,
    }
}

fn list_item(list: &Value, at: usize) -> Option<Value> {
    match list.as_object().map(|object| &object.kind) {
        Some(Kind::List(items)) => items.borrow().get(at).cloned(),
        _ => None,
    }
}

impl Vm {
    /// The next item of a [`Kind::Iterator`], or None if there are no more.
    pub fn next_native(&mut self, iterator: &Ref) -> Res<Option<Value>> {
        let Kind::Iterator(this) = &iterator.kind else {
            return Ok(None);
        };
        let step = this.borrow_mut().step();
        match step {
            Step::Ready(item) => Ok(item),
            step => self.nested(|vm| vm.take_step(this, step)),
        }
    }

    fn take_step(&mut self, this: &RefCell<Box<Iter>>, step: Step) -> Res<Option<Value>> {
        match step {
            Step::Ready(item) => Ok(item),
            Step::Failed(message) => Err(self.raise(T::RuntimeError, message)),
            Step::Entry { key, value, part } => Ok(Some(part.of(self, &key, &value))),
            Step::Enumerate { iterator, count } => {
                let Some(item) = self.next(&iterator)? else {
                    return Ok(None);
                };
                let following = self.binary(BinaryOp::Add, &count, &Value::Int(1))?;
                if let Iter::Enumerate { count, .. } = &mut **this.borrow_mut() {
                    *count = following;
                }
                Ok(Some(self.tuple(vec![count, item])))
            }
            Step::Zip { iterators, strict } => self.next_zipped(&iterators, strict),
            Step::Map {
                function,
                iterators,
            } => {
                let mut items = Vec::with_capacity(iterators.len());
                for iterator in iterators.iter() {
                    let Some(item) = self.next(iterator)? else {
                        return Ok(None);
                    };
                    items.push(item);
                }
                self.call_values(&function, items).map(Some)
            }
            Step::Filter { function, iterator } => self.next_filtered(&function, &iterator),
            Step::Callable { function, sentinel } => {
                let item = match self.call_values(&function, Vec::new()) {
                    Err(Unwind::Raise(stop)) if self.is_a(&stop, T::StopIteration) => {
                        self.swallow(&stop);
                        None
                    }
                    result => Some(result?),
                };
                let ended = match &item {
                    Some(item) => self.equal(item, &sentinel)?,
                    None => true,
                };
                if ended {
                    let held = this.borrow_mut().clear();
                    drop(held);
                    return Ok(None);
                }
                Ok(item)
            }
            Step::Sequence { sequence, at } => match self.subscript(&sequence, &Value::Int(at)) {
                Err(Unwind::Raise(end))
                    if self.is_a(&end, T::IndexError) || self.is_a(&end, T::StopIteration) =>
                {
                    self.swallow(&end);
                    let held = this.borrow_mut().clear();
                    drop(held);
                    Ok(None)
                }
                result => result.map(Some),
            },
        }
    }

    fn next_zipped(&mut self, iterators: &[Value], strict: bool) -> Res<Option<Value>> {
        if iterators.is_empty() {
            return Ok(None);
        }
        let mut items = Vec::with_capacity(iterators.len());
        for (index, iterator) in iterators.iter().enumerate() {
            match self.next(iterator)? {
                Some(item) => items.push(item),
                None if !strict => return Ok(None),
                None if index == 0 => return self.check_zipped_end(iterators),
                None => return Err(self.unequal_zip(index, "shorter")),
            }
        }
        Ok(Some(self.tuple(items)))
    }

    /// `zip(…, strict=True)`: the first iterator has ended, and so must all.
    fn check_zipped_end(&mut self, iterators: &[Value]) -> Res<Option<Value>> {
        for (index, iterator) in iterators.iter().enumerate().skip(1) {
            if self.next(iterator)?.is_some() {
                return Err(self.unequal_zip(index, "longer"));
            }
        }
        Ok(None)
    }

    fn unequal_zip(&mut self, index: usize, what: &str) -> Unwind {
        let others = if index == 1 {
            "argument 1".to_owned()
        } else {
            format!("arguments 1-{index}")
        };
        self.value_error(format!(
            "zip() argument {} is {what} than {others}",
            index + 1
        ))
    }

    fn next_filtered(&mut self, function: &Value, iterator: &Value) -> Res<Option<Value>> {
        while let Some(item) = self.next(iterator)? {
            let keep = if function.is_none() {
                item.clone()
            } else {
                self.call_values(function, vec![item.clone()])?
            };
            if self.truth(&keep)? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}
