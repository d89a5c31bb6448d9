//! One instruction. [`Op`] says what each takes and leaves.

use std::cell::RefCell;

use super::execute::Flow;
use super::frame::{Block, Exit, Frame};
use super::{Res, Vm};
use crate::clause::Clause;
use crate::compile::code::{CodeKind, Op};
use crate::object::{Kind, Ref};
use crate::objects::dict::Dict;
use crate::objects::function::Arguments;
use crate::objects::generator::Step;
use crate::objects::set::Set;
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::syntax::ast::Conversion;
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
    fn peek(&self, depth: usize) -> Value {
        let index = self.stack.len().wrapping_sub(depth + 1);
        self.stack.get(index).cloned().unwrap_or(Value::None)
    }

    /// Takes the `count` uppermost values, the lowest first.
    fn take(&mut self, count: u32) -> Vec<Value> {
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

    fn jump(&mut self, label: u32) {
        self.next = label as usize;
    }
}

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
                let result = self.binary(op, &left, &right)?;
                self.release_binary(left, right);
                frame.push(result);
            }
            Op::InPlace(op) => {
                let (right, left) = (frame.pop(), frame.pop());
                let result = self.in_place(op, &left, &right)?;
                self.release_binary(left, right);
                frame.push(result);
            }
            Op::Compare(op) => {
                let (right, left) = (frame.pop(), frame.pop());
                let result = self.compare(op, &left, &right)?;
                self.release_compared(left, right);
                frame.push(result);
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
                self.set_attr(&object, &name, value)?;
            }
            Op::DeleteAttr(index) => {
                let object = frame.pop();
                let name = frame.name(index);
                self.delete_attr(&object, &name)?;
            }
            Op::Subscript => {
                let (index, object) = (frame.pop(), frame.pop());
                let value = self.subscript(&object, &index)?;
                self.release_binary(object, index);
                frame.push(value);
            }
            Op::StoreSubscript => {
                let (index, object, value) = (frame.pop(), frame.pop(), frame.pop());
                let kept = value.clone();
                self.set_subscript(&object, &index, value)?;
                if !self.has(Quirk::OperandsReleasedInOrder) {
                    drop(index);
                    drop(object);
                }
                drop(kept);
            }
            Op::DeleteSubscript => {
                let (index, object) = (frame.pop(), frame.pop());
                self.delete_subscript(&object, &index)?;
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

    fn display_instruction(&mut self, frame: &mut Frame, op: &Op) -> Res<()> {
        match *op {
            Op::BuildTuple(count) => {
                let items = frame.take(count);
                frame.push(Ref::new(Kind::Tuple(items.into())));
            }
            Op::BuildList(count) => {
                let items = frame.take(count);
                frame.push(Ref::new(Kind::List(RefCell::new(items))));
            }
            Op::BuildSet(count) => {
                let items = frame.take(count);
                let set = self.set_of(items)?;
                frame.push(set);
            }
            Op::BuildDict(count) => {
                let items = frame.take(count * 2);
                let dict = self.dict_of(items)?;
                frame.push(dict);
            }
            Op::BuildString(count) => {
                let pieces = frame.take(count);
                let text: String = pieces
                    .iter()
                    .filter_map(Value::as_str)
                    .map(|piece| &**piece)
                    .collect();
                frame.push(text);
            }
            Op::BuildSlice => {
                let (step, stop, start) = (frame.pop(), frame.pop(), frame.pop());
                frame.push(Ref::new(Kind::Slice(Box::new([start, stop, step]))));
            }
            Op::ListAppend(depth) => {
                let item = frame.pop();
                if let Some(Kind::List(list)) = frame
                    .peek(depth as usize - 1)
                    .as_object()
                    .map(|list| &list.kind)
                {
                    list.borrow_mut().push(item);
                }
            }
            Op::SetAdd(depth) => {
                let item = frame.pop();
                let set = frame.peek(depth as usize - 1);
                if let Some(Kind::Set(set)) = set.as_object().map(|object| &object.kind) {
                    self.set_add(set, item)?;
                }
            }
            Op::DictAdd(depth) => {
                let (value, key) = (frame.pop(), frame.pop());
                let dict = frame.peek(depth as usize - 1);
                self.set_subscript(&dict, &key, value)?;
            }
            Op::ListExtend | Op::ListExtendForCall => {
                let iterable = frame.pop();
                let list = frame.top();
                if let Some(Kind::List(list)) = list.as_object().map(|object| &object.kind) {
                    if !self.is_iterable(&iterable)? {
                        let name = self.type_name(&iterable);
                        let subject = match op {
                            Op::ListExtendForCall if self.older_than(15) => {
                                let callable = self.callable_name(&frame.peek(2));
                                format!("{callable} argument")
                            }
                            _ => "Value".to_owned(),
                        };
                        return Err(self.raise(
                            T::TypeError,
                            format!("{subject} after * must be an iterable, not {name}"),
                        ));
                    }
                    self.extend(list, &iterable)?;
                }
            }
            Op::SetUpdate => {
                let iterable = frame.pop();
                let set = frame.top();
                if let Some(Kind::Set(set)) = set.as_object().map(|object| &object.kind) {
                    self.set_update(set, &iterable)?;
                }
            }
            Op::DictUpdate => {
                let mapping = frame.pop();
                let dict = frame.top();
                if let Some(Kind::Dict(dict)) = dict.as_object().map(|object| &object.kind) {
                    self.dict_update_mapping(dict, &mapping)?;
                }
            }
            Op::DictMerge => {
                let mapping = frame.pop();
                let dict = frame.top();
                let callable = frame.peek(2);
                self.merge_keywords(&dict, &mapping, &callable)?;
            }
            Op::ListToTuple => {
                let list = frame.pop();
                let items = self.collect(&list)?;
                frame.push(Ref::new(Kind::Tuple(items.into())));
            }
            Op::Unpack(count) => {
                let iterable = frame.pop();
                let items = self.unpack(&iterable, count as usize)?;
                frame.stack.extend(items.into_iter().rev());
            }
            Op::UnpackStar { before, after } => {
                let iterable = frame.pop();
                let items = self.unpack_starred(&iterable, before as usize, after as usize)?;
                frame.stack.extend(items.into_iter().rev());
            }
            Op::Format { conversion, spec } => self.format_field(frame, conversion, spec)?,
            _ => return Err(self.unsupported("an instruction of another group")),
        }
        Ok(())
    }

    fn format_field(
        &mut self,
        frame: &mut Frame,
        conversion: Option<Conversion>,
        spec: bool,
    ) -> Res<()> {
        let spec = if spec { frame.pop() } else { Value::from("") };
        let value = frame.pop();
        let value = match conversion {
            None => value,
            Some(Conversion::Str) => self.str(&value)?.into(),
            Some(Conversion::Repr) => self.repr(&value)?.into(),
            Some(Conversion::Ascii) => self.ascii(&value)?.into(),
        };
        let spec = spec.as_str().cloned().unwrap_or_else(|| "".into());
        let text = self.format(&value, &spec)?;
        frame.push(text);
        Ok(())
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
                if self.class_defines(&frame.top(), "__anext__") {
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

    /// A set of the given items.
    fn set_of(&mut self, items: Vec<Value>) -> Res<Value> {
        let set = RefCell::new(Set::default());
        for item in items {
            self.set_add(&set, item)?;
        }
        Ok(self.set(set.into_inner()))
    }

    /// A dict of the given keys and values, which alternate.
    fn dict_of(&mut self, items: Vec<Value>) -> Res<Value> {
        let dict = RefCell::new(Dict::default());
        let mut items = items.into_iter();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            self.dict_set(&dict, key, value)?;
        }
        Ok(self.dict(dict.into_inner()))
    }
}

fn rotate(frame: &mut Frame, count: usize) {
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

fn take_keyword_arguments(frame: &mut Frame, count: u32, names: u32) -> Arguments {
    let names = frame.code.keyword_names.get(names as usize).cloned();
    let names = names.as_deref().unwrap_or_default();
    let mut positional = frame.take(count);
    let values = positional.split_off(positional.len().saturating_sub(names.len()));
    Arguments {
        positional,
        keywords: names.iter().cloned().zip(values).collect(),
    }
}
