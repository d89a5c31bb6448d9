//! Making a program smaller while a predicate holds: schedules, operations and other items of displays first, then
//! statements, then expressions and constants, until no single step makes it smaller.
//!
//! The predicate decides what a step may break; it sees trees that may be no programs at all.

use test525_reference_vm::syntax::ast::{Constant, Expr, ExprKind, Module, Stmt, StmtKind};

use crate::build::{int, none, string};
use crate::visit::{
    blocks_of, change_block, change_expression, children, count_blocks, count_expressions,
};

/// How far reduction goes.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Trees that the predicate is asked about, at most.
    pub attempts: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { attempts: 6_000 }
    }
}

/// The smallest tree that was found; `module` itself if the predicate does not hold for anything smaller.
pub fn reduce(module: &Module, options: Options, shows: &mut dyn FnMut(&Module) -> bool) -> Module {
    let mut run = Run {
        best: module.clone(),
        left: options.attempts,
        shows,
    };
    loop {
        let before = run.best.clone();
        run.shrink_displays();
        run.shrink_blocks();
        run.unwrap_statements();
        run.shrink_parts();
        run.simplify_expressions();
        if run.best == before || run.left == 0 {
            return run.best;
        }
    }
}

/// The state of one reduction.
struct Run<'a> {
    best: Module,
    left: usize,
    shows: &'a mut dyn FnMut(&Module) -> bool,
}

impl Run<'_> {
    /// Keeps the tree that `change` makes, if it makes one and the predicate holds for it.
    fn attempt(&mut self, change: impl FnOnce(&mut Module) -> bool) -> bool {
        if self.left == 0 {
            return false;
        }
        let mut candidate = self.best.clone();
        if !change(&mut candidate) || candidate == self.best {
            return false;
        }
        self.left -= 1;
        let smaller = (self.shows)(&candidate);
        if smaller {
            self.best = candidate;
        }
        smaller
    }

    /// Leaves out ever smaller runs of a list's items. `remove` takes out `count` items from `at` and says whether it did.
    fn shrink_list(&mut self, length: usize, remove: &dyn Fn(&mut Module, usize, usize) -> bool) {
        let mut length = length;
        let mut count = length;
        while count > 0 {
            // From the end, so that what is left out is rarely needed by what stays.
            let mut end = length;
            while end > 0 {
                let at = end.saturating_sub(count);
                if self.attempt(|module| remove(module, at, end - at)) {
                    length -= end - at;
                }
                end = at;
            }
            count /= 2;
        }
    }

    /// Items of lists, tuples, sets and dicts, and arguments.
    fn shrink_displays(&mut self) {
        let mut index = 0;
        while let Some(length) =
            change_expression(&mut self.best, index, &is_display, |e| length(e))
        {
            self.shrink_list(length, &|module, at, count| {
                change_expression(module, index, &is_display, |expr| remove(expr, at, count))
                    .unwrap_or(false)
            });
            index += 1;
        }
    }

    fn shrink_blocks(&mut self) {
        let mut index = 0;
        while let Some(length) = change_block(&mut self.best, index, |block| block.len()) {
            self.shrink_list(length, &|module, at, count| {
                change_block(module, index, |block| {
                    let end = (at + count).min(block.len());
                    block.drain(at.min(end)..end);
                })
                .is_some()
            });
            index += 1;
        }
    }

    /// Puts the contents of a block in the place of the statement that it is in.
    fn unwrap_statements(&mut self) {
        let mut index = 0;
        while index < count_blocks(&mut self.best) {
            let mut at = 0;
            while change_block(&mut self.best, index, |block| at < block.len()) == Some(true) {
                let inner = change_block(&mut self.best, index, |block| {
                    block.get_mut(at).map_or(0, |stmt| match stmt.kind {
                        StmtKind::Function(_) | StmtKind::Class(_) => 0,
                        _ => blocks_of(stmt).len(),
                    })
                });
                for which in 0..inner.unwrap_or(0) {
                    let done = self.attempt(|module| {
                        change_block(module, index, |block| unwrap(block, at, which))
                            .unwrap_or(false)
                    });
                    if done {
                        break;
                    }
                }
                at += 1;
            }
            index += 1;
        }
    }

    /// Handlers, items of `with`, causes, targets: what a statement can do without.
    fn shrink_parts(&mut self) {
        let mut index = 0;
        while index < count_blocks(&mut self.best) {
            let mut at = 0;
            while change_block(&mut self.best, index, |block| at < block.len()) == Some(true) {
                for part in 0..PARTS {
                    self.attempt(|module| {
                        change_block(module, index, |block| {
                            block.get_mut(at).is_some_and(|stmt| drop_part(stmt, part))
                        })
                        .unwrap_or(false)
                    });
                }
                at += 1;
            }
            index += 1;
        }
    }

    /// An expression becomes a constant, or an expression inside it; a constant becomes a smaller one.
    fn simplify_expressions(&mut self) {
        let any = |_: &Expr| true;
        let mut index = 0;
        while index < count_expressions(&mut self.best, &any) {
            let mut tried = 0;
            while let Some(Some(simpler)) =
                change_expression(&mut self.best, index, &any, |expr| simpler(expr, tried))
            {
                let done = self.attempt(|module| {
                    change_expression(module, index, &any, |expr| *expr = simpler).is_some()
                });
                if done {
                    break;
                }
                tried += 1;
            }
            index += 1;
        }
    }
}

fn is_display(expr: &Expr) -> bool {
    length(expr) > 0
}

fn length(expr: &Expr) -> usize {
    match &expr.kind {
        ExprKind::List(items) | ExprKind::Tuple(items) | ExprKind::Set(items) => items.len(),
        ExprKind::Dict(items) => items.len(),
        ExprKind::Call { arguments, .. } => arguments.len(),
        _ => 0,
    }
}

fn remove(expr: &mut Expr, at: usize, count: usize) -> bool {
    fn take<T>(items: &mut Vec<T>, at: usize, count: usize) -> bool {
        let end = (at + count).min(items.len());
        items.drain(at.min(end)..end).count() > 0
    }
    match &mut expr.kind {
        ExprKind::List(items) | ExprKind::Tuple(items) | ExprKind::Set(items) => {
            take(items, at, count)
        }
        ExprKind::Dict(items) => take(items, at, count),
        ExprKind::Call { arguments, .. } => take(arguments, at, count),
        _ => false,
    }
}

/// Puts block number `which` of statement number `at` in the statement's place.
fn unwrap(block: &mut Vec<Stmt>, at: usize, which: usize) -> bool {
    let Some(stmt) = block.get_mut(at) else {
        return false;
    };
    let inner = blocks_of(stmt).into_iter().nth(which).map(std::mem::take);
    match inner {
        Some(inner) if !inner.is_empty() => {
            block.splice(at..=at, inner);
            true
        }
        _ => false,
    }
}

/// Kinds of parts that [`drop_part`] knows.
const PARTS: usize = 5;

fn drop_part(stmt: &mut Stmt, part: usize) -> bool {
    match (&mut stmt.kind, part) {
        (StmtKind::Try { handlers, .. }, 0) => handlers.pop().is_some(),
        (StmtKind::Try { handlers, .. }, 1) if handlers.len() > 1 => {
            handlers.remove(0);
            true
        }
        (StmtKind::Try { handlers, .. }, 2) => {
            let mut named = handlers.iter_mut().filter(|h| h.name.is_some());
            named
                .next()
                .is_some_and(|handler| handler.name.take().is_some())
        }
        (StmtKind::Try { handlers, .. }, 3) => {
            let mut typed = handlers.iter_mut().filter(|h| h.matches.is_some());
            typed.next_back().is_some_and(|handler| {
                handler.name = None;
                handler.matches.take().is_some()
            })
        }
        (StmtKind::With { items, .. }, 0) if items.len() > 1 => items.pop().is_some(),
        (StmtKind::With { items, .. }, 1) if items.len() > 1 => {
            items.remove(0);
            true
        }
        (StmtKind::With { items, .. }, 2) => {
            let mut named = items.iter_mut().filter(|item| item.target.is_some());
            named
                .next()
                .is_some_and(|item| item.target.take().is_some())
        }
        (StmtKind::Raise { cause, .. }, 0) => cause.take().is_some(),
        (StmtKind::Raise { exc, .. }, 1) => exc.take().is_some(),
        (StmtKind::Return(value), 0) => value.take().is_some(),
        (StmtKind::Assign { value, .. }, 0) => {
            let value = std::mem::replace(value, none());
            stmt.kind = StmtKind::Expr(value);
            true
        }
        (StmtKind::Function(function), 0) => {
            let had = function.returns.is_some() || !function.decorators.is_empty();
            function.returns = None;
            function.decorators.clear();
            had
        }
        (StmtKind::Function(function), 1) => function.parameters.positional.pop().is_some(),
        (StmtKind::Class(class), 0) => class.bases.pop().is_some(),
        (StmtKind::Import(names) | StmtKind::ImportFrom { names, .. }, 0) if names.len() > 1 => {
            names.pop().is_some()
        }
        _ => false,
    }
}

/// The simpler expression number `tried` to put in the place of `expr`; each is smaller than it, so that reduction ends.
fn simpler(expr: &mut Expr, tried: usize) -> Option<Expr> {
    let mut options = Vec::new();
    match &expr.kind {
        ExprKind::Constant(Constant::None) | ExprKind::Name(_) | ExprKind::Starred(_) => {}
        ExprKind::Constant(Constant::Int(n)) => {
            options.push(none());
            for small in [0usize, 1] {
                if *n > small.into() {
                    options.push(int(small));
                }
            }
        }
        ExprKind::Constant(Constant::Str(text)) => {
            options.push(none());
            if text.len() > 1 {
                options.push(string(text.get(..1).unwrap_or("")));
            }
        }
        ExprKind::Constant(_) => options.push(none()),
        _ => {
            options.push(none());
            children(expr, &mut |child| {
                options.push(child.clone());
                false
            });
        }
    }
    options.into_iter().nth(tried)
}

#[cfg(test)]
mod tests {
    use test525_reference_vm::syntax::{PythonVersion, print};

    use super::*;
    use crate::source::take_apart;

    /// Reduces a text while `needles` are in it and it is a program.
    fn check(text: &str, needles: &[&str], expected: &str) {
        let version = PythonVersion::three(13);
        let parts = take_apart(text, version);
        let module = parts.map(|parts| parts.module).unwrap_or_default();
        let mut shows = |module: &Module| {
            let text = print(module);
            take_apart(&text, version).is_some() && needles.iter().all(|n| text.contains(n))
        };
        let reduced = reduce(&module, Options::default(), &mut shows);
        assert_eq!(print(&reduced), expected, "{text}");
    }

    #[test]
    fn what_is_not_needed_goes() {
        check("a = 1\nb = 2\nc = 3\n", &["b"], "b = None\n");
        check(
            "async def f():\n    try:\n        yield 17\n    finally:\n        print(1)\n",
            &["yield"],
            "async def f():\n    yield None\n",
        );
        check("X = [(1, [2, 3]), (4, [5, 6])]\n", &["5"], "5\n");
        check(
            "with a, b as c:\n    pass\nelse_ = 1\n",
            &["with"],
            "with a:\n    pass\n",
        );
    }

    #[test]
    fn a_tree_that_cannot_shrink_stays() {
        check("raise\n", &["raise"], "raise\n");
    }
}
