//! Numbers without Python around them: what `int` and `float` have in common.

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::value::Value;

/// The number that a value is. Booleans are integers.
#[derive(Clone, Debug)]
pub enum Number {
    /// An integer that fits.
    Small(i64),
    /// One that does not.
    Big(Rc<BigInt>),
    /// A floating-point number.
    Float(f64),
}

impl Number {
    /// The number that `value` is, if it is one.
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(b) => Some(Self::Small(i64::from(*b))),
            Value::Int(n) => Some(Self::Small(*n)),
            Value::BigInt(n) => Some(Self::Big(Rc::clone(n))),
            Value::Float(x) => Some(Self::Float(*x)),
            _ => None,
        }
    }

    /// The integer, if it is one.
    pub fn to_integer(&self) -> Option<BigInt> {
        match self {
            Self::Small(n) => Some(BigInt::from(*n)),
            Self::Big(n) => Some((**n).clone()),
            Self::Float(_) => None,
        }
    }

    /// As a floating-point number, rounded; None if that is beyond the largest one.
    pub fn to_float(&self) -> Option<f64> {
        match self {
            Self::Small(n) => Some(*n as f64),
            Self::Big(n) => big_to_float(n),
            Self::Float(x) => Some(*x),
        }
    }
}

/// The integer that `value` is, a boolean among them.
pub fn integer_of(value: &Value) -> Option<BigInt> {
    Number::of(value)?.to_integer()
}

/// The nearest floating-point number, if there is one.
pub fn big_to_float(n: &BigInt) -> Option<f64> {
    n.to_f64().filter(|x| x.is_finite())
}

/// The integer part of a finite number.
pub fn truncate(x: f64) -> Option<BigInt> {
    num_traits::FromPrimitive::from_f64(x.trunc())
}

/// How two numbers compare; None if one of them is not a number (NaN).
pub fn compare(a: &Number, b: &Number) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (Number::Small(a), Number::Small(b)) => Some(a.cmp(b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(b),
        (Number::Float(a), b) => compare_to_float(b, *a).map(std::cmp::Ordering::reverse),
        (a, Number::Float(b)) => compare_to_float(a, *b),
        (a, b) => Some(a.to_integer()?.cmp(&b.to_integer()?)),
    }
}

/// How an integer compares with a floating-point number, exactly.
fn compare_to_float(n: &Number, x: f64) -> Option<std::cmp::Ordering> {
    use std::cmp::Ordering;
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    let whole = truncate(x)?;
    let fraction = x - x.trunc();
    Some(
        n.to_integer()?
            .cmp(&whole)
            .then_with(|| 0.0.partial_cmp(&fraction).unwrap_or(Ordering::Equal)),
    )
}

/// The prime that Python's hashes of numbers are taken modulo.
const MODULUS: u64 = (1 << 61) - 1;

/// Python's hash of a number: equal numbers of different types have the same.
pub fn hash(number: &Number) -> u64 {
    let signed = |negative: bool, hash: u64| {
        let hash = hash.cast_signed();
        let hash = if negative { -hash } else { hash };
        (if hash == -1 { -2 } else { hash }).cast_unsigned()
    };
    match number {
        Number::Small(n) => signed(*n < 0, n.unsigned_abs() % MODULUS),
        Number::Big(n) => {
            let rest = (n.abs() % BigInt::from(MODULUS)).to_u64().unwrap_or(0);
            signed(n.is_negative(), rest)
        }
        Number::Float(x) => hash_float(*x, signed),
    }
}

fn hash_float(x: f64, signed: impl Fn(bool, u64) -> u64) -> u64 {
    if x.is_nan() {
        return 0;
    }
    if x.is_infinite() {
        return signed(x < 0.0, 314_159);
    }
    if let Some(whole) = truncate(x)
        && x.fract().is_zero()
    {
        let rest = (whole.abs() % BigInt::from(MODULUS)).to_u64().unwrap_or(0);
        return signed(x < 0.0, rest);
    }
    // x = mantissa · 2^exponent; 2^61 is 1 modulo the prime, so that a power of two is a rotation of 61 bits.
    let bits = x.abs().to_bits();
    let stored = i64::try_from(bits >> 52).unwrap_or(0);
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if stored == 0 {
        (fraction, -1074)
    } else {
        (fraction | (1 << 52), stored - 1075)
    };
    let shift = u32::try_from(exponent.rem_euclid(61)).unwrap_or(0);
    let rotated = if shift == 0 {
        mantissa
    } else {
        ((mantissa << shift) & MODULUS) | (mantissa >> (61 - shift))
    };
    signed(x < 0.0, rotated % MODULUS)
}
