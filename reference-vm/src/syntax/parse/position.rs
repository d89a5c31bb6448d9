//! Byte offsets to lines and columns.

use std::cell::Cell;

use memchr::memchr_iter;
use ruff_text_size::TextSize;

use crate::syntax::ast::Pos;

/// Where the lines of a text begin.
pub(super) struct Positions<'a> {
    text: &'a str,
    /// Whether every character is one byte.
    is_ascii: bool,
    /// The byte offset of each line's first character.
    starts: Vec<usize>,
    /// The line that was last asked about: nodes are met in nearly the order of the text.
    last: Cell<usize>,
}

impl<'a> Positions<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let after_newlines = memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Self {
            text,
            is_ascii: text.is_ascii(),
            starts: std::iter::once(0).chain(after_newlines).collect(),
            last: Cell::new(1),
        }
    }

    /// The line and column of a byte offset. An offset behind the text is its end.
    pub(super) fn at(&self, offset: TextSize) -> Pos {
        self.at_byte(offset.to_usize())
    }

    pub(super) fn at_byte(&self, offset: usize) -> Pos {
        let offset = offset.min(self.text.len());
        let line = self.line_at(offset);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index));
        let before = start.map_or(0, |&start| self.characters(start, offset));
        Pos {
            line: to_u32(line),
            column: to_u32(before + 1),
        }
    }

    /// How many characters there are between two byte offsets.
    fn characters(&self, start: usize, end: usize) -> usize {
        if self.is_ascii {
            return end.saturating_sub(start);
        }
        let between = self.text.get(start..end);
        between.map_or(0, |between| between.chars().count())
    }

    /// The line, from 1, that a byte is in.
    fn line_at(&self, offset: usize) -> usize {
        let contains = |line: &usize| {
            let begins = line.checked_sub(1).and_then(|index| self.starts.get(index));
            let ends = self.starts.get(*line);
            begins.is_some_and(|&start| start <= offset) && ends.is_none_or(|&end| offset < end)
        };
        let last = self.last.get();
        let near = [last, last + 1].into_iter().find(contains);
        let line = near.unwrap_or_else(|| self.starts.partition_point(|&start| start <= offset));
        self.last.set(line);
        line
    }

    /// The text of a line, from 1, without its newline; empty if there is no such line.
    pub(super) fn line(&self, line: u32) -> &'a str {
        let index = (line as usize).saturating_sub(1);
        let start = self.starts.get(index).copied().unwrap_or(self.text.len());
        let next = self.starts.get(index + 1).map(|next| next - 1);
        let end = next.unwrap_or(self.text.len());
        self.text.get(start..end).unwrap_or("")
    }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
