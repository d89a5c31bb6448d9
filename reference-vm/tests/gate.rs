//! Hostile programs, each with the rule that it breaks and where; and harmless ones that look alike.

use test525_reference_vm::syntax::gate::{self, Rule};
use test525_reference_vm::syntax::{PythonVersion, Source, parse};

/// The rule, line and column, and the text.
const HOSTILE: &[(Rule, u32, u32, &str)] = &[
    (Rule::Builtin, 1, 1, "eval('1')"),
    (Rule::Builtin, 1, 1, "exec('import os')"),
    (Rule::Builtin, 1, 1, "open('/etc/passwd')"),
    (Rule::Builtin, 1, 7, "print(open)"),
    (Rule::Builtin, 1, 6, "x = [globals][0]()"),
    (Rule::Builtin, 1, 1, "locals()"),
    (Rule::Builtin, 1, 1, "vars(print)"),
    (Rule::Builtin, 1, 1, "dir()"),
    (Rule::Builtin, 1, 1, "memoryview(b'')"),
    (Rule::Builtin, 1, 1, "breakpoint()"),
    (Rule::Builtin, 1, 1, "help()"),
    (Rule::Builtin, 1, 1, "input()"),
    (Rule::Builtin, 1, 10, "def f(): open = 1\nopen('x')"),
    (Rule::Builtin, 1, 1, "print = lambda x: x"),
    (Rule::Builtin, 1, 1, "def f(isinstance): pass"),
    (Rule::Builtin, 1, 1, "from asyncio import sleep as str"),
    (Rule::Builtin, 1, 6, "x = (repr := 1)"),
    (Rule::Identifier, 1, 1, "__import__('os')"),
    (Rule::Identifier, 1, 1, "__builtins__['open']"),
    (Rule::Identifier, 1, 1, "__loader__"),
    (Rule::Identifier, 1, 1, "__spec__"),
    (
        Rule::Identifier,
        2,
        5,
        "class C:\n    def __getattr__(self, name): pass",
    ),
    (
        Rule::Identifier,
        2,
        5,
        "class C:\n    def __setattr__(self, name, value): pass",
    ),
    (Rule::Identifier, 2, 5, "class C:\n    __dict__ = 1"),
    (
        Rule::Identifier,
        3,
        16,
        "class Task:\n    def f(self):\n        return __step",
    ),
    (Rule::Identifier, 1, 1, "def f(__x): pass"),
    (Rule::Identifier, 1, 16, "dict(__class__=1)"),
    (Rule::Identifier, 1, 1, "global __builtins__"),
    (Rule::Import, 1, 1, "import os"),
    (Rule::Import, 1, 1, "import os.path"),
    (Rule::Import, 1, 1, "import sys, subprocess"),
    (Rule::Import, 1, 1, "import asyncio.base_events"),
    (Rule::Import, 1, 1, "import asyncio.subprocess as asyncio"),
    (Rule::Import, 1, 1, "from os import system"),
    (
        Rule::Import,
        1,
        1,
        "from asyncio import create_subprocess_exec",
    ),
    (
        Rule::Import,
        1,
        1,
        "from asyncio import get_event_loop_policy",
    ),
    (Rule::Import, 1, 1, "from sys import modules"),
    (Rule::Import, 1, 1, "from gc import get_objects"),
    (Rule::Import, 1, 1, "from inspect import currentframe"),
    (Rule::Import, 1, 1, "from typing import get_type_hints"),
    (Rule::Import, 1, 1, "from functools import update_wrapper"),
    (Rule::Attribute, 2, 1, "import sys\nsys.modules"),
    (
        Rule::Taken,
        3,
        9,
        "class C:\n    def f(self):\n        self.gettrace = 1",
    ),
    (Rule::Attribute, 2, 1, "import asyncio\nasyncio.base_events"),
    (
        Rule::Attribute,
        2,
        1,
        "import asyncio\n[asyncio][0].base_events",
    ),
    (
        Rule::Taken,
        4,
        1,
        "import asyncio\nclass C:\n    base_events = 1\n[asyncio][0].base_events",
    ),
    (
        Rule::Taken,
        4,
        1,
        "class C:\n    os = 1\n    system = 2\nC.os.system",
    ),
    (
        Rule::Taken,
        3,
        9,
        "class C:\n    def f(self):\n        self.modules = 1",
    ),
    (Rule::Attribute, 1, 1, "print.__self__"),
    (Rule::Attribute, 1, 1, "(lambda: 1).__globals__"),
    (Rule::Attribute, 1, 1, "(lambda: 1).__closure__"),
    (Rule::Attribute, 1, 1, "(lambda: 1).__code__"),
    (Rule::Attribute, 1, 1, "(lambda: 1).__code__.co_code"),
    (
        Rule::Attribute,
        1,
        1,
        "(lambda: 1).__code__.replace(co_flags=1)",
    ),
    (Rule::Attribute, 1, 1, "(lambda: 1).__builtins__"),
    (Rule::Attribute, 1, 1, "().__class__.__bases__"),
    (Rule::Attribute, 1, 1, "().__class__.__mro__"),
    (Rule::Attribute, 1, 1, "object.__subclasses__()"),
    (Rule::Attribute, 1, 1, "().__class__.__base__"),
    (Rule::Attribute, 1, 1, "object.__reduce__"),
    (Rule::Attribute, 1, 1, "object.__getattribute__"),
    (Rule::Attribute, 1, 1, "object.__dict__"),
    (Rule::Attribute, 1, 1, "[].__init__.__self__"),
    (Rule::Attribute, 2, 1, "x = 1\nx.co_flags"),
    (
        Rule::Attribute,
        3,
        1,
        "async def f():\n    yield\nf().ag_code",
    ),
    (Rule::Attribute, 3, 1, "def f():\n    yield\nf().gi_code"),
    (
        Rule::Attribute,
        4,
        5,
        "try:\n    1 / 0\nexcept Exception as e:\n    e.__traceback__.tb_frame",
    ),
    (Rule::Attribute, 2, 1, "x = 1\nx.f_globals"),
    (Rule::Attribute, 2, 1, "x = 1\nx.f_back"),
    (Rule::Attribute, 2, 1, "x = 1\nx.f_builtins"),
    (Rule::Attribute, 2, 1, "x = 1\nx.f_locals"),
    (Rule::Attribute, 1, 1, "'a'.format_map({})"),
    (
        Rule::Attribute,
        2,
        1,
        "import asyncio\nasyncio.new_event_loop().run_in_executor(None, print)",
    ),
    (
        Rule::Attribute,
        2,
        1,
        "import asyncio\nasyncio.new_event_loop().subprocess_shell",
    ),
    (Rule::Attribute, 2, 1, "x = 1\nx.obj"),
    (Rule::Codec, 1, 1, "'a'.encode('rot13')"),
    (Rule::Attribute, 2, 1, "x = 1\nx.undefined_anywhere"),
    (
        Rule::Frame,
        3,
        5,
        "async def f():\n    yield\nx = f().ag_frame",
    ),
    (
        Rule::Frame,
        3,
        1,
        "def f():\n    yield\nf().gi_frame.f_globals",
    ),
    (Rule::Frame, 3, 2, "def f():\n    yield\n[f().gi_frame]"),
    (
        Rule::Frame,
        3,
        1,
        "def f():\n    yield\nf().gi_frame == None",
    ),
    (Rule::Frame, 1, 12, "getattr(1, 'cr_frame')"),
    (Rule::Frame, 2, 1, "x = 1\nx.ag_frame.clear"),
    (Rule::Frame, 2, 1, "x = 1\nx.ag_frame.clear(1)"),
    (Rule::Attribute, 2, 1, "x = 1\nx.ag_frame.clear().f_back"),
    (Rule::Frame, 2, 1, "x = 1\nx.ag_frame.f_back.clear()"),
    (Rule::Frame, 2, 1, "x = 1\nx.ag_frame.copy()"),
    (Rule::Frame, 2, 1, "x = 1\nx.gi_frame.clear()"),
    (Rule::Frame, 2, 1, "x = 1\nx.name.ag_frame.clear()"),
    (Rule::Frame, 2, 1, "x = 1\nx().ag_frame.clear()"),
    (Rule::Builtin, 1, 1, "exec.ag_frame.clear()"),
    // The method of the other operand gets what the attribute held.
    (Rule::Frame, 2, 1, "x = 1\nx.ag_frame += 1"),
    (Rule::Taken, 2, 1, "x = 1\nx.ag_code += 1"),
    (Rule::Taken, 3, 1, "x = 1\nx.ag_code = 1\nx.ag_code"),
    (Rule::Taken, 2, 1, "x = 1\nx.gi_code = 1"),
    (
        Rule::Assignment,
        2,
        1,
        "import asyncio\nasyncio.Event.set = print",
    ),
    (
        Rule::Assignment,
        2,
        1,
        "import contextlib\ncontextlib.aclosing.__aenter__ = print",
    ),
    (
        Rule::Assignment,
        2,
        1,
        "import asyncio\nasyncio.sleep.__code__ = 1",
    ),
    (
        Rule::Assignment,
        2,
        5,
        "import asyncio\nfor asyncio.Queue.put in []: pass",
    ),
    (
        Rule::Assignment,
        2,
        5,
        "import asyncio\ndel asyncio.Event.wait",
    ),
    (
        Rule::Assignment,
        2,
        24,
        "import asyncio\nsetattr(asyncio.Event, 'wait', print)",
    ),
    (
        Rule::Assignment,
        3,
        1,
        "import asyncio\nE = asyncio.Event\nE.wait = print",
    ),
    (Rule::Assignment, 2, 1, "x = 1\nx.__class__ = int"),
    (
        Rule::Assignment,
        4,
        1,
        "import asyncio\nclass C: pass\nC = asyncio.Event\nC.wait = 1",
    ),
    (
        Rule::Assignment,
        2,
        5,
        "def patch(cls):\n    cls.__aiter__ = 1",
    ),
    (Rule::Getattr, 1, 5, "x = getattr"),
    (Rule::Getattr, 1, 5, "map(getattr, [1], ['real'])"),
    (Rule::Getattr, 1, 1, "getattr(1, 're' + 'al')"),
    (Rule::Getattr, 1, 1, "getattr(*(1, 'x'))"),
    (Rule::Getattr, 1, 1, "getattr(1, name='real')"),
    (Rule::Getattr, 1, 1, "setattr(1, 'x')"),
    (Rule::Getattr, 1, 1, "delattr"),
    (Rule::Getattr, 1, 7, "print(hasattr)"),
    (Rule::Attribute, 1, 16, "getattr(print, '__self__')"),
    (Rule::Attribute, 1, 16, "hasattr(print, '__self__')"),
    (Rule::Assignment, 1, 16, "setattr(print, '__globals__', 1)"),
    (Rule::Format, 1, 1, "('{0' + '.__class__}').format(1)"),
    (Rule::Format, 1, 1, "'{0.__class__}'.format(1)"),
    (Rule::Format, 1, 1, "'{0[a]}'.format({})"),
    (Rule::Format, 1, 1, "'{:{0.__class__}}'.format(1)"),
    (Rule::Format, 1, 5, "f = str.format"),
    (Rule::Format, 1, 1, "'{}'.format"),
    (Rule::Format, 2, 1, "x = '{0.a}'\nx.format(1)"),
    (Rule::Type, 1, 1, "type('C', (), {})"),
    (Rule::Type, 1, 1, "type(*['C', (), {}])"),
    (Rule::Type, 1, 5, "x = type"),
    (Rule::Type, 1, 5, "map(type, [])"),
    (Rule::Type, 1, 9, "class M(type): pass"),
    (Rule::Class, 1, 19, "class C(metaclass=print): pass"),
    (Rule::Class, 1, 11, "class C(**{}): pass"),
    (Rule::Class, 1, 9, "class C(type(1)): pass"),
    (Rule::Class, 1, 9, "class C([int][0]): pass"),
    (Rule::Compile, 1, 5, "x = compile('1', 'x', 'eval')"),
    (Rule::Compile, 1, 1, "compile"),
    (Rule::Compile, 1, 7, "print(compile('1', 'x', 'eval'))"),
    (Rule::Compile, 1, 1, "compile('1', 'x', 'ex' + 'ec')"),
    (Rule::Compile, 1, 1, "compile('1', 'x', 'exec', 0)"),
    (Rule::Compile, 1, 1, "compile(*['1', 'x', 'exec'])"),
    (
        Rule::Compile,
        1,
        1,
        "compile('1', filename='x', mode='exec')",
    ),
    (
        Rule::Builtin,
        1,
        18,
        "(lambda: compile(open('x'), 'x', 'exec'))()",
    ),
    (
        Rule::Wraps,
        2,
        1,
        "from functools import wraps\nwraps(print, assigned=('__globals__',))",
    ),
    (Rule::Wraps, 2, 5, "from functools import wraps as w\nx = w"),
    (
        Rule::Wraps,
        2,
        1,
        "import functools\nfunctools.wraps(print, ('__globals__',))",
    ),
    (
        Rule::Wraps,
        2,
        19,
        "import functools\nfunctools.partial(functools.wraps, 1)",
    ),
    (
        Rule::Annotation,
        1,
        10,
        "def f(x: '__import__(\"os\")'): pass",
    ),
    (Rule::Annotation, 1, 4, "x: 'open(\"x\")' = 1"),
    (
        Rule::Annotation,
        1,
        12,
        "def f() -> '().__class__.__bases__': pass",
    ),
    (
        Rule::Annotation,
        2,
        10,
        "from typing import Optional\nOptional['__import__(\"os\")']",
    ),
    (
        Rule::Annotation,
        2,
        29,
        "import typing\ntyping.List[typing.Optional['eval(1)']]",
    ),
    (
        Rule::Annotation,
        1,
        10,
        "def f(x: 'not an expression ('): pass",
    ),
];

const HARMLESS: &[&str] = &[
    "print('a', type(1), type(1).__name__)",
    "isinstance(1, (type, int))",
    "async def f():\n    yield\nprint(f().ag_frame is None, f().ag_frame)",
    "hasattr(1, 'ag_frame'), getattr(1, 'real', None)",
    "x = 1\nx.ag_frame.clear()",
    "x = 1\nx.cr_frame.clear()",
    "async def f():\n    yield\nf().ag_code = f().ag_frame = None\ndel f().ag_code",
    "def f(): pass\nprint(f.__code__.co_flags & 128)",
    "class C:\n    def m(self):\n        self.name = self.own = 1\nC().own",
    "class C: pass\nC.__anext__ = None\nc = C()\nc.__aiter__ = c.name = None",
    "'{} {0!r:>{1}} {{.}}'.format(1, 2)",
    "compile('await x', '<case>', 'exec')\ncheck = lambda: compile('x', 'x', 'eval')",
    "from functools import wraps\ndef d(f):\n    @wraps(f)\n    def g(): pass\n    return g",
    "from typing import Optional\ndef f(x: 'Optional[int]') -> Optional['C']: pass",
    "class C:\n    def __init_subclass__(cls, kind): pass\nclass D(C, kind=1): pass",
    "class C:\n    def f(self): self.tasks = self.reason = 1",
    "from collections import namedtuple\nRow = namedtuple('Row', 'own_field')\nRow(1).own_field",
    "def f(x: type[int]) -> type: print('a'.encode('ascii'))",
    "def f(tb): print(tb.tb_frame.f_code.co_name)",
    "def f(exit, type): exit(type(1))",
    "try:\n    pass\nexcept ExceptionGroup as e:\n    e.__cause__ = e.__context__ = None",
    "d = {'a b': 1}\nd['a b']",
    "if __name__ == '__main__':\n    pass",
];

fn check(text: &str) -> Result<(), (Option<Rule>, u32, u32, String)> {
    match parse(text, PythonVersion::three(13)) {
        Source::Program(program) => gate::check(&program).map_err(|refused| {
            (
                Some(refused.rule),
                refused.line,
                refused.column,
                refused.what,
            )
        }),
        other => Err((None, 0, 0, format!("{other:?}"))),
    }
}

#[test]
fn hostile_programs_are_refused() {
    let mut wrong = Vec::new();
    for &(rule, line, column, text) in HOSTILE {
        match check(text) {
            Err((Some(r), l, c, _)) if (r, l, c) == (rule, line, column) => {}
            other => wrong.push(format!("{rule:?}|{text:?}|{other:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn harmless_programs_pass() {
    for text in HARMLESS {
        assert_eq!(check(text), Ok(()), "{text}");
    }
}

#[test]
fn the_names_of_modules_are_attributes() {
    for (module, names) in gate::MODULES {
        for name in *names {
            assert_eq!(
                check(&format!("x = 1\nx.{name}"))
                    .err()
                    .filter(|_| *name != "wraps"),
                None,
                "{module}.{name}"
            );
        }
    }
}
