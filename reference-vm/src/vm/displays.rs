//! Instructions that make collections, slices and texts of what is on the stack.

use std::cell::RefCell;

use super::frame::Frame;
use super::{Res, Vm};
use crate::compile::code::Op;
use crate::object::{Kind, Ref};
use crate::objects::dict::Dict;
use crate::objects::set::Set;
use crate::objects::types::T;
use crate::syntax::ast::Conversion;
use crate::value::Value;

impl Vm {
    pub(super) fn display_instruction(&mut self, frame: &mut Frame, op: &Op) -> Res<()> {
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
                    match op {
                        Op::ListExtendForCall => {
                            let arguments = self.collect_for_tuple(&iterable)?;
                            list.borrow_mut().extend(arguments);
                        }
                        _ => self.extend(list, &iterable)?,
                    }
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
