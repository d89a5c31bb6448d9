//! `**mapping` in a call: its entries become keyword arguments.

use std::cell::RefCell;

use super::call::dict_items;
use super::{Res, Unwind, Vm};
use crate::object::Kind;
use crate::objects::dict::Dict;
use crate::objects::types::T;
use crate::value::Value;

impl Vm {
    /// `DictMerge`: adds the names of `**mapping` to the keyword arguments of a call.
    pub(super) fn merge_keywords(
        &mut self,
        dict: &Value,
        mapping: &Value,
        callable: &Value,
    ) -> Res<()> {
        let Some(Kind::Dict(into)) = dict.as_object().map(|object| &object.kind) else {
            return Ok(());
        };
        let merged = self.merge_mapping(into, mapping, callable);
        let Some(merged) = self.or_no_mapping(mapping, merged)? else {
            let message = match self.older_than(15) {
                true => {
                    let name = self.callable_name(callable);
                    let what = self.type_name(mapping);
                    format!("{name} argument after ** must be a mapping, not {what}")
                }
                false => {
                    let what = self.full_name_of_type(mapping);
                    format!("Value after ** must be a mapping, not {what}")
                }
            };
            return Err(self.raise(T::TypeError, message));
        };
        Ok(merged)
    }

    fn merge_mapping(
        &mut self,
        into: &RefCell<Dict>,
        mapping: &Value,
        callable: &Value,
    ) -> Res<()> {
        if let Some(Kind::Dict(_)) = mapping.as_object().map(|object| &object.kind) {
            for (key, value) in dict_items(mapping) {
                self.refuse_second(into, &key, callable)?;
                self.dict_set(into, key, value)?;
            }
            return Ok(());
        }
        for key in self.keys_of(mapping)? {
            self.refuse_second(into, &key, callable)?;
            let value = self.subscript(mapping, &key);
            let value = value.map_err(|error| self.taken_for_second(error, callable))?;
            self.dict_set(into, key, value)?;
        }
        Ok(())
    }

    /// Refuses a keyword that is there already.
    fn refuse_second(&mut self, into: &RefCell<Dict>, key: &Value, callable: &Value) -> Res<()> {
        match self.dict_get(into, key)? {
            None => Ok(()),
            Some(_) => Err(self.got_twice(key, callable)),
        }
    }

    fn got_twice(&mut self, key: &Value, callable: &Value) -> Unwind {
        let name = self.callable_name(callable);
        match self.str(key) {
            Ok(key) => {
                let message = format!("{name} got multiple values for keyword argument '{key}'");
                self.raise(T::TypeError, message)
            }
            Err(unwind) => unwind,
        }
    }

    /// From 3.12 to 3.14 a KeyError that a mapping raises is taken for that of a keyword which is there already.
    fn taken_for_second(&mut self, error: Unwind, callable: &Value) -> Unwind {
        let Unwind::Raise(exception) = &error else {
            return error;
        };
        if self.older_than(12) || !self.older_than(15) || !self.is_a(exception, T::KeyError) {
            return error;
        }
        let arguments = exception
            .as_exception()
            .map(|details| details.args.borrow().clone());
        match arguments.as_deref() {
            Some([key]) => {
                self.swallow(exception);
                self.got_twice(key, callable)
            }
            _ => error,
        }
    }
}
