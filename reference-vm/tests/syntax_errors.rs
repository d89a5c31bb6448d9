//! What is a SyntaxError in which version, against what real Pythons said (`scripts/record_syntax_errors.py`).

use test525_reference_vm::quirk::{Edition, Version};
use test525_reference_vm::syntax::{Invalid, PythonVersion, Source, parse};
use test525_reference_vm::{Options, run};

const RECORD: &str = include_str!("data/syntax_errors.txt");

/// One text, and what some versions of CPython say of it.
struct Entry {
    about: &'static str,
    text: String,
    results: Vec<(PythonVersion, &'static str)>,
}

fn entries() -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in RECORD.lines() {
        if let Some(about) = line.strip_prefix("### ") {
            entries.push(Entry {
                about,
                text: String::new(),
                results: Vec::new(),
            });
            continue;
        }
        let Some(entry) = entries.last_mut() else {
            continue;
        };
        match line
            .strip_prefix("#= ")
            .and_then(|result| result.split_once(' '))
        {
            Some((versions, result)) => {
                let versions = expand(versions).map(|version| (version, result));
                entry.results.extend(versions);
            }
            None => {
                entry.text.push_str(line);
                entry.text.push('\n');
            }
        }
    }
    entries
}

/// `3.6-3.8` is 3.6, 3.7 and 3.8.
fn expand(range: &str) -> impl Iterator<Item = PythonVersion> + use<> {
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    let minor = |version: &str| version.parse::<PythonVersion>().map_or(0, |v| v.minor);
    (minor(first)..=minor(last)).map(PythonVersion::three)
}

/// `SyntaxError 2 'await' outside function`, as the record writes it.
fn written(invalid: &Invalid) -> String {
    format!(
        "{} {} {}",
        invalid.kind.class(),
        invalid.line,
        invalid.message
    )
}

/// What the record of a version shows: up to 3.8 its last release, defects included.
fn recorded(version: PythonVersion) -> Edition {
    let last = Version::new(version.major, version.minor, u8::MAX);
    match version < PythonVersion::three(9) {
        true => Edition::release(last).unwrap_or_default(),
        false => version.into(),
    }
}

fn class(result: &str) -> &str {
    result.split(' ').next().unwrap_or(result)
}

/// Whether `compile()` warns of a text.
fn warns(text: &str, edition: Edition) -> bool {
    let compiling = format!("compile({text:?}, 'text', 'exec')\n");
    let Source::Program(program) = parse(&compiling, edition) else {
        return false;
    };
    let options = Options {
        edition,
        ..Options::default()
    };
    let trace = run(&program, &options).trace.to_string();
    trace.contains("!warning DeprecationWarning")
}

#[test]
fn invalid_where_cpython_says_so() {
    let mut wrong = Vec::new();
    for entry in entries() {
        for (version, expected) in entry.results {
            let actual = parse(&entry.text, recorded(version));
            let agrees = match (&actual, class(expected)) {
                (_, "crashes") => true,
                (Source::Program(_), "ok") => true,
                // Where the machine does not know the warning, it does not run the program either.
                (Source::Program(program), "warns") => {
                    program.never_run.is_some() || warns(&entry.text, recorded(version))
                }
                (Source::Unsupported(_), _) => true,
                (Source::Invalid(invalid), class) => invalid.kind.class() == class,
                _ => false,
            };
            if !agrees {
                wrong.push(format!(
                    "{} ({version}): expected {expected}, got {actual:?}",
                    entry.about
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_are_cpythons() {
    let mut wrong = Vec::new();
    for entry in entries() {
        for (version, expected) in entry.results {
            if version < PythonVersion::three(9) {
                continue;
            }
            // "invalid syntax" also stands for what the parser's own errors do not tell apart.
            if let Source::Invalid(invalid) = parse(&entry.text, version)
                && invalid.message != "invalid syntax"
                && written(&invalid) != expected
            {
                wrong.push(format!(
                    "{} ({version}): {expected} | {}",
                    entry.about,
                    written(&invalid)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
