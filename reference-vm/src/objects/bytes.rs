//! Bytes.

use super::arguments::{function, method};
use super::function::{Arguments, Builtin};
use super::special;
use super::types::T;
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
    method("startswith", |vm, arguments| {
        affix(vm, arguments, "startswith", <[u8]>::starts_with)
    }),
    method("endswith", |vm, arguments| {
        affix(vm, arguments, "endswith", <[u8]>::ends_with)
    }),
    method("join", join),
    method("find", find),
    method("upper", |vm, arguments| {
        mapped(vm, arguments, "upper", <[u8]>::to_ascii_uppercase)
    }),
    method("lower", |vm, arguments| {
        mapped(vm, arguments, "lower", <[u8]>::to_ascii_lowercase)
    }),
    method("strip", |vm, arguments| {
        mapped(vm, arguments, "strip", |bytes| bytes.trim_ascii().to_vec())
    }),
    function("fromhex", fromhex),
];

fn receiver<'a>(vm: &mut Vm, value: &'a Value, name: &str) -> Res<&'a [u8]> {
    match value {
        Value::Bytes(bytes) => Ok(bytes),
        _ => Err(vm.wrong_receiver("bytes", name, value)),
    }
}

fn bytes_argument<'a>(vm: &mut Vm, value: &'a Value) -> Res<&'a [u8]> {
    match value {
        Value::Bytes(bytes) => Ok(bytes),
        _ => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")))
        }
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

fn affix(
    vm: &mut Vm,
    arguments: Arguments,
    name: &str,
    test: fn(&[u8], &[u8]) -> bool,
) -> Res<Value> {
    let [this, affix] = arguments.received(vm, &format!("bytes.{name}"))?;
    let bytes = receiver(vm, &this, name)?;
    let affix = bytes_argument(vm, &affix)?;
    Ok(Value::Bool(test(bytes, affix)))
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

fn find(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, part] = arguments.received(vm, "bytes.find")?;
    let bytes = receiver(vm, &this, "find")?;
    let part = bytes_argument(vm, &part)?;
    if part.is_empty() {
        return Ok(Value::Int(0));
    }
    match bytes.windows(part.len()).position(|window| window == part) {
        Some(at) => vm.integer(at),
        None => Ok(Value::Int(-1)),
    }
}

fn mapped(vm: &mut Vm, arguments: Arguments, name: &str, map: fn(&[u8]) -> Vec<u8>) -> Res<Value> {
    let [this] = arguments.received(vm, &format!("bytes.{name}"))?;
    let bytes = receiver(vm, &this, name)?;
    Ok(Value::Bytes(map(bytes).into()))
}
