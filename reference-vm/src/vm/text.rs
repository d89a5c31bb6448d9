//! Values as text: `repr`, `str`, `ascii`, `format`.

mod quote;

use num_bigint::BigInt;

pub(crate) use quote::is_printable;
use quote::{escape, quote, quote_bytes};

use super::limits::Stop;
use super::{Res, Unwind, Vm};
use crate::object::{Kind, Ref};
use crate::objects::class::Class;
use crate::objects::exception::Exception;
use crate::objects::types::T;
use crate::objects::{float, format};
use crate::quirk::Quirk;
use crate::value::Value;

/// What stands where CPython shows an address.
const ADDRESS: &str = "0x…";

impl Vm {
    /// `repr(value)`
    pub fn repr(&mut self, value: &Value) -> Res<String> {
        match value {
            Value::None => Ok("None".to_owned()),
            Value::NotImplemented => Ok("NotImplemented".to_owned()),
            Value::Ellipsis => Ok("Ellipsis".to_owned()),
            Value::Bool(true) => Ok("True".to_owned()),
            Value::Bool(false) => Ok("False".to_owned()),
            Value::Int(n) => Ok(n.to_string()),
            Value::BigInt(n) => self.digits(n),
            Value::Float(x) => Ok(float::repr(*x)),
            Value::Str(text) => {
                self.claim_work(text.len(), 1)?;
                self.spend_reading(text.len().saturating_mul(2))?;
                Ok(quote(text))
            }
            Value::Bytes(bytes) => {
                self.claim_work(bytes.len(), 4)?;
                Ok(quote_bytes(bytes))
            }
            Value::Code(code) => Ok(format!(
                "<code object {} at {ADDRESS}, file \"{}\", line {}>",
                code.name, code.filename, code.first_line
            )),
            Value::Object(object) => self.repr_object(value, object),
        }
    }

    fn repr_object(&mut self, value: &Value, object: &Ref) -> Res<String> {
        match &object.kind {
            Kind::Tuple(_) | Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::FrozenSet(_) => {
                self.repr_collection(value, object)
            }
            Kind::Instance(_) | Kind::Exception(_) | Kind::Native(_) | Kind::Class(_) => {
                match self.special_text(value, "__repr__", "__repr__")? {
                    Some(text) => Ok(text),
                    None => self.default_repr(value),
                }
            }
            _ => self.default_repr(value),
        }
    }

    /// Calls `__repr__` or `__str__`, if the class has one, on behalf of `asked`.
    fn special_text(&mut self, value: &Value, name: &str, asked: &str) -> Res<Option<String>> {
        let Some(method) = self.lookup_special(value, name)? else {
            return Ok(None);
        };
        let result = self.nested(|vm| vm.call_values(&method, Vec::new()))?;
        match result {
            Value::Str(text) => Ok(Some(text.to_string())),
            other => {
                let message = match self.older_than(15) {
                    true => {
                        let got = self.type_name(&other);
                        format!("{asked} returned non-string (type {got})")
                    }
                    false => self.bad_return(value, asked, "a str", &other),
                };
                Err(self.type_error(message))
            }
        }
    }

    /// A collection inside itself is shown as dots.
    fn repr_collection(&mut self, value: &Value, object: &Ref) -> Res<String> {
        if self.represented.iter().any(|outer| outer.is(object)) {
            return Ok(match &object.kind {
                Kind::Tuple(_) => "(...)".to_owned(),
                Kind::List(_) => "[...]".to_owned(),
                Kind::Dict(_) => "{...}".to_owned(),
                _ => format!("{}(...)", self.type_name(value)),
            });
        }
        self.represented.push(object.clone());
        let result = self.nested(|vm| vm.repr_items(object));
        self.represented.pop();
        result
    }

    fn repr_items(&mut self, object: &Ref) -> Res<String> {
        match &object.kind {
            Kind::Tuple(items) => {
                let text = self.join_reprs(items)?;
                Ok(if items.len() == 1 {
                    format!("({text},)")
                } else {
                    format!("({text})")
                })
            }
            Kind::List(items) => {
                let items = items.borrow().clone();
                Ok(format!("[{}]", self.join_reprs(&items)?))
            }
            Kind::Dict(entries) => {
                let entries: Vec<_> = entries
                    .borrow()
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect();
                let mut text = String::from("{");
                for (n, (key, value)) in entries.iter().enumerate() {
                    if n > 0 {
                        text.push_str(", ");
                    }
                    text += &self.repr(key)?;
                    text.push_str(": ");
                    text += &self.repr(value)?;
                    self.claim_text(&text)?;
                }
                text.push('}');
                Ok(text)
            }
            Kind::Set(items) => {
                let items: Vec<_> = items.borrow().keys().cloned().collect();
                if items.is_empty() {
                    return Ok("set()".to_owned());
                }
                Ok(format!("{{{}}}", self.join_reprs(&items)?))
            }
            Kind::FrozenSet(items) => {
                let items: Vec<_> = items.keys().cloned().collect();
                if items.is_empty() {
                    return Ok("frozenset()".to_owned());
                }
                Ok(format!("frozenset({{{}}})", self.join_reprs(&items)?))
            }
            _ => Ok(String::new()),
        }
    }

    fn join_reprs(&mut self, items: &[Value]) -> Res<String> {
        let mut text = String::new();
        for (n, item) in items.iter().enumerate() {
            if n > 0 {
                text.push_str(", ");
            }
            text += &self.repr(item)?;
            self.claim_text(&text)?;
        }
        Ok(text)
    }

    /// Checks a text that is being put together.
    pub(crate) fn claim_text(&mut self, text: &str) -> Res<()> {
        self.spend(1)?;
        if text.len() > self.limits.bytes {
            return Err(Unwind::Stop(Box::new(Stop::Bytes(self.limits.bytes))));
        }
        Ok(())
    }

    /// What `repr` gives when the class of the program has nothing to say: `object.__repr__` and its like.
    pub(crate) fn default_repr(&mut self, value: &Value) -> Res<String> {
        let Value::Object(object) = value else {
            return self.repr(value);
        };
        Ok(match &object.kind {
            Kind::Tuple(_) | Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::FrozenSet(_) => {
                return self.repr_collection(value, object);
            }
            Kind::Exception(exception) => return self.repr_exception(exception),
            Kind::Range {
                start,
                stop,
                step: 1,
            } => format!("range({start}, {stop})"),
            Kind::Range { start, stop, step } => format!("range({start}, {stop}, {step})"),
            Kind::Slice(parts) => {
                let [start, stop, step] = &**parts;
                let (start, stop, step) = (self.repr(start)?, self.repr(stop)?, self.repr(step)?);
                format!("slice({start}, {stop}, {step})")
            }
            Kind::Function(function) => {
                format!("<function {} at {ADDRESS}>", function.qualname.borrow())
            }
            Kind::Builtin(builtin) if builtin.is_method => self.repr_method(value, builtin.name),
            Kind::Builtin(builtin) => format!("<built-in function {}>", builtin.name),
            Kind::BoundMethod(method) => {
                return self.repr_bound(&method.function, &method.receiver);
            }
            Kind::StaticMethod(function) if !self.has(Quirk::StaticMethodShownPlainly) => {
                format!("<staticmethod({})>", self.nested(|vm| vm.repr(function))?)
            }
            Kind::ClassMethod(function) if !self.has(Quirk::StaticMethodShownPlainly) => {
                format!("<classmethod({})>", self.nested(|vm| vm.repr(function))?)
            }
            Kind::Super { class, receiver } => {
                let class = class
                    .as_class()
                    .map_or_else(String::new, |class| class.name.borrow().to_string());
                format!(
                    "<super: <class '{class}'>, <{} object>>",
                    self.type_name(receiver)
                )
            }
            Kind::Class(_) => format!("<class '{}'>", self.full_name(object)),
            Kind::Module(module) => match &*module.name {
                name @ ("sys" | "builtins" | "gc") => format!("<module '{name}' (built-in)>"),
                name => format!("<module '{name}'>"),
            },
            Kind::Cell(content) => {
                let content = content.borrow().clone();
                match content {
                    Some(content) => format!(
                        "<cell at {ADDRESS}: {} object at {ADDRESS}>",
                        self.type_name(&content)
                    ),
                    None => format!("<cell at {ADDRESS}: empty>"),
                }
            }
            Kind::Generator(_) | Kind::Coroutine(_) | Kind::AsyncGenerator(_) => {
                let class = self.type_name(value);
                let name = self.get_attr_opt(value, "__qualname__")?;
                let name = name
                    .as_ref()
                    .and_then(Value::as_str)
                    .map_or("", |name| &**name);
                format!("<{class} object {name} at {ADDRESS}>")
            }
            _ => {
                let class = self.class_of(value);
                format!("<{} object at {ADDRESS}>", self.full_name(&class))
            }
        })
    }

    /// A class's name with its module, unless that is `builtins`.
    pub(crate) fn full_name(&self, class: &Ref) -> String {
        let Some(class) = class.as_class() else {
            return String::new();
        };
        let name = class.qualname.borrow();
        match &*class.module {
            "builtins" => name.to_string(),
            module => format!("{module}.{name}"),
        }
    }

    /// Whether messages have the module before the class's name: its C type is named so.
    pub(super) fn is_named_with_module(&self, class: &Class) -> bool {
        match (&*class.module, &**class.name.borrow()) {
            ("_asyncio" | "_contextvars" | "weakref", _)
            | ("collections", "OrderedDict" | "defaultdict" | "deque")
            | ("functools", "partial")
            | ("types", "GenericAlias" | "UnionType") => true,
            ("typing", "TypeVar") => !self.older_than(12),
            _ => false,
        }
    }

    /// The same without the module where that is the program itself, as newer messages have it.
    pub(crate) fn full_name_of_type(&self, value: &Value) -> String {
        let class = self.class_of(value);
        let name = self.full_name(&class);
        match name.strip_prefix("__main__.") {
            Some(own) => own.to_owned(),
            None => name,
        }
    }

    /// A built-in method that is not bound.
    /// The built-in class that has `method` under this name.
    pub(super) fn class_of_method(&self, method: &Value, name: &str) -> Option<T> {
        let has = |class: &&T| {
            let class = self.class(**class).as_class();
            class.is_some_and(|class| {
                let attributes = class.attributes.borrow();
                attributes.get(name).is_some_and(|own| own.is(method))
            })
        };
        T::ALL.iter().find(has).copied()
    }

    fn repr_method(&self, value: &Value, name: &str) -> String {
        let owner = self.class_of_method(value, name);
        let owner = owner.map_or("object", |class| class.name());
        let what = if name.starts_with("__") {
            "slot wrapper"
        } else {
            "method"
        };
        format!("<{what} '{name}' of '{owner}' objects>")
    }

    fn repr_bound(&mut self, function: &Value, receiver: &Value) -> Res<String> {
        if let Some(Kind::Builtin(builtin)) = function.as_object().map(|function| &function.kind) {
            let class = self.type_name(receiver);
            let what = if builtin.name.starts_with("__") {
                "method-wrapper"
            } else {
                "built-in method"
            };
            return Ok(match what {
                "method-wrapper" => format!(
                    "<method-wrapper '{}' of {class} object at {ADDRESS}>",
                    builtin.name
                ),
                _ => format!(
                    "<built-in method {} of {class} object at {ADDRESS}>",
                    builtin.name
                ),
            });
        }
        let name = match self.get_attr_opt(function, "__qualname__")? {
            Some(Value::Str(name)) => name,
            _ => "?".into(),
        };
        let receiver = self.nested(|vm| vm.repr(receiver))?;
        Ok(format!("<bound method {name} of {receiver}>"))
    }

    fn repr_exception(&mut self, exception: &Exception) -> Res<String> {
        let name = exception
            .class
            .as_class()
            .map_or_else(String::new, |class| class.name.borrow().to_string());
        let args = exception.args.borrow().clone();
        let comma = if args.len() == 1 && self.has(Quirk::ExceptionShownWithComma) {
            ","
        } else {
            ""
        };
        let args = self.nested(|vm| vm.join_reprs(&args))?;
        Ok(format!("{name}({args}{comma})"))
    }

    /// `str(value)`
    pub fn str(&mut self, value: &Value) -> Res<String> {
        match value {
            Value::Str(text) => {
                self.claim_work(text.len(), 1)?;
                return Ok(text.to_string());
            }
            Value::Object(object) => {
                if matches!(
                    object.kind,
                    Kind::Instance(_) | Kind::Exception(_) | Kind::Native(_) | Kind::Class(_)
                ) {
                    if let Some(text) = self.special_text(value, "__str__", "__str__")? {
                        return Ok(text);
                    }
                    return self.default_str(value);
                }
            }
            _ => {}
        }
        self.repr(value)
    }

    /// `object.__str__` or `BaseException.__str__`.
    pub(crate) fn default_str(&mut self, value: &Value) -> Res<String> {
        if let Some(exception) = value.as_object().and_then(|object| object.as_exception()) {
            return self.str_exception(exception);
        }
        match value.as_object().map(|object| &object.kind) {
            Some(Kind::Instance(_) | Kind::Native(_) | Kind::Class(_)) => {
                match self.special_text(value, "__repr__", "__str__")? {
                    Some(text) => Ok(text),
                    None => self.default_repr(value),
                }
            }
            _ => self.repr(value),
        }
    }

    /// `BaseException.__str__`, and what some exceptions have in its place.
    pub(crate) fn str_exception(&mut self, exception: &Exception) -> Res<String> {
        let args = exception.args.borrow().clone();
        let is = |vm: &Self, class| {
            exception
                .class
                .as_class()
                .is_some_and(|own| own.derives_from(vm.class(class)))
        };
        match args.as_slice() {
            [] => Ok(String::new()),
            [key] if is(self, T::KeyError) => self.nested(|vm| vm.repr(key)),
            [number, text] if is(self, T::OSError) => {
                let (number, text) = (self.str(number)?, self.str(text)?);
                Ok(format!("[Errno {number}] {text}"))
            }
            [message, members] if is(self, T::BaseExceptionGroup) => {
                let message = self.str(message)?;
                let count = self.len(members)?;
                let s = if count == 1 { "" } else { "s" };
                Ok(format!("{message} ({count} sub-exception{s})"))
            }
            [codec, object, start, _, reason]
                if is(self, T::UnicodeDecodeError) || is(self, T::UnicodeEncodeError) =>
            {
                self.str_codec_error(codec, object, start, reason)
            }
            [message, ..] if is(self, T::SyntaxError) => self.str_syntax_error(exception, message),
            [one] => self.nested(|vm| vm.str(one)),
            _ => {
                let all = self.tuple(args);
                self.repr(&all)
            }
        }
    }

    /// The message of an error about one byte or character.
    fn str_codec_error(
        &mut self,
        codec: &Value,
        object: &Value,
        start: &Value,
        reason: &Value,
    ) -> Res<String> {
        let (codec, at, reason) = (self.str(codec)?, self.str(start)?, self.str(reason)?);
        let part = self.subscript(object, start)?;
        Ok(match part {
            Value::Int(byte) => {
                format!("'{codec}' codec can't decode byte {byte:#04x} in position {at}: {reason}")
            }
            part => {
                let shown = self.ascii(&part)?;
                format!("'{codec}' codec can't encode character {shown} in position {at}: {reason}")
            }
        })
    }

    fn str_syntax_error(&mut self, exception: &Exception, message: &Value) -> Res<String> {
        let attribute = |name: &str| exception.attributes.borrow().get(name).cloned();
        let (file, line) = (attribute("filename"), attribute("lineno"));
        let message = attribute("msg").unwrap_or_else(|| message.clone());
        let message = self.str(&message)?;
        Ok(match (file, line) {
            (Some(Value::Str(file)), Some(Value::Int(line))) => {
                format!("{message} ({file}, line {line})")
            }
            (None | Some(Value::None), Some(Value::Int(line))) => {
                format!("{message} (line {line})")
            }
            (Some(Value::Str(file)), _) => format!("{message} ({file})"),
            _ => message,
        })
    }

    /// `ascii(value)`
    pub fn ascii(&mut self, value: &Value) -> Res<String> {
        let text = self.repr(value)?;
        if text.is_ascii() {
            return Ok(text);
        }
        self.claim_work(text.len(), 4)?;
        let escaped = text.chars().fold(String::new(), |mut all, c| {
            match u32::from(c) {
                0..0x80 => all.push(c),
                _ => escape(&mut all, c),
            }
            all
        });
        // What stands for an address is no text of the program.
        Ok(escaped.replace("0x\\u2026", ADDRESS))
    }

    /// `format(value, spec)`
    pub fn format(&mut self, value: &Value, spec: &str) -> Res<String> {
        match value {
            Value::Str(text) => format::string(self, text, spec),
            Value::Bool(_) if spec.is_empty() => self.str(value),
            Value::Bool(b) => format::integer(self, &BigInt::from(i64::from(*b)), spec),
            Value::Int(n) if spec.is_empty() => Ok(n.to_string()),
            Value::Int(n) => format::integer(self, &BigInt::from(*n), spec),
            Value::BigInt(n) => format::integer(self, n, spec),
            Value::Float(x) => format::float(self, *x, spec),
            Value::Object(_) => self.format_object(value, spec),
            _ => self.default_format(value, spec),
        }
    }

    fn format_object(&mut self, value: &Value, spec: &str) -> Res<String> {
        if let Some(method) = self.lookup_special(value, "__format__")? {
            let result = self.call_values(&method, vec![Value::from(spec)])?;
            let Value::Str(text) = result else {
                let message = match self.older_than(15) {
                    true => {
                        let got = self.type_name(&result);
                        format!("__format__ must return a str, not {got}")
                    }
                    false => self.bad_return(value, "__format__", "a str", &result),
                };
                return Err(self.type_error(message));
            };
            return Ok(text.to_string());
        }
        self.default_format(value, spec)
    }

    /// `object.__format__`
    pub(crate) fn default_format(&mut self, value: &Value, spec: &str) -> Res<String> {
        if spec.is_empty() {
            return self.str(value);
        }
        let name = self.type_name(value);
        Err(self.type_error(format!(
            "unsupported format string passed to {name}.__format__"
        )))
    }
}
