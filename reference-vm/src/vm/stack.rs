//! What instructions take off a frame's evaluation stack and put on it.

use std::cell::RefCell;

use super::frame::Frame;
use crate::object::Kind;
use crate::objects::function::Arguments;
use crate::value::{Str, Value};

impl Frame {
    /// Takes the uppermost value; the compiler never lets the stack run out.
    pub(super) fn pop(&mut self) -> Value {
        debug_assert!(
            !self.stack.is_empty(),
            "the evaluation stack ran out in {}",
            self.code.qualname
        );
        self.stack.pop().unwrap_or(Value::None)
    }

    /// The uppermost value.
    pub(super) fn top(&self) -> Value {
        self.stack.last().cloned().unwrap_or(Value::None)
    }

    /// The value `depth` below the uppermost one.
    pub(super) fn peek(&self, depth: usize) -> Value {
        let index = self.stack.len().wrapping_sub(depth + 1);
        self.stack.get(index).cloned().unwrap_or(Value::None)
    }

    /// Takes the `count` uppermost values, the lowest first.
    pub(super) fn take(&mut self, count: u32) -> Vec<Value> {
        let at = self.stack.len().saturating_sub(count as usize);
        // Room for the receiver of a method.
        let mut taken = Vec::with_capacity(count as usize + 1);
        taken.extend(self.stack.drain(at..));
        taken
    }

    pub(super) fn push(&mut self, value: impl Into<Value>) {
        self.stack.push(value.into());
    }

    pub(super) fn name(&self, index: u32) -> Str {
        self.code
            .names
            .get(index as usize)
            .cloned()
            .unwrap_or_else(|| "".into())
    }

    pub(super) fn jump(&mut self, label: u32) {
        self.next = label as usize;
    }
}

pub(super) fn rotate(frame: &mut Frame, count: usize) {
    let height = frame.stack.len();
    if let Some(tail) = height
        .checked_sub(count)
        .and_then(|at| frame.stack.get_mut(at..))
    {
        tail.rotate_right(1);
    }
}

/// The content of cell `index`.
pub(super) fn cell(frame: &Frame, index: u32) -> Option<&RefCell<Option<Value>>> {
    match frame.cells.get(index as usize).map(|cell| &cell.kind) {
        Some(Kind::Cell(content)) => Some(content),
        _ => None,
    }
}

pub(super) fn take_keyword_arguments(frame: &mut Frame, count: u32, names: u32) -> Arguments {
    let names = frame.code.keyword_names.get(names as usize).cloned();
    let names = names.as_deref().unwrap_or_default();
    let mut positional = frame.take(count);
    let values = positional.split_off(positional.len().saturating_sub(names.len()));
    Arguments {
        positional,
        keywords: names.iter().cloned().zip(values).collect(),
    }
}
