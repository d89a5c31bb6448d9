//! The cases in a Python that has nothing but itself, as `conformance/README.md` says.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Folders of cases that are tried: half of them need no more than generators, half have asyncio.
const AREAS: [&str; 4] = ["agen-methods", "await", "builtins", "async-with"];

/// A case that shows something else than its trace says.
const WRONG: &str = "\
# /// script
# [tool.test525]
# clauses = [\"expr.asyncgen.call-returns-object\"]
# about = \"two is one\"
# ///
print(2)
";

/// A folder with `cases/`, where one case does not show what its trace says, and with nothing else of the project but one file.
struct Vendored {
    folder: TempDir,
}

impl Vendored {
    fn with(name: &str, text: &str) -> Self {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
        for area in AREAS {
            let target = folder.path().join("cases").join(area);
            std::fs::create_dir_all(&target).expect("it can be made");
            for file in std::fs::read_dir(cases.join(area)).expect("it is there") {
                let file = file.expect("it can be read").path();
                let name = file.file_name().expect("it has a name");
                std::fs::copy(&file, target.join(name)).expect("it can be copied");
            }
        }
        std::fs::write(folder.path().join("cases/wrong.py"), WRONG).expect("it is written");
        std::fs::write(folder.path().join("cases/wrong.out"), "1\n!end\n").expect("it is written");
        std::fs::write(folder.path().join(name), text).expect("it is written");
        Self { folder }
    }

    /// Runs a Python in the folder without its environment, its user's packages and those of the machine.
    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(python())
            .args(["-I", "-S"])
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .output()
            .expect("it starts")
    }
}

/// The interpreter itself, and no script that finds one.
fn python() -> PathBuf {
    let output = Command::new("python3")
        .args(["-c", "import sys; print(sys.executable)"])
        .output()
        .expect("a python3 is on PATH");
    String::from_utf8(output.stdout)
        .expect("it is text")
        .trim()
        .into()
}

fn lines(output: &Output) -> Vec<String> {
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(str::to_owned).collect()
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(path).expect("it is there")
}

#[test]
fn the_first_check_of_the_readme_finds_what_differs() {
    let readme = read("README.md");
    let program = readme
        .split("```python\n")
        .nth(1)
        .expect("there is a program");
    let program = program.split("```").next().expect("it has an end");
    let vendored = Vendored::with("first_check.py", program);
    let output = vendored.run(&["first_check.py", "cases"]);
    let wrong = Path::new("cases").join("wrong.py");
    assert_eq!(
        lines(&output),
        [
            format!("failed: {}", wrong.display()),
            "1 failed".to_owned()
        ]
    );
    assert_eq!(output.status.code(), Some(1));
    let nothing = vendored.run(&["first_check.py", "nowhere"]);
    assert_eq!(nothing.status.code(), Some(1));
}

#[test]
fn the_harness_is_a_runner_by_itself() {
    let vendored = Vendored::with("harness.py", &read("harness/harness.py"));
    let output = vendored.run(&["harness.py", "cases"]);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    let failed: Vec<&String> = lines
        .iter()
        .filter(|line| line.starts_with("not ok"))
        .collect();
    let number = lines
        .iter()
        .filter(|line| line.starts_with("ok") || line.starts_with("not ok"))
        .count();
    assert_eq!(failed, [&format!("not ok {number} - wrong")]);
    assert_eq!(lines.get(1), Some(&format!("1..{number}")));
    let junit = vendored.run(&["harness.py", "--junit", "--level", "documented", "cases"]);
    assert_eq!(junit.status.code(), Some(1));
    let suite = format!("tests=\"{number}\" failures=\"1\" errors=\"0\"");
    let text = String::from_utf8_lossy(&junit.stdout);
    assert!(
        text.contains(&suite),
        "{suite}: {}",
        text.lines().nth(1).unwrap_or_default()
    );
}

#[test]
fn the_readme_names_every_key_and_feature() {
    use test525::metadata::Feature;

    let readme = read("README.md");
    let keys = [
        "requires-python",
        "clauses",
        "features",
        "level",
        "driver",
        "about",
    ];
    let features = Feature::ALL.iter().map(|feature| feature.name());
    for name in keys.into_iter().chain(features) {
        assert!(readme.contains(&format!("`{name}`")), "{name}");
    }
}
