//! Prints the trace of a program: `trace FILE [EDITION]`.

use std::process::ExitCode;

use test525_reference_vm::syntax::{self, PythonVersion, Source};
use test525_reference_vm::{Options, run};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), edition) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: trace FILE [EDITION]");
        return ExitCode::from(2);
    };
    let edition = match edition.as_deref().unwrap_or("cpython-3.13.0").parse() {
        Ok(edition) => edition,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let options = Options {
        edition,
        filename: &path,
        ..Options::default()
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::from(2);
        }
    };
    let version = PythonVersion {
        major: 3,
        minor: edition.minor(),
    };
    match syntax::parse(&text, version) {
        Source::Program(program) => {
            let result = run(&program, &options);
            print!("{}", result.trace);
            if let Some(stop) = result.stopped {
                eprintln!("stopped: {stop}");
                return ExitCode::from(3);
            }
            ExitCode::SUCCESS
        }
        other => {
            eprintln!("{other:?}");
            ExitCode::from(2)
        }
    }
}
