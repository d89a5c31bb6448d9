//! The report as JSON.

use super::Report;

/// The report as one JSON document, with a line break at its end.
pub fn render(report: &Report) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    Ok(text)
}
