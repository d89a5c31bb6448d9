//! Operators: what the machine does for each of them itself, and which special methods of program classes it calls otherwise.

mod arithmetic;
mod comparison;
mod containers;
mod indexing;
mod iteration;
mod sequences;

use super::limits::Stop;
use super::{Res, Unwind, Vm};
use crate::heap;
use crate::object::{Kind, Ref};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::syntax::ast::{BinaryOp, UnaryOp};
use crate::value::Value;

pub(crate) use comparison::{identity_hash, native_equal, native_hash};
pub(crate) use indexing::slice_positions;

/// So many bytes made count as much as an instruction.
const BYTES_PER_INSTRUCTION: usize = 64;

/// So many bytes read count as much as an instruction.
const READ_PER_INSTRUCTION: usize = 128;

/// How deeply operators that need no Python code may nest: comparing lists of lists, for example.
const MAX_NESTING: usize = 200;

fn release_operands(left: Value, right: Value, in_order: bool) {
    if in_order {
        drop(left);
        drop(right);
    } else {
        drop(right);
        drop(left);
    }
}

impl Vm {
    /// Lets go of the operands of a binary operator or a subscript, which has given a value or failed.
    pub(super) fn release_binary(&self, left: Value, right: Value, gave: bool) {
        match gave {
            true => release_operands(left, right, self.has(Quirk::BinaryOperandsReleasedInOrder)),
            false => self.release_compared(left, right),
        }
    }

    /// Lets go of the operands of a comparison or of the deletion of an item.
    pub(super) fn release_compared(&self, left: Value, right: Value) {
        release_operands(left, right, self.has(Quirk::OperandsReleasedInOrder));
    }

    /// Counts `amount` instructions for work that is not done by instructions of its own.
    pub(crate) fn spend(&mut self, amount: usize) -> Res<()> {
        self.executed = self.executed.saturating_add(amount as u64);
        if self.executed > self.limits.instructions {
            return Err(Unwind::Stop(Box::new(Stop::Instructions(
                self.limits.instructions,
            ))));
        }
        Ok(())
    }

    /// Counts instructions for the bytes of all that was made since the last time: a program that keeps everything it makes stays
    /// within a bound that its instructions set.
    pub(crate) fn charge_made(&mut self) -> Res<()> {
        self.spend(heap::take_made() / BYTES_PER_INSTRUCTION)
    }

    /// Checks that `count` parts of `size` bytes may be made, before they are made.
    pub(crate) fn claim(&mut self, count: usize, size: usize) -> Res<()> {
        match count.checked_mul(size) {
            Some(bytes) if bytes <= self.limits.bytes => Ok(()),
            _ => Err(self.limit_bytes()),
        }
    }

    /// The same for work that takes time in proportion.
    pub(crate) fn claim_work(&mut self, count: usize, size: usize) -> Res<()> {
        self.claim(count, size)?;
        self.spend(count.saturating_mul(size) / BYTES_PER_INSTRUCTION)
    }

    /// Counts the reading of so many bytes.
    pub(crate) fn spend_reading(&mut self, bytes: usize) -> Res<()> {
        match bytes / READ_PER_INSTRUCTION {
            0 => Ok(()),
            instructions => self.spend(instructions),
        }
    }

    /// Does `work`, which may come back here: a bound on how deeply.
    pub(crate) fn nested<R>(&mut self, work: impl FnOnce(&mut Self) -> Res<R>) -> Res<R> {
        if self.nesting >= MAX_NESTING + self.limits.depth {
            return Err(Unwind::Stop(Box::new(Stop::Depth(self.limits.depth))));
        }
        self.nesting += 1;
        let result = stacker::maybe_grow(64 << 10, 1 << 20, || work(self));
        self.nesting -= 1;
        result
    }

    /// Python's integer for a length.
    pub(crate) fn integer(&mut self, n: usize) -> Res<Value> {
        match i64::try_from(n) {
            Ok(n) => Ok(Value::Int(n)),
            Err(_) => Err(self.limit_bytes()),
        }
    }

    /// `bool(value)`
    pub fn truth(&mut self, value: &Value) -> Res<bool> {
        let object = match value {
            Value::None => return Ok(false),
            Value::Bool(b) => return Ok(*b),
            Value::Int(n) => return Ok(*n != 0),
            Value::Float(x) => return Ok(*x != 0.0),
            Value::Str(text) => return Ok(!text.is_empty()),
            Value::Bytes(bytes) => return Ok(!bytes.is_empty()),
            Value::BigInt(_) | Value::NotImplemented | Value::Ellipsis | Value::Code(_) => {
                return Ok(true);
            }
            Value::Object(object) => object,
        };
        match &object.kind {
            Kind::Tuple(items) => Ok(!items.is_empty()),
            Kind::List(items) => Ok(!items.borrow().is_empty()),
            Kind::Dict(entries) => Ok(!entries.borrow().is_empty()),
            Kind::Set(items) => Ok(!items.borrow().is_empty()),
            Kind::FrozenSet(items) => Ok(!items.is_empty()),
            Kind::Range { .. } => Ok(self.len(value)? != 0),
            _ if defines_operators(object) => self.special_truth(value),
            _ => Ok(true),
        }
    }

    fn special_truth(&mut self, value: &Value) -> Res<bool> {
        if let Some(method) = self.lookup_special(value, "__bool__")? {
            if method.is_none() && !self.older_than(14) {
                let name = self.type_name(value);
                let message = format!("'{name}' cannot be interpreted as a boolean");
                return Err(self.type_error(message));
            }
            let result = self.call_values(&method, Vec::new())?;
            let Value::Bool(b) = result else {
                let message = match self.older_than(15) {
                    true => {
                        let name = self.type_name(&result);
                        format!("__bool__ should return bool, returned {name}")
                    }
                    false => self.bad_return(value, "__bool__", "a bool", &result),
                };
                return Err(self.type_error(message));
            };
            return Ok(b);
        }
        match self.special_len(value)? {
            Some(len) => Ok(len != 0),
            None => Ok(true),
        }
    }

    /// `-value`, `+value`, `~value`, `not value`
    pub fn unary(&mut self, op: UnaryOp, value: &Value) -> Res<Value> {
        let (method, symbol) = match op {
            UnaryOp::Not => return Ok(Value::Bool(!self.truth(value)?)),
            UnaryOp::Neg => ("__neg__", "-"),
            UnaryOp::Pos => ("__pos__", "+"),
            UnaryOp::Invert => ("__invert__", "~"),
        };
        if let Some(result) = arithmetic::unary(op, value) {
            return Ok(result);
        }
        if let Some(object) = value.as_object()
            && defines_operators(object)
            && let Some(method) = self.lookup_special(value, method)?
        {
            return self.call_values(&method, Vec::new());
        }
        if let Some(missing) = self.missing_operator(value, method) {
            return Err(missing);
        }
        let name = self.type_name(value);
        Err(self.type_error(format!("bad operand type for unary {symbol}: '{name}'")))
    }

    /// `a op b`
    pub fn binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
        if let Some(result) = self.try_binary(op, a, b)? {
            return Ok(result);
        }
        Err(self.unsupported_operands(op, a, b, ""))
    }

    /// `a op= b`
    pub fn in_place(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
        if self.native_in_place(op, a, b)? {
            return Ok(a.clone());
        }
        if a.as_object().is_some_and(defines_operators)
            && let Some(method) = self.lookup_special(a, names(op).in_place)?
        {
            let result = self.call_values(&method, vec![b.clone()])?;
            if !matches!(result, Value::NotImplemented) {
                return Ok(result);
            }
        }
        if let Some(missing) = self.missing_operator(a, names(op).in_place) {
            return Err(missing);
        }
        if let Some(result) = self.try_binary(op, a, b)? {
            return Ok(result);
        }
        Err(self.unsupported_operands(op, a, b, "="))
    }

    fn try_binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
        if let Some(result) = self.native_binary(op, a, b)? {
            return Ok(Some(result));
        }
        let (left, right) = (
            a.as_object().is_some_and(defines_operators),
            b.as_object().is_some_and(defines_operators),
        );
        if !left && !right {
            return Ok(None);
        }
        let names = names(op);
        let reflected_first = right && self.overrides(b, a, names.reflected)?;
        if reflected_first && let Some(result) = self.call_special(b, names.reflected, a)? {
            return Ok(Some(result));
        }
        if left && let Some(result) = self.call_special(a, names.method, b)? {
            return Ok(Some(result));
        }
        if right && !reflected_first && !self.class_of(a).is(&self.class_of(b)) {
            let result = self.call_special(b, names.reflected, a)?;
            if result.is_some() {
                return Ok(result);
            }
        }
        match op {
            BinaryOp::Mul => self.repeat_by_index(a, b),
            _ => Ok(None),
        }
    }

    /// Whether the class of `b` is a subclass of that of `a` with a method of its own: it is asked first then.
    pub(crate) fn overrides(&mut self, b: &Value, a: &Value, method: &str) -> Res<bool> {
        let (class, base) = (self.class_of(b), self.class_of(a));
        if class.is(&base) {
            return Ok(false);
        }
        let (Some(own), Some(other)) = (class.as_class(), base.as_class()) else {
            return Ok(false);
        };
        if !own.derives_from(&base) {
            return Ok(false);
        }
        Ok(match (own.lookup(method), other.lookup(method)) {
            (Some(own), Some(other)) => !own.is(&other),
            (own, _) => own.is_some(),
        })
    }

    /// Calls a special method with one argument; None if there is none or it returns NotImplemented.
    pub(crate) fn call_special(
        &mut self,
        receiver: &Value,
        method: &str,
        argument: &Value,
    ) -> Res<Option<Value>> {
        match self.lookup_special(receiver, method)? {
            None => Ok(None),
            Some(method) => {
                let result = self.call_values(&method, vec![argument.clone()])?;
                Ok(if matches!(result, Value::NotImplemented) {
                    None
                } else {
                    Some(result)
                })
            }
        }
    }

    /// The refusal of an operator that real Pythons define for an object of the library.
    fn missing_operator(&mut self, value: &Value, method: &str) -> Option<Unwind> {
        let object = value.as_object()?;
        match object.kind {
            Kind::Instance(_) if !self.has_special(value, method) => {
                self.missing_attribute(value, method)
            }
            _ => None,
        }
    }

    fn unsupported_operands(&mut self, op: BinaryOp, a: &Value, b: &Value, suffix: &str) -> Unwind {
        if let Some(error) = self.sequence_error(op, a, b) {
            return error;
        }
        let names = names(op);
        let missing = self.missing_operator(a, names.method);
        if let Some(missing) = missing.or_else(|| self.missing_operator(b, names.reflected)) {
            return missing;
        }
        let symbol = names.symbol;
        let symbol = match (op, suffix) {
            (BinaryOp::Pow, "") => "** or pow()".to_owned(),
            _ => format!("{symbol}{suffix}"),
        };
        let (left, right) = (self.type_name(a), self.type_name(b));
        self.type_error(format!(
            "unsupported operand type(s) for {symbol}: '{left}' and '{right}'"
        ))
    }
}

/// Whether operators on the object are its class's methods.
pub(crate) fn defines_operators(object: &Ref) -> bool {
    matches!(
        object.kind,
        Kind::Instance(_) | Kind::Exception(_) | Kind::Native(_) | Kind::Class(_)
    )
}

/// The special methods of an operator.
struct Names {
    method: &'static str,
    reflected: &'static str,
    in_place: &'static str,
    symbol: &'static str,
}

fn names(op: BinaryOp) -> Names {
    let (method, reflected, in_place, symbol) = match op {
        BinaryOp::Add => ("__add__", "__radd__", "__iadd__", "+"),
        BinaryOp::Sub => ("__sub__", "__rsub__", "__isub__", "-"),
        BinaryOp::Mul => ("__mul__", "__rmul__", "__imul__", "*"),
        BinaryOp::MatMul => ("__matmul__", "__rmatmul__", "__imatmul__", "@"),
        BinaryOp::TrueDiv => ("__truediv__", "__rtruediv__", "__itruediv__", "/"),
        BinaryOp::FloorDiv => ("__floordiv__", "__rfloordiv__", "__ifloordiv__", "//"),
        BinaryOp::Mod => ("__mod__", "__rmod__", "__imod__", "%"),
        BinaryOp::Pow => ("__pow__", "__rpow__", "__ipow__", "**"),
        BinaryOp::LShift => ("__lshift__", "__rlshift__", "__ilshift__", "<<"),
        BinaryOp::RShift => ("__rshift__", "__rrshift__", "__irshift__", ">>"),
        BinaryOp::And => ("__and__", "__rand__", "__iand__", "&"),
        BinaryOp::Or => ("__or__", "__ror__", "__ior__", "|"),
        BinaryOp::Xor => ("__xor__", "__rxor__", "__ixor__", "^"),
    };
    Names {
        method,
        reflected,
        in_place,
        symbol,
    }
}

/// The error for an operand of a program-made operator, as `T`.
impl Vm {
    /// A ZeroDivisionError.
    pub(crate) fn zero_division(&mut self, message: &str) -> Unwind {
        let message = match message {
            old if self.older_than(14) => old,
            "0.0 cannot be raised to a negative power" => "zero to a negative power",
            _ => "division by zero",
        };
        self.raise(T::ZeroDivisionError, message)
    }
}
