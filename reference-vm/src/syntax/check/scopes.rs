//! The symbol table: where names are bound, and the errors that show there.

use indexmap::IndexMap;

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::{breach, error};
use crate::clause::Clause;
use crate::quirk::Quirk;
use crate::syntax::ast::{
    Alias, Expr, ExprKind, ForClause, Function, Module, Name, Parameters, Pos, Stmt, StmtKind,
};
use crate::syntax::parse::Stop;
use crate::syntax::version::Dialect;
use crate::syntax::walk;

/// How a scope uses a name.
#[derive(Copy, Clone, Default)]
struct Uses {
    read: bool,
    bound: bool,
    parameter: bool,
    annotated: bool,
    global: bool,
    nonlocal: bool,
    imported: bool,
    /// It is the target of a comprehension's `for`.
    iteration: bool,
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Kind {
    Module,
    Class,
    /// A function or lambda.
    Function,
    /// `list`, `set`, `dict` comprehension or generator expression, by the name that messages use.
    Comprehension(&'static str),
    /// An annotation that is not evaluated where it stands: from 3.14 on, or by `from __future__ import annotations` from 3.10 on.
    Annotation,
}

struct Scope {
    kind: Kind,
    names: IndexMap<Name, Uses, FxBuildHasher>,
    /// Where names were declared global or nonlocal.
    directives: IndexMap<Name, Pos, FxBuildHasher>,
    children: Vec<Scope>,
    /// Inside the iterable of a comprehension, where `:=` is forbidden.
    in_iterable: bool,
    /// Inside the target of a comprehension's `for`.
    in_target: bool,
}

impl Scope {
    fn new(kind: Kind, in_iterable: bool) -> Self {
        Self {
            kind,
            names: IndexMap::default(),
            directives: IndexMap::default(),
            children: Vec::new(),
            in_iterable,
            in_target: false,
        }
    }

    fn uses(&self, name: &str) -> Uses {
        self.names.get(name).copied().unwrap_or_default()
    }

    fn entry(&mut self, name: &Name) -> &mut Uses {
        self.names.entry(name.clone()).or_default()
    }
}

/// `has_declarations` says whether there is a `global`, a `nonlocal` or a `:=` in the module.
pub(super) fn check(module: &Module, has_declarations: bool, dialect: Dialect) -> Checked {
    let mut table = Table {
        dialect,
        notes_uses: has_declarations,
        postponed: !dialect.before(14)
            || super::postpones_annotations(module)
                && !dialect.has(Quirk::PostponedAnnotationMayAwait),
        current: Scope::new(Kind::Module, false),
        outer: Vec::new(),
        declares_nonlocal: false,
    };
    table.block(&module.body)?;
    match table.declares_nonlocal {
        true => analyze(&table.current, &FxHashSet::default()),
        false => Ok(()),
    }
}

struct Table {
    dialect: Dialect,
    /// How names are used, parameters apart, is of no consequence without a declaration that could contradict it.
    notes_uses: bool,
    /// Annotations are scopes of their own.
    postponed: bool,
    current: Scope,
    /// The scopes around the current one, the module first.
    outer: Vec<Scope>,
    /// Only then a name can lack a binding.
    declares_nonlocal: bool,
}

type Checked = Result<(), Stop>;

impl Table {
    fn within(&mut self, kind: Kind, visit: impl FnOnce(&mut Self) -> Checked) -> Checked {
        let inner = Scope::new(kind, self.current.in_iterable);
        self.outer.push(std::mem::replace(&mut self.current, inner));
        let visited = visit(self);
        if let Some(outer) = self.outer.pop() {
            let inner = std::mem::replace(&mut self.current, outer);
            if self.notes_uses {
                self.current.children.push(inner);
            }
        }
        visited
    }

    fn block(&mut self, block: &[Stmt]) -> Checked {
        block.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Checked {
        let at = stmt.at;
        match &stmt.kind {
            StmtKind::Function(function) => return self.function(function, at),
            StmtKind::Class(class) => {
                self.bind(&class.name, at)?;
                walk::expressions(stmt, &mut |expr| self.expr(expr))?;
                return self.within(Kind::Class, |table| table.block(&class.body));
            }
            StmtKind::Assign { targets, value } => {
                targets.iter().try_for_each(|target| self.target(target))?;
                return self.expr(value);
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.target(target)?;
                return self.expr(value);
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
            } => {
                self.annotated(target, value.is_some())?;
                self.annotation(annotation)?;
                return value.iter().try_for_each(|value| self.expr(value));
            }
            StmtKind::Delete(targets) => return targets.iter().try_for_each(|t| self.target(t)),
            StmtKind::For { target, iter, .. } => {
                self.target(target)?;
                self.expr(iter)?;
            }
            StmtKind::With { items, .. } => {
                for item in items {
                    self.expr(&item.context)?;
                    item.target
                        .iter()
                        .try_for_each(|target| self.target(target))?;
                }
            }
            StmtKind::Try {
                body,
                handlers,
                orelse,
                finalbody,
                ..
            } => {
                self.block(body)?;
                self.block(orelse)?;
                for handler in handlers {
                    handler
                        .matches
                        .iter()
                        .try_for_each(|matches| self.expr(matches))?;
                    handler
                        .name
                        .iter()
                        .try_for_each(|name| self.bind(name, handler.at))?;
                    self.block(&handler.body)?;
                }
                return self.block(finalbody);
            }
            StmtKind::Import(names) | StmtKind::ImportFrom { names, .. } => self.import(names),
            StmtKind::Global(names) => {
                return names
                    .iter()
                    .try_for_each(|name| self.directive(name, at, true));
            }
            StmtKind::Nonlocal(names) => {
                return names
                    .iter()
                    .try_for_each(|name| self.directive(name, at, false));
            }
            StmtKind::Return(_)
            | StmtKind::While { .. }
            | StmtKind::If { .. }
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::Expr(_)
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => walk::expressions(stmt, &mut |expr| self.expr(expr))?,
        }
        walk::blocks(stmt).try_for_each(|block| self.block(block))
    }

    fn function(&mut self, function: &Function, at: Pos) -> Checked {
        self.bind(&function.name, at)?;
        let parameters = || function.parameters.iter();
        let mut defaults = parameters().filter_map(|parameter| parameter.default.as_ref());
        defaults.try_for_each(|default| self.expr(default))?;
        let annotations = parameters().filter_map(|parameter| parameter.annotation.as_ref());
        annotations
            .chain(&function.returns)
            .try_for_each(|annotation| self.annotation(annotation))?;
        function
            .decorators
            .iter()
            .try_for_each(|decorator| self.expr(decorator))?;
        self.within(Kind::Function, |table| {
            table.parameters(&function.parameters, at)?;
            table.block(&function.body)
        })
    }

    fn annotation(&mut self, annotation: &Expr) -> Checked {
        if self.postponed {
            return self.within(Kind::Annotation, |table| table.expr(annotation));
        }
        self.expr(annotation)
    }

    /// Refuses `what` directly in an annotation that is not evaluated.
    fn not_in_annotation(&self, what: &str, at: Pos) -> Checked {
        if self.current.kind != Kind::Annotation {
            return Ok(());
        }
        let clauses = &[Clause::AwaitPep563AnnotationForbidden];
        if self.dialect.has(Quirk::AnnotationErrorOldMessage) {
            let message = format!("'{what}' can not be used within an annotation");
            return breach(at, message, clauses);
        }
        let message = format!("{what} cannot be used within an annotation");
        breach(at, message, clauses)
    }

    fn parameters(&mut self, parameters: &Parameters, at: Pos) -> Checked {
        let Parameters {
            positional_only,
            positional,
            vararg,
            keyword_only,
            kwarg,
        } = parameters;
        let named = positional_only.iter().chain(positional).chain(keyword_only);
        for parameter in named.chain(vararg).chain(kwarg) {
            let name = &parameter.name;
            if self.current.uses(name).parameter {
                return error(
                    at,
                    format!("duplicate argument '{name}' in function definition"),
                );
            }
            let uses = self.current.entry(name);
            uses.parameter = true;
            uses.bound = true;
        }
        Ok(())
    }

    fn import(&mut self, names: &[Alias]) {
        if !self.notes_uses {
            return;
        }
        for alias in names {
            let stored: Name = match &alias.alias {
                Some(alias) => alias.clone(),
                None => alias.name.split('.').next().unwrap_or_default().into(),
            };
            self.current.entry(&stored).imported = true;
        }
    }

    fn bind(&mut self, name: &Name, at: Pos) -> Checked {
        if !self.notes_uses {
            return Ok(());
        }
        let is_target = self.current.in_target;
        let uses = self.current.entry(name);
        if is_target && (uses.global || uses.nonlocal) {
            let message = "comprehension inner loop cannot rebind assignment expression target";
            return error(at, format!("{message} '{name}'"));
        }
        uses.bound = true;
        uses.iteration |= is_target;
        Ok(())
    }

    fn directive(&mut self, name: &Name, at: Pos, is_global: bool) -> Checked {
        let word = if is_global { "global" } else { "nonlocal" };
        let uses = self.current.uses(name);
        if uses.parameter {
            return error(at, format!("name '{name}' is parameter and {word}"));
        }
        if uses.read {
            return error(
                at,
                format!("name '{name}' is used prior to {word} declaration"),
            );
        }
        if uses.annotated {
            return error(at, format!("annotated name '{name}' can't be {word}"));
        }
        if uses.bound {
            return error(
                at,
                format!("name '{name}' is assigned to before {word} declaration"),
            );
        }
        self.declares_nonlocal |= !is_global;
        let uses = self.current.entry(name);
        uses.global |= is_global;
        uses.nonlocal |= !is_global;
        self.current.directives.entry(name.clone()).or_insert(at);
        Ok(())
    }

    fn annotated(&mut self, target: &Expr, has_value: bool) -> Checked {
        let ExprKind::Name(name) = &target.kind else {
            return self.target(target);
        };
        if !self.notes_uses {
            return Ok(());
        }
        let uses = self.current.uses(name);
        let exempt = self.current.kind == Kind::Module && !self.dialect.before(8);
        if (uses.global || uses.nonlocal) && !exempt {
            let word = if uses.global { "global" } else { "nonlocal" };
            return error(
                target.at,
                format!("annotated name '{name}' can't be {word}"),
            );
        }
        self.current.entry(name).annotated = true;
        if has_value || !uses.global {
            self.bind(name, target.at)?;
        }
        Ok(())
    }

    /// An expression that is assigned to or deleted.
    fn target(&mut self, target: &Expr) -> Checked {
        match &target.kind {
            ExprKind::Name(name) => self.bind(name, target.at),
            ExprKind::Tuple(targets) | ExprKind::List(targets) => {
                targets.iter().try_for_each(|target| self.target(target))
            }
            ExprKind::Starred(target) => self.target(target),
            _ => {
                // `a[i] = x` reads `a` and `i`, wherever it stands.
                let in_target = std::mem::replace(&mut self.current.in_target, false);
                let visited = self.expr(target);
                self.current.in_target = in_target;
                visited
            }
        }
    }

    fn expr(&mut self, expr: &Expr) -> Checked {
        match &expr.kind {
            ExprKind::Name(name) => {
                if self.notes_uses {
                    self.current.entry(name).read = true;
                }
                Ok(())
            }
            ExprKind::Named { target, value } => {
                self.not_in_annotation("named expression", expr.at)?;
                self.assignment_expression(target, expr.at)?;
                self.expr(value)
            }
            ExprKind::Await(value) => {
                self.not_in_annotation("await expression", expr.at)?;
                self.expr(value)
            }
            ExprKind::Yield(_) | ExprKind::YieldFrom(_) => {
                self.not_in_annotation("yield expression", expr.at)?;
                walk::children(expr, &mut |child| self.expr(child))?;
                self.yield_in_comprehension(expr.at)
            }
            ExprKind::Lambda { parameters, body } => {
                walk::in_parameters(parameters, &mut |child| self.expr(child))?;
                self.within(Kind::Function, |table| {
                    table.parameters(parameters, expr.at)?;
                    table.expr(body)
                })
            }
            ExprKind::ListComp { clauses, .. } => {
                self.comprehension("list comprehension", expr, clauses)
            }
            ExprKind::SetComp { clauses, .. } => {
                self.comprehension("set comprehension", expr, clauses)
            }
            ExprKind::DictComp { clauses, .. } => {
                self.comprehension("dict comprehension", expr, clauses)
            }
            ExprKind::Generator { clauses, .. } => {
                self.comprehension("generator expression", expr, clauses)
            }
            _ => walk::children(expr, &mut |child| self.expr(child)),
        }
    }

    fn yield_in_comprehension(&self, at: Pos) -> Checked {
        let Kind::Comprehension(what) = self.current.kind else {
            return Ok(());
        };
        if self.dialect.has(Quirk::YieldInComprehensionCompiles) {
            return Ok(());
        }
        let clauses = &[Clause::YieldNotInComprehensionScope];
        breach(at, format!("'yield' inside {what}"), clauses)
    }

    fn comprehension(&mut self, what: &'static str, expr: &Expr, clauses: &[ForClause]) -> Checked {
        let Some((first, rest)) = clauses.split_first() else {
            return Ok(());
        };
        self.iterable(&first.iter)?;
        self.within(Kind::Comprehension(what), |table| {
            table.iteration_target(first)?;
            for clause in rest {
                table.iterable(&clause.iter)?;
                table.iteration_target(clause)?;
            }
            let elements = walk::elements(expr);
            elements
                .into_iter()
                .flatten()
                .try_for_each(|element| table.expr(element))
        })
    }

    fn iterable(&mut self, iter: &Expr) -> Checked {
        let outside = std::mem::replace(&mut self.current.in_iterable, true);
        let visited = self.expr(iter);
        self.current.in_iterable = outside;
        visited
    }

    fn iteration_target(&mut self, clause: &ForClause) -> Checked {
        self.current.in_target = true;
        let visited = self.target(&clause.target);
        self.current.in_target = false;
        visited?;
        clause
            .conditions
            .iter()
            .try_for_each(|condition| self.expr(condition))
    }

    /// `name := value` binds in the function around the comprehensions around it.
    fn assignment_expression(&mut self, name: &Name, at: Pos) -> Checked {
        if self.current.in_iterable {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            return error(at, message);
        }
        if !matches!(self.current.kind, Kind::Comprehension(_)) {
            return self.bind(name, at);
        }
        let scopes = std::iter::once(&mut self.current).chain(self.outer.iter_mut().rev());
        let mut inside = Vec::new();
        for scope in scopes {
            match scope.kind {
                Kind::Comprehension(_) => {
                    if scope.uses(name).iteration {
                        let message =
                            "assignment expression cannot rebind comprehension iteration variable";
                        return error(at, format!("{message} '{name}'"));
                    }
                    inside.push(scope);
                }
                Kind::Class => {
                    let message = "assignment expression within a comprehension cannot be used in a class body";
                    return error(at, message);
                }
                Kind::Module => {
                    scope.entry(name).bound = true;
                    inside
                        .into_iter()
                        .for_each(|scope| scope.entry(name).global = true);
                    return Ok(());
                }
                Kind::Function | Kind::Annotation => {
                    let is_global = scope.uses(name).global;
                    self.declares_nonlocal |= !is_global;
                    scope.entry(name).bound = true;
                    for scope in inside {
                        let uses = scope.entry(name);
                        uses.global |= is_global;
                        uses.nonlocal |= !is_global;
                    }
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

/// Finds nonlocal names without a binding in the functions around: `bound`.
fn analyze(scope: &Scope, bound: &FxHashSet<Name>) -> Checked {
    for (name, uses) in &scope.names {
        let at = scope.directives.get(name).copied().unwrap_or_default();
        if uses.global && uses.nonlocal {
            return error(at, format!("name '{name}' is nonlocal and global"));
        }
        if uses.nonlocal && scope.kind == Kind::Module {
            return error(at, "nonlocal declaration not allowed at module level");
        }
        if uses.nonlocal && !bound.contains(name) {
            return error(at, format!("no binding for nonlocal '{name}' found"));
        }
    }
    let mut inner = bound.clone();
    if !matches!(scope.kind, Kind::Module | Kind::Class) {
        for (name, uses) in &scope.names {
            if uses.global {
                inner.remove(name);
            } else if uses.bound || uses.imported {
                inner.insert(name.clone());
            }
        }
    }
    scope
        .children
        .iter()
        .try_for_each(|child| analyze(child, &inner))
}
