//! Sets and frozen sets. They are iterated over in the order of insertion, which Python leaves open.

use std::cell::RefCell;

use super::arguments::method;
use super::function::{Arguments, Builtin};
use super::special;
use super::table::Table;
use crate::object::Kind;
use crate::syntax::ast::BinaryOp;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The elements of a set.
pub type Set = Table<()>;

/// Bytes that an element takes, roughly.
const ELEMENT_BYTES: usize = 48;

/// The elements of a set or a frozen set, copied: nothing stays borrowed.
pub(crate) fn elements(value: &Value) -> Option<Vec<(u64, Value)>> {
    let all = |set: &Set| {
        set.hashed()
            .map(|(hash, key, ())| (hash, key.clone()))
            .collect()
    };
    match &value.as_object()?.kind {
        Kind::Set(set) => Some(all(&set.borrow())),
        Kind::FrozenSet(set) => Some(all(set)),
        _ => None,
    }
}

impl Vm {
    /// Adds an element; whether it was new.
    pub(crate) fn set_add(&mut self, set: &RefCell<Set>, item: Value) -> Res<bool> {
        let hash = self.hash_as(&item, "a set element")?;
        self.set_add_hashed(set, hash, item)
    }

    fn set_add_hashed(&mut self, set: &RefCell<Set>, hash: u64, item: Value) -> Res<bool> {
        self.spend(1)?;
        let at = self.find(&item, || set.borrow().lookup(hash, &item))?;
        if at.is_some() {
            return Ok(false);
        }
        set.borrow_mut().push(hash, item, ());
        let elements = set.borrow().len();
        self.claim(elements, ELEMENT_BYTES)?;
        Ok(true)
    }

    /// Whether `set`, a set or a frozen set, has the element.
    pub(crate) fn set_contains(&mut self, set: &Value, item: &Value) -> Res<bool> {
        let hash = match self.hash_as(item, "a set element") {
            Ok(hash) => hash,
            // A set is looked for as the frozen set that is equal to it.
            Err(error) => match elements(item) {
                Some(items) => hash_elements(items.iter().map(|(hash, _)| *hash)),
                None => return Err(error),
            },
        };
        self.set_contains_hashed(set, hash, item)
    }

    fn set_contains_hashed(&mut self, set: &Value, hash: u64, item: &Value) -> Res<bool> {
        self.spend(1)?;
        let at = match set.as_object().map(|object| &object.kind) {
            Some(Kind::Set(set)) => self.find(item, || set.borrow().lookup(hash, item))?,
            Some(Kind::FrozenSet(set)) => self.find(item, || set.lookup(hash, item))?,
            _ => None,
        };
        Ok(at.is_some())
    }

    /// Removes an element; whether it was there.
    pub(crate) fn set_remove(&mut self, set: &RefCell<Set>, item: &Value) -> Res<bool> {
        let hash = self.hash_as(item, "a set element")?;
        let at = self.find(item, || set.borrow().lookup(hash, item))?;
        let removed = at.and_then(|at| set.borrow_mut().remove_at(at));
        Ok(removed.is_some())
    }

    /// Adds every item of an iterable.
    pub(crate) fn set_update(&mut self, set: &RefCell<Set>, iterable: &Value) -> Res<()> {
        if let Some(items) = elements(iterable) {
            for (hash, item) in items {
                self.set_add_hashed(set, hash, item)?;
            }
            return Ok(());
        }
        let iterator = self.iterate(iterable)?;
        while let Some(item) = self.next(&iterator)? {
            self.set_add(set, item)?;
        }
        Ok(())
    }

    /// The elements that an operator of two sets gives.
    pub(crate) fn set_combine(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Res<Set> {
        let (left, right) = (
            elements(a).unwrap_or_default(),
            elements(b).unwrap_or_default(),
        );
        let result = RefCell::new(Set::new());
        for (hash, item) in left {
            let keep = match op {
                BinaryOp::And => self.set_contains_hashed(b, hash, &item)?,
                BinaryOp::Sub | BinaryOp::Xor => !self.set_contains_hashed(b, hash, &item)?,
                _ => true,
            };
            if keep {
                self.set_add_hashed(&result, hash, item)?;
            }
        }
        for (hash, item) in right {
            let keep = match op {
                BinaryOp::Or => true,
                BinaryOp::Xor => !self.set_contains_hashed(a, hash, &item)?,
                _ => false,
            };
            if keep {
                self.set_add_hashed(&result, hash, item)?;
            }
        }
        Ok(result.into_inner())
    }

    /// Whether every element of set `a` is in set `b`.
    pub(crate) fn is_subset(&mut self, a: &Value, b: &Value) -> Res<bool> {
        for (hash, item) in elements(a).unwrap_or_default() {
            if !self.set_contains_hashed(b, hash, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A set of the items of an iterable; the iterable itself if it is one.
    fn as_set(&mut self, iterable: &Value) -> Res<Value> {
        if elements(iterable).is_some() {
            return Ok(iterable.clone());
        }
        let items = RefCell::new(Set::new());
        self.set_update(&items, iterable)?;
        Ok(self.set(items.into_inner()))
    }

    /// A set of the kind of `like`.
    pub(crate) fn set_like(&self, like: &Value, items: Set) -> Value {
        match like.as_object().map(|object| &object.kind) {
            Some(Kind::FrozenSet(_)) => self.frozenset(items),
            _ => self.set(items),
        }
    }
}

/// The hash of a frozen set: the same in any order.
pub(crate) fn hash_elements(hashes: impl Iterator<Item = u64>) -> u64 {
    let shuffle = |hash: u64| {
        (hash ^ 0x0555_5555_5555_5555 ^ (hash << 16)).wrapping_mul(0x27d4_eb2f_1656_67c5)
    };
    hashes.fold(0x1234_5678, |all, hash| all ^ shuffle(hash))
}

/// The methods that both kinds of sets have, and those given.
macro_rules! methods {
    ($($own:expr,)*) => {
        &[
            special::ITER,
            special::LEN,
            special::CONTAINS,
            special::EQ,
            special::NE,
            special::OR,
            special::AND,
            special::SUB,
            special::LT,
            special::LE,
            special::GT,
            special::GE,
            special::XOR,
            special::REPR,
            special::CLASS_GETITEM,
            method("copy", copy),
            method("union", |vm, arguments| combined(vm, arguments, "union", BinaryOp::Or)),
            method("intersection", |vm, arguments| combined(vm, arguments, "intersection", BinaryOp::And)),
            method("difference", |vm, arguments| combined(vm, arguments, "difference", BinaryOp::Sub)),
            method("symmetric_difference", |vm, arguments| combined(vm, arguments, "symmetric_difference", BinaryOp::Xor)),
            method("issubset", |vm, arguments| related(vm, arguments, "issubset", Relation::Subset)),
            method("issuperset", |vm, arguments| related(vm, arguments, "issuperset", Relation::Superset)),
            method("isdisjoint", |vm, arguments| related(vm, arguments, "isdisjoint", Relation::Disjoint)),
            $($own,)*
        ]
    };
}

/// The methods of `frozenset`.
pub const FROZEN_METHODS: &[Builtin] = methods![special::HASH,];

/// The methods of `set`.
pub const METHODS: &[Builtin] = methods![
    method("add", add),
    method("remove", remove),
    method("discard", discard),
    method("pop", pop),
    method("clear", clear),
    method("update", |vm, arguments| update(
        vm,
        arguments,
        "update",
        BinaryOp::Or
    )),
    method("difference_update", |vm, arguments| update(
        vm,
        arguments,
        "difference_update",
        BinaryOp::Sub
    )),
    method("intersection_update", |vm, arguments| update(
        vm,
        arguments,
        "intersection_update",
        BinaryOp::And
    )),
    method("symmetric_difference_update", |vm, arguments| {
        update(vm, arguments, "symmetric_difference_update", BinaryOp::Xor)
    }),
];

fn receiver<'a>(vm: &mut Vm, value: &'a Value, name: &str) -> Res<&'a RefCell<Set>> {
    match value.as_object().map(|object| &object.kind) {
        Some(Kind::Set(set)) => Ok(set),
        _ => Err(vm.wrong_receiver("set", name, value)),
    }
}

fn any_receiver(vm: &mut Vm, value: &Value, name: &str) -> Res<()> {
    match value.as_object().map(|object| &object.kind) {
        Some(Kind::Set(_) | Kind::FrozenSet(_)) => Ok(()),
        _ => Err(vm.wrong_receiver("set", name, value)),
    }
}

fn add(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, item] = arguments.received(vm, "set.add")?;
    let set = receiver(vm, &this, "add")?;
    vm.set_add(set, item)?;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, item] = arguments.received(vm, "set.remove")?;
    let set = receiver(vm, &this, "remove")?;
    if vm.set_remove(set, &item)? {
        Ok(Value::None)
    } else {
        Err(vm.key_error(&item))
    }
}

fn discard(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, item] = arguments.received(vm, "set.discard")?;
    let set = receiver(vm, &this, "discard")?;
    vm.set_remove(set, &item)?;
    Ok(Value::None)
}

fn pop(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "set.pop")?;
    let first = receiver(vm, &this, "pop")?.borrow_mut().pop_first();
    first
        .map(|(item, ())| item)
        .ok_or_else(|| vm.key_error(&Value::from("pop from an empty set")))
}

fn clear(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "set.clear")?;
    let all = receiver(vm, &this, "clear")?.borrow_mut().take();
    drop(all);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "set.copy")?;
    match this.as_object().map(|object| &object.kind) {
        Some(Kind::Set(set)) => {
            let copy = set.borrow().clone();
            vm.claim_work(copy.len(), ELEMENT_BYTES)?;
            Ok(vm.set(copy))
        }
        Some(Kind::FrozenSet(_)) => Ok(this),
        _ => Err(vm.wrong_receiver("set", "copy", &this)),
    }
}

/// The receiver and the arguments of a method that does what an operator does; the symmetric difference takes just one.
fn operands(
    vm: &mut Vm,
    arguments: Arguments,
    name: &str,
    op: BinaryOp,
) -> Res<(Value, Vec<Value>)> {
    if op == BinaryOp::Xor {
        let [this, other] = arguments.received(vm, &format!("set.{name}"))?;
        return Ok((this, vec![other]));
    }
    arguments.received_between(vm, name, 0, usize::MAX)
}

fn combined(vm: &mut Vm, arguments: Arguments, name: &str, op: BinaryOp) -> Res<Value> {
    let (this, others) = operands(vm, arguments, name, op)?;
    any_receiver(vm, &this, name)?;
    let mut result = vm.set_combine(BinaryOp::Or, &this, &Value::None)?;
    for other in others {
        let (left, right) = (vm.set(result), vm.as_set(&other)?);
        result = vm.set_combine(op, &left, &right)?;
    }
    Ok(vm.set_like(&this, result))
}

fn update(vm: &mut Vm, arguments: Arguments, name: &str, op: BinaryOp) -> Res<Value> {
    let (this, others) = operands(vm, arguments, name, op)?;
    let set = receiver(vm, &this, name)?;
    for other in others {
        if op == BinaryOp::Or {
            vm.set_update(set, &other)?;
            continue;
        }
        let right = vm.as_set(&other)?;
        let result = vm.set_combine(op, &this, &right)?;
        drop(set.replace(result));
    }
    Ok(Value::None)
}

#[derive(Copy, Clone)]
enum Relation {
    Subset,
    Superset,
    Disjoint,
}

fn related(vm: &mut Vm, arguments: Arguments, name: &str, relation: Relation) -> Res<Value> {
    let [this, other] = arguments.received(vm, &format!("set.{name}"))?;
    any_receiver(vm, &this, name)?;
    let other = vm.as_set(&other)?;
    let holds = match relation {
        Relation::Subset => vm.is_subset(&this, &other)?,
        Relation::Superset => vm.is_subset(&other, &this)?,
        Relation::Disjoint => vm.set_combine(BinaryOp::And, &this, &other)?.is_empty(),
    };
    Ok(Value::Bool(holds))
}
