//! What is refused from the characters and tokens alone.

use memchr::{memchr, memchr3};
use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_text_size::Ranged;

use super::position::Positions;
use super::{Stop, Unsupported};
use crate::syntax::ast::Pos;

/// The longest number literal; some versions refuse integers of more than 4,300 decimal digits.
const MAX_DIGITS: usize = 4_000;

/// Refuses characters that Python versions, or file and string sources, treat differently.
pub(super) fn check_characters(text: &str, positions: &Positions<'_>) -> Result<(), Stop> {
    // Few texts have any of them. With 0xef begins a byte order mark.
    let bytes = text.as_bytes();
    let has_special =
        memchr3(b'\0', b'\r', b'\x0c', bytes).is_some() || memchr(0xef, bytes).is_some();
    let special = if has_special { text } else { "" };
    for (at, character) in special.char_indices() {
        let what = match character {
            '\0' => "a NUL character",
            '\r' => "a carriage return",
            '\x0c' => "a form feed",
            '\u{feff}' if at == 0 => "a byte order mark",
            _ => continue,
        };
        return Err(Unsupported::new(positions.at_byte(at), what).into());
    }
    check_continuations(text)?;
    check_encoding(positions)
}

/// Refuses backslashes that join nothing: at a line's only place or at the end, where versions differ.
fn check_continuations(text: &str) -> Result<(), Stop> {
    if memchr(b'\\', text.as_bytes()).is_none() {
        return Ok(());
    }
    let count = text.lines().count();
    for (line, number) in text.lines().zip(1..) {
        let is_last = usize::try_from(number).is_ok_and(|number| number == count);
        if line.trim() == "\\" || (is_last && line.ends_with('\\')) {
            let at = Pos {
                line: number,
                column: 1,
            };
            return Err(Unsupported::new(at, "a backslash that joins no lines").into());
        }
    }
    Ok(())
}

/// Only UTF-8 may be declared, in one of the first two lines.
fn check_encoding(positions: &Positions<'_>) -> Result<(), Stop> {
    for number in [1, 2] {
        let line = positions.line(number);
        let Some(comment) = line.trim_start_matches([' ', '\t']).strip_prefix('#') else {
            // A second line declares an encoding only if the first is empty or a comment.
            if line.trim().is_empty() {
                continue;
            }
            return Ok(());
        };
        if let Some(name) = declared_encoding(comment)
            && !matches!(name.to_ascii_lowercase().as_str(), "utf-8" | "utf8")
        {
            let at = Pos {
                line: number,
                column: 1,
            };
            return Err(Unsupported::new(at, format!("the source encoding `{name}`")).into());
        }
    }
    Ok(())
}

fn declared_encoding(comment: &str) -> Option<&str> {
    comment.match_indices("coding").find_map(|(at, word)| {
        let rest = comment.get(at + word.len()..)?.strip_prefix([':', '='])?;
        let rest = rest.trim_start_matches([' ', '\t']);
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')))
            .unwrap_or(rest.len());
        rest.get(..end).filter(|name| !name.is_empty())
    })
}

/// Refuses what shows in the tokens only: identifiers that are not ASCII, numbers that run into a keyword.
pub(super) fn check_tokens(
    tokens: &Tokens,
    text: &str,
    positions: &Positions<'_>,
) -> Result<(), Stop> {
    let mut number_ends = None;
    let is_ascii = text.is_ascii();
    for token in tokens.iter() {
        let range = token.range();
        let at = || positions.at(range.start());
        let source = || text.get(range.to_std_range()).unwrap_or("");
        match token.kind() {
            TokenKind::Name if !is_ascii && !source().is_ascii() => {
                return Err(Unsupported::new(at(), "an identifier that is not ASCII").into());
            }
            TokenKind::Int | TokenKind::Float | TokenKind::Complex => {
                if source().len() > MAX_DIGITS {
                    return Err(Unsupported::new(at(), "a number of so many digits").into());
                }
                number_ends = Some(range.end());
            }
            kind if kind.is_keyword() && number_ends == Some(range.start()) => {
                let what = "a keyword directly after a number";
                return Err(Unsupported::new(at(), what).into());
            }
            _ => {}
        }
    }
    Ok(())
}
