//! Frames: all that survives a suspension.
//!
//! "The current bindings of local variables, the instruction pointer, the internal evaluation stack, and the state of any
//! exception handling" are what the documentation says a suspended generator retains; they are the fields of [`Frame`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::compile::code::{CodeRef, Op, Release};
use crate::heap;
use crate::object::{Kind, Namespace, Ref};
use crate::value::Value;

/// An execution of a code object.
pub struct Frame {
    /// What it executes.
    pub code: CodeRef,
    /// The next instruction.
    pub next: usize,
    /// The evaluation stack.
    pub stack: Vec<Value>,
    /// The local variables; `None` is unbound.
    pub locals: Vec<Option<Value>>,
    /// The cells of its own variables, then those of outer functions.
    pub cells: Vec<Ref>,
    /// Where exceptions go.
    pub blocks: Vec<Block>,
    /// While suspended: the exceptions that it is handling, innermost last. While running, they are the machine's.
    pub handled: Vec<Option<Ref>>,
    /// The module whose names are its globals.
    pub globals: Ref,
    /// The names of a class body.
    pub namespace: Option<Rc<RefCell<Namespace>>>,
    /// While not running: the frame as tracebacks and programs see it, once one of them did. While running, it is the machine's.
    pub object: Option<Ref>,
    /// While running: where the object whose body this is sees what an exception does, if that matters to it.
    pub leaving: Option<Rc<Cell<Leaving>>>,
}

/// Whether an exception is on its way out of a running frame.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Leaving {
    /// There is none, or a handler in the frame has it.
    #[default]
    No,
    /// One that was raised in the frame, or thrown in where a handler may notice it.
    Raised,
    /// One that was thrown in at a yield that no block of the frame is around.
    ThrownOut,
    /// One that was thrown in at a `yield from` or an `await`.
    ThrownAtDelegation,
    /// One that was thrown in, and the frame was cleared meanwhile.
    FromCleared,
}

/// Few evaluation stacks grow higher.
const USUAL_HEIGHT: usize = 8;

/// An entry of a frame's block stack.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Inside a `try`: an exception goes to `handler`, with the evaluation stack cut to `height`.
    Try {
        /// The first instruction of the handler.
        handler: u32,
        /// The height of the evaluation stack where the block began.
        height: usize,
    },
    /// Inside a handler: leaving it ends the handling of its exception.
    Handler {
        /// The height of the evaluation stack below the exception that the handler began with.
        height: usize,
    },
}

/// A frame as a traceback or a program holds it. It keeps the local variables alive when the frame has ended, and the frame that called it.
pub struct FrameObject {
    /// What the frame executes.
    pub code: CodeRef,
    /// What was left when the frame ended: local variables, cells, and of a frame that was abandoned its stack too.
    pub kept: RefCell<Vec<Value>>,
    /// `f_back` of a frame that has ended: the next frame of the program below it. Dropped after what was left.
    pub back: RefCell<Option<Ref>>,
}

impl FrameObject {
    /// The object of a frame that has not ended.
    pub fn of(code: &CodeRef) -> Ref {
        Ref::new(Kind::Frame(Self {
            code: code.clone(),
            kept: RefCell::default(),
            back: RefCell::default(),
        }))
    }

    /// Lets go of what was left, and of the frame that called this one.
    pub(crate) fn let_go(&self) {
        let back = self.back.take().map(Value::Object);
        heap::let_go(self.kept.take().into_iter().chain(back));
    }
}

/// How the execution of a frame came to a stop.
pub enum Exit {
    /// The frame ended with a value.
    Return(Value),
    /// A generator yielded, or an awaited object suspended: the frame goes on when something is sent.
    Suspend(Value),
    /// An asynchronous generator yielded a value for its consumer.
    Yield(Value),
}

impl Frame {
    /// A frame at the beginning of `code`, its cells made and its parameters moved into those that need one.
    pub fn new(
        code: CodeRef,
        mut locals: Vec<Option<Value>>,
        closure: &[Ref],
        globals: Ref,
    ) -> Self {
        locals.resize(code.locals.len(), None);
        let mut cells = Vec::with_capacity(code.cells.len() + closure.len());
        for (_, parameter) in &code.cells {
            let value = parameter
                .and_then(|slot| locals.get_mut(slot as usize))
                .and_then(Option::take);
            cells.push(Ref::new(Kind::Cell(RefCell::new(value))));
        }
        cells.extend(closure.iter().cloned());
        Self {
            code,
            next: 0,
            stack: Vec::with_capacity(USUAL_HEIGHT),
            locals,
            cells,
            blocks: Vec::new(),
            handled: Vec::new(),
            globals,
            namespace: None,
            object: None,
            leaving: None,
        }
    }

    /// An exception was thrown in.
    pub(super) fn note_thrown(&self) {
        self.note_leaving(if self.delegate().is_some() {
            Leaving::ThrownAtDelegation
        } else if self.blocks.is_empty() {
            Leaving::ThrownOut
        } else {
            Leaving::Raised
        });
    }

    /// An exception is on its way through the frame.
    pub(super) fn note_raised(&self) {
        let is_new = |leaving: &&Rc<Cell<Leaving>>| leaving.get() == Leaving::No;
        if let Some(leaving) = self.leaving.as_ref().filter(is_new) {
            leaving.set(Leaving::Raised);
        }
    }

    /// A handler has the exception.
    pub(super) fn note_handled(&self) {
        self.note_leaving(Leaving::No);
    }

    /// Whether it was cleared while an exception was leaving it.
    pub(super) fn was_cleared(&self) -> bool {
        let mut leaving = self.leaving.iter();
        leaving.any(|leaving| leaving.get() == Leaving::FromCleared)
    }

    fn note_leaving(&self, leaving: Leaving) {
        if let Some(shown) = &self.leaving {
            shown.set(leaving);
        }
    }

    /// The iterator that the frame is delegating to in a `yield from` or an `await`.
    pub fn delegate(&self) -> Option<&Value> {
        match self.code.ops.get(self.next) {
            Some(Op::YieldFrom) => self.stack.last(),
            _ => None,
        }
    }

    /// The source line of instruction `at`.
    pub fn line_of(&self, at: usize) -> u32 {
        self.code
            .lines
            .get(at)
            .copied()
            .unwrap_or(self.code.first_line)
    }

    /// The frame object of a frame that is not running, made when first asked for.
    pub fn object(&mut self) -> Ref {
        let make = || FrameObject::of(&self.code);
        self.object.get_or_insert_with(make).clone()
    }

    /// Ends the frame: what it holds goes, in CPython's order, or stays with the frame object if something else holds that,
    /// which is given back then.
    pub fn finish(&mut self) -> Option<Ref> {
        self.blocks.clear();
        self.namespace = None;
        match self.object.take() {
            Some(object) if object.references() > 1 => {
                self.keep_in(&object);
                Some(object)
            }
            _ => {
                self.clear();
                None
            }
        }
    }

    /// Ends the frame, and what it holds goes whoever holds the frame object.
    pub fn clear(&mut self) {
        self.object = None;
        if self.cells.is_empty() {
            let locals = self.locals.drain(..);
            let stack = self.stack.drain(..);
            match self.code.release {
                Release::CellsBehindLocals | Release::VariablesFirst => {
                    heap::let_go(locals.flatten().chain(stack));
                }
                Release::StackFirst => heap::let_go(stack.rev().chain(locals.rev().flatten())),
            }
        } else {
            let frees = self.take_frees();
            heap::let_go(self.take_variables().into_iter().chain(frees));
        }
        self.handled.clear();
    }

    /// Takes out the cells of outer functions that go with the frame's function, in the order in which they go.
    fn take_frees(&mut self) -> Vec<Value> {
        match self.code.release {
            Release::CellsBehindLocals => Vec::new(),
            Release::VariablesFirst | Release::StackFirst => {
                let own = self.code.cells.len().min(self.cells.len());
                let frees = self.cells.drain(own..).rev();
                frees.map(Value::Object).collect()
            }
        }
    }

    /// Takes out variables and stack, in the order in which they go.
    fn take_variables(&mut self) -> Vec<Value> {
        let mut held = Vec::with_capacity(self.locals.len() + self.cells.len() + self.stack.len());
        let in_place = self.code.release != Release::CellsBehindLocals;
        let mut behind = Vec::new();
        for (index, cell) in self.cells.drain(..).enumerate() {
            let parameter = self.code.cells.get(index).and_then(|(_, slot)| *slot);
            let place = parameter.filter(|_| in_place);
            match place.and_then(|slot| self.locals.get_mut(slot as usize)) {
                Some(local) => *local = Some(Value::Object(cell)),
                None => behind.push(Value::Object(cell)),
            }
        }
        held.extend(self.locals.drain(..).flatten());
        held.append(&mut behind);
        held.append(&mut self.stack);
        if self.code.release == Release::StackFirst {
            held.reverse();
        }
        held
    }

    /// Takes out what the frame holds, in the order in which it is let go of when the frame object dies: the function goes before all else.
    fn take_held(&mut self) -> Vec<Value> {
        let mut held = self.take_variables();
        held.extend(self.handled.drain(..).flatten().map(Value::Object));
        held
    }

    fn keep_in(&mut self, object: &Ref) {
        if let Kind::Frame(frame) = &object.kind {
            frame.kept.replace(self.take_held());
        }
    }

    /// Calls `visit` for every reference that a suspended frame holds.
    pub fn visit(&self, visit: &mut dyn FnMut(&Ref)) {
        self.visit_content(visit);
        self.object.iter().for_each(visit);
    }

    /// The same, its own frame object aside.
    pub(crate) fn visit_content(&self, visit: &mut dyn FnMut(&Ref)) {
        let locals = self.locals.iter().flatten();
        for value in self.stack.iter().chain(locals) {
            if let Value::Object(object) = value {
                visit(object);
            }
        }
        self.cells
            .iter()
            .chain(self.handled.iter().flatten())
            .for_each(&mut *visit);
        visit(&self.globals);
    }
}
