//! The embedded CPython agrees with the reference VM about every state with every operation: the programs that the theorems of
//! `reference-vm/tests/states/` are about.
#![cfg(feature = "embedded")]

use std::error::Error;
use std::path::Path;
use std::process::Command;

#[test]
fn every_state_with_every_operation_agrees() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../reference-vm/tests/data/states");
    let mut verdicts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let output = Command::new(env!("CARGO_BIN_EXE_test525"))
            .args(["diff", "--subject", "embedded"])
            .arg(entry?.path())
            .output()?;
        verdicts.push(String::from_utf8(output.stdout)?);
    }
    assert_eq!(verdicts, ["embedded: pass\n"; 3]);
    Ok(())
}
