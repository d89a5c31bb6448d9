//! Bytes.

use super::arguments::{function, method};
use super::function::{Arguments, Builtin};
use super::special;
use super::types::T;
use crate::object::Kind;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The methods of `bytes`.
pub const METHODS: &[Builtin] = &[
    special::ITER,
    special::LEN,
    special::GETITEM,
    special::CONTAINS,
    special::ADD,
    special::MUL,
    special::RMUL,
    special::EQ,
    special::NE,
    special::LT,
    special::LE,
    special::GT,
    special::GE,
    special::HASH,
    special::REPR,
    method("decode", decode),
    method("hex", hex),
    method("join", join),
    method("capitalize", |vm, arguments| {
        through_text(vm, arguments, "capitalize")
    }),
    method("center", |vm, arguments| {
        through_text(vm, arguments, "center")
    }),
    method("count", |vm, arguments| {
        through_text(vm, arguments, "count")
    }),
    method("endswith", |vm, arguments| {
        through_text(vm, arguments, "endswith")
    }),
    method("expandtabs", |vm, arguments| {
        through_text(vm, arguments, "expandtabs")
    }),
    method("index", |vm, arguments| {
        through_text(vm, arguments, "index")
    }),
    method("isalnum", |vm, arguments| {
        through_text(vm, arguments, "isalnum")
    }),
    method("isalpha", |vm, arguments| {
        through_text(vm, arguments, "isalpha")
    }),
    method("isascii", |vm, arguments| {
        through_text(vm, arguments, "isascii")
    }),
    method("isdigit", |vm, arguments| {
        through_text(vm, arguments, "isdigit")
    }),
    method("islower", |vm, arguments| {
        through_text(vm, arguments, "islower")
    }),
    method("isspace", |vm, arguments| {
        through_text(vm, arguments, "isspace")
    }),
    method("istitle", |vm, arguments| {
        through_text(vm, arguments, "istitle")
    }),
    method("isupper", |vm, arguments| {
        through_text(vm, arguments, "isupper")
    }),
    method("ljust", |vm, arguments| {
        through_text(vm, arguments, "ljust")
    }),
    method("lower", |vm, arguments| {
        through_text(vm, arguments, "lower")
    }),
    method("lstrip", |vm, arguments| {
        through_text(vm, arguments, "lstrip")
    }),
    method("partition", |vm, arguments| {
        through_text(vm, arguments, "partition")
    }),
    method("removeprefix", |vm, arguments| {
        through_text(vm, arguments, "removeprefix")
    }),
    method("removesuffix", |vm, arguments| {
        through_text(vm, arguments, "removesuffix")
    }),
    method("replace", |vm, arguments| {
        through_text(vm, arguments, "replace")
    }),
    method("rfind", |vm, arguments| {
        through_text(vm, arguments, "rfind")
    }),
    method("rindex", |vm, arguments| {
        through_text(vm, arguments, "rindex")
    }),
    method("rjust", |vm, arguments| {
        through_text(vm, arguments, "rjust")
    }),
    method("rpartition", |vm, arguments| {
        through_text(vm, arguments, "rpartition")
    }),
    method("rsplit", |vm, arguments| {
        through_text(vm, arguments, "rsplit")
    }),
    method("rstrip", |vm, arguments| {
        through_text(vm, arguments, "rstrip")
    }),
    method("find", |vm, arguments| through_text(vm, arguments, "find")),
    method("split", |vm, arguments| {
        through_text(vm, arguments, "split")
    }),
    method("splitlines", |vm, arguments| {
        through_text(vm, arguments, "splitlines")
    }),
    method("startswith", |vm, arguments| {
        through_text(vm, arguments, "startswith")
    }),
    method("strip", |vm, arguments| {
        through_text(vm, arguments, "strip")
    }),
    method("swapcase", |vm, arguments| {
        through_text(vm, arguments, "swapcase")
    }),
    method("title", |vm, arguments| {
        through_text(vm, arguments, "title")
    }),
    method("upper", |vm, arguments| {
        through_text(vm, arguments, "upper")
    }),
    method("zfill", |vm, arguments| {
        through_text(vm, arguments, "zfill")
    }),
    function("fromhex", fromhex),
];

fn receiver<'a>(vm: &mut Vm, value: &'a Value, name: &str) -> Res<&'a [u8]> {
    match value {
        Value::Bytes(bytes) => Ok(bytes),
        _ => Err(vm.wrong_receiver("bytes", name, value)),
    }
}

fn decode(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keyword = arguments.take_keyword("encoding");
    drop(arguments.take_keyword("errors"));
    let (this, rest) = arguments.received_between(vm, "bytes.decode", 0, 2)?;
    receiver(vm, &this, "decode")?;
    let encoding = rest.into_iter().next().or(keyword);
    decoded(vm, &this, encoding.as_ref())
}

/// The text that bytes stand for; UTF-8 unless an encoding is given.
pub(crate) fn decoded(vm: &mut Vm, bytes: &Value, encoding: Option<&Value>) -> Res<Value> {
    let bytes = receiver(vm, bytes, "decode")?;
    let (codec, at, reason) = match Encoding::named(vm, encoding)? {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => return Ok(text.into()),
            Err(error) if error.error_len().is_none() => {
                ("utf-8", error.valid_up_to(), "unexpected end of data")
            }
            Err(error) => {
                let at = error.valid_up_to();
                let starts = bytes
                    .get(at)
                    .is_some_and(|byte| (0xc2..0xf5).contains(byte));
                (
                    "utf-8",
                    at,
                    if starts {
                        "invalid continuation byte"
                    } else {
                        "invalid start byte"
                    },
                )
            }
        },
        Encoding::Ascii => match bytes.iter().position(|byte| !byte.is_ascii()) {
            None => return Ok(String::from_utf8_lossy(bytes).into_owned().into()),
            Some(at) => ("ascii", at, "ordinal not in range(128)"),
        },
        Encoding::Latin1 => {
            return Ok(bytes
                .iter()
                .map(|byte| char::from(*byte))
                .collect::<String>()
                .into());
        }
    };
    let start = vm.integer(at)?;
    let end = vm.integer(at + 1)?;
    Err(vm.raise_value(
        T::UnicodeDecodeError,
        vec![
            codec.into(),
            Value::Bytes(bytes.into()),
            start,
            end,
            reason.into(),
        ],
    ))
}

/// The encodings that are known.
#[derive(Copy, Clone)]
pub(crate) enum Encoding {
    Utf8,
    Ascii,
    Latin1,
}

impl Encoding {
    pub(crate) fn named(vm: &mut Vm, name: Option<&Value>) -> Res<Self> {
        let Some(name) = name else {
            return Ok(Self::Utf8);
        };
        let Value::Str(name) = name else {
            let class = vm.type_name(name);
            return Err(vm.type_error(format!(
                "decode() argument 'encoding' must be str, not {class}"
            )));
        };
        match name.to_ascii_lowercase().replace('_', "-").as_str() {
            "utf-8" | "utf8" => Ok(Self::Utf8),
            "ascii" | "us-ascii" => Ok(Self::Ascii),
            "latin-1" | "latin1" | "iso-8859-1" => Ok(Self::Latin1),
            _ => Err(vm.raise(T::LookupError, format!("unknown encoding: {name}"))),
        }
    }
}

fn hex(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this] = arguments.received(vm, "bytes.hex")?;
    let bytes = receiver(vm, &this, "hex")?;
    vm.claim_work(bytes.len(), 2)?;
    Ok(bytes
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>()
        .into())
}

fn fromhex(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [text] = arguments.exactly(vm, "bytes.fromhex")?;
    let Some(text) = text.as_str() else {
        let name = vm.type_name(&text);
        return Err(vm.type_error(format!("fromhex() argument must be str, not {name}")));
    };
    let digits: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let parsed: Option<Vec<u8>> = digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => u8::try_from(high.to_digit(16)? * 16 + low.to_digit(16)?).ok(),
            _ => None,
        })
        .collect();
    match parsed {
        Some(bytes) => Ok(Value::Bytes(bytes.into())),
        None => Err(vm.value_error("non-hexadecimal number found in fromhex() arg")),
    }
}

fn join(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, parts] = arguments.received(vm, "bytes.join")?;
    let separator = receiver(vm, &this, "join")?;
    let parts = vm.collect(&parts)?;
    let mut joined = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            joined.extend_from_slice(separator);
        }
        let Value::Bytes(part) = part else {
            let name = vm.type_name(part);
            return Err(vm.type_error(format!(
                "sequence item {n}: expected a bytes-like object, {name} found"
            )));
        };
        vm.claim_work(joined.len().saturating_add(part.len()), 1)?;
        joined.extend_from_slice(part);
    }
    Ok(Value::Bytes(joined.into()))
}

/// Bytes beyond ASCII stand for characters without case, class or width while a method of `str` does the work.
const FIRST_STAND_IN: u32 = 0xe000;

fn as_text(bytes: &[u8]) -> Value {
    let character = |byte: &u8| match byte.is_ascii() {
        true => Some(char::from(*byte)),
        false => char::from_u32(FIRST_STAND_IN + u32::from(*byte)),
    };
    bytes
        .iter()
        .filter_map(character)
        .collect::<String>()
        .into()
}

fn as_bytes(text: &str) -> Value {
    let byte = |c: char| u8::try_from(u32::from(c) % FIRST_STAND_IN).ok();
    Value::Bytes(text.chars().filter_map(byte).collect())
}

/// A method that `bytes` and `str` share.
fn through_text(vm: &mut Vm, arguments: Arguments, name: &str) -> Res<Value> {
    if matches!(name, "startswith" | "endswith")
        && matches!(arguments.positional.get(1), Some(Value::Str(_)))
    {
        let message = format!("{name} first arg must be bytes or a tuple of bytes, not str");
        return Err(vm.type_error(message));
    }
    // Only what they say when nothing is found sets these apart.
    let method = match name {
        "index" => "find",
        "rindex" => "rfind",
        other => other,
    };
    let receiver_is_bytes = matches!(arguments.positional.first(), Some(Value::Bytes(_)));
    let method = super::str::METHODS
        .iter()
        .find(|shared| shared.name == method);
    let Some(method) = method.filter(|_| receiver_is_bytes) else {
        let this = arguments.positional.first().cloned();
        return Err(vm.wrong_receiver("bytes", name, &this.unwrap_or(Value::None)));
    };
    let mut positional = Vec::new();
    for argument in &arguments.positional {
        positional.push(text_argument(vm, argument)?);
    }
    let keywords = arguments.keywords;
    let result = (method.call)(
        vm,
        Arguments {
            positional,
            keywords,
        },
    )?;
    if method.name != name && matches!(result, Value::Int(-1)) {
        return Err(vm.value_error("subsection not found"));
    }
    Ok(bytes_result(vm, &result))
}

/// An argument of a method of `bytes` as that of the method of `str`.
fn text_argument(vm: &mut Vm, argument: &Value) -> Res<Value> {
    match argument {
        Value::Bytes(bytes) => Ok(as_text(bytes)),
        Value::Str(_) => Err(vm.type_error("a bytes-like object is required, not 'str'")),
        Value::Object(object) => match object.as_tuple() {
            Some(items) => {
                let items = items.iter().map(|item| match item {
                    Value::Bytes(bytes) => as_text(bytes),
                    other => other.clone(),
                });
                Ok(vm.tuple(items.collect()))
            }
            None => Ok(argument.clone()),
        },
        other => Ok(other.clone()),
    }
}

/// What a method of `bytes` gives where that of `str` gives `result`.
fn bytes_result(vm: &Vm, result: &Value) -> Value {
    match result {
        Value::Str(text) => as_bytes(text),
        Value::Object(object) => match &object.kind {
            Kind::List(items) => {
                let items = items
                    .borrow()
                    .iter()
                    .map(|item| bytes_result(vm, item))
                    .collect();
                vm.list(items)
            }
            Kind::Tuple(items) => {
                vm.tuple(items.iter().map(|item| bytes_result(vm, item)).collect())
            }
            _ => result.clone(),
        },
        other => other.clone(),
    }
}
