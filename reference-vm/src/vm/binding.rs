//! Binding the arguments of a call to the parameters of a function, and what is said where they do not fit.

use super::{Res, Unwind, Vm};
use crate::object::{Kind, Ref};
use crate::objects::function::{Arguments, Function};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::{Str, Value};

impl Vm {
    /// Binds arguments to the parameter slots of a function.
    pub(super) fn bind(
        &mut self,
        function: &Function,
        arguments: Arguments,
    ) -> Res<Vec<Option<Value>>> {
        let code = &function.code;
        let parameters = &code.parameters;
        if arguments.keywords.is_empty()
            && arguments.positional.len() == parameters.positional
            && parameters.keyword_only == 0
            && !parameters.vararg
            && !parameters.kwarg
        {
            let mut locals = Vec::with_capacity(code.locals.len());
            locals.extend(arguments.positional.into_iter().map(Some));
            return Ok(locals);
        }
        self.bind_slowly(function, arguments)
    }

    fn bind_slowly(
        &mut self,
        function: &Function,
        arguments: Arguments,
    ) -> Res<Vec<Option<Value>>> {
        let code = function.code.clone();
        let parameters = &code.parameters;
        let named = parameters.positional + parameters.keyword_only;
        let mut slots: Vec<Option<Value>> = vec![None; named];
        let mut positional = arguments.positional.into_iter();
        for slot in slots.iter_mut().take(parameters.positional) {
            *slot = positional.next();
        }
        let surplus: Vec<Value> = positional.collect();
        let given = parameters.positional + surplus.len();
        let mut extra = Vec::new();
        for (name, value) in arguments.keywords {
            self.bind_keyword(function, &mut slots, &mut extra, name, value)?;
        }
        if !surplus.is_empty() && !parameters.vararg {
            return Err(self.too_many_arguments(function, given));
        }
        self.fill_defaults(function, &mut slots)?;
        if parameters.vararg {
            slots.push(Some(Ref::new(Kind::Tuple(surplus.into())).into()));
        }
        if parameters.kwarg {
            slots.push(Some(
                self.dict_of_names(extra.iter().map(|(name, value)| (name, value))),
            ));
        }
        Ok(slots)
    }

    fn bind_keyword(
        &mut self,
        function: &Function,
        slots: &mut [Option<Value>],
        extra: &mut Vec<(Str, Value)>,
        name: Str,
        value: Value,
    ) -> Res<()> {
        let code = function.code.clone();
        let first = code.parameters.positional_only;
        let found = code
            .locals
            .iter()
            .take(slots.len())
            .skip(first)
            .position(|local| *local == name);
        match found.and_then(|index| slots.get_mut(first + index)) {
            Some(slot @ None) => {
                *slot = Some(value);
                Ok(())
            }
            Some(Some(_)) => {
                let function = self.called_name(function);
                Err(self.raise(
                    T::TypeError,
                    format!("{function}() got multiple values for argument '{name}'"),
                ))
            }
            None if code.parameters.kwarg => {
                extra.push((name, value));
                Ok(())
            }
            None if code.locals.iter().take(first).any(|local| *local == name) => {
                let function = self.called_name(function);
                Err(self.raise(
                    T::TypeError,
                    format!(
                        "{function}() got some positional-only arguments passed as keyword arguments: '{name}'"
                    ),
                ))
            }
            None => {
                let function = self.called_name(function);
                Err(self.raise(
                    T::TypeError,
                    format!("{function}() got an unexpected keyword argument '{name}'"),
                ))
            }
        }
    }

    fn fill_defaults(&mut self, function: &Function, slots: &mut [Option<Value>]) -> Res<()> {
        let code = &function.code;
        let positional = code.parameters.positional;
        let without = positional.saturating_sub(function.defaults.len());
        for (slot, default) in slots
            .iter_mut()
            .take(positional)
            .skip(without)
            .zip(&function.defaults)
        {
            slot.get_or_insert_with(|| default.clone());
        }
        for (slot, name) in slots.iter_mut().zip(&code.locals).skip(positional) {
            if slot.is_none() {
                *slot = function
                    .kwdefaults
                    .iter()
                    .find(|(keyword, _)| keyword == name)
                    .map(|(_, value)| value.clone());
            }
        }
        let missing = |from: usize, to: usize| -> Vec<Str> {
            let range = slots.iter().zip(&code.locals).take(to).skip(from);
            range
                .filter(|(slot, _)| slot.is_none())
                .map(|(_, name)| name.clone())
                .collect()
        };
        let (lost, kind) = match missing(0, positional) {
            lost if lost.is_empty() => (missing(positional, slots.len()), "keyword-only"),
            lost => (lost, "positional"),
        };
        if lost.is_empty() {
            Ok(())
        } else {
            Err(self.missing_arguments(function, &lost, kind))
        }
    }

    fn missing_arguments(&mut self, function: &Function, lost: &[Str], kind: &str) -> Unwind {
        let function = self.called_name(function);
        let quoted: Vec<String> = lost.iter().map(|name| format!("'{name}'")).collect();
        let list = match quoted.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [head @ .., last] => format!("{}, and {last}", head.join(", ")),
            [] => String::new(),
        };
        let s = if lost.len() == 1 { "" } else { "s" };
        self.raise(
            T::TypeError,
            format!(
                "{function}() missing {} required {kind} argument{s}: {list}",
                lost.len()
            ),
        )
    }

    fn too_many_arguments(&mut self, function: &Function, given: usize) -> Unwind {
        let name = self.called_name(function);
        let most = function.code.parameters.positional;
        let least = most.saturating_sub(function.defaults.len());
        let (takes, s) = if least == most {
            (most.to_string(), most != 1)
        } else {
            (format!("from {least} to {most}"), true)
        };
        let s = if s { "s" } else { "" };
        let were = if given == 1 { "was" } else { "were" };
        self.raise(
            T::TypeError,
            format!("{name}() takes {takes} positional argument{s} but {given} {were} given"),
        )
    }

    /// How messages about a call name the function.
    fn called_name(&self, function: &Function) -> Str {
        if self.has(Quirk::CallErrorUsesPlainName) {
            function.name.borrow().clone()
        } else {
            function.qualname.borrow().clone()
        }
    }
}
