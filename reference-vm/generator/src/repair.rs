//! Bringing a changed tree back into the language: what Python's compiler would refuse is replaced by what is nearest to it.
//!
//! What is not caught here (a `nonlocal` without its variable, say) makes the text no program; the caller sees that by parsing it.

use test525_reference_vm::syntax::ast::{
    CompareOp, Constant, Expr, ExprKind, Module, Stmt, StmtKind,
};
use test525_reference_vm::syntax::walk::has_yield;

use crate::build::{none, pass};
use crate::visit::{blocks_of, children, direct};

/// What surrounds a statement.
#[derive(Copy, Clone)]
struct Around {
    function: Function,
    in_loop: bool,
}

/// The function that a statement is in.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Function {
    /// None: the module or a class.
    None,
    Plain,
    Coroutine,
    AsyncGenerator,
}

/// Repairs a module.
pub(crate) fn repair(module: &mut Module) {
    let around = Around {
        function: Function::None,
        in_loop: false,
    };
    block(&mut module.body, around);
}

fn block(block: &mut [Stmt], around: Around) {
    for stmt in block {
        statement(stmt, around);
    }
}

fn statement(stmt: &mut Stmt, around: Around) {
    direct(stmt, &mut |expr| {
        expression(expr, around.function);
        false
    });
    let is_async_place = matches!(
        around.function,
        Function::Coroutine | Function::AsyncGenerator
    );
    let mut inner = around;
    match &mut stmt.kind {
        StmtKind::Function(function) => {
            inner.in_loop = false;
            inner.function = match (function.is_async, has_yield(&function.body)) {
                (false, _) => Function::Plain,
                (true, false) => Function::Coroutine,
                (true, true) => Function::AsyncGenerator,
            };
        }
        StmtKind::Class(_) => {
            inner = Around {
                function: Function::None,
                in_loop: false,
            }
        }
        StmtKind::For { is_async, .. } => {
            *is_async &= is_async_place;
            inner.in_loop = true;
        }
        StmtKind::While { .. } => inner.in_loop = true,
        StmtKind::With { is_async, .. } => *is_async &= is_async_place,
        StmtKind::Try {
            handlers,
            orelse,
            finalbody,
            ..
        } if handlers.is_empty() => {
            orelse.clear();
            if finalbody.is_empty() {
                finalbody.push(pass());
            }
        }
        StmtKind::Return(value) => match around.function {
            Function::None => stmt.kind = StmtKind::Pass,
            Function::AsyncGenerator => *value = None,
            Function::Plain | Function::Coroutine => {}
        },
        StmtKind::Break | StmtKind::Continue if !around.in_loop => stmt.kind = StmtKind::Pass,
        _ => {}
    }
    for inner_block in blocks_of(stmt) {
        block(inner_block, inner);
    }
}

fn expression(expr: &mut Expr, function: Function) {
    // A comprehension's and a lambda's inside is another scope, where the parser has the last word.
    let is_refused = match &expr.kind {
        ExprKind::Yield(_) => function == Function::None,
        ExprKind::YieldFrom(_) => function != Function::Plain,
        ExprKind::Await(_) => !matches!(function, Function::Coroutine | Function::AsyncGenerator),
        _ => false,
    };
    if is_refused {
        let inner = match &mut expr.kind {
            ExprKind::Yield(Some(value)) | ExprKind::YieldFrom(value) | ExprKind::Await(value) => {
                std::mem::replace(&mut **value, none())
            }
            _ => none(),
        };
        *expr = inner;
    }
    without_warning(expr);
    children(expr, &mut |child| {
        expression(child, function);
        false
    });
}

/// What Python compiles with a SyntaxWarning, such as a call of a literal, is not in the language.
fn without_warning(expr: &mut Expr) {
    match &mut expr.kind {
        ExprKind::Compare { left, rest } => {
            let mut before = is_literal(left);
            for (op, right) in rest {
                let after = is_literal(right);
                match op {
                    CompareOp::Is if before || after => *op = CompareOp::Eq,
                    CompareOp::IsNot if before || after => *op = CompareOp::Ne,
                    _ => {}
                }
                before = after;
            }
        }
        ExprKind::Call { function, .. } if matches!(function.kind, ExprKind::Constant(_)) => {
            *expr = std::mem::replace(&mut **function, none());
        }
        ExprKind::Subscript { value, .. } if is_without_items(value) => {
            *expr = std::mem::replace(&mut **value, none());
        }
        _ => {}
    }
}

/// A constant other than the singletons.
fn is_literal(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Constant(
            Constant::Int(_) | Constant::Float(_) | Constant::Str(_) | Constant::Bytes(_)
        )
    )
}

fn is_without_items(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(constant) => !matches!(constant, Constant::Str(_) | Constant::Bytes(_)),
        _ => false,
    }
}
