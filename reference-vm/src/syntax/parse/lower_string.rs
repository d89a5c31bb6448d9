//! Strings, bytes and f-strings.

use std::rc::Rc;

use ruff_python_ast as ruff;
use ruff_python_ast::StringFlags;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::lower::Lower;
use super::{Invalid, Stop, Unsupported, escapes};
use crate::syntax::ast::{Constant, Conversion, ExprKind, FStringPart};
use crate::syntax::version::PythonVersion;

/// The first version whose f-strings know `{value=}`.
const DEBUG_FIELDS: PythonVersion = PythonVersion::three(8);
/// The first version whose format specifications nest more than once.
const DEEP_SPECS: PythonVersion = PythonVersion::three(12);

impl Lower<'_> {
    pub(super) fn string(&self, node: &ruff::ExprStringLiteral) -> Result<ExprKind, Stop> {
        for part in &node.value {
            self.string_part(part)?;
        }
        Ok(ExprKind::Constant(Constant::Str(
            node.value.to_str().into(),
        )))
    }

    fn string_part<'s>(&self, part: &'s ruff::StringLiteral) -> Result<&'s str, Stop> {
        if !part.flags.prefix().is_raw() {
            let (opener, closer) = (part.flags.opener_len(), part.flags.closer_len());
            self.escapes(content(part.range(), opener, closer), false)?;
        }
        Ok(&part.value)
    }

    pub(super) fn bytes(&self, node: &ruff::ExprBytesLiteral) -> Result<ExprKind, Stop> {
        let mut value = Vec::new();
        for part in &node.value {
            if !part.flags.prefix().is_raw() {
                let (opener, closer) = (part.flags.opener_len(), part.flags.closer_len());
                self.escapes(content(part.range(), opener, closer), true)?;
            }
            value.extend_from_slice(&part.value);
        }
        Ok(ExprKind::Constant(Constant::Bytes(value.into())))
    }

    fn escapes(&self, content: TextRange, is_bytes: bool) -> Result<(), Stop> {
        let source = self.source(content.start(), content.end());
        match escapes::problem(source, is_bytes) {
            Some(what) => Err(Unsupported::new(self.positions.at(content.start()), what).into()),
            None => Ok(()),
        }
    }

    /// Adjacent literals are one f-string if one of them is. Without a field the result is still an f-string.
    pub(super) fn fstring(&self, node: &ruff::ExprFString) -> Result<ExprKind, Stop> {
        let mut parts = Parts::default();
        for part in &node.value {
            match part {
                ruff::FStringPart::Literal(literal) => parts.text(self.string_part(literal)?),
                ruff::FStringPart::FString(fstring) => {
                    let is_raw = fstring.flags.prefix().is_raw();
                    self.elements(&fstring.elements, Style { is_raw, nested: 0 }, &mut parts)?;
                }
            }
        }
        Ok(ExprKind::FString(parts.done()))
    }

    fn elements(
        &self,
        elements: &ruff::InterpolatedStringElements,
        style: Style,
        parts: &mut Parts,
    ) -> Result<(), Stop> {
        for element in elements {
            match element {
                ruff::InterpolatedStringElement::Literal(literal) => {
                    if !style.is_raw {
                        self.escapes(literal.range(), false)?;
                    }
                    parts.text(&literal.value);
                }
                ruff::InterpolatedStringElement::Interpolation(field) => {
                    self.field(field, style, parts)?;
                }
            }
        }
        Ok(())
    }

    fn field(
        &self,
        field: &ruff::InterpolatedElement,
        style: Style,
        parts: &mut Parts,
    ) -> Result<(), Stop> {
        let mut conversion = match field.conversion {
            ruff::ConversionFlag::None => None,
            ruff::ConversionFlag::Str => Some(Conversion::Str),
            ruff::ConversionFlag::Ascii => Some(Conversion::Ascii),
            ruff::ConversionFlag::Repr => Some(Conversion::Repr),
        };
        if let Some(debug) = &field.debug_text {
            if self.dialect.version < DEBUG_FIELDS {
                return Err(Invalid::new(self.at(field), "f-string: expecting '}'").into());
            }
            parts.text(debug.as_str());
            if conversion.is_none() && field.format_spec.is_none() {
                conversion = Some(Conversion::Repr);
            }
        }
        if style.nested > 1 && self.dialect.version < DEEP_SPECS {
            let message = "f-string: expressions nested too deeply";
            return Err(Invalid::new(self.at(field), message).into());
        }
        let mut format = Parts::default();
        if let Some(spec) = &field.format_spec {
            let style = Style {
                nested: style.nested + 1,
                ..style
            };
            self.elements(&spec.elements, style, &mut format)?;
        }
        parts.list.push(FStringPart::Field {
            value: Box::new(self.expr(&field.expression)?),
            conversion,
            format: format.done(),
        });
        Ok(())
    }
}

/// Where a part of an f-string stands.
#[derive(Copy, Clone)]
struct Style {
    is_raw: bool,
    /// Format specifications around it.
    nested: u32,
}

/// The content of a literal, without prefix and quotes.
fn content(range: TextRange, opener: TextSize, closer: TextSize) -> TextRange {
    let start = (range.start() + opener).min(range.end());
    let end = range.end().checked_sub(closer).unwrap_or(start).max(start);
    TextRange::new(start, end)
}

/// The parts of an f-string: adjacent text is one part, and none is empty.
#[derive(Default)]
struct Parts {
    list: Vec<FStringPart>,
}

impl Parts {
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(FStringPart::Text(last)) = self.list.last_mut() {
            *last = Rc::from(format!("{last}{text}"));
        } else {
            self.list.push(FStringPart::Text(text.into()));
        }
    }

    fn done(self) -> Vec<FStringPart> {
        self.list
    }
}
