//! Is the Python that pyo3 is going to take one that can be embedded?

use std::env;
use std::path::PathBuf;
use std::process::Command;

/// What to do about a Python that cannot be embedded.
const ADVICE: &str = "Install a Python >= 3.9 with its shared library (Debian: `apt-get install python3-dev`; pyenv: \
    `PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install 3.13`), or name one with PYO3_PYTHON=/path/to/python3, or build \
    without the embedded CPython: `--no-default-features`.";

/// Where pyo3 looks; a build that is configured in one of the other ways is not for this check.
const PLACES: &[&str] = &["PYO3_PYTHON", "VIRTUAL_ENV", "CONDA_PREFIX", "PATH"];
const CONFIGURED: &[&str] = &[
    "PYO3_CONFIG_FILE",
    "PYO3_CROSS",
    "PYO3_CROSS_LIB_DIR",
    "PYO3_NO_PYTHON",
];

/// Three lines: the version, the implementation, and the file that a program is linked to.
const QUESTION: &str = "import sys, os, sysconfig as s; v = s.get_config_var; \
    print('%d.%d' % sys.version_info[:2]); print(sys.implementation.name); \
    print(os.path.join(v('LIBDIR') or '', v('LDLIBRARY') or '') if v('Py_ENABLE_SHARED') else '')";

fn main() {
    for name in PLACES.iter().chain(CONFIGURED) {
        println!("cargo::rerun-if-env-changed={name}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    let configured = CONFIGURED.iter().any(|name| env::var_os(name).is_some());
    // Frameworks and DLLs are laid out differently; there pyo3's own message has to do.
    if configured || env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("linux") {
        return;
    }
    if let Err(reason) = check() {
        println!("cargo::error=test525 cannot embed a Python: {reason}. {ADVICE}");
    }
}

fn check() -> Result<(), String> {
    let candidates = candidates();
    let answer = candidates
        .iter()
        .find_map(|python| Some((python, ask(python)?)));
    let Some((python, answer)) = answer else {
        let names: Vec<_> = candidates
            .iter()
            .map(|python| python.display().to_string())
            .collect();
        return Err(format!("`{}` does not run", names.join("` and `")));
    };
    let python = python.display();
    let lines: Vec<&str> = answer.lines().collect();
    match lines[..] {
        [version, _, _] if !(3, 9).le(&numbers(version)) => {
            Err(format!("`{python}` is Python {version}"))
        }
        [_, implementation, _] if implementation != "cpython" => {
            Err(format!("`{python}` is {implementation}, not CPython"))
        }
        [_, _, ""] => Err(format!("`{python}` was built without its shared library")),
        [_, _, library] if !PathBuf::from(library).exists() => Err(format!(
            "`{python}` lacks {library}, which programs are linked to"
        )),
        [_, _, _] => Ok(()),
        _ => Err(format!("`{python}` is not a Python 3")),
    }
}

/// The interpreters that pyo3 tries, in its order.
fn candidates() -> Vec<PathBuf> {
    if let Some(python) = env::var_os("PYO3_PYTHON") {
        return vec![python.into()];
    }
    // Of two active environments, it takes neither.
    let environments = ["VIRTUAL_ENV", "CONDA_PREFIX"].map(env::var_os);
    if let [Some(folder), None] | [None, Some(folder)] = environments {
        return vec![PathBuf::from(folder).join("bin/python")];
    }
    vec!["python".into(), "python3".into()]
}

/// The answer of a Python 3; none from anything else.
fn ask(python: &PathBuf) -> Option<String> {
    let output = Command::new(python).args(["-c", QUESTION]).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn numbers(version: &str) -> (u32, u32) {
    let mut numbers = version.split('.').map(|number| number.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}
