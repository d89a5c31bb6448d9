//! Bodies: asynchronous generator functions, and the coroutine functions that they await.
//!
//! Every body ends: loops run over short ranges, and a body iterates over later bodies only. Expressions are total, apart
//! from what is raised on purpose.

use arbitrary::{Result, Unstructured};
use test525_reference_vm::syntax::ast::{Expr, ExprKind, Handler, Stmt, StmtKind, WithItem};

use crate::build::{
    assign, async_function, attribute, awaited, call, call_method, call_name, constant, expr,
    expression, handler, int, is_none, name, none, pass, print, stmt, string, subscript, tuple,
    yielded,
};
use crate::features::{Feature, Features};
use crate::limits;

/// What can be raised and caught, with what it is for.
const ORDINARY: &[&str] = &["ValueError", "Custom", "RuntimeError", "KeyError"];
const STOPS: &[&str] = &["StopAsyncIteration", "StopIteration", "GeneratorExit"];
const CAUGHT: &[&str] = &[
    "ValueError",
    "GeneratorExit",
    "Exception",
    "BaseException",
    "Custom",
    "StopAsyncIteration",
    "RuntimeError",
    "StopIteration",
];

/// The name of a body.
pub(crate) fn body_name(index: usize) -> String {
    format!("body_{index}")
}

/// Writes the functions of one program.
pub(crate) struct Writer<'u, 'a> {
    pub(crate) u: &'u mut Unstructured<'a>,
    pub(crate) features: Features,
    /// Bodies in the program.
    pub(crate) bodies: usize,
}

/// One function in the making.
struct Body<'w, 'u, 'a> {
    w: &'w mut Writer<'u, 'a>,
    /// The number of the body; later ones may be iterated over.
    index: usize,
    /// Coroutine functions cannot yield.
    is_generator: bool,
    /// Statements that may still be written.
    left: usize,
    /// For labels: statements written.
    written: usize,
}

/// What surrounds a statement.
#[derive(Copy, Clone)]
struct Place {
    depth: usize,
    in_loop: bool,
    in_handler: bool,
    in_cleanup: bool,
}

impl Place {
    const TOP: Self = Self {
        depth: 0,
        in_loop: false,
        in_handler: false,
        in_cleanup: false,
    };

    fn inside(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}

/// A kind of statement, to be chosen among those that are possible where it will stand.
#[derive(Copy, Clone)]
enum Choice {
    Yield,
    YieldReceived,
    YieldInside,
    Print,
    Await,
    Try,
    TryFinally,
    Raise,
    Reraise,
    Loop,
    Jump,
    If,
    Return,
    AsyncFor,
    AsyncWith,
    With,
    Comprehension,
    Helper,
    Reentrance,
    ExcInfo,
    Hold,
    Delete,
}

impl<'a> Writer<'_, 'a> {
    /// The functions: bodies, last first, and the helper that they await.
    pub(crate) fn functions(&mut self) -> Result<Vec<Stmt>> {
        let mut functions = Vec::new();
        if self.features.has(Feature::Helper) {
            functions.push(self.helper()?);
        }
        for index in (0..self.bodies).rev() {
            functions.push(self.body(index)?);
        }
        Ok(functions)
    }

    fn body(&mut self, index: usize) -> Result<Stmt> {
        let left = self.u.int_in_range(limits::STATEMENTS)?;
        let mut body = Body {
            w: self,
            index,
            is_generator: true,
            left,
            written: 0,
        };
        let mut block = vec![assign("received", none())];
        while body.left > 0 {
            block.push(body.statement(Place::TOP)?);
        }
        if !test525_reference_vm::syntax::walk::has_yield(&block) {
            block.push(expression(yielded(string("last"))));
        }
        Ok(async_function(&body_name(index), &["box"], block))
    }

    fn helper(&mut self) -> Result<Stmt> {
        let left = self.u.int_in_range(limits::STATEMENTS)?.min(5);
        let mut body = Body {
            index: self.bodies,
            w: self,
            is_generator: false,
            left,
            written: 0,
        };
        let mut block = vec![assign("received", none())];
        while body.left > 0 {
            block.push(body.statement(Place::TOP)?);
        }
        block.push(stmt(StmtKind::Return(Some(name("received")))));
        Ok(async_function("helper", &["box"], block))
    }
}

impl Body<'_, '_, '_> {
    fn has(&self, feature: Feature) -> bool {
        self.w.features.has(feature)
    }

    fn pick<'t, T: ?Sized>(&mut self, among: &[&'t T], otherwise: &'t T) -> Result<&'t T> {
        if among.is_empty() {
            return Ok(otherwise);
        }
        Ok(self.w.u.choose(among)?)
    }

    /// A label that says where in the program a line was printed.
    fn label(&mut self) -> Expr {
        self.written += 1;
        let function = match self.is_generator {
            true => self.index.to_string(),
            false => "helper".to_owned(),
        };
        string(&format!("{function}.{}", self.written))
    }

    fn value(&mut self) -> Result<Expr> {
        Ok(match self.w.u.int_in_range(0..=6u8)? {
            0..=2 => {
                self.written += 1;
                int(self.index * 100 + self.written)
            }
            3 => string("text"),
            4 => none(),
            5 => name("received"),
            _ => tuple(vec![int(1), name("received")]),
        })
    }

    fn choices(&self, place: Place) -> Vec<Choice> {
        let mut choices = vec![Choice::Print];
        let mut add = |wanted: bool, times: usize, choice: Choice| {
            choices.extend(std::iter::repeat_n(choice, if wanted { times } else { 0 }));
        };
        let yields = self.is_generator && (!place.in_cleanup || self.has(Feature::YieldInCleanup));
        add(yields, 3, Choice::Yield);
        add(yields, 3, Choice::YieldReceived);
        add(
            yields && self.has(Feature::YieldInside),
            1,
            Choice::YieldInside,
        );
        add(self.has(Feature::Await), 4, Choice::Await);
        let nests = place.depth < limits::DEPTH && self.left > 0;
        add(nests && self.has(Feature::Except), 4, Choice::Try);
        add(nests && self.has(Feature::Finally), 3, Choice::TryFinally);
        let raises = self.has(Feature::Raise) || self.has(Feature::RaiseStop);
        add(raises && place.depth > 0, 2, Choice::Raise);
        let reraises = self.has(Feature::RaiseFrom);
        add(reraises && place.in_handler, 2, Choice::Reraise);
        add(nests && self.has(Feature::Loop), 2, Choice::Loop);
        add(place.in_loop && self.has(Feature::Jump), 2, Choice::Jump);
        add(nests && self.has(Feature::Condition), 1, Choice::If);
        add(
            place.depth > 0 && self.has(Feature::Return),
            1,
            Choice::Return,
        );
        let inner = self.index + 1 < self.w.bodies;
        add(
            nests && inner && self.has(Feature::AsyncFor),
            4,
            Choice::AsyncFor,
        );
        add(nests && self.has(Feature::AsyncWith), 2, Choice::AsyncWith);
        add(nests && self.has(Feature::With), 1, Choice::With);
        add(self.has(Feature::Comprehension), 1, Choice::Comprehension);
        let helps = self.is_generator && self.has(Feature::Helper);
        add(helps, 2, Choice::Helper);
        let itself = self.is_generator && self.has(Feature::Reentrance);
        add(itself, 2, Choice::Reentrance);
        add(self.has(Feature::ExcInfo), 1, Choice::ExcInfo);
        let holds = place.in_handler && self.has(Feature::HoldException);
        add(holds, 2, Choice::Hold);
        add(self.has(Feature::Delete), 1, Choice::Delete);
        choices
    }

    fn statement(&mut self, place: Place) -> Result<Stmt> {
        self.left = self.left.saturating_sub(1);
        let choices = self.choices(place);
        let choice = *self.w.u.choose(&choices)?;
        Ok(match choice {
            Choice::Yield => expression(yielded(self.value()?)),
            Choice::YieldReceived => assign("received", yielded(self.value()?)),
            Choice::YieldInside => self.yield_inside()?,
            Choice::Print => {
                let label = self.label();
                print(vec![label, name("received")])
            }
            Choice::Await => self.await_()?,
            Choice::Try => self.try_(place, false)?,
            Choice::TryFinally => self.try_(place, true)?,
            Choice::Raise => self.raise()?,
            Choice::Reraise => self.reraise()?,
            Choice::Loop => self.loop_(place)?,
            Choice::Jump => stmt(match self.w.u.arbitrary()? {
                true => StmtKind::Break,
                false => StmtKind::Continue,
            }),
            Choice::If => self.if_(place)?,
            Choice::Return => stmt(StmtKind::Return(None)),
            Choice::AsyncFor => self.async_for(place)?,
            Choice::AsyncWith => self.with(place, true)?,
            Choice::With => self.with(place, false)?,
            Choice::Comprehension => self.comprehension()?,
            Choice::Helper => assign("received", awaited(call_name("helper", vec![name("box")]))),
            Choice::Reentrance => self.reentrance()?,
            Choice::ExcInfo => {
                let label = self.label();
                let handled = subscript(call_method(name("sys"), "exc_info", vec![]), int(1));
                print(vec![label, call_name("repr", vec![handled])])
            }
            Choice::Hold => assign("received", name("error")),
            Choice::Delete => match self.w.u.arbitrary()? {
                true => stmt(StmtKind::Delete(vec![name("received")])),
                false => assign("received", none()),
            },
        })
    }

    fn block(&mut self, place: Place) -> Result<Vec<Stmt>> {
        let count = self.w.u.int_in_range(limits::BLOCK)?;
        let mut block = vec![self.statement(place)?];
        while block.len() < count && self.left > 0 {
            block.push(self.statement(place)?);
        }
        Ok(block)
    }

    fn yield_inside(&mut self) -> Result<Stmt> {
        let value = self.value()?;
        Ok(match self.w.u.int_in_range(0..=3u8)? {
            0 => {
                let label = self.label();
                print(vec![label, yielded(value)])
            }
            1 => expression(yielded(yielded(value))),
            kind => {
                let second = self.value()?;
                let both = tuple(vec![yielded(value), yielded(second)]);
                match kind {
                    2 => assign("received", both),
                    // An argument before these waits with the first of them on the stack.
                    _ => {
                        let label = self.label();
                        print(vec![label, both])
                    }
                }
            }
        })
    }

    fn await_(&mut self) -> Result<Stmt> {
        let label = self.label();
        let suspends = awaited(call_name("Suspend", vec![label]));
        Ok(match self.w.u.int_in_range(0..=2u8)? {
            0 => expression(suspends),
            1 => assign("received", suspends),
            _ => {
                let label = self.label();
                print(vec![label, suspends])
            }
        })
    }

    fn exception(&mut self) -> Result<Expr> {
        let mut kinds: Vec<&str> = Vec::new();
        if self.has(Feature::Raise) {
            kinds.extend(ORDINARY);
        }
        if self.has(Feature::RaiseStop) {
            kinds.extend(STOPS);
        }
        let kind = name(self.pick(&kinds, "ValueError")?);
        Ok(match self.w.u.int_in_range(0..=2u8)? {
            0 => kind,
            1 => {
                let label = self.label();
                call(kind, vec![label])
            }
            _ => call(kind, vec![]),
        })
    }

    fn raise(&mut self) -> Result<Stmt> {
        let exc = Some(self.exception()?);
        let cause = match self.has(Feature::RaiseFrom) && self.w.u.ratio(1, 4)? {
            true => Some(match self.w.u.arbitrary()? {
                true => none(),
                false => self.exception()?,
            }),
            false => None,
        };
        Ok(stmt(StmtKind::Raise { exc, cause }))
    }

    fn reraise(&mut self) -> Result<Stmt> {
        let (exc, cause) = match self.w.u.int_in_range(0..=2u8)? {
            0 => (None, None),
            1 => (Some(name("error")), None),
            _ => (Some(self.exception()?), Some(name("error"))),
        };
        Ok(stmt(StmtKind::Raise { exc, cause }))
    }

    fn handlers(&mut self, place: Place) -> Result<Vec<Handler>> {
        let count = self.w.u.int_in_range(limits::HANDLERS)?;
        let mut handlers = Vec::new();
        for _ in 0..count {
            let matches = match self.w.u.ratio(1, 8)? {
                true => tuple(vec![
                    name(self.pick(ORDINARY, "ValueError")?),
                    name(self.pick(STOPS, "StopIteration")?),
                ]),
                false => name(self.pick(CAUGHT, "BaseException")?),
            };
            let label = self.label();
            let mut body = vec![print(vec![label, call_name("repr", vec![name("error")])])];
            let inner = Place {
                in_handler: true,
                in_cleanup: true,
                ..place.inside()
            };
            body.extend(self.block(inner)?);
            handlers.push(handler(Some(matches), Some("error"), body));
        }
        Ok(handlers)
    }

    fn try_(&mut self, place: Place, finally: bool) -> Result<Stmt> {
        let body = self.block(place.inside())?;
        let excepts = !finally || (self.has(Feature::Except) && self.w.u.ratio(1, 3)?);
        let handlers = match excepts {
            true => self.handlers(place)?,
            false => Vec::new(),
        };
        let orelse = match excepts && self.has(Feature::Else) && self.w.u.ratio(1, 3)? {
            true => self.block(place.inside())?,
            false => Vec::new(),
        };
        let finalbody = match finally {
            true => {
                // A jump or a return here swallows what is raised, with a warning from 3.14 on.
                let inner = Place {
                    in_cleanup: true,
                    in_handler: false,
                    ..place.inside()
                };
                let label = self.label();
                let mut block = vec![print(vec![label, string("finally")])];
                block.extend(self.block(inner)?);
                block
            }
            false => Vec::new(),
        };
        Ok(stmt(StmtKind::Try {
            body,
            handlers,
            orelse,
            finalbody,
            is_star: false,
        }))
    }

    fn loop_(&mut self, place: Place) -> Result<Stmt> {
        let rounds = self.w.u.int_in_range(limits::ROUNDS)?;
        let inner = Place {
            in_loop: true,
            ..place.inside()
        };
        let body = self.block(inner)?;
        let orelse = self.loop_else(place)?;
        Ok(stmt(StmtKind::For {
            is_async: false,
            target: name("turn"),
            iter: call_name("range", vec![int(rounds)]),
            body,
            orelse,
        }))
    }

    fn loop_else(&mut self, place: Place) -> Result<Vec<Stmt>> {
        match self.has(Feature::Else) && self.w.u.ratio(1, 4)? {
            true => self.block(place.inside()),
            false => Ok(Vec::new()),
        }
    }

    fn if_(&mut self, place: Place) -> Result<Stmt> {
        let test = match self.w.u.int_in_range(0..=1u8)? {
            0 => is_none(name("received")),
            _ => name("box"),
        };
        let body = self.block(place.inside())?;
        let orelse = match self.w.u.ratio(1, 3)? {
            true => self.block(place.inside())?,
            false => Vec::new(),
        };
        Ok(stmt(StmtKind::If { test, body, orelse }))
    }

    /// A new generator of a later body.
    fn inner_generator(&mut self) -> Result<Expr> {
        let first = (self.index + 1).min(self.w.bodies.saturating_sub(1));
        let index = self
            .w
            .u
            .int_in_range(first..=self.w.bodies.saturating_sub(1).max(first))?;
        let made = call_name(&body_name(index), vec![name("box")]);
        Ok(match self.has(Feature::KeepIterator) {
            true => call_name("keep", vec![made]),
            false => made,
        })
    }

    fn async_for(&mut self, place: Place) -> Result<Stmt> {
        let iter = self.inner_generator()?;
        let inner = Place {
            in_loop: true,
            ..place.inside()
        };
        let mut body = Vec::new();
        if self.w.u.ratio(1, 2)? {
            body.push(assign("received", name("item")));
        }
        body.extend(self.block(inner)?);
        let orelse = self.loop_else(place)?;
        Ok(stmt(StmtKind::For {
            is_async: true,
            target: name("item"),
            iter,
            body,
            orelse,
        }))
    }

    fn with(&mut self, place: Place, is_async: bool) -> Result<Stmt> {
        let manager = if is_async { "Manager" } else { "Scope" };
        let count = if self.w.u.ratio(1, 4)? { 2 } else { 1 };
        let mut items = Vec::new();
        for _ in 0..count {
            let label = self.label();
            let swallows = crate::build::boolean(self.w.u.ratio(1, 4)?);
            let target = match self.w.u.ratio(1, 4)? {
                true => Some(name("received")),
                false => None,
            };
            items.push(WithItem {
                context: call_name(manager, vec![label, swallows]),
                target,
            });
        }
        let body = self.block(place.inside())?;
        Ok(stmt(StmtKind::With {
            is_async,
            items,
            body,
        }))
    }

    fn comprehension(&mut self) -> Result<Stmt> {
        use test525_reference_vm::syntax::ast::ForClause;
        let clause = |is_async, iter| ForClause {
            is_async,
            target: name("item"),
            iter,
            conditions: Vec::new(),
        };
        let inner = self.index + 1 < self.w.bodies;
        let suspends = awaited(call_name("Suspend", vec![name("item")]));
        let rounds = self.w.u.int_in_range(limits::ROUNDS)?;
        let range = call_name("range", vec![int(rounds)]);
        let kind = match self.w.u.int_in_range(0..=2u8)? {
            0 if inner => ExprKind::ListComp {
                element: Box::new(name("item")),
                clauses: vec![clause(true, self.inner_generator()?)],
            },
            1 if inner => ExprKind::DictComp {
                key: Box::new(call_name("repr", vec![name("item")])),
                value: Box::new(suspends),
                clauses: vec![clause(true, self.inner_generator()?)],
            },
            2 => {
                // An asynchronous generator expression, consumed on the spot.
                let made = expr(ExprKind::Generator {
                    element: Box::new(suspends),
                    clauses: vec![clause(false, range)],
                });
                ExprKind::ListComp {
                    element: Box::new(name("item")),
                    clauses: vec![clause(true, made)],
                }
            }
            _ => ExprKind::ListComp {
                element: Box::new(suspends),
                clauses: vec![clause(false, range)],
            },
        };
        let label = self.label();
        Ok(print(vec![label, expr(kind)]))
    }

    /// `if box: await box[0].asend(1)` and the like.
    fn reentrance(&mut self) -> Result<Stmt> {
        let own = || subscript(name("box"), int(0));
        let awaitable = match self.w.u.int_in_range(0..=3u8)? {
            0 => call_method(own(), "__anext__", vec![]),
            1 => call_method(own(), "asend", vec![self.value()?]),
            2 => call_method(own(), "athrow", vec![self.exception()?]),
            _ => call_method(own(), "aclose", vec![]),
        };
        let label = self.label();
        let used = match self.w.u.int_in_range(0..=3u8)? {
            0 => print(vec![label, attribute(own(), "ag_running")]),
            1 => expression(call_method(awaitable, "close", vec![])),
            _ => print(vec![label, awaited(awaitable)]),
        };
        Ok(stmt(StmtKind::If {
            test: name("box"),
            body: vec![used],
            orelse: vec![pass()],
        }))
    }
}

/// A literal that a generator can be sent.
pub(crate) fn sent_value(u: &mut Unstructured<'_>) -> Result<Expr> {
    use test525_reference_vm::syntax::ast::Constant;
    Ok(match u.int_in_range(0..=3u8)? {
        0 => none(),
        1 => int(7),
        2 => string("sent"),
        _ => constant(Constant::Bool(false)),
    })
}
