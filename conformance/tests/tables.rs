//! The gate and the harness have the same table of what a program may import.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::process::Command;

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
