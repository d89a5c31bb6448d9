//! Taking the arguments of a built-in function or method apart.

use super::function::{Arguments, Builtin, NativeFn};
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// A built-in method.
pub(crate) const fn method(name: &'static str, call: NativeFn) -> Builtin {
    Builtin {
        name,
        call,
        is_method: true,
    }
}

/// A built-in function.
pub(crate) const fn function(name: &'static str, call: NativeFn) -> Builtin {
    Builtin {
        name,
        call,
        is_method: false,
    }
}

impl Arguments {
    /// Exactly `N` positional arguments of function `name`.
    pub(crate) fn exactly<const N: usize>(self, vm: &mut Vm, name: &str) -> Res<[Value; N]> {
        self.no_keywords(vm, name)?.fixed(vm, name, 0)
    }

    /// The receiver and exactly `N - 1` arguments of method `name`, which is written `class.method`.
    pub(crate) fn received<const N: usize>(self, vm: &mut Vm, name: &str) -> Res<[Value; N]> {
        self.no_keywords(vm, name)?.fixed(vm, name, 1)
    }

    fn fixed<const N: usize>(self, vm: &mut Vm, name: &str, receivers: usize) -> Res<[Value; N]> {
        let given = self.positional.len();
        self.positional.try_into().map_err(|_| {
            let Some(given) = given.checked_sub(receivers) else {
                return vm.type_error(format!("unbound method {name}() needs an argument"));
            };
            vm.type_error(match N - receivers {
                0 => format!("{name}() takes no arguments ({given} given)"),
                1 => format!("{name}() takes exactly one argument ({given} given)"),
                n => format!("{} expected {n} arguments, got {given}", short(name)),
            })
        })
    }

    /// Between `min` and `max` positional arguments of function `name`.
    pub(crate) fn between(
        self,
        vm: &mut Vm,
        name: &str,
        min: usize,
        max: usize,
    ) -> Res<Vec<Value>> {
        self.no_keywords(vm, name)?.counted(vm, name, 0, min, max)
    }

    /// The receiver and between `min` and `max` arguments of method `name`, which is written `class.method`.
    pub(crate) fn received_between(
        self,
        vm: &mut Vm,
        name: &str,
        min: usize,
        max: usize,
    ) -> Res<(Value, Vec<Value>)> {
        let mut all = self.no_keywords(vm, name)?.counted(vm, name, 1, min, max)?;
        let receiver = all.remove(0);
        Ok((receiver, all))
    }

    fn counted(
        self,
        vm: &mut Vm,
        name: &str,
        receivers: usize,
        min: usize,
        max: usize,
    ) -> Res<Vec<Value>> {
        let Some(given) = self.positional.len().checked_sub(receivers) else {
            return Err(vm.type_error(format!("unbound method {name}() needs an argument")));
        };
        let (wanted, bound) = if given < min {
            (min, if min == max { "" } else { "at least " })
        } else if given > max {
            (max, if min == max { "" } else { "at most " })
        } else {
            return Ok(self.positional);
        };
        let s = if wanted == 1 { "" } else { "s" };
        Err(vm.type_error(format!(
            "{} expected {bound}{wanted} argument{s}, got {given}",
            short(name)
        )))
    }

    /// The arguments, unless there are keyword arguments.
    pub(crate) fn no_keywords(self, vm: &mut Vm, name: &str) -> Res<Self> {
        if self.keywords.is_empty() {
            return Ok(self);
        }
        Err(vm.type_error(format!("{name}() takes no keyword arguments")))
    }

    /// The arguments, unless there are keyword arguments that nothing has taken.
    pub(crate) fn no_more_keywords(self, vm: &mut Vm, name: &str) -> Res<Self> {
        let Some((keyword, _)) = self.keywords.first() else {
            return Ok(self);
        };
        let message = format!("{name}() got an unexpected keyword argument '{keyword}'");
        Err(vm.type_error(message))
    }
}

/// The method's own name.
fn short(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

impl Vm {
    /// The error of a method of a built-in class that was called with a receiver of another.
    pub(crate) fn wrong_receiver(&mut self, class: &str, method: &str, receiver: &Value) -> Unwind {
        let name = self.type_name(receiver);
        self.type_error(match method.starts_with("__") || self.older_than(8) {
            true => {
                format!("descriptor '{method}' requires a '{class}' object but received a '{name}'")
            }
            false => format!(
                "descriptor '{method}' for '{class}' objects doesn't apply to a '{name}' object"
            ),
        })
    }

    /// The error of a method of a built-in class that was called without a receiver.
    pub(crate) fn without_receiver(&mut self, class: &str, method: &str) -> Unwind {
        self.type_error(match method.starts_with("__") || self.older_than(9) {
            true => format!("descriptor '{method}' of '{class}' object needs an argument"),
            false => format!("unbound method {class}.{method}() needs an argument"),
        })
    }
}
