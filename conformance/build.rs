//! Rebuilds the program when a case is added, since it carries the cases with it, and lets it find the Python that it is
//! linked to. That there is one, `python-check` has made sure.

fn main() {
    println!("cargo::rerun-if-changed=cases");
    println!("cargo::rerun-if-changed=expectations");
    #[cfg(feature = "embedded")]
    {
        pyo3_build_config::add_libpython_rpath_link_args();
        if let Some(executable) = pyo3_build_config::get().executable() {
            println!("cargo::rustc-env=TEST525_PYTHON_EXECUTABLE={executable}");
        }
    }
}
