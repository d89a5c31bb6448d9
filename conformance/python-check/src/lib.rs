//! Nothing: this crate is its build script. It has no dependencies, so it can run before pyo3 looks for a Python
//! (`first` sees to it that it does), and says what to do where pyo3 only says what it did not find.
