//! Expressions, comprehensions apart.

use std::rc::Rc;

use num_bigint::BigInt;

use crate::clause::Clause;
use crate::quirk::Quirk;
use crate::syntax::ast::{Constant, Expr, ExprKind, FStringPart, Keyword, Name, UnaryOp};
use crate::value::{Str, Value};

use super::code::{AwaitFor, CodeKind, Op};
use super::scope::Key;
use super::unit::index;
use super::{Compiler, RED_ZONE, STACK_STEP};

/// What a display of items makes.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Display {
    Tuple,
    List,
    Set,
}

impl<'a> Compiler<'a> {
    /// `[] → [value]`
    pub(super) fn expr(&mut self, expr: &'a Expr) {
        if self.budget.is_spent() {
            return;
        }
        stacker::maybe_grow(RED_ZONE, STACK_STEP, || {
            self.at_line_of(expr, |inner| inner.expr_here(expr))
        });
    }

    pub(super) fn exprs(&mut self, exprs: &'a [Expr]) {
        for expr in exprs {
            self.expr(expr);
        }
    }

    /// Attributes instructions to the expression's line, then to the line before again.
    pub(super) fn at_line_of(&mut self, expr: &Expr, inside: impl FnOnce(&mut Self)) {
        let (line, column) = (self.unit.line, self.unit.column);
        if expr.at.line > 0 {
            self.unit.line = self.blamed_line(expr);
            self.unit.column = expr.at.column;
        }
        inside(self);
        self.unit.line = line;
        self.unit.column = column;
    }

    /// The line that an error of the expression is reported at.
    fn blamed_line(&self, expr: &Expr) -> u32 {
        match self.options.quirks.has(Quirk::AttributeBlamesItsStart) {
            true => start_line(expr),
            false => expr.at.line,
        }
    }

    fn expr_here(&mut self, expr: &'a Expr) {
        match &expr.kind {
            ExprKind::Constant(constant) => self.constant(value_of(constant)),
            ExprKind::Name(name) => self.load(name),
            ExprKind::Bool { op, values } => self.bool_expr(*op, values),
            ExprKind::Named { target, value } => {
                self.expr(value);
                self.emit(Op::Dup);
                if self.is_in_comprehension() {
                    self.mark(Clause::CompScope);
                }
                self.store(target);
            }
            ExprKind::Binary { op, left, right } => {
                self.expr(left);
                self.expr(right);
                self.emit(Op::Binary(*op));
            }
            ExprKind::Unary { op, operand } => self.unary(*op, operand),
            ExprKind::Lambda { parameters, body } => self.lambda(expr, parameters, body),
            ExprKind::Conditional { test, body, orelse } => {
                let (otherwise, end) = (self.label(), self.label());
                self.jump_if(test, false, otherwise);
                self.expr(body);
                self.emit(Op::Jump(end));
                self.place(otherwise);
                self.expr(orelse);
                self.place(end);
            }
            ExprKind::Dict(items) => self.dict(items),
            ExprKind::Set(items) => self.display(Display::Set, items),
            ExprKind::List(items) => self.display(Display::List, items),
            ExprKind::Tuple(items) => self.display(Display::Tuple, items),
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::Generator { .. } => {
                self.comprehension(expr);
            }
            ExprKind::Await(value) => {
                self.expr(value);
                if self.is_in_comprehension() {
                    self.mark(Clause::CompAwaitInAsyncDef);
                    self.mark_suspending_comprehension();
                }
                self.await_top(AwaitFor::Await);
            }
            ExprKind::Yield(value) => {
                self.expr_or_none(value.as_deref());
                if self.unit.tries > 0 && self.unit.kind == CodeKind::AsyncGenerator {
                    self.mark(Clause::YieldAnywhereInTry);
                }
                self.emit(Op::Yield);
            }
            ExprKind::YieldFrom(value) => {
                self.expr(value);
                self.emit(Op::GetYieldFromIter);
                self.none();
                self.emit(Op::YieldFrom);
            }
            ExprKind::Compare { left, rest } => self.compare(left, rest),
            ExprKind::Call {
                function,
                arguments,
                keywords,
            } => self.call(function, arguments, keywords),
            ExprKind::Attribute { value, name } => {
                self.expr(value);
                let attribute = self.attribute(name);
                self.emit(Op::LoadAttr(attribute));
            }
            ExprKind::Subscript { value, index } => {
                self.expr(value);
                self.expr(index);
                self.emit(Op::Subscript);
            }
            ExprKind::Starred(value) => self.expr(value),
            ExprKind::Slice { lower, upper, step } => {
                self.expr_or_none(lower.as_deref());
                self.expr_or_none(upper.as_deref());
                self.expr_or_none(step.as_deref());
                self.emit(Op::BuildSlice);
            }
            ExprKind::FString(parts) => self.fstring(parts),
        }
    }

    pub(super) fn expr_or_none(&mut self, expr: Option<&'a Expr>) {
        match expr {
            Some(expr) => self.expr(expr),
            None => self.none(),
        }
    }

    /// The index of an attribute's name, mangled.
    pub(super) fn attribute(&mut self, name: &Name) -> u32 {
        let name = self.mangled(name);
        self.unit.name_index(name)
    }

    fn unary(&mut self, op: UnaryOp, operand: &'a Expr) {
        match (op, &operand.kind) {
            (UnaryOp::Neg, ExprKind::Constant(Constant::Int(n))) => {
                self.constant(Value::integer(-BigInt::from(n.clone())))
            }
            (UnaryOp::Neg, ExprKind::Constant(Constant::Float(x))) => {
                self.constant(Value::Float(-x))
            }
            _ => {
                self.expr(operand);
                self.emit(Op::Unary(op));
            }
        }
    }

    pub(super) fn display(&mut self, display: Display, items: &'a [Expr]) {
        let is_plain = |item: &Expr| !matches!(item.kind, ExprKind::Starred(_));
        let plain = items
            .iter()
            .position(|item| !is_plain(item))
            .unwrap_or(items.len());
        let (before, rest) = items.split_at(plain);
        self.exprs(before);
        let count = index(before.len());
        if rest.is_empty() {
            self.emit(match display {
                Display::Tuple => Op::BuildTuple(count),
                Display::List => Op::BuildList(count),
                Display::Set => Op::BuildSet(count),
            });
            return;
        }
        let (build, append, extend) = match display {
            Display::Tuple | Display::List => {
                (Op::BuildList(count), Op::ListAppend(1), Op::ListExtend)
            }
            Display::Set => (Op::BuildSet(count), Op::SetAdd(1), Op::SetUpdate),
        };
        self.emit(build);
        for item in rest {
            self.expr(item);
            self.emit(if is_plain(item) {
                append.clone()
            } else {
                extend.clone()
            });
        }
        if display == Display::Tuple {
            self.emit(Op::ListToTuple);
        }
    }

    fn dict(&mut self, items: &'a [(Option<Expr>, Expr)]) {
        let mut pending = 0;
        let mut is_built = false;
        for (key, value) in items {
            match key {
                Some(key) => {
                    self.expr(key);
                    self.expr(value);
                    pending += 1;
                }
                None => {
                    self.flush_dict(&mut pending, &mut is_built, &Op::DictUpdate);
                    self.expr(value);
                    self.emit(Op::DictUpdate);
                }
            }
        }
        if pending > 0 || !is_built {
            self.flush_dict(&mut pending, &mut is_built, &Op::DictUpdate);
        }
    }

    /// Makes a dict of the pending items, and adds it by `merge` to the one that is there.
    fn flush_dict(&mut self, pending: &mut u32, is_built: &mut bool, merge: &Op) {
        if *pending > 0 || !*is_built {
            self.emit(Op::BuildDict(std::mem::take(pending)));
            if std::mem::replace(is_built, true) {
                self.emit(merge.clone());
            }
        }
    }

    fn call(&mut self, function: &'a Expr, arguments: &'a [Expr], keywords: &'a [Keyword]) {
        self.expr(function);
        let is_spread = arguments
            .iter()
            .any(|argument| matches!(argument.kind, ExprKind::Starred(_)));
        if is_spread || keywords.iter().any(|keyword| keyword.name.is_none()) {
            self.call_spread(arguments, keywords);
            return;
        }
        self.exprs(arguments);
        for keyword in keywords {
            self.expr(&keyword.value);
        }
        if keywords.is_empty() && self.is_consumed_generator(function, arguments) {
            self.emit(Op::Consume);
        }
        let count = index(arguments.len() + keywords.len());
        let line = self.unit.line;
        let with_start =
            !keywords.is_empty() && self.options.quirks.has(Quirk::KeywordCallBlamesItsStart);
        if matches!(function.kind, ExprKind::Attribute { .. }) && !with_start {
            // A method is called where its name stands.
            self.unit.line = self.blamed_line(function);
        }
        if keywords.is_empty() {
            self.emit(Op::Call(count));
            self.unit.line = line;
            return;
        }
        let names: Rc<[Str]> = keywords
            .iter()
            .filter_map(|keyword| keyword.name.clone())
            .map(Str::from)
            .collect();
        let table = &mut self.unit.keyword_names;
        table.push(names);
        let names = index(table.len() - 1);
        self.emit(Op::CallKeywords { count, names });
        self.unit.line = line;
    }

    /// Whether a generator expression that may be asynchronous goes straight into what CPython 3.14 replaces by a loop.
    fn is_consumed_generator(&self, function: &Expr, arguments: &[Expr]) -> bool {
        let ([generator], ExprKind::Name(name)) = (arguments, &function.kind) else {
            return false;
        };
        matches!(generator.kind, ExprKind::Generator { .. })
            && matches!(&**name, "any" | "all" | "tuple")
            && self
                .scopes
                .get(self.scopes.id(Key::expr(generator)))
                .is_async
            && self
                .options
                .quirks
                .has(Quirk::ConsumedAsyncGenexprIsNoIterator)
    }

    fn call_spread(&mut self, arguments: &'a [Expr], keywords: &'a [Keyword]) {
        match arguments {
            // A sole iterable is unpacked only when the keyword arguments have been evaluated.
            [
                Expr {
                    kind: ExprKind::Starred(iterable),
                    ..
                },
            ] => {
                self.expr(iterable);
                self.keyword_dict(keywords);
                self.emit(Op::Swap);
                self.emit(Op::BuildList(0));
                self.emit(Op::Swap);
                self.emit(Op::ListExtendForCall);
                self.emit(Op::Swap);
            }
            _ => {
                self.display(Display::List, arguments);
                self.keyword_dict(keywords);
            }
        }
        self.emit(Op::CallSpread);
    }

    /// `[] → [dict]` of keyword arguments.
    pub(super) fn keyword_dict(&mut self, keywords: &'a [Keyword]) {
        let mut pending = 0;
        let mut is_built = false;
        for Keyword { name, value } in keywords {
            match name {
                Some(name) => {
                    self.constant(Str::from(name.clone()));
                    self.expr(value);
                    pending += 1;
                }
                None => {
                    self.flush_dict(&mut pending, &mut is_built, &Op::DictMerge);
                    // Even the first mapping is merged: its keys are checked.
                    self.expr(value);
                    self.emit(Op::DictMerge);
                }
            }
        }
        if pending > 0 || !is_built {
            self.flush_dict(&mut pending, &mut is_built, &Op::DictMerge);
        }
    }

    fn fstring(&mut self, parts: &'a [FStringPart]) {
        for part in parts {
            match part {
                FStringPart::Text(text) => self.constant(&**text),
                FStringPart::Field {
                    value,
                    conversion,
                    format,
                } => {
                    self.expr(value);
                    let spec = !format.is_empty();
                    if spec {
                        stacker::maybe_grow(RED_ZONE, STACK_STEP, || self.fstring(format));
                    }
                    self.emit(Op::Format {
                        conversion: *conversion,
                        spec,
                    });
                }
            }
        }
        if parts.len() != 1 {
            self.emit(Op::BuildString(index(parts.len())));
        }
    }
}

impl Expr {
    pub(super) fn is_constant(&self) -> bool {
        matches!(self.kind, ExprKind::Constant(_))
    }
}

fn value_of(constant: &Constant) -> Value {
    match constant {
        Constant::None => Value::None,
        Constant::Ellipsis => Value::Ellipsis,
        Constant::Bool(b) => Value::Bool(*b),
        Constant::Int(n) => Value::integer(BigInt::from(n.clone())),
        Constant::Float(x) => Value::Float(*x),
        Constant::Str(text) => Value::Str(Str::from(text.clone())),
        Constant::Bytes(bytes) => Value::Bytes(bytes.clone()),
    }
}

/// The line on which an expression begins. The place of an attribute is that of its name.
pub(super) fn start_line(mut expr: &Expr) -> u32 {
    while let ExprKind::Attribute { value, .. } = &expr.kind {
        expr = value;
    }
    expr.at.line
}
