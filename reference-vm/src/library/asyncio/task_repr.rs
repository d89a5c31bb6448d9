//! How futures, tasks and callbacks are shown.

use super::future::{Future, State};
use super::future_methods;
use super::task::{Task, task_in};
use crate::object::Kind;
use crate::objects::body::{Body, Stage};
use crate::objects::function::Arguments;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `repr` of futures and tasks.
pub(super) fn repr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "Future.__repr__")?;
    let (object, future) = future_methods::receiver(vm, &this)?;
    let mut parts = vec![vm.type_name(&this)];
    match task_in(object) {
        Some(task) => task_parts(vm, &mut parts, task)?,
        None => parts.push(state_name(future).to_owned()),
    }
    future_parts(vm, &mut parts, future)?;
    Ok(format!("<{}>", parts.join(" ")).into())
}

fn state_name(future: &Future) -> &'static str {
    match &*future.state.borrow() {
        State::Pending => "pending",
        State::Cancelled => "cancelled",
        State::Finished(_) | State::Failed { .. } => "finished",
    }
}

fn task_parts(vm: &mut Vm, parts: &mut Vec<String>, task: &Task) -> Res<()> {
    let state = if task.is_being_cancelled() {
        "cancelling"
    } else {
        state_name(&task.future)
    };
    parts.push(state.to_owned());
    let name = task.name.borrow().clone();
    parts.push(format!("name={}", vm.repr(&name)?));
    let coroutine = task.coroutine.borrow().clone();
    parts.push(format!("coro=<{}>", coroutine_text(vm, &coroutine)?));
    if let Some(waited_for) = task.waits_for() {
        parts.push(format!(
            "wait_for={}",
            vm.nested(|vm| vm.repr(&waited_for))?
        ));
    }
    Ok(())
}

fn coroutine_text(vm: &mut Vm, coroutine: &Value) -> Res<String> {
    let Some(Kind::Coroutine(own)) = coroutine.as_object().map(|object| &object.kind) else {
        return vm.repr(coroutine).map(|text| {
            text.trim_start_matches('<')
                .trim_end_matches('>')
                .to_owned()
        });
    };
    let place = place_of(vm, &own.body);
    Ok(format!("{}() {place}", own.qualname.borrow()))
}

fn place_of(vm: &Vm, body: &Body) -> String {
    let file = &body.code.filename;
    match body.stage() {
        Stage::Created => format!("running at {file}:{}", body.code.first_line),
        Stage::Suspended => {
            let line = body.with_frame(|frame| frame.line_of(frame.next.saturating_sub(1)));
            format!("running at {file}:{}", line.unwrap_or(body.code.first_line))
        }
        Stage::Running => format!("running at {file}:{}", vm.line_in(&body.code)),
        Stage::Finished => format!("done, defined at {file}:{}", body.code.first_line),
    }
}

fn future_parts(vm: &mut Vm, parts: &mut Vec<String>, future: &Future) -> Res<()> {
    let done = match &*future.state.borrow() {
        State::Finished(value) => Some(("result", value.clone())),
        State::Failed { exception, .. } => Some(("exception", exception.clone().into())),
        State::Pending | State::Cancelled => None,
    };
    if let Some((what, value)) = done {
        parts.push(format!("{what}={}", vm.nested(|vm| vm.repr(&value))?));
    }
    let callbacks = future.callbacks();
    let mut texts = Vec::new();
    for callback in &callbacks {
        texts.push(callback_text(vm, callback, &[])?);
    }
    match texts.as_slice() {
        [] => {}
        [first, second] => parts.push(format!("cb=[{first}, {second}]")),
        [one] => parts.push(format!("cb=[{one}]")),
        [first, middle @ .., last] => {
            parts.push(format!("cb=[{first}, <{} more>, {last}]", middle.len()))
        }
    }
    Ok(())
}

/// A callback and its arguments as a call, and where the function is defined.
pub(super) fn callback_text(vm: &mut Vm, callback: &Value, arguments: &[Value]) -> Res<String> {
    let mut shown = Vec::new();
    let visible = if vm.has(Quirk::CallbackArgumentsShown) {
        arguments
    } else {
        &[]
    };
    for argument in visible {
        shown.push(vm.nested(|vm| vm.repr(argument))?);
    }
    let shown = shown.join(", ");
    let function = match callback.as_object().map(|object| &object.kind) {
        Some(Kind::BoundMethod(method)) => method.function.clone(),
        _ => callback.clone(),
    };
    Ok(match function.as_object().map(|object| &object.kind) {
        Some(Kind::Function(function)) => {
            format!(
                "{}({shown}) at {}:{}",
                function.qualname.borrow(),
                function.code.filename,
                function.code.first_line
            )
        }
        Some(Kind::Builtin(builtin)) if builtin.name == "_wakeup" => {
            let wrapped = vm.has(Quirk::LibraryTypesPlainlyNamed);
            let name = if wrapped {
                "<TaskWakeupMethWrapper object at 0x…>"
            } else {
                "Task.task_wakeup"
            };
            format!("{name}({shown})")
        }
        Some(Kind::Builtin(builtin)) => format!("{}({shown})", builtin.name),
        _ => format!("{}({shown})", vm.nested(|vm| vm.repr(callback))?),
    })
}
