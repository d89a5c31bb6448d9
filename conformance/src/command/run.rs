//! `test525 run` and `test525 replay`.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use clap::Args as ClapArgs;
use test525::case::{Origin, Selection, Suite, select};
use test525::expectation::Expectations;
use test525::report::folder::ReportFolder;
use test525::report::{self, KnownEntry, Platform, Report, SCHEMA};
use test525::run::{self, Outcome, Plan};

use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::progress::Progress;
use crate::{Status, interrupt, output, subjects};

/// Arguments of `run` and `replay`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// Files, folders, or names of cases [default: all]
    paths: Vec<PathBuf>,
}

/// Runs cases everywhere and writes the report.
pub fn run(suite: Suite, args: &Args, common: &Common) -> Result<Status, Failure> {
    let Selection { origin, cases } = select(suite, &args.paths)?;
    let known = Expectations::own()?;
    let stale = match origin {
        Origin::Named => Vec::new(),
        Origin::Checkout(_) | Origin::Builtin => stale_entries(suite, &known, &cases),
    };
    let launchers = subjects::launchers(common)?;
    let plan = Plan::new(cases, launchers, known, &common.plan())?;
    let folder = ReportFolder::open(&common.out)?;

    let stop = interrupt::flag();
    let progress = Progress::new(plan.cases.len());
    let Outcome { cases, failure } = run::run(&plan, stop, &|done| progress.show(done));
    drop(progress);

    let report = Report {
        schema: SCHEMA,
        suite: report::Suite {
            version: env!("CARGO_PKG_VERSION"),
            origin: origin_text(&origin),
            selected: plan.cases.len(),
        },
        platform: Platform::this(),
        interrupted: cases.len() < plan.cases.len(),
        runtimes: plan.runtimes(),
        cases,
        stale,
    };
    // A run that ended before its first result leaves the last report where it is.
    let written = match report.cases.is_empty() {
        true => Ok(false),
        false => folder.write(&report).map(|()| true),
    };
    // What cannot be written can still be read once.
    output::print_report(&report, common.format)?;
    if written? && common.format == Format::Terminal {
        output::print(&format!(
            "Report: {}\n",
            folder.path().join("report.md").display()
        ))?;
    }
    match failure {
        Some(failure) => {
            anstream::eprintln!("test525: {failure}");
            Ok(Status::Broken)
        }
        None if report.interrupted && stop.load(Ordering::Relaxed) => Ok(Status::Interrupted),
        None if report.is_expected() => Ok(Status::Expected),
        None => Ok(Status::Divergent),
    }
}

fn stale_entries(
    suite: Suite,
    known: &Expectations,
    cases: &[test525::case::Case],
) -> Vec<KnownEntry> {
    match suite {
        Suite::Cases => known
            .without_case(cases.iter().map(|case| case.name.as_str()))
            .into_iter()
            .map(|entry| KnownEntry {
                place: format!("{}:{}", entry.path.display(), entry.line),
                reason: entry.reason.clone(),
            })
            .collect(),
        // The table speaks of cases and of regression programs; those it names are found among the cases.
        Suite::Corpus => Vec::new(),
    }
}

fn origin_text(origin: &Origin) -> String {
    match origin {
        Origin::Named => "named by the user".to_owned(),
        Origin::Checkout(folder) => folder.display().to_string(),
        Origin::Builtin => "carried by the program".to_owned(),
    }
}
