//! Programs beside their instructions.

use super::code::{Code, CodeKind, CodeRef, Origin};
use super::verify::verify;
use super::{Limit, Options, compile};
use crate::quirk::{Edition, Quirks};
use crate::syntax::ast::Name;
use crate::syntax::{PythonVersion, Source, parse};
use crate::value::Value;

/// The module's code in an edition, checked for the heights of its stack.
fn compiled(text: &str, edition: &str, driver: &[Name]) -> CodeRef {
    let edition: Edition = edition.parse().expect("a covered version");
    let module = match parse(text, edition) {
        Source::Program(program) => program.module,
        other => panic!("{other:?}"),
    };
    let options = Options {
        filename: "<test>".into(),
        origin: Origin::Program,
        driver,
        docstrings: true,
        quirks: Quirks::of(&edition),
    };
    let code = compile(&module, &options).expect("a small program");
    verify(&code).expect("consistent code");
    code
}

/// The code object of this name among the constants of `code`, at any depth.
fn find(code: &CodeRef, name: &str) -> Option<CodeRef> {
    let inner = code.constants.iter().filter_map(|constant| match constant {
        Value::Code(inner) => Some(inner),
        _ => None,
    });
    inner.into_iter().find_map(|inner| {
        if &*inner.name == name {
            Some(inner.clone())
        } else {
            find(inner, name)
        }
    })
}

/// Whether the instructions of the code object called `name` are `expected`.
fn check(edition: &str, name: &str, text: &str, expected: &str) {
    let module = compiled(text, edition, &[]);
    let code = find(&module, name).unwrap_or(module);
    let listing = code.to_string();
    let end = listing
        .match_indices('\n')
        .nth(code.ops.len())
        .map_or(listing.len(), |(i, _)| i);
    let own = listing.get(..end).unwrap_or(&listing);
    assert_eq!(squeeze(own), squeeze(expected), "{text}\n{own}\n");
}

fn squeeze(listing: &str) -> Vec<String> {
    let lines = listing
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn return_leaves_try_finally_with_its_value() {
    check(
        "3.11",
        "f",
        r#"
def f():
    try:
        return g()
    finally:
        h()
"#,
        r#"
Function f
    0 SetupTry 13
    1 LoadGlobal g
    2 Call 0
    3 PopBlock
    4 LoadGlobal h
    5 Call 0
    6 Pop
    7 Return
    8 PopBlock
    9 LoadGlobal h
   10 Call 0
   11 Pop
   12 Jump 17
   13 LoadGlobal h
   14 Call 0
   15 Pop
   16 Reraise
   17 Const None
   18 Return
"#,
    );
}

#[test]
fn return_of_a_literal_waits_until_the_cleanup_is_done() {
    check(
        "3.11",
        "f",
        r#"
def f():
    try:
        return 1
    finally:
        h()
"#,
        r#"
Function f
    0 SetupTry 12
    1 PopBlock
    2 LoadGlobal h
    3 Call 0
    4 Pop
    5 Const 1
    6 Return
    7 PopBlock
    8 LoadGlobal h
    9 Call 0
   10 Pop
   11 Jump 16
   12 LoadGlobal h
   13 Call 0
   14 Pop
   15 Reraise
   16 Const None
   17 Return
"#,
    );
}

#[test]
fn return_in_finally_drops_value_and_exception() {
    check(
        "3.11",
        "f",
        r#"
def f():
    try:
        return g()
    finally:
        return h()
"#,
        r#"
Function f
    0 SetupTry 15
    1 LoadGlobal g
    2 Call 0
    3 PopBlock
    4 LoadGlobal h
    5 Call 0
    6 Swap
    7 Pop
    8 Return
    9 Return
   10 PopBlock
   11 LoadGlobal h
   12 Call 0
   13 Return
   14 Jump 22
   15 LoadGlobal h
   16 Call 0
   17 Swap
   18 Pop
   19 PopHandler
   20 Return
   21 Reraise
   22 Const None
   23 Return
"#,
    );
}

#[test]
fn break_in_finally_drops_the_exception_and_the_iterator() {
    check(
        "3.11",
        "f",
        r#"
def f(a):
    for x in a:
        try:
            g()
        finally:
            break
"#,
        r#"
Function f
    0 LoadLocal a
    1 GetIter
    2 ForIter 18
    3 StoreLocal x
    4 SetupTry 12
    5 LoadGlobal g
    6 Call 0
    7 Pop
    8 PopBlock
    9 Pop
   10 Jump 18
   11 Jump 17
   12 Pop
   13 PopHandler
   14 Pop
   15 Jump 18
   16 Reraise
   17 Jump 2
   18 Const None
   19 Return
"#,
    );
}

#[test]
fn except_unbinds_its_variable_on_every_way_out() {
    check(
        "3.11",
        "f",
        r#"
def f():
    try:
        g()
    except E as n:
        return n.x
    else:
        h()
"#,
        r#"
Function f
    0 SetupTry 9
    1 LoadGlobal g
    2 Call 0
    3 Pop
    4 PopBlock
    5 LoadGlobal h
    6 Call 0
    7 Pop
    8 Jump 34
    9 LoadGlobal E
   10 MatchException
   11 JumpIfFalse 33
   12 StoreLocal n
   13 SetupTry 24
   14 LoadLocal n
   15 LoadAttr x
   16 PopBlock
   17 PopHandler
   18 Const None
   19 StoreLocal n
   20 DeleteLocal n
   21 Return
   22 PopBlock
   23 Jump 28
   24 Const None
   25 StoreLocal n
   26 DeleteLocal n
   27 Reraise
   28 PopHandler
   29 Const None
   30 StoreLocal n
   31 DeleteLocal n
   32 Jump 34
   33 Reraise
   34 Const None
   35 Return
"#,
    );
}

#[test]
fn except_star_collects_what_its_clauses_raise() {
    check(
        "3.11",
        "f",
        r#"
def f():
    try:
        g()
    except* E as n:
        h()
"#,
        r#"
Function f
    0 SetupTry 6
    1 LoadGlobal g
    2 Call 0
    3 Pop
    4 PopBlock
    5 Jump 42
    6 Dup
    7 BuildList 0
    8 Swap
    9 LoadGlobal E
   10 MatchExceptionGroup
   11 Dup
   12 Const None
   13 Compare Is
   14 JumpIfTrue 31
   15 StoreLocal n
   16 SetupTry 25
   17 LoadGlobal h
   18 Call 0
   19 Pop
   20 PopBlock
   21 Const None
   22 StoreLocal n
   23 DeleteLocal n
   24 Jump 32
   25 Const None
   26 StoreLocal n
   27 DeleteLocal n
   28 ListAppend 2
   29 PopHandler
   30 Jump 32
   31 Pop
   32 ListAppend 1
   33 CombineExceptionGroups
   34 Dup
   35 Const None
   36 Compare Is
   37 JumpIfTrue 40
   38 PopHandler
   39 Reraise
   40 Pop
   41 PopHandler
   42 Const None
   43 Return
"#,
    );
}

#[test]
fn with_keeps_its_exit_below_the_block() {
    check(
        "3.11",
        "f",
        r#"
def f():
    with g() as x, h():
        return x
"#,
        r#"
Function f
    0 LoadGlobal g
    1 Call 0
    2 EnterWith
    3 SetupWith 46
    4 StoreLocal x
    5 LoadGlobal h
    6 Call 0
    7 EnterWith
    8 SetupWith 33
    9 Pop
   10 LoadLocal x
   11 PopBlock
   12 Swap
   13 Const None
   14 Const None
   15 Const None
   16 Call 3
   17 Pop
   18 PopBlock
   19 Swap
   20 Const None
   21 Const None
   22 Const None
   23 Call 3
   24 Pop
   25 Return
   26 PopBlock
   27 Const None
   28 Const None
   29 Const None
   30 Call 3
   31 Pop
   32 Jump 39
   33 ExitWithException
   34 JumpIfTrue 36
   35 Reraise
   36 Pop
   37 PopHandler
   38 Pop
   39 PopBlock
   40 Const None
   41 Const None
   42 Const None
   43 Call 3
   44 Pop
   45 Jump 52
   46 ExitWithException
   47 JumpIfTrue 49
   48 Reraise
   49 Pop
   50 PopHandler
   51 Pop
   52 Const None
   53 Return
"#,
    );
}

#[test]
fn async_with_awaits_enter_and_exit() {
    check(
        "3.11",
        "f",
        r#"
async def f():
    async with g() as x:
        h()
"#,
        r#"
Coroutine f
    0 LoadGlobal g
    1 Call 0
    2 EnterAsyncWith
    3 GetAwaitable Aenter
    4 Const None
    5 YieldFrom
    6 SetupWith 23
    7 Mark AsyncWithEnterValueBound
    8 StoreLocal x
    9 LoadGlobal h
   10 Call 0
   11 Pop
   12 PopBlock
   13 Mark AsyncWithExitNoneArgs
   14 Const None
   15 Const None
   16 Const None
   17 Call 3
   18 GetAwaitable Aexit
   19 Const None
   20 YieldFrom
   21 Pop
   22 Jump 34
   23 ExitWithException
   24 GetAwaitable Aexit
   25 Const None
   26 YieldFrom
   27 JumpIfTrue 30
   28 Mark AsyncWithExitFalsyReraises
   29 Reraise
   30 Mark AsyncWithExitTruthySuppresses
   31 Pop
   32 PopHandler
   33 Pop
   34 Const None
   35 Return
"#,
    );
}

#[test]
fn async_for_guards_only_the_next_item() {
    check(
        "3.11",
        "f",
        r#"
async def f(a):
    async for x in a:
        if x:
            continue
        break
    else:
        g()
"#,
        r#"
Coroutine f
    0 LoadLocal a
    1 GetAIter
    2 SetupTry 16
    3 GetANext
    4 Const None
    5 YieldFrom
    6 PopBlock
    7 StoreLocal x
    8 LoadLocal x
    9 JumpIfFalse 11
   10 Jump 2
   11 Mark AsyncForNoImplicitClose
   12 Pop
   13 Mark AsyncForElse
   14 Jump 22
   15 Jump 2
   16 EndAsyncFor 17
   17 Mark AsyncForTargetAfterLoop
   18 Mark AsyncForElse
   19 LoadGlobal g
   20 Call 0
   21 Pop
   22 Const None
   23 Return
"#,
    );
}

#[test]
fn async_for_before_3_8_guards_its_target() {
    check(
        "cpython-3.7.16",
        "f",
        r#"
async def f(a):
    async for x in a:
        pass
"#,
        r#"
Coroutine f
    0 LoadLocal a
    1 GetAIter
    2 SetupTry 9
    3 GetANext
    4 Const None
    5 YieldFrom
    6 StoreLocal x
    7 PopBlock
    8 Jump 2
    9 LoadGlobal StopAsyncIteration
   10 MatchException
   11 JumpIfTrue 13
   12 Reraise
   13 Pop
   14 PopHandler
   15 Pop
   16 Mark AsyncForTargetAfterLoop
   17 Const None
   18 Return
"#,
    );
}

#[test]
fn chained_comparison_keeps_the_middle_operand() {
    check(
        "3.11",
        "<module>",
        r#"a < b < c"#,
        r#"
Module <module>
    0 LoadName a
    1 LoadName b
    2 Dup
    3 RotThree
    4 Compare Lt
    5 JumpIfFalseOrPop 9
    6 LoadName c
    7 Compare Lt
    8 Jump 11
    9 Swap
   10 Pop
   11 Pop
   12 Const None
   13 Return
"#,
    );
}

#[test]
fn a_condition_is_asked_for_its_truth_once() {
    check(
        "3.11",
        "<module>",
        r#"
while (a and b) or not c:
    d
"#,
        r#"
Module <module>
    0 LoadName a
    1 JumpIfFalse 4
    2 LoadName b
    3 JumpIfTrue 6
    4 LoadName c
    5 JumpIfTrue 9
    6 LoadName d
    7 Pop
    8 Jump 0
    9 Const None
   10 Return
"#,
    );
}

#[test]
fn mixed_and_or_keeps_the_deciding_value() {
    check(
        "3.11",
        "<module>",
        r#"(a and b) or c"#,
        r#"
Module <module>
    0 LoadName a
    1 JumpIfFalse 4
    2 LoadName b
    3 JumpIfTrueOrPop 5
    4 LoadName c
    5 Pop
    6 Const None
    7 Return
"#,
    );
}

#[test]
fn starred_items_and_arguments() {
    check(
        "3.11",
        "<module>",
        r#"
a, *b = [c, *d]
f(*e, k=1, **m)
g(x, y=2)
"#,
        r#"
Module <module>
    0 LoadName c
    1 BuildList 1
    2 LoadName d
    3 ListExtend
    4 UnpackStar { before: 1, after: 0 }
    5 StoreName a
    6 StoreName b
    7 LoadName f
    8 LoadName e
    9 Const "k"
   10 Const 1
   11 BuildDict 1
   12 LoadName m
   13 DictMerge
   14 Swap
   15 BuildList 0
   16 Swap
   17 ListExtendForCall
   18 Swap
   19 CallSpread
   20 Pop
   21 LoadName g
   22 LoadName x
   23 Const 2
   24 CallKeywords 2 ["y"]
   25 Pop
   26 Const None
   27 Return
"#,
    );
}

#[test]
fn targets_are_assigned_left_to_right() {
    check(
        "3.11",
        "<module>",
        r#"
a[b] = c.d = e
a[b] += f
"#,
        r#"
Module <module>
    0 LoadName e
    1 Dup
    2 LoadName a
    3 LoadName b
    4 StoreSubscript
    5 LoadName c
    6 StoreAttr d
    7 LoadName a
    8 LoadName b
    9 DupTwo
   10 Subscript
   11 LoadName f
   12 InPlace Add
   13 RotThree
   14 StoreSubscript
   15 Const None
   16 Return
"#,
    );
}

#[test]
fn asynchronous_comprehension_is_awaited_before_3_12() {
    check(
        "3.11",
        "f",
        r#"
async def f(a):
    return [x async for x in a if await x]
"#,
        r#"
Coroutine f
    0 Mark CompAsyncForInAsyncDef
    1 Const <<listcomp>>
    2 MakeFunction { closure: false, defaults: false, kwdefaults: false, annotations: false }
    3 LoadLocal a
    4 Mark CompLeftmostIterableEager
    5 GetAIter
    6 Call 1
    7 GetAwaitable Comprehension
    8 Const None
    9 YieldFrom
   10 Mark CompScope
   11 Return
   12 Const None
   13 Return
"#,
    );
}

#[test]
fn body_of_an_asynchronous_comprehension() {
    check(
        "3.11",
        "<listcomp>",
        r#"
async def f(a):
    return [x async for x in a if await x]
"#,
        r#"
Coroutine f.<locals>.<listcomp>
    0 BuildList 0
    1 LoadLocal .0
    2 Mark CompMaySuspend
    3 SetupTry 19
    4 GetANext
    5 Const None
    6 YieldFrom
    7 PopBlock
    8 StoreLocal x
    9 LoadLocal x
   10 Mark CompAwaitInAsyncDef
   11 Mark CompMaySuspend
   12 GetAwaitable Await
   13 Const None
   14 YieldFrom
   15 JumpIfFalse 2
   16 LoadLocal x
   17 ListAppend 2
   18 Jump 2
   19 EndAsyncFor 20
   20 Return
"#,
    );
}

#[test]
fn comprehension_runs_in_the_frame_since_3_12() {
    check(
        "3.12",
        "f",
        r#"
def f(a, x):
    return [x for x in a]
"#,
        r#"
Function f
    0 LoadLocal a
    1 Mark CompLeftmostIterableEager
    2 GetIter
    3 BuildList 0
    4 Swap
    5 SetupWith 16
    6 ForIter 11
    7 StoreLocal x
    8 LoadLocal x
    9 ListAppend 2
   10 Jump 6
   11 PopBlock
   12 Const None
   13 StoreLocal x
   14 DeleteLocal x
   15 Jump 22
   16 Swap
   17 Pop
   18 Const None
   19 StoreLocal x
   20 DeleteLocal x
   21 Reraise
   22 Mark CompScope
   23 Return
   24 Const None
   25 Return
"#,
    );
}

#[test]
fn inlined_comprehension_has_cells_of_its_own() {
    check(
        "3.12",
        "f",
        r#"
def f(a):
    return {(lambda: x) for x in a}
"#,
        r#"
Function f
    0 LoadLocal a
    1 Mark CompLeftmostIterableEager
    2 GetIter
    3 NewCell x
    4 BuildSet 0
    5 Swap
    6 SetupWith 18
    7 ForIter 15
    8 StoreCell x
    9 PushCell x
   10 BuildTuple 1
   11 Const <<lambda>>
   12 MakeFunction { closure: true, defaults: false, kwdefaults: false, annotations: false }
   13 SetAdd 2
   14 Jump 7
   15 PopBlock
   16 NewCell x
   17 Jump 22
   18 Swap
   19 Pop
   20 NewCell x
   21 Reraise
   22 Mark CompScope
   23 Return
   24 Const None
   25 Return
"#,
    );
}

#[test]
fn asynchronous_generator_expression_is_not_awaited() {
    check(
        "3.13",
        "f",
        r#"
def f(a):
    return (x async for x in a)
"#,
        r#"
Function f
    0 Const <<genexpr>>
    1 MakeFunction { closure: false, defaults: false, kwdefaults: false, annotations: false }
    2 LoadLocal a
    3 Mark CompLeftmostIterableEager
    4 Mark GenexprAiterEager
    5 GetAIter
    6 Call 1
    7 Mark GenexprAsyncKind
    8 Return
    9 Const None
   10 Return
"#,
    );
}

#[test]
fn dict_comprehension_before_3_8_evaluates_the_value_first() {
    check(
        "3.7",
        "<dictcomp>",
        r#"{k(): v() for x in a}"#,
        r#"
Function <dictcomp>
    0 BuildDict 0
    1 LoadLocal .0
    2 ForIter 12
    3 StoreLocal x
    4 LoadGlobal v
    5 Call 0
    6 LoadGlobal k
    7 Call 0
    8 Swap
    9 Mark CompDictOrder
   10 DictAdd 2
   11 Jump 2
   12 Return
"#,
    );
}

#[test]
fn methods_find_their_class_in_a_cell() {
    check(
        "3.11",
        "C",
        r#"
class C(B, metaclass=M):
    """About C."""
    def m(self):
        return super().m()
"#,
        r#"
Class C
    0 LoadName __name__
    1 StoreName __module__
    2 Const "C"
    3 StoreName __qualname__
    4 Const "About C."
    5 StoreName __doc__
    6 PushCell __class__
    7 BuildTuple 1
    8 Const <m>
    9 MakeFunction { closure: true, defaults: false, kwdefaults: false, annotations: false }
   10 StoreName m
   11 PushCell __class__
   12 Return
"#,
    );
}

#[test]
fn class_body_looks_into_its_namespace_first() {
    check(
        "3.11",
        "C",
        r#"
def f(x):
    class C:
        y = x
        def m(self):
            return x
"#,
        r#"
Class f.<locals>.C
    0 LoadName __name__
    1 StoreName __module__
    2 Const "f.<locals>.C"
    3 StoreName __qualname__
    4 LoadClassCell x
    5 StoreName y
    6 PushCell x
    7 BuildTuple 1
    8 Const <m>
    9 MakeFunction { closure: true, defaults: false, kwdefaults: false, annotations: false }
   10 StoreName m
   11 Const None
   12 Return
"#,
    );
}

#[test]
fn private_names_are_mangled() {
    check(
        "3.11",
        "m",
        r#"
class _C:
    def m(self, __a):
        self.__b = __a
"#,
        r#"
Function _C.m
    0 LoadLocal _C__a
    1 LoadLocal self
    2 StoreAttr _C__b
    3 Const None
    4 Return
"#,
    );
}

#[test]
fn annotations_come_after_the_assignment() {
    check(
        "3.11",
        "<module>",
        r#"x: int = 1"#,
        r#"
Module <module>
    0 BuildDict 0
    1 StoreName __annotations__
    2 Const 1
    3 StoreName x
    4 LoadName int
    5 LoadName __annotations__
    6 Const "x"
    7 StoreSubscript
    8 Const None
    9 Return
"#,
    );
}

#[test]
fn function_parts_in_order() {
    check(
        "3.11",
        "<module>",
        r#"
@d
def f(a: A = 1, /, b: B = 2, *c, k: K = 3) -> R: pass
"#,
        r#"
Module <module>
    0 LoadName d
    1 Const 1
    2 Const 2
    3 BuildTuple 2
    4 Const "k"
    5 Const 3
    6 BuildDict 1
    7 Const "b"
    8 LoadName B
    9 Const "a"
   10 LoadName A
   11 Const "k"
   12 LoadName K
   13 Const "return"
   14 LoadName R
   15 BuildDict 4
   16 Const <f>
   17 MakeFunction { closure: false, defaults: true, kwdefaults: true, annotations: true }
   18 Call 1
   19 StoreName f
   20 Const None
   21 Return
"#,
    );
}

#[test]
fn fstrings() {
    check(
        "3.11",
        "<module>",
        r#"f"a{b!r:>{c}}d""#,
        r#"
Module <module>
    0 Const "a"
    1 LoadName b
    2 Const ">"
    3 LoadName c
    4 Format { conversion: None, spec: false }
    5 BuildString 2
    6 Format { conversion: Some(Repr), spec: true }
    7 Const "d"
    8 BuildString 3
    9 Pop
   10 Const None
   11 Return
"#,
    );
}

#[test]
fn imports() {
    check(
        "3.11",
        "<module>",
        r#"
import a.b, c.d as e
from f import g as h
"#,
        r#"
Module <module>
    0 ImportName a.b
    1 StoreName a
    2 ImportModule c.d
    3 StoreName e
    4 ImportModule f
    5 ImportFrom g
    6 StoreName h
    7 Pop
    8 Const None
    9 Return
"#,
    );
}

/// The kind of the innermost code object called `name`.
fn kind(edition: &str, name: &str, text: &str) -> Option<CodeKind> {
    find(&compiled(text, edition, &[]), name).map(|code| code.kind)
}

#[test]
fn what_a_call_makes() {
    let cases = [
        ("def f(): pass", "f", CodeKind::Function),
        ("def f(): yield", "f", CodeKind::Generator),
        ("def f(): yield from x", "f", CodeKind::Generator),
        ("def f():\n if 0: yield", "f", CodeKind::Generator),
        ("async def f(): pass", "f", CodeKind::Coroutine),
        ("async def f(): await x", "f", CodeKind::Coroutine),
        ("async def f(): yield", "f", CodeKind::AsyncGenerator),
        ("async def f():\n def g(): yield", "f", CodeKind::Coroutine),
        (
            "async def f():\n (lambda: (yield))",
            "f",
            CodeKind::Coroutine,
        ),
        (
            "async def f():\n [x for x in (yield)]",
            "f",
            CodeKind::AsyncGenerator,
        ),
        (
            "async def f():\n (x for x in await y)",
            "<genexpr>",
            CodeKind::Generator,
        ),
        (
            "async def f():\n (await x for x in y)",
            "<genexpr>",
            CodeKind::AsyncGenerator,
        ),
        (
            "async def f():\n [await x for x in y]",
            "<listcomp>",
            CodeKind::Coroutine,
        ),
        (
            "async def f():\n [x for x in await y]",
            "<listcomp>",
            CodeKind::Function,
        ),
        (
            "async def f():\n {[z async for z in x] for x in y}",
            "<setcomp>",
            CodeKind::Coroutine,
        ),
        (
            "async def f():\n {(z async for z in x) for x in y}",
            "<setcomp>",
            CodeKind::Function,
        ),
        ("class C: pass", "C", CodeKind::Class),
        ("lambda: (yield)", "<lambda>", CodeKind::Generator),
    ];
    for (text, name, expected) in cases {
        assert_eq!(kind("3.11", name, text), Some(expected), "{text}");
    }
}

/// Name, slots, cells and free variables of each code object, outermost first.
fn variables(code: &Code) -> Vec<String> {
    let join = |names: Vec<&str>| names.join(" ");
    let locals = join(code.locals.iter().map(|name| &**name).collect());
    let cells = join(code.cells.iter().map(|(name, _)| &**name).collect());
    let frees = join(code.frees.iter().map(|name| &**name).collect());
    let mut all = vec![format!("{}: {locals}; {cells}; {frees}", code.qualname)];
    for constant in &code.constants {
        if let Value::Code(inner) = constant {
            all.extend(variables(inner));
        }
    }
    all
}

#[test]
fn where_variables_live() {
    let cases: &[(&str, &str, &[&str])] = &[
        // Slots: parameters first, then by first use; cells and free variables are sorted.
        (
            "3.11",
            "def f(b, a, *args, k, **kw):\n z = y = a\n def g(): return y, b, a",
            &[
                "<module>: ; ; ",
                "f: b a k args kw z g; a b y; ",
                "f.<locals>.g: ; ; a b y",
            ],
        ),
        // A class body's variables are not those of its methods.
        (
            "3.11",
            "def f(x):\n class C:\n  x = 1\n  def m(self): return x",
            &[
                "<module>: ; ; ",
                "f: x C; x; ",
                "f.<locals>.C: ; ; x",
                "f.<locals>.C.m: self; ; x",
            ],
        ),
        (
            "3.11",
            "def f():\n def g():\n  global x\n  x = 1\n x = 2",
            &["<module>: ; ; ", "f: g x; ; ", "f.<locals>.g: ; ; "],
        ),
        (
            "3.11",
            "def f():\n x = 1\n def g():\n  nonlocal x\n  x = 2",
            &["<module>: ; ; ", "f: g; x; ", "f.<locals>.g: ; ; x"],
        ),
        // `:=` binds outside the comprehension.
        (
            "3.11",
            "def f(a):\n [y := x for x in a]",
            &[
                "<module>: ; ; ",
                "f: a; y; ",
                "f.<locals>.<listcomp>: .0 x; ; y",
            ],
        ),
        (
            "3.12",
            "def f(a):\n [y := x for x in a]",
            &["<module>: ; ; ", "f: a x y; ; "],
        ),
        // An inlined comprehension uses the function's variables directly, but for what its own functions need.
        (
            "3.12",
            "def f(a, b, c):\n [(b, lambda: c) for x in a]",
            &[
                "<module>: ; ; ",
                "f: a b c x; c; ",
                "f.<locals>.<lambda>: ; ; c",
            ],
        ),
        (
            "3.12",
            "def f(a):\n def g():\n  return [a for x in x]",
            &["<module>: ; ; ", "f: a g; a; ", "f.<locals>.g: x; ; a"],
        ),
        (
            "3.12",
            "def f(a):\n return [[x for x in x] for x in a]",
            &["<module>: ; ; ", "f: a x x; ; "],
        ),
    ];
    for (edition, text, expected) in cases {
        assert_eq!(
            variables(&compiled(text, edition, &[])),
            *expected,
            "{text}"
        );
    }
}

#[test]
fn functions_of_a_driver_and_all_inside_them_are_marked() {
    let text = "def drive():\n def inner(): pass\nclass C:\n def drive(): pass\ndef body(): pass";
    let code = compiled(text, "3.11", &["drive".into()]);
    let origin = |name: &str| find(&code, name).map(|code| code.origin);
    assert_eq!(origin("drive"), Some(Origin::Driver));
    assert_eq!(origin("inner"), Some(Origin::Driver));
    assert_eq!(origin("body"), Some(Origin::Program));
    let class = find(&code, "C").expect("the class");
    assert_eq!(
        find(&class, "drive").map(|code| code.origin),
        Some(Origin::Program)
    );
}

#[test]
fn repeated_cleanup_is_limited() {
    let mut text = String::from("def f():\n");
    for depth in 0..14 {
        let indent = " ".repeat(depth + 1);
        text += &format!("{indent}try: return g()\n{indent}finally:\n");
    }
    text += &" ".repeat(15);
    text += "h()\n";
    let Source::Program(program) = parse(&text, PythonVersion::three(11)) else {
        panic!("a program is expected: {text}");
    };
    let options = Options {
        filename: "<test>".into(),
        origin: Origin::Program,
        driver: &[],
        docstrings: true,
        quirks: Quirks::of(&Edition::default()),
    };
    assert_eq!(
        compile(&program.module, &options).err(),
        Some(Limit::Instructions)
    );
}
