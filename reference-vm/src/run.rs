//! Running one program from its first line to its teardown.

use crate::compile;
use crate::compile::code::{CodeRef, Origin};
use crate::heap;
use crate::object::{Kind, Ref};
use crate::objects::module::Module as PythonModule;
use crate::quirk::{Edition, Quirks};
use crate::syntax::ast::{Module, Name, Pos};
use crate::syntax::{Invalid, Program, Source, TooLarge, Unsupported};
use crate::trace::Trace;
use crate::value::{Str, Value};
use crate::vm::fault::Fault;
use crate::vm::frame::Frame;
use crate::vm::limits::{Limits, Stop};
use crate::vm::marks::Marks;
use crate::vm::world::World;
use crate::vm::{Res, Unwind, Vm};

/// How a program is run.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// The Python that the machine is.
    pub edition: Edition,
    /// How much the program may use.
    pub limits: Limits,
    /// The file name that tracebacks and `cr_origin` show.
    pub filename: &'a str,
    /// Functions of the program that only drive schedules.
    pub driver: &'a [Name],
    /// What the machine does wrong, to see who notices.
    pub fault: Option<Fault>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            edition: Edition::newest(),
            limits: Limits::default(),
            filename: "<program>",
            driver: &[],
            fault: None,
        }
    }
}

/// What running a program gave.
#[derive(Clone, Debug)]
pub struct Run {
    /// What it made observable.
    pub trace: Trace,
    /// The clauses that it exercised.
    pub marks: Marks,
    /// Why it was not run to its end, if it was not. The trace is what came before; if it crashed the interpreter, it ends with that.
    pub stopped: Option<Stop>,
}

/// Runs a text: a program, or one that Python refuses, whose trace is that refusal.
///
/// # Errors
/// If the text is outside the language or too large to be read.
pub fn run_source(source: &Source, options: &Options<'_>) -> Result<Run, NotRunnable> {
    match source {
        Source::Program(program) => Ok(run(program, options)),
        Source::Invalid(invalid) => {
            let mut vm = Vm::new(options);
            let stopped = vm.refuse(invalid).err();
            let (trace, marks) = vm.end();
            Ok(Run {
                trace,
                marks,
                stopped,
            })
        }
        Source::Unsupported(unsupported) => Err(NotRunnable::Unsupported(unsupported.clone())),
        Source::TooLarge(limit) => Err(NotRunnable::TooLarge(*limit)),
    }
}

/// Why a text cannot be run at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRunnable {
    /// It is outside the language.
    #[error(transparent)]
    Unsupported(#[from] Unsupported),
    /// It is larger or deeper than what is read.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
}

/// Runs a program.
pub fn run(program: &Program, options: &Options<'_>) -> Run {
    let compile_options = compile::Options {
        filename: options.filename.into(),
        origin: Origin::Program,
        driver: options.driver,
        docstrings: true,
        quirks: Quirks::of(&options.edition),
    };
    match compile::compile(&program.module, &compile_options) {
        Ok(code) => {
            let mut vm = Vm::new(options);
            for rule in &program.rules {
                let function = rule.function.as_ref();
                if !function.is_some_and(|name| options.driver.contains(name)) {
                    vm.mark(rule.clause);
                }
            }
            let mut rules = program.rules.iter();
            let stopped = match rules.any(|rule| vm.breaks_rule(rule.clause)) {
                true => vm.refuse(&Invalid::new(Pos::NONE, "a planted fault")),
                false => vm.run_program(code, &program.module),
            };
            let (trace, marks) = vm.end();
            Run {
                trace,
                marks,
                stopped: stopped.err(),
            }
        }
        Err(limit) => {
            let stop = Stop::Unsupported {
                what: limit.to_string(),
                at: Pos::NONE,
            };
            Run {
                trace: Trace::default(),
                marks: Marks::default(),
                stopped: Some(stop),
            }
        }
    }
}

impl Vm {
    /// A machine with its builtins in place.
    pub fn new(options: &Options<'_>) -> Self {
        let mut vm = Self::in_world(World::of(options.edition), options.edition, options.limits);
        vm.plant(options.fault);
        vm
    }

    /// Makes observable what Python says about a text that it does not run.
    fn refuse(&mut self, invalid: &Invalid) -> Result<(), Stop> {
        let mut broken = invalid.clauses.iter();
        if broken.any(|&clause| self.breaks_rule(clause)) {
            return Ok(());
        }
        invalid.clauses.iter().for_each(|&clause| self.mark(clause));
        let class = invalid.kind.class();
        let message = crate::trace::escape_printed(&invalid.message);
        let ended = self
            .warn_about_exits(&invalid.finally_exits)
            .and_then(|()| self.observe(&format!("!syntax {class}  # {message}")))
            .and_then(|()| self.observe("!end"));
        match ended {
            Err(Unwind::Stop(stop)) => Err(*stop),
            Ok(()) | Err(Unwind::Raise(_)) => Ok(()),
        }
    }

    fn run_program(&mut self, code: CodeRef, tree: &Module) -> Result<(), Stop> {
        let own = PythonModule::new("__main__");
        let names = [
            ("__name__", Value::from("__main__")),
            ("__doc__", Value::None),
        ];
        let names = names.map(|(name, value)| (name.into(), value));
        own.names.borrow_mut().extend(names);
        let module = Ref::new(Kind::Module(Box::new(own)));
        self.modules
            .insert("__main__".into(), module.clone().into());
        let ended = self
            .warn_about_text(tree)
            .and_then(|()| self.run_to_end(code, &module));
        match ended {
            Err(Unwind::Stop(stop)) => Err(*stop),
            Ok(()) | Err(Unwind::Raise(_)) => Ok(()),
        }
    }

    fn run_to_end(&mut self, code: CodeRef, module: &Ref) -> Res<()> {
        let mut frame = Frame::new(code, Vec::new(), &[], module.clone());
        let outcome = self.execute(&mut frame).map(drop);
        // After a limit nothing of Python runs any more.
        if let Err(Unwind::Stop(stop)) = outcome {
            return Err(Unwind::Stop(stop));
        }
        self.finish(&mut frame);
        self.bury_dead()?;
        self.bury_dead()?;
        let last = match outcome {
            Ok(()) => None,
            Err(Unwind::Raise(exception)) => {
                let text = self.describe_exception(&exception)?;
                self.observe(&format!("!raised {text}"))?;
                Some(exception)
            }
            Err(stop) => return Err(stop),
        };
        self.bury_dead()?;
        self.observe("!end")?;
        drop(last);
        self.bury_dead()?;
        self.tear_down(module)
    }

    /// Unbinds the globals that the program has bound at this moment one by one, the last bound first, then collects once.
    fn tear_down(&mut self, module: &Ref) -> Res<()> {
        let Kind::Module(module) = &module.kind else {
            return Ok(());
        };
        let names = &module.names;
        let bound: Vec<Str> = names
            .borrow()
            .keys()
            .rev()
            .filter(|name| !is_dunder(name))
            .cloned()
            .collect();
        for name in bound {
            let value = names.borrow_mut().shift_remove(&name);
            drop(value);
            self.bury_dead()?;
        }
        self.collect_garbage()?;
        Ok(())
    }
}

fn is_dunder(name: &str) -> bool {
    name.starts_with("__") && name.ends_with("__")
}

/// Whether the thread's heap is empty: every object of the runs so far is gone.
#[must_use]
pub fn heap_is_empty() -> bool {
    heap::registered().is_empty()
}
