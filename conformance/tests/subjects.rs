//! Subjects as a caller sees them: what runs, what goes wrong, and what is said about it.

use std::time::Duration;

use test525::subject::{
    HarnessFile, Interpreter, SourceText, Subject, SubjectError, Worker, WorkerOptions, discover,
};

fn source(text: &str) -> SourceText {
    SourceText {
        filename: "program.py".to_owned(),
        text: text.to_owned(),
    }
}

fn trace(subject: &mut dyn Subject, text: &str) -> Vec<String> {
    subject.run(&source(text)).expect(text).lines().to_vec()
}

/// Programs, and their traces in every CPython.
const PROGRAMS: &[(&str, &[&str])] = &[
    ("print('é')\nprint('!end')\n", &["é", "\\!end", "!end"]),
    ("def f(:", &["!syntax SyntaxError", "!end"]),
    ("raise KeyError(1)", &["!raised KeyError  # 1", "!end"]),
    (
        "async def f(): yield 1\ntry:\n    f().asend(1).send(None)\nexcept TypeError as e:\n    print(type(e).__name__)\n",
        &["TypeError", "!end"],
    ),
    (
        "class D:\n    def __del__(self): print('del')\nd = D()\n",
        &["!end", "del"],
    ),
    (
        "import os",
        &[
            "!raised ModuleNotFoundError  # No module named 'os'",
            "!end",
        ],
    ),
];

fn without_text_of_syntax_errors(lines: Vec<String>) -> Vec<String> {
    let cut = |line: String| match line.strip_prefix("!syntax SyntaxError") {
        Some(_) => "!syntax SyntaxError".to_owned(),
        None => line,
    };
    lines.into_iter().map(cut).collect()
}

fn check_programs(subject: &mut dyn Subject) {
    // Twice: nothing of the first time is left.
    for (text, expected) in PROGRAMS.iter().chain(PROGRAMS) {
        assert_eq!(
            without_text_of_syntax_errors(trace(subject, text)),
            *expected,
            "{text}"
        );
    }
}

/// Hangs, and catches what would stop it.
const HANGS: &str = "print('before')\nwhile True:\n    try:\n        while True: pass\n    except BaseException:\n        print('caught')\n";

fn some_python() -> Interpreter {
    Interpreter::new(which::which("python3").expect("a python3 on PATH"))
}

fn start(interpreter: Interpreter, options: WorkerOptions) -> Result<Worker, SubjectError> {
    Worker::start(
        "subject".to_owned(),
        interpreter,
        HarnessFile::write()?,
        options,
    )
}

fn short() -> WorkerOptions {
    WorkerOptions {
        time_limit: Duration::from_secs(3),
        ..WorkerOptions::default()
    }
}

#[test]
fn a_worker_runs_programs() {
    let mut worker = start(some_python(), WorkerOptions::default()).expect("starts");
    assert_eq!(worker.info().name, "subject");
    assert_eq!(worker.info().implementation, "cpython");
    check_programs(&mut worker);
}

#[test]
fn a_worker_is_replaced_after_its_share_of_programs() {
    let options = WorkerOptions {
        programs_per_process: 1,
        ..WorkerOptions::default()
    };
    check_programs(&mut start(some_python(), options).expect("starts"));
}

#[test]
fn a_program_that_hangs_keeps_its_lines_and_the_worker_goes_on() {
    let mut worker = start(some_python(), short()).expect("starts");
    assert_eq!(trace(&mut worker, HANGS), ["before", "!timeout"]);
    assert_eq!(trace(&mut worker, "print(1)"), ["1", "!end"]);
}

/// A worker written in shell: it ignores its arguments.
#[cfg(unix)]
mod shell {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    const HELLO: &str =
        r#"echo '{"protocol": 1, "implementation": "shell", "version": "3.9.0", "features": []}'"#;

    fn worker(
        folder: &tempfile::TempDir,
        script: &str,
        options: WorkerOptions,
    ) -> Result<Worker, SubjectError> {
        let path = folder.path().join("worker");
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("executable");
        start(Interpreter::new(path), options)
    }

    #[test]
    fn workers_that_break_the_protocol_or_die() {
        let answers = [
            (
                "read r; echo garbage; read r",
                &["!lost  # not a message: expected value at line 1 column 1"][..],
            ),
            (
                "read r; printf '\\377\\376\\n'; read r",
                &["!lost  # not a message: expected value at line 1 column 1"],
            ),
            (
                "read r; echo '{\"id\": 99, \"done\": true}'; read r",
                &["!lost  # an answer to request 99 where one to request 2 was due"],
            ),
            ("read r; exit 3", &["!lost  # exit status: 3"]),
            ("read r; kill -SEGV $$", &["!crashed SIGSEGV"]),
            ("read r; kill -KILL $$", &["!crashed SIGKILL"]),
            ("read r; read r", &["!timeout"]),
            (
                r#"while read r; do case $r in *'"id":1,'*) kill -ABRT $$;; *) echo '{"id": 2, "line": "kept"}'; kill -ABRT $$;; esac; done"#,
                &["kept", "!crashed SIGABRT"],
            ),
            (
                r#"while read r; do case $r in *'"id":1,'*) exit;; *) echo '{"id": 2, "line": "kept"}'; echo '{"id": 2, "done": true}';; esac; done"#,
                &["kept"],
            ),
        ];
        for (script, expected) in answers {
            let folder = tempfile::tempdir().expect("a folder");
            let options = if expected == ["!timeout"] {
                short()
            } else {
                WorkerOptions::default()
            };
            let mut worker =
                worker(&folder, &format!("{HELLO}\n{script}"), options).expect("starts");
            assert_eq!(trace(&mut worker, "pass"), expected, "{script}");
        }
    }

    #[test]
    fn workers_that_do_not_start_say_why() {
        let reasons = [
            (
                "echo 'no such module' >&2; exit 7",
                "subject: `WORKER` ended at its start, without the answer of a Python 3.6 or later (exit status: 7); it said:\nno such module\n",
            ),
            (
                "kill -SEGV $$",
                "subject: `WORKER` ended at its start, without the answer of a Python 3.6 or later (SIGSEGV)",
            ),
            (
                "echo hello",
                "subject: `WORKER` does not answer as a Python 3.6 or later does: its first line is `hello`",
            ),
            (
                r#"echo '{"protocol": 9, "implementation": "", "version": "", "features": []}'"#,
                "subject: `WORKER` does not answer as a Python 3.6 or later does: it speaks version 9 of the protocol, not 1",
            ),
        ];
        for (script, expected) in reasons {
            let folder = tempfile::tempdir().expect("a folder");
            let error = worker(&folder, script, WorkerOptions::default()).expect_err(script);
            let path = folder.path().join("worker").display().to_string();
            let said = error.to_string().replace(&path, "WORKER");
            assert_eq!(said.trim_end(), expected.trim_end(), "{script}");
        }
    }

    #[test]
    fn discovery_names_what_it_skips() {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, script) in [
            (
                "python3.90",
                "echo 'shim: version 3.90 is not installed' >&2; exit 127",
            ),
            (
                "python3.5",
                "printf 'test525-python\\tcpython\\t3.5.2\\t3.5\\t/x\\t\\n'",
            ),
            (
                "python3.91",
                "printf 'test525-python\\tcpython\\t3.91.0\\t3.91\\t/y\\t\\n'",
            ),
            (
                "python3.92",
                "printf 'test525-python\\tcpython\\t3.91.0\\t3.91\\t/y\\t\\n'",
            ),
            ("python3-config", "exit 1"),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
            std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("executable");
        }
        let discovery = discover::discover_in(&[folder.path().to_owned()]);
        let names: Vec<_> = discovery
            .found
            .iter()
            .map(|found| found.name.as_str())
            .collect();
        assert_eq!(names, ["cpython-3.91.0"]);
        let notes = discovery.notes.join("\n");
        assert!(
            notes.contains("is not a Python: shim: version 3.90 is not installed"),
            "{notes}"
        );
        assert!(notes.contains("Python 3.5.2 is too old"), "{notes}");
        assert_eq!(discovery.notes.len(), 2, "{notes}");
    }
}

#[test]
fn commands_that_are_no_python_are_told_apart() {
    let error = start(Interpreter::new("/nonexistent/python3".into()), short())
        .expect_err("no such program");
    assert!(matches!(error, SubjectError::NotStarted { .. }), "{error}");
    let error =
        discover::identify("cat", &Interpreter::new("cat".into())).expect_err("not a Python");
    assert!(matches!(error, SubjectError::NotPython { .. }), "{error}");
}

#[cfg(feature = "embedded")]
mod embedded {
    use super::*;
    use test525::subject::Embedded;

    #[test]
    fn it_runs_programs_from_any_thread() {
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    check_programs(&mut Embedded::start(Duration::from_secs(60)).expect("starts"))
                });
            }
        });
    }

    #[test]
    fn a_program_that_hangs_keeps_its_lines_and_the_next_runs() {
        let mut embedded = Embedded::start(Duration::from_millis(200)).expect("starts");
        for _ in 0..3 {
            assert_eq!(trace(&mut embedded, HANGS), ["before", "!timeout"]);
            let silent = HANGS.replace("print('caught')", "pass");
            assert_eq!(trace(&mut embedded, &silent), ["before", "!timeout"]);
            let teardown =
                "class D:\n    def __del__(self):\n        while True: pass\nd = D()\nprint(1)";
            assert_eq!(trace(&mut embedded, teardown), ["1", "!end", "!timeout"]);
        }
        check_programs(&mut Embedded::start(Duration::from_secs(60)).expect("starts"));
    }

    #[test]
    fn it_agrees_with_a_worker_of_the_same_version() {
        let mut embedded = Embedded::start(Duration::from_secs(60)).expect("starts");
        let found = discover::discover();
        let same = |found: &&discover::Found| {
            found.version == embedded.info().version && found.implementation == "cpython"
        };
        let Some(found) = found.found.iter().find(same) else {
            return; // The embedded version need not be installed as a program.
        };
        let mut worker =
            start(found.interpreter.clone(), WorkerOptions::default()).expect("starts");
        assert_eq!(worker.info().features, embedded.info().features);
        for (text, _) in PROGRAMS {
            assert_eq!(
                trace(&mut embedded, text),
                trace(&mut worker, text),
                "{text}"
            );
        }
    }
}
