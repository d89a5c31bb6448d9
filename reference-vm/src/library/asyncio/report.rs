//! What a loop is told about what went wrong where nobody could catch it.

use super::future::Future;
use super::task::task_in;
use crate::object::{Kind, Ref};
use crate::objects::function::Arguments;
use crate::objects::types::T;
use crate::trace::escape_printed;
use crate::value::{Str, Value};
use crate::vm::{Res, Unwind, Vm};

/// The loop's default exception handler: a line of the trace.
pub(super) fn report(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [context] = arguments.exactly(vm, "_report")?;
    let entry = |name: &str| match context.as_object().map(|object| &object.kind) {
        Some(Kind::Dict(dict)) => dict.borrow().get_str(name).cloned(),
        _ => None,
    };
    let message = match entry("message") {
        Some(Value::Str(message)) => message.to_string(),
        _ => String::new(),
    };
    let mut line = String::from("!loop");
    if let Some(exception) = entry("exception").filter(|exception| !exception.is_none()) {
        line.push(' ');
        line.push_str(&vm.type_name(&exception));
    }
    if !message.is_empty() {
        line.push_str("  # ");
        line.push_str(&escape_printed(&message));
    }
    vm.observe(&line)?;
    Ok(Value::None)
}

/// The warning about a generator whose iteration begins after `shutdown_asyncgens()`.
pub(super) fn warn_scheduled_after_shutdown(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [agen] = arguments.exactly(vm, "_warn_scheduled_after_shutdown")?;
    let text = vm.repr(&agen)?;
    vm.warn(
        T::ResourceWarning,
        &format!(
            "asynchronous generator {text} was scheduled after loop.shutdown_asyncgens() call"
        ),
    )?;
    Ok(Value::None)
}

impl Vm {
    /// A failed future is destroyed and nobody has asked for its exception.
    pub(super) fn report_unretrieved(&mut self, future: &Future, this: &Ref) -> Res<()> {
        if !future.log_traceback.replace(false) {
            return Ok(());
        }
        let exception = match &*future.state.borrow() {
            super::future::State::Failed { exception, .. } => exception.clone(),
            _ => return Ok(()),
        };
        let name = self.plain_type_name(&this.clone().into());
        let entries: [(Str, Value); 3] = [
            (
                "message".into(),
                format!("{name} exception was never retrieved").into(),
            ),
            ("exception".into(), exception.into()),
            ("future".into(), this.clone().into()),
        ];
        self.tell_loop(future, &entries)
    }

    /// A task is destroyed before its end.
    pub(super) fn report_destroyed(&mut self, future: &Future, this: &Ref) -> Res<()> {
        if task_in(this).is_none() {
            return Ok(());
        }
        let entries: [(Str, Value); 2] = [
            ("task".into(), this.clone().into()),
            (
                "message".into(),
                "Task was destroyed but it is pending!".into(),
            ),
        ];
        self.tell_loop(future, &entries)
    }

    fn tell_loop(&mut self, future: &Future, entries: &[(Str, Value)]) -> Res<()> {
        let event_loop = future.own_loop();
        let context = self.dict_of_names(entries.iter().map(|(name, value)| (name, value)));
        match self.call_method(&event_loop, "call_exception_handler", vec![context]) {
            Err(Unwind::Raise(exception)) => self.report_unraisable(Err(Unwind::Raise(exception))),
            outcome => outcome.map(drop),
        }
    }
}
