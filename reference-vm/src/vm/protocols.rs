//! What `async for`, `with` and `async with` ask of objects. Special methods are looked up on the type.

use super::{Res, Unwind, Vm};
use crate::clause::Clause;
use crate::compile::code::{AwaitFor, CodeKind};
use crate::object::{Kind, Ref};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;

impl Vm {
    /// Whether a function is one that CPython 3.14 replaces by a loop where a generator expression is its argument.
    pub(super) fn is_inlined_consumer(&self, function: &Value) -> bool {
        match function.as_object() {
            Some(object) => match &object.kind {
                Kind::Builtin(builtin) => matches!(builtin.name, "any" | "all"),
                _ => object.is(self.class(T::Tuple)),
            },
            None => false,
        }
    }

    /// `GetAIter`: the asynchronous iterator of an `async for`.
    pub(crate) fn async_for_iterator(&mut self, iterable: &Value) -> Res<Value> {
        self.mark(Clause::AsyncForIteratesAiter);
        self.mark(Clause::AsyncForDesugar);
        let Some(method) = self.lookup_special(iterable, "__aiter__")? else {
            self.mark(Clause::AsyncForMissingAiterTypeError);
            let what = self.type_name(iterable);
            return Err(self.raise(
                T::TypeError,
                format!("'async for' requires an object with __aiter__ method, got {what}"),
            ));
        };
        self.mark(Clause::AsyncForLookupOnType);
        if let Some(Kind::AsyncGenerator(agen)) = iterable.as_object().map(|object| &object.kind) {
            let code = agen.body.code.clone();
            self.mark_for(&code, Clause::ObjectIsAsyncIterator);
        }
        let iterator = self.call_values(&method, Vec::new())?;
        if !self.has_special(&iterator, "__anext__") && !self.has(Quirk::AwaitableAiterAccepted) {
            self.mark(Clause::AsyncForBadIteratorTypeError);
            self.mark(Clause::AiterMethodReturnsAsyncIterator);
            let what = self.type_name(&iterator);
            let message = format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {what}"
            );
            return Err(self.raise(T::TypeError, message));
        }
        self.mark(Clause::AiterMethodReturnsAsyncIterator);
        let is_generator = matches!(
            iterator.as_object().map(|object| &object.kind),
            Some(Kind::AsyncGenerator(_))
        );
        if self.hooks.firstiter.is_some() && !is_generator {
            self.mark(Clause::HooksFirstiterOnFirstIteration);
        }
        Ok(iterator)
    }

    /// `GetANext`: the iterator by which the next item of an `async for` is awaited.
    pub(crate) fn async_for_next(&mut self, iterator: &Value) -> Res<Value> {
        self.mark(Clause::AsyncForDesugar);
        if let Some(Kind::AsyncGenerator(agen)) = iterator.as_object().map(|object| &object.kind) {
            let code = agen.body.code.clone();
            self.mark_for(&code, Clause::AnextCalledByAsyncFor);
            return self.new_anext(iterator);
        }
        let Some(method) = self.lookup_special(iterator, "__anext__")? else {
            let what = self.type_name(iterator);
            return Err(self.raise(
                T::TypeError,
                format!("'async for' requires an iterator with __anext__ method, got {what}"),
            ));
        };
        let awaitable = self.call_values(&method, Vec::new())?;
        self.mark(Clause::AnextMethodReturnsAwaitable);
        match self.get_awaitable(awaitable.clone(), AwaitFor::Anext) {
            Err(Unwind::Raise(original)) => {
                self.mark(Clause::AsyncForBadAnextTypeError);
                let what = self.type_name(&awaitable);
                let message =
                    format!("'async for' received an invalid object from __anext__: {what}");
                if self.has(Quirk::InvalidAnextWithoutCause) {
                    return Err(self.raise(T::TypeError, message));
                }
                Err(self.raise_from(T::TypeError, message, original))
            }
            other => other,
        }
    }

    /// The clauses that the end of an `async for` exercises.
    pub(super) fn mark_exhaustion(&mut self, exception: &Ref) {
        self.mark(Clause::AnextMethodRaisesStopAsync);
        let own = exception
            .as_exception()
            .is_some_and(|details| details.class.is(self.class(T::StopAsyncIteration)));
        if !own {
            self.mark(Clause::AsyncForStopAsyncSubclass);
        }
    }

    /// `EnterWith`: the bound `__exit__` and the result of `__enter__`.
    pub(super) fn enter_with(&mut self, manager: Value) -> Res<(Value, Value)> {
        let (enter, exit) =
            self.manager_methods(&manager, "__enter__", "__exit__", "context manager")?;
        let entered = self.call_values(&enter, Vec::new())?;
        Ok((exit, entered))
    }

    /// `EnterAsyncWith`: the bound `__aexit__` and the awaitable that `__aenter__` returned.
    pub(super) fn enter_async_with(&mut self, manager: Value) -> Res<(Value, Value)> {
        self.mark(Clause::AsyncWithDesugar);
        self.mark(Clause::AsyncWithLookupOnType);
        self.mark(Clause::AsyncWithLookupOrder);
        let (enter, exit) = self.manager_methods(
            &manager,
            "__aenter__",
            "__aexit__",
            "asynchronous context manager",
        )?;
        let entered = self.call_values(&enter, Vec::new())?;
        Ok((exit, entered))
    }

    fn manager_methods(
        &mut self,
        manager: &Value,
        enter: &str,
        exit: &str,
        protocol: &str,
    ) -> Res<(Value, Value)> {
        let exit_first = self.has(Quirk::ExitMethodsLookedUpFirst)
            || exit == "__aexit__" && self.has(Quirk::AexitLookedUpFirst);
        let (first, second) = if exit_first {
            (exit, enter)
        } else {
            (enter, exit)
        };
        let Some(first_method) = self.lookup_special(manager, first)? else {
            return Err(self.missing_manager_method(manager, first, exit, protocol));
        };
        let Some(second_method) = self.lookup_special(manager, second)? else {
            return Err(self.missing_manager_method(manager, second, exit, protocol));
        };
        Ok(if exit_first {
            (second_method, first_method)
        } else {
            (first_method, second_method)
        })
    }

    fn missing_manager_method(
        &mut self,
        manager: &Value,
        missing: &str,
        exit: &str,
        protocol: &str,
    ) -> Unwind {
        if protocol.starts_with("async") {
            self.mark(Clause::AsyncWithMissingMethodError);
        }
        if self.has(Quirk::MissingMethodAttributeError) {
            return self.raise(T::AttributeError, missing);
        }
        let what = match self.older_than(14) {
            true => self.type_name(manager),
            false => self.full_name_of_type(manager),
        };
        let which = if missing == exit || !self.has(Quirk::MissingEnterUnnamed) {
            format!(" (missed {missing} method)")
        } else {
            String::new()
        };
        let hint = self.other_protocol_hint(manager, exit);
        self.raise(
            T::TypeError,
            format!("'{what}' object does not support the {protocol} protocol{which}{hint}"),
        )
    }

    /// The hint that the other kind of `with` would do.
    fn other_protocol_hint(&self, manager: &Value, exit: &str) -> &'static str {
        if self.has(Quirk::MixedManagersNoHint) {
            return "";
        }
        let supports =
            |enter, exit| self.has_special(manager, enter) && self.has_special(manager, exit);
        if exit == "__aexit__" && supports("__enter__", "__exit__") {
            " but it supports the context manager protocol. Did you mean to use 'with'?"
        } else if exit == "__exit__" && supports("__aenter__", "__aexit__") {
            " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
        } else {
            ""
        }
    }

    /// `GetYieldFromIter`: what `yield from` delegates to.
    pub(super) fn yield_from_iterator(&mut self, value: Value, within: CodeKind) -> Res<Value> {
        match value.as_object().map(|object| &object.kind) {
            Some(Kind::Generator(_)) => Ok(value),
            Some(Kind::Coroutine(_)) if within == CodeKind::Coroutine => Ok(value),
            Some(Kind::Coroutine(_)) => {
                let message = "cannot 'yield from' a coroutine object in a non-coroutine generator";
                Err(self.raise(T::TypeError, message))
            }
            _ => self.iterate(&value),
        }
    }
}
