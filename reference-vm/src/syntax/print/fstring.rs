//! F-strings.
//!
//! Before 3.12 the expression in a field may contain neither the f-string's own quote nor a backslash nor `#`, not even inside
//! a string. So each quote is tried for an f-string until one leaves all its fields expressible.

use super::expr::{Level, Style, write};
use super::literal::{QUOTES, escaped};
use crate::syntax::ast::{Conversion, Expr, FStringPart};

/// Which quotes surround an expression inside f-strings.
#[derive(Clone, Default)]
pub(super) struct Surroundings {
    quotes: Vec<&'static str>,
}

impl Surroundings {
    /// Whether `text` may stand there in every version.
    pub(super) fn allow(&self, text: &str) -> bool {
        self.quotes.iter().all(|quote| {
            let is_line = quote.len() == 1 && text.contains('\n');
            !text.contains(quote) && !text.contains(['\\', '#']) && !is_line
        })
    }

    fn inside(&self, quote: &'static str) -> Self {
        let mut quotes = self.quotes.clone();
        quotes.push(quote);
        Self { quotes }
    }
}

/// The text of an f-string; none if no quote leaves it expressible in the surroundings.
pub(super) fn fstring(parts: &[FStringPart], style: &Style) -> Option<String> {
    match style {
        Style::Since312 => since_312(parts),
        Style::Everywhere(surroundings) => {
            let text = QUOTES.into_iter().find_map(|quote| {
                let style = Style::Everywhere(surroundings.inside(quote));
                let content = content(parts, quote, &style, false)?;
                let text = format!("f{quote}{content}{quote}");
                surroundings.allow(&text).then_some(text)
            });
            if text.is_none() && surroundings.quotes.is_empty() {
                return since_312(parts);
            }
            text
        }
    }
}

fn since_312(parts: &[FStringPart]) -> Option<String> {
    let content = content(parts, "'", &Style::Since312, false)?;
    Some(format!("f'{content}'"))
}

fn content(
    parts: &[FStringPart],
    quote: &'static str,
    style: &Style,
    in_format: bool,
) -> Option<String> {
    let mut text = String::new();
    for part in parts {
        match part {
            FStringPart::Text(literal) => {
                let literal = escaped(literal, quote);
                // Doubled braces mean nothing in a format specification.
                let (open, close) = if in_format {
                    ("\\x7b", "\\x7d")
                } else {
                    ("{{", "}}")
                };
                text.push_str(
                    &literal
                        .replace('{', "\u{0}")
                        .replace('}', close)
                        .replace('\u{0}', open),
                );
            }
            FStringPart::Field {
                value,
                conversion,
                format,
            } => {
                text.push_str(&field(value, style)?);
                text.push_str(match conversion {
                    None => "",
                    Some(Conversion::Str) => "!s",
                    Some(Conversion::Repr) => "!r",
                    Some(Conversion::Ascii) => "!a",
                });
                if !format.is_empty() {
                    text.push(':');
                    text.push_str(&content(format, quote, style, true)?);
                }
                text.push('}');
            }
        }
    }
    Some(text)
}

/// `{` and the expression.
fn field(value: &Expr, style: &Style) -> Option<String> {
    // The colon of a lambda would begin the format.
    let text = write(value, Level::Or, style)?;
    if let Style::Everywhere(surroundings) = style
        && !surroundings.allow(&text)
    {
        return None;
    }
    // `{{` would be a brace, and `!` or `=` behind `>`, `<`, … part of an operator: no expression ends so.
    let before = if text.starts_with('{') { "{ " } else { "{" };
    let after = if text.ends_with('}') { " " } else { "" };
    Some(format!("{before}{text}{after}"))
}
