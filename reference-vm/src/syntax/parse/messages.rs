//! The errors of ruff's parser as CPython's.
//!
//! Which text is an error is what counts; the messages are those of CPython where the construct is likely here, and
//! "invalid syntax" otherwise.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_ast::{Expr, Mod};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, Parsed,
    UnsupportedSyntaxError, UnsupportedSyntaxErrorKind, parse_expression,
};
use ruff_text_size::TextSize;

use super::brackets::{self, Reads};
use super::newer;
use super::position::Positions;
use super::{Invalid, InvalidKind, Stop, Unsupported};
use crate::clause::Clause;
use crate::quirk::Quirk;
use crate::syntax::ast::Pos;
use crate::syntax::version::Dialect;

/// Fails with the first error of a text, if there is one.
pub(super) fn check(
    parsed: &Parsed<Mod>,
    text: &str,
    dialect: Dialect,
    positions: &Positions<'_>,
) -> Result<(), Stop> {
    let errors = parsed.errors().iter();
    let error = errors.min_by_key(|error| error.location.start());
    let newer = parsed.unsupported_syntax_errors().iter();
    let newer = newer.filter(|newer| newer::is_refused(&newer.kind, dialect));
    let newer = newer.min_by_key(|newer| newer.range.start());
    let reader = Reader {
        text,
        tokens: parsed.tokens(),
        dialect,
        positions,
    };
    match (error, newer) {
        (None, None) => Ok(()),
        (Some(error), None) => Err(reader.stop(error)),
        (Some(error), Some(newer)) if error.location.start() <= newer.range.start() => {
            Err(reader.stop(error))
        }
        (_, Some(newer)) => Err(reader.newer(newer)),
    }
}

/// Whether a text ends with a word of its own.
fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word)
        .is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    dialect: Dialect,
    positions: &'a Positions<'a>,
}

impl Reader<'_> {
    fn since(&self, minor: u8) -> bool {
        !self.dialect.before(minor)
    }

    fn is_double_star(&self, newer: &UnsupportedSyntaxError) -> bool {
        let rest = self.text.get(newer.range.start().to_usize()..);
        rest.is_some_and(|rest| rest.starts_with("**"))
    }

    /// Syntax that came after the version.
    fn newer(&self, newer: &UnsupportedSyntaxError) -> Stop {
        let at = self.positions.at(newer.range.start());
        let message = match newer.kind {
            UnsupportedSyntaxErrorKind::ParenthesizedContextManager if self.is_tuple(newer) => {
                let what = "a tuple as a context manager, before Python 3.9";
                return Unsupported::new(at, what).into();
            }
            UnsupportedSyntaxErrorKind::UnpackingInComprehension(_)
                if self.is_double_star(newer) =>
            {
                "dict unpacking cannot be used in dict comprehension"
            }
            UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
                "iterable unpacking cannot be used in comprehension"
            }
            UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes if self.since(10) => {
                "multiple exception types must be parenthesized"
            }
            _ => "invalid syntax",
        };
        let before = self.before(newer.range.start());
        let clauses: &[Clause] = match newer.kind {
            UnsupportedSyntaxErrorKind::StarTuple(_) if !self.is_returned(newer) => {
                &[Clause::YieldStarUnparenthesised]
            }
            UnsupportedSyntaxErrorKind::RelaxedDecorator(_) => {
                &[Clause::AsyncDefGrammarDecoratorsAnnotations]
            }
            UnsupportedSyntaxErrorKind::ParenthesizedContextManager
                if before.ends_with("async with ") =>
            {
                &[Clause::AsyncWithParenthesisedItems]
            }
            UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => &[Clause::CompStarUnpacking],
            _ => &[],
        };
        Invalid::new(at, message).breaking(clauses).into()
    }

    /// Whether a starred item without parentheses is that of a `return`; else it is that of a `yield`.
    fn is_returned(&self, newer: &UnsupportedSyntaxError) -> bool {
        // The parser tells the two apart in what it says alone.
        newer.to_string().contains("return")
    }

    /// The text before a place.
    fn before(&self, offset: TextSize) -> &str {
        self.text.get(..offset.to_usize()).unwrap_or("")
    }

    /// The rules of the catalogue that an error of ruff's parser breaks.
    fn rules(&self, error: &ParseError) -> &'static [Clause] {
        let before = self.before(error.location.start()).trim_end();
        let rest = self.text.get(error.location.start().to_usize()..);
        let rest = rest.unwrap_or("").trim_start();
        let is_operand = ["+", "-", "~", "not", "lambda", "await", "yield"]
            .iter()
            .any(|operand| rest.starts_with(operand));
        match &error.error {
            ParseErrorType::InvalidAssignmentTarget
            | ParseErrorType::InvalidDeleteTarget
            | ParseErrorType::InvalidAugmentedAssignmentTarget
            | ParseErrorType::InvalidAnnotatedAssignmentTarget
            | ParseErrorType::InvalidNamedAssignmentTarget => match self.expression(error) {
                Some(Expr::Await(_)) => &[Clause::AwaitNotAssignable],
                None if rest.starts_with("await") => &[Clause::AsyncDefKeywords],
                _ => &[],
            },
            ParseErrorType::IterableUnpackingInComprehension => &[Clause::CompStarUnpacking],
            _ if ends_with_word(before, "await") && is_operand => &[Clause::AwaitPrecedence],
            _ if ends_with_word(before, "await") && rest.starts_with('=') => {
                &[Clause::AsyncDefKeywords]
            }
            _ if rest.starts_with("yield") => &[Clause::YieldParensOptionalSoleRhs],
            _ if ["async", "await"].iter().any(|word| rest.starts_with(word)) => {
                &[Clause::AsyncDefKeywords]
            }
            _ if ends_with_word(before, "async") => &[Clause::AsyncDefKeywords],
            _ => &[],
        }
    }

    /// Whether the parentheses behind `with` hold no `as`: they are a tuple then.
    fn is_tuple(&self, newer: &UnsupportedSyntaxError) -> bool {
        let rest = self
            .text
            .get(newer.range.start().to_usize()..)
            .unwrap_or("");
        let header = rest.split(":\n").next().unwrap_or(rest);
        !header.contains(" as ")
    }

    /// An error whose message is known, or the refusal of one whose message is not; before 3.9 messages are not compared.
    fn stop(&self, error: &ParseError) -> Stop {
        let at = self.positions.at(error.location.start());
        if let Some((at, message)) = self.brackets(error) {
            return Invalid::new(at, message).into();
        }
        if self.since(9) && self.has_own_message(error) {
            return Unsupported::new(at, "the message of this syntax error").into();
        }
        self.error(error).breaking(self.rules(error)).into()
    }

    fn brackets(&self, error: &ParseError) -> Option<(Pos, String)> {
        let reads = match self.since(10) {
            true => Reads::ToTheEnd,
            false => Reads::ToTheError,
        };
        brackets::message(self.tokens, error.location.start(), self.positions, reads)
    }

    /// Whether CPython has something to say that is not told here: about a literal, or about a statement of Python 2.
    fn has_own_message(&self, error: &ParseError) -> bool {
        match &error.error {
            ParseErrorType::Lexical(lexical) => match lexical {
                LexicalErrorType::UnicodeError
                | LexicalErrorType::MissingUnicodeLbrace
                | LexicalErrorType::MissingUnicodeRbrace
                | LexicalErrorType::UnrecognizedToken { .. }
                | LexicalErrorType::OtherError(_) => true,
                LexicalErrorType::FStringError(kind) | LexicalErrorType::TStringError(kind) => {
                    !matches!(kind, InterpolatedStringErrorType::SingleRbrace)
                }
                _ => false,
            },
            ParseErrorType::FStringError(kind) | ParseErrorType::TStringError(kind) => {
                !matches!(kind, InterpolatedStringErrorType::SingleRbrace)
            }
            _ => {
                let before = self.before(error.location.start()).trim_end();
                ends_with_word(before, "print") || ends_with_word(before, "exec")
            }
        }
    }

    fn error(&self, error: &ParseError) -> Invalid {
        let at = self.positions.at(error.location.start());
        match &error.error {
            ParseErrorType::Lexical(LexicalErrorType::IndentationError) => {
                let (kind, message) = self.indentation(at.line);
                Invalid::of(kind, at, message)
            }
            ParseErrorType::UnexpectedIndentation => {
                Invalid::of(InvalidKind::IndentationError, at, "unexpected indent")
            }
            ParseErrorType::OtherError(message)
                if message.starts_with("Expected `except` or `finally`") && self.since(10) =>
            {
                Invalid::new(at, "expected 'except' or 'finally' block")
            }
            ParseErrorType::OtherError(message) => {
                match message.strip_prefix("Expected an indented block after ") {
                    Some(parent) => self.missing_block(parent, error.location.start()),
                    None => Invalid::new(at, "invalid syntax"),
                }
            }
            ParseErrorType::Lexical(LexicalErrorType::UnclosedStringError) => self.unclosed(error),
            other => Invalid::new(at, self.syntax(other, error)),
        }
    }

    fn indentation(&self, line: u32) -> (InvalidKind, &'static str) {
        let has_tab = |line: &str| {
            let indent = line.len() - line.trim_start().len();
            line.get(..indent)
                .is_some_and(|indent| indent.contains('\t'))
        };
        if has_tab(self.positions.line(line)) || self.text.lines().any(has_tab) {
            let message = "inconsistent use of tabs and spaces in indentation";
            return (InvalidKind::TabError, message);
        }
        let message = "unindent does not match any outer indentation level";
        (InvalidKind::IndentationError, message)
    }

    /// The block behind a header is missing; `parent` is ruff's name for the header.
    fn missing_block(&self, parent: &str, offset: TextSize) -> Invalid {
        let at = self.positions.at(offset);
        let rest = self.text.get(offset.to_usize()..).unwrap_or("");
        if !self.since(9) && rest.trim().is_empty() {
            return Invalid::new(at, "unexpected EOF while parsing");
        }
        if !self.since(10) {
            return Invalid::of(
                InvalidKind::IndentationError,
                at,
                "expected an indented block",
            );
        }
        let before = self.text.get(..offset.to_usize()).unwrap_or("");
        let lines = before.lines().zip(1..).collect::<Vec<_>>();
        let is_header = |line: &&(&str, u32)| {
            let code = line.0.trim();
            code.ends_with(':') && !code.starts_with('#')
        };
        let header = lines
            .iter()
            .rev()
            .find(is_header)
            .map_or(at.line, |line| line.1);
        let parent = parent.replace('`', "'").replace(" clause", " statement");
        let parent = parent.replace("'class' definition", "class definition");
        let message = format!("expected an indented block after {parent} on line {header}");
        Invalid::of(InvalidKind::IndentationError, at, message)
    }

    fn unclosed(&self, error: &ParseError) -> Invalid {
        let range = error.location;
        let literal = self.text.get(range.to_std_range()).unwrap_or("");
        let quotes = literal.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let at = self.positions.at(range.start());
        let is_triple = quotes.starts_with("'''") || quotes.starts_with("\"\"\"");
        let last = self.positions.at(range.end()).line;
        let message = match (is_triple, self.since(10)) {
            (false, false) => "EOL while scanning string literal".to_owned(),
            (true, false) => "EOF while scanning triple-quoted string literal".to_owned(),
            (false, true) => format!("unterminated string literal (detected at line {})", at.line),
            (true, true) => {
                let last = if literal.ends_with('\n') {
                    last - 1
                } else {
                    last
                };
                format!("unterminated triple-quoted string literal (detected at line {last})")
            }
        };
        Invalid::new(at, message)
    }

    fn syntax(&self, error: &ParseErrorType, whole: &ParseError) -> String {
        let message = match error {
            ParseErrorType::InvalidAssignmentTarget => return self.target(whole, "assign to"),
            ParseErrorType::InvalidDeleteTarget => return self.target(whole, "delete"),
            ParseErrorType::InvalidAugmentedAssignmentTarget => return self.augmented(whole),
            ParseErrorType::InvalidAnnotatedAssignmentTarget => match self.expression(whole) {
                Some(Expr::Tuple(_)) => "only single target (not tuple) can be annotated",
                Some(Expr::List(_)) => "only single target (not list) can be annotated",
                _ => "illegal target for annotation",
            },
            ParseErrorType::InvalidNamedAssignmentTarget => {
                let what = self
                    .expression(whole)
                    .map_or("expression", |e| self.name(&e));
                return format!("cannot use assignment expressions with {what}");
            }
            ParseErrorType::ExpectedToken {
                expected: TokenKind::Colon,
                found: TokenKind::Newline,
            } if self.since(10) => "expected ':'",
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
            ParseErrorType::NonDefaultParamAfterDefaultParam if self.since(12) => {
                "parameter without a default follows parameter with a default"
            }
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                "non-default argument follows default argument"
            }
            ParseErrorType::ExpectedKeywordParam => "named arguments must follow bare *",
            ParseErrorType::IterableUnpackingInComprehension => {
                "iterable unpacking cannot be used in comprehension"
            }
            ParseErrorType::FStringError(InterpolatedStringErrorType::SingleRbrace)
            | ParseErrorType::Lexical(LexicalErrorType::FStringError(
                InterpolatedStringErrorType::SingleRbrace,
            )) => "f-string: single '}' is not allowed",
            ParseErrorType::Lexical(LexicalErrorType::LineContinuationError) => {
                "unexpected character after line continuation character"
            }
            ParseErrorType::Lexical(LexicalErrorType::InvalidByteLiteral) if self.since(10) => {
                "bytes can only contain ASCII literal characters"
            }
            ParseErrorType::Lexical(LexicalErrorType::InvalidByteLiteral) => {
                "bytes can only contain ASCII literal characters."
            }
            _ => "invalid syntax",
        };
        message.to_owned()
    }

    /// The expression at an error's place.
    fn expression(&self, error: &ParseError) -> Option<Expr> {
        let source = self.text.get(error.location.to_std_range())?;
        parse_expression(source)
            .ok()
            .map(|parsed| parsed.into_expr())
    }

    fn target(&self, error: &ParseError, verb: &str) -> String {
        let Some(target) = self.expression(error) else {
            return "invalid syntax".to_owned();
        };
        let what = self.name(&target);
        // An assignment, not a `for` or `with` target, where a comparison may have been meant.
        let rest = self
            .text
            .get(error.location.end().to_usize()..)
            .unwrap_or("");
        let is_assignment = rest.trim_start_matches([' ', ')']).starts_with('=');
        let may_be_comparison = match &target {
            Expr::Compare(_) | Expr::If(_) | Expr::Lambda(_) | Expr::Generator(_) => false,
            Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) => false,
            Expr::BoolOp(_) => false,
            Expr::UnaryOp(unary) => !unary.op.is_not(),
            _ => true,
        };
        if verb == "assign to"
            && is_assignment
            && may_be_comparison
            && !self.dialect.has(Quirk::AwaitTargetNoHint)
        {
            return format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
        }
        match self.dialect.has(Quirk::AwaitTargetOldMessage) {
            true => format!("can't {verb} {what}"),
            false => format!("cannot {verb} {what}"),
        }
    }

    fn augmented(&self, error: &ParseError) -> String {
        let is_plain = self.dialect.has(Quirk::AwaitAugmentedOldMessage);
        match (self.expression(error), is_plain) {
            (Some(Expr::Tuple(_) | Expr::List(_) | Expr::Starred(_)), true) => {
                "illegal expression for augmented assignment".to_owned()
            }
            (Some(_), true) => self.target(error, "assign to"),
            (Some(target), false) => {
                let what = self.name(&target);
                format!("'{what}' is an illegal expression for augmented assignment")
            }
            (None, _) => "invalid syntax".to_owned(),
        }
    }

    /// What messages call an expression.
    fn name(&self, expr: &Expr) -> &'static str {
        match expr {
            Expr::Attribute(_) => "attribute",
            Expr::Subscript(_) => "subscript",
            Expr::Starred(_) => "starred",
            Expr::Name(_) => "name",
            Expr::List(_) => "list",
            Expr::Tuple(_) => "tuple",
            Expr::Lambda(_) => "lambda",
            Expr::Call(_) => "function call",
            Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) if self.since(10) => "expression",
            Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "operator",
            Expr::Generator(_) => "generator expression",
            Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
            Expr::Await(_) => "await expression",
            Expr::ListComp(_) => "list comprehension",
            Expr::SetComp(_) => "set comprehension",
            Expr::DictComp(_) => "dict comprehension",
            Expr::Dict(_) if self.since(10) => "dict literal",
            Expr::Dict(_) => "dict display",
            Expr::Set(_) => "set display",
            Expr::FString(_) => "f-string expression",
            Expr::BooleanLiteral(node) => match node.value {
                true => "True",
                false => "False",
            },
            Expr::NoneLiteral(_) => "None",
            Expr::EllipsisLiteral(_) if self.since(10) => "ellipsis",
            Expr::EllipsisLiteral(_) => "Ellipsis",
            Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
            Expr::Compare(_) => "comparison",
            Expr::If(_) => "conditional expression",
            Expr::Named(_) => "named expression",
            Expr::TString(_) | Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
        }
    }
}
