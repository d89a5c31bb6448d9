//! `async` and `await` as names. Up to 3.6 they are keywords in an `async def` alone, from its first word to the next line that is indented no
//! further, and not in the fields of f-strings.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};

use crate::quirk::Quirk;
use crate::syntax::version::Dialect;

/// What stands for the two words where they are names: words of the same length that do not occur in the text otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    substitutes: Option<[String; 2]>,
    /// Some of them stand in fields of f-strings.
    pub(super) are_in_fstrings: bool,
}

const WORDS: [&str; 2] = ["async", "await"];

impl Words {
    /// The text with substitutes for the words that are names in it, if any are.
    pub(super) fn substituted(text: &str, mode: Mode, dialect: Dialect) -> Option<(String, Words)> {
        // Both quirks are asked about, whichever decides.
        let rejects = [Quirk::AsyncAwaitAreNames, Quirk::AwaitInFstringRejected];
        let [outside, in_fstrings] = rejects.map(|quirk| dialect.has(quirk));
        if !(outside || in_fstrings) || !WORDS.iter().any(|word| text.contains(word)) {
            return None;
        }
        let (names, are_in_fstrings) = names(text, mode, outside, in_fstrings);
        if names.is_empty() {
            return None;
        }
        let mut unused = (0..10_000)
            .map(|number| format!("_{number:04}"))
            .filter(|word| !text.contains(word.as_str()));
        let (for_async, for_await) = (unused.next()?, unused.next()?);
        let mut substituted = text.to_owned();
        for range in names {
            let range = range.start().to_usize()..range.end().to_usize();
            let substitute = match text.get(range.clone()) {
                Some("await") => &for_await,
                _ => &for_async,
            };
            substituted.replace_range(range, substitute);
        }
        let words = Words {
            substitutes: Some([for_async, for_await]),
            are_in_fstrings,
        };
        Some((substituted, words))
    }

    /// The name as it stands in the program.
    pub(super) fn original<'a>(&self, name: &'a str) -> &'a str {
        let found = self.substitutes.iter().flatten().position(|s| s == name);
        found.and_then(|at| WORDS.get(at)).map_or(name, |word| word)
    }
}

/// An `async def` whose end has not been seen.
struct AsyncDef {
    indent: usize,
    /// Its first logical line is over.
    is_past_line: bool,
}

/// Where the two words are names, and whether that is in fields of f-strings for some.
fn names(text: &str, mode: Mode, outside: bool, in_fstrings: bool) -> (Vec<TextRange>, bool) {
    let parsed = parse_unchecked(text, ParseOptions::from(mode));
    let tokens = parsed.tokens().iter();
    let tokens: Vec<_> = tokens.filter(|token| !token.kind().is_trivia()).collect();
    let (mut found, mut are_in_fstrings) = (Vec::new(), false);
    let (mut indent, mut fstrings) = (0_usize, 0_usize);
    let mut current: Option<AsyncDef> = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind() {
            TokenKind::Indent => indent += 1,
            TokenKind::Dedent => indent = indent.saturating_sub(1),
            TokenKind::Newline => {
                if let Some(def) = &mut current {
                    def.is_past_line = true;
                }
            }
            kind => {
                current = current.filter(|def| !def.is_past_line || indent > def.indent);
                let is_word = matches!(kind, TokenKind::Async | TokenKind::Await);
                match kind {
                    TokenKind::FStringStart => fstrings += 1,
                    TokenKind::FStringEnd => fstrings = fstrings.saturating_sub(1),
                    _ if is_word && fstrings > 0 => {
                        found.extend(in_fstrings.then_some(token.range()));
                        are_in_fstrings |= in_fstrings;
                    }
                    _ if is_word && current.is_none() => {
                        let next = tokens.get(at + 1).map(|next| next.kind());
                        if (kind, next) == (TokenKind::Async, Some(TokenKind::Def)) {
                            current = Some(AsyncDef {
                                indent,
                                is_past_line: false,
                            });
                        } else {
                            found.extend(outside.then_some(token.range()));
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    (found, are_in_fstrings)
}
