//! Bounds the depth of a text's tree from its tokens, before any tree exists.
//!
//! Deep trees cost stack: in the parser, in every walk over the tree and when it is dropped. CPython has limits of its own,
//! which differ between versions and kinds of nesting; beyond them it raises SyntaxError, MemoryError or RecursionError.
//! The limits here lie below all of them (measured from 3.6 to 3.13), so that what is read is read by every version.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, lexer};

use super::TooLarge;

/// Nested brackets; CPython 3.6 fails from about 85.
pub(super) const MAX_BRACKETS: usize = 70;
/// Nested blocks; CPython allows 99.
pub(super) const MAX_INDENTS: usize = 90;
/// Tokens that can each nest an expression once more, summed over the brackets around it.
pub(super) const MAX_CHAIN: usize = 240;

/// What is known of one open bracket (or of the statement): a bound for the depth of what is between commas.
#[derive(Default)]
struct Frame {
    /// Tokens since the last comma that may nest.
    tokens: usize,
    /// The deepest bracket since the last comma.
    inner: usize,
    /// The deepest part between commas so far.
    deepest: usize,
    /// Lambdas whose colon is still to come: their commas separate parameters.
    lambdas: usize,
}

impl Frame {
    fn end_part(&mut self) {
        self.deepest = self.depth();
        self.tokens = 0;
        self.inner = 0;
    }

    fn depth(&self) -> usize {
        self.deepest.max(self.tokens + self.inner)
    }
}

pub(super) fn check(text: &str, mode: Mode) -> Result<(), TooLarge> {
    let mut lexer = lexer::lex(text, mode);
    let mut stack: Vec<Frame> = Vec::new();
    let mut frame = Frame::default();
    let mut indents = 0usize;
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return within(&frame),
            TokenKind::Indent => {
                indents += 1;
                if indents > MAX_INDENTS {
                    return Err(TooLarge::Blocks);
                }
            }
            TokenKind::Dedent => indents = indents.saturating_sub(1),
            TokenKind::Newline | TokenKind::Semi => {
                within(&frame)?;
                if stack.is_empty() {
                    frame = Frame::default();
                }
            }
            TokenKind::Lpar
            | TokenKind::Lsqb
            | TokenKind::Lbrace
            | TokenKind::FStringStart
            | TokenKind::TStringStart => {
                frame.tokens += 1;
                stack.push(std::mem::take(&mut frame));
                if stack.len() > MAX_BRACKETS {
                    return Err(TooLarge::Brackets);
                }
            }
            TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd => {
                let depth = frame.depth();
                if let Some(outer) = stack.pop() {
                    frame = outer;
                    frame.inner = frame.inner.max(depth);
                }
                within(&frame)?;
            }
            TokenKind::Comma if frame.lambdas == 0 => frame.end_part(),
            TokenKind::Lambda => {
                frame.lambdas += 1;
                frame.tokens += 1;
            }
            TokenKind::Colon => {
                frame.lambdas = frame.lambdas.saturating_sub(1);
                frame.tokens += 1;
            }
            kind if nests_nothing(kind) => {}
            _ => frame.tokens += 1,
        }
    }
}

fn within(frame: &Frame) -> Result<(), TooLarge> {
    if frame.depth() > MAX_CHAIN {
        return Err(TooLarge::Chain);
    }
    Ok(())
}

/// Whether no expression gets deeper by a token of this kind.
fn nests_nothing(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringMiddle
            | TokenKind::TStringMiddle
            | TokenKind::Comment
            | TokenKind::NonLogicalNewline
            | TokenKind::None
            | TokenKind::True
            | TokenKind::False
            | TokenKind::Ellipsis
    )
}
