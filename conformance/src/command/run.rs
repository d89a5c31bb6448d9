//! `test525 run` and `test525 replay`.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use clap::Args as ClapArgs;
use test525::case::{Origin, Selection, Shard, Suite, select};
use test525::expectation::{Expectation, Expectations};
use test525::history::History;
use test525::report::folder::ReportFolder;
use test525::report::{self, KnownEntry, Platform, Report, SCHEMA, ShardEntry, StaleCause};
use test525::run::{self, Outcome, Plan};

use super::conclusion;
use super::known::KnownArgs;
use crate::failure::Failure;
use crate::options::Common;
use crate::progress::Progress;
use crate::{Status, interrupt, subjects};

/// Arguments of `run` and `replay`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// Files, folders, or names of cases [default: all]
    paths: Vec<PathBuf>,

    /// Run one of N equal parts, which `test525 merge` puts together again
    #[arg(long, value_name = "K/N")]
    shard: Option<Shard>,

    #[command(flatten)]
    known: KnownArgs,

    #[command(flatten)]
    conclusion: conclusion::DemandArgs,
}

/// Runs cases everywhere and writes the report.
pub fn run(suite: Suite, args: &Args, common: &Common) -> Result<Status, Failure> {
    let asked = args.conclusion.read()?;
    let date = conclusion::date()?;
    let Selection { origin, mut cases } = select(suite, &args.paths)?;
    let known = args.known.read()?;
    let stale = match origin {
        Origin::Named => Vec::new(),
        Origin::Checkout(_) | Origin::Builtin => stale_entries(suite, &known, &cases),
    };
    if let Some(shard) = args.shard {
        cases = shard.deal(cases);
    }
    let launchers = subjects::launchers(common)?;
    let mut options = common.plan();
    options.repeated.extend(args.known.repeated());
    let mut plan = Plan::new(cases, launchers, known, &options)?;
    plan.command = match suite {
        Suite::Cases => "run",
        Suite::Corpus => "replay",
    };
    let folder = ReportFolder::open(&common.out)?;

    let stop = interrupt::flag();
    let progress = Progress::new(plan.cases.len());
    let Outcome { cases, failure } = run::run(&plan, stop, &|done| progress.show(done));
    drop(progress);

    let mut report = Report {
        schema: SCHEMA,
        suite: report::Suite {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            command: Some(plan.command.to_owned()),
            origin: origin_text(&origin),
            selected: plan.cases.len(),
            shard: args.shard.map(|shard| ShardEntry {
                number: shard.number(),
                of: shard.of(),
            }),
        },
        date,
        platform: Platform::this(),
        interrupted: cases.len() < plan.cases.len(),
        runtimes: plan.runtimes(),
        clauses: report::catalogue(),
        quirks: report::quirks(&History::by_ranges(&plan.cases, stop)),
        cases,
        stale,
    };
    report.note_stale();
    let status = asked.conclude(&report, &folder, common)?;
    match failure {
        Some(failure) => {
            anstream::eprintln!("test525: {failure}");
            Ok(Status::Broken)
        }
        None if report.interrupted && stop.load(Ordering::Relaxed) => Ok(Status::Interrupted),
        None => Ok(status),
    }
}

/// What is out of date about known divergences, whatever the results are.
fn stale_entries(
    suite: Suite,
    known: &Expectations,
    cases: &[test525::case::Case],
) -> Vec<KnownEntry> {
    let entry = |entry: &Expectation, cause| KnownEntry {
        place: entry.place(),
        reason: entry.reason.clone(),
        cause,
    };
    match suite {
        Suite::Cases => {
            // The table speaks of cases and of regression programs.
            let corpus = select(Suite::Corpus, &[]).map(|corpus| corpus.cases);
            let corpus = corpus.unwrap_or_default();
            let cases = cases.iter().chain(&corpus);
            let names: Vec<&str> = cases.map(|case| case.name.as_str()).collect();
            let missing = known.without_case(&names).into_iter();
            let missing = missing.map(|one| entry(one, StaleCause::NoSuchCase));
            let shadowed = known.shadowed(&names).into_iter();
            missing
                .chain(shadowed.map(|one| entry(one, StaleCause::Shadowed)))
                .collect()
        }
        // Those it names are looked for when the cases are run.
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
