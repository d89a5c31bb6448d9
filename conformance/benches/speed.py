"""What the embedded CPython itself needs for a program: `compile()` and `exec()`, without what the harness adds around them.

The harness gives each run fresh hooks, warnings and an event loop without a clock, and ends it; none of that is timed. Inside the
timed part the program has CPython's own builtins and import, and prints into an `io.StringIO`.
"""

import builtins
import io
import sys
import types
from time import perf_counter_ns

spent = {"compile": 0, "exec": 0}


def timed(name, function):
    def call(*arguments):
        began = perf_counter_ns()
        try:
            return function(*arguments)
        finally:
            spent[name] += perf_counter_ns() - began

    return call


timed_exec = timed("exec", exec)


def plain_exec(code, namespace):
    namespace["__builtins__"] = builtins
    recorder, sys.stdout = sys.stdout, io.StringIO()
    try:
        timed_exec(code, namespace)
    finally:
        sys.stdout = recorder


def prepare(harness_text):
    """The harness as a module of its own, whose `compile` and `exec` are timed."""
    harness = types.ModuleType("test525_timed_harness")
    exec(compile(harness_text, "harness.py", "exec"), harness.__dict__)
    harness.compile = timed("compile", compile)
    harness.exec = plain_exec
    return harness


def measure(harness, text, filename):
    """Nanoseconds for `compile()` and for `exec()` of one program."""
    spent.update({"compile": 0, "exec": 0})
    harness.run(text, filename)
    return spent["compile"], spent["exec"]
