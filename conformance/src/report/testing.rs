//! Reports made for tests.

use test525_reference_vm::trace::Level;

use super::*;
use crate::judge::{Judgement, Verdict};

/// A runtime of version 3.13.0, unless its name ends in another: an edition of the VM if it is called `vm-…`.
pub(super) fn runtime(name: &str) -> RuntimeEntry {
    let version = name.rsplit('-').next().filter(|end| end.contains('.'));
    RuntimeEntry {
        name: name.to_owned(),
        kind: match name.starts_with("vm-") {
            true => RuntimeKind::ReferenceVm,
            false => RuntimeKind::Subject,
        },
        implementation: "cpython".to_owned(),
        version: version.unwrap_or("3.13.0").to_owned(),
        build: None,
        features: Vec::new(),
        level: Level::Documented,
        subject: Some(name.to_owned()),
    }
}

/// A case with these results.
pub(super) fn case(name: &str, results: Vec<ResultEntry>) -> CaseEntry {
    CaseEntry {
        name: name.to_owned(),
        path: format!("conformance/cases/{name}.py"),
        about: "what it shows".to_owned(),
        level: Some("documented".to_owned()),
        requires_python: None,
        clauses: Vec::new(),
        exercised: Vec::new(),
        program: "print(1)\n".to_owned(),
        expected: Some(vec!["1".to_owned(), "!end".to_owned()]),
        results,
    }
}

/// The report of a whole run.
pub(super) fn report(runtimes: Vec<RuntimeEntry>, cases: Vec<CaseEntry>) -> Report {
    Report {
        schema: SCHEMA,
        suite: Suite {
            version: "0.1.0".to_owned(),
            command: Some("run".to_owned()),
            origin: "conformance/cases".to_owned(),
            selected: cases.len(),
            shard: None,
        },
        date: None,
        platform: Platform {
            os: "linux".to_owned(),
            arch: "x86_64".to_owned(),
        },
        interrupted: false,
        runtimes,
        clauses: catalogue(),
        quirks: Vec::new(),
        cases,
        stale: Vec::new(),
    }
}

/// A report of these runtimes, and of cases with one letter for the verdict of each: `p`ass, `f`ail, e`x`pected failure,
/// `u`nexpected pass, `n`ot applicable, `c`rashed, or a space where there is no result.
pub(super) fn table(runtimes: &[&str], rows: &[(&str, &str)]) -> Report {
    let cases = rows.iter().map(|(name, letters)| {
        let results = runtimes.iter().zip(letters.chars());
        let results = results.filter_map(|(runtime, letter)| {
            let judgement = Judgement::because(verdict(letter)?, "why");
            Some(ResultEntry::new(runtime, judgement, None))
        });
        case(name, results.collect())
    });
    report(
        runtimes.iter().map(|name| runtime(name)).collect(),
        cases.collect(),
    )
}

fn verdict(letter: char) -> Option<Verdict> {
    Some(match letter {
        'p' => Verdict::Pass,
        'f' => Verdict::Fail,
        'x' => Verdict::ExpectedFailure,
        'u' => Verdict::UnexpectedPass,
        'n' => Verdict::NotApplicable,
        'c' => Verdict::Crashed,
        _ => return None,
    })
}
