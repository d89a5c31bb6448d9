//! `template.format(…)`.

use super::function::Arguments;
use super::types::T;
use crate::value::{Str, Value};
use crate::vm::{Res, Unwind, Vm};

/// The arguments, and how fields without a name find theirs.
struct Fields {
    positional: Vec<Value>,
    keywords: Vec<(Str, Value)>,
    numbering: Numbering,
}

/// Fields are numbered by the template or automatically, but not both.
#[derive(Copy, Clone)]
enum Numbering {
    Open,
    Automatic(usize),
    Manual,
}

/// `template.format(…)`: the template is the first argument.
pub(crate) fn format(vm: &mut Vm, arguments: Arguments) -> Res<Value> {
    let mut positional = arguments.positional;
    if positional.is_empty() {
        return Err(vm.type_error("unbound method str.format() needs an argument"));
    }
    let template = positional.remove(0);
    let Value::Str(template) = template else {
        return Err(vm.wrong_receiver("str", "format", &template));
    };
    let mut fields = Fields {
        positional,
        keywords: arguments.keywords,
        numbering: Numbering::Open,
    };
    let chars: Vec<char> = template.chars().collect();
    expand(vm, &chars, &mut fields, 2).map(Value::from)
}

fn expand(vm: &mut Vm, chars: &[char], fields: &mut Fields, depth: usize) -> Res<String> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let mut text = String::new();
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        at += 1;
        match (c, chars.get(at)) {
            ('{', Some('{')) | ('}', Some('}')) => {
                text.push(c);
                at += 1;
            }
            ('}', _) => return Err(vm.value_error("Single '}' encountered in format string")),
            ('{', None) => return Err(vm.value_error("Single '{' encountered in format string")),
            ('{', Some(_)) => {
                let end = field_end(vm, chars, at)?;
                let field = chars.get(at..end).unwrap_or_default();
                text += &expand_field(vm, field, fields, depth)?;
                at = end + 1;
            }
            _ => text.push(c),
        }
        vm.claim_text(&text)?;
    }
    Ok(text)
}

/// The position of the brace that closes the field at `start`.
fn field_end(vm: &mut Vm, chars: &[char], start: usize) -> Res<usize> {
    let mut depth = 1;
    let mut in_brackets = false;
    let mut after_name = false;
    for (at, c) in chars.iter().enumerate().skip(start) {
        match c {
            '[' if !after_name => in_brackets = true,
            ']' => in_brackets = false,
            _ if in_brackets => {}
            ':' | '!' => after_name = true,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return Ok(at);
                }
            }
            _ => {}
        }
    }
    let last = chars.last();
    Err(vm.value_error(match last {
        Some('!') => "end of string while looking for conversion specifier",
        _ if after_name => "unmatched '{' in format spec",
        _ => "expected '}' before end of string",
    }))
}

fn expand_field(vm: &mut Vm, field: &[char], fields: &mut Fields, depth: usize) -> Res<String> {
    let mut in_brackets = false;
    let name_end = field
        .iter()
        .position(|c| {
            match c {
                '[' => in_brackets = true,
                ']' => in_brackets = false,
                _ => {}
            }
            !in_brackets && matches!(c, ':' | '!')
        })
        .unwrap_or(field.len());
    let (name, rest) = field.split_at(name_end);
    let (conversion, spec) = match rest {
        ['!', conversion, ':', spec @ ..] => (Some(*conversion), spec),
        ['!', conversion] => (Some(*conversion), [].as_slice()),
        ['!'] => return Err(vm.value_error("unmatched '{' in format spec")),
        ['!', ..] => return Err(vm.value_error("expected ':' after conversion specifier")),
        [_, spec @ ..] => (None, spec),
        [] => (None, [].as_slice()),
    };
    let value = field_value(vm, name, fields)?;
    let value = match conversion {
        None => value,
        Some('r') => vm.repr(&value)?.into(),
        Some('s') => vm.str(&value)?.into(),
        Some('a') => vm.ascii(&value)?.into(),
        Some(other) => return Err(vm.value_error(format!("Unknown conversion specifier {other}"))),
    };
    let spec = if spec.iter().any(|c| matches!(c, '{' | '}')) {
        expand(vm, spec, fields, depth - 1)?
    } else {
        spec.iter().collect()
    };
    vm.format(&value, &spec)
}

/// The value that a field names: an argument, and attributes and items of it.
fn field_value(vm: &mut Vm, name: &[char], fields: &mut Fields) -> Res<Value> {
    let end = name
        .iter()
        .position(|c| matches!(c, '.' | '['))
        .unwrap_or(name.len());
    let (first, mut rest) = name.split_at(end);
    let first: String = first.iter().collect();
    let mut value = argument(vm, &first, fields)?;
    while let Some((c, tail)) = rest.split_first() {
        if *c == '.' {
            let end = tail
                .iter()
                .position(|c| matches!(c, '.' | '['))
                .unwrap_or(tail.len());
            let (attribute, after) = tail.split_at(end);
            if attribute.is_empty() {
                return Err(vm.value_error("Empty attribute in format string"));
            }
            let attribute: String = attribute.iter().collect();
            value = vm.get_attr(&value, &attribute)?;
            rest = after;
        } else if *c == '[' {
            let Some(end) = tail.iter().position(|c| *c == ']') else {
                return Err(vm.value_error("Missing ']' in format string"));
            };
            let (index, after) = tail.split_at(end);
            if index.is_empty() {
                return Err(vm.value_error("Empty attribute in format string"));
            }
            let index: String = index.iter().collect();
            let index = index
                .parse()
                .map_or_else(|_| Value::from(index.as_str()), Value::Int);
            value = vm.subscript(&value, &index)?;
            rest = after.get(1..).unwrap_or_default();
        } else {
            return Err(vm.value_error("Only '.' or '[' may follow ']' in format field specifier"));
        }
    }
    Ok(value)
}

fn argument(vm: &mut Vm, name: &str, fields: &mut Fields) -> Res<Value> {
    let index = if name.is_empty() {
        let next = match fields.numbering {
            Numbering::Open => 0,
            Numbering::Automatic(next) => next,
            Numbering::Manual => {
                return Err(mixed(
                    vm,
                    "manual field specification to automatic field numbering",
                ));
            }
        };
        fields.numbering = Numbering::Automatic(next + 1);
        next
    } else if name.chars().all(|c| c.is_ascii_digit()) {
        if matches!(fields.numbering, Numbering::Automatic(_)) {
            return Err(mixed(
                vm,
                "automatic field numbering to manual field specification",
            ));
        }
        fields.numbering = Numbering::Manual;
        match name.parse() {
            Ok(index) => index,
            Err(_) => return Err(vm.value_error("Too many decimal digits in format string")),
        }
    } else {
        let found = fields
            .keywords
            .iter()
            .find(|(keyword, _)| &**keyword == name)
            .map(|(_, value)| value.clone());
        return found.ok_or_else(|| vm.key_error(&Value::from(name)));
    };
    let found = fields.positional.get(index).cloned();
    found.ok_or_else(|| {
        vm.raise(
            T::IndexError,
            format!("Replacement index {index} out of range for positional args tuple"),
        )
    })
}

fn mixed(vm: &mut Vm, what: &str) -> Unwind {
    vm.value_error(format!("cannot switch from {what}"))
}
