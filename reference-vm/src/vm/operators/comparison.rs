//! Comparing and hashing.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::defines_operators;
use crate::object::{Kind, Object};
use crate::objects::number::{self, Number};
use crate::objects::set::{elements, hash_elements};
use crate::objects::types::T;
use crate::syntax::ast::CompareOp;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// Whether two values are the same or equal, as far as that needs no Python code and no look into collections.
pub(crate) fn native_equal(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            if is_compared_by_identity(a) && is_compared_by_identity(b) {
                Some(false)
            } else {
                None
            }
        }
        (Value::Object(object), _) | (_, Value::Object(object)) => {
            if defines_operators(object) {
                None
            } else {
                Some(false)
            }
        }
        _ => Some(matches!(
            (Number::of(a), Number::of(b)),
            (Some(a), Some(b)) if number::compare(&a, &b) == Some(Ordering::Equal)
        )),
    }
}

/// Whether equality of two objects of such kinds is identity.
fn is_compared_by_identity(object: &Object) -> bool {
    !matches!(
        object.kind,
        Kind::Tuple(_)
            | Kind::List(_)
            | Kind::Dict(_)
            | Kind::Set(_)
            | Kind::FrozenSet(_)
            | Kind::Range { .. }
            | Kind::Slice(_)
            | Kind::BoundMethod(_)
            | Kind::Instance(_)
            | Kind::Exception(_)
            | Kind::Native(_)
            | Kind::Class(_)
    )
}

/// `hash(value)` of what has no parts.
pub(crate) fn native_hash(value: &Value) -> Option<u64> {
    let of = |tag: u8, bytes: &[u8]| {
        let mut hasher = FxHasher::default();
        (tag, bytes).hash(&mut hasher);
        hasher.finish()
    };
    Some(match value {
        Value::Str(text) => of(1, text.as_bytes()),
        Value::Bytes(bytes) => of(2, bytes),
        Value::None => 0xfca8_6420,
        Value::NotImplemented => of(3, &[]),
        Value::Ellipsis => of(4, &[]),
        Value::Code(code) => std::rc::Rc::as_ptr(code) as u64 >> 4,
        Value::Bool(_) | Value::Int(_) | Value::BigInt(_) | Value::Float(_) => {
            number::hash(&Number::of(value)?)
        }
        Value::Object(_) => return None,
    })
}

/// The bytes that hashing reads.
fn native_size(value: &Value) -> usize {
    match value {
        Value::Str(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        _ => 0,
    }
}

/// The hash of a tuple of things with these hashes.
fn hash_sequence(hashes: &[u64]) -> u64 {
    const PRIMES: [u64; 3] = [
        11_400_714_785_074_694_791,
        14_029_467_366_897_019_727,
        2_870_177_450_012_600_261,
    ];
    let mixed = hashes.iter().fold(PRIMES[2], |all, hash| {
        all.wrapping_add(hash.wrapping_mul(PRIMES[1]))
            .rotate_left(31)
            .wrapping_mul(PRIMES[0])
    });
    let result = mixed.wrapping_add(hashes.len() as u64 ^ (PRIMES[2] ^ 3_527_539));
    if result == u64::MAX {
        1_546_275_796
    } else {
        result
    }
}

impl Vm {
    /// `hash(value)`, whose bits are those of Python's signed number.
    pub fn hash(&mut self, value: &Value) -> Res<u64> {
        if let Some(hash) = native_hash(value) {
            self.spend_reading(native_size(value))?;
            return Ok(hash);
        }
        let Value::Object(object) = value else {
            return Ok(0);
        };
        match &object.kind {
            Kind::Tuple(items) => {
                self.spend(1 + items.len() / 8)?;
                let hashes = self.nested(|vm| {
                    items
                        .iter()
                        .map(|item| vm.hash(item))
                        .collect::<Res<Vec<_>>>()
                })?;
                Ok(hash_sequence(&hashes))
            }
            Kind::FrozenSet(items) => Ok(hash_elements(items.hashed().map(|(hash, ..)| hash))),
            Kind::Range { start, stop, step } => {
                let count = super::indexing::range_len(*start, *stop, *step);
                Ok(hash_sequence(&[
                    count,
                    start.cast_unsigned(),
                    step.cast_unsigned(),
                ]))
            }
            Kind::Slice(parts) if !self.older_than(12) => {
                let hashes = self.nested(|vm| {
                    parts
                        .iter()
                        .map(|part| vm.hash(part))
                        .collect::<Res<Vec<_>>>()
                })?;
                Ok(hash_sequence(&hashes))
            }
            Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Slice(_) => {
                Err(self.unhashable(value))
            }
            Kind::BoundMethod(method) => {
                let function = self.nested(|vm| vm.hash(&method.function))?;
                let receiver = method
                    .receiver
                    .as_object()
                    .map_or(0, |receiver| receiver.address() as u64);
                Ok(function ^ (receiver >> 4))
            }
            Kind::Instance(_) | Kind::Exception(_) | Kind::Native(_) | Kind::Class(_) => {
                self.special_hash(value)
            }
            _ => Ok(identity_hash(value)),
        }
    }

    /// The hash of what is to be `role`; from 3.14 on the error says so.
    pub(crate) fn hash_as(&mut self, value: &Value, role: &str) -> Res<u64> {
        match self.hash(value) {
            Err(Unwind::Raise(error)) if !self.older_than(14) => {
                let Some(exception) = error.as_exception() else {
                    return Err(Unwind::Raise(error));
                };
                if !exception.class.is(self.class(T::TypeError)) {
                    return Err(Unwind::Raise(error));
                }
                let why = self.str_exception(exception)?;
                let class = self.full_name_of_type(value);
                Err(self.type_error(format!("cannot use '{class}' as {role} ({why})")))
            }
            result => result,
        }
    }

    fn special_hash(&mut self, value: &Value) -> Res<u64> {
        if !self.has_hash(value) {
            return Err(self.unhashable(value));
        }
        let Some(method) = self.lookup_special(value, "__hash__")? else {
            return Ok(identity_hash(value));
        };
        let result = self.call_values(&method, Vec::new())?;
        match Number::of(&result) {
            Some(Number::Small(n)) => Ok((if n == -1 { -2 } else { n }).cast_unsigned()),
            Some(big @ Number::Big(_)) => Ok(number::hash(&big)),
            _ => Err(self.type_error("__hash__ method should return an integer")),
        }
    }

    /// Whether the class has a hash: one that defines `__eq__` and no `__hash__` has none, nor has one whose `__hash__` is None.
    fn has_hash(&self, value: &Value) -> bool {
        let class = self.class_of(value);
        let own = class.as_class().into_iter();
        let order = own.flat_map(|own| {
            std::iter::once(own).chain(own.mro.iter().filter_map(|base| base.as_class()))
        });
        for class in order {
            let attributes = class.attributes.borrow();
            if let Some(method) = attributes.get("__hash__") {
                return !method.is_none();
            }
            if class.builtin.is_none() && attributes.contains_key("__eq__") {
                return false;
            }
        }
        true
    }

    fn unhashable(&mut self, value: &Value) -> Unwind {
        let name = self.type_name(value);
        self.type_error(format!("unhashable type: '{name}'"))
    }

    /// `a == b`
    pub fn equal(&mut self, a: &Value, b: &Value) -> Res<bool> {
        if let Some(equal) = self.native_compare(CompareOp::Eq, a, b)? {
            return Ok(equal);
        }
        let result = self.special_compare(CompareOp::Eq, a, b)?;
        self.truth(&result)
    }

    /// `a is b or a == b`, by which collections compare what they hold.
    pub(crate) fn same_or_equal(&mut self, a: &Value, b: &Value) -> Res<bool> {
        Ok(a.is(b) || self.equal(a, b)?)
    }

    /// `a op b` of comparison, identity and membership.
    pub fn compare(&mut self, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
        let result = match op {
            CompareOp::Is => a.is(b),
            CompareOp::IsNot => !a.is(b),
            CompareOp::In => self.contains(b, a)?,
            CompareOp::NotIn => !self.contains(b, a)?,
            CompareOp::Eq
            | CompareOp::Ne
            | CompareOp::Lt
            | CompareOp::Le
            | CompareOp::Gt
            | CompareOp::Ge => match self.native_compare(op, a, b)? {
                Some(result) => result,
                None => return self.special_compare(op, a, b),
            },
        };
        Ok(Value::Bool(result))
    }

    /// `a < b`, by which everything is sorted.
    pub(crate) fn less(&mut self, a: &Value, b: &Value) -> Res<bool> {
        let result = self.compare(CompareOp::Lt, a, b)?;
        self.truth(&result)
    }

    /// Compares values of built-in types; None if they do not define the comparison.
    pub(crate) fn native_compare(
        &mut self,
        op: CompareOp,
        a: &Value,
        b: &Value,
    ) -> Res<Option<bool>> {
        let ordering = match (a, b) {
            (Value::Str(a), Value::Str(b)) => {
                self.spend_reading(a.len().min(b.len()))?;
                a.cmp(b)
            }
            (Value::Bytes(a), Value::Bytes(b)) => {
                self.spend_reading(a.len().min(b.len()))?;
                a.cmp(b)
            }
            (Value::Object(x), Value::Object(y)) => {
                return self.compare_objects(op, (a, x), (b, y));
            }
            _ => match (Number::of(a), Number::of(b)) {
                (Some(a), Some(b)) => match number::compare(&a, &b) {
                    Some(ordering) => ordering,
                    None => return Ok(Some(op == CompareOp::Ne)),
                },
                _ => return Ok(None),
            },
        };
        Ok(decide(op, ordering))
    }

    fn compare_objects(
        &mut self,
        op: CompareOp,
        a: (&Value, &Object),
        b: (&Value, &Object),
    ) -> Res<Option<bool>> {
        let equality = |equal: bool| match op {
            CompareOp::Eq => Some(equal),
            CompareOp::Ne => Some(!equal),
            _ => None,
        };
        let is_equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
        match (&a.1.kind, &b.1.kind) {
            (Kind::Tuple(x), Kind::Tuple(y)) => self.nested(|vm| vm.compare_items(op, x, y)),
            (Kind::List(x), Kind::List(y)) => {
                let (x, y) = (x.borrow().clone(), y.borrow().clone());
                self.spend((x.len() + y.len()) / 8)?;
                self.nested(|vm| vm.compare_items(op, &x, &y))
            }
            (Kind::Dict(_), Kind::Dict(_)) if is_equality => {
                let equal = self.nested(|vm| vm.equal_dicts(a.0, b.0))?;
                Ok(equality(equal))
            }
            (Kind::Set(_) | Kind::FrozenSet(_), Kind::Set(_) | Kind::FrozenSet(_)) => {
                self.nested(|vm| vm.compare_sets(op, a.0, b.0))
            }
            (
                Kind::Range { start, stop, step },
                Kind::Range {
                    start: start2,
                    stop: stop2,
                    step: step2,
                },
            ) if is_equality => {
                let len = super::indexing::range_len(*start, *stop, *step);
                let same_len = len == super::indexing::range_len(*start2, *stop2, *step2);
                Ok(equality(
                    same_len && (len == 0 || (start == start2 && (len == 1 || step == step2))),
                ))
            }
            (Kind::Slice(x), Kind::Slice(y)) => self.nested(|vm| vm.compare_items(op, &**x, &**y)),
            (Kind::BoundMethod(x), Kind::BoundMethod(y)) if is_equality => Ok(equality(
                x.function.is(&y.function) && x.receiver.is(&y.receiver),
            )),
            _ => Ok(None),
        }
    }

    /// Compares two sequences by the first items that differ.
    fn compare_items(&mut self, op: CompareOp, a: &[Value], b: &[Value]) -> Res<Option<bool>> {
        match op {
            CompareOp::Eq if a.len() != b.len() => return Ok(Some(false)),
            CompareOp::Ne if a.len() != b.len() => return Ok(Some(true)),
            _ => {}
        }
        for (x, y) in a.iter().zip(b) {
            self.spend(1)?;
            if !self.same_or_equal(x, y)? {
                return match op {
                    CompareOp::Eq => Ok(Some(false)),
                    CompareOp::Ne => Ok(Some(true)),
                    _ => {
                        let result = self.compare(op, x, y)?;
                        self.truth(&result).map(Some)
                    }
                };
            }
        }
        Ok(decide(op, a.len().cmp(&b.len())))
    }

    fn equal_dicts(&mut self, a: &Value, b: &Value) -> Res<bool> {
        let (Some(Kind::Dict(x)), Some(Kind::Dict(y))) = (
            a.as_object().map(|a| &a.kind),
            b.as_object().map(|b| &b.kind),
        ) else {
            return Ok(false);
        };
        if x.borrow().len() != y.borrow().len() {
            return Ok(false);
        }
        let entries: Vec<_> = x
            .borrow()
            .iter()
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        for (key, value) in entries {
            self.spend(1)?;
            match self.dict_get(y, &key)? {
                Some(other) if self.same_or_equal(&value, &other)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Comparisons of sets are about inclusion.
    fn compare_sets(&mut self, op: CompareOp, a: &Value, b: &Value) -> Res<Option<bool>> {
        let count = |set: &Value| elements(set).map_or(0, |items| items.len());
        let (left, right) = (count(a), count(b));
        Ok(Some(match op {
            CompareOp::Eq => left == right && self.is_subset(a, b)?,
            CompareOp::Ne => left != right || !self.is_subset(a, b)?,
            CompareOp::Lt => left < right && self.is_subset(a, b)?,
            CompareOp::Le => left <= right && self.is_subset(a, b)?,
            CompareOp::Gt => left > right && self.is_subset(b, a)?,
            CompareOp::Ge => left >= right && self.is_subset(b, a)?,
            CompareOp::Is | CompareOp::IsNot | CompareOp::In | CompareOp::NotIn => return Ok(None),
        }))
    }

    fn special_compare(&mut self, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
        let (left, right) = (
            a.as_object().is_some_and(defines_operators),
            b.as_object().is_some_and(defines_operators),
        );
        let (method, reflected) = methods(op);
        let reflected_first =
            right && !self.class_of(a).is(&self.class_of(b)) && self.derives(b, a);
        if reflected_first && let Some(result) = self.call_comparison(b, reflected, a)? {
            return Ok(result);
        }
        if left && let Some(result) = self.call_comparison(a, method, b)? {
            return Ok(result);
        }
        if right
            && !reflected_first
            && let Some(result) = self.call_comparison(b, reflected, a)?
        {
            return Ok(result);
        }
        match op {
            CompareOp::Eq => Ok(Value::Bool(a.is(b))),
            CompareOp::Ne => Ok(Value::Bool(!a.is(b))),
            _ => {
                let (left, right) = (self.type_name(a), self.type_name(b));
                let symbol = symbol(op);
                Err(self.type_error(format!(
                    "'{symbol}' not supported between instances of '{left}' and '{right}'"
                )))
            }
        }
    }

    /// Whether the class of `b` is a subclass of that of `a`.
    fn derives(&self, b: &Value, a: &Value) -> bool {
        self.class_of(b)
            .as_class()
            .is_some_and(|class| class.derives_from(&self.class_of(a)))
    }

    /// Calls a comparison method. A class without `__ne__` is asked by `__eq__`.
    fn call_comparison(
        &mut self,
        receiver: &Value,
        method: &str,
        other: &Value,
    ) -> Res<Option<Value>> {
        if method != "__ne__" || self.has_own_special(receiver, method) {
            return self.call_special(receiver, method, other);
        }
        match self.call_special(receiver, "__eq__", other)? {
            Some(equal) => Ok(Some(Value::Bool(!self.truth(&equal)?))),
            None => Ok(None),
        }
    }

    /// Whether a class defines a special method by itself, rather than inheriting that of `object`.
    fn has_own_special(&self, value: &Value, method: &str) -> bool {
        let own = self
            .class_of(value)
            .as_class()
            .and_then(|class| class.lookup(method));
        let default = self
            .class(crate::objects::types::T::Object)
            .as_class()
            .and_then(|class| class.lookup(method));
        match (own, default) {
            (Some(own), Some(default)) => !own.is(&default),
            (own, _) => own.is_some(),
        }
    }
}

/// The hash of what is equal to nothing but itself.
pub(crate) fn identity_hash(value: &Value) -> u64 {
    value
        .as_object()
        .map_or(0, |object| object.address() as u64 >> 4)
}

/// What an order means for a comparison.
fn decide(op: CompareOp, ordering: Ordering) -> Option<bool> {
    Some(match op {
        CompareOp::Eq => ordering.is_eq(),
        CompareOp::Ne => ordering.is_ne(),
        CompareOp::Lt => ordering.is_lt(),
        CompareOp::Le => ordering.is_le(),
        CompareOp::Gt => ordering.is_gt(),
        CompareOp::Ge => ordering.is_ge(),
        CompareOp::Is | CompareOp::IsNot | CompareOp::In | CompareOp::NotIn => return None,
    })
}

/// The special method of a comparison, and that of the same comparison from the other side.
fn methods(op: CompareOp) -> (&'static str, &'static str) {
    match op {
        CompareOp::Eq => ("__eq__", "__eq__"),
        CompareOp::Ne => ("__ne__", "__ne__"),
        CompareOp::Lt => ("__lt__", "__gt__"),
        CompareOp::Le => ("__le__", "__ge__"),
        CompareOp::Gt => ("__gt__", "__lt__"),
        CompareOp::Ge => ("__ge__", "__le__"),
        CompareOp::Is | CompareOp::IsNot | CompareOp::In | CompareOp::NotIn => {
            ("__contains__", "__contains__")
        }
    }
}

fn symbol(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Eq => "==",
        CompareOp::Ne => "!=",
        CompareOp::Lt => "<",
        CompareOp::Le => "<=",
        CompareOp::Gt => ">",
        CompareOp::Ge => ">=",
        CompareOp::Is => "is",
        CompareOp::IsNot => "is not",
        CompareOp::In => "in",
        CompareOp::NotIn => "not in",
    }
}
