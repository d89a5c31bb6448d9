//! Brackets that do not fit together: CPython's tokenizer notices them, whatever else is wrong with a text.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_text_size::{Ranged, TextSize};

use super::position::Positions;
use crate::syntax::ast::Pos;

/// An opening bracket and where it stands.
struct Open {
    bracket: char,
    at: Pos,
}

/// How much of a text CPython's tokenizer reads once its parser is stuck.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(super) enum Reads {
    /// Nothing more, up to 3.9.
    ToTheError,
    /// All of it: what is wrong with later brackets goes before the error, since 3.10.
    ToTheEnd,
}

/// What CPython says about the brackets of a text whose first error is at `error`, and where, if it is that what it reports.
pub(super) fn message(
    tokens: &Tokens,
    error: TextSize,
    positions: &Positions<'_>,
    reads: Reads,
) -> Option<(Pos, String)> {
    let mut open: Vec<Open> = Vec::new();
    let mut last = Pos::NONE;
    for token in tokens {
        if reads == Reads::ToTheError && token.start() > error {
            return None;
        }
        let at = positions.at(token.start());
        if !token.range().is_empty() && !is_newline(token.kind()) {
            last = at;
        }
        let (opening, closing) = match token.kind() {
            // Brackets of replacement fields have messages of their own.
            TokenKind::FStringStart | TokenKind::TStringStart => return None,
            TokenKind::Lpar => (Some('('), None),
            TokenKind::Lsqb => (Some('['), None),
            TokenKind::Lbrace => (Some('{'), None),
            TokenKind::Rpar => (None, Some(')')),
            TokenKind::Rsqb => (None, Some(']')),
            TokenKind::Rbrace => (None, Some('}')),
            _ => (None, None),
        };
        open.extend(opening.map(|bracket| Open { bracket, at }));
        if let Some(closing) = closing
            && let Some(wrong) = mismatch(open.pop(), closing, at.line)
        {
            return Some((at, wrong));
        }
    }
    let innermost = open.last()?;
    let end = tokens.last().map_or(error, Ranged::end);
    match reads {
        Reads::ToTheError if error >= end => {
            Some((last, "unexpected EOF while parsing".to_owned()))
        }
        Reads::ToTheEnd if error >= end || positions.at(error).line > innermost.at.line => {
            let message = format!("'{}' was never closed", innermost.bracket);
            Some((innermost.at, message))
        }
        Reads::ToTheError | Reads::ToTheEnd => None,
    }
}

fn is_newline(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Newline | TokenKind::NonLogicalNewline)
}

/// What is wrong with a closing bracket.
fn mismatch(open: Option<Open>, closing: char, line: u32) -> Option<String> {
    let Some(open) = open else {
        return Some(format!("unmatched '{closing}'"));
    };
    if matches!(
        (open.bracket, closing),
        ('(', ')') | ('[', ']') | ('{', '}')
    ) {
        return None;
    }
    let mut wrong = format!(
        "closing parenthesis '{closing}' does not match opening parenthesis '{}'",
        open.bracket
    );
    if open.at.line != line {
        wrong += &format!(" on line {}", open.at.line);
    }
    Some(wrong)
}
