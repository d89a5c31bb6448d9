//! `test525 explore`.

use std::fmt::Write as _;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use clap::Args as ClapArgs;
use test525::expectation::{EXPLORATION, Expectations};
use test525::fuzzing::Comparer;
use test525::fuzzing::explore::{
    Differing, Exploration, ExploreError, Explorer, Place, Statement, Totals, Who,
};
use test525::fuzzing::finding::Findings;
use test525::run::{Contender, edition_for};
use test525_generator::enumerate::alphabet::ALPHABET;
use test525_generator::enumerate::family::{FAMILIES, Family, V1};
use test525_generator::enumerate::sequences::MAX_DEPTH;
use test525_reference_vm::quirk::Edition;

use super::known::KnownArgs;
use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::progress::Progress;
use crate::{Status, interrupt, output, subjects};

/// Arguments of `explore`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// Operations of the longest sequences; all shorter ones are compared too
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_DEPTH)))]
    depth: u32,
    /// The family of bodies
    #[arg(long, value_name = "NAME", default_value = V1.name)]
    family: String,
    /// Print the bodies and the operations of the family
    #[arg(long)]
    list: bool,
    /// Where to begin: a body and the number of a sequence, as an earlier run that was ended names it
    #[arg(long, value_name = "BODY/NUMBER")]
    first: Option<String>,
    /// Show divergences as they were met instead of the smallest programs that show them
    #[arg(long)]
    no_reduce: bool,

    #[command(flatten)]
    known: KnownArgs,
}

/// Compares every sequence of operations, and states what was compared.
pub fn run(args: &Args, common: &Common) -> Result<Status, Failure> {
    let family = Family::named(&args.family).ok_or_else(|| {
        let names: Vec<&str> = FAMILIES.iter().map(|family| family.name).collect();
        Failure::Usage(format!(
            "--family {}: the families are {}",
            args.family,
            names.join(", ")
        ))
    })?;
    if args.list {
        output::print(&list(family))?;
        return Ok(Status::Expected);
    }
    let contenders = subjects::contenders_or_embedded(common)?;
    if contenders.is_empty() {
        return Err(Failure::Usage(subjects::NONE.to_owned()));
    }
    let tours = contenders
        .iter()
        .map(|contender| Tour::new(args, common, family, contender))
        .collect::<Result<Vec<_>, _>>()?;
    let known = args.known.read()?;
    let findings = Findings::open(&common.out.join("findings"))?;
    let mut statements = Vec::new();
    let mut status = Status::Expected;
    for tour in &tours {
        let (statement, ended) = tour.run(&findings, &known)?;
        if common.format != Format::Json {
            output::print(&statement.to_string())?;
        }
        if statement.differ > 0 && status == Status::Expected {
            status = Status::Divergent;
        }
        statements.push(statement);
        if let Some(ended) = ended {
            status = ended;
            break;
        }
    }
    if common.format == Format::Json {
        output::print_json(&statements)?;
    }
    Ok(status)
}

fn list(family: &Family) -> String {
    let mut text = format!("family {}\n\nbodies:\n", family.name);
    for body in family.bodies {
        // A String takes everything that is written to it.
        _ = write!(text, "  {:14} {}", body.name, body.about);
        _ = match body.first_minor {
            ..=6 => writeln!(text),
            minor => writeln!(text, " (from Python 3.{minor} on)"),
        };
    }
    text.push_str(
        "\noperations on the generator g, its newest awaitable a and the one before, b:\n",
    );
    for operation in ALPHABET {
        _ = writeln!(text, "  {operation}");
    }
    text
}

/// One Python on its way through a family.
struct Tour<'a> {
    args: &'a Args,
    common: &'a Common,
    contender: &'a Contender,
    edition: Edition,
    exploration: Exploration,
    first: Place,
}

/// What the threads of a tour share.
struct Shared {
    next: Place,
    totals: Totals,
    failure: Option<(Place, ExploreError)>,
}

impl<'a> Tour<'a> {
    fn new(
        args: &'a Args,
        common: &'a Common,
        family: &'static Family,
        contender: &'a Contender,
    ) -> Result<Self, Failure> {
        let party = &contender.party;
        let edition = edition_for(party).ok_or_else(|| {
            Failure::Usage(format!(
                "{}: the reference VM has no edition of version {}",
                party.name, contender.version
            ))
        })?;
        let exploration = Exploration::new(family, args.depth, edition.minor());
        let first = match &args.first {
            Some(text) => exploration
                .place(text)
                .map_err(|error| Failure::Usage(format!("--first: {error}")))?,
            None => exploration.start(),
        };
        Ok(Self {
            args,
            common,
            contender,
            edition,
            exploration,
            first,
        })
    }

    /// Goes through what there is, by several threads at once; says how it ended if not at the end.
    fn run(
        &self,
        findings: &Findings,
        known: &Expectations,
    ) -> Result<(Statement, Option<Status>), Failure> {
        let total = usize::try_from(self.exploration.left(self.first)).unwrap_or(usize::MAX);
        let progress = Progress::of_schedules(total);
        let shared = Mutex::new(Shared {
            next: self.first,
            totals: Totals::default(),
            failure: None,
        });
        let began = Instant::now();
        let results: Vec<Result<(), Failure>> = std::thread::scope(|scope| {
            let work = || self.work(&shared, &progress, findings, known);
            let threads: Vec<_> = (0..self.common.plan().jobs.get())
                .map(|_| scope.spawn(work))
                .collect();
            // A thread that panicked has no result, and its panic goes on here.
            let join = |thread: std::thread::ScopedJoinHandle<'_, _>| thread.join();
            threads
                .into_iter()
                .map(|thread| join(thread).unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        drop(progress);
        let shared = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
        results.into_iter().collect::<Result<(), Failure>>()?;
        let (next, failed) = match shared.failure {
            Some((place, error)) => {
                anstream::eprintln!("test525: {error}");
                (place, true)
            }
            None => (shared.next, false),
        };
        let party = &self.contender.party;
        let again = self.contender.launcher.argument();
        let who = Who {
            subject: &party.name,
            argument: &again,
            edition: self.edition.to_string(),
            level: party.level,
        };
        let statement = Statement::new(
            &self.exploration,
            who,
            (self.first, next),
            &shared.totals,
            began.elapsed(),
        );
        let ended = match (failed, statement.next.is_some()) {
            (true, _) => Some(Status::Broken),
            (false, true) => Some(Status::Interrupted),
            (false, false) => None,
        };
        Ok((statement, ended))
    }

    fn work(
        &self,
        shared: &Mutex<Shared>,
        progress: &Progress,
        findings: &Findings,
        known: &Expectations,
    ) -> Result<(), Failure> {
        let party = &self.contender.party;
        let launcher = self.contender.launcher.as_ref();
        let comparer = Comparer::new(launcher, self.edition, party.level)?;
        let mut explorer = Explorer::new(comparer, self.exploration.family);
        let stop = interrupt::flag();
        loop {
            let (stretch, next) = {
                let mut shared = lock(shared);
                if stop.load(Ordering::Relaxed) || shared.failure.is_some() {
                    return Ok(());
                }
                let Some((stretch, next)) = self.exploration.stretch(shared.next) else {
                    return Ok(());
                };
                shared.next = next;
                (stretch, next)
            };
            let explored = match explorer.explore(&stretch) {
                Ok(explored) => explored,
                Err(error) => {
                    let mut shared = lock(shared);
                    let earlier = shared.failure.take().filter(|(at, _)| *at < stretch.place);
                    shared.failure = Some(earlier.unwrap_or((stretch.place, error)));
                    return Ok(());
                }
            };
            for differing in &explored.differing {
                if self.is_new(differing, known, shared) {
                    self.show(differing, &mut explorer, findings)?;
                }
            }
            let (before, done) = {
                let mut shared = lock(shared);
                let before = shared.totals.done();
                shared.totals.add(&explored);
                (before, shared.totals.done())
            };
            let place = self
                .exploration
                .name(next)
                .unwrap_or_else(|| "the end".to_owned());
            let as_size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
            progress.show_more(as_size(before), as_size(done), &format!(", at {place}"));
        }
    }

    /// Counts a difference; says whether it is the first of its kind that nobody knows.
    fn is_new(&self, differing: &Differing, known: &Expectations, shared: &Mutex<Shared>) -> bool {
        let party = &self.contender.party;
        let name = self.name(differing);
        let expected = known.find(&party.name, &party.implementation, party.release, &name);
        let mut shared = lock(shared);
        if expected.is_some() {
            shared.totals.known += 1;
            return false;
        }
        let alone = differing.alone.as_ref();
        let bucket = alone.map(|divergent| divergent.bucket.clone());
        shared.totals.differ(bucket, &name)
    }

    /// How `expectations/` calls a sequence.
    fn name(&self, differing: &Differing) -> String {
        let Differing { body, sequence, .. } = differing;
        let family = self.exploration.family.name;
        format!("{EXPLORATION}{family}/{}/{sequence}", body.name)
    }

    /// Shows a difference and keeps it as a file.
    fn show(
        &self,
        differing: &Differing,
        explorer: &mut Explorer<'_>,
        findings: &Findings,
    ) -> Result<(), Failure> {
        let origin = format!("test525 explore, {}", self.name(differing));
        let name = &self.contender.party.name;
        let finding = explorer.finding(differing, &origin, name, !self.args.no_reduce)?;
        let Some(finding) = finding else {
            anstream::eprintln!(
                "test525: differed once and not again: {}",
                self.name(differing)
            );
            return Ok(());
        };
        if self.common.format != Format::Json {
            // A finding that cannot be written can still be read once.
            output::print(&finding.show(output::colour()))?;
        }
        let path = findings.write(&finding)?;
        if self.common.format != Format::Json {
            output::print(&format!("{}\n\n", path.display()))?;
        }
        Ok(())
    }
}

/// The value behind a lock. What a thread that panicked had put there is whole: it is written in one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
