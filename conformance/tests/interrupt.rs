//! Ctrl-C leaves a valid report of what has been run.
#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Enough that the signal arrives long before the last of them.
const CASES: usize = 200;

/// A case that keeps the reference VM busy up to its limit.
const BUSY: &str = "\
# /// script
# requires-python = \">=3.6\"
# [tool.test525]
# clauses = [\"expr.agen.asend.first-must-be-none\"]
# about = \"never ends\"
# ///
while True:
    pass
";

#[test]
fn an_interrupted_run_leaves_a_partial_report() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    for number in 0..CASES {
        let case = folder.path().join(format!("busy-{number}"));
        std::fs::write(case.with_extension("py"), BUSY).expect("it can be written");
        std::fs::write(case.with_extension("out"), "!end\n").expect("it can be written");
    }
    let mut run = Command::new(env!("CARGO_BIN_EXE_test525"))
        .args(["run", "--subject", "vm", "--jobs", "1", "."])
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("test525 starts");
    let mut progress = BufReader::new(run.stderr.take().expect("it is piped"));
    let mut line = String::new();
    progress
        .read_line(&mut line)
        .expect("it says how far it is");
    assert_eq!(line, "test525: 40 of 200 cases\n");

    let interrupted = Command::new("kill")
        .args(["-INT", &run.id().to_string()])
        .status();
    assert!(interrupted.is_ok_and(|status| status.success()));
    let status = run.wait().expect("it ends");
    assert_eq!(status.code(), Some(130));

    let report = folder.path().join("reports/latest/report.json");
    let report = std::fs::read_to_string(report).expect("the report is there");
    let report: serde_json::Value = serde_json::from_str(&report).expect("it is whole");
    let cases = report["cases"].as_array().expect("it has cases");
    assert_eq!(report["interrupted"], true);
    assert_eq!(report["suite"]["selected"], CASES);
    assert!((40..CASES).contains(&cases.len()), "{}", cases.len());
}
