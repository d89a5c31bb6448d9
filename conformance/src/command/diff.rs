//! `test525 diff`.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use clap::Args as ClapArgs;
use test525::case::{Case, read_program};
use test525::expectation::Expectations;
use test525::judge::Verdict;
use test525::metadata::{Kind, Metadata};
use test525::report::terminal;
use test525::report::{self, Demands, Platform, Report, RuntimeKind, SCHEMA};
use test525::run::{self, Outcome, Plan};

use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::{Status, output, subjects};

/// Arguments of `diff`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The program; `-` is standard input
    file: PathBuf,
}

/// Runs one program everywhere and prints how the traces differ.
pub fn run(args: &Args, common: &Common) -> Result<Status, Failure> {
    let source = read_program(&args.file)?;
    let place = args.file.display().to_string();
    let metadata = Metadata::read(&source.text, Kind::Program)
        .map_err(|error| Failure::Usage(format!("{place}:{}: {error}", error.line)))?;
    let case = Case {
        name: place.clone(),
        path: args.file.clone(),
        source,
        metadata,
        // The reference VM is what the others are compared with, so that a subject's own trace is never in the way.
        expected: None,
    };
    let launchers = subjects::launchers(common)?;
    if launchers.is_empty() {
        return Err(Failure::Usage(subjects::NONE.to_owned()));
    }
    let mut plan = Plan::new(
        vec![case],
        launchers,
        Expectations::default(),
        &common.plan(),
    )?;
    plan.command = "diff";
    let Outcome { cases, failure } = run::run(&plan, &AtomicBool::new(false), &|_| {});
    if let Some(failure) = failure {
        return Err(Failure::Machinery(failure.to_string()));
    }
    let report = Report {
        schema: SCHEMA,
        suite: report::Suite {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            command: Some(plan.command.to_owned()),
            origin: place,
            selected: 1,
            shard: None,
        },
        date: super::conclusion::date()?,
        platform: Platform::this(),
        interrupted: false,
        runtimes: plan.runtimes(),
        clauses: report::catalogue(),
        quirks: Vec::new(),
        cases,
        stale: Vec::new(),
    };
    match common.format {
        Format::Terminal => output::print(&text(&report, output::colour()))?,
        format => output::print_report(&report, &Demands::default(), format)?,
    }
    Ok(match report.is_passed() {
        true => Status::Expected,
        false => Status::Divergent,
    })
}

/// One line for each subject, then the diffs.
fn text(report: &Report, colour: bool) -> String {
    let mut text = String::new();
    let results = report.cases.iter().flat_map(|case| &case.results);
    for (runtime, result) in report.runtimes.iter().zip(results) {
        // An edition of the VM is what its subject is compared with; it has something to say only if it cannot run.
        let is_reference = runtime.kind == RuntimeKind::ReferenceVm;
        if is_reference && result.verdict != Verdict::Unsupported {
            continue;
        }
        text.push_str(&format!("{}: {}", result.runtime, result.verdict.text()));
        match &result.reason {
            Some(reason) => text.push_str(&format!(" ({reason})\n")),
            None => text.push('\n'),
        }
    }
    for finding in report.findings() {
        let subjects = finding.runtimes.iter().filter(|name| {
            let mut runtimes = report.runtimes.iter();
            runtimes.any(|one| one.name == **name && one.kind == RuntimeKind::Subject)
        });
        let subjects: Vec<&str> = subjects.copied().collect();
        if let (Some(divergence), false) = (&finding.result.divergence, subjects.is_empty()) {
            text.push('\n');
            text.push_str(&terminal::draw_divergence(
                divergence,
                &subjects.join(", "),
                colour,
            ));
        }
    }
    text
}
