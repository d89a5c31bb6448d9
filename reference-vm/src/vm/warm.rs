//! What a release does otherwise when an instruction has been executed before.
//!
//! CPython's interpreter adapts an instruction to the operands that it meets, from its second execution on. That shows nowhere but
//! in 3.14: a subscript that it has adapted to a `__getitem__()` written in Python hands its operands over to that method's frame, which
//! lets go of them from the last to the first.
//!
//! | a subscript is   | with a plain `__getitem__()`                | with a built-in container  | with something else       |
//! |------------------|---------------------------------------------|----------------------------|---------------------------|
//! | cold             | at its next try: to methods                 | at its next try: to that   | its next try is later     |
//! | adapted          | hands over if the class was adapted to, or  | counts a miss if to methods| counts a miss             |
//! |                  | counts a miss                               |                            |                           |
//!
//! After so many misses it tries anew.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Vm;
use crate::compile::code::CodeRef;
use crate::object::Kind;
use crate::quirk::Quirk;
use crate::value::Value;

/// So many misses an adapted subscript bears.
const MISSES: u8 = 52;

/// Integers below this are known to be indices.
const COMPACT: i64 = 1 << 30;

/// The subscripts that were executed, each by its code and place.
#[derive(Debug, Default)]
pub(super) struct Subscripts {
    warmth: FxHashMap<(usize, usize), Warmth>,
    /// The classes whose `__getitem__` some subscript was adapted to, which every adapted subscript knows then.
    classes: FxHashSet<usize>,
    /// Keeps what the addresses above are of.
    kept: Vec<(CodeRef, Value)>,
}

/// What a subscript can be adapted to.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Adapted {
    /// A `__getitem__()` written in Python.
    ToMethod,
    /// A built-in container and a kind of index.
    ToContainer,
}

#[derive(Copy, Clone, Debug)]
enum Warmth {
    /// It tries after so many executions, and if that fails after more than twice as many.
    Cold { wait: u16, next: u16 },
    /// It is adapted, and has met so many other operands.
    Warm { to: Adapted, misses: u8 },
}

impl Warmth {
    const NEW: Self = Self::Cold { wait: 1, next: 2 };

    /// An execution. Gives whether it is to try now.
    fn tries(&mut self, is_hit: bool) -> bool {
        match self {
            Self::Cold { wait: 0, .. } => true,
            Self::Cold { wait, .. } => {
                *wait -= 1;
                false
            }
            Self::Warm { .. } if is_hit => false,
            Self::Warm { misses: MISSES, .. } => true,
            Self::Warm { misses, .. } => {
                *misses += 1;
                false
            }
        }
    }

    /// The same after a try.
    fn after(self, tried: Option<Adapted>) -> Self {
        match (tried, self) {
            (Some(to), _) => Self::Warm { to, misses: 0 },
            (None, Self::Cold { next, .. }) => Self::Cold {
                wait: next,
                next: next.saturating_mul(2).saturating_add(2),
            },
            (None, Self::Warm { .. }) => Self::NEW,
        }
    }
}

impl Vm {
    /// A subscript is about to be executed. Gives whether it hands its operands over.
    pub(super) fn subscript_is_warm(&mut self, container: &Value, index: &Value) -> bool {
        if !self.has(Quirk::WarmSubscriptHandsOver) {
            return false;
        }
        let Some((code, at)) = self.calls.last().map(|call| (call.code.clone(), call.at)) else {
            return false;
        };
        let adaptable = self.adaptable(container, index);
        let class = self.class_of(container);
        let place = (Rc::as_ptr(&code) as usize, at);
        let subscripts = &mut self.subscripts;
        let is_known = subscripts.classes.contains(&class.address());
        let warmth = subscripts.warmth.entry(place).or_insert(Warmth::NEW);
        let hits = |to| match to {
            Adapted::ToMethod => adaptable == Some(to) && is_known,
            Adapted::ToContainer => adaptable == Some(to),
        };
        let is_hit = matches!(*warmth, Warmth::Warm { to, .. } if hits(to));
        if !warmth.tries(is_hit) {
            return is_hit && adaptable == Some(Adapted::ToMethod);
        }
        *warmth = warmth.after(adaptable);
        let is_method = adaptable == Some(Adapted::ToMethod);
        if is_method && subscripts.classes.insert(class.address()) {
            subscripts.kept.push((code, class.into()));
        }
        is_method
    }

    /// What a subscript with these operands is adapted to.
    fn adaptable(&self, container: &Value, index: &Value) -> Option<Adapted> {
        let is_position = matches!(index, Value::Int(0..COMPACT));
        let slice = |value: &Value| {
            let object = value.as_object();
            object.is_some_and(|object| matches!(object.kind, Kind::Slice(_)))
        };
        let is_container = match container {
            Value::Str(_) => is_position,
            Value::Object(object) => match object.kind {
                Kind::Tuple(_) => is_position,
                Kind::List(_) => is_position || slice(index),
                Kind::Dict(_) => true,
                _ => false,
            },
            _ => false,
        };
        match is_container {
            true => Some(Adapted::ToContainer),
            false => self
                .has_plain_getitem(container)
                .then_some(Adapted::ToMethod),
        }
    }

    /// Whether the type has a `__getitem__` that is a function of exactly two positional parameters.
    fn has_plain_getitem(&self, container: &Value) -> bool {
        let class = self.class_of(container);
        let found = class
            .as_class()
            .and_then(|class| class.lookup("__getitem__"));
        let object = found.as_ref().and_then(Value::as_object);
        match object.map(|object| &object.kind) {
            Some(Kind::Function(function)) => {
                let parameters = &function.code.parameters;
                parameters.positional == 2 && parameters.count() == 2
            }
            _ => false,
        }
    }
}
