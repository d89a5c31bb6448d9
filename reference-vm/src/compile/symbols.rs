//! The walk over the tree that notes how each block uses names.

use crate::syntax::ast::{
    Alias, Class, Expr, ExprKind, FStringPart, ForClause, Function, Handler, Keyword, Module, Name,
    Parameters, Stmt, StmtKind, WithItem,
};

use super::scope::{Key, ScopeId, ScopeKind, Scopes};
use super::{RED_ZONE, STACK_STEP};

/// Adds to `scopes` every block of the module with its uses of names.
pub(super) fn collect(module: &Module, scopes: &mut Scopes) {
    let current = scopes.module();
    Walk { scopes, current }.body(&module.body);
}

struct Walk<'s> {
    scopes: &'s mut Scopes,
    current: ScopeId,
}

impl Walk<'_> {
    fn load(&mut self, name: &Name) {
        let scope = self.scopes.get_mut(self.current);
        scope.uses_of(name);
        // `super()` without arguments finds its class in the variable `__class__`.
        if &**name == "super" && scope.kind.is_function_like() {
            scope.uses_of(&"__class__".into());
        }
    }

    fn bind(&mut self, name: &Name) {
        self.scopes.get_mut(self.current).uses_of(name).bound = true;
    }

    /// `name := …` binds in the innermost block that is not a comprehension.
    fn bind_walrus(&mut self, name: &Name) {
        let mut outer = self.current;
        while self.scopes.get(outer).kind.is_implicit() {
            match self.scopes.get(outer).parent {
                Some(parent) => outer = parent,
                None => break,
            }
        }
        let target = self.scopes.get_mut(outer);
        let uses = target.uses_of(name);
        uses.bound = true;
        let is_global = uses.global || !target.kind.is_function_like();
        if outer != self.current {
            let uses = self.scopes.get_mut(self.current).uses_of(name);
            uses.global |= is_global;
            uses.nonlocal |= !is_global;
        }
    }

    /// Walks the inside of a new block.
    fn inside(
        &mut self,
        key: Key,
        kind: ScopeKind,
        private: Option<Name>,
        walk: impl FnOnce(&mut Self),
    ) -> ScopeId {
        let outer = self.current;
        let private = private.or_else(|| self.scopes.get(outer).private.clone());
        let inner = self.scopes.add(key, kind, outer, private);
        self.current = inner;
        walk(self);
        self.current = outer;
        inner
    }

    fn body(&mut self, body: &[Stmt]) {
        for stmt in body {
            stacker::maybe_grow(RED_ZONE, STACK_STEP, || self.stmt(stmt));
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Function(function) => self.function(function),
            StmtKind::Class(class) => self.class(class),
            StmtKind::Return(value) => self.exprs(value),
            StmtKind::Delete(targets) => self.targets(targets),
            StmtKind::Assign { targets, value } => {
                self.expr(value);
                self.targets(targets);
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.target(target);
                self.expr(value);
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
            } => self.annotated(target, annotation, value.as_ref()),
            StmtKind::For {
                target,
                iter,
                body,
                orelse,
                ..
            } => {
                self.expr(iter);
                self.target(target);
                self.body(body);
                self.body(orelse);
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test);
                self.body(body);
                self.body(orelse);
            }
            StmtKind::With { items, body, .. } => {
                for WithItem { context, target } in items {
                    self.expr(context);
                    self.targets(target);
                }
                self.body(body);
            }
            StmtKind::Raise { exc, cause } => self.exprs(exc.iter().chain(cause)),
            StmtKind::Try {
                body,
                handlers,
                orelse,
                finalbody,
                ..
            } => {
                self.body(body);
                handlers.iter().for_each(|handler| self.handler(handler));
                self.body(orelse);
                self.body(finalbody);
            }
            StmtKind::Assert { test, msg } => {
                self.expr(test);
                self.exprs(msg);
            }
            StmtKind::Import(names) => names.iter().for_each(|name| self.import(name)),
            StmtKind::ImportFrom { names, .. } => names
                .iter()
                .for_each(|Alias { name, alias }| self.bind(alias.as_ref().unwrap_or(name))),
            StmtKind::Global(names) => {
                for name in names {
                    self.scopes.get_mut(self.current).uses_of(name).global = true;
                }
            }
            StmtKind::Nonlocal(names) => {
                for name in names {
                    self.scopes.get_mut(self.current).uses_of(name).nonlocal = true;
                }
            }
            StmtKind::Expr(value) => self.expr(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
        }
    }

    fn function(&mut self, function: &Function) {
        self.bind(&function.name);
        self.exprs(&function.decorators);
        self.signature(&function.parameters);
        self.exprs(&function.returns);
        self.inside(Key::function(function), ScopeKind::Function, None, |walk| {
            walk.parameters(&function.parameters);
            walk.body(&function.body);
        });
    }

    fn class(&mut self, class: &Class) {
        self.bind(&class.name);
        self.exprs(&class.decorators);
        self.exprs(&class.bases);
        self.keywords(&class.keywords);
        self.inside(
            Key::class(class),
            ScopeKind::Class,
            Some(class.name.clone()),
            |walk| walk.body(&class.body),
        );
    }

    /// What a function evaluates when it is defined.
    fn signature(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter() {
            self.exprs(&parameter.default);
            self.exprs(&parameter.annotation);
        }
    }

    fn parameters(&mut self, parameters: &Parameters) {
        parameters
            .iter()
            .for_each(|parameter| self.bind(&parameter.name));
    }

    fn annotated(&mut self, target: &Expr, annotation: &Expr, value: Option<&Expr>) {
        self.target(target);
        self.expr(annotation);
        self.exprs(value);
    }

    fn handler(&mut self, handler: &Handler) {
        self.exprs(&handler.matches);
        if let Some(name) = &handler.name {
            self.bind(name);
        }
        self.body(&handler.body);
    }

    fn import(&mut self, import: &Alias) {
        match &import.alias {
            Some(alias) => self.bind(alias),
            None => self.bind(&top_level(&import.name)),
        }
    }

    fn targets<'e>(&mut self, targets: impl IntoIterator<Item = &'e Expr>) {
        targets.into_iter().for_each(|target| self.target(target));
    }

    fn target(&mut self, target: &Expr) {
        match &target.kind {
            ExprKind::Name(name) => self.bind(name),
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                stacker::maybe_grow(RED_ZONE, STACK_STEP, || self.targets(items));
            }
            ExprKind::Starred(inner) => {
                stacker::maybe_grow(RED_ZONE, STACK_STEP, || self.target(inner))
            }
            _ => self.expr(target),
        }
    }

    fn exprs<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) {
        exprs.into_iter().for_each(|expr| self.expr(expr));
    }

    fn keywords(&mut self, keywords: &[Keyword]) {
        self.exprs(keywords.iter().map(|keyword| &keyword.value));
    }

    fn expr(&mut self, expr: &Expr) {
        stacker::maybe_grow(RED_ZONE, STACK_STEP, || self.expr_here(expr));
    }

    fn expr_here(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Constant(_) => {}
            ExprKind::Name(name) => self.load(name),
            ExprKind::Bool { values, .. }
            | ExprKind::Set(values)
            | ExprKind::List(values)
            | ExprKind::Tuple(values) => self.exprs(values),
            ExprKind::Named { target, value } => {
                self.expr(value);
                self.bind_walrus(target);
            }
            ExprKind::Binary { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Unary { operand, .. } => self.expr(operand),
            ExprKind::Lambda { parameters, body } => {
                self.signature(parameters);
                self.inside(Key::expr(expr), ScopeKind::Function, None, |walk| {
                    walk.parameters(parameters);
                    walk.expr(body);
                });
            }
            ExprKind::Conditional { test, body, orelse } => {
                self.expr(test);
                self.expr(body);
                self.expr(orelse);
            }
            ExprKind::Dict(items) => {
                for (key, value) in items {
                    self.exprs(key);
                    self.expr(value);
                }
            }
            ExprKind::ListComp { element, clauses } | ExprKind::SetComp { element, clauses } => {
                self.comprehension(expr, ScopeKind::Comprehension, &[element], clauses);
            }
            ExprKind::DictComp {
                key,
                value,
                clauses,
            } => {
                self.comprehension(expr, ScopeKind::Comprehension, &[key, value], clauses);
            }
            ExprKind::Generator { element, clauses } => {
                self.comprehension(expr, ScopeKind::GeneratorExpression, &[element], clauses);
            }
            ExprKind::Await(value) => {
                self.scopes.get_mut(self.current).is_async = true;
                self.expr(value);
            }
            ExprKind::Yield(value) => {
                self.scopes.get_mut(self.current).has_yield = true;
                self.exprs(value.as_deref());
            }
            ExprKind::YieldFrom(value) => {
                self.scopes.get_mut(self.current).has_yield = true;
                self.expr(value);
            }
            ExprKind::Compare { left, rest } => {
                self.expr(left);
                self.exprs(rest.iter().map(|(_, operand)| operand));
            }
            ExprKind::Call {
                function,
                arguments,
                keywords,
            } => {
                self.expr(function);
                self.exprs(arguments);
                self.keywords(keywords);
            }
            ExprKind::Attribute { value, .. } | ExprKind::Starred(value) => self.expr(value),
            ExprKind::Subscript { value, index } => {
                self.expr(value);
                self.expr(index);
            }
            ExprKind::Slice { lower, upper, step } => self.exprs(
                [lower, upper, step]
                    .into_iter()
                    .filter_map(|part| part.as_deref()),
            ),
            ExprKind::FString(parts) => self.fstring(parts),
        }
    }

    fn fstring(&mut self, parts: &[FStringPart]) {
        for part in parts {
            match part {
                FStringPart::Text(_) => {}
                FStringPart::Field { value, format, .. } => {
                    self.expr(value);
                    stacker::maybe_grow(RED_ZONE, STACK_STEP, || self.fstring(format));
                }
            }
        }
    }

    fn comprehension(
        &mut self,
        expr: &Expr,
        kind: ScopeKind,
        elements: &[&Expr],
        clauses: &[ForClause],
    ) {
        self.exprs(clauses.first().map(|clause| &clause.iter));
        let inner = self.inside(Key::expr(expr), kind, None, |walk| {
            walk.bind(&".0".into());
            for (index, clause) in clauses.iter().enumerate() {
                walk.target(&clause.target);
                if index > 0 {
                    walk.expr(&clause.iter);
                }
                walk.exprs(&clause.conditions);
                walk.scopes.get_mut(walk.current).is_async |= clause.is_async;
            }
            walk.exprs(elements.iter().copied());
        });
        // An asynchronous comprehension is awaited where it stands; an asynchronous generator expression is not.
        let awaited = kind == ScopeKind::Comprehension && self.scopes.get(inner).is_async;
        self.scopes.get_mut(self.current).is_async |= awaited;
    }
}

/// The variable that `import a.b.c` binds.
pub(super) fn top_level(module: &str) -> Name {
    module.split('.').next().unwrap_or(module).into()
}
