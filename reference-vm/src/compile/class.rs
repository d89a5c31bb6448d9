//! Classes, and what bodies with a namespace (classes and the module) have in common.

use crate::syntax::ast::{Class, Stmt, StmtKind};
use crate::value::Str;

use super::Compiler;
use super::code::{CodeKind, Op};
use super::expr::Display;
use super::function::split_docstring;
use super::scope::{Key, Variable};

impl<'a> Compiler<'a> {
    pub(super) fn class(&mut self, class: &'a Class) {
        let line = self.unit.line;
        self.exprs(&class.decorators);
        self.unit.line = line;
        let id = self.scopes.id(Key::class(class));
        let parts = self.closure(id);
        let mut unit = self.inner_unit(id, CodeKind::Class, &class.name);
        unit.first_line = class
            .decorators
            .first()
            .map_or(line, |decorator| decorator.at.line.min(line));
        let unit = self.nested(unit, |inner| inner.class_body(&class.body));
        self.make_function(unit, parts);
        self.display(Display::Tuple, &class.bases);
        self.keyword_dict(&class.keywords);
        self.emit(Op::BuildClass);
        self.decorate(&class.decorators);
        self.store(&class.name);
    }

    fn class_body(&mut self, body: &'a [Stmt]) {
        self.load(&"__name__".into());
        self.store(&"__module__".into());
        let qualname = self.unit.qualname.clone();
        self.constant(Str::from(qualname));
        self.store(&"__qualname__".into());
        self.namespace_body(body);
        // A free `__class__` is that of a class further out.
        match self.unit.cell(&Variable::of_block(&"__class__".into())) {
            Some(cell) => self.emit(Op::PushCell(cell)),
            None => self.none(),
        }
        self.emit(Op::Return);
    }

    /// The statements of a class or module, with its docstring and the dict for its annotations.
    pub(super) fn namespace_body(&mut self, body: &'a [Stmt]) {
        if has_annotations(body) {
            self.emit(Op::BuildDict(0));
            self.store(&"__annotations__".into());
        }
        let (docstring, body) = split_docstring(body);
        if let Some(text) = docstring.filter(|_| self.options.docstrings) {
            self.constant(text);
            self.store(&"__doc__".into());
        }
        self.body(body);
    }
}

/// Whether the body itself, inner functions and classes apart, annotates a variable.
fn has_annotations(body: &[Stmt]) -> bool {
    stacker::maybe_grow(super::RED_ZONE, super::STACK_STEP, || {
        body.iter().any(is_annotating)
    })
}

fn is_annotating(stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::AnnAssign { .. } => true,
        StmtKind::For { body, orelse, .. }
        | StmtKind::While { body, orelse, .. }
        | StmtKind::If { body, orelse, .. } => has_annotations(body) || has_annotations(orelse),
        StmtKind::With { body, .. } => has_annotations(body),
        StmtKind::Try {
            body,
            handlers,
            orelse,
            finalbody,
            ..
        } => {
            has_annotations(body)
                || handlers
                    .iter()
                    .any(|handler| has_annotations(&handler.body))
                || has_annotations(orelse)
                || has_annotations(finalbody)
        }
        _ => false,
    }
}
