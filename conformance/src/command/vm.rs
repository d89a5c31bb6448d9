//! `test525 vm`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use serde::Serialize;
use test525::case::{STDIN, read_program};
use test525::metadata::{Kind, Metadata};
use test525::reference::{self, ModelRun};
use test525_reference_vm::quirk::Edition;

use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::{Status, command, output};

/// The version of the JSON form.
const SCHEMA: u32 = 1;

/// Arguments of `vm`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The program; `-` is standard input
    file: PathBuf,
    /// Which Python to be: 3.12 is the language as documented, cpython-3.12.1 that release with its bugs
    #[arg(long, value_name = "V", default_value_t = Edition::newest())]
    edition: Edition,
    /// Print the clauses before each trace line that they led to
    #[arg(long)]
    clauses: bool,
    /// Print one JSON document with trace and clauses, as --format json does
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    edition: String,
    trace: &'a [String],
    marks: Vec<Mark>,
    stopped: Option<String>,
}

#[derive(Serialize)]
struct Mark {
    /// How many trace lines there were, so the index of the line that follows.
    before_line: usize,
    clause: &'static str,
}

/// Runs one program on the VM and prints its trace.
pub fn run(args: &Args, common: &Common) -> Result<Status, Failure> {
    let source = read_program(&args.file)?;
    let place = match args.file.as_os_str() == STDIN {
        true => "standard input".to_owned(),
        false => args.file.display().to_string(),
    };
    let metadata = Metadata::read(&source.text, Kind::Program)
        .map_err(|error| Failure::Usage(format!("{place}:{}: {error}", error.line)))?;
    let run = reference::run(&source, &metadata, args.edition)
        .map_err(|outside| command::outside(&place, &outside))?;
    if args.json || common.format == Format::Json {
        output::print_json(&document(args.edition, &run))?;
    } else {
        output::print(&text(&run, args.clauses))?;
    }
    if let Some(stop) = run.cut_short() {
        return Err(Failure::Usage(format!("{place}: {stop}")));
    }
    let failed = |line: &String| {
        let prefixes = ["!raised ", "!syntax ", "!crashed "];
        prefixes.iter().any(|prefix| line.starts_with(prefix))
    };
    Ok(match run.trace.lines().iter().any(failed) {
        true => Status::Divergent,
        false => Status::Expected,
    })
}

fn text(run: &ModelRun, with_clauses: bool) -> String {
    let mut text = String::new();
    let mut marks = run.marks.iter().peekable();
    for (index, line) in run.trace.lines().iter().enumerate() {
        while let Some((_, clause)) = marks.next_if(|(at, _)| with_clauses && *at <= index) {
            text.push_str(&format!("    {clause}\n"));
        }
        text.push_str(line);
        text.push('\n');
    }
    if with_clauses {
        marks.for_each(|(_, clause)| text.push_str(&format!("    {clause}\n")));
    }
    text
}

fn document(edition: Edition, run: &ModelRun) -> Document<'_> {
    Document {
        schema: SCHEMA,
        edition: edition.to_string(),
        trace: run.trace.lines(),
        marks: run
            .marks
            .iter()
            .map(|(before_line, clause)| Mark {
                before_line,
                clause: clause.id(),
            })
            .collect(),
        stopped: run.stopped.as_ref().map(ToString::to_string),
    }
}
