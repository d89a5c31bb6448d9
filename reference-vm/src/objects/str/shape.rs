//! Strings in other letters, and filled up to a width.

use super::receiver;
use crate::objects::function::Arguments;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) fn mapped(
    vm: &mut Vm,
    arguments: Arguments,
    name: &str,
    map: fn(&str) -> String,
) -> Res<Value> {
    let [this] = arguments.received(vm, &format!("str.{name}"))?;
    let text = receiver(vm, &this, name)?;
    vm.claim_work(text.len(), 3)?;
    Ok(map(&text).into())
}

pub(super) fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first
            .to_uppercase()
            .chain(chars.flat_map(char::to_lowercase))
            .collect(),
        None => String::new(),
    }
}

pub(super) fn title(text: &str) -> String {
    let mut inside = false;
    let mut result = String::new();
    for c in text.chars() {
        if inside {
            result.extend(c.to_lowercase());
        } else {
            result.extend(c.to_uppercase());
        }
        inside = c.is_alphabetic();
    }
    result
}

pub(super) fn swapcase(text: &str) -> String {
    let mut result = String::new();
    for c in text.chars() {
        if c.is_uppercase() {
            result.extend(c.to_lowercase());
        } else {
            result.extend(c.to_uppercase());
        }
    }
    result
}

pub(super) fn justify(vm: &mut Vm, arguments: Arguments, name: &str) -> Res<Value> {
    let (this, rest) = arguments.received_between(vm, name, 1, 2)?;
    let text = receiver(vm, &this, name)?;
    let mut rest = rest.into_iter();
    let width = rest.next().unwrap_or(Value::None);
    let width = usize::try_from(vm.index_number(&width)?).unwrap_or(0);
    let fill = match rest.next() {
        None => ' ',
        Some(Value::Str(fill)) if fill.chars().count() == 1 => fill.chars().next().unwrap_or(' '),
        Some(Value::Str(_)) => {
            return Err(vm.type_error("The fill character must be exactly one character long"));
        }
        Some(other) => {
            let got = vm.type_name(&other);
            return Err(vm.type_error(format!(
                "The fill character must be a unicode character, not {got}"
            )));
        }
    };
    vm.claim_work(width, fill.len_utf8())?;
    let missing = width.saturating_sub(text.chars().count());
    let left = match name {
        "ljust" => 0,
        "rjust" => missing,
        _ => missing / 2 + (missing & width & 1),
    };
    let filler = |n: usize| std::iter::repeat_n(fill, n).collect::<String>();
    Ok(format!("{}{text}{}", filler(left), filler(missing - left)).into())
}

pub(super) fn zfill(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let [this, width] = arguments.received(vm, "str.zfill")?;
    let text = receiver(vm, &this, "zfill")?;
    let width = usize::try_from(vm.index_number(&width)?).unwrap_or(0);
    vm.claim_work(width, 1)?;
    let zeros = "0".repeat(width.saturating_sub(text.chars().count()));
    let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'));
    Ok(match sign {
        Some(sign) => format!("{sign}{zeros}{}", text.get(1..).unwrap_or("")).into(),
        None => format!("{zeros}{text}").into(),
    })
}

/// `expandtabs`: each tab fills up to the next multiple of the size.
pub(super) fn expandtabs(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let keyword = arguments.take_keyword("tabsize");
    let (this, rest) = arguments.received_between(vm, "str.expandtabs", 0, 1)?;
    let text = receiver(vm, &this, "expandtabs")?;
    let size = match rest.into_iter().next().or(keyword) {
        Some(size) => usize::try_from(vm.index_number(&size)?).unwrap_or(0),
        None => 8,
    };
    vm.claim_work(text.matches('\t').count().saturating_mul(size), 1)?;
    let mut expanded = String::new();
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let width = if size == 0 { 0 } else { size - column % size };
                expanded.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' | '\r' => {
                expanded.push(c);
                column = 0;
            }
            _ => {
                expanded.push(c);
                column += 1;
            }
        }
    }
    Ok(expanded.into())
}
