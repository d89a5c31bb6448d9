//! Nothing: this crate is its build script. It has no dependencies, so it runs before pyo3 looks for a Python, and says
//! what to do where pyo3 only says what it did not find.
