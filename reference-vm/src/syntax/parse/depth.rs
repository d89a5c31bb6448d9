//! Bounds the depth of a text's tree from its tokens, before any tree exists.
//!
//! Deep trees cost stack: in the parser, in every walk over the tree and when it is dropped. CPython has limits of its own,
//! which differ between versions and kinds of nesting; beyond them it raises SyntaxError, MemoryError or RecursionError.
//! The limits here lie below all of them (measured from 3.6 to 3.13), so that what is read is read by every version.

use memchr::{memchr, memchr_iter, memchr2};
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
    let code = behind_comments(text);
    match is_surely_shallow(code) {
        true => Ok(()),
        false => check_tokens(text, mode),
    }
}

/// Whether all of the text together has fewer brackets, operators and words that nest than one part of it may have, wherever its strings,
/// lines and parts begin and end, and no line is indented by so much that its blocks could be too many. Most programs are so small. Each
/// word counts that begins with the letter of one that nests.
fn is_surely_shallow(code: &str) -> bool {
    let bytes = code.as_bytes();
    if memchr2(b'\r', b'\x0c', bytes).is_some() {
        return false;
    }
    let (mut brackets, mut tokens) = (1, 0);
    let mut before = Weight::NONE;
    for &byte in bytes {
        let weight = WEIGHTS[usize::from(byte)];
        brackets += usize::from(weight.brackets);
        tokens += usize::from(weight.tokens) + usize::from(weight.initial & !before.word);
        before = weight;
    }
    brackets <= MAX_BRACKETS && tokens <= MAX_CHAIN && widest_indent(bytes) <= MAX_INDENTS
}

/// By how much a byte may make a text deeper. The last two are 0 or 1.
#[derive(Copy, Clone)]
struct Weight {
    brackets: u8,
    tokens: u8,
    /// A word that nests may begin with it.
    initial: u8,
    /// It is a part of a word.
    word: u8,
}

impl Weight {
    const NONE: Self = Self {
        brackets: 0,
        tokens: 0,
        initial: 0,
        word: 0,
    };

    const fn of(byte: u8) -> Self {
        let (brackets, tokens) = match CLASSES[byte as usize] {
            Class::Word | Class::Blank | Class::Flat => (0, 0),
            Class::Bracket => (1, 1),
            Class::Brace => (2, 2),
            Class::Operator => (0, 1),
        };
        let initials = b"aefilnoy";
        let (mut initial, mut at) = (0, 0);
        while at < initials.len() {
            initial |= (initials[at] == byte) as u8;
            at += 1;
        }
        Self {
            brackets,
            tokens,
            initial,
            word: matches!(CLASSES[byte as usize], Class::Word) as u8,
        }
    }
}

const WEIGHTS: [Weight; 256] = {
    let mut weights = [Weight::NONE; 256];
    let mut byte = 0;
    while byte < weights.len() {
        weights[byte] = Weight::of(byte as u8);
        byte += 1;
    }
    weights
};

/// The most blanks that a line begins with.
fn widest_indent(bytes: &[u8]) -> usize {
    let starts = memchr_iter(b'\n', bytes).map(|at| at + 1);
    std::iter::once(0)
        .chain(starts)
        .map(|start| run(bytes.get(start..).unwrap_or_default(), Class::Blank))
        .max()
        .unwrap_or(0)
}

/// How many bytes of a class there are at the start.
fn run(bytes: &[u8], of: Class) -> usize {
    let end = bytes.iter().position(|&byte| class(byte) != of);
    end.unwrap_or(bytes.len())
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
            let code = behind_comments(&text);
            if is_surely_shallow(code) {
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
