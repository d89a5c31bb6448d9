//! The builtin functions, and which methods the ground's classes have.

mod numbers;
mod relations;

use super::arguments::function;
use super::function::{Arguments, Builtin};
use super::int;
use super::iterator::{Iter, METHODS as ITERATOR_METHODS};
use super::list::{self, Order};
use super::number::integer_of;
use super::types::T;
use super::{bytes, defaults, dict, float, property, range, set, slice, special, str, tuple, view};
use crate::object::Kind;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub use super::construct::construct;

/// The builtin functions, classes excepted.
pub const FUNCTIONS: &[Builtin] = &[
    function("abs", numbers::abs),
    function("all", |vm, arguments| any_all(vm, arguments, "all", false)),
    function("any", |vm, arguments| any_all(vm, arguments, "any", true)),
    function("ascii", |vm, arguments| {
        let [value] = arguments.exactly(vm, "ascii")?;
        vm.ascii(&value).map(Value::from)
    }),
    function("bin", |vm, arguments| {
        numbers::based(vm, arguments, "bin", 2, "0b")
    }),
    function("callable", |vm, arguments| {
        let [value] = arguments.exactly(vm, "callable")?;
        Ok(Value::Bool(vm.is_callable(&value)))
    }),
    function("chr", numbers::chr),
    function("delattr", delattr),
    function("divmod", numbers::divmod),
    function("format", format_function),
    function("getattr", getattr),
    function("hasattr", hasattr),
    function("hash", |vm, arguments| {
        let [value] = arguments.exactly(vm, "hash")?;
        let hash = vm.hash(&value)?;
        Ok(Value::Int(hash.cast_signed()))
    }),
    function("hex", |vm, arguments| {
        numbers::based(vm, arguments, "hex", 16, "0x")
    }),
    function("id", |vm, _| Err(vm.unsupported("`id`"))),
    function("isinstance", relations::isinstance),
    function("issubclass", relations::issubclass),
    function("iter", iter),
    function("len", |vm, arguments| {
        let [value] = arguments.exactly(vm, "len")?;
        let len = vm.len(&value)?;
        vm.integer(len)
    }),
    function("max", |vm, arguments| extreme(vm, arguments, "max")),
    function("min", |vm, arguments| extreme(vm, arguments, "min")),
    function("next", next),
    function("oct", |vm, arguments| {
        numbers::based(vm, arguments, "oct", 8, "0o")
    }),
    function("ord", numbers::ord),
    function("pow", numbers::pow),
    function("print", print),
    function("repr", |vm, arguments| {
        let [value] = arguments.exactly(vm, "repr")?;
        vm.repr(&value).map(Value::from)
    }),
    function("round", numbers::round),
    function("setattr", setattr),
    function("sorted", sorted),
    function("sum", numbers::sum),
    function("vars", |vm, _| Err(vm.unsupported("`vars`"))),
];

/// The methods of the ground's classes.
pub const TYPE_METHODS: &[(T, &[Builtin])] = &[
    (T::Object, defaults::OBJECT_METHODS),
    (T::Function, defaults::CALL),
    (T::Builtin, defaults::CALL),
    (T::Method, defaults::CALL),
    (T::NoneType, &[special::BOOL]),
    (T::Int, int::METHODS),
    (T::Float, float::METHODS),
    (T::Str, str::METHODS),
    (T::Bytes, bytes::METHODS),
    (T::List, list::METHODS),
    (T::Tuple, tuple::METHODS),
    (T::Dict, dict::METHODS),
    (T::Set, set::METHODS),
    (T::FrozenSet, set::FROZEN_METHODS),
    (T::Range, range::METHODS),
    (T::Slice, slice::METHODS),
    (T::Property, property::METHODS),
    (T::DictKeys, view::METHODS),
    (T::DictValues, view::METHODS),
    (T::DictItems, view::METHODS),
    (T::Iterator, ITERATOR_METHODS),
    (T::Enumerate, ITERATOR_METHODS),
    (T::Zip, ITERATOR_METHODS),
    (T::Map, ITERATOR_METHODS),
    (T::Filter, ITERATOR_METHODS),
    (T::Reversed, ITERATOR_METHODS),
    (T::ListIterator, ITERATOR_METHODS),
    (T::ListReverseIterator, ITERATOR_METHODS),
    (T::TupleIterator, ITERATOR_METHODS),
    (T::StrIterator, ITERATOR_METHODS),
    (T::StrAsciiIterator, ITERATOR_METHODS),
    (T::BytesIterator, ITERATOR_METHODS),
    (T::RangeIterator, ITERATOR_METHODS),
    (T::SetIterator, ITERATOR_METHODS),
    (T::CallableIterator, ITERATOR_METHODS),
    (T::DictKeyIterator, ITERATOR_METHODS),
    (T::DictValueIterator, ITERATOR_METHODS),
    (T::DictItemIterator, ITERATOR_METHODS),
    (T::DictReverseKeyIterator, ITERATOR_METHODS),
    (T::DictReverseValueIterator, ITERATOR_METHODS),
    (T::DictReverseItemIterator, ITERATOR_METHODS),
];

/// Whether a method came with a later language version than 3.`minor`.
pub(crate) fn is_later(class: T, method: &str, minor: u8) -> bool {
    match (class, method) {
        (T::BaseException, "add_note") => minor < 11,
        (T::Int, "bit_count") => minor < 10,
        (T::Int, "is_integer") => minor < 12,
        _ => false,
    }
}

/// The attributes of numbers, ranges, slices and properties that are not methods.
pub(crate) fn attribute(value: &Value, name: &str) -> Option<Value> {
    match (value, name) {
        (Value::Bool(_) | Value::Int(_) | Value::BigInt(_), "real" | "numerator") => {
            integer_of(value).map(Value::integer)
        }
        (Value::Bool(_) | Value::Int(_) | Value::BigInt(_), "imag") => Some(Value::Int(0)),
        (Value::Bool(_) | Value::Int(_) | Value::BigInt(_), "denominator") => Some(Value::Int(1)),
        (Value::Float(_), "real") => Some(value.clone()),
        (Value::Float(_), "imag") => Some(Value::Float(0.0)),
        (Value::Object(object), _) => match &object.kind {
            Kind::Range { start, stop, step } => range::attribute(*start, *stop, *step, name),
            Kind::Slice(parts) => slice::attribute(parts, name),
            Kind::Property(property) => property::attribute(property, name),
            Kind::StaticMethod(inner) | Kind::ClassMethod(inner)
                if matches!(name, "__func__" | "__wrapped__") =>
            {
                Some(inner.clone())
            }
            _ => None,
        },
        _ => None,
    }
}

impl Vm {
    /// `callable(value)`
    pub(crate) fn is_callable(&mut self, value: &Value) -> bool {
        match value.as_object().map(|object| &object.kind) {
            Some(Kind::Function(_) | Kind::Builtin(_) | Kind::BoundMethod(_) | Kind::Class(_)) => {
                true
            }
            Some(Kind::StaticMethod(_)) => !self.older_than(10),
            _ => self.has_special(value, "__call__"),
        }
    }
}

fn print(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let (sep, end) = (arguments.take_keyword("sep"), arguments.take_keyword("end"));
    let file = arguments.take_keyword("file");
    if let Some(flush) = arguments.take_keyword("flush") {
        vm.truth(&flush)?;
    }
    if let Some((keyword, _)) = arguments.keywords.first() {
        let message = if vm.older_than(13) {
            format!("'{keyword}' is an invalid keyword argument for print()")
        } else {
            format!("print() got an unexpected keyword argument '{keyword}'")
        };
        return Err(vm.type_error(message));
    }
    if file.is_some_and(|file| !file.is_none()) {
        return Err(vm.unsupported("`print` to a file"));
    }
    let sep = separator(vm, sep.as_ref(), "sep", " ")?;
    let end = separator(vm, end.as_ref(), "end", "\n")?;
    // Each argument is written before the next one is asked for its text.
    for (n, value) in arguments.positional.iter().enumerate() {
        if n > 0 {
            vm.print(sep)?;
        }
        let text = vm.str(value)?;
        vm.print(&text)?;
    }
    vm.print(end)?;
    Ok(Value::None)
}

fn separator<'a>(
    vm: &mut Vm,
    given: Option<&'a Value>,
    name: &str,
    default: &'a str,
) -> Res<&'a str> {
    match given {
        None | Some(Value::None) => Ok(default),
        Some(Value::Str(text)) => Ok(text),
        Some(other) => {
            let got = vm.type_name(other);
            Err(vm.type_error(format!("{name} must be None or a string, not {got}")))
        }
    }
}

/// `any` looks for a true item, `all` for a false one.
fn any_all(vm: &mut Vm, arguments: Arguments, name: &str, wanted: bool) -> Res<Value> {
    let [iterable] = arguments.exactly(vm, name)?;
    let iterator = vm.iterate(&iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.truth(&item)? == wanted {
            return Ok(Value::Bool(wanted));
        }
    }
    Ok(Value::Bool(!wanted))
}

fn attribute_name(vm: &mut Vm, name: &Value, function: &str) -> Res<crate::value::Str> {
    match name {
        Value::Str(name) => Ok(name.clone()),
        other => {
            let got = vm.type_name(other);
            let old = vm.older_than(11) && matches!(function, "getattr" | "hasattr");
            Err(vm.type_error(if old {
                format!("{function}(): attribute name must be string")
            } else {
                format!("attribute name must be string, not '{got}'")
            }))
        }
    }
}

fn getattr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let arguments = arguments.between(vm, "getattr", 2, 3)?;
    let mut arguments = arguments.into_iter();
    let object = arguments.next().unwrap_or(Value::None);
    let name = arguments.next().unwrap_or(Value::None);
    let name = attribute_name(vm, &name, "getattr")?;
    match arguments.next() {
        Some(default) => Ok(vm.asked_attr(&object, &name)?.unwrap_or(default)),
        None => vm.get_attr(&object, &name),
    }
}

fn hasattr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [object, name] = arguments.exactly(vm, "hasattr")?;
    let name = attribute_name(vm, &name, "hasattr")?;
    Ok(Value::Bool(vm.asked_attr(&object, &name)?.is_some()))
}

fn setattr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [object, name, value] = arguments.exactly(vm, "setattr")?;
    let name = attribute_name(vm, &name, "setattr")?;
    vm.set_attr(&object, &name, value)?;
    Ok(Value::None)
}

fn delattr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [object, name] = arguments.exactly(vm, "delattr")?;
    let name = attribute_name(vm, &name, "delattr")?;
    vm.delete_attr(&object, &name)?;
    Ok(Value::None)
}

fn format_function(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let arguments = arguments.between(vm, "format", 1, 2)?;
    let value = arguments.first().cloned().unwrap_or(Value::None);
    match arguments.get(1) {
        None => vm.format(&value, "").map(Value::from),
        Some(Value::Str(spec)) => vm.format(&value, spec).map(Value::from),
        Some(other) => {
            let got = vm.type_name(other);
            Err(vm.type_error(format!("format() argument 2 must be str, not {got}")))
        }
    }
}

fn iter(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let arguments = arguments.between(vm, "iter", 1, 2)?;
    let mut arguments = arguments.into_iter();
    let value = arguments.next().unwrap_or(Value::None);
    let Some(sentinel) = arguments.next() else {
        return vm.iterate(&value);
    };
    if !vm.is_callable(&value) {
        let newest_wording = vm.edition.minor() == 12;
        return Err(vm.type_error(if newest_wording {
            "iter(object, sentinel): object must be callable"
        } else {
            "iter(v, w): v must be callable"
        }));
    }
    Ok(vm.iterator(Iter::Callable {
        function: value,
        sentinel,
    }))
}

fn next(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let arguments = arguments.between(vm, "next", 1, 2)?;
    let mut arguments = arguments.into_iter();
    let iterator = arguments.next().unwrap_or(Value::None);
    if let Some(default) = arguments.next() {
        return Ok(vm.next(&iterator)?.unwrap_or(default));
    }
    // The exception of the iterator's own `__next__` goes on as it is, with the value that it carries.
    match vm.lookup_special(&iterator, "__next__")? {
        Some(method) => vm.call_values(&method, Vec::new()),
        None => match vm.next(&iterator)? {
            Some(item) => Ok(item),
            None => Err(vm.raise_value(T::StopIteration, Vec::new())),
        },
    }
}

fn extreme(vm: &mut Vm, mut arguments: Arguments, name: &str) -> Res<Value> {
    let key = arguments.take_keyword("key").filter(|key| !key.is_none());
    let default = arguments.take_keyword("default");
    let mut arguments = arguments.no_more_keywords(vm, name)?;
    let iterable = match arguments.positional.len() {
        0 => return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        1 => arguments.positional.remove(0),
        _ if default.is_some() => {
            return Err(vm.type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        _ => vm.tuple(arguments.positional),
    };
    let iterator = vm.iterate(&iterable)?;
    let mut best: Option<(Value, Value)> = None;
    while let Some(item) = vm.next(&iterator)? {
        let rank = match &key {
            Some(key) => vm.call_values(key, vec![item.clone()])?,
            None => item.clone(),
        };
        let better = match &best {
            None => true,
            Some((other, _)) if name == "min" => vm.less(&rank, other)?,
            Some((other, _)) => {
                let greater = vm.compare(crate::syntax::ast::CompareOp::Gt, &rank, other)?;
                vm.truth(&greater)?
            }
        };
        if better {
            best = Some((rank, item));
        }
    }
    match best.map(|(_, item)| item).or(default) {
        Some(item) => Ok(item),
        None => {
            let what = if vm.older_than(12) {
                "arg is an empty sequence"
            } else {
                "iterable argument is empty"
            };
            Err(vm.value_error(format!("{name}() {what}")))
        }
    }
}

fn sorted(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let positional = std::mem::take(&mut arguments.positional);
    let [iterable]: [Value; 1] = match positional.try_into() {
        Ok(iterable) => iterable,
        Err(given) => {
            let given: Vec<Value> = given;
            return Err(vm.type_error(format!("sorted expected 1 argument, got {}", given.len())));
        }
    };
    let items = vm.collect(&iterable)?;
    let order = Order::take(vm, &mut arguments, "sort")?;
    let items = list::sorted(vm, items, &order)?;
    Ok(vm.list(items))
}
