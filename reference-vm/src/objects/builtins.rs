//! The builtin functions, and which methods the ground's classes have.

use num_traits::{Signed, Zero};

use super::arguments::function;
use super::function::{Arguments, Builtin};
use super::int;
use super::iterator::{Iter, METHODS as ITERATOR_METHODS, character};
use super::list::{self, Order};
use super::number::{Number, integer_of, truncate};
use super::types::T;
use super::{bytes, dict, float, property, range, set, slice, str, tuple, view};
use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::syntax::ast::BinaryOp;
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

pub use super::construct::construct;

/// The builtin functions, classes excepted.
pub const FUNCTIONS: &[Builtin] = &[
    function("abs", abs),
    function("all", |vm, arguments| any_all(vm, arguments, "all", false)),
    function("any", |vm, arguments| any_all(vm, arguments, "any", true)),
    function("ascii", |vm, arguments| {
        let [value] = arguments.exactly(vm, "ascii")?;
        vm.ascii(&value).map(Value::from)
    }),
    function("bin", |vm, arguments| based(vm, arguments, "bin", 2, "0b")),
    function("callable", |vm, arguments| {
        let [value] = arguments.exactly(vm, "callable")?;
        Ok(Value::Bool(vm.is_callable(&value)))
    }),
    function("chr", chr),
    function("delattr", delattr),
    function("divmod", divmod),
    function("format", format_function),
    function("getattr", getattr),
    function("hasattr", hasattr),
    function("hash", |vm, arguments| {
        let [value] = arguments.exactly(vm, "hash")?;
        let hash = vm.hash(&value)?;
        Ok(Value::Int(hash.cast_signed()))
    }),
    function("hex", |vm, arguments| based(vm, arguments, "hex", 16, "0x")),
    function("id", |vm, _| Err(vm.unsupported("`id`"))),
    function("isinstance", isinstance),
    function("issubclass", issubclass),
    function("iter", iter),
    function("len", |vm, arguments| {
        let [value] = arguments.exactly(vm, "len")?;
        let len = vm.len(&value)?;
        vm.integer(len)
    }),
    function("max", |vm, arguments| extreme(vm, arguments, "max")),
    function("min", |vm, arguments| extreme(vm, arguments, "min")),
    function("next", next),
    function("oct", |vm, arguments| based(vm, arguments, "oct", 8, "0o")),
    function("ord", ord),
    function("pow", pow),
    function("print", print),
    function("repr", |vm, arguments| {
        let [value] = arguments.exactly(vm, "repr")?;
        vm.repr(&value).map(Value::from)
    }),
    function("round", round),
    function("setattr", setattr),
    function("sorted", sorted),
    function("sum", sum),
    function("vars", |vm, _| Err(vm.unsupported("`vars`"))),
];

/// The methods of the ground's classes.
pub const TYPE_METHODS: &[(T, &[Builtin])] = &[
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
    let sep = separator(vm, sep, "sep", " ")?;
    let end = separator(vm, end, "end", "\n")?;
    // Each argument is written before the next one is asked for its text.
    for (n, value) in arguments.positional.iter().enumerate() {
        if n > 0 {
            vm.print(&sep)?;
        }
        let text = vm.str(value)?;
        vm.print(&text)?;
    }
    vm.print(&end)?;
    Ok(Value::None)
}

fn separator(vm: &mut Vm, given: Option<Value>, name: &str, default: &str) -> Res<String> {
    match given {
        None | Some(Value::None) => Ok(default.to_owned()),
        Some(Value::Str(text)) => Ok(text.to_string()),
        Some(other) => {
            let got = vm.type_name(&other);
            Err(vm.type_error(format!("{name} must be None or a string, not {got}")))
        }
    }
}

fn abs(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "abs")?;
    match Number::of(&value) {
        Some(Number::Float(x)) => Ok(Value::Float(x.abs())),
        Some(number) => Ok(Value::integer(
            number.to_integer().unwrap_or_default().abs(),
        )),
        None => match vm.lookup_special(&value, "__abs__")? {
            Some(method) => vm.call_values(&method, Vec::new()),
            None => {
                let name = vm.type_name(&value);
                Err(vm.type_error(format!("bad operand type for abs(): '{name}'")))
            }
        },
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

fn based(vm: &mut Vm, arguments: Arguments, name: &str, radix: u32, prefix: &str) -> Res<Value> {
    let [value] = arguments.exactly(vm, name)?;
    match vm.index_value(&value)?.as_ref().and_then(integer_of) {
        Some(number) => Ok(int::with_prefix(&number, radix, prefix).into()),
        None => {
            let name = vm.type_name(&value);
            Err(vm.type_error(format!(
                "'{name}' object cannot be interpreted as an integer"
            )))
        }
    }
}

fn chr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "chr")?;
    match vm.index_value(&value)? {
        Some(Value::Int(n)) => match u32::try_from(n).ok().and_then(char::from_u32) {
            Some(c) => Ok(character(c)),
            None if (0xd800..0xe000).contains(&n) => Err(vm.unsupported("a lone surrogate")),
            None if vm.older_than(13) && i32::try_from(n).is_err() => {
                Err(vm.raise(T::OverflowError, "Python int too large to convert to C int"))
            }
            None => Err(vm.value_error("chr() arg not in range(0x110000)")),
        },
        Some(_) if vm.older_than(13) => {
            Err(vm.raise(T::OverflowError, "Python int too large to convert to C int"))
        }
        Some(_) => Err(vm.value_error("chr() arg not in range(0x110000)")),
        None => {
            let name = vm.type_name(&value);
            Err(vm.type_error(if vm.older_than(10) {
                format!("an integer is required (got type {name})")
            } else {
                format!("'{name}' object cannot be interpreted as an integer")
            }))
        }
    }
}

fn ord(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value] = arguments.exactly(vm, "ord")?;
    let (count, code) = match &value {
        Value::Str(text) => (text.chars().count(), text.chars().next().map(u32::from)),
        Value::Bytes(bytes) => (bytes.len(), bytes.first().map(|byte| u32::from(*byte))),
        other => {
            let name = vm.type_name(other);
            return Err(vm.type_error(format!(
                "ord() expected string of length 1, but {name} found"
            )));
        }
    };
    match (count, code) {
        (1, Some(code)) => Ok(Value::Int(i64::from(code))),
        _ => Err(vm.type_error(format!(
            "ord() expected a character, but string of length {count} found"
        ))),
    }
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

/// The attribute, if reading it does not raise AttributeError.
fn attribute_or_none(vm: &mut Vm, object: &Value, name: &str) -> Res<Option<Value>> {
    match vm.get_attr_opt(object, name) {
        Err(Unwind::Raise(exception)) if vm.is_a(&exception, T::AttributeError) => Ok(None),
        result => result,
    }
}

fn getattr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let arguments = arguments.between(vm, "getattr", 2, 3)?;
    let mut arguments = arguments.into_iter();
    let object = arguments.next().unwrap_or(Value::None);
    let name = arguments.next().unwrap_or(Value::None);
    let name = attribute_name(vm, &name, "getattr")?;
    match arguments.next() {
        Some(default) => Ok(attribute_or_none(vm, &object, &name)?.unwrap_or(default)),
        None => vm.get_attr(&object, &name),
    }
}

fn hasattr(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [object, name] = arguments.exactly(vm, "hasattr")?;
    let name = attribute_name(vm, &name, "hasattr")?;
    Ok(Value::Bool(
        attribute_or_none(vm, &object, &name)?.is_some(),
    ))
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

fn divmod(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [a, b] = arguments.exactly(vm, "divmod")?;
    if let Some((quotient, remainder)) = vm.divmod(&a, &b)? {
        return Ok(vm.tuple(vec![quotient, remainder]));
    }
    if let Some(result) = vm.call_special(&a, "__divmod__", &b)? {
        return Ok(result);
    }
    if let Some(result) = vm.call_special(&b, "__rdivmod__", &a)? {
        return Ok(result);
    }
    let (a, b) = (vm.type_name(&a), vm.type_name(&b));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for divmod(): '{a}' and '{b}'"
    )))
}

fn pow(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    for name in ["base", "exp", "mod"] {
        if let Some(value) = arguments.take_keyword(name) {
            arguments.positional.push(value);
        }
    }
    let arguments = arguments.between(vm, "pow", 2, 3)?;
    let [base, exponent] = [0, 1].map(|n| arguments.get(n).cloned().unwrap_or(Value::None));
    let Some(modulus) = arguments.get(2).filter(|modulus| !modulus.is_none()) else {
        return vm.binary(BinaryOp::Pow, &base, &exponent);
    };
    let (Some(base), Some(exponent), Some(modulus)) = (
        integer_of(&base),
        integer_of(&exponent),
        integer_of(modulus),
    ) else {
        return Err(
            vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")
        );
    };
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    vm.claim_bits(exponent.bits().saturating_mul(modulus.bits()))?;
    let base = if exponent.is_negative() {
        match base.modinv(&modulus) {
            Some(inverse) => inverse,
            None => return Err(vm.value_error("base is not invertible for the given modulus")),
        }
    } else {
        base
    };
    Ok(Value::integer(base.modpow(&exponent.abs(), &modulus)))
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

fn isinstance(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value, class] = arguments.exactly(vm, "isinstance")?;
    vm.matches_class(&value, &class, Relation::Instance)
        .map(Value::Bool)
}

fn issubclass(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [value, class] = arguments.exactly(vm, "issubclass")?;
    if value
        .as_object()
        .is_none_or(|object| object.as_class().is_none())
    {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    vm.matches_class(&value, &class, Relation::Subclass)
        .map(Value::Bool)
}

/// What is asked about a value and a class.
#[derive(Copy, Clone)]
enum Relation {
    Instance,
    Subclass,
}

impl Vm {
    /// Whether the value is an instance or a subclass of a class, or of one in a tuple of classes.
    fn matches_class(&mut self, value: &Value, class: &Value, relation: Relation) -> Res<bool> {
        let Some(object) = class.as_object() else {
            return Err(self.no_class(relation));
        };
        let own = match (relation, value.as_object()) {
            (Relation::Subclass, Some(own)) => own.clone(),
            _ => self.class_of(value),
        };
        match &object.kind {
            Kind::Class(_) => {
                self.mark_relation(&own, object);
                if own.as_class().is_some_and(|own| own.derives_from(object)) {
                    return Ok(true);
                }
                self.is_virtual_subclass(&own.into(), class)
            }
            Kind::Tuple(classes) => self.nested(|vm| {
                for class in classes {
                    if vm.matches_class(value, class, relation)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }),
            _ => {
                let method = match relation {
                    Relation::Instance => "__instancecheck__",
                    Relation::Subclass => "__subclasscheck__",
                };
                let Some(method) = self.lookup_special(class, method)? else {
                    return Err(self.no_class(relation));
                };
                let result = self.call_values(&method, vec![value.clone()])?;
                self.truth(&result)
            }
        }
    }

    /// Marks that the place of an exception class among the others is asked for.
    fn mark_relation(&mut self, own: &Ref, class: &Ref) {
        let bases = [T::BaseException, T::Exception, T::StopIteration];
        if bases.iter().any(|&base| class.is(self.class(base))) {
            if own.is(self.class(T::GeneratorExit)) {
                self.mark(Clause::GeneratorExitIsBaseException);
            }
            if own.is(self.class(T::StopAsyncIteration)) {
                self.mark(Clause::StopAsyncIterationIsException);
            }
        }
    }

    fn no_class(&mut self, relation: Relation) -> Unwind {
        let old = self.older_than(10);
        self.type_error(match relation {
            Relation::Instance if old => "isinstance() arg 2 must be a type or tuple of types",
            Relation::Instance => "isinstance() arg 2 must be a type, a tuple of types, or a union",
            Relation::Subclass if old => "issubclass() arg 2 must be a class or tuple of classes",
            Relation::Subclass => {
                "issubclass() arg 2 must be a class, a tuple of classes, or a union"
            }
        })
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
    let order = Order::take(vm, &mut arguments, "sort")?;
    let [iterable]: [Value; 1] = match arguments.positional.try_into() {
        Ok(iterable) => iterable,
        Err(given) => {
            let given: Vec<Value> = given;
            return Err(vm.type_error(format!("sorted expected 1 argument, got {}", given.len())));
        }
    };
    let items = vm.collect(&iterable)?;
    let items = list::sorted(vm, items, &order)?;
    Ok(vm.list(items))
}

fn sum(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keyword = arguments.take_keyword("start");
    let given = arguments.positional.len();
    let mut positional = arguments
        .no_more_keywords(vm, "sum")?
        .positional
        .into_iter();
    let (Some(iterable), start, None) = (
        positional.next(),
        positional.next().or(keyword),
        positional.next(),
    ) else {
        return Err(vm.type_error(if given == 0 {
            "sum() takes at least 1 positional argument (0 given)".to_owned()
        } else {
            format!("sum() takes at most 2 arguments ({given} given)")
        }));
    };
    let mut total = start.unwrap_or(Value::Int(0));
    if matches!(total, Value::Str(_)) {
        return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    let iterator = vm.iterate(&iterable)?;
    let compensates = !vm.older_than(12);
    // What rounding has lost so far, while all items are numbers and the sum is a float.
    let mut lost = 0.0;
    while let Some(item) = vm.next(&iterator)? {
        if compensates
            && let (Value::Float(sum), Some(term)) = (&total, Number::of(&item))
            && let Some(term) = term.to_float()
        {
            let next = sum + term;
            if matches!(item, Value::Float(_)) {
                lost += if sum.abs() >= term.abs() {
                    (sum - next) + term
                } else {
                    (term - next) + sum
                };
            }
            total = Value::Float(next);
            continue;
        }
        total = settled(total, &mut lost);
        total = vm.binary(BinaryOp::Add, &total, &item)?;
    }
    Ok(settled(total, &mut lost))
}

/// Adds what rounding has lost.
fn settled(total: Value, lost: &mut f64) -> Value {
    match total {
        Value::Float(sum) if *lost != 0.0 && lost.is_finite() => {
            Value::Float(sum + std::mem::take(lost))
        }
        other => other,
    }
}

fn round(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keyword = arguments.take_keyword("ndigits");
    let arguments = arguments.between(vm, "round", 1, 2)?;
    let mut arguments = arguments.into_iter();
    let value = arguments.next().unwrap_or(Value::None);
    let digits = arguments
        .next()
        .or(keyword)
        .filter(|digits| !digits.is_none());
    let Some(number) = Number::of(&value) else {
        let Some(method) = vm.lookup_special(&value, "__round__")? else {
            let name = vm.type_name(&value);
            return Err(vm.type_error(format!("type {name} doesn't define __round__ method")));
        };
        return vm.call_values(&method, digits.into_iter().collect());
    };
    let digits = match digits {
        Some(digits) => Some(vm.to_index(&digits)?),
        None => None,
    };
    match (number, digits) {
        (Number::Float(x), None) => {
            if !x.is_finite() {
                return int::from_value(vm, &value);
            }
            Ok(Value::integer(
                truncate(x.round_ties_even()).unwrap_or_default(),
            ))
        }
        (Number::Float(x), Some(digits)) => Ok(Value::Float(round_float(x, digits))),
        (number, digits) => {
            let number = number.to_integer().unwrap_or_default();
            let Some(places) = digits.filter(|digits| *digits < 0) else {
                return Ok(Value::integer(number));
            };
            let Ok(places) = u32::try_from(places.unsigned_abs()) else {
                return Ok(Value::Int(0));
            };
            if u64::from(places) > number.bits() {
                return Ok(Value::Int(0));
            }
            Ok(Value::integer(round_integer(&number, places)))
        }
    }
}

fn round_float(x: f64, digits: i64) -> f64 {
    if !x.is_finite() || digits > 330 {
        return x;
    }
    match usize::try_from(digits) {
        Ok(digits) => format!("{x:.digits$}").parse().unwrap_or(x),
        Err(_) if digits < -310 => 0.0 * x,
        Err(_) => {
            let unit = 10.0_f64.powi(i32::try_from(-digits).unwrap_or(0));
            (x / unit).round_ties_even() * unit
        }
    }
}

/// Rounds to a multiple of 10^places, ties to the even one.
fn round_integer(number: &num_bigint::BigInt, places: u32) -> num_bigint::BigInt {
    use num_integer::Integer;
    let unit = num_bigint::BigInt::from(10).pow(places);
    let (quotient, remainder) = number.div_mod_floor(&unit);
    let twice: num_bigint::BigInt = remainder * 2;
    let up = match twice.cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    (if up { quotient + 1 } else { quotient }) * unit
}
