"""Tests of harness.py; `python -m unittest test_harness` in this folder, in any Python from 3.6 on."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

import harness

HERE = os.path.dirname(os.path.abspath(harness.__file__))
ADDRESS = "0x\u2026"


def program(text):
    return "\n".join(line[8:] if line.startswith("        ") else line for line in text.split("\n"))


# name, first version, program, trace at the documented level
PROGRAMS = [
    ("printed lines cannot be machinery", (3, 6), r"""
        print("!end"); print("\\"); print("a\x07\r\u2028", end="")
        """, [r"\!end", "\\\\", r"a\x07\x0d\u2028", "!end"]),
    ("addresses are hidden", (3, 6), """
        print(object())
        """, ["<object object at %s>" % ADDRESS, "!end"]),
    ("an exception that ends the program is dropped after the end", (3, 6), """
        class Noisy:
            def __del__(self): print("del")
        def f():
            noisy = Noisy()
            raise ValueError("why")
        f()
        """, ["!raised ValueError", "!end", "del"]),
    ("a failing str() does not end the trace", (3, 6), """
        class E(Exception):
            def __str__(self): print("str"); raise KeyError
        raise E
        """, ["str", "!raised E", "!end"]),
    ("exit is an exception", (3, 6), """
        raise SystemExit(3)
        """, ["!raised SystemExit", "!end"]),
    ("syntax errors are results", (3, 6), """
        yield from x
        """, ["!syntax SyntaxError", "!end"]),
    ("globals are unbound last first, then cycles are collected", (3, 6), """
        class Noisy:
            def __init__(self, name): self.name = name
            def __del__(self): print(self.name)
        b = Noisy("b"); _z = Noisy("_z"); other = Noisy("other"); z = Noisy("z")
        del other; other = Noisy("other again")
        cycle = Noisy("cycle"); cycle.self = cycle
        """, ["other", "!end", "other again", "z", "_z", "b", "cycle"]),
    ("unraisable exceptions are seen", (3, 6), """
        class Noisy:
            def __del__(self): raise LookupError("in __del__\\nof Noisy")
        def f():
            Noisy()
        f()
        print("after")
        """, ["!unraisable LookupError", "after", "!end"]),
    ("coroutines that were never awaited are seen", (3, 6), """
        async def f(): pass
        f()
        print("after")
        """, ["!warning RuntimeWarning", "after", "!end"]),
    ("the same warning is shown each time", (3, 6), """
        import warnings
        for _ in range(2): warnings.warn("careful")
        with warnings.catch_warnings(record=True) as log: warnings.warn("kept")
        print(len(log))
        """, ["!warning UserWarning", "!warning UserWarning", "1", "!end"]),
    ("only listed modules and names", (3, 6), """
        try:
            import os
        except ImportError as e: print(type(e).__name__)
        try:
            from sys import modules
        except ImportError as e: print(type(e).__name__)
        import collections.abc as abc, collections, asyncio
        print(collections.abc is abc, hasattr(asyncio, "base_events"))
        """, ["ModuleNotFoundError", "ImportError", "True False", "!end"]),
    ("collection stays off", (3, 6), """
        import gc
        print(gc.isenabled()); gc.disable(); print(gc.isenabled()); gc.enable(); print(gc.isenabled())
        """, ["True", "False", "True", "!end"]),
    ("sleeping takes no time", (3, 7), """
        import asyncio
        async def late(name, seconds):
            await asyncio.sleep(seconds)
            print(name)
        async def main():
            await asyncio.gather(late("b", 200000), late("a", 100000))
            try:
                await asyncio.wait_for(late("never", 50), 49)
            except asyncio.TimeoutError as e:
                print(type(e).__name__)
        asyncio.run(main())
        """, ["a", "b", "TimeoutError", "!end"]),
    ("waiting for ever is an error", (3, 7), """
        import asyncio
        async def main():
            try:
                await asyncio.Event().wait()
            finally:
                print("cancelled")
        asyncio.run(main())
        """, ["cancelled", "!raised RuntimeError", "!end"]),
    ("tasks are named from 1, and all_tasks has their order", (3, 8), """
        import asyncio
        async def main():
            tasks = [asyncio.create_task(asyncio.sleep(1), name=n) for n in (None, None, "z", "a", "m")]
            print([t.get_name() for t in asyncio.all_tasks()])
            done, pending = await asyncio.wait(tasks)
            print(type(done).__name__, len(done), len(pending))
        asyncio.run(main())
        """, ["['Task-1', 'Task-2', 'Task-3', 'z', 'a', 'm']", "set 5 0", "!end"]),
    ("asynchronous generators are shut down in their order", (3, 7), """
        import asyncio
        async def agen(n):
            try:
                yield
            finally:
                print(n)
        kept = [agen(n) for n in range(8)]
        async def main():
            for a in kept: await a.__anext__()
        asyncio.run(main())
        """, [str(n) for n in range(8)] + ["!end"]),
    ("what a loop's exception handler is told is seen", (3, 7), """
        import asyncio
        async def fails(): raise LookupError("lost")
        async def main():
            asyncio.ensure_future(fails())
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            print("main ends")
        asyncio.run(main())
        """, ["!loop LookupError", "main ends", "!end"]),
    ("a leak into the next program: hooks, loop, warnings, context, cycles", (3, 7), """
        import asyncio, sys, warnings, contextvars, gc
        sys.set_asyncgen_hooks(print, print); sys.set_coroutine_origin_tracking_depth(3)
        warnings.simplefilter("error"); warnings.catch_warnings(record=True).__enter__()
        asyncio.set_event_loop(asyncio.new_event_loop())
        class Noisy:
            def __del__(self): print("leaked")
        class Phoenix:
            def __del__(self): global again; again = self; print("risen")
        phoenix = Phoenix(); noisy = Noisy(); noisy.self = Noisy; Noisy.it = noisy
        """, ["!end", "risen", "leaked"]),
    ("and nothing is left", (3, 7), """
        import asyncio, sys, warnings, gc
        print(tuple(sys.get_asyncgen_hooks()), sys.get_coroutine_origin_tracking_depth())
        gc.collect()
        warnings.warn("shown")
        """, ["(None, None) 0", "!warning UserWarning", "!end"]),
]


class Traces(unittest.TestCase):
    maxDiff = None

    def test_programs_twice_in_one_process(self):
        for _ in range(2):
            for name, since, text, expected in PROGRAMS:
                if sys.version_info < since:
                    continue
                with self.subTest(name):
                    trace = harness.run(program(text), "program.py")
                    self.assertEqual([harness.documented(line) for line in trace], expected)

    def test_nothing_stays_replaced(self):
        before = sys.stdout, sys.stderr, sys.modules["__main__"], sys.get_asyncgen_hooks()
        harness.run("print(1)")
        self.assertEqual((sys.stdout, sys.stderr, sys.modules["__main__"], sys.get_asyncgen_hooks()), before)

    def test_an_interrupted_program_records_nothing_more(self):
        lines = []
        harness.run("print(1)\nprint(2)", "p.py", {"emit": lambda line: (lines.append(line), harness.interrupt())})
        self.assertEqual(lines, ["1", "!timeout"])


class Ranges(unittest.TestCase):
    def test_ranges(self):
        for requires, version, expected in [
            ("", (3, 8, 0), True), (">=3.8", (3, 8, 0), True), (">=3.8", (3, 7, 17), False), (">=3.8,<3.12", (3, 12, 0), False),
            (">3.8", (3, 8, 0), False), (">3.8", (3, 8, 1), True), ("<=3.8", (3, 8, 1), False), ("==3.8", (3, 8, 0), True),
            ("==3.8", (3, 8, 1), False), ("==3.8.*", (3, 8, 1), True), ("!=3.8.*", (3, 8, 1), False), ("!=3.10.1", (3, 10, 0), True),
            ("~=3.8", (3, 12, 0), True), ("~=3.8.2", (3, 9, 0), False), ("~=3.8.2", (3, 8, 5), True), ("~=3.8.2", (3, 8, 1), False),
            ("==3.*", (3, 6, 0), True), (">= 3.8 , != 3.9.1", (3, 9, 1), False), ("<4", (3, 15, 0), True),
        ]:
            with self.subTest(requires=requires, version=version):
                self.assertEqual(harness.in_range(requires, version), expected)

    def test_what_is_no_range(self):
        for requires in ("3.8", ">=3.x", "=>3.8", ">=3.8.*", "~=3", ">=3.8 <3.9", "==3.8.0+"):
            with self.subTest(requires), self.assertRaises(ValueError):
                harness.in_range(requires, (3, 8, 0))


class Metadata(unittest.TestCase):
    def test_a_block(self):
        source = '# /// script\n# requires-python = ">=3.8"\n#\n# [tool.test525]\n# clauses = [\n#   "a.b",\n#   "c",\n# ]\n# about = "say \\"x\\""\n# ///\n'
        self.assertEqual(harness.parse_metadata(source), {"requires-python": ">=3.8", "clauses": ["a.b", "c"], "about": 'say "x"'})

    def test_broken_blocks(self):
        for text, reason in [
            ("print(1)", "no metadata"), ("# /// script\n", "not closed"), ("# /// script\n# colour = 1\n# ///", "line 2: unknown key"),
            ("# /// script\n# requires-python = 3\n# ///", "line 2: requires-python wants a string"),
            ("# /// script\n# requires-python = \"three\"\n# ///", "line 2: requires-python: 'three'"),
            ("# /// script\n# [tool.test525]\n# features = \"x\"\n# ///", "line 3: features wants a list"),
            ("# /// script\n# [tool.test525]\n# level = \"low\"\n# ///", "line 3: level is one of"),
            ("# /// script\n# [tool.test525]\n# features = [\"x\"\n# ///", "a list is not closed"),
            ("# /// script\n# [tool.other]\n# ///", "line 2: unknown table"), ("# /// script\nprint()\n# ///", "line 2: a line of metadata"),
        ]:
            with self.subTest(text), self.assertRaises(harness.BadCase) as caught:
                harness.parse_metadata(text)
            self.assertIn(reason, str(caught.exception))


class Processes(unittest.TestCase):
    def harness(self, *arguments, **options):
        return subprocess.run([sys.executable, os.path.join(HERE, "harness.py")] + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def test_the_worker_answers_and_ends_with_its_input(self):
        requests = [
            {"id": 1, "filename": "a.py", "source": "print('one', flush=True)\nprint('\u00e9')"}, "nonsense",
            {"id": 2, "filename": "b.py", "source": "print(2)", "stream": True},
        ]
        result = self.harness("--worker", input="".join(json.dumps(r) + "\n" for r in requests).encode("ascii"))
        hello, *replies = [json.loads(line) for line in result.stdout.decode("ascii").splitlines()]
        self.assertEqual((hello["protocol"], tuple(hello["release"])), (1, sys.version_info[:3]))
        self.assertIsNone(replies[1].pop("id"))
        self.assertEqual(list(replies[1]), ["error"])
        self.assertEqual(replies[0], {"id": 1, "trace": ["one", "\u00e9", "!end"]})
        self.assertEqual(replies[2:], [{"id": 2, "line": "2"}, {"id": 2, "line": "!end"}, {"id": 2, "done": True}])

    def test_exit_statuses(self):
        block = '# /// script\n# requires-python = ">=%s"\n# ///\n'
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "case")
            for text, trace, arguments, status, shown in [
                (block % "3.6" + "print(1)", "1\n!end\n", [folder], 0, "ok 1 - case"),
                (block % "3.6" + "print(1)", "2\n!end\n", [folder], 1, "-2"),
                (block % "3.6" + "print('1  # x')", "1  # y\n!end\n", [folder, "--level", "documented"], 0, "ok 1 - case"),
                (block % "3.6" + "print('1  # x')", "1  # y\n!end\n", [folder, "--level", "exact", "--in-process"], 1, "not ok 1"),
                (block % "4.0" + "print(1)", "", ["--junit", path + ".py"], 0, '<skipped message="requires-python &gt;=4.0"/>'),
                ("print(1)", "", [folder], 2, "no metadata"), (block % "3.6", "", [path], 2, "no such file"),
                (block % "3.6", "", [], 2, "no PATH"), (block % "3.6", "", ["--nothing"], 2, "wrong usage"),
            ]:
                with open(path + ".py", "w") as file:
                    file.write(text)
                with open(path + ".out", "w") as file:
                    file.write(trace)
                with self.subTest(text=text, arguments=arguments):
                    result = self.harness(*arguments)
                    self.assertEqual(result.returncode, status, result)
                    self.assertIn(shown, (result.stdout if status < 2 else result.stderr).decode("utf-8"))


if __name__ == "__main__":
    unittest.main()
