//! What a run found, in one model, from which every output follows.

mod model;

pub mod folder;
pub mod json;
pub mod markdown;
pub mod terminal;

pub use model::{
    CaseEntry, ClauseLink, Divergence, Finding, KnownEntry, Platform, ProgramLine, Report,
    ResultEntry, RuntimeEntry, RuntimeKind, SCHEMA, Suite, Totals,
};

#[cfg(test)]
mod tests {
    use test525_reference_vm::clause::Clause;
    use test525_reference_vm::trace::{Level, Trace};

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
        let plain = |runtime, verdict| {
            let judgement = Judgement::because(verdict, "why");
            ResultEntry::new(runtime, judgement, None)
        };
        let runtime = |name: &str, kind| RuntimeEntry {
            name: name.to_owned(),
            kind,
            implementation: "cpython".to_owned(),
            version: "3.13.0".to_owned(),
            features: Vec::new(),
            level: Level::Documented,
        };
        let case = |name: &str, results| CaseEntry {
            name: name.to_owned(),
            path: format!("conformance/cases/{name}.py"),
            about: "what it shows".to_owned(),
            clauses: vec![Clause::AsendFirstMustBeNone.into()],
            results,
        };
        Report {
            schema: SCHEMA,
            suite: Suite {
                version: "0.1.0",
                origin: "conformance/cases".to_owned(),
                selected: 3,
            },
            platform: Platform {
                os: "linux",
                arch: "x86_64",
            },
            interrupted: true,
            runtimes: vec![
                runtime("vm-3.13.0", RuntimeKind::ReferenceVm),
                runtime("cpython-3.13.0", RuntimeKind::Subject),
            ],
            cases: vec![
                case(
                    "area/one",
                    vec![
                        ResultEntry::new(
                            "vm-3.13.0",
                            Judgement::because(Verdict::Pass, "why"),
                            None,
                        ),
                        ResultEntry::new(
                            "cpython-3.13.0",
                            Judgement::because(Verdict::Fail, "flaky"),
                            Some(divergence),
                        ),
                    ],
                ),
                case(
                    "area/two",
                    vec![
                        plain("vm-3.13.0", Verdict::ExpectedFailure),
                        plain("cpython-3.13.0", Verdict::ExpectedFailure),
                    ],
                ),
            ],
            stale: vec![KnownEntry {
                place: "cpython.toml:3".to_owned(),
                reason: "gh-1".to_owned(),
            }],
        }
    }

    #[test]
    fn a_person_reads_what_differs_then_how_it_went() {
        let expected = "\
FAIL  area/one on cpython-3.13.0
  what it shows
  conformance/cases/area/one.py
  flaky
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
        assert_eq!(terminal::render(&report(), false), expected);
    }

    #[test]
    fn markdown_says_the_same() {
        let text = markdown::render(&report());
        for part in [
            "2 of 3 cases (conformance/cases), linux x86_64. **Ended early.**\n",
            "| cpython-3.13.0 | 3.13.0 | documented | 0 | 1 | 1 |\n",
            "### `area/one` on cpython-3.13.0: fail\n",
            "```diff\n--- expected\n+++ cpython-3.13.0\n@@ -1,3 +1,3 @@\n start\n-TypeError  # no\n+None\n !end\n```\n",
            "       12 | await g.asend(1)\n",
            "- [`expr.agen.asend.first-must-be-none`](https://docs.python.org/3/",
            "- `cpython.toml:3`: gh-1\n",
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
        assert_eq!(at("/schema"), 1);
        assert_eq!(at("/interrupted"), true);
        assert_eq!(at("/runtimes/0/kind"), "reference-vm");
        assert_eq!(at("/cases/0/results/1/verdict"), "fail");
        assert_eq!(at("/cases/1/results/0/verdict"), "expected-failure");
        assert_eq!(at("/cases/0/results/1/divergence/line"), 2);
        assert_eq!(at("/cases/0/results/1/divergence/actual/1"), "None");
    }

    #[test]
    fn files_appear_whole_in_a_folder_that_can_be_written() {
        let place = tempfile::tempdir().expect("there is a temporary folder");
        let path = place.path().join("reports/latest");
        let folder = folder::ReportFolder::open(&path).expect("it can be made");
        folder.write(&report()).expect("it can be written");
        folder.write(&report()).expect("it can be written again");
        let mut names: Vec<_> = std::fs::read_dir(&path)
            .expect("it is there")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["report.json", "report.md"]);
        let error = folder::ReportFolder::open(&path.join("report.md/x"))
            .expect_err("a file is in the way");
        assert!(
            error.to_string().contains("reports cannot be written"),
            "{error}"
        );
    }
}
