//! Finding the PEP 723 block in a program's text.

/// The TOML text inside a `# /// script` block, with the way back to lines of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The content with the comment marks taken off, one line of it for each line of the file.
    pub toml: String,
    /// The number, from 1, of the file's line that holds the first line of `toml`.
    pub first_line: usize,
}

/// A block that is not written as PEP 723 asks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BlockError {
    /// There is no end mark.
    #[error("the `# /// script` block is not closed by a `# ///` line")]
    Unclosed,
    /// A second block of the same type.
    #[error("a second `# /// script` block; the first is on line {first}")]
    Second {
        /// The line of the first one.
        first: usize,
    },
}

const START: &str = "# /// script";
const END: &str = "# ///";

/// The block of type `script`, if the text has one. Errors come with the number, from 1, of the line that they are about.
pub fn find(text: &str) -> Result<Option<Block>, (usize, BlockError)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if *line != START {
            at += 1;
            continue;
        }
        if let Some(Block { first_line, .. }) = found {
            let first = first_line - 1;
            return Err((at + 1, BlockError::Second { first }));
        }
        let comment: Vec<&str> = lines[at + 1..]
            .iter()
            .map_while(|line| content(line))
            .collect();
        // The block ends at the last end mark of the unbroken run of comment lines.
        let end = lines[at + 1..at + 1 + comment.len()]
            .iter()
            .rposition(|line| *line == END)
            .ok_or((at + 1, BlockError::Unclosed))?;
        let toml = comment.iter().take(end).flat_map(|line| [*line, "\n"]);
        found = Some(Block {
            toml: toml.collect(),
            first_line: at + 2,
        });
        at += end + 2;
    }
    Ok(found)
}

/// What follows the comment mark, if the line is one that may stand in a block.
fn content(line: &str) -> Option<&str> {
    match line.strip_prefix('#')? {
        "" => Some(""),
        rest => rest.strip_prefix(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<Option<(&str, usize)>, (usize, BlockError)>) {
        let expected = expected.map(|block| {
            block.map(|(toml, first_line)| Block {
                toml: toml.to_owned(),
                first_line,
            })
        });
        assert_eq!(find(text), expected, "{text:?}");
    }

    #[test]
    fn blocks_are_found_with_their_lines() {
        check("print()\n", Ok(None));
        check(
            "# /// script\n# a = 1\n#\n# b = 2\n# ///\npass\n",
            Ok(Some(("a = 1\n\nb = 2\n", 2))),
        );
        check(
            "#!/usr/bin/env python3\n\n# /// script\r\n# a = 1\r\n# ///",
            Ok(Some(("a = 1\n", 4))),
        );
        check(
            "# /// script\n# a = '''\n# ///\n# '''\n# ///\n# after\n",
            Ok(Some(("a = '''\n///\n'''\n", 2))),
        );
        check("# /// other\n# a = 1\n# ///\n", Ok(None));
    }

    #[test]
    fn broken_blocks_name_their_line() {
        check("\n# /// script\n# a = 1\n", Err((2, BlockError::Unclosed)));
        check(
            "# /// script\n# a = 1\nx = 1\n# ///\n",
            Err((1, BlockError::Unclosed)),
        );
        check(
            "# /// script\n# ///\nx = 1\n# /// script\n# ///\n",
            Err((4, BlockError::Second { first: 1 })),
        );
    }
}
