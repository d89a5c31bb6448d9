//! `sys`: the asynchronous generator hooks, origin tracking and the exception being handled.

use std::cell::RefCell;

use crate::clause::Clause;
use crate::object::{Kind, Namespace, Ref};
use crate::objects::class::Instance;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;
use crate::vm::{Res, Vm};

const FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "set_asyncgen_hooks",
        call: set_asyncgen_hooks,
        is_method: false,
    },
    Builtin {
        name: "get_asyncgen_hooks",
        call: get_asyncgen_hooks,
        is_method: false,
    },
    Builtin {
        name: "exc_info",
        call: exc_info,
        is_method: false,
    },
    Builtin {
        name: "exception",
        call: exception,
        is_method: false,
    },
    Builtin {
        name: "set_coroutine_origin_tracking_depth",
        call: set_origin_depth,
        is_method: false,
    },
    Builtin {
        name: "get_coroutine_origin_tracking_depth",
        call: get_origin_depth,
        is_method: false,
    },
];

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
    let minor = vm.edition.minor();
    let micro = vm.edition.version().map_or(0, |version| version.micro);
    let parts = [3, minor, micro].map(|part| Value::Int(part.into()));
    let items: Vec<Value> = parts
        .into_iter()
        .chain([Value::from("final"), Value::Int(0)])
        .collect();
    names.insert(
        "version_info".into(),
        Ref::new(Kind::Tuple(items.into())).into(),
    );
    if minor < 11 {
        names.shift_remove("exception");
    }
    if vm.has(Quirk::OriginTrackingAbsent) {
        names.shift_remove("set_coroutine_origin_tracking_depth");
        names.shift_remove("get_coroutine_origin_tracking_depth");
    }
    Ok(names)
}

fn set_asyncgen_hooks(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    vm.mark(Clause::HooksKeywordOptional);
    let mut positional = std::mem::take(&mut arguments.positional).into_iter();
    let firstiter = positional
        .next()
        .or_else(|| arguments.take_keyword("firstiter"));
    let finalizer = positional
        .next()
        .or_else(|| arguments.take_keyword("finalizer"));
    let beyond = positional.count();
    if beyond > 0 {
        let message = format!("function takes at most 2 arguments ({} given)", 2 + beyond);
        return Err(vm.raise(T::TypeError, message));
    }
    if let Some((name, _)) = arguments.keywords.first() {
        let message = if vm.has(Quirk::KeywordErrorOldMessage) {
            format!("'{name}' is an invalid keyword argument for this function")
        } else {
            format!("this function got an unexpected keyword argument '{name}'")
        };
        return Err(vm.raise(T::TypeError, message));
    }
    let finalizer_checked = check_hook(vm, finalizer.as_ref(), "finalizer")?;
    if vm.has(Quirk::HooksPartlyReplaced) {
        replace(&mut vm.hooks.finalizer, finalizer_checked.clone());
    }
    let firstiter = check_hook(vm, firstiter.as_ref(), "firstiter")?;
    replace(&mut vm.hooks.finalizer, finalizer_checked);
    replace(&mut vm.hooks.firstiter, firstiter);
    Ok(Value::None)
}

/// What a hook is set to: nothing where it was not given.
fn check_hook(vm: &mut Vm, hook: Option<&Value>, name: &str) -> Res<Option<Option<Value>>> {
    match hook {
        None => Ok(None),
        Some(Value::None) => Ok(Some(None)),
        Some(hook) if vm.is_callable(hook) => Ok(Some(Some(hook.clone()))),
        Some(other) => {
            vm.mark(Clause::HooksTypeCheck);
            let what = vm.type_name(other);
            Err(vm.raise(
                T::TypeError,
                format!("callable {name} expected, got {what}"),
            ))
        }
    }
}

fn replace(hook: &mut Option<Value>, new: Option<Option<Value>>) {
    if let Some(new) = new {
        *hook = new;
    }
}

fn get_asyncgen_hooks(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [] = arguments.exactly(vm, "sys.get_asyncgen_hooks")?;
    vm.mark(Clause::HooksGetReturnsPair);
    let class = vm.asyncgen_hooks_class()?;
    let hooks = vm.hooks.clone();
    let values = [
        ("firstiter", hooks.firstiter),
        ("finalizer", hooks.finalizer),
    ];
    let attributes: Namespace = values
        .into_iter()
        .map(|(name, hook)| (name.into(), hook.unwrap_or(Value::None)))
        .collect();
    Ok(Ref::new(Kind::Instance(Instance {
        class,
        attributes: RefCell::new(attributes),
    }))
    .into())
}

impl Vm {
    /// The class of what `sys.get_asyncgen_hooks()` returns: two names that can also be taken apart like a tuple.
    fn asyncgen_hooks_class(&mut self) -> Res<Ref> {
        if let Some(class) = self
            .modules
            .get("sys.asyncgen_hooks")
            .and_then(|class| class.as_object().cloned())
        {
            return Ok(class);
        }
        let methods = [
            Builtin {
                name: "__iter__",
                call: hooks_iter,
                is_method: true,
            },
            Builtin {
                name: "__getitem__",
                call: hooks_item,
                is_method: true,
            },
            Builtin {
                name: "__len__",
                call: |_, _| Ok(Value::Int(2)),
                is_method: true,
            },
            Builtin {
                name: "__eq__",
                call: hooks_equal,
                is_method: true,
            },
            Builtin {
                name: "__repr__",
                call: hooks_repr,
                is_method: true,
            },
        ];
        let attributes = methods
            .into_iter()
            .map(|m| (m.name.into(), Ref::new(Kind::Builtin(m)).into()))
            .collect();
        let object = self.class(T::Object).clone();
        let class = self.new_class(
            "asyncgen_hooks".into(),
            "asyncgen_hooks".into(),
            "sys".into(),
            vec![object],
            attributes,
        )?;
        self.modules
            .insert("sys.asyncgen_hooks".into(), class.clone().into());
        Ok(class)
    }
}

fn pair(this: Option<&Value>) -> Value {
    let Some(Kind::Instance(instance)) = this.and_then(Value::as_object).map(|object| &object.kind)
    else {
        return Value::None;
    };
    let values: Vec<Value> = instance.attributes.borrow().values().cloned().collect();
    Ref::new(Kind::Tuple(values.into())).into()
}

fn hooks_iter(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    vm.iterate(&pair(arguments.positional.first()))
}

fn hooks_item(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let index = arguments.positional.get(1).cloned().unwrap_or(Value::None);
    vm.subscript(&pair(arguments.positional.first()), &index)
}

fn hooks_equal(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let own = pair(arguments.positional.first());
    let other = arguments.positional.get(1).cloned().unwrap_or(Value::None);
    let other = match other.as_object().map(|object| &object.kind) {
        Some(Kind::Instance(_)) => pair(Some(&other)),
        _ => other,
    };
    vm.equal(&own, &other).map(Value::Bool)
}

fn hooks_repr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let values = vm.collect(&pair(arguments.positional.first()))?;
    let mut parts = Vec::new();
    for (name, value) in ["firstiter", "finalizer"].into_iter().zip(&values) {
        parts.push(format!("{name}={}", vm.repr(value)?));
    }
    Ok(format!("asyncgen_hooks({})", parts.join(", ")).into())
}

fn exc_info(vm: &mut Vm, _: Arguments) -> Res<Value> {
    let handled = vm.handling().cloned().map_or(Value::None, Value::Object);
    let triple = vm.exception_triple(&handled);
    Ok(Ref::new(Kind::Tuple(triple.into())).into())
}

fn exception(vm: &mut Vm, _: Arguments) -> Res<Value> {
    Ok(vm.handling().cloned().map_or(Value::None, Value::Object))
}

fn set_origin_depth(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keyword = arguments.take_keyword("depth");
    let depth = arguments.positional.into_iter().next().or(keyword);
    let depth = match depth {
        Some(Value::Bool(depth)) => Some(Value::from(i64::from(depth))),
        other => other,
    };
    match depth {
        Some(Value::Int(depth)) => match usize::try_from(depth) {
            Ok(depth) => {
                vm.origin_depth = depth;
                Ok(Value::None)
            }
            Err(_) => {
                vm.mark(Clause::OriginTrackingThreadSpecificAndChecked);
                Err(vm.raise(T::ValueError, "depth must be >= 0"))
            }
        },
        Some(other) => {
            let what = vm.type_name(&other);
            Err(vm.raise(
                T::TypeError,
                format!("'{what}' object cannot be interpreted as an integer"),
            ))
        }
        None => Err(vm.raise(
            T::TypeError,
            "set_coroutine_origin_tracking_depth() missing required argument 'depth' (pos 1)",
        )),
    }
}

fn get_origin_depth(vm: &mut Vm, _: Arguments) -> Res<Value> {
    Ok(Value::Int(
        i64::try_from(vm.origin_depth).unwrap_or(i64::MAX),
    ))
}
