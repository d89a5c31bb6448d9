//! Integers and booleans.

use num_bigint::{BigInt, Sign};
use num_traits::{Num, Signed, Zero};

use super::arguments::method;
use super::function::{Arguments, Builtin};
use super::number::{Number, integer_of, truncate};
use super::special;
use super::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// The most decimal digits that are converted from or to text.
const MAX_DIGITS: usize = 4300;

/// The methods of `int`, which `bool` inherits.
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
    special::INVERT,
    special::ABS,
    special::MOD,
    special::AND,
    special::OR,
    special::XOR,
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
    method("bit_length", bit_length),
    method("bit_count", bit_count),
    method("conjugate", |vm, arguments| {
        same(vm, arguments, "conjugate")
    }),
    method("__int__", |vm, arguments| same(vm, arguments, "__int__")),
    method("__index__", |vm, arguments| {
        same(vm, arguments, "__index__")
    }),
    method("is_integer", |vm, arguments| {
        same(vm, arguments, "is_integer").map(|_| Value::Bool(true))
    }),
    method("__float__", |vm, arguments| {
        let [this] = arguments.received(vm, "int.__float__")?;
        super::float::from_value(vm, &this)
    }),
    method("to_bytes", to_bytes),
];

fn receiver(vm: &mut Vm, value: &Value, name: &str) -> Res<BigInt> {
    integer_of(value).ok_or_else(|| vm.wrong_receiver("int", name, value))
}

fn same(vm: &mut Vm, arguments: Arguments, name: &str) -> Res<Value> {
    let [this] = arguments.received(vm, &format!("int.{name}"))?;
    receiver(vm, &this, name).map(Value::integer)
}

fn bit_length(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "int.bit_length")?;
    let bits = receiver(vm, &this, "bit_length")?.bits();
    Ok(Value::Int(bits.cast_signed()))
}

fn bit_count(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "int.bit_count")?;
    let ones = receiver(vm, &this, "bit_count")?.magnitude().count_ones();
    Ok(Value::Int(ones.cast_signed()))
}

fn to_bytes(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let signed = match arguments.take_keyword("signed") {
        Some(signed) => vm.truth(&signed)?,
        None => false,
    };
    let named = (
        arguments.take_keyword("length"),
        arguments.take_keyword("byteorder"),
    );
    let (this, rest) = arguments.received_between(vm, "int.to_bytes", 0, 2)?;
    let number = receiver(vm, &this, "to_bytes")?;
    let mut rest = rest.into_iter();
    let length = rest.next().or(named.0).unwrap_or(Value::Int(1));
    let order = rest.next().or(named.1).unwrap_or(Value::from("big"));
    let Ok(length) = usize::try_from(vm.index_number(&length)?) else {
        return Err(vm.value_error(match vm.older_than(15) {
            true => "length argument must be non-negative",
            false => "length cannot be negative",
        }));
    };
    vm.claim(length, 1)?;
    if number.is_negative() && !signed {
        return Err(vm.raise(T::OverflowError, "can't convert negative int to unsigned"));
    }
    let mut bytes = if signed {
        number.to_signed_bytes_le()
    } else {
        number.magnitude().to_bytes_le()
    };
    if number.is_zero() {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(vm.raise(T::OverflowError, "int too big to convert"));
    }
    bytes.resize(length, if number.is_negative() { 0xff } else { 0 });
    match order.as_str().map(|order| &**order) {
        Some("little") => {}
        Some("big") => bytes.reverse(),
        _ => return Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
    Ok(Value::Bytes(bytes.into()))
}

impl Vm {
    /// The decimal digits of an integer.
    pub(crate) fn digits(&mut self, n: &BigInt) -> Res<String> {
        // 10^4300 has 14285 bits.
        if n.bits() > 14_280 {
            let digits = n.magnitude().to_string().len();
            if digits > MAX_DIGITS {
                return Err(self.too_many_digits(""));
            }
        }
        Ok(n.to_string())
    }

    fn too_many_digits(&mut self, which: &str) -> Unwind {
        let unit = if self.older_than(11) { "" } else { " digits" };
        self.value_error(format!(
            "Exceeds the limit ({MAX_DIGITS}{unit}) for integer string conversion{which}; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))
    }
}

/// Why a text is no integer.
enum BadLiteral {
    Malformed,
    TooLong(usize),
}

/// The integer that a text stands for in `base`, which is 0 or 2 to 36.
fn parse(text: &str, base: u32) -> Result<BigInt, BadLiteral> {
    let text = text.trim();
    let (negative, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let prefix = body.get(..2).map(str::to_ascii_lowercase);
    let prefixed = match prefix.as_deref() {
        Some("0x") => Some(16),
        Some("0o") => Some(8),
        Some("0b") => Some(2),
        _ => None,
    };
    let (base, digits) = match (base, prefixed) {
        (0, Some(base)) => (base, body.get(2..).unwrap_or("")),
        (0, None) => (10, body),
        (base, Some(prefixed)) if base == prefixed => (base, body.get(2..).unwrap_or("")),
        (base, _) => (base, body),
    };
    let after_prefix = digits.len() != body.len();
    let digits = if after_prefix {
        digits.strip_prefix('_').unwrap_or(digits)
    } else {
        digits
    };
    let malformed = digits.is_empty()
        || digits.starts_with('_')
        || digits.ends_with('_')
        || digits.contains("__")
        || !digits.chars().all(|c| c == '_' || c.is_digit(base));
    if malformed {
        return Err(BadLiteral::Malformed);
    }
    let digits = digits.replace('_', "");
    if !base.is_power_of_two() && digits.len() > MAX_DIGITS {
        return Err(BadLiteral::TooLong(digits.len()));
    }
    let number = BigInt::from_str_radix(&digits, base).map_err(|_| BadLiteral::Malformed)?;
    Ok(if negative { -number } else { number })
}

/// `int(text, base)`; `shown` is what messages show.
pub(crate) fn from_text(vm: &mut Vm, text: &str, base: u32, shown: &Value) -> Res<Value> {
    vm.claim_bits(text.len() as u64)?;
    match parse(text, base) {
        Ok(number) => Ok(Value::integer(number)),
        Err(BadLiteral::Malformed) => {
            let shown = vm.repr(shown)?;
            Err(vm.value_error(format!(
                "invalid literal for int() with base {base}: {shown}"
            )))
        }
        Err(BadLiteral::TooLong(digits)) => {
            Err(vm.too_many_digits(&format!(": value has {digits} digits")))
        }
    }
}

/// `int(value)`
pub(crate) fn from_value(vm: &mut Vm, value: &Value) -> Res<Value> {
    match Number::of(value) {
        Some(Number::Float(x)) if x.is_nan() => {
            return Err(vm.value_error("cannot convert float NaN to integer"));
        }
        Some(Number::Float(x)) => {
            return match truncate(x) {
                Some(n) => Ok(Value::integer(n)),
                None => Err(vm.raise(T::OverflowError, "cannot convert float infinity to integer")),
            };
        }
        Some(number) => return Ok(Value::integer(number.to_integer().unwrap_or_default())),
        None => {}
    }
    match value {
        Value::Str(text) => return from_text(vm, text, 10, value),
        Value::Bytes(bytes) => return from_text(vm, &String::from_utf8_lossy(bytes), 10, value),
        _ => {}
    }
    let methods: &[&str] = match vm.has(Quirk::IntIgnoresIndex) {
        true => &["__int__"],
        false => &["__int__", "__index__"],
    };
    for name in methods {
        if let Some(method) = vm.lookup_special(value, name)? {
            let result = vm.call_values(&method, Vec::new())?;
            return vm.checked_integer(value, name, result);
        }
    }
    if vm.older_than(14)
        && let Some(method) = vm.lookup_special(value, "__trunc__")?
    {
        let result = vm.call_values(&method, Vec::new())?;
        return truncated(vm, &result);
    }
    let name = vm.type_name(value);
    let real = if vm.older_than(10) {
        "number"
    } else {
        "real number"
    };
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a {real}, not '{name}'"
    )))
}

/// The integer that `__trunc__` gave.
fn truncated(vm: &mut Vm, given: &Value) -> Res<Value> {
    match vm.index_value(given)? {
        Some(number) => Ok(number),
        None => {
            let name = vm.type_name(given);
            Err(vm.type_error(format!("__trunc__ returned non-Integral (type {name})")))
        }
    }
}

/// `bin`, `oct` and `hex`: the digits with their prefix.
pub(crate) fn with_prefix(number: &BigInt, radix: u32, prefix: &str) -> String {
    let sign = if number.sign() == Sign::Minus {
        "-"
    } else {
        ""
    };
    format!("{sign}{prefix}{}", number.magnitude().to_str_radix(radix))
}
