//! Giving a text to a subject, as far as that is permitted.

use test525_reference_vm::trace::Trace;

use crate::reference::Permission;
use crate::subject::{SourceText, Subject, SubjectError};

/// Runs a program, or has the subject compile a text that is none; the trace is the same in form.
pub(super) fn send(
    subject: &mut dyn Subject,
    source: &SourceText,
    permission: Permission,
) -> Result<Trace, SubjectError> {
    match permission {
        Permission::Run => subject.run(source),
        Permission::Compile => Ok(as_refusal(subject.run(&compiling(source))?)),
    }
}

/// A program that compiles the text; the `compile` that programs have checks and gives no code.
fn compiling(source: &SourceText) -> SourceText {
    let literal = |text: &str| {
        let escape = |c: char| format!("\\U{:08x}", u32::from(c));
        text.chars().map(escape).collect::<String>()
    };
    SourceText {
        filename: source.filename.clone(),
        text: format!(
            "compile(\"{}\", \"{}\", \"exec\")\n",
            literal(&source.text),
            literal(&source.filename)
        ),
    }
}

/// The trace of a text that Python refuses, from the trace of the program that compiled it.
fn as_refusal(trace: Trace) -> Trace {
    let lines = trace.lines().iter();
    let lines = lines.map(|line| match line.strip_prefix("!raised ") {
        Some(exception) => format!("!syntax {exception}"),
        None => line.clone(),
    });
    Trace::from_lines(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_no_program_is_compiled_only() {
        let source = SourceText {
            filename: "a.py".to_owned(),
            text: "\"\n".to_owned(),
        };
        let program = "compile(\"\\U00000022\\U0000000a\", \
            \"\\U00000061\\U0000002e\\U00000070\\U00000079\", \"exec\")\n";
        assert_eq!(compiling(&source).text, program);
        let refused = as_refusal(Trace::parse("!raised SyntaxError  # no\n!end\n"));
        assert_eq!(refused, Trace::parse("!syntax SyntaxError  # no\n!end\n"));
    }
}
