//! Running a frame: the instruction loop, and where exceptions go.

use super::frame::{Block, Exit, Frame};
use super::limits::Stop;
use super::{Call, Res, Unwind, Vm};
use crate::clause::Clause;
use crate::compile::code::Op;
use crate::heap;
use crate::object::{Kind, Ref};
use crate::objects::body::Body;
use crate::quirk::Quirk;

/// Rust stack that has to be left when a frame begins, and how much is added where it is not.
const RED_ZONE: usize = 128 << 10;
const STACK_PIECE: usize = 2 << 20;

/// How execution goes on behind an instruction.
pub(super) enum Flow {
    /// With the next instruction, or where a jump led.
    Next,
    /// The frame ends or is suspended.
    Exit(Exit),
}

impl Vm {
    /// Runs the frame until it ends or is suspended.
    pub(crate) fn execute(&mut self, frame: &mut Frame) -> Res<Exit> {
        self.enter(frame, None)
    }

    /// The same, beginning with an exception at the place where the frame is.
    pub(crate) fn execute_raising(&mut self, frame: &mut Frame, exception: Ref) -> Res<Exit> {
        self.enter(frame, Some(exception))
    }

    fn enter(&mut self, frame: &mut Frame, thrown: Option<Ref>) -> Res<Exit> {
        if self.calls.len() >= self.limits.depth {
            return Err(Unwind::Stop(Box::new(Stop::Depth(self.limits.depth))));
        }
        let was_handling = !frame.handled.is_empty();
        let callers = self.take_up_handled(frame);
        self.calls.push(Call::of(frame));
        if let Some(thrown) = thrown.as_ref().filter(|_| was_handling) {
            self.mark_thrown_into_handler(frame, thrown);
            if !self.has(Quirk::ThrownExceptionUnchained) {
                self.set_context(thrown)?;
            }
            if self.has(Quirk::ChainingLosesTraceback)
                && frame.delegate().is_some()
                && let Some(details) = thrown.as_exception()
            {
                details.lose_uncaught_entries();
            }
            self.lose_handled(callers);
        }
        let outcome = stacker::maybe_grow(RED_ZONE, STACK_PIECE, || self.run(frame, thrown));
        frame.object = self.calls.pop().and_then(|call| call.object);
        match outcome {
            Ok(Exit::Suspend(_) | Exit::Yield(_)) => self.put_aside_handled(frame, callers),
            Ok(Exit::Return(_)) | Err(_) => self.handled.truncate(callers),
        }
        outcome
    }

    /// How many calls are going on.
    pub(crate) fn calls_deep(&self) -> usize {
        self.calls.len()
    }

    /// The frame of a body that has not ended, as programs see it.
    pub(crate) fn frame_of(&mut self, body: &Body) -> Option<Ref> {
        let call = body.call.get().and_then(|at| self.calls.get_mut(at));
        match call {
            Some(call) => Some(call.object()),
            None => body.with_frame(Frame::object),
        }
    }

    /// Does something of which the frame of a body that executes nothing itself counts as the caller.
    pub(crate) fn call_from<R>(&mut self, body: &Body, call: impl FnOnce(&mut Self) -> R) -> R {
        let caller = match body.call.get() {
            Some(_) => None,
            None => body.with_frame(Call::of),
        };
        let Some(caller) = caller else {
            return call(self);
        };
        body.call.set(Some(self.calls.len()));
        self.calls.push(caller);
        let outcome = call(self);
        body.call.set(None);
        let object = self.calls.pop().and_then(|call| call.object);
        if object.is_some() {
            body.with_frame(|frame| frame.object = object);
        }
        outcome
    }

    /// Ends a frame that was called. Where something holds its frame object, that holds the caller's: `f_back`.
    pub(crate) fn finish(&mut self, frame: &mut Frame) {
        if let Some(object) = frame.finish() {
            heap::register_again(&object);
            self.link_back(&object);
        }
    }

    /// Ends the frame of a generator, a coroutine or an asynchronous generator, which has no caller of its own.
    pub(crate) fn finish_body(&mut self, frame: &mut Frame) {
        if let Some(object) = frame.finish() {
            if !self.has(Quirk::FrameReachesVariables) {
                heap::register_again(&object);
            }
            if self.has(Quirk::FinishedGeneratorKeepsFrame) {
                self.link_back(&object);
            }
        }
    }

    fn link_back(&mut self, object: &Ref) {
        if let Kind::Frame(frame) = &object.kind
            && let Some(caller) = self.calls.last_mut()
        {
            frame.back.replace(Some(caller.object()));
        }
    }

    fn run(&mut self, frame: &mut Frame, thrown: Option<Ref>) -> Res<Exit> {
        let code = frame.code.clone();
        if let Some(exception) = thrown {
            frame.note_thrown();
            self.unwind(frame, exception, true)?;
        }
        loop {
            if heap::any_dead() {
                self.bury_dead()?;
            }
            self.executed += 1;
            if self.executed > self.limits.instructions {
                return Err(Unwind::Stop(Box::new(Stop::Instructions(
                    self.limits.instructions,
                ))));
            }
            let at = frame.next;
            let Some(op) = code.ops.get(at) else {
                return Err(self.unsupported("code without an end"));
            };
            frame.next = at + 1;
            if let Some(call) = self.calls.last_mut() {
                call.at = at;
            }
            let mut outcome = self.instruction(frame, op);
            if self.calls.len() <= self.planted.depth {
                outcome = self.harm(frame, op, outcome);
            }
            match outcome {
                Ok(Flow::Next) => {}
                Ok(Flow::Exit(exit)) => return Ok(exit),
                Err(Unwind::Raise(exception)) => {
                    let is_new = match op {
                        Op::Reraise | Op::EndAsyncFor(_) => false,
                        Op::Raise(0) => !self.handling().is_some_and(|it| it.is(&exception)),
                        _ => true,
                    };
                    self.unwind(frame, exception, is_new)?;
                }
                Err(stop) => return Err(stop),
            }
        }
    }

    /// Finds the handler of an exception in the frame, or lets it leave. `is_new`: it was raised or came in here, so that
    /// its traceback gets an entry; otherwise it is raised again.
    fn unwind(&mut self, frame: &mut Frame, exception: Ref, is_new: bool) -> Res<()> {
        if is_new {
            let at = self.calls.last().map_or(0, |call| call.at);
            self.mark_failure(frame, at);
            // What has not started waits at its `def`, or at the first decorator.
            let line = match frame.next {
                0 => frame.code.first_line,
                _ => frame.line_of(at),
            };
            self.add_traceback(&exception, line);
        }
        // What failed has let go of its operands while no exception was on its way yet.
        self.bury_under_error()?;
        frame.note_raised();
        while let Some(block) = frame.blocks.pop() {
            match block {
                Block::Handler { height } => {
                    if !self.has(Quirk::HandlerLeftUncaught) {
                        caught(&exception);
                    }
                    self.cut_stack(frame, height)?;
                    self.handled.pop();
                }
                Block::Try { handler, height } => {
                    self.cut_stack(frame, height)?;
                    frame.note_handled();
                    self.mark_handler(frame, handler as usize, &exception);
                    caught(&exception);
                    self.handled.push(Some(exception.clone()));
                    frame.blocks.push(Block::Handler { height });
                    frame.stack.push(exception.into());
                    frame.next = handler as usize;
                    return Ok(());
                }
            }
        }
        self.cut_stack(frame, 0)?;
        if frame.was_cleared() {
            self.stop_where_crashing(Quirk::CloseOfLeftGeneratorCrashes)?;
        }
        Err(Unwind::Raise(exception))
    }

    /// What an exception takes off the stack of a frame dies while the frame still runs and what a handler was handling is still handled.
    fn cut_stack(&mut self, frame: &mut Frame, height: usize) -> Res<()> {
        while frame.stack.len() > height {
            if let Some(value) = frame.stack.pop() {
                self.mark_abandoned(&value);
            }
        }
        self.bury_under_error()
    }

    /// Something dies while an exception is on its way.
    fn bury_under_error(&mut self) -> Res<()> {
        if !heap::any_dead() {
            return Ok(());
        }
        if self.has(Quirk::ActiveErrorHidesFinalizerWarning) {
            for code in heap::hush_dead_coroutines() {
                self.mark_for(&code, Clause::CoroutineNeverAwaitedWarning);
            }
        }
        self.bury_dead()
    }
}

/// What is in the traceback so far stays there.
fn caught(exception: &Ref) {
    if let Some(details) = exception.as_exception() {
        details.uncaught_entries.set(0);
    }
}
