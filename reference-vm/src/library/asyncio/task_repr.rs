//! How futures, tasks and callbacks are shown.

use super::future::{Future, State};
use super::future_methods;
use super::task::{Task, task_in};
use crate::compile::code::{CodeRef, Origin};
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
    let mut parts = vec![vm.plain_type_name(&this).to_string()];
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
    let is_cancelling = match vm.has(Quirk::CancellingUntilThrown) {
        true => task.is_being_cancelled(),
        false => task.is_asked_to_end() && task.future.is_pending(),
    };
    let state = match is_cancelling {
        true => "cancelling",
        false => state_name(&task.future),
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
    refuse_own_code(vm, &own.body.code)?;
    let place = place_of(vm, &own.body);
    Ok(format!("{}() {place}", own.qualname.borrow()))
}

/// How a callback of the library's own begins where it is shown.
const OWN_CALLBACK: &str = "_stop_when_done() at ";

const OF_OWN_CODE: &str = "the representation of a task or a callback of the library's own";

/// What is shown of the library's own functions is private to each release: names, files and lines.
fn refuse_own_code(vm: &mut Vm, code: &CodeRef) -> Res<()> {
    match code.origin {
        Origin::Program | Origin::Driver => Ok(()),
        // The first task of every program of 3.9 has it, and errors that are never shown tell of that task.
        Origin::Library if &*code.name == "_stop_when_done" => {
            vm.library.asyncio.told_of_own_callback = true;
            Ok(())
        }
        Origin::Library => Err(vm.unsupported(OF_OWN_CODE)),
    }
}

impl Vm {
    /// The refusal of a text that is about to be shown and tells of a callback of the library's own.
    pub(crate) fn refuse_own_callback(&mut self, text: &str) -> Res<()> {
        if self.library.asyncio.told_of_own_callback && text.contains(OWN_CALLBACK) {
            return Err(self.unsupported(OF_OWN_CODE));
        }
        Ok(())
    }
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

/// How many characters of an argument's `repr` are shown at most.
const LONGEST: usize = 30;

/// The length of ` at 0x7f0123456789>`, the usual end of an object that has no `repr` of its own.
const ADDRESS: usize = 19;

/// How many items of a list or a tuple.
const MOST_ITEMS: usize = 6;

/// A callback and its arguments as a call, and where the function is defined.
pub(super) fn callback_text(vm: &mut Vm, callback: &Value, arguments: &[Value]) -> Res<String> {
    let mut text = call_text(vm, callback, arguments, &[])?;
    let mut function = callback.clone();
    while is_partial(vm, &function) {
        vm.spend(1)?;
        function = vm.get_attr(&function, "func")?;
    }
    if let Some(Kind::Function(function)) = function.as_object().map(|object| &object.kind) {
        let code = &function.code;
        refuse_own_code(vm, code)?;
        text.push_str(&format!(" at {}:{}", code.filename, code.first_line));
    }
    Ok(text)
}

/// A call as it is shown: the callback's name, and the arguments where they are shown. Of a `functools.partial`, what it calls and with what, then that.
fn call_text(
    vm: &mut Vm,
    callback: &Value,
    arguments: &[Value],
    keywords: &[(Value, Value)],
) -> Res<String> {
    let mut shown = Vec::new();
    if vm.has(Quirk::CallbackArgumentsShown) {
        for argument in arguments {
            shown.push(vm.nested(|vm| brief_repr(vm, argument))?);
        }
        for (name, value) in keywords {
            let value = vm.nested(|vm| brief_repr(vm, value))?;
            shown.push(format!("{}={value}", vm.str(name)?));
        }
    }
    let shown = shown.join(", ");
    if is_partial(vm, callback) {
        let function = vm.get_attr(callback, "func")?;
        let own = vm.get_attr(callback, "args")?;
        let own = vm.collect(&own)?;
        let keywords = vm.get_attr(callback, "keywords")?;
        let keywords: Vec<(Value, Value)> = match keywords.as_object().map(|object| &object.kind) {
            Some(Kind::Dict(dict)) => {
                let dict = dict.borrow();
                let entries = dict.iter();
                entries
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect()
            }
            _ => Vec::new(),
        };
        let inner = vm.nested(|vm| call_text(vm, &function, &own, &keywords))?;
        return Ok(format!("{inner}({shown})"));
    }
    let (function, qualified) = match callback.as_object().map(|object| &object.kind) {
        Some(Kind::BoundMethod(method)) => {
            (method.function.clone(), Some(vm.qualified_name(method)))
        }
        _ => (callback.clone(), None),
    };
    Ok(match function.as_object().map(|object| &object.kind) {
        Some(Kind::Function(function)) => format!("{}({shown})", function.qualname.borrow()),
        Some(Kind::Builtin(builtin)) if builtin.name == "_wakeup" => {
            let wrapped = vm.has(Quirk::LibraryTypesPlainlyNamed);
            let name = if wrapped {
                "<TaskWakeupMethWrapper object at 0x…>"
            } else {
                "Task.task_wakeup"
            };
            format!("{name}({shown})")
        }
        Some(Kind::Builtin(builtin)) => {
            format!("{}({shown})", qualified.as_deref().unwrap_or(builtin.name))
        }
        _ => format!("{}({shown})", vm.nested(|vm| vm.repr(callback))?),
    })
}

fn is_partial(vm: &Vm, callback: &Value) -> bool {
    let class = vm.class_of(callback);
    class
        .as_class()
        .is_some_and(|class| &*class.module == "functools" && &**class.name.borrow() == "partial")
}

/// The `repr` of an argument, its middle left out if it is long, and of lists and tuples what is behind the first items.
fn brief_repr(vm: &mut Vm, value: &Value) -> Res<String> {
    let items = match value.as_object().map(|object| &object.kind) {
        Some(Kind::List(items)) => Some((items.borrow().clone(), "[", "]")),
        Some(Kind::Tuple(items)) if items.len() == 1 => Some((items.to_vec(), "(", ",)")),
        Some(Kind::Tuple(items)) => Some((items.to_vec(), "(", ")")),
        _ => None,
    };
    if let Some((items, open, close)) = items {
        let mut shown = Vec::new();
        for item in items.iter().take(MOST_ITEMS) {
            shown.push(vm.nested(|vm| brief_repr(vm, item))?);
        }
        if items.len() > MOST_ITEMS {
            shown.push("...".to_owned());
        }
        return Ok(format!("{open}{}{close}", shown.join(", ")));
    }
    let longest = match value {
        Value::Int(_) | Value::BigInt(_) => 40,
        _ => LONGEST,
    };
    let whole = match value {
        Value::Str(text) => repr_of_ends(vm, text)?,
        _ => vm.repr(value)?.to_string(),
    };
    Ok(without_middle(&whole, longest))
}

/// The `repr` of a text; if that is long, of its beginning and its end.
fn repr_of_ends(vm: &mut Vm, text: &str) -> Res<String> {
    let characters: Vec<char> = text.chars().collect();
    let beginning: String = characters.iter().take(LONGEST).collect();
    let whole = vm.repr(&beginning.into())?.to_string();
    if whole.chars().count() <= LONGEST {
        return Ok(whole);
    }
    let (front, back) = (
        characters.iter().take(13),
        characters.len().saturating_sub(14),
    );
    let ends: String = front.chain(characters.iter().skip(back)).collect();
    let shown = vm.repr(&ends.into())?;
    Ok(middle_replaced(&shown, LONGEST))
}

fn without_middle(text: &str, longest: usize) -> String {
    match text.strip_suffix(" at 0x…>") {
        // An address has so many digits that the end is within it.
        Some(named) if named.chars().count() + ADDRESS > longest => {
            let front: String = named.chars().take((longest - 3) / 2).collect();
            format!("{front}...0x…>")
        }
        None if text.chars().count() > longest => middle_replaced(text, longest),
        Some(_) | None => text.to_owned(),
    }
}

fn middle_replaced(text: &str, longest: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    let front = (longest - 3) / 2;
    let back = characters.len().saturating_sub(longest - 3 - front);
    let front: String = characters.iter().take(front).collect();
    let back: String = characters.iter().skip(back).collect();
    format!("{front}...{back}")
}
