//! How fast the reference VM and the embedded CPython run the same programs, one after the other in one process.
//!
//! `cargo bench -p test525 --bench rates` takes the programs that `test525 fuzz --seed 1` makes; with `-- FOLDER` the files of a folder,
//! such as the one that `cargo fuzz run` has filled. Only the ratio says something about another machine.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use test525::fuzzing::Campaign;
use test525::fuzzing::campaign::{FILE_NAME, source_text};
use test525::fuzzing::pool::Pool;
use test525::metadata::{Kind, Metadata};
use test525::reference;
use test525::run::{Contender, EmbeddedLauncher, Launch as _, edition_for};
use test525::subject::SourceText;
use test525_reference_vm::syntax::PythonVersion;

/// How many programs are made.
const PROGRAMS: u64 = 2000;

/// How long one program may run.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// The allocator that `test525` has.
#[global_allocator]
static ALLOCATOR: test525::allocator::Allocator = test525::allocator::Allocator;

fn main() -> ExitCode {
    match measure() {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("rates: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<String, Box<dyn std::error::Error>> {
    let folder = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    let launcher = EmbeddedLauncher::new(TIME_LIMIT)?;
    let python = launcher.info().version.to_string();
    let mut subject = launcher.launch()?;
    let contender = Contender::new(Box::new(launcher), None)?;
    let edition = edition_for(&contender.party).ok_or("no edition for this Python")?;
    let (sources, making) = timed(|| match &folder {
        Some(folder) => files(Path::new(folder)),
        None => generated(PythonVersion::three(edition.minor())),
    });
    let sources = sources?;
    let mut vm = Duration::ZERO;
    let mut cpython = Duration::ZERO;
    let mut compared = 0_u32;
    for source in &sources {
        let Ok(metadata) = Metadata::read(&source.text, Kind::Program) else {
            continue;
        };
        let (model, took) = timed(|| {
            reference::check(source, edition)?;
            reference::run(source, &metadata, edition)
        });
        if !model.is_ok_and(|run| run.stopped.is_none()) {
            continue;
        }
        vm += took;
        let (trace, took) = timed(|| subject.run(source));
        trace?;
        cpython += took;
        compared += 1;
    }
    let rate = |count: usize, time: Duration| count as f64 / time.as_secs_f64();
    let count = compared as usize;
    Ok(format!(
        "programs                      {:8}\n\
         made or read, a second        {:8.0}\n\
         ran on both                   {count:8}\n\
         reference VM, a second        {:8.0}   gate, parse, compile, run\n\
         CPython {python:<8}, a second    {:8.0}   compile, run, in this process\n\
         VM's time / CPython's time    {:8.2}\n",
        sources.len(),
        rate(sources.len(), making),
        rate(count, vm),
        rate(count, cpython),
        vm.as_secs_f64() / cpython.as_secs_f64(),
    ))
}

type Sources = Result<Vec<SourceText>, Box<dyn std::error::Error>>;

fn generated(version: PythonVersion) -> Sources {
    let campaign = Campaign::new(1, Pool::own(version)?, version);
    let programs = (0..PROGRAMS).map(|index| source_text(&campaign.program(index)));
    Ok(programs.collect())
}

fn files(folder: &Path) -> Sources {
    let mut sources = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        sources.push(SourceText {
            filename: FILE_NAME.to_owned(),
            text: std::fs::read_to_string(entry?.path())?,
        });
    }
    Ok(sources)
}

fn timed<R>(run: impl FnOnce() -> R) -> (R, Duration) {
    let began = Instant::now();
    let result = run();
    (result, began.elapsed())
}
