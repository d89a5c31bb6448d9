//! How far a run is: a bar on a terminal, plain lines elsewhere.

use std::io;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output;

/// Plain lines for one run over cases.
const LINES: usize = 5;

/// Plain lines for an exploration, which takes longer.
const EXPLORATION_LINES: usize = 25;

/// The progress of a run over a known number of things.
pub struct Progress {
    total: usize,
    lines: usize,
    things: &'static str,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Begins to show the progress of a run over cases on standard error.
    pub fn new(total: usize) -> Self {
        Self::of(total, LINES, "cases")
    }

    /// The same for an exploration.
    pub fn of_schedules(total: usize) -> Self {
        Self::of(total, EXPLORATION_LINES, "schedules")
    }

    fn of(total: usize, lines: usize, things: &'static str) -> Self {
        let bar = output::is_watched().then(|| {
            let length = u64::try_from(total).unwrap_or(u64::MAX);
            let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template(&format!(
                "{{bar:40}} {{pos}}/{{len}} {things}, {{elapsed}}"
            ));
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self {
            total,
            lines,
            things,
            bar,
        }
    }

    /// Shows that so many are done.
    pub fn show(&self, done: usize) {
        self.show_more(done.saturating_sub(1), done, "");
    }

    /// Shows that so many are done, where before it were fewer; a plain line ends with `more`.
    pub fn show_more(&self, before: usize, done: usize, more: &str) {
        match &self.bar {
            Some(bar) => bar.set_position(u64::try_from(done).unwrap_or(u64::MAX)),
            None if is_milestone(before, done, self.total, self.lines) => {
                let line = format!("test525: {done} of {} {}{more}\n", self.total, self.things);
                // Progress that nobody can read is no reason to end a run.
                _ = io::Write::write_all(&mut io::stderr(), line.as_bytes());
            }
            None => {}
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Whether a plain line is due: about `lines` times in a run, and at its end.
fn is_milestone(before: usize, done: usize, total: usize, lines: usize) -> bool {
    let step = total.div_ceil(lines).max(1);
    before / step < done / step || done == total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_lines_are_few_and_include_the_end() {
        for (total, expected) in [
            (0, vec![]),
            (1, vec![1]),
            (7, vec![2, 4, 6, 7]),
            (100, vec![20, 40, 60, 80, 100]),
        ] {
            let lines: Vec<usize> = (1..=total)
                .filter(|n| is_milestone(n - 1, *n, total, LINES))
                .collect();
            assert_eq!(lines, expected, "{total}");
        }
    }
}
