//! What `object` and `BaseException` give to every class, and the builtin functions of the core.

use crate::clause::Clause;
use crate::object::Kind;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// Methods of `object`.
pub const OBJECT_METHODS: &[Builtin] = &[
    Builtin {
        name: "__init__",
        call: object_init,
        is_method: true,
    },
    Builtin {
        name: "__new__",
        call: new,
        is_method: false,
    },
    Builtin {
        name: "__setattr__",
        call: object_setattr,
        is_method: true,
    },
];

/// `object.__init_subclass__`
pub(crate) const OBJECT_INIT_SUBCLASS: Builtin = Builtin {
    name: "__init_subclass__",
    call: init_subclass,
    is_method: true,
};

/// Methods of `BaseException`.
pub const EXCEPTION_METHODS: &[Builtin] = &[
    Builtin {
        name: "__init__",
        call: exception_init,
        is_method: true,
    },
    Builtin {
        name: "__new__",
        call: new,
        is_method: false,
    },
    Builtin {
        name: "with_traceback",
        call: with_traceback,
        is_method: true,
    },
    Builtin {
        name: "add_note",
        call: add_note,
        is_method: true,
    },
];

/// Builtin functions about asynchronous iteration.
pub const FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "aiter",
        call: aiter,
        is_method: false,
    },
    Builtin {
        name: "anext",
        call: anext,
        is_method: false,
    },
];

fn object_init(_: &mut Vm, _: Arguments) -> Res<Value> {
    Ok(Value::None)
}

fn object_setattr(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, name, value] = vm.take_exactly(&mut arguments, "__setattr__")?;
    match (this.as_object().map(|object| &object.kind), name) {
        (Some(Kind::Instance(instance)), Value::Str(name)) => {
            let old = instance.attributes.borrow_mut().insert(name, value);
            drop(old);
            Ok(Value::None)
        }
        _ => Err(vm.unsupported("`object.__setattr__` of this object")),
    }
}

fn init_subclass(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    if arguments.keywords.is_empty() {
        return Ok(Value::None);
    }
    let class = arguments.positional.first().and_then(Value::as_object);
    let name = class
        .and_then(|class| class.as_class())
        .map(|own| own.qualname.borrow().clone())
        .unwrap_or_else(|| "object".into());
    let message = format!("{name}.__init_subclass__() takes no keyword arguments");
    Err(vm.raise(T::TypeError, message))
}

fn new(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    if arguments.positional.is_empty() {
        return Err(vm.raise(T::TypeError, "object.__new__(): not enough arguments"));
    }
    match arguments.positional.remove(0) {
        Value::Object(class) if class.as_class().is_some() => vm.allocate(&class, &arguments),
        other => {
            let what = vm.type_name(&other);
            Err(vm.raise(
                T::TypeError,
                format!("object.__new__(X): X is not a type object ({what})"),
            ))
        }
    }
}

fn exception_init(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let this = if arguments.positional.is_empty() {
        Value::None
    } else {
        arguments.positional.remove(0)
    };
    if !arguments.keywords.is_empty() {
        let what = vm.type_name(&this);
        return Err(vm.raise(T::TypeError, format!("{what}() takes no keyword arguments")));
    }
    if let Some(exception) = this.as_object().and_then(|object| object.as_exception()) {
        let old = exception.args.replace(arguments.positional);
        drop(old);
    }
    Ok(Value::None)
}

fn with_traceback(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, traceback] = vm.take_exactly(&mut arguments, "with_traceback")?;
    vm.set_attr(&this, &"__traceback__".into(), traceback)?;
    Ok(this)
}

fn add_note(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [this, note] = vm.take_exactly(&mut arguments, "add_note")?;
    if note.as_str().is_none() {
        let what = vm.type_name(&note);
        return Err(vm.type_error(match vm.older_than(14) {
            true => format!("note must be a str, not '{what}'"),
            false if note.is_none() => "add_note() argument must be str, not None".to_owned(),
            false => format!("add_note() argument must be str, not {what}"),
        }));
    }
    let notes = match vm.optional_attr(&this, "__notes__")? {
        Some(notes) => notes,
        None => {
            let notes = vm.list(Vec::new());
            vm.set_attr(&this, &"__notes__".into(), notes.clone())?;
            notes
        }
    };
    vm.call_method(&notes, "append", vec![note])
}

fn aiter(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    vm.mark(Clause::BuiltinAiterEqualsDunder);
    if !arguments.keywords.is_empty() {
        return Err(vm.raise(T::TypeError, "aiter() takes no keyword arguments"));
    }
    let given = arguments.positional.len();
    let [iterable] = std::mem::take(&mut arguments.positional)
        .try_into()
        .map_err(|_| {
            vm.raise(
                T::TypeError,
                format!("aiter() takes exactly one argument ({given} given)"),
            )
        })?;
    let iterable: Value = iterable;
    let Some(method) = vm.lookup_special(&iterable, "__aiter__")? else {
        vm.mark(Clause::BuiltinAiterChecksResult);
        let what = vm.type_name(&iterable);
        return Err(vm.raise(
            T::TypeError,
            format!("'{what}' object is not an async iterable"),
        ));
    };
    let iterator = vm.call_values(&method, Vec::new())?;
    if !vm.has_special(&iterator, "__anext__") {
        vm.mark(Clause::BuiltinAiterChecksResult);
        let message = match vm.has(Quirk::IteratorErrorOldMessage) {
            true => format!(
                "aiter() returned not an async iterator of type '{}'",
                vm.type_name(&iterator)
            ),
            false => vm.bad_return(&iterable, "__aiter__", "an async iterator", &iterator),
        };
        return Err(vm.raise(T::TypeError, message));
    }
    Ok(iterator)
}

fn anext(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    if !arguments.keywords.is_empty() {
        return Err(vm.raise(T::TypeError, "anext() takes no keyword arguments"));
    }
    let given = arguments.positional.len();
    let mut positional = arguments.positional.into_iter();
    let (Some(iterator), default, None) = (positional.next(), positional.next(), positional.next())
    else {
        let bound = if given == 0 {
            "at least 1 argument"
        } else {
            "at most 2 arguments"
        };
        return Err(vm.raise(T::TypeError, format!("anext expected {bound}, got {given}")));
    };
    let Some(method) = vm.lookup_special(&iterator, "__anext__")? else {
        vm.mark(Clause::BuiltinAnextNeedsAsyncIterator);
        let what = vm.type_name(&iterator);
        return Err(vm.raise(
            T::TypeError,
            format!("'{what}' object is not an async iterator"),
        ));
    };
    let awaitable = vm.call_values(&method, Vec::new());
    if let Err(Unwind::Raise(_)) = &awaitable {
        vm.mark(Clause::BuiltinAnextSyncException);
        if default.is_some() {
            vm.stop_where_crashing(Quirk::AnextDefaultCrashes)?;
        }
    }
    let awaitable = awaitable?;
    match default {
        None => {
            vm.mark(Clause::BuiltinAnextReturnsAwaitable);
            vm.mark(Clause::BuiltinAnextWithoutDefaultRaises);
            Ok(awaitable)
        }
        Some(default) => Ok(vm.new_anext_default(awaitable, default)),
    }
}
