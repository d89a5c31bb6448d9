//! What the fuzz targets of `fuzz/` do: inputs are Python text, changed as trees.
//!
//! What they find is an error; the targets panic with it, since that is how libFuzzer learns of a finding.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use test525_generator::compact::compact;
use test525_generator::source::take_apart;
use test525_reference_vm::quirk::Edition;
use test525_reference_vm::syntax::{PythonVersion, Source, parse, print};
use test525_reference_vm::vm::limits::Limits;
use test525_reference_vm::{Options, run_source};

use super::campaign::{FILE_NAME, change, fresh};
use super::compare::{Compared, Comparer, Divergent};
use super::finding::{Finding, Findings};
use super::pool::Pool;
use super::random::Random;
use crate::run::{Contender, EmbeddedLauncher, Launch as _, edition_for};
use crate::subject::SourceText;

/// How long one program may run in the embedded Python.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// Of eight changes, one begins anew.
const ANEW: usize = 8;

/// Changes at once.
const CHANGES: usize = 3;

thread_local! {
    /// The embedded Python and what is compared with it, started by the first input.
    static TARGET: RefCell<Option<Target>> = const { RefCell::new(None) };
    static POOL: Pool = Pool::own(version()).unwrap_or_default();
}

struct Target {
    comparer: Comparer<'static>,
    name: String,
}

/// The version that inputs are parsed as.
fn version() -> PythonVersion {
    PythonVersion::three(Edition::newest().minor())
}

impl Target {
    /// Starts the embedded Python, for the life of the process.
    fn start() -> Result<Self, String> {
        let launcher = EmbeddedLauncher::new(TIME_LIMIT).map_err(|error| error.to_string())?;
        let launcher: &'static EmbeddedLauncher = Box::leak(Box::new(launcher));
        let name = format!("cpython {}", launcher.info().version);
        let again = EmbeddedLauncher::new(TIME_LIMIT).map_err(|error| error.to_string())?;
        let contender = Contender::new(Box::new(again), None).map_err(|error| error.to_string())?;
        let edition = edition_for(&contender.party)
            .ok_or_else(|| format!("the reference VM has no edition of {name}"))?;
        let comparer = Comparer::new(launcher, edition, contender.party.level)
            .map_err(|error| error.to_string())?;
        Ok(Self { comparer, name })
    }
}

/// Compares the reference VM with the embedded Python on one input; bytes that are no UTF-8 are no program.
///
/// # Errors
/// If they differ, with everything that is known about the difference; or if the embedded Python cannot be asked.
pub fn differential(data: &[u8]) -> Result<(), String> {
    let Ok(text) = std::str::from_utf8(data) else {
        return Ok(());
    };
    let source = SourceText {
        filename: FILE_NAME.to_owned(),
        text: text.to_owned(),
    };
    TARGET.with_borrow_mut(|target| {
        let target = match target {
            Some(target) => target,
            None => target.insert(Target::start()?),
        };
        // Which of its messages Python has for a text that is no program is another subject.
        let version = PythonVersion::three(target.comparer.edition().minor());
        if !matches!(parse(text, version), Source::Program(_)) {
            return Ok(());
        }
        match target.comparer.compare(&source) {
            Ok(Compared::Diverge(divergent)) => Err(report(&source, *divergent, &target.name)),
            Ok(Compared::Agree(_) | Compared::Skipped(_) | Compared::Flaky(_)) => Ok(()),
            Err(error) => Err(format!("test525: {error}")),
        }
    })
}

/// What is said about a divergence; the program is written beside libFuzzer's own artifact, as a file that `test525 diff` shows.
fn report(source: &SourceText, divergent: Divergent, name: &str) -> String {
    let Some(parts) = take_apart(&source.text, version()) else {
        return format!(
            "test525 divergence: {}\n\n{}",
            divergent.bucket, source.text
        );
    };
    let origin = "cargo fuzz run differential".to_owned();
    let finding = Finding::new(parts, divergent, origin, name);
    let folder = artifact_folder(std::env::args());
    let written = Findings::open(&folder).and_then(|findings| findings.write(&finding));
    let again = match written {
        Ok(path) => format!("to see it again: test525 diff {}", path.display()),
        Err(error) => error.to_string(),
    };
    let (shown, traces) = (finding.show(false), finding.traces(" "));
    format!("test525 divergence: {shown}{traces}\n{again}\n")
}

/// Where libFuzzer was told to leave what it finds.
fn artifact_folder(arguments: impl Iterator<Item = String>) -> PathBuf {
    let prefix = arguments
        .filter_map(|argument| {
            argument
                .strip_prefix("-artifact_prefix=")
                .map(PathBuf::from)
        })
        .last()
        .unwrap_or_default();
    match prefix.is_dir() {
        true => prefix,
        // A prefix may end with the beginning of the names of files.
        false => prefix.parent().map(Path::to_owned).unwrap_or_default(),
    }
}

/// Changes an input of `size` bytes in place, to at most `max_size` bytes; gives the new size. An input that is no program is
/// replaced by a case, a regression program, or a fresh one.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut random = Random::new(u64::from(seed), 0);
    let text = data
        .get(..size)
        .and_then(|text| std::str::from_utf8(text).ok());
    let begin = text.and_then(|text| take_apart(text, version()));
    let anew = random.below(ANEW) == 0;
    let number = random.below(usize::MAX);
    let changed = POOL.with(|pool| match begin.filter(|_| !anew) {
        Some(mut parts) => {
            let donor = pool.get(number).cloned().unwrap_or_default();
            for _ in 0..=random.below(CHANGES) {
                parts = change(parts, &donor.module, version(), &mut random);
            }
            parts
        }
        None => match pool.get(number) {
            Some(program) if random.below(2) == 0 => program.clone(),
            _ => fresh(&mut random, "generated"),
        },
    });
    let mut text = changed.text();
    if text.len() > max_size {
        let mut smaller = changed;
        compact(&mut smaller.module);
        text = smaller.text();
    }
    match data.get_mut(..text.len()) {
        Some(place) if text.len() <= max_size => {
            place.copy_from_slice(text.as_bytes());
            text.len()
        }
        _ => size,
    }
}

/// Reads any text and runs it on the reference VM, within limits; whatever that gives is fine.
pub fn vm(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let edition = Edition::newest();
    let source = parse(text, edition);
    let options = Options {
        edition,
        limits: Limits {
            instructions: 200_000,
            ..Limits::default()
        },
        ..Options::default()
    };
    _ = run_source(&source, &options);
}

/// Prints a program and parses it again.
///
/// # Errors
/// If that gives another tree.
pub fn roundtrip(data: &[u8]) -> Result<(), String> {
    let Ok(text) = std::str::from_utf8(data) else {
        return Ok(());
    };
    let Source::Program(program) = parse(text, version()) else {
        return Ok(());
    };
    let printed = print(&program.module);
    match parse(&printed, version()) {
        Source::Program(again) if again.module == program.module => Ok(()),
        // Printing adds brackets and lines, and may so reach a limit that the original kept.
        Source::TooLarge(_) => Ok(()),
        other => Err(format!("printed as another program:\n{printed}\n{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn artifacts_go_where_libfuzzer_puts_its_own() {
        let cases = [
            ("-artifact_prefix=/", "/"),
            ("-artifact_prefix=/no-such-folder/found-", "/no-such-folder"),
            ("-runs=1", ""),
        ];
        for (argument, folder) in cases {
            let arguments = ["target".to_owned(), argument.to_owned()];
            assert_eq!(
                artifact_folder(arguments.into_iter()),
                Path::new(folder),
                "{argument}"
            );
        }
    }
}
