//! `asyncio`, as far as it is C code in CPython and that can be seen: futures, tasks and handles, which decide in which order
//! things happen, when coroutines and exceptions are released, and which frames tracebacks have. The rest is in `lib/`.

mod cancellation;
mod future;
mod future_iter;
mod future_methods;
mod handle;
mod report;
mod task;
mod task_repr;
mod timers;

use super::native_class::NativeClass;
use crate::clause::Clause;
use crate::object::{Kind, Namespace, Ref};
use crate::objects::arguments::function;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// What asyncio keeps for the thread.
#[derive(Default)]
pub(crate) struct State {
    /// The loop that is running.
    running: Option<Value>,
    /// The task that is executing.
    current: Option<Value>,
    /// The tasks that are alive, in the order of their creation.
    tasks: Option<Value>,
    /// How many tasks were given a name of their own.
    named: usize,
    exceptions: Option<Exceptions>,
    /// Whether some text may tell of a callback of the library's own.
    told_of_own_callback: bool,
}

/// The exception classes that futures raise.
#[derive(Clone)]
struct Exceptions {
    cancelled: Ref,
    invalid_state: Ref,
}

const FUNCTIONS: &[Builtin] = &[
    function("_get_running_loop", |vm, _| {
        Ok(vm.library.asyncio.running.clone().unwrap_or(Value::None))
    }),
    function("_set_running_loop", set_running_loop),
    function("get_running_loop", |vm, _| vm.running_loop()),
    function("_current", |vm, _| {
        Ok(vm.library.asyncio.current.clone().unwrap_or(Value::None))
    }),
    function("_name_task", |vm, _| vm.name_task()),
    function("_weak_set", |vm, _| vm.weak_set()),
    function("_mark", mark),
    function("_report", report::report),
    function(
        "_warn_scheduled_after_shutdown",
        report::warn_scheduled_after_shutdown,
    ),
    function("_is_coroutine", is_coroutine),
    function("_is_coroutine_function", is_coroutine_function),
    function("_context_is_empty", |vm, _| {
        Ok(vm.context_is_empty().into())
    }),
    function("_has", has),
    function("_unsupported", |vm, arguments| {
        let [what] = arguments.exactly(vm, "_unsupported")?;
        let what = what.as_str().cloned().unwrap_or_else(|| "this".into());
        Err(vm.unsupported(what.to_string()))
    }),
];

/// The names that the text of `asyncio` begins with.
pub(super) fn names(vm: &mut Vm) -> Res<Namespace> {
    let mut names: Namespace = FUNCTIONS
        .iter()
        .map(|function| {
            (
                function.name.into(),
                Ref::new(Kind::Builtin(function.clone())).into(),
            )
        })
        .collect();
    let classes: [&'static NativeClass; 5] = [
        &future_methods::FUTURE,
        &task::TASK,
        &handle::HANDLE,
        &handle::TIMER_HANDLE,
        &timers::TIMERS,
    ];
    for class in classes {
        let made = vm.native_class(class)?;
        names.insert(class.name.into(), made.into());
    }
    if vm.edition.minor() < 11 {
        hide_methods(&names, "Task", &["cancelling", "uncancel"]);
    }
    let exceptions = vm.asyncio_exceptions()?;
    names.insert("CancelledError".into(), exceptions.cancelled.into());
    names.insert("InvalidStateError".into(), exceptions.invalid_state.into());
    names.insert("TimeoutError".into(), timeout_error(vm)?);
    let tasks = vm.tasks()?;
    names.insert("_tasks".into(), tasks);
    names.insert("_minor".into(), Value::Int(vm.edition.minor().into()));
    Ok(names)
}

/// Takes methods out of a class that the edition's class does not have.
fn hide_methods(names: &Namespace, class: &str, methods: &[&str]) {
    let class = names.get(class).and_then(Value::as_object);
    if let Some(class) = class.and_then(|class| class.as_class()) {
        for method in methods {
            let hidden = class.attributes.borrow_mut().shift_remove(*method);
            drop(hidden);
        }
    }
}

fn timeout_error(vm: &mut Vm) -> Res<Value> {
    if vm.has(Quirk::AsyncioTimeoutErrorOwn) {
        let base = vm.class(T::Exception).clone();
        return vm
            .new_class(
                "TimeoutError".into(),
                "TimeoutError".into(),
                "asyncio.exceptions".into(),
                vec![base],
                Namespace::default(),
            )
            .map(Value::Object);
    }
    Ok(vm.class(T::TimeoutError).clone().into())
}

impl Vm {
    fn asyncio_exceptions(&mut self) -> Res<Exceptions> {
        if let Some(known) = &self.library.asyncio.exceptions {
            return Ok(known.clone());
        }
        let base = if self.has(Quirk::CancelledErrorIsException) {
            T::Exception
        } else {
            T::BaseException
        };
        let class = |vm: &mut Self, name: &str, base: T| {
            let base = vm.class(base).clone();
            vm.new_class(
                name.into(),
                name.into(),
                "asyncio.exceptions".into(),
                vec![base],
                Namespace::default(),
            )
        };
        let made = Exceptions {
            cancelled: class(self, "CancelledError", base)?,
            invalid_state: class(self, "InvalidStateError", T::Exception)?,
        };
        self.library.asyncio.exceptions = Some(made.clone());
        Ok(made)
    }

    /// The registry of tasks.
    fn tasks(&mut self) -> Res<Value> {
        if let Some(tasks) = &self.library.asyncio.tasks {
            return Ok(tasks.clone());
        }
        let tasks = self.weak_set()?;
        self.library.asyncio.tasks = Some(tasks.clone());
        Ok(tasks)
    }

    /// Whether a loop is running.
    pub(crate) fn is_in_a_loop(&self) -> bool {
        self.library.asyncio.running.is_some()
    }

    /// `asyncio.get_running_loop()`
    fn running_loop(&mut self) -> Res<Value> {
        match &self.library.asyncio.running {
            Some(running) => Ok(running.clone()),
            None => Err(self.raise(T::RuntimeError, "no running event loop")),
        }
    }

    /// The loop that an object is for: the one given, else the one that is running.
    fn loop_or_running(&mut self, given: Option<Value>) -> Res<Value> {
        match given {
            Some(given) if !given.is_none() => Ok(given),
            _ if self.library.asyncio.running.is_some() => self.running_loop(),
            _ => {
                let module = self.import("asyncio")?;
                self.call_method(&module, "_loop_of_thread", Vec::new())
            }
        }
    }

    /// The name of the next task that is not given one.
    fn name_task(&mut self) -> Res<Value> {
        self.library.asyncio.named += 1;
        Ok(format!("Task-{}", self.library.asyncio.named).into())
    }

    /// `loop.call_soon(callback, *arguments, context=context)`
    fn call_soon(
        &mut self,
        event_loop: &Value,
        callback: Value,
        arguments: Vec<Value>,
        context: &Value,
    ) -> Res<()> {
        let method = self.get_attr(event_loop, "call_soon")?;
        let mut positional = vec![callback];
        positional.extend(arguments);
        self.call(
            &method,
            Arguments {
                positional,
                keywords: vec![("context".into(), context.clone())],
            },
        )
        .map(drop)
    }
}

fn set_running_loop(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [new] = arguments.exactly(vm, "_set_running_loop")?;
    let old = std::mem::replace(
        &mut vm.library.asyncio.running,
        Some(new).filter(|new| !new.is_none()),
    );
    drop(old);
    Ok(Value::None)
}

/// `_mark(clause)` marks a clause for the program's statement that the library serves; `_mark(clause, generator)`
/// for that generator, `_mark(clause, awaitable)` for the generators that wait in that.
fn mark(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let mut given = arguments.positional.into_iter();
    let Some(clause) = given
        .next()
        .and_then(|id| id.as_str().and_then(|id| Clause::from_id(id)))
    else {
        return Err(vm.unsupported("a mark for an unknown clause"));
    };
    match given.next() {
        None => vm.mark_for_caller(clause),
        Some(Value::Object(agen)) if matches!(agen.kind, Kind::AsyncGenerator(_)) => {
            vm.mark_agen(&agen, clause)
        }
        Some(awaitable) => {
            for (agen, _) in cancellation::suspended_in(&awaitable).waiting {
                vm.mark_agen(&agen, clause);
            }
        }
    }
    Ok(Value::None)
}

/// Whether the edition has the quirk of that name.
fn has(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [name] = arguments.exactly(vm, "_has")?;
    match name.as_str().and_then(|name| Quirk::from_name(name)) {
        Some(quirk) => Ok(vm.has(quirk).into()),
        None => Err(vm.unsupported("a quirk that is not in the table")),
    }
}

fn is_coroutine(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "iscoroutine")?;
    vm.is_asyncio_coroutine(&value).map(Value::Bool)
}

impl Vm {
    /// Whether asyncio can make a task of `value`: a coroutine, or what has a coroutine's methods.
    fn is_asyncio_coroutine(&mut self, value: &Value) -> Res<bool> {
        Ok(match value.as_object().map(|object| &object.kind) {
            Some(Kind::Coroutine(_) | Kind::AsyncGenASend(_) | Kind::AsyncGenAThrow(_)) => true,
            Some(Kind::Generator(_)) => self.has(Quirk::IscoroutineTakesGenerators),
            Some(Kind::Instance(_)) => ["__await__", "send", "throw", "close"]
                .iter()
                .all(|name| self.has_special(value, name)),
            _ => false,
        })
    }
}

fn is_coroutine_function(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "iscoroutinefunction")?;
    let function = match value.as_object().map(|object| &object.kind) {
        Some(Kind::BoundMethod(method)) => method.function.clone(),
        _ => value,
    };
    Ok(match function.as_object().map(|object| &object.kind) {
        Some(Kind::Function(function)) => {
            function.code.kind == crate::compile::code::CodeKind::Coroutine
        }
        _ => false,
    }
    .into())
}
