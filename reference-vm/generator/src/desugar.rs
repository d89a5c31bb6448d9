//! `async for` replaced by what the documentation says that it is.
//!
//! The expansion keeps the iterator in a variable, where the statement keeps it to itself: when the iterator dies is not the
//! same, and an object that is no asynchronous iterator fails with another exception. For iterators that live on elsewhere a
//! program's trace does not change.

use test525_reference_vm::syntax::ast::{Expr, Module, Stmt, StmtKind};

use crate::build::{assign, attribute, awaited, boolean, call, call_name, handler, name, stmt};
use crate::visit::blocks_of;

/// Replaces every `async for` of a module; gives how many there were.
pub fn desugar_async_for(module: &mut Module) -> usize {
    let mut count = 0;
    block(&mut module.body, &mut count);
    count
}

fn block(statements: &mut Vec<Stmt>, count: &mut usize) {
    let mut expanded = Vec::with_capacity(statements.len());
    for mut statement in statements.drain(..) {
        for inner in blocks_of(&mut statement) {
            block(inner, count);
        }
        match statement.kind {
            StmtKind::For {
                is_async: true,
                target,
                iter,
                body,
                orelse,
            } => {
                let number = *count;
                *count += 1;
                expanded.extend(expansion(number, target, iter, body, orelse));
            }
            _ => expanded.push(statement),
        }
    }
    *statements = expanded;
}

/// The statements that stand for one loop; `number` makes its variables its own.
fn expansion(
    number: usize,
    target: Expr,
    iter: Expr,
    body: Vec<Stmt>,
    orelse: Vec<Stmt>,
) -> [Stmt; 4] {
    let iterator = format!("iter_{number}");
    let running = format!("running_{number}");
    let special = |method: &str| {
        let class = call_name("type", vec![name(&iterator)]);
        call(attribute(class, method), vec![name(&iterator)])
    };
    let next = stmt(StmtKind::Assign {
        targets: vec![target],
        value: awaited(special("__anext__")),
    });
    let end = handler(
        Some(name("StopAsyncIteration")),
        None,
        vec![assign(&running, boolean(false))],
    );
    let step = stmt(StmtKind::Try {
        body: vec![next],
        handlers: vec![end],
        orelse: body,
        finalbody: Vec::new(),
        is_star: false,
    });
    [
        assign(&iterator, iter),
        assign(&iterator, special("__aiter__")),
        assign(&running, boolean(true)),
        stmt(StmtKind::While {
            test: name(&running),
            body: vec![step],
            orelse,
        }),
    ]
}
