//! From a finished unit to a code object: labels become instruction indexes.

use crate::quirk::Quirk;
use crate::value::Str;

use super::Options;
use super::code::{Code, Label, Op, Release};
use super::unit::{Unit, index};

impl Unit<'_> {
    /// The code object.
    pub(super) fn finish(self, options: &Options<'_>) -> Code {
        let Self {
            labels,
            mut ops,
            locals,
            ..
        } = self;
        let end = index(ops.len().saturating_sub(1));
        for op in &mut ops {
            if let Some(label) = target(op) {
                *label = labels
                    .get(*label as usize)
                    .copied()
                    .flatten()
                    .unwrap_or(end);
            }
        }
        let parameters = self.parameters.count();
        let cells = self.cells.into_iter().map(|cell| {
            let slot = locals.get_index_of(&cell);
            (cell.name, slot.filter(|&slot| slot < parameters).map(index))
        });
        Code {
            name: Str::from(self.name),
            qualname: Str::from(self.qualname),
            kind: self.kind,
            origin: self.origin,
            cells: cells.collect(),
            frees: self.frees.into_iter().collect(),
            ops,
            lines: self.lines,
            columns: self.columns,
            first_line: self.first_line,
            constants: self.constants,
            names: self.names.into_iter().collect(),
            keyword_names: self.keyword_names,
            docstring: self.docstring,
            filename: options.filename.clone(),
            parameters: self.parameters,
            release: match (
                options.quirks.has(Quirk::CapturedParametersMove),
                options.quirks.has(Quirk::FrameReleasesLocalsFirst),
            ) {
                (true, _) => Release::CellsBehindLocals,
                (false, true) => Release::VariablesFirst,
                (false, false) => Release::StackFirst,
            },
            locals: locals.into_iter().map(|local| local.name).collect(),
        }
    }
}

/// Where an instruction may go on, if not at the next one.
pub(super) fn target(op: &mut Op) -> Option<&mut Label> {
    match op {
        Op::Jump(label)
        | Op::JumpIfFalse(label)
        | Op::JumpIfTrue(label)
        | Op::JumpIfFalseOrPop(label)
        | Op::JumpIfTrueOrPop(label)
        | Op::ForIter(label)
        | Op::SetupTry(label)
        | Op::SetupWith(label)
        | Op::JumpIfAsyncIterator(label)
        | Op::EndAsyncFor(label) => Some(label),
        _ => None,
    }
}
