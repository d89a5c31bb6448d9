//! The builtin functions of numbers.

use num_traits::{Signed, Zero};

use crate::objects::function::Arguments;
use crate::objects::int;
use crate::objects::iterator::character;
use crate::objects::number::{Number, integer_of, truncate};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::syntax::ast::BinaryOp;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

pub(super) fn abs(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "abs")?;
    match Number::of(&value) {
        Some(Number::Float(x)) => Ok(Value::Float(x.abs())),
        Some(number) => Ok(Value::integer(
            number.to_integer().unwrap_or_default().abs(),
        )),
        None => match vm.lookup_special(&value, "__abs__")? {
            Some(method) => vm.call_values(&method, Vec::new()),
            None => {
                let name = vm.type_name(&value);
                Err(vm.type_error(format!("bad operand type for abs(): '{name}'")))
            }
        },
    }
}

pub(super) fn based(
    vm: &mut Vm,
    arguments: Arguments,
    name: &str,
    radix: u32,
    prefix: &str,
) -> Res<Value> {
    let [value] = arguments.exactly(vm, name)?;
    match vm.index_value(&value)?.as_ref().and_then(integer_of) {
        Some(number) => Ok(int::with_prefix(&number, radix, prefix).into()),
        None => {
            let name = vm.type_name(&value);
            Err(vm.type_error(format!(
                "'{name}' object cannot be interpreted as an integer"
            )))
        }
    }
}

impl Vm {
    /// What a built-in function takes as a flag: anything that has a truth value, and up to 3.11 a number that a C int holds.
    pub(crate) fn flag(&mut self, value: &Value) -> Res<bool> {
        if !self.older_than(12) {
            return self.truth(value);
        }
        let number = match self.index_value(value)? {
            Some(Value::Int(number)) => i32::try_from(number).ok(),
            Some(_) => None,
            None => return Err(self.no_c_int(value)),
        };
        match number {
            Some(number) => Ok(number != 0),
            None => {
                let message = "Python int too large to convert to C int";
                Err(self.raise(T::OverflowError, message))
            }
        }
    }

    fn no_c_int(&mut self, value: &Value) -> Unwind {
        let name = self.type_name(value);
        let message = match (self.older_than(10), value) {
            (true, Value::Float(_)) => "integer argument expected, got float".to_owned(),
            (true, _) => format!("an integer is required (got type {name})"),
            (false, _) => format!("'{name}' object cannot be interpreted as an integer"),
        };
        self.type_error(message)
    }
}

pub(super) fn chr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "chr")?;
    match vm.index_value(&value)? {
        Some(Value::Int(n)) => match u32::try_from(n).ok().and_then(char::from_u32) {
            Some(c) => Ok(character(c)),
            None if (0xd800..0xe000).contains(&n) => Err(vm.unsupported("a lone surrogate")),
            None if vm.has(Quirk::ChrOverflows) && i32::try_from(n).is_err() => {
                Err(vm.raise(T::OverflowError, "Python int too large to convert to C int"))
            }
            None => Err(vm.value_error("chr() arg not in range(0x110000)")),
        },
        Some(_) if vm.has(Quirk::ChrOverflows) => {
            Err(vm.raise(T::OverflowError, "Python int too large to convert to C int"))
        }
        Some(_) => Err(vm.value_error("chr() arg not in range(0x110000)")),
        None => Err(vm.no_c_int(&value)),
    }
}

pub(super) fn ord(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "ord")?;
    let (count, code) = match &value {
        Value::Str(text) => (text.chars().count(), text.chars().next().map(u32::from)),
        Value::Bytes(bytes) => (bytes.len(), bytes.first().map(|byte| u32::from(*byte))),
        other => {
            let name = vm.type_name(other);
            return Err(vm.type_error(format!(
                "ord() expected string of length 1, but {name} found"
            )));
        }
    };
    match (count, code) {
        (1, Some(code)) => Ok(Value::Int(i64::from(code))),
        _ => Err(vm.type_error(format!(
            "ord() expected a character, but string of length {count} found"
        ))),
    }
}

pub(super) fn divmod(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [a, b] = arguments.exactly(vm, "divmod")?;
    if let Some((quotient, remainder)) = vm.divmod(&a, &b)? {
        return Ok(vm.tuple(vec![quotient, remainder]));
    }
    if let Some(result) = vm.call_special(&a, "__divmod__", &b)? {
        return Ok(result);
    }
    if let Some(result) = vm.call_special(&b, "__rdivmod__", &a)? {
        return Ok(result);
    }
    let (a, b) = (vm.type_name(&a), vm.type_name(&b));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for divmod(): '{a}' and '{b}'"
    )))
}

pub(super) fn pow(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    for name in ["base", "exp", "mod"] {
        if let Some(value) = arguments.take_keyword(name) {
            arguments.positional.push(value);
        }
    }
    let arguments = arguments.between(vm, "pow", 2, 3)?;
    let [base, exponent] = [0, 1].map(|n| arguments.get(n).cloned().unwrap_or(Value::None));
    let Some(modulus) = arguments.get(2).filter(|modulus| !modulus.is_none()) else {
        return vm.binary(BinaryOp::Pow, &base, &exponent);
    };
    let (Some(base), Some(exponent), Some(modulus)) = (
        integer_of(&base),
        integer_of(&exponent),
        integer_of(modulus),
    ) else {
        return Err(
            vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")
        );
    };
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    vm.claim_bits(exponent.bits().saturating_mul(modulus.bits()))?;
    // Beside the squarings there is a table of small powers to make.
    let products = exponent.bits() + 64;
    vm.spend_digits(products * modulus.bits(), modulus.bits())?;
    let base = if exponent.is_negative() {
        match base.modinv(&modulus) {
            Some(inverse) => inverse,
            None => return Err(vm.value_error("base is not invertible for the given modulus")),
        }
    } else {
        base
    };
    Ok(Value::integer(base.modpow(&exponent.abs(), &modulus)))
}

pub(super) fn sum(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keyword = arguments.take_keyword("start");
    let given = arguments.positional.len();
    let mut positional = arguments
        .no_more_keywords(vm, "sum")?
        .positional
        .into_iter();
    let (Some(iterable), start, None) = (
        positional.next(),
        positional.next().or(keyword),
        positional.next(),
    ) else {
        return Err(vm.type_error(if given == 0 {
            "sum() takes at least 1 positional argument (0 given)".to_owned()
        } else {
            format!("sum() takes at most 2 arguments ({given} given)")
        }));
    };
    let iterator = vm.iterate(&iterable)?;
    let mut total = start.unwrap_or(Value::Int(0));
    if matches!(total, Value::Str(_)) {
        return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    let mut phase = match total {
        Value::Int(_) => Summing::Integers,
        Value::Float(_) if !vm.has(Quirk::SumRoundsEachStep) => Summing::floats(),
        _ => Summing::Anything,
    };
    while let Some(item) = vm.next(&iterator)? {
        if phase.add(vm, &mut total, &item) {
            continue;
        }
        phase.settle(&mut total);
        total = vm.binary(BinaryOp::Add, &total, &item)?;
        phase = match (phase, &total) {
            (Summing::Integers, Value::Float(_)) if !vm.has(Quirk::SumRoundsEachStep) => {
                Summing::floats()
            }
            (Summing::Integers | Summing::Floats { .. } | Summing::Anything, _) => {
                Summing::Anything
            }
        };
    }
    phase.settle(&mut total);
    Ok(total)
}

/// How a sum goes on. It never goes back to an earlier phase.
enum Summing {
    /// All so far are integers of 64 bits.
    Integers,
    /// All since are floats and integers of 64 bits; what rounding has lost so far is added in the end.
    Floats { lost: f64 },
    /// By `+`.
    Anything,
}

impl Summing {
    fn floats() -> Self {
        Self::Floats { lost: 0.0 }
    }

    /// Adds the item, if that can be done in this phase.
    fn add(&mut self, vm: &Vm, total: &mut Value, item: &Value) -> bool {
        let small = match item {
            Value::Int(n) => Some(*n),
            Value::Bool(b) => Some(i64::from(*b)),
            _ => None,
        };
        match (self, &*total) {
            (Self::Integers, Value::Int(sum)) => match small.and_then(|n| sum.checked_add(n)) {
                Some(next) => *total = Value::Int(next),
                None => return false,
            },
            (Self::Floats { lost }, Value::Float(sum)) => {
                let (term, is_rounded) = match (item, small) {
                    (Value::Float(x), _) => (*x, true),
                    (_, Some(n)) => (n as f64, !vm.older_than(14)),
                    _ => return false,
                };
                let next = sum + term;
                if is_rounded {
                    *lost += match sum.abs() >= term.abs() {
                        true => (sum - next) + term,
                        false => (term - next) + sum,
                    };
                }
                *total = Value::Float(next);
            }
            (Self::Integers | Self::Floats { .. } | Self::Anything, _) => return false,
        }
        true
    }

    /// Adds what rounding has lost.
    fn settle(&mut self, total: &mut Value) {
        if let (Self::Floats { lost }, Value::Float(sum)) = (self, total)
            && lost.is_finite()
        {
            *sum += std::mem::take(lost);
        }
    }
}

pub(super) fn round(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keyword = arguments.take_keyword("ndigits");
    let arguments = arguments.between(vm, "round", 1, 2)?;
    let mut arguments = arguments.into_iter();
    let value = arguments.next().unwrap_or(Value::None);
    let digits = arguments
        .next()
        .or(keyword)
        .filter(|digits| !digits.is_none());
    let Some(number) = Number::of(&value) else {
        let Some(method) = vm.lookup_special(&value, "__round__")? else {
            let name = vm.type_name(&value);
            return Err(vm.type_error(format!("type {name} doesn't define __round__ method")));
        };
        return vm.call_values(&method, digits.into_iter().collect());
    };
    let digits = match digits {
        Some(digits) => Some(vm.nearest_index(&digits)?),
        None => None,
    };
    match (number, digits) {
        (Number::Float(x), None) => {
            if !x.is_finite() {
                return int::from_value(vm, &value);
            }
            Ok(Value::integer(
                truncate(x.round_ties_even()).unwrap_or_default(),
            ))
        }
        (Number::Float(x), Some(digits)) => Ok(Value::Float(round_float(x, digits))),
        (number, digits) => {
            let number = number.to_integer().unwrap_or_default();
            let Some(places) = digits.filter(|digits| *digits < 0) else {
                return Ok(Value::integer(number));
            };
            let Ok(places) = u32::try_from(places.unsigned_abs()) else {
                return Ok(Value::Int(0));
            };
            if u64::from(places) > number.bits() {
                return Ok(Value::Int(0));
            }
            Ok(Value::integer(round_integer(&number, places)))
        }
    }
}

fn round_float(x: f64, digits: i64) -> f64 {
    if !x.is_finite() || digits > 330 {
        return x;
    }
    match usize::try_from(digits) {
        Ok(digits) => format!("{x:.digits$}").parse().unwrap_or(x),
        Err(_) if digits < -310 => 0.0 * x,
        Err(_) => {
            let unit = 10.0_f64.powi(i32::try_from(-digits).unwrap_or(0));
            (x / unit).round_ties_even() * unit
        }
    }
}

/// Rounds to a multiple of 10^places, ties to the even one.
fn round_integer(number: &num_bigint::BigInt, places: u32) -> num_bigint::BigInt {
    use num_integer::Integer;
    let unit = num_bigint::BigInt::from(10).pow(places);
    let (quotient, remainder) = number.div_mod_floor(&unit);
    let twice: num_bigint::BigInt = remainder * 2;
    let up = match twice.cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    (if up { quotient + 1 } else { quotient }) * unit
}
