//! Strings.

mod shape;
mod split;

use super::arguments::method;
use super::bytes::Encoding;
use super::function::{Arguments, Builtin};
use super::special;
use super::template;
use super::types::T;
use crate::object::Kind;
use crate::value::{Str, Value};
use crate::vm::operators::slice_positions;
use crate::vm::{Res, Vm};

/// The methods of `str`.
pub const METHODS: &[Builtin] = &[
    special::ITER,
    special::LEN,
    special::GETITEM,
    special::CONTAINS,
    special::ADD,
    special::MUL,
    special::RMUL,
    special::MOD,
    special::EQ,
    special::NE,
    special::LT,
    special::LE,
    special::GT,
    special::GE,
    special::HASH,
    special::REPR,
    special::STR,
    special::FORMAT,
    method("format", template::format),
    method("join", join),
    method("split", |vm, arguments| {
        split::split(vm, arguments, "split")
    }),
    method("rsplit", |vm, arguments| {
        split::split(vm, arguments, "rsplit")
    }),
    method("splitlines", split::splitlines),
    method("partition", |vm, arguments| {
        split::partition(vm, arguments, "partition", |text, at| text.find(at))
    }),
    method("rpartition", |vm, arguments| {
        split::partition(vm, arguments, "rpartition", |text, at| text.rfind(at))
    }),
    method("replace", replace),
    method("startswith", |vm, arguments| {
        affix(vm, arguments, "startswith", |text, affix| {
            text.starts_with(affix)
        })
    }),
    method("endswith", |vm, arguments| {
        affix(vm, arguments, "endswith", |text, affix| {
            text.ends_with(affix)
        })
    }),
    method("removeprefix", |vm, arguments| {
        trimmed(vm, arguments, "removeprefix", |text, affix| {
            text.strip_prefix(affix)
        })
    }),
    method("removesuffix", |vm, arguments| {
        trimmed(vm, arguments, "removesuffix", |text, affix| {
            text.strip_suffix(affix)
        })
    }),
    method("strip", |vm, arguments| {
        strip(vm, arguments, "strip", true, true)
    }),
    method("lstrip", |vm, arguments| {
        strip(vm, arguments, "lstrip", true, false)
    }),
    method("rstrip", |vm, arguments| {
        strip(vm, arguments, "rstrip", false, true)
    }),
    method("find", |vm, arguments| find(vm, arguments, "find", false)),
    method("rfind", |vm, arguments| find(vm, arguments, "rfind", false)),
    method("index", |vm, arguments| find(vm, arguments, "index", true)),
    method("rindex", |vm, arguments| {
        find(vm, arguments, "rindex", true)
    }),
    method("count", count),
    method("upper", |vm, arguments| {
        shape::mapped(vm, arguments, "upper", |text| text.to_uppercase())
    }),
    method("lower", |vm, arguments| {
        shape::mapped(vm, arguments, "lower", |text| text.to_lowercase())
    }),
    method("casefold", |vm, arguments| {
        shape::mapped(vm, arguments, "casefold", |text| {
            text.to_lowercase().replace('ß', "ss")
        })
    }),
    method("capitalize", |vm, arguments| {
        shape::mapped(vm, arguments, "capitalize", shape::capitalize)
    }),
    method("title", |vm, arguments| {
        shape::mapped(vm, arguments, "title", shape::title)
    }),
    method("swapcase", |vm, arguments| {
        shape::mapped(vm, arguments, "swapcase", shape::swapcase)
    }),
    method("center", |vm, arguments| {
        shape::justify(vm, arguments, "center")
    }),
    method("ljust", |vm, arguments| {
        shape::justify(vm, arguments, "ljust")
    }),
    method("rjust", |vm, arguments| {
        shape::justify(vm, arguments, "rjust")
    }),
    method("zfill", shape::zfill),
    method("expandtabs", shape::expandtabs),
    method("encode", encode),
    method("isdigit", |vm, arguments| {
        all(vm, arguments, "isdigit", char::is_numeric)
    }),
    method("isdecimal", |vm, arguments| {
        all(vm, arguments, "isdecimal", |c| c.is_ascii_digit())
    }),
    method("isnumeric", |vm, arguments| {
        all(vm, arguments, "isnumeric", char::is_numeric)
    }),
    method("isalpha", |vm, arguments| {
        all(vm, arguments, "isalpha", char::is_alphabetic)
    }),
    method("isalnum", |vm, arguments| {
        all(vm, arguments, "isalnum", char::is_alphanumeric)
    }),
    method("isspace", |vm, arguments| {
        all(vm, arguments, "isspace", char::is_whitespace)
    }),
    method("isupper", |vm, arguments| {
        cased(
            vm,
            arguments,
            "isupper",
            char::is_uppercase,
            char::is_lowercase,
        )
    }),
    method("islower", |vm, arguments| {
        cased(
            vm,
            arguments,
            "islower",
            char::is_lowercase,
            char::is_uppercase,
        )
    }),
    method("istitle", |vm, arguments| {
        tested(vm, arguments, "istitle", is_title)
    }),
    method("isascii", |vm, arguments| {
        tested(vm, arguments, "isascii", |text| text.is_ascii())
    }),
    method("isidentifier", |vm, arguments| {
        tested(vm, arguments, "isidentifier", is_identifier)
    }),
];

fn receiver(vm: &mut Vm, value: &Value, name: &str) -> Res<Str> {
    match value {
        Value::Str(text) => Ok(text.clone()),
        _ => Err(vm.wrong_receiver("str", name, value)),
    }
}

/// A string; `what` names the argument in the message, if it is not empty.
fn text_argument(vm: &mut Vm, value: &Value, what: &str) -> Res<Str> {
    match value {
        Value::Str(text) => Ok(text.clone()),
        _ => {
            let name = vm.type_name(value);
            let what = if what.is_empty() {
                String::new()
            } else {
                format!("{what} ")
            };
            Err(vm.type_error(format!("{what}must be str, not {name}")))
        }
    }
}

fn join(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, parts] = arguments.received(vm, "str.join")?;
    let separator = receiver(vm, &this, "join")?;
    let parts = vm.collect_sequence(&parts, "can only join an iterable")?;
    let mut joined = String::new();
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            joined += &separator;
        }
        let Value::Str(part) = part else {
            let name = vm.type_name(part);
            return Err(vm.type_error(format!(
                "sequence item {n}: expected str instance, {name} found"
            )));
        };
        joined += part;
        vm.claim_text(&joined)?;
    }
    Ok(joined.into())
}

fn replace(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let named = arguments.take_keyword("count");
    let (this, rest) = arguments.received_between(vm, "str.replace", 2, 3)?;
    let text = receiver(vm, &this, "replace")?;
    let mut rest = rest.into_iter();
    let old = rest.next().unwrap_or(Value::None);
    let new = rest.next().unwrap_or(Value::None);
    let old = text_argument(vm, &old, "replace() argument 1")?;
    let new = text_argument(vm, &new, "replace() argument 2")?;
    let count = match rest.next().or(named) {
        Some(count) => usize::try_from(vm.index_number(&count)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let found = text.matches(&*old).count().min(count);
    vm.claim_work(
        text.len().saturating_add(found.saturating_mul(new.len())),
        1,
    )?;
    Ok(text.replacen(&*old, &new, count).into())
}

/// The part of the text between two optional positions.
fn part(vm: &mut Vm, text: &str, bounds: &[Value]) -> Res<(String, usize)> {
    if bounds.is_empty() {
        return Ok((text.to_owned(), 0));
    }
    let chars: Vec<char> = text.chars().collect();
    let at = |n: usize| bounds.get(n).cloned().unwrap_or(Value::None);
    let positions = slice_positions(vm, &[at(0), at(1), Value::None], chars.len())?;
    let start = usize::try_from(positions.start).unwrap_or(0);
    Ok((
        positions.iter().filter_map(|at| chars.get(at)).collect(),
        start,
    ))
}

fn affix(
    vm: &mut Vm,
    arguments: Arguments,
    name: &str,
    test: fn(&str, &str) -> bool,
) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, name, 1, 3)?;
    let text = receiver(vm, &this, name)?;
    let Some((affix, bounds)) = rest.split_first() else {
        return Ok(Value::Bool(false));
    };
    let (text, _) = part(vm, &text, bounds)?;
    let candidates = match affix.as_object().and_then(|object| object.as_tuple()) {
        Some(candidates) => candidates,
        None => std::slice::from_ref(affix),
    };
    for candidate in candidates {
        let Value::Str(candidate) = candidate else {
            let got = vm.type_name(candidate);
            return Err(vm.type_error(match affix {
                Value::Object(object) if matches!(object.kind, Kind::Tuple(_)) => {
                    format!("tuple for {name} must only contain str, not {got}")
                }
                _ => format!("{name} first arg must be str or a tuple of str, not {got}"),
            }));
        };
        if test(&text, candidate) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn trimmed(
    vm: &mut Vm,
    arguments: Arguments,
    name: &str,
    trim: for<'a> fn(&'a str, &str) -> Option<&'a str>,
) -> Res<Value> {
    let [this, affix] = arguments.received(vm, &format!("str.{name}"))?;
    let text = receiver(vm, &this, name)?;
    let affix = text_argument(vm, &affix, &format!("{name}() argument"))?;
    Ok(trim(&text, &affix).unwrap_or(&text).into())
}

fn strip(vm: &mut Vm, arguments: Arguments, name: &str, left: bool, right: bool) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, name, 0, 1)?;
    let text = receiver(vm, &this, name)?;
    let chars: Option<Vec<char>> = match rest.first() {
        None | Some(Value::None) => None,
        Some(Value::Str(chars)) => Some(chars.chars().collect()),
        Some(_) => return Err(vm.type_error(format!("{name} arg must be None or str"))),
    };
    let strips = |c: char| {
        chars
            .as_ref()
            .map_or_else(|| c.is_whitespace(), |chars| chars.contains(&c))
    };
    let mut stripped: &str = &text;
    if left {
        stripped = stripped.trim_start_matches(strips);
    }
    if right {
        stripped = stripped.trim_end_matches(strips);
    }
    Ok(stripped.into())
}

/// What a method looks for.
fn searched_argument(vm: &mut Vm, value: &Value, name: &str) -> Res<Str> {
    let what = if vm.older_than(13) {
        String::new()
    } else {
        format!("{name}() argument 1")
    };
    text_argument(vm, value, &what)
}

fn find(vm: &mut Vm, arguments: Arguments, name: &str, must: bool) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, name, 1, 3)?;
    let text = receiver(vm, &this, name)?;
    let Some((wanted, bounds)) = rest.split_first() else {
        return Ok(Value::Int(-1));
    };
    let wanted = searched_argument(vm, wanted, name)?;
    let (searched, offset) = part(vm, &text, bounds)?;
    let at = if name.starts_with('r') {
        searched.rfind(&*wanted)
    } else {
        searched.find(&*wanted)
    };
    match at {
        Some(at) => {
            let before = searched
                .get(..at)
                .map_or(0, |before| before.chars().count());
            vm.integer(before + offset)
        }
        None if must => Err(vm.value_error("substring not found")),
        None => Ok(Value::Int(-1)),
    }
}

fn count(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, "str.count", 1, 3)?;
    let text = receiver(vm, &this, "count")?;
    let Some((wanted, bounds)) = rest.split_first() else {
        return Ok(Value::Int(0));
    };
    let wanted = searched_argument(vm, wanted, "count")?;
    let (searched, _) = part(vm, &text, bounds)?;
    vm.integer(searched.matches(&*wanted).count())
}

fn encode(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keyword = arguments.take_keyword("encoding");
    drop(arguments.take_keyword("errors"));
    let (this, rest) = arguments.received_between(vm, "str.encode", 0, 2)?;
    let text = receiver(vm, &this, "encode")?;
    let encoding = rest.into_iter().next().or(keyword);
    encoded(vm, &text, encoding.as_ref())
}

/// The bytes of a text; UTF-8 unless an encoding is given.
pub(crate) fn encoded(vm: &mut Vm, text: &str, encoding: Option<&Value>) -> Res<Value> {
    vm.claim_work(text.len(), 1)?;
    let (limit, codec) = match Encoding::named(vm, encoding)? {
        Encoding::Utf8 => return Ok(Value::Bytes(text.as_bytes().into())),
        Encoding::Ascii => (0x80, "ascii"),
        Encoding::Latin1 => (0x100, "latin-1"),
    };
    let mut bytes = Vec::new();
    for (at, c) in text.chars().enumerate() {
        match u8::try_from(u32::from(c))
            .ok()
            .filter(|byte| u32::from(*byte) < limit)
        {
            Some(byte) => bytes.push(byte),
            None => {
                let (start, end) = (vm.integer(at)?, vm.integer(at + 1)?);
                let reason = format!("ordinal not in range({limit})");
                let args = vec![codec.into(), text.into(), start, end, reason.into()];
                return Err(vm.raise_value(T::UnicodeEncodeError, args));
            }
        }
    }
    Ok(Value::Bytes(bytes.into()))
}

fn all(vm: &mut Vm, arguments: Arguments, name: &str, test: fn(char) -> bool) -> Res<Value> {
    let [this] = arguments.received(vm, &format!("str.{name}"))?;
    let text = receiver(vm, &this, name)?;
    Ok(Value::Bool(!text.is_empty() && text.chars().all(test)))
}

fn cased(
    vm: &mut Vm,
    arguments: Arguments,
    name: &str,
    has: fn(char) -> bool,
    lacks: fn(char) -> bool,
) -> Res<Value> {
    let [this] = arguments.received(vm, &format!("str.{name}"))?;
    let text = receiver(vm, &this, name)?;
    Ok(Value::Bool(
        text.chars().any(has) && !text.chars().any(lacks),
    ))
}

fn tested(vm: &mut Vm, arguments: Arguments, name: &str, test: fn(&str) -> bool) -> Res<Value> {
    let [this] = arguments.received(vm, &format!("str.{name}"))?;
    let text = receiver(vm, &this, name)?;
    Ok(Value::Bool(test(&text)))
}

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || c.is_alphabetic())
        && chars.all(|c| c == '_' || c.is_alphanumeric())
}

/// Whether every word begins with an uppercase letter and goes on in lowercase.
fn is_title(text: &str) -> bool {
    let mut inside = false;
    let mut any = false;
    for c in text.chars() {
        if (c.is_uppercase() && inside) || (c.is_lowercase() && !inside) {
            return false;
        }
        inside = c.is_uppercase() || c.is_lowercase();
        any |= inside;
    }
    any
}
