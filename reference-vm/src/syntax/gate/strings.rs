//! The fields of `str.format`.

/// Whether a format string has a field that reads an attribute or an item, or is too odd to tell.
pub(super) fn reads_attributes(format: &str) -> bool {
    let mut rest = format;
    while let Some(open) = rest.find('{') {
        rest = rest.get(open + 1..).unwrap_or("");
        if let Some(after) = rest.strip_prefix('{') {
            rest = after;
            continue;
        }
        let Some(end) = rest.find(['}', '!', ':', '{']) else {
            return true;
        };
        let name = rest.get(..end).unwrap_or("");
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            return true;
        }
        // What follows is a conversion, a specification with fields of its own, or text: all are searched alike.
        rest = rest.get(end..).unwrap_or("");
        if rest.starts_with('{') {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::reads_attributes;

    #[test]
    fn fields() {
        let table = [
            ("", false),
            ("{}", false),
            ("{0} {1!r:>{2}}", false),
            ("{name}", false),
            ("{{.}}", false),
            ("{0.a}", true),
            ("{0[a]}", true),
            ("{:{0.a}}", true),
            ("{0!r:{1.b}}", true),
            ("{", true),
            ("{ {", true),
            ("{{{0.a}}}", true),
        ];
        for (format, expected) in table {
            assert_eq!(reads_attributes(format), expected, "{format}");
        }
    }
}
