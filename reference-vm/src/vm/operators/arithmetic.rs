//! Arithmetic of numbers, and which built-in types an operator takes.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

use crate::object::Kind;
use crate::objects::number::{Number, integer_of};
use crate::objects::types::T;
use crate::syntax::ast::{BinaryOp, UnaryOp};
use crate::value::Value;
use crate::vm::limits::Stop;
use crate::vm::{Res, Unwind, Vm};

/// How large an integer may become: arithmetic on larger ones takes more than linear time.
const MAX_INTEGER_BITS: u64 = 1 << 18;

/// `-`, `+` and `~` of a number.
pub(super) fn unary(op: UnaryOp, value: &Value) -> Option<Value> {
    match (op, Number::of(value)?) {
        (UnaryOp::Neg, Number::Float(x)) => Some(Value::Float(-x)),
        (UnaryOp::Pos, Number::Float(x)) => Some(Value::Float(x)),
        (_, Number::Float(_)) | (UnaryOp::Not, _) => None,
        (UnaryOp::Pos, n) => Some(Value::integer(n.to_integer()?)),
        (UnaryOp::Neg, n) => Some(Value::integer(-n.to_integer()?)),
        (UnaryOp::Invert, n) => Some(Value::integer(!n.to_integer()?)),
    }
}

impl Vm {
    /// `a op b` of built-in types; None if the operator is not defined for them.
    pub(crate) fn native_binary(
        &mut self,
        op: BinaryOp,
        a: &Value,
        b: &Value,
    ) -> Res<Option<Value>> {
        if let (Value::Int(x), Value::Int(y)) = (a, b)
            && let Some(result) = small(op, *x, *y)
        {
            return Ok(Some(Value::Int(result)));
        }
        if let (Value::Bool(x), Value::Bool(y)) = (a, b) {
            match op {
                BinaryOp::And => return Ok(Some(Value::Bool(x & y))),
                BinaryOp::Or => return Ok(Some(Value::Bool(x | y))),
                BinaryOp::Xor => return Ok(Some(Value::Bool(x ^ y))),
                _ => {}
            }
        }
        if let (Some(x), Some(y)) = (Number::of(a), Number::of(b)) {
            return self.numbers(op, &x, &y);
        }
        match op {
            BinaryOp::Add => self.concatenate(a, b),
            BinaryOp::Mul => self.repeat(a, b),
            BinaryOp::Mod => match a {
                Value::Str(template) => self.percent(template, b).map(|text| Some(text.into())),
                Value::Bytes(_) => Err(self.unsupported("`%` of bytes")),
                _ => Ok(None),
            },
            BinaryOp::Or => match self.union_of_classes(a, b)? {
                Some(union) => Ok(Some(union)),
                None => self.combine(op, a, b),
            },
            BinaryOp::And | BinaryOp::Xor | BinaryOp::Sub => self.combine(op, a, b),
            _ => Ok(None),
        }
    }

    fn combine(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
        let (Some(x), Some(y)) = (a.as_object(), b.as_object()) else {
            return Ok(None);
        };
        match (&x.kind, &y.kind) {
            (Kind::Set(_) | Kind::FrozenSet(_), Kind::Set(_) | Kind::FrozenSet(_)) => {
                let items = self.set_combine(op, a, b)?;
                Ok(Some(self.set_like(a, items)))
            }
            (Kind::Dict(left), Kind::Dict(_)) if op == BinaryOp::Or => {
                let merged = std::cell::RefCell::new(left.borrow().clone());
                self.dict_update(&merged, b)?;
                Ok(Some(self.dict(merged.into_inner())))
            }
            _ => Ok(None),
        }
    }

    /// `a op= b` of those built-in types that change then; whether `a` did.
    pub(super) fn native_in_place(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Res<bool> {
        let Some(object) = a.as_object() else {
            return Ok(false);
        };
        let is_set = matches!(
            b.as_object().map(|b| &b.kind),
            Some(Kind::Set(_) | Kind::FrozenSet(_))
        );
        match (&object.kind, op) {
            (Kind::List(items), BinaryOp::Add) => self.extend(items, b)?,
            (Kind::List(items), BinaryOp::Mul) if integer_of(b).is_some() => {
                if let Some(repeated) = self.repeat(a, b)?
                    && let Some(Kind::List(repeated)) = repeated.as_object().map(|list| &list.kind)
                {
                    let mut old = items.replace(repeated.take());
                    while old.pop().is_some() {}
                }
            }
            (Kind::Dict(entries), BinaryOp::Or) => self.dict_update(entries, b)?,
            (Kind::Set(items), BinaryOp::Or) if is_set => self.set_update(items, b)?,
            (Kind::Set(items), BinaryOp::And | BinaryOp::Sub | BinaryOp::Xor) if is_set => {
                let result = self.set_combine(op, a, b)?;
                drop(items.replace(result));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn numbers(&mut self, op: BinaryOp, a: &Number, b: &Number) -> Res<Option<Value>> {
        match (a.to_integer(), b.to_integer()) {
            (Some(a), Some(b)) => self.integers(op, &a, &b),
            _ => {
                let (Some(a), Some(b)) = (a.to_float(), b.to_float()) else {
                    return Err(self.raise(T::OverflowError, "int too large to convert to float"));
                };
                Ok(self.floats(op, a, b)?.map(Value::Float))
            }
        }
    }

    fn integers(&mut self, op: BinaryOp, a: &BigInt, b: &BigInt) -> Res<Option<Value>> {
        if matches!(
            op,
            BinaryOp::Mul | BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::TrueDiv
        ) {
            self.spend_digits(a.bits(), b.bits())?;
        }
        let result = match op {
            BinaryOp::Add => a + b,
            BinaryOp::Sub => a - b,
            BinaryOp::Mul => {
                self.claim_bits(a.bits() + b.bits())?;
                a * b
            }
            BinaryOp::FloorDiv if b.is_zero() => {
                return Err(self.zero_division("integer division or modulo by zero"));
            }
            BinaryOp::FloorDiv => a.div_floor(b),
            BinaryOp::Mod if b.is_zero() => {
                let old = self.older_than(11);
                return Err(self.zero_division(if old {
                    "integer division or modulo by zero"
                } else {
                    "integer modulo by zero"
                }));
            }
            BinaryOp::Mod => a.mod_floor(b),
            BinaryOp::TrueDiv => return self.divide(a, b).map(|x| Some(Value::Float(x))),
            BinaryOp::Pow => return self.power(a, b).map(Some),
            BinaryOp::LShift => self.shift_left(a, b)?,
            BinaryOp::RShift if b.is_negative() => {
                return Err(self.value_error("negative shift count"));
            }
            BinaryOp::RShift => match b.to_u64() {
                Some(count) if count <= a.bits() => a >> count,
                _ => BigInt::from(if a.is_negative() { -1 } else { 0 }),
            },
            BinaryOp::And => a & b,
            BinaryOp::Or => a | b,
            BinaryOp::Xor => a ^ b,
            BinaryOp::MatMul => return Ok(None),
        };
        self.claim_bits(result.bits())?;
        Ok(Some(Value::integer(result)))
    }

    /// Checks that an integer of so many bits may be made.
    pub(crate) fn claim_bits(&mut self, bits: u64) -> Res<()> {
        if bits > MAX_INTEGER_BITS {
            return Err(Unwind::Stop(Box::new(Stop::Bits(MAX_INTEGER_BITS))));
        }
        self.spend(usize::try_from(bits / 256).unwrap_or(usize::MAX))
    }

    /// Counts the work of multiplying or dividing integers of so many bits: every part of the one meets every part of the other.
    pub(crate) fn spend_digits(&mut self, a: u64, b: u64) -> Res<()> {
        /// Pairs of machine words that one instruction counts for.
        const PAIRS: u64 = 64;
        let pairs = (a / 64).saturating_mul(b / 64);
        self.spend(usize::try_from(pairs / PAIRS).unwrap_or(usize::MAX))
    }

    fn shift_left(&mut self, a: &BigInt, b: &BigInt) -> Res<BigInt> {
        if b.is_negative() {
            return Err(self.value_error("negative shift count"));
        }
        if a.is_zero() {
            return Ok(BigInt::ZERO);
        }
        let count = b.to_u64().unwrap_or(u64::MAX);
        self.claim_bits(a.bits().saturating_add(count))?;
        Ok(a << count)
    }

    fn power(&mut self, base: &BigInt, exponent: &BigInt) -> Res<Value> {
        if exponent.is_negative() {
            if base.is_zero() {
                return Err(self.zero_division("0.0 cannot be raised to a negative power"));
            }
            let (Some(base), Some(exponent)) = (
                crate::objects::number::big_to_float(base),
                crate::objects::number::big_to_float(exponent),
            ) else {
                return Err(self.raise(T::OverflowError, "int too large to convert to float"));
            };
            return Ok(Value::Float(base.powf(exponent)));
        }
        if base.bits() <= 1 {
            // -1, 0 and 1 stay small, whatever the exponent.
            let odd = exponent.is_odd();
            let result = if exponent.is_zero() || (base.is_negative() && !odd) {
                BigInt::from(1)
            } else {
                base.clone()
            };
            return Ok(Value::integer(result));
        }
        let count = exponent.to_u32().unwrap_or(u32::MAX);
        self.claim_bits(
            base.bits()
                .saturating_sub(1)
                .saturating_mul(u64::from(count)),
        )?;
        let bits = base.bits().saturating_mul(u64::from(count));
        self.spend_digits(bits, bits)?;
        let result = Pow::pow(base, count);
        self.claim_bits(result.bits())?;
        Ok(Value::integer(result))
    }

    /// `a / b` of integers: the nearest floating-point number to the exact quotient.
    fn divide(&mut self, a: &BigInt, b: &BigInt) -> Res<f64> {
        if b.is_zero() {
            return Err(self.zero_division("division by zero"));
        }
        const EXACT: u64 = 53;
        if a.bits() <= EXACT
            && b.bits() <= EXACT
            && let (Some(a), Some(b)) = (a.to_f64(), b.to_f64())
        {
            return Ok(a / b);
        }
        // A quotient of at least 55 bits, whose last bit also stands for a remainder, rounds as the exact one does.
        let shift = 66_i64 - (a.bits().cast_signed() - b.bits().cast_signed());
        let (a_shifted, b_shifted) = if shift >= 0 {
            (a.abs() << shift, b.abs())
        } else {
            (a.abs(), b.abs() << -shift)
        };
        let (mut quotient, remainder) = a_shifted.div_rem(&b_shifted);
        if !remainder.is_zero() {
            quotient |= BigInt::from(1);
        }
        let mantissa = quotient.to_f64().unwrap_or(f64::INFINITY);
        let magnitude = scale(mantissa, -shift);
        if !magnitude.is_finite() {
            return Err(self.raise(
                T::OverflowError,
                "integer division result too large for a float",
            ));
        }
        Ok(if a.is_negative() == b.is_negative() {
            magnitude
        } else {
            -magnitude
        })
    }

    fn floats(&mut self, op: BinaryOp, a: f64, b: f64) -> Res<Option<f64>> {
        let zero = b == 0.0;
        Ok(Some(match op {
            BinaryOp::Add => a + b,
            BinaryOp::Sub => a - b,
            BinaryOp::Mul => a * b,
            BinaryOp::TrueDiv if zero => return Err(self.zero_division("float division by zero")),
            BinaryOp::TrueDiv => a / b,
            BinaryOp::FloorDiv if zero => {
                return Err(self.zero_division("float floor division by zero"));
            }
            BinaryOp::FloorDiv => floor_divide(a, b).0,
            BinaryOp::Mod if zero => {
                let old = self.older_than(13);
                return Err(self.zero_division(if old {
                    "float modulo"
                } else {
                    "float modulo by zero"
                }));
            }
            BinaryOp::Mod => floor_divide(a, b).1,
            BinaryOp::Pow => self.float_power(a, b)?,
            _ => return Ok(None),
        }))
    }

    fn float_power(&mut self, a: f64, b: f64) -> Res<f64> {
        if a == 0.0 && b < 0.0 {
            return Err(self.zero_division("0.0 cannot be raised to a negative power"));
        }
        if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
            return Err(self.unsupported("a complex number"));
        }
        let result = a.powf(b);
        if result.is_infinite() && a.is_finite() && b.is_finite() {
            return Err(self.raise_value(
                T::OverflowError,
                vec![Value::Int(34), Value::from("Numerical result out of range")],
            ));
        }
        Ok(result)
    }

    /// Whether the edition is a language version before 3.`minor`; for the wording of messages.
    pub(crate) fn older_than(&self, minor: u8) -> bool {
        self.edition.minor() < minor
    }

    /// `divmod(a, b)` of numbers.
    pub(crate) fn divmod(&mut self, a: &Value, b: &Value) -> Res<Option<(Value, Value)>> {
        let (Some(x), Some(y)) = (Number::of(a), Number::of(b)) else {
            return Ok(None);
        };
        if let (Some(x), Some(y)) = (x.to_integer(), y.to_integer()) {
            if y.is_zero() {
                return Err(self.zero_division("integer division or modulo by zero"));
            }
            self.spend_digits(x.bits(), y.bits())?;
            let (quotient, remainder) = x.div_mod_floor(&y);
            return Ok(Some((Value::integer(quotient), Value::integer(remainder))));
        }
        let (Some(x), Some(y)) = (x.to_float(), y.to_float()) else {
            return Err(self.raise(T::OverflowError, "int too large to convert to float"));
        };
        if y == 0.0 {
            return Err(self.zero_division("float divmod()"));
        }
        let (quotient, remainder) = floor_divide(x, y);
        Ok(Some((Value::Float(quotient), Value::Float(remainder))))
    }
}

/// The common case: both operands and the result fit.
fn small(op: BinaryOp, a: i64, b: i64) -> Option<i64> {
    match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Sub => a.checked_sub(b),
        BinaryOp::Mul => a.checked_mul(b),
        BinaryOp::FloorDiv if b > 0 => Some(a.div_euclid(b)),
        BinaryOp::Mod if b > 0 => Some(a.rem_euclid(b)),
        BinaryOp::And => Some(a & b),
        BinaryOp::Or => Some(a | b),
        BinaryOp::Xor => Some(a ^ b),
        _ => None,
    }
}

/// The quotient rounded down and the remainder, which has the sign of `b`.
fn floor_divide(a: f64, b: f64) -> (f64, f64) {
    let mut remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(b);
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder += b;
        quotient -= 1.0;
    }
    let rounded = if quotient == 0.0 {
        0.0_f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    };
    (rounded, remainder)
}

/// `x · 2^exponent`.
fn scale(mut x: f64, mut exponent: i64) -> f64 {
    while exponent > 1000 && x.is_finite() && x != 0.0 {
        x *= 2.0_f64.powi(1000);
        exponent -= 1000;
    }
    while exponent < -1000 && x != 0.0 {
        x *= 2.0_f64.powi(-1000);
        exponent += 1000;
    }
    x * 2.0_f64.powi(i32::try_from(exponent.clamp(-1000, 1000)).unwrap_or(0))
}
