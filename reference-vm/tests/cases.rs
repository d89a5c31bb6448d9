//! Every case of the conformance suite, read by the syntax layer.

use std::error::Error;
use std::path::{Path, PathBuf};

use test525_reference_vm::syntax::{PythonVersion, Source, gate, parse, print};

type Outcome = Result<(), Box<dyn Error>>;

/// Every `.py` file below the suite's cases, with its text.
fn cases() -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../conformance/cases")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                let text = std::fs::read_to_string(&path)?;
                found.push((path, text));
            }
        }
    }
    found.sort();
    Ok(found)
}

#[test]
fn every_case_is_read() -> Outcome {
    let cases = cases()?;
    assert!(!cases.is_empty());
    for (path, text) in cases {
        let source = parse(&text, PythonVersion::three(13));
        assert!(
            matches!(source, Source::Program(_) | Source::Invalid(_)),
            "{}: {source:?}",
            path.display()
        );
    }
    Ok(())
}

#[test]
fn every_case_survives_printing() -> Outcome {
    for (path, text) in cases()? {
        let version = PythonVersion::three(13);
        let Source::Program(program) = parse(&text, version) else {
            continue;
        };
        let printed = print(&program.module);
        let again = parse(&printed, version);
        let Source::Program(again) = again else {
            return Err(format!("{}: {again:?}\n{printed}", path.display()).into());
        };
        assert!(
            again.module == program.module,
            "{}\n{printed}",
            path.display()
        );
    }
    Ok(())
}

#[test]
fn every_case_passes_the_gate() -> Outcome {
    let mut refused = Vec::new();
    for (path, text) in cases()? {
        if let Source::Program(program) = parse(&text, PythonVersion::three(13))
            && let Err(reason) = gate::check(&program)
        {
            refused.push(format!("{}: {reason}", path.display()));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    Ok(())
}
