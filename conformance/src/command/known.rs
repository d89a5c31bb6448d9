//! Which known divergences a command looks at.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use test525::expectation::{ExpectationError, Expectations};

/// What is known to differ, besides what the project knows.
#[derive(ClapArgs, Debug)]
pub struct KnownArgs {
    /// More known divergences: a file, or a folder of .toml files, as in conformance/expectations; can be repeated
    #[arg(long, value_name = "PATH")]
    expectations: Vec<PathBuf>,
}

impl KnownArgs {
    /// Reads all of them: the user's, and the project's own behind them.
    pub fn read(&self) -> Result<Expectations, ExpectationError> {
        Expectations::with_own(&self.expectations)
    }

    /// The option as a shell needs it, for a command that shows a result again.
    pub fn repeated(&self) -> impl Iterator<Item = String> {
        self.expectations.iter().filter_map(|path| {
            let path = path.display().to_string();
            let path = shlex::try_quote(&path).ok()?;
            Some(format!("--expectations {path}"))
        })
    }
}
