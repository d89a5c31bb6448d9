//! Statements that leave a `finally` block, about which Python warns (PEP 765).

use super::ast::{Module, Pos, Stmt, StmtKind};
use super::walk;

/// A statement that leaves a `finally` block.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct FinallyExit {
    /// `return`, `break` or `continue`
    pub keyword: &'static str,
    /// It stands in a loop inside the block, so it is a `return`.
    pub is_in_loop: bool,
    /// Where it stands.
    pub at: Pos,
}

/// The statements that leave a `finally` block, in the order in which they stand.
pub fn finally_exits(module: &Module) -> Vec<FinallyExit> {
    let mut found = Vec::new();
    block(&module.body, Place::default(), &mut found);
    found
}

/// Which statements would leave a `finally` block here.
#[derive(Copy, Clone, Default)]
struct Place {
    by_return: bool,
    by_loop_control: bool,
}

fn block(stmts: &[Stmt], place: Place, found: &mut Vec<FinallyExit>) {
    for stmt in stmts {
        let keyword = match stmt.kind {
            StmtKind::Return(_) if place.by_return => Some("return"),
            StmtKind::Break if place.by_loop_control => Some("break"),
            StmtKind::Continue if place.by_loop_control => Some("continue"),
            _ => None,
        };
        found.extend(keyword.map(|keyword| FinallyExit {
            keyword,
            is_in_loop: !place.by_loop_control,
            at: stmt.at,
        }));
        inside(stmt, place, found);
    }
}

fn inside(stmt: &Stmt, place: Place, found: &mut Vec<FinallyExit>) {
    match &stmt.kind {
        StmtKind::Function(function) => block(&function.body, Place::default(), found),
        StmtKind::Class(class) => block(&class.body, Place::default(), found),
        StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
            block(
                body,
                Place {
                    by_loop_control: false,
                    ..place
                },
                found,
            );
            block(orelse, place, found);
        }
        StmtKind::Try {
            body,
            handlers,
            orelse,
            finalbody,
            ..
        } => {
            block(body, place, found);
            for handler in handlers {
                block(&handler.body, place, found);
            }
            block(orelse, place, found);
            block(
                finalbody,
                Place {
                    by_return: true,
                    by_loop_control: true,
                },
                found,
            );
        }
        _ => {
            for part in walk::blocks(stmt) {
                block(part, place, found);
            }
        }
    }
}
