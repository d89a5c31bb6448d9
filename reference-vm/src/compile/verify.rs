//! A check of compiled code: on every path to an instruction the evaluation stack has the same height and the blocks are the same.

use super::assemble::target;
use super::code::{Code, Label, Op};
use rustc_hash::FxHashMap;

use crate::value::Value;

/// A block of a frame, at run time.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Block {
    Try { handler: Label, height: usize },
    Handler,
}

/// What holds before an instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    height: usize,
    blocks: Vec<Block>,
}

/// Checks a code object and those in its constants; the error says what is wrong and where.
pub(super) fn verify(code: &Code) -> Result<(), String> {
    let mut states: FxHashMap<usize, State> = FxHashMap::default();
    let mut work = vec![(
        0,
        State {
            height: 0,
            blocks: Vec::new(),
        },
    )];
    while let Some((at, state)) = work.pop() {
        if let Some(known) = states.get(&at) {
            if *known != state {
                return Err(format!("at {at}: {known:?} and {state:?}\n{code}"));
            }
            continue;
        }
        let op = code
            .ops
            .get(at)
            .ok_or_else(|| format!("falls off the end\n{code}"))?;
        let next =
            step(op, at, &state).ok_or_else(|| format!("at {at}: {op:?} in {state:?}\n{code}"))?;
        states.insert(at, state);
        work.extend(next);
    }
    for constant in &code.constants {
        if let Value::Code(inner) = constant {
            verify(inner)?;
        }
    }
    Ok(())
}

/// The states after an instruction; nothing if it cannot be executed.
fn step(op: &Op, at: usize, state: &State) -> Option<Vec<(usize, State)>> {
    let (takes, leaves) = effect(op);
    let rest = state.height.checked_sub(takes)?;
    let mut after = State {
        height: rest + leaves,
        blocks: state.blocks.clone(),
    };
    let mut next = Vec::new();
    if let Some(exception) = exception_edge(state) {
        next.push(exception);
    }
    let jump = target(&mut op.clone()).map(|label| *label as usize);
    match op {
        Op::SetupTry(handler) => after.blocks.push(Block::Try {
            handler: *handler,
            height: state.height,
        }),
        Op::SetupWith(handler) => after.blocks.push(Block::Try {
            handler: *handler,
            height: rest,
        }),
        Op::PopBlock => matches!(after.blocks.pop()?, Block::Try { .. }).then_some(())?,
        Op::PopHandler => matches!(after.blocks.pop()?, Block::Handler).then_some(())?,
        _ => {}
    }
    match (op, jump) {
        (Op::Return | Op::Raise(_) | Op::Reraise | Op::RaiseAssertion(_), _) => return Some(next),
        (Op::Jump(_), Some(label)) => next.push((label, after)),
        (Op::JumpIfFalseOrPop(_) | Op::JumpIfTrueOrPop(_), Some(label)) => {
            next.push((
                label,
                State {
                    height: after.height + 1,
                    blocks: after.blocks.clone(),
                },
            ));
            next.push((at + 1, after));
        }
        (Op::ForIter(_), Some(label)) => {
            next.push((
                label,
                State {
                    height: rest,
                    blocks: after.blocks.clone(),
                },
            ));
            next.push((at + 1, after));
        }
        (Op::EndAsyncFor(_), Some(label)) => {
            matches!(after.blocks.pop()?, Block::Handler).then_some(())?;
            next.push((label, after));
        }
        (Op::SetupTry(_) | Op::SetupWith(_), _) | (_, None) => next.push((at + 1, after)),
        (_, Some(label)) => {
            next.push((label, after.clone()));
            next.push((at + 1, after));
        }
    }
    Some(next)
}

/// Where an exception goes in this state.
fn exception_edge(state: &State) -> Option<(usize, State)> {
    let mut blocks = state.blocks.clone();
    while let Some(block) = blocks.pop() {
        if let Block::Try { handler, height } = block {
            blocks.push(Block::Handler);
            return Some((
                handler as usize,
                State {
                    height: height + 1,
                    blocks,
                },
            ));
        }
    }
    None
}

/// How many values an instruction takes from the stack, and how many it leaves there.
fn effect(op: &Op) -> (usize, usize) {
    let n = |count: &u32| *count as usize;
    match op {
        Op::Const(_)
        | Op::LoadLocal(_)
        | Op::LoadCell(_)
        | Op::PushCell(_)
        | Op::LoadName(_)
        | Op::LoadClassCell { .. }
        | Op::LoadGlobal(_) => (0, 1),
        Op::ImportName(_) | Op::ImportModule(_) => (0, 1),
        Op::StoreLocal(_)
        | Op::StoreCell(_)
        | Op::StoreName(_)
        | Op::StoreGlobal(_)
        | Op::Pop
        | Op::DeleteAttr(_) => (1, 0),
        Op::DeleteLocal(_)
        | Op::DeleteCell(_)
        | Op::DeleteName(_)
        | Op::DeleteGlobal(_)
        | Op::NewCell(_)
        | Op::Mark(_) => (0, 0),
        Op::Dup => (1, 2),
        Op::DupTwo => (2, 4),
        Op::Swap => (2, 2),
        Op::RotThree => (3, 3),
        Op::RotFour => (4, 4),
        Op::BuildTuple(count)
        | Op::BuildList(count)
        | Op::BuildSet(count)
        | Op::BuildString(count) => (n(count), 1),
        Op::BuildDict(count) => (2 * n(count), 1),
        Op::BuildSlice => (3, 1),
        Op::ListAppend(depth) | Op::SetAdd(depth) => (n(depth) + 1, n(depth)),
        Op::DictAdd(depth) => (n(depth) + 2, n(depth)),
        Op::Consume => (2, 2),
        Op::ListExtendForCall => (4, 3),
        Op::ListExtend | Op::SetUpdate | Op::DictUpdate | Op::DictMerge => (2, 1),
        Op::ListToTuple
        | Op::Unary(_)
        | Op::LoadAttr(_)
        | Op::GetIter
        | Op::GetAwaitable(_)
        | Op::GetYieldFromIter
        | Op::GetAIter
        | Op::JumpIfAsyncIterator(_)
        | Op::Yield => (1, 1),
        Op::Unpack(count) => (1, n(count)),
        Op::UnpackStar { before, after } => (1, n(before) + n(after) + 1),
        Op::Format { spec, .. } => (1 + usize::from(*spec), 1),
        Op::Binary(_) | Op::InPlace(_) | Op::Compare(_) | Op::Subscript | Op::YieldFrom => (2, 1),
        Op::StoreAttr(_) | Op::DeleteSubscript => (2, 0),
        Op::StoreSubscript => (3, 0),
        Op::Jump(_) | Op::SetupTry(_) | Op::PopBlock | Op::PopHandler => (0, 0),
        Op::SetupWith(_) => (1, 1),
        Op::JumpIfFalse(_)
        | Op::JumpIfTrue(_)
        | Op::JumpIfFalseOrPop(_)
        | Op::JumpIfTrueOrPop(_)
        | Op::Return
        | Op::Reraise => (1, 0),
        Op::ForIter(_) => (1, 2),
        Op::MakeFunction {
            closure,
            defaults,
            kwdefaults,
            annotations,
        } => {
            let parts = [closure, defaults, kwdefaults, annotations];
            (1 + parts.into_iter().filter(|part| **part).count(), 1)
        }
        Op::Call(count) | Op::CallKeywords { count, .. } => (1 + n(count), 1),
        Op::CallSpread | Op::BuildClass => (3, 1),
        Op::ImportFrom(_) | Op::GetANext => (1, 2),
        Op::MatchException | Op::MatchExceptionGroup => (2, 2),
        Op::CombineExceptionGroups => (2, 1),
        Op::Raise(arguments) => (n(arguments), 0),
        Op::RaiseAssertion(message) => (usize::from(*message), 0),
        Op::EnterWith | Op::EnterAsyncWith => (1, 2),
        Op::ExitWithException => (2, 3),
        Op::EndAsyncFor(_) => (2, 0),
    }
}
