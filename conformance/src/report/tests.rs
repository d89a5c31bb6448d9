//! The forms of one report, and the files that they become.

use test525_reference_vm::clause::Clause;
use test525_reference_vm::trace::{Level, Trace};

use super::compare::Comparison;
use super::testing::{case, runtime};
use super::*;
use crate::judge::{Judgement, Verdict};

fn report() -> Report {
    let expected = Trace::parse("start\nTypeError  # no\n!end\n");
    let actual = Trace::parse("start\nNone\n!end\n");
    let mut divergence = Divergence::of("expected", &expected, &actual, Level::Documented)
        .expect("the traces differ");
    divergence.clauses_before = vec![Clause::AsendFirstMustBeNone.into()];
    divergence.program = vec![ProgramLine {
        line: 12,
        text: "await g.asend(1)".to_owned(),
    }];
    let result = |runtime, verdict, divergence| {
        ResultEntry::new(runtime, Judgement::because(verdict, "why"), divergence)
    };
    let (vm, python) = ("vm-3.13.0", "cpython-3.13.0");
    let mut failing = result(python, Verdict::Fail, Some(divergence));
    failing.reproduce = Some("test525 run area/one --subject cpython-3.13.0".to_owned());
    let cases = vec![
        case("area/one", vec![result(vm, Verdict::Pass, None), failing]),
        case(
            "area/two",
            vec![
                result(vm, Verdict::ExpectedFailure, None),
                result(python, Verdict::ExpectedFailure, None),
            ],
        ),
    ];
    let mut report = testing::report(vec![runtime(vm), runtime(python)], cases);
    report.suite.selected = 3;
    report.interrupted = true;
    report.stale = vec![KnownEntry {
        place: "cpython.toml:3".to_owned(),
        reason: "gh-1".to_owned(),
        cause: StaleCause::NoSuchCase,
    }];
    report
}

/// A report in which `area/one` fails on one runtime, and has failed before.
fn demands(strict: bool) -> Demands {
    Demands {
        strict,
        baseline: Some(Comparison::of(&report(), &report())),
    }
}

#[test]
fn a_person_reads_what_differs_then_how_it_went() {
    let expected = "\
FAIL  area/one on cpython-3.13.0
  what it shows
  conformance/cases/area/one.py
  why
  --- expected
  +++ cpython-3.13.0
  @@ -1,3 +1,3 @@
   start
  -TypeError  # no
  +None
   !end
  the program there:
     12 | await g.asend(1)
  clauses exercised just before, the latest first:
    expr.agen.asend.first-must-be-none  https://docs.python.org/3/reference/expressions.html#agen.asend

cpython.toml:3: no such case; the known divergence (gh-1) is out of date

                level       pass  fail  expected failure
vm-3.13.0       documented     1     0                 1
cpython-3.13.0  documented     0     1                 1

Ended early: 2 of 3 cases were run.
2 cases on the reference VM and 1 Python: 1 result not as expected.
  expected failure: a divergence that is known, with its reason
";
    assert_eq!(
        terminal::render(&report(), &Demands::default(), false),
        expected
    );
}

#[test]
fn markdown_says_the_same() {
    let text = markdown::render(&report(), &Demands::default());
    for part in [
        "2 of 3 cases (conformance/cases), linux x86_64. **Ended early.**\n",
        "| cpython-3.13.0 | 3.13.0 | documented | 0 | 1 | 1 |\n",
        "### `area/one` on cpython-3.13.0: fail\n",
        "```diff\n--- expected\n+++ cpython-3.13.0\n@@ -1,3 +1,3 @@\n start\n-TypeError  # no\n+None\n !end\n```\n",
        "       12 | await g.asend(1)\n",
        "- [`expr.agen.asend.first-must-be-none`](https://docs.python.org/3/",
        "- `cpython.toml:3`: no such case: gh-1\n",
        "```sh\ntest525 run area/one --subject cpython-3.13.0\n```\n",
        "- `area/two` on cpython-3.13.0: why\n",
    ] {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

#[test]
fn json_has_the_schema_and_the_traces() {
    let text = json::render(&report()).expect("the report is JSON");
    let value: serde_json::Value = serde_json::from_str(&text).expect("the report is JSON");
    let at = |pointer| value.pointer(pointer).cloned().unwrap_or_default();
    assert_eq!(at("/schema"), 2);
    assert_eq!(at("/interrupted"), true);
    assert_eq!(at("/runtimes/0/kind"), "reference-vm");
    assert_eq!(at("/cases/0/results/1/verdict"), "fail");
    assert_eq!(at("/cases/1/results/0/verdict"), "expected-failure");
    assert_eq!(at("/cases/0/results/1/divergence/line"), 2);
    assert_eq!(at("/cases/0/results/1/divergence/actual/1"), "None");
    let again = read::parse(std::path::Path::new("x.json"), &text).expect("it can be read");
    assert_eq!(again, report());
}

#[test]
fn files_appear_whole_in_a_folder_that_can_be_written() {
    let place = tempfile::tempdir().expect("there is a temporary folder");
    let path = place.path().join("reports/latest");
    let folder = folder::ReportFolder::open(&path).expect("it can be made");
    folder
        .write(&report(), &Demands::default())
        .expect("it can be written");
    folder
        .write(&report(), &Demands::default())
        .expect("it can be written again");
    let mut names: Vec<_> = std::fs::read_dir(&path)
        .expect("it is there")
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["junit.xml", "report.html", "report.json", "report.md"]
    );
    let error =
        folder::ReportFolder::open(&path.join("report.md/x")).expect_err("a file is in the way");
    assert!(
        error.to_string().contains("reports cannot be written"),
        "{error}"
    );
}

/// The JSON that a page holds, and the page without it.
fn page(report: &Report) -> (serde_json::Value, String) {
    let text = html::render(report, &Demands::default()).expect("the report is a page");
    let opening = r#"<script type="application/json" id="report">"#;
    let (head, rest) = text.split_once(opening).expect("the page holds the report");
    let (json, tail) = rest.split_once("</script>").expect("the script ends");
    let value = serde_json::from_str(json).expect("the page holds JSON");
    (value, format!("{head}{tail}"))
}

#[test]
fn a_page_holds_the_report_and_nothing_of_it_is_markup() {
    let mut report = report();
    let hostile = "print('</script><script>hostile()</script><!-- & \u{2028} ]]>')\n";
    for case in &mut report.cases {
        case.program = hostile.to_owned();
        case.about = hostile.to_owned();
    }
    report.suite.origin = "<b>&".to_owned();
    let (held, rest) = page(&report);
    let again: Report = serde_json::from_value(held).expect("it is a report");
    assert_eq!(again, report);
    assert!(!rest.contains("hostile()"), "{rest}");
    assert!(!rest.contains("<b>"), "{rest}");
}

#[test]
fn a_page_asks_for_nothing_else() {
    let (_, rest) = page(&report());
    for part in ["src=", "@import", "url(", "fetch(", "import(", "<link"] {
        assert!(!rest.contains(part), "{part}");
    }
    assert!(rest.contains("default-src 'none'"));
}

#[test]
fn a_page_has_as_much_of_a_trace_as_a_browser_can_show() {
    let many = |line: &str| Trace::parse(&format!("{line}\n").repeat(3000));
    let (expected, actual) = (many("a"), many(&"b".repeat(10_000)));
    let divergence = Divergence::of("expected", &expected, &actual, Level::Exact);
    let judgement = Judgement::because(Verdict::Fail, "why");
    let mut long = case(
        "long",
        vec![ResultEntry::new("cpython-3.13.0", judgement, divergence)],
    );
    long.expected = Some(expected.lines().to_vec());
    let report = testing::report(vec![runtime("cpython-3.13.0")], vec![long]);
    let (held, _) = page(&report);
    let last = |pointer: &str| {
        let lines = held.pointer(pointer).and_then(|value| value.as_array());
        lines.and_then(|lines| lines.last()?.as_str().map(str::to_owned))
    };
    for pointer in ["/cases/0/expected", "/cases/0/results/0/divergence/actual"] {
        let end = "… and 1000 more lines, in report.json";
        assert_eq!(last(pointer).as_deref(), Some(end), "{pointer}");
    }
    assert!(held.to_string().len() < 20_000_000);
}

#[test]
fn junit_has_a_suite_for_each_runtime() {
    let text = junit::render(&report(), &Demands::default()).expect("the report is XML");
    for part in [
        r#"<testsuites name="test525" tests="4" skipped="2" failures="1" errors="0">"#,
        r#"<testsuite name="vm-3.13.0" tests="2" skipped="1" errors="0" failures="0">"#,
        r#"<property name="version" value="3.13.0"/>"#,
        r#"<testcase name="area/one" classname="area">"#,
        r#"<failure message="fail: why" type="fail">conformance/cases/area/one.py"#,
        "-TypeError  # no\n",
        r#"<skipped message="expected failure: why" type="expected failure"/>"#,
    ] {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

#[test]
fn annotations_stand_beside_the_program() {
    let text = github::render(&report(), &Demands::default());
    let expected = "::error file=conformance/cases/area/one.py,line=12,\
        title=fail%3A area/one on cpython-3.13.0::what it shows%0Awhy%0A%0A@@ -1,3 +1,3 @@%0A start%0A";
    assert!(text.starts_with(expected), "{text}");
    assert!(text.ends_with(
        "::warning file=cpython.toml,line=3,title=known divergence::no such case: gh-1\n"
    ));
}

#[test]
fn what_the_baseline_has_too_fails_nothing() {
    let report = report();
    assert!(!Demands::default().are_met(&report));
    assert!(demands(false).are_met(&report));
    assert!(
        !demands(true).are_met(&report),
        "a known divergence is out of date"
    );
    let text = terminal::render(&report, &demands(false), false);
    let end = "2 cases on the reference VM and 1 Python: 1 known divergence out of date. \
        1 failure is in the baseline too.\n";
    assert!(text.contains(end), "{text}");
    assert!(!text.contains("FAIL"), "{text}");
    let text = markdown::render(&report, &demands(false));
    assert!(
        text.contains("- `area/one` on cpython-3.13.0: fail\n"),
        "{text}"
    );
    let text = junit::render(&report, &demands(false)).expect("the report is XML");
    assert!(text.contains(r#"failures="0""#), "{text}");
    let text = html::render(&report, &demands(false)).expect("the report is a page");
    let held = r#"{"has_baseline":true,"in_baseline":{"area/one":["cpython-3.13.0"]}}"#;
    assert!(text.contains(held), "{held}");
    let text = github::render(&report, &demands(false));
    assert!(
        text.contains("::notice file=conformance/cases/area/one.py"),
        "{text}"
    );
    assert!(!text.contains("::error"), "{text}");
}

#[test]
fn entries_that_no_longer_happen_are_put_down() {
    let mut report = testing::table(
        &["one-3.13.0", "two-3.13.0"],
        &[("a", "uu"), ("b", "xu"), ("c", "pp")],
    );
    for (case, place) in report
        .cases
        .iter_mut()
        .zip(["x.toml:1", "x.toml:5", "x.toml:9"])
    {
        for result in &mut case.results {
            let known = result.verdict != Verdict::Pass;
            result.known = known.then(|| place.to_owned());
        }
    }
    report.note_stale();
    report.note_stale();
    let places: Vec<&str> = report
        .stale
        .iter()
        .map(|entry| entry.place.as_str())
        .collect();
    assert_eq!(places, ["x.toml:1"]);
    assert!(Demands::default().are_met(&report));
    let strict = Demands {
        strict: true,
        baseline: None,
    };
    assert!(!strict.are_met(&report));
}

#[test]
fn long_diffs_are_cut() {
    let long: String = (0..300).map(|n| format!("+{n}\n")).collect();
    let text = super::text::shortened(&long);
    assert_eq!(text.lines().count(), 201);
    assert!(
        text.ends_with("… and 100 more lines, in report.json\n"),
        "{text}"
    );
    let wide = "é".repeat(3000);
    assert_eq!(super::text::shortened(&wide).chars().count(), 2002);
}

/// Every form that a report can have is one that its schema describes.
#[test]
fn the_schema_describes_the_report() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../reports/schema/report-2.json"
    );
    let schema = std::fs::read_to_string(path).expect("the schema is there");
    let schema = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let mut whole = report();
    whole.date = Some("2026-01-31".to_owned());
    whole.suite.shard = Some(ShardEntry { number: 2, of: 3 });
    for runtime in &mut whole.runtimes {
        runtime.build = Some("3.13.0 (main)".to_owned());
    }
    for (index, verdict) in Verdict::ALL.into_iter().enumerate() {
        let mut one = case(&index.to_string(), Vec::new());
        one.requires_python = Some(">=3.8".to_owned());
        let mut result = ResultEntry::new("vm-3.13.0", Judgement::because(verdict, "why"), None);
        result.link = Some("https://example.org".to_owned());
        result.known = Some("x.toml:1".to_owned());
        one.results.push(result);
        whole.cases.push(one);
    }
    for report in [report(), whole] {
        let value = serde_json::to_value(&report).expect("the report is JSON");
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, [""; 0]);
    }
}
