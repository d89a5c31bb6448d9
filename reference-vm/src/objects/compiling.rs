//! `compile()`, which programs use to observe syntax errors. What it returns cannot be executed.

use crate::clause::Clause;
use crate::object::{Kind, Ref};
use crate::objects::exception::Exception;
use crate::objects::function::{Arguments, Builtin};
use crate::objects::types::T;
use crate::quirk::Quirk;
use crate::syntax::ast::{Module, Pos};
use crate::syntax::{
    FinallyExit, Invalid, InvalidKind, Mode, Source, finally_exits, parse_as, parse_awaiting,
    yielding_comprehensions,
};
use crate::value::Value;
use crate::vm::{Res, Unwind, Vm};

/// `ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`
const ALLOW_TOP_LEVEL_AWAIT: i64 = 0x2000;

/// The function.
pub const FUNCTIONS: &[Builtin] = &[Builtin {
    name: "compile",
    call: compile,
    is_method: false,
}];

fn compile(vm: &mut Vm, mut arguments: Arguments) -> Res<Value> {
    let mut positional = std::mem::take(&mut arguments.positional).into_iter();
    let mut next = |name: &str| positional.next().or_else(|| arguments.take_keyword(name));
    let (Some(Value::Str(text)), Some(_), Some(Value::Str(mode))) =
        (next("source"), next("filename"), next("mode"))
    else {
        return Err(
            vm.unsupported("`compile` with other arguments than a text, a file name and a mode")
        );
    };
    let awaits_at_top = match (positional.next(), positional.next()) {
        (None, _) => false,
        (Some(Value::Int(flags)), None) if flags == ALLOW_TOP_LEVEL_AWAIT => true,
        (Some(_), _) => return Err(vm.unsupported("`compile` with other flags")),
    };
    if !arguments.keywords.is_empty() {
        return Err(vm.unsupported("`compile` with flags by name"));
    }
    let mode = match &*mode {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => {
            return Err(vm.raise(
                T::ValueError,
                "compile() mode must be 'exec', 'eval' or 'single'",
            ));
        }
    };
    vm.claim_work(text.len(), 64)?;
    let source = match awaits_at_top {
        true => parse_awaiting(&text, vm.edition, mode),
        false => parse_as(&text, vm.edition, mode),
    };
    match source {
        Source::Program(program) => {
            if awaits_at_top {
                vm.mark(Clause::CompileTopLevelAwait);
            }
            program.rules.iter().for_each(|rule| vm.mark(rule.clause));
            match vm.warn_about_text(&program.module) {
                Ok(()) => Ok(Ref::new(Kind::Bare).into()),
                Err(Unwind::Raise(warning)) => Err(vm.warning_as_syntax_error(&warning)),
                Err(stop) => Err(stop),
            }
        }
        Source::Invalid(invalid) => {
            invalid.clauses.iter().for_each(|&clause| vm.mark(clause));
            match vm.warn_about_exits(&invalid.finally_exits) {
                Ok(()) => Err(vm.raise_syntax_error(&invalid)),
                Err(Unwind::Raise(warning)) => Err(vm.warning_as_syntax_error(&warning)),
                Err(stop) => Err(stop),
            }
        }
        Source::Unsupported(unsupported) => {
            Err(vm.unsupported(format!("in compile(): {unsupported}")))
        }
        Source::TooLarge(limit) => Err(vm.unsupported(format!("in compile(): {limit}"))),
    }
}

impl Vm {
    /// The warnings that compiling a text gives.
    pub(crate) fn warn_about_text(&mut self, module: &Module) -> Res<()> {
        if self.has(Quirk::YieldInComprehensionCompiles) {
            for what in yielding_comprehensions(module) {
                self.mark(Clause::YieldNotInComprehensionScope);
                if self.has(Quirk::YieldInComprehensionSilent) {
                    continue;
                }
                self.warn(T::DeprecationWarning, &format!("'yield' inside {what}"))?;
            }
        }
        match self.has(Quirk::FinallyExitSilent) {
            true => Ok(()),
            false => self.warn_about_exits(&finally_exits(module)),
        }
    }

    /// The warnings about statements that leave a `finally` block (PEP 765).
    pub(crate) fn warn_about_exits(&mut self, exits: &[FinallyExit]) -> Res<()> {
        if exits.is_empty() || self.has(Quirk::FinallyExitSilent) {
            return Ok(());
        }
        for exit in exits {
            if exit.is_in_loop && self.has(Quirk::LoopReturnInFinallySilent) {
                continue;
            }
            let keyword = exit.keyword;
            self.mark(Clause::FinallyWarning);
            self.warn(
                T::SyntaxWarning,
                &format!("'{keyword}' in a 'finally' block"),
            )?;
        }
        Ok(())
    }

    /// A SyntaxWarning that a filter makes an error is a SyntaxError with its text.
    fn warning_as_syntax_error(&mut self, warning: &Ref) -> Unwind {
        let text = warning
            .as_exception()
            .and_then(|details| details.args.borrow().first().cloned());
        let text = text
            .and_then(|text| text.as_str().cloned())
            .unwrap_or_else(|| "".into());
        self.raise_syntax_error(&Invalid::new(Pos::NONE, text.to_string()))
    }

    /// Raises what `compile()` raises for a text that is not Python.
    fn raise_syntax_error(&mut self, invalid: &Invalid) -> Unwind {
        let class = match invalid.kind {
            InvalidKind::SyntaxError => T::SyntaxError,
            InvalidKind::IndentationError => T::IndentationError,
            InvalidKind::TabError => T::TabError,
        };
        let exception = Exception::new(
            self.class(class).clone(),
            vec![invalid.message.as_str().into()],
        );
        {
            let mut attributes = exception.attributes.borrow_mut();
            attributes.insert("msg".into(), invalid.message.as_str().into());
            attributes.insert("lineno".into(), Value::Int(invalid.line.into()));
        }
        let exception = Ref::new(Kind::Exception(Box::new(exception)));
        self.raise_exception(exception)
    }
}
