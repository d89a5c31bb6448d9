//! `template % values`.

use num_bigint::{BigInt, Sign};

use super::format::float_text;
use super::number::{Number, integer_of, truncate};
use super::types::T;
use crate::object::Kind;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// One conversion of the template.
#[derive(Default)]
struct Conversion {
    left: bool,
    sign: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// What is formatted: the items of a tuple one by one, or one value, which may also be a mapping.
struct Operands<'a> {
    is_mapping: bool,
    value: &'a Value,
    items: &'a [Value],
    next: usize,
}

impl Operands<'_> {
    fn take(&mut self, vm: &mut Vm) -> Res<Value> {
        let item = self.items.get(self.next).cloned();
        self.next += 1;
        item.ok_or_else(|| vm.type_error("not enough arguments for format string"))
    }
}

impl Vm {
    /// `template % values`
    pub(crate) fn percent(&mut self, template: &str, values: &Value) -> Res<String> {
        let single = std::slice::from_ref(values);
        let items = match values.as_object().map(|object| &object.kind) {
            Some(Kind::Tuple(items)) => &**items,
            _ => single,
        };
        let is_mapping = self.is_format_mapping(values);
        let mut operands = Operands {
            is_mapping,
            value: values,
            items,
            next: 0,
        };
        let chars: Vec<char> = template.chars().collect();
        let mut text = String::new();
        let mut at = 0;
        while let Some(c) = chars.get(at) {
            at += 1;
            if *c != '%' {
                text.push(*c);
                continue;
            }
            text += &self.convert(&chars, &mut at, &mut operands)?;
            self.claim_text(&text)?;
        }
        if operands.next < operands.items.len() && !is_mapping {
            return Err(self.type_error("not all arguments converted during string formatting"));
        }
        Ok(text)
    }

    /// Whether `%(key)s` may ask the value, and a template may leave it unused.
    fn is_format_mapping(&self, value: &Value) -> bool {
        match value {
            Value::Bytes(_) => true,
            Value::Object(object) => match &object.kind {
                Kind::List(_) | Kind::Dict(_) | Kind::Range { .. } => true,
                Kind::Instance(_) | Kind::Native(_) => self.has_special(value, "__getitem__"),
                _ => false,
            },
            _ => false,
        }
    }

    /// The conversion whose `%` has just been read.
    fn convert(&mut self, chars: &[char], at: &mut usize, operands: &mut Operands) -> Res<String> {
        let mut keyed = None;
        if chars.get(*at) == Some(&'(') {
            keyed = Some(self.percent_key(chars, at, operands)?);
        }
        let mut conversion = Conversion::default();
        while let Some(flag) = chars.get(*at) {
            match flag {
                '-' => conversion.left = true,
                '+' => conversion.sign = true,
                ' ' => conversion.space = true,
                '#' => conversion.alternate = true,
                '0' => conversion.zero = true,
                _ => break,
            }
            *at += 1;
        }
        if let Some(width) = self.percent_number(chars, at, operands)? {
            conversion.left |= width < 0;
            conversion.width = usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX);
        }
        if chars.get(*at) == Some(&'.') {
            *at += 1;
            let precision = self.percent_number(chars, at, operands)?.unwrap_or(0);
            conversion.precision = Some(usize::try_from(precision).unwrap_or(0));
        }
        self.claim_work(conversion.width.max(conversion.precision.unwrap_or(0)), 1)?;
        while matches!(chars.get(*at), Some('h' | 'l' | 'L')) {
            *at += 1;
        }
        let Some(code) = chars.get(*at).copied() else {
            return Err(self.value_error("incomplete format"));
        };
        *at += 1;
        if code == '%' && conversion.width == 0 {
            return Ok("%".to_owned());
        }
        let value = match keyed {
            Some(value) => value,
            None => operands.take(self)?,
        };
        match code {
            's' | 'r' | 'a' => {
                let text = match code {
                    's' => self.str(&value)?,
                    'r' => self.repr(&value)?,
                    _ => self.ascii(&value)?,
                };
                let text = text
                    .chars()
                    .take(conversion.precision.unwrap_or(usize::MAX))
                    .collect();
                Ok(filled(&conversion, "", text, ' '))
            }
            'c' => {
                let text = self.percent_char(&value)?;
                Ok(filled(&conversion, "", text, ' '))
            }
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => self.percent_integer(&conversion, code, &value),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => self.percent_float(&conversion, code, &value),
            _ => {
                let index = *at - 1;
                Err(self.value_error(format!(
                    "unsupported format character '{code}' ({:#x}) at index {index}",
                    u32::from(code)
                )))
            }
        }
    }

    /// `%(key)`: the value under the key.
    fn percent_key(
        &mut self,
        chars: &[char],
        at: &mut usize,
        operands: &mut Operands,
    ) -> Res<Value> {
        if !operands.is_mapping {
            return Err(self.type_error("format requires a mapping"));
        }
        *at += 1;
        let start = *at;
        let mut depth = 1;
        while depth > 0 {
            match chars.get(*at) {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => return Err(self.value_error("incomplete format key")),
            }
            *at += 1;
        }
        let key: String = chars
            .get(start..*at - 1)
            .unwrap_or_default()
            .iter()
            .collect();
        self.subscript(operands.value, &key.into())
    }

    /// A width or precision: digits, or `*` for the next operand.
    fn percent_number(
        &mut self,
        chars: &[char],
        at: &mut usize,
        operands: &mut Operands,
    ) -> Res<Option<i64>> {
        if chars.get(*at) == Some(&'*') {
            *at += 1;
            return match operands.take(self)? {
                Value::Int(n) => Ok(Some(n)),
                _ => Err(self.type_error("* wants int")),
            };
        }
        let mut n: Option<i64> = None;
        while let Some(digit) = chars.get(*at).and_then(|c| c.to_digit(10)) {
            n = Some(
                n.unwrap_or(0)
                    .saturating_mul(10)
                    .saturating_add(i64::from(digit)),
            );
            *at += 1;
        }
        Ok(n)
    }

    fn percent_char(&mut self, value: &Value) -> Res<String> {
        if let Value::Str(text) = value
            && text.chars().count() == 1
        {
            return Ok(text.to_string());
        }
        match self.index_value(value)? {
            Some(Value::Int(n)) => match u32::try_from(n).ok().and_then(char::from_u32) {
                Some(c) => Ok(c.to_string()),
                None => Err(self.raise(T::OverflowError, "%c arg not in range(0x110000)")),
            },
            Some(_) => Err(self.raise(T::OverflowError, "%c arg not in range(0x110000)")),
            None => Err(self.not_a_char(value)),
        }
    }

    fn not_a_char(&mut self, value: &Value) -> Unwind {
        if self.older_than(14) {
            return self.type_error("%c requires int or char");
        }
        let name = self.type_name(value);
        self.type_error(format!(
            "%c requires an int or a unicode character, not {name}"
        ))
    }

    fn percent_integer(
        &mut self,
        conversion: &Conversion,
        code: char,
        value: &Value,
    ) -> Res<String> {
        let number = match (Number::of(value), code) {
            (Some(Number::Float(x)), 'd' | 'i' | 'u') => match truncate(x) {
                Some(n) => n,
                None => return super::int::from_value(self, value).map(|_| String::new()),
            },
            (Some(Number::Float(_)) | None, _) => {
                match self.index_value(value)?.as_ref().and_then(integer_of) {
                    Some(number) => number,
                    None => {
                        let name = self.type_name(value);
                        let wanted = match code {
                            'd' | 'i' | 'u' if self.older_than(10) => "a number",
                            'd' | 'i' | 'u' => "a real number",
                            _ => "an integer",
                        };
                        return Err(self.type_error(format!(
                            "%{code} format: {wanted} is required, not {name}"
                        )));
                    }
                }
            }
            (Some(number), _) => number.to_integer().unwrap_or_default(),
        };
        let magnitude = BigInt::from(number.magnitude().clone());
        let (prefix, mut digits) = match code {
            'o' => ("0o", magnitude.to_str_radix(8)),
            'x' => ("0x", magnitude.to_str_radix(16)),
            'X' => ("0X", magnitude.to_str_radix(16).to_uppercase()),
            _ => ("", self.digits(&magnitude)?),
        };
        let missing = conversion
            .precision
            .unwrap_or(0)
            .saturating_sub(digits.len());
        digits.insert_str(0, &"0".repeat(missing));
        let prefix = if conversion.alternate { prefix } else { "" };
        let lead = format!(
            "{}{prefix}",
            conversion.sign_of(number.sign() == Sign::Minus)
        );
        Ok(filled(conversion, &lead, digits, conversion.filler()))
    }

    fn percent_float(&mut self, conversion: &Conversion, code: char, value: &Value) -> Res<String> {
        let x = match Number::of(value) {
            Some(number) => match number.to_float() {
                Some(x) => x,
                None => {
                    return Err(self.raise(T::OverflowError, "int too large to convert to float"));
                }
            },
            None if value.as_str().is_some() => {
                return Err(self.type_error("must be real number, not str"));
            }
            None => match self.lookup_special(value, "__float__")? {
                Some(_) => match super::float::from_value(self, value)? {
                    Value::Float(x) => x,
                    _ => 0.0,
                },
                None => {
                    let name = self.type_name(value);
                    return Err(self.type_error(format!("must be real number, not {name}")));
                }
            },
        };
        let text = float_text(
            x.abs(),
            Some(code),
            conversion.precision,
            conversion.alternate,
        );
        let lead = conversion.sign_of(x.is_sign_negative() && !x.is_nan());
        Ok(filled(conversion, lead, text, conversion.filler()))
    }
}

impl Conversion {
    fn sign_of(&self, negative: bool) -> &'static str {
        match (negative, self.sign, self.space) {
            (true, ..) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            (false, false, false) => "",
        }
    }

    fn filler(&self) -> char {
        if self.zero && !self.left { '0' } else { ' ' }
    }
}

/// Fills up to the width; zeros go between the sign and the digits.
fn filled(conversion: &Conversion, lead: &str, text: String, filler: char) -> String {
    let missing = conversion
        .width
        .saturating_sub(lead.chars().count() + text.chars().count());
    let fill: String = std::iter::repeat_n(filler, missing).collect();
    if conversion.left {
        format!("{lead}{text}{fill}")
    } else if filler == '0' {
        format!("{lead}{fill}{text}")
    } else {
        format!("{fill}{lead}{text}")
    }
}
