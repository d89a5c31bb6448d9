//! The command line, as its users see it: each file in `cmd/` is a session.

use std::path::Path;
use std::process::Command;

#[test]
fn sessions() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.trycmd");
}

/// What is wrong with the input is found before anything is written.
#[test]
fn bad_input_writes_nothing() {
    let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/errors.in");
    let good = inputs.join("cases/good.py");
    let good = good.display();
    let commands = [
        "run nowhere".to_owned(),
        format!("run {}", inputs.join("latin-1.py").display()),
        format!("run {}", inputs.join("empty").display()),
        format!("run {}", inputs.join("cases").display()),
        format!("run {}", inputs.join("cases/match.py").display()),
        format!("run --subject mine=nowhere/python {good}"),
        format!("run --subject nobody {good}"),
        format!("run --jobs 0 {good}"),
        format!("run --out {good}/reports {good}"),
        format!("diff --subject vm {good}"),
    ];
    for command in commands {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let output = Command::new(env!("CARGO_BIN_EXE_test525"))
            .args(command.split(' '))
            .current_dir(folder.path())
            .output()
            .expect("test525 starts");
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{command}: {message}");
        assert_ne!(message.trim(), "", "{command}");
        let written = std::fs::read_dir(folder.path())
            .expect("it is there")
            .count();
        assert_eq!(written, 0, "{command} wrote something");
    }
}
