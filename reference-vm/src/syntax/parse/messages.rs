//! The errors of ruff's parser as CPython's.
//!
//! Which text is an error is what counts; the messages are those of CPython where the construct is likely here, and
//! "invalid syntax" otherwise.

use ruff_python_ast::Mod;
use ruff_python_parser::{
    LexicalErrorType, ParseErrorType, Parsed, UnsupportedSyntaxError, UnsupportedSyntaxErrorKind,
};

use super::position::Positions;
use super::{Invalid, InvalidKind};
use crate::syntax::version::PythonVersion;

/// The first error of a text, if there is one.
pub(super) fn first_error(
    parsed: &Parsed<Mod>,
    text: &str,
    version: PythonVersion,
    positions: &Positions<'_>,
) -> Option<Invalid> {
    let errors = parsed
        .errors()
        .iter()
        .min_by_key(|error| error.location.start());
    let newer = parsed.unsupported_syntax_errors();
    let newer = newer.iter().min_by_key(|error| error.range.start());
    if let Some(newer) = newer
        && errors.is_none_or(|error| newer.range.start() < error.location.start())
    {
        let at = positions.at(newer.range.start());
        return Some(Invalid::new(at, newer_syntax(newer, version)));
    }
    let error = errors?;
    let at = positions.at(error.location.start());
    let (kind, message) = match &error.error {
        ParseErrorType::Lexical(LexicalErrorType::IndentationError) => {
            indentation(text, positions.line(at.line))
        }
        ParseErrorType::UnexpectedIndentation => (
            InvalidKind::IndentationError,
            "unexpected indent".to_owned(),
        ),
        ParseErrorType::OtherError(message)
            if message.starts_with("Expected an indented block") =>
        {
            let message = if version >= PythonVersion::three(10) {
                lower_first(message)
            } else {
                "expected an indented block".to_owned()
            };
            (InvalidKind::IndentationError, message)
        }
        other => (InvalidKind::SyntaxError, syntax(other)),
    };
    Some(Invalid::of(kind, at, message))
}

fn lower_first(message: &str) -> String {
    let mut chars = message.chars();
    let first = chars.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(chars).collect()
}

fn indentation(text: &str, line: &str) -> (InvalidKind, String) {
    let indent_of = |line: &str| line.len() - line.trim_start().len();
    let has_tab = |line: &str| {
        line.get(..indent_of(line))
            .is_some_and(|i| i.contains('\t'))
    };
    if has_tab(line) || text.lines().any(has_tab) {
        let message = "inconsistent use of tabs and spaces in indentation";
        return (InvalidKind::TabError, message.to_owned());
    }
    let message = "unindent does not match any outer indentation level";
    (InvalidKind::IndentationError, message.to_owned())
}

fn syntax(error: &ParseErrorType) -> String {
    match error {
        ParseErrorType::PositionalAfterKeywordArgument => {
            "positional argument follows keyword argument"
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            "positional argument follows keyword argument unpacking"
        }
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            "iterable argument unpacking follows keyword argument unpacking"
        }
        ParseErrorType::UnparenthesizedGeneratorExpression => {
            "Generator expression must be parenthesized"
        }
        ParseErrorType::ExpectedKeywordParam => "named arguments must follow bare *",
        ParseErrorType::IterableUnpackingInComprehension => {
            "iterable unpacking cannot be used in comprehension"
        }
        ParseErrorType::Lexical(LexicalErrorType::LineContinuationError) => {
            "unexpected character after line continuation character"
        }
        ParseErrorType::Lexical(LexicalErrorType::InvalidByteLiteral) => {
            "bytes can only contain ASCII literal characters"
        }
        _ => "invalid syntax",
    }
    .to_owned()
}

/// Syntax that came after `version`.
fn newer_syntax(error: &UnsupportedSyntaxError, version: PythonVersion) -> String {
    match error.kind {
        UnsupportedSyntaxErrorKind::Pep701FString(_) if version >= PythonVersion::three(8) => {
            "f-string expression part cannot include a backslash"
        }
        _ => "invalid syntax",
    }
    .to_owned()
}
