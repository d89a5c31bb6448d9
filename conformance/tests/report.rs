//! Reports as `run`, `diff` and `merge` write them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jsonschema::Validator;
use serde_json::{Value, json};

/// The folder with two cases: one passes, one fails.
fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/run.in")
}

/// Runs test525 over the inputs; `OUT` in the arguments is the folder `out`.
fn test525(out: &Path, arguments: &str) -> Output {
    let out = out.display().to_string();
    Command::new(env!("CARGO_BIN_EXE_test525"))
        .args(arguments.split(' ').map(|word| word.replace("OUT", &out)))
        .current_dir(inputs())
        .env("SOURCE_DATE_EPOCH", "1769817600")
        .output()
        .expect("test525 starts")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("it was written")
}

fn schema() -> Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../reports/schema/report-2.json");
    let schema: Value = serde_json::from_str(&read(&path)).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is one");
    jsonschema::validator_for(&schema).expect("the schema is one")
}

#[test]
fn what_is_written_has_the_form_that_the_schema_describes() {
    let schema = schema();
    let commands = [
        ("run --subject vm --out OUT good bad", 1),
        ("run --subject vm --out OUT --shard 2/2 good bad", 1),
        (
            "run --subject vm --out OUT --level documented --format json good",
            0,
        ),
        (
            "run --subject vm --out OUT --shard 3/3 --format json good bad",
            0,
        ),
        #[cfg(feature = "embedded")]
        ("diff --subject embedded --format json good/area/call.py", 0),
    ];
    for (command, status) in commands {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let output = test525(folder.path(), command);
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{command}: {message}");
        let text = match command.contains("json") {
            true => String::from_utf8_lossy(&output.stdout).into_owned(),
            false => read(&folder.path().join("report.json")),
        };
        let report: Value = serde_json::from_str(&text).expect("the report is JSON");
        let errors: Vec<String> = schema
            .iter_errors(&report)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, [""; 0], "{command}");
        assert_eq!(report.pointer("/date"), Some(&Value::from("2026-01-31")));
    }
}

#[test]
fn the_command_that_shows_a_result_again_has_the_options_that_it_depends_on() {
    let commands = [
        ("", ""),
        (" --timeout 10s --jobs 1", ""),
        (
            " --level documented --timeout 90s",
            " --level documented --timeout 1m30s",
        ),
    ];
    for (given, repeated) in commands {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let command = format!("run --subject vm --format json --out OUT bad{given}");
        let output = test525(folder.path(), &command);
        let report: Value = serde_json::from_slice(&output.stdout).expect("the report is JSON");
        let expected = format!("test525 run bad/call.py --subject vm{repeated}");
        let reproduce = report.pointer("/cases/0/results/0/reproduce");
        assert_eq!(reproduce, Some(&Value::from(expected)));
    }
}

/// A case shows a version difference if its range of versions ends where that does, and it comes out otherwise there with it turned round.
#[test]
fn cases_show_version_differences() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let pair = [
        "sys/bad-firstiter-sets-the-finalizer-before-3-13",
        "sys/bad-hook-changes-nothing",
    ];
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/cases");
    let paths: Vec<String> = pair.iter().map(|one| format!("{cases}/{one}.py")).collect();
    let command = format!("run --subject vm --out OUT {}", paths.join(" "));
    let output = test525(folder.path(), &command);
    assert_eq!(output.status.code(), Some(0));
    let report = read(&folder.path().join("report.json"));
    let report: Value = serde_json::from_str(&report).expect("the report is JSON");
    let quirks = report.pointer("/quirks").and_then(Value::as_array);
    let names = |value: &Value| value.as_array().is_some_and(|names| !names.is_empty());
    let shown: Vec<Value> = quirks
        .expect("the table is there")
        .iter()
        .filter(|quirk| names(&quirk["before"]) || names(&quirk["after"]))
        .map(|quirk| {
            json!([
                quirk["name"],
                quirk["present"],
                quirk["before"],
                quirk["after"]
            ])
        })
        .collect();
    let present = json!([{ "first": "3.6.0", "fixed": "3.13.0" }]);
    let expected = json!(["hooks-partly-replaced", present, [pair[0]], [pair[1]]]);
    assert_eq!(shown, [expected]);
}

/// Also where there are more parts than cases, with another number of threads, and given in another order.
#[test]
fn merged_shards_are_the_whole_to_the_byte() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    for number in 1..=3 {
        let command = format!(
            "run --subject vm --shard {number}/3 --jobs {number} --out OUT/{number} good bad"
        );
        test525(folder.path(), &command);
    }
    let merged = test525(
        folder.path(),
        "merge OUT/2 OUT/3 OUT/1/report.json --out OUT/merged",
    );
    let whole = test525(folder.path(), "run --subject vm --out OUT/whole good bad");
    assert_eq!(merged.status.code(), Some(1));
    assert_eq!(merged.status.code(), whole.status.code());
    for file in ["report.json", "report.md", "report.html", "junit.xml"] {
        let of = |run: &str| read(&folder.path().join(run).join(file));
        assert_eq!(of("merged"), of("whole"), "{file}");
    }
}

#[test]
fn with_a_baseline_only_new_failures_fail() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let commands = [
        ("run --subject vm --out OUT/old good bad", 1),
        (
            "run --subject vm --out OUT/new --baseline OUT/old good bad",
            0,
        ),
        ("run --subject vm --out OUT/part --baseline OUT/old good", 0),
        (
            "run --subject vm --out OUT/new --baseline OUT/part good bad",
            1,
        ),
        ("compare OUT/old OUT/new", 0),
        ("compare OUT/part OUT/new", 1),
        ("compare OUT/new OUT/part", 0),
    ];
    for (command, status) in commands {
        let output = test525(folder.path(), command);
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{command}: {message}");
    }
}

#[test]
fn the_summary_of_a_job_is_added_to() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let summary = folder.path().join("summary.md");
    std::fs::write(&summary, "what other steps say\n").expect("it is written");
    let run = |path: &Path| {
        Command::new(env!("CARGO_BIN_EXE_test525"))
            .args("run --subject vm --format github bad --out".split(' '))
            .arg(folder.path().join("report"))
            .current_dir(inputs())
            .env("GITHUB_STEP_SUMMARY", path)
            .output()
            .expect("test525 starts")
    };
    let output = run(&summary);
    assert!(output.stdout.starts_with(b"::error file=bad/call.py,line="));
    let report = read(&folder.path().join("report/report.md"));
    assert_eq!(read(&summary), format!("what other steps say\n{report}"));
    let output = run(folder.path());
    assert_eq!(output.status.code(), Some(3));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(
        message.contains(": the job's summary cannot be written: "),
        "{message}"
    );
}

/// Names with spaces and non-ASCII letters, two cases of one name, and control characters in a trace.
#[test]
fn strange_names_and_traces_are_reported_like_others() {
    const PROGRAM: &str = "# /// script\n# requires-python = \">=3.6\"\n# [tool.test525]\n# clauses = [\"expr.asyncgen.call-returns-object\"]\n\
        # about = \"prints what a terminal obeys\"\n# ///\nasync def f(): yield\nprint(type(f()).__name__, \"\\x00\\x1b[31m\\x07\")\n";
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let out = folder.path().join("out");
    let names = ["übung 1/ein name.py", "übung 2/ein name.py"];
    let paths = names.map(|name| folder.path().join(name));
    for path in &paths {
        std::fs::create_dir_all(path.parent().expect("it has one")).expect("it can be made");
        std::fs::write(path, PROGRAM).expect("it is written");
        std::fs::write(path.with_extension("out"), "other\n!end\n").expect("it is written");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_test525"))
        .args(["run", "--subject", "vm", "--format", "github", "--out"])
        .arg(&out)
        .args(&paths)
        .output()
        .expect("test525 starts");
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_str(&read(&out.join("report.json"))).expect("it is JSON");
    assert!(schema().is_valid(&report));
    for (index, path) in paths.iter().enumerate() {
        let case = &report["cases"][index];
        assert_eq!(case["name"], "ein name");
        assert_eq!(case["path"], path.display().to_string());
        let seen = "async_generator \\x00\\x1b[31m\\x07";
        assert_eq!(case["results"][0]["divergence"]["actual"][0], seen);
        let command = case["results"][0]["reproduce"].as_str();
        let place = format!("'{}'", path.display());
        assert!(
            command.is_some_and(|command| command.contains(&place)),
            "{command:?}"
        );
    }
    let printed = String::from_utf8(output.stdout).expect("it is text");
    let forms = ["junit.xml", "report.md", "report.html"].map(|file| read(&out.join(file)));
    for text in forms.iter().chain([&printed]) {
        assert!(!text.contains(['\0', '\u{7}', '\u{1b}']), "{text}");
        assert!(text.contains("ein name"), "{text}");
    }
}

/// Standard output that is full is the machinery's fault, and the report is there all the same.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_message() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("Linux has it");
    let output = Command::new(env!("CARGO_BIN_EXE_test525"))
        .args([
            "run",
            "--subject",
            "vm",
            "--format",
            "json",
            "good",
            "--out",
        ])
        .arg(folder.path())
        .current_dir(inputs())
        .stdout(full)
        .output()
        .expect("test525 starts");
    assert_eq!(output.status.code(), Some(3));
    let message = String::from_utf8_lossy(&output.stderr);
    let last = message.lines().last().unwrap_or_default();
    assert!(last.starts_with("test525: standard output: "), "{message}");
    assert!(folder.path().join("report.json").exists());
}

/// The text of a JSON file, and what of it is against the schema.
fn against_the_schema(path: &Path) -> (Value, Vec<String>) {
    let report: Value = serde_json::from_str(&read(path)).expect("the report is JSON");
    let errors = schema()
        .iter_errors(&report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    (report, errors)
}

#[cfg(feature = "embedded")]
#[test]
fn a_baseline_has_the_verdicts_of_one_python_and_of_a_vm_that_fails() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let whole = test525(folder.path(), "run --subject embedded --out OUT good bad");
    assert_eq!(whole.status.code(), Some(1));
    let made = test525(folder.path(), "baseline OUT OUT/baseline");
    assert_eq!(made.status.code(), Some(0));
    let file = folder.path().join("baseline/embedded.json");
    assert_eq!(
        String::from_utf8_lossy(&made.stdout).trim_end(),
        file.display().to_string()
    );
    let (report, errors) = against_the_schema(&file);
    assert_eq!(errors, [""; 0]);
    // The VM fails, too, so that it is to be held against as well.
    for (case, verdict) in [("/cases/0", "pass"), ("/cases/1", "fail")] {
        let results = report.pointer(&format!("{case}/results"));
        let results = results
            .and_then(Value::as_array)
            .expect("there are results");
        assert_eq!(results.len(), 2);
        for (result, name) in results.iter().zip(["vm-", "embedded"]) {
            let runtime = result["runtime"].as_str().unwrap_or_default();
            assert!(runtime.starts_with(name), "{runtime}");
            assert_eq!(result, &json!({"runtime": runtime, "verdict": verdict}));
        }
    }
    let compared = test525(folder.path(), "compare OUT/baseline/embedded.json OUT");
    let said = String::from_utf8_lossy(&compared.stdout).into_owned();
    assert!(!said.contains("on embedded"), "{said}");
    assert!(said.contains("4 results in both reports"), "{said}");
}

#[test]
fn committed_baselines_have_the_form_that_the_schema_describes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../reports/baseline");
    let entries = std::fs::read_dir(&folder).expect("there are baselines");
    let mut count = 0;
    for entry in entries {
        let path = entry.expect("the folder can be read").path();
        let (report, errors) = against_the_schema(&path);
        assert_eq!(errors, [""; 0], "{}", path.display());
        let name = report.pointer("/runtimes/0/name").and_then(Value::as_str);
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        assert_eq!(name, stem, "{}", path.display());
        assert!(report.pointer("/date").is_some(), "{}", path.display());
        count += 1;
    }
    assert!(count > 0);
}
