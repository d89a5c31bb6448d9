//! `test525 generate`.

use clap::Args as ClapArgs;
use test525::fuzzing::{Campaign, pool::Pool};
use test525_reference_vm::quirk::Edition;
use test525_reference_vm::syntax::PythonVersion;

use crate::failure::Failure;
use crate::{Status, output};

/// Arguments of `generate`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The same seed gives the same programs
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// How many programs
    #[arg(long, value_name = "N", default_value_t = 1)]
    count: u64,
    /// The number of the first program, as `fuzz` counts them
    #[arg(long, value_name = "N", default_value_t = 0)]
    first: u64,
}

/// Prints programs as `fuzz` makes them.
pub fn run(args: &Args) -> Result<Status, Failure> {
    let version = PythonVersion::three(Edition::newest().minor());
    let campaign = Campaign::new(args.seed, Pool::own(version)?, version);
    for index in args.first..args.first.saturating_add(args.count) {
        if index > args.first {
            output::print("\n\n")?;
        }
        output::print(&campaign.program(index).text())?;
    }
    Ok(Status::Expected)
}
