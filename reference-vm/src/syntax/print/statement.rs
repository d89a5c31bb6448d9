//! Statements.

use super::expr::{
    Level, argument, arguments, at, expressions, lines_of_display, parameters, right_side, sign,
    target,
};
use crate::syntax::ast::{
    Alias, Class, Expr, ExprKind, Function, Handler, Name, Stmt, StmtKind, WithItem,
};

/// Displays on the right of an assignment that would make a line longer than this are written item by item.
const WIDTH: usize = 100;

/// Text in the making.
#[derive(Default)]
pub(super) struct Printer {
    text: String,
    depth: usize,
}

impl Printer {
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn block(&mut self, block: &[Stmt]) {
        let mut before: Option<&Stmt> = None;
        for stmt in block {
            if before.is_some_and(is_definition) || (before.is_some() && is_definition(stmt)) {
                self.text
                    .push_str(if self.depth == 0 { "\n\n" } else { "\n" });
            }
            self.stmt(stmt);
            before = Some(stmt);
        }
    }

    /// A header and the block below it.
    fn compound(&mut self, header: &str, block: &[Stmt]) {
        self.line(header);
        self.depth += 1;
        if block.is_empty() {
            self.line("pass");
        }
        self.block(block);
        self.depth -= 1;
    }

    fn orelse(&mut self, block: &[Stmt]) {
        if !block.is_empty() {
            self.compound("else:", block);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Function(function) => self.function(function),
            StmtKind::Class(class) => self.class(class),
            StmtKind::For {
                is_async,
                target: bound,
                iter,
                body,
                orelse,
            } => {
                let word = if *is_async { "async for" } else { "for" };
                self.compound(
                    &format!("{word} {} in {}:", target(bound), expressions(iter)),
                    body,
                );
                self.orelse(orelse);
            }
            StmtKind::While { test, body, orelse } => {
                self.compound(&format!("while {}:", argument(test)), body);
                self.orelse(orelse);
            }
            StmtKind::If { test, body, orelse } => self.conditional("if", test, body, orelse),
            StmtKind::With {
                is_async,
                items,
                body,
            } => {
                let word = if *is_async { "async with" } else { "with" };
                let items = items.iter().map(with_item).collect::<Vec<_>>().join(", ");
                self.compound(&format!("{word} {items}:"), body);
            }
            StmtKind::Try {
                body,
                handlers,
                orelse,
                finalbody,
                is_star,
            } => {
                self.compound("try:", body);
                handlers
                    .iter()
                    .for_each(|handler| self.handler(handler, *is_star));
                self.orelse(orelse);
                if !finalbody.is_empty() {
                    self.compound("finally:", finalbody);
                }
            }
            StmtKind::Assign { targets, value } => self.assign(targets, value),
            StmtKind::Return(_)
            | StmtKind::Delete(_)
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
            | StmtKind::Continue => self.line(&simple(&stmt.kind)),
        }
    }

    fn decorators(&mut self, decorators: &[Expr]) {
        for decorator in decorators {
            self.line(&format!("@{}", argument(decorator)));
        }
    }

    fn function(&mut self, function: &Function) {
        self.decorators(&function.decorators);
        let word = if function.is_async {
            "async def"
        } else {
            "def"
        };
        let mut header = format!(
            "{word} {}({})",
            function.name,
            parameters(&function.parameters)
        );
        if let Some(returns) = &function.returns {
            header.push_str(" -> ");
            header.push_str(&argument(returns));
        }
        header.push(':');
        self.compound(&header, &function.body);
    }

    fn class(&mut self, class: &Class) {
        self.decorators(&class.decorators);
        let mut header = format!("class {}", class.name);
        if !class.bases.is_empty() || !class.keywords.is_empty() {
            header.push_str(&format!("({})", arguments(&class.bases, &class.keywords)));
        }
        header.push(':');
        self.compound(&header, &class.body);
    }

    fn conditional(&mut self, word: &str, test: &Expr, body: &[Stmt], orelse: &[Stmt]) {
        self.compound(&format!("{word} {}:", argument(test)), body);
        match orelse {
            [
                Stmt {
                    kind: StmtKind::If { test, body, orelse },
                    ..
                },
            ] => self.conditional("elif", test, body, orelse),
            _ => self.orelse(orelse),
        }
    }

    fn handler(&mut self, handler: &Handler, is_star: bool) {
        let mut header = String::from(if is_star { "except*" } else { "except" });
        if let Some(matches) = &handler.matches {
            header.push(' ');
            header.push_str(&argument(matches));
        }
        if let Some(name) = &handler.name {
            header.push_str(" as ");
            header.push_str(name);
        }
        header.push(':');
        self.compound(&header, &handler.body);
    }

    fn assign(&mut self, targets: &[Expr], value: &Expr) {
        let bound: String = targets.iter().map(|bound| target(bound) + " = ").collect();
        let line = format!("{bound}{}", right_side(value));
        if line.len() + 4 * self.depth <= WIDTH {
            return self.line(&line);
        }
        match lines_of_display(value) {
            Some((open, items, close)) if !items.is_empty() => {
                self.line(&format!("{bound}{open}"));
                self.depth += 1;
                items.iter().for_each(|item| self.line(&format!("{item},")));
                self.depth -= 1;
                self.line(&close.to_string());
            }
            _ => self.line(&line),
        }
    }
}

fn is_definition(stmt: &Stmt) -> bool {
    matches!(stmt.kind, StmtKind::Function(_) | StmtKind::Class(_))
}

/// A statement of one line.
fn simple(kind: &StmtKind) -> String {
    match kind {
        StmtKind::Return(None) => "return".to_owned(),
        StmtKind::Return(Some(value)) => format!("return {}", expressions(value)),
        StmtKind::Delete(targets) => {
            let targets = targets.iter().map(argument).collect::<Vec<_>>();
            format!("del {}", targets.join(", "))
        }
        StmtKind::AugAssign {
            target: bound,
            op,
            value,
        } => format!("{} {}= {}", target(bound), sign(*op), right_side(value)),
        StmtKind::AnnAssign {
            target: bound,
            annotation,
            value,
        } => {
            let declared = format!("{}: {}", argument(bound), argument(annotation));
            match value {
                Some(value) => format!("{declared} = {}", argument(value)),
                None => declared,
            }
        }
        StmtKind::Raise { exc, cause } => {
            let exc = exc.as_ref().map(|exc| format!(" {}", argument(exc)));
            let cause = cause
                .as_ref()
                .map(|cause| format!(" from {}", argument(cause)));
            format!(
                "raise{}{}",
                exc.unwrap_or_default(),
                cause.unwrap_or_default()
            )
        }
        StmtKind::Assert { test, msg } => {
            let msg = msg.as_ref().map(|msg| format!(", {}", argument(msg)));
            format!("assert {}{}", argument(test), msg.unwrap_or_default())
        }
        StmtKind::Import(names) => format!("import {}", aliases(names)),
        StmtKind::ImportFrom { module, names } => {
            format!("from {module} import {}", aliases(names))
        }
        StmtKind::Global(names) => format!("global {}", joined(names)),
        StmtKind::Nonlocal(names) => format!("nonlocal {}", joined(names)),
        StmtKind::Expr(value) => right_side(value),
        StmtKind::Break => "break".to_owned(),
        StmtKind::Continue => "continue".to_owned(),
        StmtKind::Pass
        | StmtKind::Function(_)
        | StmtKind::Class(_)
        | StmtKind::Assign { .. }
        | StmtKind::For { .. }
        | StmtKind::While { .. }
        | StmtKind::If { .. }
        | StmtKind::With { .. }
        | StmtKind::Try { .. } => "pass".to_owned(),
    }
}

fn joined(names: &[Name]) -> String {
    names
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<&str>>()
        .join(", ")
}

fn aliases(names: &[Alias]) -> String {
    let alias = |alias: &Alias| match &alias.alias {
        Some(name) => format!("{} as {name}", alias.name),
        None => alias.name.to_string(),
    };
    names.iter().map(alias).collect::<Vec<_>>().join(", ")
}

fn with_item(item: &WithItem) -> String {
    let context = argument(&item.context);
    match &item.target {
        Some(bound) => format!("{context} as {}", at(bound, Level::Test)),
        // `with (a, b):` has two items.
        None if matches!(&item.context.kind, ExprKind::Tuple(_)) => format!("({context})"),
        None => context,
    }
}
