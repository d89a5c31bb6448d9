//! Options that mean the same for every command.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use test525::run;
use test525_reference_vm::trace::Level;

/// The common options.
#[derive(Args, Debug)]
#[command(next_help_heading = "Common options")]
pub struct Common {
    /// A Python to test: a name as `test525 subjects` prints it or its beginning (cpython-3.13), NAME=COMMAND,
    /// or `vm` for the reference VM alone; can be repeated [default: all]
    #[arg(long, global = true, value_name = "NAME[=COMMAND]")]
    pub subject: Vec<String>,

    /// How much of two traces has to agree [default: exact for CPython 3.9 and later, documented for others]
    #[arg(long, global = true, value_enum)]
    pub level: Option<LevelChoice>,

    /// How many cases run at once [default: the number of processors]
    #[arg(long, global = true, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,

    /// How long one program may run, such as 10s or 1m
    #[arg(long, global = true, value_name = "TIME", default_value = USUAL_TIMEOUT, value_parser = time_limit)]
    pub timeout: Duration,

    /// The folder that reports are written to
    #[arg(
        long,
        global = true,
        value_name = "FOLDER",
        default_value = "reports/latest"
    )]
    pub out: PathBuf,

    /// What is printed
    #[arg(long, global = true, value_enum, default_value_t = Format::Terminal)]
    pub format: Format,

    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// The value of `--level`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum LevelChoice {
    /// Only what the documentation promises
    Documented,
    /// Everything, message texts included
    Exact,
}

/// The value of `--format`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people
    Terminal,
    /// One JSON document
    Json,
    /// Markdown
    Markdown,
    /// One HTML page
    Html,
    /// JUnit XML
    Junit,
    /// Annotations of GitHub Actions, and text; Markdown goes to the summary of its job
    Github,
}

/// The value of `--color`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How long one program may run if nothing is said.
const USUAL_TIMEOUT: &str = "10s";

/// The longest time limit: a year, which no clock overflows by.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// A time that a program can run for.
fn time_limit(text: &str) -> Result<Duration, String> {
    let time = humantime::parse_duration(text).map_err(|error| error.to_string())?;
    match time {
        Duration::ZERO => Err("no program runs in no time".to_owned()),
        _ if time > LONGEST => Err("a year is the longest".to_owned()),
        _ => Ok(time),
    }
}

impl Common {
    /// How a run is laid out.
    pub fn plan(&self) -> run::Options {
        let all = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        run::Options {
            jobs: self.jobs.unwrap_or_else(all),
            repeated: self.repeated(),
            level: self.level.map(|choice| match choice {
                LevelChoice::Documented => Level::Documented,
                LevelChoice::Exact => Level::Exact,
            }),
        }
    }

    /// The options that a verdict may depend on, where they are not the usual ones.
    fn repeated(&self) -> Vec<String> {
        let value = self.level.and_then(|level| level.to_possible_value());
        let level = value.map(|value| format!("--level {}", value.get_name()));
        let timeout = humantime::format_duration(self.timeout).to_string();
        let timeout =
            (timeout != USUAL_TIMEOUT).then(|| format!("--timeout {}", timeout.replace(' ', "")));
        level.into_iter().chain(timeout).collect()
    }
}

impl Color {
    /// Makes the choice the one of every stream of this process.
    pub fn apply(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::AlwaysAnsi,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}
