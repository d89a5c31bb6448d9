//! How far a run is: a bar on a terminal, plain lines elsewhere.

use std::io;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output;

/// Plain lines for one run.
const LINES: usize = 5;

/// The progress of a run over a known number of cases.
pub struct Progress {
    total: usize,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Begins to show progress on standard error.
    pub fn new(total: usize) -> Self {
        let bar = output::is_watched().then(|| {
            let length = u64::try_from(total).unwrap_or(u64::MAX);
            let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{bar:40} {pos}/{len} cases, {elapsed}");
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { total, bar }
    }

    /// Shows that so many cases are done.
    pub fn show(&self, done: usize) {
        match &self.bar {
            Some(bar) => bar.set_position(u64::try_from(done).unwrap_or(u64::MAX)),
            None if is_milestone(done, self.total) => {
                let line = format!("test525: {done} of {} cases\n", self.total);
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

/// Whether a plain line is due: about [`LINES`] times in a run, and at its end.
fn is_milestone(done: usize, total: usize) -> bool {
    let step = total.div_ceil(LINES).max(1);
    done.is_multiple_of(step) || done == total
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
            let lines: Vec<usize> = (1..=total).filter(|n| is_milestone(*n, total)).collect();
            assert_eq!(lines, expected, "{total}");
        }
    }
}
