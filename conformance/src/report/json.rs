//! The report as JSON.

use super::Report;

/// The report as one JSON document, with a line break at its end.
pub fn render(report: &Report) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    Ok(text)
}

/// The same document with each case on a line of its own, so that a version control shows which changed.
pub fn render_by_line(report: &Report) -> Result<String, serde_json::Error> {
    let head = Report {
        cases: Vec::new(),
        ..report.clone()
    };
    let lines = report.cases.iter().map(serde_json::to_string);
    let cases = lines.collect::<Result<Vec<_>, _>>()?.join(",\n    ");
    let filled = match cases.is_empty() {
        true => "[]".to_owned(),
        false => format!("[\n    {cases}\n  ]"),
    };
    Ok(render(&head)?.replacen("\"cases\": []", &format!("\"cases\": {filled}"), 1))
}
