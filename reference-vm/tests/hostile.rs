//! Programs made to hurt: every one ends, in bounded time and memory, by its own end, a refusal or a limit.
//!
//! `data/hostile.txt` holds programs; the line above each says what it is and, behind `  =>  `, how it ends: `ends`, the exception
//! that it ends by, or the limit that it meets. A line of `data/hostile_nested.txt` is a text with a part that is repeated, `before⟨part⟩times⟩behind`.

use test525_reference_vm::syntax::{MAX_BYTES, PythonVersion, parse};
use test525_reference_vm::vm::limits::Stop;
use test525_reference_vm::{NotRunnable, Options, run_source};

const PROGRAMS: &str = include_str!("data/hostile.txt");
const NESTED: &str = include_str!("data/hostile_nested.txt");

/// How a text ends.
fn outcome(text: &str) -> String {
    let source = parse(text, PythonVersion::three(13));
    let run = match run_source(&source, &Options::default()) {
        Ok(run) => run,
        Err(NotRunnable::Unsupported(_)) => return "unsupported".to_owned(),
        Err(NotRunnable::TooLarge(_)) => return "too large".to_owned(),
    };
    match run.stopped {
        Some(Stop::Instructions(_)) => "instructions".to_owned(),
        Some(Stop::Depth(_)) => "depth".to_owned(),
        Some(Stop::Lines(_)) => "lines".to_owned(),
        Some(Stop::Bytes(_)) => "bytes".to_owned(),
        Some(Stop::Bits(_)) => "bits".to_owned(),
        Some(Stop::Crashes(_)) => "crashes".to_owned(),
        Some(Stop::Unsupported { .. }) => "unsupported".to_owned(),
        None => ended(run.trace.lines()),
    }
}

/// The exception that ended a program that ended by itself.
fn ended(trace: &[String]) -> String {
    let name = |line: &String| {
        let rest = line
            .strip_prefix("!raised ")
            .or_else(|| line.strip_prefix("!syntax "))?;
        rest.split_whitespace().next().map(str::to_owned)
    };
    trace
        .iter()
        .find_map(name)
        .unwrap_or_else(|| "ends".to_owned())
}

/// The programs that end otherwise than they should, as lines of their table.
fn ending_otherwise<'a>(programs: impl Iterator<Item = (&'a str, String)>) -> String {
    let mut wrong = String::new();
    for (line, text) in programs {
        let (what, expected) = line.split_once("  =>  ").unwrap_or((line, "?"));
        let got = outcome(&text);
        if got != expected {
            wrong += &format!("{what}  =>  {got}\n");
        }
    }
    wrong
}

#[test]
fn every_program_ends() {
    let programs = PROGRAMS.split("## ").skip(1).map(|program| {
        let (line, text) = program.split_once('\n').unwrap_or((program, ""));
        (line, text.to_owned())
    });
    assert_eq!(ending_otherwise(programs), "");
}

/// The text that a line of `data/hostile_nested.txt` stands for.
fn nested(line: &str) -> Option<String> {
    let (text, _) = line.split_once("  =>  ")?;
    let (before, rest) = text.split_once('⟨')?;
    let mut parts = rest.splitn(3, '⟩');
    let (unit, times, after) = (parts.next()?, parts.next()?, parts.next()?);
    let repeated = unit.repeat(times.parse().ok()?);
    let escaped = format!("{before}{repeated}{after}\n");
    Some(
        escaped
            .replace("\\n", "\n")
            .replace("\\0", "\0")
            .replace("\\\\", "\\"),
    )
}

#[test]
fn every_nested_text_is_answered() {
    let texts = NESTED
        .lines()
        .map(|line| (line, nested(line).unwrap_or_default()));
    assert_eq!(ending_otherwise(texts), "");
}

/// Blocks of one kind, `depth` deep.
fn blocks(head: &str, depth: usize) -> String {
    (0..depth)
        .map(|n| format!("{}{head}\n", " ".repeat(n)))
        .collect()
}

#[test]
fn blocks_in_blocks_are_answered() {
    const HEADS: &[&str] = &[
        "if 1:",
        "while 1:",
        "for x in y:",
        "with x:",
        "try:",
        "def f():",
        "async def f():",
        "class C:",
    ];
    for head in HEADS {
        let text = format!("{}{}pass\n", blocks(head, 80), " ".repeat(80));
        assert_ne!(outcome(&text), "too large", "{head}");
        let text = blocks(head, 700);
        assert!(text.len() < MAX_BYTES, "{head}");
        assert_eq!(outcome(&text), "too large", "{head}");
    }
}
