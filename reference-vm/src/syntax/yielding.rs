//! Comprehensions that yield, about which Python 3.7 warns and which later versions refuse.

use std::convert::Infallible;

use super::ast::{Expr, ExprKind, Module, Stmt};
use super::walk;

/// The comprehensions with a `yield` of their own, each by its kind, in the order in which the symbol table is done with them.
pub fn yielding_comprehensions(module: &Module) -> Vec<&'static str> {
    let mut found = Vec::new();
    block(&module.body, &mut found);
    found
}

fn block(stmts: &[Stmt], found: &mut Vec<&'static str>) {
    for stmt in stmts {
        let Ok(()) = walk::expressions(stmt, &mut |child| visit(child, found));
        for inner in walk::blocks(stmt) {
            block(inner, found);
        }
    }
}

fn visit(expr: &Expr, found: &mut Vec<&'static str>) -> Result<(), Infallible> {
    walk::children(expr, &mut |child| visit(child, found))?;
    let what = match &expr.kind {
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Generator { .. } => "generator expression",
        _ => return Ok(()),
    };
    if has_yield(expr) {
        found.push(what);
    }
    Ok(())
}

/// Whether a comprehension yields outside of its first iterable, which the block around it evaluates.
fn has_yield(comprehension: &Expr) -> bool {
    let Some((first, rest)) = walk::clauses(comprehension).and_then(<[_]>::split_first) else {
        return false;
    };
    let loops = rest.iter().flat_map(|clause| {
        let conditions = clause.conditions.iter();
        [&clause.target, &clause.iter].into_iter().chain(conditions)
    });
    let elements = walk::elements(comprehension);
    std::iter::once(&first.target)
        .chain(&first.conditions)
        .chain(loops)
        .chain(elements.into_iter().flatten())
        .any(|part| walk::any_in_scope(part, &is_yield))
}

fn is_yield(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Yield(_) | ExprKind::YieldFrom(_))
}
