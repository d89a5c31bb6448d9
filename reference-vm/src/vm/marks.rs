//! Which clauses a run exercised, and before which trace line.

use crate::clause::Clause;

/// The clauses that a run exercised, in order.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    marks: Vec<(u32, Clause)>,
    /// For each trace line the line of the program that was being executed, 0 if none was.
    program_lines: Vec<u32>,
}

/// A clause that repeats within this many marks before the same trace line is not noted again.
const WINDOW: usize = 8;

impl Marks {
    /// Notes that `clause` was exercised when the trace had `line` lines.
    #[inline]
    pub(crate) fn push(&mut self, clause: Clause, line: usize) {
        let mark = (u32::try_from(line).unwrap_or(u32::MAX), clause);
        if !self
            .marks
            .iter()
            .rev()
            .take(WINDOW)
            .any(|earlier| *earlier == mark)
        {
            self.marks.push(mark);
        }
    }

    /// Notes that the trace has `lines` lines now, the newest of them from this line of the program.
    #[inline]
    pub(crate) fn traced(&mut self, lines: usize, program_line: u32) {
        self.program_lines.resize(lines, program_line);
    }

    /// The line of the program, from 1, that was being executed when the trace line of this index was made.
    pub fn program_line(&self, trace_line: usize) -> Option<u32> {
        let line = self.program_lines.get(trace_line).copied();
        line.filter(|line| *line > 0)
    }

    /// The clauses in the order in which they were exercised, each with the index of the trace line that it precedes.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, Clause)> {
        self.marks
            .iter()
            .map(|&(line, clause)| (line as usize, clause))
    }

    /// The last `count` distinct clauses exercised up to trace line `line`, the latest first.
    pub fn before(&self, line: usize, count: usize) -> Vec<Clause> {
        let mut last = Vec::new();
        for (at, clause) in self.iter().rev() {
            if last.len() == count {
                break;
            }
            if at <= line && !last.contains(&clause) {
                last.push(clause);
            }
        }
        last
    }
}
