//! Bounds the depth of a text's tree from its tokens, before any tree exists.
//!
//! Deep trees cost stack: in the parser, in every walk over the tree and when it is dropped. CPython has limits of its own,
//! which differ between versions and kinds of nesting; beyond them it raises SyntaxError, MemoryError or RecursionError.
//! The limits here lie below all of them (measured from 3.6 to 3.13), so that what is read is read by every version.

use memchr::memchr;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, lexer};

use super::TooLarge;

/// Nested brackets; CPython 3.6 fails from about 85.
pub(super) const MAX_BRACKETS: usize = 70;
/// Nested blocks; CPython allows 99.
pub(super) const MAX_INDENTS: usize = 90;
/// Tokens that can each nest an expression once more, summed over the brackets around it.
pub(super) const MAX_CHAIN: usize = 240;

/// What a byte says about the depth of a text.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Class {
    /// A part of a word.
    Word,
    /// A blank, which may indent.
    Blank,
    /// It nests nothing.
    Flat,
    /// It opens a bracket.
    Bracket,
    /// It opens a bracket, or begins a field of an f-string, in which another one can begin.
    Brace,
    /// A part of an operator, or a bracket's end.
    Operator,
}

/// The class of each byte.
const CLASSES: [Class; 256] = {
    let mut classes = [Class::Operator; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b'(' | b'[' => Class::Bracket,
            b'{' => Class::Brace,
            b'\n' | b'"' | b'\'' | b',' | b'#' => Class::Flat,
            b' ' | b'\t' => Class::Blank,
            b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => Class::Word,
            _ => Class::Operator,
        };
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

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
    match is_surely_shallow(text) {
        true => Ok(()),
        false => check_tokens(text, mode),
    }
}

/// Whether all of the text together has fewer brackets, operators and words that nest than one part of it may have, wherever its
/// strings, lines and parts begin and end, and nothing is indented by so much that its blocks could be too many. Most programs are so small.
fn is_surely_shallow(text: &str) -> bool {
    let (mut brackets, mut tokens, mut indents) = (1, 0, 0);
    let mut rest = behind_comments(text).as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        match class(first) {
            Class::Word => {
                let (word, behind) = rest.split_at(run(rest, Class::Word));
                tokens += usize::from(nests(word));
                rest = behind;
                continue;
            }
            Class::Blank => {
                let blanks = run(rest, Class::Blank);
                indents = indents.max(blanks);
                rest = rest.get(blanks..).unwrap_or_default();
                continue;
            }
            Class::Flat => {}
            Class::Bracket => {
                brackets += 1;
                tokens += 1;
            }
            Class::Brace => {
                brackets += 2;
                tokens += 2;
            }
            Class::Operator => tokens += 1,
        }
        rest = behind;
    }
    brackets <= MAX_BRACKETS && tokens <= MAX_CHAIN && indents <= MAX_INDENTS
}

/// How many bytes of a class there are at the start.
fn run(bytes: &[u8], of: Class) -> usize {
    let end = bytes.iter().position(|&byte| class(byte) != of);
    end.unwrap_or(bytes.len())
}

/// Whether an expression may get deeper by this word.
fn nests(word: &[u8]) -> bool {
    match *word {
        [a, b] => matches!(&[a, b], b"if" | b"in" | b"is" | b"or"),
        [a, b, c] => matches!(&[a, b, c], b"and" | b"for" | b"not"),
        [a, b, c, d] => matches!(&[a, b, c, d], b"else" | b"from"),
        [a, b, c, d, e] => matches!(&[a, b, c, d, e], b"async" | b"await" | b"yield"),
        [..] => word == b"lambda",
    }
}

/// The text behind the comments that it begins with.
fn behind_comments(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with('#') {
        let newline = memchr(b'\n', rest.as_bytes());
        rest = newline.and_then(|at| rest.get(at + 1..)).unwrap_or("");
    }
    rest
}

fn check_tokens(text: &str, mode: Mode) -> Result<(), TooLarge> {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pieces of text of which deep and shallow programs can be made, and what is neither.
    fn piece() -> impl Strategy<Value = String> {
        let words = [
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "f\"{",
            "}\"",
            "f'",
            "'",
            "\"\"\"",
            "\n",
            "\n ",
            ": ",
            "not ",
            "lambda: ",
            "await ",
            "a",
            ".b",
            "-",
            "**",
            " if a else ",
            ", ",
            "#",
            "\\\n",
            "é",
        ];
        let piece = prop::sample::select(words.to_vec());
        (piece, prop_oneof![4 => 1..4_usize, 1 => 20..120_usize])
            .prop_map(|(piece, times)| piece.repeat(times))
    }

    proptest! {
        #[test]
        fn what_is_surely_shallow_is_not_too_deep(pieces in prop::collection::vec(piece(), 0..24)) {
            let text = pieces.concat();
            if is_surely_shallow(&text) {
                prop_assert_eq!(check_tokens(&text, Mode::Module), Ok(()));
            }
        }
    }

    #[test]
    fn a_program_of_a_page_is_surely_shallow() {
        let text = "async def agen():\n    async for item in source(1):\n        yield f'{item}'\n";
        assert!(is_surely_shallow(&text.repeat(8)));
        assert!(!is_surely_shallow(&"(".repeat(MAX_BRACKETS)));
        assert!(!is_surely_shallow(&"-".repeat(MAX_CHAIN + 1)));
        assert!(!is_surely_shallow(&" ".repeat(MAX_INDENTS + 1)));
    }
}
