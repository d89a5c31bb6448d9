//! `test525 merge`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use test525::report::folder::ReportFolder;
use test525::report::merge::{Part, merge};
use test525::report::read;

use super::conclusion;
use crate::Status;
use crate::failure::Failure;
use crate::options::Common;

/// Arguments of `merge`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The reports of all parts: report.json files, or the folders that have them
    #[arg(required = true)]
    reports: Vec<PathBuf>,

    #[command(flatten)]
    conclusion: conclusion::DemandArgs,
}

/// Makes one report of its parts, writes it, and ends as the whole run would have ended.
pub fn run(args: &Args, common: &Common) -> Result<Status, Failure> {
    let asked = args.conclusion.read()?;
    let parts = args
        .reports
        .iter()
        .map(|path| {
            Ok(Part {
                name: path.display().to_string(),
                report: read::read(path)?,
            })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let report = merge(parts)?;
    let folder = ReportFolder::open(&common.out)?;
    asked.conclude(&report, &folder, common)
}
