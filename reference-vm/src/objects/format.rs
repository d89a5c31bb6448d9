//! The format specification mini-language of `format()` and f-strings.

use num_bigint::{BigInt, Sign};

use super::float::repr as float_repr;
use super::number::big_to_float;
use super::types::T;
use crate::quirk::Quirk;
use crate::vm::{Res, Unwind, Vm};

/// A format specification, taken apart.
struct Spec {
    fill: char,
    align: Option<char>,
    sign: Option<char>,
    positive_zero: bool,
    alternate: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    code: Option<char>,
}

/// Why a specification is wrong.
enum Bad {
    Malformed,
    TooManyDigits,
    NoPrecision,
    BothGroupings,
}

/// Reads a specification; `string` tells whether it is for a string, where `0` only fills.
fn read(spec: &str, pads_after_sign: bool) -> Result<Spec, Bad> {
    let chars: Vec<char> = spec.chars().collect();
    let is_align = |at: usize| chars.get(at).copied().filter(|c| "<>=^".contains(*c));
    let mut at = 0;
    let (mut fill, mut align) = (' ', None);
    if let (Some(c), Some(second)) = (chars.first(), is_align(1)) {
        (fill, align, at) = (*c, Some(second), 2);
    } else if let Some(first) = is_align(0) {
        (align, at) = (Some(first), 1);
    }
    let fill_given = at == 2;
    let mut take = |wanted: &str| {
        let found = chars.get(at).copied().filter(|c| wanted.contains(*c));
        at += usize::from(found.is_some());
        found
    };
    let sign = take("+- ");
    let positive_zero = take("z").is_some();
    let alternate = take("#").is_some();
    if take("0").is_some() {
        if !fill_given {
            fill = '0';
        }
        if align.is_none() && pads_after_sign {
            align = Some('=');
        }
    }
    let width = number(&chars, &mut at)?.unwrap_or(0);
    let mut grouping = None;
    while let Some(c) = chars.get(at).copied().filter(|c| ",_".contains(*c)) {
        if grouping.is_some() {
            return Err(Bad::BothGroupings);
        }
        grouping = Some(c);
        at += 1;
    }
    let mut precision = None;
    if chars.get(at) == Some(&'.') {
        at += 1;
        precision = Some(number(&chars, &mut at)?.ok_or(Bad::NoPrecision)?);
    }
    let code = chars.get(at).copied();
    if chars.len() > at + 1 {
        return Err(Bad::Malformed);
    }
    Ok(Spec {
        fill,
        align,
        sign,
        positive_zero,
        alternate,
        width,
        grouping,
        precision,
        code,
    })
}

fn number(chars: &[char], at: &mut usize) -> Result<Option<usize>, Bad> {
    let mut n: Option<usize> = None;
    while let Some(digit) = chars.get(*at).and_then(|c| c.to_digit(10)) {
        let next = n
            .unwrap_or(0)
            .checked_mul(10)
            .and_then(|n| n.checked_add(digit as usize));
        n = Some(
            next.filter(|n| i64::try_from(*n).is_ok())
                .ok_or(Bad::TooManyDigits)?,
        );
        *at += 1;
    }
    Ok(n)
}

fn spec_for(vm: &mut Vm, spec: &str, class: T) -> Res<Spec> {
    let pads_after_sign = class != T::Str || vm.has(Quirk::ZeroPadsBehindSign);
    let parsed = read(spec, pads_after_sign).map_err(|bad| {
        let name = class.name();
        let old = vm.older_than(11);
        vm.value_error(match bad {
            Bad::Malformed if old => "Invalid format specifier".to_owned(),
            Bad::Malformed => {
                format!("Invalid format specifier '{spec}' for object of type '{name}'")
            }
            Bad::TooManyDigits => "Too many decimal digits in format string".to_owned(),
            Bad::NoPrecision => "Format specifier missing precision".to_owned(),
            Bad::BothGroupings => "Cannot specify both ',' and '_'.".to_owned(),
        })
    })?;
    vm.claim_work(parsed.width.max(parsed.precision.unwrap_or(0)), 1)?;
    Ok(parsed)
}

fn unknown_code(vm: &mut Vm, code: char, class: T) -> Unwind {
    vm.value_error(format!(
        "Unknown format code '{code}' for object of type '{}'",
        class.name()
    ))
}

/// `format(text, spec)`
pub(crate) fn string(vm: &mut Vm, text: &str, spec: &str) -> Res<String> {
    if spec.is_empty() {
        return Ok(text.to_owned());
    }
    let spec = spec_for(vm, spec, T::Str)?;
    match spec.code {
        None | Some('s') => {}
        Some(code) => return Err(unknown_code(vm, code, T::Str)),
    }
    let refused = if spec.sign.is_some() {
        Some("Sign not allowed in string format specifier".to_owned())
    } else if spec.positive_zero {
        Some("Negative zero coercion (z) not allowed in string format specifier".to_owned())
    } else if spec.alternate {
        Some("Alternate form (#) not allowed in string format specifier".to_owned())
    } else if spec.align == Some('=') {
        Some("'=' alignment not allowed in string format specifier".to_owned())
    } else {
        spec.grouping
            .map(|c| format!("Cannot specify '{c}' with 's'."))
    };
    if let Some(message) = refused {
        return Err(vm.value_error(message));
    }
    let text: String = text
        .chars()
        .take(spec.precision.unwrap_or(usize::MAX))
        .collect();
    Ok(pad("", text, &spec, '<'))
}

/// `format(number, spec)` of an integer.
pub(crate) fn integer(vm: &mut Vm, number: &BigInt, spec: &str) -> Res<String> {
    if spec.is_empty() {
        return vm.digits(number);
    }
    let text = spec;
    let spec = spec_for(vm, spec, T::Int)?;
    let code = spec.code.unwrap_or('d');
    if "eEfFgG%".contains(code) {
        return match big_to_float(number) {
            Some(x) => float(vm, x, text),
            None => Err(vm.raise(T::OverflowError, "int too large to convert to float")),
        };
    }
    let refused = match code {
        _ if spec.precision.is_some() => {
            Some("Precision not allowed in integer format specifier".to_owned())
        }
        _ if spec.positive_zero => {
            Some("Negative zero coercion (z) not allowed in integer format specifier".to_owned())
        }
        'c' if spec.sign.is_some() => {
            Some("Sign not allowed with integer format specifier 'c'".to_owned())
        }
        'c' if spec.alternate => {
            Some("Alternate form (#) not allowed with integer format specifier 'c'".to_owned())
        }
        'd' => None,
        'b' | 'o' | 'x' | 'X' if spec.grouping != Some(',') => None,
        _ => spec
            .grouping
            .map(|c| format!("Cannot specify '{c}' with '{code}'.")),
    };
    if let Some(message) = refused {
        return Err(vm.value_error(message));
    }
    let (prefix, digits) = match code {
        'd' | 'n' => ("", vm.digits(&BigInt::from(number.magnitude().clone()))?),
        'b' => ("0b", number.magnitude().to_str_radix(2)),
        'o' => ("0o", number.magnitude().to_str_radix(8)),
        'x' => ("0x", number.magnitude().to_str_radix(16)),
        'X' => ("0X", number.magnitude().to_str_radix(16).to_uppercase()),
        'c' => {
            let Some(c) = u32::try_from(number).ok().and_then(char::from_u32) else {
                return Err(vm.raise(T::OverflowError, "%c arg not in range(0x110000)"));
            };
            return Ok(pad("", c.to_string(), &spec, '<'));
        }
        other => return Err(unknown_code(vm, other, T::Int)),
    };
    let prefix = if spec.alternate { prefix } else { "" };
    let group = if code == 'd' { 3 } else { 4 };
    Ok(signed(
        number.sign() == Sign::Minus,
        prefix,
        &digits,
        "",
        group,
        &spec,
    ))
}

/// `format(number, spec)` of a floating-point number.
pub(crate) fn float(vm: &mut Vm, x: f64, spec: &str) -> Res<String> {
    if spec.is_empty() {
        return Ok(float_repr(x));
    }
    let spec = spec_for(vm, spec, T::Float)?;
    if spec.positive_zero && vm.older_than(11) {
        return Err(vm.value_error("Invalid format specifier"));
    }
    let code = spec.code;
    if let Some(code) = code
        && !"eEfFgGn%".contains(code)
    {
        return Err(unknown_code(vm, code, T::Float));
    }
    let text = float_text(x.abs(), code, spec.precision, spec.alternate);
    let negative = x.is_sign_negative() && !x.is_nan();
    let is_zero = text.chars().all(|c| !c.is_ascii_digit() || c == '0');
    let negative = negative && !(spec.positive_zero && is_zero);
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (whole, rest) = text.split_at(end);
    Ok(signed(negative, "", whole, rest, 3, &spec))
}

/// A number that is not negative, by a format code; without one it is as in `repr` or by `precision`.
pub(crate) fn float_text(
    x: f64,
    code: Option<char>,
    precision: Option<usize>,
    alternate: bool,
) -> String {
    if !x.is_finite() {
        let text = if x.is_nan() { "nan" } else { "inf" };
        let text = if code == Some('%') {
            format!("{text}%")
        } else {
            text.to_owned()
        };
        return if code.is_some_and(char::is_uppercase) {
            text.to_uppercase()
        } else {
            text
        };
    }
    let digits = precision.unwrap_or(6);
    match code {
        None => match precision {
            None => float_repr(x),
            Some(precision) => general(x, precision, false, true),
        },
        Some('f' | 'F') => fixed(x, digits, alternate),
        Some('%') => format!("{}%", fixed(x * 100.0, digits, alternate)),
        Some('e') => exponential(x, digits, alternate),
        Some('E') => exponential(x, digits, alternate).to_uppercase(),
        Some('G') => general(x, digits, alternate, false).to_uppercase(),
        Some(_) => general(x, digits, alternate, false),
    }
}

fn fixed(x: f64, digits: usize, alternate: bool) -> String {
    let text = format!("{x:.digits$}");
    if alternate && digits == 0 {
        text + "."
    } else {
        text
    }
}

fn exponential(x: f64, digits: usize, alternate: bool) -> String {
    let text = format!("{x:.digits$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let point = if alternate && digits == 0 { "." } else { "" };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}{point}e{sign}{:02}", exponent.abs())
}

/// `g`: so many significant digits, in the shorter notation. With `point`, at least one digit follows the decimal point.
fn general(x: f64, precision: usize, alternate: bool, point: bool) -> String {
    let precision = precision.max(1);
    let scientific = format!("{x:.*e}", precision - 1);
    let exponent: i64 = scientific
        .split_once('e')
        .and_then(|(_, exponent)| exponent.parse().ok())
        .unwrap_or(0);
    let limit = i64::try_from(precision).unwrap_or(i64::MAX) - i64::from(point);
    let strip = |text: String| match alternate {
        false if text.contains('.') => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        _ => text,
    };
    if exponent < -4 || exponent >= limit {
        let text = exponential(x, precision - 1, alternate);
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "+00"));
        return format!("{}e{exponent}", strip(mantissa.to_owned()));
    }
    let decimals =
        usize::try_from(i64::try_from(precision).unwrap_or(i64::MAX) - 1 - exponent).unwrap_or(0);
    let text = strip(fixed(x, decimals, alternate));
    if point && !text.contains('.') {
        text + ".0"
    } else {
        text
    }
}

/// A number with its sign, prefix and grouped digits, padded.
fn signed(
    negative: bool,
    prefix: &str,
    whole: &str,
    rest: &str,
    group: usize,
    spec: &Spec,
) -> String {
    let sign = match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        (false, _) => "",
    };
    let mut digits = whole.to_owned();
    if let Some(separator) = spec.grouping
        && whole.starts_with(|c: char| c.is_ascii_alphanumeric())
        && whole != "inf"
        && whole != "nan"
    {
        let room = spec
            .width
            .saturating_sub(sign.len() + prefix.len() + rest.chars().count());
        digits = grouped(
            whole,
            separator,
            group,
            if spec.fill == '0' && spec.align == Some('=') {
                room
            } else {
                0
            },
        );
    }
    pad(&format!("{sign}{prefix}"), digits + rest, spec, '>')
}

/// Digits in groups from the right, with zeros before them up to `width`.
fn grouped(digits: &str, separator: char, group: usize, width: usize) -> String {
    let mut reversed = String::new();
    let mut count = 0;
    let mut source = digits.chars().rev();
    loop {
        let digit = match source.next() {
            Some(digit) => digit,
            None if reversed.len() < width => '0',
            None => break,
        };
        if count > 0 && count % group == 0 {
            reversed.push(separator);
        }
        reversed.push(digit);
        count += 1;
    }
    reversed.chars().rev().collect()
}

/// Fills up to the width, between `lead` and `text` for `=`.
fn pad(lead: &str, text: String, spec: &Spec, default: char) -> String {
    let missing = spec
        .width
        .saturating_sub(lead.chars().count() + text.chars().count());
    let filler = |n: usize| std::iter::repeat_n(spec.fill, n).collect::<String>();
    match spec.align.unwrap_or(default) {
        '<' => format!("{lead}{text}{}", filler(missing)),
        '^' => format!(
            "{}{lead}{text}{}",
            filler(missing / 2),
            filler(missing - missing / 2)
        ),
        '=' => format!("{lead}{}{text}", filler(missing)),
        _ => format!("{}{lead}{text}", filler(missing)),
    }
}
