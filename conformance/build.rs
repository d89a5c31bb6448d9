//! Rebuilds the program when a case is added, since it carries the cases with it, and lets it find the Python that it is
//! linked to.

fn main() {
    println!("cargo::rerun-if-changed=cases");
    #[cfg(feature = "embedded")]
    embedded::configure();
}

#[cfg(feature = "embedded")]
mod embedded {
    use pyo3_build_config::InterpreterConfig;

    /// What to do about a Python that cannot be embedded.
    const ADVICE: &str = "Install a Python >= 3.9 with its shared library (Debian: `apt-get install python3-dev`; pyenv: \
        `PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install 3.13`), or name one with PYO3_PYTHON=/path/to/python3, or build \
        without the embedded CPython: `--no-default-features`.";

    /// The binaries of this package find libpython without LD_LIBRARY_PATH; a Python that cannot be embedded is an error.
    pub fn configure() {
        let config = pyo3_build_config::get();
        if let Err(reason) = check(config) {
            println!("cargo::error=test525 cannot embed this Python: {reason}. {ADVICE}");
            return;
        }
        pyo3_build_config::add_libpython_rpath_link_args();
        if let Some(executable) = config.executable() {
            println!("cargo::rustc-env=TEST525_PYTHON_EXECUTABLE={executable}");
        }
    }

    fn check(config: &InterpreterConfig) -> Result<(), String> {
        let executable = config.executable().unwrap_or("python3");
        let version = (config.version().major, config.version().minor);
        if config.implementation() != pyo3_build_config::PythonImplementation::CPython {
            Err(format!("{executable} is not CPython"))
        } else if version < (3, 9) {
            Err(format!(
                "{executable} is version {}.{}",
                version.0, version.1
            ))
        } else if !config.shared() {
            Err(format!("{executable} was built without its shared library"))
        } else {
            Ok(())
        }
    }
}
