//! What a program makes observable: lines of text, in order.

use std::fmt;

/// The mark between the documented part of a line and its detail.
pub const DETAIL: &str = "  # ";

/// What one program on one runtime made observable, in order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Trace {
    lines: Vec<String>,
}

/// How much of two traces has to agree.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// What the documentation promises: detail is ignored.
    Documented,
    /// Everything.
    Exact,
}

/// The first place where two traces differ: the index of a line in both.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Lines before this one agree.
    pub line: usize,
}

impl Trace {
    /// A trace of the given lines; none may contain a line break.
    pub fn from_lines(lines: Vec<String>) -> Self {
        Self { lines }
    }

    /// Reads the text form: one line per observation.
    pub fn parse(text: &str) -> Self {
        Self {
            lines: text.lines().map(str::to_owned).collect(),
        }
    }

    /// The lines.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Appends an observation.
    pub fn push(&mut self, line: String) {
        self.lines.push(line);
    }

    /// The first difference from `other` at `level`, if there is one.
    pub fn differs(&self, other: &Self, level: Level) -> Option<Difference> {
        let same = |a: &String, b: &String| match level {
            Level::Documented => documented(a) == documented(b),
            Level::Exact => a == b,
        };
        let agree = self
            .lines
            .iter()
            .zip(&other.lines)
            .take_while(|(a, b)| same(a, b))
            .count();
        (agree < self.lines.len() || agree < other.lines.len())
            .then_some(Difference { line: agree })
    }
}

/// The part of a line that is not detail.
pub fn documented(line: &str) -> &str {
    line.find(DETAIL).map_or(line, |at| &line[..at]).trim_end()
}

/// Turns text that a program printed on one line into a trace line: nothing that it prints can be taken for machinery.
pub fn escape_printed(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    if text.starts_with(['!', '\\']) {
        line.push('\\');
    }
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        line.push_str(text);
        return line;
    }
    for c in text.chars() {
        match c {
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => {
                let code = u32::from(c);
                let width = if code < 0x100 { 2 } else { 4 };
                let letter = if code < 0x100 { 'x' } else { 'u' };
                line.push_str(&format!("\\{letter}{code:0width$x}"));
            }
            c => line.push(c),
        }
    }
    line
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}
