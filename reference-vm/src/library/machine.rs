//! `_machine`: what the library's own modules ask the machine for. Programs cannot import it.

use crate::clause::Clause;
use crate::compile::code::Origin;
use crate::object::{Kind, Namespace, Ref};
use crate::objects::arguments::function;
use crate::objects::body::{Body, Stage};
use crate::objects::dict::Dict;
use crate::objects::function::{Arguments, Builtin, Function};
use crate::quirk::Quirk;
use crate::value::{Str, Value};
use crate::vm::{Res, Unwind, Vm};

const FUNCTIONS: &[Builtin] = &[
    function("mark", mark),
    function("has", has),
    function("reraise", reraise),
    function("defines", defines),
    function("stage", stage),
    function("frame_locals", frame_locals),
    function("is_coroutine_generator", is_coroutine_generator),
    function("coroutine_function", coroutine_function),
    function("copy_attributes", copy_attributes),
    function("abstract", abstract_method),
    function("handled", handled),
    function("own_attribute", own_attribute),
    function("owns", owns),
    function("own_names", own_names),
    function("has_plainly", has_plainly),
    function("unsupported", unsupported),
];

pub(super) fn names(vm: &mut Vm) -> Res<Namespace> {
    let mut names: Namespace = super::functions(FUNCTIONS);
    names.insert("minor".into(), Value::Int(vm.edition.minor().into()));
    Ok(names)
}

/// Marks the clause of that id, if it is the program that made the library do what it says.
fn mark(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [id] = arguments.exactly(vm, "mark")?;
    match id.as_str().and_then(|id| Clause::from_id(id)) {
        Some(clause) => vm.mark_for_program(clause),
        None => return Err(vm.unsupported("a mark of an unknown clause")),
    }
    Ok(Value::None)
}

/// Whether the edition has the quirk of that name.
fn has(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [name] = arguments.exactly(vm, "has")?;
    let found = Quirk::ALL
        .iter()
        .find(|quirk| name.as_str().is_some_and(|name| quirk.name() == &**name));
    match found {
        Some(quirk) => Ok(Value::Bool(vm.has(*quirk))),
        None => Err(vm.unsupported("a question about an unknown quirk")),
    }
}

/// Raises an exception with the context that it has.
fn reraise(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [exception] = arguments.exactly(vm, "reraise")?;
    match exception {
        Value::Object(exception) if exception.as_exception().is_some() => {
            Err(Unwind::Raise(exception))
        }
        _ => Err(vm.unsupported("raising what is no exception")),
    }
}

/// `defines(class, names…)`: True if the class has all of them and none is None, else NotImplemented. What abstract base classes ask.
fn defines(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let mut arguments = arguments.positional.into_iter();
    let class = arguments.next().unwrap_or(Value::None);
    let Some(class) = class.as_object().and_then(|object| object.as_class()) else {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    };
    let has = |name: &Value| {
        name.as_str()
            .is_some_and(|name| class.lookup(name).is_some_and(|found| !found.is_none()))
    };
    Ok(if arguments.all(|name| has(&name)) {
        Value::Bool(true)
    } else {
        Value::NotImplemented
    })
}

fn body_of(value: &Value) -> Option<&Body> {
    value.as_object()?.kind.body()
}

/// Where the execution of a generator or one of its relatives is, as the names of `inspect`'s states end.
fn stage(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "stage")?;
    let stage = body_of(&value).map(|body| match body.kept_frame() {
        Some(_) if vm.shows_kept_frame() => Stage::Created,
        Some(_) | None => body.stage(),
    });
    Ok(match stage {
        Some(Stage::Created) => "CREATED".into(),
        Some(Stage::Running) => "RUNNING".into(),
        Some(Stage::Suspended) => "SUSPENDED".into(),
        Some(Stage::Finished) => "CLOSED".into(),
        None => Value::None,
    })
}

/// The bound local variables of a generator or one of its relatives that is not running.
fn frame_locals(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "frame_locals")?;
    let mut names = Dict::new();
    if let Some(body) = body_of(&value) {
        if body.is_executing() {
            return Err(vm.unsupported("reading the variables of a running body"));
        }
        body.with_frame(|frame| {
            for (name, local) in frame.code.locals.iter().zip(&frame.locals) {
                if let Some(local) = local.as_ref().filter(|_| !name.starts_with('.')) {
                    names.set_str(name, local.clone());
                }
            }
            let cells = frame
                .code
                .cells
                .iter()
                .map(|(name, _)| name)
                .chain(&frame.code.frees);
            for (name, cell) in cells.zip(&frame.cells) {
                if let Kind::Cell(content) = &cell.kind
                    && let Some(content) = content.borrow().clone()
                {
                    names.set_str(name, content);
                }
            }
        });
    }
    Ok(vm.dict(names))
}

/// Whether a value is a generator that `types.coroutine` made awaitable.
fn is_coroutine_generator(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "is_coroutine_generator")?;
    let kind = value.as_object().map(|object| &object.kind);
    Ok(Value::Bool(
        matches!(kind, Some(Kind::Generator(generator)) if generator.iterable_coroutine),
    ))
}

/// Makes the generators of a generator function awaitable, for `types.coroutine`.
fn coroutine_function(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "coroutine_function")?;
    if let Some(Kind::Function(function)) = value.as_object().map(|object| &object.kind) {
        let function: &Function = function;
        function.iterable_coroutine.set(true);
    }
    Ok(value)
}

/// `copy_attributes(to, from)`: adds the attributes that were set on one function or instance to another.
fn copy_attributes(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [to, from] = arguments.exactly(vm, "copy_attributes")?;
    let attributes = match from.as_object().map(|object| &object.kind) {
        Some(Kind::Function(function)) => function.attributes.borrow().clone(),
        Some(Kind::Instance(instance)) => instance.attributes.borrow().clone(),
        Some(Kind::BoundMethod(method)) => {
            match method.function.as_object().map(|object| &object.kind) {
                Some(Kind::Function(function)) => function.attributes.borrow().clone(),
                _ => Namespace::default(),
            }
        }
        _ => Namespace::default(),
    };
    for (name, value) in attributes {
        vm.set_attr(&to, &name, value)?;
    }
    Ok(Value::None)
}

/// Makes a function an abstract method.
fn abstract_method(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [function] = arguments.exactly(vm, "abstract")?;
    vm.set_attr(&function, &"__isabstractmethod__".into(), Value::Bool(true))?;
    Ok(function)
}

/// Stops the program because it uses a part of the library that is not there.
fn unsupported(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [what] = arguments.exactly(vm, "unsupported")?;
    let what = vm.str(&what)?;
    Err(vm.unsupported(format!("`{what}`")))
}

/// What a class itself defines under a name, or None.
fn own_attribute(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [class, name] = arguments.exactly(vm, "own_attribute")?;
    let class = class.as_object().and_then(|object| object.as_class());
    let found = class
        .zip(name.as_str())
        .and_then(|(class, name)| class.attributes.borrow().get(name).cloned());
    Ok(found.unwrap_or(Value::None))
}

/// Whether a class itself defines a name.
fn owns(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [class, name] = arguments.exactly(vm, "owns")?;
    let class = class.as_object().and_then(|object| object.as_class());
    let found = class
        .zip(name.as_str())
        .is_some_and(|(class, name)| class.attributes.borrow().contains_key(name));
    Ok(Value::Bool(found))
}

/// The names of what a class itself defines.
fn own_names(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [class] = arguments.exactly(vm, "own_names")?;
    let class = class.as_object().and_then(|object| object.as_class());
    let names = class.map(|class| class.attributes.borrow().keys().cloned().collect());
    let names: Vec<Str> = names.unwrap_or_default();
    Ok(vm.tuple(names.into_iter().map(Value::from).collect()))
}

/// `has_plainly(object, name, counts_none)`: whether the object or its class defines the name, found without calling anything of theirs.
fn has_plainly(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [object, name, counts_none] = arguments.exactly(vm, "has_plainly")?;
    let counts_none = vm.truth(&counts_none)?;
    let own = match object.as_object().map(|object| &object.kind) {
        Some(Kind::Instance(instance)) => Some(&instance.attributes),
        Some(Kind::Exception(exception)) => Some(&exception.attributes),
        _ => None,
    };
    let class = vm.class_of(&object);
    let found = name.as_str().and_then(|name| {
        own.and_then(|own| own.borrow().get(name).cloned())
            .or_else(|| class.as_class()?.lookup(name))
    });
    let counts = found.is_some_and(|found| counts_none || !found.is_none());
    Ok(Value::Bool(counts))
}

/// The exception that is being handled.
fn handled(vm: &mut Vm, _: Arguments) -> Res<Value> {
    Ok(vm.handling().cloned().map_or(Value::None, Value::Object))
}

impl Vm {
    /// Marks a clause if the innermost frame that is not the library's own is the program's.
    pub(crate) fn mark_for_program(&mut self, clause: Clause) {
        let asks = self.origins().find(|origin| *origin != Origin::Library);
        if asks.is_none_or(|origin| origin == Origin::Program) {
            self.mark_always(clause);
        }
    }

    /// A native class among a module's names.
    pub(super) fn library_class(&self, class: crate::objects::types::T) -> Value {
        let class: Ref = self.class(class).clone();
        class.into()
    }
}
