//! Calls: the builtins and methods that have rules of their own.

use num_bigint::BigUint;

use super::names::FRAMES;
use super::{Checked, Gate, Rule, cleared_frame, refuse, strings};
use crate::syntax::ast::{Constant, Expr, ExprKind, Keyword, Pos};
use crate::syntax::parse::{Mode, Source, parse_as};
use crate::syntax::walk;

impl Gate {
    pub(super) fn call(
        &self,
        function: &Expr,
        arguments: &[Expr],
        keywords: &[Keyword],
        at: Pos,
    ) -> Checked {
        for keyword in keywords {
            keyword
                .name
                .iter()
                .try_for_each(|name| self.keyword(name, keyword.value.at))?;
        }
        let called = match &function.kind {
            ExprKind::Name(name) if self.bindings.is_wraps(name) => {
                return self.wraps(arguments, keywords, at);
            }
            ExprKind::Attribute { value, name } if &**name == "wraps" => {
                self.expr(value)?;
                return self.wraps(arguments, keywords, at);
            }
            ExprKind::Name(name) => &**name,
            ExprKind::Attribute { value, name } if matches!(&**name, "encode" | "decode") => {
                self.expr(value)?;
                return codec(name, arguments, keywords, at);
            }
            ExprKind::Attribute { value, name } if &**name == "format" => {
                self.format(value, at)?;
                return self.arguments(arguments, keywords);
            }
            _ => "",
        };
        if let (Some(generator), [], []) = (cleared_frame(function), arguments, keywords) {
            return self.expr(generator);
        }
        match called {
            "type" => match (arguments, keywords) {
                ([only], []) if !matches!(only.kind, ExprKind::Starred(_)) => self.expr(only),
                _ => refuse(Rule::Type, "`type` with more than one argument", at),
            },
            "compile" => refuse(Rule::Compile, "a use of what `compile` returns", at),
            "getattr" | "hasattr" | "setattr" | "delattr" => {
                self.by_name(called, arguments, keywords, at)
            }
            "isinstance" | "issubclass" => match (arguments, keywords) {
                ([first, second], []) => {
                    self.expr(first)?;
                    self.classes(second)
                }
                _ => self.arguments(arguments, keywords),
            },
            "print" | "repr" | "str" | "bool" => {
                arguments
                    .iter()
                    .try_for_each(|argument| self.may_be_frame(argument))?;
                walk::in_keywords(keywords, &mut |value| self.expr(value))
            }
            _ => {
                self.expr(function)?;
                self.arguments(arguments, keywords)
            }
        }
    }

    fn wraps(&self, arguments: &[Expr], keywords: &[Keyword], at: Pos) -> Checked {
        match (arguments, keywords) {
            ([only], []) if !matches!(only.kind, ExprKind::Starred(_)) => self.expr(only),
            _ => refuse(Rule::Wraps, "`wraps` with more than one argument", at),
        }
    }

    pub(super) fn keyword(&self, name: &str, at: Pos) -> Checked {
        if name.is_ascii() && !name.starts_with("__") {
            return Ok(());
        }
        refuse(
            Rule::Identifier,
            format!("the keyword argument `{name}`"),
            at,
        )
    }

    fn arguments(&self, arguments: &[Expr], keywords: &[Keyword]) -> Checked {
        arguments
            .iter()
            .try_for_each(|argument| self.expr(argument))?;
        walk::in_keywords(keywords, &mut |value| self.expr(value))
    }

    /// The second argument of `isinstance`: `type` is only compared with there.
    fn classes(&self, expr: &Expr) -> Checked {
        match &expr.kind {
            ExprKind::Name(name) if &**name == "type" => Ok(()),
            ExprKind::Tuple(items) => items.iter().try_for_each(|item| self.classes(item)),
            _ => self.expr(expr),
        }
    }

    /// `getattr(x, "name")` and its kin.
    fn by_name(&self, called: &str, arguments: &[Expr], keywords: &[Keyword], at: Pos) -> Checked {
        let rule = Rule::Getattr;
        let [receiver, name, rest @ ..] = arguments else {
            return refuse(rule, format!("`{called}` without a literal name"), at);
        };
        let ExprKind::Constant(Constant::Str(attribute)) = &name.kind else {
            return refuse(rule, format!("`{called}` without a literal name"), at);
        };
        let expected = match called {
            "getattr" => 0..=1,
            "setattr" => 1..=1,
            _ => 0..=0,
        };
        if !keywords.is_empty() || !expected.contains(&rest.len()) {
            return refuse(
                rule,
                format!("`{called}` with other arguments than its own"),
                at,
            );
        }
        for argument in std::iter::once(receiver).chain(rest) {
            if matches!(argument.kind, ExprKind::Starred(_)) {
                return refuse(
                    rule,
                    format!("`{called}` with other arguments than its own"),
                    at,
                );
            }
            self.expr(argument)?;
        }
        match called {
            "getattr" => self.attribute(attribute, name.at),
            // Whether there is an attribute tells nothing that could be used.
            "hasattr" if FRAMES.contains(&&**attribute) => Ok(()),
            "hasattr" => self.attribute(attribute, name.at),
            _ => self.assigned(receiver, attribute, name.at),
        }
    }

    pub(super) fn compile(&self, arguments: &[Expr], keywords: &[Keyword], at: Pos) -> Checked {
        let (text, file, mode) = match arguments {
            [text, file, mode] => (text, file, mode),
            [text, file, mode, flags] if is_top_level_await(flags) => (text, file, mode),
            _ => {
                let what =
                    "`compile` with other than three arguments and the flag for top-level await";
                return refuse(Rule::Compile, what, at);
            }
        };
        let is_mode = |mode: &str| matches!(mode, "exec" | "eval" | "single");
        let literal_mode =
            matches!(&mode.kind, ExprKind::Constant(Constant::Str(mode)) if is_mode(mode));
        if !keywords.is_empty() || !literal_mode {
            return refuse(Rule::Compile, "`compile` without a literal mode", at);
        }
        if let ExprKind::Constant(Constant::Str(text)) = &text.kind
            && let Source::TooLarge(limit) = parse_as(text, self.edition, Mode::Exec)
        {
            return refuse(Rule::Compile, format!("`compile` of {limit}"), at);
        }
        self.expr(text)?;
        self.expr(file)
    }

    fn format(&self, receiver: &Expr, at: Pos) -> Checked {
        let ExprKind::Constant(Constant::Str(literal)) = &receiver.kind else {
            return refuse(Rule::Format, "`format` of something but a literal", at);
        };
        if strings::reads_attributes(literal) {
            return refuse(
                Rule::Format,
                "`format` with an attribute or index field",
                at,
            );
        }
        Ok(())
    }
}

/// `text.encode("ascii")`: other codecs would be looked for among the modules of the real library.
fn codec(method: &str, arguments: &[Expr], keywords: &[Keyword], at: Pos) -> Checked {
    let is_listed = |argument: &Expr| match &argument.kind {
        ExprKind::Constant(Constant::Str(name)) => CODECS.contains(&&**name),
        _ => false,
    };
    if keywords.is_empty() && arguments.len() <= 1 && arguments.iter().all(is_listed) {
        return Ok(());
    }
    let what = format!("`{method}` with other than one literal codec of {CODECS:?}");
    refuse(Rule::Codec, what, at)
}

const CODECS: [&str; 5] = ["ascii", "latin-1", "utf-8", "utf8", "UTF-8"];

/// The literal that is `ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`. Versions that do not know it take it for a future statement of theirs.
fn is_top_level_await(flags: &Expr) -> bool {
    matches!(&flags.kind, ExprKind::Constant(Constant::Int(value)) if *value == BigUint::from(0x2000_u32))
}
