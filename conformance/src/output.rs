//! Printing results.

use std::env;
use std::fs::File;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use clap::ValueEnum as _;
use test525::report::{Demands, Report, github, html, json, junit, markdown, terminal};

use crate::failure::Failure;
use crate::options::Format;

/// Whether standard output takes colours.
pub fn colour() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Whether standard error is a terminal.
pub fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Prints text. A reader that has gone away, as `head` does, is no fault.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = anstream::stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Machinery(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Prints a value as JSON.
pub fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let text =
        serde_json::to_string_pretty(value).map_err(|e| Failure::Machinery(e.to_string()))?;
    print(&(text + "\n"))
}

/// Prints a report in the form that was asked for.
pub fn print_report(report: &Report, demands: &Demands, format: Format) -> Result<(), Failure> {
    match format {
        Format::Terminal => print(&terminal::render(report, demands, colour())),
        Format::Markdown => print(&markdown::render(report, demands)),
        Format::Junit => {
            let text = junit::render(report, demands);
            print(&text.map_err(|e| Failure::Machinery(e.to_string()))?)
        }
        Format::Html => {
            let text = html::render(report, demands);
            print(&text.map_err(|e| Failure::Machinery(e.to_string()))?)
        }
        Format::Github => {
            summarize(&markdown::render(report, demands))?;
            print(&github::render(report, demands))?;
            print(&terminal::render(report, demands, false))
        }
        Format::Json => {
            let text = json::render(report).map_err(|e| Failure::Machinery(e.to_string()))?;
            print(&text)
        }
    }
}

/// Adds a document to the summary of the job of GitHub Actions that this runs in, if it runs in one.
pub fn summarize(document: &str) -> Result<(), Failure> {
    let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let mut options = File::options();
    let file = options.append(true).create(true).open(&path);
    let written = file.and_then(|mut file| file.write_all(document.as_bytes()));
    written.map_err(|error| {
        let path = Path::new(&path).display();
        Failure::Machinery(format!(
            "{path}: the job's summary cannot be written: {error}"
        ))
    })
}

/// What a command says that has no results to show in this form.
pub fn no_such_form(format: Format, command: &str) -> Failure {
    let name = format.to_possible_value();
    let name = name.as_ref().map_or("", |value| value.get_name());
    Failure::Usage(format!(
        "--format {name}: only run, replay, diff and merge have this form, not {command}"
    ))
}
