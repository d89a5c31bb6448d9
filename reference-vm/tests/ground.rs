//! Ordinary Python: what expressions give, against what real Pythons said.
//!
//! A line of `data/ground.txt` is an expression and, behind `  =>  `, its `repr`, or the exception that it raises with its message. Where
//! versions differ, the line begins with those that it is about. The expressions use the names of `data/ground_prelude.py`.

use std::error::Error;

use test525_reference_vm::quirk::{Edition, Version};
use test525_reference_vm::syntax::{PythonVersion, Source, parse};
use test525_reference_vm::{Options, run};

const TABLE: &str = include_str!("data/ground.txt");
const PRELUDE: &str = include_str!("data/ground_prelude.py");

/// The releases whose answers the table holds, by their minor version.
const MINORS: [u8; 7] = [9, 10, 11, 12, 13, 14, 15];

struct Entry {
    expression: &'static str,
    answer: &'static str,
}

/// The entries that are about 3.`minor`.
fn entries(minor: u8) -> Result<Vec<Entry>, Box<dyn Error>> {
    let mut entries = Vec::new();
    for line in TABLE.lines() {
        let (versions, rest) = match line.strip_prefix("[3.") {
            Some(marked) => marked
                .split_once("] ")
                .ok_or("a version without a bracket")?,
            None => ("9-3.15", line),
        };
        let (first, last) = versions.split_once("-3.").ok_or("a range without an end")?;
        let (expression, answer) = rest
            .split_once("  =>  ")
            .ok_or("an expression without an answer")?;
        if (first.parse()?..=last.parse()?).contains(&minor) {
            entries.push(Entry { expression, answer });
        }
    }
    Ok(entries)
}

/// A program that prints one line for each entry.
fn program(entries: &[Entry]) -> String {
    let mut text = PRELUDE.to_owned();
    for entry in entries {
        let expression = entry.expression;
        text += &format!(
            "try:\n    print(repr({expression}))\nexcept Exception as error:\n    \
             print(type(error).__name__, str(error).replace('\\n', '|'))\n"
        );
    }
    text
}

#[test]
fn expressions_give_what_cpython_gives() -> Result<(), Box<dyn Error>> {
    for minor in MINORS {
        let entries = entries(minor)?;
        let text = program(&entries);
        let Source::Program(program) = parse(&text, PythonVersion::three(minor)) else {
            return Err(format!("3.{minor}: the expressions are not a program").into());
        };
        let edition = Edition::release(Version::new(3, minor, 0))?;
        let options = Options {
            edition,
            ..Options::default()
        };
        let outcome = run(&program, &options);
        assert_eq!(outcome.stopped, None, "3.{minor}");
        let wrong: Vec<String> = entries
            .iter()
            .zip(outcome.trace.lines())
            .filter(|(entry, line)| entry.answer != **line)
            .map(|(entry, line)| {
                let (expression, answer) = (entry.expression, entry.answer);
                format!("3.{minor}: {expression} gives {line} and not {answer}")
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(outcome.trace.lines().len() > entries.len(), "3.{minor}");
    }
    Ok(())
}
