//! Joining and repeating strings, bytes, lists and tuples.

use std::cell::RefCell;

use num_traits::{Signed, ToPrimitive};

use crate::object::Kind;
use crate::objects::number::integer_of;
use crate::syntax::ast::BinaryOp;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// Bytes that an item of a list takes.
pub(crate) const ITEM_BYTES: usize = size_of::<Value>();

impl Vm {
    /// `a + b` of sequences of the same type.
    pub(super) fn concatenate(&mut self, a: &Value, b: &Value) -> Res<Option<Value>> {
        match (a, b) {
            (Value::Str(a), Value::Str(b)) => {
                self.claim_work(a.len().saturating_add(b.len()), 1)?;
                Ok(Some([&**a, &**b].concat().into()))
            }
            (Value::Bytes(a), Value::Bytes(b)) => {
                self.claim_work(a.len().saturating_add(b.len()), 1)?;
                Ok(Some(Value::Bytes([&**a, &**b].concat().into())))
            }
            (Value::Object(x), Value::Object(y)) => match (&x.kind, &y.kind) {
                (Kind::List(x), Kind::List(y)) => {
                    let (mut items, more) = (x.borrow().clone(), y.borrow().clone());
                    self.claim_work(items.len().saturating_add(more.len()), ITEM_BYTES)?;
                    items.extend(more);
                    Ok(Some(self.list(items)))
                }
                (Kind::Tuple(x), Kind::Tuple(y)) => {
                    self.claim_work(x.len().saturating_add(y.len()), ITEM_BYTES)?;
                    Ok(Some(self.tuple([&**x, &**y].concat())))
                }
                _ => Ok(None),
            },
            _ => Ok(None),
        }
    }

    /// `a * b` of a sequence and an object with `__index__`, in any order, which have no operator for each other.
    pub(super) fn repeat_by_index(&mut self, a: &Value, b: &Value) -> Res<Option<Value>> {
        let (sequence, factor) = match is_sequence(a) {
            true => (a, b),
            false => (b, a),
        };
        if !is_sequence(sequence) {
            return Ok(None);
        }
        match self.index_value(factor)? {
            Some(count) => self.repeat(sequence, &count),
            None => Ok(None),
        }
    }

    /// `a * b` of a sequence and an integer, in any order.
    pub(super) fn repeat(&mut self, a: &Value, b: &Value) -> Res<Option<Value>> {
        let (sequence, count) = match (integer_of(a), integer_of(b)) {
            (None, Some(count)) => (a, count),
            (Some(count), None) => (b, count),
            _ => return Ok(None),
        };
        let count = if count.is_negative() {
            0
        } else {
            count.to_usize().unwrap_or(usize::MAX)
        };
        let result = match sequence {
            Value::Str(text) => {
                self.claim_work(text.len().saturating_mul(count), 1)?;
                if text.is_empty() {
                    text.clone().into()
                } else {
                    text.repeat(count).into()
                }
            }
            Value::Bytes(bytes) => {
                self.claim_work(bytes.len().saturating_mul(count), 1)?;
                Value::Bytes(if bytes.is_empty() {
                    bytes.clone()
                } else {
                    bytes.repeat(count).into()
                })
            }
            Value::Object(object) => match &object.kind {
                Kind::List(items) => {
                    let items = items.borrow().clone();
                    let all = self.repeated(&items, count)?;
                    self.list(all)
                }
                Kind::Tuple(items) => {
                    let all = self.repeated(items, count)?;
                    self.tuple(all)
                }
                _ => return Ok(None),
            },
            _ => return Ok(None),
        };
        Ok(Some(result))
    }

    fn repeated(&mut self, items: &[Value], count: usize) -> Res<Vec<Value>> {
        self.claim_work(items.len().saturating_mul(count), ITEM_BYTES)?;
        let mut all = Vec::new();
        if !items.is_empty() {
            for _ in 0..count {
                all.extend_from_slice(items);
            }
        }
        Ok(all)
    }

    /// Appends every item of an iterable to a list.
    pub(crate) fn extend(&mut self, list: &RefCell<Vec<Value>>, iterable: &Value) -> Res<()> {
        if let Some(Kind::List(_) | Kind::Tuple(_)) =
            iterable.as_object().map(|object| &object.kind)
        {
            let more = self.collect(iterable)?;
            let length = list.borrow().len().saturating_add(more.len());
            self.claim(length, ITEM_BYTES)?;
            list.borrow_mut().extend(more);
            return Ok(());
        }
        let iterator = self.iterate(iterable)?;
        self.ask_length(iterable)?;
        while let Some(item) = self.next(&iterator)? {
            self.append(list, item)?;
        }
        Ok(())
    }

    /// Appends an item to a list.
    pub(crate) fn append(&mut self, list: &RefCell<Vec<Value>>, item: Value) -> Res<()> {
        let length = list.borrow().len() + 1;
        self.claim(length, ITEM_BYTES)?;
        list.borrow_mut().push(item);
        Ok(())
    }

    /// What sequences say about operands that they do not take.
    pub(super) fn sequence_error(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Option<Unwind> {
        let other = self.type_name(b);
        match op {
            BinaryOp::Add => match a {
                Value::Bytes(_) => Some(self.type_error(format!("can't concat {other} to bytes"))),
                _ if is_sequence(a) => {
                    let own = self.type_name(a);
                    Some(self.type_error(format!(
                        "can only concatenate {own} (not \"{other}\") to {own}"
                    )))
                }
                _ => None,
            },
            BinaryOp::Mul => {
                let factor = if is_sequence(a) {
                    other
                } else if is_sequence(b) {
                    self.type_name(a)
                } else {
                    return None;
                };
                Some(self.type_error(format!(
                    "can't multiply sequence by non-int of type '{factor}'"
                )))
            }
            _ => None,
        }
    }
}

fn is_sequence(value: &Value) -> bool {
    match value {
        Value::Str(_) | Value::Bytes(_) => true,
        Value::Object(object) => matches!(object.kind, Kind::List(_) | Kind::Tuple(_)),
        _ => false,
    }
}
