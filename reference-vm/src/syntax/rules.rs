//! Which rules about programs an accepted text makes use of. A refused text says so itself: [`Invalid::clauses`](super::Invalid).
//!
//! The same walk finds what CPython would warn about.

use std::cell::OnceCell;

use super::ast::{
    BinaryOp, Expr, ExprKind, FStringPart, Function, Module, Name, Stmt, StmtKind, UnaryOp,
};
use super::check::warnings;
use super::parse::Unsupported;
use super::walk;
use crate::clause::Clause;

/// A rule that a text makes use of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercised {
    /// The rule.
    pub clause: Clause,
    /// The function at module level that the place is in.
    pub function: Option<Name>,
}

/// What surrounds a statement or an expression.
#[derive(Copy, Clone)]
struct Place {
    scope: Scope,
    /// In a `finally` block of this scope: the loops between the two.
    in_finally: Option<u32>,
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Scope {
    /// A module, class, `def` or lambda.
    Plain,
    /// An `async def` without `yield`.
    Coroutine,
    /// An `async def` with `yield`.
    AsyncGenerator,
}

impl Scope {
    fn place(self) -> Place {
        Place {
            scope: self,
            in_finally: None,
        }
    }
}

/// The rules that `module`, which `text` was parsed to, makes use of, or the first thing in it that CPython would warn about.
pub(super) fn exercised(module: &Module, text: &str) -> Result<Vec<Exercised>, Unsupported> {
    let mut rules = Rules {
        text,
        lines: OnceCell::new(),
        function: None,
        found: Vec::new(),
    };
    for stmt in &module.body {
        if let StmtKind::Function(function) = &stmt.kind {
            rules.function = Some(function.name.clone());
        }
        rules.stmt(stmt, Scope::Plain.place())?;
        rules.function = None;
    }
    Ok(rules.found)
}

type Walked = Result<(), Unsupported>;

struct Rules<'a> {
    text: &'a str,
    /// Its lines, once one of them decided something.
    lines: OnceCell<Vec<&'a str>>,
    function: Option<Name>,
    found: Vec<Exercised>,
}

impl Rules<'_> {
    fn add(&mut self, clause: Clause) {
        let rule = Exercised {
            clause,
            function: self.function.clone(),
        };
        if !self.found.contains(&rule) {
            self.found.push(rule);
        }
    }

    fn block(&mut self, block: &[Stmt], place: Place) -> Walked {
        block.iter().try_for_each(|stmt| self.stmt(stmt, place))
    }

    fn stmt(&mut self, stmt: &Stmt, place: Place) -> Walked {
        warnings::statement(stmt)?;
        walk::expressions(stmt, &mut |expr| self.expr(expr, place.scope))?;
        match &stmt.kind {
            StmtKind::Function(function) => return self.function(function),
            StmtKind::Class(class) => return self.block(&class.body, Scope::Plain.place()),
            StmtKind::Return(value) => {
                if place.in_finally.is_some() {
                    self.add(Clause::FinallyWarning);
                }
                if place.scope == Scope::AsyncGenerator && value.is_none() {
                    self.add(Clause::NoReturnValue);
                }
            }
            StmtKind::Break | StmtKind::Continue if place.in_finally == Some(0) => {
                self.add(Clause::FinallyWarning);
            }
            StmtKind::Assign { value, .. } | StmtKind::AugAssign { value, .. } => {
                self.right_hand_side(value);
            }
            StmtKind::AnnAssign {
                value: Some(value), ..
            } => self.right_hand_side(value),
            StmtKind::With { is_async: true, .. } if self.has_parenthesised_items(stmt) => {
                self.add(Clause::AsyncWithParenthesisedItems);
            }
            _ => {}
        }
        match &stmt.kind {
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                let inside = Place {
                    in_finally: place.in_finally.map(|loops| loops + 1),
                    ..place
                };
                self.block(body, inside)?;
                self.block(orelse, place)
            }
            StmtKind::Try {
                body,
                handlers,
                orelse,
                finalbody,
                ..
            } => {
                self.block(body, place)?;
                for handler in handlers {
                    self.block(&handler.body, place)?;
                }
                self.block(orelse, place)?;
                let inside = Place {
                    in_finally: Some(0),
                    ..place
                };
                self.block(finalbody, inside)
            }
            _ => walk::blocks(stmt).try_for_each(|block| self.block(block, place)),
        }
    }

    fn function(&mut self, function: &Function) -> Walked {
        if function.decorators.iter().any(awaits) || (function.is_async && is_elaborate(function)) {
            self.add(Clause::AsyncDefGrammarDecoratorsAnnotations);
        }
        let yields = function.is_async && holds_yield(&function.body);
        let scope = match function.is_async {
            false => Scope::Plain,
            true if yields && walk::has_yield(&function.body) => Scope::AsyncGenerator,
            true => Scope::Coroutine,
        };
        match scope {
            Scope::Coroutine if yields => self.add(Clause::NestedYieldDoesNotCount),
            // A value returned in the body itself would have been refused.
            Scope::AsyncGenerator if returns_value(&function.body) => {
                self.add(Clause::NoReturnValue);
            }
            Scope::Plain | Scope::Coroutine | Scope::AsyncGenerator => {}
        }
        self.block(&function.body, scope.place())
    }

    fn right_hand_side(&mut self, value: &Expr) {
        if is_yield(value) && self.before(value).trim_end().ends_with('=') {
            self.add(Clause::YieldParensOptionalSoleRhs);
        }
    }

    fn expr(&mut self, expr: &Expr, scope: Scope) -> Walked {
        warnings::expression(expr)?;
        match &expr.kind {
            ExprKind::Binary {
                op: BinaryOp::Pow,
                left,
                right,
            } if is_await(left) || is_await(right) => self.add(Clause::AwaitPrecedence),
            ExprKind::Unary {
                op: UnaryOp::Neg | UnaryOp::Pos | UnaryOp::Invert,
                operand,
            } if is_await(operand) => self.add(Clause::AwaitPrecedence),
            ExprKind::FString(parts) if field_awaits(parts) => self.add(Clause::AwaitInFstring),
            ExprKind::Yield(Some(value)) => self.yielded(value),
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::Generator { .. } => self.comprehension(expr, scope),
            _ => {}
        }
        let inner = match &expr.kind {
            ExprKind::Lambda { .. } => Scope::Plain,
            _ => scope,
        };
        walk::children(expr, &mut |child| self.expr(child, inner))
    }

    fn yielded(&mut self, value: &Expr) {
        let ExprKind::Tuple(items) = &value.kind else {
            return;
        };
        let starred = items
            .iter()
            .any(|item| matches!(item.kind, ExprKind::Starred(_)));
        if starred && !self.from(value).starts_with('(') {
            self.add(Clause::YieldStarUnparenthesised);
        }
    }

    fn comprehension(&mut self, expr: &Expr, scope: Scope) {
        let clauses = walk::clauses(expr).unwrap_or_default();
        if clauses
            .first()
            .is_some_and(|first| walk::any_in_scope(&first.iter, &is_yield))
        {
            self.add(Clause::YieldNotInComprehensionScope);
        }
        let mut elements = walk::elements(expr).into_iter().flatten();
        if elements.any(|element| matches!(element.kind, ExprKind::Starred(_))) {
            self.add(Clause::CompStarUnpacking);
        }
        let own = is_async_itself(expr);
        if own || contains_async(expr) {
            self.add(Clause::CompIsAsynchronous);
            if !own {
                self.add(Clause::CompNestedImplicitlyAsync);
            }
            if matches!(expr.kind, ExprKind::Generator { .. }) && scope == Scope::Plain {
                self.add(Clause::GenexprAsyncAnywhere);
            }
        }
    }

    /// Whether the items of a `with` statement stand in parentheses together: no `as` or comma follows the closing one.
    fn has_parenthesised_items(&self, stmt: &Stmt) -> bool {
        let StmtKind::With { items, .. } = &stmt.kind else {
            return false;
        };
        let Some(first) = items.first() else {
            return false;
        };
        let in_parentheses = match first.context.at.line.cmp(&stmt.at.line) {
            std::cmp::Ordering::Equal => self.before(&first.context).trim_end().ends_with('('),
            _ => true,
        };
        let is_list = items.len() > 1 || first.target.is_some();
        in_parentheses && is_list && !self.closes_before_as(&first.context)
    }

    /// Whether the parenthesis before an expression is closed on the same line and followed by `as` or a comma.
    fn closes_before_as(&self, expr: &Expr) -> bool {
        let rest = self.from(expr);
        let mut depth = 0;
        for (at, character) in rest.char_indices() {
            match character {
                '(' | '[' | '{' => depth += 1,
                ')' if depth == 0 => {
                    let behind = rest.get(at + 1..).unwrap_or("").trim_start();
                    return behind.starts_with("as") || behind.starts_with(',');
                }
                ')' | ']' | '}' => depth -= 1,
                _ => {}
            }
        }
        false
    }

    fn split(&self, expr: &Expr) -> (&str, &str) {
        let line = (expr.at.line as usize).checked_sub(1);
        let lines = self.lines.get_or_init(|| self.text.lines().collect());
        let line = line.and_then(|line| lines.get(line)).unwrap_or(&"");
        let column = expr.at.column.saturating_sub(1) as usize;
        let at = line
            .char_indices()
            .nth(column)
            .map_or(line.len(), |(at, _)| at);
        line.split_at(at)
    }

    /// What stands before an expression on its line.
    fn before(&self, expr: &Expr) -> &str {
        self.split(expr).0
    }

    /// The rest of its line, from an expression on.
    fn from(&self, expr: &Expr) -> &str {
        self.split(expr).1
    }
}

fn is_yield(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Yield(_) | ExprKind::YieldFrom(_))
}

fn is_await(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Await(_))
}

fn awaits(expr: &Expr) -> bool {
    walk::any_in_scope(expr, &is_await)
}

/// Whether a block returns a value, in whatever function.
fn returns_value(block: &[Stmt]) -> bool {
    block.iter().any(|stmt| {
        matches!(stmt.kind, StmtKind::Return(Some(_))) || walk::blocks(stmt).any(returns_value)
    })
}

/// Whether a definition has more than a name and plain parameters.
fn is_elaborate(function: &Function) -> bool {
    let parameters = &function.parameters;
    let plain = parameters.positional_only.is_empty()
        && parameters.keyword_only.is_empty()
        && parameters.vararg.is_none()
        && parameters.kwarg.is_none()
        && parameters
            .iter()
            .all(|parameter| parameter.default.is_none() && parameter.annotation.is_none());
    !plain || function.returns.is_some() || !function.decorators.is_empty()
}

fn field_awaits(parts: &[FStringPart]) -> bool {
    parts.iter().any(|part| match part {
        FStringPart::Text(_) => false,
        FStringPart::Field { value, format, .. } => awaits(value) || field_awaits(format),
    })
}

/// Whether a comprehension awaits by an `async for` or `await` of its own, the leftmost iterable apart.
fn is_async_itself(expr: &Expr) -> bool {
    let clauses = walk::clauses(expr).unwrap_or_default();
    clauses.iter().any(|clause| clause.is_async) || any_part(expr, &is_await)
}

/// Whether a comprehension holds one that is asynchronous, the leftmost iterable apart.
fn contains_async(expr: &Expr) -> bool {
    any_part(expr, &|part| {
        let is_collection = matches!(
            part.kind,
            ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::DictComp { .. }
        );
        is_collection && (is_async_itself(part) || contains_async(part))
    })
}

/// Whether `found` holds for an expression that a comprehension evaluates in its own scope.
fn any_part(expr: &Expr, found: &dyn Fn(&Expr) -> bool) -> bool {
    let clauses = walk::clauses(expr).unwrap_or_default();
    let iterables = clauses.iter().skip(1).map(|clause| &clause.iter);
    let others = clauses
        .iter()
        .flat_map(|clause| std::iter::once(&clause.target).chain(&clause.conditions));
    let elements = walk::elements(expr).into_iter().flatten();
    iterables
        .chain(others)
        .chain(elements)
        .any(|part| walk::any_in_scope(part, found))
}

/// Whether a block yields, in whatever scope.
fn holds_yield(block: &[Stmt]) -> bool {
    let mut search = |expr: &Expr| match is_or_holds_yield(expr) {
        true => Err(()),
        false => Ok(()),
    };
    block.iter().any(|stmt| {
        walk::expressions(stmt, &mut search).is_err() || walk::blocks(stmt).any(holds_yield)
    })
}

fn is_or_holds_yield(expr: &Expr) -> bool {
    let mut search = |child: &Expr| match is_or_holds_yield(child) {
        true => Err(()),
        false => Ok(()),
    };
    is_yield(expr) || walk::children(expr, &mut search).is_err()
}

#[cfg(test)]
mod tests {
    use crate::clause::Clause::{self, *};
    use crate::syntax::{PythonVersion, Source, parse};

    /// The rules that a text makes use of, or that it breaks.
    fn rules(text: &str, minor: u8) -> Vec<Clause> {
        match parse(text, PythonVersion::three(minor)) {
            Source::Program(program) => program.rules.iter().map(|rule| rule.clause).collect(),
            Source::Invalid(invalid) => invalid.clauses.to_vec(),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn accepted_texts_make_use_of_rules() {
        let texts: &[(&str, &[Clause])] = &[
            ("x = 1", &[]),
            ("async def f(a): return await a", &[]),
            (
                "async def f():\n def g(): yield",
                &[NestedYieldDoesNotCount],
            ),
            ("async def f():\n yield\n return", &[NoReturnValue]),
            ("def f():\n x = yield 1", &[YieldParensOptionalSoleRhs]),
            ("def f():\n x = (yield 1)", &[]),
            ("def f(): yield *a, b", &[YieldStarUnparenthesised]),
            ("def f(): yield (*a, b)", &[]),
            ("async def f(): -await a", &[AwaitPrecedence]),
            ("async def f(): -(a + await a)", &[]),
            ("async def f(): f'{await a}'", &[AwaitInFstring]),
            (
                "async def f(a=1): pass",
                &[AsyncDefGrammarDecoratorsAnnotations],
            ),
            (
                "async def f():\n async with (a as b, c as d): pass",
                &[AsyncWithParenthesisedItems],
            ),
            ("async def f():\n async with (a) as b, (c) as d: pass", &[]),
            ("async def f(): [a async for a in b]", &[CompIsAsynchronous]),
            (
                "async def f(): [[a async for a in b] for b in c]",
                &[CompIsAsynchronous, CompNestedImplicitlyAsync],
            ),
            ("async def f(): [a for a in await b]", &[]),
            (
                "(a async for a in b)",
                &[CompIsAsynchronous, GenexprAsyncAnywhere],
            ),
            ("def f():\n try: pass\n finally: return", &[FinallyWarning]),
            ("try: pass\nfinally:\n for a in b: break", &[]),
        ];
        for (text, expected) in texts {
            assert_eq!(rules(text, 13), *expected, "{text}");
        }
    }

    #[test]
    fn refused_texts_break_rules() {
        let texts: &[(&str, u8, &[Clause])] = &[
            ("x = = 1", 13, &[]),
            ("yield", 13, &[YieldOnlyInFunction]),
            (
                "async def f(): yield from a",
                13,
                &[NoYieldFrom, AsyncDefYieldFromError],
            ),
            ("async def f(): yield; return 1", 13, &[NoReturnValue]),
            (
                "def f(): [(yield) for a in b]",
                13,
                &[YieldNotInComprehensionScope],
            ),
            (
                "await a",
                13,
                &[AwaitOnlyInAsyncDef, AsyncDefAwaitForWithOnlyInside],
            ),
            (
                "def f():\n if 0: await a",
                13,
                &[
                    AwaitOnlyInAsyncDef,
                    AsyncDefAwaitForWithOnlyInside,
                    AwaitInDeadCodeOfDef,
                ],
            ),
            ("async def f(): await -a", 13, &[AwaitPrecedence]),
            ("async def f(): await a = 1", 13, &[AwaitNotAssignable]),
            ("await = 1", 13, &[AsyncDefKeywords]),
            ("[a async for a in b]", 13, &[CompOutsideAsyncError]),
            (
                "async def f(): [[a async for a in b] for b in c]",
                10,
                &[CompNestedImplicitlyAsync],
            ),
            ("def f(): yield *a, b", 7, &[YieldStarUnparenthesised]),
            ("def f(): yield a, *b", 7, &[YieldStarUnparenthesised]),
            ("def f(): return a, *b", 7, &[]),
            ("async def f(): f'{await a}'", 6, &[AwaitInFstring]),
            (
                "def f(): f'{await a}'",
                6,
                &[AwaitOnlyInAsyncDef, AsyncDefAwaitForWithOnlyInside],
            ),
            (
                "async def f():\n def g(): (a async for a in b)",
                6,
                &[GenexprAsyncAnywhere],
            ),
        ];
        for (text, minor, expected) in texts {
            assert_eq!(rules(text, *minor), *expected, "{text}");
        }
    }
}
