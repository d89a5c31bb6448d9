//! Warnings: what `warnings.warn` and the machine itself give, as trace lines.

use super::{Res, Unwind, Vm};
use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::objects::types::T;
use crate::trace::escape_printed;
use crate::value::{Str, Value};

/// Where a warning's text goes on with where a coroutine was created, which traces do not show.
const ORIGIN: &str = "\nCoroutine created at";

/// What is done with a warning.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// It is shown.
    Always,
    /// It is shown once per line of the program.
    OncePerLine,
    /// It is shown once.
    Once,
    /// Nothing.
    Ignore,
    /// It is raised.
    Error,
}

/// A rule of `warnings.simplefilter`.
#[derive(Clone)]
pub(crate) struct Filter {
    pub(crate) action: Action,
    pub(crate) category: Ref,
}

/// What `warnings` keeps.
#[derive(Clone, Default)]
pub(crate) struct Warnings {
    /// The first that fits decides; without one a warning is shown.
    pub(crate) filters: Vec<Filter>,
    /// Called with each warning that would be shown, in place of showing it.
    pub(crate) recorder: Option<Value>,
    /// What was shown under a rule that shows once.
    seen: Vec<(Str, String, u32)>,
}

impl Vm {
    /// Gives a warning of a built-in category.
    pub(crate) fn warn(&mut self, category: T, text: &str) -> Res<()> {
        let category = self.class(category).clone();
        self.give_warning(&category, text.into())
    }

    /// Gives a warning; `message` is its text, or the warning itself.
    pub(crate) fn give_warning(&mut self, category: &Ref, message: Value) -> Res<()> {
        self.spend(self.warnings.filters.len() / 8)?;
        let own = category.as_class();
        let rule = self
            .warnings
            .filters
            .iter()
            .find(|filter| own.is_some_and(|own| own.derives_from(&filter.category)));
        match rule.map_or(Action::Always, |filter| filter.action) {
            Action::Ignore => Ok(()),
            Action::Error => {
                let warning = self.warning_object(category, message)?;
                Err(match warning {
                    Value::Object(warning) if warning.as_exception().is_some() => {
                        self.raise_exception(warning)
                    }
                    other => {
                        let what = self.type_name(&other);
                        self.raise(T::TypeError, format!("a warning cannot be a {what}"))
                    }
                })
            }
            Action::Always => self.show_warning(category, message),
            Action::OncePerLine => {
                let line = self.program_line();
                self.show_warning_once(category, message, line)
            }
            Action::Once => self.show_warning_once(category, message, 0),
        }
    }

    fn show_warning_once(&mut self, category: &Ref, message: Value, line: u32) -> Res<()> {
        let key = (self.class_name(category), self.str(&message)?, line);
        if self.warnings.seen.contains(&key) {
            return Ok(());
        }
        self.warnings.seen.push(key);
        self.show_warning(category, message)
    }

    fn show_warning(&mut self, category: &Ref, message: Value) -> Res<()> {
        if let Some(recorder) = self.warnings.recorder.clone() {
            let warning = self.warning_object(category, message)?;
            return self
                .call_values(&recorder, vec![warning, category.clone().into()])
                .map(drop);
        }
        let category = self.class_name(category);
        let text = self.str(&message)?;
        let text = text.split(ORIGIN).next().unwrap_or_default();
        let line = if text.is_empty() {
            format!("!warning {category}")
        } else {
            format!("!warning {category}  # {}", escape_printed(text))
        };
        self.observe(&line)
    }

    fn warning_object(&mut self, category: &Ref, message: Value) -> Result<Value, Unwind> {
        match &message {
            Value::Object(object) if object.as_exception().is_some() => Ok(message),
            _ => self.call_values(&category.clone().into(), vec![message]),
        }
    }

    fn class_name(&self, class: &Ref) -> Str {
        class
            .as_class()
            .map_or_else(|| "".into(), |class| class.name.borrow().clone())
    }

    /// The warning about a coroutine that was never awaited, with where it was created if that was recorded.
    pub(super) fn warn_never_awaited(&mut self, qualname: &Str, origin: &Value) -> Res<()> {
        let mut text = format!("coroutine '{qualname}' was never awaited");
        if let Some(entries) = origin.as_object().and_then(|object| object.as_tuple()) {
            self.mark(Clause::OriginTrackingWarningText);
            text.push_str(ORIGIN);
            text.push_str(" (most recent call last)\n");
            let mut lines = Vec::new();
            for entry in entries.iter().rev() {
                if let Some(Kind::Tuple(parts)) = entry.as_object().map(|object| &object.kind)
                    && let [Value::Str(file), Value::Int(line), Value::Str(name)] = &**parts
                {
                    lines.push(format!("  File \"{file}\", line {line}, in {name}"));
                }
            }
            text.push_str(&lines.join("\n"));
        }
        self.warn(T::RuntimeWarning, &text)
    }
}
