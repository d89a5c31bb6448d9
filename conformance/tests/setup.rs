//! `scripts/setup` on machines that lack something: one message that says what to do.
#![cfg(target_os = "linux")]

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

/// What the script itself needs.
const TOOLS: &[&str] = &[
    "bash", "cat", "dirname", "grep", "head", "printf", "sed", "sort", "tail",
];

const RUST: (&str, &str) = ("cargo", "echo 'cargo 9.9.9 (0123456 2099-01-01)'");
const ROOT: (&str, &str) = ("id", "echo 0");
const NOT_ROOT: (&str, &str) = ("id", "echo 1000");

const EVERYTHING: &str = "  \
  - a C compiler
  - a C++ compiler, for libFuzzer
  - a CPython >= 3.9 with its shared library and headers
On Debian or Ubuntu: sudo apt-get install gcc libc6-dev g++ python3 python3-dev
A Python elsewhere can be named: PYO3_PYTHON=/path/to/python3 (built with --enable-shared).
";

/// What the script says, with status 1, where there are only these commands and variables.
fn complaint(arguments: &[&str], commands: &[(&str, &str)], variables: &[(&str, &str)]) -> String {
    let machine = tempfile::tempdir().expect("there is a temporary folder");
    let bin = machine.path().join("bin");
    std::fs::create_dir(&bin).expect("it can be made");
    for tool in TOOLS {
        let real = which::which(tool).expect("it is on every Linux");
        symlink(real, bin.join(tool)).expect("it can be made");
    }
    for (name, body) in commands {
        let path = bin.join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).expect("it can be written");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("it is ours");
    }
    let checkout = machine.path().join("checkout");
    std::fs::create_dir_all(checkout.join("scripts")).expect("it can be made");
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for file in ["scripts/setup", "Cargo.toml"] {
        std::fs::copy(here.join(file), checkout.join(file)).expect("it is there");
    }
    // A Python with its shared library may be installed where the script looks; here it is not.
    let script = std::fs::read_to_string(checkout.join("scripts/setup")).expect("it is text");
    let script = script.replace("/usr/bin/python3", "/nowhere/python3");
    std::fs::write(checkout.join("scripts/setup"), script).expect("it can be written");
    let output = Command::new(bin.join("bash"))
        .arg("scripts/setup")
        .args(arguments)
        .current_dir(&checkout)
        .env_clear()
        .env("PATH", &bin)
        .envs(variables.iter().copied())
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    String::from_utf8(output.stderr).expect("it is text")
}

#[test]
fn what_is_missing_is_said_in_one_message() {
    let everything = |first: &str| {
        format!(
            "test525: {first}:\n{}",
            EVERYTHING.trim_start_matches("  \n")
        )
    };
    let machines = [
        (
            "without Rust",
            &[][..],
            &[][..],
            "test525: Rust 1.95 or newer is missing: install it with rustup (https://rustup.rs), then run this again.\n"
                .to_owned(),
        ),
        (
            "not root",
            &[RUST, NOT_ROOT],
            &[],
            everything("this is missing, and cannot be installed from here without root rights"),
        ),
        (
            "another system",
            &[RUST, ROOT],
            &[],
            everything("this is missing, and there is no apt-get to install it"),
        ),
        (
            "no network",
            &[RUST, ROOT, ("env", "shift; exec \"$@\""), ("apt-get", "echo \"E: $1 failed\" >&2; exit 100")],
            &[],
            format!(
                "test525: installing with apt-get: gcc libc6-dev g++ python3 python3-dev\n{}",
                everything("apt-get could not install what is missing (E: update failed)")
            ),
        ),
        (
            "a Python that is none",
            &[RUST],
            &[("PYO3_PYTHON", "/nowhere/python")],
            "test525: PYO3_PYTHON names /nowhere/python, which cannot be embedded: it has to be a CPython >= 3.9 that was \
             built with --enable-shared.\n"
                .to_owned(),
        ),
    ];
    for (what, commands, variables, expected) in machines {
        assert_eq!(complaint(&[], commands, variables), expected, "{what}");
    }
    let old = complaint(
        &[],
        &[("cargo", "echo 'cargo 1.63.0 (0123456 2022-01-01)'")],
        &[],
    );
    assert!(
        old.starts_with("test525: Rust 1.95 or newer is needed, and "),
        "{old}"
    );
    assert!(
        old.contains(" is 1.63.0: `rustup update stable` brings a newer one"),
        "{old}"
    );
}

#[test]
fn a_browser_is_only_missed_where_it_is_wanted() {
    let wanted = complaint(&["browser"], &[RUST, NOT_ROOT], &[]);
    let line =
        "  - a Chromium, for the tests of the HTML report (CHROME=/path/to/chromium names one)\n";
    assert!(wanted.contains(line), "{wanted}");
    assert!(
        wanted.contains("python3-dev chromium-headless-shell\n"),
        "{wanted}"
    );
    let named = complaint(
        &["browser"],
        &[RUST, NOT_ROOT],
        &[("CHROME", "/opt/chromium")],
    );
    assert!(!named.contains("Chromium"), "{named}");
    let other = complaint(&["chrome"], &[RUST], &[]);
    assert_eq!(
        other,
        "test525: scripts/setup takes `browser`, `release` or nothing, not `chrome`.\n"
    );
}
