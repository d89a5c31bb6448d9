//! Escape sequences in string literals whose meaning is an error, a warning or outside the language.

/// What is wrong with the escape sequences of a literal's source text (without prefix and quotes; not of a raw literal).
pub(super) fn problem(source: &str, is_bytes: bool) -> Option<&'static str> {
    let mut rest = source;
    while let Some(at) = rest.find('\\') {
        let mut escape = rest.get(at + 1..)?.chars();
        let kind = escape.next()?;
        let after = escape.as_str();
        match kind {
            '\n' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => {}
            '4'..='7' if octal_digits(after) >= 2 => return Some("an octal escape above \\377"),
            '0'..='7' => {}
            'u' | 'U' if !is_bytes => {
                let digits = if kind == 'u' { 4 } else { 8 };
                let code = after
                    .get(..digits)
                    .and_then(|d| u32::from_str_radix(d, 16).ok());
                if code.is_some_and(|code| (0xd800..0xe000).contains(&code)) {
                    return Some("a lone surrogate in a string");
                }
            }
            'N' if !is_bytes => return Some("a character by name in a string"),
            _ => return Some("an invalid escape sequence"),
        }
        rest = after;
    }
    None
}

fn octal_digits(text: &str) -> usize {
    text.chars().take_while(|c| matches!(c, '0'..='7')).count()
}

#[cfg(test)]
mod tests {
    use super::problem;

    #[test]
    fn problems() {
        let table = [
            (r"plain", false, None),
            (r"\n\t\\\x41\u0041\U0001f600\0\377", false, None),
            (r"\ud800", false, Some("a lone surrogate in a string")),
            (r"\U0000dfff", false, Some("a lone surrogate in a string")),
            (r"\ud800", true, Some("an invalid escape sequence")),
            (r"\N{DASH}", false, Some("a character by name in a string")),
            (r"\400", false, Some("an octal escape above \\377")),
            (r"\d", false, Some("an invalid escape sequence")),
            (r"\\d", false, None),
        ];
        for (source, is_bytes, expected) in table {
            assert_eq!(problem(source, is_bytes), expected, "{source}");
        }
    }
}
