//! What the tests of the HTML report need: a browser, and a report as large as the suite's. The tests are in `tests/`.

pub mod browser;
pub mod sample;
