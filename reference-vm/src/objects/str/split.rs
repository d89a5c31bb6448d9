//! Taking strings apart.

use super::{receiver, text_argument};
use crate::objects::function::Arguments;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) fn split(vm: &mut Vm, mut arguments: Arguments, name: &str) -> Res<Value> {
    let named = (
        arguments.take_keyword("sep"),
        arguments.take_keyword("maxsplit"),
    );
    let (this, rest) = arguments.received_between(vm, name, 0, 2)?;
    let text = receiver(vm, &this, name)?;
    let mut rest = rest.into_iter();
    let separator = rest.next().or(named.0).unwrap_or(Value::None);
    let most = match rest.next().or(named.1) {
        Some(most) => vm.index_number(&most)?,
        None => -1,
    };
    // The last part is what is left over.
    let parts = usize::try_from(most).map_or(usize::MAX, |most| most.saturating_add(1));
    let from_right = name == "rsplit";
    let pieces: Vec<String> = match &separator {
        Value::None => split_whitespace(&text, parts, from_right),
        Value::Str(separator) if separator.is_empty() => {
            return Err(vm.value_error("empty separator"));
        }
        Value::Str(separator) if from_right => {
            let mut pieces: Vec<String> = text
                .rsplitn(parts, &**separator)
                .map(str::to_owned)
                .collect();
            pieces.reverse();
            pieces
        }
        Value::Str(separator) => text
            .splitn(parts, &**separator)
            .map(str::to_owned)
            .collect(),
        other => {
            let name = vm.type_name(other);
            return Err(vm.type_error(format!("must be str or None, not {name}")));
        }
    };
    vm.claim_work(pieces.len(), size_of::<Value>())?;
    Ok(vm.list(pieces.into_iter().map(Value::from).collect()))
}

/// The words of a text, at most `parts`, the last of which is the rest of the text.
pub(super) fn split_whitespace(text: &str, parts: usize, from_right: bool) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = if from_right {
        text.trim_end()
    } else {
        text.trim_start()
    };
    while !rest.is_empty() {
        let end = if from_right {
            rest.rfind(char::is_whitespace)
        } else {
            rest.find(char::is_whitespace)
        };
        let Some(end) = end.filter(|_| words.len() + 1 < parts) else {
            words.push(
                if from_right {
                    rest.trim_start()
                } else {
                    rest.trim_end()
                }
                .to_owned(),
            );
            break;
        };
        let width = rest
            .get(end..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8);
        let (word, left) = if from_right {
            (rest.get(end + width..), rest.get(..end))
        } else {
            (rest.get(..end), rest.get(end..))
        };
        words.push(word.unwrap_or("").to_owned());
        let left = left.unwrap_or("");
        rest = if from_right {
            left.trim_end()
        } else {
            left.trim_start()
        };
    }
    if from_right {
        words.reverse();
    }
    words
}

pub(super) fn splitlines(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let named = arguments.take_keyword("keepends");
    let (this, rest) = arguments.received_between(vm, "splitlines", 0, 1)?;
    let text = receiver(vm, &this, "splitlines")?;
    let keep = match rest.into_iter().next().or(named) {
        Some(keep) => vm.flag(&keep)?,
        None => false,
    };
    let pieces = text.split_inclusive('\n').map(|line| {
        if keep {
            line
        } else {
            line.trim_end_matches(['\n', '\r'])
        }
    });
    let lines: Vec<Value> = pieces.map(Value::from).collect();
    Ok(vm.list(lines))
}

pub(super) fn partition(
    vm: &mut Vm,
    arguments: Arguments,
    name: &str,
    find: fn(&str, &str) -> Option<usize>,
) -> Res<Value> {
    let [this, separator] = arguments.received(vm, &format!("str.{name}"))?;
    let text = receiver(vm, &this, name)?;
    let separator = text_argument(vm, &separator, "")?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let parts = match find(&text, &separator) {
        Some(at) => [
            text.get(..at).unwrap_or(""),
            &separator,
            text.get(at + separator.len()..).unwrap_or(""),
        ],
        None if name == "partition" => [&*text, "", ""],
        None => ["", "", &*text],
    };
    Ok(vm.tuple(parts.map(Value::from).to_vec()))
}
