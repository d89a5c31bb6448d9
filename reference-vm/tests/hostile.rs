//! Programs made to hurt: every one ends, in bounded time and memory, by its own end, a refusal or a limit.
//!
//! `data/hostile.txt` holds programs; the line above each says what it is and, behind `  =>  `, how it ends: `ends`, the exception
//! that it ends by, or the limit that it meets.

use test525_reference_vm::syntax::{MAX_BYTES, PythonVersion, parse};
use test525_reference_vm::vm::limits::Stop;
use test525_reference_vm::{NotRunnable, Options, run_source};

const PROGRAMS: &str = include_str!("data/hostile.txt");

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

#[test]
fn every_program_ends() {
    let mut wrong = String::new();
    for program in PROGRAMS.split("## ").skip(1) {
        let (head, text) = program.split_once('\n').unwrap_or((program, ""));
        let (what, expected) = head.split_once("  =>  ").unwrap_or((head, "?"));
        let got = outcome(text);
        if got != expected {
            wrong += &format!("## {what}  =>  {got}\n");
        }
    }
    assert!(wrong.is_empty(), "these end otherwise:\n{wrong}");
}

/// A text with a part that is repeated.
struct Nested {
    before: &'static str,
    unit: &'static str,
    times: usize,
    after: &'static str,
    outcome: &'static str,
}

const fn nested(
    (before, unit, after): (&'static str, &'static str, &'static str),
    times: usize,
    outcome: &'static str,
) -> Nested {
    Nested {
        before,
        unit,
        times,
        after,
        outcome,
    }
}

const NESTED: &[Nested] = &[
    nested(("", "(", "1"), 10_000, "too large"),
    nested(("", "[", ""), 10_000, "too large"),
    nested(("", "{1: ", ""), 10_000, "too large"),
    nested(("x = ", "f(", ""), 10_000, "too large"),
    nested(("x = ", "x[", ""), 10_000, "too large"),
    nested(("", ")", ""), 10_000, "SyntaxError"),
    nested(("", "f'{", ""), 10_000, "too large"),
    nested(("", "f\"{f'{", ""), 10_000, "too large"),
    nested(("f'{1", ":{1", ""), 10_000, "too large"),
    nested(("", "-", "1"), 10_000, "too large"),
    nested(("", "not ", "1"), 10_000, "too large"),
    nested(("", "await ", "1"), 10_000, "too large"),
    nested(("", "lambda: ", "1"), 10_000, "too large"),
    nested(("1", " if 1 else 1", ""), 10_000, "too large"),
    nested(("x = 1\nx", ".x", ""), 10_000, "too large"),
    nested(("x = 1\nx", "()", ""), 10_000, "too large"),
    nested(("x = 1\nx", "[0]", ""), 10_000, "too large"),
    nested(("1", " < 1", ""), 10_000, "too large"),
    nested(("1", " + 1", ""), 60_000, "too large"),
    nested(("1", " and 1", ""), 10_000, "too large"),
    nested(("1", " ** 1", ""), 10_000, "too large"),
    nested(("", "x = ", "1"), 10_000, "too large"),
    nested(("print(", "'a' ", ")"), 50_000, "ends"),
    nested(("print([", "1, ", "])"), 50_000, "ends"),
    nested(("if 0: pass\n", "elif 0: pass\n", ""), 10_000, "too large"),
    nested(
        ("def d(f): return f\n", "@d\n", "def f(): pass"),
        10_000,
        "ends",
    ),
    nested(("", "x = 1\n", ""), 40_000, "ends"),
    nested(("", "def f(): pass\n", ""), 10_000, "ends"),
    nested(("", "class C: pass\n", ""), 10_000, "ends"),
    nested(("", "try: pass\nexcept: pass\n", ""), 8_000, "ends"),
    nested(
        ("try: pass\n", "except ValueError: pass\n", ""),
        8_000,
        "ends",
    ),
    nested(("def f(", "a, ", "): pass"), 10_000, "SyntaxError"),
    nested(("global ", "a, ", "a"), 10_000, "ends"),
    nested(("with 1 as x", ", 1 as x", ": pass"), 10_000, "unsupported"),
    nested(("[1 ", "for x in [1] ", "]"), 10_000, "too large"),
    nested(("[1 for x in [1] ", "if 1 ", "]"), 10_000, "too large"),
    nested(
        ("import asyncio\nasyncio", ".asyncio", ""),
        10_000,
        "too large",
    ),
    nested(("del ", "(", "x"), 10_000, "too large"),
    nested(("", "async ", "def f(): pass"), 10_000, "too large"),
    nested(("", "\\\n", "1"), 10_000, "unsupported"),
    nested(("", "\n", "1"), 200_000, "ends"),
    nested(("", "\u{0}", ""), 10_000, "too large"),
    nested(("9", "9", ""), 100_000, "unsupported"),
    nested(("0x", "f", ""), 100_000, "unsupported"),
    nested(("1.", "9", ""), 100_000, "unsupported"),
];

#[test]
fn every_nested_text_is_answered() {
    let mut wrong = String::new();
    for nested in NESTED {
        let text = format!(
            "{}{}{}\n",
            nested.before,
            nested.unit.repeat(nested.times),
            nested.after
        );
        let got = outcome(&text);
        if got != nested.outcome {
            wrong += &format!("{:?} x {}: {got}\n", nested.unit, nested.times);
        }
    }
    assert!(wrong.is_empty(), "these end otherwise:\n{wrong}");
}

#[test]
fn blocks_in_blocks_are_answered() {
    for head in [
        "if 1:",
        "while 1:",
        "for x in y:",
        "with x:",
        "try:",
        "def f():",
        "async def f():",
        "class C:",
    ] {
        let deep = 80;
        let shallow: String = (0..deep)
            .map(|n| format!("{}{head}\n", " ".repeat(n)))
            .collect();
        let source = parse(
            &format!("{shallow}{}pass\n", " ".repeat(deep)),
            PythonVersion::three(13),
        );
        _ = run_source(&source, &Options::default());
        let deep: String = (0..700)
            .map(|n| format!("{}{head}\n", " ".repeat(n)))
            .collect();
        assert!(deep.len() < MAX_BYTES, "{head}");
        assert_eq!(outcome(&deep), "too large", "{head}");
    }
}
