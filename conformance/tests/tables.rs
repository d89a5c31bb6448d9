//! The gate and the harness have the same table of what a program may import, and cases ask for what they use.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::process::Command;

use test525::case::{Case, Suite, select};
use test525::metadata::Feature;
use test525::subject::HarnessFile;
use test525_reference_vm::syntax::gate;

/// Prints the harness's table. The folder that `harness.py` is in is the argument.
const DUMP: &str = "
import json, sys
sys.path.insert(0, sys.argv[1])
import harness
print(json.dumps(harness.MODULES))
";

/// `module` for each module, `name of module` for each of its names.
fn entries<'a>(
    table: impl IntoIterator<Item = (&'a str, impl IntoIterator<Item = &'a str>)>,
) -> BTreeSet<String> {
    let mut entries = BTreeSet::new();
    for (module, names) in table {
        let of_module = names
            .into_iter()
            .map(|name| format!("`{name}` of `{module}`"));
        entries.extend(of_module);
        entries.insert(format!("the module `{module}`"));
    }
    entries
}

/// A message for each entry of `these` that is missing from `those`.
fn only(owner: &str, these: &BTreeSet<String>, those: &BTreeSet<String>) -> Vec<String> {
    these
        .difference(those)
        .map(|entry| format!("only {owner} has {entry}"))
        .collect()
}

fn table_of_harness() -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    let harness = HarnessFile::write()?;
    let output = Command::new(which::which("python3")?)
        .args(["-B", "-c", DUMP])
        .arg(harness.folder())
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

#[test]
fn the_gate_and_the_harness_allow_the_same_imports() -> Result<(), Box<dyn Error>> {
    let table = table_of_harness()?;
    let rows = table.iter();
    let of_harness =
        entries(rows.map(|(module, names)| (&**module, names.iter().map(String::as_str))));
    let rows = gate::MODULES.iter();
    let of_gate = entries(rows.map(|&(module, names)| (module, names.iter().copied())));
    let mut differences = only("the gate", &of_gate, &of_harness);
    differences.extend(only("the harness", &of_harness, &of_gate));
    assert!(!of_gate.is_empty());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    Ok(())
}

/// How a trace line begins that only a subject with the feature can give.
const SHOWN: &[(&str, Feature)] = &[
    ("!warning ", Feature::Warnings),
    ("!unraisable ", Feature::Unraisable),
];

/// Modules that only a subject with the feature has.
const IMPORTED: &[(&str, Feature)] = &[
    ("asyncio", Feature::Asyncio),
    ("contextvars", Feature::Contextvars),
    ("typing", Feature::Typing),
    ("warnings", Feature::Warnings),
    ("weakref", Feature::Weakref),
];

/// What a case shows, or imports whatever comes (an indented import may be one that is tried).
fn used(case: &Case) -> BTreeSet<Feature> {
    let trace = case.expected.iter().flat_map(|trace| trace.lines());
    let shown = trace.flat_map(|line| SHOWN.iter().filter(|(start, _)| line.starts_with(start)));
    let lines = case.source.text.lines();
    let imported = lines.flat_map(|line| {
        let mut words = line.split(' ');
        let module = match words.next() {
            Some("import" | "from") => words.next(),
            _ => None,
        };
        IMPORTED
            .iter()
            .filter(move |(name, _)| module == Some(*name))
    });
    shown.chain(imported).map(|&(_, feature)| feature).collect()
}

#[test]
fn cases_ask_for_the_features_that_they_use() -> Result<(), Box<dyn Error>> {
    let mut missing = Vec::new();
    for case in select(Suite::Cases, &[])?.cases {
        let asked: BTreeSet<Feature> = case.metadata.features.iter().copied().collect();
        missing.extend(
            used(&case)
                .difference(&asked)
                .map(|feature| format!("{}: {}", case.name, feature.name())),
        );
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    Ok(())
}
