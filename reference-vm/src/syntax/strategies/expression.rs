//! Expressions, and what is written like one.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::Language;
use crate::syntax::ast::*;

pub(super) fn expr(kind: ExprKind) -> Expr {
    Expr {
        kind,
        at: Pos::NONE,
    }
}

pub(super) fn stmt(kind: StmtKind) -> Stmt {
    Stmt {
        kind,
        at: Pos::NONE,
    }
}

pub(super) fn boxed(strategy: impl Strategy<Value = Expr>) -> impl Strategy<Value = Box<Expr>> {
    strategy.prop_map(Box::new)
}

pub(super) fn name() -> impl Strategy<Value = Name> {
    prop::sample::select(vec![
        "a",
        "b",
        "agen",
        "__aiter__",
        "f",
        "x1",
        "_",
        "match",
        "case",
        "type",
        "lazy",
    ])
    .prop_map(Name::from)
}

pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z {}:!=']{0,6}",
        "[a-z\"'\\\\\n\t#{}]{0,6}",
        any::<String>(),
    ]
}

/// Text that every version can have inside an f-string's field.
pub(super) fn plain_text() -> impl Strategy<Value = String> {
    "[a-z {}:!=]{0,6}"
}

pub(super) fn constant(in_field: bool) -> BoxedStrategy<Constant> {
    let string = if in_field {
        plain_text().boxed()
    } else {
        text().boxed()
    };
    let bytes = if in_field {
        plain_text().prop_map(String::into_bytes).boxed()
    } else {
        any::<Vec<u8>>().boxed()
    };
    prop_oneof![
        Just(Constant::None),
        Just(Constant::Ellipsis),
        any::<bool>().prop_map(Constant::Bool),
        any::<u8>().prop_map(|n| Constant::Int(n.into())),
        vec(any::<u32>(), 0..6).prop_map(|n| Constant::Int(num_bigint::BigUint::new(n))),
        any::<f64>()
            .prop_filter("a number", |n| !n.is_nan())
            .prop_map(|n| Constant::Float(n.abs())),
        string.prop_map(|s| Constant::Str(s.into())),
        bytes.prop_map(|b| Constant::Bytes(b.into())),
    ]
    .boxed()
}

pub(super) fn leaf(in_field: bool) -> BoxedStrategy<Expr> {
    prop_oneof![
        name().prop_map(ExprKind::Name),
        constant(in_field).prop_map(ExprKind::Constant),
        Just(ExprKind::Tuple(Vec::new())),
        Just(ExprKind::List(Vec::new())),
        Just(ExprKind::Dict(Vec::new())),
        Just(ExprKind::Yield(None)),
    ]
    .prop_map(expr)
    .boxed()
}

/// What may be assigned to.
pub(super) fn target(inner: BoxedStrategy<Expr>) -> BoxedStrategy<Expr> {
    let single = single_target(inner);
    let several = (
        vec(single.clone(), 0..3),
        single.clone(),
        vec(single.clone(), 0..2),
        any::<(bool, bool)>(),
    );
    let several = several.prop_map(|(mut items, middle, after, (is_starred, is_list))| {
        items.push(if is_starred {
            expr(ExprKind::Starred(Box::new(middle)))
        } else {
            middle
        });
        items.extend(after);
        expr(if is_list {
            ExprKind::List(items)
        } else {
            ExprKind::Tuple(items)
        })
    });
    prop_oneof![single, several].boxed()
}

pub(super) fn single_target(inner: BoxedStrategy<Expr>) -> BoxedStrategy<Expr> {
    prop_oneof![
        name().prop_map(|name| expr(ExprKind::Name(name))),
        (boxed(inner.clone()), name())
            .prop_map(|(value, name)| expr(ExprKind::Attribute { value, name })),
        (boxed(inner.clone()), boxed(inner))
            .prop_map(|(value, index)| expr(ExprKind::Subscript { value, index })),
    ]
    .boxed()
}

/// Expressions with starred ones among them.
pub(super) fn items(
    inner: BoxedStrategy<Expr>,
    size: std::ops::Range<usize>,
) -> BoxedStrategy<Vec<Expr>> {
    let starred = boxed(inner.clone()).prop_map(|value| expr(ExprKind::Starred(value)));
    vec(prop_oneof![3 => inner, 1 => starred], size).boxed()
}

pub(super) fn clauses(inner: BoxedStrategy<Expr>) -> BoxedStrategy<Vec<ForClause>> {
    let clause = (
        any::<bool>(),
        target(inner.clone()),
        inner.clone(),
        vec(inner, 0..2),
    );
    let clause = clause.prop_map(|(is_async, target, iter, conditions)| ForClause {
        is_async,
        target,
        iter,
        conditions,
    });
    vec(clause, 1..3).boxed()
}

pub(super) fn parameter(inner: BoxedStrategy<Expr>, annotated: bool) -> BoxedStrategy<Parameter> {
    let annotation = if annotated {
        option::of(inner).boxed()
    } else {
        Just(None).boxed()
    };
    (name(), annotation)
        .prop_map(|(name, annotation)| Parameter {
            name,
            annotation,
            default: None,
        })
        .boxed()
}

pub(super) fn parameters(inner: BoxedStrategy<Expr>, annotated: bool) -> BoxedStrategy<Parameters> {
    let one = parameter(inner.clone(), annotated);
    let defaults = (vec(inner.clone(), 0..4), vec(option::of(inner), 2));
    let positional = (vec(one.clone(), 0..2), vec(one.clone(), 0..3));
    (
        positional,
        option::of(one.clone()),
        vec(one.clone(), 0..3),
        option::of(one),
        defaults,
    )
        .prop_map(
            |((positional_only, positional), vararg, keyword_only, kwarg, (last, any))| {
                let mut parameters = Parameters {
                    positional_only,
                    positional,
                    vararg,
                    keyword_only,
                    kwarg,
                };
                // Defaults stand at the last of the positional ones, and at any of the keyword-only ones.
                let Parameters {
                    positional_only,
                    positional,
                    keyword_only,
                    ..
                } = &mut parameters;
                let from_last = positional_only.iter_mut().chain(positional).rev();
                from_last
                    .zip(last)
                    .for_each(|(parameter, default)| parameter.default = Some(default));
                keyword_only
                    .iter_mut()
                    .zip(any)
                    .for_each(|(p, default)| p.default = default);
                parameters
            },
        )
        .boxed()
}

pub(super) fn keywords(inner: BoxedStrategy<Expr>) -> BoxedStrategy<Vec<Keyword>> {
    let keyword = (option::of(name()), inner).prop_map(|(name, value)| Keyword { name, value });
    vec(keyword, 0..3).boxed()
}

/// The index of a subscript.
pub(super) fn index(inner: BoxedStrategy<Expr>, language: Language) -> BoxedStrategy<Expr> {
    let bound = || option::of(boxed(inner.clone()));
    let slice = (bound(), bound(), bound())
        .prop_map(|(lower, upper, step)| expr(ExprKind::Slice { lower, upper, step }))
        .boxed();
    let several = vec(prop_oneof![inner.clone(), slice.clone()], 1..3);
    let several = several.prop_map(|items| expr(ExprKind::Tuple(items)));
    if language.old {
        return prop_oneof![inner, slice, several].boxed();
    }
    let starred = items(inner.clone(), 1..3).prop_map(|items| expr(ExprKind::Tuple(items)));
    prop_oneof![inner, slice, several, starred].boxed()
}

/// The parts of an f-string: no two texts beside each other, none empty.
pub(super) fn fstring(
    field: BoxedStrategy<Expr>,
    language: Language,
) -> BoxedStrategy<Vec<FStringPart>> {
    let literal = || text().prop_map(|text| FStringPart::Text(text.into()));
    let conversion = || {
        option::of(prop::sample::select(vec![
            Conversion::Str,
            Conversion::Repr,
            Conversion::Ascii,
        ]))
    };
    // Escapes in a format specification are read differently before 3.12.
    let spec_text = if language.old {
        "[a-z<>0-9.]{1,4}".boxed()
    } else {
        text().boxed()
    };
    let spec_text = spec_text.prop_map(|text| FStringPart::Text(text.into()));
    let spec_field =
        (boxed(field.clone()), conversion()).prop_map(|(value, conversion)| FStringPart::Field {
            value,
            conversion,
            format: Vec::new(),
        });
    let spec = vec(prop_oneof![spec_text, spec_field], 0..3).prop_map(normalize);
    let field = (boxed(field), conversion(), spec);
    let field = field.prop_map(|(value, conversion, format)| FStringPart::Field {
        value,
        conversion,
        format,
    });
    vec(prop_oneof![literal(), field], 0..4)
        .prop_map(normalize)
        .boxed()
}

pub(super) fn normalize(parts: Vec<FStringPart>) -> Vec<FStringPart> {
    let mut normal: Vec<FStringPart> = Vec::new();
    for part in parts {
        match (normal.last_mut(), part) {
            (_, FStringPart::Text(text)) if text.is_empty() => {}
            (Some(FStringPart::Text(_)), FStringPart::Text(_)) => {}
            (_, part) => normal.push(part),
        }
    }
    normal
}

pub(super) fn compare_op() -> impl Strategy<Value = CompareOp> {
    prop::sample::select(vec![
        CompareOp::Eq,
        CompareOp::Ne,
        CompareOp::Lt,
        CompareOp::Le,
        CompareOp::Gt,
        CompareOp::Ge,
        CompareOp::Is,
        CompareOp::IsNot,
        CompareOp::In,
        CompareOp::NotIn,
    ])
}

pub(super) fn binary_op() -> impl Strategy<Value = BinaryOp> {
    prop::sample::select(vec![
        BinaryOp::Add,
        BinaryOp::Sub,
        BinaryOp::Mul,
        BinaryOp::MatMul,
        BinaryOp::TrueDiv,
        BinaryOp::FloorDiv,
        BinaryOp::Mod,
        BinaryOp::Pow,
        BinaryOp::LShift,
        BinaryOp::RShift,
        BinaryOp::And,
        BinaryOp::Or,
        BinaryOp::Xor,
    ])
}

pub(super) fn unary_op() -> impl Strategy<Value = UnaryOp> {
    prop::sample::select(vec![
        UnaryOp::Not,
        UnaryOp::Neg,
        UnaryOp::Pos,
        UnaryOp::Invert,
    ])
}

/// Any expression but one with an f-string in it.
pub(super) fn expr_in_field(language: Language) -> BoxedStrategy<Expr> {
    leaf(language.old)
        .prop_recursive(2, 8, 3, move |inner| compound(inner, language, false))
        .boxed()
}

/// Any expression that may stand as an argument.
pub(super) fn any_expr(language: Language) -> BoxedStrategy<Expr> {
    leaf(false)
        .prop_recursive(4, 24, 4, move |inner| compound(inner, language, true))
        .boxed()
}

pub(super) fn compound(
    inner: BoxedStrategy<Expr>,
    language: Language,
    fstrings: bool,
) -> BoxedStrategy<Expr> {
    let one = || boxed(inner.clone());
    let bool_op = prop::sample::select(vec![BoolOp::And, BoolOp::Or]);
    let operations = prop_oneof![
        (bool_op, vec(inner.clone(), 2..4)).prop_map(|(op, values)| ExprKind::Bool { op, values }),
        (name(), one()).prop_map(|(target, value)| ExprKind::Named { target, value }),
        (binary_op(), one(), one()).prop_map(|(op, left, right)| ExprKind::Binary {
            op,
            left,
            right
        }),
        (unary_op(), one()).prop_map(|(op, operand)| ExprKind::Unary { op, operand }),
        (one(), vec((compare_op(), inner.clone()), 1..3))
            .prop_map(|(left, rest)| ExprKind::Compare { left, rest }),
        (one(), one(), one()).prop_map(|(test, body, orelse)| ExprKind::Conditional {
            test,
            body,
            orelse
        }),
        (parameters(inner.clone(), false), one()).prop_map(|(parameters, body)| ExprKind::Lambda {
            parameters: Box::new(parameters),
            body,
        }),
    ];
    let displays = prop_oneof![
        vec((option::of(inner.clone()), inner.clone()), 0..3).prop_map(ExprKind::Dict),
        items(inner.clone(), 1..3).prop_map(ExprKind::Set),
        items(inner.clone(), 0..3).prop_map(ExprKind::List),
        items(inner.clone(), 0..3).prop_map(ExprKind::Tuple),
        (one(), clauses(inner.clone()))
            .prop_map(|(element, clauses)| ExprKind::ListComp { element, clauses }),
        (one(), clauses(inner.clone()))
            .prop_map(|(element, clauses)| ExprKind::SetComp { element, clauses }),
        (one(), clauses(inner.clone()))
            .prop_map(|(element, clauses)| ExprKind::Generator { element, clauses }),
        (one(), one(), clauses(inner.clone())).prop_map(|(key, value, clauses)| {
            ExprKind::DictComp {
                key,
                value,
                clauses,
            }
        }),
    ];
    let primaries = prop_oneof![
        one().prop_map(ExprKind::Await),
        one().prop_map(|value| ExprKind::Yield(Some(value))),
        items(inner.clone(), 1..3)
            .prop_map(|items| ExprKind::Yield(Some(Box::new(expr(ExprKind::Tuple(items)))))),
        one().prop_map(ExprKind::YieldFrom),
        (one(), items(inner.clone(), 0..3), keywords(inner.clone())).prop_map(
            |(function, arguments, keywords)| ExprKind::Call {
                function,
                arguments,
                keywords,
            }
        ),
        (one(), name()).prop_map(|(value, name)| ExprKind::Attribute { value, name }),
        (one(), boxed(index(inner.clone(), language)))
            .prop_map(|(value, index)| ExprKind::Subscript { value, index }),
    ];
    if !fstrings {
        return prop_oneof![operations, displays, primaries]
            .prop_map(expr)
            .boxed();
    }
    let nested = (
        expr_in_field(language),
        fstring(expr_in_field(language), language),
    )
        .prop_map(|(value, parts)| {
            ExprKind::FString(vec![FStringPart::Field {
                value: Box::new(expr(ExprKind::Tuple(vec![
                    value,
                    expr(ExprKind::FString(parts)),
                ]))),
                conversion: None,
                format: Vec::new(),
            }])
        });
    let fstrings = fstring(expr_in_field(language), language).prop_map(ExprKind::FString);
    if language.old {
        // Which f-strings in f-strings 3.8 can express depends on their texts.
        return prop_oneof![4 => operations, 4 => displays, 4 => primaries, 1 => fstrings]
            .prop_map(expr)
            .boxed();
    }
    prop_oneof![4 => operations, 4 => displays, 4 => primaries, 1 => fstrings, 1 => nested]
        .prop_map(expr)
        .boxed()
}
