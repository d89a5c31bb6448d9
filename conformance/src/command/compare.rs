//! `test525 compare`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use test525::report::compare::Comparison;
use test525::report::{Demands, Report, github, markdown, read, terminal};

use crate::failure::Failure;
use crate::options::{Common, Format};
use crate::{Status, output};

/// Arguments of `compare`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The report to compare with: report.json, the folder that has it, or `-` for standard input
    old: PathBuf,
    /// The report to compare
    new: PathBuf,
}

/// Says what changed from one report to another. New failures are divergences, and so is a new report that is not whole; what is
/// gone is none.
pub fn run(args: &Args, common: &Common) -> Result<Status, Failure> {
    if let format @ (Format::Junit | Format::Html) = common.format {
        return Err(output::no_such_form(format, "compare"));
    }
    let (old, new) = (read::read(&args.old)?, read::read(&args.new)?);
    for (path, report) in [(&args.old, &old), (&args.new, &new)] {
        if report.interrupted {
            let path = path.display();
            let (run, selected) = (report.cases.len(), report.suite.selected);
            anstream::eprintln!("test525: {path}: ended early, {run} of {selected} cases were run");
        }
    }
    let comparison = Comparison::of(&old, &new);
    print(&comparison, &new, common.format)?;
    // What a run that ended early did not get to may fail.
    Ok(match comparison.is_regression() || new.interrupted {
        true => Status::Divergent,
        false => Status::Expected,
    })
}

fn print(comparison: &Comparison, new: &Report, format: Format) -> Result<(), Failure> {
    match format {
        Format::Json => output::print_json(comparison),
        Format::Markdown => output::print(&markdown::render_comparison(comparison)),
        Format::Github => {
            let demands = Demands {
                strict: false,
                baseline: Some(comparison.clone()),
            };
            output::summarize(&markdown::render_comparison(comparison))?;
            output::print(&github::render(new, &demands))?;
            output::print(&terminal::render_comparison(comparison, false))
        }
        Format::Terminal | Format::Junit | Format::Html => {
            output::print(&terminal::render_comparison(comparison, output::colour()))
        }
    }
}
