//! A tree as canonical text: four spaces, strings as `repr` writes them, parentheses only where Python needs them in some
//! version. Parsing the text gives the same tree.
//!
//! Comments are no part of a tree; a metadata block is put before the text by the caller ([`print_with_metadata`]).
//!
//! A tree whose f-strings no version before 3.12 can express is printed as 3.12 writes them.

mod expr;
mod fstring;
mod literal;
mod statement;

use super::ast::{Expr, Module};

/// The text of a program.
pub fn print(module: &Module) -> String {
    let mut printer = statement::Printer::default();
    printer.block(&module.body);
    printer.finish()
}

/// The text of a program below a block of comments.
pub fn print_with_metadata(metadata: &str, module: &Module) -> String {
    let body = print(module);
    format!("{}\n\n{body}", metadata.trim_end())
}

/// The text of an expression, in parentheses where it could not stand as an argument.
pub fn print_expr(expr: &Expr) -> String {
    expr::argument(expr)
}
