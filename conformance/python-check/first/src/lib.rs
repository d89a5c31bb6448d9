//! Nothing. Of what can be built next, cargo begins with that which most other work waits for; with this crate behind it,
//! more waits for the check of the Python to embed than for pyo3, whose message does not say what to do.
