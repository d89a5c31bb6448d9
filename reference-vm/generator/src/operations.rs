//! Operations: what a schedule does to generators and awaitables, one after the other.
//!
//! In a program an operation is a tuple: its name, the name of the object that it is about, and arguments. The function
//! `perform` of `support.py` carries it out.

use arbitrary::{Result, Unstructured};
use test525_reference_vm::syntax::ast::{Constant, Expr, ExprKind};

use crate::bodies::sent_value;
use crate::build::{call_name, expr, int, name, none, string, tuple};

/// The name of every operation.
pub const OPERATIONS: &[&str] = &[
    "make",
    "share",
    "anext",
    "anext_builtin",
    "asend",
    "athrow",
    "athrow_old",
    "aclose",
    "wait",
    "consume",
    "gather",
    "send",
    "throw",
    "throw_old",
    "close",
    "next",
    "complete",
    "drop",
    "collect",
    "look",
];

/// Classes that are thrown, those that the machinery treats on their own first.
const THROWN: &[&str] = &[
    "GeneratorExit",
    "ValueError",
    "StopAsyncIteration",
    "StopIteration",
    "Custom",
    "RuntimeError",
    "BaseException",
];

/// One operation as a tuple.
pub(crate) fn operation(operation: &str, object: &str, arguments: Vec<Expr>) -> Expr {
    let mut items = vec![string(operation), string(object)];
    items.extend(arguments);
    tuple(items)
}

/// The name of an operation that is written as a tuple.
pub fn operation_name(item: &Expr) -> Option<&str> {
    let ExprKind::Tuple(items) = &item.kind else {
        return None;
    };
    match &items.first()?.kind {
        ExprKind::Constant(Constant::Str(text)) => Some(text),
        _ => None,
    }
}

/// A class, or a class and the message of an instance of it.
pub(crate) fn thrown(u: &mut Unstructured<'_>) -> Result<Vec<Expr>> {
    if u.ratio(1, 24)? {
        return Ok(vec![match u.int_in_range(0..=2u8)? {
            0 => name("int"),
            1 => int(1),
            _ => none(),
        }]);
    }
    let class = name(u.choose(THROWN)?);
    Ok(match u.arbitrary()? {
        true => vec![class],
        false => vec![class, string("thrown")],
    })
}

/// One to three arguments, as before 3.12: class, value, traceback.
pub(crate) fn thrown_old(u: &mut Unstructured<'_>) -> Result<Vec<Expr>> {
    let class = *u.choose(THROWN)?;
    let mut arguments = vec![name(class)];
    let value = match u.int_in_range(0..=4u8)? {
        0 => string("value"),
        1 => none(),
        2 => call_name(class, vec![]),
        3 => tuple(vec![int(1), int(2)]),
        _ => return Ok(arguments),
    };
    arguments.push(value);
    match u.int_in_range(0..=3u8)? {
        0 | 1 => arguments.push(none()),
        2 => arguments.push(int(3)),
        _ => {}
    }
    Ok(arguments)
}

/// Arguments for an operation of this name, whatever state its object is in. `generators` are names of generators.
pub(crate) fn arguments(
    operation: &str,
    generator: &str,
    body: &str,
    u: &mut Unstructured<'_>,
) -> Result<Vec<Expr>> {
    let of = || string(generator);
    let with = |first: Expr, rest: Vec<Expr>| std::iter::once(first).chain(rest).collect();
    Ok(match operation {
        "make" => vec![name(body)],
        "anext" | "aclose" | "wait" | "gather" => vec![of()],
        "anext_builtin" => match u.arbitrary()? {
            true => vec![of()],
            false => vec![of(), string("default")],
        },
        "asend" => vec![of(), sent_value(u)?],
        "athrow" => with(of(), thrown(u)?),
        "athrow_old" => with(of(), thrown_old(u)?),
        "consume" => vec![of(), int(u.int_in_range(crate::limits::CONSUMED)?)],
        "send" => vec![sent_value(u)?],
        "throw" => thrown(u)?,
        "throw_old" => thrown_old(u)?,
        _ => Vec::new(),
    })
}

/// A list of operations.
pub(crate) fn operations(items: Vec<Expr>) -> Expr {
    expr(ExprKind::List(items))
}
