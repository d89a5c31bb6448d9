//! `warnings`: the rules, which the machine's own warnings obey too.

use std::any::Any;

use crate::object::{Kind, Namespace, Ref};
use crate::objects::arguments::function;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::native::Native;
use crate::objects::types::T;
use crate::value::Value;
use crate::vm::warnings::{Action, Filter, Warnings};
use crate::vm::{Res, Vm};

const FUNCTIONS: &[Builtin] = &[
    function("give_warning", give_warning),
    function("add_filter", add_filter),
    function("save_filters", save_filters),
    function("restore_filters", restore_filters),
    function("record_into", record_into),
];

pub(super) fn names(_: &mut Vm) -> Res<Namespace> {
    Ok(super::functions(FUNCTIONS))
}

fn give_warning(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [message, category] = arguments.exactly(vm, "give_warning")?;
    if let Value::Object(category) = category {
        vm.give_warning(&category, message)?;
    }
    Ok(Value::None)
}

fn add_filter(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [action, category, append] = arguments.exactly(vm, "add_filter")?;
    let action = match action.as_str().map(|action| &**action) {
        Some("error") => Action::Error,
        Some("ignore") => Action::Ignore,
        Some("default") => Action::OncePerLine,
        Some("module" | "once") => Action::Once,
        _ => Action::Always,
    };
    let Value::Object(category) = category else {
        return Err(vm.type_error("category must be a class"));
    };
    vm.spend(vm.warnings.filters.len() / 8)?;
    let at = if vm.truth(&append)? {
        vm.warnings.filters.len()
    } else {
        0
    };
    vm.warnings.filters.insert(at, Filter { action, category });
    Ok(Value::None)
}

fn save_filters(vm: &mut Vm, _: Arguments) -> Res<Value> {
    let saved = Saved {
        class: vm.class(T::Object).clone(),
        warnings: vm.warnings.clone().into(),
    };
    Ok(Ref::new(Kind::Native(Box::new(saved))).into())
}

fn restore_filters(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [saved] = arguments.exactly(vm, "restore_filters")?;
    if let Some(Kind::Native(native)) = saved.as_object().map(|object| &object.kind)
        && let Some(saved) = native.as_any().downcast_ref::<Saved>()
    {
        vm.warnings = saved.warnings.borrow().clone();
    }
    Ok(Value::None)
}

fn record_into(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [recorder] = arguments.exactly(vm, "record_into")?;
    vm.warnings.recorder = Some(recorder);
    Ok(Value::None)
}

/// What `catch_warnings` restores when it is left.
struct Saved {
    class: Ref,
    warnings: std::cell::RefCell<Warnings>,
}

impl Native for Saved {
    fn class(&self) -> &Ref {
        &self.class
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class.clone().into());
        let warnings = self.warnings.borrow();
        for filter in &warnings.filters {
            visit(&filter.category.clone().into());
        }
        warnings.recorder.iter().for_each(visit);
    }

    fn clear(&self) {
        let old = self.warnings.take();
        drop(old);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
