#!/usr/bin/env python3
"""Records what real Pythons say of the texts in reference-vm/tests/data/syntax_errors.txt.

    python3 scripts/record_syntax_errors.py PYTHON [PYTHON...]

The file is a list of entries. An entry is a line `### about`, the text, and one line per range of versions:

    #= 3.9-3.13 SyntaxError 2 'await' outside function
    #= 3.8 ok

with the class, the line and the message. Those lines are replaced by what the given interpreters say.
"""

import json
import pathlib
import subprocess
import sys

FILE = pathlib.Path(__file__).parent.parent / "reference-vm/tests/data/syntax_errors.txt"

PROBE = r"""
import json, sys, warnings
results = []
for text in json.load(sys.stdin):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(text, "<string>", "exec")
        except SyntaxError as error:
            results.append("%s %s %s" % (type(error).__name__, error.lineno, error.msg))
        else:
            results.append("warns" if caught else "ok")
json.dump(["%d.%d" % sys.version_info[:2], results], sys.stdout)
"""


def entries():
    about, text = None, []
    for line in FILE.read_text().splitlines():
        if line.startswith("### "):
            if about:
                yield about, "\n".join(text) + "\n"
            about, text = line, []
        elif not line.startswith("#= "):
            text.append(line)
    yield about, "\n".join(text) + "\n"


def ask(python, texts):
    """The interpreter's version and its result for each text; a text that kills it has the result "crashes"."""
    done = subprocess.run([python, "-c", PROBE], input=json.dumps(texts), stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode == 0:
        return json.loads(done.stdout)
    if len(texts) == 1:
        return [None, ["crashes"]]
    middle = len(texts) // 2
    version, first = ask(python, texts[:middle])
    other, second = ask(python, texts[middle:])
    return [version or other, first + second]


def ranges(results):
    """[("3.6", x), ("3.7", x), ("3.8", y)] to [("3.6-3.7", x), ("3.8", y)]"""
    out = []
    for version, result in results:
        if out and out[-1][2] == result:
            out[-1][1] = version
        else:
            out.append([version, version, result])
    return [(first if first == last else first + "-" + last, result) for first, last, result in out]


def main():
    found = list(entries())
    texts = [text for _, text in found]
    answers = sorted((ask(python, texts) for python in sys.argv[1:]), key=lambda a: int(a[0].split(".")[1]))
    lines = []
    for index, (about, text) in enumerate(found):
        lines.append(about)
        lines.append(text.rstrip("\n"))
        for versions, result in ranges([(version, results[index]) for version, results in answers]):
            lines.append("#= %s %s" % (versions, result))
    FILE.write_text("\n".join(lines) + "\n")


main()
