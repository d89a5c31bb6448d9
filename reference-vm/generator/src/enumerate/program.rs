//! Programs of a family: a body, a driver and schedules; or a body and one schedule written out, without a driver.

use std::fmt::Write as _;

use super::alphabet::{Make, Operation, Slot, Use};
use super::family::{Body, Family};
use super::sequences::Sequence;

/// The functions that only drive schedules.
const DRIVER: &[&str] = &["drive", "perform", "remember", "state", "describe"];

/// Those of them that a sequence written out needs too.
const OBSERVERS: &[&str] = &["state", "describe"];

/// The call of the driver that carries out one operation.
const CALL: &str = "perform(objects, operation, which)\n";

/// The same in the context that belongs to the operation's object.
const CALL_IN_CONTEXT: &str = "CONTEXTS[which].run(perform, objects, operation, which)\n";

impl Family {
    /// A program that carries out these sequences over a body, one after the other.
    pub fn program<'s>(
        &self,
        body: &Body,
        sequences: impl IntoIterator<Item = &'s Sequence>,
    ) -> String {
        let driver = match body.in_contexts {
            true => {
                self.driver
                    .replacen(&format!(" = {CALL}"), &format!(" = {CALL_IN_CONTEXT}"), 1)
            }
            false => self.driver.to_owned(),
        };
        let mut text = self.begin(body, DRIVER);
        text.push_str(&format!("\n\n{driver}\n\nSCHEDULES = [\n"));
        for sequence in sequences {
            text.push_str(&format!("    \"{sequence}\",\n"));
        }
        text.push_str("]\nfor schedule in SCHEDULES:\n    drive(schedule)\n");
        text
    }

    /// A program that carries out one sequence over a body, statement by statement; none if what the driver does around an
    /// operation cannot be written so.
    pub fn written_out(&self, body: &Body, sequence: &Sequence) -> Option<String> {
        if body.in_contexts {
            return None;
        }
        let mut text = self.begin(body, OBSERVERS);
        for name in OBSERVERS {
            text.push_str(&format!("\n\n{}", function(self.driver, name)?));
        }
        text.push_str("\n\ng = make()\na = b = None\n");
        for &operation in sequence.operations() {
            // A String takes everything that is written to it.
            _ = write_step(&mut text, operation);
        }
        text.push_str("b = None\na = None\ng = None\nKEPT.clear()\ngc.collect()\n");
        Some(text)
    }

    fn begin(&self, body: &Body, driver: &[&str]) -> String {
        let names: Vec<String> = driver.iter().map(|name| format!("\"{name}\"")).collect();
        format!(
            "# /// script\n# requires-python = \">=3.{}\"\n# [tool.test525]\n# about = \"family {}, body {}\"\n# driver = [{}]\n# ///\n\n{}\n\n{}",
            body.first_minor,
            self.name,
            body.name,
            names.join(", "),
            self.prelude,
            body.text,
        )
    }
}

/// A function of a text, from `def` to the line before the next top-level statement.
fn function<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let start = text.find(&format!("def {name}("))?;
    let rest = text.get(start..)?;
    let end = rest.find("\n\n\n").map_or(rest.len(), |at| at + 1);
    rest.get(..end)
}

/// The statements of one operation, which print what the driver prints.
fn write_step(text: &mut String, operation: Operation) -> std::fmt::Result {
    let (action, outcome) = match operation {
        Operation::Make(make) => {
            let call = match make {
                Make::Anext => "__anext__()",
                Make::Asend => "asend(\"value\")",
                Make::AthrowError => "athrow(ValueError(\"thrown\"))",
                Make::AthrowExit => "athrow(GeneratorExit)",
                Make::Aclose => "aclose()",
            };
            (
                format!("new = g.{call}\n    b = a\n    a = new\n    del new"),
                "made",
            )
        }
        Operation::Use(what, slot) => {
            let call = match what {
                Use::Send => format!("{slot}.send(None)"),
                Use::ThrowError => format!("{slot}.throw(ValueError(\"thrown\"))"),
                Use::ThrowExit => format!("{slot}.throw(GeneratorExit)"),
                Use::Close => format!("{slot}.close()"),
                Use::Await => format!("finish(wait({slot}))"),
            };
            return writeln!(
                text,
                "try:\n    outcome = f\"gave {{{}!r}}\"\nexcept StopIteration as stop:\n    outcome = f\"returned {{stop.value!r}}\"\n\
                 except BaseException as error:\n    outcome = None\n    \
                 print(\"{operation} raised\", describe(error), state(g), \"\", \"#\", error)\n\
                 if outcome is not None:\n    print(\"{operation}\", outcome, state(g))",
                call.replace('"', "'"),
            );
        }
        Operation::Drop(Slot::Newest) => ("a = b\n    b = None".to_owned(), "done"),
        Operation::Drop(Slot::Previous) => ("b = None".to_owned(), "done"),
        Operation::DropGenerator => ("g = None".to_owned(), "done"),
        Operation::Collect => ("gc.collect()".to_owned(), "done"),
    };
    writeln!(
        text,
        "try:\n    {action}\n    print(\"{operation}\", \"{outcome}\", state(g))\nexcept BaseException as error:\n    \
         print(\"{operation} raised\", describe(error), state(g), \"\", \"#\", error)",
    )
}
