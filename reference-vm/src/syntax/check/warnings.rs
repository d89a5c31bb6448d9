//! Constructs that CPython compiles with a SyntaxWarning: always mistakes, and the warning differs between versions.

use super::expression::is_constant;
use crate::syntax::ast::{CompareOp, Constant, Expr, ExprKind, Stmt, StmtKind};
use crate::syntax::parse::Unsupported;

/// Refuses a statement that is warned about; its blocks and expressions are not looked at.
pub(in crate::syntax) fn statement(stmt: &Stmt) -> Result<(), Unsupported> {
    if let StmtKind::Assert { test, .. } = &stmt.kind
        && matches!(&test.kind, ExprKind::Tuple(items) if !items.is_empty())
    {
        let what = "an assertion on a tuple, which is always true";
        return Err(Unsupported::new(test.at, what));
    }
    Ok(())
}

/// Refuses an expression that is warned about itself.
pub(in crate::syntax) fn expression(expr: &Expr) -> Result<(), Unsupported> {
    match warned(expr) {
        Some(what) => Err(Unsupported::new(expr.at, what)),
        None => Ok(()),
    }
}

fn warned(expr: &Expr) -> Option<&'static str> {
    match &expr.kind {
        ExprKind::Compare { left, rest } => {
            let mut operands = std::iter::once(left.as_ref()).chain(rest.iter().map(|(_, e)| e));
            let mut before = operands.next()?;
            for ((op, _), after) in rest.iter().zip(operands) {
                let is_identity = matches!(op, CompareOp::Is | CompareOp::IsNot);
                if is_identity && (is_literal(before) || is_literal(after)) {
                    return Some("`is` with a literal");
                }
                before = after;
            }
            None
        }
        ExprKind::Call { function, .. } => {
            (is_display(function) || is_constant(function)).then_some("a call of a literal")
        }
        ExprKind::Subscript { value, index } => subscript(value, index),
        _ => None,
    }
}

/// A literal other than the singletons.
fn is_literal(expr: &Expr) -> bool {
    let singleton = matches!(
        expr.kind,
        ExprKind::Constant(Constant::None | Constant::Ellipsis | Constant::Bool(_))
    );
    !singleton && is_constant(expr)
}

fn is_display(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Tuple(_)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Dict(_)
            | ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::Generator { .. }
            | ExprKind::FString(_)
    )
}

fn subscript(value: &Expr, index: &Expr) -> Option<&'static str> {
    match &value.kind {
        ExprKind::Constant(Constant::Str(_) | Constant::Bytes(_))
        | ExprKind::Tuple(_)
        | ExprKind::List(_)
        | ExprKind::ListComp { .. }
        | ExprKind::FString(_) => {
            let is_index = match &index.kind {
                ExprKind::Constant(constant) => {
                    matches!(constant, Constant::Int(_) | Constant::Bool(_))
                }
                ExprKind::Unary { operand, .. } => {
                    matches!(operand.kind, ExprKind::Constant(Constant::Int(_)))
                }
                ExprKind::Lambda { .. } => false,
                _ => !is_display(index) && !is_constant(index),
            };
            (!is_index).then_some("a literal sequence subscripted with something but an index")
        }
        ExprKind::Constant(_)
        | ExprKind::Set(_)
        | ExprKind::SetComp { .. }
        | ExprKind::Generator { .. }
        | ExprKind::Lambda { .. } => Some("a subscripted literal that has no items"),
        _ => None,
    }
}
