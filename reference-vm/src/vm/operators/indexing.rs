//! Indices and slices: which positions of a sequence they mean.

use num_traits::Signed;

use super::defines_operators;
use crate::objects::number::integer_of;
use crate::objects::types::T;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// The number of items of a range.
pub(crate) fn range_len(start: i64, stop: i64, step: i64) -> u64 {
    let (low, high) = if step > 0 {
        (start, stop)
    } else {
        (stop, start)
    };
    if low >= high {
        return 0;
    }
    (high.abs_diff(low) - 1) / step.unsigned_abs().max(1) + 1
}

/// The positions that a slice takes of a sequence, in its order.
pub(crate) struct Positions {
    pub(crate) start: i64,
    pub(crate) stop: i64,
    pub(crate) step: i64,
    pub(crate) count: usize,
}

impl Positions {
    /// Each position.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        let (start, step) = (self.start, self.step);
        (0..self.count).filter_map(move |n| {
            let offset = step.checked_mul(i64::try_from(n).ok()?)?;
            usize::try_from(start.checked_add(offset)?).ok()
        })
    }
}

/// The positions that `slice` takes of a sequence of `len` items.
pub(crate) fn slice_positions(vm: &mut Vm, slice: &[Value; 3], len: usize) -> Res<Positions> {
    let [start, stop, step] = slice;
    let len = i64::try_from(len).unwrap_or(i64::MAX);
    let step = vm.slice_index(step)?.unwrap_or(1);
    if step == 0 {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let step = step.clamp(-i64::MAX, i64::MAX);
    let (lowest, highest) = if step > 0 { (0, len) } else { (-1, len - 1) };
    let place = |index: i64| {
        if index < 0 {
            (index.saturating_add(len)).max(lowest)
        } else {
            index.min(highest)
        }
    };
    let start = vm
        .slice_index(start)?
        .map_or(if step > 0 { lowest } else { highest }, place);
    let stop = vm
        .slice_index(stop)?
        .map_or(if step > 0 { highest } else { lowest }, place);
    let count = usize::try_from(range_len(start, stop, step)).unwrap_or(0);
    Ok(Positions {
        start,
        stop,
        step,
        count,
    })
}

/// Behind the complaint about a bool that was taken for an integer.
const STRICT_SUBCLASS_OF_INT: &str = "The ability to return an instance of a strict subclass of int is deprecated, \
    and may be removed in a future version of Python.";

impl Vm {
    /// A part of a slice; numbers that are too large become the largest.
    pub(super) fn slice_index(&mut self, part: &Value) -> Res<Option<i64>> {
        let or_none = match self.older_than(15) {
            true => " or None",
            false => "",
        };
        match part.is_none() {
            true => Ok(None),
            false => self.bound(part, or_none).map(Some),
        }
    }

    /// Where a search begins or ends; numbers that are too large become the largest.
    pub(crate) fn search_bound(&mut self, bound: &Value) -> Res<i64> {
        self.bound(bound, "")
    }

    fn bound(&mut self, bound: &Value, or_none: &str) -> Res<i64> {
        match self.index_value(bound)? {
            Some(Value::Int(n)) => Ok(n),
            Some(Value::BigInt(n)) => Ok(if n.is_negative() { i64::MIN } else { i64::MAX }),
            _ => Err(self.type_error(format!(
                "slice indices must be integers{or_none} or have an __index__ method"
            ))),
        }
    }

    /// The integer that a value stands for as an index, if it does.
    pub(crate) fn index_value(&mut self, value: &Value) -> Res<Option<Value>> {
        if let Some(n) = integer_of(value) {
            return Ok(Some(Value::integer(n)));
        }
        if value.as_object().is_some_and(defines_operators)
            && let Some(method) = self.lookup_special(value, "__index__")?
        {
            let result = self.call_values(&method, Vec::new())?;
            return self.checked_integer(value, "__index__", result).map(Some);
        }
        Ok(None)
    }

    /// Whether the value can be an index: an integer, or one whose type has `__index__()`.
    pub(crate) fn is_index(&self, value: &Value) -> bool {
        integer_of(value).is_some() || self.has_special(value, "__index__")
    }

    /// What `__index__` or `__int__` of `value` gave, as an integer. A bool will do, with a warning.
    pub(crate) fn checked_integer(
        &mut self,
        value: &Value,
        method: &str,
        given: Value,
    ) -> Res<Value> {
        if matches!(given, Value::Int(_) | Value::BigInt(_)) {
            return Ok(given);
        }
        let complaint = match self.older_than(15) {
            true => {
                let name = self.type_name(&given);
                format!("{method} returned non-int (type {name})")
            }
            false => self.bad_return(value, method, "an int", &given),
        };
        match integer_of(&given) {
            Some(number) => {
                let text = format!("{complaint}.  {STRICT_SUBCLASS_OF_INT}");
                self.warn(T::DeprecationWarning, &text)?;
                Ok(Value::integer(number))
            }
            None => Err(self.type_error(complaint)),
        }
    }

    /// The integer that a value stands for, or else the one of 64 bits nearest to it.
    pub(crate) fn nearest_index(&mut self, value: &Value) -> Res<i64> {
        match self.index_value(value)? {
            Some(Value::Int(n)) => Ok(n),
            Some(Value::BigInt(n)) => Ok(if n.is_negative() { i64::MIN } else { i64::MAX }),
            _ => self.index_number(value),
        }
    }

    /// The integer that a value stands for, or a TypeError.
    pub(crate) fn index_number(&mut self, value: &Value) -> Res<i64> {
        match self.index_value(value)? {
            Some(Value::Int(n)) => Ok(n),
            Some(_) => Err(self.raise(
                T::OverflowError,
                "Python int too large to convert to C ssize_t",
            )),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!(
                    "'{name}' object cannot be interpreted as an integer"
                )))
            }
        }
    }

    /// The position of `index` in a sequence of `len` items.
    pub(super) fn position(&mut self, index: &Value, len: usize, sequence: Sequence) -> Res<usize> {
        let index = match index {
            Value::Int(n) => *n,
            _ => match self.index_value(index)? {
                Some(Value::Int(n)) => n,
                Some(_) => {
                    let name = self.type_name(index);
                    return Err(self.raise(
                        T::IndexError,
                        format!("cannot fit '{name}' into an index-sized integer"),
                    ));
                }
                None => return Err(self.bad_index(index, sequence)),
            },
        };
        let at = if index < 0 {
            len.checked_add_signed(isize::try_from(index).unwrap_or(isize::MIN))
        } else {
            usize::try_from(index).ok()
        };
        match at.filter(|at| *at < len) {
            Some(at) => Ok(at),
            None => Err(self.raise(T::IndexError, sequence.out_of_range())),
        }
    }

    fn bad_index(&mut self, index: &Value, sequence: Sequence) -> Unwind {
        let name = self.type_name(index);
        let what = sequence.name();
        self.type_error(match sequence {
            Sequence::Str if self.older_than(11) => "string indices must be integers".to_owned(),
            Sequence::Str => format!("string indices must be integers, not '{name}'"),
            _ => format!("{what} indices must be integers or slices, not {name}"),
        })
    }
}

/// Built-in sequences, which name themselves in messages.
#[derive(Copy, Clone)]
pub(super) enum Sequence {
    Str,
    Bytes,
    List,
    ListAssignment,
    Tuple,
    Range,
}

impl Sequence {
    fn name(self) -> &'static str {
        match self {
            Self::Str => "string",
            Self::Bytes => "byte",
            Self::List | Self::ListAssignment => "list",
            Self::Tuple => "tuple",
            Self::Range => "range",
        }
    }

    pub(super) fn out_of_range(self) -> &'static str {
        match self {
            Self::Str => "string index out of range",
            Self::Bytes => "index out of range",
            Self::List => "list index out of range",
            Self::ListAssignment => "list assignment index out of range",
            Self::Tuple => "tuple index out of range",
            Self::Range => "range object index out of range",
        }
    }
}
