//! Trees without positions, in few words.

use std::rc::Rc;

use test525_reference_vm::syntax::ast::{
    Constant, Expr, ExprKind, Function, Handler, Keyword, Parameter, Parameters, Pos, Stmt,
    StmtKind,
};

pub(crate) fn expr(kind: ExprKind) -> Expr {
    Expr {
        kind,
        at: Pos::NONE,
    }
}

pub(crate) fn stmt(kind: StmtKind) -> Stmt {
    Stmt {
        kind,
        at: Pos::NONE,
    }
}

pub(crate) fn name(name: &str) -> Expr {
    expr(ExprKind::Name(name.into()))
}

pub(crate) fn constant(constant: Constant) -> Expr {
    expr(ExprKind::Constant(constant))
}

pub(crate) fn none() -> Expr {
    constant(Constant::None)
}

pub(crate) fn boolean(value: bool) -> Expr {
    constant(Constant::Bool(value))
}

pub(crate) fn int(value: usize) -> Expr {
    constant(Constant::Int(value.into()))
}

pub(crate) fn string(text: &str) -> Expr {
    constant(Constant::Str(text.into()))
}

pub(crate) fn tuple(items: Vec<Expr>) -> Expr {
    expr(ExprKind::Tuple(items))
}

pub(crate) fn list(items: Vec<Expr>) -> Expr {
    expr(ExprKind::List(items))
}

pub(crate) fn attribute(value: Expr, name: &str) -> Expr {
    expr(ExprKind::Attribute {
        value: Box::new(value),
        name: name.into(),
    })
}

pub(crate) fn subscript(value: Expr, index: Expr) -> Expr {
    expr(ExprKind::Subscript {
        value: Box::new(value),
        index: Box::new(index),
    })
}

pub(crate) fn call(function: Expr, arguments: Vec<Expr>) -> Expr {
    expr(ExprKind::Call {
        function: Box::new(function),
        arguments,
        keywords: Vec::<Keyword>::new(),
    })
}

/// `name(arguments)`.
pub(crate) fn call_name(function: &str, arguments: Vec<Expr>) -> Expr {
    call(name(function), arguments)
}

/// `value.method(arguments)`.
pub(crate) fn call_method(value: Expr, method: &str, arguments: Vec<Expr>) -> Expr {
    call(attribute(value, method), arguments)
}

pub(crate) fn awaited(value: Expr) -> Expr {
    expr(ExprKind::Await(Box::new(value)))
}

pub(crate) fn yielded(value: Expr) -> Expr {
    expr(ExprKind::Yield(Some(Box::new(value))))
}

pub(crate) fn is_none(value: Expr) -> Expr {
    expr(ExprKind::Compare {
        left: Box::new(value),
        rest: vec![(test525_reference_vm::syntax::ast::CompareOp::Is, none())],
    })
}

pub(crate) fn expression(value: Expr) -> Stmt {
    stmt(StmtKind::Expr(value))
}

pub(crate) fn assign(target: &str, value: Expr) -> Stmt {
    stmt(StmtKind::Assign {
        targets: vec![name(target)],
        value,
    })
}

/// `print(arguments)`.
pub(crate) fn print(arguments: Vec<Expr>) -> Stmt {
    expression(call_name("print", arguments))
}

pub(crate) fn pass() -> Stmt {
    stmt(StmtKind::Pass)
}

pub(crate) fn handler(matches: Option<Expr>, name: Option<&str>, body: Vec<Stmt>) -> Handler {
    Handler {
        matches,
        name: name.map(Rc::from),
        body,
        at: Pos::NONE,
    }
}

/// `async def name(parameters): body`.
pub(crate) fn async_function(name: &str, parameters: &[&str], body: Vec<Stmt>) -> Stmt {
    function_of(name, parameters, body, true)
}

/// `def name(parameters): body`.
pub(crate) fn function(name: &str, parameters: &[&str], body: Vec<Stmt>) -> Stmt {
    function_of(name, parameters, body, false)
}

fn function_of(name: &str, parameters: &[&str], body: Vec<Stmt>, is_async: bool) -> Stmt {
    let positional = parameters
        .iter()
        .map(|&name| Parameter {
            name: name.into(),
            annotation: None,
            default: None,
        })
        .collect();
    stmt(StmtKind::Function(Box::new(Function {
        is_async,
        name: name.into(),
        parameters: Parameters {
            positional,
            ..Parameters::default()
        },
        returns: None,
        decorators: Vec::new(),
        body,
    })))
}
