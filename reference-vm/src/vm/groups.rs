//! Exception groups and `except*`.
//!
//! A group is an exception whose `exceptions` are a tuple, kept with `message` among its attributes. Splitting one makes new groups of
//! the same shape, through the group's own `derive`, which programs may override.

use super::{Res, Unwind, Vm};
use crate::object::{Kind, Ref};
use crate::objects::arguments::method;
use crate::objects::exception::Exception;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::value::Value;

/// Methods of `BaseExceptionGroup`.
pub(crate) const METHODS: &[Builtin] = &[
    method("derive", derive),
    method("split", split),
    method("subgroup", subgroup),
];

/// Which exceptions of a group are asked for.
enum Wanted {
    /// Those of a class, or of one in a tuple of classes.
    Class(Value),
    /// Those for which a function says so.
    Function(Value),
    /// Just these, which are not groups.
    These(Vec<Ref>),
}

/// The two parts of a group; a part without exceptions is nothing.
struct Parts {
    matched: Option<Ref>,
    rest: Option<Ref>,
}

fn derive(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, members] = arguments.received(vm, "BaseExceptionGroup.derive")?;
    let message = vm.get_attr(&this, "message")?;
    let class = vm.class(T::BaseExceptionGroup).clone();
    vm.new_group(&class, &[message, members])
}

fn split(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, condition] = arguments.received(vm, "BaseExceptionGroup.split")?;
    let parts = vm.parts_by(&this, condition, true)?;
    let pair = [parts.matched, parts.rest].map(optional);
    Ok(vm.tuple(pair.into()))
}

fn subgroup(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, condition] = arguments.received(vm, "BaseExceptionGroup.subgroup")?;
    let parts = vm.parts_by(&this, condition, false)?;
    Ok(optional(parts.matched))
}

fn optional(exception: Option<Ref>) -> Value {
    exception.map_or(Value::None, Value::Object)
}

impl Vm {
    /// `BaseExceptionGroup.__new__(class, message, exceptions)`
    pub(super) fn new_group(&mut self, class: &Ref, arguments: &[Value]) -> Res<Value> {
        let [message, members] = arguments else {
            let given = arguments.len();
            return Err(self.type_error(format!(
                "BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)"
            )));
        };
        if message.as_str().is_none() {
            let what = self.type_name(message);
            return Err(self.type_error(format!(
                "BaseExceptionGroup.__new__() argument 1 must be str, not {what}"
            )));
        }
        let members = self.members(members)?;
        let class = self.group_class(class, &members)?;
        let exception = Exception::new(class, arguments.to_vec());
        let members = self.tuple(members.into_iter().map(Value::Object).collect());
        let mut attributes = exception.attributes.borrow_mut();
        attributes.insert("message".into(), message.clone());
        attributes.insert("exceptions".into(), members);
        drop(attributes);
        Ok(Ref::new(Kind::Exception(Box::new(exception))).into())
    }

    /// The exceptions that a new group is given.
    fn members(&mut self, given: &Value) -> Res<Vec<Ref>> {
        let items = match given.as_object().map(|object| &object.kind) {
            Some(Kind::List(items)) => items.borrow().clone(),
            Some(Kind::Tuple(items)) => items.to_vec(),
            _ if self.has_special(given, "__getitem__") => self.collect(given)?,
            _ => return Err(self.type_error("second argument (exceptions) must be a sequence")),
        };
        if items.is_empty() {
            return Err(
                self.value_error("second argument (exceptions) must be a non-empty sequence")
            );
        }
        let mut members = Vec::with_capacity(items.len());
        for (at, item) in items.into_iter().enumerate() {
            match item {
                Value::Object(member) if member.as_exception().is_some() => members.push(member),
                _ => {
                    let message =
                        format!("Item {at} of second argument (exceptions) is not an exception");
                    return Err(self.value_error(message));
                }
            }
        }
        Ok(members)
    }

    /// The class that a new group gets: `BaseExceptionGroup` gives way to `ExceptionGroup` where its exceptions allow that.
    fn group_class(&mut self, class: &Ref, members: &[Ref]) -> Res<Ref> {
        let all_regular = members.iter().all(|member| self.is_a(member, T::Exception));
        let regular = self.class(T::ExceptionGroup).clone();
        if class.is(self.class(T::BaseExceptionGroup)) {
            return Ok(if all_regular { regular } else { class.clone() });
        }
        let exception = self.class(T::Exception).clone();
        if !all_regular
            && class
                .as_class()
                .is_some_and(|own| own.derives_from(&exception))
        {
            if class.is(&regular) {
                return Err(self.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
            }
            let name = class
                .as_class()
                .map_or_else(String::new, |own| own.name.borrow().to_string());
            return Err(self.type_error(format!("Cannot nest BaseExceptions in '{name}'")));
        }
        Ok(class.clone())
    }

    /// The exceptions of a group; nothing for other exceptions.
    fn group_members(&self, exception: &Ref) -> Option<Vec<Ref>> {
        if !self.is_a(exception, T::BaseExceptionGroup) {
            return None;
        }
        let members = exception
            .as_exception()?
            .attributes
            .borrow()
            .get("exceptions")
            .cloned()?;
        let members = members.as_object()?.as_tuple()?.iter();
        Some(members.filter_map(Value::as_object).cloned().collect())
    }

    fn parts_by(&mut self, group: &Value, condition: Value, with_rest: bool) -> Res<Parts> {
        let Some(group) = group
            .as_object()
            .filter(|group| self.group_members(group).is_some())
        else {
            return Err(self.wrong_receiver("BaseExceptionGroup", "split", group));
        };
        let wanted = self.wanted(condition)?;
        self.parts(group, &wanted, with_rest)
    }

    fn wanted(&mut self, condition: Value) -> Res<Wanted> {
        let is_class = |vm: &Self, value: &Value| {
            value
                .as_object()
                .is_some_and(|object| vm.is_exception_class(object))
        };
        let all_classes = match condition.as_object().and_then(|object| object.as_tuple()) {
            Some(classes) => classes.iter().all(|class| is_class(self, class)),
            None => is_class(self, &condition),
        };
        if all_classes {
            return Ok(Wanted::Class(condition));
        }
        let is_function = match condition.as_object().map(|object| &object.kind) {
            Some(Kind::Function(_)) => true,
            Some(Kind::Class(_)) => false,
            _ => !self.has(Quirk::GroupConditionIsFunction) && self.is_callable(&condition),
        };
        if is_function {
            return Ok(Wanted::Function(condition));
        }
        Err(self.type_error(if self.has(Quirk::GroupConditionIsFunction) {
            "expected a function, exception type or tuple of exception types"
        } else {
            "expected an exception type, a tuple of exception types, or a callable (other than a class)"
        }))
    }

    fn is_wanted(&mut self, exception: &Ref, wanted: &Wanted) -> Res<bool> {
        let value = Value::Object(exception.clone());
        match wanted {
            Wanted::Class(class) => self.matches_exception(&value, class),
            Wanted::Function(function) => {
                let answer = self.call_values(function, vec![value])?;
                self.truth(&answer)
            }
            Wanted::These(these) => {
                self.spend(these.len() / 8)?;
                Ok(these.iter().any(|one| one.is(exception)))
            }
        }
    }

    /// Splits an exception; a group that is itself wanted stays whole.
    fn parts(&mut self, exception: &Ref, wanted: &Wanted, with_rest: bool) -> Res<Parts> {
        self.spend(4)?;
        self.charge_made()?;
        if self.is_wanted(exception, wanted)? {
            return Ok(Parts {
                matched: Some(exception.clone()),
                rest: None,
            });
        }
        let Some(members) = self.group_members(exception) else {
            return Ok(Parts {
                matched: None,
                rest: Some(exception.clone()),
            });
        };
        let (mut matched, mut rest) = (Vec::new(), Vec::new());
        for member in members {
            let parts = self.nested(|vm| vm.parts(&member, wanted, with_rest))?;
            matched.extend(parts.matched);
            rest.extend(parts.rest.filter(|_| with_rest));
        }
        Ok(Parts {
            matched: self.derived(exception, matched)?,
            rest: self.derived(exception, rest)?,
        })
    }

    /// A group like `group` with other exceptions: made by `derive`, with the same traceback, cause, context and notes.
    fn derived(&mut self, group: &Ref, members: Vec<Ref>) -> Res<Option<Ref>> {
        if members.is_empty() {
            return Ok(None);
        }
        let members = self.list(members.into_iter().map(Value::Object).collect());
        let made = self.call_method(&Value::Object(group.clone()), "derive", vec![members])?;
        let Some(made) = made
            .as_object()
            .filter(|made| self.is_a(made, T::BaseExceptionGroup))
            .cloned()
        else {
            return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
        };
        let (Some(from), Some(to)) = (group.as_exception(), made.as_exception()) else {
            return Ok(Some(made));
        };
        let links = [
            (&from.traceback, &to.traceback),
            (&from.context, &to.context),
            (&from.cause, &to.cause),
        ];
        for (from, to) in links {
            let link = from.borrow().clone();
            drop(to.replace(link));
        }
        to.suppress_context.set(true);
        let notes = from.attributes.borrow().get("__notes__").cloned();
        if let Some(notes) = notes {
            let copy = self.collect(&notes)?;
            let copy = self.list(copy);
            to.attributes.borrow_mut().insert("__notes__".into(), copy);
        }
        Ok(Some(made))
    }

    /// `except*`: what of `rest` matches `class`, and what is left: `(rest, matched)`.
    pub(super) fn match_exception_group(
        &mut self,
        rest: &Value,
        class: &Value,
    ) -> Res<(Value, Value)> {
        self.check_star_classes(class)?;
        let Some(exception) = rest
            .as_object()
            .filter(|object| object.as_exception().is_some())
        else {
            return Ok((Value::None, Value::None));
        };
        let is_group = self.group_members(exception).is_some();
        if self.matches_exception(rest, class)? {
            if is_group {
                return Ok((Value::None, rest.clone()));
            }
            let wrapped = self.wrapped(exception)?;
            return Ok((Value::None, wrapped));
        }
        if !is_group {
            return Ok((rest.clone(), Value::None));
        }
        let parts = self.parts(exception, &Wanted::Class(class.clone()), true)?;
        Ok((optional(parts.rest), optional(parts.matched)))
    }

    /// A group around a single exception that `except*` catches.
    fn wrapped(&mut self, exception: &Ref) -> Res<Value> {
        let class = self.class(T::BaseExceptionGroup).clone();
        let members = self.tuple(vec![exception.clone().into()]);
        self.new_group(&class, &["".into(), members])
    }

    fn check_star_classes(&mut self, class: &Value) -> Res<()> {
        let classes = match class.as_object().and_then(|object| object.as_tuple()) {
            Some(classes) => classes.to_vec(),
            None => vec![class.clone()],
        };
        let group = self.class(T::BaseExceptionGroup).clone();
        for class in classes {
            match class
                .as_object()
                .filter(|object| self.is_exception_class(object))
            {
                None => {
                    let message =
                        "catching classes that do not inherit from BaseException is not allowed";
                    return Err(self.type_error(message));
                }
                Some(class) if class.as_class().is_some_and(|own| own.derives_from(&group)) => {
                    let message =
                        "catching ExceptionGroup with except* is not allowed. Use except instead.";
                    return Err(self.type_error(message));
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// The end of `except*`: what the clauses raised and what none of them took, as one exception, or None.
    pub(super) fn combine_exception_groups(
        &mut self,
        original: &Value,
        raised: &Value,
    ) -> Res<Value> {
        let raised: Vec<Ref> = self
            .collect(raised)?
            .iter()
            .filter_map(Value::as_object)
            .cloned()
            .collect();
        let Some(original) = original
            .as_object()
            .filter(|original| self.group_members(original).is_some())
        else {
            return Ok(optional(raised.into_iter().next()));
        };
        let (again, mut new): (Vec<Ref>, Vec<Ref>) = raised
            .into_iter()
            .partition(|exception| is_reraised(exception, original));
        let mut leaves = Vec::new();
        for group in &again {
            self.add_leaves(group, &mut leaves)?;
        }
        let again = if leaves.is_empty() {
            None
        } else {
            self.parts(original, &Wanted::These(leaves), false)?.matched
        };
        let wraps = !new.is_empty() && self.has(Quirk::ExceptStarWrapsSingle);
        new.extend(again);
        if new.len() < 2 && !wraps {
            return Ok(optional(new.into_iter().next()));
        }
        let class = self.class(T::BaseExceptionGroup).clone();
        let members = self.list(new.into_iter().map(Value::Object).collect());
        self.new_group(&class, &["".into(), members])
    }

    fn add_leaves(&mut self, exception: &Ref, leaves: &mut Vec<Ref>) -> Result<(), Unwind> {
        self.spend(1)?;
        match self.group_members(exception) {
            None => leaves.push(exception.clone()),
            Some(members) => {
                for member in members {
                    self.nested(|vm| vm.add_leaves(&member, leaves))?;
                }
            }
        }
        Ok(())
    }
}

/// Whether an exception that came out of an `except*` clause is a part of the original that was raised again.
fn is_reraised(exception: &Ref, original: &Ref) -> bool {
    let (Some(own), Some(original)) = (exception.as_exception(), original.as_exception()) else {
        return false;
    };
    let same = |a: &Option<Ref>, b: &Option<Ref>| match (a, b) {
        (Some(a), Some(b)) => a.is(b),
        (None, None) => true,
        _ => false,
    };
    same(&own.traceback.borrow(), &original.traceback.borrow())
        && same(&own.cause.borrow(), &original.cause.borrow())
        && same(&own.context.borrow(), &original.context.borrow())
}
