//! What of a library module's text is executed when the module is imported, and what only when one of its names is asked for.
//!
//! Most programs use little of what they import. A statement that does nothing but bind names waits until then; which module-level
//! names a library function assigns to by `global` is nothing that such a statement binds beside others.

use crate::compile::code::CodeRef;
use crate::compile::{Limit, Options, compile as compile_module};
use crate::objects::module::Definitions;
use crate::syntax::ast::{Alias, Expr, ExprKind, Module, Name, Stmt, StmtKind};
use crate::value::Str;

/// Compiles the text of a library module.
pub(super) fn compile(module: Module, options: &Options<'_>) -> Result<Definitions, Limit> {
    let compiled = |body: Vec<Stmt>| compile_module(&Module { body }, options);
    let statements = module.body.into_iter().flat_map(single_imports);
    let (waiting, at_import): (Vec<_>, Vec<_>) = statements
        .map(|stmt| (names_bound_alone(&stmt), stmt))
        .partition(|(names, _)| names.is_some());
    let at_import = at_import.into_iter().map(|(_, stmt)| stmt).collect();
    let mut definitions = Definitions::new(compiled(at_import)?);
    for (names, stmt) in waiting {
        let code: CodeRef = compiled(vec![stmt])?;
        definitions.add(code, names.into_iter().flatten().map(Str::from));
    }
    Ok(definitions)
}

/// Each name that is imported from a module by a statement of its own.
fn single_imports(stmt: Stmt) -> Vec<Stmt> {
    let Stmt { kind, at } = stmt;
    match kind {
        StmtKind::ImportFrom { module, names } => {
            let single = |alias: Alias| StmtKind::ImportFrom {
                module: module.clone(),
                names: vec![alias],
            };
            let single = names.into_iter().map(single);
            single.map(|kind| Stmt { kind, at }).collect()
        }
        kind => vec![Stmt { kind, at }],
    }
}

/// The names that a statement binds or unbinds, if that is all that it does and takes more than the moment that remembering it does.
fn names_bound_alone(stmt: &Stmt) -> Option<Vec<Name>> {
    match &stmt.kind {
        StmtKind::Assign { value, .. } if matches!(value.kind, ExprKind::Constant(_)) => None,
        _ => names_bound(stmt),
    }
}

fn names_bound(stmt: &Stmt) -> Option<Vec<Name>> {
    match &stmt.kind {
        StmtKind::Function(function) => Some(vec![function.name.clone()]),
        StmtKind::Class(class) => Some(vec![class.name.clone()]),
        StmtKind::Assign { targets, .. } | StmtKind::Delete(targets) => {
            targets.iter().map(name).collect()
        }
        StmtKind::Import(aliases) => Some(aliases.iter().map(imported).collect()),
        StmtKind::ImportFrom { names, .. } => {
            let own = |alias: &Alias| alias.alias.clone().unwrap_or_else(|| alias.name.clone());
            Some(names.iter().map(own).collect())
        }
        StmtKind::If { body, orelse, .. } => {
            let parts = body.iter().chain(orelse).map(names_bound);
            let parts: Option<Vec<Vec<Name>>> = parts.collect();
            Some(parts?.concat())
        }
        StmtKind::Return(_)
        | StmtKind::AugAssign { .. }
        | StmtKind::AnnAssign { .. }
        | StmtKind::For { .. }
        | StmtKind::While { .. }
        | StmtKind::With { .. }
        | StmtKind::Raise { .. }
        | StmtKind::Try { .. }
        | StmtKind::Assert { .. }
        | StmtKind::Global(_)
        | StmtKind::Nonlocal(_)
        | StmtKind::Expr(_)
        | StmtKind::Pass
        | StmtKind::Break
        | StmtKind::Continue => None,
    }
}

fn name(target: &Expr) -> Option<Name> {
    match &target.kind {
        ExprKind::Name(name) => Some(name.clone()),
        _ => None,
    }
}

/// The variable that an alias of an `import` statement binds.
fn imported(alias: &Alias) -> Name {
    let top_level = || alias.name.split('.').next().unwrap_or_default().into();
    alias.alias.clone().unwrap_or_else(top_level)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::library::{LibraryModule, MODULES};
    use crate::run::Options;
    use crate::syntax::{PythonVersion, Source, parse, walk};
    use crate::vm::Vm;

    fn statements(text: &str) -> Vec<Stmt> {
        match parse(text, PythonVersion::three(13)) {
            Source::Program(program) => program.module.body,
            other => panic!("{other:?}"),
        }
    }

    fn names_on_demand(stmts: &[Stmt]) -> HashSet<Name> {
        let names = stmts.iter().filter_map(names_bound_alone);
        names.flatten().collect()
    }

    fn names_assigned_by_functions(stmts: &[Stmt]) -> HashSet<Name> {
        let mut found = HashSet::new();
        for stmt in stmts {
            if let StmtKind::Global(names) = &stmt.kind {
                found.extend(names.iter().cloned());
            }
            walk::blocks(stmt).for_each(|inner| found.extend(names_assigned_by_functions(inner)));
        }
        found
    }

    fn native_names(module: &LibraryModule) -> HashSet<Name> {
        let mut vm = Vm::new(&Options::default());
        let names = module.native.map(|native| native(&mut vm));
        let names = names.and_then(Result::ok).unwrap_or_default();
        names.keys().map(|name| Name::from(&**name)).collect()
    }

    #[test]
    fn what_waits_binds_no_name_that_is_bound_otherwise() {
        for module in MODULES {
            let stmts = statements(module.text.unwrap_or_default());
            let waiting = names_on_demand(&stmts);
            for others in [names_assigned_by_functions(&stmts), native_names(module)] {
                let both: Vec<_> = waiting.intersection(&others).collect();
                assert!(both.is_empty(), "{}: {both:?}", module.name);
            }
        }
    }

    #[test]
    fn only_statements_that_bind_names_wait() {
        let texts: [(&str, Option<&[&str]>); 12] = [
            ("def f(): pass", Some(&["f"])),
            ("class C: pass", Some(&["C"])),
            ("a = b = f()", Some(&["a", "b"])),
            ("import a.b", Some(&["a"])),
            ("import a.b as c", Some(&["c"])),
            ("from a import b as c", Some(&["c"])),
            ("del a, b", Some(&["a", "b"])),
            ("if a:\n b = 1\nelse:\n def c(): pass", Some(&["b", "c"])),
            ("a = 1", None),
            ("a.b = f()", None),
            ("f()", None),
            ("for a in b: pass", None),
        ];
        for (text, expected) in texts {
            let names = statements(text).first().and_then(names_bound_alone);
            let expected = expected.map(|names| names.iter().map(|&name| name.into()).collect());
            assert_eq!(names, expected, "{text}");
        }
    }
}
