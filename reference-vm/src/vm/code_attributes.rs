//! The attributes of code objects.

use super::Vm;
use crate::clause::Clause;
use crate::compile::code::{Code, CodeKind};
use crate::quirk::Quirk;
use crate::value::Value;

impl Vm {
    /// An attribute of a code object.
    pub(super) fn code_attribute(&mut self, code: &Code, name: &str) -> Option<Value> {
        match name {
            "co_flags" => {
                self.mark(Clause::InspectCoFlags);
                Some(Value::Int(self.code_flags(code)))
            }
            "co_name" => Some(code.name.clone().into()),
            "co_qualname" if !self.older_than(11) => Some(code.qualname.clone().into()),
            "co_firstlineno" => Some(Value::Int(code.first_line.into())),
            "co_argcount" => Some(count(code.parameters.positional)),
            "co_posonlyargcount" => Some(count(code.parameters.positional_only)),
            "co_kwonlyargcount" => Some(count(code.parameters.keyword_only)),
            _ => None,
        }
    }

    fn code_flags(&self, code: &Code) -> i64 {
        let kind = match code.kind {
            CodeKind::Module | CodeKind::Class => return 0,
            CodeKind::Function => 0,
            CodeKind::Generator => 0x20,
            CodeKind::Coroutine => 0x80,
            CodeKind::AsyncGenerator => 0x200,
        };
        let flags = [
            (true, 0x3),
            (code.parameters.vararg, 0x4),
            (code.parameters.kwarg, 0x8),
            (code.qualname.contains("<locals>"), 0x10),
            (
                self.has(Quirk::CodeFlagSaysNoFree)
                    && code.cells.is_empty()
                    && code.frees.is_empty(),
                0x40,
            ),
        ];
        flags
            .iter()
            .filter(|(is_set, _)| *is_set)
            .map(|(_, flag)| flag)
            .sum::<i64>()
            + kind
    }
}

fn count(parameters: usize) -> Value {
    Value::Int(i64::try_from(parameters).unwrap_or(i64::MAX))
}
