//! Planted faults: a machine that does one thing wrong, to see who notices.
//!
//! A case that claims a clause has to depend on it. So the machine can be told to do wrong what follows the mark of a clause: the
//! instruction that was under way when the clause was marked comes out otherwise than it would have.
//!
//! | the instruction                   | with a wrong result              | with an exception instead |
//! |-----------------------------------|----------------------------------|---------------------------|
//! | left a value, or ended its frame  | another value                    | BufferError               |
//! | raised an exception               | one of another class             | one of another class      |
//! | left nothing                      | goes on as before                | BufferError               |
//! | marked the clause, no more        | the next instruction is meant    | the next one is meant     |

use super::execute::Flow;
use super::frame::{Exit, Frame};
use super::{Call, Res, Unwind, Vm};
use crate::clause::Clause;
use crate::compile::code::{Op, Origin};
use crate::objects::types::T;
use crate::value::Value;

/// A clause to break, and how.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is done wrong, each time that it is exercised.
    pub clause: Clause,
    /// How.
    pub harm: Harm,
}

/// What a fault does.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Harm {
    /// The result is another one.
    WrongResult,
    /// There is an exception in the place of a result.
    Exception,
}

/// A fault that may be planted, and where it has struck.
#[derive(Debug, Default)]
pub(super) struct Planted {
    fault: Option<Fault>,
    /// How many frames there are up to the one whose instruction is to come out otherwise; 0 where no mark waits for its harm.
    pub(super) depth: usize,
}

impl Planted {
    /// Whether this is the clause to break.
    #[inline]
    pub(super) fn is_about(&self, clause: Clause) -> bool {
        self.fault.is_some_and(|fault| fault.clause == clause)
    }
}

impl Vm {
    /// Lets the machine do something wrong.
    pub(crate) fn plant(&mut self, fault: Option<Fault>) {
        self.planted = Planted { fault, depth: 0 };
    }

    /// The clause to break was marked: what the program's innermost frame is doing is to come out otherwise, since what the library does
    /// in between is on its behalf.
    #[cold]
    pub(super) fn strike(&mut self) {
        let program = |call: &Call| call.code.origin != Origin::Library;
        let innermost = self.calls.iter().rposition(program);
        self.planted.depth = innermost.map_or(self.calls.len(), |at| at + 1);
    }

    /// Whether a text's rule is broken: a text that breaks it is accepted then, one that keeps it is refused.
    pub(crate) fn breaks_rule(&self, clause: Clause) -> bool {
        let fault = self.planted.fault;
        fault.is_some_and(|fault| fault.clause == clause && fault.harm == Harm::WrongResult)
    }

    /// Makes an instruction come out otherwise: the one during which the clause was marked, or the next of the frames below if there was none.
    #[cold]
    pub(super) fn harm(&mut self, frame: &mut Frame, op: &Op, outcome: Res<Flow>) -> Res<Flow> {
        if let Op::Mark(_) = op {
            return outcome;
        }
        self.planted.depth = 0;
        let harm = self.planted.fault.map(|fault| fault.harm);
        match (outcome, harm) {
            (Err(Unwind::Raise(_)), Some(_)) | (Ok(_), Some(Harm::Exception)) => {
                Err(self.raise(T::BufferError, "a planted fault"))
            }
            (Ok(flow), Some(Harm::WrongResult)) => Ok(self.with_another_value(frame, op, flow)),
            (outcome, _) => outcome,
        }
    }

    fn with_another_value(&mut self, frame: &mut Frame, op: &Op, flow: Flow) -> Flow {
        match flow {
            Flow::Exit(Exit::Return(value)) => Flow::Exit(Exit::Return(another(&value))),
            Flow::Exit(Exit::Suspend(value)) => Flow::Exit(Exit::Suspend(another(&value))),
            Flow::Exit(Exit::Yield(value)) => Flow::Exit(Exit::Yield(another(&value))),
            Flow::Next => {
                if leaves_value(op)
                    && let Some(top) = frame.stack.last_mut()
                {
                    *top = another(top);
                }
                Flow::Next
            }
        }
    }
}

/// A value that is not this one.
fn another(value: &Value) -> Value {
    match value {
        Value::Bool(value) => Value::Bool(!value),
        Value::None => Value::Bool(true),
        _ => Value::None,
    }
}

/// Whether the uppermost value of the evaluation stack is what the instruction has made.
const fn leaves_value(op: &Op) -> bool {
    match op {
        Op::Const(_)
        | Op::LoadLocal(_)
        | Op::LoadCell(_)
        | Op::LoadName(_)
        | Op::LoadClassCell { .. }
        | Op::LoadGlobal(_)
        | Op::BuildTuple(_)
        | Op::BuildList(_)
        | Op::BuildSet(_)
        | Op::BuildDict(_)
        | Op::BuildString(_)
        | Op::BuildSlice
        | Op::Format { .. }
        | Op::Unary(_)
        | Op::Binary(_)
        | Op::InPlace(_)
        | Op::Compare(_)
        | Op::LoadAttr(_)
        | Op::Subscript
        | Op::ForIter(_)
        | Op::MakeFunction { .. }
        | Op::Call(_)
        | Op::CallKeywords { .. }
        | Op::CallSpread
        | Op::BuildClass
        | Op::ImportName(_)
        | Op::ImportModule(_)
        | Op::ImportFrom(_)
        | Op::MatchException
        | Op::EnterWith
        | Op::EnterAsyncWith
        | Op::ExitWithException
        | Op::Yield
        | Op::YieldFrom
        | Op::GetAwaitable(_)
        | Op::GetYieldFromIter
        | Op::GetIter
        | Op::GetAIter
        | Op::GetANext => true,
        Op::StoreLocal(_)
        | Op::DeleteLocal(_)
        | Op::StoreCell(_)
        | Op::DeleteCell(_)
        | Op::PushCell(_)
        | Op::NewCell(_)
        | Op::StoreName(_)
        | Op::DeleteName(_)
        | Op::StoreGlobal(_)
        | Op::DeleteGlobal(_)
        | Op::Pop
        | Op::Dup
        | Op::DupTwo
        | Op::Swap
        | Op::RotThree
        | Op::RotFour
        | Op::ListAppend(_)
        | Op::SetAdd(_)
        | Op::DictAdd(_)
        | Op::ListExtend
        | Op::ListExtendForCall
        | Op::SetUpdate
        | Op::DictUpdate
        | Op::DictMerge
        | Op::ListToTuple
        | Op::Unpack(_)
        | Op::UnpackStar { .. }
        | Op::StoreAttr(_)
        | Op::DeleteAttr(_)
        | Op::StoreSubscript
        | Op::DeleteSubscript
        | Op::Jump(_)
        | Op::JumpIfFalse(_)
        | Op::JumpIfTrue(_)
        | Op::JumpIfFalseOrPop(_)
        | Op::JumpIfTrueOrPop(_)
        | Op::Consume
        | Op::Return
        | Op::SetupTry(_)
        | Op::SetupWith(_)
        | Op::PopBlock
        | Op::PopHandler
        | Op::MatchExceptionGroup
        | Op::CombineExceptionGroups
        | Op::Raise(_)
        | Op::Reraise
        | Op::RaiseAssertion(_)
        | Op::JumpIfAsyncIterator(_)
        | Op::EndAsyncFor(_)
        | Op::Mark(_) => false,
    }
}
