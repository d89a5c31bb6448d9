//! The report as annotations, which GitHub Actions shows beside the lines that they speak of.

use std::fmt::Write as _;

use super::demands::Demands;
use super::model::Report;
use super::result::Finding;
use super::text;
use crate::diff::Style;

/// Annotations of one level that GitHub shows for one step; it drops the others without a word.
const SHOWN: usize = 10;

/// How much GitHub makes of an annotation.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Level {
    Error,
    Warning,
    Notice,
}

impl Level {
    fn command(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// One workflow command for each finding and each known divergence that is out of date: an error for what fails the run, a
/// warning for what fails it under `--strict` only, a notice for failures that the baseline has too.
pub fn render(report: &Report, demands: &Demands) -> String {
    let out_of_date = match demands.strict {
        true => Level::Error,
        false => Level::Warning,
    };
    let mut annotations = Annotations::default();
    for finding in report.findings() {
        let level = match finding.result.verdict.is_failure() {
            false => out_of_date,
            true if demands.is_shown(&finding) => Level::Error,
            true => Level::Notice,
        };
        annotations.add_finding(level, &finding);
    }
    for entry in &report.stale {
        let (file, line) = match entry.place.rsplit_once(':') {
            Some((file, line)) => (file, line.parse().ok()),
            None => (entry.place.as_str(), None),
        };
        let message = format!("{}: {}", entry.cause.text(), entry.reason);
        annotations.add(out_of_date, file, line, "known divergence", &message);
    }
    annotations.finish()
}

#[derive(Default)]
struct Annotations {
    lines: Vec<(Level, String)>,
}

impl Annotations {
    fn add_finding(&mut self, level: Level, finding: &Finding) {
        let Finding {
            case,
            result,
            runtimes,
        } = finding;
        let title = format!(
            "{}: {} on {}",
            result.verdict.text(),
            case.name,
            runtimes.join(", ")
        );
        let mut message = case.about.clone();
        for more in [&result.reason, &result.link].into_iter().flatten() {
            _ = write!(message, "\n{more}");
        }
        let divergence = result.divergence.as_ref();
        if let Some(divergence) = divergence {
            let diff = text::shortened(&divergence.diff.draw(Style::Marks));
            _ = write!(message, "\n\n{diff}");
            for clause in &divergence.clauses_before {
                _ = write!(message, "\n{} {}", clause.id, clause.url);
            }
        }
        if let Some(command) = &result.reproduce {
            _ = write!(message, "\n\n{command}");
        }
        let line = divergence
            .and_then(|d| d.program.last())
            .map(|line| line.line);
        self.add(level, &case.path, line, &title, &message);
    }

    fn add(&mut self, level: Level, file: &str, line: Option<usize>, title: &str, message: &str) {
        let mut text = format!("::{} file={}", level.command(), property(file));
        if let Some(line) = line {
            _ = write!(text, ",line={line}");
        }
        _ = write!(text, ",title={}::{}", property(title), data(message));
        self.lines.push((level, text));
    }

    /// The first of each level, and how many there are besides.
    fn finish(self) -> String {
        let mut text = String::new();
        for level in [Level::Error, Level::Warning, Level::Notice] {
            let of_level = || self.lines.iter().filter(|(one, _)| *one == level);
            for (_, line) in of_level().take(SHOWN) {
                _ = writeln!(text, "{line}");
            }
            if let Some(more) = of_level().count().checked_sub(SHOWN).filter(|n| *n > 0) {
                let more = text::plural(more, level.command());
                _ = writeln!(text, "and {more} more, in the report's files");
            }
        }
        text
    }
}

/// Text as a workflow command takes it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The same for what stands before the message.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_its_command() {
        let mut annotations = Annotations::default();
        annotations.add(
            Level::Error,
            "a,b:c.py",
            Some(3),
            "100%: x",
            "one\r\ntwo, 50%: ::x",
        );
        let expected =
            "::error file=a%2Cb%3Ac.py,line=3,title=100%25%3A x::one%0D%0Atwo, 50%25: ::x\n";
        assert_eq!(annotations.finish(), expected);
    }

    #[test]
    fn what_would_be_dropped_is_counted() {
        let mut annotations = Annotations::default();
        for _ in 0..12 {
            annotations.add(Level::Warning, "a.py", None, "t", "m");
        }
        let text = annotations.finish();
        assert_eq!(text.lines().count(), SHOWN + 1);
        assert!(
            text.ends_with("and 2 warnings more, in the report's files\n"),
            "{text}"
        );
    }
}
