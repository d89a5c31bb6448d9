//! `test525 fuzz`.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use clap::Args as ClapArgs;
use test525::expectation::{Expectation, Expectations};
use test525::fuzzing::bucket::Bucket;
use test525::fuzzing::finding::{Finding, Findings};
use test525::fuzzing::pool::Pool;
use test525::fuzzing::{Campaign, Comparer, Tally};
use test525::judge::Party;
use test525::run::{Contender, edition_for};
use test525_reference_vm::syntax::PythonVersion;

use super::known::KnownArgs;
use crate::failure::Failure;
use crate::options::Common;
use crate::{Status, interrupt, output, subjects};

/// Arguments of `fuzz`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// How long to go on, such as 60s or 10m [default: 60s, unless --runs or --schedules is given]
    #[arg(long, value_name = "TIME", value_parser = humantime::parse_duration)]
    time: Option<Duration>,
    /// How many programs to compare; with a seed, always the same ones
    #[arg(long, value_name = "N")]
    runs: Option<u64>,
    /// How many schedules to compare; a program without schedules counts as one
    #[arg(long, value_name = "N")]
    schedules: Option<u64>,
    /// The same seed gives the same programs
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The number of the first program
    #[arg(long, value_name = "N", default_value_t = 0)]
    first: u64,
    /// Show divergences as they were met instead of the smallest programs that show them
    #[arg(long)]
    no_reduce: bool,

    #[command(flatten)]
    known: KnownArgs,
}

/// How long to go on if nothing is said.
const TIME: Duration = Duration::from_secs(60);

/// Generates and compares programs, and shows what differs.
pub fn run(args: &Args, common: &Common) -> Result<Status, Failure> {
    let mut contenders = subjects::contenders_or_embedded(common)?;
    if contenders.is_empty() {
        return Err(Failure::Usage(subjects::NONE.to_owned()));
    }
    let known = args.known.read()?;
    let findings = Findings::open(&common.out.join("findings"))?;
    let mut status = Status::Expected;
    for contender in &mut contenders {
        match against(args, contender, &findings, &known)? {
            Status::Expected => {}
            Status::Interrupted => return Ok(Status::Interrupted),
            other => status = other,
        }
    }
    Ok(status)
}

/// One campaign against one Python.
fn against(
    args: &Args,
    contender: &Contender,
    findings: &Findings,
    known: &Expectations,
) -> Result<Status, Failure> {
    let party = &contender.party;
    let edition = edition_for(party).ok_or_else(|| {
        Failure::Usage(format!(
            "{}: the reference VM has no edition of version {}",
            party.name, contender.version
        ))
    })?;
    let version = PythonVersion::three(edition.minor());
    let campaign = Campaign::new(args.seed, Pool::own(version)?, version);
    let mut comparer = Comparer::new(contender.launcher.as_ref(), edition, party.level)?;
    let stop = interrupt::flag();
    let mut tally = Tally::default();
    let began = Instant::now();
    let counted = args.runs.or(args.schedules);
    let time = args.time.or(counted.is_none().then_some(TIME));
    let is_over = |tally: &Tally| {
        stop.load(Ordering::Relaxed)
            || args.runs.is_some_and(|runs| tally.programs >= runs)
            || args.schedules.is_some_and(|count| tally.schedules >= count)
            || time.is_some_and(|time| began.elapsed() >= time)
    };
    while !is_over(&tally) {
        let index = args.first.saturating_add(tally.programs);
        let Some((parts, divergent)) = campaign.step(index, &mut comparer, &mut tally)? else {
            continue;
        };
        if tally.buckets.get(&divergent.bucket).copied() != Some(1) {
            continue;
        }
        if known.find_bucket(party, &divergent.bucket).is_some() {
            continue;
        }
        let origin = format!("test525 fuzz --seed {} --first {index} --runs 1", args.seed);
        let finding = Finding::new(parts, divergent, origin, &party.name);
        let finding = match args.no_reduce {
            true => finding,
            false => finding.reduced(&mut comparer, version)?,
        };
        // A finding that cannot be written can still be read once.
        output::print(&finding.show(output::colour()))?;
        let path = findings.write(&finding)?;
        output::print(&format!("{}\n\n", path.display()))?;
    }
    let reason = |bucket: &Bucket| Some(known.find_bucket(party, bucket)?.reason.as_str());
    output::print(&summary(
        &tally,
        &party.name,
        args.seed,
        began.elapsed(),
        &reason,
    ))?;
    output::print(&not_met(&tally, party, known))?;
    let is_known = tally.buckets.keys().all(|bucket| reason(bucket).is_some());
    Ok(match (stop.load(Ordering::Relaxed), is_known) {
        (true, _) => Status::Interrupted,
        (false, true) => Status::Expected,
        (false, false) => Status::Divergent,
    })
}

/// The known divergences that the campaign could have met and has not. That is no proof that they are gone: another seed may meet them.
fn not_met(tally: &Tally, party: &Party, known: &Expectations) -> String {
    let met = |entry: &Expectation| {
        let mut buckets = tally.buckets.keys();
        buckets.any(|bucket| {
            let first = known.find_bucket(party, bucket);
            first.is_some_and(|first| std::ptr::eq(first, entry))
        })
    };
    known
        .by_bucket_alone(party)
        .filter(|entry| !met(entry))
        .map(|entry| format!("not met: {}: {}\n", entry.place(), entry.reason))
        .collect()
}

/// `known`: why a divergence is known, if it is.
fn summary<'a>(
    tally: &Tally,
    name: &str,
    seed: u64,
    took: Duration,
    known: &dyn Fn(&Bucket) -> Option<&'a str>,
) -> String {
    let seconds = took.as_secs_f64().max(f64::EPSILON);
    #[expect(clippy::cast_precision_loss, reason = "a rate for people")]
    let rate = |count: u64| count as f64 / seconds;
    let mut text = format!(
        "{name}, seed {seed}: {} programs in {seconds:.1} s ({:.0} a second), {} compared, {} schedules ({:.0} a second)\n",
        tally.programs,
        rate(tally.programs),
        tally.compared,
        tally.schedules,
        rate(tally.schedules),
    );
    let skipped: u64 = tally.skipped.values().sum();
    if skipped > 0 {
        text.push_str(&format!("{skipped} programs were not compared:\n"));
        let mut reasons: Vec<_> = tally.skipped.iter().collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (reason, count) in reasons.into_iter().take(REASONS) {
            text.push_str(&format!("{count:7}  {reason}\n"));
        }
    }
    if !tally.flaky.is_empty() {
        let count = tally.flaky.len();
        text.push_str(&format!("{count} differed once and not again, such as\n"));
        for number in tally.flaky.iter().take(REASONS) {
            text.push_str(&format!(
                "         --seed {seed} --first {number} --runs 1\n"
            ));
        }
    }
    match tally.buckets.is_empty() {
        true => text.push_str("no divergence\n"),
        false => {
            let total: u64 = tally.buckets.values().sum();
            text.push_str(&format!(
                "{total} divergences of {} kinds:\n",
                tally.buckets.len()
            ));
            for (bucket, count) in &tally.buckets {
                text.push_str(&format!("{count:7}  {bucket}\n"));
                if let Some(reason) = known(bucket) {
                    text.push_str(&format!("         known: {reason}\n"));
                }
            }
        }
    }
    text
}

/// Reasons shown for programs that were not compared.
const REASONS: usize = 8;
