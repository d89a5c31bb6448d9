//! Statements, `try` and `with` apart.

use crate::quirk::Quirk;
use crate::syntax::ast::{Alias, Expr, ExprKind, Name, Stmt, StmtKind};
use crate::syntax::print_expr;
use crate::value::Str;

use super::code::{AwaitFor, CodeKind, Op};
use super::exception::Try;
use super::expr::start_line;
use super::symbols::top_level;
use super::unit::index;
use super::{Compiler, RED_ZONE, STACK_STEP};

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            if self.budget.is_spent() {
                return;
            }
            if stmt.at.line > 0 {
                self.unit.line = stmt.at.line;
                self.unit.column = stmt.at.column;
            }
            stacker::maybe_grow(RED_ZONE, STACK_STEP, || self.stmt(stmt));
        }
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Function(function) => self.function(function),
            StmtKind::Class(class) => self.class(class),
            StmtKind::Return(value) => self.return_stmt(value.as_ref()),
            StmtKind::Delete(targets) => {
                targets.iter().for_each(|target| self.delete_target(target))
            }
            StmtKind::Assign { targets, value } => self.assignment(targets, value),
            StmtKind::AugAssign { target, op, value } => {
                self.augmented(target, Op::InPlace(*op), value)
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
            } => self.annotated(target, annotation, value.as_ref()),
            StmtKind::For {
                is_async: false,
                target,
                iter,
                body,
                orelse,
            } => self.for_stmt(target, iter, body, orelse),
            StmtKind::For {
                is_async: true,
                target,
                iter,
                body,
                orelse,
            } => self.async_for(target, iter, body, orelse),
            StmtKind::While { test, body, orelse } => self.while_stmt(test, body, orelse),
            StmtKind::If { test, body, orelse } => self.if_stmt(test, body, orelse),
            StmtKind::With {
                is_async,
                items,
                body,
            } => self.with(*is_async, items, body),
            StmtKind::Raise { exc, cause } => self.raise(exc.as_ref(), cause.as_ref()),
            StmtKind::Try {
                body,
                handlers,
                orelse,
                finalbody,
                is_star,
            } => {
                self.try_stmt(Try {
                    body,
                    handlers,
                    orelse,
                    finalbody,
                    is_star: *is_star,
                });
            }
            StmtKind::Assert { test, msg } => self.assert_stmt(test, msg.as_ref()),
            StmtKind::Import(names) => names.iter().for_each(|name| self.import(name)),
            StmtKind::ImportFrom { module, names } => self.import_from(module, names),
            StmtKind::Expr(value) if value.is_constant() => {}
            StmtKind::Expr(value) => {
                self.expr(value);
                self.emit(Op::Pop);
            }
            StmtKind::Break => self.break_stmt(),
            StmtKind::Continue => self.continue_stmt(),
            StmtKind::Global(_) | StmtKind::Nonlocal(_) | StmtKind::Pass => {}
        }
    }

    fn assignment(&mut self, targets: &'a [Expr], value: &'a Expr) {
        self.expr(value);
        let Some((last, others)) = targets.split_last() else {
            self.emit(Op::Pop);
            return;
        };
        for target in others {
            self.emit(Op::Dup);
            self.assign(target);
        }
        self.assign(last);
    }

    /// `[v] → []`: stores into a target.
    pub(super) fn assign(&mut self, target: &'a Expr) {
        stacker::maybe_grow(RED_ZONE, STACK_STEP, || {
            self.at_line_of(target, |inner| inner.assign_here(target))
        });
    }

    fn assign_here(&mut self, target: &'a Expr) {
        match &target.kind {
            ExprKind::Name(name) => self.store(name),
            ExprKind::Attribute { value, name } => {
                self.expr(value);
                let attribute = self.attribute(name);
                self.emit(Op::StoreAttr(attribute));
            }
            ExprKind::Subscript { value, index } => {
                self.expr(value);
                self.expr(index);
                self.emit(Op::StoreSubscript);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => self.unpack(items),
            // A starred target stands in a tuple or list, whose unpacking has made its list.
            ExprKind::Starred(inner) => self.assign(inner),
            _ => self.emit(Op::Pop),
        }
    }

    fn unpack(&mut self, items: &'a [Expr]) {
        let starred = items
            .iter()
            .position(|item| matches!(item.kind, ExprKind::Starred(_)));
        self.emit(match starred {
            Some(before) => Op::UnpackStar {
                before: index(before),
                after: index(items.len() - before - 1),
            },
            None => Op::Unpack(index(items.len())),
        });
        for item in items {
            self.assign(item);
        }
    }

    fn augmented(&mut self, target: &'a Expr, op: Op, value: &'a Expr) {
        match &target.kind {
            ExprKind::Name(name) => {
                self.load(name);
                self.expr(value);
                self.emit(op);
                self.store(name);
            }
            ExprKind::Attribute {
                value: object,
                name,
            } => {
                self.expr(object);
                self.emit(Op::Dup);
                let attribute = self.attribute(name);
                self.at_line_of(target, |inner| inner.emit(Op::LoadAttr(attribute)));
                self.expr(value);
                self.emit(op);
                self.emit(Op::Swap);
                self.emit(Op::StoreAttr(attribute));
            }
            ExprKind::Subscript {
                value: object,
                index,
            } => {
                self.expr(object);
                self.expr(index);
                self.emit(Op::DupTwo);
                self.emit(Op::Subscript);
                self.expr(value);
                self.emit(op);
                self.emit(Op::RotThree);
                self.emit(Op::StoreSubscript);
            }
            _ => {
                self.expr(value);
                self.emit(Op::Pop);
            }
        }
    }

    /// Annotations are evaluated after the assignment, if at once, and in functions not at all; those of names are kept.
    fn annotated(&mut self, target: &'a Expr, annotation: &'a Expr, value: Option<&'a Expr>) {
        if let Some(value) = value {
            self.expr(value);
            self.assign(target);
        }
        let is_kept = matches!(self.unit.kind, CodeKind::Module | CodeKind::Class);
        match &target.kind {
            ExprKind::Name(name) if is_kept => {
                if self.annotates_lazily {
                    self.constant(Str::from(print_expr(annotation)));
                } else {
                    self.expr(annotation);
                }
                self.load(&"__annotations__".into());
                let key = self.mangled(name);
                self.constant(Str::from(key));
                self.emit(Op::StoreSubscript);
                return;
            }
            ExprKind::Attribute { value: object, .. } if value.is_none() => self.evaluate(object),
            ExprKind::Subscript {
                value: object,
                index,
            } if value.is_none() => {
                self.evaluate(object);
                self.evaluate(index);
            }
            _ => {}
        }
        if is_kept && !self.annotates_lazily {
            self.evaluate(annotation);
        }
    }

    fn evaluate(&mut self, expr: &'a Expr) {
        self.expr(expr);
        self.emit(Op::Pop);
    }

    fn delete_target(&mut self, target: &'a Expr) {
        match &target.kind {
            ExprKind::Name(name) => self.delete(name),
            ExprKind::Attribute { value, name } => {
                self.expr(value);
                let attribute = self.attribute(name);
                self.emit(Op::DeleteAttr(attribute));
            }
            ExprKind::Subscript { value, index } => {
                self.expr(value);
                self.expr(index);
                self.emit(Op::DeleteSubscript);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                stacker::maybe_grow(RED_ZONE, STACK_STEP, || {
                    items.iter().for_each(|item| self.delete_target(item))
                });
            }
            _ => {}
        }
    }

    fn if_stmt(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt]) {
        let (otherwise, end) = (self.label(), self.label());
        self.jump_if(test, false, otherwise);
        self.body(body);
        if !orelse.is_empty() {
            self.emit(Op::Jump(end));
        }
        self.place(otherwise);
        self.body(orelse);
        self.place(end);
    }

    /// `[awaitable] → [result]`
    pub(super) fn await_top(&mut self, purpose: AwaitFor) {
        self.emit(Op::GetAwaitable(purpose));
        self.none();
        self.emit(Op::YieldFrom);
    }

    fn assert_stmt(&mut self, test: &'a Expr, msg: Option<&'a Expr>) {
        let end = self.label();
        self.jump_if(test, true, end);
        if let Some(msg) = msg {
            self.expr(msg);
        }
        let is_comparison = matches!(test.kind, ExprKind::Compare { .. });
        let quirks = &self.options.quirks;
        let blames_test = !quirks.has(Quirk::AssertBlamesStatement)
            || is_comparison && quirks.has(Quirk::AssertBlamesComparison);
        let line = self.unit.line;
        if blames_test {
            self.unit.line = start_line(test);
        }
        self.emit(Op::RaiseAssertion(msg.is_some()));
        self.unit.line = line;
        self.place(end);
    }

    fn import(&mut self, import: &'a Alias) {
        let module = self.unit.name_index(import.name.clone());
        match &import.alias {
            Some(alias) => {
                self.emit(Op::ImportModule(module));
                self.store(alias);
            }
            None => {
                self.emit(Op::ImportName(module));
                self.store(&top_level(&import.name));
            }
        }
    }

    fn import_from(&mut self, module: &Name, names: &'a [Alias]) {
        let module = self.unit.name_index(module.clone());
        self.emit(Op::ImportModule(module));
        for Alias { name, alias } in names {
            let item = self.unit.name_index(name.clone());
            self.emit(Op::ImportFrom(item));
            self.store(alias.as_ref().unwrap_or(name));
        }
        self.emit(Op::Pop);
    }
}
