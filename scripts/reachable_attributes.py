#!/usr/bin/env python3
"""Writes the attribute names that objects of real Pythons have, which the gate keeps programs from making their own.

    python3 scripts/reachable_attributes.py PYTHON [PYTHON...]

Three sorted lists, the union over the given interpreters, in reference-vm/src/syntax/gate/:

- reachable.txt: every name that a module, class, function or other object of the interpreter has after the modules that programs
  may import are imported; private modules and classes included.
- patchable.txt: the names of the attributes of classes written in Python that a program can get hold of: what assigning
  to an attribute of that name could change for every later program in the process.
- builtins.txt: every builtin name.
"""

import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent.parent / "reference-vm/src/syntax/gate"

PROBE = r"""
import sys, types
LISTED = "asyncio sys gc weakref types inspect contextlib contextvars collections collections.abc functools typing warnings"
for name in LISTED.split():
    try:
        __import__(name)
    except ImportError:
        pass
import asyncio

def generator(): yield
async def coroutine(): pass
async def agen(): yield
def error():
    try:
        raise ValueError
    except ValueError as caught:
        return caught

loop = asyncio.new_event_loop()
g, c, a = generator(), coroutine(), agen()
caught = error()
objects = [
    loop, g, c, a, a.asend(None), a.athrow(ValueError), caught, caught.__traceback__, caught.__traceback__.tb_frame,
    generator.__code__, generator, generator.__get__(1), print, [].append, list.append, object.__init__, type(sys), sys,
    sys.version_info, sys.flags, sys.get_asyncgen_hooks(), c.__await__(), loop.create_future(),
    (lambda: generator)().__closure__, iter([]), iter({}), range(1), slice(1), {}.keys(), {}.items(), memoryview(b""),
    asyncio.Future(loop=loop), asyncio.tasks.Task,
]
classes = {type(o) for o in objects} | {o for o in objects if isinstance(o, type)}
names = set()
for o in objects:
    names.update(dir(o))
modules = [m for m in list(sys.modules.values()) if isinstance(m, types.ModuleType)]
for m in modules:
    names.update(vars(m))
    names.update(m.__name__.split("."))
    for value in list(vars(m).values()):
        if isinstance(value, type):
            classes.add(value)
stack = [object]
while stack:
    k = stack.pop()
    classes.add(k)
    try:
        stack.extend(s for s in type.__subclasses__(k) if s not in classes)
    except TypeError:
        pass
for k in classes:
    for base in type.mro(k) if k is not type else (type, object):
        names.update(vars(base))

def is_python(k):
    return k.__flags__ & (1 << 9) and not k.__flags__ & (1 << 8)

patchable = set()
public = set()
for name in LISTED.split():
    m = sys.modules.get(name)
    if m:
        public.update(v for n, v in vars(m).items() if isinstance(v, type) and not n.startswith("_"))
public.add(type(loop))
for k in public:
    for base in k.__mro__:
        if is_python(base):
            patchable.update(vars(base))
c.close()
loop.close()
ok = lambda n: isinstance(n, str) and n.isidentifier() and n.isascii() if hasattr(str, "isascii") else n.isidentifier()
print("\n".join(sorted(n for n in names if ok(n))))
print("=")
print("\n".join(sorted(n for n in patchable if ok(n))))
print("=")
import builtins
print("\n".join(sorted(vars(builtins))))
"""


def main():
    tables = {"reachable": set(), "patchable": set(), "builtins": set()}
    for python in sys.argv[1:]:
        output = subprocess.run(
            [python, "-W", "ignore", "-c", PROBE], stdout=subprocess.PIPE, encoding="utf-8", check=True
        ).stdout
        for table, names in zip(tables.values(), output.split("\n=\n")):
            table.update(names.split())
    FOLDER.mkdir(exist_ok=True)
    for name, table in tables.items():
        (FOLDER / (name + ".txt")).write_text("\n".join(sorted(table)) + "\n")


main()
