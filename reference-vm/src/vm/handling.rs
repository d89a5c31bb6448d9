//! The exceptions that are being handled, and what of them belongs to a suspended frame.

use super::Vm;
use super::frame::{Block, Frame};
use crate::object::Ref;
use crate::quirk::Quirk;

impl Vm {
    /// The exception that is being handled: what `sys.exc_info()` shows.
    pub(crate) fn handling(&self) -> Option<&Ref> {
        self.handled.last().and_then(Option::as_ref)
    }

    /// A frame begins or goes on: what it is handling is handled above what its caller handles. The number of exceptions that are the
    /// caller's comes back.
    pub(super) fn take_up_handled(&mut self, frame: &mut Frame) -> usize {
        let callers = self.handled.len();
        self.handled.append(&mut frame.handled);
        callers
    }

    /// A frame is suspended: what it is handling goes into it.
    pub(super) fn put_aside_handled(&mut self, frame: &mut Frame, callers: usize) {
        let mut own = self.handled.split_off(callers);
        if self.has(Quirk::ExceptionStateLeaksIn) {
            let handlers = frame.blocks.iter();
            match handlers
                .filter(|block| matches!(block, Block::Handler { .. }))
                .count()
            {
                0 => own.clear(),
                // Below the frame's own is what its outermost handler brings back: what the caller was handling when that was entered.
                handlers if handlers == own.len() => own.insert(0, self.handling().cloned()),
                _ => {}
            }
        }
        frame.handled = own;
    }

    /// An exception is thrown into a frame that is in a handler: where that belongs to the calls and not to the frame, the caller's exception takes
    /// the place of the one that the frame was handling.
    pub(super) fn lose_handled(&mut self, callers: usize) {
        if !self.has(Quirk::ExceptionStateLeaksIn) {
            return;
        }
        let outer = callers.checked_sub(1).and_then(|at| self.handled.get(at));
        let outer = outer.cloned().flatten();
        if let Some(handled) = self.handled.last_mut() {
            *handled = outer;
        }
    }
}
