//! `test525 baseline`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use test525::report::folder::ReportFolder;
use test525::report::read;

use crate::failure::Failure;
use crate::{Status, output};

/// Arguments of `baseline`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The report of a run: report.json, or the folder that has it
    report: PathBuf,
    /// The folder that the files are written to, one for each Python of the report
    folder: PathBuf,
}

/// Writes what later runs are held against: the verdicts of each Python, without programs and traces.
pub fn run(args: &Args) -> Result<Status, Failure> {
    let report = read::read(&args.report)?;
    if report.interrupted || report.suite.shard.is_some() {
        return Err(Failure::Usage(format!(
            "{}: not a report of a whole run, so nothing to hold others against",
            args.report.display()
        )));
    }
    let written = ReportFolder::open(&args.folder)?.write_outlines(&report)?;
    for path in written {
        output::print(&format!("{}\n", path.display()))?;
    }
    Ok(Status::Expected)
}
