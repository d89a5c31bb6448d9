//! The command line of test525.

// No input can make it panic; tests may.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::todo,
        clippy::unimplemented
    )
)]

mod command;
mod failure;
mod interrupt;
mod options;
mod output;
mod progress;
mod subjects;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;

#[global_allocator]
static ALLOCATOR: test525::allocator::Allocator = test525::allocator::Allocator;

/// Conformance suite and differential tester for Python's asynchronous generators (PEP 525)
#[derive(Parser)]
#[command(
    name = "test525",
    version,
    propagate_version = true,
    max_term_width = 100
)]
#[command(
    after_help = "Exit status: 0 all as expected; 1 unexpected divergences (for `vm`: the program raised); \
    2 wrong usage or input; 3 the machinery failed; 130 interrupted."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: options::Common,
}

#[derive(Subcommand)]
enum Command {
    /// Run cases on the reference VM and on every Python, and write a report
    Run(command::run::Args),
    /// Run the regression programs of corpus/ in the same way
    Replay(command::run::Args),
    /// Run one program on the reference VM and print its trace
    Vm(command::vm::Args),
    /// Run one program on the reference VM and on every Python, and show how they differ
    Diff(command::diff::Args),
    /// Generate programs, compare the reference VM with a Python, and show where they differ
    Fuzz(command::fuzz::Args),
    /// Compare every sequence of operations up to a length, over a fixed family of generators
    Explore(command::explore::Args),
    /// Print generated programs
    Generate(command::generate::Args),
    /// Make a program that shows a divergence as small as possible
    Reduce(command::reduce::Args),
    /// Print the catalogue of clauses, or which cases cover them
    Clauses(command::clauses::Args),
    /// Print the table of version differences, or which cases show them
    Quirks(command::quirks::Args),
    /// Print which Pythons were found, and what each can do
    Subjects,
    /// Say what changed from one report to another
    Compare(command::compare::Args),
    /// Make one report of the reports of its parts
    Merge(command::merge::Args),
    /// Write the verdicts of each Python in a report to a small file of its own, for --baseline and compare
    Baseline(command::baseline::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    cli.common.color.apply();
    interrupt::install();
    match execute(cli) {
        Ok(status) => status.into(),
        Err(failure) => {
            anstream::eprintln!("test525: {failure}");
            failure.status()
        }
    }
}

fn execute(cli: Cli) -> Result<Status, Failure> {
    use test525::case::Suite;
    let common = &cli.common;
    match cli.command {
        Command::Run(args) => command::run::run(Suite::Cases, &args, common),
        Command::Replay(args) => command::run::run(Suite::Corpus, &args, common),
        Command::Vm(args) => command::vm::run(&args, common),
        Command::Diff(args) => command::diff::run(&args, common),
        Command::Fuzz(args) => command::fuzz::run(&args, common),
        Command::Explore(args) => command::explore::run(&args, common),
        Command::Generate(args) => command::generate::run(&args),
        Command::Reduce(args) => command::reduce::run(&args, common),
        Command::Clauses(args) => command::clauses::run(&args, common),
        Command::Quirks(args) => command::quirks::run(&args, common),
        Command::Subjects => command::subjects::run(common),
        Command::Compare(args) => command::compare::run(&args, common),
        Command::Merge(args) => command::merge::run(&args, common),
        Command::Baseline(args) => command::baseline::run(&args),
    }
}

/// How the program ends.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Status {
    /// All is as expected.
    Expected,
    /// There are unexpected divergences, or the program raised.
    Divergent,
    /// The machinery failed; what was found until then has been reported.
    Broken,
    /// The user ended it; what was found until then has been reported.
    Interrupted,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(match status {
            Status::Expected => 0,
            Status::Divergent => 1,
            Status::Broken => 3,
            Status::Interrupted => interrupt::STATUS,
        })
    }
}
