//! The trace as it is written.

use super::limits::Stop;
use super::marks::Marks;
use super::{Res, Unwind, Vm};
use crate::compile::code::Origin;
use crate::quirk::Signal;
use crate::trace::{Trace, escape_printed};

/// The trace so far and the printed line that is not finished yet.
#[derive(Default)]
pub(crate) struct Output {
    trace: Trace,
    partial: String,
    /// How many bytes were written.
    written: usize,
}

impl Output {
    /// How many lines are complete.
    pub(crate) fn lines(&self) -> usize {
        self.trace.lines().len()
    }

    /// The finished trace.
    pub(crate) fn into_trace(mut self) -> Trace {
        self.finish_line();
        self.trace
    }

    /// The trace if the interpreter dies now: a line that is not finished dies with it.
    fn into_crashed(self, signal: Signal) -> Trace {
        let mut trace = self.trace;
        trace.push(format!("!crashed {signal}"));
        trace
    }

    fn finish_line(&mut self) {
        if !self.partial.is_empty() {
            let line = std::mem::take(&mut self.partial);
            self.trace.push(escape_printed(&line));
        }
    }
}

/// What is left of a program that crashed the interpreter. What the machine still does while it unwinds is no part of it.
pub(crate) struct Remains {
    pub(super) trace: Trace,
    pub(super) marks: Marks,
}

impl Vm {
    /// Notes that the interpreter dies.
    pub(crate) fn note_crash(&mut self, signal: Signal) {
        let remains = Remains {
            trace: std::mem::take(&mut self.output).into_crashed(signal),
            marks: std::mem::take(&mut self.marks),
        };
        // It dies once.
        self.remains.get_or_insert(Box::new(remains));
    }

    /// Appends what the program prints.
    pub(crate) fn print(&mut self, text: &str) -> Res<()> {
        self.check_written(text)?;
        let mut pieces = text.split('\n');
        if let Some(first) = pieces.next() {
            self.output.partial.push_str(first);
        }
        for piece in pieces {
            let line = std::mem::replace(&mut self.output.partial, piece.to_owned());
            self.output.trace.push(escape_printed(&line));
        }
        self.note_program_line();
        self.check_lines()
    }

    /// Before anything is written: whether there is room for it, and all in it can be compared.
    fn check_written(&mut self, text: &str) -> Res<()> {
        self.refuse_own_callback(text)?;
        self.output.written = self.output.written.saturating_add(text.len());
        if self.output.written > self.limits.bytes {
            return Err(Unwind::Stop(Box::new(Stop::Bytes(self.limits.bytes))));
        }
        Ok(())
    }

    /// Appends a line of machinery, such as `!warning …`.
    pub(crate) fn observe(&mut self, line: &str) -> Res<()> {
        self.check_written(line)?;
        self.output.finish_line();
        self.output.trace.push(line.replace('\n', "\\x0a"));
        self.note_program_line();
        self.check_lines()
    }

    /// Notes which line of the program the newest trace lines come from.
    fn note_program_line(&mut self) {
        let mut calls = self.calls.iter().rev();
        let own = calls.find(|call| call.code.origin == Origin::Program);
        let line = own.and_then(|call| call.code.lines.get(call.at).copied());
        self.marks.traced(self.output.lines(), line.unwrap_or(0));
    }

    fn check_lines(&self) -> Res<()> {
        if self.output.lines() > self.limits.lines {
            return Err(Unwind::Stop(Box::new(Stop::Lines(self.limits.lines))));
        }
        Ok(())
    }
}
