//! Functions and lambdas.

use std::rc::Rc;

use crate::quirk::Quirk;
use crate::syntax::ast::{
    Constant, Expr, ExprKind, Function, Name, Parameter, Parameters, Stmt, StmtKind,
};
use crate::syntax::print_expr;
use crate::syntax::walk;
use crate::value::{Str, Value};

use super::Compiler;
use super::code::{CodeKind, Op, Origin, ParameterSpec};
use super::scope::{Key, ScopeId, Variable, mangle};
use super::unit::{Unit, index};

/// The parts of a function that its definition leaves on the stack, in the order of [`Op::MakeFunction`].
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Parts {
    closure: bool,
    defaults: bool,
    kwdefaults: bool,
    annotations: bool,
}

impl<'a> Compiler<'a> {
    pub(super) fn function(&mut self, function: &'a Function) {
        let line = self.unit.line;
        self.exprs(&function.decorators);
        self.unit.line = line;
        let id = self.scopes.id(Key::function(function));
        // Of a plain `def` that awaits, the await is never reached.
        let is_async = function.is_async || walk::has_await(&function.body);
        let kind = match (is_async, self.scopes.get(id).has_yield) {
            (true, true) => CodeKind::AsyncGenerator,
            (true, false) => CodeKind::Coroutine,
            (false, true) => CodeKind::Generator,
            (false, false) => CodeKind::Function,
        };
        let mut parts = self.closure(id);
        self.defaults(&function.parameters, &mut parts);
        self.annotations(&function.parameters, function.returns.as_ref(), &mut parts);

        let mut unit = self.inner_unit(id, kind, &function.name);
        unit.first_line = function
            .decorators
            .first()
            .map_or(line, |decorator| decorator.at.line.min(line));
        unit.take_parameters(&function.parameters);
        let (docstring, body) = split_docstring(&function.body);
        unit.docstring = docstring.filter(|_| self.options.docstrings).map(Str::from);
        let unit = self.nested(unit, |inner| {
            inner.body(body);
            inner.none();
            inner.emit(Op::Return);
        });
        self.make_function(unit, parts);
        self.decorate(&function.decorators);
        self.store(&function.name);
    }

    /// `[decorators… object] → [object]`: the last decorator comes first.
    pub(super) fn decorate(&mut self, decorators: &[Expr]) {
        let line = self.unit.line;
        for decorator in decorators.iter().rev() {
            if !self.options.quirks.has(Quirk::DecoratorCalledAtDefinition) {
                self.unit.line = decorator.at.line;
            }
            self.emit(Op::Call(1));
        }
        self.unit.line = line;
    }

    pub(super) fn lambda(&mut self, expr: &'a Expr, parameters: &'a Parameters, body: &'a Expr) {
        let id = self.scopes.id(Key::expr(expr));
        let kind = if self.scopes.get(id).has_yield {
            CodeKind::Generator
        } else {
            CodeKind::Function
        };
        let mut parts = self.closure(id);
        self.defaults(parameters, &mut parts);
        let mut unit = self.inner_unit(id, kind, &"<lambda>".into());
        unit.take_parameters(parameters);
        let unit = self.nested(unit, |inner| {
            inner.expr(body);
            inner.emit(Op::Return);
        });
        self.make_function(unit, parts);
    }

    /// A unit for a block in the current one.
    pub(super) fn inner_unit(&self, id: ScopeId, kind: CodeKind, name: &Name) -> Unit<'a> {
        let origin = match self.unit.kind {
            CodeKind::Module if self.options.driver.contains(name) => Origin::Driver,
            _ => self.unit.origin,
        };
        let mut unit = Unit::new(self.scopes.get(id), kind, name.clone(), self.qualname(name));
        unit.origin = origin;
        unit.first_line = self.unit.line;
        unit.line = self.unit.line;
        unit
    }

    /// The dotted path of a block in the current one.
    fn qualname(&self, name: &Name) -> Name {
        let outer = &self.unit;
        if outer.kind == CodeKind::Module || outer.scope.declares_global(&self.mangled(name)) {
            return name.clone();
        }
        match outer.kind {
            CodeKind::Class => format!("{}.{name}", outer.qualname).into(),
            _ if outer.scope.kind.is_implicit() => format!("{}.{name}", outer.qualname).into(),
            _ => format!("{}.<locals>.{name}", outer.qualname).into(),
        }
    }

    /// Pushes the tuple of cells that the block's free variables are in, if it has any.
    pub(super) fn closure(&mut self, id: ScopeId) -> Parts {
        let scopes = self.scopes;
        let frees = &scopes.get(id).frees;
        for name in frees {
            if let Some(cell) = self.captured(name) {
                self.emit(Op::PushCell(cell));
            }
        }
        if !frees.is_empty() {
            self.emit(Op::BuildTuple(index(frees.len())));
        }
        Parts {
            closure: !frees.is_empty(),
            ..Parts::default()
        }
    }

    fn defaults(&mut self, parameters: &'a Parameters, parts: &mut Parts) {
        let positional = parameters
            .positional_only
            .iter()
            .chain(&parameters.positional);
        let mut count = 0;
        for default in positional.filter_map(|parameter| parameter.default.as_ref()) {
            self.expr(default);
            count += 1;
        }
        if count > 0 {
            self.emit(Op::BuildTuple(count));
            parts.defaults = true;
        }
        let mut count = 0;
        for Parameter { name, default, .. } in &parameters.keyword_only {
            if let Some(default) = default {
                let name = self.mangled(name);
                self.constant(Str::from(name));
                self.expr(default);
                count += 1;
            }
        }
        if count > 0 {
            self.emit(Op::BuildDict(count));
            parts.kwdefaults = true;
        }
    }

    /// Annotations in CPython's order, in which the positional-only ones come second.
    fn annotations(
        &mut self,
        parameters: &'a Parameters,
        returns: Option<&'a Expr>,
        parts: &mut Parts,
    ) {
        let mut count = 0;
        let Parameters {
            positional_only,
            positional,
            vararg,
            keyword_only,
            kwarg,
        } = parameters;
        let all = positional
            .iter()
            .chain(positional_only)
            .chain(vararg)
            .chain(keyword_only)
            .chain(kwarg);
        let annotated = all
            .filter_map(|parameter| Some((parameter.name.clone(), parameter.annotation.as_ref()?)));
        let returned = returns.map(|returns| (Name::from("return"), returns));
        for (name, annotation) in annotated.chain(returned) {
            let name = self.mangled(&name);
            self.constant(Str::from(name));
            match &annotation.kind {
                _ if self.annotates_lazily => self.constant(Str::from(print_expr(annotation))),
                // `*args: *Ts` takes the one item that unpacking gives.
                ExprKind::Starred(inner) => {
                    self.expr(inner);
                    self.emit(Op::Unpack(1));
                }
                _ => self.expr(annotation),
            }
            count += 1;
        }
        if count > 0 {
            self.emit(Op::BuildDict(count));
            parts.annotations = true;
        }
    }

    /// Makes the function of a finished unit from its parts on the stack.
    pub(super) fn make_function(&mut self, unit: Unit<'a>, parts: Parts) {
        let Parts {
            closure,
            defaults,
            kwdefaults,
            annotations,
        } = parts;
        let code = unit.finish(self.options);
        self.constant(Value::Code(Rc::new(code)));
        self.emit(Op::MakeFunction {
            closure,
            defaults,
            kwdefaults,
            annotations,
        });
    }
}

impl Unit<'_> {
    /// Makes the parameters the first slots.
    fn take_parameters(&mut self, parameters: &Parameters) {
        let Parameters {
            positional_only,
            positional,
            vararg,
            keyword_only,
            kwarg,
        } = parameters;
        for parameter in positional_only
            .iter()
            .chain(positional)
            .chain(keyword_only)
            .chain(vararg)
            .chain(kwarg)
        {
            let name = mangle(self.scope.private.as_ref(), &parameter.name);
            self.slot(Variable::of_block(&name));
        }
        self.parameters = ParameterSpec {
            positional_only: positional_only.len(),
            positional: positional_only.len() + positional.len(),
            keyword_only: keyword_only.len(),
            vararg: vararg.is_some(),
            kwarg: kwarg.is_some(),
        };
    }
}

/// A body's docstring and the statements after it.
pub(super) fn split_docstring(body: &[Stmt]) -> (Option<&str>, &[Stmt]) {
    match body.split_first() {
        Some((
            Stmt {
                kind:
                    StmtKind::Expr(Expr {
                        kind: ExprKind::Constant(Constant::Str(text)),
                        ..
                    }),
                ..
            },
            rest,
        )) => (Some(text), rest),
        _ => (None, body),
    }
}
