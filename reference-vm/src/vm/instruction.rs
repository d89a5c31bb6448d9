//! One instruction. [`Op`] says what each takes and leaves.

use std::cell::RefCell;

use super::execute::Flow;
use super::frame::{Block, Exit, Frame};
use super::stack::{cell, rotate, take_keyword_arguments};
use super::{Res, Vm};
use crate::clause::Clause;
use crate::compile::code::{CodeKind, Op};
use crate::object::{Kind, Ref};
use crate::objects::function::Arguments;
use crate::objects::generator::Step;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;

impl Vm {
    /// Executes one instruction.
    pub(super) fn instruction(&mut self, frame: &mut Frame, op: &Op) -> Res<Flow> {
        match *op {
            Op::Const(index) => {
                let value = frame
                    .code
                    .constants
                    .get(index as usize)
                    .cloned()
                    .unwrap_or(Value::None);
                frame.push(value);
            }
            Op::LoadLocal(slot) => match frame.locals.get(slot as usize) {
                Some(Some(value)) => {
                    let value = value.clone();
                    frame.push(value);
                }
                _ => return Err(self.unbound_local(frame, slot)),
            },
            Op::StoreLocal(slot) => {
                let value = frame.pop();
                if let Some(local) = frame.locals.get_mut(slot as usize) {
                    *local = Some(value);
                }
            }
            Op::DeleteLocal(slot) => {
                match frame.locals.get_mut(slot as usize).and_then(Option::take) {
                    Some(value) => drop(value),
                    None => return Err(self.unbound_local(frame, slot)),
                }
            }
            Op::LoadCell(index) => {
                let value = self.load_cell(frame, index)?;
                frame.push(value);
            }
            Op::StoreCell(index) => {
                let value = frame.pop();
                if let Some(cell) = cell(frame, index) {
                    let old = cell.replace(Some(value));
                    drop(old);
                }
            }
            Op::DeleteCell(index) => {
                self.load_cell(frame, index)?;
                if let Some(cell) = cell(frame, index) {
                    let old = cell.take();
                    drop(old);
                }
            }
            Op::NewCell(index) => {
                if let Some(cell) = frame.cells.get_mut(index as usize) {
                    *cell = Ref::new(Kind::Cell(RefCell::new(None)));
                }
            }
            Op::PushCell(index) => {
                if let Some(cell) = frame.cells.get(index as usize).cloned() {
                    frame.push(cell);
                }
            }
            Op::LoadName(_) | Op::LoadClassCell { .. } | Op::LoadGlobal(_) => {
                let value = self.load_named(frame, op)?;
                frame.push(value);
            }
            Op::StoreName(index) | Op::StoreGlobal(index) => {
                let value = frame.pop();
                let into_namespace = matches!(op, Op::StoreName(_));
                Self::store_named(frame, index, value, into_namespace);
            }
            Op::DeleteName(index) | Op::DeleteGlobal(index) => {
                let from_namespace = matches!(op, Op::DeleteName(_));
                self.delete_named(frame, index, from_namespace)?;
            }
            Op::Pop => drop(frame.pop()),
            Op::Dup => {
                let value = frame.top();
                frame.push(value);
            }
            Op::DupTwo => {
                let (a, b) = (frame.peek(1), frame.peek(0));
                frame.push(a);
                frame.push(b);
            }
            Op::Swap => rotate(frame, 2),
            Op::RotThree => rotate(frame, 3),
            Op::RotFour => rotate(frame, 4),
            Op::Jump(label) => frame.jump(label),
            Op::JumpIfFalse(label) => {
                let value = frame.pop();
                if !self.truth(&value)? {
                    frame.jump(label);
                }
            }
            Op::JumpIfTrue(label) => {
                let value = frame.pop();
                if self.truth(&value)? {
                    frame.jump(label);
                }
            }
            Op::JumpIfFalseOrPop(label) => self.jump_or_pop(frame, label, false)?,
            Op::JumpIfTrueOrPop(label) => self.jump_or_pop(frame, label, true)?,
            Op::Consume => {
                if let [.., function, _] = frame.stack.as_slice()
                    && self.is_inlined_consumer(function)
                {
                    return Err(
                        self.raise(T::TypeError, "'async_generator' object is not an iterator")
                    );
                }
            }
            Op::GetIter => {
                let value = frame.pop();
                let iterator = self.iterate(&value)?;
                frame.push(iterator);
            }
            Op::ForIter(label) => {
                let iterator = frame.top();
                match self.next(&iterator)? {
                    Some(item) => frame.push(item),
                    None => {
                        drop(frame.pop());
                        frame.jump(label);
                    }
                }
            }
            Op::Return => return Ok(Flow::Exit(Exit::Return(frame.pop()))),
            Op::Unary(op) => {
                let value = frame.pop();
                let result = self.unary(op, &value)?;
                frame.push(result);
            }
            Op::Binary(op) => {
                let (right, left) = (frame.pop(), frame.pop());
                let result = self.binary(op, &left, &right);
                self.release_binary(left, right, result.is_ok());
                frame.push(result?);
            }
            Op::InPlace(op) => {
                let (right, left) = (frame.pop(), frame.pop());
                let result = self.in_place(op, &left, &right);
                self.release_binary(left, right, result.is_ok());
                frame.push(result?);
            }
            Op::Compare(op) => {
                let (right, left) = (frame.pop(), frame.pop());
                let result = self.compare(op, &left, &right);
                self.release_compared(left, right);
                frame.push(result?);
            }
            Op::LoadAttr(index) => {
                let object = frame.pop();
                let name = frame.name(index);
                let value = self.get_attr(&object, &name)?;
                frame.push(value);
            }
            Op::StoreAttr(index) => {
                let (object, value) = (frame.pop(), frame.pop());
                let name = frame.name(index);
                let kept = value.clone();
                let stored = self.set_attr(&object, &name, value);
                match self.has(Quirk::OperandsReleasedInOrder) {
                    true => drop((kept, object)),
                    false => drop((object, kept)),
                }
                stored?;
            }
            Op::DeleteAttr(index) => {
                let object = frame.pop();
                let name = frame.name(index);
                self.delete_attr(&object, &name)?;
            }
            Op::Subscript => {
                let (index, object) = (frame.pop(), frame.pop());
                let hands_over = self.subscript_is_warm(&object, &index);
                let value = self.subscript(&object, &index);
                match hands_over {
                    true => drop((index, object)),
                    false => self.release_binary(object, index, value.is_ok()),
                }
                frame.push(value?);
            }
            Op::StoreSubscript => {
                let (index, object, value) = (frame.pop(), frame.pop(), frame.pop());
                let kept = value.clone();
                let stored = self.set_subscript(&object, &index, value);
                match self.has(Quirk::OperandsReleasedInOrder) {
                    true => drop((kept, object, index)),
                    false => drop((index, object, kept)),
                }
                stored?;
            }
            Op::DeleteSubscript => {
                let (index, object) = (frame.pop(), frame.pop());
                let deleted = self.delete_subscript(&object, &index);
                self.release_compared(object, index);
                deleted?;
            }
            Op::Call(count) => {
                let positional = frame.take(count);
                let callable = frame.pop();
                let is_bare_super = count == 0
                    && callable
                        .as_object()
                        .is_some_and(|class| class.is(self.class(T::Super)));
                let result = if is_bare_super {
                    self.super_of_frame(frame)?
                } else {
                    self.call_from_frame(callable, Arguments::positional(positional))?
                };
                frame.push(result);
            }
            Op::CallKeywords { count, names } => {
                let arguments = take_keyword_arguments(frame, count, names);
                let callable = frame.pop();
                let result = self.call_from_frame(callable, arguments)?;
                frame.push(result);
            }
            Op::CallSpread => {
                let (keywords, positional, callable) = (frame.pop(), frame.pop(), frame.pop());
                let arguments = self.spread_arguments(&positional, &keywords)?;
                drop((positional, keywords));
                let result = self.call_spread(callable, arguments)?;
                frame.push(result);
            }
            Op::Yield => return self.yield_value(frame),
            Op::YieldFrom => return self.yield_from(frame),
            Op::SetupTry(handler) => frame.blocks.push(Block::Try {
                handler,
                height: frame.stack.len(),
            }),
            Op::SetupWith(handler) => {
                frame.blocks.push(Block::Try {
                    handler,
                    height: frame.stack.len().saturating_sub(1),
                });
            }
            Op::PopBlock => drop(frame.blocks.pop()),
            Op::PopHandler => {
                frame.blocks.pop();
                self.handled.pop();
            }
            Op::Mark(clause) => {
                self.mark(clause);
                if clause == Clause::AsyncForNoImplicitClose {
                    let iterators = frame.stack.iter().rev().take(2);
                    iterators.for_each(|iterator| self.leave_iterator(iterator));
                }
            }
            Op::MatchException
            | Op::MatchExceptionGroup
            | Op::CombineExceptionGroups
            | Op::Raise(_)
            | Op::Reraise
            | Op::RaiseAssertion(_) => self.exception_instruction(frame, op)?,
            Op::EnterWith
            | Op::EnterAsyncWith
            | Op::ExitWithException
            | Op::GetAwaitable(_)
            | Op::GetYieldFromIter
            | Op::GetAIter
            | Op::JumpIfAsyncIterator(_)
            | Op::GetANext
            | Op::EndAsyncFor(_) => self.protocol_instruction(frame, op)?,
            Op::BuildTuple(_)
            | Op::BuildList(_)
            | Op::BuildSet(_)
            | Op::BuildDict(_)
            | Op::BuildString(_)
            | Op::BuildSlice
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
            | Op::Format { .. } => self.display_instruction(frame, op)?,
            Op::MakeFunction { .. }
            | Op::BuildClass
            | Op::ImportName(_)
            | Op::ImportModule(_)
            | Op::ImportFrom(_) => {
                self.definition_instruction(frame, op)?;
            }
        }
        Ok(Flow::Next)
    }

    fn jump_or_pop(&mut self, frame: &mut Frame, label: u32, when: bool) -> Res<()> {
        let value = frame.top();
        if self.truth(&value)? == when {
            frame.jump(label);
        } else {
            frame.pop();
        }
        Ok(())
    }

    /// `yield`: what a generator hands to its caller, an asynchronous generator to the awaiting consumer.
    fn yield_value(&mut self, frame: &mut Frame) -> Res<Flow> {
        let value = frame.pop();
        let exit = match frame.code.kind {
            CodeKind::AsyncGenerator => {
                self.mark_scope_over_yield(frame);
                Exit::Yield(value)
            }
            _ => Exit::Suspend(value),
        };
        Ok(Flow::Exit(exit))
    }

    /// Sends to the iterator that the frame delegates to. While that yields, the frame is suspended *at* this instruction.
    fn yield_from(&mut self, frame: &mut Frame) -> Res<Flow> {
        let value = frame.pop();
        let iterator = frame.top();
        let step = self.send_to(&iterator, value);
        match self.stop_iteration_returns(step)? {
            Step::Yield(value) => {
                frame.next -= 1;
                self.mark_suspension(frame, frame.next, &iterator);
                Ok(Flow::Exit(Exit::Suspend(value)))
            }
            Step::Return(value) => {
                drop(frame.pop());
                drop(iterator);
                frame.push(value);
                Ok(Flow::Next)
            }
        }
    }

    fn protocol_instruction(&mut self, frame: &mut Frame, op: &Op) -> Res<()> {
        match *op {
            Op::EnterWith => {
                let manager = frame.pop();
                let (exit, entered) = self.enter_with(manager)?;
                frame.push(exit);
                frame.push(entered);
            }
            Op::EnterAsyncWith => {
                let manager = frame.pop();
                let (exit, awaitable) = self.enter_async_with(manager)?;
                frame.push(exit);
                frame.push(awaitable);
            }
            Op::ExitWithException => {
                let (exception, exit) = (frame.peek(0), frame.peek(1));
                self.mark_exit_with_exception(frame, &exception);
                let arguments = self.exception_triple(&exception);
                let result =
                    self.call_from_frame(exit.clone(), Arguments::positional(arguments))?;
                frame.push(result);
            }
            Op::GetAwaitable(purpose) => {
                let value = frame.pop();
                if frame.code.kind == CodeKind::AsyncGenerator {
                    self.mark(Clause::AwaitInsideAllowed);
                }
                let iterator = self.get_awaitable(value, purpose)?;
                frame.push(iterator);
            }
            Op::GetYieldFromIter => {
                let value = frame.pop();
                let iterator = self.yield_from_iterator(value, frame.code.kind)?;
                frame.push(iterator);
            }
            Op::GetAIter => {
                let iterable = frame.pop();
                let iterator = self.async_for_iterator(&iterable)?;
                frame.push(iterator);
            }
            Op::JumpIfAsyncIterator(label) => {
                if self.has_special(&frame.top(), "__anext__") {
                    frame.jump(label);
                }
            }
            Op::GetANext => {
                let iterator = frame.top();
                let awaitable = self.async_for_next(&iterator)?;
                frame.push(awaitable);
            }
            Op::EndAsyncFor(label) => {
                let exception = frame.pop();
                let Some(exception) = exception.as_object() else {
                    return Ok(());
                };
                if !self.is_a(exception, T::StopAsyncIteration) {
                    return Err(super::Unwind::Raise(exception.clone()));
                }
                self.mark(Clause::AsyncForDesugar);
                self.mark_exhaustion(exception);
                frame.blocks.pop();
                self.handled.pop();
                drop(frame.pop());
                frame.jump(label);
            }
            _ => return Err(self.unsupported("an instruction of another group")),
        }
        Ok(())
    }

    fn exception_instruction(&mut self, frame: &mut Frame, op: &Op) -> Res<()> {
        match *op {
            Op::MatchException => {
                let class = frame.pop();
                let exception = frame.top();
                self.mark_match(frame, &exception, &class);
                let matches = self.matches_exception(&exception, &class)?;
                frame.push(matches);
                Ok(())
            }
            Op::MatchExceptionGroup => {
                let (class, rest) = (frame.pop(), frame.pop());
                let (rest, matched) = self.match_exception_group(&rest, &class)?;
                if let (Some(matched), Some(handled)) =
                    (matched.as_object(), self.handled.last_mut())
                {
                    *handled = Some(matched.clone());
                }
                frame.push(rest);
                frame.push(matched);
                Ok(())
            }
            Op::CombineExceptionGroups => {
                let (list, original) = (frame.pop(), frame.pop());
                let combined = self.combine_exception_groups(&original, &list)?;
                frame.push(combined);
                Ok(())
            }
            Op::Raise(count) => {
                let cause = (count > 1).then(|| frame.pop());
                let exception = (count > 0).then(|| frame.pop());
                Err(self.raise_statement(exception, cause))
            }
            Op::Reraise => match frame.pop() {
                Value::Object(exception) => Err(super::Unwind::Raise(exception)),
                _ => Err(self.unsupported("raising nothing again")),
            },
            Op::RaiseAssertion(with_message) => {
                let arguments = if with_message {
                    vec![frame.pop()]
                } else {
                    Vec::new()
                };
                Err(self.raise_value(T::AssertionError, arguments))
            }
            _ => Err(self.unsupported("an instruction of another group")),
        }
    }

    fn definition_instruction(&mut self, frame: &mut Frame, op: &Op) -> Res<()> {
        match *op {
            Op::MakeFunction {
                closure,
                defaults,
                kwdefaults,
                annotations,
            } => {
                let code = frame.pop();
                self.mark_function(&code, annotations);
                let annotations = if annotations {
                    frame.pop()
                } else {
                    Value::None
                };
                let kwdefaults = if kwdefaults { frame.pop() } else { Value::None };
                let defaults = if defaults { frame.pop() } else { Value::None };
                let closure = if closure { frame.pop() } else { Value::None };
                let function = self.make_function(
                    frame,
                    &code,
                    &closure,
                    &defaults,
                    &kwdefaults,
                    annotations,
                )?;
                frame.push(function);
            }
            Op::BuildClass => {
                let (keywords, bases, body) = (frame.pop(), frame.pop(), frame.pop());
                let class = self.build_class(&body, &bases, &keywords)?;
                frame.push(class);
            }
            Op::ImportName(index) => {
                let name = frame.name(index);
                self.import(&name)?;
                let top = name.split('.').next().unwrap_or(&name).to_owned();
                let module = self.import(&top)?;
                frame.push(module);
            }
            Op::ImportModule(index) => {
                let name = frame.name(index);
                let module = self.import(&name)?;
                frame.push(module);
            }
            Op::ImportFrom(index) => {
                let module = frame.top();
                let name = frame.name(index);
                let value = self.import_from(&module, &name)?;
                frame.push(value);
            }
            _ => return Err(self.unsupported("an instruction of another group")),
        }
        Ok(())
    }
}
