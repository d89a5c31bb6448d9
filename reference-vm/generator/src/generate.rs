//! Fresh programs from random bytes.

use arbitrary::{Result, Unstructured};
use test525_reference_vm::syntax::ast::{ExprKind, Module, Stmt, StmtKind};
use test525_reference_vm::syntax::{PythonVersion, Source, parse};

use crate::bodies;
use crate::build::{assign, call_name, expr, expression, name, stmt};
use crate::features::Features;
use crate::limits;
use crate::schedules;
use crate::source::Parts;

/// The name of the table of schedules.
pub const TABLE: &str = "SCHEDULES";

/// The functions that only drive schedules.
pub const DRIVER: &[&str] = &["drive", "perform", "describe", "raised"];

/// What generated programs have in common: classes, consumers, hooks and the driver.
const SUPPORT: &str = include_str!("support.py");

/// A program out of random bytes, [`limits::BYTES`] of them or fewer.
///
/// # Errors
/// None that bytes could cause; the signature is that of `arbitrary`.
pub fn generate(u: &mut Unstructured<'_>, about: &str) -> Result<Parts> {
    let features = Features::draw(u)?;
    generate_with(u, features, about)
}

/// The same, with these features.
///
/// # Errors
/// As [`generate`].
pub fn generate_with(u: &mut Unstructured<'_>, features: Features, about: &str) -> Result<Parts> {
    let count = u.int_in_range(limits::BODIES)?;
    let table = schedules::table(u, features, count)?;
    let mut writer = bodies::Writer {
        u,
        features,
        bodies: count,
    };
    let functions = writer.functions()?;
    let mut body = support();
    // Bodies come before the driver, as a person would write them.
    let driver = body.iter().position(is_driver).unwrap_or(body.len());
    let rest = body.split_off(driver);
    body.extend(functions);
    body.extend(rest);
    body.push(assign(TABLE, table));
    body.push(for_each_schedule());
    Ok(Parts {
        metadata: metadata(about),
        module: Module { body },
    })
}

/// The block of comments above a generated program.
pub fn metadata(about: &str) -> String {
    let driver: Vec<String> = DRIVER.iter().map(|name| format!("\"{name}\"")).collect();
    format!(
        "# /// script\n# [tool.test525]\n# about = \"{}\"\n# driver = [{}]\n# ///",
        about.replace(['"', '\\', '\n'], " "),
        driver.join(", "),
    )
}

/// `for schedule in SCHEDULES: drive(*schedule)`.
fn for_each_schedule() -> Stmt {
    let all = expr(ExprKind::Starred(Box::new(name("schedule"))));
    stmt(StmtKind::For {
        is_async: false,
        target: name("schedule"),
        iter: name(TABLE),
        body: vec![expression(call_name("drive", vec![all]))],
        orelse: Vec::new(),
    })
}

fn is_driver(stmt: &Stmt) -> bool {
    matches!(&stmt.kind, StmtKind::Function(function) if &*function.name == "raised")
}

thread_local! {
    static PARSED: Vec<Stmt> = match parse(SUPPORT, PythonVersion::three(8)) {
        Source::Program(program) => program.module.body,
        // The text is a constant: a test makes sure that it is a program.
        _ => Vec::new(),
    };
}

fn support() -> Vec<Stmt> {
    PARSED.with(Clone::clone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_support_is_a_program() {
        assert!(matches!(
            parse(SUPPORT, PythonVersion::three(8)),
            Source::Program(_)
        ));
        assert!(support().iter().any(is_driver));
    }
}
