//! Statements and modules.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::Language;
use super::expression::*;
use crate::syntax::ast::*;

fn simple_stmt(language: Language) -> BoxedStrategy<StmtKind> {
    let any = move || any_expr(language);
    let bound = move || target(any());
    let dotted =
        || prop::sample::select(vec!["asyncio", "collections.abc", "a.b.c"]).prop_map(Name::from);
    let alias = || (name(), option::of(name())).prop_map(|(name, alias)| Alias { name, alias });
    let module = (dotted(), option::of(name())).prop_map(|(name, alias)| Alias { name, alias });
    prop_oneof![
        option::of(any()).prop_map(StmtKind::Return),
        vec(single_target(any()), 1..3).prop_map(StmtKind::Delete),
        (vec(bound(), 1..3), any())
            .prop_map(|(targets, value)| StmtKind::Assign { targets, value }),
        (single_target(any()), binary_op(), any())
            .prop_map(|(target, op, value)| StmtKind::AugAssign { target, op, value }),
        (single_target(any()), any(), option::of(any())).prop_map(|(target, annotation, value)| {
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
            }
        }),
        Just(StmtKind::Raise {
            exc: None,
            cause: None
        }),
        (any(), option::of(any())).prop_map(|(exc, cause)| StmtKind::Raise {
            exc: Some(exc),
            cause
        }),
        (any(), option::of(any())).prop_map(|(test, msg)| StmtKind::Assert { test, msg }),
        vec(module, 1..3).prop_map(StmtKind::Import),
        (dotted(), vec(alias(), 1..3))
            .prop_map(|(module, names)| StmtKind::ImportFrom { module, names }),
        vec(name(), 1..3).prop_map(StmtKind::Global),
        vec(name(), 1..3).prop_map(StmtKind::Nonlocal),
        any().prop_map(StmtKind::Expr),
        Just(StmtKind::Pass),
        Just(StmtKind::Break),
        Just(StmtKind::Continue),
    ]
    .boxed()
}

fn decorators(language: Language) -> BoxedStrategy<Vec<Expr>> {
    if language.old {
        return vec(name().prop_map(|name| expr(ExprKind::Name(name))), 0..2).boxed();
    }
    vec(any_expr(language), 0..2).boxed()
}

fn handlers(
    inner: BoxedStrategy<Stmt>,
    language: Language,
    is_star: bool,
) -> BoxedStrategy<Vec<Handler>> {
    let body = vec(inner, 1..3);
    let handler = (any_expr(language), option::of(name()), body.clone());
    let handler = handler.prop_map(|(matches, name, body)| Handler {
        matches: Some(matches),
        name,
        body,
        at: Pos::NONE,
    });
    let bare = body.prop_map(|body| Handler {
        matches: None,
        name: None,
        body,
        at: Pos::NONE,
    });
    let bare = if is_star {
        Just(None).boxed()
    } else {
        option::of(bare).boxed()
    };
    (vec(handler, 1..3), bare)
        .prop_map(|(mut handlers, bare)| {
            handlers.extend(bare);
            handlers
        })
        .boxed()
}

fn try_stmt(
    inner: BoxedStrategy<Stmt>,
    language: Language,
    is_star: bool,
) -> BoxedStrategy<StmtKind> {
    let block = |least: usize| vec(inner.clone(), least..3);
    (
        block(1),
        handlers(inner.clone(), language, is_star),
        block(0),
        block(0),
    )
        .prop_map(move |(body, handlers, orelse, finalbody)| StmtKind::Try {
            body,
            handlers,
            orelse,
            finalbody,
            is_star,
        })
        .boxed()
}

fn compound_stmt(inner: BoxedStrategy<Stmt>, language: Language) -> BoxedStrategy<Stmt> {
    let any_expr = move || any_expr(language);
    let block = |least: usize| vec(inner.clone(), least..3);
    let signature = (
        any::<bool>(),
        name(),
        parameters(any_expr(), true),
        option::of(any_expr()),
    );
    let function = (signature, decorators(language), block(1)).prop_map(
        |((is_async, name, parameters, returns), decorators, body)| {
            StmtKind::Function(Box::new(Function {
                is_async,
                name,
                parameters,
                returns,
                decorators,
                body,
            }))
        },
    );
    let class = (
        name(),
        items(any_expr(), 0..2),
        keywords(any_expr()),
        decorators(language),
        block(1),
    );
    let class = class.prop_map(|(name, bases, keywords, decorators, body)| {
        StmtKind::Class(Box::new(Class {
            name,
            bases,
            keywords,
            decorators,
            body,
        }))
    });
    let loops = (
        any::<bool>(),
        target(any_expr()),
        any_expr(),
        block(1),
        block(0),
    );
    let loops = loops.prop_map(|(is_async, target, iter, body, orelse)| StmtKind::For {
        is_async,
        target,
        iter,
        body,
        orelse,
    });
    let item = (any_expr(), option::of(target(any_expr())));
    let item = item.prop_map(|(context, target)| WithItem { context, target });
    let with = (any::<bool>(), vec(item, 1..3), block(1));
    let with = with.prop_map(|(is_async, items, body)| StmtKind::With {
        is_async,
        items,
        body,
    });
    let finally = (block(1), block(1)).prop_map(|(body, finalbody)| StmtKind::Try {
        body,
        handlers: Vec::new(),
        orelse: Vec::new(),
        finalbody,
        is_star: false,
    });
    let star = !language.old;
    prop_oneof![
        function,
        class,
        loops,
        with,
        finally,
        try_stmt(inner.clone(), language, false),
        try_stmt(inner.clone(), language, star),
        (any_expr(), block(1), block(0)).prop_map(|(test, body, orelse)| StmtKind::While {
            test,
            body,
            orelse
        }),
        (any_expr(), block(1), block(0)).prop_map(|(test, body, orelse)| StmtKind::If {
            test,
            body,
            orelse
        }),
    ]
    .prop_map(stmt)
    .boxed()
}

/// Any module.
pub(in crate::syntax) fn any_module(language: Language) -> BoxedStrategy<Module> {
    let simple = simple_stmt(language).prop_map(stmt);
    let any_stmt = simple.prop_recursive(3, 8, 2, move |inner| compound_stmt(inner, language));
    vec(any_stmt, 0..3).prop_map(|body| Module { body }).boxed()
}
