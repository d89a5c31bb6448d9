//! What is said about a template or its operands that do not fit. From 3.15 on messages tell the place in the template, and which operand.

use super::{Conversion, Field, Operand, Operands};
use crate::objects::types::T;
use crate::value::Value;
use crate::vm::text::is_printable;
use crate::vm::{Res, Unwind, Vm};

impl Vm {
    /// Whether messages name the operand, and the conversion's position.
    pub(super) fn names_operands(&self) -> bool {
        !self.older_than(15)
    }

    pub(super) fn not_enough_operands(&mut self, operands: &Operands) -> Unwind {
        let message = "not enough arguments for format string";
        match self.names_operands() {
            true => self.type_error(format!("{message} (got {})", operands.items.len())),
            false => self.type_error(message),
        }
    }

    pub(super) fn too_many_operands(&mut self, operands: &Operands) -> Unwind {
        let message = "not all arguments converted during string formatting";
        let (used, given) = (operands.next, operands.items.len());
        match self.names_operands() {
            true => self.type_error(format!("{message} (required {used}, got {given})")),
            false => self.type_error(message),
        }
    }

    pub(super) fn no_format_mapping(&mut self, value: &Value) -> Unwind {
        let name = self.type_name(value);
        match self.names_operands() {
            true => self.type_error(format!("format requires a mapping, not {name}")),
            false => self.type_error("format requires a mapping"),
        }
    }

    /// Behind a conversion with a key, one without has no operand.
    pub(super) fn check_key_is_needless(
        &mut self,
        operands: &Operands,
        conversion: &Conversion,
    ) -> Res<()> {
        match operands.last {
            Operand::Keyed(_) if self.names_operands() => Err(self.value_error(format!(
                "format requires a parenthesised mapping key at position {}",
                conversion.position
            ))),
            Operand::Keyed(_) | Operand::Only | Operand::Item(_) => Ok(()),
        }
    }

    /// A `*` in a conversion with a key has none either.
    pub(super) fn check_star_has_operand(
        &mut self,
        operands: &Operands,
        conversion: &Conversion,
    ) -> Res<()> {
        match operands.last {
            Operand::Keyed(_) if self.names_operands() => Err(self.value_error(format!(
                "* cannot be used with a parenthesised mapping key at position {}",
                conversion.position
            ))),
            // The one operand cannot be both the number and what is formatted.
            Operand::Only if self.names_operands() => Err(self.not_enough_operands(operands)),
            Operand::Keyed(_) | Operand::Only | Operand::Item(_) => Ok(()),
        }
    }

    pub(super) fn incomplete_key(&mut self, conversion: &Conversion) -> Unwind {
        let position = conversion.position;
        match self.names_operands() {
            true => self.value_error(format!(
                "stray % or incomplete format key at position {position}"
            )),
            false => self.value_error("incomplete format key"),
        }
    }

    pub(super) fn incomplete_format(&mut self, conversion: &Conversion) -> Unwind {
        match self.names_operands() {
            true => self.value_error(format!("stray % at position {}", conversion.position)),
            false => self.value_error("incomplete format"),
        }
    }

    pub(super) fn unknown_conversion(
        &mut self,
        conversion: &Conversion,
        code: char,
        at: usize,
    ) -> Unwind {
        let start = conversion.position;
        let number = u32::from(code);
        if !self.names_operands() {
            let shown = if (' '..='~').contains(&code) {
                code
            } else {
                '?'
            };
            return self.value_error(format!(
                "unsupported format character '{shown}' ({number:#x}) at index {at}"
            ));
        }
        if code.is_ascii_alphabetic() {
            return self.value_error(format!("unsupported format %{code} at position {start}"));
        }
        let shown = match code {
            ' '..='~' => format!("'{code}'"),
            _ if is_printable(code) => format!("'{code}' (U+{number:04X})"),
            _ => format!("U+{number:04X}"),
        };
        self.value_error(format!(
            "stray % at position {start} or unexpected format character {shown} at position {at}"
        ))
    }

    pub(super) fn star_wants_int(&mut self, operands: &Operands, value: &Value) -> Unwind {
        let name = self.type_name(value);
        match self.names_operands() {
            true => self.type_error(format!("{}: * requires int, not {name}", operands.named())),
            false => self.type_error("* wants int"),
        }
    }

    pub(super) fn star_too_big(&mut self, operands: &Operands, field: Field) -> Unwind {
        let message = match (self.names_operands(), field) {
            (true, field) => format!("{}: too big for {}", operands.named(), field.name()),
            (false, Field::Width) => "Python int too large to convert to C ssize_t".to_owned(),
            (false, Field::Precision) => "Python int too large to convert to C int".to_owned(),
        };
        self.raise(T::OverflowError, message)
    }

    pub(super) fn digits_too_big(&mut self, conversion: &Conversion, field: Field) -> Unwind {
        let message = format!("{} too big", field.name());
        match self.names_operands() {
            true => self.value_error(format!("{message} at position {}", conversion.position)),
            false => self.value_error(message),
        }
    }

    pub(super) fn char_out_of_range(&mut self, operands: &Operands) -> Unwind {
        let message = match self.names_operands() {
            true => format!("{}: %c argument not in range(0x110000)", operands.named()),
            false => "%c arg not in range(0x110000)".to_owned(),
        };
        self.raise(T::OverflowError, message)
    }

    pub(super) fn not_a_char(&mut self, value: &Value, operands: &Operands) -> Unwind {
        if self.older_than(14) {
            return self.type_error("%c requires int or char");
        }
        let given = match value {
            Value::Str(text) => format!("a string of length {}", text.chars().count()),
            _ => self.type_name(value),
        };
        match self.names_operands() {
            true => self.type_error(format!(
                "{}: %c requires an integer or a unicode character, not {given}",
                operands.named()
            )),
            false => self.type_error(format!(
                "%c requires an int or a unicode character, not {given}"
            )),
        }
    }

    /// The operand of `%d` or one of its relatives is no number of the right kind.
    pub(super) fn not_a_number(
        &mut self,
        code: char,
        value: &Value,
        operands: &Operands,
    ) -> Unwind {
        let name = self.type_name(value);
        let wanted = match code {
            'd' | 'i' | 'u' if self.older_than(10) => "a number",
            'd' | 'i' | 'u' => "a real number",
            _ => "an integer",
        };
        match self.names_operands() {
            true => self.type_error(format!(
                "{}: %{code} requires {wanted}, not {name}",
                operands.named()
            )),
            false => self.type_error(format!("%{code} format: {wanted} is required, not {name}")),
        }
    }

    pub(super) fn not_a_real(&mut self, code: char, value: &Value, operands: &Operands) -> Unwind {
        let name = self.type_name(value);
        match self.names_operands() {
            true => self.type_error(format!(
                "{}: %{code} requires a real number, not {name}",
                operands.named()
            )),
            false => self.type_error(format!("must be real number, not {name}")),
        }
    }
}

impl Operands<'_> {
    /// The operand that was taken last, as messages name it.
    fn named(&self) -> String {
        match &self.last {
            Operand::Only => "format argument".to_owned(),
            Operand::Item(number) => format!("format argument {number}"),
            Operand::Keyed(key) => format!("format argument '{key}'"),
        }
    }
}

impl Field {
    fn name(self) -> &'static str {
        match self {
            Field::Width => "width",
            Field::Precision => "precision",
        }
    }
}
