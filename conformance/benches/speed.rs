//! How long the reference VM and the embedded CPython need for the same programs, in turns and in one process.
//!
//! `cargo bench -p test525 --bench speed` prints two ratios, each a median of VM's time / CPython's time:
//! - *cases*: to parse, compile and run a case on the VM, against `compile()` and `exec()` of its text in CPython;
//! - *schedules*: to drive one more schedule of a generated program, whose text is read and compiled for many.
//!
//! With names as arguments (`-- asyncio agen-methods/aclose`), only the cases that begin so are measured. Only ratios say something
//! about another machine. What is timed in CPython is in `speed.py`.

use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use pyo3::ffi::c_str;
use pyo3::prelude::*;
use pyo3::types::PyModule;
use test525::case::{Case, Suite, select};
use test525::fuzzing::Campaign;
use test525::fuzzing::campaign::source_text;
use test525::fuzzing::pool::Pool;
use test525::judge::{Party, not_applicable};
use test525::metadata::{Kind, Metadata};
use test525::reference;
use test525::run::{Contender, EmbeddedLauncher, edition_for};
use test525::subject::SourceText;
use test525_reference_vm::quirk::Edition;
use test525_reference_vm::syntax::PythonVersion;

/// Each program is run so many times on both; the shortest time of each counts.
const ROUNDS: usize = 9;

/// How many generated programs are measured.
const PROGRAMS: u64 = 100;

/// How often the table of schedules is driven in the longer of the two runs that are subtracted.
const TIMES: u32 = 11;

/// Less than this is no time for driving schedules again.
const SHORTEST: Duration = Duration::from_micros(50);

/// How many of the worst cases are named.
const NAMED: usize = 10;

/// How long one program may run.
const TIME_LIMIT: Duration = Duration::from_secs(10);

const HARNESS: &str = include_str!("../harness/harness.py");
const TIMED: &str = include_str!("speed.py");

/// Where a generated program drives its table, and the same more than once.
const DRIVE: &str = "for schedule in SCHEDULES:\n";

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The allocator that `test525` has.
#[global_allocator]
static ALLOCATOR: test525::allocator::Allocator = test525::allocator::Allocator;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("speed: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Outcome<()> {
    let launcher = EmbeddedLauncher::new(TIME_LIMIT)?;
    let contender = Contender::new(Box::new(launcher), None)?;
    let edition = edition_for(&contender.party).ok_or("no edition for this Python")?;
    let mut both = Both {
        python: Timed::new()?,
        edition,
    };
    println!("CPython {}", contender.version);
    let cases = both.cases(&contender.party)?;
    println!("\ncases: parse, compile and run on the VM; compile() and exec() in CPython");
    show(&cases);
    let schedules = both.schedules()?;
    println!("\nschedules: driving one more");
    show(&schedules);
    Ok(())
}

/// The time that one program took on each.
struct Ratio {
    name: String,
    vm: Duration,
    cpython: Duration,
}

impl Ratio {
    fn value(&self) -> f64 {
        self.vm.as_secs_f64() / self.cpython.as_secs_f64()
    }
}

fn show(ratios: &[Ratio]) {
    let mut sorted: Vec<&Ratio> = ratios.iter().collect();
    sorted.sort_by(|a, b| a.value().total_cmp(&b.value()));
    let at = |part: f64| {
        let index = (sorted.len().saturating_sub(1)) as f64 * part;
        sorted.get(index as usize).map_or(f64::NAN, |r| r.value())
    };
    println!(
        "  programs {}, VM's time / CPython's time: median {:.3}, quartiles {:.3} and {:.3}",
        sorted.len(),
        at(0.5),
        at(0.25),
        at(0.75),
    );
    println!("  the highest:");
    for ratio in sorted.iter().rev().take(NAMED) {
        println!(
            "  {:8.3}  {:8.1} µs / {:8.1} µs  {}",
            ratio.value(),
            ratio.vm.as_secs_f64() * 1e6,
            ratio.cpython.as_secs_f64() * 1e6,
            ratio.name,
        );
    }
}

/// The VM and CPython, side by side.
struct Both {
    python: Timed,
    edition: Edition,
}

impl Both {
    fn cases(&mut self, party: &Party) -> Outcome<Vec<Ratio>> {
        let named: Vec<String> = std::env::args()
            .skip(1)
            .filter(|argument| !argument.starts_with("--"))
            .collect();
        let chosen =
            |case: &Case| named.is_empty() || named.iter().any(|n| case.name.starts_with(n));
        let mut ratios = Vec::new();
        for case in select(Suite::Cases, &[])?.cases {
            if !chosen(&case) || not_applicable(&case, party).is_some() {
                continue;
            }
            if let Some((vm, cpython)) = self.shortest(&case.source)? {
                ratios.push(Ratio {
                    name: case.name,
                    vm,
                    cpython,
                });
            }
        }
        Ok(ratios)
    }

    fn schedules(&mut self) -> Outcome<Vec<Ratio>> {
        let version = PythonVersion::three(self.edition.minor());
        let campaign = Campaign::new(1, Pool::default(), version);
        let mut ratios = Vec::new();
        for number in 0..PROGRAMS {
            let once = source_text(&campaign.program(number));
            if !once.text.contains(DRIVE) {
                continue;
            }
            let again = DRIVE.replace("SCHEDULES", &format!("SCHEDULES * {TIMES}"));
            let often = SourceText {
                text: once.text.replace(DRIVE, &again),
                ..once.clone()
            };
            let (Some(once), Some(often)) = (self.shortest(&once)?, self.shortest(&often)?) else {
                continue;
            };
            ratios.push(Ratio {
                name: format!("generated program {number}"),
                vm: often.0.saturating_sub(once.0),
                cpython: often.1.saturating_sub(once.1),
            });
        }
        // A program that ends before its table does not drive it more often.
        ratios.retain(|ratio| ratio.vm.min(ratio.cpython) > SHORTEST);
        Ok(ratios)
    }

    /// The shortest times of several rounds, VM and CPython in turns; none if the VM does not run the program to its end.
    fn shortest(&mut self, source: &SourceText) -> Outcome<Option<(Duration, Duration)>> {
        let metadata = Metadata::read(&source.text, Kind::Program)?;
        let mut best = (Duration::MAX, Duration::MAX);
        for _ in 0..ROUNDS {
            let began = Instant::now();
            let run = reference::run(source, &metadata, self.edition);
            let vm = began.elapsed();
            if !run.is_ok_and(|run| run.stopped.is_none()) {
                return Ok(None);
            }
            let cpython = self.python.run(source)?;
            best = (best.0.min(vm), best.1.min(cpython));
        }
        Ok(Some(best))
    }
}

/// The embedded CPython with the harness, whose `compile` and `exec` are timed.
struct Timed {
    measure: Py<PyAny>,
    harness: Py<PyAny>,
}

impl Timed {
    fn new() -> Outcome<Self> {
        let text = std::ffi::CString::new(TIMED)?;
        Python::attach(|py| {
            let module = PyModule::from_code(py, &text, c_str!("speed.py"), c_str!("speed"))?;
            Ok(Self {
                measure: module.getattr("measure")?.unbind(),
                harness: module.call_method1("prepare", (HARNESS,))?.unbind(),
            })
        })
    }

    fn run(&self, source: &SourceText) -> Outcome<Duration> {
        let arguments = (&self.harness, &source.text, &source.filename);
        let (compile, execute): (u64, u64) =
            Python::attach(|py| self.measure.call1(py, arguments)?.extract(py))?;
        Ok(Duration::from_nanos(compile + execute))
    }
}
