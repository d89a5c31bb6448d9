//! What `run`, `replay` and `merge` do with a report: write it, print it, and say whether it is as it should be.

use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

use clap::Args as ClapArgs;
use test525::report::compare::Comparison;
use test525::report::folder::ReportFolder;
use test525::report::{Demands, Report, RuntimeKind, read};

use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::{Status, output};

/// What is asked of the results.
#[derive(ClapArgs, Debug)]
pub struct DemandArgs {
    /// Fail, too, if a known divergence no longer happens or its case is not there
    #[arg(long)]
    strict: bool,

    /// A report (report.json, or the folder that has it): only failures that it does not have fail
    #[arg(long, value_name = "REPORT")]
    baseline: Option<PathBuf>,
}

/// What is asked of the results, with the baseline read.
pub struct Asked {
    strict: bool,
    baseline: Option<Report>,
}

impl DemandArgs {
    /// Reads the baseline.
    pub fn read(&self) -> Result<Asked, Failure> {
        Ok(Asked {
            strict: self.strict,
            baseline: self.baseline.as_deref().map(read::read).transpose()?,
        })
    }
}

impl Asked {
    /// Writes and prints the report, and says how it is.
    pub fn conclude(
        &self,
        report: &Report,
        folder: &ReportFolder,
        common: &Common,
    ) -> Result<Status, Failure> {
        let demands = Demands {
            strict: self.strict,
            // Not every run is of all that the baseline has.
            baseline: self
                .baseline
                .as_ref()
                .map(|baseline| Comparison::of(baseline, report).of_part()),
        };
        if let Some(comparison) = &demands.baseline {
            say_unknown(comparison, report);
        }
        // A run that ended before its first result leaves the last report where it is.
        let written = match report.cases.is_empty() && report.suite.selected > 0 {
            true => Ok(false),
            false => folder.write(report, &demands).map(|()| true),
        };
        // What cannot be written can still be read once.
        output::print_report(report, &demands, common.format)?;
        if written? && common.format == Format::Terminal {
            output::print(&format!(
                "Report: {}\n",
                folder.path().join("report.md").display()
            ))?;
        }
        Ok(match demands.are_met(report) {
            true => Status::Expected,
            false => Status::Divergent,
        })
    }
}

/// Says which Pythons the baseline says nothing of.
fn say_unknown(comparison: &Comparison, report: &Report) {
    for runtime in &report.runtimes {
        if runtime.kind == RuntimeKind::Subject && comparison.runtimes_added.contains(&runtime.name)
        {
            let name = &runtime.name;
            anstream::eprintln!(
                "test525: the baseline has no results of {name} or its minor version: whatever fails there is new"
            );
        }
    }
}

/// The first second that has no four-digit year.
const END_OF_DATES: u64 = 253_402_300_800;

/// The day that reports are of, as `SOURCE_DATE_EPOCH` says (seconds since 1970, in UTC); none if it is not set.
pub fn date() -> Result<Option<String>, Failure> {
    let Some(text) = std::env::var_os("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    let text = text.to_string_lossy();
    let seconds: Option<u64> = text.parse().ok().filter(|seconds| *seconds < END_OF_DATES);
    let time = seconds.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    let Some(time) = time else {
        return Err(Failure::Usage(format!(
            "SOURCE_DATE_EPOCH: `{text}` is no number of seconds since 1970"
        )));
    };
    let date = humantime::format_rfc3339_seconds(time).to_string();
    Ok(date.split('T').next().map(str::to_owned))
}
