//! A readable listing of code objects.

use std::fmt;

use crate::value::Value;

use super::code::{Code, Op};

/// One instruction per line, after the name of the code object; `>` stands before those that are jumped to. Inner code objects follow.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:?} {}", self.kind, self.qualname)?;
        for (i, op) in self.ops.iter().enumerate() {
            writeln!(f, "  {i:>3} {}", Operation { code: self, op })?;
        }
        for constant in &self.constants {
            if let Value::Code(code) = constant {
                code.fmt(f)?;
            }
        }
        Ok(())
    }
}

/// An instruction with its operands as words.
struct Operation<'c> {
    code: &'c Code,
    op: &'c Op,
}

impl fmt::Display for Operation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Code {
            constants,
            names,
            locals,
            cells,
            frees,
            keyword_names,
            ..
        } = self.code;
        let name = |i: &u32| names.get(*i as usize).map_or("?", |name| &**name);
        let local = |i: &u32| locals.get(*i as usize).map_or("?", |name| &**name);
        let cell = |i: &u32| {
            let mut all = cells.iter().map(|(name, _)| name).chain(frees);
            all.nth(*i as usize).map_or("?", |name| &**name)
        };
        match self.op {
            Op::Const(i) => match constants.get(*i as usize) {
                Some(Value::Code(code)) => write!(f, "Const <{}>", code.name),
                Some(value) => write!(f, "Const {}", Constant(value)),
                None => write!(f, "Const ?"),
            },
            Op::LoadLocal(i) => write!(f, "LoadLocal {}", local(i)),
            Op::StoreLocal(i) => write!(f, "StoreLocal {}", local(i)),
            Op::DeleteLocal(i) => write!(f, "DeleteLocal {}", local(i)),
            Op::LoadCell(i) => write!(f, "LoadCell {}", cell(i)),
            Op::StoreCell(i) => write!(f, "StoreCell {}", cell(i)),
            Op::DeleteCell(i) => write!(f, "DeleteCell {}", cell(i)),
            Op::NewCell(i) => write!(f, "NewCell {}", cell(i)),
            Op::PushCell(i) => write!(f, "PushCell {}", cell(i)),
            Op::LoadName(i) => write!(f, "LoadName {}", name(i)),
            Op::StoreName(i) => write!(f, "StoreName {}", name(i)),
            Op::DeleteName(i) => write!(f, "DeleteName {}", name(i)),
            Op::LoadClassCell { name: i, .. } => write!(f, "LoadClassCell {}", name(i)),
            Op::LoadGlobal(i) => write!(f, "LoadGlobal {}", name(i)),
            Op::StoreGlobal(i) => write!(f, "StoreGlobal {}", name(i)),
            Op::DeleteGlobal(i) => write!(f, "DeleteGlobal {}", name(i)),
            Op::LoadAttr(i) => write!(f, "LoadAttr {}", name(i)),
            Op::StoreAttr(i) => write!(f, "StoreAttr {}", name(i)),
            Op::DeleteAttr(i) => write!(f, "DeleteAttr {}", name(i)),
            Op::ImportName(i) => write!(f, "ImportName {}", name(i)),
            Op::ImportModule(i) => write!(f, "ImportModule {}", name(i)),
            Op::ImportFrom(i) => write!(f, "ImportFrom {}", name(i)),
            Op::CallKeywords { count, names } => {
                let names = keyword_names
                    .get(*names as usize)
                    .map_or(&[][..], |names| names);
                write!(f, "CallKeywords {count} {names:?}")
            }
            op => write_plain(f, op),
        }
    }
}

/// `Name(operand)` as `Name operand`.
fn write_plain(f: &mut fmt::Formatter<'_>, op: &Op) -> fmt::Result {
    let text = format!("{op:?}");
    match text
        .split_once('(')
        .map(|(name, rest)| (name, rest.strip_suffix(')').unwrap_or(rest)))
    {
        Some((name, operand)) if !name.contains(' ') => write!(f, "{name} {operand}"),
        _ => f.write_str(&text),
    }
}

/// A constant as a program writes it, near enough.
struct Constant<'v>(&'v Value);

impl fmt::Display for Constant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::None => f.write_str("None"),
            Value::NotImplemented => f.write_str("NotImplemented"),
            Value::Ellipsis => f.write_str("..."),
            Value::Bool(true) => f.write_str("True"),
            Value::Bool(false) => f.write_str("False"),
            Value::Int(n) => n.fmt(f),
            Value::BigInt(n) => n.fmt(f),
            Value::Float(x) => write!(f, "{x:?}"),
            Value::Str(text) => write!(f, "{text:?}"),
            Value::Bytes(bytes) => write!(f, "b{:?}", String::from_utf8_lossy(bytes)),
            Value::Code(code) => write!(f, "<{}>", code.name),
            Value::Object(_) => f.write_str("<object>"),
        }
    }
}
