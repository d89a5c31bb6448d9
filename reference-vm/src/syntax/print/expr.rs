//! Expressions.

use super::fstring::{Surroundings, fstring};
use super::literal::{constant, without_escapes};
use crate::syntax::ast::{
    BinaryOp, BoolOp, CompareOp, Constant, Expr, ExprKind, ForClause, Keyword, Parameter,
    Parameters, UnaryOp,
};

/// How tightly an expression binds; what stands in a place must bind at least as tightly as the place asks for.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Assignment expressions, `yield` and tuples: in parentheses wherever the grammar asks for an expression.
    Anything,
    /// `lambda`, `if`–`else`.
    Test,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    /// Unary `-`, `+`, `~`.
    Factor,
    Power,
    Await,
    /// Names, literals, calls, subscripts, attributes.
    Primary,
}

impl Level {
    /// The level that binds just more tightly.
    fn tighter(self) -> Self {
        match self {
            Self::Anything => Self::Test,
            Self::Test => Self::Or,
            Self::Or => Self::And,
            Self::And => Self::Not,
            Self::Not => Self::Comparison,
            Self::Comparison => Self::BitOr,
            Self::BitOr => Self::BitXor,
            Self::BitXor => Self::BitAnd,
            Self::BitAnd => Self::Shift,
            Self::Shift => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product => Self::Factor,
            Self::Factor => Self::Power,
            Self::Power => Self::Await,
            Self::Await | Self::Primary => Self::Primary,
        }
    }
}

/// In which versions the text must be readable.
pub(super) enum Style {
    /// In all; inside f-strings that depends on the quotes around.
    Everywhere(Surroundings),
    /// Inside an f-string that only 3.12 and later can express.
    Since312,
}

/// An expression where an argument may stand.
pub(super) fn argument(expr: &Expr) -> String {
    at(expr, Level::Test)
}

/// An expression where `level` is asked for, outside of f-strings.
pub(super) fn at(expr: &Expr, level: Level) -> String {
    // Outside of f-strings, there is always a text.
    write(expr, level, &Style::Everywhere(Surroundings::default())).unwrap_or_default()
}

/// A tuple without parentheses, or whatever else may stand there, `yield` included.
pub(super) fn right_side(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Yield(_) | ExprKind::YieldFrom(_) => at(expr, Level::Anything),
        _ => expressions(expr),
    }
}

/// A tuple without parentheses where that is the same in every version; `yield` in parentheses.
pub(super) fn expressions(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Tuple(items) if !items.is_empty() && !items.iter().any(is_starred) => {
            bare_tuple(items)
        }
        _ => argument(expr),
    }
}

/// An assignment's or loop's target: a tuple without parentheses.
pub(super) fn target(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Tuple(items) if !items.is_empty() => bare_tuple(items),
        _ => argument(expr),
    }
}

fn is_starred(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Starred(_))
}

fn bare_tuple(items: &[Expr]) -> String {
    let text = items.iter().map(argument).collect::<Vec<_>>().join(", ");
    if items.len() == 1 { text + "," } else { text }
}

/// The items of a display, each on its own line when there are too many for one; none if `expr` is no display.
pub(super) fn lines_of_display(expr: &Expr) -> Option<(char, Vec<String>, char)> {
    match &expr.kind {
        ExprKind::List(items) => Some(('[', items.iter().map(argument).collect(), ']')),
        ExprKind::Tuple(items) => Some(('(', items.iter().map(argument).collect(), ')')),
        ExprKind::Set(items) => Some(('{', items.iter().map(argument).collect(), '}')),
        ExprKind::Dict(items) => {
            let style = Style::Everywhere(Surroundings::default());
            let items = items
                .iter()
                .map(|item| dict_item(item, &style).unwrap_or_default());
            Some(('{', items.collect(), '}'))
        }
        _ => None,
    }
}

/// The text of `expr` where `level` is asked for; none if it cannot stand inside the f-strings around it.
pub(super) fn write(expr: &Expr, level: Level, style: &Style) -> Option<String> {
    let (own, text) = bare(expr, style)?;
    if own < level {
        Some(format!("({text})"))
    } else {
        Some(text)
    }
}

/// The text without parentheses around it, and how tightly it binds.
fn bare(expr: &Expr, style: &Style) -> Option<(Level, String)> {
    let sub = |expr: &Expr, level| write(expr, level, style);
    let list = |items: &[Expr]| -> Option<String> {
        let items: Option<Vec<_>> = items.iter().map(|item| sub(item, Level::Test)).collect();
        Some(items?.join(", "))
    };
    let primary = |text| Some((Level::Primary, text));
    match &expr.kind {
        ExprKind::Constant(value) => primary(literal(value, style)?),
        ExprKind::Name(name) => primary(name.to_string()),
        ExprKind::Bool { op, values } => {
            let (level, word) = match op {
                BoolOp::And => (Level::And, " and "),
                BoolOp::Or => (Level::Or, " or "),
            };
            let values: Option<Vec<_>> = values.iter().map(|v| sub(v, level.tighter())).collect();
            Some((level, values?.join(word)))
        }
        ExprKind::Named { target, value } => Some((
            Level::Anything,
            format!("{target} := {}", sub(value, Level::Test)?),
        )),
        ExprKind::Binary { op, left, right } => {
            let (level, sign) = binary(*op);
            let (left_level, right_level) = match op {
                BinaryOp::Pow => (Level::Await, Level::Factor),
                _ => (level, level.tighter()),
            };
            let (left, right) = (sub(left, left_level)?, sub(right, right_level)?);
            Some((level, format!("{left} {sign} {right}")))
        }
        ExprKind::Unary { op, operand } => {
            let (level, sign) = unary(*op);
            Some((level, format!("{sign}{}", sub(operand, level)?)))
        }
        ExprKind::Lambda { parameters, body } => {
            let parameters = write_parameters(parameters, style)?;
            let space = if parameters.is_empty() { "" } else { " " };
            let body = sub(body, Level::Test)?;
            Some((Level::Test, format!("lambda{space}{parameters}: {body}")))
        }
        ExprKind::Conditional { test, body, orelse } => {
            let (body, test) = (sub(body, Level::Or)?, sub(test, Level::Or)?);
            let orelse = sub(orelse, Level::Test)?;
            Some((Level::Test, format!("{body} if {test} else {orelse}")))
        }
        ExprKind::Dict(items) => {
            let items: Option<Vec<_>> = items.iter().map(|item| dict_item(item, style)).collect();
            primary(format!("{{{}}}", items?.join(", ")))
        }
        // No display is an empty set; this is the nearest that is one.
        ExprKind::Set(items) if items.is_empty() => primary("{*()}".to_owned()),
        ExprKind::Set(items) => primary(format!("{{{}}}", list(items)?)),
        ExprKind::List(items) => primary(format!("[{}]", list(items)?)),
        ExprKind::Tuple(items) => {
            let comma = if items.len() == 1 { "," } else { "" };
            primary(format!("({}{comma})", list(items)?))
        }
        ExprKind::ListComp { element, clauses } => primary(format!(
            "[{}{}]",
            sub(element, Level::Test)?,
            for_clauses(clauses, style)?
        )),
        ExprKind::SetComp { element, clauses } => primary(format!(
            "{{{}{}}}",
            sub(element, Level::Test)?,
            for_clauses(clauses, style)?
        )),
        ExprKind::DictComp {
            key,
            value,
            clauses,
        } => {
            let (key, value) = (sub(key, Level::Test)?, sub(value, Level::Test)?);
            primary(format!(
                "{{{key}: {value}{}}}",
                for_clauses(clauses, style)?
            ))
        }
        ExprKind::Generator { element, clauses } => primary(format!(
            "({}{})",
            sub(element, Level::Test)?,
            for_clauses(clauses, style)?
        )),
        ExprKind::Await(value) => Some((
            Level::Await,
            format!("await {}", sub(value, Level::Primary)?),
        )),
        ExprKind::Yield(None) => Some((Level::Anything, "yield".to_owned())),
        ExprKind::Yield(Some(value)) => {
            Some((Level::Anything, format!("yield {}", yielded(value, style)?)))
        }
        ExprKind::YieldFrom(value) => Some((
            Level::Anything,
            format!("yield from {}", sub(value, Level::Test)?),
        )),
        ExprKind::Compare { left, rest } => {
            let mut text = sub(left, Level::BitOr)?;
            for (op, right) in rest {
                text.push_str(compare(*op));
                text.push_str(&sub(right, Level::BitOr)?);
            }
            Some((Level::Comparison, text))
        }
        ExprKind::Call {
            function,
            arguments,
            keywords,
        } => {
            let function = sub(function, Level::Primary)?;
            if let ([only], []) = (arguments.as_slice(), keywords.as_slice())
                && matches!(only.kind, ExprKind::Generator { .. })
            {
                return primary(format!("{function}{}", sub(only, Level::Test)?));
            }
            primary(format!(
                "{function}({})",
                write_arguments(arguments, keywords, style)?
            ))
        }
        ExprKind::Attribute { value, name } => {
            let number = matches!(
                value.kind,
                ExprKind::Constant(Constant::Int(_) | Constant::Float(_))
            );
            let value = sub(value, Level::Primary)?;
            primary(if number {
                format!("({value}).{name}")
            } else {
                format!("{value}.{name}")
            })
        }
        ExprKind::Subscript { value, index } => primary(format!(
            "{}[{}]",
            sub(value, Level::Primary)?,
            subscript(index, style)?
        )),
        // Never in parentheses of its own.
        ExprKind::Starred(value) => primary(format!("*{}", sub(value, Level::BitOr)?)),
        ExprKind::Slice { lower, upper, step } => {
            let bound = |bound: &Option<Box<Expr>>| match bound {
                Some(bound) => sub(bound, Level::Test),
                None => Some(String::new()),
            };
            let mut text = format!("{}:{}", bound(lower)?, bound(upper)?);
            if step.is_some() {
                text.push(':');
                text.push_str(&bound(step)?);
            }
            primary(text)
        }
        ExprKind::FString(parts) => primary(fstring(parts, style)?),
    }
}

fn literal(value: &Constant, style: &Style) -> Option<String> {
    let text = constant(value);
    match (style, value) {
        (Style::Since312, _) => Some(text),
        (Style::Everywhere(surroundings), _) if surroundings.allow(&text) => Some(text),
        (Style::Everywhere(surroundings), Constant::Str(value)) => {
            without_escapes(value, |text| surroundings.allow(text))
        }
        (Style::Everywhere(surroundings), Constant::Bytes(value)) => {
            let value = std::str::from_utf8(value)
                .ok()
                .filter(|value| value.is_ascii())?;
            let text = without_escapes(value, |text| surroundings.allow(text))?;
            Some(format!("b{text}"))
        }
        (Style::Everywhere(_), _) => None,
    }
}

fn yielded(value: &Expr, style: &Style) -> Option<String> {
    match &value.kind {
        ExprKind::Tuple(items) if !items.is_empty() && !items.iter().any(is_starred) => {
            let text = write(value, Level::Test, style)?;
            let inner = text
                .strip_prefix('(')
                .and_then(|text| text.strip_suffix(')'));
            Some(inner.unwrap_or(&text).to_owned())
        }
        _ => write(value, Level::Test, style),
    }
}

fn subscript(index: &Expr, style: &Style) -> Option<String> {
    let ExprKind::Tuple(items) = &index.kind else {
        return write(index, Level::Test, style);
    };
    let has_slice = items
        .iter()
        .any(|item| matches!(item.kind, ExprKind::Slice { .. }));
    let text = write(index, Level::Test, style)?;
    // Slices stand only without parentheses, and starred items only with them before 3.11.
    if items.is_empty() || (items.iter().any(is_starred) && !has_slice) {
        return Some(text);
    }
    let inner = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    Some(inner.unwrap_or(&text).to_owned())
}

fn dict_item((key, value): &(Option<Expr>, Expr), style: &Style) -> Option<String> {
    match key {
        Some(key) => {
            let (key, value) = (
                write(key, Level::Test, style)?,
                write(value, Level::Test, style)?,
            );
            Some(format!("{key}: {value}"))
        }
        None => Some(format!("**{}", write(value, Level::BitOr, style)?)),
    }
}

fn for_clauses(clauses: &[ForClause], style: &Style) -> Option<String> {
    let mut text = String::new();
    for clause in clauses {
        text.push_str(if clause.is_async {
            " async for "
        } else {
            " for "
        });
        let items = write(&clause.target, Level::Test, style)?;
        let is_tuple = matches!(&clause.target.kind, ExprKind::Tuple(items) if !items.is_empty());
        let inner = items
            .strip_prefix('(')
            .and_then(|text| text.strip_suffix(')'));
        match inner {
            Some(inner) if is_tuple => text.push_str(inner),
            _ => text.push_str(&items),
        }
        text.push_str(" in ");
        text.push_str(&write(&clause.iter, Level::Or, style)?);
        for condition in &clause.conditions {
            text.push_str(" if ");
            text.push_str(&write(condition, Level::Or, style)?);
        }
    }
    Some(text)
}

fn write_arguments(arguments: &[Expr], keywords: &[Keyword], style: &Style) -> Option<String> {
    let mut items = Vec::new();
    // What Python allows after `**mapping` is one more keyword, so the positional ones come first.
    for argument in arguments {
        items.push(write(argument, Level::Test, style)?);
    }
    for keyword in keywords {
        let value = write(&keyword.value, Level::Test, style)?;
        items.push(match &keyword.name {
            Some(name) => format!("{name}={value}"),
            None => format!("**{value}"),
        });
    }
    Some(items.join(", "))
}

/// The arguments of a call or a class statement, outside of f-strings.
pub(super) fn arguments(arguments: &[Expr], keywords: &[Keyword]) -> String {
    let style = Style::Everywhere(Surroundings::default());
    write_arguments(arguments, keywords, &style).unwrap_or_default()
}

/// The parameters of a `def`.
pub(super) fn parameters(parameters: &Parameters) -> String {
    let style = Style::Everywhere(Surroundings::default());
    write_parameters(parameters, &style).unwrap_or_default()
}

fn write_parameters(parameters: &Parameters, style: &Style) -> Option<String> {
    let mut items = Vec::new();
    let one = |stars: &str, parameter: &Parameter| write_parameter(stars, parameter, style);
    for parameter in &parameters.positional_only {
        items.push(one("", parameter)?);
    }
    if !parameters.positional_only.is_empty() {
        items.push("/".to_owned());
    }
    for parameter in &parameters.positional {
        items.push(one("", parameter)?);
    }
    match &parameters.vararg {
        Some(vararg) => items.push(one("*", vararg)?),
        None if !parameters.keyword_only.is_empty() => items.push("*".to_owned()),
        None => {}
    }
    for parameter in &parameters.keyword_only {
        items.push(one("", parameter)?);
    }
    if let Some(kwarg) = &parameters.kwarg {
        items.push(one("**", kwarg)?);
    }
    Some(items.join(", "))
}

fn write_parameter(stars: &str, parameter: &Parameter, style: &Style) -> Option<String> {
    let mut text = format!("{stars}{}", parameter.name);
    if let Some(annotation) = &parameter.annotation {
        text.push_str(": ");
        text.push_str(&write(annotation, Level::Test, style)?);
    }
    if let Some(default) = &parameter.default {
        let spaced = parameter.annotation.is_some();
        text.push_str(if spaced { " = " } else { "=" });
        text.push_str(&write(default, Level::Test, style)?);
    }
    Some(text)
}

/// The sign of an operator.
pub(super) fn sign(op: BinaryOp) -> &'static str {
    binary(op).1
}

fn binary(op: BinaryOp) -> (Level, &'static str) {
    match op {
        BinaryOp::Add => (Level::Sum, "+"),
        BinaryOp::Sub => (Level::Sum, "-"),
        BinaryOp::Mul => (Level::Product, "*"),
        BinaryOp::MatMul => (Level::Product, "@"),
        BinaryOp::TrueDiv => (Level::Product, "/"),
        BinaryOp::FloorDiv => (Level::Product, "//"),
        BinaryOp::Mod => (Level::Product, "%"),
        BinaryOp::Pow => (Level::Power, "**"),
        BinaryOp::LShift => (Level::Shift, "<<"),
        BinaryOp::RShift => (Level::Shift, ">>"),
        BinaryOp::And => (Level::BitAnd, "&"),
        BinaryOp::Or => (Level::BitOr, "|"),
        BinaryOp::Xor => (Level::BitXor, "^"),
    }
}

fn unary(op: UnaryOp) -> (Level, &'static str) {
    match op {
        UnaryOp::Not => (Level::Not, "not "),
        UnaryOp::Neg => (Level::Factor, "-"),
        UnaryOp::Pos => (Level::Factor, "+"),
        UnaryOp::Invert => (Level::Factor, "~"),
    }
}

fn compare(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Eq => " == ",
        CompareOp::Ne => " != ",
        CompareOp::Lt => " < ",
        CompareOp::Le => " <= ",
        CompareOp::Gt => " > ",
        CompareOp::Ge => " >= ",
        CompareOp::Is => " is ",
        CompareOp::IsNot => " is not ",
        CompareOp::In => " in ",
        CompareOp::NotIn => " not in ",
    }
}
