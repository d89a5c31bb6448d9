//! Numbers, strings and bytes.

use crate::syntax::ast::Constant;

/// The delimiters of string literals.
pub(super) const QUOTES: [&str; 4] = ["'", "\"", "'''", "\"\"\""];

/// The most digits that are written in decimal; some versions refuse more than 4,300.
const MAX_DECIMAL_DIGITS: usize = 3_900;

pub(super) fn constant(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Ellipsis => "...".to_owned(),
        Constant::Bool(true) => "True".to_owned(),
        Constant::Bool(false) => "False".to_owned(),
        Constant::Int(value) => {
            let decimal = value.to_string();
            if decimal.len() > MAX_DECIMAL_DIGITS {
                return format!("{value:#x}");
            }
            decimal
        }
        // The literal of infinity.
        Constant::Float(value) if value.is_infinite() => "1e999".to_owned(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Str(value) => {
            let quote = preferred_quote(value.contains('\''), value.contains('"'));
            format!("{quote}{}{quote}", escaped(value, quote))
        }
        Constant::Bytes(value) => bytes(value),
    }
}

/// `'` unless that needs an escape which `"` does not.
fn preferred_quote(has_single: bool, has_double: bool) -> &'static str {
    if has_single && !has_double { "\"" } else { "'" }
}

fn bytes(value: &[u8]) -> String {
    let quote = preferred_quote(value.contains(&b'\''), value.contains(&b'"'));
    let mut text = format!("b{quote}");
    for &byte in value {
        match byte {
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            b' '..=b'~' => {
                if quote.as_bytes() == [byte] {
                    text.push('\\');
                }
                text.push(char::from(byte));
            }
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text + quote
}

/// The content of a string literal between `quote`s.
pub(super) fn escaped(value: &str, quote: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            // Of a triple quote every one is escaped: simpler than telling which ones would end the literal.
            '\'' | '"' if quote.starts_with(character) => {
                text.push('\\');
                text.push(character);
            }
            ' '..='~' => text.push(character),
            _ if is_shown(character) => text.push(character),
            _ => text.push_str(&by_number(character)),
        }
    }
    text
}

fn by_number(character: char) -> String {
    let code = u32::from(character);
    match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

/// Whether a character outside ASCII is written as itself.
fn is_shown(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}' | '\u{2010}'..='\u{2027}')
}

/// A string literal that contains no backslash, and for which `allowed` holds; if there is one.
pub(super) fn without_escapes(value: &str, allowed: impl Fn(&str) -> bool) -> Option<String> {
    if value.contains('\r') || value.contains('\\') {
        return None;
    }
    let shown = |c: char| matches!(c, ' '..='~' | '\n') || is_shown(c);
    if !value.chars().all(shown) {
        return None;
    }
    QUOTES.iter().find_map(|quote| {
        let ends_early = match quote.len() {
            1 => value.contains(quote) || value.contains('\n'),
            _ => value.contains(quote) || quote.chars().next().is_some_and(|q| value.ends_with(q)),
        };
        let text = format!("{quote}{value}{quote}");
        (!ends_early && allowed(&text)).then_some(text)
    })
}
