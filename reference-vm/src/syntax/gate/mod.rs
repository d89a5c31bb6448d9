//! What may be run in a real Python at all.
//!
//! Programs come from strangers. The rules look at the text alone, and each holds whatever the program does when it runs:
//!
//! - a name is the program's own or a listed builtin; imports are of listed names from listed modules;
//! - an attribute is listed, or the program defines it and no object of a real Python has one of that name;
//! - what reads attributes by name (`getattr` and its kin, `str.format`) gets a literal that follows the same rules;
//! - frames, code objects, namespaces and metaclasses are out of reach;
//! - strings that Python may evaluate as annotations follow the same rules themselves.
//!
//! Attributes may be assigned if that cannot change what other programs in the process see: names that a shared class written in
//! Python has, only on the `self` of a method, on the program's own classes and functions, and on names that hold nothing but
//! instances of these.

mod bindings;
mod calls;
mod names;
mod rule;
mod strings;

use super::ast::{
    Alias, Class, CompareOp, Constant, Expr, ExprKind, Function, Name, Parameters, Pos, Stmt,
    StmtKind,
};
use super::parse::{Mode, Program, Source, parse_as};
use super::walk;
use crate::quirk::Edition;
use bindings::{Bindings, bound_by};
pub use names::MODULES;
use names::{
    ASSIGNED_DUNDERS, CALLED_ONLY, DUNDERS, FAMILIAR, FRAMES, HARMLESS, METHODS, PATCHABLE,
    REACHABLE, TRUSTED, WRITE_ONLY,
};
pub use rule::{Refused, Rule};

type Checked = Result<(), Refused>;

fn refuse(rule: Rule, what: impl Into<String>, at: Pos) -> Checked {
    Err(Refused {
        rule,
        what: what.into(),
        line: at.line,
        column: at.column,
    })
}

/// Fails with the first thing in `program` that a real Python must not run.
pub fn check(program: &Program) -> Checked {
    let mut gate = Gate {
        edition: program.edition,
        bindings: Bindings::of(&program.module),
        selves: Vec::new(),
    };
    gate.block(&program.module.body, false)
}

struct Gate {
    edition: Edition,
    bindings: Bindings,
    /// The `self` of each method around.
    selves: Vec<Name>,
}

impl Gate {
    // Names.

    /// A name in any role.
    fn name(&self, name: &str, at: Pos) -> Checked {
        if !name.is_ascii() {
            return refuse(Rule::Identifier, format!("the name `{name}`"), at);
        }
        if name.starts_with("__") && !DUNDERS.contains(&name) {
            return refuse(Rule::Identifier, format!("the name `{name}`"), at);
        }
        let own = HARMLESS.contains(&name) && self.bindings.binds(name);
        if names::is_withheld(name) && !own {
            return refuse(Rule::Builtin, format!("the builtin `{name}`"), at);
        }
        Ok(())
    }

    /// A name that is bound.
    fn bound(&self, name: &str, at: Pos) -> Checked {
        if TRUSTED.contains(&name) {
            return refuse(
                Rule::Builtin,
                format!("a binding of the builtin `{name}`"),
                at,
            );
        }
        self.name(name, at)
    }

    fn aliases(&self, names: &[Alias], at: Pos) -> Checked {
        names
            .iter()
            .try_for_each(|name| self.bound(&bound_by(name), at))
    }

    // Statements.

    fn block(&mut self, block: &[Stmt], in_class: bool) -> Checked {
        block.iter().try_for_each(|stmt| self.stmt(stmt, in_class))
    }

    fn stmt(&mut self, stmt: &Stmt, in_class: bool) -> Checked {
        let at = stmt.at;
        match &stmt.kind {
            StmtKind::Function(function) => return self.function(function, at, in_class),
            StmtKind::Class(class) => return self.class(class, at),
            StmtKind::Assign { targets, value } => {
                targets.iter().try_for_each(|target| self.target(target))?;
                self.expr(value)?;
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.updated(target)?;
                self.expr(value)?;
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
            } => {
                self.target(target)?;
                self.declared(annotation)?;
                value.iter().try_for_each(|value| self.expr(value))?;
            }
            StmtKind::Delete(targets) => {
                targets.iter().try_for_each(|target| self.target(target))?
            }
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
            StmtKind::Try { handlers, .. } => {
                for handler in handlers {
                    handler
                        .matches
                        .iter()
                        .try_for_each(|matches| self.expr(matches))?;
                    handler
                        .name
                        .iter()
                        .try_for_each(|name| self.bound(name, handler.at))?;
                }
            }
            StmtKind::Import(names) => {
                for name in names {
                    if names::module(&name.name).is_none() {
                        return refuse(Rule::Import, format!("the module `{}`", name.name), at);
                    }
                }
                self.aliases(names, at)?;
            }
            StmtKind::ImportFrom { module, names } => {
                let Some(listed) = names::module(module) else {
                    return refuse(Rule::Import, format!("the module `{module}`"), at);
                };
                for name in names {
                    if !listed.contains(&&*name.name) {
                        return refuse(Rule::Import, format!("`{}` of `{module}`", name.name), at);
                    }
                }
                self.aliases(names, at)?;
            }
            StmtKind::Global(names) | StmtKind::Nonlocal(names) => {
                names.iter().try_for_each(|name| self.bound(name, at))?;
            }
            // A compilation for its errors alone.
            StmtKind::Expr(value) => self.discarded(value)?,
            StmtKind::Return(_)
            | StmtKind::While { .. }
            | StmtKind::If { .. }
            | StmtKind::Raise { .. }
            | StmtKind::Assert { .. }
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => walk::expressions(stmt, &mut |expr| self.expr(expr))?,
        }
        walk::blocks(stmt).try_for_each(|block| self.block(block, in_class))
    }

    fn function(&mut self, function: &Function, at: Pos, in_class: bool) -> Checked {
        self.bound(&function.name, at)?;
        function
            .decorators
            .iter()
            .try_for_each(|decorator| self.expr(decorator))?;
        self.parameters(&function.parameters, at)?;
        function
            .returns
            .iter()
            .try_for_each(|returns| self.declared(returns))?;
        let first = function.parameters.iter().next().filter(|_| in_class);
        let is_method = first.is_some_and(|first| {
            self.selves.push(first.name.clone());
            true
        });
        let checked = self.block(&function.body, false);
        if is_method {
            self.selves.pop();
        }
        checked
    }

    fn parameters(&self, parameters: &Parameters, at: Pos) -> Checked {
        for parameter in parameters.iter() {
            self.bound(&parameter.name, at)?;
            parameter
                .default
                .iter()
                .try_for_each(|default| self.expr(default))?;
            let mut annotation = parameter.annotation.iter();
            annotation.try_for_each(|annotation| self.declared(annotation))?;
        }
        Ok(())
    }

    fn class(&mut self, class: &Class, at: Pos) -> Checked {
        self.bound(&class.name, at)?;
        class
            .decorators
            .iter()
            .try_for_each(|decorator| self.expr(decorator))?;
        for keyword in &class.keywords {
            match keyword.name.as_deref() {
                Some(name) if name != "metaclass" => self.keyword(name, keyword.value.at)?,
                name => {
                    let what = format!("the class keyword `{}`", name.unwrap_or("**"));
                    return refuse(Rule::Class, what, keyword.value.at);
                }
            }
            self.expr(&keyword.value)?;
        }
        for base in &class.bases {
            if !is_plain_base(base) {
                return refuse(Rule::Class, "a computed base class", base.at);
            }
            self.expr(base)?;
        }
        self.block(&class.body, true)
    }

    // Targets.

    fn target(&self, target: &Expr) -> Checked {
        match &target.kind {
            ExprKind::Name(name) => self.bound(name, target.at),
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().try_for_each(|item| self.target(item))
            }
            ExprKind::Starred(item) => self.target(item),
            ExprKind::Attribute { value, name } => {
                self.expr(value)?;
                self.assigned(value, name, target.at)
            }
            _ => self.expr(target),
        }
    }

    /// The target of an augmented assignment, which is read too: the method of the other operand would get its value.
    fn updated(&self, target: &Expr) -> Checked {
        self.target(target)?;
        match &target.kind {
            ExprKind::Attribute { name, .. } if WRITE_ONLY.contains(&&**name) => {
                self.attribute(name, target.at)
            }
            _ => Ok(()),
        }
    }

    /// An assignment to or deletion of the attribute `name` of `receiver`.
    fn assigned(&self, receiver: &Expr, name: &str, at: Pos) -> Checked {
        let what = || format!("an assignment to the attribute `{name}`");
        let (is_plain, is_own) = match &receiver.kind {
            ExprKind::Name(name) => (
                true,
                self.selves.contains(name) || self.bindings.is_own(name),
            ),
            _ => (false, false),
        };
        if name.starts_with("__") {
            let is_data = ASSIGNED_DUNDERS.contains(&name) && is_plain;
            let is_method = METHODS.contains(&name) && is_own;
            if is_data || is_method {
                return Ok(());
            }
            return refuse(Rule::Assignment, what(), at);
        }
        if WRITE_ONLY.contains(&name) {
            return Ok(());
        }
        self.attribute(name, at)?;
        if PATCHABLE.contains(name) && !is_own {
            return refuse(Rule::Assignment, what(), at);
        }
        Ok(())
    }

    /// An attribute that is read.
    fn attribute(&self, name: &str, at: Pos) -> Checked {
        let listed = names::is_listed(name);
        let own = self.bindings.defines_attribute(name) && !name.starts_with("__");
        let taken = REACHABLE.contains(name) && !FAMILIAR.contains(&name);
        if name.is_ascii() && (listed || own && !taken) {
            return Ok(());
        }
        let rule = match FRAMES.contains(&name) {
            true => Rule::Frame,
            false if own && taken => Rule::Taken,
            false => Rule::Attribute,
        };
        refuse(rule, format!("the attribute `{name}`"), at)
    }

    // Expressions.

    /// An expression whose value goes nowhere.
    fn discarded(&self, expr: &Expr) -> Checked {
        match &expr.kind {
            ExprKind::Call {
                function,
                arguments,
                keywords,
            } if is_name(function, "compile") => self.compile(arguments, keywords, expr.at),
            _ => self.expr(expr),
        }
    }

    fn expr(&self, expr: &Expr) -> Checked {
        let at = expr.at;
        match &expr.kind {
            ExprKind::Name(name) => match &**name {
                "type" => refuse(Rule::Type, "`type` as a value", at),
                "compile" => refuse(Rule::Compile, "`compile` as a value", at),
                name if self.bindings.is_wraps(name) => {
                    refuse(Rule::Wraps, "`wraps` as a value", at)
                }
                name if CALLED_ONLY.contains(&name) => {
                    refuse(Rule::Getattr, format!("`{name}` as a value"), at)
                }
                name => self.name(name, at),
            },
            ExprKind::Named { target, value } => {
                self.bound(target, at)?;
                self.expr(value)
            }
            ExprKind::Attribute { value, name } => {
                if is_flags_of_code(value, name) {
                    return walk::children(value, &mut |child| self.expr(child));
                }
                if let Some(traceback) = named_by_traceback(value, name) {
                    return self.expr(traceback);
                }
                if &**name == "format" {
                    return refuse(Rule::Format, "`format` of something but a literal", at);
                }
                // Its other arguments name attributes to read.
                if &**name == "wraps" {
                    return refuse(Rule::Wraps, "`wraps` as a value", at);
                }
                self.expr(value)?;
                self.attribute(name, at)
            }
            ExprKind::Call {
                function,
                arguments,
                keywords,
            } => self.call(function, arguments, keywords, at),
            ExprKind::Compare { left, rest } => {
                let with_none = |op: &CompareOp| matches!(op, CompareOp::Is | CompareOp::IsNot);
                if let [(op, right)] = rest.as_slice()
                    && with_none(op)
                    && matches!(right.kind, ExprKind::Constant(Constant::None))
                {
                    return self.may_be_frame(left);
                }
                walk::children(expr, &mut |child| self.expr(child))
            }
            ExprKind::Lambda { parameters, body } => {
                self.parameters(parameters, at)?;
                self.discarded(body)
            }
            ExprKind::ListComp { clauses, .. }
            | ExprKind::SetComp { clauses, .. }
            | ExprKind::DictComp { clauses, .. }
            | ExprKind::Generator { clauses, .. } => {
                for clause in clauses {
                    self.target(&clause.target)?;
                    self.expr(&clause.iter)?;
                    clause
                        .conditions
                        .iter()
                        .try_for_each(|condition| self.expr(condition))?;
                }
                let elements = walk::elements(expr);
                elements
                    .into_iter()
                    .flatten()
                    .try_for_each(|element| self.expr(element))
            }
            ExprKind::Subscript { value, index } => {
                self.expr(value)?;
                if self.is_typing(value) {
                    return self.annotation(index);
                }
                self.expr(index)
            }
            _ => walk::children(expr, &mut |child| self.expr(child)),
        }
    }

    /// An expression that may read a frame, because nothing but its text or whether it is None is used.
    fn may_be_frame(&self, expr: &Expr) -> Checked {
        match &expr.kind {
            ExprKind::Attribute { value, name } if FRAMES.contains(&&**name) => self.expr(value),
            _ => self.expr(expr),
        }
    }

    // Annotations.

    fn is_typing(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Name(name) => self.bindings.is_typing(name),
            ExprKind::Attribute { value, .. } | ExprKind::Subscript { value, .. } => {
                self.is_typing(value)
            }
            _ => false,
        }
    }

    /// An annotation, or what a form of typing is subscripted with.
    fn annotation(&self, expr: &Expr) -> Checked {
        match &expr.kind {
            ExprKind::Constant(Constant::Str(text)) => self.forward_reference(text, expr.at),
            ExprKind::Call { .. }
            | ExprKind::Lambda { .. }
            | ExprKind::Compare { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::Generator { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Named { .. }
            | ExprKind::Name(_) => self.expr(expr),
            _ => walk::children(expr, &mut |child| self.annotation(child)),
        }
    }

    /// The annotation of a parameter, a result or a variable. Nothing reads it, so that `type` itself may stand in it.
    fn declared(&self, expr: &Expr) -> Checked {
        match &expr.kind {
            ExprKind::Name(name) if &**name == "type" => Ok(()),
            ExprKind::Subscript { value, index } => {
                self.declared(value)?;
                self.declared(index)
            }
            ExprKind::Tuple(_) | ExprKind::List(_) | ExprKind::Binary { .. } => {
                walk::children(expr, &mut |child| self.declared(child))
            }
            _ => self.annotation(expr),
        }
    }

    fn forward_reference(&self, text: &str, at: Pos) -> Checked {
        let what = || format!("the string {text:?} in an annotation");
        let Source::Program(program) = parse_as(text, self.edition, Mode::Eval) else {
            return refuse(Rule::Annotation, what(), at);
        };
        let mut expressions = program.module.body.iter();
        let checked =
            expressions.try_for_each(|stmt| walk::expressions(stmt, &mut |e| self.expr(e)));
        if checked.is_err() {
            return refuse(Rule::Annotation, what(), at);
        }
        Ok(())
    }
}

fn is_name(expr: &Expr, name: &str) -> bool {
    matches!(&expr.kind, ExprKind::Name(found) if &**found == name)
}

/// `f.__code__.co_flags`: the code object itself goes nowhere.
fn is_flags_of_code(value: &Expr, name: &str) -> bool {
    let of_code = matches!(&value.kind, ExprKind::Attribute { name, .. } if &**name == "__code__");
    name == "co_flags" && of_code
}

/// The traceback of `tb.tb_frame.f_code.co_name`: frame and code object themselves go nowhere.
fn named_by_traceback<'e>(value: &'e Expr, name: &str) -> Option<&'e Expr> {
    let ExprKind::Attribute { value, name: code } = &value.kind else {
        return None;
    };
    let ExprKind::Attribute { value, name: frame } = &value.kind else {
        return None;
    };
    let is_name = matches!(name, "co_name" | "co_firstlineno")
        && &**code == "f_code"
        && &**frame == "tb_frame";
    is_name.then_some(&**value)
}

/// The generator or coroutine of `g.ag_frame.clear`. Called, it ends that as `close` or `aclose` may too, or is refused; where the program
/// gave an object of its own such an attribute, it is the method of something that the program had anyway. A frame itself goes nowhere.
fn cleared_frame(function: &Expr) -> Option<&Expr> {
    let ExprKind::Attribute { value, name: clear } = &function.kind else {
        return None;
    };
    let ExprKind::Attribute { value, name: frame } = &value.kind else {
        return None;
    };
    let is_clear = &**clear == "clear" && matches!(&**frame, "ag_frame" | "cr_frame");
    (is_clear && matches!(value.kind, ExprKind::Name(_))).then_some(&**value)
}

/// A name, an attribute, or one of these subscripted.
fn is_plain_base(base: &Expr) -> bool {
    match &base.kind {
        ExprKind::Name(_) => true,
        ExprKind::Attribute { value, .. } | ExprKind::Subscript { value, .. } => {
            is_plain_base(value)
        }
        _ => false,
    }
}
