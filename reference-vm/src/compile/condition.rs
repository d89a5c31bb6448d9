//! Conditions, `and` and `or`, and comparisons.

use num_bigint::BigUint;

use crate::syntax::ast::{BoolOp, CompareOp, Constant, Expr, ExprKind, UnaryOp};

use super::code::{Label, Op};
use super::{Compiler, RED_ZONE, STACK_STEP};

impl<'a> Compiler<'a> {
    pub(super) fn bool_expr(&mut self, op: BoolOp, values: &'a [Expr]) {
        let Some((last, others)) = values.split_last() else {
            self.none();
            return;
        };
        let end = self.label();
        for value in others {
            self.keep_if(value, op == BoolOp::Or, end);
        }
        self.expr(last);
        self.place(end);
    }

    /// Evaluates an operand of `and` or `or`: if its truth is `truth`, its value stays on the stack and execution goes on at `label`;
    /// otherwise nothing is left. Asks each value for its truth only once.
    fn keep_if(&mut self, expr: &'a Expr, truth: bool, label: Label) {
        let ExprKind::Bool { op, values } = &expr.kind else {
            self.expr(expr);
            self.emit(if truth {
                Op::JumpIfTrueOrPop(label)
            } else {
                Op::JumpIfFalseOrPop(label)
            });
            return;
        };
        let Some((last, others)) = values.split_last() else {
            return;
        };
        let decides = *op == BoolOp::Or;
        let end = self.label();
        stacker::maybe_grow(RED_ZONE, STACK_STEP, || {
            for value in others {
                if decides == truth {
                    self.keep_if(value, truth, label);
                } else {
                    self.jump_if(value, decides, end);
                }
            }
            self.keep_if(last, truth, label);
        });
        self.place(end);
    }

    /// `[] → []`: evaluates a condition and jumps if its truth is `truth`.
    pub(super) fn jump_if(&mut self, test: &'a Expr, truth: bool, label: Label) {
        if self.budget.is_spent() {
            return;
        }
        stacker::maybe_grow(RED_ZONE, STACK_STEP, || {
            self.at_line_of(test, |inner| inner.jump_if_here(test, truth, label))
        });
    }

    fn jump_if_here(&mut self, test: &'a Expr, truth: bool, label: Label) {
        match &test.kind {
            ExprKind::Unary {
                op: UnaryOp::Not,
                operand,
            } => self.jump_if(operand, !truth, label),
            ExprKind::Bool { op, values } => {
                let Some((last, others)) = values.split_last() else {
                    return;
                };
                let decides = *op == BoolOp::Or;
                let end = self.label();
                for value in others {
                    self.jump_if(value, decides, if decides == truth { label } else { end });
                }
                self.jump_if(last, truth, label);
                self.place(end);
            }
            ExprKind::Conditional { test, body, orelse } => {
                let (otherwise, end) = (self.label(), self.label());
                self.jump_if(test, false, otherwise);
                self.jump_if(body, truth, label);
                self.emit(Op::Jump(end));
                self.place(otherwise);
                self.jump_if(orelse, truth, label);
                self.place(end);
            }
            ExprKind::Compare { left, rest } if rest.len() > 1 => {
                self.jump_if_chain(left, rest, truth, label)
            }
            ExprKind::Constant(constant) => {
                if is_true(constant) == truth {
                    self.emit(Op::Jump(label));
                }
            }
            _ => {
                self.expr(test);
                self.emit(if truth {
                    Op::JumpIfTrue(label)
                } else {
                    Op::JumpIfFalse(label)
                });
            }
        }
    }

    fn jump_if_chain(
        &mut self,
        left: &'a Expr,
        rest: &'a [(CompareOp, Expr)],
        truth: bool,
        label: Label,
    ) {
        let (cleanup, end) = (self.label(), self.label());
        self.chain(left, rest, Op::JumpIfFalse(cleanup));
        self.emit(if truth {
            Op::JumpIfTrue(label)
        } else {
            Op::JumpIfFalse(label)
        });
        self.emit(Op::Jump(end));
        self.place(cleanup);
        self.emit(Op::Pop);
        if !truth {
            self.emit(Op::Jump(label));
        }
        self.place(end);
    }

    pub(super) fn compare(&mut self, left: &'a Expr, rest: &'a [(CompareOp, Expr)]) {
        let (cleanup, end) = (self.label(), self.label());
        self.chain(left, rest, Op::JumpIfFalseOrPop(cleanup));
        if rest.len() > 1 {
            self.emit(Op::Jump(end));
            self.place(cleanup);
            self.emit(Op::Swap);
            self.emit(Op::Pop);
        }
        self.place(end);
    }

    /// Compares each operand with the next, which stays on the stack below every result but the last; each of those goes to `decide`.
    fn chain(&mut self, left: &'a Expr, rest: &'a [(CompareOp, Expr)], decide: Op) {
        self.expr(left);
        let Some(((last_op, last), others)) = rest.split_last() else {
            return;
        };
        for (op, operand) in others {
            self.expr(operand);
            self.emit(Op::Dup);
            self.emit(Op::RotThree);
            self.emit(Op::Compare(*op));
            self.emit(decide.clone());
        }
        self.expr(last);
        self.emit(Op::Compare(*last_op));
    }
}

/// Python's truth of a literal.
fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::None => false,
        Constant::Ellipsis => true,
        Constant::Bool(b) => *b,
        Constant::Int(n) => *n != BigUint::ZERO,
        Constant::Float(x) => *x != 0.0,
        Constant::Str(text) => !text.is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
    }
}
