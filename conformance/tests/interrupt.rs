//! Ctrl-C leaves a valid report of what has been run, or none, and nothing that still runs.
#![cfg(unix)]

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use nix::sys::signal::{self, SigHandler, Signal};
use nix::unistd::Pid;

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

/// A command that takes itself for a Python and never says so. It holds the pipe `alive` as long as it lives.
const SILENT: &str = "#!/bin/sh\nexec 3>alive\necho started >&3\nsleep 100\necho survived >&3\n";

/// A program that is started where Ctrl-C counts: tests in the background of a shell ignore it, and so would the program.
/// That `nohup` makes it ignore another signal has nothing to do with it.
fn test525(folder: &Path, arguments: &[&str]) -> Command {
    // SAFETY: neither action is code of this process.
    unsafe {
        signal::signal(Signal::SIGINT, SigHandler::SigDfl).expect("it can be set");
        signal::signal(Signal::SIGHUP, SigHandler::SigIgn).expect("it can be set");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_test525"));
    command.args(arguments).current_dir(folder);
    command
}

fn interrupt(process: &Child) {
    send(process, Signal::SIGINT);
}

fn send(process: &Child, signal: Signal) {
    let id = process.id().try_into().expect("it is a process number");
    signal::kill(Pid::from_raw(id), signal).expect("it is ours");
}

/// Starts the program as a shell does in the background: it ignores Ctrl-C.
fn in_background(command: &mut Command) {
    // SAFETY: setting a signal's action is all that happens between fork and exec.
    unsafe {
        command.pre_exec(|| {
            signal::signal(Signal::SIGINT, SigHandler::SigIgn)?;
            Ok(())
        });
    }
}

/// Runs many cases, ends that by a signal and looks at the report.
fn check_partial_report(subject: &str, place: fn(&mut Command), signal: Signal) {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    for number in 0..CASES {
        let case = folder.path().join(format!("busy-{number}"));
        std::fs::write(case.with_extension("py"), BUSY).expect("it can be written");
        std::fs::write(case.with_extension("out"), "!end\n").expect("it can be written");
    }
    let arguments = ["run", "--subject", subject, "--jobs", "1", "."];
    let mut run = test525(folder.path(), &arguments);
    place(&mut run);
    let mut run = run
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

    send(&run, signal);
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

#[test]
fn an_interrupted_run_leaves_a_partial_report() {
    check_partial_report("vm", |_| {}, Signal::SIGINT);
}

/// `timeout 60 test525 run` in a script, with `&` behind it.
#[test]
fn a_run_in_the_background_that_is_terminated_leaves_a_partial_report() {
    check_partial_report("vm", in_background, Signal::SIGTERM);
}

/// Python would handle the signal, and do nothing about it while none of its code runs.
#[cfg(feature = "embedded")]
#[test]
fn a_python_in_the_process_does_not_swallow_the_signal() {
    check_partial_report("embedded", |_| {}, Signal::SIGINT);
}

#[test]
fn what_was_started_does_not_outlive_the_command() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let script = folder.path().join("silent");
    std::fs::write(&script, SILENT).expect("it can be written");
    std::fs::set_permissions(&script, PermissionsExt::from_mode(0o755)).expect("it is ours");
    std::fs::write(folder.path().join("program.py"), "print(1)\n").expect("it can be written");
    let alive = folder.path().join("alive");
    let made = Command::new("mkfifo").arg(&alive).status();
    assert!(made.is_ok_and(|status| status.success()));
    std::fs::create_dir(folder.path().join("tmp")).expect("it can be made");

    let arguments = ["diff", "program.py", "--subject", "silent=./silent"];
    let mut diff = test525(folder.path(), &arguments)
        .env("TMPDIR", folder.path().join("tmp"))
        .spawn()
        .expect("test525 starts");
    let mut alive = BufReader::new(File::open(alive).expect("it is a pipe"));
    let mut line = String::new();
    alive.read_line(&mut line).expect("it is written to");
    assert_eq!(line, "started\n");

    interrupt(&diff);
    let status = diff.wait().expect("it ends");
    assert_eq!(status.code(), Some(130));
    let mut rest = String::new();
    alive.read_to_string(&mut rest).expect("it is closed");
    assert_eq!(rest, "");
    let left = std::fs::read_dir(folder.path().join("tmp")).expect("it is there");
    assert_eq!(left.count(), 0);
}
