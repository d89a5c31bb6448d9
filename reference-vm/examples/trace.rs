//! Prints the trace of a program: `trace FILE [EDITION [QUIRK]]`, with that quirk inverted if one is given.

use std::process::ExitCode;

use test525_reference_vm::quirk::{Edition, Quirk};
use test525_reference_vm::{Options, run_source, syntax};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match print_trace(&arguments) {
        Ok(None) => ExitCode::SUCCESS,
        Ok(Some(stop)) => {
            eprintln!("stopped: {stop}");
            ExitCode::from(3)
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Prints the trace of the program that the arguments name, and gives why it was stopped, if it was.
fn print_trace(arguments: &[String]) -> Result<Option<String>, String> {
    let [path, rest @ ..] = arguments else {
        return Err("usage: trace FILE [EDITION [QUIRK]]".to_owned());
    };
    let mut edition = match rest.first() {
        Some(text) => text.parse().map_err(|error| format!("{error}"))?,
        None => Edition::newest(),
    };
    if let Some(name) = rest.get(1) {
        let quirk = Quirk::from_name(name).ok_or_else(|| format!("`{name}` is no quirk"))?;
        edition = edition.inverting(quirk);
    }
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let options = Options {
        edition,
        filename: path,
        ..Options::default()
    };
    let source = syntax::parse(&text, edition);
    let result = run_source(&source, &options).map_err(|outside| format!("{path}: {outside}"))?;
    print!("{}", result.trace);
    Ok(result.stopped.map(|stop| stop.to_string()))
}
