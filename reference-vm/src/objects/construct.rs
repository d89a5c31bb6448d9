//! Calling the ground's classes: `int("3")`, `list(x)`, `zip(a, b)`, …

use std::cell::RefCell;

use super::dict::{self, Dict};
use super::function::{Arguments, BoundMethod, Property};
use super::iterator::Iter;
use super::set::Set;
use super::types::T;
use super::{bytes, float, int, str};
use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::value::Value;
use crate::vm::frame::Frame;
use crate::vm::{Res, Unwind, Vm};

/// Calls a built-in class that makes its own instances.
pub fn construct(vm: &mut Vm, class: T, arguments: Arguments) -> Res<Value> {
    match class {
        T::Type => type_of(vm, arguments),
        T::Int => new_int(vm, arguments),
        T::Bool => {
            let arguments = arguments.between(vm, "bool", 0, 1)?;
            match arguments.first() {
                Some(value) => vm.truth(value).map(Value::Bool),
                None => Ok(Value::Bool(false)),
            }
        }
        T::Float => {
            let arguments = arguments.between(vm, "float", 0, 1)?;
            match arguments.first() {
                Some(value) => float::from_value(vm, value),
                None => Ok(Value::Float(0.0)),
            }
        }
        T::Str => new_str(vm, arguments),
        T::Bytes => new_bytes(vm, arguments),
        T::Tuple => match one(vm, arguments, "tuple")? {
            Some(value)
                if value
                    .as_object()
                    .is_some_and(|object| object.as_tuple().is_some()) =>
            {
                Ok(value)
            }
            value => {
                let items = match value {
                    Some(iterable) => vm.collect_for_tuple(&iterable)?,
                    None => Vec::new(),
                };
                Ok(vm.tuple(items))
            }
        },
        T::List => {
            let value = one(vm, arguments, "list")?;
            let Some(iterable) = value else {
                return Ok(vm.list(Vec::new()));
            };
            // It made room before it asked for the iterator, too.
            let kind = iterable.as_object().map(|object| &object.kind);
            if vm.older_than(10) && matches!(kind, Some(Kind::Instance(_))) {
                vm.ask_length(&iterable)?;
            }
            let items = vm.collect(&iterable)?;
            Ok(vm.list(items))
        }
        T::Dict => {
            let mut arguments = arguments;
            let keywords = std::mem::take(&mut arguments.keywords);
            let positional = arguments.between(vm, "dict", 0, 1)?;
            let entries = RefCell::new(Dict::new());
            dict::fill(vm, &entries, positional.first(), keywords)?;
            Ok(vm.dict(entries.into_inner()))
        }
        T::Set => {
            let value = one(vm, arguments, "set")?;
            let items = set_of(vm, value)?;
            Ok(vm.set(items))
        }
        T::FrozenSet => match one(vm, arguments, "frozenset")? {
            Some(value)
                if matches!(
                    value.as_object().map(|object| &object.kind),
                    Some(Kind::FrozenSet(_))
                ) =>
            {
                Ok(value)
            }
            value => {
                let items = set_of(vm, value)?;
                Ok(vm.frozenset(items))
            }
        },
        T::Range => new_range(vm, arguments),
        T::Slice => {
            let mut parts = arguments.between(vm, "slice", 1, 3)?;
            if parts.len() == 1 {
                parts.insert(0, Value::None);
            }
            let mut parts = parts.into_iter();
            let mut part = || parts.next().unwrap_or(Value::None);
            let (start, stop, step) = (part(), part(), part());
            Ok(vm.slice(start, stop, step))
        }
        T::Enumerate | T::Zip | T::Map | T::Filter => new_iterator(vm, class, arguments),
        T::Reversed => {
            let [value] = named_count(vm, arguments, "reversed")?;
            vm.reversed(&value)
        }
        T::Property => new_property(vm, arguments),
        T::StaticMethod => {
            let [function] = named_count(vm, arguments, "staticmethod")?;
            Ok(Ref::new(Kind::StaticMethod(function)).into())
        }
        T::ClassMethod => {
            let [function] = named_count(vm, arguments, "classmethod")?;
            Ok(Ref::new(Kind::ClassMethod(function)).into())
        }
        T::Method => {
            let [function, receiver] = named_count(vm, arguments, "method")?;
            Ok(Ref::new(Kind::BoundMethod(BoundMethod { function, receiver })).into())
        }
        T::Super => new_super(vm, arguments),
        T::NoneType | T::NotImplementedType | T::Ellipsis => {
            arguments.exactly::<0>(vm, class.name())?;
            Ok(match class {
                T::NoneType => Value::None,
                T::Ellipsis => Value::Ellipsis,
                _ => Value::NotImplemented,
            })
        }
        T::Function | T::Code | T::Module | T::Cell | T::Traceback => {
            Err(vm.unsupported(format!("making a {}", class.name())))
        }
        _ => {
            if class == T::AsyncGenerator {
                vm.mark(Clause::TypesAsyncGeneratorType);
            }
            Err(vm.type_error(format!("cannot create '{}' instances", class.name())))
        }
    }
}

/// Exactly `N` arguments, with the wording that classes use.
fn named_count<const N: usize>(vm: &mut Vm, arguments: Arguments, name: &str) -> Res<[Value; N]> {
    let arguments = arguments.between(vm, name, N, N)?;
    arguments
        .try_into()
        .map_err(|_| vm.type_error(format!("{name} expected {N} arguments")))
}

fn one(vm: &mut Vm, arguments: Arguments, name: &str) -> Res<Option<Value>> {
    Ok(arguments.between(vm, name, 0, 1)?.into_iter().next())
}

fn set_of(vm: &mut Vm, iterable: Option<Value>) -> Res<Set> {
    let items = RefCell::new(Set::new());
    if let Some(iterable) = iterable {
        vm.set_update(&items, &iterable)?;
    }
    Ok(items.into_inner())
}

fn type_of(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    match (
        arguments.positional.as_slice(),
        arguments.keywords.is_empty(),
    ) {
        ([value], true) => Ok(vm.class_of(value).into()),
        ([_, _, _], _) => Err(vm.unsupported("`type` with three arguments")),
        _ => Err(vm.type_error("type() takes 1 or 3 arguments")),
    }
}

fn new_int(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let base = arguments.take_keyword("base");
    let mut given = arguments
        .no_more_keywords(vm, "int")?
        .between(vm, "int", 0, 2)?
        .into_iter();
    let (value, base) = (given.next(), given.next().or(base));
    let Some(base) = base else {
        return match value {
            Some(value) => int::from_value(vm, &value),
            None => Ok(Value::Int(0)),
        };
    };
    let Some(value) = value else {
        return Err(vm.type_error("int() missing string argument"));
    };
    let base = match u32::try_from(vm.nearest_index(&base)?) {
        Ok(base) if base == 0 || (2..=36).contains(&base) => base,
        _ => return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    match &value {
        Value::Str(text) => int::from_text(vm, text, base, &value),
        Value::Bytes(text) => int::from_text(vm, &String::from_utf8_lossy(text), base, &value),
        _ => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

fn new_str(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keywords = ["object", "encoding", "errors"].map(|name| arguments.take_keyword(name));
    let [object, encoding, errors] = keywords;
    let mut given = arguments
        .no_more_keywords(vm, "str")?
        .between(vm, "str", 0, 3)?
        .into_iter();
    let value = given.next().or(object);
    let encoding = given.next().or(encoding);
    let errors = given.next().or(errors);
    match value {
        None => Ok("".into()),
        Some(Value::Str(text)) if encoding.is_none() && errors.is_none() => Ok(text.into()),
        Some(value) if encoding.is_none() && errors.is_none() => vm.str(&value).map(Value::from),
        Some(Value::Str(_)) => Err(vm.type_error("decoding str is not supported")),
        Some(value) => {
            if let Some(encoding) = encoding
                .as_ref()
                .filter(|encoding| encoding.as_str().is_none())
            {
                let got = vm.type_name(encoding);
                let which = if vm.older_than(10) { "2" } else { "'encoding'" };
                return Err(vm.type_error(format!("str() argument {which} must be str, not {got}")));
            }
            if !matches!(value, Value::Bytes(_)) {
                let got = vm.type_name(&value);
                return Err(vm.type_error(format!(
                    "decoding to str: need a bytes-like object, {got} found"
                )));
            }
            bytes::decoded(vm, &value, encoding.as_ref())
        }
    }
}

fn new_bytes(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keyword = arguments.take_keyword("encoding");
    let mut given = arguments
        .no_more_keywords(vm, "bytes")?
        .between(vm, "bytes", 0, 3)?
        .into_iter();
    let value = given.next();
    let encoding = given.next().or(keyword);
    if let Some(other) = encoding
        .as_ref()
        .filter(|encoding| encoding.as_str().is_none())
    {
        let got = vm.type_name(other);
        let got = if other.is_none() { "None" } else { &got };
        let which = if vm.older_than(10) { "2" } else { "'encoding'" };
        return Err(vm.type_error(format!("bytes() argument {which} must be str, not {got}")));
    }
    if encoding.is_some() && !matches!(value, Some(Value::Str(_))) {
        return Err(vm.type_error("encoding without a string argument"));
    }
    let value = match value {
        None => return Ok(Value::Bytes([].into())),
        Some(Value::Bytes(bytes)) => return Ok(Value::Bytes(bytes)),
        Some(Value::Str(text)) => {
            return match encoding {
                Some(encoding) => str::encoded(vm, &text, Some(&encoding)),
                None => Err(vm.type_error("string argument without an encoding")),
            };
        }
        Some(value) => value,
    };
    if let Some(method) = vm.lookup_special(&value, "__bytes__")? {
        let result = vm.call_values(&method, Vec::new())?;
        if matches!(result, Value::Bytes(_)) {
            return Ok(result);
        }
        let message = match vm.older_than(15) {
            true => {
                let got = vm.type_name(&result);
                format!("__bytes__ returned non-bytes (type {got})")
            }
            false => vm.bad_return(&value, "__bytes__", "a bytes", &result),
        };
        return Err(vm.type_error(message));
    }
    let index = vm.index_value(&value);
    if let Some(count) = vm.without_type_error(index)?.flatten() {
        let count = match count {
            Value::Int(count) => usize::try_from(count),
            _ => {
                let name = vm.type_name(&value);
                let text = format!("cannot fit '{name}' into an index-sized integer");
                return Err(vm.raise(T::OverflowError, text));
            }
        };
        let Ok(count) = count else {
            return Err(vm.value_error("negative count"));
        };
        vm.claim_work(count, 1)?;
        return Ok(Value::Bytes(vec![0; count].into()));
    }
    let iterator = vm.iterate(&value);
    let Some(iterator) = vm.without_type_error(iterator)? else {
        let got = vm.type_name(&value);
        return Err(vm.type_error(format!("cannot convert '{got}' object to bytes")));
    };
    vm.ask_length(&value)?;
    let mut bytes = Vec::new();
    for item in vm.drain(&iterator)? {
        let n = vm.index_number(&item)?;
        match u8::try_from(n) {
            Ok(byte) => bytes.push(byte),
            Err(_) => return Err(vm.value_error("bytes must be in range(0, 256)")),
        }
    }
    Ok(Value::Bytes(bytes.into()))
}

fn new_range(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let mut parts = Vec::new();
    for part in arguments.between(vm, "range", 1, 3)? {
        match vm.index_value(&part)? {
            Some(Value::Int(n)) => parts.push(n),
            Some(_) => return Err(vm.unsupported("a range of integers beyond 64 bits")),
            None => {
                let name = vm.type_name(&part);
                return Err(vm.type_error(format!(
                    "'{name}' object cannot be interpreted as an integer"
                )));
            }
        }
    }
    let (start, stop, step) = match *parts.as_slice() {
        [stop] => (0, stop, 1),
        [start, stop] => (start, stop, 1),
        [start, stop, step, ..] => (start, stop, step),
        [] => (0, 0, 1),
    };
    if step == 0 {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(vm.range(start, stop, step))
}

fn new_iterator(vm: &mut Vm, class: T, mut arguments: Arguments) -> Res<Value> {
    let iter = match class {
        T::Enumerate => {
            let start = arguments.take_keyword("start");
            if let Some(iterable) = arguments.take_keyword("iterable") {
                arguments.positional.insert(0, iterable);
            }
            let mut given = arguments.between(vm, "enumerate", 1, 2)?.into_iter();
            let iterable = given.next().unwrap_or(Value::None);
            let count = match given.next().or(start) {
                Some(start) => match vm.index_value(&start)? {
                    Some(start) => start,
                    None => {
                        let name = vm.type_name(&start);
                        return Err(vm.type_error(format!(
                            "'{name}' object cannot be interpreted as an integer"
                        )));
                    }
                },
                None => Value::Int(0),
            };
            Iter::Enumerate {
                iterator: vm.iterate(&iterable)?,
                count,
            }
        }
        T::Zip => {
            if vm.older_than(10) && !arguments.keywords.is_empty() {
                return Err(vm.type_error("zip() takes no keyword arguments"));
            }
            let strict = match arguments.take_keyword("strict") {
                Some(strict) => vm.truth(&strict)?,
                None => false,
            };
            let arguments = arguments.no_more_keywords(vm, "zip")?;
            let mut iterators = Vec::new();
            for iterable in &arguments.positional {
                iterators.push(vm.iterate(iterable)?);
            }
            Iter::Zip {
                iterators: iterators.into(),
                strict,
            }
        }
        T::Map => {
            let arguments = arguments.no_keywords(vm, "map")?;
            let mut given = arguments.positional.into_iter();
            let (Some(function), Some(first)) = (given.next(), given.next()) else {
                return Err(vm.type_error("map() must have at least two arguments."));
            };
            let mut iterators = vec![vm.iterate(&first)?];
            for iterable in given {
                iterators.push(vm.iterate(&iterable)?);
            }
            Iter::Map {
                function,
                iterators: iterators.into(),
            }
        }
        _ => {
            let [function, iterable] = named_count(vm, arguments, "filter")?;
            Iter::Filter {
                function,
                iterator: vm.iterate(&iterable)?,
            }
        }
    };
    Ok(vm.iterator(iter))
}

fn new_property(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let [fget, fset, fdel, _] =
        ["fget", "fset", "fdel", "doc"].map(|name| arguments.take_keyword(name));
    let arguments = arguments.no_more_keywords(vm, "property")?;
    let given = arguments.positional.len();
    if given > 4 {
        return Err(vm.type_error(format!(
            "property() takes at most 4 arguments ({given} given)"
        )));
    }
    let mut positional = arguments.positional.into_iter();
    let mut part = |named: Option<Value>| positional.next().or(named).unwrap_or(Value::None);
    let (getter, setter, deleter) = (part(fget), part(fset), part(fdel));
    Ok(Ref::new(Kind::Property(Box::new(Property {
        getter,
        setter,
        deleter,
    })))
    .into())
}

fn new_super(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let arguments = arguments.between(vm, "super", 0, 2)?;
    let mut arguments = arguments.into_iter();
    let Some(class) = arguments.next() else {
        return Err(vm.raise(T::RuntimeError, "super(): no arguments"));
    };
    let Some(receiver) = arguments.next() else {
        return Err(vm.unsupported("`super` with one argument"));
    };
    let Some(class) = class.as_object().filter(|class| class.as_class().is_some()) else {
        let name = vm.type_name(&class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {name}")));
    };
    vm.make_super(class, receiver)
}

impl Vm {
    fn make_super(&mut self, class: &Ref, receiver: Value) -> Res<Value> {
        let is_subclass = receiver
            .as_object()
            .and_then(|object| object.as_class())
            .is_some_and(|own| own.derives_from(class));
        if is_subclass || self.is_instance(&receiver, class) {
            return Ok(Ref::new(Kind::Super {
                class: class.clone(),
                receiver,
            })
            .into());
        }
        Err(self.super_mismatch(&receiver))
    }

    fn super_mismatch(&mut self, receiver: &Value) -> Unwind {
        if self.older_than(13) {
            return self.type_error("super(type, obj): obj must be an instance or subtype of type");
        }
        let name = self.type_name(receiver);
        self.type_error(format!(
            "super(type, obj): obj ({name}) is not an instance or subtype of type"
        ))
    }

    /// `super()` in a frame: its class is in the variable `__class__`, its receiver the first argument, which is looked for first.
    pub(crate) fn super_of_frame(&mut self, frame: &Frame) -> Res<Value> {
        if frame.code.parameters.positional == 0 {
            return Err(self.raise(T::RuntimeError, "super(): no arguments"));
        }
        let in_cell = frame
            .code
            .cells
            .iter()
            .position(|(_, parameter)| *parameter == Some(0));
        let receiver = match in_cell {
            Some(place) => frame.cells.get(place).and_then(cell_content),
            None => frame.locals.first().cloned().flatten(),
        };
        let Some(receiver) = receiver else {
            return Err(self.raise(T::RuntimeError, "super(): arg[0] deleted"));
        };
        let own_cells = frame.code.cells.len();
        let place = frame
            .code
            .frees
            .iter()
            .position(|name| &**name == "__class__");
        let Some(cell) = place.and_then(|place| frame.cells.get(own_cells + place)) else {
            return Err(self.raise(T::RuntimeError, "super(): __class__ cell not found"));
        };
        match cell_content(cell) {
            Some(Value::Object(class)) => self.make_super(&class, receiver),
            _ => Err(self.raise(T::RuntimeError, "super(): empty __class__ cell")),
        }
    }
}

fn cell_content(cell: &Ref) -> Option<Value> {
    match &cell.kind {
        Kind::Cell(content) => content.borrow().clone(),
        _ => None,
    }
}
