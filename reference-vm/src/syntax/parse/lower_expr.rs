//! Ruff's expressions to ours.

use num_bigint::BigUint;
use ruff_python_ast as ruff;
use ruff_text_size::Ranged;

use super::lower::{Lower, binary_op, each};
use super::{Invalid, Stop, start};
use crate::syntax::ast::{
    BoolOp, CompareOp, Constant, Expr, ExprKind, ForClause, Parameters, Pos, UnaryOp,
};

impl Lower<'_> {
    pub(super) fn expr(&self, expr: &ruff::Expr) -> Result<Expr, Stop> {
        Ok(Expr {
            kind: self.expr_kind(expr)?,
            at: self.place(expr),
        })
    }

    /// Where an expression begins; an attribute is placed at its name if that stands on another line.
    fn place(&self, expr: &ruff::Expr) -> Pos {
        let start = self.at(expr);
        match expr {
            ruff::Expr::Attribute(node) => {
                let name = self.at(&node.attr);
                if name.line == start.line { start } else { name }
            }
            _ => start,
        }
    }

    fn boxed(&self, expr: &ruff::Expr) -> Result<Box<Expr>, Stop> {
        self.expr(expr).map(Box::new)
    }

    fn optional_boxed(&self, expr: Option<&ruff::Expr>) -> Result<Option<Box<Expr>>, Stop> {
        expr.map(|expr| self.boxed(expr)).transpose()
    }

    fn expr_kind(&self, expr: &ruff::Expr) -> Result<ExprKind, Stop> {
        Ok(match expr {
            ruff::Expr::BoolOp(node) => ExprKind::Bool {
                op: match node.op {
                    ruff::BoolOp::And => BoolOp::And,
                    ruff::BoolOp::Or => BoolOp::Or,
                },
                values: self.exprs(&node.values)?,
            },
            ruff::Expr::Named(node) => self.named(node)?,
            ruff::Expr::BinOp(node) => ExprKind::Binary {
                op: binary_op(node.op),
                left: self.boxed(&node.left)?,
                right: self.boxed(&node.right)?,
            },
            ruff::Expr::UnaryOp(node) => ExprKind::Unary {
                op: unary_op(node.op),
                operand: self.boxed(&node.operand)?,
            },
            ruff::Expr::Lambda(node) => ExprKind::Lambda {
                parameters: Box::new(match &node.parameters {
                    Some(parameters) => self.parameters(parameters)?,
                    None => Parameters::default(),
                }),
                body: self.boxed(&node.body)?,
            },
            ruff::Expr::If(node) => ExprKind::Conditional {
                test: self.boxed(&node.test)?,
                body: self.boxed(&node.body)?,
                orelse: self.boxed(&node.orelse)?,
            },
            ruff::Expr::Dict(node) => self.dict(node)?,
            ruff::Expr::Set(node) => ExprKind::Set(self.exprs(&node.elts)?),
            ruff::Expr::List(node) => ExprKind::List(self.exprs(&node.elts)?),
            ruff::Expr::Tuple(node) => ExprKind::Tuple(self.exprs(&node.elts)?),
            ruff::Expr::ListComp(node) => ExprKind::ListComp {
                element: self.element(&node.elt)?,
                clauses: self.clauses(&node.generators)?,
            },
            ruff::Expr::SetComp(node) => ExprKind::SetComp {
                element: self.element(&node.elt)?,
                clauses: self.clauses(&node.generators)?,
            },
            ruff::Expr::DictComp(node) => self.dict_comp(node)?,
            ruff::Expr::Generator(node) => ExprKind::Generator {
                element: self.element(&node.elt)?,
                clauses: self.clauses(&node.generators)?,
            },
            ruff::Expr::Await(node) => ExprKind::Await(self.boxed(&node.value)?),
            ruff::Expr::Yield(node) => ExprKind::Yield(self.optional_boxed(node.value.as_deref())?),
            ruff::Expr::YieldFrom(node) => ExprKind::YieldFrom(self.boxed(&node.value)?),
            ruff::Expr::Compare(node) => self.compare(node)?,
            ruff::Expr::Call(node) => self.call(node)?,
            ruff::Expr::FString(node) => self.fstring(node)?,
            ruff::Expr::StringLiteral(node) => self.string(node)?,
            ruff::Expr::BytesLiteral(node) => self.bytes(node)?,
            ruff::Expr::NumberLiteral(node) => ExprKind::Constant(self.number(node)?),
            ruff::Expr::BooleanLiteral(node) => ExprKind::Constant(Constant::Bool(node.value)),
            ruff::Expr::NoneLiteral(_) => ExprKind::Constant(Constant::None),
            ruff::Expr::EllipsisLiteral(_) => ExprKind::Constant(Constant::Ellipsis),
            ruff::Expr::Attribute(node) => ExprKind::Attribute {
                value: self.boxed(&node.value)?,
                name: self.name(&node.attr),
            },
            ruff::Expr::Subscript(node) => self.subscript(node)?,
            ruff::Expr::Starred(node) => ExprKind::Starred(self.boxed(&node.value)?),
            ruff::Expr::Name(node) => ExprKind::Name(self.named_as(&node.id)),
            ruff::Expr::Slice(node) => ExprKind::Slice {
                lower: self.optional_boxed(node.lower.as_deref())?,
                upper: self.optional_boxed(node.upper.as_deref())?,
                step: self.optional_boxed(node.step.as_deref())?,
            },
            ruff::Expr::TString(node) => return self.unsupported(node, "a template string"),
            ruff::Expr::IpyEscapeCommand(node) => {
                return self.unsupported(node, "an IPython command");
            }
        })
    }

    fn named(&self, node: &ruff::ExprNamed) -> Result<ExprKind, Stop> {
        let ruff::Expr::Name(target) = node.target.as_ref() else {
            return self.unsupported(node, "an assignment expression to something but a name");
        };
        self.has_declarations.set(true);
        Ok(ExprKind::Named {
            target: self.named_as(&target.id),
            value: self.boxed(&node.value)?,
        })
    }

    fn dict(&self, node: &ruff::ExprDict) -> Result<ExprKind, Stop> {
        let item = |item: &ruff::DictItem| {
            Ok((self.optional(item.key.as_ref())?, self.expr(&item.value)?))
        };
        let items = each(&node.items, item);
        Ok(ExprKind::Dict(items?))
    }

    fn element(&self, element: &ruff::Expr) -> Result<Box<Expr>, Stop> {
        self.boxed(element)
    }

    fn dict_comp(&self, node: &ruff::ExprDictComp) -> Result<ExprKind, Stop> {
        let Some(key) = &node.key else {
            return self.unsupported(node, "unpacking in a dict comprehension");
        };
        Ok(ExprKind::DictComp {
            key: self.boxed(key)?,
            value: self.boxed(&node.value)?,
            clauses: self.clauses(&node.generators)?,
        })
    }

    fn clauses(&self, clauses: &[ruff::Comprehension]) -> Result<Vec<ForClause>, Stop> {
        let clause = |clause: &ruff::Comprehension| {
            Ok(ForClause {
                is_async: clause.is_async,
                target: self.expr(&clause.target)?,
                iter: self.expr(&clause.iter)?,
                conditions: self.exprs(&clause.ifs)?,
            })
        };
        each(clauses, clause)
    }

    fn compare(&self, node: &ruff::ExprCompare) -> Result<ExprKind, Stop> {
        let pair =
            |(op, right): (&ruff::CmpOp, &ruff::Expr)| Ok((compare_op(*op), self.expr(right)?));
        let rest: Result<_, Stop> = node.ops.iter().zip(&node.comparators).map(pair).collect();
        Ok(ExprKind::Compare {
            left: self.boxed(&node.left)?,
            rest: rest?,
        })
    }

    fn subscript(&self, node: &ruff::ExprSubscript) -> Result<ExprKind, Stop> {
        let index = start(node.slice.as_ref());
        let in_parentheses = self.source(start(node), index).trim_end().ends_with('(');
        if node.slice.is_named_expr() && !in_parentheses && self.dialect.before(10) {
            return Err(Invalid::new(self.positions.at(index), "invalid syntax").into());
        }
        Ok(ExprKind::Subscript {
            value: self.boxed(&node.value)?,
            index: self.boxed(&node.slice)?,
        })
    }

    fn call(&self, node: &ruff::ExprCall) -> Result<ExprKind, Stop> {
        let (arguments, keywords) = self.arguments(&node.arguments)?;
        Ok(ExprKind::Call {
            function: self.boxed(&node.func)?,
            arguments,
            keywords,
        })
    }

    fn number(&self, node: &ruff::ExprNumberLiteral) -> Result<Constant, Stop> {
        match &node.value {
            ruff::Number::Int(int) => match int.as_u64() {
                Some(small) => Ok(Constant::Int(small.into())),
                None => self.big_int(node),
            },
            ruff::Number::Float(value) => Ok(Constant::Float(*value)),
            ruff::Number::Complex { .. } => self.unsupported(node, "a complex number"),
        }
    }

    fn big_int(&self, node: &ruff::ExprNumberLiteral) -> Result<Constant, Stop> {
        let range = node.range();
        let source = self.source(range.start(), range.end()).replace('_', "");
        let lower = source.to_ascii_lowercase();
        let (digits, radix) = match lower.get(..2) {
            Some("0x") => (lower.get(2..), 16),
            Some("0o") => (lower.get(2..), 8),
            Some("0b") => (lower.get(2..), 2),
            _ => (Some(lower.as_str()), 10),
        };
        let digits = digits.map(str::as_bytes);
        match digits.and_then(|digits| BigUint::parse_bytes(digits, radix)) {
            Some(value) => Ok(Constant::Int(value)),
            None => self.unsupported(node, "this number"),
        }
    }
}

fn unary_op(op: ruff::UnaryOp) -> UnaryOp {
    match op {
        ruff::UnaryOp::Invert => UnaryOp::Invert,
        ruff::UnaryOp::Not => UnaryOp::Not,
        ruff::UnaryOp::UAdd => UnaryOp::Pos,
        ruff::UnaryOp::USub => UnaryOp::Neg,
    }
}

fn compare_op(op: ruff::CmpOp) -> CompareOp {
    match op {
        ruff::CmpOp::Eq => CompareOp::Eq,
        ruff::CmpOp::NotEq => CompareOp::Ne,
        ruff::CmpOp::Lt => CompareOp::Lt,
        ruff::CmpOp::LtE => CompareOp::Le,
        ruff::CmpOp::Gt => CompareOp::Gt,
        ruff::CmpOp::GtE => CompareOp::Ge,
        ruff::CmpOp::Is => CompareOp::Is,
        ruff::CmpOp::IsNot => CompareOp::IsNot,
        ruff::CmpOp::In => CompareOp::In,
        ruff::CmpOp::NotIn => CompareOp::NotIn,
    }
}
