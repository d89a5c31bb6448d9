//! Ruff's statements to ours.

use std::cell::{Cell, RefCell};

use ruff_python_ast as ruff;
use ruff_text_size::{Ranged, TextSize};
use rustc_hash::FxHashSet;

use super::position::Positions;
use super::words::Words;
use super::{Invalid, Stop, TooLarge, Unsupported, depth, start};
use crate::clause::Clause;
use crate::quirk::Quirk;
use crate::syntax::ast::{
    Alias, BinaryOp, Class, Expr, Function, Handler, Keyword, Name, Parameter, Parameters, Pos,
    Stmt, StmtKind, WithItem,
};
use crate::syntax::version::Dialect;

/// Lowers one text's tree.
pub(super) struct Lower<'a> {
    pub(super) text: &'a str,
    pub(super) dialect: Dialect,
    pub(super) positions: &'a Positions<'a>,
    pub(super) words: &'a Words,
    /// Where the first statement begins that is no docstring.
    pub(super) first_statement: Option<TextSize>,
    /// The names so far.
    pub(super) known_names: RefCell<FxHashSet<Name>>,
    /// Whether there was a `global`, a `nonlocal` or a `:=` so far.
    pub(super) has_declarations: Cell<bool>,
}

/// All items lowered, or why one cannot be. The list gets the room that it needs at once.
pub(super) fn each<T, U>(
    items: &[T],
    mut lower: impl FnMut(&T) -> Result<U, Stop>,
) -> Result<Vec<U>, Stop> {
    let mut lowered = Vec::with_capacity(items.len());
    for item in items {
        lowered.push(lower(item)?);
    }
    Ok(lowered)
}

impl Lower<'_> {
    pub(super) fn at(&self, node: &impl Ranged) -> Pos {
        self.positions.at(start(node))
    }

    pub(super) fn unsupported<T>(&self, node: &impl Ranged, what: &str) -> Result<T, Stop> {
        Err(Unsupported::new(self.at(node), what).into())
    }

    pub(super) fn block(&self, body: &[ruff::Stmt]) -> Result<Vec<Stmt>, Stop> {
        each(body, |stmt| self.stmt(stmt))
    }

    fn stmt(&self, stmt: &ruff::Stmt) -> Result<Stmt, Stop> {
        let at = match stmt {
            ruff::Stmt::FunctionDef(def) => self.behind_decorators(&def.decorator_list, stmt),
            ruff::Stmt::ClassDef(def) => self.behind_decorators(&def.decorator_list, stmt),
            _ => self.at(stmt),
        };
        let kind = self.stmt_kind(stmt)?;
        Ok(Stmt { kind, at })
    }

    /// Where `def` or `class` stands: decorators are no part of a statement's position.
    fn behind_decorators(&self, decorators: &[ruff::Decorator], stmt: &ruff::Stmt) -> Pos {
        let Some(last) = decorators.last() else {
            return self.at(stmt);
        };
        let mut offset = last.range().end().to_usize();
        while let Some(rest) = self.text.get(offset..) {
            let trimmed = rest.trim_start();
            offset += rest.len() - trimmed.len();
            if !trimmed.starts_with('#') {
                break;
            }
            offset += trimmed.find('\n').unwrap_or(trimmed.len());
        }
        self.positions.at_byte(offset)
    }

    fn stmt_kind(&self, stmt: &ruff::Stmt) -> Result<StmtKind, Stop> {
        Ok(match stmt {
            ruff::Stmt::FunctionDef(def) => self.function(def)?,
            ruff::Stmt::ClassDef(def) => self.class(def)?,
            ruff::Stmt::Return(node) => StmtKind::Return(self.optional(node.value.as_deref())?),
            ruff::Stmt::Delete(node) => StmtKind::Delete(self.exprs(&node.targets)?),
            ruff::Stmt::Assign(node) => StmtKind::Assign {
                targets: self.exprs(&node.targets)?,
                value: self.expr(&node.value)?,
            },
            ruff::Stmt::AugAssign(node) => StmtKind::AugAssign {
                target: self.expr(&node.target)?,
                op: binary_op(node.op),
                value: self.expr(&node.value)?,
            },
            ruff::Stmt::AnnAssign(node) => self.annotated(node)?,
            ruff::Stmt::For(node) => StmtKind::For {
                is_async: node.is_async,
                target: self.expr(&node.target)?,
                iter: self.expr(&node.iter)?,
                body: self.block(&node.body)?,
                orelse: self.block(&node.orelse)?,
            },
            ruff::Stmt::While(node) => StmtKind::While {
                test: self.expr(&node.test)?,
                body: self.block(&node.body)?,
                orelse: self.block(&node.orelse)?,
            },
            ruff::Stmt::If(node) => self.conditional(node)?,
            ruff::Stmt::With(node) => self.with(node)?,
            ruff::Stmt::Raise(node) => StmtKind::Raise {
                exc: self.optional(node.exc.as_deref())?,
                cause: self.optional(node.cause.as_deref())?,
            },
            ruff::Stmt::Try(node) => StmtKind::Try {
                body: self.block(&node.body)?,
                handlers: self.handlers(&node.handlers)?,
                orelse: self.block(&node.orelse)?,
                finalbody: self.block(&node.finalbody)?,
                is_star: node.is_star,
            },
            ruff::Stmt::Assert(node) => StmtKind::Assert {
                test: self.expr(&node.test)?,
                msg: self.optional(node.msg.as_deref())?,
            },
            ruff::Stmt::Import(node) if node.is_lazy => {
                return self.unsupported(node, "a `lazy` import");
            }
            ruff::Stmt::Import(node) => StmtKind::Import(self.aliases(&node.names)),
            ruff::Stmt::ImportFrom(node) => self.import_from(node)?,
            ruff::Stmt::Global(node) => StmtKind::Global(self.declared(&node.names)),
            ruff::Stmt::Nonlocal(node) => StmtKind::Nonlocal(self.declared(&node.names)),
            ruff::Stmt::Expr(node) => StmtKind::Expr(self.expr(&node.value)?),
            ruff::Stmt::Pass(_) => StmtKind::Pass,
            ruff::Stmt::Break(_) => StmtKind::Break,
            ruff::Stmt::Continue(_) => StmtKind::Continue,
            ruff::Stmt::Match(node) => return self.unsupported(node, "a `match` statement"),
            ruff::Stmt::TypeAlias(node) => return self.unsupported(node, "a `type` statement"),
            ruff::Stmt::IpyEscapeCommand(node) => {
                return self.unsupported(node, "an IPython command");
            }
        })
    }

    fn function(&self, def: &ruff::StmtFunctionDef) -> Result<StmtKind, Stop> {
        if let Some(params) = &def.type_params {
            return self.unsupported(params.as_ref(), "a type parameter list");
        }
        Ok(StmtKind::Function(Box::new(Function {
            is_async: def.is_async,
            name: self.name(&def.name),
            parameters: self.parameters(&def.parameters)?,
            returns: self.optional(def.returns.as_deref())?,
            decorators: self.decorators(&def.decorator_list)?,
            body: self.block(&def.body)?,
        })))
    }

    fn class(&self, def: &ruff::StmtClassDef) -> Result<StmtKind, Stop> {
        if let Some(params) = &def.type_params {
            return self.unsupported(params.as_ref(), "a type parameter list");
        }
        let (bases, keywords) = match &def.arguments {
            Some(arguments) => self.arguments(arguments)?,
            None => Default::default(),
        };
        Ok(StmtKind::Class(Box::new(Class {
            name: self.name(&def.name),
            bases,
            keywords,
            decorators: self.decorators(&def.decorator_list)?,
            body: self.block(&def.body)?,
        })))
    }

    fn decorators(&self, decorators: &[ruff::Decorator]) -> Result<Vec<Expr>, Stop> {
        each(decorators, |decorator| self.expr(&decorator.expression))
    }

    pub(super) fn arguments(
        &self,
        arguments: &ruff::Arguments,
    ) -> Result<(Vec<Expr>, Vec<Keyword>), Stop> {
        let keyword = |keyword: &ruff::Keyword| {
            Ok(Keyword {
                name: keyword.arg.as_ref().map(|name| self.name(name)),
                value: self.expr(&keyword.value)?,
            })
        };
        let keywords = each(&arguments.keywords, keyword);
        Ok((self.exprs(&arguments.args)?, keywords?))
    }

    pub(super) fn parameters(&self, parameters: &ruff::Parameters) -> Result<Parameters, Stop> {
        let variadic = |parameter: &Option<Box<ruff::Parameter>>| -> Result<_, Stop> {
            parameter
                .as_deref()
                .map(|p| self.parameter(p, None))
                .transpose()
        };
        Ok(Parameters {
            positional_only: self.named_parameters(&parameters.posonlyargs)?,
            positional: self.named_parameters(&parameters.args)?,
            vararg: variadic(&parameters.vararg)?,
            keyword_only: self.named_parameters(&parameters.kwonlyargs)?,
            kwarg: variadic(&parameters.kwarg)?,
        })
    }

    fn named_parameters(
        &self,
        parameters: &[ruff::ParameterWithDefault],
    ) -> Result<Vec<Parameter>, Stop> {
        let one =
            |p: &ruff::ParameterWithDefault| self.parameter(&p.parameter, p.default.as_deref());
        each(parameters, one)
    }

    fn parameter(
        &self,
        parameter: &ruff::Parameter,
        default: Option<&ruff::Expr>,
    ) -> Result<Parameter, Stop> {
        Ok(Parameter {
            name: self.name(&parameter.name),
            annotation: self.optional(parameter.annotation.as_deref())?,
            default: self.optional(default)?,
        })
    }

    fn annotated(&self, node: &ruff::StmtAnnAssign) -> Result<StmtKind, Stop> {
        if !node.simple && node.target.is_name_expr() {
            // `(x): int` is evaluated but makes no entry in __annotations__.
            return self.unsupported(node, "an annotation of a name in parentheses");
        }
        Ok(StmtKind::AnnAssign {
            target: self.expr(&node.target)?,
            annotation: self.expr(&node.annotation)?,
            value: self.optional(node.value.as_deref())?,
        })
    }

    /// Each `elif` becomes an `if` alone in `orelse`, so a chain of them nests.
    fn conditional(&self, node: &ruff::StmtIf) -> Result<StmtKind, Stop> {
        if node.elif_else_clauses.len() > depth::MAX_INDENTS {
            return Err(TooLarge::Blocks.into());
        }
        let mut orelse = Vec::new();
        for clause in node.elif_else_clauses.iter().rev() {
            let body = self.block(&clause.body)?;
            orelse = match &clause.test {
                None => body,
                Some(test) => vec![Stmt {
                    kind: StmtKind::If {
                        test: self.expr(test)?,
                        body,
                        orelse,
                    },
                    at: self.at(clause),
                }],
            };
        }
        Ok(StmtKind::If {
            test: self.expr(&node.test)?,
            body: self.block(&node.body)?,
            orelse,
        })
    }

    fn with(&self, node: &ruff::StmtWith) -> Result<StmtKind, Stop> {
        if let Some(first) = node.items.first()
            && first.optional_vars.is_some()
            && self
                .source(start(node), start(first))
                .trim_end()
                .ends_with('(')
            && self.dialect.has(Quirk::ParenthesisedItemsRejected)
        {
            let clauses: &[Clause] = match node.is_async {
                true => &[Clause::AsyncWithParenthesisedItems],
                false => &[],
            };
            let invalid = Invalid::new(self.at(first), "invalid syntax");
            return Err(invalid.breaking(clauses).into());
        }
        Ok(StmtKind::With {
            is_async: node.is_async,
            items: self.with_items(&node.items)?,
            body: self.block(&node.body)?,
        })
    }

    fn with_items(&self, items: &[ruff::WithItem]) -> Result<Vec<WithItem>, Stop> {
        let item = |item: &ruff::WithItem| {
            Ok(WithItem {
                context: self.expr(&item.context_expr)?,
                target: self.optional(item.optional_vars.as_deref())?,
            })
        };
        each(items, item)
    }

    fn handlers(&self, handlers: &[ruff::ExceptHandler]) -> Result<Vec<Handler>, Stop> {
        let handler = |ruff::ExceptHandler::ExceptHandler(handler): &ruff::ExceptHandler| {
            Ok(Handler {
                matches: self.optional(handler.type_.as_deref())?,
                name: handler.name.as_ref().map(|name| self.name(name)),
                body: self.block(&handler.body)?,
                at: self.at(handler),
            })
        };
        each(handlers, handler)
    }

    fn import_from(&self, node: &ruff::StmtImportFrom) -> Result<StmtKind, Stop> {
        if node.is_lazy {
            return self.unsupported(node, "a `lazy` import");
        }
        let module = match &node.module {
            Some(module) if node.level == 0 => self.name(module),
            _ => return self.unsupported(node, "a relative import"),
        };
        if &*module == "__future__" && !self.is_postponed_annotations(node) {
            return self.unsupported(node, "this `__future__` import");
        }
        if node.names.iter().any(|alias| alias.name.as_str() == "*") {
            return self.unsupported(node, "`import *`");
        }
        Ok(StmtKind::ImportFrom {
            module,
            names: self.aliases(&node.names),
        })
    }

    /// `from __future__ import annotations` as the first statement but for a docstring, from 3.7 on.
    fn is_postponed_annotations(&self, node: &ruff::StmtImportFrom) -> bool {
        let is_first = self.first_statement == Some(start(node));
        let [only] = node.names.as_slice() else {
            return false;
        };
        let is_annotations = only.name.as_str() == "annotations" && only.asname.is_none();
        is_first && is_annotations && !self.dialect.before(7)
    }

    pub(super) fn optional(&self, expr: Option<&ruff::Expr>) -> Result<Option<Expr>, Stop> {
        expr.map(|expr| self.expr(expr)).transpose()
    }

    pub(super) fn exprs(&self, exprs: &[ruff::Expr]) -> Result<Vec<Expr>, Stop> {
        each(exprs, |expr| self.expr(expr))
    }

    pub(super) fn name(&self, identifier: &ruff::Identifier) -> Name {
        self.named_as(identifier.as_str())
    }

    /// A name of ruff's tree as it stands in the program. Each is kept once.
    pub(super) fn named_as(&self, name: &str) -> Name {
        let name = self.words.original(name);
        let mut names = self.known_names.borrow_mut();
        if let Some(known) = names.get(name) {
            return known.clone();
        }
        let new = Name::from(name);
        names.insert(new.clone());
        new
    }

    /// The names of a `global` or `nonlocal`.
    fn declared(&self, identifiers: &[ruff::Identifier]) -> Vec<Name> {
        self.has_declarations.set(true);
        identifiers.iter().map(|name| self.name(name)).collect()
    }

    fn aliases(&self, aliases: &[ruff::Alias]) -> Vec<Alias> {
        let alias = |alias: &ruff::Alias| Alias {
            name: self.name(&alias.name),
            alias: alias.asname.as_ref().map(|name| self.name(name)),
        };
        aliases.iter().map(alias).collect()
    }

    /// The source text of a node.
    pub(super) fn source(&self, start: TextSize, end: TextSize) -> &str {
        self.text
            .get(start.to_usize()..end.to_usize())
            .unwrap_or("")
    }
}

pub(super) fn binary_op(op: ruff::Operator) -> BinaryOp {
    match op {
        ruff::Operator::Add => BinaryOp::Add,
        ruff::Operator::Sub => BinaryOp::Sub,
        ruff::Operator::Mult => BinaryOp::Mul,
        ruff::Operator::MatMult => BinaryOp::MatMul,
        ruff::Operator::Div => BinaryOp::TrueDiv,
        ruff::Operator::FloorDiv => BinaryOp::FloorDiv,
        ruff::Operator::Mod => BinaryOp::Mod,
        ruff::Operator::Pow => BinaryOp::Pow,
        ruff::Operator::LShift => BinaryOp::LShift,
        ruff::Operator::RShift => BinaryOp::RShift,
        ruff::Operator::BitAnd => BinaryOp::And,
        ruff::Operator::BitOr => BinaryOp::Or,
        ruff::Operator::BitXor => BinaryOp::Xor,
    }
}
