//! Program text as a tree and the metadata block above it.

use test525_reference_vm::syntax::ast::Module;
use test525_reference_vm::syntax::{PythonVersion, Source, parse, print, print_with_metadata};

/// A program taken apart.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Parts {
    /// The `# /// script` block with its marks; empty if there is none.
    pub metadata: String,
    /// The program.
    pub module: Module,
}

impl Parts {
    /// The program's text.
    pub fn text(&self) -> String {
        match self.metadata.is_empty() {
            true => print(&self.module),
            false => print_with_metadata(&self.metadata, &self.module),
        }
    }

    /// Whether the text is a program again: what a tree can say is more than what Python accepts.
    pub fn is_program(&self, version: PythonVersion) -> bool {
        matches!(parse(&self.text(), version), Source::Program(_))
    }
}

/// Takes a text apart, if it is a program of Python `version`.
pub fn take_apart(text: &str, version: PythonVersion) -> Option<Parts> {
    let Source::Program(program) = parse(text, version) else {
        return None;
    };
    Some(Parts {
        metadata: metadata(text).unwrap_or_default(),
        module: program.module,
    })
}

/// The lines from `# /// script` to the last `# ///` of the same run of comments.
fn metadata(text: &str) -> Option<String> {
    let mut lines = text.lines().skip_while(|line| *line != "# /// script");
    let first = lines.next()?;
    let comments: Vec<&str> = lines.take_while(|line| line.starts_with('#')).collect();
    let end = comments.iter().rposition(|line| *line == "# ///")?;
    let block = std::iter::once(first).chain(comments.into_iter().take(end + 1));
    Some(block.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_metadata_survives() {
        let text = "# a comment\n# /// script\n# requires-python = \">=3.8\"\n# ///\nprint(1)\n";
        let parts = take_apart(text, PythonVersion::three(13));
        let expected = "# /// script\n# requires-python = \">=3.8\"\n# ///\n\nprint(1)\n";
        assert_eq!(parts.map(|parts| parts.text()).as_deref(), Some(expected));
    }
}
