//! Floating-point numbers.

use num_bigint::BigInt;

use super::arguments::method;
use super::function::{Arguments, Builtin};
use super::number::{Number, truncate};
use super::special;
use super::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `repr(x)`: the shortest text that reads back as the same number.
pub(crate) fn repr(x: f64) -> String {
    if x.is_nan() {
        return "nan".to_owned();
    }
    if x.is_infinite() {
        return if x > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let (digits, exponent) = shortest_digits(x.abs());
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let count = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    if !(-4..16).contains(&exponent) {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        let exponent_sign = if exponent < 0 { '-' } else { '+' };
        return format!(
            "{sign}{first}{point}{rest}e{exponent_sign}{:02}",
            exponent.abs()
        );
    }
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or(0));
    if exponent < 0 {
        format!("{sign}0.{}{digits}", zeros(-exponent - 1))
    } else if count <= exponent + 1 {
        format!("{sign}{digits}{}.0", zeros(exponent + 1 - count))
    } else {
        let (whole, fraction) = digits.split_at(usize::try_from(exponent + 1).unwrap_or(0));
        format!("{sign}{whole}.{fraction}")
    }
}

/// The shortest digits that identify a number that is not negative, and its decimal exponent.
fn shortest_digits(x: f64) -> (String, i32) {
    let text = format!("{x:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = mantissa.replace('.', "");
    (digits, exponent.parse().unwrap_or(0))
}

/// The number that a text stands for, as `float(text)` reads it.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let text = text.trim();
    let body = text.trim_start_matches(['+', '-']);
    if text.len() - body.len() > 1 {
        return None;
    }
    let negative = text.starts_with('-');
    let magnitude = match body.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        lower => {
            let starts = lower.starts_with(|c: char| c.is_ascii_digit() || c == '.');
            let bad_underscore =
                lower.starts_with('_') || lower.ends_with('_') || lower.contains("__");
            if !starts
                || bad_underscore
                || !lower
                    .chars()
                    .all(|c| c.is_ascii_digit() || "._e+-".contains(c))
            {
                return None;
            }
            lower.replace('_', "").parse().ok()?
        }
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// The methods of `float`.
pub const METHODS: &[Builtin] = &[
    special::ADD,
    special::RADD,
    special::SUB,
    special::MUL,
    special::RMUL,
    special::RSUB,
    special::TRUEDIV,
    special::FLOORDIV,
    special::POW,
    special::DIVMOD,
    special::NEG,
    special::POS,
    special::ABS,
    special::MOD,
    special::EQ,
    special::NE,
    special::LT,
    special::LE,
    special::GT,
    special::GE,
    special::HASH,
    special::BOOL,
    special::REPR,
    special::FORMAT,
    method("is_integer", is_integer),
    method("as_integer_ratio", as_integer_ratio),
    method("conjugate", conjugate),
    method("__float__", conjugate),
    method("__int__", |vm, arguments| {
        let [this] = arguments.received(vm, "float.__int__")?;
        super::int::from_value(vm, &this)
    }),
];

fn receiver(vm: &mut Vm, value: &Value, name: &str) -> Res<f64> {
    match value {
        Value::Float(x) => Ok(*x),
        _ => Err(vm.wrong_receiver("float", name, value)),
    }
}

fn is_integer(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "float.is_integer")?;
    let x = receiver(vm, &this, "is_integer")?;
    Ok(Value::Bool(x.is_finite() && x.fract() == 0.0))
}

fn conjugate(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "float.conjugate")?;
    receiver(vm, &this, "conjugate").map(Value::Float)
}

fn as_integer_ratio(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "float.as_integer_ratio")?;
    let mut x = receiver(vm, &this, "as_integer_ratio")?;
    if x.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(vm.raise(T::OverflowError, "cannot convert Infinity to integer ratio"));
    }
    let mut shift = 0_u32;
    while x.fract() != 0.0 {
        x *= 2.0;
        shift += 1;
    }
    let numerator = truncate(x).unwrap_or_default();
    Ok(vm.tuple(vec![
        Value::integer(numerator),
        Value::integer(BigInt::from(1) << shift),
    ]))
}

/// `float(value)`
pub(crate) fn from_value(vm: &mut Vm, value: &Value) -> Res<Value> {
    if let Some(number) = Number::of(value) {
        return match number.to_float() {
            Some(x) => Ok(Value::Float(x)),
            None => Err(vm.raise(T::OverflowError, "int too large to convert to float")),
        };
    }
    let text = match value {
        Value::Str(text) => Some(text.to_string()),
        Value::Bytes(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    };
    if let Some(text) = text {
        return match parse(&text) {
            Some(x) => Ok(Value::Float(x)),
            None => {
                let shown = vm.repr(value)?;
                Err(vm.value_error(format!("could not convert string to float: {shown}")))
            }
        };
    }
    if let Some(method) = vm.lookup_special(value, "__float__")? {
        let result = vm.call_values(&method, Vec::new())?;
        if matches!(result, Value::Float(_)) {
            return Ok(result);
        }
        let message = match vm.older_than(15) {
            true => {
                let (name, got) = (vm.type_name(value), vm.type_name(&result));
                format!("{name}.__float__ returned non-float (type {got})")
            }
            false => vm.bad_return(value, "__float__", "a float", &result),
        };
        return Err(vm.type_error(message));
    }
    if !vm.has(Quirk::IntIgnoresIndex)
        && let Some(index) = vm.index_value(value)?
    {
        return from_value(vm, &index);
    }
    let name = vm.type_name(value);
    let real = if vm.older_than(10) {
        "number"
    } else {
        "real number"
    };
    Err(vm.type_error(format!(
        "float() argument must be a string or a {real}, not '{name}'"
    )))
}
