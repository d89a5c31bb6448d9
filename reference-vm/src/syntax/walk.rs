//! The parts of statements and expressions, in the order in which they are written.

use super::ast::{
    Expr, ExprKind, FStringPart, ForClause, Function, Handler, Keyword, Parameters, Stmt, StmtKind,
};

/// Calls `f` for each expression directly inside `expr`, whatever scope it belongs to, until one fails.
pub fn children<'a, E>(
    expr: &'a Expr,
    f: &mut dyn FnMut(&'a Expr) -> Result<(), E>,
) -> Result<(), E> {
    match &expr.kind {
        ExprKind::Constant(_) | ExprKind::Name(_) => Ok(()),
        ExprKind::Bool { values, .. }
        | ExprKind::Set(values)
        | ExprKind::List(values)
        | ExprKind::Tuple(values) => values.iter().try_for_each(f),
        ExprKind::Named { value, .. }
        | ExprKind::Attribute { value, .. }
        | ExprKind::Await(value)
        | ExprKind::YieldFrom(value)
        | ExprKind::Starred(value) => f(value),
        ExprKind::Yield(value) => value.as_deref().map_or(Ok(()), f),
        ExprKind::Unary { operand, .. } => f(operand),
        ExprKind::Binary { left, right, .. } => {
            f(left)?;
            f(right)
        }
        ExprKind::Lambda { parameters, body } => {
            in_parameters(parameters, f)?;
            f(body)
        }
        ExprKind::Conditional { test, body, orelse } => {
            f(body)?;
            f(test)?;
            f(orelse)
        }
        ExprKind::Dict(items) => items.iter().try_for_each(|(key, value)| {
            key.iter().try_for_each(&mut *f)?;
            f(value)
        }),
        ExprKind::ListComp { element, clauses }
        | ExprKind::SetComp { element, clauses }
        | ExprKind::Generator { element, clauses } => {
            f(element)?;
            in_clauses(clauses, f)
        }
        ExprKind::DictComp {
            key,
            value,
            clauses,
        } => {
            f(key)?;
            f(value)?;
            in_clauses(clauses, f)
        }
        ExprKind::Compare { left, rest } => {
            f(left)?;
            rest.iter().try_for_each(|(_, right)| f(right))
        }
        ExprKind::Call {
            function,
            arguments,
            keywords,
        } => {
            f(function)?;
            arguments.iter().try_for_each(&mut *f)?;
            in_keywords(keywords, f)
        }
        ExprKind::Subscript { value, index } => {
            f(value)?;
            f(index)
        }
        ExprKind::Slice { lower, upper, step } => {
            let bounds = [lower, upper, step];
            bounds.into_iter().flatten().try_for_each(|bound| f(bound))
        }
        ExprKind::FString(parts) => in_fstring(parts, f),
    }
}

fn in_fstring<'a, E>(
    parts: &'a [FStringPart],
    f: &mut dyn FnMut(&'a Expr) -> Result<(), E>,
) -> Result<(), E> {
    for part in parts {
        if let FStringPart::Field { value, format, .. } = part {
            f(value)?;
            in_fstring(format, f)?;
        }
    }
    Ok(())
}

fn in_clauses<'a, E>(
    clauses: &'a [ForClause],
    f: &mut dyn FnMut(&'a Expr) -> Result<(), E>,
) -> Result<(), E> {
    for clause in clauses {
        f(&clause.target)?;
        f(&clause.iter)?;
        clause.conditions.iter().try_for_each(&mut *f)?;
    }
    Ok(())
}

/// Calls `f` for the value of each keyword argument.
pub fn in_keywords<'a, E>(
    keywords: &'a [Keyword],
    f: &mut dyn FnMut(&'a Expr) -> Result<(), E>,
) -> Result<(), E> {
    keywords.iter().try_for_each(|keyword| f(&keyword.value))
}

/// Calls `f` for the defaults and annotations of parameters.
pub fn in_parameters<'a, E>(
    parameters: &'a Parameters,
    f: &mut dyn FnMut(&'a Expr) -> Result<(), E>,
) -> Result<(), E> {
    let all = || parameters.iter();
    all()
        .filter_map(|p| p.default.as_ref())
        .try_for_each(&mut *f)?;
    all().filter_map(|p| p.annotation.as_ref()).try_for_each(f)
}

/// Calls `f` for what a function's definition evaluates: decorators, defaults, annotations.
pub fn in_definition<'a, E>(
    function: &'a Function,
    f: &mut dyn FnMut(&'a Expr) -> Result<(), E>,
) -> Result<(), E> {
    function.decorators.iter().try_for_each(&mut *f)?;
    in_parameters(&function.parameters, f)?;
    function.returns.iter().try_for_each(f)
}

/// Calls `f` for each expression directly inside `stmt`; not for those inside the statements of its blocks.
pub fn expressions<'a, E>(
    stmt: &'a Stmt,
    f: &mut dyn FnMut(&'a Expr) -> Result<(), E>,
) -> Result<(), E> {
    match &stmt.kind {
        StmtKind::Function(function) => in_definition(function, f),
        StmtKind::Class(class) => {
            class.decorators.iter().try_for_each(&mut *f)?;
            class.bases.iter().try_for_each(&mut *f)?;
            in_keywords(&class.keywords, f)
        }
        StmtKind::Return(value) => value.iter().try_for_each(f),
        StmtKind::Delete(targets) => targets.iter().try_for_each(f),
        StmtKind::Assign { targets, value } => {
            targets.iter().try_for_each(&mut *f)?;
            f(value)
        }
        StmtKind::AugAssign { target, value, .. } => {
            f(target)?;
            f(value)
        }
        StmtKind::AnnAssign {
            target,
            annotation,
            value,
        } => {
            f(target)?;
            f(annotation)?;
            value.iter().try_for_each(f)
        }
        StmtKind::For { target, iter, .. } => {
            f(target)?;
            f(iter)
        }
        StmtKind::While { test, .. } | StmtKind::If { test, .. } => f(test),
        StmtKind::With { items, .. } => items.iter().try_for_each(|item| {
            f(&item.context)?;
            item.target.iter().try_for_each(&mut *f)
        }),
        StmtKind::Raise { exc, cause } => exc.iter().chain(cause).try_for_each(f),
        StmtKind::Try { handlers, .. } => handlers
            .iter()
            .filter_map(|handler| handler.matches.as_ref())
            .try_for_each(f),
        StmtKind::Assert { test, msg } => {
            f(test)?;
            msg.iter().try_for_each(f)
        }
        StmtKind::Expr(value) => f(value),
        StmtKind::Import(_)
        | StmtKind::ImportFrom { .. }
        | StmtKind::Global(_)
        | StmtKind::Nonlocal(_)
        | StmtKind::Pass
        | StmtKind::Break
        | StmtKind::Continue => Ok(()),
    }
}

/// The blocks of a statement, a function's or class's body included, in the order in which they are written.
pub fn blocks(stmt: &Stmt) -> impl Iterator<Item = &[Stmt]> {
    let none: &[Stmt] = &[];
    let no_handlers: &[Handler] = &[];
    let (first, handlers, last) = match &stmt.kind {
        StmtKind::Function(function) => (function.body.as_slice(), no_handlers, [none, none]),
        StmtKind::Class(class) => (class.body.as_slice(), no_handlers, [none, none]),
        StmtKind::For { body, orelse, .. }
        | StmtKind::While { body, orelse, .. }
        | StmtKind::If { body, orelse, .. } => (body.as_slice(), no_handlers, [orelse, none]),
        StmtKind::With { body, .. } => (body.as_slice(), no_handlers, [none, none]),
        StmtKind::Try {
            body,
            handlers,
            orelse,
            finalbody,
            ..
        } => (
            body.as_slice(),
            handlers.as_slice(),
            [orelse.as_slice(), finalbody],
        ),
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
        | StmtKind::Continue => (none, no_handlers, [none, none]),
    };
    let handlers = handlers.iter().map(|handler| handler.body.as_slice());
    let all = std::iter::once(first).chain(handlers).chain(last);
    all.filter(|block| !block.is_empty())
}

/// The clauses of a comprehension or generator expression.
pub fn clauses(expr: &Expr) -> Option<&[ForClause]> {
    match &expr.kind {
        ExprKind::ListComp { clauses, .. }
        | ExprKind::SetComp { clauses, .. }
        | ExprKind::DictComp { clauses, .. }
        | ExprKind::Generator { clauses, .. } => Some(clauses),
        _ => None,
    }
}

/// The elements of a comprehension or generator expression: one, or key and value.
pub fn elements(expr: &Expr) -> [Option<&Expr>; 2] {
    match &expr.kind {
        ExprKind::ListComp { element, .. }
        | ExprKind::SetComp { element, .. }
        | ExprKind::Generator { element, .. } => [Some(element), None],
        ExprKind::DictComp { key, value, .. } => [Some(key), Some(value)],
        _ => [None, None],
    }
}

/// Whether `found` holds for `expr` or for an expression inside it that is evaluated in the same scope: not for the body of a
/// lambda, and of a comprehension only for its first iterable.
pub fn any_in_scope(expr: &Expr, found: &dyn Fn(&Expr) -> bool) -> bool {
    if found(expr) {
        return true;
    }
    let mut inner = |child: &Expr| {
        if any_in_scope(child, found) {
            Err(())
        } else {
            Ok(())
        }
    };
    let searched = match (&expr.kind, clauses(expr)) {
        (ExprKind::Lambda { parameters, .. }, _) => in_parameters(parameters, &mut inner),
        (_, Some(clauses)) => clauses.first().map_or(Ok(()), |first| inner(&first.iter)),
        _ => children(expr, &mut inner),
    };
    searched.is_err()
}

/// Whether `found` holds for an expression that a block evaluates in its own scope.
pub fn any_in_block(block: &[Stmt], found: &dyn Fn(&Expr) -> bool) -> bool {
    block.iter().any(|stmt| {
        let mut search = |expr: &Expr| {
            if any_in_scope(expr, found) {
                Err(())
            } else {
                Ok(())
            }
        };
        if expressions(stmt, &mut search).is_err() {
            return true;
        }
        let own_scope = matches!(stmt.kind, StmtKind::Function(_) | StmtKind::Class(_));
        !own_scope && blocks(stmt).any(|inner| any_in_block(inner, found))
    })
}

/// Whether a function with this body is a generator function.
pub fn has_yield(body: &[Stmt]) -> bool {
    any_in_block(body, &|expr| {
        matches!(expr.kind, ExprKind::Yield(_) | ExprKind::YieldFrom(_))
    })
}

/// Whether a function with this body waits in its own scope.
pub fn has_await(body: &[Stmt]) -> bool {
    any_in_block(body, &|expr| matches!(expr.kind, ExprKind::Await(_)))
}
