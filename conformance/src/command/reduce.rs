//! `test525 reduce`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use test525::case::read_program;
use test525::fuzzing::finding::Finding;
use test525::fuzzing::{Compared, Comparer};
use test525::run::edition_for;
use test525_generator::source::take_apart;
use test525_reference_vm::syntax::PythonVersion;

use crate::failure::Failure;
use crate::options::Common;
use crate::{Status, output, subjects};

/// Arguments of `reduce`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The program; `-` is standard input
    file: PathBuf,
}

/// Prints the smallest program with the same divergence.
pub fn run(args: &Args, common: &Common) -> Result<Status, Failure> {
    let source = read_program(&args.file)?;
    let place = args.file.display().to_string();
    let contenders = subjects::contenders_or_embedded(common)?;
    if contenders.is_empty() {
        return Err(Failure::Usage(subjects::NONE.to_owned()));
    }
    for contender in &contenders {
        let party = &contender.party;
        let Some(edition) = edition_for(party) else {
            continue;
        };
        let version = PythonVersion::three(edition.minor());
        let mut comparer = Comparer::new(contender.launcher.as_ref(), edition, party.level)?;
        let divergent = match comparer.compare(&source)? {
            Compared::Diverge(divergent) => divergent,
            Compared::Agree(_) | Compared::Flaky(_) => continue,
            Compared::Skipped(reason) => {
                return Err(Failure::Usage(format!("{place}: {reason}")));
            }
        };
        let parts = take_apart(&source.text, version).ok_or_else(|| {
            Failure::Usage(format!(
                "{place}: not a program, so there is nothing to reduce"
            ))
        })?;
        let origin = format!("test525 reduce {place}");
        let finding = Finding::new(parts, *divergent, origin, &party.name);
        let finding = finding.reduced(&mut comparer, version)?;
        output::print(&finding.file())?;
        return Ok(Status::Divergent);
    }
    Err(Failure::Usage(format!(
        "{place}: no divergence to keep; `test525 diff` shows what each Python makes of it"
    )))
}
