//! Warnings: what `warnings.warn` and the machine itself give, as trace lines.

use super::{Res, Vm};
use crate::clause::Clause;
use crate::object::Kind;
use crate::objects::types::T;
use crate::trace::escape_printed;
use crate::value::{Str, Value};

impl Vm {
    /// Gives a warning of a built-in category.
    pub(crate) fn warn(&mut self, category: T, text: &str) -> Res<()> {
        self.warn_named(category.name(), text)
    }

    /// Gives a warning of any category.
    pub(crate) fn warn_named(&mut self, category: &str, text: &str) -> Res<()> {
        let line = if text.is_empty() {
            format!("!warning {category}")
        } else {
            format!("!warning {category}  # {}", escape_printed(text))
        };
        self.observe(&line)
    }

    /// The warning about a coroutine that was never awaited, with where it was created if that was recorded.
    pub(super) fn warn_never_awaited(&mut self, qualname: &Str, origin: &Value) -> Res<()> {
        let mut text = format!("coroutine '{qualname}' was never awaited");
        if let Some(entries) = origin.as_object().and_then(|object| object.as_tuple()) {
            self.mark(Clause::OriginTrackingWarningText);
            text.push_str("\nCoroutine created at (most recent call last)\n");
            let mut lines = Vec::new();
            for entry in entries.iter().rev() {
                if let Some(Kind::Tuple(parts)) = entry.as_object().map(|object| &object.kind) {
                    if let [Value::Str(file), Value::Int(line), Value::Str(name)] = &**parts {
                        lines.push(format!("  File \"{file}\", line {line}, in {name}"));
                    }
                }
            }
            text.push_str(&lines.join("\n"));
        }
        self.warn(T::RuntimeWarning, &text)
    }
}
