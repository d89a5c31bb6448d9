//! What a program binds and defines, whatever the scope: a name counts by every binding that it has anywhere.

use std::collections::{HashMap, HashSet};

use crate::syntax::ast::{
    Alias, Constant, Expr, ExprKind, Module, Name, Parameters, Stmt, StmtKind,
};
use crate::syntax::walk;

/// What is known of a program before its rules are checked.
#[derive(Default)]
pub(super) struct Bindings {
    /// Attribute names that the program defines.
    attributes: HashSet<Name>,
    /// Names bound to typing's forms or modules: what they are subscripted with may be a forward reference.
    typing: HashSet<Name>,
    /// Names that `functools.wraps` is imported as.
    wraps: HashSet<Name>,
    names: HashMap<Name, Sources>,
}

/// What a name is bound to.
#[derive(Default)]
struct Sources {
    /// By a `class` or `def` of the program without decorators.
    definition: bool,
    /// By assignments of calls of these names.
    called: Vec<Name>,
    /// By anything else.
    other: bool,
}

impl Bindings {
    pub(super) fn of(module: &Module) -> Self {
        let mut bindings = Self::default();
        bindings.block(&module.body, false);
        bindings
    }

    pub(super) fn defines_attribute(&self, name: &str) -> bool {
        self.attributes.contains(name)
    }

    pub(super) fn is_typing(&self, name: &str) -> bool {
        self.typing.contains(name)
    }

    pub(super) fn is_wraps(&self, name: &str) -> bool {
        self.wraps.contains(name)
    }

    pub(super) fn binds(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// Whether `name` can only be a class or function of the program, or an instance of such a class.
    pub(super) fn is_own(&self, name: &str) -> bool {
        // An instance may be anything where a class chooses its instances itself.
        let instances = !self.attributes.contains("__new__");
        match self.names.get(name) {
            Some(sources) if !sources.other => {
                let is_definition = |class: &Name| {
                    self.names.get(class).is_some_and(|class| {
                        class.definition && !class.other && class.called.is_empty()
                    })
                };
                sources.called.is_empty() || (instances && sources.called.iter().all(is_definition))
            }
            _ => false,
        }
    }

    fn other(&mut self, name: &Name) {
        self.names.entry(name.clone()).or_default().other = true;
    }

    fn definition(&mut self, name: &Name, decorators: &[Expr], in_class: bool) {
        let sources = self.names.entry(name.clone()).or_default();
        if decorators.is_empty() {
            sources.definition = true;
        } else {
            sources.other = true;
        }
        if in_class {
            self.attributes.insert(name.clone());
        }
    }

    fn block(&mut self, block: &[Stmt], in_class: bool) {
        block.iter().for_each(|stmt| self.stmt(stmt, in_class));
    }

    fn stmt(&mut self, stmt: &Stmt, in_class: bool) {
        match &stmt.kind {
            StmtKind::Function(function) => {
                self.definition(&function.name, &function.decorators, in_class);
                self.parameters(&function.parameters);
            }
            StmtKind::Class(class) => self.definition(&class.name, &class.decorators, in_class),
            StmtKind::Assign { targets, value } => self.assign(targets, value, in_class),
            StmtKind::AugAssign { target, .. }
            | StmtKind::AnnAssign { target, .. }
            | StmtKind::For { target, .. } => self.target(target, in_class),
            StmtKind::With { items, .. } => {
                let targets = items.iter().filter_map(|item| item.target.as_ref());
                targets.for_each(|target| self.target(target, in_class));
            }
            StmtKind::Try { handlers, .. } => {
                let names = handlers.iter().filter_map(|handler| handler.name.as_ref());
                names.for_each(|name| self.other(name));
            }
            StmtKind::Import(names) => {
                names.iter().for_each(|alias| self.import("", alias));
            }
            StmtKind::ImportFrom { module, names } => {
                names.iter().for_each(|alias| self.import(module, alias));
            }
            _ => {}
        }
        let visited: Result<(), ()> = walk::expressions(stmt, &mut |expr| {
            self.expr(expr);
            Ok(())
        });
        debug_assert!(visited.is_ok());
        let in_class = match &stmt.kind {
            StmtKind::Class(_) => true,
            StmtKind::Function(_) => false,
            _ => in_class,
        };
        walk::blocks(stmt).for_each(|inner| self.block(inner, in_class));
    }

    fn import(&mut self, from: &str, alias: &Alias) {
        let name = bound_by(alias);
        self.other(&name);
        let module = if from.is_empty() { &alias.name } else { from };
        if matches!(module, "typing" | "collections.abc" | "collections") {
            self.typing.insert(name);
        } else if from == "functools" && &*alias.name == "wraps" {
            self.wraps.insert(name);
        }
    }

    fn assign(&mut self, targets: &[Expr], value: &Expr, in_class: bool) {
        for target in targets {
            match (&target.kind, &value.kind) {
                (ExprKind::Name(name), ExprKind::Call { function, .. }) if !in_class => {
                    let sources = self.names.entry(name.clone()).or_default();
                    match &function.kind {
                        ExprKind::Name(called) => sources.called.push(called.clone()),
                        _ => sources.other = true,
                    }
                }
                _ => self.target(target, in_class),
            }
        }
    }

    fn target(&mut self, target: &Expr, in_class: bool) {
        match &target.kind {
            ExprKind::Attribute { name, .. } => {
                self.attributes.insert(name.clone());
            }
            ExprKind::Name(name) => {
                self.other(name);
                if in_class {
                    self.attributes.insert(name.clone());
                }
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().for_each(|item| self.target(item, in_class));
            }
            ExprKind::Starred(item) => self.target(item, in_class),
            _ => {}
        }
    }

    /// The fields of `namedtuple("Name", "field field")`.
    fn fields(&mut self, arguments: &[Expr]) {
        let names = match arguments.get(1).map(|fields| &fields.kind) {
            Some(ExprKind::List(items) | ExprKind::Tuple(items)) => items.as_slice(),
            Some(ExprKind::Constant(_)) => arguments.get(1..2).unwrap_or_default(),
            _ => &[],
        };
        for text in names.iter().filter_map(literal) {
            let names = text.split([' ', ',']).filter(|name| !name.is_empty());
            self.attributes.extend(names.map(Name::from));
        }
    }

    fn parameters(&mut self, parameters: &Parameters) {
        parameters
            .iter()
            .for_each(|parameter| self.other(&parameter.name));
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Named { target, .. } => self.other(target),
            ExprKind::Lambda { parameters, .. } => self.parameters(parameters),
            ExprKind::Call {
                function,
                arguments,
                ..
            } if is_namedtuple(function) => self.fields(arguments),
            _ => {
                let clauses = walk::clauses(expr).unwrap_or_default();
                clauses
                    .iter()
                    .for_each(|clause| self.target(&clause.target, false));
            }
        }
        let visited: Result<(), ()> = walk::children(expr, &mut |child| {
            self.expr(child);
            Ok(())
        });
        debug_assert!(visited.is_ok());
    }
}

fn is_namedtuple(function: &Expr) -> bool {
    match &function.kind {
        ExprKind::Name(name) | ExprKind::Attribute { name, .. } => &**name == "namedtuple",
        _ => false,
    }
}

fn literal(expr: &Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Constant(Constant::Str(text)) => Some(text),
        _ => None,
    }
}

/// The name that an import binds.
pub(super) fn bound_by(alias: &Alias) -> Name {
    match &alias.alias {
        Some(name) => name.clone(),
        None => alias.name.split('.').next().unwrap_or_default().into(),
    }
}
