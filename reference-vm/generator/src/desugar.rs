//! `async for` replaced by what the documentation says that it is.
//!
//! The statement keeps its iterator to itself and lets go of it when the loop ends, however it ends. The documented expansion keeps
//! it in a variable, which lives as long as the frame does, and a frame lives as long as a traceback that goes through it. So the
//! expansion is the statement in programs where nothing depends on the end of an iterator's life, because something else keeps the
//! iterator: [`keep_iterators`] makes a program one of these.
//!
//! No `del` in the expansion would make it the statement in other programs: where an exception leaves the loop, the statement
//! lets go before the exception is handled, and a `finally` clause or a handler while it is, which `sys.exc_info()` and the
//! `__context__` of what a finalizer raises show.

use test525_reference_vm::syntax::ast::{Constant, Expr, ExprKind, Module, Name, Stmt, StmtKind};
use test525_reference_vm::syntax::print;

use crate::build::{
    assign, attribute, awaited, boolean, call, call_method, call_name, expression, function,
    handler, list, name, stmt,
};
use crate::visit::blocks_of;

/// Replaces every `async for` statement of a module; gives how many there were.
pub fn desugar_async_for(module: &mut Module) -> usize {
    let mut fresh = Fresh::of(module);
    let mut count = 0;
    each_async_for(&mut module.body, &mut |loop_| {
        count += 1;
        loop_.expansion(&fresh.name("iter"), &fresh.name("running"))
    });
    count
}

/// Makes every iterator of an `async for` statement live until the program's globals are unbound, if it is what the loop is
/// over and not another object that `__aiter__()` gives.
pub fn keep_iterators(module: &mut Module) {
    let mut fresh = Fresh::of(module);
    let (keep, kept, value) = (
        fresh.name("keep_iterator"),
        fresh.name("kept_iterators"),
        fresh.name("value"),
    );
    each_async_for(&mut module.body, &mut |mut loop_| {
        loop_.iter = call_name(&keep, vec![loop_.iter]);
        vec![loop_.statement()]
    });
    let append = call_method(name(&kept), "append", vec![name(&value)]);
    let body = vec![
        expression(append),
        stmt(StmtKind::Return(Some(name(&value)))),
    ];
    // The first global to be bound is the last to be unbound.
    let prelude = [
        assign(&kept, list(Vec::new())),
        function(&keep, &[&value], body),
    ];
    let first = first_ordinary(&module.body);
    module.body.splice(first..first, prelude);
}

/// Where the statements begin that need not be at the beginning: behind the docstring and the imports from `__future__`.
fn first_ordinary(body: &[Stmt]) -> usize {
    let is_bound_to_the_beginning = |(at, stmt): &(usize, &Stmt)| match &stmt.kind {
        StmtKind::Expr(expr) => {
            *at == 0 && matches!(expr.kind, ExprKind::Constant(Constant::Str(_)))
        }
        StmtKind::ImportFrom { module, .. } => &**module == "__future__",
        _ => false,
    };
    let mut statements = body.iter().enumerate();
    let first = statements.find(|statement| !is_bound_to_the_beginning(statement));
    first.map_or(body.len(), |(at, _)| at)
}

/// Names that a module does not have yet.
struct Fresh {
    text: String,
    given: usize,
}

impl Fresh {
    fn of(module: &Module) -> Self {
        Self {
            text: print(module),
            given: 0,
        }
    }

    fn name(&mut self, stem: &str) -> Name {
        loop {
            let name = format!("{stem}_{}", self.given);
            self.given += 1;
            if !self.text.contains(&name) {
                return name.into();
            }
        }
    }
}

/// The parts of an `async for` statement.
struct AsyncFor {
    target: Expr,
    iter: Expr,
    body: Vec<Stmt>,
    orelse: Vec<Stmt>,
}

/// Puts what `change` gives in the place of every `async for` of a block, inner loops first.
fn each_async_for(statements: &mut Vec<Stmt>, change: &mut dyn FnMut(AsyncFor) -> Vec<Stmt>) {
    let mut changed = Vec::with_capacity(statements.len());
    for mut statement in statements.drain(..) {
        for inner in blocks_of(&mut statement) {
            each_async_for(inner, change);
        }
        match statement.kind {
            StmtKind::For {
                is_async: true,
                target,
                iter,
                body,
                orelse,
            } => {
                let loop_ = AsyncFor {
                    target,
                    iter,
                    body,
                    orelse,
                };
                changed.extend(change(loop_));
            }
            _ => changed.push(statement),
        }
    }
    *statements = changed;
}

impl AsyncFor {
    fn statement(self) -> Stmt {
        let Self {
            target,
            iter,
            body,
            orelse,
        } = self;
        stmt(StmtKind::For {
            is_async: true,
            target,
            iter,
            body,
            orelse,
        })
    }

    /// The statements that stand for the loop, with these variables.
    fn expansion(self, iterator: &Name, running: &Name) -> Vec<Stmt> {
        let special = |method: &str| {
            let class = call_name("type", vec![name(iterator)]);
            call(attribute(class, method), vec![name(iterator)])
        };
        let next = stmt(StmtKind::Assign {
            targets: vec![self.target],
            value: awaited(special("__anext__")),
        });
        let end = handler(
            Some(name("StopAsyncIteration")),
            None,
            vec![assign(running, boolean(false))],
        );
        let step = stmt(StmtKind::Try {
            body: vec![next],
            handlers: vec![end],
            orelse: self.body,
            finalbody: Vec::new(),
            is_star: false,
        });
        let rounds = stmt(StmtKind::While {
            test: name(running),
            body: vec![step],
            orelse: self.orelse,
        });
        vec![
            assign(iterator, self.iter),
            assign(iterator, special("__aiter__")),
            assign(running, boolean(true)),
            rounds,
        ]
    }
}
