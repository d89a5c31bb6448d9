//! Strings and bytes as literals.

/// `repr` of a string: in double quotes only if that saves escapes.
pub(super) fn quote(text: &str) -> String {
    let mark = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push(mark);
    for c in text.chars() {
        match c {
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c == mark => {
                quoted.push('\\');
                quoted.push(c);
            }
            c if is_printable(c) => quoted.push(c),
            c => escape(&mut quoted, c),
        }
    }
    quoted.push(mark);
    quoted
}

/// Whether a character is shown as it is. Controls, separators other than the space, and what is invisible are not.
pub(crate) fn is_printable(c: char) -> bool {
    !c.is_control()
        && (c == ' ' || !c.is_whitespace())
        && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..)
}

pub(super) fn escape(text: &mut String, c: char) {
    let code = u32::from(c);
    *text += &match code {
        0..0x100 => format!("\\x{code:02x}"),
        0x100..0x1_0000 => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    };
}

/// `repr` of bytes.
pub(super) fn quote_bytes(bytes: &[u8]) -> String {
    let mark = if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        '"'
    } else {
        '\''
    };
    let mut quoted = String::from("b");
    quoted.push(mark);
    for byte in bytes {
        match byte {
            b'\\' => quoted.push_str("\\\\"),
            b'\n' => quoted.push_str("\\n"),
            b'\r' => quoted.push_str("\\r"),
            b'\t' => quoted.push_str("\\t"),
            b' '..=b'~' => {
                if char::from(*byte) == mark {
                    quoted.push('\\');
                }
                quoted.push(char::from(*byte));
            }
            _ => escape(&mut quoted, char::from(*byte)),
        }
    }
    quoted.push(mark);
    quoted
}
