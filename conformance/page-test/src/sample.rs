//! A report of the whole suite on fifteen Pythons and three editions of the reference VM, made up, with something of everything in it.

use std::collections::BTreeSet;

use test525::case::{Case, Suite, select};
use test525::history::History;
use test525::judge::{Judgement, Verdict};
use test525::release::Release;
use test525::report::{self, CaseEntry, Divergence, ProgramLine, Report, ResultEntry};
use test525::report::{Platform, RuntimeEntry, RuntimeKind, SCHEMA};
use test525_reference_vm::trace::{Level, Trace};

use crate::browser::Result;

/// The case that fails on [`FAILING`], with a divergence.
pub const CASE: &str = "agen-methods/aclose-while-a-step-awaits";

/// The runtime that fails.
pub const FAILING: &str = "pypy-3.11.13";

/// A case that crashes on it.
pub const CRASHING: &str = "builtins/aiter-calls-the-method-of-the-type";

/// A case with a name and a program that no markup survives.
pub const STRANGE: &str = "names/with spaces, ünïcode & <b>'s";

/// The name of two cases, in the folders `one` and `two`.
pub const TWIN: &str = "twin";

/// The Pythons.
const SUBJECTS: [&str; 15] = [
    "cpython-3.6.15",
    "cpython-3.7.16",
    "cpython-3.8.18",
    "cpython-3.9.18",
    "cpython-3.10.13",
    "cpython-3.11.2",
    "cpython-3.11.7",
    "cpython-3.12.1",
    "cpython-3.13.0",
    "cpython-3.13.5",
    "cpython-3.14.10",
    "cpython-3.15.2",
    "mine-3.15.2",
    "graalpy-3.12.8",
    FAILING,
];

/// The editions of the reference VM.
const EDITIONS: [&str; 3] = ["vm-3.11.7", "vm-3.13.0", "vm-3.15.2"];

/// The report.
pub fn report() -> Result<Report> {
    let runtimes = EDITIONS
        .iter()
        .chain(&SUBJECTS)
        .map(|name| runtime(name))
        .collect::<Result<Vec<_>>>()?;
    let suite = select(Suite::Cases, &[])?.cases;
    let mut cases = suite
        .iter()
        .map(|case| entry(case, &runtimes))
        .collect::<Result<Vec<_>>>()?;
    cases.push(strange(&cases[0]));
    cases.extend(["one", "two"].map(|folder| twin(&cases[0], folder)));
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    let mut quirks = report::quirks(&History::default());
    if let Some(quirk) = quirks
        .iter_mut()
        .find(|quirk| quirk.name == "hooks-partly-replaced")
    {
        quirk.before =
            BTreeSet::from(["sys/bad-firstiter-sets-the-finalizer-before-3-13".to_owned()]);
        quirk.after = BTreeSet::from(["sys/bad-hook-changes-nothing".to_owned()]);
    }
    Ok(Report {
        schema: SCHEMA,
        suite: report::Suite {
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
        clauses: report::catalogue(),
        quirks,
        cases,
        stale: Vec::new(),
    })
}

fn runtime(name: &str) -> Result<RuntimeEntry> {
    let (implementation, version) = name.rsplit_once('-').ok_or("a name ends in a version")?;
    Ok(RuntimeEntry {
        name: name.to_owned(),
        kind: match implementation {
            "vm" => RuntimeKind::ReferenceVm,
            _ => RuntimeKind::Subject,
        },
        implementation: implementation.to_owned(),
        version: version.to_owned(),
        build: None,
        features: Vec::new(),
        level: if implementation == "cpython" {
            Level::Exact
        } else {
            Level::Documented
        },
        subject: Some(name.to_owned()),
    })
}

fn entry(case: &Case, runtimes: &[RuntimeEntry]) -> Result<CaseEntry> {
    let metadata = &case.metadata;
    let results = runtimes
        .iter()
        .map(|runtime| result(case, runtime))
        .collect::<Result<Vec<_>>>()?;
    Ok(CaseEntry {
        name: case.name.clone(),
        path: format!("conformance/cases/{}.py", case.name),
        about: metadata.about.clone(),
        level: Some(metadata.level.name().to_owned()),
        requires_python: metadata.requires_python.as_ref().map(ToString::to_string),
        clauses: metadata
            .clauses
            .iter()
            .map(|clause| (*clause).into())
            .collect(),
        exercised: metadata
            .clauses
            .iter()
            .map(|clause| clause.id().to_owned())
            .collect(),
        program: case.source.text.clone(),
        expected: case.expected.as_ref().map(|trace| trace.lines().to_vec()),
        results,
    })
}

fn result(case: &Case, runtime: &RuntimeEntry) -> Result<ResultEntry> {
    let release: Release = runtime.version.parse()?;
    let judged = |verdict, why: &str| {
        ResultEntry::new(&runtime.name, Judgement::because(verdict, why), None)
    };
    if !case.covers(release) {
        return Ok(judged(Verdict::NotApplicable, "for other versions"));
    }
    Ok(match (case.name.as_str(), runtime.name.as_str()) {
        (CASE, FAILING) => failing(case, runtime)?,
        (CRASHING, FAILING) => judged(Verdict::Crashed, "SIGSEGV"),
        (_, FAILING) if case.name.starts_with("typing/") => {
            judged(Verdict::ExpectedFailure, "no such alias")
        }
        (_, FAILING) if case.name.starts_with("inspect/") => {
            judged(Verdict::Unspecified, "differs")
        }
        _ => ResultEntry {
            reason: None,
            ..judged(Verdict::Pass, "")
        },
    })
}

/// The result of another trace than the expected one.
fn failing(case: &Case, runtime: &RuntimeEntry) -> Result<ResultEntry> {
    let expected = case.expected.as_ref().ok_or("it has a trace")?;
    let changed = expected
        .lines()
        .iter()
        .map(|line| line.replace("RuntimeError", "ValueError"));
    let actual = Trace::from_lines(changed.collect());
    let mut divergence =
        Divergence::of("expected", expected, &actual, runtime.level).ok_or("the traces differ")?;
    divergence.program = vec![ProgramLine {
        line: 31,
        text: "print(step.send(None))".to_owned(),
    }];
    divergence.clauses_before = case
        .metadata
        .clauses
        .iter()
        .map(|clause| (*clause).into())
        .collect();
    let mut result = ResultEntry::new(
        &runtime.name,
        Judgement::because(Verdict::Fail, "not refused"),
        Some(divergence),
    );
    result.reproduce = Some(format!(
        "test525 run {} --subject {}",
        case.name, runtime.name
    ));
    Ok(result)
}

/// A case like another, with a name and a program that would be markup if anything were.
fn strange(like: &CaseEntry) -> CaseEntry {
    CaseEntry {
        name: STRANGE.to_owned(),
        about: "<script>document.title = 'read as markup'</script>".to_owned(),
        program: "print('</script><script>document.title = \"read as markup\"</script><!--')\n"
            .to_owned(),
        ..like.clone()
    }
}

/// A case like another, in a folder, which is all that tells it from its twin.
fn twin(like: &CaseEntry, folder: &str) -> CaseEntry {
    CaseEntry {
        name: TWIN.to_owned(),
        path: format!("{folder}/{TWIN}.py"),
        program: format!("print({folder:?})\n"),
        ..like.clone()
    }
}
