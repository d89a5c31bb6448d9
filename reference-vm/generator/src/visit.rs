//! Places in a tree where something can be changed: blocks, statements and expressions, each before what is inside it.
//!
//! Every function here calls back for one place after the other, until the callback says that it is done.

use test525_reference_vm::syntax::ast::{
    Expr, ExprKind, FStringPart, ForClause, Keyword, Module, Parameters, Stmt, StmtKind,
};

/// What a callback gives: whether to stop.
pub(crate) type Done = bool;

/// The blocks directly inside a statement.
pub(crate) fn blocks_of(stmt: &mut Stmt) -> Vec<&mut Vec<Stmt>> {
    match &mut stmt.kind {
        StmtKind::Function(function) => vec![&mut function.body],
        StmtKind::Class(class) => vec![&mut class.body],
        StmtKind::For { body, orelse, .. }
        | StmtKind::While { body, orelse, .. }
        | StmtKind::If { body, orelse, .. } => vec![body, orelse],
        StmtKind::With { body, .. } => vec![body],
        StmtKind::Try {
            body,
            handlers,
            orelse,
            finalbody,
            ..
        } => {
            let mut blocks = vec![body];
            blocks.extend(handlers.iter_mut().map(|handler| &mut handler.body));
            blocks.extend([orelse, finalbody]);
            blocks
        }
        StmtKind::Return(_)
        | StmtKind::Delete(_)
        | StmtKind::Assign { .. }
        | StmtKind::AugAssign { .. }
        | StmtKind::AnnAssign { .. }
        | StmtKind::Raise { .. }
        | StmtKind::Assert { .. }
        | StmtKind::Import(_)
        | StmtKind::ImportFrom { .. }
        | StmtKind::Global(_)
        | StmtKind::Nonlocal(_)
        | StmtKind::Expr(_)
        | StmtKind::Pass
        | StmtKind::Break
        | StmtKind::Continue => Vec::new(),
    }
}

/// Every block of a module, its own first.
pub(crate) fn blocks(module: &mut Module, f: &mut dyn FnMut(&mut Vec<Stmt>) -> Done) -> Done {
    in_block(&mut module.body, f)
}

fn in_block(block: &mut Vec<Stmt>, f: &mut dyn FnMut(&mut Vec<Stmt>) -> Done) -> Done {
    f(block)
        || block
            .iter_mut()
            .flat_map(blocks_of)
            .any(|inner| in_block(inner, f))
}

/// Every expression of a module.
pub(crate) fn expressions(module: &mut Module, f: &mut dyn FnMut(&mut Expr) -> Done) -> Done {
    blocks(module, &mut |block| {
        block
            .iter_mut()
            .any(|stmt| direct(stmt, &mut |expr| in_expression(expr, f)))
    })
}

fn in_expression(expr: &mut Expr, f: &mut dyn FnMut(&mut Expr) -> Done) -> Done {
    f(expr) || children(expr, &mut |child| in_expression(child, f))
}

/// The expressions directly inside a statement, not those of its blocks.
pub(crate) fn direct(stmt: &mut Stmt, f: &mut dyn FnMut(&mut Expr) -> Done) -> Done {
    match &mut stmt.kind {
        StmtKind::Function(function) => {
            function.decorators.iter_mut().any(&mut *f)
                || in_parameters(&mut function.parameters, f)
                || function.returns.iter_mut().any(f)
        }
        StmtKind::Class(class) => {
            class.decorators.iter_mut().any(&mut *f)
                || class.bases.iter_mut().any(&mut *f)
                || in_keywords(&mut class.keywords, f)
        }
        StmtKind::Return(value) => value.iter_mut().any(f),
        StmtKind::Delete(targets) => targets.iter_mut().any(f),
        StmtKind::Assign { targets, value } => targets.iter_mut().any(&mut *f) || f(value),
        StmtKind::AugAssign { target, value, .. } => f(target) || f(value),
        StmtKind::AnnAssign {
            target,
            annotation,
            value,
        } => f(target) || f(annotation) || value.iter_mut().any(f),
        StmtKind::For { target, iter, .. } => f(target) || f(iter),
        StmtKind::While { test, .. } | StmtKind::If { test, .. } => f(test),
        StmtKind::With { items, .. } => items
            .iter_mut()
            .any(|item| f(&mut item.context) || item.target.iter_mut().any(&mut *f)),
        StmtKind::Raise { exc, cause } => exc.iter_mut().chain(cause).any(f),
        StmtKind::Try { handlers, .. } => handlers
            .iter_mut()
            .filter_map(|handler| handler.matches.as_mut())
            .any(f),
        StmtKind::Assert { test, msg } => f(test) || msg.iter_mut().any(f),
        StmtKind::Expr(value) => f(value),
        StmtKind::Import(_)
        | StmtKind::ImportFrom { .. }
        | StmtKind::Global(_)
        | StmtKind::Nonlocal(_)
        | StmtKind::Pass
        | StmtKind::Break
        | StmtKind::Continue => false,
    }
}

/// The expressions directly inside an expression.
pub(crate) fn children(expr: &mut Expr, f: &mut dyn FnMut(&mut Expr) -> Done) -> Done {
    match &mut expr.kind {
        ExprKind::Constant(_) | ExprKind::Name(_) => false,
        ExprKind::Bool { values, .. }
        | ExprKind::Set(values)
        | ExprKind::List(values)
        | ExprKind::Tuple(values) => values.iter_mut().any(f),
        ExprKind::Named { value, .. }
        | ExprKind::Attribute { value, .. }
        | ExprKind::Await(value)
        | ExprKind::YieldFrom(value)
        | ExprKind::Starred(value) => f(value),
        ExprKind::Yield(value) => value.iter_mut().any(|value| f(value)),
        ExprKind::Unary { operand, .. } => f(operand),
        ExprKind::Binary { left, right, .. } => f(left) || f(right),
        ExprKind::Lambda { parameters, body } => in_parameters(parameters, f) || f(body),
        ExprKind::Conditional { test, body, orelse } => f(body) || f(test) || f(orelse),
        ExprKind::Dict(items) => items
            .iter_mut()
            .any(|(key, value)| key.iter_mut().any(&mut *f) || f(value)),
        ExprKind::ListComp { element, clauses }
        | ExprKind::SetComp { element, clauses }
        | ExprKind::Generator { element, clauses } => f(element) || in_clauses(clauses, f),
        ExprKind::DictComp {
            key,
            value,
            clauses,
        } => f(key) || f(value) || in_clauses(clauses, f),
        ExprKind::Compare { left, rest } => f(left) || rest.iter_mut().any(|(_, right)| f(right)),
        ExprKind::Call {
            function,
            arguments,
            keywords,
        } => f(function) || arguments.iter_mut().any(&mut *f) || in_keywords(keywords, f),
        ExprKind::Subscript { value, index } => f(value) || f(index),
        ExprKind::Slice { lower, upper, step } => [lower, upper, step]
            .into_iter()
            .flatten()
            .any(|bound| f(bound)),
        ExprKind::FString(parts) => in_fstring(parts, f),
    }
}

fn in_fstring(parts: &mut [FStringPart], f: &mut dyn FnMut(&mut Expr) -> Done) -> Done {
    parts.iter_mut().any(|part| match part {
        FStringPart::Field { value, format, .. } => f(value) || in_fstring(format, f),
        FStringPart::Text(_) => false,
    })
}

fn in_clauses(clauses: &mut [ForClause], f: &mut dyn FnMut(&mut Expr) -> Done) -> Done {
    clauses.iter_mut().any(|clause| {
        f(&mut clause.target) || f(&mut clause.iter) || clause.conditions.iter_mut().any(&mut *f)
    })
}

fn in_keywords(keywords: &mut [Keyword], f: &mut dyn FnMut(&mut Expr) -> Done) -> Done {
    keywords.iter_mut().any(|keyword| f(&mut keyword.value))
}

fn in_parameters(parameters: &mut Parameters, f: &mut dyn FnMut(&mut Expr) -> Done) -> Done {
    let Parameters {
        positional_only,
        positional,
        vararg,
        keyword_only,
        kwarg,
    } = parameters;
    let named = positional_only.iter_mut().chain(positional);
    named
        .chain(vararg)
        .chain(keyword_only)
        .chain(kwarg)
        .any(|parameter| {
            parameter.annotation.iter_mut().any(&mut *f)
                || parameter.default.iter_mut().any(&mut *f)
        })
}

/// How many blocks there are.
pub(crate) fn count_blocks(module: &mut Module) -> usize {
    let mut count = 0;
    blocks(module, &mut |_| {
        count += 1;
        false
    });
    count
}

/// How many expressions satisfy `wanted`.
pub(crate) fn count_expressions(module: &mut Module, wanted: &dyn Fn(&Expr) -> bool) -> usize {
    let mut count = 0;
    expressions(module, &mut |expr| {
        count += usize::from(wanted(expr));
        false
    });
    count
}

/// Changes block number `index`; gives what the change gives, or nothing if there is no such block.
pub(crate) fn change_block<T>(
    module: &mut Module,
    index: usize,
    change: impl FnOnce(&mut Vec<Stmt>) -> T,
) -> Option<T> {
    let (mut at, mut change, mut result) = (0, Some(change), None);
    blocks(module, &mut |block| {
        if at == index {
            result = change.take().map(|change| change(block));
        }
        at += 1;
        result.is_some()
    });
    result
}

/// Changes expression number `index` among those that satisfy `wanted`.
pub(crate) fn change_expression<T>(
    module: &mut Module,
    index: usize,
    wanted: &dyn Fn(&Expr) -> bool,
    change: impl FnOnce(&mut Expr) -> T,
) -> Option<T> {
    let (mut at, mut change, mut result) = (0, Some(change), None);
    expressions(module, &mut |expr| {
        if !wanted(expr) {
            return false;
        }
        if at == index {
            result = change.take().map(|change| change(expr));
        }
        at += 1;
        result.is_some()
    });
    result
}
