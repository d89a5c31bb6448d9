//! Leaving out of a generated program what it does not use: operations that no schedule has, and definitions that nobody names.

use std::collections::HashSet;

use test525_reference_vm::syntax::ast::{
    CompareOp, Constant, Expr, ExprKind, Module, Name, Stmt, StmtKind,
};

use crate::operations::operation_name;
use crate::visit::expressions;

/// Leaves out of `module` what it does not use. What it shows stays the same.
pub fn compact(module: &mut Module) {
    let mut used = HashSet::new();
    expressions(module, &mut |expr| {
        if let Some(name) = operation_name(expr) {
            used.insert(name.to_owned());
        }
        false
    });
    for stmt in &mut module.body {
        if let StmtKind::Function(function) = &mut stmt.kind
            && &*function.name == "perform"
        {
            function.body = function
                .body
                .drain(..)
                .flat_map(|stmt| branches(stmt, &used))
                .collect();
        }
    }
    while drop_unnamed(module) {}
}

/// The branches of `if operation == "…": … elif …` that are used.
fn branches(stmt: Stmt, used: &HashSet<String>) -> Vec<Stmt> {
    let StmtKind::If { test, body, orelse } = stmt.kind else {
        return vec![stmt];
    };
    let orelse = orelse
        .into_iter()
        .flat_map(|stmt| branches(stmt, used))
        .collect();
    match compared(&test) {
        Some(name) if !used.contains(name) => orelse,
        _ => vec![Stmt {
            kind: StmtKind::If { test, body, orelse },
            at: stmt.at,
        }],
    }
}

fn compared(test: &Expr) -> Option<&str> {
    let ExprKind::Compare { rest, .. } = &test.kind else {
        return None;
    };
    match rest.as_slice() {
        [
            (
                CompareOp::Eq,
                Expr {
                    kind: ExprKind::Constant(Constant::Str(text)),
                    ..
                },
            ),
        ] => Some(text),
        _ => None,
    }
}

/// Drops top-level functions, classes and imports of which the name does not occur outside; says whether there were any.
fn drop_unnamed(module: &mut Module) -> bool {
    let mut named: HashSet<Name> = HashSet::new();
    expressions(module, &mut |expr| {
        if let ExprKind::Name(name) = &expr.kind {
            named.insert(name.clone());
        }
        false
    });
    let before = module.body.len();
    module.body.retain(|stmt| match &stmt.kind {
        StmtKind::Function(function) => named.contains(&function.name),
        StmtKind::Class(class) => named.contains(&class.name),
        _ => true,
    });
    module.body.len() < before
}
