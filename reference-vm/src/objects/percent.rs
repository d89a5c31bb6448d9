//! `template % values`.

mod wording;

use num_bigint::{BigInt, Sign};

use super::format::float_text;
use super::number::{Number, integer_of, truncate};
use super::types::T;
use crate::object::Kind;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The largest width, and the largest precision, that C types can hold there.
const MAX_WIDTH: i64 = isize::MAX as i64;
const MAX_PRECISION: i64 = i32::MAX as i64;

/// One conversion of the template.
#[derive(Default)]
struct Conversion {
    /// Where its `%` is.
    position: usize,
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
    last: Operand,
}

/// What the conversion at hand formats.
#[derive(Debug, PartialEq, Eq)]
enum Operand {
    /// The one value, which is no tuple.
    Only,
    /// The item of the tuple with that number, counted from one.
    Item(usize),
    /// What the mapping has under the key. A conversion behind it must have a key too.
    Keyed(String),
}

/// A template, and how far it has been read.
struct Template {
    chars: Vec<char>,
    at: usize,
}

impl Template {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    /// Reads the next character if it is this one.
    fn skip(&mut self, wanted: char) -> bool {
        let is_next = self.peek() == Some(wanted);
        self.at += usize::from(is_next);
        is_next
    }
}

/// Which number a `*` or digits stand for.
#[derive(Clone, Copy)]
enum Field {
    Width,
    Precision,
}

impl Operands<'_> {
    fn take(&mut self, vm: &mut Vm) -> Res<Value> {
        let item = match self.last {
            Operand::Keyed(_) => None,
            Operand::Only | Operand::Item(_) => self.items.get(self.next).cloned(),
        };
        let item = item.ok_or_else(|| vm.not_enough_operands(self))?;
        self.next += 1;
        if let Operand::Item(number) = &mut self.last {
            *number = self.next;
        }
        Ok(item)
    }
}

impl Vm {
    /// `template % values`
    pub(crate) fn percent(&mut self, template: &str, values: &Value) -> Res<String> {
        let single = std::slice::from_ref(values);
        let (items, last) = match values.as_object().map(|object| &object.kind) {
            Some(Kind::Tuple(items)) => (&**items, Operand::Item(0)),
            _ => (single, Operand::Only),
        };
        let mut operands = Operands {
            is_mapping: self.is_format_mapping(values),
            value: values,
            items,
            next: 0,
            last,
        };
        let mut template = Template {
            chars: template.chars().collect(),
            at: 0,
        };
        let mut text = String::new();
        while let Some(c) = template.next() {
            match c {
                '%' if template.skip('%') => text.push('%'),
                '%' => text += &self.convert(&mut template, &mut operands)?,
                c => text.push(c),
            }
            self.claim_text(&text)?;
        }
        if operands.next < operands.items.len() && !operands.is_mapping {
            return Err(self.too_many_operands(&operands));
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
    fn convert(&mut self, template: &mut Template, operands: &mut Operands) -> Res<String> {
        let mut conversion = Conversion {
            position: template.at - 1,
            ..Conversion::default()
        };
        let keyed = match template.skip('(') {
            true => Some(self.percent_key(template, operands, &conversion)?),
            false => {
                self.check_key_is_needless(operands, &conversion)?;
                None
            }
        };
        conversion.read_flags(template);
        if let Some(width) = self.percent_number(template, operands, &conversion, Field::Width)? {
            conversion.left |= width < 0;
            conversion.width = usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX);
        }
        if template.skip('.') {
            let precision =
                self.percent_number(template, operands, &conversion, Field::Precision)?;
            conversion.precision = Some(usize::try_from(precision.unwrap_or(0)).unwrap_or(0));
        }
        self.claim_work(conversion.width.max(conversion.precision.unwrap_or(0)), 1)?;
        if matches!(template.peek(), Some('h' | 'l' | 'L')) {
            template.next();
        }
        let Some(code) = template.next() else {
            return Err(self.incomplete_format(&conversion));
        };
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
                let text = self.percent_char(&value, operands)?;
                Ok(filled(&conversion, "", text, ' '))
            }
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                let number = self.percent_integer(code, &value, operands)?;
                self.integer_text(&conversion, code, &number)
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let x = self.percent_real(code, &value, operands)?;
                let (precision, alternate) = (conversion.precision, conversion.alternate);
                let text = float_text(x.abs(), Some(code), precision, alternate);
                let lead = conversion.sign_of(x.is_sign_negative() && !x.is_nan());
                Ok(filled(&conversion, lead, text, conversion.filler()))
            }
            _ => Err(self.unknown_conversion(&conversion, code, template.at - 1)),
        }
    }

    /// `%(key)`, whose parenthesis has just been read: the value under the key.
    fn percent_key(
        &mut self,
        template: &mut Template,
        operands: &mut Operands,
        conversion: &Conversion,
    ) -> Res<Value> {
        if !operands.is_mapping {
            return Err(self.no_format_mapping(operands.value));
        }
        let mut key = String::new();
        let mut depth = 0;
        loop {
            match template.next() {
                Some('(') => depth += 1,
                Some(')') if depth == 0 => break,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => return Err(self.incomplete_key(conversion)),
            }
            key.extend(template.chars.get(template.at - 1));
        }
        let value = self.subscript(operands.value, &key.as_str().into())?;
        operands.last = Operand::Keyed(key);
        Ok(value)
    }

    /// A width or precision: digits, or `*` for the next operand.
    fn percent_number(
        &mut self,
        template: &mut Template,
        operands: &mut Operands,
        conversion: &Conversion,
        field: Field,
    ) -> Res<Option<i64>> {
        let most = match field {
            Field::Width => MAX_WIDTH,
            Field::Precision => MAX_PRECISION,
        };
        if template.skip('*') {
            self.check_star_has_operand(operands, conversion)?;
            let value = operands.take(self)?;
            return match value {
                Value::Int(n) if (-most - 1..=most).contains(&n) => Ok(Some(n)),
                Value::Bool(n) => Ok(Some(n.into())),
                Value::Int(_) | Value::BigInt(_) => Err(self.star_too_big(operands, field)),
                _ => Err(self.star_wants_int(operands, &value)),
            };
        }
        let mut n: Option<i64> = None;
        while let Some(digit) = template.peek().and_then(|c| c.to_digit(10)) {
            let longer = n.unwrap_or(0).checked_mul(10);
            let longer = longer.and_then(|n| n.checked_add(digit.into()));
            match longer.filter(|n| *n <= most) {
                Some(longer) => n = Some(longer),
                None => return Err(self.digits_too_big(conversion, field)),
            }
            template.next();
        }
        Ok(n)
    }

    fn percent_char(&mut self, value: &Value, operands: &Operands) -> Res<String> {
        if let Value::Str(text) = value
            && text.chars().count() == 1
        {
            return Ok(text.to_string());
        }
        let number = self.index_value(value);
        match self.without_type_error(number)?.flatten() {
            Some(Value::Int(n)) => match u32::try_from(n).ok().and_then(char::from_u32) {
                Some(c) => Ok(c.to_string()),
                None => Err(self.char_out_of_range(operands)),
            },
            Some(_) if !self.older_than(10) => Err(self.char_out_of_range(operands)),
            Some(_) => Err(self.not_a_char(value, operands)),
            None => Err(self.not_a_char(value, operands)),
        }
    }

    /// What `%d` and its relatives format: what `int()` makes of a number, or for other bases the integer that the value is.
    fn percent_integer(&mut self, code: char, value: &Value, operands: &Operands) -> Res<BigInt> {
        let takes_real = matches!(code, 'd' | 'i' | 'u');
        let number = match Number::of(value) {
            Some(Number::Float(x)) if takes_real => match truncate(x) {
                Some(n) => return Ok(n),
                None => super::int::from_value(self, value).map(Some),
            },
            Some(Number::Float(_)) => Ok(None),
            Some(number) => return Ok(number.to_integer().unwrap_or_default()),
            None if takes_real && self.has_special(value, "__int__") => {
                super::int::from_value(self, value).map(Some)
            }
            None => self.index_value(value),
        };
        let number = self.without_type_error(number)?.flatten();
        match number.as_ref().and_then(integer_of) {
            Some(number) => Ok(number),
            None => Err(self.not_a_number(code, value, operands)),
        }
    }

    fn integer_text(
        &mut self,
        conversion: &Conversion,
        code: char,
        number: &BigInt,
    ) -> Res<String> {
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

    /// What `%f` and its relatives format.
    fn percent_real(&mut self, code: char, value: &Value, operands: &Operands) -> Res<f64> {
        if let Some(number) = Number::of(value) {
            return number
                .to_float()
                .ok_or_else(|| self.raise(T::OverflowError, "int too large to convert to float"));
        }
        let has_method =
            self.has_special(value, "__float__") || self.has_special(value, "__index__");
        let outcome = match has_method {
            true => super::float::from_value(self, value),
            false => return Err(self.not_a_real(code, value, operands)),
        };
        let outcome = match self.names_operands() {
            true => self.without_type_error(outcome)?,
            false => Some(outcome?),
        };
        match outcome {
            Some(Value::Float(x)) => Ok(x),
            _ => Err(self.not_a_real(code, value, operands)),
        }
    }
}

impl Conversion {
    fn read_flags(&mut self, template: &mut Template) {
        while let Some(flag) = template.peek() {
            match flag {
                '-' => self.left = true,
                '+' => self.sign = true,
                ' ' => self.space = true,
                '#' => self.alternate = true,
                '0' => self.zero = true,
                _ => break,
            }
            template.next();
        }
    }

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
