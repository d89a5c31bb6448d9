//! One change to a program's tree: mostly to its schedules, if it has any.

use arbitrary::{Result, Unstructured};
use test525_reference_vm::syntax::ast::{
    Constant, Expr, ExprKind, Module, Stmt, StmtKind, WithItem,
};
use test525_reference_vm::syntax::{PythonVersion, Source, parse, print};

use crate::bodies::{body_name, sent_value};
use crate::build::{
    assign, awaited, boolean, call_name, expression, handler, int, name, pass, print as print_call,
    stmt, string, yielded,
};
use crate::features::Features;
use crate::generate::TABLE;
use crate::operations::{OPERATIONS, arguments, operation, operation_name};
use crate::repair::repair;
use crate::schedules::{operations_of, schedule};
use crate::visit::{
    blocks_of, change_block, change_expression, count_blocks, count_expressions, direct,
};

/// Of five changes to a program with schedules, so many are to these.
const SCHEDULES_OF_FIVE: u8 = 3;

/// Names of classes of exceptions, each of which can stand for another.
const EXCEPTIONS: &[&str] = &[
    "GeneratorExit",
    "StopAsyncIteration",
    "StopIteration",
    "ValueError",
    "RuntimeError",
    "Exception",
    "BaseException",
    "KeyError",
];

/// Methods that can stand for each other.
const METHODS: &[&[&str]] = &[
    &["asend", "athrow"],
    &["aclose", "__anext__"],
    &["send", "throw"],
    &["close", "__next__"],
];

/// Why a program was left as it was.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Unchanged {
    /// The random bytes could not be read.
    #[error(transparent)]
    Bytes(#[from] arbitrary::Error),
    /// The change would have given a text that is no program of the language.
    #[error("the changed text is no program: {0}")]
    NoProgram(String),
}

/// Changes `module` once; `donor` lends what is spliced in. The result is a program of the language of `version`, as parsing gives
/// it.
///
/// # Errors
/// If the change cannot be repaired into such a program. Then `module` is as it was.
pub fn mutate(
    module: &mut Module,
    donor: &Module,
    version: PythonVersion,
    u: &mut Unstructured<'_>,
) -> std::result::Result<(), Unchanged> {
    let mut changed = module.clone();
    change(&mut changed, donor, u)?;
    repair(&mut changed);
    // Printing completes what a tree can leave out, such as the `pass` of an empty block.
    *module = match parse(&print(&changed), version) {
        Source::Program(program) => program.module,
        Source::Invalid(reason) => return Err(Unchanged::NoProgram(reason.to_string())),
        Source::Unsupported(reason) => return Err(Unchanged::NoProgram(reason.to_string())),
        Source::TooLarge(reason) => return Err(Unchanged::NoProgram(reason.to_string())),
    };
    Ok(())
}

/// The result can be a tree that is no program.
fn change(module: &mut Module, donor: &Module, u: &mut Unstructured<'_>) -> Result<()> {
    let has_table = table(module).is_some();
    if has_table && u.int_in_range(0..=4u8)? < SCHEDULES_OF_FIVE {
        mutate_schedules(module, u)
    } else {
        mutate_tree(module, donor, u)
    }
}

/// The rows of the table of schedules.
fn table(module: &mut Module) -> Option<&mut Vec<Expr>> {
    module.body.iter_mut().find_map(|stmt| match &mut stmt.kind {
        StmtKind::Assign { targets, value } => {
            let is_table = matches!(targets.as_slice(), [Expr { kind: ExprKind::Name(n), .. }] if &**n == TABLE);
            match &mut value.kind {
                ExprKind::List(rows) if is_table => Some(rows),
                _ => None,
            }
        }
        _ => None,
    })
}

fn index_in(length: usize, u: &mut Unstructured<'_>) -> Result<usize> {
    match length {
        0 => Ok(0),
        _ => u.int_in_range(0..=length - 1),
    }
}

// Schedules.

fn count_bodies(module: &Module) -> usize {
    let is_body =
        |stmt: &&Stmt| matches!(&stmt.kind, StmtKind::Function(f) if f.name.starts_with("body_"));
    module.body.iter().filter(is_body).count().max(1)
}

fn mutate_schedules(module: &mut Module, u: &mut Unstructured<'_>) -> Result<()> {
    let bodies = count_bodies(module);
    let Some(rows) = table(module) else {
        return Ok(());
    };
    let row = index_in(rows.len(), u)?;
    match u.int_in_range(0..=9u8)? {
        0 => {
            let features = Features::draw(u)?;
            let made = schedule(u, features, bodies, rows.len())?;
            rows.push(made);
        }
        1 => {
            if let Some(copy) = rows.get(row).cloned() {
                rows.insert(row, copy);
            }
        }
        _ => {
            if let Some(items) = rows.get_mut(row).and_then(operations_of) {
                mutate_operations(items, bodies, u)?;
            }
        }
    }
    Ok(())
}

fn mutate_operations(items: &mut Vec<Expr>, bodies: usize, u: &mut Unstructured<'_>) -> Result<()> {
    let at = index_in(items.len(), u)?;
    let other = index_in(items.len(), u)?;
    match u.int_in_range(0..=5u8)? {
        0 | 1 => {
            let made = any_operation(bodies, u)?;
            items.insert(at.min(items.len()), made);
        }
        2 if at < items.len() => {
            items.remove(at);
        }
        3 if at < items.len() => items.swap(at, other),
        4 => {
            if let Some(copy) = items.get(at).cloned() {
                items.insert(other, copy);
            }
        }
        _ => {
            if let Some(item) = items.get_mut(at) {
                change_arguments(item, bodies, u)?;
            }
        }
    }
    Ok(())
}

fn any_operation(bodies: usize, u: &mut Unstructured<'_>) -> Result<Expr> {
    let what = *u.choose(OPERATIONS)?;
    let object = match what {
        "make" | "share" | "look" => *u.choose(&["g", "h"])?,
        "drop" => *u.choose(&["a", "b", "g", "h"])?,
        _ => *u.choose(&["a", "b", "c"])?,
    };
    let generator = *u.choose(&["g", "g", "h"])?;
    let generator = match what {
        "wait" => *u.choose(&["a", "b", "g"])?,
        _ => generator,
    };
    let body = body_name(index_in(bodies, u)?);
    Ok(operation(
        what,
        object,
        arguments(what, generator, &body, u)?,
    ))
}

/// New arguments for the same operation on the same object.
fn change_arguments(item: &mut Expr, bodies: usize, u: &mut Unstructured<'_>) -> Result<()> {
    let what = operation_name(item).unwrap_or_default().to_owned();
    let ExprKind::Tuple(parts) = &mut item.kind else {
        return Ok(());
    };
    let body = body_name(index_in(bodies, u)?);
    let new = arguments(&what, "g", &body, u)?;
    parts.truncate(2);
    parts.extend(new);
    Ok(())
}

// The rest of the tree.

fn mutate_tree(module: &mut Module, donor: &Module, u: &mut Unstructured<'_>) -> Result<()> {
    match u.int_in_range(0..=11u8)? {
        0..=2 => wrap_statement(module, u),
        3 => in_block(module, u, |block, at, other| {
            if at < block.len() {
                block.swap(at, other);
            }
        }),
        4 => in_block(module, u, |block, at, other| {
            if let Some(copy) = block.get(at).cloned() {
                block.insert(other, copy);
            }
        }),
        5 => in_block(module, u, |block, at, _| {
            if at < block.len() {
                block.remove(at);
            }
        }),
        6 => move_suspension(module, u),
        7 => insert_suspension(module, u),
        8 => change_exception(module, u),
        9 => change_method(module, u),
        10 => change_constant(module, u),
        _ => splice(module, donor, u),
    }
}

/// Changes one block, given two places in it.
fn in_block(
    module: &mut Module,
    u: &mut Unstructured<'_>,
    change: impl FnOnce(&mut Vec<Stmt>, usize, usize),
) -> Result<()> {
    let index = index_in(count_blocks(module), u)?;
    let length = change_block(module, index, |block| block.len()).unwrap_or(0);
    let (at, other) = (index_in(length, u)?, index_in(length, u)?);
    change_block(module, index, |block| change(block, at, other));
    Ok(())
}

fn wrap_statement(module: &mut Module, u: &mut Unstructured<'_>) -> Result<()> {
    let kind = u.int_in_range(0..=6u8)?;
    let caught = *u.choose(EXCEPTIONS)?;
    let again = u.ratio(1, 3)?;
    in_block(module, u, |block, at, _| {
        let Some(place) = block.get_mut(at) else {
            return;
        };
        if matches!(place.kind, StmtKind::Function(_) | StmtKind::Class(_)) {
            return;
        }
        let inner = vec![std::mem::replace(place, pass())];
        *place = wrapped(inner, kind, caught, again);
    })
}

fn wrapped(body: Vec<Stmt>, kind: u8, caught: &str, again: bool) -> Stmt {
    let label = || string(&format!("caught {caught}"));
    stmt(match kind {
        0 | 1 => {
            let last = match again {
                true => stmt(StmtKind::Raise {
                    exc: None,
                    cause: None,
                }),
                false => expression(name("error")),
            };
            let shown = print_call(vec![label(), call_name("repr", vec![name("error")])]);
            StmtKind::Try {
                body,
                handlers: vec![handler(
                    Some(name(caught)),
                    Some("error"),
                    vec![shown, last],
                )],
                orelse: Vec::new(),
                finalbody: Vec::new(),
                is_star: false,
            }
        }
        2 | 3 => StmtKind::Try {
            body,
            handlers: Vec::new(),
            orelse: Vec::new(),
            finalbody: match again {
                true => vec![expression(yielded(string("finally")))],
                false => vec![print_call(vec![string("finally")])],
            },
            is_star: false,
        },
        4 => StmtKind::For {
            is_async: false,
            target: name("turn"),
            iter: call_name("range", vec![int(2)]),
            body,
            orelse: Vec::new(),
        },
        5 => StmtKind::If {
            test: boolean(true),
            body,
            orelse: Vec::new(),
        },
        _ => StmtKind::With {
            is_async: true,
            items: vec![WithItem {
                context: call_name("Manager", vec![label(), boolean(again)]),
                target: None,
            }],
            body,
        },
    })
}

fn is_suspension(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Yield(_) | ExprKind::Await(_))
}

/// Takes a `yield` or `await` out of its place and makes it a statement elsewhere.
fn move_suspension(module: &mut Module, u: &mut Unstructured<'_>) -> Result<()> {
    let index = index_in(count_expressions(module, &is_suspension), u)?;
    let taken = change_expression(module, index, &is_suspension, |expr| {
        std::mem::replace(expr, crate::build::none())
    });
    let Some(taken) = taken else { return Ok(()) };
    in_block(module, u, |block, at, _| {
        block.insert(at.min(block.len()), expression(taken));
    })
}

fn insert_suspension(module: &mut Module, u: &mut Unstructured<'_>) -> Result<()> {
    let value = sent_value(u)?;
    let made = match u.int_in_range(0..=3u8)? {
        0 => expression(yielded(value)),
        1 => assign("received", yielded(value)),
        2 => print_call(vec![string("new"), yielded(value)]),
        _ => expression(awaited(call_name("Suspend", vec![value]))),
    };
    in_block(module, u, |block, at, _| {
        block.insert(at.min(block.len()), made);
    })
}

fn change_exception(module: &mut Module, u: &mut Unstructured<'_>) -> Result<()> {
    let is_exception =
        |expr: &Expr| matches!(&expr.kind, ExprKind::Name(name) if EXCEPTIONS.contains(&&**name));
    let index = index_in(count_expressions(module, &is_exception), u)?;
    let new = name(u.choose(EXCEPTIONS)?);
    change_expression(module, index, &is_exception, |expr| *expr = new);
    Ok(())
}

fn change_method(module: &mut Module, u: &mut Unstructured<'_>) -> Result<()> {
    fn other(method: &str) -> Option<&'static str> {
        let pair = METHODS.iter().find(|pair| pair.contains(&method))?;
        pair.iter().copied().find(|name| *name != method)
    }
    let is_method = |expr: &Expr| matches!(&expr.kind, ExprKind::Attribute { name, .. } if other(name).is_some());
    let index = index_in(count_expressions(module, &is_method), u)?;
    change_expression(module, index, &is_method, |expr| {
        if let ExprKind::Attribute { name, .. } = &mut expr.kind
            && let Some(new) = other(name)
        {
            *name = new.into();
        }
    });
    Ok(())
}

fn change_constant(module: &mut Module, u: &mut Unstructured<'_>) -> Result<()> {
    let is_constant = |expr: &Expr| {
        matches!(
            &expr.kind,
            ExprKind::Constant(Constant::None | Constant::Bool(_) | Constant::Int(_))
        )
    };
    let index = index_in(count_expressions(module, &is_constant), u)?;
    let new = match u.arbitrary()? {
        true => sent_value(u)?,
        false => int(u.int_in_range(0..=3)?),
    };
    change_expression(module, index, &is_constant, |expr| *expr = new);
    Ok(())
}

/// Puts a statement of the donor's functions into one of the program's blocks.
fn splice(module: &mut Module, donor: &Module, u: &mut Unstructured<'_>) -> Result<()> {
    let mut donor = donor.clone();
    let index = index_in(count_blocks(&mut donor), u)?;
    let taken = change_block(&mut donor, index, |block| block.clone()).unwrap_or_default();
    let Some(mut taken) = taken.get(index_in(taken.len(), u)?).cloned() else {
        return Ok(());
    };
    rename_unknown(&mut taken, u)?;
    in_block(module, u, |block, at, _| {
        block.insert(at.min(block.len()), taken);
    })
}

/// A name of the donor's means nothing here, so some of them become a name that bodies have.
fn rename_unknown(stmt: &mut Stmt, u: &mut Unstructured<'_>) -> Result<()> {
    if u.arbitrary()? {
        return Ok(());
    }
    direct(stmt, &mut |expr| {
        if matches!(expr.kind, ExprKind::Name(_)) {
            *expr = name("received");
        }
        false
    });
    for block in blocks_of(stmt) {
        for inner in block {
            rename_unknown(inner, u)?;
        }
    }
    Ok(())
}
