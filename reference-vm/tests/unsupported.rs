//! What the machine has not is refused by name and place, and never taken for an error that the program made.
//!
//! `data/unsupported.txt` holds programs; the line above each says, behind `## `, where what it is refused for stands, and what that is.

use test525_reference_vm::syntax::{PythonVersion, parse};
use test525_reference_vm::vm::limits::Stop;
use test525_reference_vm::{NotRunnable, Options, run_source};

const PROGRAMS: &str = include_str!("data/unsupported.txt");

/// `line:column: what`, or how the program ends otherwise.
fn refusal(text: &str) -> String {
    match run_source(&parse(text, PythonVersion::three(15)), &Options::default()) {
        Err(NotRunnable::Unsupported(refused)) => {
            format!("{}:{}: {}", refused.line, refused.column, refused.what)
        }
        Err(NotRunnable::TooLarge(limit)) => format!("{limit}"),
        Ok(run) => match run.stopped {
            Some(Stop::Unsupported { what, at }) => format!("{}:{}: {what}", at.line, at.column),
            Some(stop) => format!("stopped: {stop}"),
            None => run.trace.lines().join(" / "),
        },
    }
}

#[test]
fn what_is_missing_is_refused_by_name_and_place() {
    let mut wrong = String::new();
    let mut count = 0;
    for program in PROGRAMS.split("## ").skip(1) {
        count += 1;
        let (expected, text) = program.split_once('\n').unwrap_or((program, ""));
        let refused = refusal(text.trim_end());
        if refused != expected {
            wrong += &format!("## {refused}\n{text}");
        }
    }
    assert!(count > 20, "{count} programs");
    assert!(wrong.is_empty(), "these are refused otherwise:\n{wrong}");
}

#[test]
fn nothing_of_python_runs_after_a_refusal() {
    let text = "
import asyncio
class Noisy:
    def __del__(self):
        print('died')
async def wait():
    await asyncio.sleep(10)
async def main():
    held = Noisy()
    task = asyncio.ensure_future(wait())
    try:
        await asyncio.sleep(0)
        'text'.translate({})
    finally:
        print('went on')
print('begun')
asyncio.run(main())
";
    let run = run_source(&parse(text, PythonVersion::three(15)), &Options::default());
    let run = run.expect("the refusal is at run time");
    assert!(matches!(run.stopped, Some(Stop::Unsupported { .. })));
    assert_eq!(run.trace.lines(), ["begun"]);
}
